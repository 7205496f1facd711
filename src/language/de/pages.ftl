# The report, the sheet and the overview.

pages-icloud-backups-cases-cases = iCloud-Backups: { $cases ->
    [one] 1 Fall
   *[other] { $cases } Fälle, der schlimmste zuerst
}
pages-chart = Bild
pages-part-it-is-not = { $part }: wird nicht mehr geschrieben
pages-part-it-was-not = { $part }: war noch nicht da
pages-the-pages-head = Kopf der Seite
pages-the-first-page = erste Seite
pages-the-page = Seite
pages-then-was-old-is = { $then }: war „{ $old }“, ist „{ $new }“
pages-then-its-words-are = { $then }: die Wörter sind dieselben, nicht aber, was dahintersteht
pages-what = was
pages-value = Wert
pages-where-from = woher
pages-trust = Sicherheit
pages-what-nobody-typed = Was niemand eingetippt hat
pages-default = Voreinstellung
pages-unit = Einheit
pages-source = Quelle
pages-defaults-used-with-sources = Benutzte Voreinstellungen mit ihren Quellen
pages-rule = Regel
pages-what-is-taken-to = was angenommen wird
pages-rests-on = beruht auf
pages-rules-not-settled-by = Regeln, die die Hersteller offenlassen
pages-id = Kürzel
pages-publisher = Herausgeber
pages-title = Titel
pages-where = wo
pages-date = Datum
pages-pages-and-data-sets = Seiten und Datensätze
pages-the-answer-in-full = Die Antwort in voller Länge
pages-how-the-backups-stand = Wie es um die Backups steht
pages-more-charts = Weitere Bilder
pages-plans-and-people-compared = Speicherpläne und Personen im Vergleich
pages-what-fails-and-why = Was fehlschlägt, und warum
pages-one-future-explained = Ein Verlauf, erklärt
pages-what-helps = Was hilft
pages-what-is-not-known = Was nicht bekannt ist
pages-what-it-rests-on = Worauf es beruht
pages-what-it-cannot-know = Was es nicht wissen kann
pages-the-scenario-and-how = Das Szenario, und wie du es wieder rechnen lässt
pages-each-was-lived-on = Alle wurden mit denselben { $thousands } der { $run } Verläufe durchgespielt, und zwar den ersten. Für jeden Anteil hier gilt: { $error_phrase }.
pages-plan = Speicherplan
pages-difference = Unterschied
pages-why-it-loses = warum er verliert
pages-plans-and-people-side = Speicherpläne und Personen nebeneinander
pages-why-a-backup-is = warum ein Backup als erstes fehlschlägt
pages-futures = Verläufe
pages-share = Anteil
pages-causes-of-the-first = Ursachen des ersten Fehlschlags
pages-backup-by-backup = Backup für Backup
pages-fresh-days-whose-newest = Frisch: Tage, an denen die neueste Kopie höchstens 7 Tage alt ist. Lücken: Zeiten von zwei Wochen oder mehr, in denen Strom, WLAN oder Sperre fehlte. Alter: wie alt die neueste Kopie an einem zufällig gewählten Tag ist.
pages-failing-in-horizon-in = Fehlschlag in { $horizon_in_words }
pages-backup = Backup
pages-middle-date = mittleres Datum
pages-9-in-10 = 9 von 10
pages-most-often-because-of = meist wegen
pages-fresh-days = frische Tage
pages-gaps-a-year = Lücken im Jahr
pages-age-in-days = Alter in Tagen
pages-later = später
pages-never = nie
pages-month-in-full-to = { $month_in_full } bis { $late }
pages-month-in-full-to-later = { $month_in_full } bis später
pages-the-error-of-counting = Der Zählfehler
pages-nothing-in-this-run = Hier bleibt nichts dem Zufall überlassen, deshalb wurde nichts gezählt.
pages-thousands-futures-the-error = { $thousands } Verläufe. Für jeden Anteil davon gilt: { $error_phrase }.
pages-the-middle-date-of = {" "}Das mittlere Datum des ersten Fehlschlags hat einen Standardfehler von { $decimal } Tagen. Was falsch eingetippt oder falsch geschätzt wurde, steckt in keinem von beiden.
pages-typed-values-were-typed = { $typed ->
    [one] 1 Wert wurde eingetippt oder auf der Befehlszeile angegeben. Er steht mit seiner Zeile im Szenario am Ende dieses Berichts.
   *[other] { $typed } Werte wurden eingetippt oder auf der Befehlszeile angegeben. Sie stehen im Szenario am Ende dieses Berichts, jeder mit seiner Zeile.
} { $background ->
    [one] Dieser eine nicht:
   *[other] Diese { $background } nicht:
}
pages-defaults-and-their-sources = Voreinstellungen und ihre Quellen
pages-nothing-was-read-from = Von einem Telefon oder aus iCloud wurde nichts gelesen: Bekannt ist, was in der Szenariodatei steht, mehr nicht.
pages-what-nobody-typed-is = Was niemand eingetippt hat, ist die Schätzung eines Profils oder einer Voreinstellung. Menschen sind anders als Profile.
pages-prices-are-those-of = Die Preise sind die von dem Tag, an dem die Preisliste gelesen wurde. Mit der nächsten Version von iOS oder WhatsApp können sich Regeln ändern.
pages-several-devices-that-upload = Mehrere Geräte, die in derselben Nacht hochladen, bremsen einander nicht.
pages-a-chance-is-a = Eine Wahrscheinlichkeit ist ein Anteil der durchgespielten Verläufe. Sie ist so gut wie das, woraus diese Verläufe gemacht sind.
pages-rules-that-no-page = Regeln, die keine Seite von Apple oder WhatsApp klärt
pages-save-the-scenario-below = Sichere das Szenario unten als { $name }.toml und lass diese Version des Programms damit laufen:
pages-simulate-name-toml-futures = simulate { $name }.toml --futures { $futures } --seed { $seed } --report
pages-version = Version
pages-headroom-version = headroom { $version }
pages-seed = Startwert
pages-futures-2 = Verläufe
pages-hash = Prüfsumme
pages-the-scenario-as-it = Das Szenario, wie es gerechnet wurde
pages-see-that-the-phone = Schau nach, ob das Telefon noch ungefähr dasselbe zeigt{ $what }.
pages-settings-name-icloud = Einstellungen > [name] > iCloud
pages-leave-every-phone-on = Lass jedes Telefon nachts am Strom, im WLAN und gesperrt.
pages-no-setting-a-charger = keine Einstellung: ein Ladegerät, WLAN, die Seitentaste
pages-whatsapp-settings-chats-chat = WhatsApp > Einstellungen > Chats > Chat-Backup
pages-settings-name-icloud-icloud = Einstellungen > [name] > iCloud > iCloud-Backup
pages-a-week-later-see = sieh eine Woche später nach, von wann das letzte Backup ist: Es sollte aus dieser Woche stammen
pages-one-future-of-span = Ein Verlauf von { $span } wurde Nacht für Nacht durchgespielt, ganz ohne Zufall.
pages-nobody-knows-how-many = Niemand weiß, wie viele Fotos du machen wirst oder in welchen Nächten ein Telefon am Strom hängt. Deshalb wurden { $thousands } mögliche Verläufe Nacht für Nacht durchgespielt, jeder mit einer Länge von { $span }.
pages-your-name = dein Name
pages-icloud-backups = iCloud-Backups
pages-person-at = Person { $at }
pages-label-low-to-high = { $label }: { $low } bis { $high } { $unit }
pages-waits-on-the-phones = wartet auf den Telefonen: { $rounded } { $unit }
pages-stored-rounded-of-figure = gespeichert: { $rounded } von { $figure } { $unit }
pages-even-odds-in-short = {"\u000A"}50 zu 50: { $in_short }{"\u000A"}9 von 10: { $early } bis { $late }
pages-1-in-20-by = {"\u000A"}1 von 20 bis { $in_short }
pages-name-low-value-low = { $name }{"\u000A"}niedriger Wert: { $low }{"\u000A"}hoher Wert: { $high }
pages-share-in-100 = { $share } von 100
pages-link-report = Bericht
pages-link-sheet = Blatt
pages-link-summary = Zusammenfassung
pages-of-what = wovon
pages-picture-in-words = Dieses Bild in Worten
pages-kicker-read-on = iCloud-Backups, abgelesen am { $day }
pages-skip-to-answer = Zur Antwort
pages-head-what-to-do = Was zu tun ist
pages-head-today = Heute
pages-head-what-it-costs = Was es kostet
pages-head-if-nothing-is-done = Was kommt, wenn niemand etwas tut
pages-head-know-more = Für alle, die mehr wissen wollen
pages-foot = headroom { $version } · Szenario { $hash } · Startwert { $seed }
pages-head-three-steps = Drei Schritte
pages-term-then = Danach
pages-term-given-up = Verzicht
pages-given-up-nothing = Keiner.
pages-term-costs = Kosten
pages-costs-today = Heute: { $text }
pages-term-read-again = Neu lesen
pages-read-again-from = Ab dem { $day }: Zahlen veralten.
pages-term-or = Oder
pages-skip-to-cases = Zu den Fällen
pages-kicker = iCloud-Backups
pages-cases-worst-first = { $cases ->
    [one] { $cases } Fall
   *[other] { $cases } Fälle, der schlimmste zuerst
}
pages-broken-files = { $broken ->
    [one] { $broken } mit Problemen in der Datei
   *[other] { $broken } mit Problemen in ihren Dateien
}
pages-cases = Fälle
pages-column-case = Fall
pages-column-how-it-stands = wie es steht
pages-column-what-to-do = was zu tun ist
pages-column-do-by = zu tun bis
pages-column-a-month = im Monat
pages-column-sure = sicher?
pages-column-files = Dateien
pages-link-of-case = { $link } zu { $case }
pages-chapter-quoted = „{ $title }“
pages-one-future-of-seed = 1 Verlauf, Startwert { $seed }, headroom { $version }
pages-futures-of-seed = { $futures } Verläufe, Startwert { $seed }, headroom { $version }
pages-was-and-is = { $what }: war „{ $before }“, ist „{ $now }“
pages-the-drawing-alone = die Zeichnung, aber nicht, was sie sagt

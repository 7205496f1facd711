# The answer of a run, line by line.

answer-no-backup-ever = noch nie ein Backup
answer-its-next-backup-cannot = das nächste Backup kann nicht klappen
answer-no-backup-since-in = kein Backup seit dem { $in_short }, seit { $days } Tagen
answer-the-next-one-needs = Das nächste braucht { $needed }; { $room }, es fehlen { $short }.
answer-if-the-device-were = Ginge das { $device } heute verloren, wären { $size } mit verloren.
answer-no-backup-is-switched = Kein Backup ist eingeschaltet.
answer-the-backup-works = Das Backup klappt.
answer-all-backups-work = Alle Backups klappen.
answer-the-other-backups-work = Die anderen Backups klappen.
answer-name-is-switched-off = { $name } ist ausgeschaltet: `simulate explain` sagt, wo.
answer-from-day-on = ab dem { $day }
answer-nothing-new-is-backed = Nichts Neues wird gesichert: Was nicht synchronisiert wird, geht mit dem Gerät verloren.
answer-name-is-off-from = { $name } ist ab dem { $day } ausgeschaltet.
answer-name-has-no-backup = { $name } hat noch kein Backup: Das erste braucht { $size }.
answer-with-its-old-backup = , das alte Backup mitgezählt
answer-it-wants-times-times = Es will das { $times }-Fache seiner { $size } frei haben, { $needed }; { $room }{ $counted }.
answer-it-wants-times-times-more = Es will das { $times }-Fache seiner { $size } frei haben, { $needed }: { $short } mehr, als frei ist{ $counted }.
answer-the-account-cannot-be = Der Account ist nicht erreichbar{ $words }.
answer-the-account-cannot-be-from = Der Account ist ab dem { $day } nicht erreichbar{ $words }.
answer-it-is-dated-by = Datiert ist es auf den ersten Tag ohne Backup.
answer-too-much-for-a = Zu viel für die Nächte von zwei Wochen bei diesem Upload-Tempo.
answer-its-stored-backup-is = Das gespeicherte Backup ist beschädigt: Lösche es und fang neu an.
answer-a-network-or-a = Ein Netz oder eine Regel verbietet Backups.
answer-icloud-itself-is-down = iCloud selbst ist so lange gestört.
answer-it-then-needs-needed = Es braucht dann { $needed }; { $room }, es fehlen { $short }.
answer-it-wants-times-times-its = Es will auch auf dem { $device } das { $times }-Fache seiner Größe frei haben, { $needed }; { $room }, es fehlen dort { $short }.
answer-the-device-itself-is = Das { $device } selbst ist voll: Platz in iCloud hilft da nicht.
answer-a-fault-stops-it = Ein Fehler hält es auf; { $cure_words } behebt ihn.
answer-no-other-backup-holds = Kein anderes Backup enthält diese Chats: Ab dann sind neue in Gefahr.
answer-the-chats-are-still = Das Backup vom { $device } selbst enthält die Chats noch: Verloren ist nichts.
answer-the-device-s-own = Auch das Backup vom { $device } selbst, das die Chats enthält, schlägt bis dahin fehl.
answer-the-longest-gap-of = { $longest_lapse_days ->
    [one] Die längste Lücke in allen Verläufen dauert 1 Tag.
   *[other] Die längste Lücke in allen Verläufen dauert { $longest_lapse_days } Tage.
}
answer-most-often-it-is = Am häufigsten ist es { $backup_name }: zuerst in { $futures_phrase }.
answer-backup-name-short-in = { $backup_name_short } in { $futures }
answer-the-same-for-join = Dasselbe gilt für { $join }.
answer-its-only-backup-is = das einzige Backup wird { $when } gelöscht, { $days } Tage nach seinem Entstehen
answer-in-futures-its-only = in { $futures } wird das einzige Backup gelöscht, { $days } Tage nach seinem Entstehen
answer-in-futures-its-only-backup = in { $futures } wird das einzige Backup gelöscht, { $days } Tage nach seinem Entstehen (in der Hälfte bis { $half })
answer-on-day = am { $day }
answer-icloud-photos = iCloud-Fotos
answer-messages-in-icloud = Nachrichten in iCloud
answer-icloud-drive = iCloud Drive
answer-icloud-mail = iCloud Mail
answer-whatsapps-own-backup = WhatsApps eigenem Backup
answer-nothing-is-left-then = Dann bleibt nichts.
answer-nothing-is-left-then-but = Dann bleibt nur, was in { $listed } liegt.
answer-by-month-in-full = bis { $month_in_full }
answer-later = später
answer-later-or-not-at = später oder gar nicht
answer-and-until-join = Und { $until }: { $join }.
answer-cause-words-every-time = { $cause_words }, jedes Mal
answer-cause-words-nearly-every = { $cause_words }, fast jedes Mal
answer-join-of-100-failures = { $join } von 100 Fehlschlägen
answer-a-year = im Jahr
answer-in-years = { $years ->
    [one] in 1 Jahr
   *[other] in { $years } Jahren
}
answer-today = Heute
answer-first = Zuerst
answer-then = Dann
answer-why = Warum
answer-also = Auch
answer-do-now = Jetzt
answer-do = Tun
answer-or = Oder
answer-sure = Sicher?
answer-plan = Plan
answer-pays = Kosten
answer-note = Hinweis
answer-nothing-simple-was-found = nichts Einfaches gefunden, das hilft; `simulate advise` sucht weiter.
answer-advise-searches-further = `simulate advise` sucht weiter.
answer-given-up-given-up = {" "}Nachteil: { $given_up }.
answer-after-of-100-days = { $after } von 100 Tagen liegen dann in Lücken von zwei Wochen oder mehr, statt { $before }.
answer-the-first-backup-then = das erste Backup schlägt dann { $months } später fehl.
answer-without-it-hold = ; ohne das schlägt in { $futures_phrase } keines fehl
answer-title-as-read-on = { $title }, abgelesen am { $in_short }
answer-plan-instead-of-before = { $plan } statt { $before } ab dem { $from }.
answer-plan-instead-of-before-from = { $plan } statt { $before } ab dem { $from }; gewählt am { $in_short }, ein kleinerer Plan wartet auf den nächsten Abrechnungsmonat.
answer-plan-instead-of-before-in = { $plan } statt { $before }: in der Hälfte aller Verläufe bis { $month_in_full }, so sagt es die Regel der Datei.
answer-nothing-nobody-is-on = nichts: Niemand nutzt diesen Plan
answer-nothing-this-plan-is = nichts: Dieser Plan ist kostenlos
answer-not-known-no-price = unbekannt: kein Preis für den Plan { $clean }
answer-before-tax = {" "}vor Steuern
answer-currency-of-it-comes = : { $currency } davon kommen zurück
answer-before-total-currency-in = { $before_total }{ $currency } in { $span }
answer-total-not-known = ; insgesamt unbekannt: kein Preis für den Plan { $plan }
answer-prices-in-short = {" "}(Preise vom { $in_short })
answer-currency-a-month-tax = { $currency } im Monat{ $tax }{ $later }{ $total }{ $as_of }
answer-from-in-short-on = {" "}ab dem { $in_short }
answer-until-in-short-when = {" "}bis zum { $in_short }, dann nutzt ihn niemand mehr
answer-price-from-in-short = , { $price } ab dem { $in_short }
answer-was-not-checked-no = wurde nicht geprüft: Eine Kapazität ist nicht angegeben.
answer-room-on-belonging-itself = Ob auf { $belonging } selbst Platz ist, { $why }
answer-room-on-the-phones = Ob auf den Telefonen selbst Platz ist, { $why }
answer-room-on-many-of = Ob auf { $many } der { $devices } Geräte Platz ist, { $why }
answer-certain-nothing-in-this = Sicher: Nichts in diesem Lauf hängt vom Zufall ab. { $folder }
answer-futures-futures-seed-seed = { $count ->
    [one] 1 Verlauf
   *[other] { $futures } Verläufe
}, Startwert { $seed }, { $error_phrase }. { $folder }
answer-futures-futures-known-seed = { $futures } Verläufe: { $known }, Startwert { $seed }. { $folder }
answer-1-day = 1 Tag
answer-exact-days = { $exact } Tage
answer-the-middle-date-of = das mittlere Datum des ersten Fehlschlags
answer-the-chance-of-failing = die Wahrscheinlichkeit eines Fehlschlags
answer-until-what-is-known = bis { $what } auf { $wanted } genau bekannt ist (jetzt { $figure })
answer-the-middle-date-lies = das mittlere Datum liegt hinter dem Zeitraum
answer-the-most-there-are = mehr gibt es nicht; { $what } ist auf { $figure } genau bekannt, nicht auf { $wanted }
answer-the-most-there-are-what = mehr gibt es nicht; { $what } ist nicht auf { $wanted } genau bekannt
answer-median = Mitte
answer-plan-2 = Plan
answer-half-of-all-futures = Hälfte aller Verläufe
answer-9-futures-in-10 = 9 von 10 Verläufen
answer-even-odds-of-failing = Fehlschlag 50 zu 50
answer-a-night = eine Nacht
answer-each-nights = { $each } Nächte
answer-a-letter-is-span = Ein Zeichen steht für { $span }.
answer-backed-up = gesichert
answer-on-most = meistens
answer-not-finished = nicht fertig
answer-power-wi-fi-or = Strom, WLAN oder Sperre fehlt
answer-failed = fehlgeschlagen
answer-off-or-not-due = aus oder nicht fällig
answer-name-about-gaps = { $name }: etwa { $gaps ->
    [one] { $gaps } Lücke
   *[other] { $gaps } Lücken
} von { $length } { $years }, { $missing }
answer-does-your-phone-say = Sagt dein Telefon das auch? Wenn nicht, korrigiere `used`.
answer-failing = FEHLSCHLAG.
answer-rough-nothing-in-this = GROB: In dieser Datei steht nicht, wie voll dein iCloud-Speicher ist

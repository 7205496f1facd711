# Plans side by side.

compare-title-as-read-on = { $title }, abgelesen am { $in_short }
compare-best-escaped = {"*"}*Am besten** { $escaped }{"\u000A"}{"\u000A"}
compare-on-the-same-futures = In denselben Verläufen, verglichen mit { $present } (± Standardfehler)
compare-best = Am besten
compare-it-turns-on-what = Es kommt darauf an, was dir so ein Tag wert ist. Am besten: { $join }.
compare-fresh-a-day-of = Frisch: ein Tag, an dem die neueste Kopie eines Backups höchstens 7 Tage alt ist. Sicher: mehr als zwei Standardfehler.
compare-each-plan-is-taken = {" "}Jeder Speicherplan gilt hier vom ersten Tag an.
compare-before-tax = {" "}vor Steuern
compare-prices-of-in-short = Preise vom { $in_short }{ $tax }.
compare-apple-one-its-prices = Apple One: Seine Preise sind hier nur für die USA bekannt.
compare-apple-one-is-cheaper = Apple One ist nur dann günstiger, wenn dir seine Musik, Serien und Spiele im Monat mehr wert sind als { $join } { $code } (Preise von { $as_of }).
compare-certain-nothing-in-this = {"  "}Sicher: Nichts in diesem Lauf hängt vom Zufall ab. { $folder }
compare-futures-futures-each-seed = {"  "}Je { $futures } Verläufe, Startwert { $seed }, { $error_phrase }. { $folder }
compare-failing-in = Fehlschlag
compare-first-failing = erster Fehlschlag
compare-fresh = frische
compare-paid = bezahlt
compare-a-fresh = je Tag
compare-middle = Mitte
compare-9-in-10 = 9 von 10
compare-days = Tage
compare-day = frisch
compare-plan = Plan
compare-failing-in-1-year = Fehlschlag in 1 Jahr
compare-failing-in-span = Fehlschlag in { $span }
compare-middle-date = mittleres Datum
compare-fresh-days = frische Tage
compare-paid-currency = bezahlt, { $currency }
compare-a-fresh-day-currency = je frischem Tag, { $currency }
compare-unknown = offen
compare-later = später
compare-never = nie
compare-short-later = ab { $short }
compare-fails-less-often-text = schlägt seltener fehl: in { $text } von 100 Verläufen weniger
compare-fails-more-often-text = schlägt öfter fehl: in { $text } von 100 Verläufen mehr
compare-text-fresh-days-in = { $text } von 100 Tagen mehr sind frisch
compare-text-fresh-days-in-100 = { $text } von 100 Tagen weniger sind frisch
compare-no-sure-difference-in = kein sicherer Unterschied bei den Backups
compare-what-it-costs-is = was es kostet, ist nicht bekannt
compare-the-same-price = gleicher Preis
compare-no-sure-difference-in-price = kein sicherer Unterschied beim Preis
compare-more = mehr
compare-less = weniger
compare-at-any-price = bei jedem Preis
compare-up-to-with-currency = bis { $with_currency }
compare-above-with-currency = über { $with_currency }
compare-from-with-currency = von { $with_currency }
compare-under-1-which-day = { $which ->
   *[other] weniger als 1 Tag
}
compare-1-which-day = { $which ->
   *[other] 1 Tag
}
compare-thousands-which-days = { $which ->
   *[other] { $thousands } Tage
}
compare-no-verdict-against-best = Kein Urteil gegenüber { $best }: Der Unterschied liegt innerhalb seines Fehlers.
compare-has-no-room-though = Hat{ $futures } keinen Platz für neue Fotos, Nachrichten oder Dateien, auch wenn daran kein Backup scheitert; gegenüber { $best }: { $costs }.
compare-in-futures = {" "}in { $futures }
compare-leaves-days-without-a = Bringt { $days } mehr ohne frisches Backup als { $best }{ $why }; { $costs }.
compare-spares-days-without-a = Erspart { $days } ohne frisches Backup; dafür { $costs }: { $current } pro Tag, mehr als ein Tag zählt.
compare-protects-no-better-than = Schützt, soweit sich das sagen lässt, nicht besser als { $best }; { $costs }.
compare-backup-name-is-first = : { $backup_name } schlägt in { $futures } zuerst fehl ({ $cause_phrase })
compare-no-verdict-a-price = Kein Urteil: Ein Preis ist nicht bekannt, also lassen sich die Kosten nicht abwägen.
compare-in-19-futures-of = {" "}In 19 von 20 Verläufen wäre nichts davon besser gewesen.
compare-against-what-would-have = {" "}Gegenüber dem, was im jeweiligen Verlauf am besten gewesen wäre, kostet es im Durchschnitt { $mean } zu viel und in 19 von 20 Verläufen höchstens { $p95 }.
compare-where-a-day-without = wenn ein Tag ohne frisches Backup mit { $day } zählt
compare-no-verdict-counted-best = Kein Urteil, { $counted }: { $best } und { $join } unterscheiden sich um weniger als den Fehler.
compare-where-backups-are-the = Wo die Backups gleich gut sind, nimm das Günstigere.
compare-what-fails-first-is = Was zuerst fehlschlägt, liegt in einem anderen gemeinsamen Speicher ({ $name }), dessen Speicherplan in jeder Zeile derselbe ist: Vergleiche dessen Speicherpläne mit `--pool "{ $name }"`.
compare-on-stale-of-100 = An { $stale } von 100 Tagen ist das neueste Backup unter jedem Speicherplan älter als eine Woche, und nicht aus Mangel an Platz: `simulate advise` sucht über Speicherpläne hinaus.
compare-figure-to-to = { $figure } bis { $to }
compare-why-not-the-others = Warum nicht die anderen
compare-plan-now = { $plan } (jetzt)
compare-plan-then-as-in-the-file = { $plan }, dann wie in der Datei
compare-person-in-the-family-s-pool = { $person } im Speicherplan der Familie
compare-person-on-their-own = { $person } mit eigenen { $plan }
compare-everybody-on-their-own = alle mit eigenem Plan

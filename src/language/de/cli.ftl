# Messages of the command line.

cli-error-the-explanation-cannot = Fehler: Die Erklärung lässt sich nicht schreiben: { $error }
cli-error-device-several-devices = Fehler: --device: Mehrere Geräte heißen `{ $name }`{"\u000A"}  Tipp: Gib mit --person auch an, wem es gehört
cli-error-flag-nobody-and = Fehler: { $flag }: Niemand und nichts heißt `{ $name }`{"\u000A"}  Tipp: bekannt: { $join }
cli-error-date-day-is = Fehler: --date: { $day } gehört nicht zu den Tagen dieses Szenarios{"\u000A"}  Tipp: Sie gehen von { $first } bis { $last }
cli-error-alert-no-alert = Fehler: --alert: Keine Meldung lautet so: `{ $text }`{"\u000A"}  Tipp: bekannt sind{"\u000A"}{ $join }
cli-it-cannot-be-the = So kann kein Ordner heißen
cli-display-has-that-name = `{ $display }` heißt schon so
cli-error-display-is-the = Fehler: `{ $display }` ist der Fall `{ $case }`: { $why }{"\u000A"}  Tipp: Gib ihm in der Datei einen anderen Namen, zum Beispiel case = "{ $nearest_folder }"
cli-broken-with-problems-simulate = , { $broken } mit Problemen (simulate check)
cli-index-text-cases-cases = { $index_text }{"\u000A"}  { $cases ->
    [one] 1 Fall
   *[other] { $cases } Fälle, der schlimmste zuerst
}{ $problems }. { $display }{"\u000A"}
cli-note-the-limit-is = {"\u000A"}  Hinweis: Die Grenze liegt innerhalb von zwei Standardfehlern; mehr --futures brächten Klarheit
cli-crossed-text-it-is = überschritten: `{ $text }`: Es sind { $found } (Standardfehler { $error }){ $close }
cli-there-is-no-in = Es fehlt ein `>`
cli-trim-is-not-a = `{ $trim }` ist keine Prozentzahl
cli-it-does-not-begin = Es beginnt nicht mit `failing`
cli-rest-cannot-be-read = `{ $rest }` ist nicht lesbar
cli-error-fail-if-nobody = Fehler: --fail-if: Niemand heißt `{ $trim }`{"\u000A"}  Tipp: bekannt: { $join }
cli-error-fail-if-day = Fehler: --fail-if: { $day } gehört nicht zu den Tagen dieses Szenarios{"\u000A"}  Tipp: Sie gehen von { $first } bis { $last }
cli-error-fail-if-text = Fehler: --fail-if: `{ $text }` ist nicht lesbar: { $why }{"\u000A"}  Tipp: zum Beispiel --fail-if "failing before 2027-06-01 > 10%", "failing > 10%" oder "failing of 'Parent A' > 10%"
cli-error-precision-text-is = Fehler: --precision: `{ $text }` sind weder Tage noch Prozent über 0{"\u000A"}  Tipp: --precision 2d: Der Standardfehler des mittleren Datums beträgt höchstens 2 Tage; --precision 0.5%: Das gilt für die Wahrscheinlichkeit eines Fehlschlags
cli-display-has-megabytes-mb = `{ $display }` hat { $megabytes } MB oder mehr
cli-name-is-a-folder = `{ $name }` ist ein Ordner, keine Szenariodatei
cli-a-file = eine Datei
cli-name-a-file-in = Nenne eine Datei darin, etwa `{ $inside }`
cli-there-is-no-name = `{ $name }` gibt es nicht: Auf dem Weg dahin ist etwas eine Datei, kein Ordner
cli-folders-then-a-file = Ordner, dann eine Datei
cli-check-the-path-shipped = Prüfe den Pfad; mitgelieferte Beispiele liegen in `scenarios/`
cli-name-may-not-be = `{ $name }` darf nicht gelesen werden
cli-a-file-that-you = eine Datei, die du lesen darfst
cli-check-its-permissions-or = Prüfe die Zugriffsrechte oder kopiere sie in einen eigenen Ordner
cli-name-cannot-be-read = `{ $name }` lässt sich nicht lesen: { $error }
cli-a-file-that-can = eine lesbare Datei
cli-is-it-on-a = Liegt sie auf einem Laufwerk oder in einem Netz, das nicht mehr da ist? Kopiere sie auf diesen Rechner
cli-there-is-no-file = Die Datei `{ $display }` gibt es nicht
cli-a-scenario-file = eine Szenariodatei
cli-there-is-found-is = Es gibt `{ $found }`: Ist diese gemeint?
cli-check-the-spelling-shipped = Prüfe die Schreibweise; mitgelieferte Beispiele liegen in `scenarios/`
cli-the-scenario-is-another = Das Szenario ist ein anderes oder wurde seither geändert
cli-nothing-of-its-kind = Etwas von dieser Art entsteht nicht mehr
cli-it-was-made-by = Version { $imprint } hat es gemacht, dies ist { $version }
cli-error-display-does-not = Fehler: `{ $display }` sagt nicht, woher es kommt: Es ist kein Bild und keine Seite dieses Programms, oder die Angaben darin wurden entfernt{"\u000A"}  Tipp: Nenne ein PNG, einen report.html oder ein sheet.html, wie `simulate` es geschrieben hat
cli-error-there-is-no = Fehler: Neben `{ $display }` liegt kein `{ $beside }`{"\u000A"}  Tipp: Nenne das Szenario: simulate verify { $display } SCENARIO
cli-error-the-file-was = Fehler: Die Datei wurde mit Wörtern angefordert, die diese Version nicht kennt: { $join }{"\u000A"}  Tipp: Version { $version } hat sie gemacht
cli-identical-display-follows-from = Stimmt überein: { $display } folgt aus { $path } ({ $of }).{"\u000A"}
cli-differs-display-does-not = Weicht ab: { $display } folgt nicht aus { $path } ({ $of }):{"\u000A"}{ $concat }
cli-error-what-help-help = Fehler: { $what }{"\u000A"}  Tipp: { $help }
cli-flag-stands-before-the = { $flag } steht vor dem Befehl `{ $name }`
cli-what-is-asked-of = Was für einen Befehl gelten soll, steht hinter seinem Namen: simulate { $name } ... { $flag } ...
cli-there-is-no-command = Den Befehl `{ $first }` gibt es nicht
cli-did-you-mean-name = Meinst du `{ $name }`?
cli-there-is-no-command-and = Es gibt weder einen Befehl noch eine Datei namens `{ $first }`
cli-simulate-help-lists-the = `simulate --help` nennt alle Befehle
cli-simulate-scenario = `simulate SCENARIO`
cli-simulate-get-name = `simulate { $get_name }`
cli-simulate-word = `simulate { $word }`
cli-error-here-does-not = Fehler: { $here } kennt { $flag } nicht{"\u000A"}  Tipp: Es gehört zu { $join }
cli-the-questions-have-numbers = Die Fragen sind von 1 bis 10 nummeriert; `simulate explain SCENARIO` zeigt sie
cli-a-seed-is-a = Ein Startwert ist eine ganze Zahl ab 0: --seed 7
cli-futures-are-counted-from = Verläufe werden ab 0 gezählt: --future 3
cli-for-instance-futures-2000 = zum Beispiel --futures 2000
cli-for-instance-2 = zum Beispiel 2
cli-flag-value-is-below = { $flag }: { $value } liegt unter 0
cli-flag-value-is-not = { $flag }: `{ $value }` ist keine ganze Zahl
cli-there-are-names = Es gibt { $names }
cli-error-template-there-is = Fehler: --template: Die Vorlage `{ $name }` gibt es nicht{"\u000A"}  Tipp: { $help }
cli-standard-input = die Standardeingabe
cli-help-an-answer-nobody = {"  "}Tipp: Eine Antwort, die niemand weiß, fehlt oder ist null oder "?"; `simulate schema readings` nennt die Schlüssel
cli-error-name-is-no = Fehler: { $name } ist noch kein ausgefülltes Formular{"\u000A"}{ $lines }{ $help }
cli-name-a-file-in-it = Nenne eine Datei darin: simulate init { $path }
cli-shown-is-a-folder = `{ $shown }` ist ein Ordner
cli-there-is-no-folder = Den Ordner `{ $display }` gibt es nicht
cli-make-it-first-or = Leg ihn erst an oder nenne eine Datei in einem anderen
cli-name-another-such-as = Nenne eine andere, etwa simulate init ours.toml, oder ersetze sie mit --force
cli-shown-is-there-already = `{ $shown }` gibt es schon
cli-shown-is-written-it = {"\u000A"}{ $shown } ist geschrieben. Darin steht, wo jede Zahl zu finden ist; was nicht bekannt war, steht als Kommentar da.{"\u000A"}  Vollständig, mit Bild und Dateien:   simulate { $shown }{"\u000A"}  Warum:                               simulate explain { $shown }{"\u000A"}  Was sonst helfen würde:              simulate advise { $shown }
cli-simulate-init-template-name = {"\u000A"}simulate init --template NAME [FILE] schreibt eine davon, mit dem heutigen Datum.{"\u000A"}
cli-not-yet-told = Noch nicht: { $told }
cli-told-the-figures-do = {"\u000A"}{ $told }{"\u000A"}Die Zahlen passen noch nicht zusammen: Geh mit `zurück` zu der falschen.{"\u000A"}
cli-number-of-asked = { $number } von { $asked }
cli-taps-ask-what-such = { $taps }{ $ask }{ $what }zum Beispiel { $example } >{" "}
cli-error-the-answers-cannot = Fehler: Die Antworten lassen sich nicht lesen: { $error }
cli-error-the-answers-ended = {"\u000A"}Fehler: Die Antworten waren zu Ende, bevor alles gefragt war: Es wurde nichts geschrieben{"\u000A"}  Tipp: Tipp ?, wo du es nicht weißt
cli-did-you-mean-near = Meinst du `{ $near }`?{"\u000A"}{"        "}
cli-error-locale-tag-is = Fehler: --locale: `{ $tag }` ist nicht bekannt{"\u000A"}  Tipp: { $hint }bekannt sind{"\u000A"}        { $join }
cli-error-pool-no-pool = Fehler: --pool: Kein gemeinsamer Speicher heißt `{ $name }`{"\u000A"}  Tipp: bekannt: { $known }
cli-error-plans-list-names = Fehler: --plans: `{ $list }` nennt alle Speicherpläne und dazu einzelne{"\u000A"}  Tipp: Schreib --plans all oder lass `all` weg
cli-error-variant-text-is = Fehler: --variant: `{ $text }` hat nicht die Form NAME: KEY=VALUE{"\u000A"}  Tipp: zum Beispiel --variant "no videos: person.1.whatsapp.include_videos=false"
cli-error-name-cannot-be = Fehler: `{ $name }` lässt sich nicht vergleichen: { $what }{"\u000A"}  Tipp: { $help }
cli-it-runs-from-first = Die Tage gehen dort von { $first } bis { $last }
cli-make-both-run-over = Lass beide über dieselben Tage laufen, zum Beispiel mit --start und --horizon
cli-its-prices-are-in = Die Preise sind dort in { $currency }
cli-take-one-region-for = Nimm für beide dieselbe --region
cli-there-are-known = Bekannt sind { $known }
cli-error-there-is-no-command = Fehler: Den Befehl `{ $name }` gibt es nicht{"\u000A"}  Tipp: { $help }
cli-rules-are-d1-to = Regeln heißen D1 bis D15, Q1 bis Q10 und W1 bis W10; `simulate sources` zählt alles auf
cli-error-for-nothing-is = Fehler: --for: Nichts heißt `{ $what }`{"\u000A"}  Tipp: { $help }
cli-write-a-countrys-name = Schreib das Kürzel eines Landes oder seinen englischen Namen, etwa DE oder Germany; `simulate plans` zeigt alle
cli-did-you-mean-join = Meinst du { $join }?
cli-error-region-no-prices = Fehler: --region: Für `{ $text }` sind keine Preise bekannt{"\u000A"}  Tipp: { $help }
cli-instructions-is-one-of = { $variable } ist eins von diesen: { $names }
cli-error-there-is-no-file = Fehler: Die Datei `{ $name }` gibt es nicht{"\u000A"}  Tipp: Prüfe die Schreibweise; mitgelieferte Beispiele liegen in `scenarios/`
cli-error-name-may-not = Fehler: `{ $name }` darf nicht gelesen werden{"\u000A"}  Tipp: Prüfe die Zugriffsrechte
cli-error-name-is-a = Fehler: `{ $name }` ist ein Ordner, keine Szenariodatei{"\u000A"}  Tipp: Nenne eine Datei darin, etwa `{ $name }/family.toml`
cli-error-name-is-not = Fehler: `{ $name }` ist kein Text in UTF-8{"\u000A"}  Tipp: Sichere die Datei als reinen Text (UTF-8)
cli-error-name-cannot-be-read = Fehler: `{ $name }` lässt sich nicht lesen: { $error }
cli-error-the-output-cannot = Fehler: Die Ausgabe lässt sich nicht schreiben: { $error }
cli-error-error = Fehler: { $error }
cli-error-day-without-backup = Fehler: --day-without-backup: `{ $text }` ist kein Betrag in { $currency }{"\u000A"}  Tipp: zum Beispiel --day-without-backup { $figure }
cli-error-scale-and-dpi = Fehler: --scale und --dpi sagen beide, wie viele Pixel `--size a4-half` hat{"\u000A"}  Tipp: Lass eins davon weg
cli-write-wide-square-tall = Schreib wide, square, tall, a4-half oder Pixel wie 1600x900
cli-each-side-has-600 = Jede Seite hat 600 bis 6000 Pixel, keine mehr als das Vierfache der anderen
cli-error-no-threads-could = Fehler: Es ließen sich keine Threads starten: { $error }
cli-every-figure-is-read = Alle Zahlen werden dezimal gelesen (1 GB = 10⁹ Byte).
cli-every-figure-is-read-as = Alle Zahlen werden binär gelesen (1 GB = 2³⁰ Byte).
cli-figures-of-iclouds-screens = Zahlen von den Bildschirmen der iCloud werden binär gelesen (1 GB = 2³⁰ Byte).
cli-name-no-problems-people = { $name }: keine Probleme. { $people }, { $devices } in Gebrauch.{"\u000A"}{ $notes_text }
cli-simulate-check-fix-shows = `simulate check --fix` zeigt, wie man { $counted } richtig schreibt.{"\u000A"}
cli-name-no-line-can = { $name }: Keine Zeile lässt sich zweifelsfrei berichtigen.{"\u000A"}
cli-name-counted-to-correct = { $name }: { $counted } zu berichtigen. Geschrieben wurde nichts.{"\u000A"}
cli-line-line-as-typed = {"\u000A"}Zeile { $line }, wie eingetippt:{"\u000A"}{ $before }{"\u000A"}wie sie sein sollte:{"\u000A"}{ $after }{"\u000A"}
cli-number-that-only-you = {"\u000A"}{ $number }, wo nur du entscheiden kannst: `simulate check { $name }`{"\u000A"}
cli-error-flag-text-is = Fehler: { $flag }: `{ $text }` ist kein Datum{"\u000A"}  Tipp: Schreib Jahr, Monat und Tag: { $flag } 2026-12-01
cli-growth-and-habits-of = Wachstum und Gewohnheiten der Profile: siehe src/catalogue/data/profiles.csv und die Zeilen oben.{"\u000A"}
cli-parameter-value-row-unit = { $parameter }{"\u000A"}    Wert        { $row } ({ $unit }){"\u000A"}    Quelle      { $source }{"\u000A"}    Sicherheit  { $confidence }{"\u000A"}    benutzt in  { $join }{"\u000A"}{"\u000A"}
cli-error-keep-failing-below = Fehler: --keep-failing-below: `{ $text }` ist kein Anteil der Verläufe über 0 % und bis 100 %{"\u000A"}  Tipp: zum Beispiel --keep-failing-below 5%
cli-bar-32-human-pos = {"{"}bar:32{"}"} {"{"}human_pos{"}"} von {"{"}human_len{"}"} Verläufen, noch {"{"}eta{"}"}
cli-interrupted-what-had-not = {"\u000A"}unterbrochen: Was noch nicht geschrieben war, fehlt; frühere Dateien sind unverändert
cli-take-a-phone-in = Nimm ein Telefon in die Hand: Die Fragen folgen seinen Bildschirmen und dauern{"\u000A"}zusammen etwa drei Minuten. Wo du etwas nicht weißt, tipp ?, dann wird ein{"\u000A"}üblicher Wert angenommen. Mit `zurück` (oder `back`) geht es eine Frage zurück.{"\u000A"}Ctrl-C bricht ab, dann wird nichts geschrieben. Auf manchen Telefonen heißt{"\u000A"}Speicher „Accountspeicher verwalten“.{"\u000A"}
cli-join-or = {" "}oder{" "}
cli-set-is-not-key-value = Fehler: --set: `{ $text }` hat nicht die Form KEY=VALUE{"\u000A"}  Tipp: zum Beispiel --set plan.size="2 TB"
cli-no-plan-on-sale = Fehler: --plans: einen Speicherplan mit `{ $text }` gibt es nicht zu kaufen{"\u000A"}  Tipp: schreibe all oder einige von { $known }; jede andere Größe geht mit --variant 'plan.size="300 GB"'
cli-people = { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
}
cli-devices = { $devices ->
    [one] { $devices } Gerät
   *[other] { $devices } Geräte
}
cli-problems = { $problems ->
    [one] { $problems } Problem
   *[other] { $problems } Probleme
}
cli-lines = { $lines ->
    [one] { $lines } Zeile
   *[other] { $lines } Zeilen
}
cli-language-unknown = Fehler: --language: `{ $tag }` ist nicht bekannt{"\u000A"}  Tipp: schreibe en oder de
cli-is-this-the-right-file = ist das die richtige Datei?
cli-error-from-a-form = Fehler: --from: ein Formular hat wenige KB; dieses hat mehr als { $most }{"\u000A"}  Tipp: { $help }
cli-amount-at-most = höchstens { $amount }
cli-error-limit = Fehler: --limit: { $what }{"\u000A"}  Tipp: { $help }
cli-at-most = höchstens { $most }
cli-error-futures-are-too-many = Fehler: --futures: { $futures } Verläufe sind zu viele{"\u000A"}  Tipp: { $help }

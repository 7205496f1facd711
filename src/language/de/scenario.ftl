# What may be wrong with a scenario file.

scenario-there-is-no-file = es gibt keine Datei `{ $path }`
scenario-extends-leads-out-of = `extends` führt aus dem Ordner dieser Datei hinaus, zu { $path }.
scenario-extends-is-kind = `extends` ist { $kind }
scenario-the-name-of-another = der Name einer anderen Szenariodatei, in Anführungszeichen
scenario-for-instance-extends-family = zum Beispiel `extends = "family.toml"`
scenario-files-files-one-over = { $files } Dateien übereinander sind zu viele
scenario-at-most-most-files = höchstens { $most }
scenario-put-several-of-them = fasse mehrere davon zu einer zusammen
scenario-path-cannot-be-extended = auf `{ $path }` lässt sich nicht aufbauen: { $why }
scenario-the-name-of-a = der Name einer Szenariodatei neben dieser
scenario-path-extends-itself = { $path } baut auf sich selbst auf
scenario-join-extends-path-again = die Dateien drehen sich im Kreis: { $join } extends { $path }
scenario-a-file-that-stands = eine Datei, die für sich steht oder auf einer anderen aufbaut
scenario-take-extends-out-of = lösche `extends` aus einer der Dateien
scenario-one-line-is = Eine Zeile wurde
scenario-many-lines-are = { $many } Zeilen wurden
scenario-counted-read-as-meant = { $counted } so gelesen, wie es gemeint war, nicht wie es dasteht: `simulate check --fix` zeigt, wie { $them ->
    [it] sie richtig heißt
   *[them] sie richtig heißen
}.
scenario-typed-is-not-known = „{ $typed }“ ist hier nicht bekannt
scenario-a-phrase-such-as = eine Wendung wie "trip", "new device" oder "turn off WhatsApp videos"
scenario-did-you-mean-words = meintest du "{ $words }"?
scenario-write-for-instance-trip = schreibe zum Beispiel "trip", "celebration", "new device", "plan", "delete", "restart" oder "turn off WhatsApp videos"; alle stehen in README.md
scenario-a-table = eine Tabelle
scenario-key-is-kind = `{ $key }` ist { $kind }
scenario-write-for-instance-known = schreibe zum Beispiel `{ $known } = { $example }`
scenario-write-expected = schreibe stattdessen: { $expected }
scenario-keys-has-no-key = { $keys } hat keinen Schlüssel `{ $key }`
scenario-one-of-join = einer von { $join }
scenario-write-one-of-the = schreibe einen der Schlüssel, die es gibt, oder lösche die Zeile
scenario-did-you-mean-meant = meintest du `{ $meant }`?
scenario-the-file-itself = der Datei selbst
scenario-move-the-line-to = verschiebe die Zeile an den Anfang der Datei, über den ersten Namen in Klammern
scenario-move-it-there-as = verschiebe die Zeile dorthin, als `{ $key } = { $example }`, oder lösche sie
scenario-key-belongs-to-belongs = `{ $key }` gehört zu { $belongs } und steht hier in { $keys }
scenario-one-of-keys = einer von { $keys }
scenario-a-date-as-year = ein Datum als Jahr-Monat-Tag: 2026-11-30
scenario-key-is-a-date = `{ $key }` ist ein Datum in anderer Form
scenario-write-key-day-which = schreibe `{ $key } = { $day }`, das ist der { $short }
scenario-key-may-be-short = `{ $key }` kann der { $short } oder der { $other } sein
scenario-write-key-one-for = schreibe `{ $key } = { $one }` für den { $short }, `{ $key } = { $other }` für den { $other_short }
scenario-key-is-what = `{ $key }` ist { $what }
scenario-write-year-month-and = schreibe Jahr, Monat und Tag: `{ $key } = 2026-11-30`
scenario-text-is-not-known = „{ $text }“ ist hier nicht bekannt
scenario-did-you-mean-meant-2 = meintest du "{ $meant }"?
scenario-write-one-of = schreibe { $one_of }
scenario-write-meant = schreibe { $meant }
scenario-for-instance-key-example = zum Beispiel `{ $key } = { $example }`
scenario-keys-has-no-key-2 = in { $keys } fehlt `{ $key }`
scenario-add-a-line-for = ergänze eine Zeile, zum Beispiel `{ $key } = { $example }`
scenario-key-is-empty = `{ $key }` ist leer
scenario-text-between-the-quotation = Text zwischen den Anführungszeichen
scenario-leave-the-key-out = lass den Schlüssel weg, oder schreibe zum Beispiel `{ $example }`
scenario-key-is-one-value = `{ $key }` ist ein einzelner Wert, keine Verteilung
scenario-a-size-per-day = eine Größe pro Tag, Woche, Monat oder Jahr
scenario-for-instance-example = zum Beispiel `{ $example }`
scenario-and-left-more-problems = und { $left ->
    [one] { $left } weiteres Problem
   *[other] { $left } weitere Probleme
}{"\u000A"}
scenario-message-code-line-texts = { $message } ({ $code }, Zeile { $texts }{ $beneath })
scenario-of-place = {" "}in { $place }
scenario-expected-expected = erwartet: { $expected }
scenario-a-name-that-none = ein Name, den keines der anderen Geräte dieser Person hat
scenario-the-day-it-happens = der Tag, an dem es geschieht
scenario-what-happens = was geschieht
scenario-what-it-reacts-to = worauf die Regel reagiert
scenario-what-it-does = was die Regel tut
scenario-key-is-an-empty = `{ $key }` ist eine leere Liste
scenario-at-least-one-in = mindestens ein Eintrag in der Liste
scenario-for-instance-section = zum Beispiel `{ $section }`
scenario-what-is-done = was getan wird
scenario-the-day-it-was = der Tag der Ablesung
scenario-the-day-the-numbers = der Tag, an dem die Zahlen von den Telefonen abgelesen wurden
scenario-the-size-of-the = die Größe des Speicherplans, wie das Telefon sie zeigt; ohne bezahlten Speicherplan "5 GB"
scenario-text-is-not-a = „{ $text }“ ist keine Anzahl pro Jahr
scenario-a-number-from-0 = eine Zahl von 0 bis 365 und die Wörter `per year`
scenario-a-name-that-nobody = ein Name, den sonst niemand hat
scenario-how-often = wie oft
scenario-how-much-goes = wie viel gelöscht wird
scenario-a-limit-is-one = eine Grenze ist ein einzelner Wert
scenario-hours-such-as-11 = Stunden wie "11 h"
scenario-for-instance-longest-window = zum Beispiel `longest_window = "11 h"`
scenario-a-persistence-of-all = bei einer `persistence` von 100 % gliche jede Nacht der vorigen
scenario-from-0-to-99 = von 0 % bis 99 %
scenario-for-instance-persistence-7 = zum Beispiel `persistence = "7 %"`
scenario-these-are-no-weights = das sind keine Gewichte für die Monate
scenario-twelve-numbers-from-0 = zwölf Zahlen von 0 bis { $most }, nicht alle 0
scenario-for-instance-season-none = zum Beispiel `season = "none"`, das alle Monate gleich macht
scenario-this-file-was-written = diese Datei wurde für ein neueres Programm geschrieben
scenario-version-version-the-newest = Version { $version }, die neueste, die dieses Programm kennt
scenario-take-a-newer-program = nimm ein neueres Programm; eines, das diese Version kennt, liest auch ältere Dateien
scenario-note = {"  "}Info{" "}
scenario-flag-lets-it-in = { $otherwise } `{ $flag }` lässt es zu
scenario-no-flag-raises-this = { $otherwise } über { $most } hebt das keine Option
scenario-years = { $years ->
    [one] { $years } Jahr
   *[other] { $years } Jahre
}
scenario-for-instance-flag = zum Beispiel { $flag }
scenario-is-not-name-value = `{ $text }` hat nicht die Form NAME=VALUE
scenario-no-whole-number-from-1 = in `{ $text }` steht keine ganze Zahl ab 1
scenario-is-too-much = `{ $text }` ist zu viel
scenario-at-most-end = höchstens { $end }: warum, sagt docs/LIMITS.md
scenario-there-are = es gibt { $names }
scenario-there-is-no-limit = eine Grenze `{ $name }` gibt es nicht
scenario-elsewhere = { $at } { $line }: { $message }
scenario-help = {"  "}Tipp:{" "}

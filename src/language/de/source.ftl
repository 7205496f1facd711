# Syntax, and what to write instead.

source-write-format = schreibe `{ $format }`
source-there-is-no-single = zwischen dem Schlüssel und seinem Wert steht nicht genau ein `=`
source-one = ein `=`
source-a-colon-stands-where = wo `=` hingehört, steht ein Doppelpunkt
source-a-quotation-mark-is = ein Anführungszeichen fehlt
source-text-between-two-on = Text zwischen zwei `"` in einer Zeile
source-a-bracket-is-missing = eine Klammer fehlt
source-as-many-brackets-closed = so viele schließende Klammern wie öffnende
source-a-comma-is-missing = hier fehlt ein Komma
source-a-comma-between-one = ein Komma zwischen einem Eintrag und dem nächsten
source-a-key-is-one = ein Schlüssel ist ein einziges Wort
source-underscores-in-the-place = Unterstriche statt Leerzeichen
source-this-line-has-no = in dieser Zeile fehlt das `=`
source-key-value = `key = value`
source-key-stands-here-a = `{ $key }` steht hier ein zweites Mal
source-one-key-in-a = ein einziges `{ $key }` in einer Tabelle
source-the-first-one = hier zum ersten Mal
source-keep-one-of-the = behalte eine der beiden Zeilen, oder schreibe `[[person]]` über diese, wenn jemand anderes gemeint ist
source-keep-one-of-the-two = behalte eine der beiden Zeilen, oder schreibe `[[event]]` über diese, wenn es ein anderes Ereignis ist
source-keep-one-of-the-two-lines = behalte eine der beiden Zeilen
source-one-name = ein einziges { $name }
source-if-it-is-somebody = gehört es jemand anderem, schreibe `[[person]]` und `name = "..."` darüber; sonst schreibe alle Zeilen unter das erste
source-a-second-name-under = ein zweites { $name } unter derselben Person: wem gehört es?
source-put-the-lines-of = schreibe die Zeilen von beiden unter ein einziges { $name }
source-name-stands-here-a = { $name } steht hier ein zweites Mal
source-what-is-opened-here = was hier geöffnet wird, wird nie geschlossen
source-names-of-tables-read = Namen von Tabellen schreibt man `[plan]` oder `[[person]]`, Listen `["iphone"]`, Tabellen `{"{"} photos = "40 GB" {"}"}`
source-a-comma-is-missing-here = hier fehlt ein Komma, oder es ist eines zu viel
source-one-comma-between-one = genau ein Komma zwischen einem Eintrag und dem nächsten
source-for-instance-icloud-photos = zum Beispiel `icloud = {"{"} photos = "40 GB", mail = "1.1 GB" {"}"}`
source-name-parent-a = name = "Parent A"
source-a-quotation-mark-is-missing = ein Anführungszeichen fehlt oder ist zu viel
source-for-instance-line = zum Beispiel `{ $line }`
source-this-line-cannot-be = diese Zeile lässt sich nicht lesen
source-key-value-or-a = `key = value`, oder der Name einer Tabelle in Klammern
source-write-text-in-double = setze Text in doppelte Anführungszeichen, ein Datum in keine; ein Kommentar beginnt mit `#`
source-key-has-no-value = `{ $key }` hat keinen Wert
source-a-value-behind-the = ein Wert hinter dem `=`
source-or-take-the-line = oder lösche die Zeile
source-for-instance-example-leave = zum Beispiel `{ $example }`, { $leave_out }
source-write-key-leave-out = schreibe `{ $key } = ...`, { $leave_out }
source-there-is-no-name = in den Klammern steht kein Name oder nur ein halber
source-what-stands-before-the = was vor dem `=` steht, ist kein Schlüssel
source-one-word-letters-digits = ein einziges Wort: Buchstaben, Ziffern und `_`
source-for-instance-name-parent = zum Beispiel `name = "Parent A"`; Namen von Tabellen schreibt man `[plan]` oder `[[person]]`
source-something-in-this-line = etwas in dieser Zeile hat kein `=`
source-for-instance-example-a = zum Beispiel `{ $example }`; ein Kommentar beginnt mit `#`
source-a-line-reads-key = eine Zeile schreibt man `key = value`; ein Kommentar beginnt mit `#`
source-its-utf-16-is = ihr UTF-16 ist beschädigt
source-it-looks-like-utf = sie sieht aus wie UTF-16, das nicht als solches gekennzeichnet ist
source-a-letter-in-it = ein Zeichen darin ist kein UTF-8
source-this-file-is-formatted = diese Datei ist formatierter Text (RTF), kein reiner Text
source-plain-text = reiner Text
source-this-file-is-text = diese Datei ist Text in einer anderen Codierung: { $what }
source-save-it-again-as = speichere sie noch einmal als UTF-8; { $save_plain }
source-this-file-is-a = diese Datei ist ein Dokument, ein Bild oder ein Archiv, kein Text
source-copy-the-words-into = kopiere die Wörter in eine reine Textdatei; { $save_plain }
source-a-bare-number = eine bloße Zahl
source-true-or-false = true oder false
source-a-date = ein Datum
source-a-list = eine Liste
source-a-table = eine Tabelle
source-key-value-cannot-be = `{ $key }` = `{ $value }` lässt sich nicht lesen
source-a-keys-path-and = der Pfad eines Schlüssels und ein Wert
source-the-list-has-no = in der Liste gibt es kein `{ $key }`
source-a-position-from-0 = eine Stelle von 0 bis { $items }, oder ein Name
source-names-here-join = Namen in dieser Liste: { $join }
source-this-file-has-length = diese Datei hat { $length } Bytes
source-a-scenario-is-a = ein Szenario ist eine Seite Text: ist das die richtige Datei?
source-line-number-has-more = Zeile { $number } hat mehr Punkte, als irgendein Schlüssel braucht
source-at-most-most-dots = höchstens { $most } in einer Zeile
source-a-key-reads-key = einen Schlüssel schreibt man `key = value`, den Namen einer Tabelle höchstens so lang wie `[person.device.night]`
source-a-number-too-large = eine zu große Zahl
source-not-a-number = keine Zahl
source-a-time-of-day = eine Uhrzeit
source-a-date-with-a = ein Datum mit Uhrzeit
source-there-is-nothing-in = in dieser Datei steht nichts
source-a-date-a-plan = ein Datum, ein Speicherplan und eine Person
source-this-is-not-a = das ist kein Szenario: nichts darin gehört zu einem Szenario
source-read-on-plan-person = `read_on`, `[plan]`, `[[person]]`
source-in-textedit-format-make = in TextEdit: Format > In reinen Text umwandeln, dann sichern; in Word: Speichern unter, Nur Text (UTF-8); im Editor von Windows: Speichern unter, Codierung: UTF-8
source-a-scenario-begins-so = ein Szenario beginnt so: `read_on = 2026-11-30`, dann `[plan]` mit einer `size`, dann `[[person]]` mit einem `name`; ein ganzes ist scenarios/minimal.toml
source-a-day-no-calendar = ein Tag, den kein Kalender kennt, oder aus einem Jahr außer Reichweite
source-for-instance-set = zum Beispiel --set plan.size="2 TB" oder --set 'person."Parent A".whatsapp.icloud=false'
source-text = Text
source-at-most-largest-file = höchstens { $most } Byte ({ $told })

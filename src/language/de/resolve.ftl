# What may be wrong with what a file says.

resolve-person-people = Person { $people }
resolve-everybody-is-nobodys-name = „everybody“ ist kein Name einer Person
resolve-a-name-that-is = ein Name, den nur diese Person hat
resolve-events-use-it-for = Ereignisse meinen damit alle zusammen; schreibe zum Beispiel `name = "Parent A"`
resolve-device-of-person = Gerät { $of_person }
resolve-device-in-use-called = kein benutztes Gerät namens
resolve-there-is-nobody-in = in dieser Datei steht niemand
resolve-at-least-one-person = mindestens eine [[person]]
resolve-for-instance-person-and = zum Beispiel `[[person]]` und darunter `name = "Parent A"`
resolve-whatsapp-lives-on-a = WhatsApp braucht ein Gerät, und diese Person benutzt keines
resolve-a-device-in-use = ein benutztes Gerät
resolve-add-a-device-device = ergänze ein Gerät: `device = [{"{"} name = "iPhone" {"}"}]`
resolve-a-second-what-is = { $what ->
    [device] ein zweites Gerät
   *[person] eine zweite Person
} heißt „{ $value }“
resolve-a-name-of-its = ein eigener Name
resolve-for-instance-name-value = zum Beispiel `name = "{ $value } 2"`; lösche eine Tabelle, die versehentlich kopiert wurde
resolve-the-first-one = hier zum ersten Mal
resolve-number-what-are-too = { $number } { $what ->
    [devices] Geräte
   *[people] Personen
} sind zu viele
resolve-at-most-most = höchstens { $most }
resolve-split-the-household-into = teile den Haushalt auf mehrere Dateien auf
resolve-no-region-is-given = `region` fehlt: es gelten die Preise der Vereinigten Staaten.
resolve-no-prices-are-known = für die Region „{ $typed }“ sind keine Preise bekannt
resolve-a-countrys-code-or = Kürzel oder Name eines Landes, wie "DE" oder "Germany"
resolve-for-instance-region-us = zum Beispiel `region = "US"`; ohne `region` gelten die Preise der Vereinigten Staaten
resolve-did-you-mean-join = meintest du { $join }?
resolve-no-price-list-has = Keine Preisliste hat einen Speicherplan dieser Größe, und `price` fehlt: er wird in den Kosten nicht mitgezählt.
resolve-a-plan-of-0 = in einen Speicherplan von 0 GB passt nichts
resolve-the-size-of-the = die Größe des Speicherplans, wie das Telefon sie zeigt; ohne bezahlten Speicherplan "5 GB"
resolve-write-size-5-gb = schreibe `size = "5 GB"`, wenn nichts bezahlt wird
resolve-everybody-has-a-plan = Alle haben einen eigenen Speicherplan: niemand nutzt [plan].
resolve-name-is-on-no = { $name } hat keinen Speicherplan
resolve-a-plan-for-everybody = ein [plan] für alle, oder ein eigener [person.plan]
resolve-for-instance-plan-and = zum Beispiel `[plan]` und darunter `size = "200 GB"`
resolve-a-person-plan-of = ein eigener [person.plan], oder `shared = true` in [plan]
resolve-write-shared-true-under = schreibe `shared = true` unter [plan], oder `plan = {"{"} size = "50 GB" {"}"}` bei dieser Person
resolve-this-plan-is-not = dieser Speicherplan wird nicht geteilt
resolve-members-people-share-this = { $members } Personen teilen sich diesen Speicherplan
resolve-at-most-largest-family = höchstens { $most }: mehr lässt die Familienfreigabe nicht zu
resolve-give-the-others-a = gib den anderen einen eigenen Speicherplan, in [person.plan]
resolve-name-key-is-decimal = { $name }: `{ $key }` ist { $decimal }, aber was laut Datei darauf liegt, ergibt { $gigabytes }
resolve-room-for-gigabytes-at = Platz für mindestens { $gigabytes }
resolve-which-of-these-figures = welche dieser Zahlen ist vertippt oder gehört zu einem anderen Gerät? Das Telefon zeigt beide in einer Zeile: 97 GB von 128 GB verwendet
resolve-size-gb = { $size } GB
resolve-size-tb = { $size } TB
resolve-used-is = `used` ist
resolve-what-is-stored-comes = das Gespeicherte ergibt
resolve-more-is-stored-than = Es ist mehr gespeichert, als der Speicherplan fasst: { $whose } { $gigabytes }, seine Größe { $size }. Backups, die etwas hinzufügen, schlagen vom ersten Tag an fehl.
resolve-drive = iCloud Drive
resolve-other-data = andere Daten
resolve-apps-on-name-s = Apps auf { $owned } von { $name }
resolve-member-s-what-on = { $what ->
    [messages] Nachrichten
    [photos] Fotos
   *[other] { $what }
} von { $member } auf dem Gerät
resolve-this-backup-is-off = Dieses Backup ist ausgeschaltet, hat aber eine Größe; ohne `last_backup` gilt es als von dem Tag, an dem die Zahlen abgelesen wurden.
resolve-a-backup-that-never = ein Backup, das nie fertig wurde, hat keine Größe
resolve-either-a-date-in = entweder ein Datum in `last_backup`, oder keine Größe
resolve-write-its-date-last = schreibe sein Datum, `last_backup = 2026-11-29`, oder lösche die Größe
resolve-it-never-completed = es wurde nie fertig
resolve-key-is-short-after = `{ $key }` ist der { $short }, nach `read_on`
resolve-short-or-earlier = { $short } oder früher
resolve-correct-the-date-or = berichtige das Datum, oder `read_on`, wenn dort ein späterer Tag als der { $short } gemeint war
resolve-the-next-backup-is = das nächste Backup ist größer als das ganze Backup
resolve-at-most-backup-size = höchstens `backup_size`
resolve-the-phones-backup-size = was auf dem Telefon „Backup-Größe“ heißt, ist `backup_size`, „Größe des nächsten Backups“ ist `next_backup`: sind sie vertauscht? Ist das letzte Backup älter als einen Tag, gib sein Datum an: `last_backup = 2026-11-01`
resolve-the-whole-backup = das ganze Backup
resolve-next-backup-is-more = `next_backup` ist mehr als die Hälfte von `backup_size`: „Backup-Größe“ auf dem Telefon ist das Ganze, „Größe des nächsten Backups“ das, was als Nächstes gesendet wird. Steht beides an seinem Platz?
resolve-the-backup-of-name = Das Backup von { $name } ist vom { $of }: iCloud behält es { $kept } Tage, und die sind vorbei.
resolve-the-backup-of-person = das Backup von { $old } ({ $person })
resolve-the-old-device-old = beim alten Gerät „{ $old }“ fehlt `last_backup`
resolve-the-date-of-its = das Datum seines letzten Backups: nach einer Frist ab diesem Tag löscht iCloud es
resolve-for-instance-last-backup = zum Beispiel `last_backup = 2026-10-20`; ein Gerät ohne gespeichertes Backup braucht keine Tabelle
resolve-label-is-gigabytes-but = { $label } ist { $gigabytes }, aber was darin angegeben ist, ergibt { $fixed }
resolve-parts-of-gigabytes-at = Teile von zusammen höchstens { $gigabytes }
resolve-if-whatsapp-is-switched = ist WhatsApp in der Backup-Liste des Geräts ausgeschaltet, schreibe `in_device_backup = false` unter [person.whatsapp]; sonst ist eine dieser Zahlen von einem anderen Tag
resolve-which-of-these-figures-is = welche dieser Zahlen ist von einem anderen Tag oder gehört jemand anderem? Berichtige sie
resolve-gigabytes-of-the-typed = { $gigabytes } der { $typed } von { $member } sind weder durch das Profil noch durch die Angaben erklärt; sie bleiben, wie sie sind, und wachsen nicht.
resolve-used-is-gigabytes-the = `used` ist { $gigabytes }, die Teile ergeben { $known }; die Differenz von { $rest } gilt als "other" und wächst nicht.
resolve-member-s-whatsapp-chat = { $chat_word ->
    [text] WhatsApp-Texte
    [photos] WhatsApp-Fotos
    [voice] WhatsApp-Sprachnachrichten
    [documents] WhatsApp-Dokumente
    [videos] WhatsApp-Videos
   *[other] WhatsApp { $chat_word }
} von { $member }
resolve-member-s-whatsapp = WhatsApp von { $member }
resolve-member-s-whatsapp-backup = WhatsApp-Backup von { $member }
resolve-whatsapps-backup-is-gigabytes = das WhatsApp-Backup ist { $gigabytes }, aber seine Teile ergeben { $typed }
resolve-which-of-these-figures-is-from = welche dieser Zahlen ist von einem anderen Tag? Berichtige sie, oder lass `size` weg
resolve-name-s-whatsapp-in = WhatsApp von { $name } im Geräte-Backup
resolve-the-backup-of-given = das Backup von { $device } ({ $given })
resolve-name-s-backups = `backups` von { $name }
resolve-name-s-total = `total` von { $name }
resolve-this-growth-alone-binary = Dieses Wachstum allein, { $binary } pro Woche, füllt die freien { $free } in einer Woche: ist es pro Monat gemeint?
resolve-this-growth-alone-fills = dieses Wachstum allein füllt den ganzen Speicherplan an einem Tag
resolve-less-than-binary-a = weniger als { $binary } am Tag
resolve-the-plan = der Speicherplan
resolve-correct-the-size-or = berichtige die Größe oder ihre Einheit: sind es MB statt GB?
resolve-was-monthly-meant = war "{ $monthly }" gemeint?
resolve-the-price-list-is = Die Preisliste ist vom { $short }, mehr als ein Jahr { $when ->
    [before] vor
   *[after] nach
} den Zahlen: gib mit `price` an, was du zahlst.
resolve-there-is-no-what = es gibt { $what ->
    [profile] kein Profil
   *[other] { $what }
} „{ $typed }“
resolve-one-of-join = einer dieser Namen: { $join }
resolve-did-you-mean-name = meintest du "{ $name }"?
resolve-write-one-of-join = schreibe einen dieser Namen: { $join }
resolve-more-is-used-than = es ist mehr belegt, als auf das Telefon passt
resolve-at-most-capacity = höchstens `capacity`
resolve-the-phone-shows-both = das Telefon zeigt beide in einer Zeile, das Belegte zuerst: sind sie vertauscht?
resolve-the-capacity = die Kapazität
resolve-the-phones-room-is = Der Platz auf dem Telefon wird nicht geprüft: dazu braucht es `capacity` und `storage_used`, oder `free`.
resolve-the-files-numbers-were = Die Zahlen der Datei wurden am { $then } abgelesen; hier gelten sie als die vom { $now }, dem Tag vor dem Beginn.
resolve-the-horizon-is-too = der Zeitraum ist zu kurz oder zu lang
resolve-for-instance-horizon-3 = zum Beispiel `horizon = "3 years"`
resolve-night-to-night-means = `night_to_night` bedeutet nichts neben einem `upload`, der jede Nacht ausgelost wird
resolve-one-of-the-two = eines von beiden: eine Geschwindigkeit, die jede Nacht ausgelost wird, oder wie sehr sie von Nacht zu Nacht schwankt
resolve-take-night-to-night = lösche `night_to_night`, oder "each night" aus `upload`
resolve-one-reading-says-nothing = Eine Ablesung sagt nichts über das Wachstum; eine zweite, mindestens 28 Tage später, schon.
resolve-the-last-reading-is = Die letzte Ablesung ist vom { $day }: das Wachstum von vor mehr als einem Jahr muss nicht das heutige sein.
resolve-two-readings-are-of = zwei Ablesungen sind vom { $short }
resolve-a-day-for-each = ein eigener Tag für jede Ablesung
resolve-put-the-figures-of = schreibe die Zahlen von beiden in eine [[reading]], oder berichtige ein Datum
resolve-the-first-reading = die erste Ablesung
resolve-these-readings-are-days = diese Ablesungen liegen { $days } { $days ->
    [one] Tag
   *[other] Tage
} auseinander
resolve-at-least-fewest-days = mindestens { $fewest } Tage: { $missing ->
    [one] { $missing } Tag fehlt
   *[other] { $missing } Tage fehlen
}
resolve-read-again-on-first = lies am { $first } oder später noch einmal ab
resolve-person-called = keine Person namens
resolve-this-shrank-between-the = Ein Wert ist zwischen den Ablesungen von { $before } auf { $after } gefallen; gerechnet wird, als wüchse er gar nicht.
resolve-how-much-is-deleted = wie viel wird gelöscht?
resolve-either-size-or-share = entweder `size` oder `share`
resolve-for-instance-share-50 = zum Beispiel `share = "50 %"`
resolve-there-is-no-family = in dieser Datei gibt es keinen gemeinsamen Speicherplan der Familie
resolve-a-plan-with-shared = ein [plan] mit `shared = true`, den jemand nutzt
resolve-write-shared-true-under-plan = schreibe `shared = true` unter [plan], oder lösche das Ereignis
resolve-name-is-on-the = { $name } nutzt den Speicherplan der Familie schon
resolve-name-is-not-on = { $name } nutzt den Speicherplan der Familie dann gar nicht
resolve-somebody-who-is-on = jemand, der an diesem Tag einen anderen Speicherplan nutzt
resolve-correct-who-or-take = berichtige `who`, oder lösche das hier
resolve-members-people-would-share = { $members } Personen würden sich den Speicherplan der Familie teilen
resolve-let-somebody-leave-the = lass vorher jemanden gehen (`leave the family plan`), oder lösche das hier
resolve-a-line-that-changes = eine Leitung, die an einem Tag wechselt, kann nicht jede Nacht neu ausgelost werden
resolve-a-speed-such-as = eine Geschwindigkeit wie "20 Mbit/s" oder "10 to 40 Mbit/s"
resolve-take-each-night-out = lösche "each night": `upload = "10 to 40 Mbit/s"`
resolve-another-network-without-upload = Ein anderes Netz ohne `upload` hebt nur Einschränkungen auf: die Leitung bleibt so schnell, wie sie ist.
resolve-to-is-no-frequency = „{ $to }“ ist keine Häufigkeit, die WhatsApp kennt
resolve-daily-weekly-monthly-or = "daily", "weekly", "monthly" oder "off"
resolve-for-instance-to-weekly = zum Beispiel `to = "weekly"`
resolve-whose-device-is-new = wessen Gerät ist neu?
resolve-one-person-in-who = eine Person in `who`
resolve-for-instance-who-scene = zum Beispiel `who = "{ $scene }"`
resolve-which-device-does-the = welches Gerät ersetzt das neue?
resolve-replaces-with-one-of = `replaces` mit einem dieser Namen: { $join }
resolve-write-replaces-names = schreibe `replaces = { $names }`
resolve-device-called = kein Gerät namens
resolve-somebody-meant-here-has = jemand, der hier gemeint ist, hat keinen WhatsApp-Account
resolve-people-with-a-person = Personen mit einer Tabelle [person.whatsapp], oder mit "whatsapp" in ihrem `has`
resolve-name-somebody-who-has = nenne in `who` jemanden, der einen hat, oder schreibe `has = ["iphone", "whatsapp"]` bei dieser Person
resolve-there-is-a-device = ein Gerät namens „{ $value }“ gibt es schon
resolve-a-name-that-none = ein Name, den kein Gerät dieser Person hat oder hatte
resolve-for-instance-name-value-2 = zum Beispiel `name = "{ $value } 2"`
resolve-whose-phrase = für wen gilt „{ $phrase }“?
resolve-who-a-name-a = `who`: ein Name, eine Liste von Namen, oder "everybody"
resolve-for-instance-who-everybody = zum Beispiel `who = "everybody"`
resolve-this-what-stands-in = { $what ->
    [policy] diese [[policy]]
   *[event] dieses Ereignis
} steht Wort für Wort schon in der Datei
resolve-each-once = jedes nur einmal
resolve-take-one-of-the = lösche einen der beiden Einträge, oder berichtige den, der etwas anderes sagen soll
resolve-text-is-nothing-a = auf „{ $text }“ kann eine [[policy]] nicht reagieren
resolve-failing-for-21-days = "failing for 21 days", "no backup for 30 days" oder "pool above 90 %"
resolve-for-instance-when-failing = zum Beispiel `when = "failing for 21 days"`
resolve-key-means-nothing-to = `{ $key }` hat bei „{ $phrase }“ keine Bedeutung
resolve-take-key-out-or = lösche `{ $key }`, oder berichtige, was geschieht: `{ $phrase }`
resolve-phrase-needs-key = „{ $phrase }“ braucht `{ $key }`
resolve-for-instance-key-example = zum Beispiel `{ $key } = { $example }`
resolve-no-further-keys = keine weiteren Schlüssel
resolve-the-keys-join = die Schlüssel { $join }
resolve-phrase-happens-on-one = „{ $phrase }“ geschieht an einem einzigen Tag
resolve-no-until = kein `until`
resolve-take-until-out-the = lösche `until`: der Tag ist der in `on`
resolve-phrase-needs-until = „{ $phrase }“ braucht `until`
resolve-the-last-day-included = der letzte Tag, mitgezählt
resolve-for-instance-until-event = zum Beispiel `until = { $day }`
resolve-this-ends-before-it = das endet, bevor es beginnt
resolve-short-or-later = { $short } oder später
resolve-correct-one-of-the = berichtige eines der beiden Daten: sind sie vertauscht, oder ist ein Jahr vertippt?
resolve-it-begins-here = hier beginnt es
resolve-named-is-over-before = { $named } ist vor dem ersten Tag, dem { $short }, schon vorbei; es wird weggelassen.
resolve-named-began-before-the = { $named } begann vor dem ersten Tag, dem { $short }, und zählt von da an.
resolve-named-lies-beyond-the = { $named } liegt hinter dem Ende des Zeitraums, dem { $last }.
resolve-short-lies-more-than = der { $short } liegt mehr als ein Jahr vor dem Tag, an dem die Zahlen abgelesen wurden
resolve-a-day-to-come = ein künftiger Tag, oder einer nicht vor dem { $short }
resolve-did-you-mean-day = meintest du { $day }?
resolve-correct-the-year-or = berichtige das Jahr, oder lösche das Ereignis: die Zahlen enthalten es schon
resolve-the-event-what-of = Das Ereignis „{ $what }“ vom { $short }
resolve-no-policy-can-do = eine [[policy]] kann „{ $phrase }“ nicht auslösen
resolve-something-a-person-does = etwas, das ein Mensch tut: einen Schalter umlegen, den Speicherplan wechseln, Daten löschen, jetzt ein Backup erstellen
resolve-what-happens-belongs-in = was von selbst geschieht, gehört in ein [[event]]; schreibe zum Beispiel `do = "upgrade plan"`
resolve-join-or = {" "}oder{" "}
resolve-member-s-part = { $what } von { $member }
resolve-part-photos = Fotos
resolve-part-messages = Nachrichten
resolve-part-mail = Mail
resolve-does-not-add-up = alles, was dieser Haushalt einmal enthalten kann, { $needed } TB mit jeder Kopie, lässt sich nicht zusammenzählen
resolve-at-most-until-the-end = höchstens { $most } TB bis zum Ende des Zeitraums
resolve-shorten-or-split = kürze `horizon`, nimm Ereignisse heraus, die Daten hinzufügen, oder teile den Haushalt auf mehrere Dateien auf
resolve-from-1-day-to = von 1 Tag bis { $longest }
resolve-futures-are-too-many = { $futures } Verläufe sind zu viele
resolve-futures-that-are-enough = 2000 sagen die Woche, 100000 den Tag

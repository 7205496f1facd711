# What the answer hangs on.

sensitivity-title-as-read-on = { $title }, abgelesen am { $in_short }
sensitivity-sure = Sicher?
sensitivity-measure = Messen
sensitivity-it-fails-already-nothing = es schlägt schon fehl: Keine Messung ändert daran etwas. `simulate advise` sagt, was hilft.
sensitivity-noise = Zufall
sensitivity-beware = Vorsicht
sensitivity-swing-and-correlation-tell = Ausschlag und Korrelation erzählen Verschiedenes von { $join }: Die Wirkung hängt vom Rest ab oder ist ein Zufall weniger Verläufe.
sensitivity-nothing-that-could-be = nichts, was sich herausfinden lässt, verschiebt { $date_asked } um drei Tage.
sensitivity-first-join-two-readings = zuerst { $join }. Zwei Ablesungen am Telefon im Abstand von vier Wochen grenzen ein, was wächst.
sensitivity-the-first-backup-of = das erste Backup von { $backup_name_short }
sensitivity-the-first-failing-date = das Datum des ersten Fehlschlags
sensitivity-level-moves-it-by = { $level } (verschiebt es um { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
})
sensitivity-none-nothing-in-this = keiner: Nichts in dieser Datei hängt vom Zufall ab.
sensitivity-no-date-differs-from = innerhalb von { $span } weicht kein Datum von einem anderen ab, also verschiebt es auch nichts.
sensitivity-round-half-up-of = { $round_half_up } von 100 Teilen der Unterschiede beim Datum { $round_half_up ->
    [one] kommt
   *[other] kommen
} vom Glück der Tage und Nächte, das niemand kennen kann; der Rest lässt sich herausfinden.
sensitivity-capitalised-with-one-unknown = { $capitalised }, wenn jeweils eine Unbekannte ihren niedrigen und ihren hohen Wert hat
sensitivity-low = niedrig
sensitivity-high = hoch
sensitivity-days = Tage
sensitivity-rank = Rang
sensitivity-low-and-high-1 = Niedrig und hoch: 1 Wert von 20 liegt darunter, 1 von 20 darüber; die Daten sind die mittleren von je { $thousands } Verläufen. Tage: wie weit sich das Datum im Durchschnitt verschiebt, wobei für „später“ das Ende des Zeitraums steht. Rang: Korrelation mit dem Datum im Lauf selbst.
sensitivity-later = später
sensitivity-join-then = , dann{" "}

# How failing ends.

ending-stops = stoppt
ending-pauses = pausiert
ending-it-works-again-on = Es klappt wieder am { $median }, nach { $gap }{ $why }.
ending-it-works-again-month = Es klappt wieder { $month }, nach { $gap }{ $why }.
ending-it-works-again-after = Es klappt wieder nach { $gap }, meist { $month }{ $why }.
ending-it-works-again-after-gap = Es klappt wieder nach { $gap }{ $why }.
ending-in-futures-goes = In { $futures } geht es so weiter: { $goes }
ending-in-month = im { $month }
ending-around-month = etwa im { $month }
ending-it-stops-phrase-range = Es { $stops_phrase }{ $range }.
ending-nearly-every-future = fast jedem Verlauf
ending-at-the-end-of = Am Ende, nach { $span }, schlägt es in { $futures } fehl.
ending-once-its-upload-is = , sobald sein Upload durch ist
ending-the-backup-of-whose = das Backup von { $whose } nach { $days } Tagen gelöscht wird
ending-backup-name-no-longer = { $backup_name }, das nicht mehr erneuert wird, nach { $days } Tagen gelöscht wird
ending-when-the-file-says = , so wie es in der Datei steht: { $what } ({ $day })
ending-when-goes = , wenn { $goes }
ending-the-soonest-when-the = ; am frühesten, wenn die Regel der Datei greift: { $label }
ending-the-backup-of-belonging = das Backup von { $belonging } nach { $kept } Tagen gelöscht wird ({ $size }, { $day })
ending-the-old-device = dem alten Gerät
ending-old-name = { $name } (alt)
ending-stops-for-good = stoppt endgültig
ending-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
}
ending-weeks = { $weeks ->
    [one] 1 Woche
   *[other] { $weeks } Wochen
}
ending-from-to-days = { $from } bis { $to } Tagen
ending-from-to-weeks = { $from } bis { $to } Wochen

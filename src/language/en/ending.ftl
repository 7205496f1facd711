# How failing ends.

ending-stops = stops
ending-pauses = pauses
ending-it-works-again-on = It works again on { $median }, after { $gap }{ $why }.
ending-it-works-again-month = it works again { $month }, after { $gap }{ $why }.
ending-it-works-again-after = it works again after { $gap }, mostly { $month }{ $why }.
ending-it-works-again-after-gap = it works again after { $gap }{ $why }.
ending-in-futures-goes = In { $futures } { $goes }
ending-in-month = in { $month }
ending-around-month = around { $month }
ending-it-stops-phrase-range = It { $stops_phrase }{ $range }.
ending-nearly-every-future = nearly every future
ending-at-the-end-of = At the end of the { $span } it is failing in { $futures }.
ending-once-its-upload-is = , once its upload is through
ending-the-backup-of-whose = the backup of { $whose } is deleted after { $days } days
ending-backup-name-no-longer = { $backup_name }, no longer renewed, is deleted after { $days } days
ending-when-the-file-says = , when the file says so: { $what } ({ $day })
ending-when-goes = , when { $goes }
ending-the-soonest-when-the = ; the soonest when the file's policy acts: { $label }
ending-the-backup-of-belonging = the backup of { $belonging } is deleted after { $kept } days ({ $size }, { $day })
ending-the-old-device = the old device
ending-old-name = old { $name }
ending-stops-for-good = stops for good
ending-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
ending-weeks = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
}
ending-from-to-days = { $from } to { $to } days
ending-from-to-weeks = { $from } to { $to } weeks

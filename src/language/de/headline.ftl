# The headline of a pool.

headline-no-backup-is-switched = Kein Backup ist eingeschaltet
headline-no-backup-is-on = Ab dem { $day } ist kein Backup mehr eingeschaltet
headline-a-backup-stops-phrase = Ein Backup { $stops_phrase }
headline-in-any-future = keinem
headline-no-other-backup = anderes Backup
headline-no-backup = Backup
headline-none-stops-within-horizon = { $futures ->
    [keinem] In keinem Verlauf stoppt in { $horizon_in_words } ein { $none }
   *[other] Kein { $none } stoppt innerhalb von { $horizon_in_words }
}
headline-name-gets-its-first = { $name } bekommt erst { $when } ein erstes Backup
headline-name-gets-its-first-backup = { $name } bekommt innerhalb von { $span } in { $futures } ein erstes Backup
headline-name-does-not-get = { $name } bekommt innerhalb von { $span } kein Backup
headline-name-is-failing-none = { $name } schlägt fehl: keins seit dem { $since }
headline-name-has-never-worked = { $name } hat noch nie geklappt und ist auch jetzt nicht möglich
headline-works-again-on-day = ; klappt wieder am { $day }
headline-works-again-when = ; klappt wieder { $when }
headline-two-weeks = zwei Wochen
headline-days-days = { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}
headline-backup-name-short-spends = { $backup_name_short } steckt an { $days } in einer Lücke von { $gap_length } oder mehr: { $missing_phrase }

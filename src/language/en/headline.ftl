# The headline of a pool.

headline-no-backup-is-switched = No backup is switched on
headline-no-backup-is-on = No backup is switched on from { $day } on
headline-a-backup-stops-phrase = A backup { $stops_phrase }
headline-in-any-future = {" "}in any future
headline-no-other-backup = No other backup
headline-no-backup = No backup
headline-none-stops-within-horizon = { $none } stops within { $horizon_in_words }{ $futures }
headline-name-gets-its-first = { $name } gets its first backup only { $when }
headline-name-gets-its-first-backup = { $name } gets its first backup within { $span } in { $futures }
headline-name-does-not-get = { $name } does not get its first backup within { $span }
headline-name-is-failing-none = { $name } is failing: none since { $since }
headline-name-has-never-worked = { $name } has never worked and cannot yet
headline-works-again-on-day = ; works again on { $day }
headline-works-again-when = ; works again { $when }
headline-two-weeks = two weeks
headline-days-days = { $days } days
headline-backup-name-short-spends = { $backup_name_short } spends { $days } in gaps of { $gap_length } or more: { $missing_phrase }

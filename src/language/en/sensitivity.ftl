# What the answer hangs on.

sensitivity-title-as-read-on = { $title }, as read on { $in_short }
sensitivity-sure = Sure?
sensitivity-measure = Measure
sensitivity-it-fails-already-nothing = it fails already: nothing to measure moves that. `simulate advise` says what helps.
sensitivity-noise = Noise
sensitivity-beware = Beware
sensitivity-swing-and-correlation-tell = swing and correlation tell different stories of { $join }: what it does depends on the rest, or is an accident of few futures.
sensitivity-nothing-that-could-be = nothing that could be found out moves { $date_asked } by three days.
sensitivity-first-join-two-readings = first { $join }. Two readings of the phone, four weeks apart, narrow what grows.
sensitivity-the-first-backup-of = the first backup of { $backup_name_short }
sensitivity-the-first-failing-date = the first failing date
sensitivity-level-moves-it-by = { $level } (moves it by { $days } days)
sensitivity-none-nothing-in-this = none: nothing in this file is left to chance.
sensitivity-no-date-differs-from = no date differs from another within { $span }, so nothing moves it.
sensitivity-round-half-up-of = { $round_half_up } of 100 parts of what makes the date differ is the luck of days and nights, which nobody can know; the rest could be found out.
sensitivity-capitalised-with-one-unknown = { $capitalised }, with one unknown at a time at its low and its high value
sensitivity-low = low
sensitivity-high = high
sensitivity-days = days
sensitivity-rank = rank
sensitivity-low-and-high-1 = Low and high: 1 value in 20 is below, 1 in 20 above; median dates of { $thousands } futures each. Days: how far the mean date moves, the horizon's end standing for later. Rank: correlation with the date in the run itself.
sensitivity-later = later
sensitivity-join-then = , then{" "}

# Dates that may never come, and shares of futures.

dates-in-any-future = {" "}in any future
dates-does-not-stop-within = does not stop within { $span }{ $whose }
dates-verb-on-day = { $verb } on { $day }
dates-verb-in-futures-phrase = { $verb } in { $futures_phrase } within { $span }
dates-the-earliest-1-future = the earliest 1 future in 20 by { $month_in_full }
dates-9-futures-in-10 = 9 futures in 10 on { $early }
dates-9-futures-in-10-month = 9 futures in 10: { $month_span }
dates-start-to-after-month = { $start } to after { $month_in_full }
dates-start-to-month-in = { $start } to { $month_in_full }
dates-around-day = around { $day }
dates-around-month-in-full = around { $month_in_full }
dates-in-month-in-full = in { $month_in_full }
dates-error-at-most-round = error at most { $round_half_up } in { $thousands }
dates-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
dates-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
dates-years = { $years ->
    [one] 1 year
   *[other] { $years } years
}
dates-every-future = every future
dates-futures-of-whole = { $count ->
    [one] 1 future of { $whole }
   *[other] { $count } futures of { $whole }
}
dates-hits-of-futures = { $hits } of { $futures } futures
dates-every-such-future = every such future
dates-such-futures-of-whole = { $count } of { $whole } such futures
dates-such-hits-of-futures = { $hits } of { $futures } such futures
dates-nearly-every-day = nearly every day
dates-half-its-days = half its days
dates-days-in-ten = { $days } days in 10
dates-one-day-in = 1 day in { $days }
dates-short-years = { $years } y
dates-short-months = { $months } m
dates-short-days = { $days } d

# Dates that may never come, and shares of futures.

dates-in-any-future = keinem
dates-does-not-stop-within = { $whose ->
    [keinem] stoppt in keinem Verlauf innerhalb von { $span }
   *[other] stoppt innerhalb von { $span } nicht
}
dates-verb-on-day = { $verb } am { $day }
dates-verb-in-futures-phrase = { $verb } in { $futures_phrase } innerhalb von { $span }
dates-the-earliest-1-future = in 1 von 20 Verläufen schon bis { $month_in_full }
dates-9-futures-in-10 = 9 von 10 Verläufen am { $early }
dates-9-futures-in-10-month = 9 von 10 Verläufen: { $month_span }
dates-start-to-after-month = { $start } bis nach { $month_in_full }
dates-start-to-month-in = { $start } bis { $month_in_full }
dates-around-day = um das Jahr { $day }
dates-around-month-in-full = ungefähr im { $month_in_full }
dates-in-month-in-full = im { $month_in_full }
dates-error-at-most-round = Fehler höchstens { $round_half_up } von { $thousands }
dates-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
}
dates-months = { $months ->
    [one] 1 Monat
   *[other] { $months } Monaten
}
dates-years = { $years ->
    [one] 1 Jahr
   *[other] { $years } Jahren
}
dates-every-future = jedem Verlauf
dates-futures-of-whole = { $count ->
    [one] 1 von { $whole } Verläufen
   *[other] { $count } von { $whole } Verläufen
}
dates-hits-of-futures = { $hits } von { $futures } Verläufen
dates-every-such-future = jedem solchen Verlauf
dates-such-futures-of-whole = { $count } von { $whole } solchen Verläufen
dates-such-hits-of-futures = { $hits } von { $futures } solchen Verläufen
dates-nearly-every-day = fast jedem Tag
dates-half-its-days = der Hälfte der Tage
dates-days-in-ten = { $days } von 10 Tagen
dates-one-day-in = 1 von { $days } Tagen
dates-short-years = { $years } J
dates-short-months = { $months } M
dates-short-days = { $days } T

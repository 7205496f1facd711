# Sizes, dates, rates and shares that cannot be read.

quantity-reader-is-more-than = „{ $reader }“ ist mehr als 1.000.000 Mbit/s
quantity-reader-is-longer-than = „{ $reader }“ ist länger als ein Tag
quantity-reader-does-not-say = „{ $reader }“ sagt nicht, ob es pro Tag, Woche, Monat oder Jahr gilt
quantity-instead-or-per-day = "{ $instead }", oder mit `per day`, `per week` oder `per year`
quantity-reader-has-more-than = „{ $reader }“ hat mehr als neun Nachkommastellen
quantity-reader-is-more-than-50 = „{ $reader }“ ist mehr als 50 GB am Tag
quantity-the-price = der Preis
quantity-reader-is-not-in = „{ $reader }“ ist nicht in { $currency }, der Währung dieses Szenarios
quantity-reader-is-not-a = „{ $reader }“ ist kein Preis pro Monat
quantity-prices-in-currency-have = Preise in { $currency } haben höchstens { $decimals } { $decimals ->
    [one] Nachkommastelle
   *[other] Nachkommastellen
}
quantity-reader-is-more-than-any = „{ $reader }“ ist mehr, als irgendein Speicherplan kostet
quantity-problem-expected-expected = { $problem }; erwartet: { $expected }
quantity-write-suggestion = ; schreibe { $suggestion }
quantity-the-text-is-empty = der Text ist leer
quantity-text-has-no-number = in „{ $text }“ fehlt eine Zahl
quantity-text-is-negative = „{ $text }“ ist negativ
quantity-without-or-take-the = "{ $without }", oder lösche die Zeile
quantity-text-has-more-than = in „{ $text }“ steht mehr, als dahin gehört
quantity-text-has-a-dash = in „{ $text }“ steht ein Strich
quantity-written-can-be-read = „{ $written }“ lässt sich auf zwei Arten lesen
quantity-written-has-more-than = „{ $written }“ hat mehr als ein Dezimalzeichen; trenne Tausender mit Leerzeichen oder gar nicht
quantity-written-has-too-many = „{ $written }“ hat zu viele Ziffern
quantity-reader-does-not-say-out = „{ $reader }“ sagt nicht, von wie vielen
quantity-reader-is-more-often = „{ $reader }“ ist öfter als immer
quantity-reader-is-more-than-the = „{ $reader }“ ist mehr als das Ganze
quantity-reader-is-above-1 = „{ $reader }“ ist größer als 1 und hat kein Prozentzeichen
quantity-reader-is-more-than-1 = „{ $reader }“ ist mehr als 1.000 TB
quantity-what-comes-after-is = was nach ± kommt, ist nicht in Prozent
quantity-deviation-is-more-than = ± { $deviation } % ist mehr als der Wert selbst
quantity-a-range-and-cannot = ein Bereich und ± können nicht zusammen stehen
quantity-word-is-not-a = „{ $word }“ ist keine Einheit, die hier passt
quantity-reader-has-no-unit = „{ $reader }“ hat keine Einheit
quantity-a-range-cannot-begin = ein Bereich kann nicht bei null beginnen; fang mit dem kleinsten wahrscheinlichen Wert an
quantity-reader-does-not-go = „{ $reader }“ geht nicht von weniger zu mehr
quantity-reader-has-no-unit-of = „{ $reader }“ hat keine Zeiteinheit
quantity-trim-is-not-in = „{ $trim }“ ist nicht in Tagen
quantity-reader-is-more-than-a = „{ $reader }“ ist mehr als tausend Jahre
quantity-reader-is-no-whole = „{ $reader }“ ergibt keine ganze Zahl von { $what ->
    [months] Monaten
   *[days] Tagen
}
quantity-reader-does-not-run = „{ $reader }“ läuft nicht vorwärts von Mittag zu Mittag
quantity-reader-is-no-hour = „{ $reader }“ ist keine Uhrzeit
quantity-a-speed-such-as = eine Geschwindigkeit wie "20 Mbit/s" oder "10 to 40 Mbit/s"
quantity-hours-such-as-2 = Stunden wie "2.5 h", "30 min" oder "1 h to 8 h each night"
quantity-a-growth-such-as = ein Wachstum wie "9 MB per month" oder "150 MB to 600 MB per month"
quantity-a-monthly-price-such = ein Monatspreis wie "1.99 USD per month"
quantity-a-share-such-as = ein Anteil wie "20 %"
quantity-a-frequency-such-as = eine Häufigkeit wie "6 nights in 7", "85 %", "always" oder "never"
quantity-a-size-such-as = eine Größe wie "350 MB" oder "61.2 GB"
quantity-a-length-of-time = eine Dauer wie "3 years", "18 months" oder "90 days"
quantity-a-number-of-days = eine Anzahl von Tagen wie "21 days"
quantity-hours-of-the-clock = Uhrzeiten wie "22 h to 02 h" oder "23:30 to 1:15"
quantity-join-or = {" "}oder{" "}
quantity-days-months-or-years = "{ $number } days", "{ $number } months" oder "{ $number } years"

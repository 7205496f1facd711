# What is expected in a place of a scenario file.

keys-or-another = , oder{" "}
keys-text-in-quotes = Text in Anführungszeichen
keys-true-or-false = true oder false
keys-a-date-without-quotes = ein Datum ohne Anführungszeichen
keys-a-size = eine Größe
keys-growth-a-size-per = Wachstum: eine Größe pro Tag, Woche, Monat oder Jahr (per day, week, month, year)
keys-how-often-nights-in = wie oft: so viele von 7 Nächten („6 nights in 7“) oder ein Prozentsatz
keys-a-speed-in-mbit = eine Geschwindigkeit in Mbit/s
keys-hours = Stunden
keys-a-number-of-years = eine Anzahl Jahre, Monate, Wochen oder Tage (years, months, weeks, days)
keys-a-number-of-days = eine Anzahl Tage („30 days“)
keys-a-percentage = ein Prozentsatz
keys-twelve-numbers-in-brackets = zwölf Zahlen in Klammern, der Januar zuerst
keys-hours-of-the-clock = Uhrzeiten wie "22 h to 02 h"
keys-a-price-per-month = ein Preis pro Monat („2.99 EUR per month“)
keys-a-number-per-year = eine Anzahl pro Jahr („0.5 per year“)
keys-a-name-a-list = ein Name, eine Liste von Namen oder "everybody"
keys-a-table = eine Tabelle
keys-a-list-of-tables = eine Liste von Tabellen
keys-a-table-for-each = eine Tabelle für jeden Namen
keys-a-whole-number-from = eine ganze Zahl von { $least } bis { $most }
keys-a-list-of-words = eine Liste von Wörtern, jedes { $word }
keys-others-or-last = { $others } oder { $last }
keys-the-file = die Datei

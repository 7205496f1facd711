# What is expected in a place of a scenario file.

keys-or-another = , or{" "}
keys-text-in-quotes = text in quotes
keys-true-or-false = true or false
keys-a-date-without-quotes = a date without quotes
keys-a-size = a size
keys-growth-a-size-per = growth: a size per day, week, month or year
keys-how-often-nights-in = how often: nights in 7, or a percentage
keys-a-speed-in-mbit = a speed in Mbit/s
keys-hours = hours
keys-a-number-of-years = a number of years, months, weeks or days
keys-a-number-of-days = a number of days
keys-a-percentage = a percentage
keys-twelve-numbers-in-brackets = twelve numbers in brackets, January first
keys-hours-of-the-clock = hours of the clock, such as "22 h to 02 h"
keys-a-price-per-month = a price per month
keys-a-number-per-year = a number per year
keys-a-name-a-list = a name, a list of names, or "everybody"
keys-a-table = a table
keys-a-list-of-tables = a list of tables
keys-a-table-for-each = a table for each name
keys-a-whole-number-from = a whole number from { $least } to { $most }
keys-a-list-of-words = a list of words, each { $word }
keys-others-or-last = { $others } or { $last }
keys-the-file = the file

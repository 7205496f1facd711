# What may be wrong with a scenario file.

scenario-there-is-no-file = there is no file `{ $path }`
scenario-extends-leads-out-of = `extends` leads out of this file's folder, to { $path }.
scenario-extends-is-kind = `extends` is { $kind }
scenario-the-name-of-another = the name of another scenario file, in quotes
scenario-for-instance-extends-family = for instance `extends = "family.toml"`
scenario-files-files-one-over = { $files } files one over the other are too many
scenario-at-most-most-files = at most { $most }
scenario-put-several-of-them = put several of them into one
scenario-path-cannot-be-extended = `{ $path }` cannot be extended: { $why }
scenario-the-name-of-a = the name of a scenario file beside this one
scenario-path-extends-itself = { $path } extends itself
scenario-join-extends-path-again = { $join } extends { $path } again
scenario-a-file-that-stands = a file that stands on its own, or extends another
scenario-take-extends-out-of = take `extends` out of one of them
scenario-one-line-is = One line is
scenario-many-lines-are = { $many } lines are
scenario-counted-read-as-meant = { $counted } read as meant, not as typed: `simulate check --fix` shows how to write { $them }.
scenario-typed-is-not-known = "{ $typed }" is not known here
scenario-a-phrase-such-as = a phrase such as "trip", "new device" or "turn off WhatsApp videos"
scenario-did-you-mean-words = did you mean "{ $words }"?
scenario-write-for-instance-trip = write for instance "trip", "celebration", "new device", "plan", "delete", "restart" or "turn off WhatsApp videos"; README.md has them all
scenario-a-table = a table
scenario-key-is-kind = `{ $key }` is { $kind }
scenario-write-for-instance-known = write for instance `{ $known } = { $example }`
scenario-write-expected = write { $expected }
scenario-keys-has-no-key = { $keys } has no key `{ $key }`
scenario-one-of-join = one of { $join }
scenario-write-one-of-the = write one of the keys there are, or take the line out
scenario-did-you-mean-meant = did you mean `{ $meant }`?
scenario-the-file-itself = the file itself
scenario-move-the-line-to = move the line to the top of the file, above the first name in brackets
scenario-move-it-there-as = move it there, as `{ $key } = { $example }`, or take it out
scenario-key-belongs-to-belongs = `{ $key }` belongs to { $belongs }, and here it stands in { $keys }
scenario-one-of-keys = one of { $keys }
scenario-a-date-as-year = a date as year-month-day: 2026-11-30
scenario-key-is-a-date = `{ $key }` is a date in another form
scenario-write-key-day-which = write `{ $key } = { $day }`, which is { $short }
scenario-key-may-be-short = `{ $key }` may be { $short } or { $other }
scenario-write-key-one-for = write `{ $key } = { $one }` for { $short }, `{ $key } = { $other }` for { $other_short }
scenario-key-is-what = `{ $key }` is { $what }
scenario-write-year-month-and = write year, month and day: `{ $key } = 2026-11-30`
scenario-text-is-not-known = "{ $text }" is not known here
scenario-did-you-mean-meant-2 = did you mean "{ $meant }"?
scenario-write-one-of = write { $one_of }
scenario-write-meant = write { $meant }
scenario-for-instance-key-example = for instance `{ $key } = { $example }`
scenario-keys-has-no-key-2 = { $keys } has no `{ $key }`
scenario-add-a-line-for = add a line, for instance `{ $key } = { $example }`
scenario-key-is-empty = `{ $key }` is empty
scenario-text-between-the-quotation = text between the quotation marks
scenario-leave-the-key-out = leave the key out, or write for instance `{ $example }`
scenario-key-is-one-value = `{ $key }` is one value, not a law
scenario-a-size-per-day = a size per day, week, month or year
scenario-for-instance-example = for instance `{ $example }`
scenario-and-left-more-problems = and { $left } more problems{"\u000A"}
scenario-message-code-line-texts = { $message } ({ $code }, line { $texts }{ $beneath })
scenario-of-place = {" "}of { $place }
scenario-expected-expected = expected { $expected }
scenario-a-name-that-none = a name that none of the person's other devices has
scenario-the-day-it-happens = the day it happens
scenario-what-happens = what happens
scenario-what-it-reacts-to = what it reacts to
scenario-what-it-does = what it does
scenario-key-is-an-empty = `{ $key }` is an empty list
scenario-at-least-one-in = at least one in the list
scenario-for-instance-section = for instance `{ $section }`
scenario-what-is-done = what is done
scenario-the-day-it-was = the day it was read
scenario-the-day-the-numbers = the day the numbers were read off the phones
scenario-the-size-of-the = the size of the plan, as the phone shows it; without a paid plan "5 GB"
scenario-text-is-not-a = "{ $text }" is not a number per year
scenario-a-number-from-0 = a number from 0 to 365 and the words `per year`
scenario-a-name-that-nobody = a name that nobody else has
scenario-how-often = how often
scenario-how-much-goes = how much goes
scenario-a-limit-is-one = a limit is one value
scenario-hours-such-as-11 = hours such as "11 h"
scenario-for-instance-longest-window = for instance `longest_window = "11 h"`
scenario-a-persistence-of-all = a persistence of all nights would never change
scenario-from-0-to-99 = from 0 % to 99 %
scenario-for-instance-persistence-7 = for instance `persistence = "7 %"`
scenario-these-are-no-weights = these are no weights of months
scenario-twelve-numbers-from-0 = twelve numbers from 0 to { $most }, not all of them 0
scenario-for-instance-season-none = for instance `season = "none"`, which makes all months alike
scenario-this-file-was-written = this file was written for a newer program
scenario-version-version-the-newest = version { $version }, the newest this program knows
scenario-take-a-newer-program = take a newer program; one that knows this version can read older files too
scenario-note = {"  "}note{" "}
scenario-flag-lets-it-in = { $otherwise } `{ $flag }` lets it in
scenario-no-flag-raises-this = { $otherwise } no flag raises this above { $most }
scenario-years = { $years ->
    [one] { $years } years
   *[other] { $years } years
}
scenario-for-instance-flag = for instance { $flag }
scenario-is-not-name-value = `{ $text }` is not NAME=VALUE
scenario-no-whole-number-from-1 = `{ $text }` has no whole number from 1 on
scenario-is-too-much = `{ $text }` is too much
scenario-at-most-end = at most { $end }: docs/LIMITS.md says why
scenario-there-are = there are { $names }
scenario-there-is-no-limit = there is no limit `{ $name }`
scenario-elsewhere = { $at } { $line }: { $message }
scenario-help = {"  "}help:{" "}

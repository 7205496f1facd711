# Syntax, and what to write instead.

source-write-format = write `{ $format }`
source-there-is-no-single = there is no single `=` between the key and its value
source-one = one `=`
source-a-colon-stands-where = a colon stands where `=` belongs
source-a-quotation-mark-is = a quotation mark is missing
source-text-between-two-on = text between two `"` on one line
source-a-bracket-is-missing = a bracket is missing
source-as-many-brackets-closed = as many brackets closed as opened
source-a-comma-is-missing = a comma is missing here
source-a-comma-between-one = a comma between one thing and the next
source-a-key-is-one = a key is one word
source-underscores-in-the-place = underscores in the place of spaces
source-this-line-has-no = this line has no `=`
source-key-value = `key = value`
source-key-stands-here-a = `{ $key }` stands here a second time
source-one-key-in-a = one `{ $key }` in a table
source-the-first-one = the first one
source-keep-one-of-the = keep one of the two lines, or write `[[person]]` above this one if it is somebody else
source-keep-one-of-the-two = keep one of the two lines, or write `[[event]]` above this one if it is another event
source-keep-one-of-the-two-lines = keep one of the two lines
source-one-name = one { $name }
source-if-it-is-somebody = if it is somebody else's, write `[[person]]` and `name = "..."` above it; otherwise put all lines under the first one
source-a-second-name-under = a second { $name } under the same person: whose is it?
source-put-the-lines-of = put the lines of both under one { $name }
source-name-stands-here-a = { $name } stands here a second time
source-what-is-opened-here = what is opened here is never closed
source-names-of-tables-read = names of tables read `[plan]` or `[[person]]`, lists `["iphone"]`, tables `{"{"} photos = "40 GB" {"}"}`
source-a-comma-is-missing-here = a comma is missing here, or one too many
source-one-comma-between-one = one comma between one thing and the next
source-for-instance-icloud-photos = for instance `icloud = {"{"} photos = "40 GB", mail = "1.1 GB" {"}"}`
source-name-parent-a = name = "Parent A"
source-a-quotation-mark-is-missing = a quotation mark is missing or one too many
source-for-instance-line = for instance `{ $line }`
source-this-line-cannot-be = this line cannot be read
source-key-value-or-a = `key = value`, or a table's name in brackets
source-write-text-in-double = write text in double quotation marks and dates without any; a comment begins with `#`
source-key-has-no-value = `{ $key }` has no value
source-a-value-behind-the = a value behind the `=`
source-or-take-the-line = or take the line out
source-for-instance-example-leave = for instance `{ $example }`, { $leave_out }
source-write-key-leave-out = write `{ $key } = ...`, { $leave_out }
source-there-is-no-name = there is no name, or half of one, in the brackets
source-what-stands-before-the = what stands before the `=` is no key
source-one-word-letters-digits = one word: letters, digits and `_`
source-for-instance-name-parent = for instance `name = "Parent A"`; names of tables read `[plan]` or `[[person]]`
source-something-in-this-line = something in this line has no `=`
source-for-instance-example-a = for instance `{ $example }`; a comment begins with `#`
source-a-line-reads-key = a line reads `key = value`; a comment begins with `#`
source-its-utf-16-is = its UTF-16 is broken
source-it-looks-like-utf = it looks like UTF-16 that does not say so
source-a-letter-in-it = a letter in it is not UTF-8
source-this-file-is-formatted = this file is formatted text (RTF), not plain text
source-plain-text = plain text
source-this-file-is-text = this file is text in another encoding: { $what }
source-save-it-again-as = save it again as UTF-8; { $save_plain }
source-this-file-is-a = this file is a document, a picture or an archive, not a text
source-copy-the-words-into = copy the words into a plain text file; { $save_plain }
source-a-bare-number = a bare number
source-true-or-false = true or false
source-a-date = a date
source-a-list = a list
source-a-table = a table
source-key-value-cannot-be = `{ $key }` = `{ $value }` cannot be read
source-a-keys-path-and = a key's path and a value
source-the-list-has-no = the list has no `{ $key }`
source-a-position-from-0 = a position from 0 to { $items }, or a name
source-names-here-join = names here: { $join }
source-this-file-has-length = this file has { $length } bytes
source-a-scenario-is-a = a scenario is a page of text: is this the right file?
source-line-number-has-more = line { $number } has more full stops than any key needs
source-at-most-most-dots = at most { $most } in a line
source-a-key-reads-key = a key reads `key = value`, a table's name `[person.device.night]` at the longest
source-a-number-too-large = a number too large
source-not-a-number = not a number
source-a-time-of-day = a time of day
source-a-date-with-a = a date with a time of day
source-there-is-nothing-in = there is nothing in this file
source-a-date-a-plan = a date, a plan and a person
source-this-is-not-a = this is not a scenario: it says nothing a scenario says
source-read-on-plan-person = `read_on`, `[plan]`, `[[person]]`
source-in-textedit-format-make = in TextEdit: Format > Make Plain Text, then save; in Word: Save As, Plain Text (UTF-8); in Notepad: Save As, Encoding: UTF-8
source-a-scenario-begins-so = a scenario begins so: `read_on = 2026-11-30`, then `[plan]` with a `size`, then `[[person]]` with a `name`; scenarios/minimal.toml is a whole one
source-a-day-no-calendar = a day no calendar has, or of a year out of reach
source-for-instance-set = for instance --set plan.size="2 TB" or --set 'person."Parent A".whatsapp.icloud=false'
source-text = text
source-at-most-largest-file = at most { $most } bytes ({ $told })

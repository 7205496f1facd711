# What may be wrong with what a file says.

resolve-person-people = person { $people }
resolve-everybody-is-nobodys-name = "everybody" is nobody's name
resolve-a-name-that-is = a name that is only this person's
resolve-events-use-it-for = events use it for all people together; write for instance `name = "Parent A"`
resolve-device-of-person = device { $of_person }
resolve-device-in-use-called = device in use called
resolve-there-is-nobody-in = there is nobody in this file
resolve-at-least-one-person = at least one [[person]]
resolve-for-instance-person-and = for instance `[[person]]` and under it `name = "Parent A"`
resolve-whatsapp-lives-on-a = WhatsApp lives on a device, and this person has none in use
resolve-a-device-in-use = a device in use
resolve-add-a-device-device = add a device: `device = [{"{"} name = "iPhone" {"}"}]`
resolve-a-second-what-is = a second { $what } is called "{ $value }"
resolve-a-name-of-its = a name of its own
resolve-for-instance-name-value = for instance `name = "{ $value } 2"`; a table that was copied by mistake goes
resolve-the-first-one = the first one
resolve-number-what-are-too = { $number } { $what } are too many
resolve-at-most-most = at most { $most }
resolve-split-the-household-into = split the household into several files
resolve-no-region-is-given = No `region` is given: prices are those of the United States.
resolve-no-prices-are-known = no prices are known for a region "{ $typed }"
resolve-a-countrys-code-or = a country's code or name, such as "DE" or "Germany"
resolve-for-instance-region-us = for instance `region = "US"`; without a region, prices are those of the United States
resolve-did-you-mean-join = did you mean { $join }?
resolve-no-price-list-has = No price list has a plan of this size and no `price` is given: costs leave it out.
resolve-a-plan-of-0 = a plan of 0 GB holds nothing
resolve-the-size-of-the = the size of the plan, as the phone shows it; without a paid plan "5 GB"
resolve-write-size-5-gb = write `size = "5 GB"` if nothing is paid for
resolve-everybody-has-a-plan = Everybody has a plan of their own: nobody is on [plan].
resolve-name-is-on-no = { $name } is on no storage plan
resolve-a-plan-for-everybody = a [plan] for everybody, or a [person.plan] of their own
resolve-for-instance-plan-and = for instance `[plan]` and under it `size = "200 GB"`
resolve-a-person-plan-of = a [person.plan] of their own, or `shared = true` in [plan]
resolve-write-shared-true-under = write `shared = true` under [plan], or `plan = {"{"} size = "50 GB" {"}"}` for this person
resolve-this-plan-is-not = this plan is not shared
resolve-members-people-share-this = { $members } people share this plan
resolve-at-most-largest-family = at most { $most }: Family Sharing takes no more
resolve-give-the-others-a = give the others a plan of their own, in [person.plan]
resolve-name-key-is-decimal = { $name }: `{ $key }` is { $decimal }, but what is typed as on it comes to { $gigabytes }
resolve-room-for-gigabytes-at = room for { $gigabytes } at least
resolve-which-of-these-figures = which of these figures is mistyped, or of another device? The phone shows both in one line: 97 GB of 128 GB used
resolve-size-gb = { $size } GB
resolve-size-tb = { $size } TB
resolve-used-is = `used` is
resolve-what-is-stored-comes = what is stored comes to
resolve-more-is-stored-than = More is stored than the plan holds: { $whose } { $gigabytes }, its size { $size }. Backups that add anything fail from the first day.
resolve-drive = Drive
resolve-other-data = other data
resolve-apps-on-name-s = apps on { $name }'s { $owned }
resolve-member-s-what-on = { $member }'s { $what } on the device
resolve-this-backup-is-off = This backup is off but has a size; without `last_backup` it is taken to be of the day the numbers were read.
resolve-a-backup-that-never = a backup that never completed has no size
resolve-either-a-date-in = either a date in `last_backup`, or no size
resolve-write-its-date-last = write its date, `last_backup = 2026-11-29`, or take the size out
resolve-it-never-completed = it never completed
resolve-key-is-short-after = `{ $key }` is { $short }, after `read_on`
resolve-short-or-earlier = { $short } or earlier
resolve-correct-the-date-or = correct the date, or `read_on` if that was meant to be a later day than { $short }
resolve-the-next-backup-is = the next backup is larger than the whole backup
resolve-at-most-backup-size = at most `backup_size`
resolve-the-phones-backup-size = the phone's Backup Size is `backup_size`, Next Backup Size is `next_backup`: are they swapped? If the last backup is older than a day, give its date: `last_backup = 2026-11-01`
resolve-the-whole-backup = the whole backup
resolve-next-backup-is-more = `next_backup` is more than half of `backup_size`: the phone's Backup Size is the whole, Next Backup Size what is sent next. Is each in its place?
resolve-the-backup-of-name = The backup of { $name } is of { $of }: iCloud keeps it for { $kept } days, which are over.
resolve-the-backup-of-person = the backup of { $person }'s { $old }
resolve-the-old-device-old = the old device "{ $old }" has no `last_backup`
resolve-the-date-of-its = the date of its last backup: iCloud deletes it a time after that
resolve-for-instance-last-backup = for instance `last_backup = 2026-10-20`; a device without a stored backup needs no table
resolve-label-is-gigabytes-but = { $label } is { $gigabytes }, but what is typed within it comes to { $fixed }
resolve-parts-of-gigabytes-at = parts of { $gigabytes } at most
resolve-if-whatsapp-is-switched = if WhatsApp is switched off in the device's backup list, write `in_device_backup = false` under [person.whatsapp]; otherwise one of these figures is from another day
resolve-which-of-these-figures-is = which of these figures is from another day, or belongs to somebody else? Correct it
resolve-gigabytes-of-the-typed = { $gigabytes } of the { $typed } of { $member } are not explained by the profile or by what was typed; they are kept as they are and do not grow.
resolve-used-is-gigabytes-the = `used` is { $gigabytes }, the parts come to { $known }; the difference of { $rest } is kept as "other" and does not grow.
resolve-member-s-whatsapp-chat = { $member }'s WhatsApp { $chat_word }
resolve-member-s-whatsapp = { $member }'s WhatsApp
resolve-member-s-whatsapp-backup = { $member }'s WhatsApp backup
resolve-whatsapps-backup-is-gigabytes = WhatsApp's backup is { $gigabytes }, but its parts come to { $typed }
resolve-which-of-these-figures-is-from = which of these figures is from another day? Correct it, or leave `size` out
resolve-name-s-whatsapp-in = { $name }'s WhatsApp in the device backup
resolve-the-backup-of-given = the backup of { $given }'s { $device }
resolve-name-s-backups = { $name }'s `backups`
resolve-name-s-total = { $name }'s total
resolve-this-growth-alone-binary = This growth alone, { $binary } a week, fills the free { $free } within a week: is it per month?
resolve-this-growth-alone-fills = this growth alone fills the whole plan within a day
resolve-less-than-binary-a = less than { $binary } a day
resolve-the-plan = the plan
resolve-correct-the-size-or = correct the size or its unit: is it MB rather than GB?
resolve-was-monthly-meant = was "{ $monthly }" meant?
resolve-the-price-list-is = The price list is of { $short }, more than a year { $when } the numbers: type the `price` you pay.
resolve-there-is-no-what = there is no { $what } "{ $typed }"
resolve-one-of-join = one of { $join }
resolve-did-you-mean-name = did you mean "{ $name }"?
resolve-write-one-of-join = write one of { $join }
resolve-more-is-used-than = more is used than the phone holds
resolve-at-most-capacity = at most `capacity`
resolve-the-phone-shows-both = the phone shows both in one line, used first: are they swapped?
resolve-the-capacity = the capacity
resolve-the-phones-room-is = The phone's room is not checked: that takes `capacity` and `storage_used`, or `free`.
resolve-the-files-numbers-were = The file's numbers were read on { $then }; here they are taken as those of { $now }, the day before the start.
resolve-the-horizon-is-too = the horizon is too short or too long
resolve-for-instance-horizon-3 = for instance `horizon = "3 years"`
resolve-night-to-night-means = `night_to_night` means nothing beside an `upload` drawn each night
resolve-one-of-the-two = one of the two: a speed drawn each night, or how much it differs from night to night
resolve-take-night-to-night = take `night_to_night` out, or "each night" out of `upload`
resolve-one-reading-says-nothing = One reading says nothing of growth; a second, 28 days later or more, does.
resolve-the-last-reading-is = The last reading is of { $day }: growth of more than a year ago may not be today's.
resolve-two-readings-are-of = two readings are of { $short }
resolve-a-day-for-each = a day for each reading
resolve-put-the-figures-of = put the figures of both into one [[reading]], or correct a date
resolve-the-first-reading = the first reading
resolve-these-readings-are-days = these readings are { $days } days apart
resolve-at-least-fewest-days = at least { $fewest } days: { $missing } are missing
resolve-read-again-on-first = read again on { $first } or later
resolve-person-called = person called
resolve-this-shrank-between-the = A figure fell from { $before } to { $after } between the readings; it is taken not to grow at all.
resolve-how-much-is-deleted = how much is deleted?
resolve-either-size-or-share = either `size` or `share`
resolve-for-instance-share-50 = for instance `share = "50 %"`
resolve-there-is-no-family = there is no family plan in this file
resolve-a-plan-with-shared = a [plan] with `shared = true` that somebody is on
resolve-write-shared-true-under-plan = write `shared = true` under [plan], or take the event out
resolve-name-is-on-the = { $name } is on the family plan already
resolve-name-is-not-on = { $name } is not on the family plan then
resolve-somebody-who-is-on = somebody who is on another plan that day
resolve-correct-who-or-take = correct `who`, or take this out
resolve-members-people-would-share = { $members } people would share the family plan
resolve-let-somebody-leave-the = let somebody `leave the family plan` before, or take this out
resolve-a-line-that-changes = a line that changes on a day cannot be drawn anew each night
resolve-a-speed-such-as = a speed such as "20 Mbit/s" or "10 to 40 Mbit/s"
resolve-take-each-night-out = take "each night" out: `upload = "10 to 40 Mbit/s"`
resolve-another-network-without-upload = Another network without `upload` ends restrictions only: the line stays as fast as it is.
resolve-to-is-no-frequency = "{ $to }" is no frequency of WhatsApp
resolve-daily-weekly-monthly-or = "daily", "weekly", "monthly" or "off"
resolve-for-instance-to-weekly = for instance `to = "weekly"`
resolve-whose-device-is-new = whose device is new?
resolve-one-person-in-who = one person in `who`
resolve-for-instance-who-scene = for instance `who = "{ $scene }"`
resolve-which-device-does-the = which device does the new one replace?
resolve-replaces-with-one-of = `replaces` with one of { $join }
resolve-write-replaces-names = write `replaces = { $names }`
resolve-device-called = device called
resolve-somebody-meant-here-has = somebody meant here has no WhatsApp account
resolve-people-with-a-person = people with a [person.whatsapp] table, or "whatsapp" in their `has`
resolve-name-somebody-who-has = name somebody who has in `who`, or write `has = ["iphone", "whatsapp"]` for this person
resolve-there-is-a-device = there is a device called "{ $value }" already
resolve-a-name-that-none = a name that none of the person's devices has or had
resolve-for-instance-name-value-2 = for instance `name = "{ $value } 2"`
resolve-whose-phrase = whose "{ $phrase }"?
resolve-who-a-name-a = `who`: a name, a list of names, or "everybody"
resolve-for-instance-who-everybody = for instance `who = "everybody"`
resolve-this-what-stands-in = this { $what } stands in the file already, word for word
resolve-each-once = each once
resolve-take-one-of-the = take one of the two out, or correct the one that should say something else
resolve-text-is-nothing-a = "{ $text }" is nothing a policy can look at
resolve-failing-for-21-days = "failing for 21 days", "no backup for 30 days" or "pool above 90 %"
resolve-for-instance-when-failing = for instance `when = "failing for 21 days"`
resolve-key-means-nothing-to = `{ $key }` means nothing to "{ $phrase }"
resolve-take-key-out-or = take `{ $key }` out, or correct what happens: `{ $phrase }`
resolve-phrase-needs-key = "{ $phrase }" needs `{ $key }`
resolve-for-instance-key-example = for instance `{ $key } = { $example }`
resolve-no-further-keys = no further keys
resolve-the-keys-join = the keys { $join }
resolve-phrase-happens-on-one = "{ $phrase }" happens on one day
resolve-no-until = no `until`
resolve-take-until-out-the = take `until` out: the day is the one in `on`
resolve-phrase-needs-until = "{ $phrase }" needs `until`
resolve-the-last-day-included = the last day, included
resolve-for-instance-until-event = for instance `until = { $day }`
resolve-this-ends-before-it = this ends before it begins
resolve-short-or-later = { $short } or later
resolve-correct-one-of-the = correct one of the two dates: are they swapped, or is a year mistyped?
resolve-it-begins-here = it begins here
resolve-named-is-over-before = { $named } is over before the first day, { $short }; it is left out.
resolve-named-began-before-the = { $named } began before the first day, { $short }, and counts from then.
resolve-named-lies-beyond-the = { $named } lies beyond the horizon, which ends on { $last }.
resolve-short-lies-more-than = { $short } lies more than a year before the numbers were read
resolve-a-day-to-come = a day to come, or one not before { $short }
resolve-did-you-mean-day = did you mean { $day }?
resolve-correct-the-year-or = correct the year, or take the event out: the numbers know of it
resolve-the-event-what-of = The event "{ $what }" of { $short }
resolve-no-policy-can-do = no policy can do "{ $phrase }"
resolve-something-a-person-does = something a person does: turn a switch, change the plan, delete data, back up now
resolve-what-happens-belongs-in = what happens belongs in an [[event]]; write for instance `do = "upgrade plan"`
resolve-join-or = {" "}or{" "}
resolve-member-s-part = { $member }'s { $what }
resolve-part-photos = photos
resolve-part-messages = messages
resolve-part-mail = mail
resolve-does-not-add-up = all that this household may come to hold, { $needed } TB with every copy, does not add up
resolve-at-most-until-the-end = at most { $most } TB until the end of the horizon
resolve-shorten-or-split = shorten the `horizon`, take out events that add data, or split the household into several files
resolve-from-1-day-to = from 1 day to { $longest }
resolve-futures-are-too-many = { $futures } futures are too many
resolve-futures-that-are-enough = 2000 tell the weeks, 100000 the days

# Messages of the command line.

cli-error-the-explanation-cannot = error: the explanation cannot be written: { $error }
cli-error-device-several-devices = error: --device: several devices are called `{ $name }`{"\u000A"}  help: add --person with the name of its owner
cli-error-flag-nobody-and = error: { $flag }: nobody and nothing is called `{ $name }`{"\u000A"}  help: known: { $join }
cli-error-date-day-is = error: --date: { $day } is not among the days of this scenario{"\u000A"}  help: they run from { $first } to { $last }
cli-error-alert-no-alert = error: --alert: no alert reads like `{ $text }`{"\u000A"}  help: known are{"\u000A"}{ $join }
cli-it-cannot-be-the = it cannot be the name of a folder
cli-display-has-that-name = `{ $display }` has that name already
cli-error-display-is-the = error: `{ $display }` is the case `{ $case }`: { $why }{"\u000A"}  help: give it another name in the file, for instance case = "{ $nearest_folder }"
cli-broken-with-problems-simulate = , { $broken } with problems (simulate check)
cli-index-text-cases-cases = { $index_text }{"\u000A"}  { $cases } cases, worst first{ $problems }. { $display }{"\u000A"}
cli-note-the-limit-is = {"\u000A"}  note: the limit is within two standard errors; more --futures would tell
cli-crossed-text-it-is = crossed: `{ $text }`: it is { $found } (standard error { $error }){ $close }
cli-there-is-no-in = there is no `>` in it
cli-trim-is-not-a = `{ $trim }` is not a percentage
cli-it-does-not-begin = it does not begin with `failing`
cli-rest-cannot-be-read = `{ $rest }` cannot be read
cli-error-fail-if-nobody = error: --fail-if: nobody is called `{ $trim }`{"\u000A"}  help: known: { $join }
cli-error-fail-if-day = error: --fail-if: { $day } is not among the days of this scenario{"\u000A"}  help: they run from { $first } to { $last }
cli-error-fail-if-text = error: --fail-if: `{ $text }` cannot be read: { $why }{"\u000A"}  help: for instance --fail-if "failing before 2027-06-01 > 10%", "failing > 10%" or "failing of 'Parent A' > 10%"
cli-error-precision-text-is = error: --precision: `{ $text }` is neither days nor a percentage above 0{"\u000A"}  help: --precision 2d: the middle date's standard error is at most 2 days; --precision 0.5%: that of the chance of failing is
cli-display-has-megabytes-mb = `{ $display }` has { $megabytes } MB or more
cli-name-is-a-folder = `{ $name }` is a folder, not a scenario file
cli-a-file = a file
cli-name-a-file-in = name a file in it, such as `{ $inside }`
cli-there-is-no-name = there is no `{ $name }`: a part of it before the last is a file, not a folder
cli-folders-then-a-file = folders, then a file
cli-check-the-path-shipped = check the path; shipped examples are in `scenarios/`
cli-name-may-not-be = `{ $name }` may not be read
cli-a-file-that-you = a file that you may read
cli-check-its-permissions-or = check its permissions, or copy it to a folder of your own
cli-name-cannot-be-read = `{ $name }` cannot be read: { $error }
cli-a-file-that-can = a file that can be read
cli-is-it-on-a = is it on a disk or a network that is gone? Copy it to this machine
cli-there-is-no-file = there is no file `{ $display }`
cli-a-scenario-file = a scenario file
cli-there-is-found-is = there is `{ $found }`: is it that one?
cli-check-the-spelling-shipped = check the spelling; shipped examples are in `scenarios/`
cli-the-scenario-is-another = the scenario is another one, or was changed since
cli-nothing-of-its-kind = nothing of its kind is made any more
cli-it-was-made-by = it was made by version { $imprint }, this is { $version }
cli-error-display-does-not = error: `{ $display }` does not say where it comes from: it is no picture or page of this program, or what it carries was stripped{"\u000A"}  help: name a PNG, a report.html or a sheet.html as `simulate` wrote it
cli-error-there-is-no = error: there is no `{ $beside }` beside `{ $display }`{"\u000A"}  help: name the scenario: simulate verify { $display } SCENARIO
cli-error-the-file-was = error: the file was asked for with words this version does not know: { $join }{"\u000A"}  help: version { $version } made it
cli-identical-display-follows-from = Identical: { $display } follows from { $path } ({ $of }).{"\u000A"}
cli-differs-display-does-not = Differs: { $display } does not follow from { $path } ({ $of }):{"\u000A"}{ $concat }
cli-error-what-help-help = error: { $what }{"\u000A"}  help: { $help }
cli-flag-stands-before-the = { $flag } stands before the command `{ $name }`
cli-what-is-asked-of = what is asked of a command stands after its name: simulate { $name } ... { $flag } ...
cli-there-is-no-command = there is no command `{ $first }`
cli-did-you-mean-name = did you mean `{ $name }`?
cli-there-is-no-command-and = there is no command and no file `{ $first }`
cli-simulate-help-lists-the = `simulate --help` lists the commands
cli-simulate-scenario = `simulate SCENARIO`
cli-simulate-get-name = `simulate { $get_name }`
cli-simulate-word = `simulate { $word }`
cli-error-here-does-not = error: { $here } does not know { $flag }{"\u000A"}  help: it belongs to { $join }
cli-the-questions-have-numbers = the questions have numbers from 1 to 10; `simulate explain SCENARIO` shows them
cli-a-seed-is-a = a seed is a whole number from 0 on: --seed 7
cli-futures-are-counted-from = futures are counted from 0 on: --future 3
cli-for-instance-futures-2000 = for instance --futures 2000
cli-for-instance-2 = for instance 2
cli-flag-value-is-below = { $flag }: { $value } is below 0
cli-flag-value-is-not = { $flag }: `{ $value }` is not a whole number
cli-there-are-names = there are { $names }
cli-error-template-there-is = error: --template: there is no template `{ $name }`{"\u000A"}  help: { $help }
cli-standard-input = standard input
cli-help-an-answer-nobody = {"  "}help: an answer nobody knows is left out, null or "?"; `simulate schema readings` lists the keys
cli-error-name-is-no = error: { $name } is no form of answers yet{"\u000A"}{ $lines }{ $help }
cli-name-a-file-in-it = name a file in it: simulate init { $path }
cli-shown-is-a-folder = `{ $shown }` is a folder
cli-there-is-no-folder = there is no folder `{ $display }`
cli-make-it-first-or = make it first, or name a file in another
cli-name-another-such-as = name another, such as simulate init ours.toml, or add --force to replace it
cli-shown-is-there-already = `{ $shown }` is there already
cli-shown-is-written-it = {"\u000A"}{ $shown } is written. It says where each figure stands; what was not known is a comment in it.{"\u000A"}  In full, with a picture and files:   simulate { $shown }{"\u000A"}  Why:                                 simulate explain { $shown }{"\u000A"}  What else would help:                simulate advise { $shown }
cli-simulate-init-template-name = {"\u000A"}simulate init --template NAME [FILE] writes one, with today's date in it.{"\u000A"}
cli-not-yet-told = Not yet: { $told }
cli-told-the-figures-do = {"\u000A"}{ $told }{"\u000A"}The figures do not fit together yet: go `back` to the wrong one.{"\u000A"}
cli-number-of-asked = { $number } of { $asked }
cli-taps-ask-what-such = { $taps }{ $ask }{ $what }such as { $example } >{" "}
cli-error-the-answers-cannot = error: the answers cannot be read: { $error }
cli-error-the-answers-ended = {"\u000A"}error: the answers ended before the questions did: nothing was written{"\u000A"}  help: type ? where you do not know
cli-did-you-mean-near = did you mean `{ $near }`?{"\u000A"}{"        "}
cli-error-locale-tag-is = error: --locale: `{ $tag }` is not known{"\u000A"}  help: { $hint }known are{"\u000A"}        { $join }
cli-error-pool-no-pool = error: --pool: no pool is called `{ $name }`{"\u000A"}  help: known: { $known }
cli-error-plans-list-names = error: --plans: `{ $list }` names all plans and some of them{"\u000A"}  help: write --plans all, or leave `all` out
cli-error-variant-text-is = error: --variant: `{ $text }` is not NAME: KEY=VALUE{"\u000A"}  help: for instance --variant "no videos: person.1.whatsapp.include_videos=false"
cli-error-name-cannot-be = error: `{ $name }` cannot be compared: { $what }{"\u000A"}  help: { $help }
cli-it-runs-from-first = it runs from { $first } to { $last }
cli-make-both-run-over = make both run over the same days, for instance with --start and --horizon
cli-its-prices-are-in = its prices are in { $currency }
cli-take-one-region-for = take one --region for both
cli-there-are-known = there are { $known }
cli-error-there-is-no-command = error: there is no command `{ $name }`{"\u000A"}  help: { $help }
cli-rules-are-d1-to = rules are D1 to D15, Q1 to Q10, W1 to W10; `simulate sources` lists everything
cli-error-for-nothing-is = error: --for: nothing is called `{ $what }`{"\u000A"}  help: { $help }
cli-write-a-countrys-name = write a country's name or code, such as Germany or DE; `simulate plans` has them all
cli-did-you-mean-join = did you mean { $join }?
cli-error-region-no-prices = error: --region: no prices are known for `{ $text }`{"\u000A"}  help: { $help }
cli-instructions-is-one-of = { $variable } is one of { $names }
cli-error-there-is-no-file = error: there is no file `{ $name }`{"\u000A"}  help: check the spelling; shipped examples are in `scenarios/`
cli-error-name-may-not = error: `{ $name }` may not be read{"\u000A"}  help: check its permissions
cli-error-name-is-a = error: `{ $name }` is a folder, not a scenario file{"\u000A"}  help: name a file in it, such as `{ $name }/family.toml`
cli-error-name-is-not = error: `{ $name }` is not text in UTF-8{"\u000A"}  help: save it as plain text (UTF-8)
cli-error-name-cannot-be-read = error: `{ $name }` cannot be read: { $error }
cli-error-the-output-cannot = error: the output cannot be written: { $error }
cli-error-error = error: { $error }
cli-error-day-without-backup = error: --day-without-backup: `{ $text }` is not an amount of { $currency }{"\u000A"}  help: for instance --day-without-backup { $figure }
cli-error-scale-and-dpi = error: --scale and --dpi both say how many pixels `--size a4-half` has{"\u000A"}  help: leave one out
cli-write-wide-square-tall = write wide, square, tall, a4-half, or pixels such as 1600x900
cli-each-side-has-600 = each side has 600 to 6000 pixels, one at most four times the other
cli-error-no-threads-could = error: no threads could be started: { $error }
cli-every-figure-is-read = Every figure is read as decimal (1 GB = 10⁹ bytes).
cli-every-figure-is-read-as = Every figure is read as binary (1 GB = 2³⁰ bytes).
cli-figures-of-iclouds-screens = Figures of iCloud's screens are read as binary (1 GB = 2³⁰ bytes).
cli-name-no-problems-people = { $name }: no problems. { $people }, { $devices } in use.{"\u000A"}{ $notes_text }
cli-simulate-check-fix-shows = `simulate check --fix` shows how to write { $counted }.{"\u000A"}
cli-name-no-line-can = { $name }: no line can be corrected without a doubt.{"\u000A"}
cli-name-counted-to-correct = { $name }: { $counted } to correct. Nothing was written.{"\u000A"}
cli-line-line-as-typed = {"\u000A"}line { $line }, as typed:{"\u000A"}{ $before }{"\u000A"}as it should be:{"\u000A"}{ $after }{"\u000A"}
cli-number-that-only-you = {"\u000A"}{ $number } that only you can decide: `simulate check { $name }`{"\u000A"}
cli-error-flag-text-is = error: { $flag }: `{ $text }` is not a date{"\u000A"}  help: write year, month and day: { $flag } 2026-12-01
cli-growth-and-habits-of = Growth and habits of profiles: see src/catalogue/data/profiles.csv and the rows above.{"\u000A"}
cli-parameter-value-row-unit = { $parameter }{"\u000A"}    value       { $row } ({ $unit }){"\u000A"}    source      { $source }{"\u000A"}    confidence  { $confidence }{"\u000A"}    used for    { $join }{"\u000A"}{"\u000A"}
cli-error-keep-failing-below = error: --keep-failing-below: `{ $text }` is not a share of futures above 0 % and up to 100 %{"\u000A"}  help: for instance --keep-failing-below 5%
cli-bar-32-human-pos = {"{"}bar:32{"}"} {"{"}human_pos{"}"} of {"{"}human_len{"}"} futures, {"{"}eta{"}"} left
cli-interrupted-what-had-not = {"\u000A"}interrupted: what had not been written yet is not there; earlier files are as they were
cli-take-a-phone-in = Take a phone in your hand: the questions follow its screens, and take about{"\u000A"}three minutes in all. Where you do not know, type ? and a usual figure is{"\u000A"}taken; `back` goes one question back; Ctrl-C stops, and nothing is written.{"\u000A"}On some phones Storage is called Manage Account Storage.{"\u000A"}
cli-join-or = {" "}or{" "}
cli-set-is-not-key-value = error: --set: `{ $text }` is not KEY=VALUE{"\u000A"}  help: for instance --set plan.size="2 TB"
cli-no-plan-on-sale = error: --plans: no plan of `{ $text }` is on sale{"\u000A"}  help: write all, or some of { $known }; any other size goes with --variant 'plan.size="300 GB"'
cli-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
cli-devices = { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}
cli-problems = { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
}
cli-lines = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}
cli-language-unknown = error: --language: `{ $tag }` is not known{"\u000A"}  help: write en or de
cli-is-this-the-right-file = is this the right file?
cli-error-from-a-form = error: --from: a form has a few KB; this has more than { $most }{"\u000A"}  help: { $help }
cli-amount-at-most = { $amount } at most
cli-error-limit = error: --limit: { $what }{"\u000A"}  help: { $help }
cli-at-most = at most { $most }
cli-error-futures-are-too-many = error: --futures: { $futures } futures are too many{"\u000A"}  help: { $help }

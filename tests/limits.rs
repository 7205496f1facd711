//! docs/LIMITS.md holds: what is just within a limit is read, what is beyond is refused in words; its keys exist.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::fs;

use headroom::analysis::sensitivity::CORRELATED;
use headroom::calendar::Day;
use headroom::engine::{KEPT, Keep, run, run_keeping};
use headroom::model::world::World;
use headroom::scenario::keys::{ALL, TableKeys};
use headroom::scenario::{Limit, Limits, Overrides, Problem, check, check_over};
use support::command::simulate;
use support::invariants::conservation;

const MINIMAL: &str = "scenarios/minimal.toml";
const LIMITS: &str = include_str!("../docs/LIMITS.md");

/// A household of one, with more text behind it.
fn household(more: &str) -> String {
    format!(
        "read_on = 2026-11-30\nregion = \"GB\"\nfutures = 10\n{more}\n[plan]\nsize = \"200 GB\"\n\n\
         [[person]]\nname = \"A\"\nprofile = \"light\"\n"
    )
}

fn crowd(people: usize, devices: usize) -> String {
    let device = |number: usize| format!("  [[person.device]]\n  name = \"D{number}\"\n");
    let plan = "plan = { size = \"50 GB\" }";
    let others: String = (1..people)
        .map(|number| format!("[[person]]\nname = \"P{number}\"\nicloud = \"1 GB\"\ndevice = []\n{plan}\n"))
        .collect();
    format!("{}{}{others}", household(""), (0..devices).map(device).collect::<String>())
}

/// The messages a text is refused with; none where it is read.
fn refused(text: &str) -> Vec<String> {
    let problems = check("limits.toml", text, &Overrides::default()).err();
    problems.map_or_else(Vec::new, |problems| {
        problems
            .problems
            .iter()
            .map(|of| format!("{}: {}", of.message, of.expected.clone().unwrap_or_default()))
            .collect()
    })
}

fn assert_limit(within: &str, beyond: &str, stated: &str, told: &str) {
    assert!(LIMITS.contains(stated), "the page does not state {stated}");
    assert_eq!(refused(within), [""; 0], "{stated}");
    let words = refused(beyond);
    assert!(words.iter().any(|words| words.contains(told)), "{stated}: {words:?}");
}

/// Both sides of a limit that nothing moves.
#[test]
fn what_arithmetic_limits_is_refused_beyond_it_and_read_within() {
    let read_on = |year: u32| household("").replace("2026-11-30", &format!("{year}-11-30"));
    assert_limit(&read_on(1990), &read_on(1989), "| dates | years 1990 to 2500 |", "out of reach");
    assert_limit(&read_on(2500), &read_on(2501), "| dates | years 1990 to 2500 |", "out of reach");
    let plan =
        |size: u32| household("").replace("200 GB", &format!("{size} TB\"\nprice = \"1 GBP per month"));
    assert_limit(&plan(1000), &plan(1001), "| a size | 1,000 TB |", "more than 1,000 TB");
    let growth = |size: u32| format!("{}[person.photos]\ngrowth = \"{size} GB per day\"\n", household(""));
    assert_limit(&growth(45), &growth(51), "| growth of a category | 50 GB a day |", "more than 50 GB a day");
    let dotted = |stops: usize| format!("{}{}x = 1\n", household(""), "a.".repeat(stops));
    assert!(LIMITS.contains("| full stops in a line of keys | 50 |"));
    assert!(refused(&dotted(200))[0].contains("at most 50"), "{:?}", refused(&dotted(200)));
}

/// An input on each side of every limit that a flag moves, as the page states the limit.
fn both_sides(limit: Limit) -> (&'static str, String, String, u64) {
    let horizon = |years: u32| household(&format!("horizon = \"{years} years\""));
    let futures = |count: u64| household("").replace("futures = 10", &format!("futures = {count}"));
    let padded = |bytes: usize| format!("{}#{}", household(""), "x".repeat(bytes));
    match limit {
        Limit::File => ("`file` | 16 MB |", padded(15 << 20), padded(16 << 20), 17),
        Limit::Form => ("`form` | 1 MB |", String::new(), String::new(), 2),
        Limit::Layers => ("`layers` | 16 |", String::new(), String::new(), 17),
        Limit::People => ("`people` | 200 |", crowd(200, 1), crowd(201, 1), 201),
        Limit::Devices => ("`devices` | 64 |", crowd(2, 64), crowd(2, 65), 65),
        Limit::Horizon => ("`horizon` | 100 years |", horizon(100), horizon(101), 101),
        Limit::Futures => ("`futures` | 10,000,000 |", futures(10_000_000), futures(11_000_000), 11_000_000),
    }
}

fn raised(limit: Limit, amount: u64) -> Overrides {
    let limits = Limits::default().moved(&format!("{}={amount}", limit.name())).unwrap();
    Overrides { limits, ..Overrides::default() }
}

#[test]
fn what_is_beyond_a_limit_is_refused_with_the_flag_that_lets_it_in() {
    for limit in Limit::ALL {
        let (stated, within, beyond, needed) = both_sides(limit);
        assert!(LIMITS.contains(stated), "the page does not state {stated}");
        let flag = limit.flag(needed).unwrap();
        if within.is_empty() {
            continue;
        }
        assert_eq!(refused(&within), [""; 0], "{stated}");
        let problems = check("limits.toml", &beyond, &Overrides::default()).unwrap_err();
        let help = problems.problems.iter().filter_map(|problem| problem.help.as_deref());
        assert!(
            help.clone().any(|help| help.contains(&format!("`{flag}`"))),
            "{flag}: {:?}",
            Vec::from_iter(help)
        );
        let read = check("limits.toml", &beyond, &raised(limit, needed));
        assert!(read.is_ok(), "{flag}: {:?}", read.map_err(|problems| problems.to_json()));
        let lowered = check("limits.toml", &beyond, &raised(limit, needed - 1));
        assert!(lowered.is_err(), "{flag} is more than is needed");
    }
}

#[test]
fn files_one_over_the_other_are_let_in_by_the_same_flag() {
    let open = |path: &str| -> Result<Vec<u8>, Box<Problem>> {
        let number: usize = path.trim_end_matches(".toml").parse().unwrap();
        let beneath = format!("extends = \"{}.toml\"\n", number + 1);
        Ok(if number < 17 { beneath + "note = \"one\"\n" } else { household("") }.into_bytes())
    };
    let check = |overrides: &Overrides| {
        check_over("1.toml", "extends = \"2.toml\"\nhorizon = \"1 year\"\n", overrides, &open)
    };
    let refused = check(&Overrides::default()).unwrap_err();
    let told = refused.problems.iter().find(|problem| problem.message.contains("17 files")).unwrap();
    assert!(told.help.as_ref().unwrap().contains("`--limit layers=17`"), "{told:?}");
    assert!(check(&raised(Limit::Layers, 17)).is_ok());
}

#[test]
fn a_form_is_let_in_by_the_same_flags() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.json");
    let people: Vec<String> = (0..201).map(|number| format!("{{\"name\": \"P{number}\"}}")).collect();
    let text = format!("{{\"read_on\": \"2026-11-30\", \"people\": [{}]}}", people.join(","));
    fs::write(&form, format!("{text}{}", " ".repeat(1 << 20))).unwrap();
    let init = |more: &[&str]| {
        let mut command = simulate();
        command.current_dir(folder.path()).args(["init", "--futures", "1", "--from", "form.json"]).args(more);
        let told = command.output().unwrap();
        (told.status.code(), String::from_utf8(told.stderr).unwrap())
    };
    let (code, told) = init(&[]);
    assert!(code == Some(2) && told.contains("`--limit form=2MB`"), "{told}");
    let (code, told) = init(&["--limit", "form=2MB"]);
    assert!(code == Some(2) && told.contains("`--limit people=201`"), "{told}");
    assert!(!folder.path().join("family.toml").exists());
    let (code, told) = init(&["--futures", "11000000"]);
    assert!(code == Some(2), "{told}");
    let form =
        headroom::start::form::read_form(&text, Day::from_number(20_787), raised(Limit::People, 201).limits);
    assert_eq!(form.unwrap().answers.people(), 201);
}

#[test]
fn futures_of_the_command_line_have_the_same_limit() {
    let told = |more: &[&str]| {
        simulate().args(["check", MINIMAL, "--futures", "11000000"]).args(more).output().unwrap()
    };
    let refused = told(&[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        one_line(&String::from_utf8_lossy(&refused.stderr)).contains("--limit futures=11000000"),
        "{refused:?}"
    );
    assert_eq!(told(&["--limit", "futures=11000000"]).status.code(), Some(0));
    let init = simulate().args(["init", "/nowhere/x.toml", "--futures", "11000000"]).output().unwrap();
    assert_eq!(init.status.code(), Some(2));
}

#[test]
fn a_flag_that_moves_no_limit_is_told() {
    for (typed, words) in [
        ("devises=70", "did you mean `devices`?"),
        ("devices", "is not NAME=VALUE"),
        ("devices=many", "no whole number"),
        ("horizon=180", "at most 179 years"),
    ] {
        let told = simulate().args(["check", MINIMAL, "--limit", typed]).output().unwrap();
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(told.status.code() == Some(2) && said.contains(words), "{typed}: {said}");
    }
}

#[test]
fn seventy_devices_live_and_nothing_is_lost() {
    let text = crowd(2, 70).replace("futures = 10", "futures = 10\nhorizon = \"1 year\"");
    let scenario = check("crowd.toml", &text, &raised(Limit::Devices, 70)).unwrap();
    assert_eq!(scenario.household.devices.len(), 70);
    let world = World::new(scenario.household, 7);
    conservation(&world).unwrap();
    let run = run(&world, 20, &|_| {});
    assert_eq!((run.replicates, run.rows.len()), (20, 70));
}

#[test]
fn a_picture_beyond_a_limit_is_verified_with_the_flag() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let longer = ["--horizon", "101 years", "--limit", "horizon=101"];
    let drawn = simulate()
        .args([MINIMAL, "--futures", "2", "--no-advice", "--quiet", "--out", out])
        .args(longer)
        .output();
    assert_eq!(drawn.unwrap().status.code(), Some(0));
    let picture = folder.path().join("forecast.png");
    let verify = |more: &[&str]| simulate().arg("verify").arg(&picture).args(more).output().unwrap();
    assert!(one_line(&String::from_utf8_lossy(&verify(&[]).stderr)).contains("--limit horizon=101"));
    assert_eq!(verify(&longer[2..]).status.code(), Some(0));
}

#[test]
fn the_largest_figures_add_up_for_the_longest_horizon() {
    let person = |number: usize| {
        let kinds = ["photos", "messages", "drive", "mail", "whatsapp", "backups"];
        let parts: Vec<String> = kinds.iter().map(|kind| format!("{kind} = \"1000 TB\"")).collect();
        format!(
            "[[person]]\nname = \"P{number}\"\nprofile = \"heavy\"\nicloud = {{ {} }}\n\
             [person.photos]\ngrowth = \"1 GB to 45 GB per day\"\nyearly = \"90 %\"\n",
            parts.join(", ")
        )
    };
    let people: String = (0..6).map(person).collect();
    let plan = "[plan]\nsize = \"1000 TB\"\nprice = \"1 GBP per month\"\n";
    for (years, random) in [(100, false), (100, true), (179, true)] {
        let head = format!(
            "read_on = 2026-11-30\nregion = \"GB\"\nhorizon = \"{years} years\"\nrandom = {random}\n"
        );
        let text = format!("{head}{plan}{people}");
        let scenario = check("largest.toml", &text, &raised(Limit::Horizon, 179));
        let scenario = scenario.unwrap_or_else(|problems| panic!("{}", problems.to_json()));
        let world = World::new(scenario.household, 1);
        let run = run_keeping(&world, Keep { records: true, ..Keep::EVERYTHING }, 2, &|_| {});
        assert_eq!(run.replicates, 2);
        assert!(run.pools[0].iter().all(|day| day.used[0].count() > 0));
        assert!(run.records.iter().flatten().all(|record| record.at_risk_sum >= 0));
    }
}

#[test]
fn figures_that_do_not_add_up_are_refused_in_words() {
    let events = |number: usize| {
        let event = |at: usize| {
            format!(
                "[[event]]\non = 2027-{:02}-{:02}\nwhat = \"add\"\ncategory = \"photos\"\nsize = \"{} GB\"\n",
                at / 28 % 12 + 1,
                at % 28 + 1,
                1_000_000 - at
            )
        };
        format!("{}{}", household(""), (0..number).map(event).collect::<String>())
    };
    assert_eq!(refused(&events(100)), [""; 0]);
    let words = refused(&events(2_000));
    assert!(words.iter().any(|words| words.contains("does not add up")), "{words:?}");
    let longest = crowd(200, 64).replace("futures = 10", "futures = 10\nhorizon = \"100 years\"");
    assert_eq!(refused(&longest), [""; 0]);
}

#[test]
fn ten_thousand_devices_are_refused_by_their_number() {
    let words = refused(&crowd(1, 10_000));
    assert!(words.iter().any(|words| words.contains("10000 devices are too many: at most 64")), "{words:?}");
}

#[test]
fn numbers_at_the_ends_of_what_numbers_can_be_are_refused_where_they_mean_nothing() {
    let ends = [
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551616",
        "1e308",
        "1e999",
        "nan",
        "inf",
        "-inf",
        "-0.0",
        "0x7fffffffffffffff",
    ];
    for end in ends {
        for unit in [" GB", " B", " bytes", " TB", ""] {
            let text = household("").replace("200 GB", &format!("{end}{unit}"));
            assert!(!refused(&text).is_empty(), "a plan of {end}{unit}");
        }
        for key in ["futures", "horizon"] {
            assert!(
                !refused(&household(&format!("{key} = {end}")).replace("futures = 10\n", "")).is_empty(),
                "{key} = {end}"
            );
        }
    }
    for day in ["0000-01-01", "0001-01-01", "-0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30"] {
        assert!(!refused(&household("").replace("2026-11-30", day)).is_empty(), "{day}");
    }
}

#[test]
fn the_last_day_of_the_calendar_is_lived_for_a_hundred_years() {
    let text = household("horizon = \"100 years\"").replace("2026-11-30", "2500-12-31");
    let scenario = check("late.toml", &text, &Overrides::default()).unwrap();
    assert_eq!(run(&World::new(scenario.household, 1), 2, &|_| {}).replicates, 2);
}

/// A message whatever lines it was wrapped to.
fn one_line(told: &str) -> String {
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs the command with no more than so many megabytes of memory to its name.
#[cfg(target_os = "linux")]
fn within_memory(megabytes: u32, arguments: &str) -> (Option<i32>, String) {
    let command =
        format!("ulimit -v {}; exec {} {arguments}", megabytes << 10, env!("CARGO_BIN_EXE_simulate"));
    let told = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
    let said = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (told.status.code(), said.concat())
}

#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded_by_what_is_let_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::File::create(path("sparse.toml")).unwrap().set_len(100 << 20).unwrap();
    let (code, told) = within_memory(300, &format!("check {}", path("sparse.toml")));
    assert!(code == Some(2) && one_line(&told).contains("--limit file=100MB"), "{told}");
    let comments = "# a line that says nothing\n".repeat((33 << 19) / 27);
    fs::write(path("comments.toml"), format!("{}{comments}", household(""))).unwrap();
    let (code, told) = within_memory(300, &format!("check {}", path("comments.toml")));
    assert!(code == Some(2) && one_line(&told).contains("--limit file=17MB"), "{told}");
    let (code, told) = within_memory(1000, &format!("check {} --limit file=17MB", path("comments.toml")));
    assert!(code == Some(0) && told.contains("no problems"), "{told}");
}

#[test]
fn nesting_without_end_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.toml");
    let deep = 100_000;
    let texts = [
        format!("x = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("x = {}1{}", "{ a = ".repeat(deep), " }".repeat(deep)),
        format!("x = {}", "[".repeat(deep)),
        format!("[{}a]\n", "a.".repeat(deep)),
        format!("{}a = 1\n", "a.".repeat(deep)),
        format!("{}a{}\n", "[".repeat(deep), "]".repeat(deep)),
    ];
    for text in texts {
        fs::write(&path, format!("{}{text}\n", household(""))).unwrap();
        let told = simulate().arg("check").arg(&path).output().unwrap();
        assert_eq!(told.status.code(), Some(2), "{}: {:?}", &text[..20], told.status);
    }
    let form = folder.path().join("deep.json");
    fs::write(&form, "[".repeat(deep)).unwrap();
    let told = simulate().current_dir(folder.path()).args(["init", "--from", "deep.json"]).output().unwrap();
    assert_eq!(told.status.code(), Some(2), "{:?}", told.status);
}

/// A title and names that mean something to terminals, pages, pictures and spreadsheets.
const HOSTILE: [&str; 5] = [
    "</title><script>alert(1)</script>",
    "]]><svg onload=alert(1)>",
    "=HYPERLINK(1)",
    "\u{202e}txt\u{7}\u{1b}[31m",
    "\"&'<!--",
];

#[test]
fn hostile_titles_and_names_stay_words_in_every_file() {
    let folder = tempfile::tempdir().unwrap();
    for (at, name) in HOSTILE.into_iter().enumerate() {
        let quoted = toml::Value::String(name.to_owned()).to_string();
        let path = folder.path().join(format!("{at}.toml"));
        let text = household(&format!("title = {quoted}\nhorizon = \"1 year\"")).replace("\"A\"", &quoted);
        fs::write(&path, text).unwrap();
        let out = folder.path().join(format!("out{at}"));
        let told =
            simulate().arg(&path).args(["--report", "--no-advice", "--out"]).arg(&out).output().unwrap();
        assert_eq!(told.status.code(), Some(0), "{name:?}: {}", String::from_utf8_lossy(&told.stderr));
        assert_is_harmless("the answer", &String::from_utf8(told.stdout).unwrap());
        for file in fs::read_dir(&out).unwrap() {
            let path = file.unwrap().path();
            if let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) {
                assert_is_harmless(&path.display().to_string(), &text);
            }
        }
    }
}

#[test]
fn hostile_names_steer_no_terminal_where_a_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.toml");
    let names = "title = \"a\u{202e}b\\u001b[31m\"\n";
    fs::write(&path, household(names).replace("\"light\"", "\"x\u{202e}\\u001b[2J\\u0007\"")).unwrap();
    for format in ["text", "json"] {
        let told = simulate()
            .env("NO_COLOR", "1")
            .arg("check")
            .arg(&path)
            .args(["--format", format])
            .output()
            .unwrap();
        assert_eq!(told.status.code(), Some(2));
        for words in [told.stdout, told.stderr] {
            assert_is_harmless(format, &String::from_utf8(words).unwrap());
        }
    }
}

fn assert_is_harmless(place: &str, text: &str) {
    let steers = |letter: char| letter != '\n' && letter != '\t' && headroom::letters::steers(letter);
    assert!(!text.contains(steers), "{place} steers a terminal");
    if place.ends_with(".html") || place.ends_with(".svg") {
        assert!(!text.contains("<script>alert") && !text.contains("<svg onload"), "{place} runs a script");
    }
    if place.ends_with(".csv") {
        let field =
            |line: &str| line.split(',').any(|field| field.trim_matches('"').starts_with("=HYPERLINK"));
        assert!(!text.lines().any(field), "{place} has a formula");
    }
}

/// Whether a key written as `table.key` leads through tables of the language.
fn leads(path: &str) -> bool {
    let mut tables: Vec<&TableKeys> = ALL.to_vec();
    for (at, part) in path.split('.').enumerate() {
        let found: Vec<_> = tables.iter().filter_map(|table| table.key(part)).collect();
        if found.is_empty() {
            return false;
        }
        let inner: Vec<&TableKeys> = found.iter().filter_map(|key| key.kind.inner_keys()).collect();
        if at + 1 < path.split('.').count() {
            tables = inner;
        }
    }
    true
}

#[test]
fn it_tells_from_how_many_futures_on_less_is_kept() {
    for most in [KEPT, CORRELATED] {
        let (thousands, rest) = (most / 1000, most % 1000);
        let stated = format!("{thousands},{rest:03} futures");
        assert!(LIMITS.contains(&stated), "the page does not state {stated}");
    }
}

#[test]
fn the_keys_it_names_exist() {
    let words = LIMITS.split('`').skip(1).step_by(2);
    let keys: Vec<&str> = words
        .filter(|word| {
            word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter == '.')
        })
        .collect();
    assert!(keys.len() > 10, "{keys:?}");
    let limits = Limit::ALL.map(Limit::name);
    for key in keys.into_iter().filter(|key| !limits.contains(key)) {
        assert!(leads(key), "{key}");
    }
}

//! docs/LIMITS.md holds: what is just within a limit is read, what is beyond is refused in words; its keys exist.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use headroom::engine::{Keep, run_keeping};
use headroom::model::world::World;
use headroom::scenario::keys::{ALL, TableKeys};
use headroom::scenario::{Overrides, check};

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
    let others: String = (1..people)
        .map(|number| format!("[[person]]\nname = \"P{number}\"\nicloud = \"1 GB\"\ndevice = []\n"))
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

#[test]
fn what_is_beyond_a_limit_is_refused_and_what_is_within_is_read() {
    assert_limit(&crowd(1, 64), &crowd(1, 65), "| 200; 64 in a file |", "at most 64");
    let horizon = |years: u32| household(&format!("horizon = \"{years} years\""));
    assert_limit(&horizon(100), &horizon(101), "| horizon | 100 years |", "100 years");
    let futures = |count: u64| household("").replace("futures = 10", &format!("futures = {count}"));
    assert_limit(&futures(10_000_000), &futures(10_000_001), "| futures | 10,000,000 |", "10000000");
    let read_on = |year: u32| household("").replace("2026-11-30", &format!("{year}-11-30"));
    assert_limit(&read_on(1990), &read_on(1989), "| dates | years 1990 to 2500 |", "out of reach");
    assert_limit(&read_on(1990), &read_on(2501), "| dates | years 1990 to 2500 |", "out of reach");
    let padded = |bytes: usize| format!("{}#{}", household(""), "x".repeat(bytes));
    assert_limit(&padded(1 << 20), &padded(16 << 20), "| a scenario file | 16 MB |", "16 MB");
    let plan =
        |size: u32| household("").replace("200 GB", &format!("{size} TB\"\nprice = \"1 GBP per month"));
    assert_limit(&plan(1000), &plan(1001), "| a size | 1,000 TB |", "more than 1,000 TB");
    let growth = |size: u32| format!("{}[person.photos]\ngrowth = \"{size} GB per day\"\n", household(""));
    assert_limit(&growth(45), &growth(51), "| growth of a category | 50 GB a day |", "more than 50 GB a day");
}

#[test]
fn the_largest_figures_add_up_for_a_hundred_years() {
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
    for random in [false, true] {
        let head =
            format!("read_on = 2026-11-30\nregion = \"GB\"\nhorizon = \"100 years\"\nrandom = {random}\n");
        let scenario = check("largest.toml", &format!("{head}{plan}{people}"), &Overrides::default());
        let scenario = scenario.unwrap_or_else(|problems| panic!("{}", problems.to_json()));
        let world = World::new(scenario.household, 1);
        let run = run_keeping(&world, Keep { records: true, ..Keep::EVERYTHING }, 2, &|_| {});
        assert_eq!(run.replicates, 2);
        assert!(run.pools[0].iter().all(|day| day.used[0].count() > 0));
        assert!(run.records.iter().flatten().all(|record| record.at_risk_sum >= 0));
    }
}

#[test]
fn people_beyond_two_hundred_are_refused() {
    let words = refused(&crowd(201, 1));
    assert!(words.iter().any(|words| words.contains("at most 200")), "{words:?}");
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
fn the_keys_it_names_exist() {
    let words = LIMITS.split('`').skip(1).step_by(2);
    let keys: Vec<&str> = words
        .filter(|word| {
            word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter == '.')
        })
        .collect();
    assert!(keys.len() > 10, "{keys:?}");
    for key in keys {
        assert!(leads(key), "{key}");
    }
}

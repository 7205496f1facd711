//! No text, however broken, makes the reader panic; what it accepts it accepts again.

use proptest::prelude::*;

use super::language::EVERYTHING;
use super::{alone, shipped};
use crate::scenario::keys::{ALL, Key, Kind, SCENARIO, TableKeys};
use crate::scenario::{Drawing, Overrides, check};

/// Bits of text that hurt parsers.
const SPLINTERS: [&str; 16] = [
    "\"",
    "[",
    "]]",
    "=",
    "{",
    "}",
    "\n",
    "é",
    "\0",
    "9999999999999999999",
    "-1 GB",
    "0001-01-01",
    "nan",
    "[[event]]\n",
    "\"typical\"",
    "= \"never\"",
];

fn mutated(text: &str, cuts: &[(usize, usize, usize)]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for &(at, length, splinter) in cuts {
        let start = at % (text.len() + 1);
        let end = (start + length).min(text.len());
        text.splice(start..end, SPLINTERS[splinter % SPLINTERS.len()].chars());
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_are_refused_in_words_or_read(
        file in 0_usize..10,
        cuts in prop::collection::vec((0_usize..5000, 0_usize..40, 0_usize..16), 1..5),
    ) {
        let files = shipped();
        let text = mutated(&files[file % files.len()].1, &cuts);
        match check("broken.toml", &text, &Overrides::default()) {
            Ok(scenario) => prop_assert!(!scenario.household.pools.is_empty()),
            Err(problems) => {
                prop_assert!(!problems.problems.is_empty());
                prop_assert!(!problems.render(Drawing::Plain, 80).is_empty());
                prop_assert!(problems.to_json().ends_with('\n'));
            }
        }
    }

    #[test]
    fn any_text_at_all_is_read_without_panic(text in "\\PC{0,200}") {
        prop_assert!(check("any.toml", &text, &Overrides::default()).is_err());
    }
}

#[test]
fn every_key_misspelt_is_refused() {
    for (name, text) in shipped() {
        for (at, line) in text.lines().enumerate() {
            let Some((key, rest)) = line.split_once('=').filter(|_| !line.trim_start().starts_with('#'))
            else {
                continue;
            };
            let wrong = format!("{}x = {rest}", key.trim_end());
            let lines = text.lines().enumerate().map(|(n, old)| if n == at { wrong.as_str() } else { old });
            let broken = lines.collect::<Vec<_>>().join("\n");
            let problems = check(&name, &broken, &Overrides::default()).err();
            let told = problems.is_some_and(|p| p.problems.iter().any(|p| p.code == "key.unknown"));
            assert!(told, "{name}: {wrong}");
        }
    }
}

/// The shipped scenarios and two that go where they do not: every table of people, homes and rules, and events.
fn files() -> Vec<(String, String)> {
    let rest = "version = 1\n".to_owned()
        + &alone(
            "icloud = { whatsapp = \"1 GB\", other = \"1 GB\", total = \"30 GB\" }\nhas = [\"iphone\", \"whatsapp\"]\n\
         whatsapp = { documents = \"0.2 GB\", icloud = true, last_backup = 2026-11-28 }\n\
         photos = { optimise = true }\nmessages = { in_icloud = false, size = \"1 GB\" }\n\
         [person.plan]\nsize = \"50 GB\"\nused = \"30 GB\"\n[[person.device]]\nname = \"P\"\nphotos = {}\n\
         apps = { rewritten = \"2 % per day\", left_out = \"1 GB\" }\n\
         [[person]]\nname = \"B\"\nwhatsapp = { backup_size = \"1 GB\" }\n\
         [[event]]\non = 2027-01-01\nwhat = \"fault\"\ncure = \"update\"\nof = \"device\"\ndevice = \"P\"\n\
         who = \"A\"\n[[event]]\non = 2027-01-02\nwhat = \"add\"\ncategory = \"mail\"\nsize = \"1 GB\"\nwho = \"A\"\n\
         [[event]]\non = 2027-01-03\nuntil = 2027-01-04\nwhat = \"account blocked\"\nwhy = \"password changed\"\n\
         who = \"A\"\n[[event]]\non = 2027-02-01\nwhat = \"price\"\nto = \"1 USD per month\"\nplan = \"50 GB\"\n\
         [[event]]\non = 2027-03-01\nwhat = \"delete\"\ncategory = \"mail\"\nshare = \"5 %\"\nwho = \"A\"\n\
         [[event]]\non = 2027-03-02\nwhat = \"another network\"\nupload = \"50 Mbit/s\"\nwho = \"A\"\n\
         [[policy]]\nwhen = \"failing for 21 days\"\nwho = \"A\"\n\
         do = [{ what = \"delete device backup\", then = \"on\" }, { what = \"leave apps out\", size = \"1 GB\" }, \
         { what = \"delete\", category = \"mail\", share = \"5 %\" }, \
         { what = \"another network\", upload = \"50 Mbit/s\" }]\n\
         [[reading]]\non = 2026-05-01\nused = \"8 GB\"\nicloud = { A = { photos = \"3 GB\" } }\n",
        );
    let more = [("everything", EVERYTHING.to_owned()), ("the rest", rest)];
    shipped().into_iter().chain(more.map(|(name, text)| (name.to_owned(), text))).collect()
}

/// Writes a whole file around a table of it.
type Whole<'a> = &'a dyn Fn(toml::Table) -> String;
/// Puts a value under another name, or its own, and writes the whole file.
type Put<'a> = &'a dyn Fn(Option<&str>, toml::Value) -> String;
type Visit<'a> = &'a mut dyn FnMut(&'static Key, Put<'_>);

/// Visits every key of a file with its description and a way to put something else there.
fn each_key(text: &str, visit: Visit<'_>) {
    let root: toml::Table = text.parse().unwrap();
    walk(&root, &SCENARIO, &|table| toml::to_string(&table).unwrap(), visit);
}

fn walk(table: &toml::Table, keys: &'static TableKeys, whole: Whole<'_>, visit: Visit<'_>) {
    for (name, value) in table {
        let key = keys.key(name).unwrap_or_else(|| panic!("{} has no {name}", keys.name));
        visit(key, &|other, value| {
            let mut changed = table.clone();
            changed.remove(name);
            changed.insert(other.unwrap_or(name).to_owned(), value);
            whole(changed)
        });
        let put = |value: toml::Value| {
            let mut changed = table.clone();
            changed.insert(name.clone(), value);
            whole(changed)
        };
        within(value, key.kind, &put, visit);
    }
}

/// The tables inside a value.
fn within(value: &toml::Value, kind: Kind, put: &dyn Fn(toml::Value) -> String, visit: Visit<'_>) {
    let Some(keys) =
        kind.inner_keys().or((matches!(kind, Kind::Phrase)).then_some(&super::super::keys::ACTION))
    else {
        return;
    };
    match value {
        toml::Value::Table(named) if matches!(kind, Kind::Named(_)) => {
            for (name, inner) in named.iter().filter_map(|(name, inner)| Some((name, inner.as_table()?))) {
                let put = |table: toml::Table| {
                    let mut changed = named.clone();
                    changed.insert(name.clone(), table.into());
                    put(changed.into())
                };
                walk(inner, keys, &put, visit);
            }
        }
        toml::Value::Table(inner) => walk(inner, keys, &|table| put(table.into()), visit),
        toml::Value::Array(items) => {
            for (at, inner) in items.iter().enumerate().filter_map(|(at, item)| Some((at, item.as_table()?)))
            {
                let put = |table: toml::Table| {
                    let mut changed = items.clone();
                    changed[at] = table.into();
                    put(changed.into())
                };
                walk(inner, keys, &put, visit);
            }
        }
        _ => {}
    }
}

/// The codes of a file's problems.
fn told(text: &str) -> Vec<&'static str> {
    let problems = check("mutated.toml", text, &Overrides::default()).err();
    problems.map_or_else(Vec::new, |problems| problems.problems.iter().map(|problem| problem.code).collect())
}

#[test]
fn every_key_misspelt_or_of_the_wrong_kind_or_unit_is_refused() {
    let mut reached: Vec<(&str, &str)> = Vec::new();
    for (name, text) in files() {
        assert_eq!(told(&text), [""; 0], "{name}");
        each_key(&text, &mut |key, put| {
            reached.push((key.name, key.doc));
            let misspelt = put(Some(&format!("{}x", key.name)), true.into());
            assert!(told(&misspelt).contains(&"key.unknown"), "{name}: {}", key.name);
            let time: toml::value::Datetime = "07:32:00".parse().unwrap();
            assert!(!told(&put(None, time.into())).is_empty(), "{name}: {} is a time", key.name);
            if !matches!(key.kind, Kind::Text) {
                assert!(!told(&put(None, "3 parsecs".into())).is_empty(), "{name}: {} in parsecs", key.name);
            }
        });
    }
    let all = ALL.iter().flat_map(|table| table.keys.iter().map(|key| (table.name, key)));
    // What a file extends is another file: `layers` goes there.
    let missed = all.filter(|(_, key)| key.name != "extends" && !reached.contains(&(key.name, key.doc)));
    let missed: Vec<_> = missed.map(|(table, key)| (table, key.name)).collect();
    assert!(missed.is_empty(), "no file has {missed:?}");
}

#[test]
fn keys_nested_without_end_are_refused() {
    for text in
        ["a.".repeat(100_000) + "b = 1", "[".repeat(100_000), format!("a = {}", "{b = ".repeat(100_000))]
    {
        assert!(check("deep.toml", &text, &Overrides::default()).is_err());
    }
}

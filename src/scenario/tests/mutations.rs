//! No text, however broken, makes the reader panic; what it accepts it accepts again.

use proptest::prelude::*;

use super::shipped;
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

#[test]
fn keys_nested_without_end_are_refused() {
    for text in
        ["a.".repeat(100_000) + "b = 1", "[".repeat(100_000), format!("a = {}", "{b = ".repeat(100_000))]
    {
        assert!(check("deep.toml", &text, &Overrides::default()).is_err());
    }
}

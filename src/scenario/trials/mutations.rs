//! No text, however broken, makes the reader panic; what it accepts it accepts again.

use proptest::prelude::*;

use super::shipped;
use crate::scenario::source::mend;
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
fn no_shipped_file_needs_mending() {
    for (name, text) in shipped().into_iter().chain(super::walk::files()) {
        assert!(mend(&text).edits.is_empty(), "{name}");
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

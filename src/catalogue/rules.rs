//! The rules of the service the model follows, and how well each is known.

use std::sync::LazyLock;

use super::sources::{self, Source};
use super::table::{self, Table};

const RULES: &str = include_str!("data/rules.csv");

/// A rule of iCloud's or WhatsApp's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// `D1` to `D15` (device backup), `Q1` to `Q10` (quota), `W1` to `W10` (WhatsApp).
    pub id: &'static str,
    /// What it says.
    pub statement: &'static str,
    /// What it rests on.
    pub basis: &'static str,
}

impl Rule {
    /// The sources it was read in; none for those that [`Rule::basis`] calls inferred or open.
    pub fn sources(&self) -> Vec<&'static Source> {
        sources::of_rule(self.id)
    }
}

/// Every rule, in the order of the table.
pub fn all() -> &'static [Rule] {
    &TABLE.rows
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

static TABLE: LazyLock<Table<Rule>> = LazyLock::new(|| {
    table::read(RULES, |row| Some(Rule { id: row.text(0)?, statement: row.text(1)?, basis: row.text(2)? }))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_there() {
        let numbered =
            |letter: &str, last: usize| (1..=last).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
        let expected = [numbered("D", 15), numbered("Q", 10), numbered("W", 10)].concat();
        let ids: Vec<_> = all().iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(ids, expected);
        assert_eq!(TABLE.rejected, 0);
    }

    #[test]
    fn a_rule_without_a_listed_source_says_what_it_rests_on() {
        for rule in all() {
            let explained = ["third-party", "inference", "open"].iter().any(|word| rule.basis.contains(word));
            assert!(!rule.sources().is_empty() || explained, "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_a_source_names_exists() {
        let named = sources::all().iter().flat_map(|source| &source.supports);
        let looks_like_a_rule =
            |word: &&&str| word.len() <= 3 && word.ends_with(|c: char| c.is_ascii_digit());
        for id in named.filter(looks_like_a_rule).filter(|id| id.starts_with(['D', 'Q', 'W'])) {
            assert!(find(id).is_some(), "{id}");
        }
    }
}

//! What a run rests on: the numbers that stand in where a scenario says nothing, the rules of the service the
//! model follows, how far to trust each, and the pages and data sets they come from.

use std::sync::LazyLock;

use super::table::{self, Table};

const FOUND: &str = include_str!("data/defaults.csv");
const CHOSEN: &str = include_str!("data/choices.csv");

/// A default as it is shown to people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DefaultRow {
    /// What it is: `whatsapp.photo_bytes`.
    pub parameter: &'static str,
    /// Its value, in words and numbers.
    pub value: &'static str,
    /// The unit of the value.
    pub unit: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How far to trust it: high, medium, low, or each part by itself.
    pub confidence: &'static str,
}

/// Every default: first those with a source outside, then our own modelling choices.
pub fn defaults() -> &'static [DefaultRow] {
    &DEFAULT_ROWS.rows
}

/// The default of a parameter.
pub fn default_row(parameter: &str) -> Option<&'static DefaultRow> {
    defaults().iter().find(|row| row.parameter == parameter)
}

static DEFAULT_ROWS: LazyLock<Table<DefaultRow>> = LazyLock::new(|| {
    let (mut found, chosen) = (read(FOUND), read(CHOSEN));
    found.rows.extend(chosen.rows);
    Table { rows: found.rows, rejected: found.rejected + chosen.rejected }
});

fn read(text: &str) -> Table<DefaultRow> {
    table::read(text, |row| {
        Some(DefaultRow {
            parameter: row.text(0)?,
            value: row.text(1)?,
            unit: row.text(2)?,
            source: row.text(3)?,
            confidence: row.text(4)?,
        })
    })
}

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
        of_rule(self.id)
    }
}

/// Every rule, in the order of the table.
pub fn rules() -> &'static [Rule] {
    &RULE_ROWS.rows
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

static RULE_ROWS: LazyLock<Table<Rule>> = LazyLock::new(|| {
    table::read(RULES, |row| Some(Rule { id: row.text(0)?, statement: row.text(1)?, basis: row.text(2)? }))
});

const SOURCES: &str = include_str!("data/sources.csv");

/// A page or a data set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// `S1`, `X2`.
    pub id: &'static str,
    /// Who published it: `Apple`, `WhatsApp`, `third` (a third party) or `data` (a data set).
    pub publisher: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where it stands.
    pub place: &'static str,
    /// Its date, as far as known.
    pub page_date: &'static str,
    /// How it was used: read, translated, quoted by others, computed from.
    pub how: &'static str,
    /// The rules it supports (`D1`), or what else it was used for.
    pub supports: Vec<&'static str>,
}

/// Every source, in the order of the table.
pub fn sources() -> &'static [Source] {
    &SOURCE_ROWS.rows
}

/// The source of an id.
pub fn source(id: &str) -> Option<&'static Source> {
    sources().iter().find(|source| source.id == id)
}

/// The sources that support a rule; may be none, where a rule is an inference or open.
pub fn of_rule(rule: &str) -> Vec<&'static Source> {
    sources().iter().filter(|source| source.supports.contains(&rule)).collect()
}

static SOURCE_ROWS: LazyLock<Table<Source>> = LazyLock::new(|| {
    table::read(SOURCES, |row| {
        Some(Source {
            id: row.text(0)?,
            publisher: row.text(1)?,
            title: row.text(2)?,
            place: row.text(3)?,
            page_date: row.text(4)?,
            how: row.text(5)?,
            supports: row.words(6, ' ')?,
        })
    })
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_read_and_named_once() {
        assert_eq!(DEFAULT_ROWS.rejected, 0);
        assert_eq!(defaults().len(), 49 + 7);
        let names: BTreeSet<_> = defaults().iter().map(|row| row.parameter).collect();
        assert_eq!(names.len(), defaults().len());
    }

    #[test]
    fn every_row_says_where_it_comes_from_and_how_far_to_trust_it() {
        for row in defaults() {
            assert!(!row.source.is_empty(), "{}", row.parameter);
            let trusted = ["high", "medium", "low"].iter().any(|word| row.confidence.contains(word));
            assert!(trusted, "{}", row.parameter);
        }
    }

    #[test]
    fn defaults_are_found_by_name() {
        assert_eq!(default_row("whatsapp.headroom_factor").map(|row| row.confidence), Some("high"));
        assert_eq!(default_row("whatsapp.headroom"), None);
    }

    #[test]
    fn every_rule_is_there() {
        let numbered =
            |letter: &str, last: usize| (1..=last).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
        let expected = [numbered("D", 15), numbered("Q", 10), numbered("W", 10)].concat();
        let ids: Vec<_> = rules().iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(ids, expected);
        assert_eq!(RULE_ROWS.rejected, 0);
    }

    #[test]
    fn a_rule_without_a_listed_source_says_what_it_rests_on() {
        for rule in rules() {
            let explained = ["third-party", "inference", "open"].iter().any(|word| rule.basis.contains(word));
            assert!(!rule.sources().is_empty() || explained, "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_a_source_names_exists() {
        let named = sources().iter().flat_map(|source| &source.supports);
        let looks_like_a_rule =
            |word: &&&str| word.len() <= 3 && word.ends_with(|c: char| c.is_ascii_digit());
        for id in named.filter(looks_like_a_rule).filter(|id| id.starts_with(['D', 'Q', 'W'])) {
            assert!(rule(id).is_some(), "{id}");
        }
    }

    #[test]
    fn every_source_is_read_and_supports_something() {
        assert_eq!((sources().len(), SOURCE_ROWS.rejected), (28, 0));
        assert!(sources().iter().all(|source| !source.supports.is_empty()));
    }

    #[test]
    fn a_rule_names_its_sources() {
        let retention: Vec<_> = of_rule("D10").iter().map(|source| source.id).collect();
        assert_eq!(retention, ["S1", "S2", "S15"]);
        assert!(of_rule("D99").is_empty());
        assert_eq!(source("S13").map(|source| source.publisher), Some("Apple"));
    }
}

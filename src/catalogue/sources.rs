//! The pages and data sets the rules and numbers come from.

use std::sync::LazyLock;

use super::table::{self, Table};

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
pub fn all() -> &'static [Source] {
    &TABLE.rows
}

/// The source of an id.
pub fn find(id: &str) -> Option<&'static Source> {
    all().iter().find(|source| source.id == id)
}

/// The sources that support a rule; may be none, where a rule is an inference or open.
pub fn of_rule(rule: &str) -> Vec<&'static Source> {
    all().iter().filter(|source| source.supports.contains(&rule)).collect()
}

static TABLE: LazyLock<Table<Source>> = LazyLock::new(|| {
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
    use super::*;

    #[test]
    fn every_source_is_read_and_supports_something() {
        assert_eq!((all().len(), TABLE.rejected), (28, 0));
        assert!(all().iter().all(|source| !source.supports.is_empty()));
    }

    #[test]
    fn a_rule_names_its_sources() {
        let retention: Vec<_> = of_rule("D10").iter().map(|source| source.id).collect();
        assert_eq!(retention, ["S1", "S2", "S15"]);
        assert!(of_rule("D99").is_empty());
        assert_eq!(find("S13").map(|source| source.publisher), Some("Apple"));
    }
}

//! The numbers that stand in where a scenario says nothing, each with its source and how far to trust it.

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
pub fn all() -> &'static [DefaultRow] {
    &TABLE.rows
}

/// The default of a parameter.
pub fn find(parameter: &str) -> Option<&'static DefaultRow> {
    all().iter().find(|row| row.parameter == parameter)
}

static TABLE: LazyLock<Table<DefaultRow>> = LazyLock::new(|| {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_read_and_named_once() {
        assert_eq!(TABLE.rejected, 0);
        assert_eq!(all().len(), 49 + 7);
        let names: BTreeSet<_> = all().iter().map(|row| row.parameter).collect();
        assert_eq!(names.len(), all().len());
    }

    #[test]
    fn every_row_says_where_it_comes_from_and_how_far_to_trust_it() {
        for row in all() {
            assert!(!row.source.is_empty(), "{}", row.parameter);
            let trusted = ["high", "medium", "low"].iter().any(|word| row.confidence.contains(word));
            assert!(trusted, "{}", row.parameter);
        }
    }

    #[test]
    fn defaults_are_found_by_name() {
        assert_eq!(find("whatsapp.headroom_factor").map(|row| row.confidence), Some("high"));
        assert_eq!(find("whatsapp.headroom"), None);
    }
}

//! Embedded tables: read row by row, and searched by names as people type them.

use csv::{ReaderBuilder, StringRecord};

use crate::calendar::Day;

/// The rows of a table, and how many could not be read: none, as a test of each table makes sure.
#[derive(Debug)]
pub(super) struct Table<T> {
    pub rows: Vec<T>,
    pub rejected: usize,
}

/// One row of a table.
pub(super) struct Row(StringRecord);

/// Reads a table whose first row names its columns.
pub(super) fn read<T>(text: &str, parse: impl Fn(&Row) -> Option<T>) -> Table<T> {
    let mut table = Table { rows: Vec::new(), rejected: 0 };
    for record in ReaderBuilder::new().from_reader(text.as_bytes()).into_records() {
        match record.ok().and_then(|record| parse(&Row(record))) {
            Some(row) => table.rows.push(row),
            None => table.rejected += 1,
        }
    }
    table
}

impl Row {
    /// The text of a column.
    pub(super) fn text(&self, column: usize) -> Option<&'static str> {
        // A table is read once and lives as long as the program, so its texts may as well.
        self.0.get(column).map(|text| &*text.to_owned().leak())
    }

    /// The number of a column.
    pub(super) fn number<T: std::str::FromStr>(&self, column: usize) -> Option<T> {
        self.0.get(column)?.parse().ok()
    }

    /// The date of a column, written as 2026-08-17.
    pub(super) fn day(&self, column: usize) -> Option<Day> {
        self.number(column).map(Day::from_date)
    }

    /// The words of a column, cut at `separator`.
    pub(super) fn words(&self, column: usize, separator: char) -> Option<Vec<&'static str>> {
        Some(self.text(column)?.split(separator).map(str::trim).filter(|word| !word.is_empty()).collect())
    }
}

/// The letters and digits of a name, small and without accents: what two spellings have in common.
pub(super) fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|c| c.is_alphanumeric()).collect()
}

/// The candidates closest to what was typed, best first, at most three; none where nothing is near.
pub(super) fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let typed: String = folded(typed).chars().take(LONGEST).collect();
    let mut near: Vec<(usize, &str)> = candidates
        .filter_map(|name| distance(&typed, &folded(name)).map(|distance| (distance, name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Longer texts are no slip of the finger, and comparing them would take long.
const LONGEST: usize = 60;
/// A name that goes on where the typed one ends is nearer than any with a wrong letter.
const COMPLETES: usize = 0;
/// Fewer letters than these begin too many names.
const SHORTEST_BEGINNING: usize = 3;

/// How many letters differ, where at most a third do.
fn distance(typed: &str, name: &str) -> Option<usize> {
    if typed.len() >= SHORTEST_BEGINNING && name.starts_with(typed) {
        return Some(COMPLETES);
    }
    let differing = strsim::damerau_levenshtein(typed, name);
    let longer = typed.chars().count().max(name.chars().count());
    (differing * 3 <= longer).then_some(differing)
}

/// A letter without its accent, where it has one of those that names of countries have.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_cannot_be_read_are_counted() {
        let table = read("name,on\na,2026-08-17\nb,yesterday\nc\n", |row| Some((row.text(0)?, row.day(1)?)));
        assert_eq!(table.rows, [("a", Day::from_ymd(2026, 8, 17).unwrap())]);
        assert_eq!(table.rejected, 2);
    }

    #[test]
    fn quoted_columns_keep_their_commas() {
        let table = read("a,b\n\"x, y\",\"p;q; \"\n", |row| Some((row.text(0)?, row.words(1, ';')?)));
        assert_eq!(table.rows, [("x, y", vec!["p", "q"])]);
    }

    #[test]
    fn spellings_fold_together() {
        for name in ["Côte d'Ivoire", "cote d’ivoire", "COTE D IVOIRE", "Cote\u{302} d'Ivoire"] {
            assert_eq!(folded(name), "cotedivoire", "{name}");
        }
        assert_eq!(folded("U.K."), "uk");
        assert_eq!(folded("Türkiye"), folded("turkiye"));
    }

    #[test]
    fn near_names_come_best_first() {
        let names = ["Austria", "Australia", "Germany"];
        assert_eq!(nearest("Germny", names.into_iter()), ["Germany"]);
        assert_eq!(nearest("austri", names.into_iter()), ["Austria", "Australia"]);
        assert!(nearest("Atlantis", names.into_iter()).is_empty());
        assert!(nearest(&"x".repeat(1_000_000), names.into_iter()).is_empty());
    }
}

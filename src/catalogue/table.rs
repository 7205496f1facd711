//! Reads an embedded table, row by row.

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
}

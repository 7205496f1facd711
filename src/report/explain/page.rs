//! A page of explanation: sections of labelled sentences and small tables, 80 columns wide.

use serde::Serialize;

use crate::report::text::{COLUMNS, ascii, wrap};
use crate::report::words::clean;

/// An explanation.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Page {
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A part of a page with a title of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub parts: Vec<Part>,
}

/// Something a section says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Sentences behind a word that says what they are about; an empty word goes on with the last.
    Said(String, String),
    /// Text as it stands: lines to copy into a file.
    Verbatim(String),
    /// Rows of figures under a head; the first column is words.
    Table {
        /// The head, one cell a column.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// Columns before what a section says.
const INDENT: usize = 12;
/// Columns before a label.
const MARGIN: usize = 2;

impl Section {
    /// A section without anything in it.
    pub fn new(title: impl AsRef<str>) -> Self {
        Self { title: clean(title.as_ref()), parts: Vec::new() }
    }

    /// Adds sentences behind a word.
    pub fn say(&mut self, label: impl Into<String>, text: impl AsRef<str>) -> &mut Self {
        self.parts.push(Part::Said(label.into(), clean(text.as_ref())));
        self
    }

    /// Adds sentences that go on with the last.
    pub fn go_on(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.say("", text)
    }

    /// Adds a table, if it has rows.
    pub fn table<N: AsRef<str>>(&mut self, head: &[N], rows: Vec<Vec<String>>) -> &mut Self {
        if !rows.is_empty() {
            let head = head.iter().map(|cell| cell.as_ref().to_owned()).collect();
            self.parts.push(Part::Table { head, rows });
        }
        self
    }
}

impl Page {
    /// The page as text, titles bold where `colour`.
    pub fn render(&self, colour: bool) -> String {
        let mut out = String::new();
        for section in &self.sections {
            if !out.is_empty() {
                out.push('\n');
            }
            for row in wrap(&section.title, COLUMNS) {
                let row = if colour { format!("\u{1b}[1m{row}\u{1b}[0m") } else { row };
                out.push_str(&format!("{row}\n"));
            }
            section.parts.iter().for_each(|part| part.render(&mut out));
        }
        out
    }

    /// The same page in ASCII alone.
    pub fn in_ascii(&self) -> Self {
        let plain = |texts: &[String]| texts.iter().map(|text| ascii(text)).collect();
        let part = |part: &Part| match part {
            Part::Said(label, text) => Part::Said(ascii(label), ascii(text)),
            Part::Verbatim(text) => Part::Verbatim(ascii(text)),
            Part::Table { head, rows } => {
                Part::Table { head: plain(head), rows: rows.iter().map(|row| plain(row)).collect() }
            }
        };
        let section = |section: &Section| Section {
            title: ascii(&section.title),
            parts: section.parts.iter().map(part).collect(),
        };
        Self { sections: self.sections.iter().map(section).collect() }
    }
}

impl Part {
    fn render(&self, out: &mut String) {
        match self {
            Self::Said(label, text) => {
                let lead = format!("{:MARGIN$}{label:<width$}", "", width = INDENT - MARGIN);
                let leads = std::iter::once(lead).chain(std::iter::repeat(" ".repeat(INDENT)));
                for (lead, row) in leads.zip(wrap(text, COLUMNS - INDENT)) {
                    out.push_str(&format!("{}\n", format!("{lead}{row}").trim_end()));
                }
            }
            Self::Verbatim(text) => {
                text.lines().for_each(|line| {
                    out.push_str(&format!("{}\n", format!("{:INDENT$}{line}", "").trim_end()))
                });
            }
            Self::Table { head, rows } => render_table(head, rows, out),
        }
    }
}

fn render_table(head: &[String], rows: &[Vec<String>], out: &mut String) {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .chain(std::iter::once(&head.to_vec()))
            .map(|row| row.get(column).map_or(0, |cell| cell.chars().count()))
            .collect::<Vec<_>>();
        cells.into_iter().max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let figures: usize = widths.iter().skip(1).map(|width| width + 2).sum();
    let first = widths.first().copied().unwrap_or(0).min((COLUMNS - INDENT).saturating_sub(figures));
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let name = row.first().map_or("", String::as_str);
        let cells = row.iter().zip(&widths).skip(1);
        let figures: String = cells.map(|(cell, width)| format!("  {cell:>width$}")).collect();
        let beside = std::iter::once(figures.as_str()).chain(std::iter::repeat(""));
        for (name, figures) in wrap(name, first).iter().zip(beside) {
            let line = format!("{:INDENT$}{name:<first$}{figures}", "");
            out.push_str(&format!("{}\n", line.trim_end()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_broken_behind_their_label() {
        let mut section = Section::new("A title");
        section.say("Why", "word ".repeat(20));
        let text = Page { sections: vec![section] }.render(false);
        assert!(text.starts_with("A title\n  Why       word word"));
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        assert!(text.lines().nth(2).is_some_and(|line| line.starts_with("            word")));
    }

    #[test]
    fn tables_align_words_left_and_figures_right() {
        let mut section = Section::new("T");
        section.table(
            &["in GB", "then"],
            vec![vec!["photos".into(), "8.31".into()], vec!["x".into(), "0.1".into()]],
        );
        let text = Page { sections: vec![section] }.render(false);
        assert!(
            text.ends_with("            in GB   then\n            photos  8.31\n            x        0.1\n"),
            "{text}"
        );
    }

    #[test]
    fn a_name_of_several_words_goes_on_in_the_next_line() {
        let mut section = Section::new("T");
        section.table(&["", "GB"], vec![vec!["some words ".repeat(9), "1.0".into()]]);
        let text = Page { sections: vec![section] }.render(false);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[2].ends_with("  1.0") && lines[3].ends_with("words"), "{text}");
    }

    #[test]
    fn a_long_name_is_broken_so_that_the_figures_stay() {
        let mut section = Section::new("T");
        section.table(&["", "GB"], vec![vec!["n".repeat(200), "1.0".into()]]);
        let text = Page { sections: vec![section] }.render(false);
        assert!(text.lines().all(|line| line.chars().count() <= 80) && text.contains("n  1.0\n"));
    }
}

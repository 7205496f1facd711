//! A scenario file as it is laid out for people: keys in a column, comments in a column, what is not known as a comment.

use crate::language::say;

/// The column comments begin in, where the line is short enough.
const COMMENTS: usize = 40;

/// A file being written, line by line.
#[derive(Debug, Default)]
pub struct Page {
    lines: Vec<Line>,
    indent: usize,
}

#[derive(Debug)]
enum Line {
    /// Words for whoever reads the file.
    Note(usize, String),
    /// An empty line.
    Gap,
    /// A table's head, after an empty line.
    Table(usize, String, String),
    /// A key with its value, and what is to be said of it.
    Entry(Entry),
}

#[derive(Debug)]
struct Entry {
    indent: usize,
    known: bool,
    key: &'static str,
    value: String,
    comment: String,
}

impl Page {
    /// A line of words.
    pub fn note(&mut self, words: &str) {
        self.lines.push(Line::Note(self.indent, words.to_owned()));
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line::Gap);
    }

    /// Opens a table, so many columns in.
    pub fn table(&mut self, indent: usize, head: &str, comment: &str) {
        self.indent = indent;
        self.lines.push(Line::Table(indent, head.to_owned(), comment.to_owned()));
    }

    /// A key and its value in TOML.
    pub fn entry(&mut self, key: &'static str, value: impl Into<String>, comment: &str) {
        self.add(true, key, value.into(), comment.to_owned());
    }

    /// A key and a text as its value.
    pub fn text(&mut self, key: &'static str, text: &str, comment: &str) {
        self.entry(key, quoted(text), comment);
    }

    /// A key that nobody could fill: as a comment, with an example and what is taken instead.
    pub fn unknown(&mut self, key: &'static str, example: impl Into<String>, instead: &str) {
        self.add(false, key, example.into(), say!("start-not-known-instead", instead = instead));
    }

    fn add(&mut self, known: bool, key: &'static str, value: String, comment: String) {
        self.lines.push(Line::Entry(Entry { indent: self.indent, known, key, value, comment }));
    }

    /// The file.
    pub fn render(&self) -> String {
        let mut text = String::new();
        let mut width = 0;
        for (at, line) in self.lines.iter().enumerate() {
            if !matches!(line, Line::Entry(_)) || at == 0 {
                width = self.width_from(at);
            }
            text.push_str(&line.render(width));
        }
        text
    }

    /// The longest key of the table that begins at a line.
    fn width_from(&self, at: usize) -> usize {
        let rest = self.lines.iter().skip(at).skip_while(|line| !matches!(line, Line::Entry(_)));
        let keys = rest.map_while(|line| match line {
            Line::Entry(entry) => Some(entry.key.len()),
            Line::Note(..) | Line::Gap | Line::Table(..) => None,
        });
        keys.max().unwrap_or(0)
    }
}

impl Line {
    fn render(&self, width: usize) -> String {
        match self {
            Self::Note(indent, words) => format!("{:indent$}{}\n", "", format!("# {words}").trim_end()),
            Self::Gap => "\n".to_owned(),
            Self::Table(indent, head, comment) => {
                format!("\n{}", commented(format!("{:indent$}{head}", ""), comment))
            }
            Self::Entry(Entry { indent, known, key, value, comment }) => {
                let mark = if *known { "" } else { "# " };
                let line = format!("{:indent$}{mark}{key:width$} = {value}", "");
                commented(line, comment)
            }
        }
    }
}

/// A line with its comment in the column of comments, or two places behind a longer line.
fn commented(line: String, comment: &str) -> String {
    match comment {
        "" => format!("{line}\n"),
        _ => format!("{line:0$}  # {comment}\n", COMMENTS - 2),
    }
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_comments_stand_in_columns() {
        let mut page = Page::default();
        page.note("A household.");
        page.table(0, "[plan]", "where to tap");
        page.text("size", "200 GB", "");
        page.unknown("used", "\"168.4 GB\"", "all is a guess");
        page.table(2, "[person.icloud]", "");
        page.text("photos", "61.2 \"GB\"", "the list");
        let column = |line: &str, comment: &str| format!("{line:38}  # {comment}\n");
        let expected = [
            "# A household.\n\n".to_owned(),
            column("[plan]", "where to tap"),
            "size = \"200 GB\"\n".to_owned(),
            column("# used = \"168.4 GB\"", "not known: all is a guess"),
            "\n  [person.icloud]\n".to_owned(),
            column("  photos = '61.2 \"GB\"'", "the list"),
        ];
        assert_eq!(page.render(), expected.concat());
    }
}

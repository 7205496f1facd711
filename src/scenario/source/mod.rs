//! The texts a scenario is made of (its file, then what flags add) under one numbering of places, and the tree
//! they parse to: values with their places, tables in file order.

mod correct;
mod dates;
mod decode;
mod mend;
mod overrides;
mod parse;
mod stranger;
mod syntax;

use crate::calendar::Day;
use crate::language::say;

pub use correct::{Correction, corrections};
pub use dates::{Dated, LATEST, dated, day};
pub use decode::decode;
pub use mend::{Mended, mend};
pub use overrides::Overrides;
pub use parse::{impossible, page, parse, too_large};
pub use stranger::stranger;

/// A range of bytes in the joined texts.
pub type Span = std::ops::Range<usize>;

/// The file and the flags' small texts, one after the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    parts: Vec<Part>,
    /// How many files stand beneath the first one; flags come after them.
    beneath: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Part {
    name: String,
    /// As it was typed.
    text: String,
    /// As it is read, which places count in.
    read: Mended,
    base: usize,
    line_starts: Vec<usize>,
}

/// Where something stands, as people say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place<'a> {
    /// Name of the text: the file, or the flag.
    pub name: &'a str,
    /// That whole text.
    pub text: &'a str,
    /// The bytes meant, within that text.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Texts {
    /// Adds a text that is read as it stands, and tells the number of its first byte.
    pub fn add(&mut self, name: &str, text: &str) -> usize {
        self.add_mended(name, text, Mended { text: text.to_owned(), edits: Vec::new() })
    }

    /// Adds a text and how it is read, and tells the number of its first byte.
    pub fn add_mended(&mut self, name: &str, text: &str, read: Mended) -> usize {
        let base = self.parts.last().map_or(0, |last| last.base + last.read.text.len() + 1);
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.parts.push(Part { name: name.to_owned(), text: text.to_owned(), read, base, line_starts });
        base
    }

    /// Adds a file that the first one extends.
    pub fn add_file(&mut self, name: &str, text: &str, read: Mended) -> usize {
        self.beneath += 1;
        self.add_mended(name, text, read)
    }

    /// Where a span stands. `None` only where there is no text at all.
    pub fn place(&self, span: &Span) -> Option<Place<'_>> {
        let part = self.part(span.start)?;
        let local = part.typed(span);
        let line = part.line_starts.partition_point(|&start| start <= local.start);
        let line_start = part.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        Some(Place {
            name: &part.name,
            text: &part.text,
            line,
            column: part.text.get(line_start..local.start).unwrap_or("").chars().count() + 1,
            span: local,
        })
    }

    /// The text of a span, as it is read.
    pub fn slice(&self, span: &Span) -> &str {
        self.part(span.start).and_then(|part| part.read.text.get(part.local(span))).unwrap_or("")
    }

    /// The file, as it was typed and as it is read.
    pub fn file(&self) -> Option<(&str, &str)> {
        self.parts.first().map(|part| (part.text.as_str(), part.read.text.as_str()))
    }

    /// Whether a span stands in a file rather than in a flag.
    pub fn in_file(&self, span: &Span) -> bool {
        self.parts.get(1 + self.beneath).is_none_or(|flag| span.start < flag.base)
    }

    /// Whether a span stands in a file that the first one extends.
    pub fn is_beneath(&self, span: &Span) -> bool {
        self.in_file(span) && self.parts.get(1).is_some_and(|second| span.start >= second.base)
    }

    /// The line number of a span in its text.
    pub fn line(&self, span: &Span) -> usize {
        self.place(span).map_or(0, |place| place.line)
    }

    fn part(&self, position: usize) -> Option<&Part> {
        self.parts.iter().rev().find(|part| part.base <= position).or(self.parts.first())
    }
}

impl Part {
    /// A span within the text as it is read.
    fn local(&self, span: &Span) -> Span {
        let start = boundary(&self.read.text, span.start.saturating_sub(self.base));
        start..boundary(&self.read.text, span.end.saturating_sub(self.base)).max(start)
    }

    /// A span within the text as it was typed.
    fn typed(&self, span: &Span) -> Span {
        let local = self.local(span);
        let [start, end] = [local.start, local.end]
            .map(|at| boundary(&self.text, mend::typed_position(&self.read.edits, at)));
        start..end.max(start)
    }
}

/// The nearest boundary between characters at or before a position.
fn boundary(text: &str, position: usize) -> usize {
    text.floor_char_boundary(position.min(text.len()))
}

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value of the file.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Text in quotes.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Real(f64),
    /// `true` or `false`.
    Switch(bool),
    /// A date.
    Date(Day),
    /// Something the language has no use for, such as a time of day.
    Unusable(String),
    /// A list in brackets, or `[[tables]]`.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// Keys and values in file order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

impl Table {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Removes a key.
    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }
}

impl Node {
    /// The date under a key, where this is a table that has one.
    pub fn date_at(&self, key: &str) -> Option<Day> {
        match &self.value {
            Value::Table(table) => match table.get(key)?.value {
                Value::Date(day) => Some(day),
                Value::Text(ref text) => dates::exact(text),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Value {
    /// What a message calls this kind of value.
    pub fn kind(&self) -> String {
        match self {
            Self::Text(_) => say!("source-text"),
            Self::Whole(_) | Self::Real(_) => say!("source-a-bare-number"),
            Self::Switch(_) => say!("source-true-or-false"),
            Self::Date(_) => say!("source-a-date"),
            Self::Unusable(what) => what.clone(),
            Self::List(_) => say!("source-a-list"),
            Self::Table(_) => say!("source-a-table"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_in_the_right_text() {
        let mut texts = Texts::default();
        texts.add("a.toml", "x = 1\nété = 2\n");
        let base = texts.add("--set", "plan.size = 3");
        let place = texts.place(&(12..13)).unwrap();
        assert_eq!((place.name, place.line, place.column), ("a.toml", 2, 5));
        let place = texts.place(&(base + 12..base + 13)).unwrap();
        assert_eq!((place.name, place.line, place.column), ("--set", 1, 13));
        assert_eq!(texts.slice(&(base + 12..base + 13)), "3");
        assert!(!texts.in_file(&(base..base + 1)) && texts.in_file(&(0..1)));
    }

    #[test]
    fn a_span_beyond_the_end_is_cut_and_never_splits_a_character() {
        let mut texts = Texts::default();
        texts.add("a", "é");
        assert_eq!(texts.slice(&(1..90)), "é");
        assert_eq!(Texts::default().place(&(0..1)), None);
    }
}

//! A parsed scenario: values with their places, tables in file order.

use super::Span;
use crate::calendar::Day;

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
    Unusable(&'static str),
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
                _ => None,
            },
            _ => None,
        }
    }
}

impl Value {
    /// What a message calls this kind of value.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Whole(_) | Self::Real(_) => "a bare number",
            Self::Switch(_) => "true or false",
            Self::Date(_) => "a date",
            Self::Unusable(what) => what,
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

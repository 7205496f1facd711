//! Reads tables by their description: unknown keys, wrong kinds and unreadable texts all become problems.

mod section;
mod words;

use std::cell::{Cell, RefCell};

use super::keys::TableKeys;
use super::problem::Problem;
use super::source::{Node, Span, Texts, Value};
use crate::quantity::UnitReading;

pub use section::Section;
pub use words::unknown_word;

/// A value somebody typed: what it means, how it was written and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed<T> {
    /// What it means.
    pub value: T,
    /// As written, in TOML.
    pub text: String,
    /// Where.
    pub span: Span,
}

impl<T> Typed<T> {
    /// The same place with another value.
    pub fn with<U>(&self, value: U) -> Typed<U> {
        Typed { value, text: self.text.clone(), span: self.span.clone() }
    }
}

/// Gathers problems while tables are read.
pub struct Reader<'t> {
    texts: &'t Texts,
    units: Cell<UnitReading>,
    problems: RefCell<Vec<Problem>>,
}

impl<'t> Reader<'t> {
    /// A reader of these texts.
    pub fn new(texts: &'t Texts) -> Self {
        Self { texts, units: Cell::new(UnitReading::AsOnThePhone), problems: RefCell::default() }
    }

    /// What GB means from here on.
    pub fn read_units_as(&self, units: UnitReading) {
        self.units.set(units);
    }

    /// Notes a problem.
    pub fn report(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// All problems so far.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Opens a table and checks its keys; anything but a table is a problem.
    pub fn open<'a>(&'a self, node: &'a Node, keys: &'static TableKeys) -> Option<Section<'a>> {
        let Value::Table(table) = &node.value else {
            self.report(words::wrong_kind(node, keys.name, "a table", keys.keys.first()));
            return None;
        };
        for entry in table.entries.iter().filter(|entry| keys.key(&entry.key).is_none()) {
            self.report(words::unknown_key(&entry.key, entry.key_span.clone(), keys));
        }
        Some(Section::new(self, keys, table, node.span.clone()))
    }
}

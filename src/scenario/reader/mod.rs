//! Reads tables by their description: unknown keys, wrong kinds and unreadable texts all become problems, in
//! the words said of each.

mod section;

use std::cell::{Cell, RefCell};

use super::keys::{Key, TableKeys, one_of};
use super::problem::{self, Problem};
use super::source::{Node, Span, Texts, Value};
use crate::quantity::{QuantityError, UnitReading};

pub use section::Section;

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
            self.report(wrong_kind(node, keys.name, "a table", keys.keys.first()));
            return None;
        };
        for entry in table.entries.iter().filter(|entry| keys.key(&entry.key).is_none()) {
            self.report(unknown_key(&entry.key, entry.key_span.clone(), keys));
        }
        Some(Section::new(self, keys, table, node.span.clone()))
    }
}

/// A value of the wrong kind.
fn wrong_kind(node: &Node, key: &str, expected: &str, known: Option<&'static Key>) -> Problem {
    let problem =
        Problem::new("value.wrong_kind", format!("`{key}` is {}", node.value.kind()), node.span.clone());
    match known {
        Some(known) => problem
            .expected(expected.to_owned())
            .help(format!("for instance `{} = {}`", known.name, known.example)),
        None => problem.expected(expected.to_owned()),
    }
}

/// A key the table does not have, with the one that was probably meant.
fn unknown_key(key: &str, span: Span, keys: &'static TableKeys) -> Problem {
    let names: Vec<&str> = keys.keys.iter().map(|key| key.name).collect();
    let problem = Problem::new("key.unknown", format!("{} has no key `{key}`", keys.name), span)
        .expected(format!("one of {}", names.join(", ")));
    match problem::question(keys.nearest(key)) {
        Some(question) => problem.help(question),
        None => problem,
    }
}

/// A word that is none of those allowed.
pub fn unknown_word(text: &str, node: &Node, words: &[&str]) -> Problem {
    let problem =
        Problem::new("value.unknown_word", format!("\"{text}\" is not known here"), node.span.clone())
            .expected(one_of(words));
    match problem::question(problem::nearest(text, words.iter().copied())) {
        Some(question) => problem.help(question),
        None => problem,
    }
}

/// A text that a function of units could not read.
fn unreadable(key: &str, error: QuantityError, node: &Node) -> Problem {
    let problem = Problem::new("value.unreadable", format!("`{key}`: {}", error.problem), node.span.clone())
        .expected(error.expected);
    match error.suggestion {
        Some(suggestion) => problem.help(format!("write {suggestion}")),
        None => problem,
    }
}

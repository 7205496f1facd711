//! Reads tables by their description: unknown keys, wrong kinds and unreadable texts all become problems, in
//! the words said of each.

mod section;

use std::cell::{Cell, RefCell};

use super::keys::{ALL, Key, SCENARIO, TableKeys, one_of};
use super::problem::{self, Code, Problem};
use super::source::{Dated, Entry, IMPOSSIBLE, Node, Span, Table, Texts, Value};
use crate::quantity::{QuantityError, UnitReading, Wrong};

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
            self.report(unknown_key(entry, table, keys));
        }
        Some(Section::new(self, keys, table, node.span.clone()))
    }
}

/// A value of the wrong kind.
fn wrong_kind(node: &Node, key: &str, expected: &str, known: Option<&'static Key>) -> Problem {
    let problem =
        Problem::new(Code::ValueWrongKind, format!("`{key}` is {}", node.value.kind()), node.span.clone());
    match known {
        Some(known) => problem
            .expected(expected.to_owned())
            .help(format!("write for instance `{} = {}`", known.name, known.example)),
        None => problem.expected(expected.to_owned()).help(format!("write {expected}")),
    }
}

/// A key the table does not have, with the one that was probably meant, or the table it belongs to.
fn unknown_key(entry: &Entry, table: &Table, keys: &'static TableKeys) -> Problem {
    let (key, span) = (entry.key.as_str(), entry.key_span.clone());
    let names: Vec<&str> = keys.keys.iter().map(|key| key.name).collect();
    let meant = keys.nearest(key);
    if let Some(home) = home_of(key).filter(|_| !meant.is_some_and(|meant| is_one_slip(key, meant))) {
        return misplaced(key, span, keys, home);
    }
    let problem = Problem::new(Code::KeyUnknown, format!("{} has no key `{key}`", keys.name), span.clone())
        .expected(format!("one of {}", names.join(", ")));
    let Some(meant) = meant else {
        return problem.help("write one of the keys there are, or take the line out");
    };
    let problem = problem.help(format!("did you mean `{meant}`?"));
    let others = names.iter().filter(|name| is_one_slip(key, name)).count();
    let is_sure = others == 1 && is_one_slip(key, meant) && meant.len() > 3 && table.get(meant).is_none();
    if is_sure { problem.fix(span, meant) } else { problem }
}

/// The table a key belongs to; the file's own before any other.
fn home_of(key: &str) -> Option<&'static TableKeys> {
    ALL.into_iter().find(|table| table.key(key).is_some())
}

/// A key of another table, as a `title` at the end of the file, which falls into the last table.
fn misplaced(key: &str, span: Span, keys: &'static TableKeys, home: &'static TableKeys) -> Problem {
    let example = home.key(key).map_or("", |key| key.example);
    let (belongs, move_to) = if std::ptr::eq(home, &SCENARIO) {
        (
            "the file itself".to_owned(),
            "move the line to the top of the file, above the first name in brackets".to_owned(),
        )
    } else {
        (home.name.to_owned(), format!("move it there, as `{key} = {example}`, or take it out"))
    };
    Problem::new(
        Code::KeyMisplaced,
        format!("`{key}` belongs to {belongs}, and here it stands in {}", keys.name),
        span,
    )
    .expected(format!("one of {}", keys.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")))
    .help(move_to)
}

/// Whether two words differ by one letter, two swapped ones, capitals or hyphens.
fn is_one_slip(typed: &str, meant: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('-', "_");
    strsim::damerau_levenshtein(&plain(typed), &plain(meant)) <= 1
}

/// A date in another form than the one that is read.
pub fn other_date(key: &str, node: &Node, dated: Dated) -> Option<Problem> {
    let span = node.span.clone();
    let problem = |code: Code, message: String| {
        Problem::new(code, message, span.clone()).expected("a date as year-month-day: 2026-11-30")
    };
    Some(match dated {
        Dated::Form(day) => problem(Code::DateForm, format!("`{key}` is a date in another form"))
            .help(format!("write `{key} = {day}`, which is {}", day.short()))
            .fix(span.clone(), day.to_string()),
        Dated::Either(one, other) => {
            let message = format!("`{key}` may be {} or {}", one.short(), other.short());
            problem(Code::DateAmbiguous, message).help(format!(
                "write `{key} = {one}` for {}, `{key} = {other}` for {}",
                one.short(),
                other.short()
            ))
        }
        Dated::Impossible => problem(Code::DateImpossible, format!("`{key}` is {}", IMPOSSIBLE))
            .help(format!("write year, month and day: `{key} = 2026-11-30`")),
        Dated::Exact(_) | Dated::No => return None,
    })
}

/// A word that is none of those allowed.
pub fn unknown_word(text: &str, node: &Node, words: &[&str]) -> Problem {
    let problem =
        Problem::new(Code::ValueUnknownWord, format!("\"{text}\" is not known here"), node.span.clone())
            .expected(one_of(words));
    match problem::nearest(text, words.iter().copied()) {
        Some(meant) => problem.help(format!("did you mean \"{meant}\"?")),
        None => problem.help(format!("write {}", one_of(words))),
    }
}

/// A text that a function of units could not read.
pub fn unreadable(key: &str, error: QuantityError, span: Span, example: &str) -> Problem {
    let code = match error.wrong {
        Wrong::Ambiguous => Code::ValueAmbiguous,
        Wrong::Unit => Code::ValueNoUnit,
        Wrong::Rate => Code::ValueNoRate,
        Wrong::Negative => Code::ValueNegative,
        Wrong::Dash | Wrong::Text => Code::ValueUnreadable,
    };
    let problem =
        Problem::new(code, format!("`{key}`: {}", error.problem), span.clone()).expected(error.expected);
    match (error.wrong, error.suggestion) {
        (Wrong::Dash, Some(meant)) => problem.help(format!("write {meant}")).fix(span, meant),
        (_, Some(meant)) if meant.starts_with("for instance") => problem.help(meant),
        (_, Some(meant)) => problem.help(format!("write {meant}")),
        (_, None) => problem.help(format!("for instance `{key} = {example}`")),
    }
}

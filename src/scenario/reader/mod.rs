//! Reads tables by their description: unknown keys, wrong kinds and unreadable texts all become problems, in
//! the words said of each.

mod section;

use std::cell::{Cell, RefCell};

use super::keys::{ALL, Key, SCENARIO, TableKeys, one_of};
use super::problem::{self, Code, Problem};
use super::source::{Dated, Entry, Node, Span, Table, Texts, Value, impossible};
use crate::language::{Spoken, say};
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
            self.report(wrong_kind(node, &keys.shown(), &say!("scenario-a-table"), keys.keys.first()));
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
    let problem = Problem::new(
        Code::ValueWrongKind,
        say!("scenario-key-is-kind", key = key, kind = node.value.kind()),
        node.span.clone(),
    );
    match known {
        Some(known) => problem.expected(expected.to_owned()).help(say!(
            "scenario-write-for-instance-known",
            known = known.name,
            example = known.example
        )),
        None => {
            problem.expected(expected.to_owned()).help(say!("scenario-write-expected", expected = expected))
        }
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
    let problem = Problem::new(
        Code::KeyUnknown,
        say!("scenario-keys-has-no-key", keys = keys.shown(), key = key),
        span.clone(),
    )
    .expected(say!("scenario-one-of-join", join = names.join(", ")));
    let Some(meant) = meant else {
        return problem.help(say!("scenario-write-one-of-the"));
    };
    let problem = problem.help(say!("scenario-did-you-mean-meant", meant = meant));
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
        (say!("scenario-the-file-itself"), say!("scenario-move-the-line-to"))
    } else {
        (home.name.to_owned(), say!("scenario-move-it-there-as", key = key, example = example))
    };
    Problem::new(
        Code::KeyMisplaced,
        say!("scenario-key-belongs-to-belongs", key = key, belongs = belongs, keys = keys.shown()),
        span,
    )
    .expected(say!(
        "scenario-one-of-keys",
        keys = keys.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
    ))
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
        Problem::new(code, message, span.clone()).expected(say!("scenario-a-date-as-year"))
    };
    Some(match dated {
        Dated::Form(day) => problem(Code::DateForm, say!("scenario-key-is-a-date", key = key))
            .help(say!(
                "scenario-write-key-day-which",
                key = key,
                day = day.to_string(),
                short = day.in_few_words()
            ))
            .fix(span.clone(), day.to_string()),
        Dated::Either(one, other) => {
            let message = say!(
                "scenario-key-may-be-short",
                key = key,
                short = one.in_few_words(),
                other = other.in_few_words()
            );
            problem(Code::DateAmbiguous, message).help(say!(
                "scenario-write-key-one-for",
                key = key,
                one = one.to_string(),
                short = one.in_few_words(),
                other = other.to_string(),
                other_short = other.in_few_words()
            ))
        }
        Dated::Impossible => {
            problem(Code::DateImpossible, say!("scenario-key-is-what", key = key, what = impossible()))
                .help(say!("scenario-write-year-month-and", key = key))
        }
        Dated::Exact(_) | Dated::No => return None,
    })
}

/// A word that is none of those allowed.
pub fn unknown_word(text: &str, node: &Node, words: &[&str]) -> Problem {
    let problem = Problem::new(
        Code::ValueUnknownWord,
        say!("scenario-text-is-not-known", text = text),
        node.span.clone(),
    )
    .expected(one_of(words));
    match problem::nearest(text, words.iter().copied()) {
        Some(meant) => problem.help(say!("scenario-did-you-mean-meant-2", meant = meant)),
        None => problem.help(say!("scenario-write-one-of", one_of = one_of(words))),
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
        (Wrong::Dash, Some(meant)) => {
            problem.help(say!("scenario-write-meant", meant = meant)).fix(span, meant)
        }
        (_, Some(meant)) => problem.help(say!("scenario-write-meant", meant = meant)),
        (_, None) => problem.help(say!("scenario-for-instance-key-example", key = key, example = example)),
    }
}

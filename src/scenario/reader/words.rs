//! What is said of keys and values that cannot be read.

use crate::quantity::QuantityError;
use crate::scenario::keys::{Key, TableKeys, one_of};
use crate::scenario::nearest;
use crate::scenario::problem::Problem;
use crate::scenario::source::{Node, Span};

/// A value of the wrong kind.
pub fn wrong_kind(node: &Node, key: &str, expected: &str, known: Option<&'static Key>) -> Problem {
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
pub fn unknown_key(key: &str, span: Span, keys: &'static TableKeys) -> Problem {
    let names: Vec<&str> = keys.keys.iter().map(|key| key.name).collect();
    let problem = Problem::new("key.unknown", format!("{} has no key `{key}`", keys.name), span)
        .expected(format!("one of {}", names.join(", ")));
    match nearest::question(keys.nearest(key)) {
        Some(question) => problem.help(question),
        None => problem,
    }
}

/// A word that is none of those allowed.
pub fn unknown_word(text: &str, node: &Node, words: &[&str]) -> Problem {
    let problem =
        Problem::new("value.unknown_word", format!("\"{text}\" is not known here"), node.span.clone())
            .expected(one_of(words));
    match nearest::question(nearest::nearest(text, words.iter().copied())) {
        Some(question) => problem.help(question),
        None => problem,
    }
}

/// A text that a function of units could not read.
pub fn unreadable(key: &str, error: QuantityError, node: &Node) -> Problem {
    let problem = Problem::new("value.unreadable", format!("`{key}`: {}", error.problem), node.span.clone())
        .expected(error.expected);
    match error.suggestion {
        Some(suggestion) => problem.help(format!("write {suggestion}")),
        None => problem,
    }
}

//! What is said about a text that is not the quantity it should be.

use std::fmt;

/// Why a text was refused, in the words a person needs to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuantityError {
    /// What is wrong: `"350" has no unit`.
    pub problem: String,
    /// What belongs there: `a size such as "350 MB"`.
    pub expected: String,
    /// What to write instead, with its quotation marks: `"350 MB" or "350 GB"`.
    pub suggestion: Option<String>,
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; expected {}", self.problem, self.expected)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; write {suggestion}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QuantityError {}

/// What a reader was asked to read: the same words whatever goes wrong with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// What belongs there, with an example.
    pub expected: &'static str,
}

impl Kind {
    /// A refusal that knows nothing better to write.
    pub(super) fn refuse(self, problem: impl Into<String>) -> QuantityError {
        QuantityError { problem: problem.into(), expected: self.expected.to_owned(), suggestion: None }
    }

    /// A refusal that says what to write instead.
    pub(super) fn suggest(self, problem: impl Into<String>, instead: impl Into<String>) -> QuantityError {
        QuantityError { suggestion: Some(instead.into()), ..self.refuse(problem) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_reads_as_one_sentence() {
        let kind = Kind { expected: "a size such as \"350 MB\"" };
        let bare = kind.refuse("\"x\" is not a number");
        assert_eq!(bare.to_string(), "\"x\" is not a number; expected a size such as \"350 MB\"");
        let helped = kind.suggest("\"350\" has no unit", "\"350 MB\"");
        assert!(helped.to_string().ends_with("; write \"350 MB\""));
    }
}

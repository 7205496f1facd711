//! Walks over the pieces of a text, and words what is said where it is not the quantity it should be.

use std::fmt;

use super::tokens::{Decimal, Flaw, Token, cut};
use crate::language::say;

/// Why a text was refused, in the words a person needs to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuantityError {
    /// What kind of thing is wrong.
    pub wrong: Wrong,
    /// What is wrong: `"350" has no unit`.
    pub problem: String,
    /// What belongs there: `a size such as "350 MB"`.
    pub expected: String,
    /// What to write instead, with its quotation marks: `"350 MB" or "350 GB"`.
    pub suggestion: Option<String>,
}

/// What can be wrong with a quantity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It can be read in two ways.
    Ambiguous,
    /// It has no unit.
    Unit,
    /// It does not say per what time.
    Rate,
    /// It is below zero.
    Negative,
    /// A range is written with a dash; the suggestion is what is meant.
    Dash,
    /// Anything else about the text.
    Text,
}

impl QuantityError {
    /// The same, wrong in this way.
    pub(super) fn being(self, wrong: Wrong) -> Self {
        Self { wrong, ..self }
    }
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}",
            say!("quantity-problem-expected-expected", problem = self.problem, expected = self.expected)
        )?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "{}", say!("quantity-write-suggestion", suggestion = suggestion)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QuantityError {}

/// What a reader was asked to read: the same words whatever goes wrong with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// What belongs there, with an example.
    pub expected: fn() -> String,
}

impl Kind {
    /// A refusal that knows nothing better to write.
    pub(super) fn refuse(self, problem: impl Into<String>) -> QuantityError {
        let (problem, expected) = (problem.into(), (self.expected)());
        QuantityError { wrong: Wrong::Text, problem, expected, suggestion: None }
    }

    /// A refusal that says what to write instead.
    pub(super) fn suggest(self, problem: impl Into<String>, instead: impl Into<String>) -> QuantityError {
        QuantityError { suggestion: Some(instead.into()), ..self.refuse(problem) }
    }
}

/// A text on its way to becoming a quantity.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    kind: Kind,
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins to read a text.
    pub(super) fn new(kind: Kind, text: &'a str) -> Result<Self, QuantityError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(kind.refuse(say!("quantity-the-text-is-empty")));
        }
        let tokens = cut(text).map_err(|flaw| flawed(kind, text, flaw))?;
        Ok(Self { kind, text, tokens, at: 0 })
    }

    /// The whole text, for a message.
    pub(super) const fn text(&self) -> &'a str {
        self.text
    }

    /// A refusal that knows nothing better to write.
    pub(super) fn refuse(&self, problem: impl Into<String>) -> QuantityError {
        self.kind.refuse(problem)
    }

    /// A refusal that says what to write instead.
    pub(super) fn suggest(&self, problem: impl Into<String>, instead: impl Into<String>) -> QuantityError {
        self.kind.suggest(problem, instead)
    }

    /// The number that must stand here.
    pub(super) fn number(&mut self) -> Result<Decimal, QuantityError> {
        match self.tokens.get(self.at) {
            Some(Token::Number(number)) => {
                self.at += 1;
                Ok(*number)
            }
            Some(Token::Dash) => Err(self.negative()),
            _ => Err(self.refuse(say!("quantity-text-has-no-number", text = self.text))),
        }
    }

    /// Nothing is below zero; what stands behind the sign may be meant.
    fn negative(&self) -> QuantityError {
        let without = self.text.trim_start_matches(['-', '−', '–', '—', ' ']);
        let problem = say!("quantity-text-is-negative", text = self.text);
        self.suggest(problem, say!("quantity-without-or-take-the", without = without)).being(Wrong::Negative)
    }

    /// The word that stands here, if one does.
    pub(super) fn peek_word(&self) -> Option<&str> {
        self.peek_word_at(0)
    }

    /// Passes over the next piece.
    pub(super) const fn skip(&mut self) {
        self.at += 1;
    }

    /// Passes over the pieces given, if they all stand here one after the other.
    pub(super) fn take(&mut self, pieces: &[Token]) -> bool {
        let here = self.tokens.get(self.at..).unwrap_or_default();
        let taken = here.starts_with(pieces);
        if taken {
            self.at += pieces.len();
        }
        taken
    }

    /// Passes over the words given, in capitals or not, if they all stand here one after the other.
    pub(super) fn take_words(&mut self, words: &[&str]) -> bool {
        let stands = |(ahead, word): (usize, &&str)| {
            self.peek_word_at(ahead).is_some_and(|here| here.eq_ignore_ascii_case(word))
        };
        let taken = words.iter().enumerate().all(stands);
        if taken {
            self.at += words.len();
        }
        taken
    }

    /// Passes over one of the phrases given.
    pub(super) fn take_any(&mut self, phrases: &[&[&str]]) -> bool {
        phrases.iter().any(|phrase| self.take_words(phrase))
    }

    /// Passes over `%` or `per cent`.
    pub(super) fn take_percent(&mut self) -> bool {
        self.take(&[Token::Percent]) || self.take_any(&[&["percent"], &["per", "cent"]])
    }

    /// Passes over `/`, `per`, `a` or `every`.
    pub(super) fn take_per(&mut self) -> bool {
        self.take(&[Token::Slash]) || self.take_any(&[&["per"], &["a"], &["every"]])
    }

    /// Whether everything was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Refuses whatever is left.
    pub(super) fn end(&self) -> Result<(), QuantityError> {
        match self.tokens.get(self.at) {
            None => Ok(()),
            Some(Token::Dash) => Err(self.range_with_a_dash()),
            Some(_) => Err(self.refuse(say!("quantity-text-has-more-than", text = self.text))),
        }
    }

    /// Ranges are written with `to`, because a dash may also be a minus sign.
    pub(super) fn range_with_a_dash(&self) -> QuantityError {
        let mended = self.text.replacen(['-', '−', '–', '—'], " to ", 1);
        let mended = mended.split_whitespace().collect::<Vec<_>>().join(" ");
        let problem = say!("quantity-text-has-a-dash", text = self.text);
        self.suggest(problem, format!("\"{mended}\"")).being(Wrong::Dash)
    }

    /// Whether a dash stands here.
    pub(super) fn is_at_dash(&self) -> bool {
        self.tokens.get(self.at) == Some(&Token::Dash)
    }

    fn peek_word_at(&self, ahead: usize) -> Option<&str> {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }
}

/// Words the flaw of a single number.
fn flawed(kind: Kind, text: &str, flaw: Flaw) -> QuantityError {
    match flaw {
        Flaw::Ambiguous { written, thousands, decimal } => {
            let ways = [thousands, decimal].map(|way| format!("\"{}\"", text.replacen(&written, &way, 1)));
            let problem = say!("quantity-written-can-be-read", written = written);
            kind.suggest(problem, ways.join(&say!("quantity-join-or"))).being(Wrong::Ambiguous)
        }
        Flaw::TwoSigns { written } => kind.refuse(say!("quantity-written-has-more-than", written = written)),
        Flaw::TooLong { written } => kind.refuse(say!("quantity-written-has-too-many", written = written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_reads_as_one_sentence() {
        let kind = Kind { expected: || "a size such as \"350 MB\"".to_owned() };
        let bare = kind.refuse("\"x\" is not a number");
        assert_eq!(bare.to_string(), "\"x\" is not a number; expected a size such as \"350 MB\"");
        let helped = kind.suggest("\"350\" has no unit", "\"350 MB\"");
        assert!(helped.to_string().ends_with("; write \"350 MB\""));
    }
}

//! What goes to the terminal: answers to standard output, everything else to standard error.

use std::io::{IsTerminal, Write, stderr, stdout};

use super::failure::Failure;
use crate::scenario::Drawing;

/// How a terminal wants to be written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manner {
    /// Colour and bold.
    pub colour: bool,
    /// Plain ASCII.
    pub ascii: bool,
}

impl Manner {
    /// The manner of standard output: colour on a terminal, unless `NO_COLOR` is set.
    pub fn of_answers(ascii: bool) -> Self {
        Self { colour: stdout().is_terminal() && colours_allowed(), ascii }
    }

    /// The manner of standard error.
    pub fn of_problems(ascii: bool) -> Self {
        Self { colour: stderr().is_terminal() && colours_allowed(), ascii }
    }
}

/// <https://no-color.org>: any value but an empty one.
fn colours_allowed() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

impl Manner {
    /// How problems are drawn in this manner.
    pub const fn drawing(self) -> Drawing {
        match self {
            Self { ascii: true, .. } => Drawing::Ascii,
            Self { colour: true, .. } => Drawing::Colour,
            Self { .. } => Drawing::Plain,
        }
    }
}

/// Columns that problems are drawn in.
pub const WIDTH: usize = 100;

/// Prints an answer.
pub fn answer(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints a problem; where even that fails, nobody is left to tell.
pub fn complain(text: &str) {
    let mut err = stderr().lock();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    let _ = err.write_all(format!("{text}{newline}").as_bytes());
}

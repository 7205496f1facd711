//! Lines as people type them, before TOML is read: curly quotation marks, sizes without any, one bracket where two
//! belong, a colon where `=` belongs. Where only one thing can be meant, it is read that way; what breaks the form of a
//! line is told all the same. A text without such slips stays as it is, and no line is added or taken away.

mod cursor;
mod header;
mod statement;
mod value;

use super::Span;
use super::syntax::{no_key, no_sign};
use crate::language::say;
use crate::scenario::problem::{Code, Problem};

pub use cursor::is_space;
pub use header::top_name;

/// A text as it is read, with what was changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mended {
    /// The text to be parsed.
    pub text: String,
    /// What was changed, in order.
    pub edits: Vec<Edit>,
}

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Where it stands in the text as it is read.
    pub read: Span,
    /// What stood there in the text as it was typed.
    pub typed: Span,
    /// Why.
    pub slip: Slip,
}

/// A change that is still to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Change {
    typed: Span,
    text: String,
    slip: Slip,
}

/// A slip of the hand or of the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// A no-break or another unusual space where an ordinary one belongs.
    Space,
    /// Curly or other quotation marks.
    Quotes,
    /// Text without quotation marks.
    Bare,
    /// One bracket where two belong, or two where one does.
    Brackets,
    /// `=` is missing or stands twice.
    Equals,
    /// A colon in the place of `=`.
    Colon,
    /// One of two quotation marks is missing.
    Quote,
    /// A bracket is missing.
    Bracket,
    /// A comma is missing.
    Comma,
    /// Spaces in a key.
    Words,
    /// A line that says nothing that can be read: it is passed over like a comment.
    Lost,
}

/// Reads a text as it was meant.
pub fn mend(text: &str) -> Mended {
    applied(text, statement::changes(text))
}

fn applied(text: &str, mut changes: Vec<Change>) -> Mended {
    changes.sort_by_key(|change| (change.typed.start, change.typed.end));
    let mut mended = Mended::default();
    let mut at = 0;
    for change in changes.into_iter().filter(|change| change.typed.end <= text.len()) {
        let Some(before) = text.get(at..change.typed.start) else { continue };
        mended.text.push_str(before);
        let start = mended.text.len();
        mended.text.push_str(&change.text);
        at = change.typed.end;
        mended.edits.push(Edit { read: start..mended.text.len(), typed: change.typed, slip: change.slip });
    }
    mended.text.push_str(text.get(at..).unwrap_or_default());
    mended
}

impl Mended {
    /// The problems of lines whose form is broken, their places counted from `base`.
    pub fn problems(&self, base: usize) -> Vec<Problem> {
        self.edits.iter().filter_map(|edit| self.told(edit, base)).collect()
    }

    /// How many lines were read as meant without a word of complaint.
    pub fn lines_accepted(&self) -> usize {
        let mut lines = 0;
        let mut known = 0;
        for edit in self.edits.iter().filter(|edit| edit.slip.is_accepted()) {
            let between = self.text.get(known..edit.read.start).unwrap_or_default();
            lines += usize::from(known == 0 || between.contains('\n'));
            known = edit.read.end;
        }
        lines
    }

    fn told(&self, edit: &Edit, base: usize) -> Option<Problem> {
        let (code, message, expected) = edit.slip.told()?;
        if edit.slip == Slip::Lost {
            return Some(self.lost(edit.read.end, base));
        }
        let right = self.text.get(edit.read.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let start =
            self.text.get(..edit.read.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let before = self.text.get(start..edit.read.start).unwrap_or_default();
        let end = edit.read.end.max(edit.read.start + 1);
        let problem = Problem::new(code, message, edit.read.start + base..end + base)
            .expected(expected)
            .help(say!("source-write-format", format = format!("{before}{right}").trim()));
        Some(Problem { is_mended: true, ..problem })
    }

    fn lost(&self, start: usize, base: usize) -> Problem {
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end();
        let place = start + base..start + line.len() + base;
        if line.contains('=') { no_key(line, place) } else { no_sign(line, place) }
    }
}

/// Where a position of the text as read stands in the text as typed.
pub fn typed_position(edits: &[Edit], at: usize) -> usize {
    let Some(edit) = edits.partition_point(|edit| edit.read.start <= at).checked_sub(1).map(|n| &edits[n])
    else {
        return at;
    };
    match at.checked_sub(edit.read.end) {
        Some(beyond) => edit.typed.end + beyond,
        None => edit.typed.end.min(edit.typed.start + (at - edit.read.start)),
    }
}

impl Slip {
    /// Whether a line is read as it was meant, with no more than a note.
    pub fn is_accepted(self) -> bool {
        self.told().is_none()
    }

    /// Kind, message and what was expected, where a slip is told.
    fn told(self) -> Option<(Code, String, String)> {
        match self {
            Self::Equals => Some((Code::SyntaxEquals, say!("source-there-is-no-single"), say!("source-one"))),
            Self::Colon => Some((Code::SyntaxColon, say!("source-a-colon-stands-where"), "`=`".to_owned())),
            Self::Quote => Some((
                Code::SyntaxQuote,
                say!("source-a-quotation-mark-is"),
                say!("source-text-between-two-on"),
            )),
            Self::Bracket => Some((
                Code::SyntaxBracket,
                say!("source-a-bracket-is-missing"),
                say!("source-as-many-brackets-closed"),
            )),
            Self::Comma => Some((
                Code::SyntaxComma,
                say!("source-a-comma-is-missing"),
                say!("source-a-comma-between-one"),
            )),
            Self::Words => {
                Some((Code::SyntaxKey, say!("source-a-key-is-one"), say!("source-underscores-in-the-place")))
            }
            Self::Lost => {
                Some((Code::SyntaxEquals, say!("source-this-line-has-no"), say!("source-key-value")))
            }
            Self::Space | Self::Quotes | Self::Bare | Self::Brackets => None,
        }
    }
}

#[cfg(test)]
mod trials;

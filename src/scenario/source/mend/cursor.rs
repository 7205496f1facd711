//! A position that walks over a text and notes changes on the way.

use super::{Change, Slip, Span};

/// A walk over a text.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    changes: Vec<Change>,
    mended: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, changes: Vec::new(), mended: 0 }
    }

    /// All changes noted.
    pub fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// How many changes were noted, spaces apart.
    pub const fn mended(&self) -> usize {
        self.mended
    }

    /// Where it stands.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What lies ahead.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What lies ahead on this line, without its end.
    pub fn line(&self) -> &'a str {
        let rest = self.rest();
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The next character.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over so many bytes.
    pub fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.text.len());
    }

    /// Passes over the line and its end.
    pub fn skip_line(&mut self) {
        let line = self.rest().split_once('\n').map_or(self.rest().len(), |(line, _)| line.len() + 1);
        self.skip(line);
    }

    /// Passes over everything.
    pub fn skip_all(&mut self) {
        self.at = self.text.len();
    }

    /// Passes over spaces on this line; unusual ones become ordinary.
    pub fn skip_spaces(&mut self) {
        while let Some(next) = self.peek().filter(|c| is_space(*c)) {
            let here = self.at..self.at + next.len_utf8();
            if next != ' ' && next != '\t' {
                self.change(here.clone(), " ", Slip::Space);
            }
            self.at = here.end;
        }
    }

    /// Returns to a place it came by.
    pub const fn go_back(&mut self, place: usize) {
        self.at = place;
    }

    /// Passes over one of these characters, if it stands here.
    pub fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Notes a change.
    pub fn change(&mut self, typed: Span, text: &str, slip: Slip) {
        self.mended += usize::from(slip != Slip::Space);
        self.changes.push(Change { typed, text: text.to_owned(), slip });
    }
}

/// A space within a line: ordinary, no-break, narrow, of no width.
pub fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

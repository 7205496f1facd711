//! Lines of a file: comments, names of tables, and keys with their values.

use super::cursor::{Cursor, is_space};
use super::header::header;
use super::value::{Around, value};
use super::{Change, Slip};
use crate::scenario::keys::ALL;

/// No file that somebody typed has more slips.
const MOST_CHANGES: usize = 10_000;

/// Every change that makes a text what was meant.
pub fn changes(text: &str) -> Vec<Change> {
    let mut cursor = Cursor::new(text);
    // A mark of the byte order is no letter of the text; TOML passes over it.
    cursor.take('\u{feff}');
    while cursor.peek().is_some() && cursor.mended() < MOST_CHANGES {
        statement(&mut cursor);
    }
    cursor.into_changes()
}

fn statement(cursor: &mut Cursor<'_>) {
    cursor.skip_spaces();
    match cursor.peek() {
        None => {}
        Some('\n' | '\r' | '#') => cursor.skip_line(),
        Some('[') => header(cursor),
        Some(_) => {
            let start = cursor.at();
            if assignment(cursor, Around::Nothing, 0) == Found::Nothing {
                cursor.go_back(start);
                cursor.change(start..start, "#", Slip::Lost);
            }
            cursor.skip_spaces();
            cursor.skip_line();
        }
    }
}

/// Whether a word is a key, give or take a slip of the finger.
fn is_meant(word: &str) -> bool {
    ALL.iter().any(|table| table.nearest(word).is_some())
}

/// How much of an assignment was there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// No key, or no sign behind it.
    Nothing,
    /// A key and its sign, and no value whose end was found.
    Key,
    /// All of it.
    All,
}

/// A key, its sign and its value.
pub fn assignment(cursor: &mut Cursor<'_>, around: Around, depth: usize) -> Found {
    cursor.skip_spaces();
    if around == Around::Nothing {
        join_words(cursor);
    }
    let Some(key) = key(cursor) else { return Found::Nothing };
    cursor.skip_spaces();
    match sign(cursor, key) {
        false => Found::Nothing,
        true if value(cursor, around, depth) => Found::All,
        true => Found::Key,
    }
}

/// A key with spaces between its words, where the words with underscores are a key.
fn join_words(cursor: &mut Cursor<'_>) {
    let Some((before, _)) = cursor.line().split_once(['=', ':']) else { return };
    let written = before.trim_end_matches(is_space);
    let words: Vec<&str> = written.split(is_space).filter(|word| !word.is_empty()).collect();
    let joined = words.join("_");
    if words.len() > 1 && ALL.iter().any(|table| table.key(&joined).is_some()) {
        let start = cursor.at();
        cursor.change(start..start + written.len(), &joined, Slip::Words);
        cursor.skip(written.len() - words.last().map_or(0, |last| last.len()));
    }
}

/// Passes over a key with its full stops, and gives its last part.
fn key<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    loop {
        cursor.skip_spaces();
        let part = key_part(cursor.line())?;
        cursor.skip(part.len());
        cursor.skip_spaces();
        if !cursor.take('.') {
            return Some(part);
        }
    }
}

fn key_part(line: &str) -> Option<&str> {
    let length = match line.chars().next()? {
        quote @ ('"' | '\'') => line.get(1..)?.find(quote)? + 2,
        _ => line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(line.len()),
    };
    line.get(..length).filter(|part| !part.is_empty())
}

/// Passes over `=`, or what was typed for it. Whether a value follows.
fn sign(cursor: &mut Cursor<'_>, key: &str) -> bool {
    let start = cursor.at();
    if cursor.take('=') {
        let first = cursor.at();
        if cursor.take('=') {
            cursor.change(first..cursor.at(), "", Slip::Equals);
        }
        return true;
    }
    let is_known = is_meant(key);
    if is_known && cursor.take(':') {
        cursor.take('=');
        let space = if cursor.rest().starts_with(' ') { "" } else { " " };
        cursor.change(start..cursor.at(), &format!(" ={space}"), Slip::Colon);
        return true;
    }
    let line = cursor.line();
    let begins_value = line.starts_with(|c: char| "\"“„‘'{[".contains(c) || c.is_ascii_digit())
        || ["true", "false", "yes", "no"].contains(&line.split(['#', ' ', '\t']).next().unwrap_or_default());
    if is_known && begins_value {
        cursor.change(start..start, "= ", Slip::Equals);
    }
    is_known && begins_value
}

/// Whether a line begins something new, so that what was opened before it is never closed.
pub fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with('[') {
        let inside = line.trim_start_matches('[');
        return inside.starts_with(|c: char| c.is_ascii_alphabetic())
            && inside.trim_end().ends_with(']')
            && !inside.contains(',');
    }
    let rest = key_part(line).and_then(|part| line.get(part.len()..));
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

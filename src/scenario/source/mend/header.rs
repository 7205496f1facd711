//! Names of tables in brackets: as many as the description of the language has.

use super::Slip;
use super::cursor::{Cursor, is_space};
use crate::scenario::keys::{Kind, SCENARIO, TableKeys};

/// Reads a line that begins with a bracket.
pub fn header(cursor: &mut Cursor<'_>) {
    let (start, line) = (cursor.at(), cursor.line());
    let opened = line.chars().take(2).take_while(|c| *c == '[').count();
    let inside = line.get(opened..).unwrap_or_default();
    let end = inside.find([']', '#']).unwrap_or(inside.len());
    let name = inside.get(..end).unwrap_or_default().trim_end_matches(is_space);
    let after = inside.get(end..).unwrap_or_default();
    let closed = after.chars().take(2).take_while(|c| *c == ']').count();
    if is_plain(name) {
        let wanted = brackets(name).unwrap_or(opened.max(closed));
        let slip = if opened == closed { Slip::Brackets } else { Slip::Bracket };
        let close = start + opened + if closed == 0 { name.len() } else { end };
        let mut set = |found: usize, at: usize, sign: &str| {
            if found != wanted {
                cursor.change(at..at + found, &sign.repeat(wanted), slip);
            }
        };
        set(opened, start, "[");
        set(closed, close, "]");
    }
    cursor.skip_line();
}

/// Bare keys with full stops between them.
fn is_plain(name: &str) -> bool {
    let part = |part: &str| {
        let part = part.trim_matches(is_space);
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    name.split('.').all(part)
}

/// How many brackets the table of a path has; `None` for a table that is not known.
fn brackets(path: &str) -> Option<usize> {
    let mut keys: &'static TableKeys = &SCENARIO;
    let mut brackets = 1;
    for part in path.split('.') {
        let kind = keys.key(part.trim_matches(is_space))?.kind;
        brackets = match kind {
            Kind::Tables(_) => 2,
            // A table for each name: what follows is a name.
            Kind::Named(_) => return Some(1),
            _ => 1,
        };
        keys = kind.inner_keys()?;
    }
    Some(brackets)
}

/// The first part of the name in brackets that a line begins with: `person` of `[person.device]`.
pub fn top_name(line: &str) -> Option<&str> {
    let inside = line.trim_matches(is_space).strip_prefix('[')?;
    let inside = inside.strip_prefix('[').unwrap_or(inside);
    let end = inside.find(['.', ']', '#', ' ']).unwrap_or(inside.len());
    inside.get(..end)
}

//! Values: texts between quotation marks of any kind or none, lists, tables in braces.

use toml::de::DeValue;

use super::Slip;
use super::cursor::{Cursor, is_space};
use super::statement::{Found, assignment, begins_anew};

/// What stands around a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Around {
    /// Nothing: it goes on to the end of its line.
    Nothing,
    /// Brackets.
    List,
    /// Braces.
    Table,
}

/// Lists and tables deeper than this are no scenario's.
const DEEPEST: usize = 20;
/// Signs that open a text, beside the straight ones.
const OPENING: &str = "“”„‟«»‹›″‘’‚‛`´";
/// Signs that close one.
const CLOSING: &str = "\"”“‟»«›‹″’‘`´'";

/// Passes over a value. Whether its end was found.
pub fn value(cursor: &mut Cursor<'_>, around: Around, depth: usize) -> bool {
    cursor.skip_spaces();
    match cursor.peek() {
        None | Some('\n' | '\r' | '#') => false,
        Some(_) if depth > DEEPEST => {
            cursor.skip_all();
            false
        }
        Some('[') => list(cursor, depth),
        Some('{') => braces(cursor, depth),
        Some('"') if cursor.rest().starts_with("\"\"\"") => skip_long(cursor, "\"\"\""),
        Some('\'') if cursor.rest().starts_with("'''") => skip_long(cursor, "'''"),
        Some('"') => straight(cursor, around),
        Some('\'') => literal(cursor, around),
        Some(sign) if OPENING.contains(sign) => curly(cursor, sign, around),
        Some(_) => bare(cursor, around),
    }
}

/// A text over several lines.
fn skip_long(cursor: &mut Cursor<'_>, quote: &str) -> bool {
    cursor.skip(quote.len());
    let end = closing_quotes(cursor.rest(), quote);
    match end {
        Some(end) => cursor.skip(end),
        None => cursor.skip_all(),
    }
    end.is_some()
}

/// Where three quotation marks end a text; up to two more before them belong to it.
fn closing_quotes(inside: &str, quote: &str) -> Option<usize> {
    let mut escaped = false;
    let start = inside.char_indices().find_map(|(at, c)| {
        let closes = !escaped && inside.get(at..).is_some_and(|rest| rest.starts_with(quote));
        escaped = c == '\\' && !escaped && quote.starts_with('"');
        closes.then_some(at)
    })?;
    let sign = quote.chars().next()?;
    let signs = inside.get(start..)?.chars().take(quote.len() + 2).take_while(|c| *c == sign).count();
    Some(start + signs)
}

fn straight(cursor: &mut Cursor<'_>, around: Around) -> bool {
    let inside = cursor.line().get(1..).unwrap_or_default();
    match closing_quote(inside) {
        Some(end) => cursor.skip(end + 2),
        None => {
            cursor.skip(1);
            close(cursor, around);
        }
    }
    true
}

/// The first `"` that no backslash stands before.
fn closing_quote(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.char_indices().find_map(|(at, c)| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    })
}

/// Text in single quotation marks, which may hold an apostrophe: then it stands between double ones.
fn literal(cursor: &mut Cursor<'_>, around: Around) -> bool {
    let inside = cursor.line().get(1..).unwrap_or_default();
    let first = inside.find('\'');
    match first {
        Some(end) if ends(inside.get(end + 1..).unwrap_or_default(), around) => cursor.skip(end + 2),
        _ => return curly(cursor, '\'', around),
    }
    true
}

/// Text that begins with another quotation mark than the straight one.
fn curly(cursor: &mut Cursor<'_>, sign: char, around: Around) -> bool {
    let start = cursor.at();
    cursor.change(start..start + sign.len_utf8(), "\"", Slip::Quotes);
    cursor.skip(sign.len_utf8());
    close(cursor, around);
    true
}

/// Ends a text that was opened: with the sign somebody typed for that, or with one that is missing.
fn close(cursor: &mut Cursor<'_>, around: Around) {
    let line = cursor.line();
    let closing = line.char_indices().find(|(at, c)| {
        CLOSING.contains(*c) && ends(line.get(at + c.len_utf8()..).unwrap_or_default(), around)
    });
    let start = cursor.at();
    match closing {
        Some((at, sign)) => {
            let sign_at = start + at..start + at + sign.len_utf8();
            if sign != '"' {
                cursor.change(sign_at, "\"", Slip::Quotes);
            }
            cursor.skip(at + sign.len_utf8());
        }
        None => {
            let length = bare_length(line, around);
            cursor.change(start + length..start + length, "\"", Slip::Quote);
            cursor.skip(length);
        }
    }
}

/// Whether a value may end where this follows.
fn ends(after: &str, around: Around) -> bool {
    let next = after.trim_start_matches(is_space).chars().next();
    match next {
        None | Some('#') => true,
        Some(',') => around != Around::Nothing,
        Some(']') => around == Around::List,
        Some('}') => around == Around::Table,
        Some(_) => false,
    }
}

/// Bytes of a value without quotation marks that begins a line, without what follows it.
fn bare_length(line: &str, around: Around) -> usize {
    let end = line.char_indices().find(|&(at, c)| match c {
        '#' => true,
        ',' => around != Around::Nothing && !is_decimal_comma(line, at),
        ']' => around == Around::List,
        '}' => around == Around::Table,
        _ => false,
    });
    let end = end.map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default().trim_end_matches(is_space).len()
}

/// A comma between two digits without a space: `61,2`.
fn is_decimal_comma(line: &str, at: usize) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    is_digit(line.get(..at).and_then(|before| before.chars().next_back()))
        && is_digit(line.get(at + 1..).and_then(|after| after.chars().next()))
}

/// A value without quotation marks: TOML's own, or a text that lacks them.
fn bare(cursor: &mut Cursor<'_>, around: Around) -> bool {
    let (start, line) = (cursor.at(), cursor.line());
    let token = line.get(..bare_length(line, around)).unwrap_or_default();
    cursor.skip(token.len());
    let end = cursor.at();
    match token.strip_suffix('"') {
        Some(rest) if !rest.is_empty() && !rest.contains(['"', '=']) => {
            cursor.change(start..start, "\"", Slip::Quote);
        }
        None if !token.is_empty() && !token.contains(['"', '\\', '=']) && !is_toml(token, around) => {
            cursor.change(start..start, "\"", Slip::Bare);
            cursor.change(end..end, "\"", Slip::Bare);
        }
        _ => {}
    }
    !token.is_empty()
}

/// Whether this is a value of TOML as it stands; in a list, `1,2` is two of them.
fn is_toml(token: &str, around: Around) -> bool {
    let is_value = |text: &str| DeValue::parse(text.trim()).is_ok();
    is_value(token) || around == Around::List && token.split(',').all(is_value)
}

fn list(cursor: &mut Cursor<'_>, depth: usize) -> bool {
    cursor.skip(1);
    enclosed(cursor, ']', |cursor| value(cursor, Around::List, depth + 1))
}

fn braces(cursor: &mut Cursor<'_>, depth: usize) -> bool {
    cursor.skip(1);
    enclosed(cursor, '}', |cursor| assignment(cursor, Around::Table, depth + 1) == Found::All)
}

/// What stands between brackets or braces; where they are never closed, they are closed behind the last thing in them.
fn enclosed(cursor: &mut Cursor<'_>, closing: char, item: impl Fn(&mut Cursor<'_>) -> bool) -> bool {
    let mut separated = true;
    loop {
        let last = cursor.at();
        let new_line = skip_blank(cursor);
        if cursor.take(closing) {
            return true;
        }
        if is_over(cursor, new_line, separated, closing) {
            cursor.go_back(last);
            cursor.change(last..last, if closing == '}' { " }" } else { "]" }, Slip::Bracket);
            return true;
        }
        if !separated {
            cursor.change(last..last, ",", Slip::Comma);
        }
        if !item(cursor) {
            return false;
        }
        let behind = cursor.at();
        skip_blank(cursor);
        separated = cursor.take(',');
        if !separated {
            cursor.go_back(behind);
        }
    }
}

/// Whether what was opened ends here without a sign: with the file, or because something new begins.
fn is_over(cursor: &Cursor<'_>, new_line: bool, separated: bool, closing: char) -> bool {
    let line = cursor.line();
    let is_new = begins_anew(line) && (closing == ']' || !separated || line.starts_with('['));
    cursor.peek().is_none() || new_line && is_new
}

/// Passes over spaces, comments and ends of lines. Whether a line ended.
fn skip_blank(cursor: &mut Cursor<'_>) -> bool {
    let mut new_line = false;
    loop {
        cursor.skip_spaces();
        match cursor.peek() {
            Some('\n' | '\r' | '#') => {
                cursor.skip_line();
                new_line = true;
            }
            _ => return new_line,
        }
    }
}

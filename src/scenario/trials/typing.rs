//! Every line of every shipped file as a phone, a word processor or a hurried hand writes it: it is read as it was meant,
//! or refused with the line as it should be, or asked about. Never is it read as something else. The counts stand in
//! docs/ERRORS.md.

use std::sync::LazyLock;

use rayon::prelude::*;

use super::walk::files;
use crate::scenario::{Correction, Overrides, Scenario, check};

/// A way to type a line otherwise.
type Way = (&'static str, fn(&str) -> Option<String>);

/// The ways, each with how the page of errors calls it.
pub const WAYS: [Way; 10] = [
    ("values without quotation marks", |line| replaced(line, "\"", "")),
    ("curly quotation marks", curly),
    ("single quotation marks", |line| replaced(line, "\"", "'")),
    ("no-break spaces around `=`", |line| replaced(line, " = ", "\u{a0}=\u{a0}")),
    ("one bracket for two, or two for one", other_brackets),
    ("a colon for `=`", |line| once(line, " = ", ": ")),
    ("no `=`", |line| once(line, " = ", " ")),
    ("no closing quotation mark", |line| last(line, '"')),
    ("no closing bracket", |line| last(line, ']')),
    ("no closing brace", |line| last(line, '}')),
];

/// What became of the lines of a way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// All.
    pub tried: usize,
    /// Read as they were meant.
    pub meant: usize,
    /// Refused with the right line.
    pub corrected: usize,
    /// Refused with the place, and no line.
    pub asked: usize,
}

/// The counts by way, and the lines that were read as something else.
pub static TYPED: LazyLock<(Vec<Count>, Vec<String>)> = LazyLock::new(|| {
    let told: Vec<(Count, Vec<String>)> = WAYS.par_iter().map(|way| counted(*way)).collect();
    let silent = told.iter().flat_map(|(_, silent)| silent.clone()).collect();
    (told.into_iter().map(|(count, _)| count).collect(), silent)
});

/// The part of a line before its comment.
fn code(line: &str) -> &str {
    let mut quoted = false;
    let end = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '#' && !quoted
    });
    line.get(..end.map_or(line.len(), |(at, _)| at)).unwrap_or_default().trim_end()
}

fn replaced(line: &str, from: &str, to: &str) -> Option<String> {
    let code = code(line);
    (code.contains(from) && !code.contains('\\')).then(|| code.replace(from, to))
}

fn once(line: &str, from: &str, to: &str) -> Option<String> {
    let code = code(line);
    code.contains(from).then(|| code.replacen(from, to, 1))
}

fn last(line: &str, sign: char) -> Option<String> {
    code(line).strip_suffix(sign).map(str::to_owned)
}

fn curly(line: &str) -> Option<String> {
    let code = code(line);
    let mut open = false;
    let turned = code.chars().map(|c| {
        open ^= c == '"';
        match (c, open) {
            ('"', true) => '“',
            ('"', false) => '”',
            _ => c,
        }
    });
    (code.contains('"') && !code.contains('\\')).then(|| turned.collect())
}

fn other_brackets(line: &str) -> Option<String> {
    let code = code(line).trim();
    match code.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
        Some(name) => Some(format!("[{name}]")),
        None => code.starts_with('[').then(|| format!("[{code}]")),
    }
}

fn counted((name, way): Way) -> (Count, Vec<String>) {
    let mut count = Count::default();
    let mut silent = Vec::new();
    for (file, text) in files() {
        let original = check(&file, &text, &Overrides::default()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(typed) = way(line).filter(|typed| typed != line && typed != code(line)) else {
                continue;
            };
            let other = with(&lines, &[(at, typed)]);
            count.tried += 1;
            match check(&file, &other, &Overrides::default()) {
                Ok(read) if is_same(&read, &original) => count.meant += 1,
                Ok(_) => silent.push(format!("{name}: {file} line {}: {line}", at + 1)),
                Err(problems) if mends((&file, &other), &problems.corrections(), &original) => {
                    count.corrected += 1
                }
                Err(_) => count.asked += 1,
            }
        }
    }
    (count, silent)
}

fn with(lines: &[&str], changes: &[(usize, String)]) -> String {
    let mut lines: Vec<&str> = lines.to_vec();
    for (at, line) in changes {
        lines[*at] = line;
    }
    lines.join("\n") + "\n"
}

fn is_same(read: &Scenario, original: &Scenario) -> bool {
    (&read.household, &read.title, &read.note) == (&original.household, &original.title, &original.note)
}

/// Whether the corrected lines make the file what it was.
fn mends((file, text): (&str, &str), corrections: &[Correction], original: &Scenario) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let changes: Vec<(usize, String)> =
        corrections.iter().map(|of| (of.line - 1, of.after.clone())).collect();
    let again = check(file, &with(&lines, &changes), &Overrides::default());
    again.is_ok_and(|again| is_same(&again, original))
}

#[test]
fn no_line_is_read_as_something_else_however_it_is_typed() {
    let (counts, silent) = &*TYPED;
    for ((name, _), count) in WAYS.iter().zip(counts) {
        println!("{name}: {count:?}");
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn nine_of_ten_are_read_as_meant_or_corrected() {
    for ((name, _), count) in WAYS.iter().zip(&TYPED.0) {
        let good = count.meant + count.corrected;
        assert!(count.tried >= 20 && good * 10 >= count.tried * 9, "{name}: {count:?}");
    }
}

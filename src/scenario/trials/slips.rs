//! A file spoiled in every way that fingers know: each key misspelled, each value of another type, unit or sign, each
//! table without its name, twice, or left out.

use super::walk::{Spot, each_key};
use crate::scenario::keys::Kind;

/// What was done to a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Slip {
    /// A letter of a key is left out.
    Dropped,
    /// A letter of a key stands twice.
    Doubled,
    /// Two letters of a key are swapped.
    Swapped,
    /// A letter of a key is another.
    Wrong,
    /// A key begins with a capital.
    Capital,
    /// A hyphen stands in a key, or none of its underscores.
    Hyphen,
    /// A value is of another type.
    Type,
    /// A value has another unit.
    Unit,
    /// A value is negative.
    Sign,
    /// The name of a table is left out, its lines stay.
    Nameless,
    /// A table stands twice.
    Twice,
    /// A table is left out with its lines.
    LeftOut,
}

/// A changed file.
pub struct Mutant {
    /// How.
    pub slip: Slip,
    /// The file it was made from: its place in the list.
    pub file: usize,
    /// What was changed, for a message.
    pub place: String,
    /// The key that is meant.
    pub meant: Option<&'static str>,
    /// The whole file.
    pub text: String,
}

/// Every mutant of a file.
pub fn mutants(file: usize, (name, text): &(String, String)) -> Vec<Mutant> {
    let mut all = Vec::new();
    each_key(text, &mut |spot| {
        let place = |what: &str| format!("{name}: {} in {}: {what}", spot.key.name, spot.keys.name);
        for (slip, word) in misspelt(spot.key.name) {
            if spot.keys.key(&word).is_none() {
                let (text, place) = ((spot.put)(Some(&word), spot.value.clone()), place(&word));
                all.push(Mutant { slip, file, place, meant: Some(spot.key.name), text });
            }
        }
        for (slip, value) in wrong_values(&spot) {
            let (place, text) = (place(&value.to_string()), (spot.put)(None, value));
            all.push(Mutant { slip, file, place, meant: None, text });
        }
    });
    let tables = tables(text).into_iter().map(|(slip, header, text)| Mutant {
        slip,
        file,
        place: format!("{name}: {header}"),
        meant: None,
        text,
    });
    all.extend(tables);
    all
}

/// A word as fingers get it wrong, in its middle.
fn misspelt(word: &str) -> Vec<(Slip, String)> {
    let letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 2;
    let edited = |edit: &dyn Fn(&mut Vec<char>)| {
        let mut changed = letters.clone();
        edit(&mut changed);
        changed.into_iter().collect::<String>()
    };
    let mut all = vec![
        (
            Slip::Dropped,
            edited(&|word| {
                word.remove(at);
            }),
        ),
        (Slip::Doubled, edited(&|word| word.insert(at, letters[at]))),
        (Slip::Swapped, edited(&|word| word.swap(at - 1, at))),
        (Slip::Wrong, edited(&|word| word[at] = beside(letters[at]))),
        (Slip::Capital, edited(&|word| word[0] = word[0].to_ascii_uppercase())),
    ];
    if word.contains('_') {
        all.push((Slip::Hyphen, word.replace('_', "-")));
        all.push((Slip::Hyphen, word.replace('_', "")));
    }
    all.retain(|(_, other)| other != word);
    all
}

/// The key beside another on a keyboard.
fn beside(letter: char) -> char {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "_-"];
    let row = rows.iter().find(|row| row.contains(letter)).unwrap_or(&"xy");
    let at = row.find(letter).unwrap_or(0);
    row.chars().nth(if at + 1 < row.len() { at + 1 } else { at - 1 }).unwrap_or('x')
}

/// Values of another type, unit or sign than a key takes.
fn wrong_values(spot: &Spot<'_>) -> Vec<(Slip, toml::Value)> {
    let kinds = leaves(spot.key.kind);
    let types =
        others().into_iter().filter(|value| !takes_type(&kinds, value)).map(|value| (Slip::Type, value));
    let is_text = kinds.iter().any(|kind| matches!(kind, Kind::Text));
    let units = UNITS.iter().filter(|_| !is_text).filter(|(_, text)| !takes_unit(&kinds, text));
    let units = units.map(|(_, text)| (Slip::Unit, toml::Value::from(*text)));
    types.chain(units).chain(negative(spot.value, is_text).map(|value| (Slip::Sign, value))).collect()
}

/// The kinds of value of which a key takes one.
fn leaves(kind: Kind) -> Vec<Kind> {
    match kind {
        Kind::Either(kinds) => kinds.iter().flat_map(|kind| leaves(*kind)).collect(),
        kind => vec![kind],
    }
}

/// One value of each type.
fn others() -> Vec<toml::Value> {
    let moment = |text: &str| toml::Value::Datetime(text.parse().unwrap());
    vec![
        toml::Value::from(7_654_321),
        toml::Value::from(12.75),
        toml::Value::from(true),
        toml::Value::from(""),
        moment("2026-11-15"),
        moment("07:32:00"),
        moment("2026-11-15T07:32:00"),
        toml::Value::Array(Vec::new()),
        toml::Value::Array(vec![toml::Value::from(7)]),
        toml::Value::Table(toml::Table::new()),
    ]
}

/// Whether a type is one a key takes, so that another value of it would be no slip.
fn takes_type(kinds: &[Kind], value: &toml::Value) -> bool {
    kinds.iter().any(|kind| match value {
        toml::Value::Boolean(_) => matches!(kind, Kind::Switch),
        toml::Value::Integer(_) => matches!(kind, Kind::Whole(_, most) if *most > 7_654_321),
        toml::Value::Datetime(moment) => matches!(kind, Kind::Date) && moment.time.is_none(),
        toml::Value::Array(items) => items.is_empty() && matches!(kind, Kind::Tables(_) | Kind::Words(_)),
        toml::Value::Table(_) => matches!(kind, Kind::Table(_) | Kind::Tables(_) | Kind::Named(_)),
        _ => false,
    })
}

/// A text of each unit, with what it is.
const UNITS: [(&str, &str); 10] = [
    ("size", "5 GB"),
    ("growth", "5 GB per month"),
    ("speed", "20 Mbit/s"),
    ("share", "50 %"),
    ("frequency", "6 nights in 7"),
    ("hours", "1 h"),
    ("duration", "3 years"),
    ("price", "1 XYZ per month"),
    ("count", "5 per month"),
    ("none", "3 parsecs"),
];

fn takes_unit(kinds: &[Kind], text: &str) -> bool {
    kinds.iter().any(|kind| match kind {
        Kind::Size(_) => text == "5 GB",
        Kind::Growth(_) => text == "5 GB per month",
        Kind::Speed => text == "20 Mbit/s",
        Kind::Share => text == "50 %",
        Kind::Frequency => text == "50 %" || text == "6 nights in 7",
        Kind::Hours | Kind::Clock => text == "1 h",
        Kind::Duration => text == "3 years",
        _ => false,
    })
}

/// A number below zero, or a text that says one.
fn negative(value: &toml::Value, is_text: bool) -> Option<toml::Value> {
    match value {
        toml::Value::Integer(number) if *number > 0 => Some(toml::Value::from(-number)),
        toml::Value::Float(number) => Some(toml::Value::from(-number)),
        toml::Value::String(text) if !is_text && text.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(toml::Value::from(format!("-{text}")))
        }
        _ => None,
    }
}

/// A file with each of its tables without its name, twice, and left out.
fn tables(text: &str) -> Vec<(Slip, String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_header = |line: &str| line.trim_start().starts_with('[');
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| is_header(lines[at])).collect();
    let mut all = Vec::new();
    for (nth, &start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
        let joined = |parts: &[&[&str]]| parts.concat().join("\n") + "\n";
        let (before, table, after) = (&lines[..start], &lines[start..end], &lines[end..]);
        let header = format!("{} line {}", lines[start].trim(), start + 1);
        if table[1..].iter().any(|line| line.contains('=')) {
            all.push((Slip::Nameless, header.clone(), joined(&[before, &table[1..], after])));
        }
        all.push((Slip::Twice, header.clone(), joined(&[before, table, table, after])));
        all.push((Slip::LeftOut, header, joined(&[before, after])));
    }
    all
}

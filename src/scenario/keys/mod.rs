//! Every table and key of the scenario language, described once: what reading, nearest-key help, the JSON
//! Schema and the documentation are made from.

mod devices;
mod happenings;
mod household;
mod people;

use super::problem;
use crate::language::say;
use crate::quantity::Screen;

pub use devices::{APPS, CHAT, DEVICE, FREQUENCIES, NIGHT, WHATSAPP};
pub use happenings::{ACTION, BACKUPS, CATEGORIES, EVENT, POLICY, READING, READING_ICLOUD};
pub use household::{HOME, PLAN, RETENTION, RULES, SCENARIO};
pub use people::{CLEANING, DRIVE, ICLOUD, MAIL, MESSAGES, PERSON, PHOTOS, THINGS};

/// A table of the language.
#[derive(Debug)]
pub struct TableKeys {
    /// Its name in messages and documentation: `[plan]`.
    pub name: &'static str,
    /// What it describes.
    pub doc: &'static str,
    /// Its keys, in the order a resolved scenario writes them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is typed.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it means.
    pub doc: &'static str,
    /// A value as somebody would type it, in TOML.
    pub example: &'static str,
}

/// The kind of value a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Free text.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number between two ends.
    Whole(i64, i64),
    /// A TOML date.
    Date,
    /// A size as a screen shows it.
    Size(Screen),
    /// Growth, in the unit of the figure that grows.
    Growth(Screen),
    /// How often something holds.
    Frequency,
    /// A line's speed.
    Speed,
    /// Hours, fixed, uncertain or drawn each night.
    Hours,
    /// A span of calendar time.
    Duration,
    /// A number of days.
    Days,
    /// A share of something.
    Share,
    /// A weight for each month, January first.
    Months,
    /// Hours of the clock between which something begins.
    Clock,
    /// A monthly price in the scenario's currency.
    Price,
    /// So many times a year.
    PerYear,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// What happens: a phrase of the phrase table.
    Phrase,
    /// A person's name, a list of names, or "everybody".
    Who,
    /// A table.
    Table(&'static TableKeys),
    /// Any number of tables, as `[[tables]]` or a list.
    Tables(&'static TableKeys),
    /// A table for each name: the name is the key.
    Named(&'static TableKeys),
    /// One of several kinds.
    Either(&'static [Kind]),
}

impl TableKeys {
    /// The description of a key.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Its name as a message has it.
    pub fn shown(&self) -> String {
        if self.name == SCENARIO.name { say!("keys-the-file") } else { self.name.to_owned() }
    }

    /// The key somebody probably meant.
    pub fn nearest(&self, typed: &str) -> Option<&'static str> {
        problem::nearest(typed, self.keys.iter().map(|key| key.name))
    }
}

impl Key {
    const fn new(name: &'static str, kind: Kind, doc: &'static str, example: &'static str) -> Self {
        Self { name, kind, doc, example }
    }
}

impl Kind {
    /// The screen whose GB a value is in.
    pub fn screen(self) -> Option<Screen> {
        match self {
            Self::Size(screen) | Self::Growth(screen) => Some(screen),
            Self::Either(kinds) => kinds.iter().copied().find_map(Self::screen),
            _ => None,
        }
    }

    /// Whether the word "typical" may stand there for what is taken when nothing is typed.
    pub fn allows_typical(self) -> bool {
        match self {
            Self::Word(words) => words.contains(&"typical"),
            Self::Either(kinds) => kinds.iter().copied().any(Self::allows_typical),
            _ => false,
        }
    }

    /// The keys of the tables it takes.
    pub fn inner_keys(self) -> Option<&'static TableKeys> {
        match self {
            Self::Table(keys) | Self::Tables(keys) | Self::Named(keys) => Some(keys),
            Self::Either(kinds) => kinds.iter().copied().find_map(Self::inner_keys),
            _ => None,
        }
    }

    /// What a message says was expected.
    pub fn expected(self) -> String {
        match self {
            Self::Text | Self::Phrase => say!("keys-text-in-quotes"),
            Self::Switch => say!("keys-true-or-false"),
            Self::Whole(least, most) => say!("keys-a-whole-number-from", least = least, most = most),
            Self::Date => say!("keys-a-date-without-quotes"),
            Self::Size(_) => say!("keys-a-size"),
            Self::Growth(_) => say!("keys-growth-a-size-per"),
            Self::Frequency => say!("keys-how-often-nights-in"),
            Self::Speed => say!("keys-a-speed-in-mbit"),
            Self::Hours => say!("keys-hours"),
            Self::Duration => say!("keys-a-number-of-years"),
            Self::Days => say!("keys-a-number-of-days"),
            Self::Share => say!("keys-a-percentage"),
            Self::Months => say!("keys-twelve-numbers-in-brackets"),
            Self::Clock => say!("keys-hours-of-the-clock"),
            Self::Price => say!("keys-a-price-per-month"),
            Self::PerYear => say!("keys-a-number-per-year"),
            Self::Word(words) => one_of(words),
            Self::Words(words) => say!("keys-a-list-of-words", word = one_of(words)),
            Self::Who => say!("keys-a-name-a-list"),
            Self::Table(_) => say!("keys-a-table"),
            Self::Tables(_) => say!("keys-a-list-of-tables"),
            Self::Named(_) => say!("keys-a-table-for-each"),
            Self::Either(kinds) => {
                kinds.iter().map(|kind| kind.expected()).collect::<Vec<_>>().join(&say!("keys-or-another"))
            }
        }
    }
}

/// `"a", "b" or "c"`.
pub fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            say!("keys-others-or-last", others = rest.join(", "), last = last)
        }
        _ => quoted.concat(),
    }
}

/// Every table, the file's own first.
pub const ALL: [&TableKeys; 22] = [
    &SCENARIO,
    &PLAN,
    &HOME,
    &PERSON,
    &ICLOUD,
    &PHOTOS,
    &MESSAGES,
    &DRIVE,
    &MAIL,
    &WHATSAPP,
    &CHAT,
    &CLEANING,
    &DEVICE,
    &APPS,
    &NIGHT,
    &EVENT,
    &POLICY,
    &ACTION,
    &READING,
    &READING_ICLOUD,
    &RULES,
    &RETENTION,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_documented_once() {
        for table in ALL {
            for (at, key) in table.keys.iter().enumerate() {
                assert!(!key.doc.is_empty() && !key.example.is_empty(), "{} {}", table.name, key.name);
                assert!(!table.keys[..at].iter().any(|other| other.name == key.name), "{}", key.name);
            }
        }
    }

    #[test]
    fn every_example_is_toml() {
        for key in ALL.iter().flat_map(|table| table.keys) {
            let text = format!("{} = {}", key.name, key.example);
            assert!(text.parse::<toml::Table>().is_ok(), "{text}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_finds_its_key() {
        assert_eq!(PLAN.nearest("sise"), Some("size"));
        assert_eq!(WHATSAPP.nearest("include_video"), Some("include_videos"));
        assert_eq!(PLAN.nearest("zebra"), None);
    }

    #[test]
    fn lists_of_words_read_as_english() {
        assert_eq!(one_of(&["a", "b", "c"]), "\"a\", \"b\" or \"c\"");
        assert_eq!(one_of(&["a"]), "\"a\"");
    }
}

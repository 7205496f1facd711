//! Where every value of a run came from, in the order of a scenario file: what `show` prints, and the file as
//! run that is made of it, a scenario itself that resolves to the same household.

mod devices;
mod household;
mod people;

use sha2::{Digest, Sha256};

use super::reader::Typed;
use super::resolve::{Frame, Fullness, Roster};
use super::sheet::Sheet;
use super::source::Texts;
use crate::letters;
use crate::model::household::{Growth, Household};
use crate::quantity::Base;
use crate::units::Bytes;

/// Where a value came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Typed in the file, on this line.
    Typed(usize),
    /// Typed in a file that this one extends.
    Beneath {
        /// Its path from this file's folder.
        file: String,
        /// The line there.
        line: usize,
    },
    /// Given by a flag.
    Flag(String),
    /// Scaled down to what typed totals leave, or what they leave itself.
    Reconciled,
    /// The person's profile.
    Profile(&'static str),
    /// Measured from the file's readings.
    Measured,
    /// A default of the program, with its row in the catalogue where it has one.
    Default(Option<&'static str>),
}

/// One value of a resolved scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provenance {
    /// The key's path: `person."Parent A".icloud.photos`.
    pub path: String,
    /// The key.
    pub key: String,
    /// The value, in TOML.
    pub value: String,
    /// Where it came from.
    pub source: Source,
    /// What stands behind a word such as "typical"; empty where the value says it.
    pub meaning: String,
}

/// A line of a resolved scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// A table's header, and how paths name that table.
    Table(String),
    /// A key.
    Entry(Provenance),
}

/// Everything a ledger is written from.
#[derive(Clone, Copy)]
pub struct Books<'a, 's> {
    /// The texts values were typed in.
    pub texts: &'a Texts,
    /// What was typed.
    pub sheet: &'s Sheet,
    /// Who and what exists.
    pub roster: &'a Roster<'s>,
    /// Title, days, futures, seed.
    pub frame: &'a Frame,
    /// What came of it all.
    pub household: &'a Household,
    /// Whether anything says how full iCloud is.
    pub fullness: Fullness,
    /// Code of the region.
    pub region: &'static str,
}

/// Writes the ledger of a resolved scenario.
pub fn ledger(books: Books<'_, '_>) -> Vec<Line> {
    let mut ledger = Ledger { texts: books.texts, lines: Vec::new(), path: String::new() };
    household::write(books, &mut ledger);
    people::write(books, &mut ledger);
    household::happenings(books, &mut ledger);
    ledger.lines
}

/// Lines being written.
pub struct Ledger<'a> {
    texts: &'a Texts,
    lines: Vec<Line>,
    path: String,
}

impl Ledger<'_> {
    /// Opens a table; `path` is how provenance names it.
    pub fn table(&mut self, header: &str, path: impl Into<String>) {
        self.lines.push(Line::Table(header.to_owned()));
        self.path = path.into();
    }

    /// A value nobody typed.
    pub fn entry(&mut self, key: &str, value: impl Into<String>, source: Source, meaning: impl Into<String>) {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        let (value, meaning) = (value.into(), meaning.into());
        self.lines.push(Line::Entry(Provenance { path, key: key.to_owned(), value, source, meaning }));
    }

    /// A typed value as it was typed, if it was.
    pub fn typed<T>(&mut self, key: &str, typed: Option<&Typed<T>>) {
        if let Some(typed) = typed {
            let source = self.source(typed);
            self.entry(key, as_typed(&typed.text), source, "");
        }
    }

    /// A typed value, or one of the program's.
    pub fn or_default<T>(
        &mut self,
        key: &str,
        typed: Option<&Typed<T>>,
        value: &str,
        row: Option<&'static str>,
    ) {
        match typed {
            Some(_) => self.typed(key, typed),
            None => self.entry(key, value, Source::Default(row), ""),
        }
    }

    /// A typed value, or one the program worked out.
    pub fn or_else<T>(&mut self, key: &str, typed: Option<&Typed<T>>, other: Worked) {
        match typed {
            Some(_) => self.typed(key, typed),
            None => self.entry(key, other.value, other.source, other.meaning),
        }
    }

    fn source<T>(&self, typed: &Typed<T>) -> Source {
        match self.texts.place(&typed.span) {
            Some(place) if !self.texts.in_file(&typed.span) => Source::Flag(place.name.to_owned()),
            Some(place) if self.texts.is_beneath(&typed.span) => {
                Source::Beneath { file: place.name.to_owned(), line: place.line }
            }
            place => Source::Typed(place.map_or(0, |place| place.line)),
        }
    }
}

/// A value the program worked out.
pub struct Worked {
    /// In TOML.
    pub value: String,
    /// Where it came from.
    pub source: Source,
    /// What stands behind it.
    pub meaning: String,
}

impl Worked {
    /// A size, exact to the byte; in words as the file has a GB read.
    pub fn size(size: Bytes, base: Base, source: Source) -> Self {
        let exact = format!("{} bytes", size.count());
        Self { value: text(&exact), source, meaning: in_words(size, base) }
    }

    /// The word "typical", and what it means here.
    pub fn typical(source: Source, meaning: impl Into<String>) -> Self {
        Self { value: text("typical"), source, meaning: meaning.into() }
    }

    /// Growth nobody typed.
    pub fn growth(growth: &[&Growth], source: Source) -> Self {
        Self::typical(source, monthly(growth))
    }
}

/// A size as iCloud's screens show it: `1.20 TB`, `13.3 GB`, `0.93 GB`, `41 MB`.
fn in_words(size: Bytes, base: Base) -> String {
    let (megabyte, terabyte) = if base == Base::Decimal { (Bytes::MB, 1000.0) } else { (Bytes::MIB, 1024.0) };
    match size.in_units_of(base.gigabyte()) {
        0.0 => "nothing".to_owned(),
        small if small < 0.1 => format!("{:.0} MB", size.in_units_of(megabyte)),
        some if some < 1.0 => format!("{some:.2} GB"),
        large if large >= terabyte => format!("{:.2} TB", large / terabyte),
        gigabytes => format!("{gigabytes:.1} GB"),
    }
}

/// Growth at the median, in words.
fn monthly(growth: &[&Growth]) -> String {
    let a_day: f64 = growth.iter().map(|growth| growth.certain.real()).sum();
    let megabytes = a_day * crate::catalogue::parameters::DAYS_A_MONTH / Bytes::MB.real();
    format!("{megabytes:.1} MB (decimal) a month at the median")
}

/// A text as TOML writes it.
pub fn text(text: &str) -> String {
    match text.contains(letters::steers) {
        true => basic(text),
        false => toml::Value::String(text.to_owned()).to_string(),
    }
}

/// A value as it was typed; a text with letters that are not seen is written so that it is seen to have them.
fn as_typed(typed: &str) -> String {
    if !typed.contains(letters::steers) {
        return typed.to_owned();
    }
    match toml::from_str::<toml::Table>(&format!("x = {typed}")).ok().and_then(|mut table| table.remove("x"))
    {
        Some(toml::Value::String(said)) => text(&said),
        _ => letters::escaped(typed),
    }
}

/// A text between quotation marks, with numbers for letters that are not seen.
fn basic(text: &str) -> String {
    let marked = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{}\"", letters::escaped(&marked))
}

/// A part of a path, in quotes where it needs them.
pub fn quoted(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if plain { name.to_owned() } else { basic(name) }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Typed(line) => write!(f, "typed, line {line}"),
            Self::Beneath { file, line } => write!(f, "typed, line {line} of {file}"),
            Self::Flag(flag) => write!(f, "given by {flag}"),
            Self::Reconciled => f.write_str("the usual size, or less where typed totals leave less"),
            Self::Profile(name) => write!(f, "profile {name}"),
            Self::Measured => f.write_str("measured from the readings"),
            Self::Default(Some(row)) => write!(f, "default {row}"),
            Self::Default(None) => f.write_str("default"),
        }
    }
}

/// The resolved file, each value commented.
pub fn resolved_text(lines: &[Line]) -> String {
    let head = "# The scenario as it was run. Every value is filled in and says where it came from;\n\
                # this file can be run in place of the one it was made from.\n\n";
    let body = lines.iter().map(|line| match line {
        Line::Table(header) => format!("\n{header}\n"),
        Line::Entry(entry) => format!("{} = {}  # {}\n", entry.key, entry.value, comment(entry)),
    });
    std::iter::once(head.to_owned()).chain(body).collect()
}

/// A hash of what the file says, whatever its comments and its layout.
pub fn hash(lines: &[Line]) -> String {
    let mut hasher = Sha256::new();
    for line in lines {
        match line {
            Line::Table(header) => hasher.update(format!("{header}\n")),
            Line::Entry(entry) => hasher.update(format!("{} = {}\n", entry.key, entry.value)),
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every value with its source, without the layout.
pub fn provenance(lines: &[Line]) -> Vec<Provenance> {
    let entries = lines.iter().filter_map(|line| match line {
        Line::Table(_) => None,
        Line::Entry(entry) => Some(entry.clone()),
    });
    entries.collect()
}

/// One line whatever was typed.
fn comment(entry: &Provenance) -> String {
    let said = match entry.meaning.as_str() {
        "" => entry.source.to_string(),
        meaning => format!("{}: {meaning}", entry.source),
    };
    said.chars().map(|c| if letters::steers(c) { ' ' } else { c }).collect()
}

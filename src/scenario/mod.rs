//! The scenario language: text becomes a checked, resolved household, or all problems at once.
//!
//! `source` parses text to a tree that knows the place of everything; `keys` describes every table and key
//! once; `reader` and `sheet` read the tree by that description; `resolve` fills in what was left out.

pub mod codes;
pub mod keys;
pub mod layers;
mod ledger;
pub mod limits;
pub mod phrases;
pub mod problem;
mod reader;
mod render;
mod resolve;
pub mod schema;
pub mod sheet;
pub mod source;
pub mod version;

use self::resolve::chat_word;
use crate::calendar::Day;
use crate::language::{self, Language, say, within};
use crate::model::household::{Household, Origin};

pub use codes::{Code, Level};
pub use ledger::{Provenance, Source};
pub use limits::{Limit, Limits};
pub use problem::{Note, Problem, Problems, nearest};
pub use render::Drawing;
pub use resolve::{Fullness, stem};
pub use source::{Correction, Overrides};

/// A checked scenario: everything a run and its answer need.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// What it is about, in a line.
    pub title: String,
    /// Its name in a batch, where one is typed.
    pub case: Option<String>,
    /// What its author wants to find again, where anything.
    pub note: Option<String>,
    /// The day the numbers were read off the phones.
    pub read_on: Day,
    /// Seed of all draws.
    pub seed: u64,
    /// How many futures are drawn.
    pub futures: u32,
    /// The household, complete.
    pub household: Household,
    /// What is worth knowing, in the language that is chosen.
    pub notes: Vec<Note>,
    /// The same in English, as data files have it.
    pub plain_notes: Vec<Note>,
    /// Whether anything says how full iCloud is; otherwise the answer is rough.
    pub fullness: Fullness,
    /// Code of the region of the prices.
    pub region: String,
    /// The day the prices were listed.
    pub price_as_of: Option<Day>,
    /// Share of the bytes stored at the start that a typed figure accounts for, 0 to 1.
    pub typed_share: f64,
    /// How many growth rates are stated, measured, from a profile and defaults.
    pub growth_origins: [(Origin, usize); 4],
    lines: Vec<ledger::Line>,
    /// What the places of the notes are in.
    texts: source::Texts,
}

impl Scenario {
    /// The file as run, everything filled in and commented with where it came from: a scenario itself.
    pub fn resolved_text(&self) -> String {
        ledger::resolved_text(&self.lines)
    }

    /// A hash of what the scenario says, in hexadecimal: the same for a file and its resolved form.
    pub fn hash(&self) -> String {
        ledger::hash(&self.lines)
    }

    /// The lines that are read as they were meant, as they should be.
    pub fn corrections(&self) -> Vec<Correction> {
        source::corrections(&self.texts, &[])
    }

    /// Every value with where it came from, in the order of the resolved file.
    pub fn provenance(&self) -> Vec<Provenance> {
        ledger::provenance(&self.lines)
    }
}

/// Checks a text, with what flags change of it.
///
/// `name` is the file's name: messages show it, and its stem is the title where none is typed.
///
/// # Errors
/// Every problem at once, sorted by place.
pub fn check(name: &str, text: &str, overrides: &Overrides) -> Result<Scenario, Problems> {
    check_over(name, text, overrides, &layers::nothing_else)
}

/// Checks a text that may extend other files, which `open` gives by their paths from its folder.
///
/// # Errors
/// Every problem at once, of every file, sorted by place.
pub fn check_over(
    name: &str,
    text: &str,
    overrides: &Overrides,
    open: &layers::Open<'_>,
) -> Result<Scenario, Problems> {
    let scenario = checked(name, text, overrides, open)?;
    if language::current() == Language::English {
        return Ok(scenario);
    }
    let plain = within(Language::English, || checked(name, text, overrides, open))?;
    Ok(Scenario { plain_notes: plain.notes, ..scenario })
}

fn checked(
    name: &str,
    text: &str,
    overrides: &Overrides,
    open: &layers::Open<'_>,
) -> Result<Scenario, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let limits = overrides.limits;
    if let Some(problem) = source::too_large(text, limits).or_else(|| source::stranger(text)) {
        return Err(Problems::of_file(name, text, problem));
    }
    let mut texts = source::Texts::default();
    let mended = source::mend(text);
    let base = texts.add_mended(name, text, mended.clone());
    let mut parsed = source::parse(&mended.text, base);
    let mut problems = std::mem::take(&mut parsed.problems);
    if problems.iter().any(|problem| problem.code == Code::FileTooDeep) {
        return Err(Problems::gather(texts, problems, Vec::new()));
    }
    if let Some(problem) = version::newer(&parsed.root) {
        return Err(Problems::gather(texts, vec![problem], Vec::new()));
    }
    problems.extend(mended.problems(base));
    let beneath = layers::lay_over(&mut parsed.root, &mut texts, name, &layers::Shelf { open, limits });
    problems.extend(beneath.problems);
    let filed_on = parsed.root.date_at("read_on");
    problems.extend(overrides.apply(&mut parsed.root, &mut texts));
    let reader = reader::Reader::new(&texts);
    let sheet = sheet::Sheet::read(&reader, &parsed.root, filed_on);
    problems.extend(reader.into_problems());
    let (resolved, more) =
        sheet.as_ref().map_or((None, Vec::new()), |sheet| resolve::resolve(name, sheet, &texts, limits));
    problems.extend(more);
    match resolved {
        Some(mut resolved) if problems.is_empty() => {
            resolved.notes.extend(beneath.notes);
            resolved.notes.extend(mended_note(mended.lines_accepted()));
            Ok(Scenario { texts, ..Scenario::from(resolved) })
        }
        resolved => {
            let notes = resolved.map(|resolved| resolved.notes).unwrap_or_default();
            Err(Problems::gather(texts, problems, notes))
        }
    }
}

/// Checks the bytes of a file, as [`check`] does its text.
///
/// # Errors
/// Every problem at once; one alone where the bytes are no text.
pub fn check_bytes(name: &str, bytes: &[u8], overrides: &Overrides) -> Result<Scenario, Problems> {
    check_bytes_over(name, bytes, overrides, &layers::nothing_else)
}

/// Checks the bytes of a file that may extend others, as [`check_over`] does its text.
///
/// # Errors
/// Every problem at once, of every file; one alone where the bytes are no text.
pub fn check_bytes_over(
    name: &str,
    bytes: &[u8],
    overrides: &Overrides,
    open: &layers::Open<'_>,
) -> Result<Scenario, Problems> {
    match source::decode(bytes) {
        Ok(text) => check_over(name, &text, overrides, open),
        Err(undecoded) => Err(Problems::of_file(name, &undecoded.text, undecoded.problem)),
    }
}

/// Says that lines were read as they were meant.
fn mended_note(lines: usize) -> Option<Note> {
    let (counted, them) = match lines {
        0 => return None,
        1 => (say!("scenario-one-line-is"), "it"),
        many => (say!("scenario-many-lines-are", many = many), "them"),
    };
    let message = say!("scenario-counted-read-as-meant", counted = counted, them = them);
    Some(Note::new(Code::TextMended, message))
}

impl From<resolve::Resolved> for Scenario {
    fn from(resolved: resolve::Resolved) -> Self {
        Self {
            title: resolved.frame.title,
            case: resolved.frame.case,
            note: resolved.frame.note,
            read_on: resolved.frame.read_on,
            seed: resolved.frame.seed,
            futures: resolved.frame.futures,
            growth_origins: resolve::origins(&resolved.household),
            household: resolved.household,
            plain_notes: resolved.notes.clone(),
            notes: resolved.notes,
            fullness: resolved.fullness,
            region: resolved.region.to_owned(),
            price_as_of: resolved.price_as_of,
            typed_share: resolved.typed_share,
            lines: resolved.lines,
            texts: source::Texts::default(),
        }
    }
}

#[cfg(test)]
mod trials;

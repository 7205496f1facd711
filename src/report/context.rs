//! Facts about a run that are neither in the household nor among the findings.

use crate::calendar::Day;

/// Facts about a run that are neither in the household nor among the findings.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// Title of the scenario, as its author wrote it.
    pub title: String,
    /// Name of the scenario file without its ending: `family`.
    pub scenario_name: String,
    /// SHA-256 of the scenario as it was run.
    pub scenario_hash: String,
    /// Version of this program.
    pub version: String,
    /// The day the numbers were read off the phones: the day before the first.
    pub read_on: Day,
    /// Whether the scenario says how full iCloud is.
    pub fullness: Fullness,
    /// Share of the bytes stored at the start that typed figures account for, 0 to 1.
    pub typed_share: f64,
    /// How many growth rates were stated or measured, and how many are a profile's or a default's guess.
    pub growth_rates: [usize; 2],
    /// The day the price list was read; `None` where no price comes from it.
    pub price_as_of: Option<Day>,
    /// What the prices hold.
    pub tax: Tax,
    /// What else the reader has to know, one sentence each.
    pub notes: Vec<String>,
    /// How figures were read, in one sentence: `GB read as on the phone: binary in iCloud.`
    pub units_line: String,
    /// The folder of the outputs, as it is to be shown: `out/family/`.
    pub output_dir_shown: String,
}

/// Whether the scenario says how full iCloud is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fullness {
    /// It says what is used, or the totals of people or backups.
    Typed,
    /// It says nothing: everything is a profile's guess.
    Guessed,
}

/// Whether a price holds the tax.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tax {
    /// The price list names prices before tax.
    Before,
    /// The price list does not say.
    Unstated,
}

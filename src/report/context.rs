//! Facts about a run that are neither in the household nor among the findings.

use crate::calendar::Day;
use crate::units::numbers;

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
    /// How much of the scenario was typed rather than assumed.
    pub known: Known,
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

/// How much of the scenario was typed or measured rather than assumed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known {
    /// Share of the bytes at the start that were typed, 0 to 1.
    pub bytes_share: f64,
    /// Growth rates that were stated or measured.
    pub growth_stated: usize,
    /// Growth rates in all.
    pub growth_all: usize,
}

/// How sure an answer is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sureness {
    /// Mostly guesses.
    Rough,
    /// Typed sizes, guessed growth or the reverse.
    Fair,
    /// Typed sizes and measured growth.
    Good,
}

impl Known {
    /// Good where four fifths of bytes and half of growth are known, fair where half of the bytes are.
    pub fn sureness(self) -> Sureness {
        let growth = numbers::real_count(self.growth_stated) / numbers::real_count(self.growth_all).max(1.0);
        match (self.bytes_share, growth) {
            (bytes, growth) if bytes >= 0.8 && growth >= 0.5 => Sureness::Good,
            (bytes, _) if bytes >= 0.5 => Sureness::Fair,
            _ => Sureness::Rough,
        }
    }
}

impl Sureness {
    /// One word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rough => "rough",
            Self::Fair => "fair",
            Self::Good => "good",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sureness_needs_sizes_before_growth() {
        let known = |bytes_share, growth_stated| Known { bytes_share, growth_stated, growth_all: 10 };
        assert_eq!(known(0.9, 5).sureness(), Sureness::Good);
        assert_eq!(known(0.9, 2).sureness(), Sureness::Fair);
        assert_eq!(known(0.1, 9).sureness(), Sureness::Rough);
    }
}

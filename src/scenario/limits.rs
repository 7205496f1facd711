//! How large an input may be, where prudence says so and not arithmetic: each such limit has a usual value, which
//! `--limit NAME=VALUE` moves, and an end beyond which something no longer adds up.

use super::problem::nearest;
use crate::language::say;

/// A limit that may be moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// A scenario file, in megabytes of 2^20 bytes.
    File,
    /// A form of answers, in megabytes of 2^20 bytes.
    Form,
    /// Files one over the other.
    Layers,
    /// People of a scenario or of a form.
    People,
    /// Devices of a scenario, disused ones included.
    Devices,
    /// Years from the first simulated day to the last.
    Horizon,
    /// Futures of a run.
    Futures,
}

/// No run has more futures than this.
pub const MOST_FUTURES: i64 = 4_000_000_000;
/// Bytes of a megabyte.
const MEGABYTE: usize = 1 << 20;
/// What is counted in 32 bits ends here, with room for a block of futures more.
const COUNTED: u64 = MOST_FUTURES.cast_unsigned();
/// A terabyte of text, in megabytes.
const TERABYTE: u64 = 1 << 20;
/// The longest horizon in years. A spell's days are counted in 16 bits, and the bytes at risk of a day, up to 2^47, are
/// added up day by day in 63: both are enough for 65,535 days.
const LONGEST_YEARS: u64 = 179;

impl Limit {
    /// Every limit, in the order of docs/LIMITS.md.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Form, Self::Layers, Self::People, Self::Devices, Self::Horizon, Self::Futures];

    /// What the flag calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Form => "form",
            Self::Layers => "layers",
            Self::People => "people",
            Self::Devices => "devices",
            Self::Horizon => "horizon",
            Self::Futures => "futures",
        }
    }

    /// What stands behind its number; nothing where things are counted.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::File | Self::Form => "MB",
            Self::Horizon => "years",
            Self::Layers | Self::People | Self::Devices | Self::Futures => "",
        }
    }

    /// The most that is read unless something else is said.
    pub const fn usual(self) -> u64 {
        match self {
            Self::File | Self::Layers => 16,
            Self::Form => 1,
            Self::People => 200,
            Self::Devices => 64,
            Self::Horizon => 100,
            Self::Futures => 10_000_000,
        }
    }

    /// The end of the limit itself.
    pub const fn most(self) -> u64 {
        match self {
            Self::File | Self::Form => TERABYTE,
            Self::Horizon => LONGEST_YEARS,
            Self::Layers | Self::People | Self::Devices | Self::Futures => COUNTED,
        }
    }

    /// The flag that lets so much in; none beyond the limit's end.
    pub fn flag(self, needed: u64) -> Option<String> {
        let unit = if self.unit() == "MB" { "MB" } else { "" };
        (needed <= self.most()).then(|| format!("--limit {}={needed}{unit}", self.name()))
    }

    /// What to do about an input that needs so much: something else, or the flag.
    pub fn help(self, needed: impl TryInto<u64>, otherwise: impl AsRef<str>) -> String {
        let otherwise = otherwise.as_ref();
        let otherwise = if otherwise.ends_with('?') { otherwise.to_owned() } else { format!("{otherwise};") };
        match self.flag(needed.try_into().unwrap_or(u64::MAX)) {
            Some(flag) => say!("scenario-flag-lets-it-in", otherwise = otherwise, flag = flag),
            None => {
                let most = self.told(self.most());
                say!("scenario-no-flag-raises-this", otherwise = otherwise, most = most)
            }
        }
    }

    /// An amount with its unit: `100 years`.
    pub fn told(self, amount: u64) -> String {
        match self {
            Self::Horizon => say!("scenario-years", years = amount),
            Self::File | Self::Form => format!("{amount} MB"),
            Self::Layers | Self::People | Self::Devices | Self::Futures => amount.to_string(),
        }
    }
}

/// The limits that hold for an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits([u64; Limit::ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(Limit::ALL.map(Limit::usual))
    }
}

impl Limits {
    /// The most of something.
    pub const fn of(&self, limit: Limit) -> u64 {
        self.0[limit as usize]
    }

    /// The most of something that is counted in memory.
    pub fn count(&self, limit: Limit) -> usize {
        usize::try_from(self.of(limit)).unwrap_or(usize::MAX)
    }

    /// The most bytes of a text.
    pub fn bytes(&self, limit: Limit) -> usize {
        self.count(limit).saturating_mul(MEGABYTE)
    }

    /// These limits with one of them moved as a text says: `devices=100`, `file=64MB`, `horizon=150 years`.
    ///
    /// # Errors
    /// What is wrong with the text, and what to write instead.
    pub fn moved(mut self, text: &str) -> Result<Self, (String, String)> {
        let example = || say!("scenario-for-instance-flag", flag = "--limit devices=100");
        let (name, value) = text
            .split_once('=')
            .ok_or_else(|| (say!("scenario-is-not-name-value", text = text), example()))?;
        let limit = named(name.trim())?;
        let amount = amount(limit, value.trim()).ok_or_else(|| {
            let shown =
                limit.flag(2 * limit.usual()).unwrap_or_else(|| format!("--limit {}=150", limit.name()));
            (
                say!("scenario-no-whole-number-from-1", text = text),
                say!("scenario-for-instance-flag", flag = shown),
            )
        })?;
        if amount > limit.most() {
            let end = limit.told(limit.most());
            return Err((say!("scenario-is-too-much", text = text), say!("scenario-at-most-end", end = end)));
        }
        self.0[limit as usize] = amount;
        Ok(self)
    }
}

/// How many megabytes a text of so many bytes needs.
pub fn megabytes(bytes: usize) -> u64 {
    u64::try_from(bytes.div_ceil(MEGABYTE)).unwrap_or(u64::MAX)
}

fn named(name: &str) -> Result<Limit, (String, String)> {
    let names = || Limit::ALL.into_iter().map(Limit::name);
    Limit::ALL.into_iter().find(|limit| limit.name() == name).ok_or_else(|| {
        let help = match nearest(name, names()) {
            Some(name) => say!("scenario-did-you-mean-meant", meant = name),
            None => say!("scenario-there-are", names = names().collect::<Vec<_>>().join(", ")),
        };
        (say!("scenario-there-is-no-limit", name = name), help)
    })
}

/// A whole number, with or without the limit's unit behind it.
fn amount(limit: Limit, text: &str) -> Option<u64> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let fits = unit.trim().is_empty() || unit.trim().eq_ignore_ascii_case(limit.unit());
    digits.parse().ok().filter(|amount| fits && *amount > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(text: &str) -> Result<Limits, (String, String)> {
        Limits::default().moved(text)
    }

    #[test]
    fn a_limit_is_moved_and_the_others_stay() {
        let limits = moved("devices=70").unwrap();
        assert_eq!((limits.of(Limit::Devices), limits.of(Limit::People)), (70, 200));
        assert_eq!(moved("file=64MB").unwrap().bytes(Limit::File), 64 << 20);
        assert_eq!(moved("horizon = 150 years").unwrap().of(Limit::Horizon), 150);
        assert_eq!(moved("people=3").unwrap().of(Limit::People), 3);
    }

    #[test]
    fn what_moves_no_limit_is_told() {
        let told = |text: &str| moved(text).unwrap_err();
        assert_eq!(
            told("device=70"),
            ("there is no limit `device`".into(), "did you mean `devices`?".into())
        );
        for text in
            ["devices", "devices=", "devices=0", "devices=-1", "devices=many", "file=1 TB", "people=3 years"]
        {
            assert!(told(text).1.contains("for instance --limit "), "{text}");
        }
        assert!(told("horizon=180").1.starts_with("at most 179 years"));
        assert!(told("devices=99999999999999999999").0.contains("no whole number"));
    }

    #[test]
    fn every_limit_has_a_name_of_its_own_and_its_place() {
        for (at, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, at);
            assert_eq!(Limit::ALL.iter().filter(|other| other.name() == limit.name()).count(), 1);
            assert!(limit.usual() <= limit.most());
            let flag = limit.flag(limit.most()).unwrap();
            let typed = flag.strip_prefix("--limit ").unwrap();
            assert_eq!(moved(typed).unwrap().of(limit), limit.most());
        }
    }

    #[test]
    fn beyond_the_end_no_flag_is_named() {
        assert_eq!(
            Limit::Horizon.help(150_u64, "shorten it"),
            "shorten it; `--limit horizon=150` lets it in"
        );
        assert_eq!(
            Limit::Horizon.help(200_u64, "shorten it"),
            "shorten it; no flag raises this above 179 years"
        );
        assert_eq!(megabytes((16 << 20) + 1), 17);
    }
}

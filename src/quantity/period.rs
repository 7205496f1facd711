//! The periods a rate can be per.

use super::reader::Reader;
use crate::units::ExactRate;

/// A stretch of time a rate is counted over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Period {
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    /// Takes `month`, `months`, `mo` and their like, if one stands here.
    pub(super) fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let word = reader.peek_word()?.to_lowercase();
        let period = match word.as_str() {
            "day" | "days" | "night" | "nights" => Self::Day,
            "week" | "weeks" => Self::Week,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            _ => return None,
        };
        reader.skip();
        Some(period)
    }

    /// Its length in days, as a fraction: a month is 365.25 / 12 days.
    pub(super) const fn days(self) -> (i128, i128) {
        match self {
            Self::Day => (1, 1),
            Self::Week => (7, 1),
            Self::Month => ExactRate::MONTH,
            Self::Year => ExactRate::YEAR,
        }
    }

    /// As it is written.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

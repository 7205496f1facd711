//! Every number a run uses, as a typed constant tied to the words it stands in.
//!
//! A [`Parameter`] holds the numbers of one row in the row's own units; beside it stand the same numbers as
//! the model wants them: bytes, bytes a day, medians and spreads. Sizes in the tables are decimal.

pub mod conditions;
pub mod data;
pub mod whatsapp;

use super::sources::{DefaultRow, default_row};
pub use crate::calendar::DAYS_A_MONTH;

/// Bytes of a decimal kilobyte, the unit of the tables.
pub const KB: f64 = 1e3;
/// Bytes of a decimal megabyte.
pub const MB: f64 = 1e6;
/// Bytes of a decimal gigabyte.
pub const GB: f64 = 1e9;

/// Numbers of a run, and the words of the table they stand in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parameter<const N: usize> {
    /// The row: `whatsapp.photo_bytes`.
    pub row: &'static str,
    /// The words of the row's value that name the numbers.
    pub words: &'static str,
    /// The numbers, in the order and the units of the words.
    pub values: [f64; N],
}

impl<const N: usize> Parameter<N> {
    /// The row, with its source and how far to trust it.
    pub fn default_row(&self) -> Option<&'static DefaultRow> {
        default_row(self.row)
    }
}

/// A lognormal law that stays positive and is known by its median.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lognormal {
    /// The median.
    pub median: f64,
    /// Standard deviation of the logarithm.
    pub sigma: f64,
}

impl Lognormal {
    /// The mean: median x exp(sigma^2 / 2).
    pub fn mean(self) -> f64 {
        self.median * libm::exp(self.sigma * self.sigma / 2.0)
    }
}

/// Any parameter as the tests see it.
#[cfg(test)]
pub(crate) struct Stated {
    pub row: &'static str,
    pub words: &'static str,
    pub values: &'static [f64],
}

/// Declares parameters, and lists them for the test that compares each with its row.
macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident: $count:literal = $row:literal, $words:literal => $values:expr;)*) => {
        $(
            $(#[$doc])*
            pub const $name: $crate::catalogue::parameters::Parameter<$count> =
                $crate::catalogue::parameters::Parameter { row: $row, words: $words, values: $values };
        )*

        /// Every parameter above.
        #[cfg(test)]
        pub(crate) const STATED: &[$crate::catalogue::parameters::Stated] = &[
            $($crate::catalogue::parameters::Stated { row: $row, words: $words, values: &$values },)*
        ];
    };
}
use parameters;

#[cfg(test)]
mod tests {
    use super::*;

    fn stated() -> impl Iterator<Item = &'static Stated> {
        [data::STATED, whatsapp::STATED, conditions::STATED].into_iter().flatten()
    }

    /// The numbers of a text, in order: `0.5/1.0` are two, `k=1.5` is one.
    fn numbers(words: &str) -> Vec<f64> {
        let pieces = words.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        pieces.filter_map(|piece| piece.parse().ok()).collect()
    }

    #[test]
    fn every_parameter_stands_in_its_row() {
        for parameter in stated() {
            let row = default_row(parameter.row).unwrap_or_else(|| panic!("{}", parameter.row));
            assert!(row.value.contains(parameter.words), "{}: {}", parameter.row, parameter.words);
            assert_eq!(numbers(parameter.words), parameter.values, "{}", parameter.row);
        }
        assert!(stated().count() > 40);
    }

    #[test]
    fn a_parameter_leads_to_its_source() {
        let row = whatsapp::HEADROOM.default_row().unwrap();
        assert_eq!((row.source, row.confidence), ("WhatsApp help centre", "high"));
    }

    #[test]
    fn a_month_is_a_twelfth_of_a_year() {
        assert_eq!(DAYS_A_MONTH * 12.0, 365.25);
    }

    #[test]
    fn lognormal_means_lie_above_their_medians() {
        let law = Lognormal { median: 2.0, sigma: 0.45 };
        assert!((law.mean() - 2.213_106).abs() < 1e-6);
    }
}

//! Rates of growth that add up exactly.

/// Bytes a day as an exact fraction, so that certain growth is the same to the byte on every machine.
///
/// A month is 365.25 / 12 days, so "9 MB per month" is 9,000,000 x 48 / 1461 bytes a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExactRate {
    numerator: i128,
    denominator: i128,
}

const FIXED_POINT: i128 = 1 << 20;

impl ExactRate {
    /// No growth.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// A month in days, as a fraction.
    pub const MONTH: (i128, i128) = (1461, 48);
    /// A year in days, as a fraction.
    pub const YEAR: (i128, i128) = (1461, 4);

    /// `numerator / denominator` bytes a day.
    ///
    /// A denominator of zero is taken as one.
    pub const fn new(numerator: i128, denominator: i128) -> Self {
        Self { numerator, denominator: if denominator == 0 { 1 } else { denominator } }
    }

    /// A real number of bytes a day, to the nearest 2^-20 byte.
    pub fn from_real(bytes_a_day: f64) -> Self {
        let scaled = super::numbers::round_half_up(bytes_a_day * 1_048_576.0);
        Self::new(i128::from(scaled), FIXED_POINT)
    }

    /// Whole bytes grown by the end of day `days`: floor(G(days)).
    pub fn cumulative(self, days: i64) -> i64 {
        let grown = (self.numerator * i128::from(days)).div_euclid(self.denominator);
        i64::try_from(grown).unwrap_or(i64::MAX)
    }

    /// Bytes a day as a real number.
    pub fn real(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_twelve_months_adds_up_to_the_byte() {
        let (days, per) = ExactRate::MONTH;
        let rate = ExactRate::new(9_000_000 * per, days);
        assert_eq!(rate.cumulative(1461), 48 * 9_000_000);
    }

    #[test]
    fn daily_steps_telescope() {
        let rate = ExactRate::new(10, 3);
        let steps: i64 = (1..=100).map(|n| rate.cumulative(n) - rate.cumulative(n - 1)).sum();
        assert_eq!(steps, 333);
        assert_eq!(rate.cumulative(0), 0);
    }

    #[test]
    fn real_rates_keep_a_millionth_of_a_byte() {
        assert!((ExactRate::from_real(123.456).real() - 123.456).abs() < 1e-6);
    }
}

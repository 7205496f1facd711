//! Decimal numbers kept digit for digit, so that nothing is lost between a text and its bytes.

use std::fmt;

use crate::units::numbers;

/// A decimal number of at most 18 significant digits, not negative: `digits` / 10^`scale`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i64,
    scale: u32,
}

/// More digits than these would not fit 64 bits.
const MOST_DIGITS: usize = 18;
/// Finer than this no power of ten fits 128 bits.
const MOST_PLACES: usize = 36;

impl Decimal {
    /// A whole number; negative ones count as zero.
    pub const fn whole(number: i64) -> Self {
        Self { digits: if number < 0 { 0 } else { number }, scale: 0 }
    }

    /// A number from the digits before and after its decimal sign; `None` where there are too many of them.
    pub fn from_digits(whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        if significant.len() > MOST_DIGITS || fraction.len() > MOST_PLACES {
            return None;
        }
        let digits = if significant.is_empty() { 0 } else { significant.parse().ok()? };
        Some(Self { digits, scale: u32::try_from(fraction.len()).ok()? })
    }

    /// `numerator / 10^scale`, for writers that look for the shortest form.
    pub(super) const fn new(digits: i64, scale: u32) -> Self {
        Self { digits, scale }
    }

    /// Digits written after the decimal sign.
    pub const fn places(self) -> u32 {
        self.scale
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The number above the line of its fraction.
    pub fn numerator(self) -> i128 {
        i128::from(self.digits)
    }

    /// The power of ten under the line of its fraction.
    pub const fn denominator(self) -> i128 {
        10_i128.pow(self.scale)
    }

    /// The number divided by 100, exactly.
    pub const fn hundredth(self) -> Self {
        Self { digits: self.digits, scale: self.scale + 2 }
    }

    /// The same number without the zeros at its end.
    pub fn trimmed(self) -> Self {
        let mut number = self;
        while number.scale > 0 && number.digits % 10 == 0 {
            number = Self { digits: number.digits / 10, scale: number.scale - 1 };
        }
        number
    }

    /// The nearest real number.
    pub fn real(self) -> f64 {
        // The standard reader of decimal texts rounds once; dividing two real numbers would round twice.
        self.to_string().parse().unwrap_or(0.0)
    }

    /// This number times a whole one, to the nearest whole number, halves up; at most the largest that fits.
    pub fn times(self, unit: i64) -> i64 {
        let doubled = 2 * self.numerator() * i128::from(unit) + self.denominator();
        i64::try_from(doubled.div_euclid(2 * self.denominator())).unwrap_or(i64::MAX)
    }

    /// This number times a whole one, as a real number.
    pub fn times_real(self, unit: i64) -> f64 {
        self.real() * numbers::real(unit)
    }
}

impl PartialEq for Decimal {
    /// Equal where the numbers are, however many zeros were written.
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (self.trimmed(), other.trimmed());
        (one.digits, one.scale) == (two.digits, two.scale)
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    /// With a decimal point and no digit too many: `61.2`, `350`. Three decimals behind one to three digits could be
    /// read as thousands, so a fourth says that they are not: `1.2340`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = usize::try_from(self.scale).unwrap_or(MOST_PLACES);
        let digits = format!("{:0>1$}", self.digits, width + 1);
        let (whole, fraction) = digits.split_at(digits.len() - width);
        let fraction = fraction.trim_end_matches('0');
        match fraction {
            "" => f.write_str(whole),
            _ if fraction.len() == 3 && whole.len() <= 3 && whole != "0" => write!(f, "{whole}.{fraction}0"),
            _ => write!(f, "{whole}.{fraction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(whole: &str, fraction: &str) -> Decimal {
        Decimal::from_digits(whole, fraction).unwrap()
    }

    #[test]
    fn numbers_write_without_needless_zeros() {
        assert_eq!(decimal("061", "20").to_string(), "61.2");
        assert_eq!(decimal("0", "05").to_string(), "0.05");
        assert_eq!(decimal("350", "0").to_string(), "350");
        assert_eq!(decimal("0", "").to_string(), "0");
        assert_eq!(decimal("1", "2340").to_string(), "1.2340");
        assert_eq!(decimal("1234", "567").to_string(), "1234.567");
    }

    #[test]
    fn products_round_halves_up() {
        assert_eq!(decimal("0", "5").times(1), 1);
        assert_eq!(decimal("0", "49").times(1), 0);
        assert_eq!(decimal("61", "2").times(1 << 30), 65_712_999_629);
    }

    #[test]
    fn too_many_digits_are_refused() {
        assert!(Decimal::from_digits("1234567890123456789", "").is_none());
        assert!(Decimal::from_digits("0", &"0".repeat(37)).is_none());
        assert!(Decimal::from_digits("000000000000000000001", "5").is_some());
    }

    #[test]
    fn hundredths_are_exact_and_trailing_zeros_do_not_count() {
        assert_eq!(decimal("36", "500"), decimal("36", "5"));
        assert_eq!(decimal("85", "").hundredth().real(), 0.85);
        assert_eq!(decimal("7", "").hundredth().to_string(), "0.07");
    }
}

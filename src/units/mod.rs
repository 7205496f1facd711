//! Quantities with a unit: sizes in whole bytes, rates of growth that add up exactly, money in minor units of
//! one currency. The only room that converts between number types ([`numbers`]).

pub mod numbers;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use crate::lanes::{Mask, each};

/// A number of bytes; negative where a pool holds more than its quota.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[repr(transparent)]
pub struct Bytes(i64);

impl Bytes {
    /// No bytes.
    pub const ZERO: Self = Self(0);
    /// A decimal megabyte, 10^6 bytes.
    pub const MB: Self = Self(1_000_000);
    /// A decimal gigabyte, 10^9 bytes: the unit of the phone's own storage.
    pub const GB: Self = Self(1_000_000_000);
    /// A binary megabyte, 2^20 bytes.
    pub const MIB: Self = Self(1 << 20);
    /// A binary gigabyte, 2^30 bytes: the unit of iCloud's screens and of the plans.
    pub const GIB: Self = Self(1 << 30);

    /// Whether there is nothing in any lane.
    #[inline(always)]
    pub fn none_in<const W: usize>(lanes: &[Self; W]) -> bool {
        lanes.iter().fold(0, |bits, bytes| bits | bytes.0) == 0
    }

    /// A size from a count of bytes.
    pub const fn new(count: i64) -> Self {
        Self(count)
    }

    /// The count of bytes.
    pub const fn count(self) -> i64 {
        self.0
    }

    /// A real number of bytes, rounded to the nearest, halves up.
    #[inline(always)]
    pub fn rounded(value: f64) -> Self {
        Self(numbers::round_half_up(value))
    }

    /// Many real numbers of bytes, each rounded to the nearest, halves up.
    #[inline(always)]
    pub fn all_rounded<const W: usize>(values: &[f64; W]) -> [Self; W] {
        each(&numbers::floor_all(&each(values, |value| value + 0.5)), Self)
    }

    /// Many real numbers of bytes, each rounded down.
    #[inline(always)]
    pub fn all_rounded_down<const W: usize>(values: &[f64; W]) -> [Self; W] {
        each(&numbers::floor_all(values), Self)
    }

    /// A real number of bytes, rounded down: what a night can carry.
    #[inline(always)]
    pub fn rounded_down(value: f64) -> Self {
        Self(numbers::floor(value))
    }

    /// The size as a real number of bytes.
    #[inline(always)]
    pub fn real(self) -> f64 {
        numbers::real(self.0)
    }

    /// Many sizes as real numbers of bytes.
    #[inline(always)]
    pub fn all_real<const W: usize>(lanes: &[Self; W]) -> [f64; W] {
        numbers::real_all(&each(lanes, Self::count))
    }

    /// Sizes where a mask is set, nothing elsewhere.
    #[inline(always)]
    pub fn within<const W: usize>(sizes: &[Self; W], mask: &Mask<W>) -> [Self; W] {
        let mut within = [Self::ZERO; W];
        for lane in 0..W {
            within[lane].0 = sizes[lane].0 & mask.bits(lane).cast_signed();
        }
        within
    }

    /// Takes over other sizes where a mask is set.
    #[inline(always)]
    pub fn take_over<const W: usize>(sizes: &mut [Self; W], mask: &Mask<W>, others: &[Self; W]) {
        for lane in 0..W {
            sizes[lane].0 ^= (sizes[lane].0 ^ others[lane].0) & mask.bits(lane).cast_signed();
        }
    }

    /// This size, or nothing where it is negative.
    #[inline(always)]
    pub fn at_least_zero(self) -> Self {
        Self(self.0.max(0))
    }

    /// How many of `unit` this size is.
    pub fn in_units_of(self, unit: Self) -> f64 {
        self.real() / unit.real()
    }

    /// This size times a real factor, rounded to the nearest byte.
    #[inline(always)]
    pub fn scaled(self, factor: f64) -> Self {
        Self::rounded(self.real() * factor)
    }
}

impl Add for Bytes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Bytes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Bytes {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Bytes {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Bytes {
    #[inline(always)]
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Bytes {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Bytes> for Bytes {
    fn sum<I: Iterator<Item = &'a Bytes>>(sizes: I) -> Self {
        sizes.copied().sum()
    }
}

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
        let scaled = numbers::round_half_up(bytes_a_day * 1_048_576.0);
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

/// A currency code and how many decimals its prices are written with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Currency {
    code: String,
    decimals: u32,
}

/// Currencies whose prices are written without decimals (ISO 4217, minor unit 0).
const WITHOUT_DECIMALS: [&str; 4] = ["CLP", "JPY", "KRW", "VND"];

impl Currency {
    /// A currency by its ISO 4217 code.
    pub fn new(code: &str) -> Self {
        let decimals = if WITHOUT_DECIMALS.contains(&code) { 0 } else { 2 };
        Self { code: code.to_owned(), decimals }
    }

    /// The ISO 4217 code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Digits after the decimal point of a price.
    pub const fn decimals(&self) -> u32 {
        self.decimals
    }

    /// Minor units in one major unit.
    pub const fn minor_units(&self) -> i64 {
        10_i64.pow(self.decimals)
    }

    /// An amount with its code: `2.99 USD`.
    pub fn show(&self, amount: Money) -> String {
        format!("{} {}", self.figure(amount), self.code)
    }

    /// An amount without its code: `2.99`.
    pub fn figure(&self, amount: Money) -> String {
        let (major, minor) = (amount.0 / self.minor_units(), amount.0 % self.minor_units());
        let sign = if amount.0 < 0 { "-" } else { "" };
        match self.decimals {
            0 => format!("{}", amount.0),
            _ => format!("{sign}{}.{:0>2}", major.abs(), minor.abs()),
        }
    }

    /// Reads a price as written in a price list: `2.99`, `180`. `None` where it is not a price of this currency.
    pub fn parse(&self, text: &str) -> Option<Money> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let decimals = usize::try_from(self.decimals).ok()?;
        if whole.is_empty()
            || fraction.len() > decimals
            || !(whole.to_owned() + fraction).bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        format!("{whole}{fraction:0<decimals$}").parse().ok().map(Money)
    }
}

/// An amount in minor units (cents) of the scenario's one currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The share `part / whole` of this amount, to the minor unit, halves up.
    pub fn share(self, part: i64, whole: i64) -> Self {
        Self((2 * self.0 * part + whole).div_euclid(2 * whole.max(1)))
    }
}

impl std::ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_up_and_capacities_down() {
        assert_eq!(Bytes::rounded(2.5), Bytes::new(3));
        assert_eq!(Bytes::rounded(-2.5), Bytes::new(-2));
        assert_eq!(Bytes::rounded_down(2.999), Bytes::new(2));
    }

    #[test]
    fn screens_are_binary_and_phones_decimal() {
        assert_eq!(Bytes::GIB.count(), 1_073_741_824);
        assert_eq!(Bytes::GB.in_units_of(Bytes::MB), 1000.0);
    }

    #[test]
    fn a_shortage_is_negative_and_can_be_clamped() {
        let free = Bytes::MB - Bytes::GB;
        assert!(free < Bytes::ZERO);
        assert_eq!(free.at_least_zero(), Bytes::ZERO);
        assert_eq!(-free, Bytes::new(999_000_000));
    }

    #[test]
    fn sizes_add_up() {
        let parts = [Bytes::MB, Bytes::GB, Bytes::new(7)];
        assert_eq!(parts.iter().sum::<Bytes>(), Bytes::new(1_001_000_007));
        assert_eq!(Bytes::GB.scaled(0.5), Bytes::new(500_000_000));
    }

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
    fn sizes_are_taken_over_where_a_mask_is_set() {
        let mask = Mask::of(&[true, false, true]);
        let mut sizes = [Bytes::GB, Bytes::MB, Bytes::new(-5)];
        Bytes::take_over(&mut sizes, &mask, &[Bytes::ZERO, Bytes::ZERO, Bytes::new(-7)]);
        assert_eq!(sizes, [Bytes::ZERO, Bytes::MB, Bytes::new(-7)]);
        assert_eq!(Bytes::within(&[Bytes::new(-5); 3], &mask), [Bytes::new(-5), Bytes::ZERO, Bytes::new(-5)]);
    }

    #[test]
    fn real_rates_keep_a_millionth_of_a_byte() {
        assert!((ExactRate::from_real(123.456).real() - 123.456).abs() < 1e-6);
    }

    #[test]
    fn prices_read_and_write() {
        let usd = Currency::new("USD");
        assert_eq!(usd.parse("2.99"), Some(Money(299)));
        assert_eq!(usd.parse("2.9"), Some(Money(290)));
        assert_eq!(usd.parse("2.999"), None);
        assert_eq!(usd.show(Money(10_764)), "107.64 USD");
        assert_eq!(usd.show(Money(-5)), "-0.05 USD");
    }

    #[test]
    fn some_currencies_have_no_decimals() {
        let yen = Currency::new("JPY");
        assert_eq!(yen.parse("180"), Some(Money(180)));
        assert_eq!(yen.show(Money(180)), "180 JPY");
    }

    #[test]
    fn shares_round_halves_up() {
        assert_eq!(Money(299).share(15, 30), Money(150));
        assert_eq!(Money(100).share(1, 3), Money(33));
    }
}

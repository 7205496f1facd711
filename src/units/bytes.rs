//! Sizes in whole bytes.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use super::numbers;

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

    /// A size from a count of bytes.
    pub const fn new(count: i64) -> Self {
        Self(count)
    }

    /// The count of bytes.
    pub const fn count(self) -> i64 {
        self.0
    }

    /// A real number of bytes, rounded to the nearest, halves up.
    pub fn rounded(value: f64) -> Self {
        Self(numbers::round_half_up(value))
    }

    /// A real number of bytes, rounded down: what a night can carry.
    pub fn rounded_down(value: f64) -> Self {
        Self(numbers::floor(value))
    }

    /// The size as a real number of bytes.
    pub fn real(self) -> f64 {
        numbers::real(self.0)
    }

    /// This size, or nothing where it is negative.
    pub fn at_least_zero(self) -> Self {
        Self(self.0.max(0))
    }

    /// How many of `unit` this size is.
    pub fn in_units_of(self, unit: Self) -> f64 {
        self.real() / unit.real()
    }

    /// This size times a real factor, rounded to the nearest byte.
    pub fn scaled(self, factor: f64) -> Self {
        Self::rounded(self.real() * factor)
    }
}

impl Add for Bytes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Bytes {
    type Output = Self;
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
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Bytes {
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
}

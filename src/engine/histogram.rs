//! Counts of whole numbers in bins that grow with the number: exact below 128, within 1 part in 64 above.

use crate::lanes::each;
use crate::units::numbers;

/// Bits of a number that decide its bin, its highest one not counted.
const BITS: u32 = 6;
const CELLS: i64 = 1 << BITS;
/// Below this each number has a bin of its own, with its own number.
#[cfg(test)]
const EXACT: i64 = 2 * CELLS;
/// What the leading bits of a real number count above the bin of the same number: 64 has bin 64.
const FIRST: u64 = ((1023 + BITS as u64) << BITS) - (1 << BITS);

/// How often each number came, in bounded memory: at most 64 bins for every doubling.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Histogram {
    bins: Vec<u64>,
}

impl Histogram {
    /// Counts a number; below zero counts as zero.
    #[inline]
    pub fn count(&mut self, value: i64) {
        self.count_lanes(&[value]);
    }

    /// Counts a number of each lane.
    #[inline(always)]
    pub fn count_lanes<const W: usize>(&mut self, values: &[i64; W]) {
        let bins = bins(values);
        let top = numbers::position(bins.iter().copied().fold(0, u64::max));
        if top >= self.bins.len() {
            self.bins.resize(top + 1, 0);
        }
        let counts = &mut self.bins[..=top];
        for bin in bins {
            counts[numbers::position(bin)] += 1;
        }
    }

    /// Takes in another's counts.
    pub fn add(&mut self, other: &Self) {
        if other.bins.len() > self.bins.len() {
            self.bins.resize(other.bins.len(), 0);
        }
        self.bins.iter_mut().zip(&other.bins).for_each(|(count, more)| *count += more);
    }

    /// The smallest number with at least this share of all at or below; within its bin by rank. `None` without any.
    pub fn quantile(&self, share: f64) -> Option<i64> {
        let total: u64 = self.bins.iter().sum();
        let rank = libm::ceil(share * real(total) - 1e-9).max(1.0);
        let mut below = 0;
        for (at, count) in self.bins.iter().enumerate() {
            if real(below + count) >= rank {
                return Some(within(at, (rank - real(below) - 0.5) / real(*count)));
            }
            below += count;
        }
        None
    }
}

/// The bins of numbers: a number itself while small, then its doubling and the next six bits. Those are the leading
/// bits of the number as a real one, which all lanes find at once.
#[inline(always)]
fn bins<const W: usize>(values: &[i64; W]) -> [u64; W] {
    let values = each(values, |value| value.max(0));
    if values.iter().fold(0, |bits, value| bits | value) < CELLS {
        return each(&values, i64::cast_unsigned);
    }
    let real = numbers::real_all(&values);
    let mut bins = [0; W];
    for lane in 0..W {
        let leading = real[lane].to_bits() >> (f64::MANTISSA_DIGITS - 1 - BITS);
        bins[lane] = if values[lane] < CELLS { values[lane].cast_unsigned() } else { leading - FIRST };
    }
    bins
}

/// The number at a place, 0 to 1, within a bin.
fn within(bin: usize, place: f64) -> i64 {
    let bin = numbers::whole(bin);
    let doublings = (bin / CELLS - 1).max(0);
    let width = libm::exp2(numbers::real(doublings));
    let low = numbers::real(bin - doublings * CELLS) * width;
    if doublings == 0 { bin } else { numbers::round_half_up(low + width * place) }
}

fn real(count: u64) -> f64 {
    numbers::real_wide(i128::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(value: i64) -> i64 {
        let [bin] = bins(&[value]);
        bin.cast_signed()
    }

    #[test]
    fn bins_follow_one_another_without_gaps() {
        assert!((0..EXACT).all(|value| bin(value) == value));
        assert_eq!((bin(128), bin(129), bin(130)), (128, 128, 129));
        assert!((1..100_000).all(|value| (0..=1).contains(&(bin(value) - bin(value - 1)))));
        // Six bits after the highest, counted out.
        let counted = |value: i64| {
            let doublings = (i64::BITS - value.leading_zeros()).saturating_sub(BITS + 1);
            (value >> doublings) + i64::from(doublings) * CELLS
        };
        assert!((0..51).map(|power| (1 << power) + 12_345).all(|value| bin(value) == counted(value)));
        assert_eq!(bin(-5), 0);
    }

    #[test]
    fn small_numbers_are_exact_and_large_ones_within_a_64th() {
        let mut histogram = Histogram::default();
        (0..100).for_each(|value| histogram.count(value));
        assert_eq!((histogram.quantile(0.5), histogram.quantile(0.95)), (Some(49), Some(94)));
        let mut large = Histogram::default();
        (1..=10_000).for_each(|value: i64| large.count(value * 3_000_000));
        for (share, exact) in [(0.05, 1.5e9), (0.5, 15e9), (0.95, 28.5e9)] {
            let found = numbers::real(large.quantile(share).unwrap());
            assert!((found / exact - 1.0).abs() < 1.0 / 64.0, "{found} {exact}");
        }
    }

    #[test]
    fn many_are_counted_like_each() {
        let values = [0, 7, 7, 130, 5_000_000_000, -3];
        let (mut one, mut all) = (Histogram::default(), Histogram::default());
        values.into_iter().for_each(|value| one.count(value));
        all.count_lanes(&values);
        assert_eq!(one, all);
    }

    #[test]
    fn counts_add_up() {
        let (mut one, mut other) = (Histogram::default(), Histogram::default());
        one.count(1);
        [5, 5, 9].into_iter().for_each(|value| other.count(value));
        one.add(&other);
        assert_eq!((one.quantile(0.25), one.quantile(0.75), one.quantile(1.0)), (Some(1), Some(5), Some(9)));
        assert_eq!(Histogram::default().quantile(0.5), None);
    }
}

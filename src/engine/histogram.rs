//! Counts of whole numbers in bins that grow with the number: exact below 128, within 1 part in 64 above.

use crate::units::numbers;

/// Bits of a number that decide its bin, its highest one not counted.
const BITS: u32 = 6;
const CELLS: i64 = 1 << BITS;
/// Below this each number has a bin of its own, with its own number.
const EXACT: i64 = 2 * CELLS;

/// How often each number came, in bounded memory: at most 64 bins for every doubling.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Histogram {
    bins: Vec<u64>,
}

impl Histogram {
    /// Counts a number; below zero counts as zero.
    #[inline]
    pub fn count(&mut self, value: i64) {
        self.count_all(&[value]);
    }

    /// Counts many numbers.
    #[inline(always)]
    pub fn count_all(&mut self, values: &[i64]) {
        let largest = values.iter().copied().fold(0, i64::max);
        let top = bin(largest);
        if top >= self.bins.len() {
            self.bins.resize(top + 1, 0);
        }
        for value in values {
            let at = if largest < EXACT { numbers::index((*value).max(0)) } else { bin(*value) };
            self.bins[at] += 1;
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

/// The bin of a number: the number itself while small, then its doubling and the next six bits.
#[inline(always)]
fn bin(value: i64) -> usize {
    let value = value.max(0);
    let doublings = (i64::BITS - value.leading_zeros()).saturating_sub(BITS + 1);
    numbers::index((value >> doublings) + i64::from(doublings) * CELLS)
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

    #[test]
    fn bins_follow_one_another_without_gaps() {
        assert!((0..128).all(|value| bin(value) == numbers::index(value)));
        assert_eq!((bin(128), bin(129), bin(130)), (128, 128, 129));
        assert!((1..100_000).all(|value| (0..=1).contains(&(bin(value) - bin(value - 1)))));
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
        all.count_all(&values);
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

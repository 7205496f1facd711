//! Random numbers by name: who and which replicate decide a stream, nothing else does.
//!
//! A stream is xoshiro128++ (Blackman and Vigna), seeded by SplitMix64 from the run's seed, the names of person
//! and device, and the replicate. Streams of neighbouring replicates run side by side in lanes; a lane never knows
//! how wide its block is, so results do not depend on blocks or threads.

use crate::units::numbers;

/// The increment of SplitMix64: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Sets the draws of levels apart from the daily streams.
const LEVELS: u64 = 0x6c65_7665_6c73_0001;

/// Whose stream it is: a hash of a person's and a device's name, the same on every machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StreamKey(u64);

impl StreamKey {
    /// The key of one device of one person; a stream of the person alone takes an empty device.
    pub fn new(person: &str, device: &str) -> Self {
        // 0xff never occurs in UTF-8, so ("ab", "c") and ("a", "bc") stay apart.
        let bytes = person.bytes().chain([0xff]).chain(device.bytes());
        Self(mixed(hash(bytes)))
    }
}

/// `W` streams side by side: lane i belongs to replicate `first_replicate + i`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lanes<const W: usize> {
    state: [[u32; W]; 4],
}

impl<const W: usize> Lanes<W> {
    /// The streams of `W` neighbouring replicates, at their start.
    pub fn seeded(seed: u64, key: StreamKey, first_replicate: u32) -> Self {
        let mut state = [[0; W]; 4];
        for (lane, offset) in (0..W).zip(0_u32..) {
            let words = lane_state(seed, key, first_replicate.wrapping_add(offset));
            for (row, word) in state.iter_mut().zip(words) {
                row[lane] = word;
            }
        }
        Self { state }
    }

    /// The next number of every lane.
    #[inline(always)]
    #[expect(
        clippy::should_implement_trait,
        reason = "a stream never ends, and a block is no iterator of items"
    )]
    pub fn next(&mut self) -> [u32; W] {
        let [s0, s1, s2, s3] = &mut self.state;
        let mut numbers = [0; W];
        for lane in 0..W {
            numbers[lane] = s0[lane].wrapping_add(s3[lane]).rotate_left(7).wrapping_add(s0[lane]);
            let shifted = s1[lane] << 9;
            s2[lane] ^= s0[lane];
            s3[lane] ^= s1[lane];
            s1[lane] ^= s2[lane];
            s0[lane] ^= s3[lane];
            s2[lane] ^= shifted;
            s3[lane] = s3[lane].rotate_left(11);
        }
        numbers
    }
}

/// A level's place in its law, in (0, 1): drawn once a replicate, keyed by the level's path.
///
/// Nothing is remembered between calls, so a level added to a scenario leaves all others as they were.
pub fn level_uniform(seed: u64, path: &str, replicate: u32) -> f64 {
    let start = chained(seed, mixed(hash(path.bytes()) ^ LEVELS), replicate);
    numbers::unit_interval_52(mixed(start.wrapping_add(GOLDEN)))
}

/// The first state of one lane: two numbers of SplitMix64.
fn lane_state(seed: u64, key: StreamKey, replicate: u32) -> [u32; 4] {
    let start = chained(seed, key.0, replicate);
    let [a, b] = numbers::halves(mixed(start.wrapping_add(GOLDEN)));
    let [c, d] = numbers::halves(mixed(start.wrapping_add(GOLDEN.wrapping_mul(2))));
    match [a, b, c, d] {
        // The one state from which the generator would never move.
        [0, 0, 0, 0] => [1, 0, 0, 0],
        words => words,
    }
}

/// Seed, name and replicate as one number, each mixed in before the next comes.
fn chained(seed: u64, name: u64, replicate: u32) -> u64 {
    let named = mixed(mixed(seed.wrapping_add(GOLDEN)) ^ name);
    mixed(named.wrapping_add(GOLDEN.wrapping_mul(u64::from(replicate))))
}

/// The output function of SplitMix64: a bijection in which every input bit reaches every output bit.
const fn mixed(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// FNV-1a, 64 bits.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_xoshiro::Xoshiro128PlusPlus;
    use rand_xoshiro::rand_core::{Rng, SeedableRng};

    fn key() -> StreamKey {
        StreamKey::new("Parent A", "iPhone")
    }

    #[test]
    fn numbers_are_pinned() {
        let mut lanes = Lanes::<2>::seeded(20_261_201, key(), 0);
        assert_eq!(
            [lanes.next(), lanes.next()],
            [[2_931_896_558, 2_536_562_416], [1_807_039_101, 2_229_698_866]]
        );
    }

    #[test]
    fn levels_are_pinned() {
        let drawn = [0, 1].map(|replicate| level_uniform(20_261_201, "Parent A/photos", replicate));
        assert_eq!(drawn, [0.076_797_766_108_355_31, 0.512_240_924_991_962_9]);
    }

    #[test]
    fn equals_the_public_generator_from_the_same_state() {
        let mut lanes = Lanes::<4>::seeded(7, key(), 10);
        let bytes: Vec<u8> = lanes.state.iter().flat_map(|row| row[2].to_le_bytes()).collect();
        let mut public = Xoshiro128PlusPlus::from_seed(bytes.try_into().unwrap());
        for _ in 0..1000 {
            assert_eq!(lanes.next()[2], public.next_u32());
        }
    }

    #[test]
    fn a_lane_knows_neither_width_nor_place() {
        let mut wide = Lanes::<16>::seeded(3, key(), 0);
        let mut narrow = Lanes::<1>::seeded(3, key(), 11);
        let mut shifted = Lanes::<4>::seeded(3, key(), 9);
        for _ in 0..100 {
            let number = wide.next()[11];
            assert_eq!([narrow.next()[0], shifted.next()[2]], [number, number]);
        }
    }

    #[test]
    fn every_part_of_the_name_makes_another_stream() {
        let first = |seed, key, replicate| Lanes::<1>::seeded(seed, key, replicate).state;
        let base = first(1, key(), 0);
        assert_ne!(base, first(2, key(), 0));
        assert_ne!(base, first(1, key(), 1));
        assert_ne!(base, first(1, StreamKey::new("Parent A", "iPad"), 0));
        assert_ne!(StreamKey::new("ab", "c"), StreamKey::new("a", "bc"));
    }

    #[test]
    fn level_paths_seeds_and_replicates_differ() {
        let base = level_uniform(1, "a", 0);
        assert!(base > 0.0 && base < 1.0);
        for other in [level_uniform(2, "a", 0), level_uniform(1, "b", 0), level_uniform(1, "a", 1)] {
            assert_ne!(base, other);
        }
    }

    /// Chi-square of 256 cells; passes by chance with probability 0.998 for a sound generator.
    fn assert_even(numbers: impl Iterator<Item = u32>) {
        let mut cells = [0_u32; 256];
        let mut count = 0.0;
        for number in numbers {
            cells[usize::try_from(number >> 24).unwrap()] += 1;
            count += 1.0;
        }
        let expected = count / 256.0;
        let sum: f64 = cells.iter().map(|&n| (f64::from(n) - expected).powi(2) / expected).sum();
        assert!((255.0 - 70.0..255.0 + 70.0).contains(&sum), "chi-square {sum} of 255 degrees");
    }

    #[test]
    fn numbers_are_even_along_a_stream_and_across_replicates() {
        let mut lanes = Lanes::<8>::seeded(5, key(), 0);
        assert_even((0..20_000).flat_map(|_| lanes.next()));
        assert_even((0..100_000).map(|replicate| Lanes::<1>::seeded(5, key(), replicate).next()[0]));
    }

    /// Each correlation is normal with deviation 1/sqrt(n); four deviations pass with probability 0.9999.
    #[test]
    fn neighbours_are_uncorrelated_in_time_and_between_replicates() {
        let count = 100_000;
        let mut lanes = Lanes::<2>::seeded(6, key(), 0);
        let pairs: Vec<[f64; 2]> =
            (0..count).map(|_| lanes.next().map(|bits| numbers::unit_interval(bits) - 0.5)).collect();
        let across: f64 = pairs.iter().map(|[a, b]| a * b).sum();
        let along: f64 = pairs.windows(2).map(|w| w[0][0] * w[1][0]).sum();
        let limit = 4.0 * f64::from(count).sqrt();
        assert!((12.0 * across).abs() < limit && (12.0 * along).abs() < limit);
    }

    /// The mean of 100,000 uniforms has deviation 0.000913; four deviations pass with probability 0.9999.
    #[test]
    fn levels_fill_the_interval() {
        let sum: f64 = (0..100_000).map(|replicate| level_uniform(9, "x", replicate)).sum();
        assert!((sum / 100_000.0 - 0.5).abs() < 0.003_66);
    }
}

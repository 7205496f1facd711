//! A law as a table of its quantiles: one 32-bit random number in, one variate out, nothing rejected.
//!
//! A number's place in the law is split by its distance to the nearer end: 32 octaves of tail probability on each
//! side, each cut into 32 pieces on which the quantile is a straight line. The pieces therefore get finer and finer
//! towards both ends, down to one number in 2^32. The octave and the piece are the leading bits of the distance as
//! a floating-point number, so that finding a piece takes no branch and no search. A table is 16 KB, of which nine
//! draws in ten touch the middle 2 KB.
//!
//! Laws that can give exactly nothing have an atom: numbers below it are 0, and the table serves the rest alone.
//! Laws of whole numbers round the straight line to the nearest whole number, and the line is laid so that it
//! crosses the halves where the law jumps.

use std::sync::Arc;

use crate::units::numbers;

/// Each octave of tail probability is cut into 2^5 pieces.
const SPLIT_BITS: u32 = 5;
/// Pieces of a table: 32 octaves on each of two sides.
const PIECES: usize = 64 << SPLIT_BITS;
/// Bits of a floating-point number that say where in its piece a place lies.
const FRACTION_BITS: u32 = 52 - SPLIT_BITS;
/// The floating-point number 1/2 in bits: the smallest distance to an end, the start of the first octave.
const NEAREST: u64 = 1022 << 52;
/// The floating-point number 1 in bits.
const ONE: u64 = 1023 << 52;
/// The number of 32-bit numbers.
const ALL: f64 = 4_294_967_296.0;

/// A law's quantile function in steps of 2^-32. See the module's page for its form.
#[derive(Clone, PartialEq, Debug)]
pub struct QuantileTable {
    /// Numbers below this give exactly 0.
    atom: u32,
    /// The atom's upper edge, half a number before the middle of the first cell above it.
    edge: f64,
    /// Stretches what is above the atom to the whole table.
    stretch: f64,
    /// Adding and taking away this number rounds to the table's grid: whole numbers or something negligible.
    anchor: f64,
    /// What one unit of the pieces is worth.
    unit: f64,
    form: Form,
    /// Shared by a table's copies; packed, so that a piece is one read.
    pieces: Arc<[u64; PIECES]>,
}

/// Where the law has its values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// On an interval.
    Smooth,
    /// On the whole numbers.
    Lattice,
}

/// A straight line over one piece.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Piece {
    /// Value at the lower end.
    start: f32,
    /// What it gains up to the upper end.
    rise: f32,
}

impl Piece {
    /// Level at zero.
    const NOTHING: Self = Self { start: 0.0, rise: 0.0 };

    fn packed(self) -> u64 {
        u64::from(self.start.to_bits()) | (u64::from(self.rise.to_bits()) << u32::BITS)
    }

    #[inline(always)]
    const fn unpacked(packed: u64) -> Self {
        let [start, rise] = numbers::halves(packed);
        Self { start: f32::from_bits(start), rise: f32::from_bits(rise) }
    }
}

impl QuantileTable {
    /// The law that is 0 with probability `zero` and otherwise has this quantile function.
    ///
    /// `quantile` is asked at probabilities strictly between 0 and 1 in increasing order; where it falls all the
    /// same, the table stays level.
    pub fn smooth(zero: f64, quantile: impl FnMut(f64) -> f64) -> Self {
        let pieces = smooth_pieces(quantile);
        let largest = pieces.iter().map(|piece| f64::from(piece.start).abs()).fold(1e-30, f64::max);
        Self::assembled(zero, Form::Smooth, 32.0 * largest, pieces)
    }

    /// The law of a whole number: 0 with probability `zero`, otherwise `first`, `first` + 1 ... with the given
    /// distribution function of what is not 0.
    pub fn lattice(zero: f64, first: usize, cumulative: &[f64]) -> Self {
        let halfway_of_mantissa = 6_755_399_441_055_744.0;
        Self::assembled(zero, Form::Lattice, halfway_of_mantissa, lattice_pieces(first, cumulative))
    }

    /// A law with one value.
    pub fn constant(value: f64) -> Self {
        let exact = Self::smooth(0.0, |_| 1.0);
        Self { unit: value, ..exact }
    }

    /// The variate that belongs to a 32-bit random number; never falls as the number rises.
    #[inline(always)]
    pub fn at(&self, bits: u32) -> f64 {
        let (index, fraction) = locate((f64::from(bits) - self.edge) * self.stretch);
        let piece = Piece::unpacked(self.pieces[index]);
        let line = f64::from(piece.start) + f64::from(piece.rise) * fraction;
        let value = ((line + self.anchor) - self.anchor) * self.unit;
        if bits < self.atom { 0.0 } else { value }
    }

    /// The variates that belong to one number a lane.
    #[inline(always)]
    pub fn at_all<const W: usize>(&self, bits: &[u32; W]) -> [f64; W] {
        let mut variates = [0.0; W];
        for lane in 0..W {
            variates[lane] = self.at(bits[lane]);
        }
        variates
    }

    /// The probability of exactly 0, in steps of 2^-32.
    pub fn zero_probability(&self) -> f64 {
        f64::from(self.atom) / ALL
    }

    /// The mean of what [`QuantileTable::at`] gives, as an integral over the pieces.
    pub fn mean(&self) -> f64 {
        let weighted = |(index, piece): (usize, &u64)| width(index) * self.average(Piece::unpacked(*piece));
        let sum: f64 = self.pieces.iter().enumerate().map(weighted).sum();
        sum * (1.0 - self.zero_probability()) * self.unit
    }

    /// The same law in a unit in which its mean is `mean`; a law without a positive mean stays as it is.
    pub fn with_mean(mut self, mean: f64) -> Self {
        let present = self.mean();
        if present > 0.0 {
            self.unit *= mean / present;
        }
        self
    }

    fn assembled(zero: f64, form: Form, anchor: f64, pieces: Vec<Piece>) -> Self {
        // The last number is never part of the atom, so that the table serves at least one.
        let atom = u32::try_from(numbers::threshold_32(zero)).unwrap_or(u32::MAX);
        let stretch = ALL / (ALL - f64::from(atom));
        let pieces: Vec<u64> = pieces.into_iter().map(Piece::packed).collect();
        let pieces = pieces.try_into().map_or_else(|_| Arc::new([Piece::NOTHING.packed(); PIECES]), Arc::new);
        Self { atom, edge: f64::from(atom) - 0.5, stretch, anchor, unit: 1.0, form, pieces }
    }

    fn average(&self, piece: Piece) -> f64 {
        match self.form {
            Form::Smooth => f64::from(piece.start) + 0.5 * f64::from(piece.rise),
            Form::Lattice => lattice_average(piece),
        }
    }
}

/// The piece in which a place in (0, 2^32) lies, and how far into it, from 0 to 1.
#[inline(always)]
fn locate(place: f64) -> (usize, f64) {
    let signed = if place > 0.5 * ALL { place - ALL } else { place };
    let code = signed.to_bits().wrapping_sub(NEAREST);
    // Below the middle the code rises with the place. Above it the distance shrinks while the place rises: flipping
    // every bit turns it round and, by the same stroke, puts it behind the lower half.
    let ordered = code ^ (code.cast_signed() >> 63).cast_unsigned();
    let index = usize::try_from(ordered >> FRACTION_BITS).unwrap_or(0) & (PIECES - 1);
    let fraction = f64::from_bits((ordered << (64 - FRACTION_BITS)) >> 12 | ONE) - 1.0;
    (index, fraction)
}

/// The lower end of a piece as a probability; the upper end of the last for `PIECES`.
fn lower_end(index: usize) -> f64 {
    let distance =
        |index| f64::from_bits((u64::try_from(index).unwrap_or(0) << FRACTION_BITS) + NEAREST) / ALL;
    if index <= PIECES / 2 { distance(index) } else { 1.0 - distance(PIECES.saturating_sub(index)) }
}

/// The probability of a piece; the first and the last include the half cell beyond them.
fn width(index: usize) -> f64 {
    let low = if index == 0 { 0.0 } else { lower_end(index) };
    let high = if index + 1 == PIECES { 1.0 } else { lower_end(index + 1) };
    high - low
}

/// The pieces of a quantile function that is asked in increasing order.
fn smooth_pieces(quantile: impl FnMut(f64) -> f64) -> Vec<Piece> {
    let samples = sampled(quantile);
    let knots: Vec<f32> = (0..=PIECES).map(|index| numbers::single(knot(&samples, index))).collect();
    knots.windows(2).map(|pair| rising_line(pair[0], pair[1])).collect()
}

/// The quantiles at every piece's lower end and middle, and at the last one's upper end; made to rise.
fn sampled(mut quantile: impl FnMut(f64) -> f64) -> Vec<f64> {
    let mut highest = f64::NEG_INFINITY;
    let mut rising = |probability| {
        let value = quantile(probability);
        highest = if value.is_finite() { highest.max(value) } else { highest.max(0.0) };
        highest
    };
    let mut samples = Vec::with_capacity(2 * PIECES + 1);
    for index in 0..PIECES {
        let (low, high) = (lower_end(index), lower_end(index + 1));
        samples.push(rising(low));
        samples.push(rising(0.5 * (low + high)));
    }
    samples.push(rising(lower_end(PIECES)));
    samples
}

/// The value at a piece's lower end, moved off the quantile so that the lines keep the law's mean.
///
/// It stays between the quantiles in the middle of the two pieces it joins, so knots never fall.
fn knot(samples: &[f64], index: usize) -> f64 {
    let exact = samples[2 * index];
    if index == 0 || index == PIECES {
        return exact;
    }
    let (before, after) = (span(index - 1), span(index));
    let shift = (before * bulge(samples, index - 1) + after * bulge(samples, index)) / (before + after);
    (exact - shift).clamp(samples[2 * index - 1], samples[2 * index + 1])
}

/// By how much the chord's mean over a piece exceeds the quantile's, by Simpson's rule.
fn bulge(samples: &[f64], index: usize) -> f64 {
    (samples[2 * index] - 2.0 * samples[2 * index + 1] + samples[2 * index + 2]) / 3.0
}

fn span(index: usize) -> f64 {
    lower_end(index + 1) - lower_end(index)
}

/// A line that ends no higher than the next one starts, whatever single precision does to it.
fn rising_line(start: f32, end: f32) -> Piece {
    let exact = f64::from(end) - f64::from(start);
    let rise = numbers::single(exact);
    Piece { start, rise: if f64::from(rise) > exact { rise.next_down() } else { rise } }
}

/// The pieces of the law with values `first`, `first` + 1 ... and this distribution function.
fn lattice_pieces(first: usize, cumulative: &[f64]) -> Vec<Piece> {
    // The last value has no jump after it, wherever rounding left its entry.
    let jumps = &cumulative[..cumulative.len().saturating_sub(1)];
    let mut passed = 0;
    (0..PIECES)
        .map(|index| {
            let (low, high) = (lower_end(index), lower_end(index + 1));
            passed += jumps[passed..].iter().take_while(|&&jump| jump <= low).count();
            let within = jumps[passed..].iter().take_while(|&&jump| jump < high).count();
            let lowest = numbers::real_count(first + passed);
            let place = |jump: f64| (jump - low) / (high - low);
            stepped_line(lowest, jumps[passed..passed + within].iter().copied().map(place))
        })
        .collect()
}

/// A line over a piece that starts at the value `lowest` and jumps by one at each of these places.
///
/// One or two jumps are met exactly; more are so close that the line between the first and the last meets the rest.
fn stepped_line(lowest: f64, mut places: impl ExactSizeIterator<Item = f64> + DoubleEndedIterator) -> Piece {
    let count = numbers::real_count(places.len());
    match (places.next(), places.next_back()) {
        (None, _) => piece(lowest, lowest),
        (Some(place), None) => piece(lowest + 0.5 - 0.5 * place, lowest + 1.0 - 0.5 * place),
        (Some(first), Some(last)) => {
            let slope = (count - 1.0) / (last - first);
            let start = (lowest + 0.5 - slope * first).max(lowest - 0.49);
            let end = (lowest + 0.5 + slope * (1.0 - first)).min(lowest + count + 0.49);
            piece(start, end)
        }
    }
}

fn piece(start: f64, end: f64) -> Piece {
    Piece { start: numbers::single(start), rise: numbers::single(end - start) }
}

/// The mean over a piece of its line rounded to whole numbers.
fn lattice_average(piece: Piece) -> f64 {
    let (start, rise) = (f64::from(piece.start), f64::from(piece.rise));
    let (lowest, highest) = (numbers::round_half_up(start), numbers::round_half_up(start + rise));
    let share_above = |value: i64| 1.0 - (numbers::real(value) - 0.5 - start) / rise;
    numbers::real(lowest) + (lowest + 1..=highest).map(share_above).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::special::{normal_cdf, normal_quantile};

    fn uniform() -> QuantileTable {
        QuantileTable::smooth(0.0, |u| u)
    }

    fn sweep() -> impl Iterator<Item = u32> {
        let ends = (0..3000).chain((u32::MAX - 3000)..=u32::MAX);
        let mut numbers: Vec<u32> = ends.chain((0..20_000).map(|n: u32| n * 214_748)).collect();
        numbers.sort_unstable();
        numbers.into_iter()
    }

    #[test]
    fn pieces_follow_one_another_without_gap() {
        for index in 0..PIECES {
            let (start, end) = (lower_end(index), lower_end(index + 1));
            assert!(start < end);
            let (middle, fraction) = locate(0.5 * (start + end) * ALL);
            assert_eq!((middle, (fraction * 100.0).round()), (index, 50.0));
        }
    }

    #[test]
    fn the_ends_and_the_middle_are_in_the_table() {
        assert_eq!(locate(0.5).0, 0);
        assert_eq!(locate(0.5 * ALL).0, PIECES / 2);
        assert_eq!(locate(ALL - 0.5).0, PIECES - 1);
        let total: f64 = (0..PIECES).map(width).sum();
        assert!((total - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_uniform_comes_back_as_it_went_in() {
        let table = uniform();
        for bits in sweep() {
            assert!((table.at(bits) - numbers::unit_interval(bits)).abs() < 1e-7);
        }
        assert!((table.mean() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn lanes_are_drawn_like_single_numbers() {
        let table = QuantileTable::smooth(0.25, |u| 1.0 + u);
        let bits = [0, 1 << 30, 1 << 31, u32::MAX];
        assert_eq!(table.at_all(&bits), bits.map(|bits| table.at(bits)));
    }

    #[test]
    fn an_atom_is_exact() {
        let table = QuantileTable::smooth(0.25, |u| 1.0 + u);
        assert_eq!(table.at((1 << 30) - 1), 0.0);
        assert!(table.at(1 << 30) >= 1.0);
        assert_eq!(table.zero_probability(), 0.25);
        assert!((table.mean() - 0.75 * 1.5).abs() < 1e-7);
    }

    #[test]
    fn variates_never_fall() {
        for table in [uniform(), QuantileTable::smooth(0.3, |u| if u < 0.41 { 1.0 } else { 7.0 + u })] {
            let values: Vec<f64> = sweep().map(|bits| table.at(bits)).collect();
            assert!(values.is_sorted());
        }
    }

    #[test]
    fn constants_are_exact() {
        let table = QuantileTable::constant(2.6);
        assert_eq!([table.at(0), table.at(1 << 31), table.at(u32::MAX)], [2.6; 3]);
        assert!((table.mean() - 2.6).abs() < 1e-12);
    }

    #[test]
    fn means_can_be_set() {
        assert!((uniform().with_mean(1.0).mean() - 1.0).abs() < 1e-15);
        assert_eq!(QuantileTable::constant(0.0).with_mean(1.0).at(7), 0.0);
    }

    #[test]
    fn nonsense_probabilities_do_no_harm() {
        for zero in [-1.0, 2.0, f64::NAN] {
            assert!(QuantileTable::smooth(zero, |u| u).at(u32::MAX).is_finite());
        }
    }

    #[test]
    fn lines_join_and_never_fall() {
        let pieces = smooth_pieces(|u| libm::exp(1.3 * normal_quantile(u)));
        for pair in pieces.windows(2) {
            assert!(pair[0].rise >= 0.0);
            assert!(f64::from(pair[0].start) + f64::from(pair[0].rise) <= f64::from(pair[1].start));
        }
    }

    #[test]
    fn a_skew_law_is_right_in_probability_and_in_mean() {
        let table = QuantileTable::smooth(0.0, |u| libm::exp(1.3 * normal_quantile(u)));
        for step in 0..40_000_u32 {
            let bits = step * 107_374 + 17;
            let probability = normal_cdf(libm::log(table.at(bits)) / 1.3);
            assert!((probability - numbers::unit_interval(bits)).abs() < 1e-4, "{bits}");
        }
        assert!((table.mean() / libm::exp(0.845) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn both_tails_reach_one_number_in_all() {
        let table = QuantileTable::smooth(0.0, normal_quantile);
        assert!((table.at(0) + 6.338).abs() < 0.01);
        assert!((table.at(u32::MAX) - 6.338).abs() < 0.01);
        let thousandth = normal_quantile(numbers::unit_interval(1000));
        assert!((table.at(u32::MAX - 1000) + thousandth).abs() < 1e-4);
    }

    #[test]
    fn undefined_quantiles_are_passed_over() {
        let table = QuantileTable::smooth(0.0, |u| if u > 0.9 { f64::NAN } else { u });
        assert!((table.at(u32::MAX) - 0.9).abs() < 0.01);
    }

    /// 1, 2, 3 with probabilities 0.5, 0.3, 0.2.
    fn small() -> QuantileTable {
        QuantileTable::lattice(0.0, 1, &[0.5, 0.8, 1.0])
    }

    /// The largest number at which the table still gives no more than `value`, as a probability.
    fn jump_after(table: &QuantileTable, value: f64) -> f64 {
        let (mut low, mut high) = (0_u32, u32::MAX);
        while low < high {
            let middle = low + (high - low) / 2;
            if table.at(middle) > value { high = middle } else { low = middle + 1 }
        }
        f64::from(low) / 4_294_967_296.0
    }

    #[test]
    fn jumps_stand_where_the_law_has_them() {
        let table = small();
        assert!((jump_after(&table, 1.0) - 0.5).abs() < 1e-8);
        assert!((jump_after(&table, 2.0) - 0.8).abs() < 1e-8);
        assert!((table.mean() - 1.7).abs() < 1e-8);
    }

    #[test]
    fn values_are_whole_and_never_fall() {
        let table = small();
        let values: Vec<f64> = (0..4096_u32).map(|n| table.at(n << 20)).collect();
        assert!(values.is_sorted() && values.iter().all(|value| value.fract() == 0.0));
        assert_eq!(table.at(u32::MAX), 3.0);
    }

    #[test]
    fn many_small_jumps_are_met_closely() {
        let cumulative: Vec<f64> = (1..=3000).map(|n| f64::from(n) / 3000.0).collect();
        let table = QuantileTable::lattice(0.0, 1, &cumulative);
        for value in [10.0, 77.0, 1234.0, 2990.0] {
            assert!((jump_after(&table, value) - value / 3000.0).abs() < 1e-6, "{value}");
        }
        assert!((table.mean() - 1500.5).abs() < 1e-3);
    }

    #[test]
    fn an_atom_takes_its_share_first() {
        let table = QuantileTable::lattice(0.5, 1, &[0.5, 1.0]);
        assert_eq!(table.at((1 << 31) - 1), 0.0);
        assert!((jump_after(&table, 1.0) - 0.75).abs() < 1e-8);
    }

    #[test]
    fn one_value_alone() {
        assert_eq!(QuantileTable::lattice(0.0, 1, &[1.0]).at(u32::MAX), 1.0);
        assert_eq!(QuantileTable::lattice(0.0, 1, &[]).at(5), 1.0);
    }
}

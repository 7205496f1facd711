//! Straight lines through a smooth quantile function.

use super::{PIECES, Piece, lower_end};
use crate::units::numbers;

/// The pieces of a quantile function that is asked in increasing order.
pub(super) fn pieces(quantile: impl FnMut(f64) -> f64) -> Vec<Piece> {
    let samples = sampled(quantile);
    let knots: Vec<f32> = (0..=PIECES).map(|index| numbers::single(knot(&samples, index))).collect();
    knots.windows(2).map(|pair| line(pair[0], pair[1])).collect()
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
    let (before, after) = (width(index - 1), width(index));
    let shift = (before * bulge(samples, index - 1) + after * bulge(samples, index)) / (before + after);
    (exact - shift).clamp(samples[2 * index - 1], samples[2 * index + 1])
}

/// By how much the chord's mean over a piece exceeds the quantile's, by Simpson's rule.
fn bulge(samples: &[f64], index: usize) -> f64 {
    (samples[2 * index] - 2.0 * samples[2 * index + 1] + samples[2 * index + 2]) / 3.0
}

fn width(index: usize) -> f64 {
    lower_end(index + 1) - lower_end(index)
}

/// A line that ends no higher than the next one starts, whatever single precision does to it.
fn line(start: f32, end: f32) -> Piece {
    let exact = f64::from(end) - f64::from(start);
    let rise = numbers::single(exact);
    Piece { start, rise: if f64::from(rise) > exact { rise.next_down() } else { rise } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::special::{normal_cdf, normal_quantile};
    use crate::laws::table::QuantileTable;

    #[test]
    fn lines_join_and_never_fall() {
        let pieces = pieces(|u| libm::exp(1.3 * normal_quantile(u)));
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
}

//! Tables of what is drawn every night: a window's length, a night's share of the upload rate.

use super::special::{inside, normal_quantile};
use super::{Law, QuantileTable};

/// A lognormal law; `sigma` is the standard deviation of the logarithm.
pub fn lognormal(median: f64, sigma: f64) -> QuantileTable {
    QuantileTable::smooth(0.0, |u| median * libm::exp(sigma * normal_quantile(u)))
}

/// A lognormal factor of mean 1.
pub fn night_factor(sigma: f64) -> QuantileTable {
    if sigma > 0.0 { lognormal(1.0, sigma).with_mean(1.0) } else { QuantileTable::constant(1.0) }
}

/// A law that is piecewise linear through (probability, value), both increasing; level beyond its ends.
///
/// Without points it is 0.
pub fn through(quantiles: &[(f64, f64)]) -> QuantileTable {
    QuantileTable::smooth(0.0, |u| quantile_through(quantiles, u))
}

/// The value that a law through these points has at a probability.
pub fn quantile_through(quantiles: &[(f64, f64)], probability: f64) -> f64 {
    let after = quantiles.partition_point(|&(p, _)| p < probability);
    let before = after.checked_sub(1).and_then(|index| quantiles.get(index));
    match (before, quantiles.get(after)) {
        (Some(&(p0, low)), Some(&(p1, high))) => low + (high - low) * (probability - p0) / (p1 - p0),
        (Some(&(_, value)), None) | (None, Some(&(_, value))) => value,
        (None, None) => 0.0,
    }
}

/// Any level's law, for quantities that are drawn anew every night.
pub fn of(law: &Law) -> QuantileTable {
    match *law {
        Law::Certain(value) => QuantileTable::constant(value),
        law => QuantileTable::smooth(0.0, |u| law.at(inside(u))),
    }
}

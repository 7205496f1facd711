//! Levels: their median, mean and quantile function.

use super::Law;
use super::special::{Beta, inside, normal_cdf, normal_density, normal_quantile};

impl Law {
    /// The median: what a certain run uses in place of the level.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Certain(value) => value,
            Self::Lognormal { median, sigma } => median * libm::exp(0.5 * sigma * sigma),
            Self::Normal { mean, deviation } => truncated_mean(mean, deviation),
            Self::Uniform { low, high } => 0.5 * (low + high),
            Self::Beta { a, b } => a / (a + b),
        }
    }

    /// The level that belongs to a uniform number in (0, 1): the quantile function.
    pub fn at(&self, uniform: f64) -> f64 {
        match *self {
            Self::Certain(value) => value,
            Self::Lognormal { median, sigma } => median * libm::exp(sigma * normal_quantile(uniform)),
            Self::Normal { mean, deviation } => truncated_quantile(mean, deviation, inside(uniform)),
            Self::Uniform { low, high } => low + (high - low) * inside(uniform),
            Self::Beta { a, b } => Beta::new(a, b).quantile(uniform),
        }
    }
}

/// So many deviations below zero, a truncated normal is an exponential law to double precision's reach.
const FAR_BELOW: f64 = -30.0;

/// The quantile of a normal law given that it is positive, from its upper tail so that nothing cancels.
fn truncated_quantile(mean: f64, deviation: f64, uniform: f64) -> f64 {
    if deviation <= 0.0 {
        return mean.max(0.0);
    }
    let start = mean / deviation;
    if start < FAR_BELOW {
        return -libm::log1p(-uniform) * deviation / -start;
    }
    (mean - deviation * normal_quantile((1.0 - uniform) * normal_cdf(start))).max(0.0)
}

fn truncated_mean(mean: f64, deviation: f64) -> f64 {
    if deviation <= 0.0 {
        return mean.max(0.0);
    }
    let start = mean / deviation;
    if start < FAR_BELOW {
        return deviation / -start;
    }
    mean + deviation * normal_density(start) / normal_cdf(start)
}

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
            Self::Chance(probability) => probability,
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
            Self::Chance(probability) => f64::from(u8::from(uniform > 1.0 - probability)),
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

#[cfg(test)]
mod tests {
    use super::*;

    const LAWS: [Law; 8] = [
        Law::Certain(4.0),
        Law::Lognormal { median: 2.0, sigma: 0.5 },
        Law::Normal { mean: 1.0, deviation: 0.3 },
        Law::Normal { mean: -1.0, deviation: 1.0 },
        Law::Normal { mean: -40.0, deviation: 1.0 },
        Law::Uniform { low: 0.3, high: 0.7 },
        Law::Beta { a: 5.2, b: 1.1 },
        Law::Beta { a: 0.45, b: 0.45 },
    ];

    #[test]
    fn a_chance_is_one_as_often_as_it_says() {
        let law = Law::Chance(0.25);
        assert_eq!([0.1, 0.7, 0.76, 0.99].map(|uniform| law.at(uniform)), [0.0, 0.0, 1.0, 1.0]);
        assert_eq!((law.mean(), law.median(), Law::Chance(0.64).median()), (0.25, 0.0, 1.0));
        assert_eq!([Law::Chance(0.0).at(0.999), Law::Chance(1.0).at(0.001)], [0.0, 1.0]);
    }

    #[test]
    fn means_are_the_integral_of_the_quantiles() {
        for law in LAWS {
            let count = 20_000;
            let sum: f64 = (0..count).map(|n| law.at((f64::from(n) + 0.5) / f64::from(count))).sum();
            assert!((sum / f64::from(count) / law.mean() - 1.0).abs() < 2e-3, "{law:?}");
        }
    }

    #[test]
    fn quantiles_rise() {
        for law in LAWS {
            assert!((0..=1000).map(|n| law.at(f64::from(n) / 1000.0)).is_sorted(), "{law:?}");
        }
    }

    #[test]
    fn medians() {
        assert_eq!(Law::Lognormal { median: 2.0, sigma: 0.5 }.median(), 2.0);
        assert!((Law::Uniform { low: 0.3, high: 0.7 }.median() - 0.5).abs() < 1e-15);
        assert!((Law::Beta { a: 4.0, b: 4.0 }.median() - 0.5).abs() < 1e-13);
    }

    #[test]
    fn a_truncated_normal_has_half_of_what_is_left_below_its_median() {
        let median = Law::Normal { mean: 1.0, deviation: 1.0 }.median();
        let below = (normal_cdf(median - 1.0) - normal_cdf(-1.0)) / normal_cdf(1.0);
        assert!((below - 0.5).abs() < 1e-14);
        assert!(median > 1.0);
    }

    #[test]
    fn far_below_zero_the_two_forms_of_a_truncated_normal_meet() {
        let (near, far) = (truncated_quantile(-29.99, 1.0, 0.7), truncated_quantile(-30.01, 1.0, 0.7));
        assert!((near / far - 1.0).abs() < 2e-3);
        assert_eq!(truncated_quantile(-2.0, 0.0, 0.7), 0.0);
        assert_eq!(truncated_mean(3.0, 0.0), 3.0);
    }

    #[test]
    fn levels_are_pinned() {
        let drawn = LAWS.map(|law| crate::units::numbers::round_half_up(law.at(0.9) * 1e6));
        assert_eq!(drawn, [4_000_000, 3_795_905, 1_384_539, 1_147_782, 57_565, 660_000, 974_224, 982_337]);
    }
}

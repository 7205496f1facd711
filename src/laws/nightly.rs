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

/// A level's law divided by its median; 1 where that is nothing.
pub fn over_median(law: &Law) -> QuantileTable {
    let (table, median) = (of(law), law.median());
    if median > 0.0 {
        let mean = table.mean() / median;
        table.with_mean(mean)
    } else {
        QuantileTable::constant(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::special::normal_cdf;
    use crate::units::numbers;

    /// Eligible hours on an eligible night.
    const WINDOW: [(f64, f64); 8] = [
        (0.0, 0.1),
        (0.10, 0.5),
        (0.25, 1.0),
        (0.50, 2.5),
        (0.75, 5.5),
        (0.90, 9.0),
        (0.95, 11.0),
        (1.0, 11.0),
    ];

    fn places() -> impl Iterator<Item = u32> {
        (0..20_000_u32).map(|n| n * 214_748 + 5)
    }

    #[test]
    fn lognormal_tables_invert_the_distribution_function() {
        for sigma in [0.3, 0.9, 1.3] {
            let table = lognormal(2.5, sigma);
            for bits in places() {
                let found = normal_cdf(libm::log(table.at(bits) / 2.5) / sigma);
                assert!((found - numbers::unit_interval(bits)).abs() < 1e-4, "{sigma} {bits}");
            }
        }
    }

    #[test]
    fn night_factors_have_mean_one() {
        assert!((night_factor(0.3).mean() - 1.0).abs() < 1e-12);
        assert!((night_factor(0.3).at(1 << 31) - libm::exp(-0.045)).abs() < 1e-5);
        assert_eq!(night_factor(0.0).at(77), 1.0);
    }

    #[test]
    fn windows_follow_their_quantiles() {
        let table = through(&WINDOW);
        for bits in places() {
            let exact = quantile_through(&WINDOW, numbers::unit_interval(bits));
            assert!((table.at(bits) - exact).abs() < 0.01, "{bits}");
        }
        assert_eq!(table.at(u32::MAX), 11.0);
        assert!((table.at(1 << 31) - 2.5).abs() < 1e-3);
    }

    #[test]
    fn quantiles_between_points_are_linear() {
        assert_eq!(quantile_through(&WINDOW, 0.625), 4.0);
        assert_eq!(quantile_through(&WINDOW[1..3], 0.01), 0.5);
        assert_eq!(quantile_through(&WINDOW[1..3], 0.99), 1.0);
        assert_eq!(quantile_through(&[], 0.5), 0.0);
    }

    #[test]
    fn any_level_can_be_drawn_every_night() {
        let table = of(&Law::Beta { a: 5.2, b: 1.1 });
        assert!((table.at(1 << 31) - Law::Beta { a: 5.2, b: 1.1 }.median()).abs() < 1e-4);
        assert!((table.mean() - 5.2 / 6.3).abs() < 1e-4);
        assert_eq!(of(&Law::Certain(3.25)).at(9), 3.25);
    }

    #[test]
    fn a_rate_over_its_median_is_one_in_the_middle() {
        let law = Law::Lognormal { median: 20.0, sigma: 0.5 };
        let table = over_median(&law);
        for bits in places() {
            let exact = law.at(numbers::unit_interval(bits)) / 20.0;
            assert!((table.at(bits) / exact - 1.0).abs() < 1e-3, "{bits}");
        }
        assert_eq!(over_median(&Law::Certain(0.0)).at(9), 1.0);
        assert_eq!(over_median(&Law::Certain(7.0)).at(9), 1.0);
    }
}

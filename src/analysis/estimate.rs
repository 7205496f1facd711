//! Dates that may never come: quantiles, shares and their Monte Carlo errors.

use super::findings::DateEstimate;
use crate::calendar::Arrival;
use crate::engine::{QUANTILES, rank};
use crate::units::numbers;

/// The distribution of a date over replicates; "not within the horizon" sorts last.
pub fn estimate(mut dates: Vec<Arrival>) -> DateEstimate {
    dates.sort_unstable();
    let count = dates.len();
    let came = dates.partition_point(|date| *date < Arrival::Beyond);
    let probability = numbers::real_count(came) / numbers::real_count(count.max(1));
    DateEstimate {
        quantiles: QUANTILES.map(|q| dates.get(rank(q, count)).copied().unwrap_or(Arrival::Beyond)),
        standard_error_days: standard_error(&dates, 0.5),
        standard_errors_days: QUANTILES.map(|q| standard_error(&dates, q)),
        probability,
        probability_error: libm::sqrt(probability * (1.0 - probability) / numbers::real_count(count.max(1))),
    }
}

/// Standard error of a quantile in days, by order statistics: half the distance between the values one
/// binomial standard deviation of rank to either side. `None` where the values run beyond the horizon.
pub fn standard_error(sorted: &[Arrival], quantile: f64) -> Option<f64> {
    let count = numbers::real_count(sorted.len());
    let spread = libm::sqrt(quantile * (1.0 - quantile) / count.max(1.0));
    let at = |q: f64| sorted.get(rank(q.clamp(0.0, 1.0), sorted.len())).and_then(|date| date.day());
    let (low, high) = (at(quantile - spread)?, at(quantile + spread)?);
    at(quantile).map(|_| f64::from(high.days_since(low)) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn a_date_beyond_the_horizon_is_a_value_of_its_own() {
        let mut dates: Vec<Arrival> = (1..=60).map(on).collect();
        dates.extend([Arrival::Beyond; 40]);
        let estimate = estimate(dates);
        assert_eq!(estimate.quantiles, [on(5), on(25), on(50), Arrival::Beyond, Arrival::Beyond]);
        assert!((estimate.probability - 0.6).abs() < 1e-12);
        assert!((estimate.probability_error - 0.0489898).abs() < 1e-6);
    }

    #[test]
    fn the_error_of_a_median_shrinks_with_the_root_of_the_count() {
        let uniform = |count: i32| (0..count).map(|i| on(i * (40_000 / count))).collect::<Vec<_>>();
        let (few, many) = (standard_error(&uniform(100), 0.5), standard_error(&uniform(10_000), 0.5));
        let ratio = few.unwrap() / many.unwrap();
        assert!((ratio - 10.0).abs() < 0.5, "{ratio}");
    }

    #[test]
    fn an_error_that_reaches_beyond_the_horizon_is_not_given() {
        assert_eq!(standard_error(&[on(1), on(2), Arrival::Beyond, Arrival::Beyond], 0.5), None);
        assert_eq!(standard_error(&[], 0.5), None);
    }
}

//! "Never failed so far", day by day, with a pointwise confidence band.
//!
//! A first failing day that does not come within the horizon is censored. All replicates are watched to the same
//! day, the horizon's last, so nobody leaves the risk set before that: on every reported day the Kaplan-Meier
//! estimate is the share of replicates that have not failed, and Greenwood's variance is the binomial one,
//! `s (1 - s) / n`. The band is taken on the scale of `log(-log s)`, which keeps it within 0 and 1; where nobody
//! or everybody has failed that scale has no value, and the exact binomial bound stands in for it.

use crate::calendar::{Day, Horizon};
use crate::engine::DayCounts;
use crate::units::numbers;

/// The two-sided 95 % point of the normal law.
const Z_95: f64 = 1.959_963_984_540_054;
/// What either side of the band leaves out.
const TAIL: f64 = 0.025;

/// How many replicates have come through so far, day by day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Survival {
    /// Never failing so far: no failing spell began on or before the day.
    pub failing: Vec<SurvivalDay>,
    /// No failed attempt so far: none ended phone full, over quota, blocked or corrupt.
    pub failure: Vec<SurvivalDay>,
}

/// A share of replicates on a day, with the ends of its 95 % confidence band.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SurvivalDay {
    /// The day.
    pub day: Day,
    /// Share of replicates that never failed so far.
    pub share: f64,
    /// Lower end of the band.
    pub low: f64,
    /// Upper end of the band.
    pub high: f64,
}

impl Survival {
    /// The curves of first failing days and first failures, one each a replicate.
    pub fn of(horizon: Horizon, failing: &DayCounts, failure: &DayCounts) -> Self {
        Self { failing: curve(horizon, failing), failure: curve(horizon, failure) }
    }
}

fn curve(horizon: Horizon, firsts: &DayCounts) -> Vec<SurvivalDay> {
    let mut failed = firsts.before(horizon.first);
    let on = |day: Day| {
        failed += firsts.on(day);
        let (share, low, high) = band(firsts.len() - failed, firsts.len());
        SurvivalDay { day, share, low, high }
    };
    horizon.days().map(on).collect()
}

/// The share of `left` among `count` replicates and its 95 % band.
fn band(left: usize, count: usize) -> (f64, f64, f64) {
    let n = numbers::real_count(count.max(1));
    let share = numbers::real_count(left) / n;
    let beyond = libm::pow(TAIL, 1.0 / n);
    match left {
        _ if left == count => (1.0, beyond, 1.0),
        0 => (0.0, 0.0, 1.0 - beyond),
        _ => {
            let log = libm::log(share);
            let spread = Z_95 * libm::sqrt((1.0 - share) / (share * n)) / log.abs();
            let end = |spread: f64| libm::exp(log * libm::exp(spread));
            (share, end(spread), end(-spread))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Arrival;

    const HORIZON: Horizon = Horizon { first: Day::from_number(1), last: Day::from_number(10) };

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    /// The product-limit estimate and Greenwood's sum on a day, from times and whether each was a failure.
    fn product_limit(times: &[(i32, bool)], day: i32) -> (f64, f64) {
        let mut distinct: Vec<i32> = times.iter().filter(|(_, failed)| *failed).map(|(t, _)| *t).collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.into_iter().filter(|time| *time <= day).fold((1.0, 0.0), |(share, sum), time| {
            let at_risk = times.iter().filter(|(t, _)| *t >= time).count() as f64;
            let failed = times.iter().filter(|(t, failed)| *t == time && *failed).count() as f64;
            (share * (1.0 - failed / at_risk), sum + failed / (at_risk * (at_risk - failed)))
        })
    }

    #[test]
    fn with_one_censoring_time_it_is_kaplan_and_meier_s_with_greenwood_s_variance() {
        let times = [(2, true), (2, true), (3, true), (7, true), (10, false), (10, false), (10, false)];
        let firsts = times.map(|(day, failed)| if failed { on(day) } else { Arrival::Beyond });
        for found in curve(HORIZON, &firsts.into_iter().collect()) {
            let (share, sum) = product_limit(&times, found.day.number());
            assert!((found.share - share).abs() < 1e-12);
            if share < 1.0 {
                let spread = Z_95 * libm::sqrt(sum) / libm::log(share).abs();
                let low = libm::pow(share, libm::exp(spread));
                let high = libm::pow(share, libm::exp(-spread));
                assert!((found.low - low).abs() < 1e-12 && (found.high - high).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn where_nobody_or_everybody_failed_the_band_is_the_exact_one() {
        let (share, low, high) = band(100, 100);
        assert!((share - 1.0).abs() < 1e-12 && (high - 1.0).abs() < 1e-12);
        assert!((libm::pow(low, 100.0) - TAIL).abs() < 1e-12);
        assert_eq!(band(0, 100), (0.0, 0.0, 1.0 - low));
    }

    #[test]
    fn curves_never_rise_and_stay_in_their_band() {
        let firsts = (0..40).map(|at| if at < 25 { on(at / 3) } else { Arrival::Beyond }).collect();
        let curve = curve(HORIZON, &firsts);
        assert_eq!(curve.len(), 10);
        assert!(curve.is_sorted_by(|a, b| a.share >= b.share && a.low >= b.low && a.high >= b.high));
        assert!(curve.iter().all(|at| at.low <= at.share && at.share <= at.high));
    }
}

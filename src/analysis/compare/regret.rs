//! Least regret: what each alternative costs more than the best one would have, future by future.
//!
//! The loss of an alternative in a future is what was paid and a price for every day of every backup whose newest copy
//! was more than 7 days old. Its regret is that loss less the smallest loss of all alternatives in the same future.

use super::contender::Outcomes;
use crate::analysis::means::Mean;
use crate::engine::rank;

/// What an alternative costs more than the best one would have, in minor units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Regret {
    /// On average.
    pub mean: Mean,
    /// In 19 futures of 20 it is no more than this.
    pub p95: f64,
}

/// Prices of a day without a fresh backup, in minor units, at which an alternative is the best on average.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PriceRange {
    /// From this price on.
    pub from: f64,
    /// Up to this one; `None`: whatever it is.
    pub to: Option<f64>,
}

/// Every alternative's loss in every future, at a price of a day without a fresh backup; `None` where a price is
/// not known. `[alternative][replicate]`, in minor units.
pub fn losses(all: &[&Outcomes], day_price: f64) -> Option<Vec<Vec<f64>>> {
    let one = |outcomes: &&Outcomes| {
        let days = outcomes.stale_days.iter();
        let paid = outcomes.paid.as_ref()?;
        Some(paid.iter().zip(days).map(|(paid, days)| paid + day_price * days).collect())
    };
    all.iter().map(one).collect()
}

/// The regret of every alternative.
pub fn regrets(losses: &[&[f64]]) -> Vec<Regret> {
    let replicates = losses.first().map_or(0, |of| of.len());
    let least = |replicate: usize| losses.iter().map(|of| of[replicate]).fold(f64::INFINITY, f64::min);
    let least: Vec<f64> = (0..replicates).map(least).collect();
    let regret = |of: &&[f64]| {
        let mut extra: Vec<f64> = of.iter().zip(&least).map(|(loss, least)| loss - least).collect();
        let mean = Mean::of(extra.iter().copied());
        extra.sort_by(f64::total_cmp);
        Regret { mean, p95: extra.get(rank(0.95, extra.len())).copied().unwrap_or(0.0) }
    };
    losses.iter().map(regret).collect()
}

/// For every alternative the prices at which its mean loss is the smallest: losses are straight lines in the price,
/// and the best one at each price is their lower edge. `None` where another is better at any price.
pub fn price_ranges(means: &[(f64, f64)]) -> Vec<Option<PriceRange>> {
    let range = |at: usize| {
        let mut others = means.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, of)| of);
        others.try_fold(PriceRange { from: 0.0, to: None }, |range, other| narrowed(range, means[at], *other))
    };
    (0..means.len()).map(range).collect()
}

/// What of a range is left beside another alternative; each is (paid, days without a fresh backup).
fn narrowed(range: PriceRange, (paid, days): (f64, f64), other: (f64, f64)) -> Option<PriceRange> {
    let (cheaper, more_days) = (other.0 - paid, days - other.1);
    match more_days {
        0.0 => (cheaper >= 0.0).then_some(range),
        more if more > 0.0 => {
            let to = cheaper / more;
            let to = range.to.map_or(to, |end| end.min(to));
            (to >= range.from).then_some(PriceRange { to: Some(to), ..range })
        }
        fewer => {
            let from = range.from.max(cheaper / fewer);
            range.to.is_none_or(|to| from <= to).then_some(PriceRange { from, ..range })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_plan_is_best_over_a_range_of_prices_and_a_wasteful_one_never() {
        // Small, middle, large, and one that is as good as the large one but dearer.
        let ranges = price_ranges(&[(0.0, 100.0), (10.0, 50.0), (40.0, 0.0), (90.0, 0.0)]);
        assert_eq!(ranges[0], Some(PriceRange { from: 0.0, to: Some(0.2) }));
        assert_eq!(ranges[1], Some(PriceRange { from: 0.2, to: Some(0.6) }));
        assert_eq!(ranges[2], Some(PriceRange { from: 0.6, to: None }));
        assert_eq!(ranges[3], None);
    }

    #[test]
    fn what_is_never_on_the_lower_edge_is_never_best() {
        let ranges = price_ranges(&[(0.0, 100.0), (39.0, 60.0), (40.0, 0.0)]);
        assert_eq!(ranges[1], None);
        assert_eq!(ranges[0].and_then(|range| range.to), Some(0.4));
    }

    #[test]
    fn regret_is_taken_future_by_future() {
        let regrets = regrets(&[&[1.0, 5.0], &[3.0, 2.0]]);
        assert!((regrets[0].mean.value - 1.5).abs() < 1e-12 && (regrets[1].mean.value - 1.0).abs() < 1e-12);
        assert!((regrets[0].p95 - 3.0).abs() < 1e-12);
    }
}

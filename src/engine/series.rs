//! A pool's use day by day over all replicates: every value while there are few, fine histograms beyond.

use rayon::prelude::*;

use crate::calendar::Day;
use crate::model::household::{Action, Household, PlanId, PoolId};
use crate::units::{Bytes, numbers};

/// Quantiles at 5, 25, 50, 75 and 95 % of what a pool holds at a day's end, and its median quota.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayQuantiles {
    /// The day.
    pub day: Day,
    /// Used.
    pub used: [Bytes; 5],
    /// Monte Carlo standard error of each of them.
    pub used_errors: [Bytes; 5],
    /// Median quota.
    pub quota: Bytes,
}

/// One pool's days.
pub type PoolSeries = Vec<DayQuantiles>;

/// The quantiles every report gives.
pub const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// What a block saw of a pool: `[day][lane]`.
#[derive(Clone, Debug, Default)]
pub struct BlockSeries {
    /// Used at each day's end, lanes of a day side by side.
    pub used: Vec<Bytes>,
    /// Quota at each day's end.
    pub quota: Vec<Bytes>,
}

/// Gathers blocks of replicates into quantiles a day.
#[derive(Clone, Debug)]
pub struct Gatherer {
    days: usize,
    kept: Option<Vec<Vec<Bytes>>>,
    bins: Vec<Vec<u32>>,
    quotas: Vec<Vec<(Bytes, usize)>>,
    top: Bytes,
    count: usize,
}

/// Up to this many replicates every value is kept.
const KEEP_ALL: usize = 4096;
const BINS: usize = 8192;

impl Gatherer {
    /// For a pool over a number of days.
    pub fn new(household: &Household, pool: PoolId, days: usize) -> Self {
        let largest = largest_quota(household, pool);
        Self {
            days,
            kept: Some(vec![Vec::new(); days]),
            bins: Vec::new(),
            quotas: vec![Vec::new(); days],
            top: largest.scaled(1.05),
            count: 0,
        }
    }

    /// Takes in a block's first `lanes` lanes of `width`.
    pub fn add(&mut self, series: &BlockSeries, width: usize, lanes: usize) {
        self.count += lanes;
        if self.count > KEEP_ALL {
            self.put_into_bins();
        }
        for day in 0..self.days {
            let row = day * width..day * width + lanes;
            let (used, quota) = (&series.used[row.clone()], &series.quota[row]);
            match &mut self.kept {
                Some(kept) => kept[day].extend_from_slice(used),
                None => used.iter().for_each(|bytes| self.bins[day][bin(*bytes, self.top)] += 1),
            }
            for alike in quota.chunk_by(|one, next| one == next) {
                count_quota(&mut self.quotas[day], alike[0], alike.len());
            }
        }
    }

    /// Moves what is kept into histograms, day by day.
    fn put_into_bins(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        let top = self.top;
        let binned = kept.into_iter().map(|values| {
            let mut bins = vec![0; BINS];
            values.into_iter().for_each(|bytes| bins[bin(bytes, top)] += 1);
            bins
        });
        self.bins = binned.collect();
    }

    /// The quantiles of every day from `first` on.
    pub fn finish(mut self, first: Day) -> PoolSeries {
        if let Some(kept) = &mut self.kept {
            kept.par_iter_mut().for_each(|day| day.sort_unstable());
        }
        self.quotas.par_iter_mut().for_each(|quotas| quotas.sort_unstable());
        (0..self.days).into_par_iter().map(|at| self.day(first, at)).collect()
    }

    /// The quantiles of a day whose kept values and quotas are sorted.
    fn day(&self, first: Day, at: usize) -> DayQuantiles {
        DayQuantiles {
            day: first + i32::try_from(at).unwrap_or(i32::MAX),
            used: QUANTILES.map(|q| self.used(at, rank(q, self.count))),
            used_errors: QUANTILES.map(|q| self.error(at, q)),
            quota: median_quota(&self.quotas[at], self.count),
        }
    }

    /// The value of a rank on a day whose kept values are sorted.
    fn used(&self, day: usize, rank: usize) -> Bytes {
        match &self.kept {
            Some(kept) => kept[day].get(rank).copied().unwrap_or_default(),
            None => from_bins(&self.bins[day], rank, self.top),
        }
    }

    fn error(&self, day: usize, quantile: f64) -> Bytes {
        let (low, high) = ranks_around(quantile, self.count);
        (self.used(day, high) - self.used(day, low)).scaled(0.5)
    }
}

/// The largest quota a pool may come to have.
fn largest_quota(household: &Household, pool: PoolId) -> Bytes {
    let events = household.events.iter().map(|event| &event.action);
    let actions = events.chain(household.policies.iter().flat_map(|policy| &policy.actions));
    let plans = actions.flat_map(|action| match action {
        Action::ChangePlan(of, plan) if *of == pool => vec![*plan],
        Action::UpgradePlan(of) if *of == pool => (0..household.plans.len()).map(PlanId::new).collect(),
        _ => Vec::new(),
    });
    let start = household.pools[pool.index()].plan;
    let quotas = plans.chain([start]).map(|plan| household.plans[plan.index()].quota);
    quotas.max().unwrap_or(Bytes::GIB)
}

/// The rank (from 0) of a quantile among `count` sorted values: the smallest value with at least that share at or below.
pub fn rank(quantile: f64, count: usize) -> usize {
    let position = libm::ceil(quantile * numbers::real_count(count) - 1e-9);
    numbers::index(numbers::floor(position) - 1).min(count.saturating_sub(1))
}

/// The ranks one binomial standard deviation to either side of a quantile's: half the distance between their
/// values is the quantile's standard error.
pub fn ranks_around(quantile: f64, count: usize) -> (usize, usize) {
    let spread = libm::sqrt(quantile * (1.0 - quantile) / numbers::real_count(count).max(1.0));
    let at = |q: f64| rank(q.clamp(0.0, 1.0), count);
    (at(quantile - spread), at(quantile + spread))
}

fn bin(bytes: Bytes, top: Bytes) -> usize {
    let share = bytes.at_least_zero().real() / top.real();
    numbers::index(numbers::floor(share * numbers::real_count(BINS))).min(BINS - 1)
}

fn from_bins(bins: &[u32], rank: usize, top: Bytes) -> Bytes {
    let mut below = 0_usize;
    for (at, count) in bins.iter().enumerate() {
        let count = usize::try_from(*count).unwrap_or(usize::MAX);
        if below + count > rank {
            let within = (numbers::real_count(rank - below) + 0.5) / numbers::real_count(count);
            return top.scaled((numbers::real_count(at) + within) / numbers::real_count(BINS));
        }
        below += count;
    }
    top
}

fn count_quota(quotas: &mut Vec<(Bytes, usize)>, quota: Bytes, times: usize) {
    match quotas.iter_mut().find(|(of, _)| *of == quota) {
        Some((_, count)) => *count += times,
        None => quotas.push((quota, times)),
    }
}

/// The median of counted quotas in rising order.
fn median_quota(quotas: &[(Bytes, usize)], count: usize) -> Bytes {
    let mut left = rank(0.5, count);
    for (quota, of) in quotas.iter() {
        if left < *of {
            return *quota;
        }
        left -= of;
    }
    Bytes::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_the_lower_quantile() {
        assert_eq!(rank(0.5, 1), 0);
        assert_eq!(rank(0.5, 2), 0);
        assert_eq!(rank(0.5, 3), 1);
        assert_eq!(rank(0.05, 2000), 99);
        assert_eq!(rank(0.95, 2000), 1899);
    }

    #[test]
    fn histograms_are_as_fine_as_a_bin() {
        let top = Bytes::GIB.scaled(200.0);
        let mut bins = vec![0; BINS];
        let values: Vec<Bytes> = (0..10_000).map(|i| top.scaled(f64::from(i) / 10_000.0)).collect();
        values.iter().for_each(|bytes| bins[bin(*bytes, top)] += 1);
        for quantile in QUANTILES {
            let exact = values[rank(quantile, values.len())];
            let close = from_bins(&bins, rank(quantile, values.len()), top);
            assert!((close - exact).real().abs() <= top.real() / numbers::real_count(BINS));
        }
    }

    #[test]
    fn quantiles_have_the_errors_of_order_statistics_kept_or_in_bins() {
        let values: Vec<Bytes> = (0..10_000).map(|i| Bytes::MIB.scaled(f64::from(i))).collect();
        let top = Bytes::MIB.scaled(10_500.0);
        let mut bins = vec![0; BINS];
        values.iter().for_each(|bytes| bins[bin(*bytes, top)] += 1);
        let of = |kept, bins| Gatherer { days: 1, kept, bins, quotas: vec![Vec::new()], top, count: 10_000 };
        let [exact, binned] = [of(Some(vec![values]), Vec::new()), of(None, vec![bins])]
            .map(|gatherer| gatherer.day(Day::from_number(0), 0).used_errors);
        assert_eq!(exact[2], Bytes::MIB.scaled(50.0));
        for (exact, binned) in exact.into_iter().zip(binned) {
            assert!((exact - binned).real().abs() <= top.real() / numbers::real_count(BINS));
        }
    }

    #[test]
    fn the_median_quota_is_that_of_most() {
        let mut quotas = Vec::new();
        for quota in [5, 5, 50, 50, 50] {
            count_quota(&mut quotas, Bytes::new(quota), 1);
        }
        assert_eq!(median_quota(&quotas, 5), Bytes::new(50));
    }
}

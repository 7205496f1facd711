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

/// What a block saw of a pool, day by day.
#[derive(Clone, Debug, Default)]
pub struct BlockSeries {
    /// Used at each day's end, lanes of a day side by side.
    used: Vec<Bytes>,
    /// The bins of those, in their place once histograms are what is kept: a quarter of the memory.
    bins: Vec<u16>,
    /// The quotas of all lanes and the day from which they hold, counted from 0.
    quotas: Vec<(usize, Vec<Bytes>)>,
}

impl BlockSeries {
    /// Takes in the next day.
    #[inline(always)]
    pub fn push<const W: usize>(&mut self, used: &[Bytes; W], quota: &[Bytes; W]) {
        if self.quotas.last().is_none_or(|(_, of)| of.as_slice() != quota.as_slice()) {
            self.quotas.push((self.used.len() / W, quota.to_vec()));
        }
        self.used.extend_from_slice(used);
    }
}

/// Gathers blocks of replicates into quantiles a day.
#[derive(Clone, Debug)]
pub struct Gatherer {
    days: usize,
    scale: Scale,
    kept: Option<Vec<Vec<Bytes>>>,
    bins: Vec<Bins>,
    quotas: Vec<Vec<(Bytes, usize)>>,
    count: usize,
}

/// Up to this many replicates every value is kept.
const KEEP_ALL: usize = 4096;
/// And up to this many values, over all days: 64 MiB.
const KEPT_VALUES: usize = 1 << 23;

impl Gatherer {
    /// For a pool over a number of days.
    pub fn new(household: &Household, pool: PoolId, days: usize) -> Self {
        Self {
            days,
            scale: Scale::new(largest_quota(household, pool).scaled(1.05), days),
            kept: Some(vec![Vec::new(); days]),
            bins: Vec::new(),
            quotas: vec![Vec::new(); days],
            count: 0,
        }
    }

    /// Prepares for so many more replicates: where not every value can be kept of all of them, none is from now on.
    pub fn expect(&mut self, more: usize) {
        let count = self.count + more;
        if count > KEEP_ALL || count * self.days > KEPT_VALUES {
            self.keep_bins();
        }
    }

    /// Puts what a block saw into bins, where those are what is kept.
    pub fn put_into_bins(&self, series: &mut BlockSeries) {
        if self.kept.is_none() {
            let used = std::mem::take(&mut series.used);
            series.bins = used.iter().map(|bytes| self.scale.bin(*bytes)).collect();
        }
    }

    /// Takes in a block's first `lanes` lanes of `width`, put into bins where those are what is kept.
    pub fn add(&mut self, series: &BlockSeries, width: usize, lanes: usize) {
        self.count += lanes;
        if let Some(kept) = &mut self.kept {
            let days = kept.iter_mut().zip(series.used.chunks_exact(width));
            days.for_each(|(kept, used)| kept.extend_from_slice(&used[..lanes]));
        }
        let days = self.bins.iter_mut().zip(series.bins.chunks_exact(width));
        days.for_each(|(bins, met)| met[..lanes].iter().for_each(|bin| bins.count(usize::from(*bin))));
        self.add_quotas(series, lanes);
    }

    fn add_quotas(&mut self, series: &BlockSeries, lanes: usize) {
        let mut quotas = series.quotas.iter().peekable();
        let mut quota: &[Bytes] = &[];
        for (day, counted) in self.quotas.iter_mut().enumerate() {
            while let Some((_, next)) = quotas.next_if(|(from, _)| *from <= day) {
                quota = next;
            }
            for alike in quota[..lanes.min(quota.len())].chunk_by(|one, next| one == next) {
                count_quota(counted, alike[0], alike.len());
            }
        }
    }

    /// Moves what is kept into histograms, day by day.
    fn keep_bins(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        let scale = self.scale;
        self.bins = kept.into_par_iter().map(|values| scale.counted(&values)).collect();
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
            None => self.scale.value(&self.bins[day], rank),
        }
    }

    fn error(&self, day: usize, quantile: f64) -> Bytes {
        let (low, high) = ranks_around(quantile, self.count);
        (self.used(day, high) - self.used(day, low)).scaled(0.5)
    }
}

/// Bins of one width from nothing to a little above the largest quota.
#[derive(Clone, Copy, Debug)]
struct Scale {
    top: Bytes,
    bins: usize,
}

/// Bins of a day, and the fewest there are where a horizon is so long that all its days' would take too much memory.
const BINS: usize = 8192;
const FEWEST_BINS: usize = 1024;
/// Bins of all days: 64 MiB.
const ALL_BINS: usize = 1 << 24;

impl Scale {
    fn new(top: Bytes, days: usize) -> Self {
        Self { top, bins: (ALL_BINS / days.max(1)).clamp(FEWEST_BINS, BINS) }
    }

    /// The bin of a value; there are fewer than 2^16.
    fn bin(self, bytes: Bytes) -> u16 {
        let share = bytes.at_least_zero().real() / self.top.real();
        let bin = numbers::index(numbers::floor(share * numbers::real_count(self.bins))).min(self.bins - 1);
        u16::try_from(bin).unwrap_or(u16::MAX)
    }

    fn counted(self, values: &[Bytes]) -> Bins {
        let mut bins = Bins::default();
        values.iter().for_each(|bytes| bins.count(usize::from(self.bin(*bytes))));
        bins
    }

    /// The value of a rank, from 0, among those counted.
    fn value(self, bins: &Bins, rank: usize) -> Bytes {
        let mut below = 0_usize;
        for (at, count) in (bins.first..).zip(&bins.counts) {
            let count = usize::try_from(*count).unwrap_or(usize::MAX);
            if below + count > rank {
                let within = (numbers::real_count(rank - below) + 0.5) / numbers::real_count(count);
                return self.top.scaled((numbers::real_count(at) + within) / numbers::real_count(self.bins));
            }
            below += count;
        }
        self.top
    }
}

/// How often each bin was met, from the lowest one that was to the highest.
#[derive(Clone, Debug, Default)]
struct Bins {
    first: usize,
    counts: Vec<u32>,
}

impl Bins {
    fn count(&mut self, bin: usize) {
        if self.counts.is_empty() {
            self.first = bin;
        }
        if bin < self.first {
            self.counts.splice(0..0, std::iter::repeat_n(0, self.first - bin));
            self.first = bin;
        }
        let at = bin - self.first;
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] += 1;
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

    /// Evenly spread values up to ten thousand times the step, and a scale a little longer.
    fn spread(step: Bytes) -> (Vec<Bytes>, Scale) {
        let values = (0..10_000).map(|i| step.scaled(f64::from(i))).collect();
        (values, Scale::new(step.scaled(10_500.0), 1))
    }

    #[test]
    fn histograms_are_as_fine_as_a_bin() {
        let (values, scale) = spread(Bytes::MIB);
        let bins = scale.counted(&values);
        for quantile in QUANTILES {
            let exact = values[rank(quantile, values.len())];
            let close = scale.value(&bins, rank(quantile, values.len()));
            assert!((close - exact).real().abs() <= scale.top.real() / numbers::real_count(BINS));
        }
    }

    #[test]
    fn bins_reach_from_the_lowest_to_the_highest_that_were_met() {
        let mut bins = Bins::default();
        [40, 38, 40, 43].into_iter().for_each(|bin| bins.count(bin));
        assert_eq!((bins.first, bins.counts.as_slice()), (38, &[1, 0, 2, 0, 0, 1][..]));
    }

    #[test]
    fn a_hundred_years_have_coarser_bins_and_no_more_memory() {
        assert_eq!(Scale::new(Bytes::GIB, 5 * 366).bins, BINS);
        assert_eq!(Scale::new(Bytes::GIB, 36_525).bins, FEWEST_BINS);
    }

    #[test]
    fn a_block_tells_its_quotas_when_they_change() {
        let [small, large] = [1, 2].map(Bytes::new);
        let mut series = BlockSeries::default();
        for quota in [[small; 2], [small; 2], [small, large]] {
            series.push(&[Bytes::ZERO; 2], &quota);
        }
        let from: Vec<usize> = series.quotas.iter().map(|(from, _)| *from).collect();
        assert_eq!((from, series.used.len()), (vec![0, 2], 6));
    }

    #[test]
    fn quantiles_have_the_errors_of_order_statistics_kept_or_in_bins() {
        let (values, scale) = spread(Bytes::MIB);
        let bins = scale.counted(&values);
        let of =
            |kept, bins| Gatherer { days: 1, scale, kept, bins, quotas: vec![Vec::new()], count: 10_000 };
        let [exact, binned] = [of(Some(vec![values]), Vec::new()), of(None, vec![bins])]
            .map(|gatherer| gatherer.day(Day::from_number(0), 0).used_errors);
        assert_eq!(exact[2], Bytes::MIB.scaled(50.0));
        for (exact, binned) in exact.into_iter().zip(binned) {
            assert!((exact - binned).real().abs() <= scale.top.real() / numbers::real_count(BINS));
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

//! Which unknowns move the answer: each level swung alone, and its rank correlation with the date; what is left is the
//! noise of days, which nobody can measure beforehand.

use rayon::prelude::*;

use super::advice::Lives;
use super::findings::BackupName;
use super::name;
use crate::calendar::{Arrival, DAYS_A_MONTH, Horizon};
use crate::engine::{Keep, LANES, QUANTILES, Run, Runner, rank};
use crate::model::household::Level;
use crate::model::state::draw_level;
use crate::model::world::World;
use crate::units::numbers;

/// How far apart a level's swing and its correlation may stand, each as a share of the largest of its kind.
const APART: f64 = 0.4;
/// The share of the largest from which on a direction counts.
const SEEN: f64 = 0.2;
/// Correlations are those of so many futures at most: their error is 0.004 then, and every level's values are held
/// beside their order.
pub const CORRELATED: usize = 1 << 16;

/// The date that unknowns are asked about.
#[derive(Clone, PartialEq, Debug)]
pub enum Asked {
    /// The household's first failing date.
    FirstFailing,
    /// When a device that has no backup yet gets its first: where everybody waits for that from the first day on.
    FirstBackup(BackupName),
    /// None: a backup is failing before the first day in every future.
    FailsAlready,
}

impl Asked {
    /// What there is to ask of a run.
    pub fn of(world: &World, run: &Run) -> Self {
        let start = Arrival::On(world.household.horizon.first);
        let firsts = || run.futures.after.days();
        if firsts().all(|day| day < start) {
            return Self::FailsAlready;
        }
        let waits = |at: &usize| waits_from_the_start(world, run, *at);
        match (0..run.rows.len()).find(waits) {
            Some(at) if firsts().all(|day| day <= start) => Self::FirstBackup(name(world, run.rows[at])),
            _ => Self::FirstFailing,
        }
    }

    /// The date in the first `replicates` replicates.
    fn dates(&self, world: &World, run: &Run, replicates: usize) -> Vec<Arrival> {
        let row = |of: &BackupName| run.rows.iter().position(|row| name(world, *row) == *of);
        match self {
            Self::FailsAlready => vec![Arrival::Beyond; replicates],
            Self::FirstFailing => run.futures.after.days().take(replicates).collect(),
            Self::FirstBackup(of) => {
                row(of).map_or_else(Vec::new, |row| run.futures.first_completed[row][..replicates].to_vec())
            }
        }
    }
}

/// Whether a row is a device without any backup that counts as failing from the first day in every replicate.
fn waits_from_the_start(world: &World, run: &Run, at: usize) -> bool {
    let start = Arrival::On(world.household.horizon.first);
    run.rows[at].has_none_yet(&world.household) && run.futures.failing[at].days().all(|day| day == start)
}

/// How much a level has to do with the date that is asked about.
#[derive(Clone, PartialEq, Debug)]
pub struct Weight {
    /// The level's name: whose it is and what it is.
    pub path: String,
    /// Spearman's rank correlation over the futures, or the first [`CORRELATED`] of them; dates that do not come are tied
    /// behind all others.
    pub correlation: f64,
    /// About three of this are no accident: the correlation's standard error where there is none.
    pub error: f64,
}

/// A level at its 5 % and its 95 % value, everything else as drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Swing {
    /// How it goes with the date in the run itself.
    pub weight: Weight,
    /// Median date at its 5 % and at its 95 % value.
    pub medians: [Arrival; 2],
    /// Chance of failing within the horizon at each.
    pub chances: [f64; 2],
    /// Months that the mean date moves from one to the other; dates beyond the horizon count as its end.
    pub months: f64,
    /// Whether swing and correlation tell different stories.
    pub disagree: bool,
}

/// Which unknowns move the answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Sensitivity {
    /// The date that is swung.
    pub asked: Asked,
    /// Futures of each swing.
    pub futures: usize,
    /// Every uncertain level, the largest swing first.
    pub swings: Vec<Swing>,
    /// Share of the variance of the date's rank that the levels leave: the noise of days and nights, 0 to 1.
    pub noise: f64,
}

/// Each level's rank correlation with the date there is to ask about, the strongest first; none where no date differs
/// from another.
pub fn weights(world: &World, run: &Run) -> Vec<Weight> {
    let replicates = run.replicates.min(CORRELATED);
    let dates = Asked::of(world, run).dates(world, run, replicates);
    let dates = ranks(&dates.iter().map(|date| days(*date)).collect::<Vec<_>>());
    let error = 1.0 / numbers::real_count(replicates.max(2) - 1).sqrt();
    let weight = |level: &Level| {
        let values = level_values(world, level, replicates);
        let correlation = correlation(&ranks(&values), &dates)?;
        Some(Weight { path: level.path.clone(), correlation, error })
    };
    let mut weights: Vec<Weight> = world.household.levels.iter().filter_map(weight).collect();
    weights.sort_by(|a, b| b.correlation.abs().total_cmp(&a.correlation.abs()));
    weights
}

/// The share of the variance of the date's rank that levels do not account for. Levels are independent, so what they
/// account for adds up; each correlation's square is taken less what chance alone gives.
pub fn noise(weights: &[Weight]) -> f64 {
    let part = |weight: &Weight| weight.correlation * weight.correlation - weight.error * weight.error;
    (1.0 - weights.iter().map(part).sum::<f64>()).clamp(0.0, 1.0)
}

/// Swings every uncertain level of a household whose futures are `run`; `progress` is told how many futures were lived.
pub fn sensitivity(
    world: &World,
    run: &Run,
    futures: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Sensitivity {
    let (weights, asked) = (weights(world, run), Asked::of(world, run));
    let swing = |weight: &Weight| swing(world, &asked, weight, futures, progress);
    let mut swings: Vec<Swing> = weights.par_iter().filter_map(swing).collect();
    mark_disagreeing(&mut swings);
    swings.sort_by(|a, b| b.months.abs().total_cmp(&a.months.abs()));
    Sensitivity { asked, futures, swings, noise: noise(&weights) }
}

/// How many swings there are to live.
pub fn swings_of(world: &World) -> usize {
    let is_uncertain = |level: &&Level| is_uncertain(&level_values(world, level, LANES));
    world.household.levels.iter().filter(is_uncertain).count()
}

fn swing(
    world: &World,
    asked: &Asked,
    weight: &Weight,
    futures: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Option<Swing> {
    let at = world.household.levels.iter().position(|level| level.path == weight.path)?;
    let horizon = world.household.horizon;
    let [low, high] = [QUANTILES[0], QUANTILES[4]].map(|quantile| {
        let mut fixed = world.clone();
        fixed.household.levels[at] = fixed.household.levels[at].fixed_at(quantile);
        let mut runner = Runner::new(&fixed, Keep::FUTURES);
        runner.live(futures, progress);
        let run = runner.finish();
        (asked.dates(&fixed, &run, run.replicates), Lives::from_run(&fixed, &run).all().chance())
    });
    Some(Swing {
        medians: [&low.0, &high.0].map(|dates| median(dates)),
        chances: [low.1, high.1],
        disagree: false,
        months: (mean_days(&high.0, horizon) - mean_days(&low.0, horizon)) / DAYS_A_MONTH,
        weight: weight.clone(),
    })
}

/// Mean number of days from the first to a date; dates beyond the horizon count as its end.
fn mean_days(dates: &[Arrival], horizon: Horizon) -> f64 {
    let days = |date: &Arrival| {
        date.day().map_or(horizon.last + 1, |day| day.max(horizon.first)).days_since(horizon.first)
    };
    dates.iter().map(|date| f64::from(days(date))).sum::<f64>() / numbers::real_count(dates.len().max(1))
}

/// Marks the levels whose swing and correlation stand far apart, or point opposite ways.
fn mark_disagreeing(swings: &mut [Swing]) {
    let largest = |of: &dyn Fn(&Swing) -> f64| swings.iter().map(|swing| of(swing).abs()).fold(0.0, f64::max);
    let (months, correlation) = (largest(&|swing| swing.months), largest(&|swing| swing.weight.correlation));
    for swing in swings {
        let parts = [swing.months / months.max(1e-9), swing.weight.correlation / correlation.max(1e-9)];
        swing.disagree = disagree(parts);
    }
}

fn disagree([swing, correlation]: [f64; 2]) -> bool {
    let opposite = swing * correlation < 0.0 && swing.abs().min(correlation.abs()) >= SEEN;
    (swing.abs() - correlation.abs()).abs() > APART || opposite
}

fn median(dates: &[Arrival]) -> Arrival {
    let mut sorted = dates.to_vec();
    sorted.sort_unstable();
    sorted.get(rank(0.5, sorted.len())).copied().unwrap_or(Arrival::Beyond)
}

fn days(date: Arrival) -> f64 {
    date.day().map_or(f64::INFINITY, |day| f64::from(day.number()))
}

/// A level's value in every replicate.
fn level_values(world: &World, level: &Level, replicates: usize) -> Vec<f64> {
    let mut values = vec![0.0; replicates];
    values.par_chunks_mut(LANES).enumerate().for_each(|(block, values)| {
        let first = u32::try_from(block * LANES).unwrap_or(u32::MAX);
        values.copy_from_slice(&draw_level::<LANES>(world, level, first)[..values.len()]);
    });
    values
}

fn is_uncertain(values: &[f64]) -> bool {
    values.iter().any(|value| *value != values[0])
}

/// Ranks of values; equal ones share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.par_sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    for tied in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let mean = numbers::real_count(2 * from + tied.len() - 1) / 2.0;
        tied.iter().for_each(|at| ranks[*at] = mean);
        from += tied.len();
    }
    ranks
}

/// Pearson's correlation; `None` where one of the two does not vary.
fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let count = numbers::real_count(a.len().max(1));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let sum =
        |f: &dyn Fn(f64, f64) -> f64| a.iter().zip(b).map(|(a, b)| f(a - mean_a, b - mean_b)).sum::<f64>();
    let (both, of_a, of_b) = (sum(&|a, b| a * b), sum(&|a, _| a * a), sum(&|_, b| b * b));
    (of_a > 0.0 && of_b > 0.0).then(|| both / (of_a * of_b).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_rank() {
        assert_eq!(ranks(&[5.0, 1.0, f64::INFINITY, 5.0, f64::INFINITY]), [1.5, 0.0, 3.5, 1.5, 3.5]);
    }

    #[test]
    fn a_rising_relation_has_correlation_one_and_its_reverse_minus_one() {
        let (a, b) = (ranks(&[1.0, 2.0, 3.0, 9.0]), ranks(&[10.0, 20.0, 21.0, 1000.0]));
        let reversed: Vec<f64> = b.iter().map(|rank| -rank).collect();
        assert!((correlation(&a, &b).unwrap() - 1.0).abs() < 1e-12);
        assert!((correlation(&a, &reversed).unwrap() + 1.0).abs() < 1e-12);
        assert_eq!(correlation(&a, &[3.0; 4]), None);
    }

    #[test]
    fn what_levels_do_not_account_for_is_noise() {
        let weight = |correlation| Weight { path: String::new(), correlation, error: 0.0 };
        assert!((noise(&[weight(0.6), weight(-0.5)]) - 0.39).abs() < 1e-12);
        assert_eq!(noise(&[weight(-1.0)]), 0.0);
    }

    #[test]
    fn swing_and_correlation_disagree_where_only_one_sees_something() {
        assert!(!disagree([-1.0, -0.8]) && !disagree([0.1, -0.1]));
        assert!(disagree([-0.9, -0.1]) && disagree([0.05, 0.6]) && disagree([0.5, -0.4]));
    }
}

//! The table: each alternative's numbers, its difference to the present one, and which is best at a price.

use super::alternatives::{Change, Title};
use super::contender::{Contender, FirstToFail, Outcomes};
use super::regret::{PriceRange, Regret, losses, price_ranges, regrets};
use crate::analysis::estimate::estimate;
use crate::analysis::findings::{Arrival, DateEstimate};
use crate::analysis::means::Mean;
use crate::calendar::{Day, Horizon};
use crate::engine::Ratio;
use crate::units::{Money, numbers};

/// Alternatives side by side; the first row is the household as it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Replicates each of them lived.
    pub replicates: usize,
    /// What a day of a backup without a fresh copy counts.
    pub day_price: Money,
    /// One row an alternative, in the order in which they were named.
    pub rows: Vec<Row>,
    /// Which is best at that price.
    pub verdict: Verdict,
}

/// One alternative.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What it is called.
    pub name: Title,
    /// What is different about it.
    pub change: Change,
    /// Share of replicates in which a backup is failing within the first year.
    pub fails_in_a_year: Mean,
    /// The same within the horizon.
    pub fails: Mean,
    /// The household's first failing day.
    pub first_failing: DateEstimate,
    /// Share of backup days whose newest backup is at most 7 days old.
    pub fresh: Mean,
    /// Backup days on which it is older or there is none.
    pub stale_days: Mean,
    /// Paid over the horizon, in minor units.
    pub paid: Option<Mean>,
    /// Paid for each backup day whose newest backup is at most 7 days old, in minor units; `None` without such a day.
    pub paid_per_fresh_day: Option<Mean>,
    /// What is first to be failing most often.
    pub first: Option<FirstToFail>,
    /// Share of replicates in which some pool is too small for what is stored or should go up, and no backup tells.
    pub full: Mean,
    /// Less the present row, future by future; `None` for the present row itself.
    pub to_present: Option<Difference>,
    /// Less the best row, future by future; `None` for that row itself and where none is known to be best.
    pub to_best: Option<Difference>,
    /// What it costs more than the best would have; `None` where a price is not known, and for a row that is left out
    /// because a pool is too small that no backup tells of.
    pub regret: Option<Regret>,
    /// Prices of a day without a fresh backup at which it is best.
    pub best_between: Option<PriceRange>,
}

/// One alternative less another, future by future.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// In the share of replicates failing within the first year.
    pub fails_in_a_year: Mean,
    /// In the share of replicates failing within the horizon.
    pub fails: Mean,
    /// In the share of backup days with a backup at most 7 days old.
    pub fresh: Mean,
    /// In backup days without one.
    pub stale_days: Mean,
    /// In what is paid, in minor units.
    pub paid: Option<Mean>,
    /// In the loss that regret is about, in minor units.
    pub loss: Option<Mean>,
}

/// Which alternative has the least regret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// A price is not known.
    Unpriced,
    /// This row, by more than two standard errors before every other.
    Best(usize),
    /// The first of these rows has the least regret, the others are within two standard errors of it.
    Undecided(Vec<usize>),
}

impl Verdict {
    /// The row with the least regret on average.
    pub fn leader(&self) -> Option<usize> {
        match self {
            Self::Unpriced => None,
            Self::Best(row) => Some(*row),
            Self::Undecided(rows) => rows.first().copied(),
        }
    }
}

/// Holds lived alternatives against each other; the first is the present one.
pub fn compare(horizon: Horizon, contenders: &[Contender], day_price: Money) -> Comparison {
    let all: Vec<&Outcomes> = contenders.iter().map(|contender| &contender.outcomes).collect();
    let losses = losses(&all, numbers::real(day_price.0));
    let year_end = (horizon.first.plus_months(12) - 1).min(horizon.last);
    let mut rows: Vec<Row> = contenders.iter().map(|contender| row(contender, year_end)).collect();
    let pairing = Pairing { all: &all, losses: losses.as_deref(), year_end };
    rows.iter_mut().enumerate().skip(1).for_each(|(at, row)| row.to_present = Some(pairing.less(at, 0)));
    judge(&mut rows, losses.as_deref());
    let verdict = verdict(&rows, &pairing);
    if let Some(best) = verdict.leader() {
        let others = rows.iter_mut().enumerate().filter(|(at, _)| *at != best);
        others.for_each(|(at, row)| row.to_best = Some(pairing.less(at, best)));
    }
    Comparison { replicates: all.first().map_or(0, |of| of.len()), day_price, rows, verdict }
}

fn row(contender: &Contender, year_end: Day) -> Row {
    let outcomes = &contender.outcomes;
    let paired = |paid: &Vec<f64>| {
        let pairs = paid.iter().copied().zip(outcomes.fresh_days.iter().copied());
        Mean::ratio(&Ratio::of(pairs))
    };
    let any_fresh = outcomes.fresh_days.iter().any(|days| *days > 0.0);
    Row {
        name: contender.name.clone(),
        change: contender.change.clone(),
        fails_in_a_year: Mean::of((0..outcomes.len()).map(|at| failed(outcomes, at, Arrival::On(year_end)))),
        fails: Mean::of((0..outcomes.len()).map(|at| failed(outcomes, at, LAST))),
        first_failing: estimate(&outcomes.first_failing.iter().copied().collect()),
        fresh: Mean::of((0..outcomes.len()).map(|at| outcomes.fresh_share(at))),
        stale_days: Mean::of(outcomes.stale_days.iter().copied()),
        paid: outcomes.paid.as_ref().map(|paid| Mean::of(paid.iter().copied())),
        paid_per_fresh_day: outcomes.paid.as_ref().filter(|_| any_fresh).map(paired),
        first: outcomes.first.clone(),
        full: Mean::of(outcomes.full.iter().map(|full| if *full { 1.0 } else { 0.0 })),
        to_present: None,
        to_best: None,
        regret: None,
        best_between: None,
    }
}

/// The last day of all: what comes at all comes by then.
const LAST: Arrival = Arrival::On(Day::from_number(i32::MAX));

/// 1 where a backup is failing by a day, else 0.
fn failed(outcomes: &Outcomes, replicate: usize, by: Arrival) -> f64 {
    if outcomes.first_failing[replicate] <= by { 1.0 } else { 0.0 }
}

/// Regrets and the prices at which each is best, of those that are not full.
fn judge(rows: &mut [Row], losses: Option<&[Vec<f64>]>) {
    let Some(losses) = losses else { return };
    let judged = not_full(rows);
    let lines = |at: &usize| (rows[*at].paid.map_or(0.0, |paid| paid.value), rows[*at].stale_days.value);
    let ranges = price_ranges(&judged.iter().map(lines).collect::<Vec<_>>());
    let losses: Vec<&[f64]> = judged.iter().map(|at| losses[*at].as_slice()).collect();
    for ((at, regret), range) in judged.into_iter().zip(regrets(&losses)).zip(ranges) {
        (rows[at].regret, rows[at].best_between) = (Some(regret), range);
    }
}

/// Share of replicates from which on a row counts as full.
const FULL: f64 = 0.05;

/// The rows that are not full without any backup telling; all of them where all are.
fn not_full(rows: &[Row]) -> Vec<usize> {
    let roomy: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].full.value < FULL).collect();
    if roomy.is_empty() { (0..rows.len()).collect() } else { roomy }
}

fn verdict(rows: &[Row], pairing: &Pairing<'_>) -> Verdict {
    let regret = |row: &Row| row.regret.map_or(f64::INFINITY, |regret| regret.mean.value);
    let order = |(_, a): &(usize, &Row), (_, b): &(usize, &Row)| {
        regret(a).total_cmp(&regret(b)).then_with(|| a.name.to_string().cmp(&b.name.to_string()))
    };
    let best = rows.iter().enumerate().min_by(order).filter(|_| pairing.losses.is_some());
    let Some((best, _)) = best else { return Verdict::Unpriced };
    let judged = |at: &usize| rows[*at].regret.is_some();
    let close = |other: &usize| {
        *other != best && judged(other) && !pairing.loss(*other, best).is_some_and(Mean::is_sure)
    };
    let mut near: Vec<usize> = (0..rows.len()).filter(close).collect();
    near.sort_by_key(|at| rows[*at].name.to_string());
    match near.is_empty() {
        true => Verdict::Best(best),
        false => Verdict::Undecided(std::iter::once(best).chain(near).collect()),
    }
}

/// Outcomes to be taken from each other, future by future.
struct Pairing<'a> {
    all: &'a [&'a Outcomes],
    losses: Option<&'a [Vec<f64>]>,
    year_end: Day,
}

impl Pairing<'_> {
    fn less(&self, at: usize, other: usize) -> Difference {
        let (of, other_of) = (self.all[at], self.all[other]);
        let mean = |value: &dyn Fn(&Outcomes, usize) -> f64| {
            Mean::of((0..of.len()).map(|replicate| value(of, replicate) - value(other_of, replicate)))
        };
        let paid = of.paid.as_ref().zip(other_of.paid.as_ref());
        Difference {
            fails_in_a_year: mean(&|of, replicate| failed(of, replicate, Arrival::On(self.year_end))),
            fails: mean(&|of, replicate| failed(of, replicate, LAST)),
            fresh: mean(&|of, replicate| of.fresh_share(replicate)),
            stale_days: mean(&|of, replicate| of.stale_days[replicate]),
            paid: paid.map(|(of, other)| minus(of, other)),
            loss: self.loss(at, other),
        }
    }

    fn loss(&self, at: usize, other: usize) -> Option<Mean> {
        self.losses.map(|losses| minus(&losses[at], &losses[other]))
    }
}

fn minus(of: &[f64], other: &[f64]) -> Mean {
    Mean::of(of.iter().zip(other).map(|(of, other)| of - other))
}

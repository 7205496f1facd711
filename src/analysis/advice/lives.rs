//! How a household fares over its futures, as far as advice weighs it: when it first fails, what it pays, its gaps.

use crate::analysis::compare::{FirstToFail, first_to_fail};
use crate::calendar::{Arrival, Day, Horizon};
use crate::engine::{Keep, Room, Run, Runner, Totals};
use crate::model::household::PoolId;
use crate::model::world::World;
use crate::units::{Money, numbers};

/// A household's futures under one course of action.
#[derive(Clone, PartialEq, Debug)]
pub struct Lives {
    /// Each replicate's first failing day over all backups, as [`crate::engine::Record::failing_after`] takes it.
    pub first: Vec<Arrival>,
    /// Paid over the horizon in each replicate, all pools together.
    pub paid: Vec<Money>,
    /// For each pool and replicate: whether it had room for what was asked of it.
    pub room: Vec<Vec<Room>>,
    /// The largest mean share of days in use that a backup spends in lapses.
    pub lapsed: f64,
    /// What fails first most often, and why; `None` where nothing fails.
    pub still: Option<FirstToFail>,
    horizon: Horizon,
}

/// How often a household fails, and what it pays.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outlook {
    /// Futures lived.
    pub futures: usize,
    /// Of those, in how many a backup is failing within the horizon.
    pub failing: usize,
    /// Days before the first failing one, added up over the futures; all days of a future that does not fail.
    pub good_days: i64,
    /// Mean paid over the horizon.
    pub paid: Money,
    /// The largest mean share of days in use that a backup spends in lapses, 0 to 1.
    pub lapsed: f64,
}

impl Outlook {
    /// Chance that a backup is failing within the horizon.
    pub fn chance(&self) -> f64 {
        numbers::real_count(self.failing) / numbers::real_count(self.futures.max(1))
    }

    /// Monte Carlo standard error of that chance.
    pub fn error(&self) -> f64 {
        let chance = self.chance();
        libm::sqrt(chance * (1.0 - chance) / numbers::real_count(self.futures.max(1)))
    }
}

impl Lives {
    /// Lives so many futures of a household in which somebody acts on a day.
    pub fn of(world: &World, futures: usize, on: Day, progress: &(dyn Fn(usize) + Sync)) -> Self {
        let mut runner = Runner::acting_on(on, world, Keep::FUTURES);
        runner.live(futures, progress);
        Self::from_run(world, &runner.finish())
    }

    /// The same of futures that were lived already.
    pub fn from_run(world: &World, run: &Run) -> Self {
        let paid = |replicate: usize| {
            run.paid.iter().map(|pool| pool[replicate]).fold(Money::ZERO, std::ops::Add::add)
        };
        Self {
            first: run.futures.after.days().collect(),
            paid: (0..run.replicates).map(paid).collect(),
            room: run.futures.room.clone(),
            lapsed: run.totals.iter().map(lapsed).fold(0.0, f64::max),
            still: first_to_fail(world, run, run.replicates),
            horizon: world.household.horizon,
        }
    }

    /// The first so many futures in sum.
    pub fn outlook(&self, futures: usize) -> Outlook {
        let futures = futures.min(self.first.len());
        let (failing, good_days) = fared(&self.first[..futures], self.horizon);
        let paid: i64 = self.paid[..futures].iter().map(|money| money.0).sum();
        let paid = Money(paid).share(1, numbers::whole(futures));
        Outlook { futures, failing, good_days, paid, lapsed: self.lapsed }
    }

    /// In how many of the first so many futures a pool is short of room.
    pub fn short_of_room(&self, pool: PoolId, futures: usize) -> usize {
        let room = self.room.get(pool.index()).map_or(&[][..], Vec::as_slice);
        room.iter().take(futures).filter(|room| room.is_short()).count()
    }

    /// All futures in sum.
    pub fn all(&self) -> Outlook {
        self.outlook(self.first.len())
    }
}

/// In how many futures a backup is failing, and days before the first failing one, added up over all of them.
pub fn fared(first: &[Arrival], horizon: Horizon) -> (usize, i64) {
    let good = |first: &Arrival| match first {
        Arrival::On(day) => i64::from(day.days_since(horizon.first).max(0)),
        Arrival::Beyond => numbers::whole(horizon.len()),
    };
    let failing = first.iter().filter(|first| **first != Arrival::Beyond).count();
    (failing, first.iter().map(good).sum())
}

fn lapsed(totals: &Totals) -> f64 {
    numbers::real(totals.lapse_days) / numbers::real(totals.days.max(1))
}

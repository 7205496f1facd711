//! An alternative that has been lived: what became of it, replicate by replicate.

use std::collections::BTreeMap;

use super::alternatives::{Alternative, Change, Title};
use crate::analysis::findings::{Arrival, BackupName, Cause};
use crate::analysis::name;
use crate::engine::{Keep, Room, Run, run_together};
use crate::model::world::World;
use crate::units::{Money, numbers};

/// An alternative and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Contender {
    /// What it is called.
    pub name: Title,
    /// What is different about it.
    pub change: Change,
    /// What became of it.
    pub outcomes: Outcomes,
}

/// What became of an alternative, one value a replicate; the same place is the same future in every alternative.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcomes {
    /// The household's first failing day.
    pub first_failing: Vec<Arrival>,
    /// Days, summed over all backups, whose newest backup was at most 7 days old.
    pub fresh_days: Vec<f64>,
    /// Days, summed over all backups, on which it was older or there was none.
    pub stale_days: Vec<f64>,
    /// Paid over the horizon in minor units, all pools together; `None` where a price is not known.
    pub paid: Option<Vec<f64>>,
    /// Whether some pool is too small for what is stored or should go up, and no backup tells.
    pub full: Vec<bool>,
    /// What is first to be failing most often; `None` where nothing is.
    pub first: Option<FirstToFail>,
}

/// The backup and the cause that are first most often.
#[derive(Clone, PartialEq, Debug)]
pub struct FirstToFail {
    /// The backup.
    pub name: BackupName,
    /// Why it fails.
    pub cause: Cause,
    /// In how many replicates the two are first.
    pub replicates: usize,
}

/// Lives alternatives on the same futures, one where nothing is left to chance; `progress` is told how many are done.
pub fn contest(
    alternatives: Vec<Alternative>,
    seed: u64,
    replicates: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Contender> {
    let (mut names, mut worlds): (Vec<(Title, Change)>, Vec<World>) = (Vec::new(), Vec::new());
    for Alternative { name, change, household } in alternatives {
        let world = match worlds.first() {
            Some(first) => first.beside(household),
            None => World::new(household, seed),
        };
        names.push((name, change));
        worlds.push(world);
    }
    let replicates = if worlds.iter().all(World::certain) { 1 } else { replicates };
    let outcomes = run_together(&worlds, Keep::COMPARED, replicates, progress);
    let contender = |(((name, change), world), run): (((Title, Change), &World), &Run)| Contender {
        name,
        change,
        outcomes: Outcomes::of(world, run),
    };
    names.into_iter().zip(&worlds).zip(&outcomes).map(contender).collect()
}

impl Outcomes {
    /// What a run comes to, as far as days of its replicates are kept. What fails already and soon works again under an alternative does not count against it.
    pub fn of(world: &World, run: &Run) -> Self {
        Self::of_part(world, run, run.futures.fresh_days.len())
    }

    /// What the first replicates of a run come to, as if no more had been lived; `None` where days are not
    /// kept of as many.
    pub fn of_first(world: &World, run: &Run, replicates: usize) -> Option<Self> {
        (replicates <= run.futures.fresh_days.len()).then(|| Self::of_part(world, run, replicates))
    }

    fn of_part(world: &World, run: &Run, replicates: usize) -> Self {
        let futures = &run.futures;
        let full = |replicate: usize| futures.room.iter().any(|pool| pool[replicate] == Room::Full);
        let days = |of: &[u32]| of[..replicates].iter().map(|days| f64::from(*days)).collect();
        Self {
            first_failing: futures.after.days().take(replicates).collect(),
            fresh_days: days(&futures.fresh_days),
            stale_days: days(&futures.stale_days),
            paid: world.prices_known().then(|| paid(run, replicates)),
            full: (0..replicates).map(full).collect(),
            first: first_to_fail(world, run, replicates),
        }
    }

    /// Share of backup days whose newest backup was at most 7 days old, in one replicate.
    pub fn fresh_share(&self, replicate: usize) -> f64 {
        let (fresh, stale) = (self.fresh_days[replicate], self.stale_days[replicate]);
        if fresh + stale > 0.0 { fresh / (fresh + stale) } else { 1.0 }
    }

    /// How many replicates there are.
    pub const fn len(&self) -> usize {
        self.first_failing.len()
    }

    /// Whether there is no replicate.
    pub const fn is_empty(&self) -> bool {
        self.first_failing.is_empty()
    }
}

fn paid(run: &Run, replicates: usize) -> Vec<f64> {
    let one = |replicate: usize| run.paid.iter().map(|pool| pool[replicate]).fold(Money::ZERO, |a, b| a + b);
    (0..replicates).map(|replicate| numbers::real(one(replicate).0)).collect()
}

/// Which backup is first to be failing most often in the first replicates of a run, for whoever acts on its day; and why.
pub fn first_to_fail(world: &World, run: &Run, replicates: usize) -> Option<FirstToFail> {
    let mut counts: BTreeMap<(u32, Cause), usize> = BTreeMap::new();
    for ((_, cause), row) in run.futures.after.iter().zip(&run.futures.after_row).take(replicates) {
        cause.into_iter().for_each(|cause| *counts.entry((*row, cause)).or_default() += 1);
    }
    let (&(row, cause), &replicates) =
        counts.iter().max_by_key(|((row, _), count)| (**count, std::cmp::Reverse(*row)))?;
    Some(FirstToFail { name: name(world, run.rows[numbers::position(u64::from(row))]), cause, replicates })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine;
    use crate::scenario::{Overrides, check};

    #[test]
    fn the_first_futures_of_a_run_are_those_of_a_shorter_one() {
        let text = include_str!("../../../scenarios/free-tier.toml");
        let scenario = check("free-tier.toml", text, &Overrides::default());
        let scenario = scenario.unwrap_or_else(|_| panic!("the file is valid"));
        let world = World::new(scenario.household, 7);
        let run = engine::run(&world, 40, &|_| {});
        for replicates in [1, 17, 40] {
            let first = Outcomes::of_first(&world, &run, replicates);
            assert_eq!(first, Some(Outcomes::of(&world, &engine::run(&world, replicates, &|_| {}))));
        }
        assert_eq!(Outcomes::of_first(&world, &run, 41), None);
    }
}

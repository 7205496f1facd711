//! Households that go apart from some day on, lived apart from that day on.
//!
//! A household in which more happens from a day on has until then the life of the household without it. So that one is
//! lived once and kept on the evenings before some days; the others go on from there. What is found is the same, bit for
//! bit, as if each had been lived from its first day.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::life::Life;
use super::rows::rows;
use super::run::{LANES, Run, Runner};
use super::together::plan_alone_tells;
use crate::calendar::{Arrival, Day};
use crate::model::household::{DatedEvent, PoolId};
use crate::model::state::{Alike, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// The evenings that are kept take about so many bytes at most.
const BYTES: usize = 64 << 20;

/// The first replicates of a household on the evenings before some days.
pub struct Trunk<'w> {
    /// A run of no replicates: whose household is lived, for which day, and what is kept.
    root: Runner<'w>,
    /// In order, each once.
    days: Vec<Day>,
    /// `[block][day]`.
    evenings: Vec<Vec<Life>>,
}

impl<'w> Trunk<'w> {
    /// Lives the household of a run up to the last of some days. Of the replicates up to `most`, as many are kept as
    /// take little memory, but at least so many; the others are lived from their first day. The households that go
    /// on from there are for somebody who acts on the same day, and as much is kept of them, wholes left out.
    pub fn new(root: Runner<'w>, days: impl IntoIterator<Item = Day>, at_least: usize, most: usize) -> Self {
        let root = root.without_wholes(root.world());
        let mut days: Vec<Day> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        let affordable = BYTES / (Life::new(&root, 0, LANES).bytes() * days.len()).max(1) * LANES;
        let firsts: Vec<usize> = (0..most.min(affordable).max(at_least)).step_by(LANES).collect();
        let evenings = firsts.into_par_iter().map(|first| evenings(&root, first, &days)).collect();
        Self { root, days, evenings }
    }

    /// The household.
    pub const fn world(&self) -> &'w World {
        self.root.world()
    }

    /// The days before which evenings are kept.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// All replicates that are kept on the evening before one of those days, by its place among them.
    pub fn evenings_before(&self, at: usize) -> impl Iterator<Item = &Block<LANES>> {
        self.evenings.iter().map(move |days| &days[at].block)
    }

    /// Runs the household with more happening, and gives it with what was found.
    pub fn run(
        &self,
        more: &[DatedEvent],
        replicates: usize,
        progress: &(dyn Fn(usize) + Sync),
    ) -> (World, Run) {
        let branch = self.branch(more);
        let run = branch.run(replicates, &|runner, first, lanes| branch.life(runner, first, lanes), progress);
        (branch.world, run)
    }

    /// The same after the first replicates, of which it is known already what was found.
    pub fn run_on(
        &self,
        more: &[DatedEvent],
        found: &Run,
        replicates: usize,
        progress: &(dyn Fn(usize) + Sync),
    ) -> (World, Run) {
        let branch = self.branch(more);
        let mut runner = branch.runner().after(found);
        let life = |runner: &Runner<'_>, first: usize, lanes: usize| branch.life(runner, first, lanes);
        runner.live_from(&life, replicates.saturating_sub(found.replicates), progress);
        let run = runner.finish();
        (branch.world, run)
    }

    /// The same, for more that chooses a plan for a pool; and whether another quota than that plan's would have made no
    /// difference to any backup.
    pub fn run_beside(
        &self,
        more: &[DatedEvent],
        replicates: usize,
        (pool, quota): (PoolId, Bytes),
        progress: &(dyn Fn(usize) + Sync),
    ) -> (World, Run, bool) {
        let branch = self.branch(more);
        let alike = AtomicBool::new(plan_alone_tells(&self.world().household, pool));
        let lived = |runner: &Runner<'_>, first: usize, lanes: usize| {
            let mut life = branch.life(runner, first, lanes);
            life.block.pools[pool.index()].alike = Some(Alike::all());
            life.until(&branch.world, |_| false);
            let had = life.block.pools[pool.index()].alike.take();
            if !had.is_some_and(|alike| alike.has(quota)) {
                alike.store(false, Ordering::Relaxed);
            }
            life
        };
        let run = branch.run(replicates, &lived, progress);
        (branch.world, run, alike.into_inner())
    }

    /// The same, unless a look now and then finds that it is enough of every block: then the first failing days up to
    /// there are all that is found.
    pub fn run_unless(
        &self,
        more: &[DatedEvent],
        replicates: usize,
        enough: Enough<'_>,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<(World, Run), Vec<Arrival>> {
        let branch = self.branch(more);
        let household = &branch.world.household;
        let on = self.root.on();
        let settled = on + household.rules.failing_threshold_days;
        let firsts = |life: &Life| life.tally.failing_after(on, household);
        let lived = |first: usize| {
            let mut life = branch.life(&branch.runner(), first, LANES);
            let is_enough = |life: &Life| life.block.day > settled && enough(first, &firsts(life));
            let enough = life.until(&branch.world, is_enough);
            (life, enough)
        };
        let blocks: Vec<usize> = (0..replicates).step_by(LANES).collect();
        let lives: Vec<(Life, bool)> = blocks.into_par_iter().map(lived).collect();
        if lives.iter().all(|(_, enough)| *enough) {
            progress(replicates);
            return Err(lives.iter().flat_map(|(life, _)| firsts(life)).take(replicates).collect());
        }
        let run = branch.run(replicates, &|_, first, _| lives[first / LANES].0.clone(), progress);
        Ok((branch.world, run))
    }

    /// A household that goes apart by what happens more.
    fn branch(&self, more: &[DatedEvent]) -> Branch<'_> {
        let world = self.world().with_events(more);
        let first = more.iter().map(|event| event.on).min();
        let known = self.days.partition_point(|day| first.is_none_or(|first| *day <= first)).checked_sub(1);
        let evening = known.filter(|_| rows(&world) == self.root.rows());
        Branch { trunk: self, world, evening }
    }
}

/// Whether it is enough of a block: of its first replicate's number, and in each the first day so far from which any
/// backup is failing, as [`Record::failing_after`](super::Record::failing_after) takes it.
pub type Enough<'a> = &'a (dyn Fn(usize, &[Arrival; LANES]) -> bool + Sync);

/// A household that goes apart from a trunk's.
struct Branch<'t> {
    trunk: &'t Trunk<'t>,
    world: World,
    /// The newest evening that both have in common, among those that are kept.
    evening: Option<usize>,
}

impl Branch<'_> {
    /// A run of no replicates yet.
    fn runner(&self) -> Runner<'_> {
        self.trunk.root.without_wholes(&self.world)
    }

    fn run(
        &self,
        replicates: usize,
        life: &(dyn Fn(&Runner<'_>, usize, usize) -> Life + Sync),
        progress: &(dyn Fn(usize) + Sync),
    ) -> Run {
        let mut runner = self.runner();
        runner.live_from(life, replicates, progress);
        runner.finish()
    }

    /// What is known of the life of a block: all lanes up to an evening that is kept, or nothing yet.
    fn life(&self, runner: &Runner<'_>, first: usize, lanes: usize) -> Life {
        let kept =
            self.trunk.evenings.get(first / LANES).filter(|_| first.is_multiple_of(LANES)).zip(self.evening);
        kept.map_or_else(|| Life::new(runner, first, lanes), |(days, at)| self.go_on(&days[at]))
    }

    /// An evening of the trunk as this household's.
    fn go_on(&self, evening: &Life) -> Life {
        let (mut life, before) = (evening.clone(), self.trunk.world());
        let begun = life.block.day >= before.household.horizon.first;
        if begun && self.world.people_move() && !before.people_move() {
            life.tally.nobody_moved(before, &life.block);
        }
        life
    }
}

/// A block on the evenings before some days.
fn evenings(runner: &Runner<'_>, first: usize, days: &[Day]) -> Vec<Life> {
    let world = runner.world();
    let mut life = Life::new(runner, first, LANES);
    let mut ahead = world.days.iter().peekable();
    let before = |day: &Day| {
        while let Some(today) = ahead.next_if(|today| today.day < *day) {
            life.day(world, today);
        }
        life.clone()
    };
    days.iter().map(before).collect()
}

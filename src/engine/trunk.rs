//! Households that go apart from some day on, lived apart from that day on.
//!
//! A household in which more happens from a day on has until then the life of the household without it. So that one is
//! lived once and kept on the evenings before some days; the others go on from there. What is found is the same, bit for
//! bit, as if each had been lived from its first day.

use rayon::prelude::*;

use super::life::Life;
use super::record::rows;
use super::run::{Keep, LANES, Run, Runner};
use crate::calendar::Day;
use crate::model::household::DatedEvent;
use crate::model::state::Block;
use crate::model::world::World;

/// The evenings that are kept take about so many bytes at most.
const BYTES: usize = 64 << 20;

/// The first replicates of a household on the evenings before some days.
pub struct Trunk<'w> {
    world: &'w World,
    /// In order, each once.
    days: Vec<Day>,
    /// `[block][day]`.
    evenings: Vec<Vec<Life>>,
}

impl<'w> Trunk<'w> {
    /// Lives a household up to the last of some days. Of the replicates up to `most`, as many are kept as take little
    /// memory, but at least so many; the others are lived from their first day.
    pub fn new(world: &'w World, days: impl IntoIterator<Item = Day>, at_least: usize, most: usize) -> Self {
        let mut days: Vec<Day> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        let runner = Runner::new(world, Keep::Records);
        let affordable = BYTES / (Life::new(&runner, 0, LANES).bytes() * days.len()).max(1) * LANES;
        let firsts: Vec<usize> = (0..most.min(affordable).max(at_least)).step_by(LANES).collect();
        let evenings = firsts.into_par_iter().map(|first| evenings(&runner, first, &days)).collect();
        Self { world, days, evenings }
    }

    /// The household.
    pub const fn world(&self) -> &'w World {
        self.world
    }

    /// The days before which evenings are kept.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// All replicates that are kept on the evening before one of those days, by its place among them.
    pub fn evenings_before(&self, at: usize) -> impl Iterator<Item = &Block<LANES>> {
        self.evenings.iter().map(move |days| &days[at].block)
    }

    /// Runs the household with more happening, for its records and money; gives it with what was found.
    pub fn run(
        &self,
        more: &[DatedEvent],
        replicates: usize,
        progress: &(dyn Fn(usize) + Sync),
    ) -> (World, Run) {
        let world = self.world.with_events(more);
        let first = more.iter().map(|event| event.on).min();
        let known = self.days.partition_point(|day| first.is_none_or(|first| *day <= first)).checked_sub(1);
        let known = known.filter(|_| rows(&world) == rows(self.world));
        let evening = |runner: &Runner<'_>, first: usize, lanes: usize| {
            let kept = self.evenings.get(first / LANES).zip(known);
            kept.map_or_else(|| Life::new(runner, first, lanes), |(days, at)| self.go_on(&days[at], runner))
        };
        let mut runner = Runner::new(&world, Keep::Records);
        runner.live_from(&evening, replicates, progress);
        let run = runner.finish();
        (world, run)
    }

    /// An evening as the first of another household's life.
    fn go_on(&self, evening: &Life, runner: &Runner<'_>) -> Life {
        let mut life = evening.clone();
        let begun = life.block.day >= self.world.household.horizon.first;
        if begun && runner.world().people_move() && !self.world.people_move() {
            life.tally.nobody_moved(self.world, &life.block);
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

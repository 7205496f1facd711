//! A block of replicates on an evening, with what was found of it so far: what one household hands on to another that
//! goes on from there.

use super::run::{LANES, Runner, Tally};
use crate::model::state::Block;
use crate::model::step::step;
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// Days of a month or so.
const MONTH: usize = 30;

/// A block on an evening, with what was found of it so far.
#[derive(Clone)]
pub(super) struct Life {
    /// The state.
    pub block: Block<LANES>,
    /// What was found.
    pub tally: Tally,
}

impl Life {
    /// The evening before the first day of so many replicates from the first on.
    pub(super) fn new(runner: &Runner<'_>, first: usize, lanes: usize) -> Self {
        let block = Block::new(runner.world(), Runner::replicate(first));
        Self { block, tally: Tally::new(runner, first, lanes) }
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.block.bytes() + self.tally.bytes()
    }

    /// Lives a day.
    pub(super) fn day(&mut self, world: &World, today: &DayFacts) {
        step(world, &mut self.block, today);
        // Under another quota a pool may hold more than its plan allows, which is counted though nobody asks for room.
        for pool in self.block.pools.iter_mut().filter(|pool| pool.alike.is_some()) {
            (0..LANES).for_each(|lane| pool.ask(Bytes::ZERO, lane));
        }
        self.tally.take(world, &self.block, today);
    }

    /// Lives on until it is enough, or to the last day; asks every month or so, and tells whether it was enough.
    pub(super) fn until(&mut self, world: &World, enough: impl Fn(&Self) -> bool) -> bool {
        let left = world.days.partition_point(|today| today.day <= self.block.day);
        world.days[left..].chunks(MONTH).any(|month| {
            month.iter().for_each(|today| self.day(world, today));
            enough(self)
        })
    }

    /// Lives all days that are left, and closes the records.
    pub(super) fn live_out(mut self, world: &World) -> Tally {
        let left = world.days.partition_point(|today| today.day <= self.block.day);
        world.days[left..].iter().for_each(|today| self.day(world, today));
        self.tally.finish();
        self.tally
    }
}

//! One simulated day, in its one order. Read this first.

use super::rules::{attempts, billing, cleaning, conditions, events, growth, policies, retention, sync};
use super::state::Block;
use super::world::{DayFacts, World};
use crate::calendar::Day;
use crate::lanes::{Loops, wide};

/// A part of a day, in the order of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// Billing months begin; a smaller plan decided before takes over.
    Billing,
    /// Replacements, policies and dated events.
    Events,
    /// Backups nobody renewed and what was deleted a month ago go.
    Retention,
    /// Power, Wi-Fi and lock are drawn.
    Conditions,
    /// Data grow.
    Growth,
    /// People clean up.
    Cleaning,
    /// Synced data go up.
    Sync,
    /// Backups are attempted.
    Attempts,
    /// Spells and policies are looked at; what would be lost can be asked for ([`super::rules::loss`]).
    Evening,
}

/// Steps every replicate of a block through one day, noon to noon.
pub fn step<const W: usize>(world: &World, block: &mut Block<W>, today: &DayFacts) {
    wide(Step { world, block, today });
}

struct Step<'a, const W: usize> {
    world: &'a World,
    block: &'a mut Block<W>,
    today: &'a DayFacts,
}

impl<const W: usize> Loops for Step<'_, W> {
    #[inline(always)]
    fn run(self) {
        step_watched(self.world, self.block, self.today, &mut |_, _| {});
    }
}

/// Like [`step`], and shows the block after each part of the day.
#[inline(always)]
pub fn step_watched<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    today: &DayFacts,
    watch: &mut impl FnMut(Phase, &Block<W>),
) {
    block.day = today.day;
    if !world.certain() {
        block.draws.advance();
    }
    billing::charge(world, block, today.day);
    watch(Phase::Billing, block);
    events::happen(world, block, today.day);
    watch(Phase::Events, block);
    retention::expire(world, block, today.day);
    watch(Phase::Retention, block);
    conditions::draw(world, block, today);
    watch(Phase::Conditions, block);
    growth::grow(world, block, today);
    watch(Phase::Growth, block);
    cleaning::clean(world, block, today.day);
    watch(Phase::Cleaning, block);
    sync::sync(world, block);
    watch(Phase::Sync, block);
    attempts::attempt(world, block, today.day);
    watch(Phase::Attempts, block);
    follow_spells(block, today.day);
    policies::look(world, block, today.day);
    watch(Phase::Evening, block);
}

#[inline(always)]
fn follow_spells<const W: usize>(block: &mut Block<W>, today: Day) {
    for device in &mut block.devices {
        device.spell.follow(&device.attempt.outcome, today);
    }
    for account in &mut block.accounts {
        account.spell.follow(&account.attempt.outcome, today);
    }
}

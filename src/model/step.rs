//! One simulated day, in its one order. Read this first.

use super::rules::{
    attempts, billing, cleaning, conditions, events, growth, loss, policies, retention, spells, sync,
};
use super::state::Block;
use super::world::{DayFacts, World};
use crate::calendar::Day;

/// Steps every replicate of a block through one day, noon to noon.
pub fn step<const W: usize>(world: &World, block: &mut Block<W>, today: &DayFacts) {
    block.day = today.day;
    if !world.certain() {
        block.draws.advance();
    }
    billing::charge(world, block, today.day);
    events::happen(world, block, today.day);
    retention::expire(world, block, today.day);
    conditions::draw(world, block, today);
    growth::grow(world, block, today);
    cleaning::clean(world, block, today.day);
    sync::sync(world, block);
    attempts::attempt(world, block, today.day);
    loss::assess(world, block);
    follow_spells(block, today.day);
    policies::look(world, block, today.day);
}

fn follow_spells<const W: usize>(block: &mut Block<W>, today: Day) {
    let devices = block.devices.iter_mut().map(|device| (&mut device.spell, &device.attempt));
    let accounts = block.accounts.iter_mut().map(|account| (&mut account.spell, &account.attempt));
    for (spell, attempt) in devices.chain(accounts) {
        for (lane, outcome) in attempt.outcome.iter().enumerate() {
            spells::SpellLanes::follow(spell, *outcome, today, lane);
        }
    }
}

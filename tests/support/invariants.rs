//! What must hold in every household, whatever happens in it.

use headroom::calendar::Arrival;
use headroom::engine::trace;
use headroom::model::household::{Action, Household, PoolId};
use headroom::model::outcome::Outcome;
use headroom::model::rules::{loss, whatsapp_backup};
use headroom::model::state::Block;
use headroom::model::step::step;
use headroom::model::world::World;
use headroom::units::Bytes;
use proptest::prelude::*;

use super::GB;

/// Bytes on devices, synced and waiting of a lane.
fn everything(block: &Block<4>, lane: usize) -> Bytes {
    let devices = block.devices.iter().flat_map(|device| &device.bytes).map(|bytes| bytes[lane]);
    let synced = block
        .people
        .iter()
        .flat_map(|person| person.synced.iter().chain(&person.backlog))
        .map(|bytes| bytes[lane]);
    devices.chain(synced).sum()
}

/// Every day, nothing appears or vanishes, and what is used of a pool is what is stored in it.
pub fn conservation(world: &World) -> Result<(), TestCaseError> {
    let mut block: Block<4> = Block::new(world, 0);
    let start = [0, 1, 2, 3].map(|lane| everything(&block, lane));
    for today in &world.days {
        step(world, &mut block, today);
        for (lane, start) in start.iter().enumerate() {
            for (at, pool) in block.pools.iter().enumerate() {
                let stored = block.stored_in(world, PoolId::new(at), lane);
                prop_assert_eq!(pool.used[lane], stored, "used is the sum of what is stored, {}", today.day);
            }
            let members = block.pools.iter().map(|pool| pool.members[lane]).sum::<usize>();
            prop_assert_eq!(members, block.people.len());
            let expected = *start + block.grown[lane] - block.deleted[lane];
            prop_assert_eq!(everything(&block, lane), expected, "nothing appears or vanishes, {}", today.day);
            check_ranges(world, &block, lane)?;
        }
    }
    Ok(())
}

fn check_ranges(world: &World, block: &Block<4>, lane: usize) -> Result<(), TestCaseError> {
    for line in &world.lines {
        prop_assert!(loss::at_risk(world, block, *line)[lane] >= Bytes::ZERO);
    }
    for (account, lanes) in world.household.accounts.iter().zip(&block.accounts) {
        let device = &block.devices[account.device.index()];
        let contents: Bytes = whatsapp_backup::contents(lanes, device, lane).into_iter().sum();
        prop_assert_eq!(whatsapp_backup::sizes(lanes, device)[lane], contents, "a backup is its contents");
    }
    for device in &block.devices {
        for (bytes, held) in device.bytes.iter().zip(&device.held) {
            prop_assert!(Bytes::ZERO <= held[lane] && held[lane] <= bytes[lane]);
        }
        prop_assert!(device.stored[lane] >= Bytes::ZERO && device.partial[lane] >= Bytes::ZERO);
    }
    Ok(())
}

/// More quota never brings the household's first quota failure forward, where no plan changes on the way.
pub fn quota_helps(mut household: Household, more: i64) -> Result<(), TestCaseError> {
    household.policies.clear();
    let moves = |action: &Action| matches!(action, Action::ChangePlan(..) | Action::JoinPool(..));
    household.events.retain(|event| !moves(&event.action));
    let before = first_quota_failure(&household, 3);
    household.plans[0].quota += Bytes::new(more * GB);
    prop_assert!(first_quota_failure(&household, 3) >= before);
    Ok(())
}

/// The first day in a replicate on which anything in the household found no room.
fn first_quota_failure(household: &Household, replicate: u32) -> Arrival {
    let world = World::new(household.clone(), 5);
    let failed = trace(&world, replicate).into_iter().find(|entry| entry.outcome == Outcome::OverQuota);
    failed.map_or(Arrival::Beyond, |entry| Arrival::On(entry.day))
}

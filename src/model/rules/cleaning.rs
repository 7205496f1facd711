//! Cleaning habits: now and then a person deletes part of what has come since the last time.

use crate::calendar::Day;
use crate::lanes::{any, each};
use crate::model::draws::PersonSlot;
use crate::model::household::{Chat, Cleaning, DataChange, PersonId, Portion, Synced};
use crate::model::rules::events;
use crate::model::state::Block;
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// Lets everybody who has the habit clean up, at random days.
#[inline(always)]
pub fn clean<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    if world.certain() {
        return;
    }
    for (at, person) in world.household.people.iter().enumerate() {
        if let Cleaning::Now { every_days, share } = person.cleaning {
            clean_up(world, block, at, 1.0 / every_days.max(1.0), share, today);
        }
    }
}

#[inline(always)]
fn clean_up<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    at: usize,
    chance: f64,
    share: f64,
    today: Day,
) {
    let drawn = block.draws.person(at, PersonSlot::Cleaning);
    let cleans = each(drawn, |bits| numbers::unit_interval(bits) < chance);
    if any(&cleans) {
        for lane in (0..W).filter(|lane| cleans[*lane]) {
            clean_synced(world, block, at, share, today, lane);
            clean_chats(world, block, at, share, lane);
        }
    }
}

fn clean_synced<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    at: usize,
    share: f64,
    today: Day,
    lane: usize,
) {
    for kind in Synced::ALL {
        let recent = take(&mut block.people[at].uncleaned[kind.index()][lane]);
        if recent > Bytes::ZERO {
            let change = DataChange::Deleted(Portion::Bytes(recent.scaled(share)));
            events::change_synced(world, block, PersonId::new(at), kind, change, today, lane);
        }
    }
}

fn clean_chats<const W: usize>(world: &World, block: &mut Block<W>, at: usize, share: f64, lane: usize) {
    let Some(account) = world.household.account_of(PersonId::new(at)) else {
        return;
    };
    let device = world.household.accounts[account.index()].device;
    for kind in Chat::ALL {
        let recent = take(&mut block.people[at].uncleaned_chats[kind.index()][lane]);
        if recent > Bytes::ZERO {
            let change = DataChange::Deleted(Portion::Bytes(recent.scaled(share)));
            events::change_local(world, block, device, kind.local(), change, lane);
        }
    }
}

fn take(bytes: &mut Bytes) -> Bytes {
    std::mem::take(bytes)
}

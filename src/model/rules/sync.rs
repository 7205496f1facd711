//! Sync: what waits goes up as far as the pool has room; the rest protects nothing (FACTS Q4).

use crate::model::household::{Home, PersonId, Synced};
use crate::model::outcome::Outcome;
use crate::model::rules::conditions::has_network;
use crate::model::rules::switches;
use crate::model::state::{Block, PersonLanes};
use crate::model::world::World;
use crate::units::Bytes;

/// Lets everybody's data go up: people in file order, categories in theirs.
#[inline(always)]
pub fn sync<const W: usize>(world: &World, block: &mut Block<W>) {
    for at in 0..block.people.len() {
        sync_person(world, block, at);
    }
}

#[inline(always)]
fn sync_person<const W: usize>(world: &World, block: &mut Block<W>, at: usize) {
    let pending = pending(&block.people[at]);
    let free = free(block, at);
    let a_day = world.household.rules.sync_a_day;
    let held_back = held_back(world, block, at, &pending);
    let (mut room, mut short_by) = ([Bytes::ZERO; W], [Bytes::ZERO; W]);
    for lane in 0..W {
        let goes = pending[lane].min(free[lane]).min(a_day).at_least_zero();
        let no_room = pending[lane].min(a_day) > free[lane];
        room[lane] = if held_back[lane].is_none() { goes } else { Bytes::ZERO };
        let short = held_back[lane].is_none() & no_room;
        short_by[lane] = if short { pending[lane] - room[lane] } else { Bytes::ZERO };
    }
    for lane in 0..W {
        if held_back[lane].is_none() & (pending[lane] > Bytes::ZERO) {
            let pool = block.people[at].pool[lane];
            block.pools[pool.index()].ask_in_part(pending[lane].min(a_day), lane);
        }
    }
    send(world, block, at, &room);
    let sync = &mut block.people[at].sync;
    for lane in 0..W {
        let settled = match (pending[lane] - room[lane], short_by[lane]) {
            (Bytes::ZERO, _) => Outcome::Completed,
            (_, Bytes::ZERO) => Outcome::InProgress,
            _ => Outcome::OverQuota,
        };
        sync.outcome[lane] = held_back[lane].unwrap_or(settled);
    }
    (sync.pending, sync.sent, sync.free, sync.short_by) = (pending, room, free, short_by);
}

/// What waits to go up of the categories that sync.
#[inline(always)]
fn pending<const W: usize>(person: &PersonLanes<W>) -> [Bytes; W] {
    let mut pending = [Bytes::ZERO; W];
    for (syncs, backlog) in person.syncs.iter().zip(&person.backlog) {
        for lane in 0..W {
            pending[lane] += if syncs[lane] { backlog[lane] } else { Bytes::ZERO };
        }
    }
    pending
}

/// What is free in the person's pool.
#[inline(always)]
fn free<const W: usize>(block: &Block<W>, person: usize) -> [Bytes; W] {
    let mut free = [Bytes::ZERO; W];
    for (lane, free) in free.iter_mut().enumerate() {
        *free = block.pools[block.people[person].pool[lane].index()].free(lane);
    }
    free
}

/// Why nothing of what waits can go up today, if so.
#[inline(always)]
fn held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    person: usize,
    pending: &[Bytes; W],
) -> [Option<Outcome>; W] {
    let reach = has_network(world, block, PersonId::new(person));
    let blocked = &block.people[person].blocked;
    let mut why = [None; W];
    for lane in 0..W {
        let open = reach[lane] & blocked[lane].is_none() & !block.down_today[lane];
        why[lane] = if open | (pending[lane] == Bytes::ZERO) {
            None
        } else {
            Some(match blocked[lane] {
                Some(reason) => Outcome::AccountBlocked(reason),
                None if block.down_today[lane] => Outcome::ServiceOutage,
                None => Outcome::Missing { power: false, wifi: true, lock: false },
            })
        };
    }
    why
}

/// Moves so many bytes from what waits to what is stored, category by category. Under Optimise Storage the originals
/// of what went up leave the phone.
#[inline(always)]
fn send<const W: usize>(world: &World, block: &mut Block<W>, at: usize, room: &[Bytes; W]) {
    let (person, home) = (&mut block.people[at], &world.household.people[at].home);
    for lane in 0..W {
        block.pools[person.pool[lane].index()].used[lane] += room[lane];
    }
    let mut left = *room;
    for kind in Synced::ALL {
        let (backlog, synced) = (&mut person.backlog[kind.index()], &mut person.synced[kind.index()]);
        let syncs = &person.syncs[kind.index()];
        let mut sent = [Bytes::ZERO; W];
        for lane in 0..W {
            sent[lane] = if syncs[lane] { backlog[lane].min(left[lane]) } else { Bytes::ZERO };
            backlog[lane] -= sent[lane];
            synced[lane] += sent[lane];
            left[lane] -= sent[lane];
        }
        if let (true, Home::Device(device)) = (switches::may_leave_phone(kind), home[kind.index()]) {
            let phone_free = &mut block.devices[device.index()].phone_free;
            for lane in 0..W {
                phone_free[lane] += if person.optimise_photos[lane] { sent[lane] } else { Bytes::ZERO };
            }
        }
    }
}

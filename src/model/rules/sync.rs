//! Sync: what waits goes up as far as the pool has room; the rest protects nothing (FACTS Q4).

use crate::model::household::{Home, PersonId, Synced};
use crate::model::outcome::Outcome;
use crate::model::rules::conditions::has_network;
use crate::model::rules::switches;
use crate::model::state::Block;
use crate::model::world::World;
use crate::units::Bytes;

/// Lets everybody's data go up: people in file order, categories in theirs.
pub fn sync<const W: usize>(world: &World, block: &mut Block<W>) {
    for at in 0..block.people.len() {
        for lane in 0..W {
            sync_person(world, block, at, lane);
        }
    }
}

fn sync_person<const W: usize>(world: &World, block: &mut Block<W>, at: usize, lane: usize) {
    let person = &block.people[at];
    let pool = person.pool[lane];
    let waiting =
        |kind: Synced| person.syncs[kind.index()][lane].then_some(person.backlog[kind.index()][lane]);
    let pending: Bytes = Synced::ALL.into_iter().filter_map(waiting).sum();
    let free = block.pools[pool.index()].free(lane);
    let today = world.household.rules.sync_a_day;
    let held_back = match pending {
        Bytes::ZERO => None,
        _ => held_back(world, block, PersonId::new(at), lane),
    };
    let sent = if held_back.is_some() {
        Bytes::ZERO
    } else {
        send(world, block, at, pending.min(free).min(today), lane)
    };
    block.pools[pool.index()].used[lane] += sent;
    let (left, no_room) = (pending - sent, pending.min(today) > free);
    let room = match left {
        Bytes::ZERO => Outcome::Completed,
        _ if no_room => Outcome::OverQuota,
        _ => Outcome::InProgress,
    };
    let sync = &mut block.people[at].sync;
    sync.outcome[lane] = held_back.unwrap_or(room);
    sync.pending[lane] = pending;
    sync.sent[lane] = sent;
    sync.free[lane] = free;
    sync.short_by[lane] = if held_back.is_none() && no_room { left } else { Bytes::ZERO };
}

/// Why nothing can go up today, if so.
fn held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    person: PersonId,
    lane: usize,
) -> Option<Outcome> {
    if let Some(why) = block.people[person.index()].blocked[lane] {
        return Some(Outcome::AccountBlocked(why));
    }
    if block.down_today[lane] {
        return Some(Outcome::ServiceOutage);
    }
    let network = has_network(world, block, person, lane);
    (!network).then_some(Outcome::Missing { power: false, wifi: true, lock: false })
}

/// Moves up to `room` bytes from what waits to what is stored; returns how many. Under Optimise Storage the
/// originals of what went up leave the phone.
fn send<const W: usize>(world: &World, block: &mut Block<W>, at: usize, room: Bytes, lane: usize) -> Bytes {
    let person = &mut block.people[at];
    let room = room.at_least_zero();
    let mut left = room;
    for kind in Synced::ALL {
        if person.syncs[kind.index()][lane] {
            let sent = person.backlog[kind.index()][lane].min(left);
            person.backlog[kind.index()][lane] -= sent;
            person.synced[kind.index()][lane] += sent;
            left -= sent;
            if let (true, Home::Device(device)) =
                (switches::optimised(person, kind, lane), world.household.people[at].home[kind.index()])
            {
                block.devices[device.index()].phone_free[lane] += sent;
            }
        }
    }
    room - left
}

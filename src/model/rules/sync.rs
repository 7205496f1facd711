//! Sync: what waits goes up as far as the pool has room; the rest protects nothing (rule Q4).

use crate::lanes::{Mask, all, any, each};
use crate::model::household::{Home, PersonId, Synced};
use crate::model::outcome::OutcomeCode;
use crate::model::rules::conditions::has_network;
use crate::model::rules::eligibility::put_account;
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
    let free = free(world, block, at);
    let a_day = world.household.rules.sync_a_day;
    let held_back = held_back(world, block, at, &pending);
    let open = each(&held_back, |why| why == NOTHING);
    let (mut room, mut short_by) = ([Bytes::ZERO; W], [Bytes::ZERO; W]);
    for lane in 0..W {
        let goes = pending[lane].min(free[lane]).min(a_day).at_least_zero();
        let no_room = pending[lane].min(a_day) > free[lane];
        room[lane] = if open[lane] { goes } else { Bytes::ZERO };
        short_by[lane] = if open[lane] & no_room { pending[lane] - room[lane] } else { Bytes::ZERO };
    }
    ask(world, block, at, &each(&pending, |pending| pending.min(a_day)), &open);
    send(world, block, at, &pending, &room);
    let sync = &mut block.people[at].sync;
    for lane in 0..W {
        let (left, full) = (pending[lane] - room[lane] != Bytes::ZERO, short_by[lane] != Bytes::ZERO);
        let unfinished = if full { OutcomeCode::OVER_QUOTA } else { OutcomeCode::IN_PROGRESS };
        let settled = if left { unfinished } else { OutcomeCode::COMPLETED };
        sync.outcome[lane] = if open[lane] { settled } else { held_back[lane] };
    }
    (sync.pending, sync.sent, sync.free, sync.short_by) = (pending, room, free, short_by);
}

/// Nothing keeps what waits from going up.
const NOTHING: OutcomeCode = OutcomeCode::COMPLETED;

/// Notes what is asked of the person's pool where something goes up.
#[inline(always)]
fn ask<const W: usize>(world: &World, block: &mut Block<W>, at: usize, asked: &[Bytes; W], open: &[bool; W]) {
    if world.people_move() {
        for lane in (0..W).filter(|lane| open[*lane] & (asked[*lane] > Bytes::ZERO)) {
            let pool = block.people[at].pool[lane];
            block.pools[pool.index()].ask_in_part(asked[lane], lane);
        }
        return;
    }
    let pool = &mut block.pools[block.people[at].pool[0].index()];
    if pool.alike.is_none() {
        return;
    }
    for lane in 0..W {
        if open[lane] & (asked[lane] > Bytes::ZERO) {
            pool.ask_in_part(asked[lane], lane);
        }
    }
}

/// What waits to go up of the categories that sync.
#[inline(always)]
fn pending<const W: usize>(person: &PersonLanes<W>) -> [Bytes; W] {
    let mut pending = [Bytes::ZERO; W];
    for (syncs, backlog) in person.syncs.iter().zip(&person.backlog) {
        if !any(syncs) {
            continue;
        }
        let waits = waits(backlog, syncs);
        for lane in 0..W {
            pending[lane] += waits[lane];
        }
    }
    pending
}

/// What waits of a category, where it syncs.
#[inline(always)]
fn waits<const W: usize>(backlog: &[Bytes; W], syncs: &[bool; W]) -> [Bytes; W] {
    if all(syncs) { *backlog } else { Bytes::within(backlog, &Mask::of(syncs)) }
}

/// What is free in the person's pool.
#[inline(always)]
fn free<const W: usize>(world: &World, block: &Block<W>, person: usize) -> [Bytes; W] {
    let (pools, own) = (&block.pools, &block.people[person].pool);
    let mut free = [Bytes::ZERO; W];
    if world.people_move() {
        for lane in 0..W {
            free[lane] = pools[own[lane].index()].free(lane);
        }
    } else {
        let pool = &pools[own[0].index()];
        for lane in 0..W {
            free[lane] = pool.free(lane);
        }
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
) -> [OutcomeCode; W] {
    let reach = has_network(world, block, PersonId::new(person));
    let mut why = [NOTHING; W];
    for lane in 0..W {
        why[lane] = if reach[lane] { NOTHING } else { OutcomeCode::missing(false, true, false) };
    }
    put_account(&mut why, block, person);
    for lane in 0..W {
        why[lane] = if pending[lane] == Bytes::ZERO { NOTHING } else { why[lane] };
    }
    why
}

/// Moves so many bytes from what waits to what is stored, category by category. Under Optimise Storage the originals
/// of what went up leave the phone.
#[inline(always)]
fn send<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    at: usize,
    pending: &[Bytes; W],
    room: &[Bytes; W],
) {
    let (person, home) = (&mut block.people[at], &world.household.people[at].home);
    if world.people_move() {
        for lane in 0..W {
            block.pools[person.pool[lane].index()].used[lane] += room[lane];
        }
    } else {
        let used = &mut block.pools[person.pool[0].index()].used;
        for lane in 0..W {
            used[lane] += room[lane];
        }
    }
    let (mut goes, mut in_part) = ([false; W], [false; W]);
    for lane in 0..W {
        goes[lane] = room[lane] == pending[lane];
        in_part[lane] = (room[lane] > Bytes::ZERO) & (room[lane] < pending[lane]);
    }
    let (goes, mut left, share_out) = (Mask::of(&goes), *room, any(&in_part));
    for kind in Synced::ALL {
        let (backlog, synced) = (&mut person.backlog[kind.index()], &mut person.synced[kind.index()]);
        let syncs = &person.syncs[kind.index()];
        if !any(syncs) || Bytes::none_in(backlog) {
            continue;
        }
        let waits = waits(backlog, syncs);
        // All that waits goes up, or nothing does, where nothing has to be shared out.
        let mut sent = Bytes::within(&waits, &goes);
        if share_out {
            for lane in 0..W {
                sent[lane] = waits[lane].min(left[lane]);
                left[lane] -= sent[lane];
            }
        }
        for lane in 0..W {
            backlog[lane] -= sent[lane];
            synced[lane] += sent[lane];
        }
        if let (true, Home::Device(device)) = (switches::may_leave_phone(kind), home[kind.index()]) {
            let phone_free = &mut block.devices[device.index()].phone_free;
            let leaves = Bytes::within(&sent, &Mask::of(&person.optimise_photos));
            for lane in 0..W {
                phone_free[lane] += leaves[lane];
            }
        }
    }
}

//! A night's attempts of all lanes at once, where it makes no difference which of them comes first.
//!
//! When an attempt starts, the others may have added at most so much to what is stored, and taken away at most so
//! much. What fits beside the most there can be finds room in any order; what does not fit beside the least finds none.
//! Only where neither holds does the order decide.

use super::{ATTEMPTED, Tonight};
use crate::calendar::Day;
use crate::lanes::select;
use crate::model::household::{LastBackup, RoomRule};
use crate::model::outcome::OutcomeCode;
use crate::model::rules::{billing, device_backup, whatsapp_backup};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// What an attempt asks of its pool.
struct Ask<const W: usize> {
    /// The pool, the same in all lanes.
    pool: usize,
    /// Whether there is an attempt that gets as far as asking.
    asks: [bool; W],
    /// Room it asks for, beside what is stored.
    claim: [Bytes; W],
    /// By how much what is stored changes if it finds room.
    change: [Bytes; W],
    /// What is stored with the room it asks for: at least, and at most.
    total: [[Bytes; W]; 2],
    /// Whether it finds room, in the lanes in which that is certain.
    finds_room: [bool; W],
}

/// Settles the lanes in which the order makes no difference; leaves the others alone and tells which they are.
///
/// Nobody moves between pools: whoever is in one is in it in all lanes.
#[inline(always)]
pub(super) fn settle<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    tonight: &mut [Tonight<W>],
    today: Day,
) -> [bool; W] {
    let mut asks: Vec<Ask<W>> = Vec::with_capacity(tonight.len());
    for (line, tonight) in world.lines.iter().zip(&*tonight) {
        asks.push(match line {
            BackupLine::Device(_) => device_ask(world, block, *line, tonight),
            BackupLine::WhatsApp(_) => whatsapp_ask(world, block, *line, tonight),
        });
    }
    let left = compare(block, &mut asks);
    for ((line, tonight), ask) in world.lines.iter().zip(tonight).zip(&mut asks) {
        for lane in 0..W {
            ask.asks[lane] &= !left[lane];
        }
        take_room(block, ask);
        match line {
            BackupLine::Device(_) => settle_device(block, *line, tonight, ask, today),
            BackupLine::WhatsApp(_) => settle_whatsapp(block, *line, tonight, ask, today),
        }
    }
    left
}

#[inline(always)]
fn device_ask<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    tonight: &Tonight<W>,
) -> Ask<W> {
    let BackupLine::Device(id) = line else { return nothing() };
    let (lanes, counting) = (&block.devices[id.index()], world.household.rules.partial_uploads);
    let counts = billing::partial_counts(&world.household.rules);
    let mut ask = nothing();
    ask.pool = block.pool_of_line(world, line, 0).index();
    for lane in 0..W {
        let (size, partial, sent) = (tonight.size[lane], lanes.partial[lane], tonight.limit[lane]);
        ask.claim[lane] = device_backup::claimed(size, partial, counting);
        let (counted, sent) = if counts { (partial, sent) } else { (Bytes::ZERO, Bytes::ZERO) };
        let completed = tonight.whole[lane] - lanes.stored[lane] - counted;
        ask.change[lane] = if size <= tonight.limit[lane] { completed } else { sent };
    }
    for lane in 0..W {
        ask.asks[lane] = tonight.held_back[lane] == ATTEMPTED;
    }
    ask
}

#[inline(always)]
fn whatsapp_ask<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    tonight: &Tonight<W>,
) -> Ask<W> {
    let BackupLine::WhatsApp(id) = line else { return nothing() };
    let (lanes, rule) = (&block.accounts[id.index()], world.household.rules.room);
    let mut ask = nothing();
    ask.pool = block.pool_of_line(world, line, 0).index();
    for lane in 0..W {
        let (size, stored) = (tonight.size[lane], lanes.stored[lane]);
        let credit = if rule == RoomRule::Relaxed { stored } else { Bytes::ZERO };
        let needed = whatsapp_backup::room_needed(size);
        ask.claim[lane] = needed - credit;
        ask.change[lane] = size - stored;
        ask.asks[lane] = (tonight.held_back[lane] == ATTEMPTED) & (needed <= tonight.limit[lane]);
    }
    ask
}

#[inline(always)]
const fn nothing<const W: usize>() -> Ask<W> {
    let none = [Bytes::ZERO; W];
    Ask { pool: 0, asks: [false; W], claim: none, change: none, total: [none; 2], finds_room: [false; W] }
}

/// Works out for every ask whether it finds room; tells the lanes in which that is not certain for one of them.
#[inline(always)]
fn compare<const W: usize>(block: &Block<W>, asks: &mut [Ask<W>]) -> [bool; W] {
    let mut uncertain = [false; W];
    for (at, pool) in block.pools.iter().enumerate() {
        let (mut least, mut most) = (pool.used, pool.used);
        for ask in asks.iter().filter(|ask| ask.pool == at) {
            for lane in 0..W {
                let change = if ask.asks[lane] { ask.change[lane] } else { Bytes::ZERO };
                least[lane] += change.min(Bytes::ZERO);
                most[lane] += change.max(Bytes::ZERO);
            }
        }
        for ask in asks.iter_mut().filter(|ask| ask.pool == at) {
            for lane in 0..W {
                let (change, claim) = (ask.change[lane], ask.claim[lane]);
                let at_least = least[lane] - change.min(Bytes::ZERO) + claim;
                let at_most = most[lane] - change.max(Bytes::ZERO) + claim;
                let (fits, refused) = (at_most <= pool.quota[lane], at_least > pool.quota[lane]);
                ask.total[0][lane] = at_least;
                ask.total[1][lane] = at_most;
                ask.finds_room[lane] = fits;
                uncertain[lane] |= ask.asks[lane] & !(fits | refused);
            }
        }
    }
    uncertain
}

/// Gives each ask the room it found, and notes which other quotas would have given and refused the same.
#[inline(always)]
fn take_room<const W: usize>(block: &mut Block<W>, ask: &Ask<W>) {
    let pool = &mut block.pools[ask.pool];
    let alike = &mut pool.alike;
    for lane in 0..W {
        let (given, refused) =
            (ask.asks[lane] & ask.finds_room[lane], ask.asks[lane] & !ask.finds_room[lane]);
        let (at_least, below) = (alike.at_least[lane], alike.below[lane]);
        alike.at_least[lane] = if given { at_least.max(ask.total[1][lane]) } else { at_least };
        alike.below[lane] = if refused { below.min(ask.total[0][lane]) } else { below };
        pool.used[lane] += if given { ask.change[lane] } else { Bytes::ZERO };
    }
}

#[inline(always)]
fn settle_device<const W: usize>(
    block: &mut Block<W>,
    line: BackupLine,
    tonight: &mut Tonight<W>,
    ask: &Ask<W>,
    today: Day,
) {
    let BackupLine::Device(id) = line else { return };
    let lanes = &mut block.devices[id.index()];
    let mut goes_on = [false; W];
    for lane in 0..W {
        let (given, whole) =
            (ask.asks[lane] & ask.finds_room[lane], tonight.size[lane] <= tonight.limit[lane]);
        tonight.done[lane] = given & whole;
        goes_on[lane] = given & !whole;
    }
    for lane in 0..W {
        let (partial, done) = (lanes.partial[lane], tonight.done[lane]);
        let sent = if goes_on[lane] { tonight.limit[lane] } else { Bytes::ZERO };
        lanes.partial[lane] = if done { Bytes::ZERO } else { partial + sent };
        lanes.stored[lane] = if done { tonight.whole[lane] } else { lanes.stored[lane] };
    }
    lanes.last = select(&tonight.done, &[LastBackup::On(today); W], &lanes.last);
    let outcome = &mut lanes.attempt.outcome;
    for lane in 0..W {
        let unfinished = if goes_on[lane] { OutcomeCode::IN_PROGRESS } else { tonight.held_back[lane] };
        let refused = ask.asks[lane] & !ask.finds_room[lane];
        outcome[lane] = if refused { OutcomeCode::OVER_QUOTA } else { unfinished };
    }
}

#[inline(always)]
fn settle_whatsapp<const W: usize>(
    block: &mut Block<W>,
    line: BackupLine,
    tonight: &mut Tonight<W>,
    ask: &Ask<W>,
    today: Day,
) {
    let BackupLine::WhatsApp(id) = line else { return };
    let lanes = &mut block.accounts[id.index()];
    for lane in 0..W {
        tonight.done[lane] = ask.asks[lane] & ask.finds_room[lane];
    }
    lanes.stored = select(&tonight.done, &tonight.whole, &lanes.stored);
    lanes.last = select(&tonight.done, &[LastBackup::On(today); W], &lanes.last);
    let outcome = &mut lanes.attempt.outcome;
    for lane in 0..W {
        // An attempt that does not even ask the pool found the phone full.
        let attempted = tonight.held_back[lane] == ATTEMPTED;
        let asked = if ask.asks[lane] { OutcomeCode::OVER_QUOTA } else { OutcomeCode::PHONE_FULL };
        let failed = if attempted { asked } else { tonight.held_back[lane] };
        outcome[lane] = if tonight.done[lane] { OutcomeCode::COMPLETED } else { failed };
    }
}

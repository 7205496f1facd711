//! The night's attempts: in which order they are made, and what becomes of each (MODEL: a day).
//!
//! What an attempt would send does not depend on the others, so it is worked out for all lanes at once. Only the
//! room in the pool does: lane by lane, in the order of the attempts' starts, each takes its own. On most nights that
//! order makes no difference, because there is room for all, or none for one whatever the others do; these lanes are
//! settled at once (`at_once`).

mod at_once;

use super::device_backup::{self, Settled};
use super::eligibility::{ATTEMPTED, HeldBack, all_held_back};
use super::{billing, whatsapp_backup, window};
use crate::calendar::Day;
use crate::lanes::{any, each, select};
use crate::model::draws::{AccountSlot, DeviceSlot};
use crate::model::household::{AccountId, DeviceId, LastBackup, Phone};
use crate::model::outcome::{Outcome, OutcomeCode};
use crate::model::state::{AttemptLanes, BackupLine, Block};
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// Settles every backup of the day: first come, first served; an attempt is settled whole at its start.
#[inline(always)]
pub fn attempt<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    let mut tonight: Vec<Tonight<W>> = Vec::with_capacity(world.lines.len());
    for line in &world.lines {
        tonight.push(match line {
            BackupLine::Device(id) => device_tonight(world, block, *id, today),
            BackupLine::WhatsApp(id) => whatsapp_tonight(world, block, *id, today),
        });
    }
    let left = match sizes_are_kept::<W>() || world.people_move() {
        true => [true; W],
        false => at_once::settle(world, block, &mut tonight, today),
    };
    if any(&left) {
        settle_in_turn(world, block, &mut tonight, today, &left);
    }
    for (line, tonight) in world.lines.iter().zip(&tonight).filter(|(_, tonight)| any(&tonight.done)) {
        match line {
            BackupLine::Device(id) => {
                let device = &world.household.devices[id.index()];
                device_backup::remember(device, &mut block.devices[id.index()], &tonight.done);
            }
            BackupLine::WhatsApp(id) => {
                let device = world.household.accounts[id.index()].device;
                let account = &mut block.accounts[id.index()];
                whatsapp_backup::remember(account, &block.devices[device.index()], &tonight.done);
            }
        }
    }
}

/// Whether the sizes of attempts are noted: only of a replicate lived alone, the one whose days are told.
const fn sizes_are_kept<const W: usize>() -> bool {
    W == 1
}

/// A backup's attempt tonight in each lane, whatever the others do.
struct Tonight<const W: usize> {
    /// Why there is none, if so.
    held_back: HeldBack<W>,
    /// What must be sent; of WhatsApp's, the whole backup.
    size: [Bytes; W],
    /// What is stored once it completes.
    whole: [Bytes; W],
    /// What may be sent: by a device what the night can carry, by WhatsApp half of what is free on the phone.
    limit: [Bytes; W],
    /// What a completed attempt sends.
    sends: [Bytes; W],
    /// Whether it completed.
    done: [bool; W],
}

#[inline(always)]
fn device_tonight<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, today: Day) -> Tonight<W> {
    let (device, lanes) = (&world.household.devices[id.index()], &block.devices[id.index()]);
    let contents = device_backup::contents_in_lanes(device, lanes, &ages(&lanes.last, today));
    let mut size = [Bytes::ZERO; W];
    for lane in 0..W {
        size[lane] = device_backup::next_size(contents.lane(lane), lanes.last[lane], lanes.partial[lane]);
    }
    Tonight {
        held_back: all_held_back(world, block, BackupLine::Device(id), today),
        size,
        whole: contents.set,
        limit: window::capacities(world, block, id),
        sends: size,
        done: [false; W],
    }
}

#[inline(always)]
fn whatsapp_tonight<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: AccountId,
    today: Day,
) -> Tonight<W> {
    let at_home = world.household.accounts[id.index()].device;
    let (account, device) = (&block.accounts[id.index()], &block.devices[at_home.index()]);
    let size = whatsapp_backup::sizes(account, device);
    Tonight {
        held_back: all_held_back(world, block, BackupLine::WhatsApp(id), today),
        size,
        whole: size,
        limit: match world.household.devices[at_home.index()].phone {
            Phone::Unchecked => [Bytes::new(i64::MAX); W],
            Phone::Free(_) => device.phone_free,
        },
        sends: match sizes_are_kept::<W>() {
            true => std::array::from_fn(|lane| {
                let held = account.held.map(|held| held[lane]);
                whatsapp_backup::uploads(whatsapp_backup::contents(account, device, lane), held)
            }),
            false => size,
        },
        done: [false; W],
    }
}

/// Days since each lane's last backup; 0 where there was none.
#[inline(always)]
fn ages<const W: usize>(last: &[LastBackup; W], today: Day) -> [i32; W] {
    each(last, |last| last.age(today).unwrap_or(0))
}

/// Hours after the midnight before the day's noon at which an attempt starts; Back Up Now comes before all.
#[inline(always)]
pub fn start_hours<const W: usize>(world: &World, block: &Block<W>, line: BackupLine) -> [f64; W] {
    const BY_HAND: f64 = -1.0;
    const CERTAIN_DEVICE: f64 = 26.0;
    const NOON: f64 = 12.0;
    let (by_hand, hours) = match line {
        BackupLine::Device(id) => {
            let span = world.household.devices[id.index()].nights.start_hours;
            let bits = block.draws.device(id.index(), DeviceSlot::WindowStart);
            let drawn = bits.map(|bits| device_backup::window_start(bits, span));
            let hours = if world.certain() { [CERTAIN_DEVICE; W] } else { drawn };
            (&block.devices[id.index()].by_hand, hours)
        }
        BackupLine::WhatsApp(id) => {
            let bits = block.draws.account(id.index(), AccountSlot::Hour);
            let drawn = bits.map(|bits| NOON + 24.0 * numbers::unit_interval(bits));
            (&block.accounts[id.index()].by_hand, if world.certain() { [0.0; W] } else { drawn })
        }
    };
    select(by_hand, &[BY_HAND; W], &hours)
}

/// Settles the attempts of some lanes one after the other, lane by lane.
fn settle_in_turn<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    tonight: &mut [Tonight<W>],
    today: Day,
    lanes: &[bool; W],
) {
    let starts: Vec<[f64; W]> = world.lines.iter().map(|line| start_hours(world, block, *line)).collect();
    let mut order: Vec<(f64, usize)> = Vec::with_capacity(tonight.len());
    for lane in (0..W).filter(|lane| lanes[*lane]) {
        order.clear();
        for (rank, (line, attempt)) in world.lines.iter().zip(&*tonight).enumerate() {
            match attempt.held_back[lane] {
                ATTEMPTED => insert(&mut order, (starts[rank][lane], rank)),
                held_back => skip(world, block, *line, held_back, lane),
            }
        }
        for (_, rank) in &order {
            match world.lines[*rank] {
                BackupLine::Device(id) => settle_device(world, block, id, &mut tonight[*rank], today, lane),
                BackupLine::WhatsApp(id) => {
                    settle_whatsapp(world, block, id, &mut tonight[*rank], today, lane)
                }
            }
        }
    }
}

/// Puts an attempt where it belongs by its start; of equal starts the one that comes first in the household goes first.
#[inline]
fn insert(order: &mut Vec<(f64, usize)>, attempt: (f64, usize)) {
    order.push(attempt);
    let mut at = order.len() - 1;
    while at > 0 && order[at - 1].0 > attempt.0 {
        order.swap(at - 1, at);
        at -= 1;
    }
}

/// An attempt's sizes in one lane.
struct Sizes {
    next: Bytes,
    needed: Bytes,
    sent: Bytes,
    free: Bytes,
    short_by: Bytes,
}

/// Notes what became of an attempt in a lane.
fn note<const W: usize>(attempt: &mut AttemptLanes<W>, lane: usize, outcome: Outcome, sizes: &Sizes) {
    attempt.outcome[lane] = outcome.into();
    if sizes_are_kept::<W>() {
        attempt.next_size[lane] = sizes.next;
        attempt.needed[lane] = sizes.needed;
        attempt.sent[lane] = sizes.sent;
        attempt.free[lane] = sizes.free;
        attempt.short_by[lane] = sizes.short_by;
    }
}

fn skip<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    line: BackupLine,
    held_back: OutcomeCode,
    lane: usize,
) {
    let (needed, free) = match line {
        // What a device lacks then is room of its own, not the pool's.
        BackupLine::Device(id) if held_back == OutcomeCode::PHONE_FULL => {
            (device_backup::LEAST_PHONE_FREE, block.devices[id.index()].phone_free[lane])
        }
        _ => (Bytes::ZERO, block.pools[block.pool_of_line(world, line, lane).index()].free(lane)),
    };
    let attempt = match line {
        BackupLine::Device(id) => &mut block.devices[id.index()].attempt,
        BackupLine::WhatsApp(id) => &mut block.accounts[id.index()].attempt,
    };
    let (none, short_by) = (Bytes::ZERO, needed - free.min(needed));
    note(attempt, lane, held_back.outcome(), &Sizes { next: none, needed, sent: none, free, short_by });
}

fn settle_device<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: DeviceId,
    tonight: &mut Tonight<W>,
    today: Day,
    lane: usize,
) {
    let (person, rules) = (world.household.devices[id.index()].person, &world.household.rules);
    let pool = block.pool_of(person, lane);
    let pool = &mut block.pools[pool.index()];
    let lanes = &mut block.devices[id.index()];
    let (partial, free, next) = (lanes.partial[lane], pool.free(lane), tonight.size[lane]);
    let counted = if billing::partial_counts(rules) { partial } else { Bytes::ZERO };
    pool.ask(device_backup::claimed(next, partial, rules.partial_uploads), lane);
    let (outcome, sent, short_by, change) =
        match device_backup::settle(next, partial, free, tonight.limit[lane], rules.partial_uploads) {
            Settled::OverQuota { short_by } => (Outcome::OverQuota, Bytes::ZERO, short_by, Bytes::ZERO),
            Settled::InProgress { sent } => {
                lanes.partial[lane] += sent;
                let change = if billing::partial_counts(rules) { sent } else { Bytes::ZERO };
                (Outcome::InProgress, sent, Bytes::ZERO, change)
            }
            Settled::Completed => {
                tonight.done[lane] = true;
                let change = device_backup::complete(lanes, tonight.whole[lane], today, lane);
                (Outcome::Completed, next, Bytes::ZERO, change - counted)
            }
        };
    pool.used[lane] += change;
    note(&mut lanes.attempt, lane, outcome, &Sizes { next, needed: next, sent, free, short_by });
}

fn settle_whatsapp<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    tonight: &mut Tonight<W>,
    today: Day,
    lane: usize,
) {
    let pool = block.pool_of(world.household.accounts[id.index()].person, lane);
    let pool = &mut block.pools[pool.index()];
    let lanes = &mut block.accounts[id.index()];
    let next = tonight.size[lane];
    let room = whatsapp_backup::room(pool.free(lane), lanes.stored[lane], world.household.rules.room);
    let needed = whatsapp_backup::room_needed(next);
    pool.ask(needed - (room - pool.free(lane)), lane);
    let (outcome, free) = whatsapp_outcome(next, tonight.limit[lane], room);
    let done = outcome == Outcome::Completed;
    tonight.done[lane] = done;
    if done {
        pool.used[lane] += whatsapp_backup::complete(lanes, next, today, lane);
    }
    let (sent, short_by) =
        if done { (tonight.sends[lane], Bytes::ZERO) } else { (Bytes::ZERO, needed - free) };
    note(&mut lanes.attempt, lane, outcome, &Sizes { next, needed, sent, free, short_by });
}

/// What becomes of an attempt, and the room it was measured against: the phone's first, then the pool's.
pub fn whatsapp_outcome(size: Bytes, phone: Bytes, room: Bytes) -> (Outcome, Bytes) {
    if !whatsapp_backup::has_room(size, phone) {
        (Outcome::PhoneFull, phone)
    } else if !whatsapp_backup::has_room(size, room) {
        (Outcome::OverQuota, room)
    } else {
        (Outcome::Completed, room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_made_in_the_order_of_their_starts_and_equal_ones_in_the_households() {
        let mut order = Vec::new();
        for attempt in [(26.0, 0), (23.5, 1), (-1.0, 2), (26.0, 3), (23.5, 4)] {
            insert(&mut order, attempt);
        }
        assert_eq!(order.iter().map(|(_, rank)| *rank).collect::<Vec<_>>(), [2, 1, 4, 0, 3]);
    }

    #[test]
    fn the_phone_is_asked_for_room_before_the_pool() {
        let (size, ample) = (Bytes::GB, Bytes::GB.scaled(2.05));
        assert_eq!(whatsapp_outcome(size, Bytes::GB, Bytes::GB), (Outcome::PhoneFull, Bytes::GB));
        assert_eq!(whatsapp_outcome(size, ample, Bytes::GB), (Outcome::OverQuota, Bytes::GB));
        assert_eq!(whatsapp_outcome(size, ample, ample), (Outcome::Completed, ample));
    }
}

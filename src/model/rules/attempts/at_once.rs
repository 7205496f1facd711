//! A night's attempts of all lanes at once, where it makes no difference which of them comes first.
//!
//! When an attempt starts, the others may have added at most so much to what is stored, and taken away at most so
//! much. What fits beside the most there can be finds room in any order; what does not fit beside the least finds none.
//! Only where neither holds does the order decide.

use super::{ATTEMPTED, Tonight};
use crate::calendar::Day;
use crate::lanes::{Mask, any, select};
use crate::model::household::{AccountId, DeviceId, LastBackup, RoomRule};
use crate::model::outcome::OutcomeCode;
use crate::model::rules::eligibility::put;
use crate::model::rules::{billing, device_backup, whatsapp_backup};
use crate::model::state::{AccountLanes, BackupLine, Block, DeviceLanes};
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
    /// What would be stored with the room it asks for, if it came where least is.
    at_least: [Bytes; W],
    /// The same where most is.
    at_most: [Bytes; W],
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
            BackupLine::Device(id) => device_ask(world, block, *id, tonight),
            BackupLine::WhatsApp(id) => whatsapp_ask(world, block, *id, tonight),
        });
    }
    let mut left = [false; W];
    for (at, pool) in block.pools.iter().enumerate() {
        let uncertain = compare(at, &pool.used, &pool.quota, &mut asks);
        for lane in 0..W {
            left[lane] |= uncertain[lane];
        }
    }
    for ((line, tonight), ask) in world.lines.iter().zip(tonight).zip(&mut asks) {
        for lane in 0..W {
            ask.asks[lane] &= !left[lane];
        }
        take_room(block, ask);
        match line {
            BackupLine::Device(id) => settle_device(&mut block.devices[id.index()], tonight, ask, today),
            BackupLine::WhatsApp(id) => settle_whatsapp(&mut block.accounts[id.index()], tonight, ask, today),
        }
    }
    left
}

#[inline(always)]
fn device_ask<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, tonight: &Tonight<W>) -> Ask<W> {
    let (lanes, counting) = (&block.devices[id.index()], world.household.rules.partial_uploads);
    let counts = billing::partial_counts(&world.household.rules);
    let mut ask = nothing();
    ask.pool = block.pool_of_line(world, BackupLine::Device(id), 0).index();
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
    id: AccountId,
    tonight: &Tonight<W>,
) -> Ask<W> {
    let (lanes, rule) = (&block.accounts[id.index()], world.household.rules.room);
    let mut ask = nothing();
    ask.pool = block.pool_of_line(world, BackupLine::WhatsApp(id), 0).index();
    ask.claim = whatsapp_backup::all_rooms_needed(&tonight.size);
    for lane in 0..W {
        ask.asks[lane] = (tonight.held_back[lane] == ATTEMPTED) & (ask.claim[lane] <= tonight.limit[lane]);
    }
    for lane in 0..W {
        ask.change[lane] = tonight.size[lane] - lanes.stored[lane];
    }
    if rule == RoomRule::Relaxed {
        for lane in 0..W {
            ask.claim[lane] -= lanes.stored[lane];
        }
    }
    ask
}

#[inline(always)]
const fn nothing<const W: usize>() -> Ask<W> {
    let none = [Bytes::ZERO; W];
    Ask {
        pool: 0,
        asks: [false; W],
        claim: none,
        change: none,
        at_least: none,
        at_most: none,
        finds_room: [false; W],
    }
}

/// Works out for every ask of a pool whether it finds room; tells the lanes in which that is not certain for one of them.
#[inline(always)]
fn compare<const W: usize>(
    pool: usize,
    used: &[Bytes; W],
    quota: &[Bytes; W],
    asks: &mut [Ask<W>],
) -> [bool; W] {
    let mut least = *used;
    for ask in asks.iter().filter(|ask| ask.pool == pool) {
        for lane in 0..W {
            let change = if ask.asks[lane] { ask.change[lane] } else { Bytes::ZERO };
            least[lane] += change.min(Bytes::ZERO);
        }
    }
    let mut most = *used;
    for ask in asks.iter_mut().filter(|ask| ask.pool == pool) {
        for lane in 0..W {
            let change = ask.change[lane];
            ask.at_least[lane] = least[lane] - change.min(Bytes::ZERO) + ask.claim[lane];
            // What finds no room whatever the others do adds nothing.
            let adds = ask.asks[lane] & (ask.at_least[lane] <= quota[lane]);
            most[lane] += if adds { change.max(Bytes::ZERO) } else { Bytes::ZERO };
        }
    }
    let mut uncertain = [false; W];
    for ask in asks.iter_mut().filter(|ask| ask.pool == pool) {
        for lane in 0..W {
            ask.at_most[lane] = most[lane] - ask.change[lane].max(Bytes::ZERO) + ask.claim[lane];
            let refused = ask.at_least[lane] > quota[lane];
            ask.finds_room[lane] = !refused & (ask.at_most[lane] <= quota[lane]);
            uncertain[lane] |= ask.asks[lane] & !(ask.finds_room[lane] | refused);
        }
    }
    uncertain
}

/// Gives each ask the room it found, and notes which other quotas would have given and refused the same.
#[inline(always)]
fn take_room<const W: usize>(block: &mut Block<W>, ask: &Ask<W>) {
    let pool = &mut block.pools[ask.pool];
    for lane in 0..W {
        let given = ask.asks[lane] & ask.finds_room[lane];
        pool.used[lane] += if given { ask.change[lane] } else { Bytes::ZERO };
    }
    let Some(alike) = &mut pool.alike else { return };
    for lane in 0..W {
        let (given, refused) =
            (ask.asks[lane] & ask.finds_room[lane], ask.asks[lane] & !ask.finds_room[lane]);
        let (at_least, below) = (alike.at_least[lane], alike.below[lane]);
        alike.at_least[lane] = if given { at_least.max(ask.at_most[lane]) } else { at_least };
        alike.below[lane] = if refused { below.min(ask.at_least[lane]) } else { below };
    }
}

#[inline(always)]
fn settle_device<const W: usize>(
    lanes: &mut DeviceLanes<W>,
    tonight: &mut Tonight<W>,
    ask: &Ask<W>,
    today: Day,
) {
    let mut goes_on = [false; W];
    for lane in 0..W {
        let (given, whole) =
            (ask.asks[lane] & ask.finds_room[lane], tonight.size[lane] <= tonight.limit[lane]);
        tonight.done[lane] = given & whole;
        goes_on[lane] = given & !whole;
    }
    let done = Mask::of(&tonight.done);
    if any(&goes_on) {
        let sent = Bytes::within(&tonight.limit, &Mask::of(&goes_on));
        for lane in 0..W {
            lanes.partial[lane] += sent[lane];
        }
    }
    Bytes::take_over(&mut lanes.partial, &done, &[Bytes::ZERO; W]);
    Bytes::take_over(&mut lanes.stored, &done, &tonight.whole);
    lanes.last = select(&tonight.done, &[LastBackup::On(today); W], &lanes.last);
    let mut refused = [false; W];
    for lane in 0..W {
        refused[lane] = ask.asks[lane] & !ask.finds_room[lane];
    }
    let mut outcome = tonight.held_back;
    put(&mut outcome, &goes_on, OutcomeCode::IN_PROGRESS);
    put(&mut outcome, &refused, OutcomeCode::OVER_QUOTA);
    lanes.attempt.outcome = outcome;
}

#[inline(always)]
fn settle_whatsapp<const W: usize>(
    lanes: &mut AccountLanes<W>,
    tonight: &mut Tonight<W>,
    ask: &Ask<W>,
    today: Day,
) {
    for lane in 0..W {
        tonight.done[lane] = ask.asks[lane] & ask.finds_room[lane];
    }
    Bytes::take_over(&mut lanes.stored, &Mask::of(&tonight.done), &tonight.whole);
    lanes.last = select(&tonight.done, &[LastBackup::On(today); W], &lanes.last);
    let (mut phone_full, mut refused) = ([false; W], [false; W]);
    for lane in 0..W {
        // An attempt that does not even ask the pool found the phone full.
        phone_full[lane] = (tonight.held_back[lane] == ATTEMPTED) & !ask.asks[lane];
        refused[lane] = ask.asks[lane] & !tonight.done[lane];
    }
    let mut outcome = tonight.held_back;
    put(&mut outcome, &phone_full, OutcomeCode::PHONE_FULL);
    put(&mut outcome, &refused, OutcomeCode::OVER_QUOTA);
    lanes.attempt.outcome = outcome;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is asked of pool 0 in one lane: room for `claim`, after which so much more is stored.
    fn ask(claim: i64, change: i64) -> Ask<1> {
        Ask { asks: [true], claim: [Bytes::new(claim)], change: [Bytes::new(change)], ..nothing() }
    }

    /// Whether each finds room in 100 of which 60 are used, and whether that is uncertain for one of them.
    fn compared(mut asks: Vec<Ask<1>>) -> (Vec<bool>, bool) {
        let [uncertain] = compare(0, &[Bytes::new(60)], &[Bytes::new(100)], &mut asks);
        (asks.iter().map(|ask| ask.finds_room[0]).collect(), uncertain)
    }

    #[test]
    fn what_fits_beside_all_the_others_finds_room_in_any_order() {
        assert_eq!(compared(vec![ask(15, 15), ask(25, 25)]), (vec![true, true], false));
        // The second adds nothing to what is stored: the first may take up to the last byte.
        assert_eq!(compared(vec![ask(40, 40), ask(0, 0)]), (vec![true, true], false));
    }

    #[test]
    fn what_fits_beside_none_of_them_is_refused_in_any_order() {
        assert_eq!(compared(vec![ask(41, 1), ask(30, 30)]), (vec![false, true], false));
    }

    #[test]
    fn where_the_last_room_goes_to_whoever_comes_first_nothing_is_certain() {
        assert!(compared(vec![ask(20, 20), ask(25, 25)]).1);
        // A backup that shrinks by 5 makes room for the other, if it comes first.
        assert!(compared(vec![ask(45, 45), ask(10, -5)]).1);
        assert!(!compared(vec![ask(46, 46), ask(10, -5)]).1);
    }

    #[test]
    fn of_another_pool_nothing_is_said() {
        let elsewhere = Ask { pool: 1, ..ask(1000, 1000) };
        assert_eq!(compared(vec![elsewhere, ask(40, 40)]), (vec![false, true], false));
    }
}

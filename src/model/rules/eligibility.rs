//! Who makes an attempt today, and why the others make none (MODEL: a day).

use super::device_backup::LEAST_PHONE_FREE;
use super::whatsapp_backup;
use crate::calendar::Day;
use crate::lanes::{any, each, select};
use crate::model::household::{AccountId, DeviceId, Interval, LastBackup, Phone, Synced};
use crate::model::outcome::{Outcome, OutcomeCode};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;

/// Why a backup makes no attempt today: the first that holds, in the order of the outcomes.
pub fn held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    match line {
        BackupLine::Device(id) => device_held_back(world, block, id, today, lane),
        BackupLine::WhatsApp(id) => whatsapp_held_back(world, block, id, today, lane),
    }
}

/// What holds an attempt back in each lane: the code of [`held_back`], or [`ATTEMPTED`].
pub type HeldBack<const W: usize> = [OutcomeCode; W];

/// Nothing holds the attempt back.
pub const ATTEMPTED: OutcomeCode = OutcomeCode::COMPLETED;

/// [`held_back`] in each lane, all of them at once.
#[inline(always)]
pub fn all_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    today: Day,
) -> HeldBack<W> {
    let why = match line {
        BackupLine::Device(id) => device_in_lanes(world, block, id, today),
        BackupLine::WhatsApp(id) => whatsapp_in_lanes(world, block, id, today),
    };
    debug_assert!((0..W).all(|lane| {
        let alone = held_back(world, block, line, today, lane);
        alone.map_or(ATTEMPTED, OutcomeCode::from) == why[lane]
    }));
    why
}

/// The rules from the last to the first: each hides those before it.
#[inline(always)]
fn device_in_lanes<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, today: Day) -> HeldBack<W> {
    let (device, household) = (&block.devices[id.index()], &world.household.devices[id.index()]);
    let mut why = [ATTEMPTED; W];
    if household.phone != Phone::Unchecked {
        let full = each(&device.phone_free, |free| free < LEAST_PHONE_FREE);
        put(&mut why, &full, OutcomeCode::PHONE_FULL);
    }
    put(&mut why, &each(&device.fault, |fault| fault.is_some()), OutcomeCode::FAULT);
    put(&mut why, &device.corrupt, OutcomeCode::CORRUPT);
    for lane in 0..W {
        let by_hand = device.by_hand[lane];
        let power = !by_hand & !device.on_power(lane);
        let wifi = !device.on_wifi(lane) & !device.cellular[lane];
        let lock = !by_hand & !device.is_locked(lane);
        let missing = OutcomeCode::missing(power, wifi, lock);
        why[lane] = if power | wifi | lock { missing } else { why[lane] };
    }
    put_account(&mut why, block, household.person.index());
    put(&mut why, &device.restricted, OutcomeCode::RESTRICTED);
    // A day starts after the last one's backups: only today's is less than a day old.
    put(&mut why, &each(&device.last, |last| last == LastBackup::On(today)), OutcomeCode::NOT_DUE);
    put(&mut why, &each(&device.backup, |on: bool| !on), OutcomeCode::OFF);
    why
}

/// The same of WhatsApp's own backup.
#[inline(always)]
fn whatsapp_in_lanes<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: AccountId,
    today: Day,
) -> HeldBack<W> {
    let (account, household) = (&block.accounts[id.index()], &world.household.accounts[id.index()]);
    let (device, person) = (&block.devices[household.device.index()], household.person.index());
    let drive = &block.people[person].syncs[Synced::Drive.index()];
    let mut why = [ATTEMPTED; W];
    put(&mut why, &each(&account.fault, |fault| fault.is_some()), OutcomeCode::FAULT);
    put(&mut why, &account.corrupt, OutcomeCode::CORRUPT);
    let (mut wifi, mut early, mut off) = ([false; W], [false; W], [false; W]);
    for lane in 0..W {
        let due = whatsapp_backup::due(account.interval[lane], account.last[lane], today);
        early[lane] = !account.by_hand[lane] & !due;
    }
    for lane in 0..W {
        wifi[lane] = !device.on_wifi(lane) & !account.cellular[lane];
        let never = (account.interval[lane] == Interval::Off) & !account.by_hand[lane];
        off[lane] = never | !account.icloud[lane] | !drive[lane];
    }
    put(&mut why, &wifi, OutcomeCode::missing(false, true, false));
    put_account(&mut why, block, person);
    put(&mut why, &device.restricted, OutcomeCode::RESTRICTED);
    put(&mut why, &early, OutcomeCode::NOT_DUE);
    put(&mut why, &off, OutcomeCode::OFF);
    why
}

/// What keeps everybody of an account from iCloud: an outage, and before that a block.
#[inline(always)]
pub fn put_account<const W: usize>(why: &mut HeldBack<W>, block: &Block<W>, person: usize) {
    put(why, &block.down_today, OutcomeCode::SERVICE_OUTAGE);
    let blocked = &block.people[person].blocked;
    if any(&each(blocked, |reason| reason.is_some())) {
        let reasons = why.iter_mut().zip(blocked).filter_map(|(why, of)| Some((why, (*of)?)));
        reasons.for_each(|(why, reason)| *why = OutcomeCode::blocked(reason));
    }
}

/// Puts a code where something holds.
#[inline(always)]
pub fn put<const W: usize>(why: &mut HeldBack<W>, holds: &[bool; W], code: OutcomeCode) {
    *why = select(holds, &[code; W], why);
}

fn device_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: DeviceId,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    let device = &block.devices[id.index()];
    let household = &world.household.devices[id.index()];
    let missing = device_misses(block, id, lane);
    let phone_full = household.phone != Phone::Unchecked && device.phone_free[lane] < LEAST_PHONE_FREE;
    match () {
        () if !device.backup[lane] => Some(Outcome::Off),
        () if device.last[lane].age(today).is_some_and(|age| age < 1) => Some(Outcome::NotDue),
        () if device.restricted[lane] => Some(Outcome::Restricted),
        () => account_held_back(block, household.person.index(), lane)
            .or(missing)
            .or(device.corrupt[lane].then_some(Outcome::Corrupt))
            .or(device.fault[lane].map(|_| Outcome::Fault))
            .or(phone_full.then_some(Outcome::PhoneFull)),
    }
}

fn account_held_back<const W: usize>(block: &Block<W>, person: usize, lane: usize) -> Option<Outcome> {
    let blocked = block.people[person].blocked[lane].map(Outcome::AccountBlocked);
    blocked.or(block.down_today[lane].then_some(Outcome::ServiceOutage))
}

/// The conditions a device lacks tonight; Back Up Now needs a network only, and cellular is one where it is allowed.
fn device_misses<const W: usize>(block: &Block<W>, id: DeviceId, lane: usize) -> Option<Outcome> {
    let device = &block.devices[id.index()];
    let by_hand = device.by_hand[lane];
    let power = !by_hand && !device.on_power(lane);
    let wifi = !device.on_wifi(lane) && !device.cellular[lane];
    let lock = !by_hand && !device.is_locked(lane);
    (power || wifi || lock).then_some(Outcome::Missing { power, wifi, lock })
}

fn whatsapp_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: AccountId,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    let account = &block.accounts[id.index()];
    let household = &world.household.accounts[id.index()];
    let device = &block.devices[household.device.index()];
    let person = &block.people[household.person.index()];
    let by_hand = account.by_hand[lane];
    let off = !account.icloud[lane] || !person.syncs[Synced::Drive.index()][lane];
    let never = account.interval[lane] == Interval::Off && !by_hand;
    let network = device.on_wifi(lane) || account.cellular[lane];
    match () {
        () if off || never => Some(Outcome::Off),
        () if !by_hand && !whatsapp_backup::due(account.interval[lane], account.last[lane], today) => {
            Some(Outcome::NotDue)
        }
        () if device.restricted[lane] => Some(Outcome::Restricted),
        () => account_held_back(block, household.person.index(), lane)
            .or((!network).then_some(Outcome::Missing { power: false, wifi: true, lock: false }))
            .or(account.corrupt[lane].then_some(Outcome::Corrupt))
            .or(account.fault[lane].map(|_| Outcome::Fault)),
    }
}

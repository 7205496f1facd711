//! Who makes an attempt today, and why the others make none (MODEL section 4, step 6).

use super::device_backup::LEAST_PHONE_FREE;
use super::whatsapp_backup;
use crate::calendar::Day;
use crate::model::household::{AccountId, DeviceId, Interval, LastBackup, Phone, Synced};
use crate::model::outcome::Outcome;
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::Bytes;

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

/// Why a backup makes no attempt today, in each lane.
#[inline(always)]
pub fn all_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    today: Day,
) -> [Option<Outcome>; W] {
    let ready = match line {
        BackupLine::Device(id) => device_ready(world, block, id, today),
        BackupLine::WhatsApp(id) => whatsapp_ready(world, block, id, today),
    };
    let mut why = [None; W];
    for lane in 0..W {
        if !ready[lane] {
            why[lane] = held_back(world, block, line, today, lane);
        }
        debug_assert_eq!(ready[lane], held_back(world, block, line, today, lane).is_none());
    }
    why
}

/// Whether a device makes an attempt: [`held_back`] of all lanes at once, without the reasons.
#[inline(always)]
fn device_ready<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, today: Day) -> [bool; W] {
    let (device, household) = (&block.devices[id.index()], &world.household.devices[id.index()]);
    let least = if household.phone == Phone::Unchecked { Bytes::new(i64::MIN) } else { LEAST_PHONE_FREE };
    let mut ready = account_ready(block, household.person.index());
    for lane in 0..W {
        let by_hand = device.by_hand[lane];
        let wifi = device.on_wifi(lane) | device.cellular[lane];
        let conditions = wifi & (by_hand | (device.on_power(lane) & device.is_locked(lane)));
        let sound = !device.corrupt[lane] & device.fault[lane].is_none() & !device.restricted[lane];
        let due = device.last[lane] != LastBackup::On(today);
        ready[lane] &= device.backup[lane] & due & conditions & sound & (device.phone_free[lane] >= least);
    }
    ready
}

/// The same of WhatsApp's own backup.
#[inline(always)]
fn whatsapp_ready<const W: usize>(world: &World, block: &Block<W>, id: AccountId, today: Day) -> [bool; W] {
    let (account, household) = (&block.accounts[id.index()], &world.household.accounts[id.index()]);
    let (device, person) = (&block.devices[household.device.index()], household.person.index());
    let drive = &block.people[person].syncs[Synced::Drive.index()];
    let mut ready = account_ready(block, person);
    for lane in 0..W {
        let by_hand = account.by_hand[lane];
        let due = whatsapp_backup::due(account.interval[lane], account.last[lane], today);
        let network = device.on_wifi(lane) | account.cellular[lane];
        let sound = !account.corrupt[lane] & account.fault[lane].is_none() & !device.restricted[lane];
        ready[lane] &= account.icloud[lane] & drive[lane] & (by_hand | due) & network & sound;
    }
    ready
}

#[inline(always)]
fn account_ready<const W: usize>(block: &Block<W>, person: usize) -> [bool; W] {
    let blocked = &block.people[person].blocked;
    let mut ready = [false; W];
    for lane in 0..W {
        ready[lane] = blocked[lane].is_none() & !block.down_today[lane];
    }
    ready
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

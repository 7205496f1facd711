//! Switches, and the bytes some of them move (MODEL section 7; FACTS D5, W4, W8, W10).

use crate::model::household::{
    AccountId, DeviceId, DeviceSwitch, Home, Interval, Local, PersonId, PersonSwitch, Synced, WhatsAppSwitch,
};
use crate::model::rules::billing::partial_counts;
use crate::model::state::{Block, PersonLanes};
use crate::model::world::World;
use crate::units::Bytes;

/// Sets a person's switch; bytes move where the switch says where they live.
pub fn set_person<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    switch: PersonSwitch,
    on: bool,
    lane: usize,
) {
    match switch {
        PersonSwitch::ICloudPhotos => {
            set_sync(world, block, id, Synced::Photos, on, lane);
            set_sync(world, block, id, Synced::Videos, on, lane);
        }
        PersonSwitch::MessagesInICloud => set_sync(world, block, id, Synced::Messages, on, lane),
        PersonSwitch::Drive => set_sync(world, block, id, Synced::Drive, on, lane),
        PersonSwitch::Mail => set_sync(world, block, id, Synced::Mail, on, lane),
        PersonSwitch::OptimisePhotos => optimise_photos(world, block, id, on, lane),
    }
}

fn set_sync<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    kind: Synced,
    on: bool,
    lane: usize,
) {
    let was = std::mem::replace(&mut block.people[id.index()].syncs[kind.index()][lane], on);
    if was == on {
        return;
    }
    let home = world.household.people[id.index()].home[kind.index()];
    let (Some(local), Home::Device(device)) = (kind.local(), home) else {
        return;
    };
    match on {
        true => leave_the_set(world, block, id, (kind, local), device, lane),
        false => join_the_set(world, block, id, (kind, local), device, lane),
    }
}

/// The bytes leave the set and the stored backup at once and wait to go up.
fn leave_the_set<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    (kind, local): (Synced, Local),
    device: DeviceId,
    lane: usize,
) {
    let lanes = &mut block.devices[device.index()];
    let bytes = std::mem::take(&mut lanes.bytes[local.index()][lane]);
    let held = std::mem::take(&mut lanes.held[local.index()][lane]).min(lanes.stored[lane]);
    lanes.stored[lane] -= held;
    block.pools[world.household.pool_of_device(device).index()].used[lane] -= held;
    block.people[id.index()].backlog[kind.index()][lane] += bytes;
}

/// The synced bytes leave the pool and join the set.
fn join_the_set<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    (kind, local): (Synced, Local),
    device: DeviceId,
    lane: usize,
) {
    let person = &mut block.people[id.index()];
    let synced = std::mem::take(&mut person.synced[kind.index()][lane]);
    let waiting = std::mem::take(&mut person.backlog[kind.index()][lane]);
    block.pools[world.household.people[id.index()].pool.index()].used[lane] -= synced;
    let fetched = if optimised(person, kind, lane) { synced } else { Bytes::ZERO };
    let lanes = &mut block.devices[device.index()];
    lanes.bytes[local.index()][lane] += synced + waiting;
    lanes.phone_free[lane] -= fetched;
}

/// Whether what is stored of a category leaves the phone: photos and videos under Optimise Storage.
pub fn optimised<const W: usize>(person: &PersonLanes<W>, kind: Synced, lane: usize) -> bool {
    person.optimise_photos[lane] && matches!(kind, Synced::Photos | Synced::Videos)
}

/// Originals of synced photos leave the phone, or come back.
fn optimise_photos<const W: usize>(world: &World, block: &mut Block<W>, id: PersonId, on: bool, lane: usize) {
    let person = &mut block.people[id.index()];
    let was = std::mem::replace(&mut person.optimise_photos[lane], on);
    if was == on {
        return;
    }
    for kind in [Synced::Photos, Synced::Videos] {
        let originals = person.synced[kind.index()][lane];
        if let Home::Device(device) = world.household.people[id.index()].home[kind.index()] {
            block.devices[device.index()].phone_free[lane] += if on { originals } else { -originals };
        }
    }
}

/// Sets a device's switch. Turning iCloud Backup off drops what was sent of an unfinished one.
pub fn set_device<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: DeviceId,
    switch: DeviceSwitch,
    on: bool,
    lane: usize,
) {
    let device = &mut block.devices[id.index()];
    match switch {
        DeviceSwitch::Backup if !on => {
            device.backup[lane] = false;
            let partial = std::mem::take(&mut device.partial[lane]);
            let counted = if partial_counts(&world.household.rules) { partial } else { Bytes::ZERO };
            block.pools[world.household.pool_of_device(id).index()].used[lane] -= counted;
        }
        DeviceSwitch::Backup => device.backup[lane] = true,
        DeviceSwitch::Cellular => device.cellular[lane] = on,
        DeviceSwitch::WhatsApp => device.whatsapp[lane] = on,
    }
}

/// Sets a WhatsApp account's switch.
pub fn set_whatsapp<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    switch: WhatsAppSwitch,
    on: bool,
    lane: usize,
) {
    let account = &mut block.accounts[id.index()];
    match switch {
        WhatsAppSwitch::ICloud => account.icloud[lane] = on,
        WhatsAppSwitch::IncludeVideos => account.include_videos[lane] = on,
        WhatsAppSwitch::Cellular => account.cellular[lane] = on,
        WhatsAppSwitch::EndToEnd => {
            account.end_to_end[lane] = on;
            let device = world.household.accounts[id.index()].device;
            let leaves = world.household.rules.end_to_end_leaves_device_backup;
            block.devices[device.index()].whatsapp_left[lane] = on && leaves;
        }
    }
}

/// Sets how often WhatsApp backs up by itself.
pub fn set_interval<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    interval: Interval,
    lane: usize,
) {
    let account = &mut block.accounts[id.index()];
    account.interval[lane] = interval;
    account.spell.threshold[lane] = world.threshold(interval.days());
}

/// Leaves bytes of apps out of the device backup; a negative number takes them in again.
pub fn leave_apps_out<const W: usize>(block: &mut Block<W>, id: DeviceId, bytes: Bytes, lane: usize) {
    let device = &mut block.devices[id.index()];
    let (apps, out) = (Local::Apps.index(), Local::AppsLeftOut.index());
    let moved = bytes.min(device.bytes[apps][lane]).max(-device.bytes[out][lane]);
    device.bytes[apps][lane] -= moved;
    device.bytes[out][lane] += moved;
    device.held[apps][lane] = device.held[apps][lane].min(device.bytes[apps][lane]);
}

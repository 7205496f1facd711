//! Switches, and the bytes some of them move (MODEL: backups).

use std::mem::take;

use crate::model::household::{
    AccountId, DeviceId, DeviceSwitch, Home, Interval, Local, PersonId, PersonSwitch, PhotosLeave, Synced,
    WhatsAppSwitch,
};
use crate::model::rules::billing::partial_counts;
use crate::model::state::{Block, DeviceLanes, PersonLanes};
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
    let person = &mut block.people[id.index()];
    let was = std::mem::replace(&mut person.syncs[kind.index()][lane], on);
    let home = world.household.people[id.index()].home[kind.index()];
    let (true, Some(local), Home::Device(device)) = (was != on, kind.local(), home) else {
        return;
    };
    let device = &mut block.devices[device.index()];
    let freed = match on {
        true => leave_the_set(world, person, device, (kind, local), lane),
        false => join_the_set(person, device, (kind, local), lane),
    };
    block.release(id, freed, lane);
}

/// The bytes leave the set and wait to go up; returns what the stored backup loses of them: all at once, or, of photos
/// where the rules say so, nothing until the next one completes.
fn leave_the_set<const W: usize>(
    world: &World,
    person: &mut PersonLanes<W>,
    device: &mut DeviceLanes<W>,
    (kind, local): (Synced, Local),
    lane: usize,
) -> Bytes {
    person.backlog[kind.index()][lane] += take(&mut device.bytes[local.index()][lane]);
    let held = device.held[local.index()][lane].min(device.stored[lane]);
    device.cap_held(local, lane);
    let freed = if stays_stored(world, kind) { Bytes::ZERO } else { held };
    device.stored[lane] -= freed;
    freed
}

/// Whether the stored backup keeps a category that syncs from now on, until the next one completes.
fn stays_stored(world: &World, kind: Synced) -> bool {
    kind != Synced::Messages && world.household.rules.photos_leave == PhotosLeave::WithNextBackup
}

/// What synced and what waited join the set; returns what iCloud no longer holds.
fn join_the_set<const W: usize>(
    person: &mut PersonLanes<W>,
    device: &mut DeviceLanes<W>,
    (kind, local): (Synced, Local),
    lane: usize,
) -> Bytes {
    let synced = take(&mut person.synced[kind.index()][lane]);
    device.bytes[local.index()][lane] += synced + take(&mut person.backlog[kind.index()][lane]);
    device.phone_free[lane] -= if optimised(person, kind, lane) { synced } else { Bytes::ZERO };
    synced
}

/// Whether what is stored of a category leaves the phone: photos and videos under Optimise Storage.
pub fn optimised<const W: usize>(person: &PersonLanes<W>, kind: Synced, lane: usize) -> bool {
    person.optimise_photos[lane] && may_leave_phone(kind)
}

/// Whether Optimise Storage takes a category's originals off the phone.
pub const fn may_leave_phone(kind: Synced) -> bool {
    matches!(kind, Synced::Photos | Synced::Videos)
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
            let partial = take(&mut device.partial[lane]);
            let counted = if partial_counts(&world.household.rules) { partial } else { Bytes::ZERO };
            block.release(world.household.devices[id.index()].person, counted, lane);
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

/// Sets how often WhatsApp backs up by itself; a spell under way stays known after as many days as it began with.
pub fn set_interval<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    interval: Interval,
    lane: usize,
) {
    let account = &mut block.accounts[id.index()];
    account.interval[lane] = interval;
    account.spell.set_threshold(world.threshold(interval.days()), lane);
}

/// Leaves bytes of apps out of the device backup; a negative number takes them in again.
pub fn leave_apps_out<const W: usize>(block: &mut Block<W>, id: DeviceId, bytes: Bytes, lane: usize) {
    let device = &mut block.devices[id.index()];
    match bytes >= Bytes::ZERO {
        true => device.relabel(Local::Apps, Local::AppsLeftOut, bytes, lane),
        false => device.relabel(Local::AppsLeftOut, Local::Apps, -bytes, lane),
    }
}

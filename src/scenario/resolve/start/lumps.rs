//! What only a typed total explains: settings in a backup, a person's other data, a pool's other data.

use super::layout::Layout;
use super::totals::gigabytes;
use super::{DeviceStart, Given, Start};
use crate::model::household::{DeviceId, LastBackup, Local, PersonId, Synced};
use crate::scenario::resolve::desk::Desk;
use crate::units::Bytes;

/// Adds what each typed total leaves to a lump of its own, from the inside out.
pub fn add(given: Given<'_, '_>, layout: &Layout, start: &mut Start, desk: &mut Desk) {
    for at in 0..start.devices.len() {
        fill_device(given, layout, start, DeviceId::new(at));
    }
    for person in given.roster.everybody() {
        fill_backups(given, start, person);
        fill_person(given, start, person, desk);
    }
    for at in 0..given.pools.len() {
        fill_pool(given, start, at, desk);
    }
}

/// Everything stored in iCloud.
pub fn total(start: &Start) -> Bytes {
    let synced: Bytes = start.synced.iter().flatten().sum();
    let devices: Bytes = start.devices.iter().map(DeviceStart::stored).sum();
    let accounts: Bytes = start.accounts.iter().flat_map(|backup| &backup.held).sum();
    let disused: Bytes = start.disused.iter().map(|(stored, _)| *stored).sum();
    synced + devices + accounts + disused + start.other.iter().sum()
}

/// A typed backup size less its categories is settings and other; for a first backup to come, the next size.
fn fill_device(given: Given<'_, '_>, layout: &Layout, start: &mut Start, id: DeviceId) {
    let typed = &layout.devices[id.index()].backup;
    let device = &mut start.devices[id.index()];
    let settings = Local::Settings.index();
    match (device.backup.last, &typed.size, &typed.next) {
        (LastBackup::On(_), Some(size), _) => {
            let rest = (size.value - device.stored()).at_least_zero();
            device.backup.held[settings] = rest;
            device.bytes[settings] = rest;
        }
        (LastBackup::Never, _, Some(next)) => {
            let apart = known_set(given, layout, id);
            device.bytes[settings] = (next.value - apart).at_least_zero();
        }
        _ => {}
    }
}

/// What a device that was never backed up would send of what is known.
fn known_set(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Bytes {
    let parts = &layout.devices[id.index()];
    let own: Bytes =
        [parts.apps, parts.messages, parts.camera].iter().map(|&part| layout.parts.size(part)).sum();
    let account = given.roster.account_on(id).map(|account| &layout.accounts[account.index()]);
    own + account.map_or(Bytes::ZERO, |account| account.in_device(&layout.parts))
}

/// What `backups` says beyond its devices is settings of the first one that has a backup.
fn fill_backups(given: Given<'_, '_>, start: &mut Start, person: PersonId) {
    let Some(typed) = &given.roster.member(person).sheet.icloud.backups else { return };
    let rest = (typed.value - stored_backups(given, start, person)).at_least_zero();
    let with_backup = given.roster.devices_of(person).into_iter().find(|id| {
        matches!(start.devices[id.index()].backup.last, LastBackup::On(_))
            && given.roster.devices[id.index()].sheet.is_none_or(|sheet| sheet.backup_size.is_none())
    });
    match with_backup {
        Some(id) => {
            let settings = Local::Settings.index();
            start.devices[id.index()].backup.held[settings] += rest;
            start.devices[id.index()].bytes[settings] += rest;
        }
        None => start.synced[person.index()][Synced::Other.index()] += rest,
    }
}

fn stored_backups(given: Given<'_, '_>, start: &Start, person: PersonId) -> Bytes {
    let devices = given.roster.devices_of(person);
    let in_use: Bytes = devices.iter().map(|id| start.devices[id.index()].stored()).sum();
    let disused = given.roster.disused_of(person);
    in_use + disused.iter().map(|id| start.disused[id.index()].0).sum()
}

/// All a person has in iCloud.
fn stored_by(given: Given<'_, '_>, start: &Start, person: PersonId) -> Bytes {
    let synced: Bytes = start.synced[person.index()].iter().sum();
    let account = given.roster.account_of(person);
    let chats: Bytes = account.iter().flat_map(|id| &start.accounts[id.index()].held).sum();
    synced + stored_backups(given, start, person) + chats
}

/// A person's typed total less their parts is a lump that does not grow.
fn fill_person(given: Given<'_, '_>, start: &mut Start, person: PersonId, desk: &mut Desk) {
    let member = given.roster.member(person);
    let Some(typed) = &member.sheet.icloud.total else { return };
    let rest = (typed.value - stored_by(given, start, person)).at_least_zero();
    start.synced[person.index()][Synced::Other.index()] += rest;
    if rest > NOTEWORTHY {
        let message = format!(
            "{} of {}'s {} is not explained by the profile or by what was typed; it is kept as it is and does \
             not grow.",
            gigabytes(rest),
            member.name,
            gigabytes(typed.value)
        );
        desk.note_at("person.other", message, &typed.span);
    }
}

/// Less than this need not be told.
const NOTEWORTHY: Bytes = Bytes::new(Bytes::GIB.count() / 20);

/// The difference to what the phone shows as used; slightly negative where rounded figures add up to more.
fn fill_pool(given: Given<'_, '_>, start: &mut Start, at: usize, desk: &mut Desk) {
    let (pool, sheet) = given.pools[at];
    let Some(typed) = &sheet.used else { return };
    let people = given.roster.everybody().into_iter().filter(|id| given.pool_of[id.index()] == pool);
    let known: Bytes = people.map(|id| stored_by(given, start, id)).sum();
    let rest = typed.value - known;
    start.other[at] = rest;
    if rest > NOTEWORTHY || -rest > NOTEWORTHY {
        let message = format!(
            "`used` is {}, the parts come to {}; the difference of {} is kept as \"other\" and does not grow.",
            gigabytes(typed.value),
            gigabytes(known),
            gigabytes(rest)
        );
        desk.note_at("pool.other", message, &typed.span);
    }
}

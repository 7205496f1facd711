//! Every part of what is stored: as typed, or as the profile has it.

use super::backups::{DeviceBackup, device_backup, disused_backup};
use super::chats::{AccountParts, account_parts};
use super::{Claim, Given, Part, PartId, Parts};
use crate::calendar::Day;
use crate::catalogue::parameters::{self, data};
use crate::language::say;
use crate::model::household::{DeviceId, PersonId, Synced};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Desk;
use crate::scenario::resolve::rates::camera_rates;
use crate::scenario::sheet::SyncSheet;
use crate::units::Bytes;

/// Where every part is found.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// All parts.
    pub parts: Parts,
    /// Each person's, as in the roster.
    pub people: Vec<PersonParts>,
    /// Each device's.
    pub devices: Vec<DeviceParts>,
    /// Each WhatsApp account's.
    pub accounts: Vec<AccountParts>,
    /// Each disused device's stored backup and its day.
    pub disused: Vec<(PartId, Day)>,
}

/// What a person has in iCloud, backups apart.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonParts {
    /// Photos, with videos.
    pub photos: PartId,
    /// Messages.
    pub messages: PartId,
    /// Drive.
    pub drive: PartId,
    /// Mail.
    pub mail: PartId,
    /// Anything else typed.
    pub other: PartId,
}

/// What is on a device, WhatsApp apart.
#[derive(Clone, PartialEq, Debug)]
pub struct DeviceParts {
    /// App data.
    pub apps: PartId,
    /// Messages, while not in iCloud.
    pub messages: PartId,
    /// Camera photos and videos, while not in iCloud.
    pub camera: PartId,
    /// The last backup.
    pub backup: DeviceBackup,
}

impl PersonParts {
    /// All of them, as they count in full.
    pub fn claims(&self) -> [Claim; 5] {
        [self.photos, self.messages, self.drive, self.mail, self.other].map(|part| Claim { part, share: 1.0 })
    }
}

/// Lays out every part.
pub fn lay_out(given: Given<'_, '_>, desk: &mut Desk) -> Layout {
    let mut parts = Parts::default();
    let roster = given.roster;
    let people = roster.everybody().into_iter().map(|id| person(given, id, &mut parts)).collect();
    let accounts: Vec<AccountParts> =
        roster.accounts.iter().map(|account| account_parts(given, account, &mut parts, desk)).collect();
    let devices = (0..roster.devices.len())
        .map(|at| device(given, DeviceId::new(at), &accounts, &mut parts, desk))
        .collect();
    let disused = roster.disused.iter().map(|old| disused_backup(given, old, &mut parts, desk)).collect();
    Layout { parts, people, devices, accounts, disused }
}

fn person(given: Given<'_, '_>, id: PersonId, parts: &mut Parts) -> PersonParts {
    let member = given.roster.member(id);
    let (sheet, icloud) = (member.sheet, &member.sheet.icloud);
    let mut part = |typed: &Option<Typed<Bytes>>, what: &str, sync: &SyncSheet, default: Bytes| {
        let size = if syncs(sync) { default } else { Bytes::ZERO };
        add(parts, typed.as_ref(), say!("resolve-member-s-part", member = member.name, what = what), size)
    };
    let nothing = SyncSheet::default();
    PersonParts {
        photos: part(&icloud.photos, &say!("resolve-part-photos"), &sheet.photos, camera_default(given, id)),
        messages: part(
            &icloud.messages,
            &say!("resolve-part-messages"),
            &sheet.messages,
            data::messages_at_start(),
        ),
        drive: part(&icloud.drive, &say!("resolve-drive"), &sheet.drive, data::drive_at_start()),
        mail: part(&icloud.mail, &say!("resolve-part-mail"), &sheet.mail, data::mail_at_start()),
        other: part(&icloud.other, &say!("resolve-other-data"), &nothing, Bytes::ZERO),
    }
}

/// Whether a category syncs: on unless switched off.
pub fn syncs(sheet: &SyncSheet) -> bool {
    sheet.on.as_ref().is_none_or(|typed| typed.value)
}

/// Adds a part: typed, or with a default that gives way.
pub fn add(parts: &mut Parts, typed: Option<&Typed<Bytes>>, label: String, default: Bytes) -> PartId {
    match typed {
        Some(typed) => parts.add(Part { size: typed.value, typed: Some(typed.span.clone()), label }),
        None => parts.add(Part { size: default, typed: None, label }),
    }
}

fn camera_default(given: Given<'_, '_>, person: PersonId) -> Bytes {
    let [photos, videos] = camera_rates(given.roster.member(person).profile);
    by_profile(photos + videos)
}

fn device(
    given: Given<'_, '_>,
    id: DeviceId,
    accounts: &[AccountParts],
    parts: &mut Parts,
    desk: &mut Desk,
) -> DeviceParts {
    let owned = &given.roster.devices[id.index()];
    let (messages, camera) = local(given, id, parts);
    let chats = given.roster.account_on(id).map(|account| &accounts[account.index()]);
    let apart = parts.size(messages) + chats.map_or(Bytes::ZERO, |chats| chats.in_device(parts));
    let default = (Bytes::rounded(data::BACKUP_BYTES.median) - apart).at_least_zero();
    let typed = owned.sheet.and_then(|sheet| sheet.apps.size.as_ref());
    let name = &given.roster.member(owned.person).name;
    DeviceParts {
        apps: add(parts, typed, say!("resolve-apps-on-name-s", name = name, owned = owned.name), default),
        messages,
        camera,
        backup: device_backup(given, owned, desk),
    }
}

/// Messages and camera data that live on a device because they do not sync.
fn local(given: Given<'_, '_>, id: DeviceId, parts: &mut Parts) -> (PartId, PartId) {
    let person = given.roster.devices[id.index()].person;
    let member = given.roster.member(person);
    let mut part = |sheet: &SyncSheet, kind: Synced, what: &str, default: Bytes| {
        let lives_here = given.lives_on(person, kind) == Some(id);
        let typed = sheet.size.as_ref().filter(|_| lives_here);
        let size = if lives_here { default } else { Bytes::ZERO };
        add(parts, typed, say!("resolve-member-s-what-on", member = member.name, what = what), size)
    };
    let messages = part(&member.sheet.messages, Synced::Messages, "messages", data::messages_at_start());
    let camera = camera_default(given, person);
    (messages, part(&member.sheet.photos, Synced::Photos, "photos", camera))
}

/// What the profile's growth of some months has come to.
pub fn by_profile(bytes_a_day: f64) -> Bytes {
    Bytes::rounded(bytes_a_day * data::HISTORY_MONTHS * parameters::DAYS_A_MONTH)
}

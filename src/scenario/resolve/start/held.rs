//! What is on each device, and what its last backup and WhatsApp's hold of it.

use super::backups::{Shelf, added_since};
use super::chats::{AccountParts, InDevice};
use super::layout::Layout;
use super::{DeviceStart, Fullness, Given, Start, apportion};
use crate::catalogue::parameters::data::BACKUP_BYTES;
use crate::laws::Law;
use crate::model::household::{
    AccountId, AppsAtStart, BackupAtStart, Chat, DeviceId, LastBackup, Local, PerChat, PerLocal, PerSynced,
    PersonId, Synced,
};
use crate::scenario::resolve::Desk;
use crate::scenario::resolve::rates::camera_rates;
use crate::units::{Bytes, ExactRate};

/// The state before what only totals explain is added.
pub fn hold(given: Given<'_, '_>, layout: &Layout, desk: &mut Desk) -> Start {
    let roster = given.roster;
    let devices =
        (0..roster.devices.len()).map(|at| device(given, layout, DeviceId::new(at), desk)).collect();
    let accounts = (0..roster.accounts.len()).map(|at| account(given, layout, AccountId::new(at))).collect();
    Start {
        synced: roster.everybody().into_iter().map(|id| synced(given, layout, id)).collect(),
        devices,
        accounts,
        disused: layout.disused.iter().map(|&(part, day)| (layout.parts.size(part), day)).collect(),
        other: vec![Bytes::ZERO; given.pools.len()],
        fullness: fullness(given, layout),
        typed_share: 0.0,
    }
}

fn synced(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> PerSynced<Bytes> {
    let parts = &layout.people[person.index()];
    let size = |part| layout.parts.size(part);
    let profile = given.roster.member(person).profile;
    let [photos, videos] = apportion(size(parts.photos), camera_rates(profile));
    [photos, videos, size(parts.messages), size(parts.drive), size(parts.mail), size(parts.other)]
}

fn device(given: Given<'_, '_>, layout: &Layout, id: DeviceId, desk: &mut Desk) -> DeviceStart {
    let chats = given.roster.account_on(id);
    let account = chats.map(|account| &layout.accounts[account.index()]);
    let share = account.map_or(1.0, |account| whatsapp_share(account, layout));
    let chats_in_set = account.map_or(0.0, |account| in_set(account, layout));
    let shelf = shelf(given, layout, id, account);
    let last = layout.devices[id.index()].backup.last;
    let (mut bytes, held) = match last {
        LastBackup::Never => (shelf.size, [Bytes::ZERO; Local::ALL.len()]),
        LastBackup::On(day) => {
            let next = layout.devices[id.index()].backup.next.as_ref().map(|next| next.value);
            shelf.split(added_since(&shelf, given.rewriting[id.index()], given.read_on.days_since(day), next))
        }
    };
    let left_out = given.roster.devices[id.index()].sheet.and_then(|sheet| sheet.apps.left_out.as_ref());
    bytes[Local::AppsLeftOut.index()] = left_out.map_or(Bytes::ZERO, |typed| typed.value);
    let apps = apps_at_start(given, layout, id, &bytes, share, desk);
    DeviceStart { bytes, apps, backup: BackupAtStart { last, held }, whatsapp_share: share, chats_in_set }
}

/// The share of WhatsApp's data the device backup holds where its switch is on.
fn whatsapp_share(account: &AccountParts, layout: &Layout) -> f64 {
    let on_phone = account.on_phone(&layout.parts);
    match account.in_device {
        InDevice::Part(part) if on_phone > Bytes::ZERO => layout.parts.size(part).real() / on_phone.real(),
        _ => 1.0,
    }
}

/// Everything on a device as the parts have it.
fn shelf(given: Given<'_, '_>, layout: &Layout, id: DeviceId, account: Option<&AccountParts>) -> Shelf {
    let device = &layout.devices[id.index()];
    let owned = &given.roster.devices[id.index()];
    let person = given.roster.member(owned.person);
    let growth = &given.growths.synced[owned.person.index()];
    let mut shelf = Shelf::empty(account.map_or(0.0, |account| in_set(account, layout)));
    let size = |part| layout.parts.size(part);
    shelf.put(Local::Apps, size(device.apps), given.growths.apps[id.index()].certain);
    let [photos, videos] = apportion(size(device.camera), camera_rates(person.profile));
    let local = [
        (Synced::Photos, Local::CameraPhotos, photos),
        (Synced::Videos, Local::CameraVideos, videos),
        (Synced::Messages, Local::Messages, size(device.messages)),
    ];
    for (kind, place, bytes) in local {
        let lives_here = given.lives_on(owned.person, kind) == Some(id);
        let rate = if lives_here { growth[kind.index()].certain } else { ExactRate::ZERO };
        shelf.put(place, bytes, rate);
        shelf.as_on_the_phone(place);
    }
    if let (Some(account), Some(at)) = (account, given.roster.account_on(id)) {
        put_chats(&mut shelf, account, layout, &given.growths.chats[at.index()]);
    }
    shelf
}

fn put_chats(
    shelf: &mut Shelf,
    account: &AccountParts,
    layout: &Layout,
    growth: &PerChat<crate::model::household::Growth>,
) {
    for chat in Chat::ALL {
        let bytes = layout.parts.size(account.chats[chat.index()]);
        shelf.put(chat.local(), bytes, growth[chat.index()].certain);
        shelf.as_on_the_phone(chat.local());
    }
}

/// The share of WhatsApp's data that is in the backup set.
fn in_set(account: &AccountParts, layout: &Layout) -> f64 {
    match account.in_device {
        InDevice::Nothing => 0.0,
        InDevice::All | InDevice::Part(_) => whatsapp_share(account, layout),
    }
}

/// Apps are drawn where nothing typed says how large they, or the backup, or any total around them is.
fn apps_at_start(
    given: Given<'_, '_>,
    layout: &Layout,
    id: DeviceId,
    bytes: &PerLocal<Bytes>,
    share: f64,
    desk: &mut Desk,
) -> AppsAtStart {
    let device = &layout.devices[id.index()];
    let owned = &given.roster.devices[id.index()];
    let person = given.roster.member(owned.person);
    let icloud = &person.sheet.icloud;
    let pool = given.pool_of[owned.person.index()];
    let in_pool = given.pools.iter().any(|(id, plan)| *id == pool && plan.used.is_some());
    let of_device = layout.parts.is_typed(device.apps) || device.backup.size.is_some();
    if of_device || in_pool || icloud.total.is_some() || icloud.backups.is_some() {
        return AppsAtStart::Certain;
    }
    let path = format!("{}/{}/apps at the start", person.name, owned.name);
    let total = desk.level(&path, Law::Lognormal { median: BACKUP_BYTES.median, sigma: BACKUP_BYTES.sigma });
    AppsAtStart::Drawn { total, apart: apart(bytes, share) }
}

/// What counts within a backup beside apps: messages and WhatsApp's data.
fn apart(bytes: &PerLocal<Bytes>, share: f64) -> Bytes {
    let chats: Bytes = Chat::ALL.iter().map(|chat| bytes[chat.local().index()].scaled(share)).sum();
    bytes[Local::Messages.index()] + chats
}

fn account(given: Given<'_, '_>, layout: &Layout, id: AccountId) -> BackupAtStart<PerChat<Bytes>> {
    let account = &layout.accounts[id.index()];
    let bytes = Chat::ALL.map(|chat| {
        if account.includes(chat) { layout.parts.size(account.chats[chat.index()]) } else { Bytes::ZERO }
    });
    let held = match (account.last, account.stored) {
        (LastBackup::Never, _) => [Bytes::ZERO; Chat::ALL.len()],
        (LastBackup::On(_), Some(stored)) => apportion(layout.parts.size(stored), bytes.map(Bytes::real)),
        (LastBackup::On(day), None) => {
            let days = i64::from(given.read_on.days_since(day));
            let growth = &given.growths.chats[id.index()];
            Chat::ALL.map(|chat| {
                let since = Bytes::new(growth[chat.index()].certain.cumulative(days));
                (bytes[chat.index()] - since).at_least_zero()
            })
        }
    };
    BackupAtStart { last: account.last, held }
}

fn fullness(given: Given<'_, '_>, layout: &Layout) -> Fullness {
    let totals = given.roster.people.iter().map(|member| &member.sheet.icloud);
    let in_totals = totals.clone().any(|icloud| icloud.total.is_some() || icloud.backups.is_some());
    let in_pools = given.pools.iter().any(|(_, plan)| plan.used.is_some());
    let in_devices = layout.devices.iter().any(|device| device.backup.size.is_some());
    if in_totals || in_pools || in_devices || layout.parts.any_typed() {
        Fullness::Typed
    } else {
        Fullness::Unknown
    }
}

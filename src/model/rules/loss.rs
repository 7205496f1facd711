//! What would be lost with a device: for each category, what its newest surviving copy does not hold.

use crate::model::household::{AccountId, Chat, DeviceId, Home, Local, PerChat};
use crate::model::state::{BackupLine, Block, DeviceLanes};
use crate::model::world::World;
use crate::units::Bytes;

/// What has no surviving copy in the evening of a backup's device, or of its WhatsApp chats.
#[inline(always)]
pub fn at_risk<const W: usize>(world: &World, block: &Block<W>, line: BackupLine) -> [Bytes; W] {
    match line {
        BackupLine::Device(id) => on_device(world, block, id),
        BackupLine::WhatsApp(id) => of_chats(world, block, id),
    }
}

#[inline(always)]
fn on_device<const W: usize>(world: &World, block: &Block<W>, id: DeviceId) -> [Bytes; W] {
    let (device, held_by_whatsapp) = (&block.devices[id.index()], held_by_whatsapp(world, block, id));
    let share = world.household.devices[id.index()].whatsapp_share;
    let mut at_risk = waiting(world, block, id);
    for kind in Local::ALL {
        let bytes = &device.bytes[kind.index()];
        if Bytes::none_in(bytes) {
            continue;
        }
        let held = safe_in_backups(device, kind, share);
        match (chat_of(kind), held_by_whatsapp) {
            (Some(chat), Some(copies)) => add_uncovered(&mut at_risk, bytes, &held, &copies[chat.index()]),
            _ => add_uncovered(&mut at_risk, bytes, &held, &[Bytes::ZERO; W]),
        }
    }
    at_risk
}

/// Adds what neither of two copies holds.
#[inline(always)]
fn add_uncovered<const W: usize>(
    sum: &mut [Bytes; W],
    bytes: &[Bytes; W],
    held: &[Bytes; W],
    copies: &[Bytes; W],
) {
    for lane in 0..W {
        sum[lane] += bytes[lane] - held[lane].max(copies[lane]);
    }
}

/// What the device's own backup or, after a replacement, its predecessors' stored ones hold of a category.
#[inline(always)]
fn safe_in_backups<const W: usize>(device: &DeviceLanes<W>, kind: Local, share: f64) -> [Bytes; W] {
    let mut safe = device.held[kind.index()];
    for backup in &device.replaced {
        if Bytes::none_in(&backup.stored) {
            continue;
        }
        let copies = &backup.held[kind.index()];
        for lane in 0..W {
            let copy = if backup.stored[lane] > Bytes::ZERO { copies[lane] } else { Bytes::ZERO };
            safe[lane] = safe[lane].max(copy);
        }
    }
    if share < 1.0 && kind.is_whatsapp() {
        safe.iter_mut().for_each(|bytes| *bytes = bytes.scaled(share));
    }
    safe
}

/// The chat category that lives in a category of the device.
const fn chat_of(kind: Local) -> Option<Chat> {
    match kind {
        Local::WhatsAppText => Some(Chat::Text),
        Local::WhatsAppPhotos => Some(Chat::Photos),
        Local::WhatsAppVoice => Some(Chat::Voice),
        Local::WhatsAppDocuments => Some(Chat::Documents),
        Local::WhatsAppVideos => Some(Chat::Videos),
        _ => None,
    }
}

/// What WhatsApp's own backup holds of the chats on a device; `None` without WhatsApp.
#[inline(always)]
fn held_by_whatsapp<'b, const W: usize>(
    world: &World,
    block: &'b Block<W>,
    device: DeviceId,
) -> Option<&'b PerChat<[Bytes; W]>> {
    let mut accounts = world.household.accounts.iter().zip(&block.accounts);
    accounts.find(|(account, _)| account.device == device).map(|(_, lanes)| &lanes.held)
}

/// What waits on a device to be synced.
#[inline(always)]
fn waiting<const W: usize>(world: &World, block: &Block<W>, device: DeviceId) -> [Bytes; W] {
    let person = world.household.devices[device.index()].person;
    let homes = &world.household.people[person.index()].home;
    let mut waiting = [Bytes::ZERO; W];
    let backlogs = homes.iter().zip(&block.people[person.index()].backlog);
    for (_, backlog) in backlogs.filter(|(home, _)| **home == Home::Device(device)) {
        for lane in 0..W {
            waiting[lane] += backlog[lane];
        }
    }
    waiting
}

#[inline(always)]
fn of_chats<const W: usize>(world: &World, block: &Block<W>, account: AccountId) -> [Bytes; W] {
    let home = world.household.accounts[account.index()].device;
    let (device, share) =
        (&block.devices[home.index()], world.household.devices[home.index()].whatsapp_share);
    let own = &block.accounts[account.index()].held;
    let mut at_risk = [Bytes::ZERO; W];
    for kind in Chat::ALL {
        let (bytes, held) =
            (&device.bytes[kind.local().index()], safe_in_backups(device, kind.local(), share));
        add_uncovered(&mut at_risk, bytes, &held, &own[kind.index()]);
    }
    at_risk
}

//! What would be lost with a device: for each category, what its newest surviving copy does not hold.

use crate::model::household::{Chat, DeviceId, Home, Local, PersonId};
use crate::model::state::{Block, DeviceLanes};
use crate::model::world::World;
use crate::units::Bytes;

/// Notes for every backup what has no surviving copy at the day's end.
#[inline(always)]
pub fn assess<const W: usize>(world: &World, block: &mut Block<W>) {
    for at in 0..block.devices.len() {
        let held_by_whatsapp = held_by_whatsapp(world, block, at);
        let waiting = waiting(world, block, at);
        let share = world.household.devices[at].whatsapp_share;
        let device = &mut block.devices[at];
        let mut at_risk = waiting;
        for kind in Local::ALL {
            let copies = chat_of(kind).map_or(&[Bytes::ZERO; W], |chat| &held_by_whatsapp[chat.index()]);
            let held = safe_in_backups(device, kind, share);
            let bytes = &device.bytes[kind.index()];
            for lane in 0..W {
                at_risk[lane] += bytes[lane] - held[lane].max(copies[lane]);
            }
        }
        device.attempt.at_risk = at_risk;
    }
    for at in 0..block.accounts.len() {
        block.accounts[at].attempt.at_risk = chats_at_risk(world, block, at);
    }
}

/// What the device's own backup or, after a replacement, its predecessors' stored ones hold of a category.
#[inline(always)]
fn safe_in_backups<const W: usize>(device: &DeviceLanes<W>, kind: Local, share: f64) -> [Bytes; W] {
    let mut safe = device.held[kind.index()];
    for backup in &device.replaced {
        let copies = backup.held[kind.index()].iter().zip(&backup.stored);
        for (safe, (held, _)) in safe.iter_mut().zip(copies).filter(|(_, (_, stored))| **stored > Bytes::ZERO)
        {
            *safe = (*safe).max(*held);
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

/// What WhatsApp's own backup holds of the chats on a device.
#[inline(always)]
fn held_by_whatsapp<const W: usize>(world: &World, block: &Block<W>, device: usize) -> [[Bytes; W]; 5] {
    let accounts = world.household.accounts.iter().zip(&block.accounts);
    let mut here = accounts.filter(|(account, _)| account.device.index() == device);
    here.next().map_or([[Bytes::ZERO; W]; 5], |(_, lanes)| lanes.held)
}

/// What waits on a device to be synced.
#[inline(always)]
fn waiting<const W: usize>(world: &World, block: &Block<W>, device: usize) -> [Bytes; W] {
    let person: PersonId = world.household.devices[device].person;
    let homes = &world.household.people[person.index()].home;
    let here = Home::Device(DeviceId::new(device));
    let mut waiting = [Bytes::ZERO; W];
    let backlogs = homes.iter().zip(&block.people[person.index()].backlog);
    for (_, backlog) in backlogs.filter(|(home, _)| **home == here) {
        for (sum, bytes) in waiting.iter_mut().zip(backlog) {
            *sum += *bytes;
        }
    }
    waiting
}

#[inline(always)]
fn chats_at_risk<const W: usize>(world: &World, block: &Block<W>, account: usize) -> [Bytes; W] {
    let home = world.household.accounts[account].device.index();
    let (device, share) = (&block.devices[home], world.household.devices[home].whatsapp_share);
    let own = &block.accounts[account].held;
    let mut at_risk = [Bytes::ZERO; W];
    for kind in Chat::ALL {
        let (bytes, held) =
            (&device.bytes[kind.local().index()], safe_in_backups(device, kind.local(), share));
        for lane in 0..W {
            at_risk[lane] += bytes[lane] - held[lane].max(own[kind.index()][lane]);
        }
    }
    at_risk
}

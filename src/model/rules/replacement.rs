//! New devices: the same hand, habits and data; a whole first backup; the old backup stays (rules D10, D13).

use super::billing::partial_counts;
use crate::calendar::{Arrival, DAYS_A_YEAR, Day};
use crate::lanes::{any, each};
use crate::laws::special::Gamma;
use crate::model::household::{DeviceId, LastBackup, Replacement};
use crate::model::state::{Block, DeviceLanes, StoredBackup};
use crate::model::world::World;
use crate::streams::level_uniform;
use crate::units::{Bytes, numbers};

/// A new device takes over from the one in use; whatever brings it, its own life begins today.
pub fn replace<const W: usize>(world: &World, block: &mut Block<W>, id: DeviceId, today: Day, lane: usize) {
    let replicate = replicate(block, lane);
    let device = &mut block.devices[id.index()];
    let generation = device.generation[lane];
    if generation + 1 >= world.generations(id) {
        return;
    }
    device.generation[lane] = generation + 1;
    let made = match device.last[lane] {
        LastBackup::On(day) => day,
        LastBackup::Never => today,
    };
    let (stored, partial) = (device.stored[lane], device.partial[lane]);
    device.replaced[generation].stored[lane] = stored;
    device.replaced[generation].made[lane] = made;
    for (kept, held) in device.replaced[generation].held.iter_mut().zip(&device.held) {
        kept[lane] = held[lane];
    }
    device.forget_backup(false, lane);
    device.fault[lane] = None;
    device.copy_lost[lane] = Arrival::Beyond;
    // The new device's own spell begins on its first day.
    device.spell.end(lane);
    device.next_replacement[lane] = next(world, id, generation + 1, (today, replicate));
    let freed = if partial_counts(&world.household.rules) { partial } else { Bytes::ZERO };
    block.release(world.household.devices[id.index()].person, freed, lane);
}

/// Replaces the devices whose time has come by itself.
#[inline(always)]
pub fn replace_at_random<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    for (at, device) in world.household.devices.iter().enumerate() {
        if device.replacement == Replacement::None {
            continue;
        }
        let due = each(&block.devices[at].next_replacement, |next| next == Arrival::On(today));
        if any(&due) {
            for lane in (0..W).filter(|lane| due[*lane]) {
                replace(world, block, DeviceId::new(at), today, lane);
            }
        }
    }
}

/// Prepares a device's successors: room for their predecessors' backups, and the day of the first replacement.
///
/// The age of the phone at the start is not known, so its remaining life follows the law of a phone met at a
/// random moment: a share, uniform in (0, 1), of a life drawn in proportion to its length.
pub fn schedule_first<const W: usize>(
    world: &World,
    id: DeviceId,
    first_replicate: u32,
    lanes: &mut DeviceLanes<W>,
) {
    lanes.replaced = vec![StoredBackup::none(); world.generations(id) - 1];
    let Replacement::Typical { shape, scale_years } = world.household.devices[id.index()].replacement else {
        return;
    };
    if world.certain() {
        return;
    }
    let law = Gamma::new(1.0 + 1.0 / shape);
    let mut replicate = first_replicate;
    for next in &mut lanes.next_replacement {
        let share = uniform(world, id, 0, replicate);
        let life = law.quantile(level_uniform(world.seed, &path(world, id, "life"), replicate));
        let years = share * scale_years * libm::pow(life, 1.0 / shape);
        *next = Arrival::On(world.household.horizon.first + days(years));
        replicate = replicate.wrapping_add(1);
    }
}

/// When a device that is new today is replaced without a date: a life by the Weibull law, at least a day.
fn next(world: &World, id: DeviceId, generation: usize, (today, replicate): (Day, u32)) -> Arrival {
    match world.household.devices[id.index()].replacement {
        Replacement::Typical { shape, scale_years } if !world.certain() => {
            let u = uniform(world, id, generation, replicate);
            let years = scale_years * libm::pow(-libm::log(u), 1.0 / shape);
            Arrival::On(today + days(years).max(1))
        }
        _ => Arrival::Beyond,
    }
}

fn days(years: f64) -> i32 {
    numbers::narrow(numbers::round_half_up(years * DAYS_A_YEAR))
}

fn replicate<const W: usize>(block: &Block<W>, lane: usize) -> u32 {
    block.first_replicate.wrapping_add(u32::try_from(lane).unwrap_or(0))
}

fn uniform(world: &World, id: DeviceId, generation: usize, replicate: u32) -> f64 {
    level_uniform(world.seed, &path(world, id, &format!("replacement {generation}")), replicate)
}

fn path(world: &World, id: DeviceId, what: &str) -> String {
    let device = &world.household.devices[id.index()];
    let person = &world.household.people[device.person.index()];
    format!("{}/{}/{what}", person.name, device.name)
}

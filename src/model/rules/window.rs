//! What a night's upload can carry: how long the window is, and how fast the line is in it.

use super::device_backup;
use crate::lanes::{each, select};
use crate::model::draws::DeviceSlot;
use crate::model::household::DeviceId;
use crate::model::state::Block;
use crate::model::world::{Window, World};
use crate::units::{Bytes, numbers};

/// Bytes the night's window can carry, in each lane.
#[inline(always)]
pub fn capacities<const W: usize>(world: &World, block: &Block<W>, id: DeviceId) -> [Bytes; W] {
    let efficiency = &block.levels[world.household.upload.efficiency.index()];
    let hours = window_hours(world, block, id);
    let night = match world.certain() {
        true => [1.0; W],
        false => world.upload.at_all(block.draws.device(id.index(), DeviceSlot::Upload)),
    };
    device_backup::capacities(&hours, &block.megabits, efficiency, &night)
}

/// The night's window: half as long on a night in which the phone is used; the whole day where it is left on power.
#[inline(always)]
pub fn window_hours<const W: usize>(world: &World, block: &Block<W>, id: DeviceId) -> [f64; W] {
    const NOON_TO_NOON: f64 = 24.0;
    let at = id.index();
    let longest = world.household.rules.longest_window_hours;
    let hours = each(&drawn_hours(world, block, at), |hours| hours.min(longest));
    let used_chance = if world.certain() { 0.0 } else { world.household.devices[at].nights.use_probability };
    let used =
        each(block.draws.device(at, DeviceSlot::NightUse), |bits| numbers::unit_interval(bits) < used_chance);
    let hours = select(&used, &each(&hours, |hours| hours / 2.0), &hours);
    select(&block.devices[at].left_on_power, &[NOON_TO_NOON; W], &hours)
}

#[inline(always)]
fn drawn_hours<const W: usize>(world: &World, block: &Block<W>, device: usize) -> [f64; W] {
    match &world.devices[device].window {
        Window::Nightly { median, .. } if world.certain() => [*median; W],
        Window::Nightly { table, .. } => table.at_all(block.draws.device(device, DeviceSlot::WindowLength)),
        Window::Level(level) => block.levels[*level],
    }
}

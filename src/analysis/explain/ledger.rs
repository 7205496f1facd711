//! A day's ledger: every part of the day, and what it moved, to the byte.

use super::future::Evening;
use super::holdings::{Change, Holdings, items};
use crate::calendar::Day;
use crate::engine::{Entry, entries_of, evening_before};
use crate::model::household::{DeviceId, Local, PersonId, PoolId, Synced};
use crate::model::rules::{attempts, window};
use crate::model::state::{BackupLine, Block};
use crate::model::step::{Phase, step_watched};
use crate::model::world::World;
use crate::units::Bytes;

/// One day of one replicate, rule by rule.
#[derive(Clone, PartialEq, Debug)]
pub struct DayLedger {
    /// The day.
    pub day: Day,
    /// The evening before.
    pub opening: Evening,
    /// The evening after.
    pub closing: Evening,
    /// What each part of the day moved in the pools, in the order of the day.
    pub moves: Vec<(Phase, PoolId, Vec<Change>)>,
    /// What each part of the day moved on devices.
    pub on_devices: Vec<(Phase, Vec<DeviceChange>)>,
    /// What happens on this day by the file.
    pub events: Vec<String>,
    /// Each device's night.
    pub nights: Vec<Night>,
    /// What became of every backup and everybody's sync, backups in the order of their attempts.
    pub entries: Vec<Entry>,
}

/// A device's night.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Night {
    /// The device.
    pub device: DeviceId,
    /// Plugged in, on Wi-Fi, locked.
    pub conditions: [bool; 3],
    /// Hours after the midnight before the day's noon at which its window starts.
    pub start_hour: f64,
    /// Length of the window in hours, if there was one.
    pub window_hours: f64,
    /// Bytes it could carry.
    pub capacity: Bytes,
}

/// Something kept on a device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kept {
    /// Bytes of a category on a device.
    OnDevice(DeviceId, Local),
    /// Bytes of a person's category that wait to go up.
    Waits(PersonId, Synced),
}

/// How what is kept changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeviceChange {
    /// What.
    pub kept: Kept,
    /// Bytes that came (positive) or went (negative).
    pub by: Bytes,
}

impl DayLedger {
    /// The ledger of a day; `None` where the day is not stepped.
    pub fn of(world: &World, replicate: u32, day: Day) -> Option<Self> {
        let today = world.day(day)?;
        let items = items(world);
        let mut block = evening_before(world, replicate, day);
        let opening = Evening::of(world, &items, &block);
        let (mut held, mut kept) = (opening.holdings.clone(), kept_now(world, &block));
        let (mut moves, mut on_devices) = (Vec::new(), Vec::new());
        step_watched(world, &mut block, today, &mut |phase, block| {
            let (now, kept_after) = (Holdings::of(world, &items, block), kept_now(world, block));
            for pool in (0..world.household.pools.len()).map(PoolId::new) {
                moves.push((phase, pool, now.changes_since(&held, pool)));
            }
            on_devices.push((phase, device_changes(&kept, &kept_after)));
            (held, kept) = (now, kept_after);
        });
        moves.retain(|(_, _, changes)| !changes.is_empty());
        on_devices.retain(|(_, changes)| !changes.is_empty());
        Some(Self {
            day,
            opening,
            closing: Evening::of(world, &items, &block),
            moves,
            on_devices,
            events: events_on(world, day),
            nights: (0..block.devices.len()).map(|at| night(world, &block, DeviceId::new(at))).collect(),
            entries: in_order(world, &block),
        })
    }
}

/// Everything kept on devices, with its bytes.
fn kept_now(world: &World, block: &Block<1>) -> Vec<(Kept, Bytes)> {
    let on_device = |at: usize| {
        let bytes = &block.devices[at].bytes;
        Local::ALL.map(|kind| (Kept::OnDevice(DeviceId::new(at), kind), bytes[kind.index()][0]))
    };
    let waits = |at: usize| {
        let backlog = &block.people[at].backlog;
        Synced::ALL.map(|kind| (Kept::Waits(PersonId::new(at), kind), backlog[kind.index()][0]))
    };
    let devices = (0..world.household.devices.len()).flat_map(on_device);
    devices.chain((0..world.household.people.len()).flat_map(waits)).collect()
}

fn device_changes(before: &[(Kept, Bytes)], after: &[(Kept, Bytes)]) -> Vec<DeviceChange> {
    let pairs = before.iter().zip(after);
    let changes = pairs.map(|((kept, old), (_, new))| DeviceChange { kept: *kept, by: *new - *old });
    changes.filter(|change| change.by != Bytes::ZERO).collect()
}

fn events_on(world: &World, day: Day) -> Vec<String> {
    let events = world.household.events.iter().filter(|event| event.on == day);
    events.map(|event| event.label.clone()).filter(|label| !label.is_empty()).collect()
}

fn night(world: &World, block: &Block<1>, id: DeviceId) -> Night {
    let device = &block.devices[id.index()];
    Night {
        device: id,
        conditions: [device.on_power(0), device.on_wifi(0), device.is_locked(0)],
        start_hour: attempts::start_hours(world, block, BackupLine::Device(id))[0],
        window_hours: window::window_hours(world, block, id)[0],
        capacity: window::capacities(world, block, id)[0],
    }
}

/// The day's entries: people's syncs first, then backups in the order in which they were attempted.
fn in_order(world: &World, block: &Block<1>) -> Vec<Entry> {
    let lines = world.lines.len();
    let mut entries = entries_of(world, block);
    let syncs = entries.split_off(lines);
    let hours = world.lines.iter().map(|line| attempts::start_hours(world, block, *line)[0]);
    let mut backups: Vec<(f64, Entry)> = hours.zip(entries).collect();
    backups.sort_by(|a, b| a.0.total_cmp(&b.0));
    syncs.into_iter().chain(backups.into_iter().map(|(_, entry)| entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;

    #[test]
    fn a_day_tells_its_events_and_its_nights() {
        let world = world("[[event]]\non = 2026-12-05\nwhat = \"restart\"\nwho = \"A\"\n");
        let ledger = DayLedger::of(&world, 0, world.household.horizon.first + 4).unwrap();
        assert_eq!(ledger.events, ["A: restart"]);
        assert_eq!(ledger.nights.len(), 2);
        assert!(ledger.nights.iter().all(|night| night.conditions == [true; 3] && night.start_hour == 26.0));
    }

    #[test]
    fn what_grows_goes_up_the_same_day() {
        let world = world("");
        let ledger = DayLedger::of(&world, 0, world.household.horizon.first).unwrap();
        let photos = Kept::Waits(PersonId::new(0), Synced::Photos);
        let moved: Vec<(Phase, Bytes)> = ledger
            .on_devices
            .iter()
            .flat_map(|(phase, changes)| changes.iter().map(move |change| (*phase, *change)))
            .filter(|(_, change)| change.kept == photos)
            .map(|(phase, change)| (phase, change.by))
            .collect();
        assert!(matches!(moved.as_slice(), [(Phase::Growth, up), (Phase::Sync, down)] if *up == -*down));
    }

    #[test]
    fn syncs_come_before_backups_and_whatsapp_before_devices() {
        let world = world("");
        let ledger = DayLedger::of(&world, 0, world.household.horizon.first).unwrap();
        let order: Vec<bool> =
            ledger.entries.iter().map(|entry| matches!(entry.who, crate::engine::Who::Sync(_))).collect();
        assert_eq!(order, [true, true, false, false, false]);
    }

    #[test]
    fn days_beyond_the_stepped_ones_have_no_ledger() {
        let world = world("");
        assert!(DayLedger::of(&world, 0, world.household.horizon.first - 1).is_none());
        assert!(DayLedger::of(&world, 0, world.household.horizon.last + 900).is_none());
    }
}

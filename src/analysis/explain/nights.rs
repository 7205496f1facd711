//! A device's nights, and how many of them its whole backup takes.

use super::future::Future;
use super::questions::contents_on;
use crate::analysis::name;
use crate::calendar::{Arrival, Day};
use crate::engine::{BackupRow, watch};
use crate::model::household::{DeviceId, LastBackup};
use crate::model::outcome::Outcome;
use crate::model::rules::device_backup;
use crate::model::rules::window;
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// The nights of a device, or of one of its successors, over the horizon.
#[derive(Clone, PartialEq, Debug)]
pub struct NightsCounted {
    /// The device of the file.
    pub device: DeviceId,
    /// How many devices came before it.
    pub generation: usize,
    /// What the device of these nights is called.
    pub name: String,
    /// The day on which it came, where that was later than the start.
    pub from: Option<Day>,
    /// Nights in all.
    pub nights: usize,
    /// Nights with power, Wi-Fi and lock (or what stands in for them).
    pub eligible: usize,
    /// Nights that lacked power, Wi-Fi, lock.
    pub lacking: [usize; 3],
    /// The longest run of nights that were not eligible, and its first day.
    pub longest: (usize, Day),
    /// Median of what an eligible night could carry.
    pub median_capacity: Bytes,
    /// Median length of an eligible night's window in hours.
    pub median_hours: f64,
}

/// One night of a device.
#[derive(Clone, Copy)]
struct NightSeen {
    day: Day,
    generation: usize,
    /// Power, a network, lock.
    conditions: [bool; 3],
    capacity: Bytes,
    hours: f64,
}

impl NightSeen {
    fn of(world: &World, block: &Block<1>, id: DeviceId, day: Day) -> Self {
        let lanes = &block.devices[id.index()];
        Self {
            day,
            generation: lanes.generation[0],
            conditions: [lanes.on_power(0), lanes.on_wifi(0) || lanes.cellular[0], lanes.is_locked(0)],
            capacity: window::capacities(world, block, id)[0],
            hours: window::window_hours(world, block, id)[0],
        }
    }

    fn is_eligible(&self) -> bool {
        self.conditions == [true; 3]
    }
}

/// Every device's nights in this future; where one follows another, each has nights of its own.
pub fn nights_counted(world: &World, replicate: u32) -> Vec<NightsCounted> {
    let mut nights: Vec<Vec<NightSeen>> = vec![Vec::new(); world.household.devices.len()];
    watch(world, replicate, |block, today| {
        if world.household.horizon.contains(today.day) {
            for (at, nights) in nights.iter_mut().enumerate() {
                nights.push(NightSeen::of(world, block, DeviceId::new(at), today.day));
            }
        }
    });
    let of_device = |(at, nights): (usize, &Vec<NightSeen>)| {
        let generations = nights.chunk_by(|a, b| a.generation == b.generation);
        generations.map(|nights| tally(world, DeviceId::new(at), nights)).collect::<Vec<_>>()
    };
    nights.iter().enumerate().flat_map(of_device).collect()
}

fn tally(world: &World, device: DeviceId, nights: &[NightSeen]) -> NightsCounted {
    let first = nights.first();
    let generation = first.map_or(0, |night| night.generation);
    let eligible = || nights.iter().filter(|night| night.is_eligible());
    let mut capacities: Vec<Bytes> = eligible().map(|night| night.capacity).collect();
    let mut hours: Vec<f64> = eligible().map(|night| night.hours).collect();
    capacities.sort_unstable();
    hours.sort_by(f64::total_cmp);
    let runs = nights.chunk_by(|a, b| a.is_eligible() == b.is_eligible());
    let without = runs.filter(|run| run.first().is_some_and(|night| !night.is_eligible()));
    let longest = without.max_by_key(|run| run.len()).and_then(|run| Some((run.len(), run.first()?.day)));
    NightsCounted {
        device,
        generation,
        name: name(world, BackupRow { line: BackupLine::Device(device), generation }).device_name,
        from: first.filter(|night| night.generation > 0).map(|night| night.day),
        nights: nights.len(),
        eligible: capacities.len(),
        lacking: [0, 1, 2].map(|at| nights.iter().filter(|night| !night.conditions[at]).count()),
        longest: longest.unwrap_or_default(),
        median_capacity: capacities.get(capacities.len() / 2).copied().unwrap_or_default(),
        median_hours: hours.get(hours.len() / 2).copied().unwrap_or(0.0),
    }
}

/// A device's whole backup against its nights.
#[derive(Clone, PartialEq, Debug)]
pub struct UploadTime {
    /// What a whole backup holds at the start, or on the day the device came.
    pub set: Bytes,
    /// Eligible nights a whole backup takes at the median night's capacity.
    pub nights: i64,
    /// Nights of this future that ended unfinished.
    pub unfinished: usize,
    /// Whether the first backup is still to be made then.
    pub first_to_come: bool,
    /// The first completed backup of this future.
    pub first_completed: Arrival,
}

/// How long each device's whole backup takes.
pub fn upload_times(world: &World, future: &Future, nights: &[NightsCounted]) -> Vec<UploadTime> {
    let block = Block::<1>::new(world, future.replicate);
    nights
        .iter()
        .map(|counted| {
            let (id, line) = (counted.device, BackupLine::Device(counted.device));
            let device = &world.household.devices[id.index()];
            let set = match counted.from {
                Some(day) => contents_on(world, future.replicate, id, day).set,
                None => device_backup::contents(device, &block.devices[id.index()], None, 0).set,
            };
            let days = || future.days_of(line, counted.generation);
            let completed = days().find(|entry| entry.outcome == Outcome::Completed);
            UploadTime {
                set,
                nights: numbers::floor(set.real() / counted.median_capacity.real().max(1.0) - 1e-9) + 1,
                unfinished: days().filter(|entry| entry.outcome == Outcome::InProgress).count(),
                first_to_come: counted.generation > 0 || device.backup.last == LastBackup::Never,
                first_completed: completed.map_or(Arrival::Beyond, |entry| Arrival::On(entry.day)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::lived;

    #[test]
    fn certain_nights_lack_nothing() {
        let (world, _) = lived("");
        let nights = nights_counted(&world, 0);
        assert!(nights.iter().all(|counted| counted.eligible == counted.nights && counted.longest.0 == 0));
        assert!(nights.iter().all(|counted| counted.lacking == [0; 3] && counted.median_hours == 2.5));
    }

    #[test]
    fn a_whole_backup_takes_its_size_over_a_night_s_capacity() {
        let (world, future) = lived("");
        let nights = nights_counted(&world, 0);
        for (time, counted) in upload_times(&world, &future, &nights).iter().zip(&nights) {
            let exact = time.set.real() / counted.median_capacity.real();
            assert!(numbers::real(time.nights) >= exact && numbers::real(time.nights) < exact + 1.0);
        }
    }

    #[test]
    fn a_successor_has_nights_and_a_first_backup_of_its_own() {
        let event = "[[event]]\non = 2027-01-10\nwhat = \"new device\"\nwho = \"A\"\nname = \"New\"\n";
        let (world, future) = lived(event);
        let nights = nights_counted(&world, 0);
        let told: Vec<_> = nights.iter().map(|of| (of.name.as_str(), of.nights)).collect();
        assert_eq!(told, [("iPhone", 40), ("New", 325), ("iPhone", 365)]);
        let times = upload_times(&world, &future, &nights);
        assert_eq!([times[0].first_to_come, times[1].first_to_come], [false, true]);
        assert!(times[1].set > times[0].set && times[1].first_completed < Arrival::Beyond);
    }
}

//! One future, kept whole: what every backup did and what everybody held, evening by evening.

use super::holdings::{Change, Holdings, Item, items, told_apart};
use crate::calendar::Day;
use crate::engine::{Entry, Who, entries_of, watch};
use crate::model::household::{DeviceId, LastBackup, PoolId};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// One replicate with everything an explanation needs.
#[derive(Clone, Debug)]
pub struct Future {
    /// Its number.
    pub replicate: u32,
    /// What everybody held before the first day.
    pub start: Evening,
    /// Each reported day's end, in order.
    pub evenings: Vec<Evening>,
    /// Every backup and everybody's sync, every stepped day.
    pub entries: Vec<Entry>,
    /// The last completed backup of every line before the first day.
    pub last_before: Vec<(BackupLine, LastBackup)>,
}

/// The end of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evening {
    /// The day.
    pub day: Day,
    /// What everybody holds.
    pub holdings: Holdings,
    /// Each pool's quota.
    pub quotas: Vec<Bytes>,
}

impl Evening {
    /// The evening of a block.
    pub fn of(world: &World, items: &[Item], block: &Block<1>) -> Self {
        Self {
            day: block.day,
            holdings: Holdings::of(world, items, block),
            quotas: block.pools.iter().map(|pool| pool.quota[0]).collect(),
        }
    }

    /// Room left in a pool; negative after a downgrade.
    pub fn free(&self, pool: PoolId) -> Bytes {
        self.quotas[pool.index()] - self.holdings.used(pool)
    }
}

impl Future {
    /// Lives a replicate and remembers it.
    pub fn of(world: &World, replicate: u32) -> Self {
        let items = items(world);
        let before = Block::<1>::new(world, replicate);
        let (mut evenings, mut entries) = (Vec::new(), Vec::new());
        watch(world, replicate, |block, today| {
            entries.extend(entries_of(world, block));
            if world.household.horizon.contains(today.day) {
                evenings.push(Evening::of(world, &items, block));
            }
        });
        let last = |line: &BackupLine| (*line, last_backup(&before, *line));
        Self {
            replicate,
            start: Evening::of(world, &items, &before),
            evenings,
            entries,
            last_before: world.lines.iter().map(last).collect(),
        }
    }

    /// The end of a day; the start for days before the first, the last evening for days beyond the horizon.
    pub fn evening(&self, day: Day) -> &Evening {
        let since = day.days_since(self.start.day);
        match usize::try_from(since - 1) {
            Err(_) => &self.start,
            Ok(at) => self.evenings.get(at).or(self.evenings.last()).unwrap_or(&self.start),
        }
    }

    /// How many devices came before the one in use on a day.
    pub fn generation_on(&self, id: DeviceId, day: Day) -> usize {
        let generation = |entry: &Entry| match entry.who {
            Who::Backup(BackupLine::Device(of), generation) if of == id && entry.day <= day => {
                Some(generation)
            }
            _ => None,
        };
        self.entries.iter().filter_map(generation).next_back().unwrap_or(0)
    }

    /// How a pool came from what it held on one evening to what it holds on a later one, item by item; the backup of a
    /// device that was replaced in between is an old one on both.
    pub fn changes(&self, pool: PoolId, from: Day, to: Day) -> Vec<Change> {
        let changes = self.evening(to).holdings.changes_since(&self.evening(from).holdings, pool);
        let replaced = |id: &DeviceId| self.generation_on(*id, from) < self.generation_on(*id, to);
        let devices = changes.iter().filter_map(|change| match change.item {
            Item::DeviceBackup(id) => Some(id),
            _ => None,
        });
        let replaced: Vec<DeviceId> = devices.filter(replaced).collect();
        replaced.into_iter().fold(changes, told_apart)
    }

    /// The days of a backup (of one device, not its successors), in order.
    pub fn days_of(&self, line: BackupLine, generation: usize) -> impl Iterator<Item = &Entry> {
        let who = Who::Backup(line, generation);
        self.entries.iter().filter(move |entry| entry.who == who)
    }

    /// The day a backup last completed before `day`, the file's date included; `None` where it never did.
    pub fn last_good(&self, line: BackupLine, generation: usize, day: Day) -> Option<Day> {
        let before = self.days_of(line, generation).filter(|entry| entry.day < day).last();
        match before {
            Some(entry) => entry.age.map(|age| entry.day - age),
            None if generation > 0 => None,
            None => match self.last_before.iter().find(|(of, _)| *of == line)?.1 {
                LastBackup::On(day) => Some(day),
                LastBackup::Never => None,
            },
        }
    }
}

/// When a backup last completed.
pub fn last_backup(block: &Block<1>, line: BackupLine) -> LastBackup {
    match line {
        BackupLine::Device(id) => block.devices[id.index()].last[0],
        BackupLine::WhatsApp(id) => block.accounts[id.index()].last[0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;

    #[test]
    fn evenings_are_found_by_their_day_and_the_ends_hold() {
        let world = world("");
        let future = Future::of(&world, 0);
        let first = world.household.horizon.first;
        assert_eq!(future.evenings.len(), 365);
        assert_eq!(future.evening(first + 3).day, first + 3);
        assert_eq!(future.evening(first - 9).day, first - 1);
        assert_eq!(future.evening(first + 9000).day, world.household.horizon.last);
    }

    #[test]
    fn the_last_good_backup_of_the_first_day_is_the_file_s() {
        let world = world("");
        let (future, first) = (Future::of(&world, 0), world.household.horizon.first);
        let line = BackupLine::Device(DeviceId::new(0));
        assert_eq!(future.last_good(line, 0, first), Some(first - 1));
        assert_eq!(future.last_good(line, 0, first + 5), Some(first + 4));
        assert_eq!(future.last_good(line, 1, first + 5), None);
    }

    #[test]
    fn free_room_is_the_quota_less_what_is_used() {
        let future = Future::of(&world(""), 0);
        assert_eq!(future.start.free(PoolId::new(0)), Bytes::GIB.scaled(50.0));
    }
}

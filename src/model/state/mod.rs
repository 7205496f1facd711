//! The state of a block of replicates, side by side: for each thing of the household, one array entry a lane.
//!
//! A *lane* is one replicate. Lanes never touch each other: what happens in one depends on its own numbers
//! and draws alone, so a replicate has the same life in any block, at any width, on any thread.

mod start;
mod things;

use super::draws::Draws;
use super::household::{AccountId, Chat, DeviceId, PersonId, PoolId};
use super::outcome::OutcomeCode;
use super::rules::policies::PolicyLanes;
use super::rules::spells::SpellLanes;
use super::world::World;
use crate::calendar::Day;
use crate::units::Bytes;

pub use start::draw_level;
pub use things::{AccountLanes, Alike, DeviceLanes, Hold, PersonLanes, PoolLanes, StoredBackup};

/// A block of `W` replicates.
#[derive(Clone, Debug)]
pub struct Block<const W: usize> {
    /// The replicate of lane 0; lane i is replicate `first_replicate + i`.
    pub first_replicate: u32,
    /// The day that was stepped last.
    pub day: Day,
    /// Drawn once a replicate: one entry a level of the household.
    pub levels: Vec<[f64; W]>,
    /// The day's random numbers.
    pub draws: Draws<W>,
    /// People.
    pub people: Vec<PersonLanes<W>>,
    /// Devices in use.
    pub devices: Vec<DeviceLanes<W>>,
    /// WhatsApp accounts.
    pub accounts: Vec<AccountLanes<W>>,
    /// Backups of devices that were disused from the start.
    pub disused: Vec<StoredBackup<W>>,
    /// Pools.
    pub pools: Vec<PoolLanes<W>>,
    /// Line rate of the home in Mbit/s.
    pub megabits: [f64; W],
    /// Whether an outage that the file dates is under way.
    pub outage: [bool; W],
    /// Whether iCloud is down today, for whatever reason.
    pub down_today: [bool; W],
    /// The policies' memory.
    pub policies: Vec<PolicyLanes<W>>,
    /// Bytes that grew or were added since the start.
    pub grown: [Bytes; W],
    /// Bytes that were deleted by people since the start.
    pub deleted: [Bytes; W],
}

/// One backup of the household: the unit of attempts and spells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupLine {
    /// Of a device (and its successors).
    Device(DeviceId),
    /// Of a WhatsApp account.
    WhatsApp(AccountId),
}

impl<const W: usize> Block<W> {
    /// About how much memory it takes.
    pub fn bytes(&self) -> usize {
        let replaced =
            self.devices.iter().map(|device| size_of_val(device.replaced.as_slice())).sum::<usize>();
        let people = size_of_val(self.people.as_slice()) + size_of_val(self.accounts.as_slice());
        size_of_val(self.devices.as_slice()) + replaced + people + size_of_val(self.levels.as_slice())
    }

    /// The pool a person's account is in today.
    #[inline]
    pub fn pool_of(&self, person: PersonId, lane: usize) -> PoolId {
        self.people[person.index()].pool[lane]
    }

    /// The pool a backup is stored in today.
    #[inline]
    pub fn pool_of_line(&self, world: &World, line: BackupLine, lane: usize) -> PoolId {
        self.pool_of(world.owner(line), lane)
    }

    /// Takes bytes out of the pool a person is in.
    #[inline]
    pub fn release(&mut self, person: PersonId, bytes: Bytes, lane: usize) {
        let pool = self.pool_of(person, lane);
        self.pools[pool.index()].used[lane] -= bytes;
    }

    /// WhatsApp's backup protects no more of the chats than is left of them on their device.
    pub fn cap_held_chats(&mut self, world: &World, device: DeviceId, lane: usize) {
        let bytes = &self.devices[device.index()].bytes;
        for (account, lanes) in world.household.accounts.iter().zip(&mut self.accounts) {
            if account.device == device {
                for kind in Chat::ALL {
                    let held = &mut lanes.held[kind.index()][lane];
                    *held = (*held).min(bytes[kind.local().index()][lane]);
                }
            }
        }
    }

    /// What became of a backup today.
    pub fn attempt(&self, line: BackupLine) -> &AttemptLanes<W> {
        match line {
            BackupLine::Device(id) => &self.devices[id.index()].attempt,
            BackupLine::WhatsApp(id) => &self.accounts[id.index()].attempt,
        }
    }

    /// A backup's spell.
    pub fn spell(&self, line: BackupLine) -> &SpellLanes<W> {
        match line {
            BackupLine::Device(id) => &self.devices[id.index()].spell,
            BackupLine::WhatsApp(id) => &self.accounts[id.index()].spell,
        }
    }
}

/// One backup's day, in each lane.
///
/// Sizes are noted only of a replicate lived alone (`W` = 1): the days of the others are never told one by one.
#[derive(Clone, Debug)]
pub struct AttemptLanes<const W: usize> {
    /// What became of it.
    pub outcome: [OutcomeCode; W],
    /// What had to be sent (WhatsApp: the backup's size); zero where no attempt was made.
    pub next_size: [Bytes; W],
    /// What had to be free: the next size, or 2.05 times WhatsApp's.
    pub needed: [Bytes; W],
    /// What was sent.
    pub sent: [Bytes; W],
    /// Free before the attempt, as the rule counts it.
    pub free: [Bytes; W],
    /// How much room was missing.
    pub short_by: [Bytes; W],
}

impl<const W: usize> AttemptLanes<W> {
    /// A day on which nothing was tried.
    pub fn none() -> Self {
        let nothing = [Bytes::ZERO; W];
        Self {
            outcome: [OutcomeCode::OFF; W],
            next_size: nothing,
            needed: nothing,
            sent: nothing,
            free: nothing,
            short_by: nothing,
        }
    }
}

/// One person's sync, in each lane.
#[derive(Clone, Debug)]
pub struct SyncLanes<const W: usize> {
    /// What became of it.
    pub outcome: [OutcomeCode; W],
    /// What waited to go up.
    pub pending: [Bytes; W],
    /// What went up.
    pub sent: [Bytes; W],
    /// Free before it.
    pub free: [Bytes; W],
    /// What still waits for want of room.
    pub short_by: [Bytes; W],
}

impl<const W: usize> SyncLanes<W> {
    /// A day on which nothing waited.
    pub fn none() -> Self {
        let nothing = [Bytes::ZERO; W];
        Self {
            outcome: [OutcomeCode::COMPLETED; W],
            pending: nothing,
            sent: nothing,
            free: nothing,
            short_by: nothing,
        }
    }
}

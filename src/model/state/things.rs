//! The things of a household over all lanes. Pools: quota, use and the plan that pays for it. People: what they
//! keep in sync, and what waits on their devices. Devices in use, and stored backups that nobody renews.
//! WhatsApp accounts.

use std::collections::VecDeque;

use super::{AttemptLanes, SyncLanes};
use crate::calendar::{Arrival, Day};
use crate::model::household::{
    BlockReason, Cure, Interval, LastBackup, Local, PerChat, PerLocal, PerSynced, PlanId, PoolId,
};
use crate::model::rules::spells::SpellLanes;
use crate::units::{Bytes, Money};

/// A pool, in each lane.
#[derive(Clone, Debug)]
pub struct PoolLanes<const W: usize> {
    /// What the plan allows.
    pub quota: [Bytes; W],
    /// What is stored.
    pub used: [Bytes; W],
    /// Which other quotas would have made no difference so far, where somebody wants to know.
    pub alike: Option<Alike<W>>,
    /// How many people are in it; nobody pays for an empty one.
    pub members: [usize; W],
    /// The plan in force.
    pub plan: [PlanId; W],
    /// A smaller plan that takes over at the next billing month.
    pub next_plan: [Option<PlanId>; W],
    /// The day billing months are counted from.
    pub anchor: [Day; W],
    /// Billing months begun since the anchor.
    pub months: [i32; W],
    /// First day of the billing month under way.
    pub month_start: [Day; W],
    /// First day of the next billing month.
    pub next_charge: [Day; W],
    /// Price charged for the billing month under way.
    pub charged: [Money; W],
    /// Paid since the start, refunds deducted.
    pub paid: [Money; W],
}

/// The quotas under which everything asked of a pool would have been given or refused as it was.
#[derive(Clone, Debug)]
pub struct Alike<const W: usize> {
    /// No smaller ones: so much found room.
    pub at_least: [Bytes; W],
    /// Only smaller ones: so much found none.
    pub below: [Bytes; W],
}

impl<const W: usize> Alike<W> {
    /// Nothing was asked yet.
    pub const fn all() -> Self {
        Self { at_least: [Bytes::new(i64::MIN); W], below: [Bytes::new(i64::MAX); W] }
    }

    /// Whether a quota would have made no difference in any lane.
    pub fn has(&self, quota: Bytes) -> bool {
        self.at_least.iter().zip(&self.below).all(|(at_least, below)| (*at_least..*below).contains(&quota))
    }
}

impl<const W: usize> PoolLanes<W> {
    /// Room left; negative after a downgrade.
    #[inline]
    pub fn free(&self, lane: usize) -> Bytes {
        self.quota[lane] - self.used[lane]
    }

    /// Notes that room for so much more is asked for: it is given whole or not at all.
    #[inline(always)]
    pub fn ask(&mut self, more: Bytes, lane: usize) {
        let Some(alike) = &mut self.alike else { return };
        let total = self.used[lane] + more;
        match total <= self.quota[lane] {
            true => alike.at_least[lane] = alike.at_least[lane].max(total),
            false => alike.below[lane] = alike.below[lane].min(total),
        }
    }

    /// Notes that room for so much more is asked for: as much of it is given as there is.
    #[inline(always)]
    pub fn ask_in_part(&mut self, more: Bytes, lane: usize) {
        let Some(alike) = &mut self.alike else { return };
        let (used, quota) = (self.used[lane], self.quota[lane]);
        let given = used + more <= quota;
        if given || used < quota {
            alike.at_least[lane] = alike.at_least[lane].max(quota.min(used + more));
        }
        if !given {
            alike.below[lane] = alike.below[lane].min(used.max(quota) + Bytes::new(1));
        }
    }
}

/// How something holds: without an end, until a date of the file, or both. Each ends by itself.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Hold {
    /// Until something ends it.
    pub open: bool,
    /// Until a date.
    pub dated: bool,
}

impl Hold {
    /// Neither way.
    pub const NONE: Self = Self { open: false, dated: false };

    /// Whether it holds in any way.
    pub const fn holds(self) -> bool {
        self.open || self.dated
    }

    /// Without an end from now on, or in no way.
    pub const fn set(&mut self, on: bool) -> bool {
        *self = Self { open: on, dated: self.dated && on };
        on
    }

    /// Until a date from now on, or no longer: what holds without an end holds on.
    pub const fn pass(&mut self, on: bool) -> bool {
        self.dated = on;
        self.holds()
    }
}

/// A person, in each lane.
#[derive(Clone, Debug)]
pub struct PersonLanes<const W: usize> {
    /// The pool the account is in.
    pub pool: [PoolId; W],
    /// Bytes in iCloud.
    pub synced: PerSynced<[Bytes; W]>,
    /// Bytes that should be in iCloud and wait on the device.
    pub backlog: PerSynced<[Bytes; W]>,
    /// Bytes a day of each category, before the day's factors.
    pub rates: PerSynced<[f64; W]>,
    /// Which categories sync.
    pub syncs: PerSynced<[bool; W]>,
    /// Originals of synced photos leave the phone.
    pub optimise_photos: [bool; W],
    /// Why the account cannot be reached, if it cannot: of several reasons the one that came last.
    pub blocked: [Option<BlockReason>; W],
    /// How each reason of a block holds, in the order of [`BlockReason::ALL`].
    pub blocks: [[Hold; W]; BlockReason::ALL.len()],
    /// A dated trip is under way.
    pub on_dated_trip: [bool; W],
    /// Nights left of a trip without a date.
    pub trip_nights_left: [i64; W],
    /// A day of celebration.
    pub celebrates: [bool; W],
    /// Deleted photos and files that still count, by the day they were deleted.
    pub recently_deleted: VecDeque<(Day, [Bytes; W])>,
    /// Bytes of profile growth since the last clean-up: synced categories.
    pub uncleaned: PerSynced<[Bytes; W]>,
    /// Bytes of profile growth since the last clean-up: WhatsApp's categories.
    pub uncleaned_chats: PerChat<[Bytes; W]>,
    /// What became of today's sync.
    pub sync: SyncLanes<W>,
}

impl<const W: usize> PersonLanes<W> {
    /// Whether the person travels tonight.
    #[inline]
    pub fn travels(&self, lane: usize) -> bool {
        self.on_dated_trip[lane] || self.trip_nights_left[lane] > 0
    }

    /// The account cannot be reached, for one more reason: without an end, or until a date.
    pub fn block(&mut self, why: BlockReason, hold: Hold, lane: usize) {
        let of = &mut self.blocks[why.index()][lane];
        *of = Hold { open: of.open || hold.open, dated: of.dated || hold.dated };
        self.blocked[lane] = Some(why);
    }

    /// A reason is over, in the ways that are said; another one that still holds keeps the account blocked.
    pub fn unblock(&mut self, why: BlockReason, over: Hold, lane: usize) {
        let of = &mut self.blocks[why.index()][lane];
        *of = Hold { open: of.open && !over.open, dated: of.dated && !over.dated };
        let holds = |why: &BlockReason| self.blocks[why.index()][lane].holds();
        let others = || BlockReason::ALL.into_iter().rfind(holds);
        self.blocked[lane] = self.blocked[lane].filter(holds).or_else(others);
    }

    /// Remembers deleted bytes that still count against the quota.
    pub fn bin(&mut self, day: Day, bytes: Bytes, lane: usize) {
        if self.recently_deleted.back().is_none_or(|(of, _)| *of != day) {
            self.recently_deleted.push_back((day, [Bytes::ZERO; W]));
        }
        if let Some((_, binned)) = self.recently_deleted.back_mut() {
            binned[lane] += bytes;
        }
    }

    /// Empties what was deleted lately; returns the bytes that stop counting.
    pub fn empty_bin(&mut self, lane: usize) -> Bytes {
        self.recently_deleted.iter_mut().map(|(_, binned)| std::mem::take(&mut binned[lane])).sum()
    }
}

/// A device in use, in each lane.
#[derive(Clone, Debug)]
pub struct DeviceLanes<const W: usize> {
    /// Bytes on the device.
    pub bytes: PerLocal<[Bytes; W]>,
    /// Of those, what the last completed backup holds.
    pub held: PerLocal<[Bytes; W]>,
    /// Bytes of apps a day, before the day's factors.
    pub apps_rate: [f64; W],
    /// Size of the stored backup.
    pub stored: [Bytes; W],
    /// Sent bytes of an unfinished backup.
    pub partial: [Bytes; W],
    /// When the last backup completed.
    pub last: [LastBackup; W],
    /// Free on the device; without meaning where the phone's room is not checked.
    pub phone_free: [Bytes; W],
    /// iCloud Backup is on.
    pub backup: [bool; W],
    /// May back up over cellular.
    pub cellular: [bool; W],
    /// WhatsApp is in this device's backup list.
    pub whatsapp: [bool; W],
    /// WhatsApp's own backup is end-to-end encrypted and its data left the device backup for that.
    pub whatsapp_left: [bool; W],
    /// A restricted network or a management rule.
    pub restricted: [bool; W],
    /// How it holds.
    pub restriction: [Hold; W],
    /// The stored backup is corrupt.
    pub corrupt: [bool; W],
    /// A fault, and what cures it.
    pub fault: [Option<Cure>; W],
    /// Back Up Now was tapped today.
    pub by_hand: [bool; W],
    /// Plugged in tonight, by habit.
    pub power: [bool; W],
    /// On Wi-Fi today and tonight, by habit.
    pub wifi: [bool; W],
    /// Locked tonight, by habit.
    pub lock: [bool; W],
    /// Plugged in and locked every night, whatever the habit.
    pub plugged_in: [bool; W],
    /// How that holds.
    pub plugging_in: [Hold; W],
    /// Left on power and Wi-Fi from this noon to the next.
    pub left_on_power: [bool; W],
    /// How many devices came before the one in use.
    pub generation: [usize; W],
    /// When the next replacement without a date comes.
    pub next_replacement: [Arrival; W],
    /// Stored backups of the devices this one replaced, by generation.
    pub replaced: Vec<StoredBackup<W>>,
    /// What became of today's backup.
    pub attempt: AttemptLanes<W>,
    /// Days without a completed backup.
    pub spell: SpellLanes<W>,
    /// When the last stored copy was deleted for its age while the device was in use.
    pub copy_lost: [Arrival; W],
}

/// A stored backup of a device that is not in use.
#[derive(Clone, Debug)]
pub struct StoredBackup<const W: usize> {
    /// Its size; zero once it is gone.
    pub stored: [Bytes; W],
    /// When it was made.
    pub made: [Day; W],
    /// What it holds of data that live on in the device's successor.
    pub held: PerLocal<[Bytes; W]>,
}

impl<const W: usize> StoredBackup<W> {
    /// Nothing stored.
    pub fn none() -> Self {
        Self { stored: [Bytes::ZERO; W], made: [Day::default(); W], held: [[Bytes::ZERO; W]; 11] }
    }
}

impl<const W: usize> DeviceLanes<W> {
    /// Whether the device is plugged in tonight.
    #[inline]
    pub fn on_power(&self, lane: usize) -> bool {
        self.power[lane] | self.plugged_in[lane] | self.left_on_power[lane]
    }

    /// Whether it is on Wi-Fi today and tonight.
    #[inline]
    pub fn on_wifi(&self, lane: usize) -> bool {
        self.wifi[lane] | self.left_on_power[lane]
    }

    /// Whether it is locked tonight.
    #[inline]
    pub fn is_locked(&self, lane: usize) -> bool {
        self.lock[lane] | self.plugged_in[lane] | self.left_on_power[lane]
    }

    /// Bytes of a category that the device backup takes (all of them, save WhatsApp's share and what is left out).
    #[inline]
    pub fn in_set(&self, kind: Local, bytes: Bytes, share: f64, lane: usize) -> Bytes {
        match kind {
            Local::AppsLeftOut => Bytes::ZERO,
            _ if kind.is_whatsapp() => self.whatsapp_in_set(bytes, share, lane),
            _ => bytes,
        }
    }

    /// Whether the device backup takes the chats, in each lane.
    #[inline(always)]
    pub fn takes_chats(&self) -> [bool; W] {
        let mut takes = [false; W];
        for lane in 0..W {
            takes[lane] = self.takes_chats_in(lane);
        }
        takes
    }

    #[inline(always)]
    fn takes_chats_in(&self, lane: usize) -> bool {
        self.whatsapp[lane] & !self.whatsapp_left[lane]
    }

    fn whatsapp_in_set(&self, bytes: Bytes, share: f64, lane: usize) -> Bytes {
        match () {
            () if !self.takes_chats_in(lane) => Bytes::ZERO,
            () if share == 1.0 => bytes,
            () => bytes.scaled(share),
        }
    }

    /// Takes bytes off the device, those added since the last backup first; returns how many went.
    pub fn delete(&mut self, kind: Local, bytes: Bytes, lane: usize) -> Bytes {
        let present = &mut self.bytes[kind.index()][lane];
        let gone = bytes.min(*present).at_least_zero();
        *present -= gone;
        self.cap_held(kind, lane);
        self.phone_free[lane] += gone;
        gone
    }

    /// No stored backup, its own or one of a device it replaced, protects more of a category than is left of it here.
    pub fn cap_held(&mut self, kind: Local, lane: usize) {
        let left = self.bytes[kind.index()][lane];
        let replaced = self.replaced.iter_mut().map(|backup| &mut backup.held);
        for held in std::iter::once(&mut self.held).chain(replaced) {
            let held = &mut held[kind.index()][lane];
            *held = (*held).min(left);
        }
    }

    /// Moves bytes from one category to another, those that stored backups hold last: they hold them as before.
    pub fn relabel(&mut self, from: Local, to: Local, bytes: Bytes, lane: usize) {
        let (from, to) = (from.index(), to.index());
        let moved = bytes.min(self.bytes[from][lane]);
        self.bytes[from][lane] -= moved;
        self.bytes[to][lane] += moved;
        let left = self.bytes[from][lane];
        let replaced = self.replaced.iter_mut().map(|backup| &mut backup.held);
        for held in std::iter::once(&mut self.held).chain(replaced) {
            let along = (held[from][lane] - left).at_least_zero();
            held[from][lane] -= along;
            held[to][lane] += along;
        }
    }

    /// Puts bytes on the device.
    #[inline]
    pub fn add(&mut self, kind: Local, bytes: Bytes, lane: usize) {
        self.bytes[kind.index()][lane] += bytes;
        self.phone_free[lane] -= bytes;
    }

    /// Forgets the stored backup and what was sent of the next; returns the bytes that leave the pool.
    pub fn forget_backup(&mut self, partial_counts: bool, lane: usize) -> Bytes {
        let partial = if partial_counts { self.partial[lane] } else { Bytes::ZERO };
        let freed = self.stored[lane] + partial;
        self.stored[lane] = Bytes::ZERO;
        self.partial[lane] = Bytes::ZERO;
        self.last[lane] = LastBackup::Never;
        self.corrupt[lane] = false;
        for held in &mut self.held {
            held[lane] = Bytes::ZERO;
        }
        freed
    }
}

/// A WhatsApp account, in each lane. Its bytes are among those of the device it lives on.
#[derive(Clone, Debug)]
pub struct AccountLanes<const W: usize> {
    /// Bytes on the device that WhatsApp's own last backup holds.
    pub held: PerChat<[Bytes; W]>,
    /// Bytes a day of each category, before the day's factors.
    pub rates: PerChat<[f64; W]>,
    /// Size of its stored backup.
    pub stored: [Bytes; W],
    /// When it last completed.
    pub last: [LastBackup; W],
    /// How often it backs up by itself.
    pub interval: [Interval; W],
    /// WhatsApp under "Apps using iCloud".
    pub icloud: [bool; W],
    /// Include Videos.
    pub include_videos: [bool; W],
    /// May back up over cellular.
    pub cellular: [bool; W],
    /// End-to-end encrypted.
    pub end_to_end: [bool; W],
    /// The stored backup is corrupt.
    pub corrupt: [bool; W],
    /// A fault, and what cures it.
    pub fault: [Option<Cure>; W],
    /// Back Up Now was tapped today.
    pub by_hand: [bool; W],
    /// What became of today's backup.
    pub attempt: AttemptLanes<W>,
    /// Days without a completed backup.
    pub spell: SpellLanes<W>,
}

impl<const W: usize> AccountLanes<W> {
    /// Forgets the stored backup; returns the bytes that leave the pool.
    pub fn forget_backup(&mut self, lane: usize) -> Bytes {
        let freed = self.stored[lane];
        self.stored[lane] = Bytes::ZERO;
        self.last[lane] = LastBackup::Never;
        self.corrupt[lane] = false;
        for held in &mut self.held {
            held[lane] = Bytes::ZERO;
        }
        freed
    }
}

//! People: what they keep in sync, and what waits on their devices.

use std::collections::VecDeque;

use super::SyncLanes;
use crate::calendar::Day;
use crate::model::household::{BlockReason, PerChat, PerSynced, PoolId};
use crate::units::Bytes;

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
    /// Why the account cannot be reached, if it cannot.
    pub blocked: [Option<BlockReason>; W],
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

//! WhatsApp accounts.

use super::AttemptLanes;
use crate::model::household::{Cure, Interval, LastBackup, PerChat};
use crate::model::rules::spells::SpellLanes;
use crate::units::Bytes;

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

//! What became of a day's attempts, as numbers: the raw material of traces and statistics.

use crate::model::outcome::Outcome;
use crate::units::Bytes;

/// One backup's day, in each lane.
#[derive(Clone, Debug)]
pub struct AttemptLanes<const W: usize> {
    /// What became of it.
    pub outcome: [Outcome; W],
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
    /// Bytes without a surviving copy at the day's end.
    pub at_risk: [Bytes; W],
}

impl<const W: usize> AttemptLanes<W> {
    /// A day on which nothing was tried.
    pub fn none() -> Self {
        let nothing = [Bytes::ZERO; W];
        Self {
            outcome: [Outcome::Off; W],
            next_size: nothing,
            needed: nothing,
            sent: nothing,
            free: nothing,
            short_by: nothing,
            at_risk: nothing,
        }
    }

    /// Notes that no attempt was made, and why.
    #[inline]
    pub fn skip(&mut self, lane: usize, outcome: Outcome, free: Bytes) {
        self.outcome[lane] = outcome;
        self.next_size[lane] = Bytes::ZERO;
        self.needed[lane] = Bytes::ZERO;
        self.sent[lane] = Bytes::ZERO;
        self.free[lane] = free;
        self.short_by[lane] = Bytes::ZERO;
    }
}

/// One person's sync, in each lane.
#[derive(Clone, Debug)]
pub struct SyncLanes<const W: usize> {
    /// What became of it.
    pub outcome: [Outcome; W],
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
            outcome: [Outcome::Completed; W],
            pending: nothing,
            sent: nothing,
            free: nothing,
            short_by: nothing,
        }
    }
}

//! What becomes of a backup on a day, and why a spell without one came about.

use super::household::BlockReason;

/// What became of a backup on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// Switched off.
    Off,
    /// Not due.
    NotDue,
    /// A restricted network or a management rule.
    Restricted,
    /// The account cannot be reached.
    AccountBlocked(BlockReason),
    /// iCloud was down.
    ServiceOutage,
    /// Conditions that were missing: at least one is true.
    Missing {
        /// Not plugged in.
        power: bool,
        /// Not on Wi-Fi.
        wifi: bool,
        /// Not locked.
        lock: bool,
    },
    /// The stored backup is corrupt.
    Corrupt,
    /// A fault that a restart or an update cures.
    Fault,
    /// No room on the phone.
    PhoneFull,
    /// No room in the pool.
    OverQuota,
    /// Part was sent; the rest follows on another night.
    InProgress,
    /// Done.
    Completed,
}

/// Why a spell without backups came about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// A restricted network or a management rule.
    Restricted,
    /// The account could not be reached.
    AccountBlocked,
    /// iCloud was down.
    ServiceOutage,
    /// The stored backup was corrupt.
    Corrupt,
    /// A fault that a restart or an update cures.
    Fault,
    /// No room on the phone.
    PhoneFull,
    /// No room in the pool.
    OverQuota,
    /// The upload never came to its end.
    NeverFinishing,
    /// No night was eligible: a lapse, not failing.
    NoEligibleNight,
}

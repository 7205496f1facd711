//! What became of a night's backup, how it is called, and how it looks: its colour says whether it went well, its mark
//! says why, so that no two kinds differ in colour alone.

use crate::analysis::findings::Outcome;
use crate::language::say;

/// What became of a night's backup.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Night {
    /// Done.
    BackedUp,
    /// Part of it was sent.
    Unfinished,
    /// No power, whatever else was missing.
    NotPluggedIn,
    /// Power, but no Wi-Fi.
    NotOnWifi,
    /// Power and Wi-Fi, but not locked.
    NotLocked,
    /// No room in the pool.
    NoRoom,
    /// No room on the phone.
    PhoneFull,
    /// The stored backup is corrupt.
    Corrupt,
    /// A fault that a restart or an update cures.
    Fault,
    /// The account cannot be reached.
    Blocked,
    /// iCloud was down.
    Outage,
    /// A network or a rule forbids backups.
    Restricted,
    /// Not due.
    NotDue,
    /// Switched off.
    Off,
}

/// What a night's colour says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Hue {
    /// It went well.
    Done,
    /// It is under way.
    UnderWay,
    /// A condition was missing.
    Waiting,
    /// It failed.
    Failed,
    /// There was nothing to do.
    Idle,
}

/// What tells a night from others of its colour, and from all others without colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// A filled half below a diagonal.
    Half,
    /// A short level line.
    Dash,
    /// A dot.
    Dot,
    /// A short upright line.
    Bar,
    /// A diagonal that rises.
    Slash,
    /// A diagonal that falls.
    Backslash,
    /// Both diagonals.
    Cross,
    /// A level and an upright line.
    Plus,
}

impl Night {
    /// The kind of a night with this outcome.
    pub const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Completed => Self::BackedUp,
            Outcome::InProgress => Self::Unfinished,
            Outcome::Missing { power: true, .. } => Self::NotPluggedIn,
            Outcome::Missing { wifi: true, .. } => Self::NotOnWifi,
            Outcome::Missing { .. } => Self::NotLocked,
            Outcome::OverQuota => Self::NoRoom,
            Outcome::PhoneFull => Self::PhoneFull,
            Outcome::Corrupt => Self::Corrupt,
            Outcome::Fault => Self::Fault,
            Outcome::AccountBlocked(_) => Self::Blocked,
            Outcome::ServiceOutage => Self::Outage,
            Outcome::Restricted => Self::Restricted,
            Outcome::NotDue => Self::NotDue,
            Outcome::Off => Self::Off,
        }
    }

    /// Its name in the legend.
    pub fn label(self) -> String {
        match self {
            Self::BackedUp => say!("figures-backed-up"),
            Self::Unfinished => say!("figures-upload-not-finished"),
            Self::NotPluggedIn => say!("figures-not-plugged-in"),
            Self::NotOnWifi => say!("figures-not-on-wi-fi"),
            Self::NotLocked => say!("figures-not-locked"),
            Self::NoRoom => say!("figures-no-room-in-icloud"),
            Self::PhoneFull => say!("figures-no-room-on-the"),
            Self::Corrupt => say!("figures-stored-backup-corrupt"),
            Self::Fault => say!("figures-a-fault"),
            Self::Blocked => say!("figures-account-blocked"),
            Self::Outage => say!("figures-icloud-was-down"),
            Self::Restricted => say!("figures-network-or-rule-forbids"),
            Self::NotDue => say!("figures-not-due"),
            Self::Off => say!("figures-backup-switched-off"),
        }
    }

    /// The same as a clause: `it was not plugged in`.
    pub fn clause(self) -> String {
        match self {
            Self::BackedUp => say!("figures-it-was-backed-up"),
            Self::Unfinished => say!("figures-the-upload-did-not"),
            Self::NotPluggedIn => say!("figures-it-was-not-plugged"),
            Self::NotOnWifi => say!("figures-it-was-not-on"),
            Self::NotLocked => say!("figures-it-was-not-locked"),
            Self::NoRoom => say!("figures-there-was-no-room"),
            Self::PhoneFull => say!("figures-there-was-no-room-on"),
            Self::Corrupt => say!("figures-the-stored-backup-was"),
            Self::Fault => say!("figures-there-was-a-fault"),
            Self::Blocked => say!("figures-the-account-was-blocked"),
            Self::Outage => say!("figures-icloud-was-down-then"),
            Self::Restricted => say!("figures-a-network-or-a"),
            Self::NotDue => say!("figures-none-was-due"),
            Self::Off => say!("figures-backup-was-switched-off"),
        }
    }

    /// What its colour says, and its mark.
    pub const fn look(self) -> (Hue, Mark) {
        match self {
            Self::BackedUp => (Hue::Done, Mark::Plain),
            Self::Unfinished => (Hue::UnderWay, Mark::Half),
            Self::NotPluggedIn => (Hue::Waiting, Mark::Dash),
            Self::NotOnWifi => (Hue::Waiting, Mark::Dot),
            Self::NotLocked => (Hue::Waiting, Mark::Bar),
            Self::NoRoom => (Hue::Failed, Mark::Slash),
            Self::PhoneFull => (Hue::Failed, Mark::Backslash),
            Self::Corrupt => (Hue::Failed, Mark::Cross),
            Self::Fault => (Hue::Failed, Mark::Plus),
            Self::Blocked => (Hue::Failed, Mark::Bar),
            Self::Outage => (Hue::Failed, Mark::Dot),
            Self::Restricted => (Hue::Failed, Mark::Dash),
            Self::NotDue => (Hue::Idle, Mark::Plain),
            Self::Off => (Hue::Idle, Mark::Cross),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_kinds_of_night_look_alike() {
        let missing = |power, wifi, lock| Outcome::Missing { power, wifi, lock };
        let outcomes = [
            Outcome::Completed,
            Outcome::InProgress,
            missing(true, true, false),
            missing(false, true, true),
            missing(false, false, true),
            Outcome::OverQuota,
            Outcome::PhoneFull,
            Outcome::Corrupt,
            Outcome::Fault,
            Outcome::ServiceOutage,
            Outcome::Restricted,
            Outcome::NotDue,
            Outcome::Off,
        ];
        let looks: BTreeSet<_> = outcomes.map(|outcome| Night::of(outcome).look()).into();
        assert_eq!(looks.len(), outcomes.len());
    }
}

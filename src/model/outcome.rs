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

/// An [`Outcome`] in one byte, so that those of many lanes are looked at side by side: its kind in the low half, what
/// is missing or why the account is blocked in the high one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutcomeCode(u8);

impl OutcomeCode {
    /// Switched off.
    pub const OFF: Self = Self(0);
    /// Not due.
    pub const NOT_DUE: Self = Self(1);
    /// A restricted network or a management rule.
    pub const RESTRICTED: Self = Self(2);
    const ACCOUNT_BLOCKED: Self = Self(3);
    /// iCloud was down.
    pub const SERVICE_OUTAGE: Self = Self(4);
    const MISSING: Self = Self(5);
    /// The stored backup is corrupt.
    pub const CORRUPT: Self = Self(6);
    /// A fault that a restart or an update cures.
    pub const FAULT: Self = Self(7);
    /// No room on the phone.
    pub const PHONE_FULL: Self = Self(8);
    /// No room in the pool.
    pub const OVER_QUOTA: Self = Self(9);
    /// Part was sent.
    pub const IN_PROGRESS: Self = Self(10);
    /// Done.
    pub const COMPLETED: Self = Self(11);

    /// Conditions that are missing: at least one is true.
    #[inline(always)]
    pub fn missing(power: bool, wifi: bool, lock: bool) -> Self {
        let [power, wifi, lock] = [power, wifi, lock].map(u8::from);
        Self(Self::MISSING.0 | (Self::POWER * power) | (Self::WIFI * wifi) | (Self::LOCK * lock))
    }

    /// The account cannot be reached, for this reason.
    #[inline(always)]
    pub const fn blocked(why: BlockReason) -> Self {
        let reason = match why {
            BlockReason::UnverifiedEmail => 0,
            BlockReason::PasswordChanged => 1,
            BlockReason::TermsNotAccepted => 2,
        };
        Self(Self::ACCOUNT_BLOCKED.0 | (reason << Self::HALF))
    }

    /// Whether power is among what is missing.
    #[inline(always)]
    pub const fn misses_power(self) -> bool {
        self.is_missing() & (self.0 & Self::POWER != 0)
    }

    /// Whether Wi-Fi is.
    #[inline(always)]
    pub const fn misses_wifi(self) -> bool {
        self.is_missing() & (self.0 & Self::WIFI != 0)
    }

    /// Whether the lock is.
    #[inline(always)]
    pub const fn misses_lock(self) -> bool {
        self.is_missing() & (self.0 & Self::LOCK != 0)
    }

    /// Whether conditions were missing.
    #[inline(always)]
    pub const fn is_missing(self) -> bool {
        self.0 & Self::KIND == Self::MISSING.0
    }

    /// Whether the account could not be reached.
    #[inline(always)]
    pub const fn is_blocked(self) -> bool {
        self.0 & Self::KIND == Self::ACCOUNT_BLOCKED.0
    }

    /// The outcome.
    pub const fn outcome(self) -> Outcome {
        match Self(self.0 & Self::KIND) {
            Self::NOT_DUE => Outcome::NotDue,
            Self::RESTRICTED => Outcome::Restricted,
            Self::ACCOUNT_BLOCKED => Outcome::AccountBlocked(match self.0 >> Self::HALF {
                0 => BlockReason::UnverifiedEmail,
                1 => BlockReason::PasswordChanged,
                _ => BlockReason::TermsNotAccepted,
            }),
            Self::SERVICE_OUTAGE => Outcome::ServiceOutage,
            Self::MISSING => Outcome::Missing {
                power: self.misses_power(),
                wifi: self.misses_wifi(),
                lock: self.misses_lock(),
            },
            Self::CORRUPT => Outcome::Corrupt,
            Self::FAULT => Outcome::Fault,
            Self::PHONE_FULL => Outcome::PhoneFull,
            Self::OVER_QUOTA => Outcome::OverQuota,
            Self::IN_PROGRESS => Outcome::InProgress,
            Self::COMPLETED => Outcome::Completed,
            _ => Outcome::Off,
        }
    }

    const HALF: u8 = 4;
    const KIND: u8 = 0b1111;
    const POWER: u8 = 1 << Self::HALF;
    const WIFI: u8 = 2 << Self::HALF;
    const LOCK: u8 = 4 << Self::HALF;
}

impl From<Outcome> for OutcomeCode {
    #[inline]
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Off => Self::OFF,
            Outcome::NotDue => Self::NOT_DUE,
            Outcome::Restricted => Self::RESTRICTED,
            Outcome::AccountBlocked(why) => Self::blocked(why),
            Outcome::ServiceOutage => Self::SERVICE_OUTAGE,
            Outcome::Missing { power, wifi, lock } => Self::missing(power, wifi, lock),
            Outcome::Corrupt => Self::CORRUPT,
            Outcome::Fault => Self::FAULT,
            Outcome::PhoneFull => Self::PHONE_FULL,
            Outcome::OverQuota => Self::OVER_QUOTA,
            Outcome::InProgress => Self::IN_PROGRESS,
            Outcome::Completed => Self::COMPLETED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_gives_its_outcome_back() {
        let conditions = (1..8).map(|bits| Outcome::Missing {
            power: bits & 1 != 0,
            wifi: bits & 2 != 0,
            lock: bits & 4 != 0,
        });
        let reasons =
            [BlockReason::UnverifiedEmail, BlockReason::PasswordChanged, BlockReason::TermsNotAccepted];
        let plain = [
            Outcome::Off,
            Outcome::NotDue,
            Outcome::Restricted,
            Outcome::ServiceOutage,
            Outcome::Corrupt,
            Outcome::Fault,
            Outcome::PhoneFull,
            Outcome::OverQuota,
            Outcome::InProgress,
            Outcome::Completed,
        ];
        let blocked = reasons.map(Outcome::AccountBlocked);
        for outcome in plain.into_iter().chain(blocked).chain(conditions) {
            let code = OutcomeCode::from(outcome);
            assert_eq!(code.outcome(), outcome);
            assert_eq!(code.is_missing(), matches!(outcome, Outcome::Missing { .. }));
            assert_eq!(code.is_blocked(), matches!(outcome, Outcome::AccountBlocked(_)));
        }
    }
}

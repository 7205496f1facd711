//! The words files use for kinds, outcomes and causes.

use crate::analysis::findings::{Kind, TodayState};
use crate::model::outcome::{Cause, Outcome};

/// `device` or `whatsapp`.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Device { .. } => "device",
        Kind::WhatsApp(_) => "whatsapp",
    }
}

/// How a backup stands.
pub const fn state(state: TodayState) -> &'static str {
    match state {
        TodayState::Works => "works",
        TodayState::Failing { .. } => "failing",
        TodayState::NeverWorked { .. } => "never worked",
        TodayState::Off => "off",
    }
}

/// Why a spell came about.
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Restricted => "restricted",
        Cause::AccountBlocked => "account_blocked",
        Cause::ServiceOutage => "service_outage",
        Cause::Corrupt => "corrupt",
        Cause::Fault => "fault",
        Cause::PhoneFull => "phone_full",
        Cause::OverQuota => "over_quota",
        Cause::NeverFinishing => "never_finishing",
        Cause::NoEligibleNight => "no_eligible_night",
    }
}

/// An outcome; missing conditions are joined with `+` in the order power, Wi-Fi, lock.
pub fn outcome(outcome: Outcome) -> String {
    let word = match outcome {
        Outcome::Off => "off",
        Outcome::NotDue => "not_due",
        Outcome::Restricted => "restricted",
        Outcome::AccountBlocked(_) => "account_blocked",
        Outcome::ServiceOutage => "service_outage",
        Outcome::Missing { power, wifi, lock } => return missing([power, wifi, lock]),
        Outcome::Corrupt => "corrupt",
        Outcome::Fault => "fault",
        Outcome::PhoneFull => "phone_full",
        Outcome::OverQuota => "over_quota",
        Outcome::InProgress => "in_progress",
        Outcome::Completed => "completed",
    };
    word.to_owned()
}

fn missing(conditions: [bool; 3]) -> String {
    let names = ["no_power", "no_wifi", "unlocked"];
    let missing = names.into_iter().zip(conditions).filter(|(_, missing)| *missing);
    missing.map(|(name, _)| name).collect::<Vec<_>>().join("+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::BlockReason;

    #[test]
    fn missing_conditions_are_joined_in_their_order() {
        let both = Outcome::Missing { power: true, wifi: false, lock: true };
        assert_eq!(outcome(both), "no_power+unlocked");
        let blocked = Outcome::AccountBlocked(BlockReason::PasswordChanged);
        assert_eq!(outcome(blocked), "account_blocked");
    }
}

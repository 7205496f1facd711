//! Causes and outcomes in plain words.

use crate::model::household::BlockReason;
use crate::model::outcome::{Cause, Outcome};

/// Why backups stopped, in a few words: `no room in iCloud`.
pub const fn cause_phrase(cause: Cause) -> &'static str {
    match cause {
        Cause::Restricted => "a network or rule that forbids backups",
        Cause::AccountBlocked => "account not reachable",
        Cause::ServiceOutage => "iCloud was down",
        Cause::Corrupt => "a corrupt backup",
        Cause::Fault => "a fault that a restart or an update cures",
        Cause::PhoneFull => "no room on the phone",
        Cause::OverQuota => "no room in iCloud",
        Cause::NeverFinishing => "an upload too large for its nights",
        Cause::NoEligibleNight => "no night with power, Wi-Fi and lock",
    }
}

/// Why the next attempt cannot succeed, as a sentence's end; `None` for outcomes that explain nothing.
pub const fn outcome_phrase(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Restricted => Some("a network or a rule forbids backups"),
        Outcome::AccountBlocked(reason) => Some(block_phrase(reason)),
        Outcome::ServiceOutage => Some("iCloud is down"),
        Outcome::Corrupt => Some("the stored backup is corrupt: delete it and start afresh"),
        Outcome::Fault => Some("it needs a restart or an update"),
        Outcome::PhoneFull => Some("the phone itself is full"),
        Outcome::InProgress => Some("its upload is not finished"),
        Outcome::Missing { .. } => Some("a night with power, Wi-Fi and lock is missing"),
        Outcome::OverQuota | Outcome::Off | Outcome::NotDue | Outcome::Completed => None,
    }
}

/// The condition that is most often missing: `not plugged in`.
pub fn missing_phrase([power, wifi, lock]: [f64; 3]) -> &'static str {
    if power >= wifi && power >= lock {
        "not plugged in"
    } else if wifi >= lock {
        "not on Wi-Fi"
    } else {
        "not locked"
    }
}

const fn block_phrase(reason: BlockReason) -> &'static str {
    match reason {
        BlockReason::UnverifiedEmail => "the account is blocked: its email address was never verified",
        BlockReason::PasswordChanged => "the account is blocked: the new password is not on the device",
        BlockReason::TermsNotAccepted => "the account is blocked: new terms wait to be accepted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_condition_most_often_missing_is_named() {
        assert_eq!(missing_phrase([0.2, 0.1, 0.0]), "not plugged in");
        assert_eq!(missing_phrase([0.0, 0.3, 0.1]), "not on Wi-Fi");
        assert_eq!(missing_phrase([0.0, 0.1, 0.4]), "not locked");
    }

    #[test]
    fn only_outcomes_that_explain_have_words() {
        assert!(outcome_phrase(Outcome::Completed).is_none());
        let blocked = Outcome::AccountBlocked(BlockReason::TermsNotAccepted);
        assert!(outcome_phrase(blocked).is_some_and(|words| words.contains("new terms")));
    }
}

//! How numbers, dates and names read in plain English: shared by the answer and the pictures.
//!
//! Here are names of backups, text of strangers made fit to print, and causes and outcomes in a few words.

mod dates;
pub mod remedies;
mod sizes;

pub use dates::{
    error_phrase, futures_phrase, horizon_in_words, month_span, one_in, range_phrase, stops_phrase,
    thousands, when,
};
pub use sizes::{Shortfall, SizeUnit, decimal, exact};

use crate::analysis::findings::{BackupName, Kind};
use crate::letters;
use crate::model::household::{Action, BlockReason, Cure, Household};
use crate::model::outcome::{Cause, Outcome};
use crate::model::state::BackupLine;

/// WhatsApp asks for this many times its size free (docs/MODEL.md, section 7).
pub const WHATSAPP_ROOM: f64 = 2.05;

/// The same as it is written: `2.05`.
pub fn whatsapp_times() -> String {
    decimal(WHATSAPP_ROOM, 2)
}

/// `Parent A's WhatsApp backup`, `Parent A's iPhone backup`, `the iPhone backup of the rest of us`.
pub fn backup_name(name: &BackupName) -> String {
    belonging(&name.person_name, &format!("{} backup", what(name)))
}

/// `Parent A's WhatsApp`, `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn backup_name_short(name: &BackupName) -> String {
    belonging(&name.person_name, &what(name))
}

fn what(name: &BackupName) -> String {
    match name.kind {
        Kind::Device { .. } => clean(&name.device_name),
        Kind::WhatsApp(_) => "WhatsApp".to_owned(),
    }
}

/// What belongs to somebody: `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn belonging(owner: &str, what: &str) -> String {
    let owner = clean(owner);
    if owner.ends_with(" us") { format!("the {what} of {owner}") } else { format!("{owner}'s {what}") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A sentence with a capital at its start.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Text without control characters, line breaks and marks that turn its direction: a name in a
/// scenario file must not be able to steer a terminal or a picture. Spaces within numbers stay.
pub fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if letters::steers(c) { ' ' } else { c }).collect();
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    spaced.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

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

/// The same in this household: what the faults of its file are cured by.
pub fn cause_words(household: &Household, cause: Cause) -> String {
    match cause {
        Cause::Fault => format!("a fault that {} cures", cure_words(household, |_| true)),
        _ => cause_phrase(cause).to_owned(),
    }
}

/// What cures the faults that the file dates, of those backups that are meant: `a restart`, `an update`.
pub fn cure_words(household: &Household, meant: impl Fn(BackupLine) -> bool) -> &'static str {
    let policies = household.policies.iter().flat_map(|policy| &policy.actions);
    let actions = household.events.iter().map(|event| &event.action).chain(policies);
    let cures = actions.filter_map(|action| match action {
        Action::DeviceFault(id, cure) => meant(BackupLine::Device(*id)).then_some(*cure),
        Action::WhatsAppFault(id, cure) => meant(BackupLine::WhatsApp(*id)).then_some(*cure),
        _ => None,
    });
    let cures: Vec<Cure> = cures.collect();
    match (cures.contains(&Cure::Restart), cures.contains(&Cure::Update)) {
        (true, false) => "a restart",
        (false, true) => "an update",
        _ => "a restart or an update",
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
    fn names_cannot_steer_a_terminal() {
        assert_eq!(clean("Eve\u{1b}[31m\r\nroot\u{202e}x"), "Eve [31m root x");
    }

    #[test]
    fn things_belong_to_people_in_plain_english() {
        assert_eq!(belonging("James", "iPhone"), "James's iPhone");
        assert_eq!(belonging("the rest of us", "iPhone backup"), "the iPhone backup of the rest of us");
        assert_eq!(capitalised("the iPhone"), "The iPhone");
    }

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

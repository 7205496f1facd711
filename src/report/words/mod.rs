//! How numbers, dates and names read in plain English: shared by the answer and the pictures.
//!
//! Here are names of backups, text of strangers made fit to print, and causes and outcomes in a few words.

mod dates;
pub mod remedies;
mod sizes;

pub use dates::{
    days_in, error_phrase, futures_phrase, horizon_in_short, horizon_in_words, month_span, range_phrase,
    stops_phrase, such_futures_phrase, thousands, when,
};
pub use sizes::{Shortfall, SizeUnit, adding_up, decimal, exact};

use crate::analysis::findings::{BackupName, Kind};
use crate::calendar::Day;
use crate::language::say;
use crate::letters;
use crate::model::household::{Action, BlockReason, Cure, Household, Local, Passing, PersonId, Synced};
use crate::model::outcome::{Cause, Outcome};
use crate::model::rules::whatsapp_backup::HEADROOM;
use crate::model::state::BackupLine;
use crate::units::numbers;

/// WhatsApp asks for this many times its size free.
pub const WHATSAPP_ROOM: f64 = numbers::real(HEADROOM.0) / numbers::real(HEADROOM.1);

/// The same as it is written: `2.05`.
pub fn whatsapp_times() -> String {
    decimal(WHATSAPP_ROOM, 2)
}

/// `Parent A's WhatsApp backup`, `Parent A's iPhone backup`, `the iPhone backup of the rest of us`.
pub fn backup_name(name: &BackupName) -> String {
    belonging(&name.person_name, backup_of(&what(name)))
}

/// `Parent A's WhatsApp`, `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn backup_name_short(name: &BackupName) -> String {
    belonging(&name.person_name, what(name))
}

/// The backup of something: `iPhone backup`.
fn backup_of(what: &str) -> String {
    say!("words-what-backup", what = what, hyphened = what.replace(' ', "-"))
}

fn what(name: &BackupName) -> String {
    match name.kind {
        Kind::Device { .. } => clean(&name.device_name),
        Kind::WhatsApp(_) => say!("words-whatsapp"),
    }
}

/// What belongs to somebody: `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn belonging(owner: &str, what: impl AsRef<str>) -> String {
    let owner = clean(owner);
    say!("words-belonging", owner = owner, ends = ending(&owner), what = what.as_ref())
}

/// The case a language may put what belongs to somebody in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// What something is done to.
    Accusative,
    /// What something is done on, with or from.
    Dative,
}

/// A device that belongs to somebody, within a sentence: `Parent A's iPhone`, in German `das iPad von Chris`.
pub fn belonging_in(owner: &str, what: impl AsRef<str>, case: Case) -> String {
    let owner = clean(owner);
    let (ends, what) = (ending(&owner), what.as_ref());
    match case {
        Case::Accusative => say!("words-belonging-accusative", owner = owner, ends = ends, what = what),
        Case::Dative => say!("words-belonging-dative", owner = owner, ends = ends, what = what),
    }
}

/// What belongs to everybody on a plan: `Parent A's iCloud`, `the family's iCloud`.
pub fn of_pool(pool: &str, what: impl AsRef<str>) -> String {
    match pool {
        "family" => say!("words-of-the-family", what = what.as_ref()),
        owner => belonging(owner, what),
    }
}

/// How a name ends, by which languages choose how to say whose something is: `us` as in "the rest of us", `sibilant` as in
/// James, `phrase` for several words, signs or figures, else `letter`.
fn ending(name: &str) -> &'static str {
    match name.chars().last() {
        _ if name.ends_with(" us") => "us",
        _ if name.contains(' ') => "phrase",
        Some('s' | 'S' | 'x' | 'X' | 'z' | 'Z' | 'ß') => "sibilant",
        Some(last) if last.is_alphabetic() => "letter",
        _ => "phrase",
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => say!("words-join-and-last", join = most.join(", "), last = last),
    }
}

/// A sentence with a capital at its start; a name such as iPhone stays as it is.
pub fn capitalised(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (_, Some(second)) if second.is_uppercase() => text.to_owned(),
        (first, _) => first.into_iter().flat_map(char::to_uppercase).chain(letters).collect(),
    }
}

/// Text without control characters, line breaks and marks that turn its direction: a name in a
/// scenario file must not be able to steer a terminal or a picture. Spaces within numbers stay.
pub fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if letters::steers(c) { ' ' } else { c }).collect();
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    spaced.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Why backups stopped, in a few words: `no room in iCloud`.
pub fn cause_phrase(cause: Cause) -> String {
    match cause {
        Cause::Restricted => say!("words-a-network-or-rule"),
        Cause::AccountBlocked => say!("words-account-not-reachable"),
        Cause::ServiceOutage => say!("words-icloud-was-down"),
        Cause::Corrupt => say!("words-a-corrupt-backup"),
        Cause::Fault => say!("words-a-fault-that-a"),
        Cause::PhoneFull => say!("words-no-room-on-the"),
        Cause::OverQuota => say!("words-no-room-in-icloud"),
        Cause::NeverFinishing => say!("words-an-upload-too-large"),
        Cause::NoEligibleNight => say!("words-no-night-with-power"),
    }
}

/// The same in this household: what the faults of its file are cured by.
pub fn cause_words(household: &Household, cause: Cause) -> String {
    match cause {
        Cause::Fault => say!("words-a-fault-that-cure", cure_words = cure_words(household, |_| true)),
        _ => cause_phrase(cause).to_owned(),
    }
}

/// What cures the faults that the file dates, of those backups that are meant: `a restart`, `an update`.
pub fn cure_words(household: &Household, meant: impl Fn(BackupLine) -> bool) -> String {
    let policies = household.policies.iter().flat_map(|policy| &policy.actions);
    let actions = household.events.iter().map(|event| &event.action).chain(policies);
    let cures = actions.filter_map(|action| match action {
        Action::DeviceFault(id, cure) => meant(BackupLine::Device(*id)).then_some(*cure),
        Action::WhatsAppFault(id, cure) => meant(BackupLine::WhatsApp(*id)).then_some(*cure),
        _ => None,
    });
    let cures: Vec<Cure> = cures.collect();
    match (cures.contains(&Cure::Restart), cures.contains(&Cure::Update)) {
        (true, false) => say!("words-a-restart"),
        (false, true) => say!("words-an-update"),
        _ => say!("words-a-restart-or-an"),
    }
}

/// Why the next attempt cannot succeed, as a sentence's end; `None` for outcomes that explain nothing.
pub fn outcome_phrase(outcome: Outcome) -> Option<String> {
    match outcome {
        Outcome::Restricted => Some(say!("words-a-network-or-a")),
        Outcome::AccountBlocked(reason) => Some(block_phrase(reason)),
        Outcome::ServiceOutage => Some(say!("words-icloud-is-down")),
        Outcome::Corrupt => Some(say!("words-the-stored-backup-is")),
        Outcome::Fault => Some(say!("words-it-needs-a-restart")),
        Outcome::PhoneFull => Some(say!("words-the-phone-itself-is")),
        Outcome::InProgress => Some(say!("words-its-upload-is-not")),
        Outcome::Missing { .. } => Some(say!("words-a-night-with-power")),
        Outcome::OverQuota | Outcome::Off | Outcome::NotDue | Outcome::Completed => None,
    }
}

/// A category of what is on a device, in words.
pub fn local_words(kind: Local) -> String {
    match kind {
        Local::Apps => say!("words-kind-apps"),
        Local::AppsLeftOut => say!("words-kind-apps-left-out-of-the-backup"),
        Local::Settings => say!("words-kind-settings-and-other"),
        Local::Messages => say!("words-kind-messages"),
        Local::CameraPhotos => say!("words-kind-camera-photos"),
        Local::CameraVideos => say!("words-kind-camera-videos"),
        Local::WhatsAppText => say!("words-kind-whatsapp-chats"),
        Local::WhatsAppPhotos => say!("words-kind-whatsapp-photos"),
        Local::WhatsAppVoice => say!("words-kind-whatsapp-voice-messages"),
        Local::WhatsAppDocuments => say!("words-kind-whatsapp-documents"),
        Local::WhatsAppVideos => say!("words-kind-whatsapp-videos"),
    }
}

/// A category of what a person syncs, in words.
pub fn synced_words(kind: Synced) -> String {
    match kind {
        Synced::Photos => say!("words-kind-photos"),
        Synced::Videos => say!("words-kind-videos"),
        Synced::Messages => say!("words-kind-messages"),
        Synced::Drive => say!("words-kind-drive"),
        Synced::Mail => say!("words-kind-mail"),
        Synced::Other => say!("words-kind-other"),
    }
}

/// The days on which the file says that somebody's account is blocked from then on, each with why.
pub fn blocks(household: &Household, person: PersonId) -> impl Iterator<Item = (Day, BlockReason)> + '_ {
    household.events.iter().filter_map(move |event| match event.action {
        Action::Block(blocked, reason) | Action::During(Passing::Block(blocked, reason), true)
            if blocked == person =>
        {
            Some((event.on, reason))
        }
        _ => None,
    })
}

/// The condition that is most often missing: `not plugged in`.
pub fn missing_phrase([power, wifi, lock]: [f64; 3]) -> String {
    if power >= wifi && power >= lock {
        say!("words-not-plugged-in")
    } else if wifi >= lock {
        say!("words-not-on-wi-fi")
    } else {
        say!("words-not-locked")
    }
}

fn block_phrase(reason: BlockReason) -> String {
    match reason {
        BlockReason::UnverifiedEmail => say!("words-the-account-is-blocked"),
        BlockReason::PasswordChanged => say!("words-the-account-is-blocked-the"),
        BlockReason::TermsNotAccepted => say!("words-the-account-is-blocked-new"),
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

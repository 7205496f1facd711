//! What an alert can mean.

use super::{Explained, Section, in_figures, meanings};
use crate::analysis::explain::{Entry, Who};
use crate::catalogue::alerts::{Alert, Meaning};
use crate::language::say;
use crate::model::state::BackupLine;
use crate::report::locale::Dated;

/// The place of WhatsApp's own alerts.
const WHATSAPP: &str = "WhatsApp";

/// What an alert can mean, and what of it holds in this household.
pub fn alert(explained: Explained<'_>, alert: &Alert) -> Section {
    let mut section = Section::new(say!("explain-alert-id-wording", id = alert.id, wording = alert.wording));
    section.say(
        say!("explain-means"),
        say!("explain-that-in-figures-seen", in_figures = in_figures(&in_words(alert)), place = place(alert)),
    );
    section.say(
        say!("explain-source"),
        say!(
            "explain-source-confidence-confidence-the",
            source = alert.source,
            confidence = alert.confidence
        ),
    );
    for meaning in &alert.meanings {
        let of_whatsapp = alert.place == WHATSAPP;
        section.say(
            say!("explain-may-be"),
            format!("{}: {}.", meaning_words(*meaning), holds(explained, *meaning, of_whatsapp)),
        );
    }
    section
}

fn meaning_words(meaning: Meaning) -> String {
    match meaning {
        Meaning::AccountBlocked => say!("explain-the-account-cannot-be"),
        Meaning::ServiceOutage => say!("explain-icloud-is-down"),
        Meaning::NoPower => say!("explain-not-plugged-in"),
        Meaning::NoWifi => say!("explain-no-wi-fi"),
        Meaning::Unlocked => say!("explain-not-locked"),
        Meaning::Corrupt => say!("explain-the-stored-backup-is"),
        Meaning::PhoneFull => say!("explain-no-room-on-the-phone"),
        Meaning::OverQuota => say!("explain-no-room-in-icloud-2"),
        Meaning::InProgress => say!("explain-the-upload-is-not"),
    }
}

/// How often a backup the alert can be about has an outcome with that meaning in this future.
fn holds(explained: Explained<'_>, meaning: Meaning, of_whatsapp: bool) -> String {
    let horizon = explained.world.household.horizon;
    let about = |entry: &&Entry| match entry.who {
        Who::Backup(line, _) => {
            matches!(line, BackupLine::WhatsApp(_)) == of_whatsapp && explained.wants_line(line)
        }
        Who::Sync(_) => false,
    };
    let means = |entry: &&Entry| horizon.contains(entry.day) && meanings(entry.outcome).contains(&meaning);
    let mut days = explained.future.entries.iter().filter(about).filter(means);
    match days.next() {
        None => say!("explain-does-not-happen-in"),
        Some(first) => {
            let more = days.map(|entry| entry.day).filter(|day| *day != first.day);
            let count = 1 + more.collect::<std::collections::BTreeSet<_>>().len();
            say!("explain-on-count-days-of", count = count, in_short = first.day.in_short())
        }
    }
}

/// What an alert says, in our words.
pub fn in_words(alert: &Alert) -> String {
    match alert.id {
        "A1" | "A2" => say!("explain-alert-a1"),
        "A3" => say!("explain-alert-a3"),
        "A4" => say!("explain-alert-a4"),
        "A5" => say!("explain-alert-a5"),
        "A6" => say!("explain-alert-a6"),
        "A7" => say!("explain-alert-a7"),
        "A8" => say!("explain-alert-a8"),
        "A9" => say!("explain-alert-a9"),
        "A10" => say!("explain-alert-a10"),
        _ => alert.in_our_words.to_owned(),
    }
}

/// Where it is seen.
fn place(alert: &Alert) -> String {
    match alert.place {
        "alert" => say!("explain-place-alert"),
        "Settings badge" => say!("explain-place-settings-badge"),
        "iCloud Backup screen" => say!("explain-place-icloud-backup-screen"),
        "alert and mail" => say!("explain-place-alert-and-mail"),
        place => place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::alerts;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::{Lived, event};

    #[test]
    fn an_alert_says_what_of_it_holds() {
        let lived = Lived::of(&event("2026-12-10", "account blocked", "why = \"unverified email\""));
        let section = alert(lived.explained(), alerts::find("A6").unwrap());
        let text = Page { sections: vec![section] }.render(false);
        assert!(text.contains("the account cannot be reached: on 356 days of this future"), "{text}");
    }
}

//! What an alert can mean.

use super::{Explained, Section, in_figures, meanings};
use crate::analysis::explain::{Entry, Who};
use crate::catalogue::alerts::{Alert, Meaning};
use crate::model::state::BackupLine;
use crate::report::locale::Dated;

/// The place of WhatsApp's own alerts.
const WHATSAPP: &str = "WhatsApp";

/// What an alert can mean, and what of it holds in this household.
pub fn alert(explained: Explained<'_>, alert: &Alert) -> Section {
    let mut section = Section::new(format!("Alert {}: \"{}\"", alert.id, alert.wording));
    section.say("Means", format!("That {}. Seen as: {}.", in_figures(alert.in_our_words), alert.place));
    section.say(
        "Source",
        format!("{} (confidence {}). The wording may differ.", alert.source, alert.confidence),
    );
    for meaning in &alert.meanings {
        let of_whatsapp = alert.place == WHATSAPP;
        section.say(
            "May be",
            format!("{}: {}.", meaning_words(*meaning), holds(explained, *meaning, of_whatsapp)),
        );
    }
    section
}

const fn meaning_words(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::AccountBlocked => "the account cannot be reached",
        Meaning::ServiceOutage => "iCloud is down",
        Meaning::NoPower => "not plugged in",
        Meaning::NoWifi => "no Wi-Fi",
        Meaning::Unlocked => "not locked",
        Meaning::Corrupt => "the stored backup is corrupt",
        Meaning::PhoneFull => "no room on the phone",
        Meaning::OverQuota => "no room in iCloud",
        Meaning::InProgress => "the upload is not finished",
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
        None => "does not happen in this future".to_owned(),
        Some(first) => {
            let more = days.map(|entry| entry.day).filter(|day| *day != first.day);
            let count = 1 + more.collect::<std::collections::BTreeSet<_>>().len();
            format!("on {count} days of this future, first on {}", first.day.in_short())
        }
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

//! The messages phones show, and what each of them may mean.

use std::sync::LazyLock;

use super::table::{self, Table, folded};

const ALERTS: &str = include_str!("data/alerts.csv");

/// A message as people quote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alert {
    /// `A1`.
    pub id: &'static str,
    /// Its words, as far as they are known.
    pub wording: &'static str,
    /// Where it appears.
    pub place: &'static str,
    /// What it may mean, likeliest first.
    pub meanings: Vec<Meaning>,
    /// Where the wording comes from.
    pub source: &'static str,
    /// How far to trust it.
    pub confidence: &'static str,
    /// What it says, in our words.
    pub in_our_words: &'static str,
}

/// An outcome of a backup that an alert may stand for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Meaning {
    /// The account cannot be reached.
    AccountBlocked,
    /// iCloud was down.
    ServiceOutage,
    /// Not plugged in.
    NoPower,
    /// Not on Wi-Fi.
    NoWifi,
    /// Not locked.
    Unlocked,
    /// The stored backup is corrupt.
    Corrupt,
    /// No room on the phone.
    PhoneFull,
    /// No room in iCloud.
    OverQuota,
    /// Part was sent; the rest follows.
    InProgress,
}

impl Meaning {
    /// Every meaning.
    pub const ALL: [Self; 9] = [
        Self::AccountBlocked,
        Self::ServiceOutage,
        Self::NoPower,
        Self::NoWifi,
        Self::Unlocked,
        Self::Corrupt,
        Self::PhoneFull,
        Self::OverQuota,
        Self::InProgress,
    ];

    /// The word of the outcome, as the output files write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AccountBlocked => "account_blocked",
            Self::ServiceOutage => "service_outage",
            Self::NoPower => "no_power",
            Self::NoWifi => "no_wifi",
            Self::Unlocked => "unlocked",
            Self::Corrupt => "corrupt",
            Self::PhoneFull => "phone_full",
            Self::OverQuota => "over_quota",
            Self::InProgress => "in_progress",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meaning| meaning.word() == word)
    }
}

/// Every alert, in the order of the table.
pub fn all() -> &'static [Alert] {
    &TABLE.rows
}

/// The alert of an id (`A1`), or the one that shares most words with the text in its wording, its place or our words
/// for it; `None` where no more than half of the text's words do.
pub fn find(text: &str) -> Option<&'static Alert> {
    let by_id = all().iter().find(|alert| alert.id.eq_ignore_ascii_case(text.trim()));
    by_id.or_else(|| {
        let typed = words(text);
        let shared = |alert: &Alert| {
            let known = words(&format!("{} {} {}", alert.wording, alert.place, alert.in_our_words));
            typed.iter().filter(|word| known.contains(word)).count()
        };
        let best = all().iter().rev().max_by_key(|alert| shared(alert))?;
        (shared(best) * 2 > typed.len()).then_some(best)
    })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().take(100).map(folded).filter(|word| !word.is_empty()).collect()
}

static TABLE: LazyLock<Table<Alert>> = LazyLock::new(|| {
    table::read(ALERTS, |row| {
        let meanings = row.words(3, ';')?.into_iter().map(Meaning::from_word).collect::<Option<_>>()?;
        Some(Alert {
            id: row.text(0)?,
            wording: row.text(1)?,
            place: row.text(2)?,
            meanings,
            source: row.text(4)?,
            confidence: row.text(5)?,
            in_our_words: row.text(6)?,
        })
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alert_is_read_and_means_something() {
        assert_eq!((all().len(), TABLE.rejected), (10, 0));
        assert!(all().iter().all(|alert| !alert.meanings.is_empty()));
    }

    #[test]
    fn alerts_are_found_by_id_or_by_what_they_say() {
        assert_eq!(find("a6").map(|alert| alert.id), Some("A6"));
        let quoted = find("iPhone backup failed. You don't have enough space in iCloud to back up");
        assert_eq!(quoted.map(|alert| alert.id), Some("A2"));
        assert_eq!(find("WhatsApp").map(|alert| alert.id), Some("A9"));
        assert_eq!(find("verification failed"), None);
        assert_eq!(find("the kettle is boiling over"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn meanings_keep_the_order_of_the_table() {
        let account = find("A7").unwrap();
        assert_eq!(account.meanings, [Meaning::AccountBlocked, Meaning::ServiceOutage]);
    }
}

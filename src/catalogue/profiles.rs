//! The seven kinds of people a scenario can name instead of numbers.

use std::sync::LazyLock;

use super::table::{self, Table, folded, nearest};

const PROFILES: &str = include_str!("data/profiles.csv");

/// How much somebody photographs, films and writes, and how often their phone is ready at night.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Profile {
    /// What a scenario calls it: `average`, `teen`.
    pub name: &'static str,
    /// Photos taken a day, before any is deleted.
    pub photos_per_day: f64,
    /// Minutes filmed a month.
    pub video_minutes_per_month: f64,
    /// Decimal megabytes of a filmed minute.
    pub video_mb_per_minute: f64,
    /// WhatsApp messages stored a day, sent and received.
    pub messages_per_day: f64,
    /// Probability of a night with power, Wi-Fi and lock.
    pub eligible_probability: f64,
    /// What the numbers hang on.
    pub anchor: &'static str,
}

impl Profile {
    /// Every profile, in the order of the table.
    pub fn all() -> &'static [Self] {
        &TABLE.rows
    }

    /// The profile of a name, in capitals or not.
    pub fn find(name: &str) -> Option<&'static Self> {
        let name = folded(name);
        Self::all().iter().find(|profile| folded(profile.name) == name)
    }

    /// The name somebody probably meant.
    pub fn nearest(typed: &str) -> Option<&'static str> {
        nearest(typed, Self::all().iter().map(|profile| profile.name)).first().copied()
    }

    /// The profile of somebody of whom nothing is said.
    pub const fn average() -> &'static Self {
        &AVERAGE
    }
}

/// Stands here as well as in the table, so that there is an average person whatever the table says.
static AVERAGE: Profile = Profile {
    name: "average",
    photos_per_day: 5.5,
    video_minutes_per_month: 7.0,
    video_mb_per_minute: 60.0,
    messages_per_day: 60.0,
    eligible_probability: 0.74,
    anchor: "Magisto 2015; WhatsApp 2017",
};

static TABLE: LazyLock<Table<Profile>> = LazyLock::new(|| {
    table::read(PROFILES, |row| {
        Some(Profile {
            name: row.text(0)?,
            photos_per_day: row.number(1)?,
            video_minutes_per_month: row.number(2)?,
            video_mb_per_minute: row.number(3)?,
            messages_per_day: row.number(4)?,
            eligible_probability: row.number(5)?,
            anchor: row.text(6)?,
        })
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_seven_are_read() {
        assert_eq!((Profile::all().len(), TABLE.rejected), (7, 0));
        for profile in Profile::all() {
            assert!(profile.photos_per_day > 0.0 && profile.messages_per_day > 0.0, "{}", profile.name);
            assert!((0.0..=1.0).contains(&profile.eligible_probability), "{}", profile.name);
        }
    }

    #[test]
    fn the_average_person_is_the_one_of_the_table() {
        assert_eq!(Profile::find("average"), Some(Profile::average()));
    }

    #[test]
    fn names_are_forgiving() {
        assert_eq!(Profile::find("No Home WiFi").map(|profile| profile.name), Some("no-home-wifi"));
        assert_eq!(Profile::find("granny"), None);
        assert_eq!(Profile::nearest("averge"), Some("average"));
        assert_eq!(Profile::nearest("zebra"), None);
    }
}

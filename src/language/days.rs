//! Days as people say them in a language, where no locale is at hand: in messages about a scenario.

use super::{Language, current, say};
use crate::calendar::Day;

const MONTHS: [fn() -> String; 12] = [
    || say!("locale-january"),
    || say!("locale-february"),
    || say!("locale-march"),
    || say!("locale-april"),
    || say!("locale-may"),
    || say!("locale-june"),
    || say!("locale-july"),
    || say!("locale-august"),
    || say!("locale-september"),
    || say!("locale-october"),
    || say!("locale-november"),
    || say!("locale-december"),
];
const SHORT_MONTHS: [fn() -> String; 12] = [
    || say!("locale-short-january"),
    || say!("locale-short-february"),
    || say!("locale-short-march"),
    || say!("locale-short-april"),
    || say!("locale-short-may"),
    || say!("locale-short-june"),
    || say!("locale-short-july"),
    || say!("locale-short-august"),
    || say!("locale-short-september"),
    || say!("locale-short-october"),
    || say!("locale-short-november"),
    || say!("locale-short-december"),
];
const WEEKDAYS: [fn() -> String; 7] = [
    || say!("locale-monday"),
    || say!("locale-tuesday"),
    || say!("locale-wednesday"),
    || say!("locale-thursday"),
    || say!("locale-friday"),
    || say!("locale-saturday"),
    || say!("locale-sunday"),
];
const SHORT_WEEKDAYS: [fn() -> String; 7] = [
    || say!("locale-short-monday"),
    || say!("locale-short-tuesday"),
    || say!("locale-short-wednesday"),
    || say!("locale-short-thursday"),
    || say!("locale-short-friday"),
    || say!("locale-short-saturday"),
    || say!("locale-short-sunday"),
];

/// `September`; months are counted from January, 0.
pub fn month_name(month: usize) -> String {
    MONTHS[month % MONTHS.len()]()
}

/// `Sep`.
pub fn month_short(month: usize) -> String {
    SHORT_MONTHS[month % SHORT_MONTHS.len()]()
}

/// `Thursday`; weekdays are counted from Monday, 0.
pub fn weekday_name(weekday: usize) -> String {
    WEEKDAYS[weekday % WEEKDAYS.len()]()
}

/// `Thu`.
pub fn weekday_short(weekday: usize) -> String {
    SHORT_WEEKDAYS[weekday % SHORT_WEEKDAYS.len()]()
}

/// Days as they are said.
pub trait Spoken {
    /// `3 Sep 2026`.
    fn in_few_words(self) -> String;
    /// `3 September 2026`.
    fn in_words(self) -> String;
}

impl Spoken for Day {
    fn in_few_words(self) -> String {
        dated(self, month_short(self.month_index()))
    }

    fn in_words(self) -> String {
        dated(self, month_name(self.month_index()))
    }
}

/// A number with so many decimals and the mark before them that the language has, where no locale is at hand.
pub fn decimal(value: f64, places: usize) -> String {
    let plain = format!("{value:.places$}");
    match current() {
        Language::English => plain,
        Language::German => plain.replace('.', ","),
    }
}

fn dated(day: Day, month: String) -> String {
    say!("locale-day-of-a-month", day = day.date().day(), month = month, year = day.date().year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::within;

    #[test]
    fn names_begin_with_january_and_monday() {
        assert_eq!([month_name(0), month_short(11)], ["January", "Dec"]);
        assert_eq!([weekday_name(0), weekday_short(6)], ["Monday", "Sun"]);
    }

    #[test]
    fn days_are_said_as_in_the_language() {
        let day = Day::from_ymd(2026, 3, 3).unwrap();
        assert_eq!([day.in_few_words(), day.in_words()], ["3 Mar 2026", "3 March 2026"]);
        let german = within(Language::German, || [day.in_few_words(), day.in_words()]);
        assert_eq!(german, ["3. Mär 2026", "3. März 2026"]);
    }
}

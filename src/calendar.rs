//! Civil days without a clock: day numbers, dates, months and horizons.
//!
//! A model day runs from noon to the next noon and carries the date of its first noon, so a night
//! belongs to exactly one day. Nothing here knows what today is: every date comes from a scenario.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A civil day, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Day(i32);

const HOURS_A_DAY: i64 = 24;
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The day of a number of days since 1970-01-01.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of a calendar date.
    pub fn from_date(date: Date) -> Self {
        let days = date.duration_since(EPOCH).as_hours() / HOURS_A_DAY;
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The day of a year, month (1 to 12) and day of the month; `None` where no such date exists.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// The calendar date; days beyond the calendar's ends give its ends.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(Span::new().days(self.0))
    }

    /// The month, 0 for January to 11 for December.
    pub fn month_index(self) -> usize {
        usize::try_from(self.date().month() - 1).unwrap_or(0)
    }

    /// The same day of the month a number of months on, clamped to that month's end.
    pub fn plus_months(self, months: i32) -> Self {
        Self::from_date(self.date().saturating_add(months.months()))
    }

    /// The first day of this day's month.
    pub fn month_start(self) -> Self {
        Self::from_date(self.date().first_of_month())
    }

    /// Days from `earlier` to this day; negative where this day is the earlier one.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// `3 Sep 2026`.
    pub fn short(self) -> String {
        self.date().strftime("%-d %b %Y").to_string()
    }

    /// `3 September 2026`.
    pub fn long(self) -> String {
        self.date().strftime("%-d %B %Y").to_string()
    }

    /// `September 2026`.
    pub fn month_and_year(self) -> String {
        self.date().strftime("%B %Y").to_string()
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2026-09-03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self(self.0.saturating_sub(days))
    }
}

impl AddAssign<i32> for Day {
    fn add_assign(&mut self, days: i32) {
        *self = *self + days;
    }
}

/// The days a run reports on, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Horizon {
    /// The first simulated day: the day after the numbers were read off the phones.
    pub first: Day,
    /// The last reported day.
    pub last: Day,
}

impl Horizon {
    /// Number of days, both ends included.
    pub fn len(self) -> usize {
        usize::try_from(self.last.days_since(self.first) + 1).unwrap_or(0)
    }

    /// True where the horizon holds no day.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Every day, in order.
    pub fn days(self) -> impl DoubleEndedIterator<Item = Day> + ExactSizeIterator {
        (self.first.number()..=self.last.number()).map(Day::from_number).collect::<Vec<_>>().into_iter()
    }

    /// Whether a day lies within.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A date that may never come within the horizon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Arrival {
    /// On this day.
    On(Day),
    /// Not within the horizon.
    Beyond,
}

impl Arrival {
    /// The earlier of two.
    pub fn earlier(self, other: Self) -> Self {
        self.min(other)
    }

    /// The day, where it came.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Beyond => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_and_dates_are_each_other_s_inverse() {
        for number in (-200_000..200_000).step_by(37) {
            let day = Day::from_number(number);
            assert_eq!(Day::from_date(day.date()), day);
        }
    }

    #[test]
    fn a_month_starts_on_its_first() {
        assert_eq!(Day::from_ymd(2028, 2, 29).unwrap().month_start().to_string(), "2028-02-01");
    }

    #[test]
    fn months_clamp_to_their_end() {
        let day = Day::from_ymd(2027, 1, 31).unwrap();
        assert_eq!(day.plus_months(1).to_string(), "2027-02-28");
        assert_eq!(day.plus_months(2).to_string(), "2027-03-31");
    }

    #[test]
    fn a_horizon_counts_both_ends() {
        let first = Day::from_ymd(2026, 12, 1).unwrap();
        let horizon = Horizon { first, last: first.plus_months(36) - 1 };
        assert_eq!(horizon.last.to_string(), "2029-11-30");
        assert_eq!(horizon.len(), 1096);
        assert_eq!(horizon.days().len(), horizon.len());
    }

    #[test]
    fn dates_read_as_people_write_them() {
        let day = Day::from_ymd(2026, 9, 3).unwrap();
        assert_eq!(day.short(), "3 Sep 2026");
        assert_eq!(day.long(), "3 September 2026");
        assert_eq!(day.month_and_year(), "September 2026");
        assert_eq!(day.to_string(), "2026-09-03");
    }
}

//! Civil days without a clock: day numbers, dates, months and horizons.
//!
//! A model day runs from noon to the next noon and carries the date of its first noon, so a night
//! belongs to exactly one day. Nothing here knows what today is: every date comes from a scenario.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::{Add, AddAssign, Sub};

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A civil day, counted from 1970-01-01 (day 0).
///
/// It is kept as that number with its highest bit turned round: days compare as these do, and since no day is kept as
/// zero, a day that may be none takes no more room than a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

const HIGHEST_BIT: u32 = 1 << 31;

/// Days of a year on average.
pub const DAYS_A_YEAR: f64 = 365.25;
/// Days of a month on average.
pub const DAYS_A_MONTH: f64 = DAYS_A_YEAR / 12.0;

const HOURS_A_DAY: i64 = 24;
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The day of a number of days since 1970-01-01; the least of all numbers gives the day after.
    #[inline]
    pub const fn from_number(number: i32) -> Self {
        match NonZeroU32::new(number.cast_unsigned() ^ HIGHEST_BIT) {
            Some(kept) => Self(kept),
            None => Self(NonZeroU32::MIN),
        }
    }

    /// Days since 1970-01-01.
    #[inline]
    pub const fn number(self) -> i32 {
        (self.0.get() ^ HIGHEST_BIT).cast_signed()
    }

    /// The day of a calendar date.
    pub fn from_date(date: Date) -> Self {
        let days = date.duration_since(EPOCH).as_hours() / HOURS_A_DAY;
        Self::from_number(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The day of a year, month (1 to 12) and day of the month; `None` where no such date exists.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// The calendar date; days beyond the calendar's ends give its ends.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(Span::new().days(self.number()))
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
    #[inline]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0.get().wrapping_sub(earlier.0.get()).cast_signed()
    }

    /// `3 Sep 2026`, as messages about a scenario have it; what a report says is written in the locale.
    pub fn short(self) -> String {
        self.date().strftime("%-d %b %Y").to_string()
    }

    /// `3 September 2026`, likewise.
    pub fn long(self) -> String {
        self.date().strftime("%-d %B %Y").to_string()
    }
}

impl Default for Day {
    /// 1970-01-01.
    fn default() -> Self {
        Self::from_number(0)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Day").field(&self.number()).finish()
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
    #[inline]
    fn add(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }
}

impl Sub<i32> for Day {
    type Output = Self;
    #[inline]
    fn sub(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_sub(days))
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
    fn days_are_in_the_order_of_their_numbers_and_take_no_room_for_being_none() {
        let numbers = [i32::MIN + 1, -1, 0, 1, i32::MAX];
        let days = numbers.map(Day::from_number);
        assert!(days.is_sorted());
        assert_eq!(days.map(Day::number), numbers);
        assert_eq!(days[3].days_since(days[1]), 2);
        assert_eq!(Day::from_number(i32::MIN), days[0]);
        assert_eq!(size_of::<Arrival>(), size_of::<Day>());
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
        assert_eq!(day.to_string(), "2026-09-03");
    }
}

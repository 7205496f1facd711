//! Dates: what comes first, and what stands between.

use super::{Locale, current};
use crate::calendar::Day;
use crate::language::{month_name, month_short, say, weekday_name};

/// The order of a date's parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// `3 Sep 2026`.
    Day,
    /// `3. Sep 2026`.
    DayDot,
    /// `Sep 3, 2026`.
    Month,
    /// `2026 Sep 3`.
    Year,
}

/// How much of a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateForm {
    /// `3 Sep 2026`.
    Short,
    /// `3 September 2026`.
    Full,
    /// `Sep 2026`.
    ShortMonth,
    /// `September 2026`.
    FullMonth,
    /// `3 Sep`.
    DayOfYear,
}

impl Locale {
    /// A day in a form.
    pub fn date(&self, day: Day, form: DateForm) -> String {
        let month = match form {
            DateForm::Full | DateForm::FullMonth => month_name(day.month_index()),
            DateForm::Short | DateForm::ShortMonth | DateForm::DayOfYear => month_short(day.month_index()),
        };
        let (number, year) = (self.day_number(day), day.date().year());
        match (form, self.order) {
            // A month alone is a phrase of the language, not a date in columns.
            (DateForm::ShortMonth | DateForm::FullMonth, _) => format!("{month} {year}"),
            (DateForm::DayOfYear, Order::Month | Order::Year) => format!("{month} {number}"),
            (DateForm::DayOfYear, _) => format!("{number} {month}"),
            (_, Order::Day | Order::DayDot) => format!("{number} {month} {year}"),
            (_, Order::Month) => format!("{month} {number}, {year}"),
            (_, Order::Year) => format!("{year} {month} {number}"),
        }
    }

    /// Two days of one month: `3 to 21 May 2027`.
    pub fn days_of_a_month(&self, from: Day, to: Day) -> String {
        let (first, last) = (self.day_number(from), self.day_number(to));
        let (month, year) = (month_name(to.month_index()), to.date().year());
        match self.order {
            Order::Day | Order::DayDot => {
                say!("locale-days-before-month", first = first, last = last, month = month, year = year)
            }
            Order::Month => {
                say!("locale-month-before-days", first = first, last = last, month = month, year = year)
            }
            Order::Year => {
                say!("locale-year-before-days", first = first, last = last, month = month, year = year)
            }
        }
    }

    fn day_number(&self, day: Day) -> String {
        let dot = if self.order == Order::DayDot { "." } else { "" };
        format!("{}{dot}", day.date().day())
    }

    /// How many days after the week's first one a day comes, 0 to 6.
    pub fn day_of_week(&self, day: Day) -> u8 {
        (7 + weekday(day) - self.first_weekday) % 7
    }
}

/// Days since Monday, 0 to 6.
fn weekday(day: Day) -> u8 {
    day.date().weekday().to_monday_zero_offset().unsigned_abs()
}

/// Days as they are written now.
pub trait Dated {
    /// `3 Sep 2026`.
    fn in_short(self) -> String;
    /// `3 September 2026`.
    fn in_full(self) -> String;
    /// `Sep 2026`.
    fn month_in_short(self) -> String;
    /// `September 2026`.
    fn month_in_full(self) -> String;
    /// `3 Sep`.
    fn without_year(self) -> String;
    /// `Thursday`.
    fn weekday(self) -> String;
}

impl Dated for Day {
    fn in_short(self) -> String {
        current().date(self, DateForm::Short)
    }

    fn in_full(self) -> String {
        current().date(self, DateForm::Full)
    }

    fn month_in_short(self) -> String {
        current().date(self, DateForm::ShortMonth)
    }

    fn month_in_full(self) -> String {
        current().date(self, DateForm::FullMonth)
    }

    fn without_year(self) -> String {
        current().date(self, DateForm::DayOfYear)
    }

    fn weekday(self) -> String {
        weekday_name(usize::from(weekday(self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::day;

    fn of(tag: &str) -> &'static Locale {
        Locale::of(tag).unwrap()
    }

    #[test]
    fn dates_have_the_order_of_the_country() {
        let forms =
            [DateForm::Short, DateForm::Full, DateForm::ShortMonth, DateForm::FullMonth, DateForm::DayOfYear];
        let told = |tag| forms.map(|form| of(tag).date(day(2026, 9, 3), form));
        let british = ["3 Sep 2026", "3 September 2026", "Sep 2026", "September 2026", "3 Sep"];
        for tag in ["en-GB", "fr-FR", "es-ES", "it-IT", "pl-PL", "sv-SE", "pt-BR"] {
            assert_eq!(told(tag), british, "{tag}");
        }
        let american = ["Sep 3, 2026", "September 3, 2026", "Sep 2026", "September 2026", "Sep 3"];
        assert_eq!(["en-US", "en-CA"].map(told), [american; 2]);
        let german = ["3. Sep 2026", "3. September 2026", "Sep 2026", "September 2026", "3. Sep"];
        for tag in ["de-DE", "de-AT", "de-CH", "da-DK", "nb-NO", "fi-FI"] {
            assert_eq!(told(tag), german, "{tag}");
        }
        let japanese = ["2026 Sep 3", "2026 September 3", "Sep 2026", "September 2026", "Sep 3"];
        assert_eq!(["ja-JP", "zh-CN", "ko-KR"].map(told), [japanese; 3]);
    }

    #[test]
    fn two_days_share_a_month() {
        let told = |tag| of(tag).days_of_a_month(day(2027, 5, 3), day(2027, 5, 21));
        assert_eq!(told("en-GB"), "3 to 21 May 2027");
        assert_eq!(told("en-US"), "May 3 to 21, 2027");
        assert_eq!(told("de-DE"), "3. to 21. May 2027");
        assert_eq!(told("ja-JP"), "2027 May 3 to 21");
    }

    #[test]
    fn weeks_are_counted_from_their_first_day() {
        // 3 September 2026 is a Thursday.
        let told = |tag| of(tag).day_of_week(day(2026, 9, 3));
        assert_eq!((told("de-DE"), told("en-US")), (3, 4));
        assert_eq!(of("en-US").day_of_week(day(2026, 9, 6)), 0);
        assert_eq!(day(2026, 9, 3).weekday(), "Thursday");
    }
}

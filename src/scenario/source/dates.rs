//! Dates as people write them: the one form that is read, and the others, of which some can be two days.

use crate::calendar::Day;

/// What a text says as a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dated {
    /// Year, month and day, with hyphens.
    Exact(Day),
    /// Another form that can only be this day.
    Form(Day),
    /// One of two days: the first where the day is written first.
    Either(Day, Day),
    /// Numbers of a day that no calendar has.
    Impossible,
    /// No date at all.
    No,
}

/// The first and the last year a scenario can name.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2500;
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The last day a scenario can name, 2500-12-31.
pub const LATEST: Day = Day::from_number(193_943);

/// A day of the years a scenario can name.
pub fn day(year: i64, month: i64, day: i64) -> Option<Day> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Day::from_ymd(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The day of a text in the one form that is read.
pub fn exact(text: &str) -> Option<Day> {
    match dated(text) {
        Dated::Exact(day) => Some(day),
        _ => None,
    }
}

/// Reads a text as a date.
pub fn dated(text: &str) -> Dated {
    let separators = |c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',');
    let parts: Vec<&str> = text.split(separators).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return Dated::No };
    match (number(a), number(b), number(c)) {
        (Some(year), Some(month), Some(of_month)) if a.len() == 4 => {
            let is_exact = text.trim().len() == 10 && text.matches('-').count() == 2;
            match day(year, month, of_month) {
                Some(day) if is_exact => Dated::Exact(day),
                other => form(other),
            }
        }
        (Some(first), Some(second), Some(year)) => either(first, second, full(year, c), text.contains('.')),
        (Some(of_month), None, Some(year)) => named(b, of_month, full(year, c)),
        (None, Some(of_month), Some(year)) => named(a, of_month, full(year, c)),
        _ => Dated::No,
    }
}

fn form(day: Option<Day>) -> Dated {
    day.map_or(Dated::Impossible, Dated::Form)
}

/// A number of one to four digits, with or without an English ending: `3rd`.
fn number(part: &str) -> Option<i64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part);
    let fits = (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

/// Two digits are a year of this century.
fn full(year: i64, written: &str) -> i64 {
    if written.len() == 2 { 2000 + year } else { year }
}

/// Day and month in either order; with full stops the day comes first everywhere.
fn either(first: i64, second: i64, year: i64, stops: bool) -> Dated {
    match (day(year, second, first), day(year, first, second)) {
        (Some(day), _) if stops => Dated::Form(day),
        (None, _) if stops => Dated::Impossible,
        (Some(one), Some(other)) if one != other => Dated::Either(one, other),
        (one, other) => form(one.or(other)),
    }
}

/// A month by its name, in full or cut to three letters and more.
fn named(month: &str, of_month: i64, year: i64) -> Dated {
    let month = month.to_lowercase();
    let found =
        MONTHS.iter().position(|name| month.starts_with(name) && month.chars().all(char::is_alphabetic));
    match found.and_then(|at| i64::try_from(at + 1).ok()) {
        Some(month) => form(day(year, month, of_month)),
        None => Dated::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: i64, month: i64, of_month: i64) -> Day {
        day(year, month, of_month).unwrap()
    }

    #[test]
    fn the_latest_day_is_the_last_of_the_years() {
        assert_eq!((LATEST, day(2501, 1, 1)), (of(2500, 12, 31), None));
    }

    #[test]
    fn one_form_is_read() {
        assert_eq!(dated(" 2026-11-30 "), Dated::Exact(of(2026, 11, 30)));
        assert_eq!((exact("2026-11-30"), exact("30.11.2026")), (Some(of(2026, 11, 30)), None));
    }

    #[test]
    fn other_forms_of_one_day_are_known() {
        for text in [
            "30.11.2026",
            "30/11/2026",
            "11/30/2026",
            "2026/11/30",
            "30 Nov 2026",
            "November 30, 2026",
            "30th November 26",
        ] {
            assert_eq!(dated(text), Dated::Form(of(2026, 11, 30)), "{text}");
        }
        assert_eq!(dated("5.6.2026"), Dated::Form(of(2026, 6, 5)));
        assert_eq!(dated("5/5/2026"), Dated::Form(of(2026, 5, 5)));
    }

    #[test]
    fn day_and_month_may_be_either() {
        assert_eq!(dated("01/12/2026"), Dated::Either(of(2026, 12, 1), of(2026, 1, 12)));
        assert_eq!(dated("1-12-26"), Dated::Either(of(2026, 12, 1), of(2026, 1, 12)));
    }

    #[test]
    fn no_calendar_has_some_and_some_texts_are_none() {
        for text in ["2026-02-30", "31.4.2026", "2026-13-01", "30 Feb 2026", "0001-01-01", "40/40/2026"] {
            assert_eq!(dated(text), Dated::Impossible, "{text}");
        }
        for text in ["never", "200 GB", "", "1.2", "6 nights in 7", "30 Brumaire 2026", "1 2 3 4"] {
            assert_eq!(dated(text), Dated::No, "{text}");
        }
    }
}

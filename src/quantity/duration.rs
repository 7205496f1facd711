//! Lengths of time on the calendar: `3 years`, `18 months`, `12 weeks`, `21 days`.

use super::decimal::Decimal;
use super::error::{Kind, QuantityError};
use super::period::Period;
use super::reader::Reader;
use crate::units::numbers;

const DURATION: Kind =
    Kind { expected: "a length of time such as \"3 years\", \"18 months\" or \"90 days\"" };
const DAYS: Kind = Kind { expected: "a number of days such as \"21 days\"" };

const MOST_YEARS: i64 = 1000;
const MONTHS_A_YEAR: i64 = 12;
const DAYS_A_WEEK: i64 = 7;

/// A length of time: counted on the calendar in months, or in days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duration {
    /// So many months of the calendar.
    Months(i32),
    /// So many days.
    Days(i32),
}

/// Reads a length of time, in whole days or months, at most a thousand years.
///
/// # Errors
/// Where the text is no length of time, has no unit, is negative, or comes to no whole number of days or months.
pub fn duration(text: &str) -> Result<Duration, QuantityError> {
    let mut reader = Reader::new(DURATION, text)?;
    let number = reader.number()?;
    let Some(period) = Period::take(&mut reader) else {
        let ways = format!("\"{number} days\" or \"{number} months\"");
        return Err(reader.suggest(format!("\"{}\" has no unit of time", reader.text()), ways));
    };
    reader.end()?;
    match period {
        Period::Day => count(&reader, number, 1, "days").map(Duration::Days),
        Period::Week => count(&reader, number, DAYS_A_WEEK, "days").map(Duration::Days),
        Period::Month => count(&reader, number, 1, "months").map(Duration::Months),
        Period::Year => count(&reader, number, MONTHS_A_YEAR, "months").map(Duration::Months),
    }
}

/// Reads a number of days; weeks count seven.
///
/// # Errors
/// Where the text is no length of time, or is given in months or years, whose days differ.
pub fn days(text: &str) -> Result<i32, QuantityError> {
    match duration(text).map_err(|error| QuantityError { expected: DAYS.expected.to_owned(), ..error })? {
        Duration::Days(days) => Ok(days),
        Duration::Months(months) => {
            let about = i64::from(months) * 1461 / 48;
            Err(DAYS.suggest(format!("\"{}\" is not in days", text.trim()), format!("\"{about} days\"")))
        }
    }
}

/// Writes a length of time as [`duration`] reads it.
pub fn write_duration(duration: Duration) -> String {
    match duration {
        Duration::Days(days) => write_days(days),
        Duration::Months(months) if months != 0 && months % 12 == 0 => counted(months / 12, "year"),
        Duration::Months(months) => counted(months, "month"),
    }
}

/// Writes a number of days as [`days`] reads it.
pub fn write_days(days: i32) -> String {
    counted(days, "day")
}

fn counted(number: i32, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// A number of units as a whole number of days or months.
fn count(reader: &Reader<'_>, number: Decimal, each: i64, what: &str) -> Result<i32, QuantityError> {
    if number.times_real(each) > numbers::real(MOST_YEARS * 366) {
        return Err(reader.refuse(format!("\"{}\" is more than a thousand years", reader.text())));
    }
    let whole = Decimal::whole(number.times(each));
    // A product that had to be rounded is not a whole number of units.
    if whole.numerator() * number.denominator() != number.numerator() * i128::from(each) {
        let instead = format!("\"{whole} {what}\"");
        return Err(reader.suggest(format!("\"{}\" is no whole number of {what}", reader.text()), instead));
    }
    Ok(numbers::narrow(number.times(each)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn durations_count_months_or_days() {
        assert_eq!(duration("3 years"), Ok(Duration::Months(36)));
        assert_eq!(duration("18 months"), Ok(Duration::Months(18)));
        assert_eq!(duration("90 days"), Ok(Duration::Days(90)));
        assert_eq!(duration("12 weeks"), Ok(Duration::Days(84)));
        assert_eq!(duration("2.5 years"), Ok(Duration::Months(30)));
        assert_eq!(duration("1 Year"), Ok(Duration::Months(12)));
    }

    #[test]
    fn days_are_days() {
        assert_eq!(days("21 days"), Ok(21));
        assert_eq!(days("3 weeks"), Ok(21));
        assert_eq!(days("0 days"), Ok(0));
        assert_eq!(days("2 months").unwrap_err().suggestion.as_deref(), Some("\"60 days\""));
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in
            ["3", "-3 days", "3.5 days", "1.3 months", "three years", "2000000 years", "3 h", "1 year 2"]
        {
            assert!(duration(text).is_err(), "{text}");
        }
        assert_eq!(duration("3").unwrap_err().suggestion.as_deref(), Some("\"3 days\" or \"3 months\""));
        assert!(duration("999999999999999999 days").is_err());
        assert!(duration("0.0000000000000000000000000000000001 weeks").is_err());
    }

    #[test]
    fn durations_are_written_in_the_largest_unit() {
        assert_eq!(write_duration(Duration::Months(36)), "3 years");
        assert_eq!(write_duration(Duration::Months(1)), "1 month");
        assert_eq!(write_duration(Duration::Days(84)), "84 days");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..100_000_i32, months in any::<bool>()) {
            let stated = if months { Duration::Months(number) } else { Duration::Days(number) };
            prop_assert_eq!(duration(&write_duration(stated)), Ok(stated));
        }

        #[test]
        fn no_text_panics(text in "[0-9., ]{1,40}(days|months|years|weeks)") {
            let whole = |read| match read { Duration::Days(n) | Duration::Months(n) => n >= 0 };
            prop_assert!(duration(&text).map_or(true, whole));
        }
    }
}

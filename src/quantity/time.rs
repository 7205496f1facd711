//! Lengths of time on the calendar: `3 years`, `18 months`, `12 weeks`, `21 days`; and hours of the clock
//! between which something begins in a night: `22 h to 02 h`, `23:30 to 1:15`, `23 h`; and the periods a rate
//! can be per.

use super::reader::{Kind, QuantityError, Reader, Wrong};
use super::tokens::{Decimal, Token};
use crate::language::say;
use crate::units::{ExactRate, numbers};

const DURATION: Kind = Kind { expected: || say!("quantity-a-length-of-time") };
const DAYS: Kind = Kind { expected: || say!("quantity-a-number-of-days") };

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
        let ways = say!("quantity-days-months-or-years", number = number.to_string());
        let problem = say!("quantity-reader-has-no-unit-of", reader = reader.text());
        return Err(reader.suggest(problem, ways).being(Wrong::Unit));
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
    match duration(text).map_err(|error| QuantityError { expected: (DAYS.expected)(), ..error })? {
        Duration::Days(days) => Ok(days),
        Duration::Months(months) => {
            let about = i64::from(months) * 1461 / 48;
            Err(DAYS
                .suggest(say!("quantity-trim-is-not-in", trim = text.trim()), format!("\"{about} days\"")))
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
        return Err(reader.refuse(say!("quantity-reader-is-more-than-a", reader = reader.text())));
    }
    let whole = Decimal::whole(number.times(each));
    // A product that had to be rounded is not a whole number of units.
    if whole.numerator() * number.denominator() != number.numerator() * i128::from(each) {
        let instead = format!("\"{whole} {what}\"");
        return Err(
            reader.suggest(say!("quantity-reader-is-no-whole", reader = reader.text(), what = what), instead)
        );
    }
    Ok(numbers::narrow(number.times(each)))
}

const CLOCK: Kind = Kind { expected: || say!("quantity-hours-of-the-clock") };

const HOURS_A_DAY: f64 = 24.0;
const NOON: f64 = 12.0;
const MINUTES_AN_HOUR: f64 = 60.0;

/// Reads the earliest and the latest hour of a night, which runs from noon to noon: hours after the midnight before
/// its first noon, so that 2 h in the morning is 26. One hour alone is both.
///
/// # Errors
/// Where the text names no hour of the clock, or the later one comes first.
pub fn clock(text: &str) -> Result<(f64, f64), QuantityError> {
    let mut reader = Reader::new(CLOCK, text)?;
    let earliest = hour(&mut reader)?;
    if reader.is_at_dash() {
        return Err(reader.range_with_a_dash());
    }
    let latest = if reader.take_words(&["to"]) { Some(hour(&mut reader)?) } else { None };
    reader.end()?;
    let marked = earliest.marked || latest.is_some_and(|hour| hour.marked);
    if !marked {
        let instead = format!("\"{} h\"", reader.text());
        let problem = say!("quantity-reader-has-no-unit", reader = reader.text());
        return Err(reader.suggest(problem, instead).being(Wrong::Unit));
    }
    let (earliest, latest) = (earliest.of_night(), latest.unwrap_or(earliest).of_night());
    if earliest > latest {
        return Err(reader.refuse(say!("quantity-reader-does-not-run", reader = reader.text())));
    }
    Ok((earliest, latest))
}

/// Writes hours of a night as [`clock`] reads them.
pub fn write_clock((earliest, latest): (f64, f64)) -> String {
    let of_day = |hour: f64| if hour >= HOURS_A_DAY { hour - HOURS_A_DAY } else { hour };
    format!("{of_day} h to {latest} h", of_day = of_day(earliest), latest = of_day(latest))
}

/// An hour of the clock, and whether the text says that it is one.
#[derive(Clone, Copy)]
struct Hour {
    value: f64,
    marked: bool,
}

impl Hour {
    /// Hours after the midnight before the night's first noon.
    fn of_night(self) -> f64 {
        if self.value < NOON { self.value + HOURS_A_DAY } else { self.value }
    }
}

fn hour(reader: &mut Reader<'_>) -> Result<Hour, QuantityError> {
    let number = reader.number()?;
    let minutes = if reader.take(&[Token::Symbol(':')]) { Some(reader.number()?) } else { None };
    let named = reader.take_any(&[&["h"], &["hours"]]);
    let value = number.real() + minutes.map_or(0.0, |minutes| minutes.real() / MINUTES_AN_HOUR);
    let whole = |number: Decimal| number.places() == 0 && number.real() < MINUTES_AN_HOUR;
    let minutes_fit = minutes.is_none_or(|minutes| number.places() == 0 && whole(minutes));
    if value > HOURS_A_DAY || !minutes_fit {
        return Err(reader.refuse(say!("quantity-reader-is-no-hour", reader = reader.text())));
    }
    Ok(Hour { value: value % HOURS_A_DAY, marked: named || minutes.is_some() })
}

/// A stretch of time a rate is counted over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Period {
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    /// Takes `month`, `months`, `mo` and their like, if one stands here.
    pub(super) fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let word = reader.peek_word()?.to_lowercase();
        let period = match word.as_str() {
            "day" | "days" | "night" | "nights" => Self::Day,
            "week" | "weeks" => Self::Week,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            _ => return None,
        };
        reader.skip();
        Some(period)
    }

    /// Its length in days, as a fraction: a month is 365.25 / 12 days.
    pub(super) const fn days(self) -> (i128, i128) {
        match self {
            Self::Day => (1, 1),
            Self::Week => (7, 1),
            Self::Month => ExactRate::MONTH,
            Self::Year => ExactRate::YEAR,
        }
    }

    /// As it is written.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
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
        assert_eq!(
            duration("3").unwrap_err().suggestion.as_deref(),
            Some("\"3 days\", \"3 months\" or \"3 years\"")
        );
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
        fn a_duration_written_is_read_back(number in 0..100_000_i32, months in any::<bool>()) {
            let stated = if months { Duration::Months(number) } else { Duration::Days(number) };
            prop_assert_eq!(duration(&write_duration(stated)), Ok(stated));
        }

        #[test]
        fn no_text_read_as_a_duration_panics(text in "[0-9., ]{1,40}(days|months|years|weeks)") {
            let whole = |read| match read { Duration::Days(n) | Duration::Months(n) => n >= 0 };
            prop_assert!(duration(&text).map_or(true, whole));
        }
    }

    #[test]
    fn hours_after_midnight_belong_to_the_night_before() {
        for text in ["22 h to 02 h", "22 to 2 h", "22:00 to 2:00", "22 h to 2:00", "22:00 to 02 h"] {
            assert_eq!(clock(text), Ok((22.0, 26.0)), "{text}");
        }
        assert_eq!(clock("23 h"), Ok((23.0, 23.0)));
        assert_eq!(clock("0 h to 24 h"), Ok((24.0, 24.0)));
        assert_eq!(clock("23:30 to 1:15"), Ok((23.5, 25.25)));
        assert_eq!(clock("12 h to 11.5 h"), Ok((12.0, 35.5)));
    }

    #[test]
    fn other_texts_are_refused_in_words() {
        for text in
            ["", "2 h to 22 h", "25 h", "22", "22:75", "22.5:10", "22 h to", "22-2 h", "late", "22 h 2 h"]
        {
            assert!(clock(text).is_err(), "{text}");
        }
        assert_eq!(clock("22 to 2").unwrap_err().suggestion.as_deref(), Some("\"22 to 2 h\""));
        assert_eq!(clock("22 - 2 h").unwrap_err().suggestion.as_deref(), Some("\"22 to 2 h\""));
    }

    proptest! {
        #[test]
        fn a_clock_written_is_read_back(early in 0_i32..96, more in 0_i32..96) {
            let (early, late) = (early.min(95), (early + more).min(95));
            let hours = [early, late].map(|quarter| 12.0 + f64::from(quarter) / 4.0);
            prop_assert_eq!(clock(&write_clock((hours[0], hours[1]))), Ok((hours[0], hours[1])));
        }

        #[test]
        fn no_text_read_as_a_clock_panics(text in "\\PC{0,24}") {
            prop_assert!(clock(&text).is_err() || clock(&text).is_ok_and(|(early, late)| early <= late));
        }
    }
}

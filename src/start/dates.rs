//! Days as phones show them and people type them: `2026-11-25`, `yesterday`, `3 days ago`, `25 Nov`, `25/11/2026`,
//! and the bare time `03:12` that a phone shows for a backup of today.

use crate::calendar::Day;
use crate::language::{Spoken, say};
use crate::scenario;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// What a refusal says belongs there.
fn expected_day() -> String {
    say!("start-write-a-day-such")
}

/// The day a text means, seen from `today`.
///
/// # Errors
/// Where it is no day, may be two, or lies ahead: a sentence or two for whoever typed it.
pub fn day(text: &str, today: Day) -> Result<Day, String> {
    let found = any_day(text, today)?;
    match found > today {
        true => Err(say!("start-long-lies-ahead-of", long = found.in_words(), today = today.in_words())),
        false => Ok(found),
    }
}

/// The day a text means, seen from `today`; it may lie ahead.
///
/// # Errors
/// Where it is no day, or may be two.
pub fn any_day(text: &str, today: Day) -> Result<Day, String> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = match words.as_slice() {
        ["today" | "heute"] => Some(today),
        ["yesterday" | "gestern", ..] => Some(today - 1),
        [time] if is_time(time) => Some(today),
        [count, unit, "ago"] | ["vor", count, unit] => {
            Some(ago(count, unit, today).ok_or_else(|| refusal(text))?)
        }
        [one] => written(one)?,
        parts => with_month(parts, today),
    };
    found.ok_or_else(|| refusal(text))
}

fn refusal(text: &str) -> String {
    say!("start-text-is-not-a", text = text, expected = expected_day())
}

/// Small words without commas; a time of day that follows a date says nothing more, nor does `at`.
fn words(text: &str) -> Vec<String> {
    let words: Vec<String> = text.split([' ', ',', '\u{a0}']).map(str::to_lowercase).collect();
    let words: Vec<String> = words
        .into_iter()
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "at" | "um" | "uhr"))
        .collect();
    let dated = words.len() > 1;
    words.into_iter().filter(|word| !(dated && is_time(word))).collect()
}

/// `03:12`: what a phone shows of a backup made today.
fn is_time(word: &str) -> bool {
    let Some((hour, rest)) = word.split_once(':') else { return false };
    let Some((minute, rest)) = rest.split_at_checked(2) else { return false };
    let digits = [hour, minute].iter().all(|part| part.bytes().all(|letter| letter.is_ascii_digit()));
    let within = matches!((hour.parse::<u8>(), minute.parse::<u8>()), (Ok(0..24), Ok(0..60)));
    digits && within && matches!(rest, "" | "am" | "pm" | "a.m." | "p.m.")
}

fn ago(count: &str, unit: &str, today: Day) -> Option<Day> {
    let count: i32 = match count {
        "a" | "one" | "einem" | "einer" => 1,
        number => number.parse().ok().filter(|days| (0..=10_000).contains(days))?,
    };
    match unit {
        "day" | "days" | "tag" | "tagen" => Some(today - count),
        "week" | "weeks" | "woche" | "wochen" => Some(today - 7 * count),
        "month" | "months" | "monat" | "monaten" => Some(today.plus_months(-count)),
        _ => None,
    }
}

/// `2026-11-25`, `25.11.2026`, `25/11/2026`: `None` where it is no date, a refusal where it is two.
fn written(text: &str) -> Result<Option<Day>, String> {
    let numbers: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = numbers.as_slice() else { return Ok(None) };
    if first.len() == 4 {
        return Ok(dated(first, second, third));
    }
    let (days_first, months_first) = (dated(third, second, first), dated(third, first, second));
    if third.len() != 4 {
        return Ok(None);
    }
    match (days_first, months_first) {
        (Some(one), Some(other)) if one != other && !text.contains('.') => Err(say!(
            "start-text-may-be-long",
            text = text,
            long = one.in_words(),
            other_long = other.in_words(),
            one = one.to_string(),
            other = other.to_string()
        )),
        (one, other) => Ok(one.or(other)),
    }
}

fn dated(year: &str, month: &str, day: &str) -> Option<Day> {
    scenario::source::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `25 nov 2026`, `nov 25 2026`; without a year the last such day.
fn with_month(parts: &[&str], today: Day) -> Option<Day> {
    let month = parts.iter().find_map(|word| month(word))?;
    let mut numbers = parts.iter().filter(|word| self::month(word).is_none());
    let day = numbers.next()?.trim_end_matches(['.', 't', 'h', 's', 'd', 'n', 'r']);
    let day: i8 = day.parse().ok()?;
    let year = numbers.next();
    if numbers.next().is_some() {
        return None;
    }
    match year {
        Some(year) => scenario::source::day(year.parse().ok()?, month.into(), day.into()),
        None => {
            let this_year = today.date().year();
            let found = [this_year, this_year - 1].map(|year| Day::from_ymd(year, month, day));
            found.into_iter().flatten().find(|found| *found <= today)
        }
    }
}

fn month(word: &str) -> Option<i8> {
    let short: String = word.chars().take(3).collect();
    let english = match short.as_str() {
        "mär" => "mar",
        "mai" => "may",
        "okt" => "oct",
        "dez" => "dec",
        short => short,
    };
    let at = MONTHS.iter().position(|month| *month == english)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        day(text, Day::from_ymd(2026, 11, 30).unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn a_year_that_no_scenario_can_name_is_no_day() {
        assert!(["1850-01-01", "01.01.1850", "1 Jan 1850"].into_iter().all(|text| read(text).is_err()));
    }

    #[test]
    fn days_are_read_as_phones_show_them() {
        for text in [
            "2026-11-25",
            "25 Nov 2026",
            "Nov 25, 2026",
            "25 November",
            "25.11.2026",
            "25/11/2026",
            "11/25/2026",
            "5 days ago",
            "25 Nov 2026 at 03:12",
            "25th November 2026",
        ] {
            assert_eq!(read(text).as_deref(), Ok("2026-11-25"), "{text}");
        }
        assert_eq!(read("Yesterday at 23:41").as_deref(), Ok("2026-11-29"));
        assert_eq!(read("03:12").as_deref(), Ok("2026-11-30"));
        assert!(["2:25-19-1B", "03:60", "+3:12", "24:00"].iter().all(|text| read(text).is_err()));
        assert_eq!(read("2 weeks ago").as_deref(), Ok("2026-11-16"));
        assert_eq!(read("24 Dec").as_deref(), Ok("2025-12-24"), "the last such day");
    }

    #[test]
    fn a_day_that_may_be_two_is_asked_about() {
        assert_eq!(
            read("03/09/2026").unwrap_err(),
            "`03/09/2026` may be 3 September 2026 or 9 March 2026. Write 2026-09-03 or 2026-03-09."
        );
        assert_eq!(read("03.09.2026").as_deref(), Ok("2026-09-03"), "with full stops the day stands first");
        assert_eq!(read("09/09/2026").as_deref(), Ok("2026-09-09"));
    }

    #[test]
    fn what_is_no_day_and_what_lies_ahead_is_refused() {
        for text in ["soon", "", "31 Feb 2026", "2026-13-01", "12345", "3 moons ago", "25:99", "1/2/3", "é é"]
        {
            assert!(read(text).unwrap_err().contains("is not a day"), "{text}");
        }
        let ahead = read("2027-01-01").unwrap_err();
        assert_eq!(ahead, "1 January 2027 lies ahead of 30 November 2026, the day of these figures.");
    }
}

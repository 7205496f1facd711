//! Hours of the clock between which something begins in a night: `22 h to 02 h`, `23:30 to 1:15`, `23 h`.

use super::decimal::Decimal;
use super::error::{Kind, QuantityError};
use super::reader::Reader;
use super::tokens::Token;

const CLOCK: Kind = Kind { expected: "hours of the clock such as \"22 h to 02 h\" or \"23:30 to 1:15\"" };

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
        return Err(reader.suggest(format!("\"{}\" has no unit", reader.text()), instead));
    }
    let (earliest, latest) = (earliest.of_night(), latest.unwrap_or(earliest).of_night());
    if earliest > latest {
        return Err(reader.refuse(format!("\"{}\" does not run forward from noon to noon", reader.text())));
    }
    Ok((earliest, latest))
}

/// Writes hours of a night as [`clock`] reads them.
pub fn write_clock((earliest, latest): (f64, f64)) -> String {
    let of_day = |hour: f64| if hour >= HOURS_A_DAY { hour - HOURS_A_DAY } else { hour };
    format!("{} h to {} h", of_day(earliest), of_day(latest))
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
        return Err(reader.refuse(format!("\"{}\" is no hour of the clock", reader.text())));
    }
    Ok(Hour { value: value % HOURS_A_DAY, marked: named || minutes.is_some() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        fn what_is_written_is_read_back(early in 0_i32..96, more in 0_i32..96) {
            let (early, late) = (early.min(95), (early + more).min(95));
            let hours = [early, late].map(|quarter| 12.0 + f64::from(quarter) / 4.0);
            prop_assert_eq!(clock(&write_clock((hours[0], hours[1]))), Ok((hours[0], hours[1])));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            prop_assert!(clock(&text).is_err() || clock(&text).is_ok_and(|(early, late)| early <= late));
        }
    }
}

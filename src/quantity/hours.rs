//! Hours of a night's window: `2.5 h`, `30 min`, `1 h to 8 h each night`.

use std::fmt;

use super::error::{Kind, QuantityError};
use super::reader::Reader;
use super::spread::{Amount, Redraw, Spread, Unit};
use crate::laws::Law;

const HOURS: Kind = Kind { expected: "hours such as \"2.5 h\", \"30 min\" or \"1 h to 8 h each night\"" };

const MOST_HOURS: f64 = 24.0;
const MINUTES_AN_HOUR: f64 = 60.0;

/// A stated window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WindowQuantity {
    /// Its law, in hours.
    pub law: Law,
    /// When it is drawn.
    pub redraw: Redraw,
    stated: Spread<HourUnit>,
}

/// Reads the length of a window, at most 24 hours.
///
/// # Errors
/// Where the text is no length of time, has no unit, is negative, or is above 24 hours.
pub fn hours(text: &str) -> Result<WindowQuantity, QuantityError> {
    let mut reader = Reader::new(HOURS, text)?;
    let stated = Spread::<HourUnit>::read(&mut reader)?.give_or_take(&mut reader)?;
    let redraw = Redraw::take(&mut reader);
    reader.end()?;
    if in_hours(stated.largest()) > MOST_HOURS {
        return Err(reader.refuse(format!("\"{}\" is longer than a day", reader.text())));
    }
    Ok(WindowQuantity { law: stated.law(&reader, in_hours)?, redraw, stated })
}

impl fmt::Display for WindowQuantity {
    /// The text that [`hours`] reads back to the same quantity.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.stated.written(""), self.redraw.written("night"))
    }
}

fn in_hours(amount: Amount<HourUnit>) -> f64 {
    match amount.unit {
        HourUnit::Hours => amount.number.real(),
        HourUnit::Minutes => amount.number.real() / MINUTES_AN_HOUR,
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum HourUnit {
    Hours,
    Minutes,
}

impl Unit for HourUnit {
    const USUAL: [&'static str; 2] = ["h", "min"];

    fn take(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.take_any(&[&["h"], &["hour"], &["hours"], &["hr"], &["hrs"]]) {
            return Some(Self::Hours);
        }
        reader.take_any(&[&["min"], &["mins"], &["minute"], &["minutes"]]).then_some(Self::Minutes)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Minutes => "min",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn single_windows_are_certain() {
        assert_eq!(hours("2.5 h").unwrap().law, Law::Certain(2.5));
        assert_eq!(hours("30 min").unwrap().law, Law::Certain(0.5));
        assert_eq!(hours("2,5 hours").unwrap().redraw, Redraw::EachReplicate);
    }

    #[test]
    fn each_night_draws_anew() {
        let window = hours("1 h to 8 h each night").unwrap();
        assert_eq!(window.redraw, Redraw::EachDay);
        assert_eq!(hours("1 to 8 h each night").map(|other| other.law), Ok(window.law));
        assert_eq!(hours("1 to 8 h").unwrap().redraw, Redraw::EachReplicate);
        assert_eq!(window.to_string(), "1 h to 8 h each night");
    }

    #[test]
    fn minutes_and_hours_may_be_mixed_in_a_range() {
        let Law::Lognormal { median, .. } = hours("30 min to 2 h").unwrap().law else { panic!() };
        assert_eq!(median, 1.0);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["2", "2:30", "25 h", "-1 h", "2 h 30", "8 h to 1 h", "1 h each", "1-8 h", "2 days"] {
            assert!(hours(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            low in 1_i64..12, more in 1_i64..12, form in 0..3, each in prop_oneof![Just(""), Just(" each night")],
        ) {
            let text = match form {
                0 => format!("{low},{more} h{each}"),
                1 => format!("{low} min to {} h{each}", low + more),
                _ => format!("{low} h ± {more} %{each}"),
            };
            let read = hours(&text).unwrap();
            prop_assert_eq!(hours(&read.to_string()), Ok(read));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let read = hours(&text);
            prop_assert!(read.is_err() || in_hours(read.unwrap().stated.largest()) <= MOST_HOURS);
        }
    }
}

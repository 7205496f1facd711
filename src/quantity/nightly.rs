//! What may be drawn anew each night. Speeds: `20 Mbit/s`, `10 to 40 Mbit/s`, `2.5 MB/s`, `10 to 40 Mbit/s each
//! night`. Hours of a night's window: `2.5 h`, `30 min`, `1 h to 8 h each night`.

use std::fmt;

use super::reader::{Kind, QuantityError, Reader};
use super::spread::{Amount, Redraw, Spread, Unit};
use super::tokens::Token;
use crate::language::say;
use crate::laws::Law;

const SPEED: Kind = Kind { expected: || say!("quantity-a-speed-such-as") };

/// Faster than any line a backup is sent over.
const MOST_MEGABITS: f64 = 1_000_000.0;
const BITS_A_MEGABIT: f64 = 1_000_000.0;

/// A stated speed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SpeedQuantity {
    /// Its law, in Mbit/s.
    pub law: Law,
    /// When it is drawn.
    pub redraw: Redraw,
    stated: Spread<SpeedUnit>,
}

/// Reads a speed; `MB/s` is eight times `Mbit/s`.
///
/// # Errors
/// Where the text is not a speed, has no unit or one that may be bits or bytes, is negative, or is above
/// 1 Tbit/s.
pub fn speed(text: &str) -> Result<SpeedQuantity, QuantityError> {
    let mut reader = Reader::new(SPEED, text)?;
    let stated = Spread::<SpeedUnit>::read(&mut reader)?.give_or_take(&mut reader)?;
    let redraw = Redraw::take(&mut reader);
    reader.end()?;
    if megabits(stated.largest()) > MOST_MEGABITS {
        return Err(reader.refuse(say!("quantity-reader-is-more-than", reader = reader.text())));
    }
    Ok(SpeedQuantity { law: stated.law(&reader, megabits)?, redraw, stated })
}

impl fmt::Display for SpeedQuantity {
    /// The text that [`speed`] reads back to the same quantity.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.stated.written(""), self.redraw.written("night"))
    }
}

fn megabits(amount: Amount<SpeedUnit>) -> f64 {
    amount.number.times_real(amount.unit.bits()) / BITS_A_MEGABIT
}

/// A unit of speed, each a second; bytes a second count a thousand to the KB, as line rates do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SpeedUnit {
    Kilobits,
    Megabits,
    Gigabits,
    Kilobytes,
    Megabytes,
}

impl SpeedUnit {
    const fn bits(self) -> i64 {
        match self {
            Self::Kilobits => 1_000,
            Self::Megabits => 1_000_000,
            Self::Gigabits => 1_000_000_000,
            Self::Kilobytes => 8_000,
            Self::Megabytes => 8_000_000,
        }
    }

    /// Units that hold the second already.
    fn whole(word: &str) -> Option<Self> {
        match word {
            "kbps" | "Kbps" => Some(Self::Kilobits),
            "Mbps" | "mbps" => Some(Self::Megabits),
            "Gbps" | "gbps" => Some(Self::Gigabits),
            _ => None,
        }
    }

    /// Units before `/s`. A small b means bits and a capital one bytes, so `mb` is refused: it may be either.
    fn before_the_second(word: &str) -> Option<Self> {
        match (word, word.to_lowercase().as_str()) {
            (_, "kbit" | "kbits") => Some(Self::Kilobits),
            ("Mb", _) | (_, "mbit" | "mbits" | "megabit" | "megabits") => Some(Self::Megabits),
            ("Gb", _) | (_, "gbit" | "gbits" | "gigabit" | "gigabits") => Some(Self::Gigabits),
            ("kB" | "KB", _) | (_, "ko") => Some(Self::Kilobytes),
            ("MB", _) | (_, "mo") => Some(Self::Megabytes),
            _ => None,
        }
    }
}

impl Unit for SpeedUnit {
    const USUAL: [&'static str; 2] = ["Mbit/s", "MB/s"];

    fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let word = reader.peek_word()?.to_owned();
        if let Some(unit) = Self::whole(&word) {
            reader.skip();
            return Some(unit);
        }
        let unit = Self::before_the_second(&word)?;
        let taken = ["s", "sec", "second"].iter().any(|second| {
            let pieces = [Token::Word(word.clone()), Token::Slash, Token::Word((*second).to_owned())];
            reader.take(&pieces) || reader.take_words(&[&word, "per", second])
        });
        taken.then_some(unit)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Kilobits => "kbit/s",
            Self::Megabits => "Mbit/s",
            Self::Gigabits => "Gbit/s",
            Self::Kilobytes => "kB/s",
            Self::Megabytes => "MB/s",
        }
    }
}

const HOURS: Kind = Kind { expected: || say!("quantity-hours-such-as-2") };

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
        return Err(reader.refuse(say!("quantity-reader-is-longer-than", reader = reader.text())));
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

    fn certain(text: &str) -> f64 {
        match speed(text).unwrap().law {
            Law::Certain(megabits) => megabits,
            other => panic!("{text} gave {other:?}"),
        }
    }

    #[test]
    fn speeds_are_in_megabits() {
        for text in ["20 Mbit/s", "20 Mbps", "20 mbit/s", "20 Mb/s", "20 megabits per second", "2.5 MB/s"] {
            assert_eq!(certain(text), 20.0, "{text}");
        }
        assert_eq!(certain("1 Gbit/s"), 1000.0);
        assert_eq!(certain("500 kbit/s"), 0.5);
    }

    #[test]
    fn ranges_and_spreads_follow_the_grammar_of_growth() {
        let Law::Lognormal { median, .. } = speed("10 to 40 Mbit/s").unwrap().law else { panic!() };
        assert_eq!(median, 20.0);
        assert_eq!(speed("20 Mbit/s ± 25 %").unwrap().law, Law::Normal { mean: 20.0, deviation: 5.0 });
    }

    #[test]
    fn bits_and_bytes_are_not_guessed_apart() {
        let error = speed("20 mb/s").unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("\"20 Mbit/s\" or \"20 MB/s\""));
        for text in ["20", "20 Mbit", "20 MBPS", "20 MB", "-20 Mbit/s", "2000000 Mbit/s", "20 Mbit/h"] {
            assert!(speed(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_speed_written_is_read_back(
            low in 1_i64..1000, more in 1_i64..1000, percent in 0_i64..=100,
            unit in prop_oneof![Just("Mbit/s"), Just("MB/s"), Just("kbps"), Just("Mb per second")], form in 0..3,
        ) {
            let text = match form {
                0 => format!("{low}.{more:04} {unit}"),
                1 => format!("{low} to {} {unit}", low + more),
                _ => format!("{low} {unit} +/- {percent} % each night"),
            };
            let read = speed(&text).unwrap();
            prop_assert_eq!(speed(&read.to_string()), Ok(read));
        }

        #[test]
        fn no_text_read_as_a_speed_panics(text in "\\PC{0,24}") {
            prop_assert!(speed(&text).is_ok_and(|read| read.stated.largest().number.real() >= 0.0) || speed(&text).is_err());
        }
    }

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
        fn a_window_written_is_read_back(
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
        fn no_text_read_as_a_window_panics(text in "\\PC{0,24}") {
            let read = hours(&text);
            prop_assert!(read.is_err() || in_hours(read.unwrap().stated.largest()) <= MOST_HOURS);
        }
    }
}

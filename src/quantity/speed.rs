//! Speeds: `20 Mbit/s`, `10 to 40 Mbit/s`, `2.5 MB/s`, `10 to 40 Mbit/s each night`.

use std::fmt;

use super::error::{Kind, QuantityError};
use super::reader::Reader;
use super::spread::{Amount, Redraw, Spread, Unit};
use super::tokens::Token;
use crate::laws::Law;

const SPEED: Kind = Kind { expected: "a speed such as \"20 Mbit/s\" or \"10 to 40 Mbit/s\"" };

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
        return Err(reader.refuse(format!("\"{}\" is more than 1,000,000 Mbit/s", reader.text())));
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
        fn what_is_written_is_read_back(
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
        fn no_text_panics(text in "\\PC{0,24}") {
            prop_assert!(speed(&text).is_ok_and(|read| read.stated.largest().number.real() >= 0.0) || speed(&text).is_err());
        }
    }
}

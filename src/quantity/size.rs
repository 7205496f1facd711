//! Sizes: `350 MB`, `61.2 GB`, `61,2 Go`, `1 GiB`, `5368709120 bytes`; and what "GB" means: 10^9 bytes on the
//! phone's own screens, 2^30 on those of iCloud (rule Q3).

use super::reader::{Kind, QuantityError, Reader};
use super::spread::{Amount, Unit, amount};
use super::tokens::Decimal;
use crate::language::say;
use crate::units::Bytes;

const SIZE: Kind = Kind { expected: || say!("quantity-a-size-such-as") };

/// The largest size that can be stated, in terabytes of the base.
const MOST_TERABYTES: i64 = 1_000;
/// Decimals tried in looking for the shortest text of a size.
const MOST_PLACES: u32 = 3;
/// Numbers with more digits than this reads at a glance are left as bytes.
const MOST_DIGITS_SHOWN: i64 = 1_000_000_000;

/// Reads a size; "GB" means what `base` says, GiB and bytes are always exact.
///
/// # Errors
/// Where the text is not a size, has no unit, is negative, is ambiguous, or is above 1,000 TB.
pub fn size(text: &str, base: Base) -> Result<Bytes, QuantityError> {
    let mut reader = Reader::new(SIZE, text)?;
    let amount = amount::<SizeUnit>(&mut reader)?;
    reader.end()?;
    let bytes = amount.number.times(amount.unit.bytes(base));
    if bytes > largest(base) {
        return Err(reader.refuse(say!("quantity-reader-is-more-than-1", reader = reader.text())));
    }
    Ok(Bytes::new(bytes))
}

/// The largest number of bytes a text may state.
const fn largest(base: Base) -> i64 {
    MOST_TERABYTES * SizeUnit::Based(4).bytes(base)
}

/// Writes a size in the shortest form that [`size`] reads back, to the byte, under the same base.
///
/// A negative size, which no text can state, is written as its bytes.
pub fn write_size(size: Bytes, base: Base) -> String {
    let plain = format!("{} bytes", size.count());
    let short = SizeUnit::BASED.iter().rev().filter_map(|unit| shortest(size, *unit, base));
    short.fold(plain, |best, next| if next.chars().count() < best.chars().count() { next } else { best })
}

/// The shortest number of a unit that gives back the size, if a few decimals are enough.
fn shortest(size: Bytes, unit: SizeUnit, base: Base) -> Option<String> {
    let bytes = unit.bytes(base);
    let candidate = |places: u32| {
        let power = 10_i128.pow(places);
        let digits = (i128::from(size.count()) * power + i128::from(bytes / 2)).div_euclid(bytes.into());
        i64::try_from(digits).ok().map(|digits| Decimal::new(digits, places))
    };
    (0..=MOST_PLACES)
        .filter_map(candidate)
        .filter(|number| !number.is_zero() && number.numerator() < MOST_DIGITS_SHOWN.into())
        .find(|number| number.times(bytes) == size.count())
        .map(|number| Amount { number, unit }.to_string())
}

/// The screen a figure is read off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// iCloud's screens, and WhatsApp's.
    ICloud,
    /// The phone's own storage.
    Phone,
}

/// How a scenario wants its units read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitReading {
    /// Each figure as its screen means it.
    AsOnThePhone,
    /// Every GB is 10^9 bytes.
    Decimal,
    /// Every GB is 2^30 bytes.
    Binary,
}

/// How many bytes make a KB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// 1000.
    Decimal,
    /// 1024.
    Binary,
}

impl UnitReading {
    /// The base of figures read off a screen.
    pub const fn base(self, screen: Screen) -> Base {
        match (self, screen) {
            (Self::Decimal, _) | (Self::AsOnThePhone, Screen::Phone) => Base::Decimal,
            (Self::Binary, _) | (Self::AsOnThePhone, Screen::ICloud) => Base::Binary,
        }
    }
}

impl Base {
    /// One GB.
    pub const fn gigabyte(self) -> Bytes {
        match self {
            Self::Decimal => Bytes::GB,
            Self::Binary => Bytes::GIB,
        }
    }

    const fn thousand(self) -> i64 {
        match self {
            Self::Decimal => 1000,
            Self::Binary => 1024,
        }
    }
}

/// A unit of size as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SizeUnit {
    /// Bytes.
    Bytes,
    /// KB, MB, GB, TB: a power of what the base makes of a thousand.
    Based(u32),
    /// KiB, MiB, GiB, TiB: always a power of 1024.
    Binary(u32),
}

impl SizeUnit {
    /// KB, MB, GB and TB.
    pub(super) const BASED: [Self; 4] = [Self::Based(1), Self::Based(2), Self::Based(3), Self::Based(4)];

    /// Bytes in one of this unit.
    pub(super) const fn bytes(self, base: Base) -> i64 {
        match self {
            Self::Bytes => 1,
            Self::Based(power) => base.thousand().pow(power),
            Self::Binary(power) => 1024_i64.pow(power),
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        // Two terabytes in French are "2 To"; a small "to" is the middle of a range.
        if word == "to" {
            return None;
        }
        let word = word.to_lowercase();
        let (power, suffix) = match word.split_at_checked(1)? {
            ("k", suffix) => (1, suffix),
            ("m", suffix) => (2, suffix),
            ("g", suffix) => (3, suffix),
            ("t", suffix) => (4, suffix),
            _ => (0, word.as_str()),
        };
        match (power, suffix) {
            (0, "byte" | "bytes" | "octet" | "octets") => Some(Self::Bytes),
            (1.., "b" | "o") => Some(Self::Based(power)),
            (1.., "ib" | "io") => Some(Self::Binary(power)),
            _ => None,
        }
    }
}

impl Unit for SizeUnit {
    const USUAL: [&'static str; 2] = ["MB", "GB"];

    fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let unit = Self::from_word(reader.peek_word()?)?;
        reader.skip();
        Some(unit)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Based(1) => "KB",
            Self::Based(2) => "MB",
            Self::Based(3) => "GB",
            Self::Based(_) => "TB",
            Self::Binary(1) => "KiB",
            Self::Binary(2) => "MiB",
            Self::Binary(3) => "GiB",
            Self::Binary(_) => "TiB",
            Self::Bytes => "bytes",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn binary(text: &str) -> Result<i64, QuantityError> {
        size(text, Base::Binary).map(Bytes::count)
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(binary("350 MB"), Ok(350 << 20));
        assert_eq!(binary("61.2 GB"), Ok(65_712_999_629));
        assert_eq!(binary("61,2 Go"), binary("61.2GB"));
        assert_eq!(binary("1 234 MB"), Ok(1234 << 20));
        assert_eq!(binary("  2 tb "), Ok(2 << 40));
        assert_eq!(size("61.2 GB", Base::Decimal), Ok(Bytes::new(61_200_000_000)));
    }

    #[test]
    fn exact_units_do_not_depend_on_the_base() {
        for base in [Base::Decimal, Base::Binary] {
            assert_eq!(size("1.5 GiB", base), Ok(Bytes::new(3 << 29)));
            assert_eq!(size("5 368 709 120 bytes", base), Ok(Bytes::new(5 << 30)));
            assert_eq!(size("0.5 bytes", base), Ok(Bytes::new(1)));
        }
    }

    #[test]
    fn a_missing_unit_is_asked_for() {
        let error = binary("350").unwrap_err();
        assert_eq!(error.problem, "\"350\" has no unit");
        assert_eq!(error.suggestion.as_deref(), Some("\"350 MB\" or \"350 GB\""));
    }

    #[test]
    fn an_ambiguous_sign_is_refused_with_both_readings() {
        let error = binary("1,234 MB").unwrap_err();
        assert_eq!(error.problem, "\"1,234\" can be read in two ways");
        assert_eq!(error.suggestion.as_deref(), Some("\"1234 MB\" or \"1.2340 MB\""));
        let error = binary("2.000 GB").unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("\"2000 GB\" or \"2 GB\""));
        assert_eq!(write_size(Bytes::new(1_234_000), Base::Decimal), "1234 KB");
        assert_eq!(write_size(Bytes::new(1_234_000_000_000), Base::Decimal), "1234 GB");
    }

    #[test]
    fn what_is_not_a_size_is_refused() {
        for text in
            ["", " ", "much", "-5 MB", "−5 MB", "5 MB extra", "5 PB", "20 Mbit", "1.234,5 MB", "12 34 MB"]
        {
            assert!(binary(text).is_err(), "{text}");
        }
        assert_eq!(binary("-5 MB").unwrap_err().problem, "\"-5 MB\" is negative");
    }

    #[test]
    fn there_is_a_largest_size() {
        assert_eq!(binary("1000 TB"), Ok(1_000 << 40));
        assert!(binary("1000.1 TB").is_err());
        assert!(size("1 001 TB", Base::Decimal).is_err());
        assert!(binary("999999999999999999 TB").is_err());
    }

    #[test]
    fn sizes_are_written_short_where_that_is_exact() {
        assert_eq!(write_size(Bytes::new(65_712_999_629), Base::Binary), "61.2 GB");
        assert_eq!(write_size(Bytes::new(2 << 40), Base::Binary), "2 TB");
        assert_eq!(write_size(Bytes::new(65_712_999_630), Base::Binary), "65712999630 bytes");
        assert_eq!(write_size(Bytes::ZERO, Base::Decimal), "0 bytes");
        assert_eq!(write_size(Bytes::new(-7), Base::Decimal), "-7 bytes");
    }

    fn any_base() -> impl Strategy<Value = Base> {
        prop_oneof![Just(Base::Decimal), Just(Base::Binary)]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count in 0_i64..1_000_000_000_000_000, base in any_base()) {
            prop_assert_eq!(size(&write_size(Bytes::new(count), base), base), Ok(Bytes::new(count)));
        }

        #[test]
        fn short_texts_are_written_as_they_were(tenths in 10_i64..9_999, base in any_base()) {
            let text = format!("{} GB", Decimal::new(tenths, 1));
            let read = size(&text, base).unwrap();
            prop_assert!(write_size(read, base).len() <= text.len());
            prop_assert_eq!(size(&write_size(read, base), base), Ok(read));
        }

        #[test]
        fn a_typed_number_is_what_is_read(whole in 0_i64..1_000_000, thousandths in 0_i64..1000) {
            let text = format!("{whole}.{thousandths:03}0 MB");
            let expected = whole * 1_000_000 + thousandths * 1000;
            prop_assert_eq!(size(&text, Base::Decimal), Ok(Bytes::new(expected)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}", base in any_base()) {
            if let Ok(read) = size(&text, base) {
                prop_assert!(read >= Bytes::ZERO);
            }
        }
    }

    #[test]
    fn each_screen_has_its_own_base() {
        assert_eq!(UnitReading::AsOnThePhone.base(Screen::ICloud), Base::Binary);
        assert_eq!(UnitReading::AsOnThePhone.base(Screen::Phone), Base::Decimal);
        assert_eq!(UnitReading::Decimal.base(Screen::ICloud), Base::Decimal);
        assert_eq!(UnitReading::Binary.base(Screen::Phone), Base::Binary);
    }

    #[test]
    fn units_are_read_in_capitals_or_not_and_in_french() {
        for word in ["GB", "gb", "Go", "go"] {
            assert_eq!(SizeUnit::from_word(word), Some(SizeUnit::Based(3)));
        }
        assert_eq!(SizeUnit::from_word("To"), Some(SizeUnit::Based(4)));
        assert_eq!(SizeUnit::from_word("GiB"), Some(SizeUnit::Binary(3)));
        assert_eq!(SizeUnit::from_word("Octets"), Some(SizeUnit::Bytes));
    }

    #[test]
    fn other_words_are_no_units() {
        for word in ["B", "to", "Mbit", "Mbps", "G", "PB", "month", "é", "ib"] {
            assert_eq!(SizeUnit::from_word(word), None, "{word}");
        }
    }

    #[test]
    fn only_the_short_units_depend_on_the_base() {
        assert_eq!(SizeUnit::Based(3).bytes(Base::Decimal), 1_000_000_000);
        assert_eq!(SizeUnit::Based(3).bytes(Base::Binary), 1 << 30);
        assert_eq!(SizeUnit::Binary(4).bytes(Base::Decimal), 1 << 40);
    }
}

//! What "GB" means: 10^9 bytes on the phone's own screens, 2^30 on those of iCloud (FACTS Q3).

use super::reader::Reader;
use super::spread::Unit;

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
    use super::*;

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

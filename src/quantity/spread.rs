//! One value, a range, or a value give or take so many per cent: the same grammar for every unit.

use std::fmt;

use super::reader::{QuantityError, Reader, Wrong};
use super::tokens::{Decimal, Token};
use crate::language::say;
use crate::laws::Law;

/// A unit that can stand behind a number.
pub(super) trait Unit: Copy + PartialEq {
    /// Takes the unit from a text, or leaves the text as it is.
    fn take(reader: &mut Reader<'_>) -> Option<Self>;
    /// The unit as it is written.
    fn name(self) -> &'static str;
    /// Two units to propose where none was written.
    const USUAL: [&'static str; 2];
}

/// When an unknown value is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Redraw {
    /// Once, for all days of a replicate: what is unknown is the household.
    EachReplicate,
    /// Every day with its night anew: what is unknown is the day.
    EachDay,
}

impl Redraw {
    /// Takes `each day`, `every night` and their like, if one stands here.
    pub(super) fn take(reader: &mut Reader<'_>) -> Self {
        let phrases: [&[&str]; 4] =
            [&["each", "day"], &["each", "night"], &["every", "day"], &["every", "night"]];
        if reader.take_any(&phrases) { Self::EachDay } else { Self::EachReplicate }
    }

    /// As it is written, `time` being the word for a day or a night.
    pub(super) fn written(self, time: &str) -> String {
        match self {
            Self::EachReplicate => String::new(),
            Self::EachDay => format!(" each {time}"),
        }
    }
}

/// A number and its unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Amount<U> {
    pub number: Decimal,
    pub unit: U,
}

/// How sure a stated value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spread<U> {
    /// Exactly this.
    Exactly(Amount<U>),
    /// 90 % sure between these two: lognormal with 5 % outside each end.
    Between(Amount<U>, Amount<U>),
    /// This, give or take so many per cent (one standard deviation): normal, truncated at zero.
    About(Amount<U>, Decimal),
}

/// The 95 % point of the standard normal law.
const NORMAL_95: f64 = 1.644_853_626_951_472_2;

impl<U: Unit> Spread<U> {
    /// Reads `9 MB` or `150 MB to 600 MB`.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, QuantityError> {
        let number = reader.number()?.trimmed();
        let unit = U::take(reader);
        if reader.is_at_dash() {
            return Err(reader.range_with_a_dash());
        }
        if !reader.take_words(&["to"]) {
            return Ok(Self::Exactly(Amount {
                number,
                unit: unit.ok_or_else(|| no_unit::<U>(reader, number))?,
            }));
        }
        let upper = amount::<U>(reader)?;
        let unit = unit.unwrap_or(upper.unit);
        Ok(Self::Between(Amount { number, unit }, upper))
    }

    /// Reads `± 30 %`, where it stands, behind a single value.
    pub(super) fn give_or_take(self, reader: &mut Reader<'_>) -> Result<Self, QuantityError> {
        if !reader.take(&[Token::PlusMinus]) {
            return Ok(self);
        }
        let deviation = reader.number()?;
        if !reader.take_percent() {
            return Err(reader.suggest(say!("quantity-what-comes-after-is"), format!("\"± {deviation} %\"")));
        }
        match self {
            Self::Exactly(middle) if deviation.real() <= 100.0 => Ok(Self::About(middle, deviation)),
            Self::Exactly(_) => {
                Err(reader.refuse(say!("quantity-deviation-is-more-than", deviation = deviation.to_string())))
            }
            _ => Err(reader.refuse(say!("quantity-a-range-and-cannot"))),
        }
    }

    /// The law of the value, each amount turned into a real number by `value`.
    pub(super) fn law(
        self,
        reader: &Reader<'_>,
        value: impl Fn(Amount<U>) -> f64,
    ) -> Result<Law, QuantityError> {
        match self {
            Self::Exactly(amount) => Ok(Law::Certain(value(amount))),
            Self::Between(low, high) => lognormal(reader, value(low), value(high)),
            Self::About(amount, deviation) if deviation.is_zero() => Ok(Law::Certain(value(amount))),
            Self::About(amount, deviation) => {
                let mean = value(amount);
                Ok(Law::Normal { mean, deviation: mean * deviation.hundredth().real() })
            }
        }
    }

    /// The largest amount that is named.
    pub(super) const fn largest(self) -> Amount<U> {
        match self {
            Self::Exactly(amount) | Self::Between(_, amount) | Self::About(amount, _) => amount,
        }
    }

    /// The amounts that are named, the smaller first; a single one stands twice.
    pub(super) const fn amounts(self) -> [Amount<U>; 2] {
        match self {
            Self::Exactly(amount) | Self::About(amount, _) => [amount, amount],
            Self::Between(low, high) => [low, high],
        }
    }

    /// The spread as it is written, `suffix` (` per month`) behind its unit.
    pub(super) fn written(self, suffix: &str) -> String {
        match self {
            Self::Exactly(amount) => format!("{amount}{suffix}"),
            Self::Between(low, high) => format!("{low} to {high}{suffix}"),
            Self::About(amount, deviation) => format!("{amount}{suffix} ± {deviation} %"),
        }
    }
}

impl<U: Unit> fmt::Display for Amount<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.unit.name())
    }
}

/// Reads a number that must have a unit.
pub(super) fn amount<U: Unit>(reader: &mut Reader<'_>) -> Result<Amount<U>, QuantityError> {
    let number = reader.number()?.trimmed();
    match U::take(reader) {
        Some(unit) => Ok(Amount { number, unit }),
        None => Err(no_unit::<U>(reader, number)),
    }
}

fn no_unit<U: Unit>(reader: &Reader<'_>, number: Decimal) -> QuantityError {
    let ways = U::USUAL.map(|unit| format!("\"{number} {unit}\"")).join(&say!("quantity-join-or"));
    match reader.peek_word() {
        Some(word) => reader.suggest(say!("quantity-word-is-not-a", word = word), ways),
        None => reader
            .suggest(say!("quantity-reader-has-no-unit", reader = reader.text()), ways)
            .being(Wrong::Unit),
    }
}

fn lognormal(reader: &Reader<'_>, low: f64, high: f64) -> Result<Law, QuantityError> {
    if low <= 0.0 {
        return Err(reader.refuse(say!("quantity-a-range-cannot-begin")));
    }
    if low >= high {
        return Err(reader.refuse(say!("quantity-reader-does-not-go", reader = reader.text())));
    }
    Ok(Law::Lognormal { median: libm::sqrt(low * high), sigma: libm::log(high / low) / (2.0 * NORMAL_95) })
}

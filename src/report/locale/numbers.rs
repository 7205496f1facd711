//! Digits and what stands between them; prices and where their currency stands.

use super::{Locale, current};
use crate::units::{Currency, Money};

/// Signs between the digits of numbers and of prices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// Those of numbers.
    pub numbers: Separators,
    /// Those of prices.
    pub prices: Separators,
}

/// Signs between digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Separators {
    /// Before the decimals.
    pub decimal: char,
    /// Between groups of digits.
    pub group: char,
    /// Digits a number has before its last group for groups to be set apart: 1 (`2.000`) or 2 (`2000`, `12.000`).
    pub fewest: usize,
    /// Digits of every group before the last, which has three.
    pub step: usize,
}

/// Where the code of a currency stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// `USD 2.99`, never at two lines.
    Before,
    /// `2,99 USD`.
    After,
}

/// Digits of the last group.
const LAST_GROUP: usize = 3;

impl Separators {
    /// A number as digits with a point, as this locale writes it.
    fn spelled(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = format!("{sign}{}", self.grouped(whole));
        if !decimals.is_empty() {
            text.push(self.decimal);
            text.push_str(decimals);
        }
        text
    }

    fn grouped(self, digits: &str) -> String {
        if digits.len() < LAST_GROUP + self.fewest {
            return digits.to_owned();
        }
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            let left = digits.len() - at;
            if at > 0 && left >= LAST_GROUP && (left - LAST_GROUP).is_multiple_of(self.step) {
                text.push(self.group);
            }
            text.push(digit);
        }
        text
    }

    /// The digits of a text with a point before the decimals.
    fn plain(self, text: &str) -> String {
        let kept = text.chars().filter(|c| *c != self.group);
        kept.map(|c| if c == self.decimal { '.' } else { c }).collect()
    }
}

/// A number with so many decimals and a point before them, to reckon with what will be written.
pub fn with_decimals(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

impl Locale {
    /// A whole number: `2,000`.
    pub fn whole(&self, count: usize) -> String {
        self.marks.numbers.spelled(&count.to_string())
    }

    /// A number with so many decimals, rounded: `1,234.5`.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        self.marks.numbers.spelled(&with_decimals(value, decimals))
    }

    /// A number with as many decimals as it has: `2.5`, `25`.
    pub fn exact(&self, value: f64) -> String {
        self.marks.numbers.spelled(&value.to_string())
    }

    /// A number that was written so, as digits with a point: `1234.5`.
    pub fn plain(&self, text: &str) -> String {
        self.marks.numbers.plain(text)
    }

    /// An amount without its currency: `2.99`.
    pub fn amount(&self, currency: &Currency, amount: Money) -> String {
        self.marks.prices.spelled(&currency.figure(amount))
    }

    /// An amount for a narrow column, without its currency, without groups and without decimals that are none: `39900`.
    pub fn narrow_amount(&self, currency: &Currency, amount: Money) -> String {
        let figure = currency.figure(amount);
        let short = figure.strip_suffix(".00").unwrap_or(&figure);
        short.replace('.', &self.marks.prices.decimal.to_string())
    }

    /// An amount with its currency: `2.99 USD`.
    pub fn price(&self, currency: &Currency, amount: Money) -> String {
        self.beside(currency, &self.amount(currency, amount))
    }

    /// An amount of a finer or coarser coin than its currency's, with so many decimals.
    pub fn price_with(&self, amount: f64, decimals: usize) -> String {
        self.marks.prices.spelled(&with_decimals(amount, decimals))
    }

    /// What is written of an amount, or of two, with their currency: `2.99 to 9.99 USD`.
    pub fn beside(&self, currency: &Currency, figure: &str) -> String {
        match self.currency {
            Side::Before => format!("{}\u{a0}{figure}", currency.code()),
            Side::After => format!("{figure} {}", currency.code()),
        }
    }
}

/// Prices as they are written now.
pub trait Priced {
    /// An amount with its currency: `2.99 USD`.
    fn price(&self, amount: Money) -> String;
    /// An amount without it: `2.99`.
    fn amount(&self, amount: Money) -> String;
}

impl Priced for Currency {
    fn price(&self, amount: Money) -> String {
        current().price(self, amount)
    }

    fn amount(&self, amount: Money) -> String {
        current().amount(self, amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> &'static Locale {
        Locale::of(tag).unwrap()
    }

    #[test]
    fn numbers_are_grouped_and_marked_as_in_the_country() {
        let told = |tag| [of(tag).whole(2000), of(tag).decimal(12_345.678, 1)];
        assert_eq!(told("en-GB"), ["2,000", "12,345.7"]);
        assert_eq!(told("de-DE"), ["2.000", "12.345,7"]);
        assert_eq!(told("de-AT"), ["2\u{a0}000", "12\u{a0}345,7"]);
        assert_eq!(told("de-CH"), ["2'000", "12'345.7"]);
        assert_eq!(told("fr-FR"), ["2\u{202f}000", "12\u{202f}345,7"]);
        assert_eq!(told("fr-CA"), ["2\u{a0}000", "12\u{a0}345,7"]);
        assert_eq!(told("es-ES"), ["2000", "12.345,7"]);
        assert_eq!(told("es-MX"), ["2,000", "12,345.7"]);
        assert_eq!(told("it-IT"), ["2000", "12.345,7"]);
        assert_eq!(told("nl-NL"), ["2.000", "12.345,7"]);
        assert_eq!(told("pt-BR"), ["2.000", "12.345,7"]);
        assert_eq!(told("pt-PT"), ["2000", "12\u{a0}345,7"]);
        assert_eq!(told("pl-PL"), ["2000", "12\u{a0}345,7"]);
        for tag in ["sv-SE", "nb-NO", "fi-FI"] {
            assert_eq!(told(tag), ["2\u{a0}000", "12\u{a0}345,7"], "{tag}");
        }
        assert_eq!(told("da-DK"), ["2.000", "12.345,7"]);
        for tag in ["en-US", "en-CA", "ja-JP", "zh-CN", "ko-KR"] {
            assert_eq!(told(tag), ["2,000", "12,345.7"], "{tag}");
        }
    }

    #[test]
    fn lakhs_are_groups_of_two() {
        let told = [999, 1000, 123_456, 12_345_678].map(|count| of("en-IN").whole(count));
        assert_eq!(told, ["999", "1,000", "1,23,456", "1,23,45,678"]);
        assert_eq!(of("en-GB").whole(20_261_201), "20,261,201");
    }

    #[test]
    fn decimals_and_signs_stay() {
        assert_eq!(of("de-DE").decimal(-0.05, 2), "-0,05");
        assert_eq!(of("de-DE").decimal(-1234.0, 0), "-1.234");
        assert_eq!(of("fr-FR").decimal(7.0, 3), "7,000");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for tag in Locale::tags() {
            for value in [0.5, 16.02, -999.9, 1000.0, 1_234_567.89] {
                let text = of(tag).decimal(value, 2);
                assert_eq!(of(tag).plain(&text).parse(), Ok(value), "{tag}: {text}");
            }
        }
    }

    #[test]
    fn currencies_stand_where_the_country_has_them() {
        let (usd, yen) = (Currency::new("USD"), Currency::new("JPY"));
        let told = |tag| of(tag).price(&usd, Money(123_499));
        assert_eq!(told("en-GB"), "1,234.99 USD");
        assert_eq!(told("en-US"), "USD\u{a0}1,234.99");
        assert_eq!(told("de-DE"), "1.234,99 USD");
        assert_eq!(told("de-AT"), "USD\u{a0}1.234,99");
        assert_eq!(told("fr-FR"), "1\u{202f}234,99 USD");
        assert_eq!(told("es-ES"), "1234,99 USD");
        assert_eq!(told("nl-NL"), "USD\u{a0}1.234,99");
        assert_eq!(of("ja-JP").price(&yen, Money(1500)), "JPY\u{a0}1,500");
        assert_eq!(of("de-DE").amount(&usd, Money(-5)), "-0,05");
    }
}

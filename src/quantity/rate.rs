//! What is so much per period. Rates of growth: `9 MB per month`, `150 MB to 600 MB per month`, `120 MB per
//! month ± 30 %`, each with `each day` behind it where every day is drawn anew. Prices: `1.99 USD per month`.

use std::fmt;

use super::reader::{Kind, QuantityError, Reader, Wrong};
use super::size::{Base, SizeUnit};
use super::spread::{Amount, Redraw, Spread};
use super::time::Period;
use super::tokens::Decimal;
use crate::language::say;
use crate::laws::Law;
use crate::units::{Bytes, Currency, ExactRate, Money, numbers};

const GROWTH: Kind = Kind { expected: || say!("quantity-a-growth-such-as") };

/// More bytes a day than any household makes; keeps a century of growth inside 64 bits.
const MOST_BYTES_A_DAY: i64 = 50_000_000_000;
/// Finer decimals would not fit an exact rate.
const MOST_PLACES: u32 = 9;

/// A stated growth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GrowthQuantity {
    /// Its law, in bytes a day.
    pub law: Law,
    /// The growth at the law's median: exactly what was written for a single value, to 2^-20 byte a day for
    /// an uncertain one.
    pub certain: ExactRate,
    /// When it is drawn.
    pub redraw: Redraw,
    stated: Spread<SizeUnit>,
    period: Period,
}

/// Reads a growth; "GB" means what `base` says, a month is 365.25 / 12 days.
///
/// # Errors
/// Where the text is not a growth, names no unit or period, is negative, or is above 50 GB a day.
pub fn growth(text: &str, base: Base) -> Result<GrowthQuantity, QuantityError> {
    let mut reader = Reader::new(GROWTH, text)?;
    let stated = Spread::<SizeUnit>::read(&mut reader)?;
    let period = period(&mut reader, stated)?;
    let stated = stated.give_or_take(&mut reader)?;
    let redraw = Redraw::take(&mut reader);
    reader.end()?;
    check_size(&reader, stated, period, base)?;
    let law = stated.law(&reader, |amount| rate(amount, period, base).real())?;
    Ok(GrowthQuantity { law, certain: certain(law, stated, period, base), redraw, stated, period })
}

impl fmt::Display for GrowthQuantity {
    /// The text that [`growth`] reads back to the same quantity under the same base.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stated = self.stated.written(&format!(" per {period}", period = self.period.name()));
        write!(f, "{stated}{}", self.redraw.written("day"))
    }
}

/// Writes a single rate as text that [`growth`] reads back to the same rate: whole bytes over whole days
/// need no more than this.
pub fn write_daily(bytes_a_day: Bytes, base: Base) -> String {
    format!("{write_size} per day", write_size = super::size::write_size(bytes_a_day, base))
}

fn period(reader: &mut Reader<'_>, stated: Spread<SizeUnit>) -> Result<Period, QuantityError> {
    if reader.take_per()
        && let Some(period) = Period::take(reader)
    {
        return Ok(period);
    }
    let instead = stated.written(" per month");
    let problem = say!("quantity-reader-does-not-say", reader = reader.text());
    Err(reader.suggest(problem, say!("quantity-instead-or-per-day", instead = instead)).being(Wrong::Rate))
}

fn check_size(
    reader: &Reader<'_>,
    stated: Spread<SizeUnit>,
    period: Period,
    base: Base,
) -> Result<(), QuantityError> {
    if stated.amounts().iter().any(|amount| amount.number.places() > MOST_PLACES) {
        return Err(reader.refuse(say!("quantity-reader-has-more-than", reader = reader.text())));
    }
    if rate(stated.largest(), period, base).real() > numbers::real(MOST_BYTES_A_DAY) {
        return Err(reader.refuse(say!("quantity-reader-is-more-than-50", reader = reader.text())));
    }
    Ok(())
}

fn rate(amount: Amount<SizeUnit>, period: Period, base: Base) -> ExactRate {
    let (days, per) = period.days();
    let bytes = amount.number.numerator() * i128::from(amount.unit.bytes(base));
    ExactRate::new(bytes * per, amount.number.denominator() * days)
}

fn certain(law: Law, stated: Spread<SizeUnit>, period: Period, base: Base) -> ExactRate {
    match law {
        Law::Certain(_) => rate(stated.largest(), period, base),
        uncertain => ExactRate::from_real(uncertain.median()),
    }
}

const PRICE: Kind = Kind { expected: || say!("quantity-a-monthly-price-such") };

/// Dearer than any plan, and small enough to be added up for a century.
const MOST_MAJOR_UNITS: i64 = 1_000_000_000;

/// Reads a monthly price in the scenario's currency.
///
/// # Errors
/// Where the text is no price, names another currency or none, is not a month's, or is finer than the
/// currency's smallest coin.
pub fn price(text: &str, currency: &Currency) -> Result<Money, QuantityError> {
    let mut reader = Reader::new(PRICE, text)?;
    let code_first = reader.take_words(&[currency.code()]);
    if !code_first && reader.peek_word().is_some_and(|word| word.len() == 3) {
        return Err(wrong_currency(&reader, currency, &say!("quantity-the-price")));
    }
    let number = reader.number()?;
    if !code_first && !reader.take_words(&[currency.code()]) {
        return Err(wrong_currency(&reader, currency, &number.to_string()));
    }
    a_month(&mut reader)?;
    reader.end()?;
    money(&reader, number, currency)
}

/// Writes a monthly price as [`price`] reads it.
pub fn write_price(price: Money, currency: &Currency) -> String {
    format!("{currency} per month", currency = currency.show(price))
}

fn wrong_currency(reader: &Reader<'_>, currency: &Currency, number: &str) -> QuantityError {
    let problem = say!("quantity-reader-is-not-in", reader = reader.text(), currency = currency.code());
    match number.parse::<f64>() {
        Ok(_) => reader.suggest(problem, format!("\"{number} {currency} per month\"")),
        Err(_) => reader.refuse(problem),
    }
}

/// Passes over `per month`, which may be left out.
fn a_month(reader: &mut Reader<'_>) -> Result<(), QuantityError> {
    if reader.is_at_end() || (reader.take_per() && Period::take(reader) == Some(Period::Month)) {
        return Ok(());
    }
    Err(reader.refuse(say!("quantity-reader-is-not-a", reader = reader.text())))
}

fn money(reader: &Reader<'_>, number: Decimal, currency: &Currency) -> Result<Money, QuantityError> {
    if number.places() > currency.decimals() {
        let decimals = currency.decimals();
        return Err(reader.refuse(say!(
            "quantity-prices-in-currency-have",
            currency = currency.code(),
            decimals = decimals
        )));
    }
    if number.times(1) > MOST_MAJOR_UNITS {
        return Err(reader.refuse(say!("quantity-reader-is-more-than-any", reader = reader.text())));
    }
    Ok(Money(number.times(currency.minor_units())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> GrowthQuantity {
        growth(text, Base::Decimal).unwrap()
    }

    #[test]
    fn a_single_value_is_exact() {
        let quantity = decimal("9 MB per month");
        assert_eq!(quantity.certain, ExactRate::new(9_000_000 * 48, 1461));
        assert_eq!(quantity.law, Law::Certain(quantity.certain.real()));
        for text in ["9 MB/month", "9 MB a month", "9 mb / Month", "9.0 Mo per month"] {
            assert_eq!(decimal(text), quantity, "{text}");
        }
    }

    #[test]
    fn every_period_has_its_days() {
        assert_eq!(decimal("10 MB per day").certain.cumulative(1), 10_000_000);
        assert_eq!(decimal("7 MB per week").certain.cumulative(1), 1_000_000);
        assert_eq!(decimal("12 MB per year").certain.cumulative(1461), 48_000_000);
        assert_eq!(growth("1.5 MB per month", Base::Binary).unwrap().certain.cumulative(1461), 72 << 20);
    }

    #[test]
    fn a_range_is_lognormal_with_its_ends_at_5_and_95_per_cent() {
        let Law::Lognormal { median, sigma } = decimal("150 MB to 600 MB per day").law else { panic!() };
        assert!((median - 300e6).abs() < 1e-3);
        assert!((median * libm::exp(-1.644_853_626_951_472_2 * sigma) - 150e6).abs() < 1.0);
        assert_eq!(decimal("150 to 600 MB per day").law, decimal("150 MB to 600 MB per day").law);
        assert_eq!(decimal("150 MB to 600 MB per day").certain.cumulative(1), 300_000_000);
        assert_eq!(decimal("0.6 GB to 1.4 GB per month").to_string(), "0.6 GB to 1.4 GB per month");
    }

    #[test]
    fn give_or_take_is_a_normal_law() {
        let quantity = decimal("120 MB per day ± 30 %");
        assert_eq!(quantity.law, Law::Normal { mean: 120e6, deviation: 36e6 });
        // Cutting off what lies below nothing lifts the median a little.
        assert_eq!(quantity.certain, ExactRate::from_real(quantity.law.median()));
        assert!((120_000_001..120_030_000).contains(&quantity.certain.cumulative(1)));
        for text in ["120 MB per day +- 30 %", "120 MB/day +/- 30%", "120 MB per day ± 30 per cent"] {
            assert_eq!(decimal(text), quantity, "{text}");
        }
        assert_eq!(decimal("120 MB per day ± 0 %").law, Law::Certain(120e6));
    }

    #[test]
    fn each_day_draws_anew() {
        for text in ["150 MB to 600 MB per month each day", "150 to 600 MB/month every day"] {
            let read = decimal(text);
            assert_eq!(read.redraw, Redraw::EachDay);
            assert_eq!(read.law, decimal("150 MB to 600 MB per month").law);
            assert_eq!(read.to_string(), "150 MB to 600 MB per month each day");
        }
        assert_eq!(decimal("120 MB per day ± 30 % each day").to_string(), "120 MB per day ± 30 % each day");
        assert_eq!(decimal("9 MB every day").redraw, Redraw::EachReplicate);
    }

    #[test]
    fn what_is_missing_is_said() {
        let error = growth("9 MB", Base::Decimal).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("\"9 MB per month\", or per day, week or year"));
        let error = growth("150-600 MB per month", Base::Decimal).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("\"150 to 600 MB per month\""));
        let error = growth("120 MB per month ± 30 MB", Base::Decimal).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("\"± 30 %\""));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "600 MB to 150 MB per month",
            "0 MB to 5 MB per month",
            "5 to 5 MB per day",
            "9 per month",
            "-9 MB per month",
            "9 MB per month ± 130 %",
            "1 MB to 9 MB per month ± 30 %",
            "9 MB each month",
            "9 MB per month each",
            "9 MB each day per month",
            "9 MB per month each month",
            "2 TB per day",
            "0.0000000001 MB per day",
            "9 MB per month per month",
        ] {
            assert!(growth(text, Base::Decimal).is_err(), "{text}");
        }
    }

    #[test]
    fn daily_sizes_are_written_as_growth() {
        assert_eq!(write_daily(Bytes::new(150 << 20), Base::Binary), "150 MB per day");
    }

    proptest! {
        #[test]
        fn a_growth_written_is_read_back(
            low in 1_i64..20_000, more in 1_i64..20_000, percent in 0_i64..=100,
            form in 0..3, each in prop_oneof![Just(""), Just(" each day"), Just(" every night")],
            period in prop_oneof![Just("day"), Just("week"), Just("month"), Just("year")],
        ) {
            let text = match form {
                0 => format!("{low} KB per {period}{each}"),
                1 => format!("{low} KB to {} MB / {period}{each}", low + more),
                _ => format!("0.{low} MiB a {period} +- {percent} %{each}"),
            };
            let read = growth(&text, Base::Binary).unwrap();
            prop_assert_eq!(growth(&read.to_string(), Base::Binary), Ok(read));
        }

        #[test]
        fn no_text_read_as_a_growth_panics(text in "[0-9.,]{1,40} ?[MGTk]?[Bb] ?(to|±|-|per|/| |month|day|%|[0-9]){0,9}") {
            if let Ok(read) = growth(&text, Base::Binary) {
                prop_assert!(read.certain.real() >= 0.0 && read.certain.cumulative(40_000) >= 0);
            }
        }
    }

    fn dollars(text: &str) -> Result<Money, QuantityError> {
        price(text, &Currency::new("USD"))
    }

    #[test]
    fn prices_are_read_with_their_currency() {
        for text in ["1.99 USD per month", "1,99 usd/month", "USD 1.99 a month", "1.99 USD"] {
            assert_eq!(dollars(text), Ok(Money(199)), "{text}");
        }
        assert_eq!(price("1 234 JPY per month", &Currency::new("JPY")), Ok(Money(1234)));
    }

    #[test]
    fn another_currency_is_an_error() {
        let error = dollars("1.99 EUR per month").unwrap_err();
        assert!(error.problem.contains("not in USD"), "{error}");
        assert_eq!(error.suggestion.as_deref(), Some("\"1.99 USD per month\""));
        assert!(dollars("EUR 1.99").is_err());
        assert!(dollars("1.99").is_err());
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["$1.99", "1.999 USD", "12 USD per year", "-1 USD", "1.99 USD monthly", "5000000000 USD", "USD"]
        {
            assert!(dollars(text).is_err(), "{text}");
        }
        assert!(price("12.000 JPY", &Currency::new("JPY")).is_err());
    }

    proptest! {
        #[test]
        fn a_price_written_is_read_back(
            minor in 0_i64..100_000_000, code in prop_oneof![Just("USD"), Just("JPY"), Just("KRW"), Just("EUR")],
        ) {
            let currency = Currency::new(code);
            prop_assert_eq!(price(&write_price(Money(minor), &currency), &currency), Ok(Money(minor)));
        }

        #[test]
        fn no_text_read_as_a_price_panics(text in "\\PC{0,16}( USD)?(/month)?") {
            prop_assert!(dollars(&text).map_or(true, |read| read >= Money::ZERO));
        }
    }
}

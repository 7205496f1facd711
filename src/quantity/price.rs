//! Monthly prices: `1.99 USD per month`.

use super::decimal::Decimal;
use super::error::{Kind, QuantityError};
use super::period::Period;
use super::reader::Reader;
use crate::units::{Currency, Money};

const PRICE: Kind = Kind { expected: "a monthly price such as \"1.99 USD per month\"" };

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
        return Err(wrong_currency(&reader, currency, "the price"));
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
    format!("{} per month", currency.show(price))
}

fn wrong_currency(reader: &Reader<'_>, currency: &Currency, number: &str) -> QuantityError {
    let problem = format!("\"{}\" is not in {currency}, the currency of this scenario", reader.text());
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
    Err(reader.refuse(format!("\"{}\" is not a price per month", reader.text())))
}

fn money(reader: &Reader<'_>, number: Decimal, currency: &Currency) -> Result<Money, QuantityError> {
    if number.places() > currency.decimals() {
        let decimals = currency.decimals();
        return Err(reader.refuse(format!("prices in {currency} have at most {decimals} decimals")));
    }
    if number.times(1) > MOST_MAJOR_UNITS {
        return Err(reader.refuse(format!("\"{}\" is more than any plan costs", reader.text())));
    }
    Ok(Money(number.times(currency.minor_units())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        fn what_is_written_is_read_back(
            minor in 0_i64..100_000_000, code in prop_oneof![Just("USD"), Just("JPY"), Just("KRW"), Just("EUR")],
        ) {
            let currency = Currency::new(code);
            prop_assert_eq!(price(&write_price(Money(minor), &currency), &currency), Ok(Money(minor)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,16}( USD)?(/month)?") {
            prop_assert!(dollars(&text).map_or(true, |read| read >= Money::ZERO));
        }
    }
}

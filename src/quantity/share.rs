//! Shares and frequencies: `20 %`, `0.2`, `6 nights in 7`, `always`, `most nights`.

use super::reader::{Kind, QuantityError, Reader};
use super::tokens::Decimal;
use crate::language::say;

const SHARE: Kind = Kind { expected: || say!("quantity-a-share-such-as") };
const FREQUENCY: Kind = Kind { expected: || say!("quantity-a-frequency-such-as") };

/// What "most nights" means.
const MOST_NIGHTS: f64 = 6.0 / 7.0;
const NIGHTS_A_WEEK: i64 = 7;

/// Reads a share from 0 to 1: `20 %` or `0.2`.
///
/// # Errors
/// Where the text is no number, is negative, or is above the whole.
pub fn percent(text: &str) -> Result<f64, QuantityError> {
    let mut reader = Reader::new(SHARE, text)?;
    let number = reader.number()?;
    share(&mut reader, number)
}

/// Reads how often something holds, as a probability.
///
/// # Errors
/// Where the text is no frequency, is negative, or is more often than always.
pub fn frequency(text: &str) -> Result<f64, QuantityError> {
    let mut reader = Reader::new(FREQUENCY, text)?;
    if let Some(probability) = words(&mut reader) {
        return reader.end().map(|()| probability);
    }
    let number = reader.number()?;
    let counted = reader.take_any(&[&["nights"], &["night"], &["days"], &["day"], &["times"], &["time"]]);
    if let Some(whole) = out_of(&mut reader)? {
        return ratio(&reader, number, whole);
    }
    if counted {
        let instead = format!("\"{number} nights in 7\"");
        return Err(reader.suggest(say!("quantity-reader-does-not-say-out", reader = reader.text()), instead));
    }
    share(&mut reader, number)
}

/// Writes a share so that [`percent`] reads the same number back.
pub fn write_percent(share: f64) -> String {
    let percent = format!("{} %", share * 100.0);
    let exact = |text: &String| self::percent(text) == Ok(share);
    Some(percent).filter(exact).unwrap_or_else(|| format!("{share}"))
}

/// Writes a probability so that [`frequency`] reads the same number back.
pub fn write_frequency(probability: f64) -> String {
    let nights = (1..NIGHTS_A_WEEK).map(|nights| format!("{nights} nights in {NIGHTS_A_WEEK}"));
    let candidates = ["always", "never"].map(str::to_owned).into_iter().chain(nights);
    let exact = |text: &String| frequency(text) == Ok(probability);
    candidates.into_iter().find(exact).unwrap_or_else(|| write_percent(probability))
}

fn words(reader: &mut Reader<'_>) -> Option<f64> {
    if reader.take_any(&[&["always"], &["every", "night"], &["every", "day"]]) {
        Some(1.0)
    } else if reader.take_any(&[&["never"]]) {
        Some(0.0)
    } else {
        reader.take_any(&[&["most", "nights"], &["most", "days"]]).then_some(MOST_NIGHTS)
    }
}

/// The number behind `in` or `out of`, or the seven nights of `a week`.
fn out_of(reader: &mut Reader<'_>) -> Result<Option<Decimal>, QuantityError> {
    if reader.take_any(&[&["a", "week"], &["per", "week"]]) {
        return Ok(Some(Decimal::whole(NIGHTS_A_WEEK)));
    }
    if reader.take_any(&[&["in"], &["out", "of"], &["of"]]) {
        return reader.number().map(Some);
    }
    Ok(None)
}

fn ratio(reader: &Reader<'_>, part: Decimal, whole: Decimal) -> Result<f64, QuantityError> {
    reader.end()?;
    if whole.is_zero() || part.real() > whole.real() {
        return Err(reader.refuse(say!("quantity-reader-is-more-often", reader = reader.text())));
    }
    Ok(part.real() / whole.real())
}

/// A number with `%` behind it, or a bare one up to 1.
fn share(reader: &mut Reader<'_>, number: Decimal) -> Result<f64, QuantityError> {
    let marked = reader.take_percent();
    reader.end()?;
    let share = if marked { number.hundredth().real() } else { number.real() };
    match (marked, share <= 1.0) {
        (_, true) => Ok(share),
        (true, false) => Err(reader.refuse(say!("quantity-reader-is-more-than-the", reader = reader.text()))),
        (false, false) => {
            let instead = format!("\"{number} %\"");
            Err(reader.suggest(say!("quantity-reader-is-above-1", reader = reader.text()), instead))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn frequencies_are_read_as_people_say_them() {
        for text in ["6 nights in 7", "6 nights out of 7", "6 in 7", "most nights", "6 nights a week"] {
            assert_eq!(frequency(text), Ok(6.0 / 7.0), "{text}");
        }
        assert_eq!(frequency("85 %"), Ok(0.85));
        assert_eq!(frequency("0.85"), Ok(0.85));
        assert_eq!([frequency("Always"), frequency("never")], [Ok(1.0), Ok(0.0)]);
        assert_eq!(frequency("1"), Ok(1.0));
    }

    #[test]
    fn bare_numbers_above_one_are_refused() {
        assert_eq!(frequency("85").unwrap_err().suggestion.as_deref(), Some("\"85 %\""));
        assert_eq!(percent("20").unwrap_err().suggestion.as_deref(), Some("\"20 %\""));
    }

    #[test]
    fn what_is_no_frequency_is_refused() {
        for text in
            ["8 nights in 7", "1 in 0", "-10 %", "110 %", "often", "6 nights", "6 in 7 always", "always 3"]
        {
            assert!(frequency(text).is_err(), "{text}");
        }
    }

    #[test]
    fn shares_are_read_with_or_without_the_sign() {
        assert_eq!(percent("20 %"), Ok(0.2));
        assert_eq!(percent("0,2"), Ok(0.2));
        assert_eq!(percent("12.5 per cent"), Ok(0.125));
        assert!(percent("always").is_err());
    }

    #[test]
    fn frequencies_are_written_in_words_where_they_have_some() {
        assert_eq!(write_frequency(1.0), "always");
        assert_eq!(write_frequency(0.0), "never");
        assert_eq!(write_frequency(6.0 / 7.0), "6 nights in 7");
        assert_eq!(write_frequency(0.85), "85 %");
        assert_eq!(write_percent(0.2), "20 %");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(share in 0.001_f64..=1.0) {
            prop_assert_eq!(frequency(&write_frequency(share)), Ok(share));
            prop_assert_eq!(percent(&write_percent(share)), Ok(share));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            prop_assert!(frequency(&text).map_or(true, |read| (0.0..=1.0).contains(&read)));
        }
    }
}

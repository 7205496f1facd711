//! Differences and prices in words; nothing is called better or worse inside two standard errors.

use super::{Compared, amount};
use crate::analysis::compare::{Difference, PriceRange};
use crate::analysis::findings::Mean;
use crate::report::words::thousands;
use crate::units::numbers;

/// Decimals of the price of a single day beyond those of the currency.
const MORE_DECIMALS: usize = 2;

/// An alternative less the present one: `fails 99 in 100 futures less often (± 1); ...`.
pub fn difference(compared: Compared<'_>, less: &Difference) -> String {
    let failing = points(less.fails).map(|text| match less.fails.value < 0.0 {
        true => format!("fails less often: {text} futures in 100 fewer"),
        false => format!("fails more often: {text} futures in 100 more"),
    });
    let fresh = points(less.fresh).map(|text| match less.fresh.value > 0.0 {
        true => format!("{text} fresh days in 100 more"),
        false => format!("{text} fresh days in 100 fewer"),
    });
    let none = || "no difference in backups beyond two standard errors".to_owned();
    let known: Vec<String> = failing.into_iter().chain(fresh).collect();
    let backups = if known.is_empty() { none() } else { known.join("; ") };
    format!("{backups}; {}.", paid(compared, less))
}

/// A sure difference of shares in hundredths with its error, without its sign: `99.1 ± 0.2`.
fn points(mean: Mean) -> Option<String> {
    let hundredths = |share: f64| format!("{:.1}", 100.0 * share.abs());
    mean.is_sure().then(|| match mean.error > 0.0 {
        true => format!("{} ± {}", hundredths(mean.value), at_least(&hundredths(mean.error))),
        false => hundredths(mean.value),
    })
}

/// An error that is not zero is not written as zero.
fn at_least(text: &str) -> String {
    if text == "0.0" { "0.1".to_owned() } else { text.to_owned() }
}

/// What it costs more or less: `252.00 USD more`.
pub fn paid(compared: Compared<'_>, less: &Difference) -> String {
    let Some(paid) = less.paid else { return "what it costs is not known".to_owned() };
    let currency = compared.currency();
    let error = match amount(paid.error).0 {
        0 => String::new(),
        _ => format!(" ± {}", currency.figure(amount(paid.error))),
    };
    let figure = currency.figure(amount(paid.value.abs()));
    match amount(paid.value).0 {
        0 => "the same price".to_owned(),
        _ if !paid.is_sure() => "no sure difference in price".to_owned(),
        more => format!("{figure}{error} {currency} {}", if more > 0 { "more" } else { "less" }),
    }
}

/// Prices of a day: `from 0.03 to 8.11 USD`, `above 8.11 USD`.
pub fn price_range(compared: Compared<'_>, range: PriceRange) -> String {
    let figure = |price: f64| day_price(compared, price);
    let currency = compared.currency();
    match (range.from > 0.0, range.to) {
        (false, None) => "at any price".to_owned(),
        (false, Some(to)) => format!("up to {} {currency}", figure(to)),
        (true, None) => format!("above {} {currency}", figure(range.from)),
        (true, Some(to)) => format!("from {} to {} {currency}", figure(range.from), figure(to)),
    }
}

/// The price of a day, finer than the currency's coins.
pub fn day_price(compared: Compared<'_>, minor_units: f64) -> String {
    let currency = compared.currency();
    let decimals = usize::try_from(currency.decimals()).unwrap_or(0) + MORE_DECIMALS;
    format!("{:.decimals$}", minor_units / numbers::real(currency.minor_units()))
}

/// So many days, as a whole number with commas; fewer than one is `under 1`.
pub fn days(count: f64) -> String {
    match numbers::round_half_up(count.abs()) {
        0 => "under 1".to_owned(),
        whole => thousands(numbers::index(whole)),
    }
}

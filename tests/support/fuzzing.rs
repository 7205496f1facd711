//! What the fuzz targets do with bytes: whatever they are, they are read or refused, never a panic.
//!
//! The targets under `fuzz/` and the replay of their corpus share this file; it uses the public interface alone.
#![allow(dead_code, reason = "each binary uses its own part")]

use headroom::calendar::Day;
use headroom::quantity::{self, Base};
use headroom::scenario::{self, Limits, Overrides};
use headroom::start::{file, form::read_form};
use headroom::units::Currency;

/// A small shipped scenario, for what is set over it.
const MINIMAL: &str = include_str!("../../scenarios/minimal.toml");

/// Reads a text as every quantity there is; what is written of a value reads as the same value.
pub fn quantities(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for base in [Base::Decimal, Base::Binary] {
        if let Ok(size) = quantity::size(text, base) {
            assert_eq!(quantity::size(&quantity::write_size(size, base), base).ok(), Some(size), "{text:?}");
        }
        let _ = quantity::growth(text, base);
    }
    let _ =
        (quantity::speed(text), quantity::hours(text), quantity::percent(text), quantity::frequency(text));
    let _ = (quantity::clock(text), quantity::price(text, &Currency::new("GBP")));
    if let Ok(days) = quantity::days(text) {
        assert_eq!(quantity::days(&quantity::write_days(days)).ok(), Some(days), "{text:?}");
    }
    if let Ok(duration) = quantity::duration(text) {
        assert_eq!(quantity::duration(&quantity::write_duration(duration)).ok(), Some(duration), "{text:?}");
    }
}

/// Checks a text as a scenario.
pub fn scenario(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = scenario::check("fuzzed.toml", text, &Overrides::default());
}

/// Sets what a text says, `KEY=VALUE` a line, over a small scenario.
pub fn overrides(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = text.lines().filter_map(|line| line.split_once('='));
    let set = lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let _ = scenario::check("minimal.toml", MINIMAL, &Overrides { set, ..Overrides::default() });
}

/// Reads a text as a form of answers; the file that follows from one that is read says the same when it is resolved.
pub fn forms(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let today = Day::from_number(20_787);
    let form = match read_form(text, today, Limits::default()) {
        Ok(form) => form,
        Err(problems) => return assert!(!problems.is_empty(), "refused without a word: {text:?}"),
    };
    match file::scenario(&form.answers, form.read_on.unwrap_or(today), "ours.toml", Limits::default()) {
        Ok((_, scenario)) => {
            let again = scenario::check("ours.toml", &scenario.resolved_text(), &Overrides::default());
            assert_eq!(again.map(|again| again.hash()).ok(), Some(scenario.hash()), "{text:?}");
        }
        Err(problems) => assert!(!problems.problems.is_empty(), "refused without a word: {text:?}"),
    }
}

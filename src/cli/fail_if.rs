//! `--fail-if` and `--precision`: what was typed, read strictly, and what becomes of it.

use super::Failure;
use super::load::day;
use crate::analysis::findings::Mean;
use crate::analysis::precision::Precision;
use crate::analysis::threshold::Threshold;
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Household, PersonId};
use crate::units::numbers;

/// A limit as it was typed, and what it means.
pub struct Limit {
    text: String,
    threshold: Threshold,
}

/// Reads every `--fail-if`.
pub fn limits(typed: &[String], household: &Household) -> Result<Vec<Limit>, Failure> {
    typed
        .iter()
        .map(|text| Ok(Limit { text: text.clone(), threshold: threshold(text, household)? }))
        .collect()
}

impl Limit {
    /// What it is about.
    pub const fn threshold(&self) -> &Threshold {
        &self.threshold
    }

    /// The message where a share crosses it.
    pub fn crossed_by(&self, share: Mean) -> Option<String> {
        let percent =
            |share: f64| format!("{} %", numbers::real(numbers::round_half_up(1000.0 * share)) / 10.0);
        let close = match self.threshold.is_close_to(share) {
            true => say!("cli-note-the-limit-is"),
            false => String::new(),
        };
        self.threshold.is_crossed_by(share).then(|| {
            let (found, error) = (percent(share.value), percent(share.error));
            say!("cli-crossed-text-it-is", text = self.text, found = found, error = error, close = close)
        })
    }
}

fn threshold(text: &str, household: &Household) -> Result<Threshold, Failure> {
    let (left, right) = text.rsplit_once('>').ok_or_else(|| refused(text, &say!("cli-there-is-no-in")))?;
    let above =
        percent(right).ok_or_else(|| refused(text, &say!("cli-trim-is-not-a", trim = right.trim())))?;
    let rest =
        left.trim().strip_prefix("failing").ok_or_else(|| refused(text, &say!("cli-it-does-not-begin")))?;
    let mut found = Threshold { whose: None, before: None, above };
    let mut rest = rest.trim();
    while !rest.is_empty() {
        rest = clause(text, rest, household, &mut found)?;
    }
    Ok(found)
}

/// Takes one clause off: `of NAME` or `before DATE`; gives what is left.
fn clause<'t>(
    text: &str,
    rest: &'t str,
    household: &Household,
    found: &mut Threshold,
) -> Result<&'t str, Failure> {
    if let (Some(after), None) = (rest.strip_prefix("before "), found.before) {
        let (date, rest) = after.trim_start().split_once(' ').unwrap_or((after.trim_start(), ""));
        found.before = Some(within(household, date)?);
        return Ok(rest.trim());
    }
    if let (Some(after), None) = (rest.strip_prefix("of "), found.whose) {
        let (name, rest) = name(after.trim_start());
        found.whose = Some(person(household, name)?);
        return Ok(rest.trim());
    }
    Err(refused(text, &say!("cli-rest-cannot-be-read", rest = rest)))
}

/// A name in quotes, or up to `before`.
fn name(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let quoted = quote.and_then(|quote| text[1..].split_once(quote));
    quoted.or_else(|| text.find(" before ").map(|at| (&text[..at], &text[at..]))).unwrap_or((text, ""))
}

fn person(household: &Household, name: &str) -> Result<PersonId, Failure> {
    let found = household.people.iter().position(|person| person.name == name.trim());
    found.map(PersonId::new).ok_or_else(|| {
        let known: Vec<String> = household.people.iter().map(|person| format!("`{}`", person.name)).collect();
        Failure::Input(say!("cli-error-fail-if-nobody", trim = name.trim(), join = known.join(", ")))
    })
}

/// A date that the horizon reaches: beyond it nothing is known.
fn within(household: &Household, date: &str) -> Result<Day, Failure> {
    let (day, horizon) = (day("--fail-if", date)?, household.horizon);
    match horizon.contains(day - 1) {
        true => Ok(day),
        false => Err(Failure::Input(say!(
            "cli-error-fail-if-day",
            day = day.to_string(),
            first = horizon.first.to_string(),
            last = horizon.last.to_string()
        ))),
    }
}

/// A percentage from 0 to 100, as a share: `10%`, `2.5 %`.
fn percent(text: &str) -> Option<f64> {
    let figure: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    (0.0..=100.0).contains(&figure).then_some(figure / 100.0)
}

fn refused(text: &str, why: &str) -> Failure {
    Failure::Input(say!("cli-error-fail-if-text", text = text, why = why))
}

/// Reads `--precision`: `2d`, `2 days` or `0.5%`.
pub fn precision(text: &str) -> Result<Precision, Failure> {
    let positive =
        |figure: &str| figure.trim().parse().ok().filter(|value: &f64| *value > 0.0 && value.is_finite());
    let days = ["days", "day", "d"].iter().find_map(|unit| text.trim().strip_suffix(unit));
    let found = match days {
        Some(figure) => positive(figure).map(Precision::Days),
        None => text.trim().strip_suffix('%').and_then(positive).map(|share| Precision::Share(share / 100.0)),
    };
    found.ok_or_else(|| Failure::Input(say!("cli-error-precision-text-is", text = text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_in_days_or_per_cent() {
        assert_eq!(precision("2d").ok(), Some(Precision::Days(2.0)));
        assert_eq!(precision("1.5 days").ok(), Some(Precision::Days(1.5)));
        assert_eq!(precision("0.5%").ok(), Some(Precision::Share(0.005)));
        assert!(["2", "0d", "-1%", "d", "nan%", "inf d"].iter().all(|text| precision(text).is_err()));
    }

    #[test]
    fn names_may_be_quoted() {
        assert_eq!(name("\"Parent A\" before 2027-01-01"), ("Parent A", " before 2027-01-01"));
        assert_eq!(name("'Zoë' "), ("Zoë", " "));
        assert_eq!(name("Parent A before 2027-01-01"), ("Parent A", " before 2027-01-01"));
        assert_eq!(name("Parent A"), ("Parent A", ""));
    }

    #[test]
    fn percentages_are_strict() {
        assert_eq!(percent(" 10% "), Some(0.1));
        assert!(["10", "-1%", "101%", "%", "nan%"].iter().all(|text| percent(text).is_none()));
    }
}

//! `compare.csv` and `compare.json`: the comparison for programs.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::words::reason;
use super::{Compared, amount};
use crate::analysis::compare::{Change, Difference, Row, Verdict};
use crate::analysis::findings::Mean;
use crate::report::files::{Estimate, Head, OutputFile, ReportError, csv_bytes, hashes, json_bytes, rounded};
use crate::report::locale::plainly;

const HEADER: [&str; 28] = [
    "alternative",
    "change",
    "futures",
    "p_failing_1_year",
    "p_failing",
    "p_failing_se",
    "first_failing_p05",
    "first_failing_p50",
    "first_failing_p95",
    "first_failing_p50_se_days",
    "fresh_share",
    "fresh_share_se",
    "stale_days",
    "paid",
    "paid_per_fresh_day",
    "currency",
    "p_failing_less_present",
    "p_failing_less_present_se",
    "fresh_share_less_present",
    "fresh_share_less_present_se",
    "paid_less_present",
    "paid_less_present_se",
    "regret",
    "regret_se",
    "regret_p95",
    "best_from_day_price",
    "best_to_day_price",
    "reason",
];

/// The bytes of `compare.csv`, one row an alternative.
///
/// # Errors
/// Where the table cannot be put together.
pub fn compare_csv(compared: Compared<'_>) -> Result<Vec<u8>, ReportError> {
    let rows = compared.rows().iter().enumerate().map(|(at, row)| fields(compared, at, row));
    plainly(|| csv_bytes("compare.csv", &HEADER, rows))
}

fn fields(compared: Compared<'_>, at: usize, row: &Row) -> Vec<String> {
    let estimate = Estimate::from(&row.first_failing);
    let number = |value: f64| format!("{value:.6}");
    let known = |value: Option<f64>| value.map_or_else(String::new, &number);
    let less = |of: &dyn Fn(&Difference) -> Option<Mean>| row.to_present.as_ref().and_then(of);
    let [p05, p50, p95] = [&estimate.p05, &estimate.p50, &estimate.p95].map(String::clone);
    let mut fields = vec![row.name.to_string(), change(&row.change).to_owned()];
    fields.push(compared.comparison.replicates.to_string());
    fields.extend([row.fails_in_a_year.value, row.fails.value, row.fails.error].map(number));
    fields.extend([p05, p50, p95, known(row.first_failing.standard_error_days)]);
    fields.extend([row.fresh.value, row.fresh.error, row.stale_days.value].map(number));
    fields.extend(
        [row.paid, row.paid_per_fresh_day].map(|paid| known(major(compared, paid).map(|of| of.value))),
    );
    fields.push(compared.currency().code().to_owned());
    let fails = less(&|less| Some(less.fails));
    let fresh = less(&|less| Some(less.fresh));
    let paid = major(compared, less(&|less| less.paid));
    for mean in [fails, fresh, paid, major(compared, row.regret.map(|regret| regret.mean))] {
        fields.extend([known(mean.map(|mean| mean.value)), known(mean.map(|mean| mean.error))]);
    }
    let scale = |minor: Option<f64>| known(minor.map(|minor| minor / minor_units(compared)));
    fields.push(scale(row.regret.map(|regret| regret.p95)));
    fields.push(scale(row.best_between.map(|range| range.from)));
    fields.push(scale(row.best_between.and_then(|range| range.to)));
    fields.push(reason(compared, at).unwrap_or_default());
    fields
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    head: Head,
    futures: usize,
    start: String,
    end: String,
    currency: &'a str,
    day_without_backup: String,
    verdict: Value,
    alternatives: Vec<Value>,
    answer: Vec<String>,
    outputs: BTreeMap<String, String>,
}

/// The bytes of `compare.json`, which names the other files of the comparison with their SHA-256.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn compare_json(compared: Compared<'_>, others: &[OutputFile]) -> Result<Vec<u8>, ReportError> {
    let (context, horizon) = (compared.context, compared.household.horizon);
    let rows = compared.rows().iter().enumerate();
    let file = File {
        head: Head::of(context),
        futures: compared.comparison.replicates,
        start: horizon.first.to_string(),
        end: horizon.last.to_string(),
        currency: compared.currency().code(),
        day_without_backup: compared.currency().figure(compared.comparison.day_price),
        verdict: verdict(compared),
        alternatives: plainly(|| rows.map(|(at, row)| alternative(compared, at, row)).collect()),
        answer: plainly(|| compared.printed()),
        outputs: hashes(others),
    };
    json_bytes("compare.json", &file)
}

fn verdict(compared: Compared<'_>) -> Value {
    let name = |at: &usize| compared.rows().get(*at).map(|row| row.name.to_string());
    let (best, undecided) = match &compared.comparison.verdict {
        Verdict::Unpriced => (None, Vec::new()),
        Verdict::Best(row) => (name(row), Vec::new()),
        Verdict::Undecided(rows) => (None, rows.iter().filter_map(name).collect()),
    };
    json!({ "best": best, "undecided": undecided })
}

fn alternative(compared: Compared<'_>, at: usize, row: &Row) -> Value {
    let money = |mean: Option<Mean>| mean.map(|mean| compared.currency().figure(amount(mean.value)));
    let scaled = |minor: f64| rounded(minor / minor_units(compared), 1e6);
    json!({
        "name": row.name.to_string(),
        "change": change(&row.change),
        "p_failing_1_year": share(row.fails_in_a_year),
        "p_failing_by_horizon": share(row.fails),
        "first_failing": Estimate::from(&row.first_failing),
        "share_age_le_7": share(row.fresh),
        "stale_days": share(row.stale_days),
        "paid_total": money(row.paid),
        "paid_per_fresh_day": row.paid_per_fresh_day.map(|mean| scaled(mean.value)),
        "less_present": row.to_present.as_ref().map(|less| difference(compared, less)),
        "regret": row.regret.map(|regret| json!({
            "mean": scaled(regret.mean.value),
            "error": scaled(regret.mean.error),
            "p95": scaled(regret.p95),
        })),
        "best_where_a_day_counts": row.best_between.map(|range| json!({
            "from": scaled(range.from),
            "to": range.to.map(scaled),
        })),
        "reason": reason(compared, at),
    })
}

fn difference(compared: Compared<'_>, less: &Difference) -> Value {
    json!({
        "p_failing_1_year": paired(less.fails_in_a_year),
        "p_failing_by_horizon": paired(less.fails),
        "share_age_le_7": paired(less.fresh),
        "stale_days": paired(less.stale_days),
        "paid_total": major(compared, less.paid).map(paired),
    })
}

fn share(mean: Mean) -> Value {
    json!({ "value": rounded(mean.value, 1e6), "error": rounded(mean.error, 1e6) })
}

/// A paired difference, and whether it is more than two standard errors.
fn paired(mean: Mean) -> Value {
    json!({ "value": rounded(mean.value, 1e6), "error": rounded(mean.error, 1e6), "sure": mean.is_sure() })
}

fn major(compared: Compared<'_>, minor: Option<Mean>) -> Option<Mean> {
    let scale = minor_units(compared);
    minor.map(|mean| Mean { value: mean.value / scale, error: mean.error / scale })
}

fn minor_units(compared: Compared<'_>) -> f64 {
    crate::units::numbers::real(compared.currency().minor_units())
}

const fn change(change: &Change) -> &'static str {
    match change {
        Change::Nothing => "present",
        Change::Plan(..) => "plan",
        Change::Leave(_) => "own_plans",
        Change::Join(..) => "joins",
        Change::Other => "other",
    }
}

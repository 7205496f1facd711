//! `summary.json`: everything a script wants to know about a run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tables::pool_name;
use super::{OutputFile, ReportError, cause_word, json_bytes, kind_word, sha256, state_word};
use crate::analysis::findings::{
    Arrival, BackupFindings, BackupToday, DateEstimate, PoolFindings, Survival, SurvivalDay, TodayState,
};
use crate::calendar::Day;
use crate::report::locale::plainly;
use crate::report::sure::{Grade, weighs_most};
use crate::report::text::Answer;
use crate::report::{Context, Run};
use crate::units::{Currency, Money, numbers};

/// What stands for a date that does not come.
const BEYOND: &str = "not within the horizon";
/// Version of the form of `summary.json`; grows when a field changes its meaning.
const SCHEMA_VERSION: u32 = 1;
/// The name this program goes by in its files.
pub(in crate::report) const PROGRAM: &str = "headroom";

#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    head: Head,
    futures: usize,
    start: String,
    end: String,
    today: Vec<Today>,
    pools: Vec<Pool>,
    backups: Vec<Backup>,
    sure: Sure,
    answer: Vec<String>,
    outputs: BTreeMap<String, String>,
}

/// The program, as the files that name others tell it.
#[derive(Serialize)]
pub struct Program {
    name: &'static str,
    version: String,
}

impl Program {
    /// This program, in the version of a run.
    pub fn of(context: &Context) -> Self {
        Self { name: PROGRAM, version: context.version.clone() }
    }
}

/// What a JSON file begins with: how it is laid out, and what its numbers come from.
#[derive(Serialize)]
pub struct Head {
    schema_version: u32,
    program: Program,
    scenario: Scenario,
    seed: u64,
}

impl Head {
    /// The head of a run's files.
    pub fn of(context: &Context) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            program: Program::of(context),
            scenario: Scenario { title: context.title.clone(), hash: context.scenario_hash.clone() },
            seed: context.seed,
        }
    }
}

/// Files by name, each with its SHA-256.
pub fn hashes(files: &[OutputFile]) -> BTreeMap<String, String> {
    files.iter().map(|file| (file.name.clone(), sha256(&file.bytes))).collect()
}

#[derive(Serialize)]
struct Scenario {
    title: String,
    hash: String,
}

#[derive(Serialize)]
struct Sure {
    grade: String,
    typed_share: f64,
    growth_rates_known: usize,
    growth_rates_guessed: usize,
    weighs_most: Option<String>,
}

#[derive(Serialize)]
struct Today {
    person: String,
    device: String,
    kind: &'static str,
    state: &'static str,
    since: Option<String>,
    needs_bytes: i64,
    free_bytes: i64,
}

#[derive(Serialize)]
struct Pool {
    name: String,
    quota_bytes: i64,
    used_bytes: i64,
    plan: String,
    currency: String,
    monthly_price: Option<String>,
    price_as_of: Option<String>,
    paid_total: Option<String>,
    p_failing_by_horizon: f64,
    first_failing: Estimate,
    act_by: Option<String>,
    never_failed: Vec<NeverFailed>,
}

/// Share of futures that never failed up to a day, with its 95 % band.
#[derive(Serialize)]
struct NeverFailed {
    date: String,
    share: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct Backup {
    pool: String,
    /// In each of its pools, where its person may move.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    in_pools: Vec<InPool>,
    person: String,
    device: String,
    kind: &'static str,
    first_failure: Estimate,
    first_failing: Estimate,
    works_again: Option<Estimate>,
    gap_days: Option<GapDays>,
    fails_past_horizon: Estimate,
    last_copy_lost: Estimate,
    p_failing_by_horizon: f64,
    causes: Vec<Cause>,
    lapses_per_year: f64,
    longest_lapse_days: i32,
    protection: Protection,
    never_failed: Vec<NeverFailed>,
    loss_if_lost: Loss,
}

#[derive(Serialize)]
struct InPool {
    pool: String,
    p_failing_by_horizon: f64,
    first_failing: Estimate,
}

#[derive(Serialize)]
struct GapDays {
    p05: i32,
    p50: i32,
    p95: i32,
}

#[derive(Serialize)]
struct Cause {
    cause: &'static str,
    futures: usize,
}

#[derive(Serialize)]
struct Protection {
    share_age_le_1: f64,
    share_age_le_7: f64,
    share_age_le_14: f64,
    errors: [f64; 3],
}

#[derive(Serialize)]
struct Loss {
    days: f64,
    days_error: f64,
    days_p95: i64,
    days_p95_error: Option<f64>,
    bytes: i64,
    bytes_error: i64,
    bytes_p95: i64,
    bytes_p95_error: Option<i64>,
}

/// A date estimate as it stands in `summary.json`.
#[derive(Serialize)]
pub(in crate::report) struct Estimate {
    pub p05: String,
    p25: String,
    pub p50: String,
    p75: String,
    pub p95: String,
    standard_error_days: Option<f64>,
    standard_errors_days: [Option<f64>; 5],
    probability: f64,
    probability_error: f64,
}

/// The bytes of `summary.json`, which names every other file with its SHA-256.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn summary_json(run: Run, others: &[OutputFile]) -> Result<Vec<u8>, ReportError> {
    let horizon = run.household.horizon;
    let summary = Summary {
        head: Head::of(run.context),
        futures: run.findings.futures,
        start: horizon.first.to_string(),
        end: horizon.last.to_string(),
        today: run.findings.today.iter().map(today).collect(),
        pools: run.findings.pools.iter().map(|found| pool(run, found)).collect(),
        backups: run.findings.backups.iter().map(|found| backup(run, found)).collect(),
        sure: sure(run),
        answer: plainly(|| Answer::of(run).printed()),
        outputs: hashes(others),
    };
    json_bytes("summary.json", &summary)
}

fn sure(run: Run) -> Sure {
    let [growth_rates_known, growth_rates_guessed] = run.context.growth_rates;
    Sure {
        grade: plainly(|| Grade::of(run).word()),
        typed_share: share(run.context.typed_share),
        growth_rates_known,
        growth_rates_guessed,
        weighs_most: plainly(|| weighs_most(run)),
    }
}

fn today(backup: &BackupToday) -> Today {
    let since = match backup.state {
        TodayState::Failing { since, .. } => Some(since.to_string()),
        TodayState::Works | TodayState::NeverWorked { .. } | TodayState::Off => None,
    };
    Today {
        person: backup.name.person_name.clone(),
        device: backup.name.device_name.clone(),
        kind: kind_word(backup.name.kind),
        state: state_word(backup.state),
        since,
        needs_bytes: backup.needs.count(),
        free_bytes: backup.free.count(),
    }
}

fn pool(run: Run, found: &PoolFindings) -> Pool {
    let currency = &run.household.currency;
    Pool {
        name: found.name.clone(),
        quota_bytes: found.quota.count(),
        used_bytes: found.used.count(),
        plan: found.plan.clone(),
        currency: currency.code().to_owned(),
        monthly_price: amount(currency, found.monthly_price),
        price_as_of: run.listed_prices(found.pool).map(|day| day.to_string()),
        paid_total: amount(currency, found.paid),
        p_failing_by_horizon: share(found.first_failing.probability),
        first_failing: Estimate::from(&found.first_failing),
        act_by: found.first_failing.act_by().map(|day| day.to_string()),
        never_failed: milestones(run, &found.survival),
    }
}

/// The survival curve at the end of every year and of the horizon; all of it is in `survival.csv`.
fn milestones(run: Run, survival: &Survival) -> Vec<NeverFailed> {
    let horizon = run.household.horizon;
    let years = (1..).map(|year| horizon.first.plus_months(12 * year) - 1);
    let days: Vec<Day> = years.take_while(|day| *day < horizon.last).chain([horizon.last]).collect();
    let wanted = survival.failing.iter().filter(|at| days.contains(&at.day));
    let at = |at: &SurvivalDay| NeverFailed {
        date: at.day.to_string(),
        share: share(at.share),
        low: share(at.low),
        high: share(at.high),
    };
    wanted.map(at).collect()
}

fn amount(currency: &Currency, money: Option<Money>) -> Option<String> {
    money.map(|money| currency.figure(money))
}

fn backup(run: Run, found: &BackupFindings) -> Backup {
    let [share_age_le_1, share_age_le_7, share_age_le_14] = found.protected.map(share);
    let causes = found.causes.iter();
    let course = found.recovery.as_ref().and_then(|recovery| recovery.course);
    Backup {
        pool: pool_name(run, found.name.pool),
        in_pools: in_pools(run, found),
        person: found.name.person_name.clone(),
        device: found.name.device_name.clone(),
        kind: kind_word(found.name.kind),
        first_failure: Estimate::from(&found.first_failure),
        first_failing: Estimate::from(&found.first_failing),
        works_again: found.recovery.as_ref().map(|recovery| Estimate::from(&recovery.works_again)),
        gap_days: course.map(|course| gap_days(course.gap_days)),
        fails_past_horizon: Estimate::from(&found.fails_on),
        last_copy_lost: Estimate::from(&found.last_copy_lost),
        p_failing_by_horizon: share(found.first_failing.probability),
        causes: causes.map(|&(cause, futures)| Cause { cause: cause_word(cause), futures }).collect(),
        lapses_per_year: rounded(found.lapses_per_year, 1000.0),
        longest_lapse_days: found.longest_lapse_days,
        protection: Protection {
            share_age_le_1,
            share_age_le_7,
            share_age_le_14,
            errors: found.protected_errors.map(share),
        },
        never_failed: milestones(run, &found.survival),
        loss_if_lost: Loss {
            days: rounded(found.loss_days.value, 100.0),
            days_error: rounded(found.loss_days.error, 100.0),
            days_p95: found.loss_days_p95,
            days_p95_error: found.loss_days_p95_error.map(|days| rounded(days, 100.0)),
            bytes: numbers::round_half_up(found.loss_bytes.value),
            bytes_error: numbers::round_half_up(found.loss_bytes.error),
            bytes_p95: found.loss_bytes_p95.count(),
            bytes_p95_error: found.loss_bytes_p95_error.map(numbers::round_half_up),
        },
    }
}

fn in_pools(run: Run, found: &BackupFindings) -> Vec<InPool> {
    let moves = found.in_pools.iter().filter(|_| found.in_pools.len() > 1);
    let of = |of: &crate::analysis::findings::InPool| InPool {
        pool: pool_name(run, of.pool),
        p_failing_by_horizon: share(of.first_failing.probability),
        first_failing: Estimate::from(&of.first_failing),
    };
    moves.map(of).collect()
}

const fn gap_days([p05, p50, p95]: [i32; 3]) -> GapDays {
    GapDays { p05, p50, p95 }
}

impl From<&DateEstimate> for Estimate {
    fn from(estimate: &DateEstimate) -> Self {
        let [p05, p25, p50, p75, p95] = estimate.quantiles.map(date);
        Self {
            p05,
            p25,
            p50,
            p75,
            p95,
            standard_error_days: estimate.standard_error_days.map(|days| rounded(days, 100.0)),
            standard_errors_days: estimate
                .standard_errors_days
                .map(|error| error.map(|days| rounded(days, 100.0))),
            probability: share(estimate.probability),
            probability_error: share(estimate.probability_error),
        }
    }
}

/// A share to the millionth.
pub fn share(value: f64) -> f64 {
    rounded(value, 1e6)
}

/// A number to one over `scale`.
pub(in crate::report) fn rounded(value: f64, scale: f64) -> f64 {
    numbers::real(numbers::round_half_up(value * scale)) / scale
}

/// A date as files write it, or that it does not come.
pub(in crate::report) fn date(arrival: Arrival) -> String {
    match arrival {
        Arrival::On(day) => day.to_string(),
        Arrival::Beyond => BEYOND.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn summary() -> (String, serde_json::Value) {
        let family = fixture::family();
        let files = [OutputFile::new("forecast.csv", b"date\n".to_vec())];
        let text = String::from_utf8(summary_json(family.run(), &files).unwrap()).unwrap();
        let value = serde_json::from_str(&text).unwrap();
        (text, value)
    }

    #[test]
    fn fields_stand_in_the_order_of_the_contract() {
        let (text, _) = summary();
        let keys = [
            "schema_version",
            "program",
            "scenario",
            "seed",
            "futures",
            "start",
            "end",
            "today",
            "pools",
            "backups",
            "sure",
            "answer",
            "outputs",
        ];
        let places: Vec<_> = keys.iter().map(|key| text.find(&format!("\n  \"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn dates_that_never_come_are_words_and_money_is_exact() {
        let (_, value) = summary();
        assert_eq!(value["backups"][1]["first_failing"]["p95"], BEYOND);
        assert_eq!(value["backups"][0]["first_failing"]["p50"], "2027-08-10");
        assert_eq!(value["pools"][0]["paid_total"], "107.64");
        assert_eq!(value["today"][0]["kind"], "whatsapp");
        assert_eq!(value["answer"][0], "Family on one 200 GB plan, as read on 30 Nov 2026");
    }

    #[test]
    fn every_other_file_is_named_with_its_hash() {
        let (_, value) = summary();
        assert_eq!(value["outputs"]["forecast.csv"], sha256(b"date\n"));
    }

    const BEYOND: &str = "not within the horizon";
}

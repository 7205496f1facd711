//! `advice.csv` and `advice.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::Told;
use super::words;
use crate::analysis::advice::{Advised, Gain, Schedule};
use crate::analysis::remedies::Effort;
use crate::report::files::{Head, OutputFile, ReportError, cause_word, csv_bytes, hashes, json_bytes, share};
use crate::report::locale::plainly;
use crate::report::words::backup_name;
use crate::units::numbers;

const HEADER: [&str; 21] = [
    "rank",
    "change",
    "on",
    "futures",
    "verified",
    "p_failing",
    "p_failing_error",
    "sufficient",
    "fails_first",
    "fails_first_cause",
    "p_fails_first",
    "months_won_median",
    "months_won_at_least",
    "money",
    "currency",
    "effort",
    "undo",
    "deletes_data",
    "last_copy_goes",
    "dominated_by",
    "given_up",
];

/// The bytes of `advice.csv`: everything that was tried, best first.
///
/// # Errors
/// Where the table cannot be put together.
pub fn advice_csv(told: Told<'_>) -> Result<Vec<u8>, ReportError> {
    let rows = told.advice.tried.iter().enumerate();
    plainly(|| csv_bytes("advice.csv", &HEADER, rows.map(|(at, of)| fields(told, at, of))))
}

fn fields(told: Told<'_>, at: usize, of: &Advised) -> Vec<String> {
    let median = of.won.map(|won| won.median);
    let still = still(of);
    vec![
        (at + 1).to_string(),
        words::order(told.household, &of.change),
        of.change.on().map_or(String::new(), |on| on.to_string()),
        of.outlook.futures.to_string(),
        of.verified.to_string(),
        share(of.outlook.chance()).to_string(),
        share(of.outlook.error()).to_string(),
        of.sufficient.to_string(),
        still.as_ref().map_or(String::new(), |still| still.backup.clone()),
        still.as_ref().map_or(String::new(), |still| still.cause.to_owned()),
        still.as_ref().map_or(String::new(), |still| still.p_fails_first.to_string()),
        median.map_or(String::new(), |gain| format!("{:.1}", gain.months)),
        median.map_or(String::new(), |gain| gain.at_least.to_string()),
        told.household.currency.figure(of.money),
        told.household.currency.code().to_owned(),
        effort_word(of.change.effort()).to_owned(),
        words::undo_word(of.change.undo()).to_owned(),
        of.change.deletes_data().to_string(),
        of.last_copy_goes.to_string(),
        of.dominated_by.map_or(String::new(), |by| (by + 1).to_string()),
        words::given_up(of),
    ]
}

#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    head: Head,
    keep_failing_below: f64,
    nothing_needed: bool,
    act_by: Option<String>,
    on: String,
    futures: usize,
    p_failing_without: f64,
    smallest: Option<usize>,
    closest: Option<usize>,
    changes: Vec<One>,
    plans_over_time: Vec<Plans>,
    outputs: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct One {
    rank: usize,
    change: String,
    on: Option<String>,
    where_to_tap: Vec<String>,
    futures: usize,
    verified: bool,
    p_failing: f64,
    p_failing_error: f64,
    sufficient: bool,
    still: Option<Still>,
    months_won: Option<Months>,
    money: String,
    currency: String,
    effort: &'static str,
    undo: String,
    deletes_data: bool,
    last_copy_goes: bool,
    dominated_by: Option<usize>,
    given_up: String,
    events: String,
}

/// What most often fails first even then.
#[derive(Serialize)]
struct Still {
    backup: String,
    cause: &'static str,
    p_fails_first: f64,
}

#[derive(Serialize)]
struct Months {
    p05: Month,
    p50: Month,
    p95: Month,
    futures: usize,
}

#[derive(Serialize)]
struct Month {
    months: f64,
    at_least: bool,
}

#[derive(Serialize)]
struct Plans {
    pool: String,
    switches: Vec<(String, String)>,
    sufficient: bool,
    futures: usize,
    p_short_of_room: f64,
    p_short_of_room_error: f64,
    paid_total: String,
    paid_total_without: String,
}

/// The bytes of `advice.json`: everything there is to know, and the other files with their hashes.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn advice_json(told: Told<'_>, others: &[OutputFile]) -> Result<Vec<u8>, ReportError> {
    let advice = told.advice;
    let place = |of: Option<&Advised>| {
        let of = of?;
        advice.tried.iter().position(|other| other.change == of.change).map(|at| at + 1)
    };
    let whole = Whole {
        head: Head::of(told.context),
        keep_failing_below: share(advice.wish.promise.limit),
        nothing_needed: advice.nothing_needed(),
        act_by: advice.act_by.map(|day| day.to_string()),
        on: advice.on.to_string(),
        futures: advice.without.futures,
        p_failing_without: share(advice.without.chance()),
        smallest: place(advice.smallest()),
        closest: place(advice.closest()),
        changes: plainly(|| advice.tried.iter().enumerate().map(|(at, of)| one(told, at, of)).collect()),
        plans_over_time: advice.schedules.iter().map(|of| plans(told, of)).collect(),
        outputs: hashes(others),
    };
    json_bytes("advice.json", &whole)
}

fn one(told: Told<'_>, at: usize, of: &Advised) -> One {
    One {
        rank: at + 1,
        change: words::order(told.household, &of.change),
        on: of.change.on().map(|on| on.to_string()),
        where_to_tap: words::where_to_tap(&of.change),
        futures: of.outlook.futures,
        verified: of.verified,
        p_failing: share(of.outlook.chance()),
        p_failing_error: share(of.outlook.error()),
        sufficient: of.sufficient,
        still: still(of),
        months_won: of.won.map(|won| Months {
            p05: month(won.low),
            p50: month(won.median),
            p95: month(won.high),
            futures: won.futures,
        }),
        money: told.household.currency.figure(of.money),
        currency: told.household.currency.code().to_owned(),
        effort: effort_word(of.change.effort()),
        undo: words::undo_word(of.change.undo()),
        deletes_data: of.change.deletes_data(),
        last_copy_goes: of.last_copy_goes,
        dominated_by: of.dominated_by.map(|by| by + 1),
        given_up: words::given_up(of),
        events: words::events(told.household, &of.change),
    }
}

fn still(of: &Advised) -> Option<Still> {
    let first = of.lives.still.as_ref()?;
    let replicates = numbers::real_count(first.replicates);
    Some(Still {
        backup: backup_name(&first.name),
        cause: cause_word(first.cause),
        p_fails_first: share(replicates / numbers::real_count(of.outlook.futures.max(1))),
    })
}

fn month(gain: Gain) -> Month {
    Month {
        months: numbers::real(numbers::round_half_up(gain.months * 10.0)) / 10.0,
        at_least: gain.at_least,
    }
}

fn plans(told: Told<'_>, of: &Schedule) -> Plans {
    let household = told.household;
    let plan = |switch: &crate::analysis::advice::Switch| {
        (switch.on.to_string(), household.plans[switch.plan.index()].name.clone())
    };
    Plans {
        pool: household.pools[of.pool.index()].name.clone(),
        switches: of.switches.iter().map(plan).collect(),
        sufficient: of.sufficient,
        futures: of.futures,
        p_short_of_room: share(of.chance()),
        p_short_of_room_error: share(of.error()),
        paid_total: household.currency.figure(of.paid),
        paid_total_without: household.currency.figure(of.paid_without),
    }
}

const fn effort_word(effort: Effort) -> &'static str {
    match effort {
        Effort::Wait => "wait",
        Effort::Taps => "taps",
        Effort::Evening => "evening",
        Effort::Habit => "habit",
    }
}

//! `simulate sensitivity`: which unknowns move the answer, as a page, and as `sensitivity.csv`.

use std::collections::BTreeMap;

use super::files::{Head, OutputFile, ReportError, csv_bytes, date, hashes, json_bytes, share};
use super::sure::{level, sentence};
use super::words::{backup_name_short, capitalised, decimal, horizon_in_words, thousands};
use super::{Run, explain};
use crate::analysis::sensitivity::{Asked, Sensitivity, Swing};
use crate::calendar::{Arrival, DAYS_A_MONTH, Horizon};
use crate::language::say;
use crate::report::locale::{Dated, plainly};
use crate::units::numbers;
use explain::{Page, Section};
use serde::Serialize;

/// Levels in the table.
const IN_TABLE: usize = 12;
/// Levels that are worth measuring first.
const FIRST: usize = 3;
/// Days below which a swing is not worth a measurement.
const WORTH_MEASURING: i64 = 3;
const HEADER: [&str; 11] = [
    "level",
    "date",
    "months",
    "date_p50_at_p05",
    "date_p50_at_p95",
    "p_failing_at_p05",
    "p_failing_at_p95",
    "rank_correlation",
    "rank_correlation_error",
    "disagree",
    "futures",
];

/// The page.
pub fn page(run: Run, found: &Sensitivity) -> Page {
    let mut section = Section::new(say!(
        "sensitivity-title-as-read-on",
        title = run.context.title,
        in_short = run.context.read_on.in_short()
    ));
    section.say(say!("sensitivity-sure"), sentence(run));
    if found.asked == Asked::FailsAlready {
        section.say(say!("sensitivity-measure"), say!("sensitivity-it-fails-already-nothing"));
        return Page { sections: vec![section] };
    }
    section.say(say!("sensitivity-measure"), measure_first(found));
    section.say(say!("sensitivity-noise"), noise(run, found));
    let moves = found.swings.iter().any(|swing| days(swing).abs() >= WORTH_MEASURING);
    let disagreeing: Vec<String> = found
        .swings
        .iter()
        .filter(|swing| swing.disagree && moves)
        .take(FIRST)
        .map(|swing| level(&swing.weight.path))
        .collect();
    if !disagreeing.is_empty() {
        section.say(
            say!("sensitivity-beware"),
            say!("sensitivity-swing-and-correlation-tell", join = disagreeing.join(", ")),
        );
    }
    let mut sections = vec![section];
    if !found.swings.is_empty() {
        sections.push(table(run, found));
    }
    Page { sections }
}

/// What the user could find out: the levels that move the date most.
fn measure_first(found: &Sensitivity) -> String {
    let worth = |swing: &&Swing| days(swing).abs() >= WORTH_MEASURING;
    let names: Vec<String> = found.swings.iter().filter(worth).take(FIRST).map(told).collect();
    match names.as_slice() {
        [] => say!("sensitivity-nothing-that-could-be", date_asked = date_asked(&found.asked)),
        names => {
            say!("sensitivity-first-join-two-readings", join = names.join(&say!("sensitivity-join-then")))
        }
    }
}

/// The date that is asked about, in words.
fn date_asked(asked: &Asked) -> String {
    match asked {
        Asked::FirstBackup(name) => {
            say!("sensitivity-the-first-backup-of", backup_name_short = backup_name_short(name))
        }
        Asked::FirstFailing | Asked::FailsAlready => say!("sensitivity-the-first-failing-date"),
    }
}

/// The same for programs.
const fn date_word(asked: &Asked) -> &'static str {
    match asked {
        Asked::FirstBackup(_) => "first backup",
        Asked::FirstFailing => "first failing",
        Asked::FailsAlready => "failing already",
    }
}

fn told(swing: &Swing) -> String {
    say!("sensitivity-level-moves-it-by", level = level(&swing.weight.path), days = days(swing).abs())
}

fn days(swing: &Swing) -> i64 {
    numbers::round_half_up(swing.months * DAYS_A_MONTH)
}

/// What nobody can find out.
fn noise(run: Run, found: &Sensitivity) -> String {
    let span = horizon_in_words(run.household.horizon);
    if run.is_certain() {
        return say!("sensitivity-none-nothing-in-this");
    }
    if run.findings.weights.is_empty() {
        return say!("sensitivity-no-date-differs-from", span = span);
    }
    say!("sensitivity-round-half-up-of", round_half_up = numbers::round_half_up(found.noise * 100.0))
}

fn table(run: Run, found: &Sensitivity) -> Section {
    let mut section = Section::new(say!(
        "sensitivity-capitalised-with-one-unknown",
        capitalised = capitalised(date_asked(&found.asked))
    ));
    let row = |swing: &Swing| {
        let [low, high] = swing.medians.map(|date| month(date, run.household.horizon));
        vec![
            capitalised(level(&swing.weight.path)),
            low,
            high,
            format!("{:+}", days(swing)),
            signed(swing.weight.correlation),
        ]
    };
    let rows = found.swings.iter().take(IN_TABLE).map(row).collect();
    section.table(
        &[
            "",
            &say!("sensitivity-low"),
            &say!("sensitivity-high"),
            &say!("sensitivity-days"),
            &say!("sensitivity-rank"),
        ],
        rows,
    );
    section.say("", say!("sensitivity-low-and-high-1", thousands = thousands(found.futures)));
    section
}

/// `+0.85`, `-0.90`.
fn signed(correlation: f64) -> String {
    let sign = if correlation.is_sign_negative() { "-" } else { "+" };
    format!("{sign}{}", decimal(correlation.abs(), 2))
}

/// `Aug 2027`, or `later`.
fn month(date: Arrival, horizon: Horizon) -> String {
    match date {
        Arrival::On(day) => day.max(horizon.first).month_in_short(),
        Arrival::Beyond => say!("sensitivity-later"),
    }
}

/// The bytes of `sensitivity.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn sensitivity_csv(found: &Sensitivity) -> Result<Vec<u8>, ReportError> {
    csv_bytes("sensitivity.csv", &HEADER, found.swings.iter().map(|swing| fields(found, swing)))
}

fn fields(found: &Sensitivity, swing: &Swing) -> Vec<String> {
    let [low, high] = swing.medians.map(date);
    let [p_low, p_high] = swing.chances.map(|chance| share(chance).to_string());
    vec![
        swing.weight.path.clone(),
        date_word(&found.asked).to_owned(),
        format!("{:.2}", swing.months),
        low,
        high,
        p_low,
        p_high,
        format!("{:.3}", swing.weight.correlation),
        format!("{:.3}", swing.weight.error),
        swing.disagree.to_string(),
        found.futures.to_string(),
    ]
}

#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    head: Head,
    sure: String,
    date: &'static str,
    noise_share: f64,
    futures: usize,
    levels: Vec<One>,
    outputs: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct One {
    level: String,
    months: f64,
    date_p50: [Option<String>; 2],
    p_failing: [f64; 2],
    rank_correlation: f64,
    rank_correlation_error: f64,
    disagree: bool,
}

/// The same as JSON, with the other files and their hashes.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn sensitivity_json(
    run: Run,
    found: &Sensitivity,
    others: &[OutputFile],
) -> Result<Vec<u8>, ReportError> {
    let one = |swing: &Swing| One {
        level: swing.weight.path.clone(),
        months: share(swing.months),
        date_p50: swing.medians.map(|date| date.day().map(|day| day.to_string())),
        p_failing: swing.chances.map(share),
        rank_correlation: share(swing.weight.correlation),
        rank_correlation_error: share(swing.weight.error),
        disagree: swing.disagree,
    };
    let levels = found.swings.iter().map(one).collect();
    let whole = Whole {
        head: Head::of(run.context),
        sure: plainly(|| sentence(run)),
        date: date_word(&found.asked),
        noise_share: share(found.noise),
        futures: found.futures,
        levels,
        outputs: hashes(others),
    };
    json_bytes("sensitivity.json", &whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sensitivity::Weight;
    use crate::report::fixture::{self, day};

    fn found(asked: Asked, months: f64) -> Sensitivity {
        let weight = Weight { path: "home/upload".to_owned(), correlation: -0.9, error: 0.02 };
        let medians = [Arrival::On(day(2027, 4, 2)), Arrival::On(day(2027, 1, 5))];
        let swings = vec![Swing { weight, medians, chances: [1.0; 2], months, disagree: true }];
        Sensitivity { asked, futures: 192, swings, noise: 0.3 }
    }

    fn text(asked: Asked, months: f64) -> String {
        let text = page(fixture::family().run(), &found(asked, months)).render(false);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_fails_already_is_moved_by_nothing() {
        let text = text(Asked::FailsAlready, 0.0);
        assert!(text.contains("Measure it fails already: nothing to measure moves that."), "{text}");
        assert!(!text.contains("Beware") && !text.contains("low"), "{text}");
    }

    #[test]
    fn where_a_first_backup_is_awaited_its_date_is_what_moves() {
        let name = fixture::family().findings.backups[1].name.clone();
        let text = text(Asked::FirstBackup(name), -2.8);
        assert!(text.contains("Measure first the home's upload (moves it by 85 days)."), "{text}");
        assert!(text.contains("The first backup of Parent A's iPhone, with one unknown at a time"), "{text}");
    }

    #[test]
    fn what_moves_nothing_says_of_what() {
        assert!(text(Asked::FirstFailing, 0.0).contains("moves the first failing date by three days."));
    }

    #[test]
    fn programs_learn_which_date_is_meant() {
        let csv = String::from_utf8(sensitivity_csv(&found(Asked::FirstFailing, -2.8)).unwrap()).unwrap();
        assert!(csv.starts_with("level,date,months,date_p50_at_p05"), "{csv}");
        assert!(csv.contains("home/upload,first failing,-2.80,2027-04-02,2027-01-05,1"), "{csv}");
    }
}

//! What lies beside the summary: three tables and the list of pictures.
//!
//! `forecast.csv` says how full each pool is, day by day; `trace.csv` holds every day of every backup in the
//! representative future, `failures.csv` its spells without backup, each explained; `charts.json` says what each
//! picture shows, for whoever shows the picture.

use serde::Serialize;

use super::{ReportError, cause_word, csv_bytes, json_bytes, kind_word, outcome_word};
use crate::analysis::findings::{Cause, Kind, Outcome, PoolDay, Shortage, Spell, Subject, TraceRow};
use crate::model::household::PoolId;
use crate::report::Run;
use crate::report::figures::Chart;
use crate::report::locale::{Dated, plainly};
use crate::report::words::{SizeUnit, backup_name, capitalised, cause_words, whatsapp_times};
use crate::units::Bytes;

/// The columns of `forecast.csv`.
const FORECAST: [&str; 14] = [
    "date",
    "pool",
    "quota_bytes",
    "used_p05",
    "used_p25",
    "used_p50",
    "used_p75",
    "used_p95",
    "p_failing",
    "used_p05_se",
    "used_p25_se",
    "used_p50_se",
    "used_p75_se",
    "used_p95_se",
];

/// The columns of `trace.csv`.
const TRACE: [&str; 13] = [
    "date",
    "pool",
    "person",
    "device",
    "kind",
    "outcome",
    "next_size_bytes",
    "sent_bytes",
    "stored_bytes",
    "free_bytes",
    "short_by_bytes",
    "age_days",
    "at_risk_bytes",
];

/// The columns of `failures.csv`.
const FAILURES: [&str; 11] = [
    "pool",
    "person",
    "device",
    "kind",
    "from",
    "to",
    "cause",
    "needed_bytes",
    "free_bytes",
    "short_by_bytes",
    "explanation",
];

/// A picture in `charts.json`.
#[derive(Serialize)]
struct Entry {
    name: String,
    title: String,
    subtitle: String,
    alt: String,
    description: String,
    png: String,
    svg: String,
    data: String,
    width: u32,
    height: u32,
}

/// The bytes of `forecast.csv`: pool by pool, day by day.
///
/// # Errors
/// Where the table cannot be put together.
pub fn forecast_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let pools = run.findings.pools.iter();
    let rows = pools.flat_map(|pool| pool.days.iter().map(|day| forecast_row(&pool.name, day)));
    csv_bytes("forecast.csv", &FORECAST, rows)
}

/// The bytes of `trace.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn trace_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let trace = &run.findings.representative.trace;
    csv_bytes("trace.csv", &TRACE, trace.iter().map(|row| trace_row(run, row)))
}

/// The bytes of `failures.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn failures_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let spells = &run.findings.representative.spells;
    plainly(|| csv_bytes("failures.csv", &FAILURES, spells.iter().map(|spell| failure_row(run, spell))))
}

/// The bytes of `charts.json`, or of such a list under another name; `size` is the pictures' width and height in pixels.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn charts_json(name: &str, charts: &[Chart], size: (u32, u32)) -> Result<Vec<u8>, ReportError> {
    let entries: Vec<_> = charts.iter().map(|chart| entry(chart, size)).collect();
    json_bytes(name, &entries)
}

/// The name of a pool, empty where the run knows nothing of it.
pub(super) fn pool_name(run: Run, pool: PoolId) -> String {
    run.pool(pool).map_or(String::new(), |found| found.name.clone())
}

fn forecast_row(pool: &str, day: &PoolDay) -> Vec<String> {
    let mut row = vec![day.day.to_string(), pool.to_owned(), day.quota.count().to_string()];
    row.extend(day.used.iter().map(|used| used.count().to_string()));
    row.push(format!("{:.6}", day.p_failing));
    row.extend(day.used_errors.iter().map(|error| error.count().to_string()));
    row
}

fn trace_row(run: Run, row: &TraceRow) -> Vec<String> {
    let (person, device, kind) = match &row.subject {
        Subject::Backup(name) => (name.person_name.clone(), name.device_name.clone(), kind_word(name.kind)),
        Subject::Sync { person_name } => (person_name.clone(), String::new(), "sync"),
    };
    let mut fields = vec![row.day.to_string(), pool_name(run, row.pool), person, device, kind.to_owned()];
    fields.push(outcome_word(row.outcome));
    fields.push(if is_attempt(row) { count(row.next_size) } else { String::new() });
    fields.extend([row.sent, row.stored, row.free, row.short_by].map(count));
    fields.push(row.age_days.map_or(String::new(), |days| days.to_string()));
    fields.push(count(row.at_risk));
    fields
}

/// Whether something was to be sent that day: a backup only where an attempt was made, synced data every day.
const fn is_attempt(row: &TraceRow) -> bool {
    match (&row.subject, row.outcome) {
        (Subject::Sync { .. }, _)
        | (Subject::Backup(_), Outcome::Completed | Outcome::InProgress | Outcome::OverQuota) => true,
        (Subject::Backup(name), Outcome::PhoneFull) => name.is_whatsapp(),
        (Subject::Backup(_), _) => false,
    }
}

fn count(size: Bytes) -> String {
    size.count().to_string()
}

fn failure_row(run: Run, spell: &Spell) -> Vec<String> {
    let name = &spell.name;
    let mut fields = vec![pool_name(run, spell.pool), name.person_name.clone(), name.device_name.clone()];
    fields.push(kind_word(name.kind).to_owned());
    fields.push(spell.from.to_string());
    fields.push(spell.to.map_or(String::new(), |day| day.to_string()));
    fields.push(cause_word(spell.cause).to_owned());
    let room = spell.shortage.map(|short| [short.needed, short.free, short.needed - short.free]);
    let counts = room.map(|sizes| sizes.map(|size| size.count().to_string()));
    fields.extend(counts.unwrap_or_default());
    fields.push(explanation(run, spell));
    fields
}

fn explanation(run: Run, spell: &Spell) -> String {
    let until = match spell.to {
        Some(day) => format!("until {}", day.in_full()),
        None => "to the end and beyond".to_owned(),
    };
    let name = capitalised(backup_name(&spell.name));
    let room = spell.shortage.map_or(String::new(), |shortage| arithmetic(run, spell, shortage));
    format!(
        "{name}: none from {} {until}, {}{room}.",
        spell.from.in_full(),
        cause_words(run.household, spell.cause)
    )
}

fn arithmetic(run: Run, spell: &Spell, shortage: Shortage) -> String {
    let unit = match spell.cause {
        Cause::PhoneFull => SizeUnit::PHONE,
        _ => run.unit_of(spell.pool),
    };
    let room = unit.shortfall(shortage.needed, shortage.free);
    let twice = match spell.name.kind {
        Kind::WhatsApp(_) => format!(" ({} times {})", whatsapp_times(), unit.show(shortage.size)),
        Kind::Device { .. } => String::new(),
    };
    format!(", {} needed{twice}, {}, {} short", room.needed, room.room, room.short)
}

fn entry(chart: &Chart, (width, height): (u32, u32)) -> Entry {
    let caption = chart.caption();
    Entry {
        png: format!("{}.png", caption.name),
        svg: format!("{}.svg", caption.name),
        data: format!("{}.chart.csv", caption.name),
        name: caption.name.clone(),
        title: caption.title.clone(),
        subtitle: caption.subtitle.clone(),
        alt: caption.alt.clone(),
        description: caption.description.clone(),
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn rows_are_integers_and_iso_dates() {
        let family = fixture::family();
        let text = String::from_utf8(forecast_csv(family.run()).unwrap()).unwrap();
        let mut rows = text.lines();
        assert_eq!(rows.next(), Some(FORECAST.join(",").as_str()));
        let first: Vec<_> = rows.next().unwrap().split(',').collect();
        assert_eq!(first[..3], ["2026-12-01", "family", "214748364800"]);
        assert_eq!(first[8..10], ["0.000000", "1048576"]);
        assert_eq!(text.lines().count(), 1097);
    }

    #[test]
    fn every_kind_of_row_has_all_its_fields() {
        let family = fixture::family();
        let text = String::from_utf8(trace_csv(family.run()).unwrap()).unwrap();
        let rows: Vec<_> = text.lines().collect();
        assert_eq!(rows[0], TRACE.join(","));
        assert!(rows[1].starts_with("2027-08-10,family,Parent A,iPhone,whatsapp,over_quota,1073741824,0,"));
        assert!(rows[2].contains(",device,no_power+unlocked,,0,") && rows[2].contains(",,1000000"));
        assert!(rows[3].starts_with("2027-08-10,family,Parent B,,sync,completed,"));
    }

    #[test]
    fn a_full_phone_is_short_of_room_of_its_own() {
        let mut family = fixture::family();
        let spell = &mut family.findings.representative.spells[0];
        spell.cause = Cause::PhoneFull;
        spell.name = family.findings.backups[1].name.clone();
        let (size, needed, free) = (Bytes::ZERO, Bytes::new(50_000_000), Bytes::new(46_000_000));
        spell.shortage = Some(Shortage { on: spell.from, size, needed, free });
        let text = String::from_utf8(failures_csv(family.run()).unwrap()).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.contains(",phone_full,50000000,46000000,4000000,"), "{row}");
        assert!(row.contains("no room on the phone, 50 MB needed, 46 MB are free, 4 MB short."), "{row}");
    }

    #[test]
    fn a_spell_is_explained_in_one_sentence() {
        let family = fixture::family();
        let text = String::from_utf8(failures_csv(family.run()).unwrap()).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.starts_with("family,Parent A,iPhone,whatsapp,2027-08-10,,over_quota,"));
        let sentence = "Parent A's WhatsApp backup: none from 10 August 2027 to the end and beyond, no room in \
                        iCloud, 35.7 GB needed (2.05 times 17.4 GB), 34.9 GB are free, 0.8 GB short.";
        assert!(row.contains(sentence), "{row}");
    }
}

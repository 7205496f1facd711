//! `trace.csv`: every day of every backup in the representative future.

use super::{ReportError, csv_bytes, kinds};
use crate::analysis::findings::{Subject, TraceRow};
use crate::model::household::PoolId;
use crate::report::Run;
use crate::units::Bytes;

const HEADER: [&str; 13] = [
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

/// The bytes of `trace.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn trace_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let trace = &run.findings.representative.trace;
    csv_bytes("trace.csv", &HEADER, trace.iter().map(|row| fields(run, row)))
}

fn fields(run: Run, row: &TraceRow) -> Vec<String> {
    let (pool, person, device, kind) = match &row.subject {
        Subject::Backup(name) => {
            (name.pool, name.person_name.clone(), name.device_name.clone(), kinds::kind(name.kind))
        }
        Subject::Sync { person_name, pool } => (*pool, person_name.clone(), String::new(), "sync"),
    };
    let mut fields = vec![row.day.to_string(), pool_name(run, pool), person, device, kind.to_owned()];
    fields.push(kinds::outcome(row.outcome));
    fields.extend([row.next_size, row.sent, row.stored, row.free, row.short_by].map(count));
    fields.push(row.age_days.map_or(String::new(), |days| days.to_string()));
    fields.push(count(row.at_risk));
    fields
}

/// The name of a pool, empty where the run knows nothing of it.
pub(super) fn pool_name(run: Run, pool: PoolId) -> String {
    run.pool(pool).map_or(String::new(), |found| found.name.clone())
}

fn count(size: Bytes) -> String {
    size.count().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn every_kind_of_row_has_all_its_fields() {
        let family = fixture::family();
        let text = String::from_utf8(trace_csv(family.run()).unwrap()).unwrap();
        let rows: Vec<_> = text.lines().collect();
        assert_eq!(rows[0], HEADER.join(","));
        assert!(rows[1].starts_with("2027-08-10,family,Parent A,iPhone,whatsapp,over_quota,1073741824,0,"));
        assert!(rows[2].contains(",device,no_power+unlocked,") && rows[2].contains(",,1000000"));
        assert!(rows[3].starts_with("2027-08-10,family,Parent B,,sync,completed,"));
    }
}

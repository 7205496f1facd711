//! `forecast.csv`: how full each pool is, day by day.

use super::{ReportError, csv_bytes};
use crate::analysis::findings::PoolDay;
use crate::report::Run;

const HEADER: [&str; 14] = [
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

/// The bytes of `forecast.csv`: pool by pool, day by day.
///
/// # Errors
/// Where the table cannot be put together.
pub fn forecast_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let pools = run.findings.pools.iter();
    let rows = pools.flat_map(|pool| pool.days.iter().map(|day| row(&pool.name, day)));
    csv_bytes("forecast.csv", &HEADER, rows)
}

fn row(pool: &str, day: &PoolDay) -> Vec<String> {
    let mut row = vec![day.day.to_string(), pool.to_owned(), day.quota.count().to_string()];
    row.extend(day.used.iter().map(|used| used.count().to_string()));
    row.push(format!("{:.6}", day.p_failing));
    row.extend(day.used_errors.iter().map(|error| error.count().to_string()));
    row
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
        assert_eq!(rows.next(), Some(HEADER.join(",").as_str()));
        let first: Vec<_> = rows.next().unwrap().split(',').collect();
        assert_eq!(first[..3], ["2026-12-01", "family", "214748364800"]);
        assert_eq!(first[8..10], ["0.000000", "1048576"]);
        assert_eq!(text.lines().count(), 1097);
    }
}

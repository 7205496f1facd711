//! `survival.csv`: the share of futures that never failed so far, day by day, with its 95 % band.

use super::tables::pool_name;
use super::{ReportError, csv_bytes, kind_word};
use crate::analysis::findings::{Survival, SurvivalDay};
use crate::report::Run;

const HEADER: [&str; 11] = [
    "date",
    "pool",
    "person",
    "device",
    "kind",
    "never_failed",
    "low",
    "high",
    "no_failed_attempt",
    "no_failed_attempt_low",
    "no_failed_attempt_high",
];

/// The bytes of `survival.csv`: each pool as a whole (kind `pool`), then each backup, day by day.
///
/// # Errors
/// Where the table cannot be put together.
pub fn survival_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let pools = run.findings.pools.iter().map(|pool| {
        (vec![pool.name.clone(), String::new(), String::new(), "pool".to_owned()], &pool.survival)
    });
    let backups = run.findings.backups.iter().map(|backup| {
        let name = &backup.name;
        let whose = [pool_name(run, name.pool), name.person_name.clone(), name.device_name.clone()];
        let kind = kind_word(name.kind).to_owned();
        (whose.into_iter().chain([kind]).collect(), &backup.survival)
    });
    let rows = pools.chain(backups).flat_map(|(whose, survival)| rows(whose, survival));
    csv_bytes("survival.csv", &HEADER, rows)
}

fn rows(whose: Vec<String>, survival: &Survival) -> impl Iterator<Item = Vec<String>> {
    let days = survival.failing.iter().zip(&survival.failure);
    let (mut of_failing, mut of_failure) = (Shares::default(), Shares::default());
    days.map(move |(failing, failure)| {
        let date = std::iter::once(failing.day.to_string());
        let shares = of_failing.written(failing).into_iter().chain(of_failure.written(failure));
        date.chain(whose.iter().cloned()).chain(shares).collect()
    })
}

/// The shares of a day as they are written: mostly those of the day before.
#[derive(Default)]
struct Shares {
    last: [f64; 3],
    written: [String; 3],
}

impl Shares {
    fn written(&mut self, on: &SurvivalDay) -> [String; 3] {
        let shares = [on.share, on.low, on.high];
        if self.last.map(f64::to_bits) != shares.map(f64::to_bits) || self.written[0].is_empty() {
            (self.last, self.written) = (shares, shares.map(|share| format!("{share:.6}")));
        }
        self.written.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_curve_for_the_pool_and_one_for_every_backup() {
        let family = fixture::family();
        let text = String::from_utf8(survival_csv(family.run()).unwrap()).unwrap();
        assert_eq!(text.lines().count(), 1 + 1096 * 4);
        assert!(text.contains("2026-12-01,family,,,pool,1.000000,0.990000,1.000000,1.000000,"));
        assert!(text.contains("2029-11-30,family,Teenager,iPhone,device,0.500000,0.480000,0.520000,"));
    }
}

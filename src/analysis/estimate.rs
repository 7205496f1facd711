//! Dates that may never come: quantiles, shares and their Monte Carlo errors; how failing spells end.

use super::findings::{Course, DateEstimate, Recovery};
use crate::calendar::{Arrival, Day};
use crate::engine::{QUANTILES, Record, rank, ranks_around};
use crate::units::numbers;

/// The distribution of a date over replicates; "not within the horizon" sorts last.
pub fn estimate(mut dates: Vec<Arrival>) -> DateEstimate {
    dates.sort_unstable();
    let count = dates.len();
    let came = dates.partition_point(|date| *date < Arrival::Beyond);
    let probability = numbers::real_count(came) / numbers::real_count(count.max(1));
    DateEstimate {
        quantiles: QUANTILES.map(|q| dates.get(rank(q, count)).copied().unwrap_or(Arrival::Beyond)),
        standard_error_days: standard_error(&dates, 0.5),
        standard_errors_days: QUANTILES.map(|q| standard_error(&dates, q)),
        probability,
        probability_error: libm::sqrt(probability * (1.0 - probability) / numbers::real_count(count.max(1))),
    }
}

/// Standard error of a quantile in days, by order statistics: half the distance between the values one
/// binomial standard deviation of rank to either side. `None` where the values run beyond the horizon.
pub fn standard_error(sorted: &[Arrival], quantile: f64) -> Option<f64> {
    let (low, high) = ranks_around(quantile, sorted.len());
    let at = |rank: usize| sorted.get(rank).and_then(|date| date.day());
    Some(f64::from(at(high)?.days_since(at(low)?)) / 2.0)
}

/// What becomes of a backup after its first failing spell; `None` where it is failing in no replicate.
pub fn recovery(records: &[Record]) -> Option<Recovery> {
    let failing: Vec<&Record> =
        records.iter().filter(|record| record.first_failing != Arrival::Beyond).collect();
    let works_again: Vec<Arrival> = failing.iter().map(|record| record.works_again).collect();
    (!failing.is_empty()).then(|| Recovery {
        works_again: estimate(works_again),
        course: course(&failing),
        freed_by: None,
    })
}

fn course(failing: &[&Record]) -> Option<Course> {
    let spells = failing.iter().filter_map(|of| Some((of.first_failing.day()?, of.works_again.day()?)));
    let (mut again, mut gaps): (Vec<Day>, Vec<i32>) =
        spells.map(|(since, again)| (again, again.days_since(since))).unzip();
    again.sort_unstable();
    gaps.sort_unstable();
    let last = again.len().checked_sub(1)?;
    let at = |quantile| rank(quantile, again.len()).min(last);
    Some(Course {
        again: QUANTILES.map(|quantile| again[at(quantile)]),
        gap_days: [0.05, 0.5, 0.95].map(|quantile| gaps[at(quantile)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn a_date_beyond_the_horizon_is_a_value_of_its_own() {
        let mut dates: Vec<Arrival> = (1..=60).map(on).collect();
        dates.extend([Arrival::Beyond; 40]);
        let estimate = estimate(dates);
        assert_eq!(estimate.quantiles, [on(5), on(25), on(50), Arrival::Beyond, Arrival::Beyond]);
        assert!((estimate.probability - 0.6).abs() < 1e-12);
        assert!((estimate.probability_error - 0.0489898).abs() < 1e-6);
    }

    #[test]
    fn the_error_of_a_median_shrinks_with_the_root_of_the_count() {
        let uniform = |count: i32| (0..count).map(|i| on(i * (40_000 / count))).collect::<Vec<_>>();
        let (few, many) = (standard_error(&uniform(100), 0.5), standard_error(&uniform(10_000), 0.5));
        let ratio = few.unwrap() / many.unwrap();
        assert!((ratio - 10.0).abs() < 0.5, "{ratio}");
    }

    #[test]
    fn an_error_that_reaches_beyond_the_horizon_is_not_given() {
        assert_eq!(standard_error(&[on(1), on(2), Arrival::Beyond, Arrival::Beyond], 0.5), None);
        assert_eq!(standard_error(&[], 0.5), None);
    }

    fn record(first_failing: i32, works_again: Option<i32>) -> Record {
        let on = |day| Arrival::On(Day::from_number(day));
        let works_again = works_again.map_or(Arrival::Beyond, on);
        let mut record = Record::default();
        (record.first_failing, record.works_again) = (on(first_failing), works_again);
        record
    }

    #[test]
    fn a_spell_that_ends_is_told_from_one_that_does_not() {
        let records = [record(10, Some(40)), record(20, Some(40)), record(30, None), Record::default()];
        let recovery = recovery(&records).unwrap();
        assert!((recovery.works_again.probability - 2.0 / 3.0).abs() < 1e-12);
        let course = recovery.course.unwrap();
        assert_eq!(course.again, [Day::from_number(40); 5]);
        assert_eq!(course.gap_days, [20, 20, 30]);
    }

    #[test]
    fn a_backup_that_never_fails_has_nothing_to_recover_from() {
        assert_eq!(recovery(&[Record::default()]), None);
        assert_eq!(recovery(&[record(1, None)]).unwrap().course, None);
    }
}

//! Dates that may never come: quantiles, shares and their Monte Carlo errors; how failing spells end.

use super::findings::{Course, DateEstimate, Recovery};
use crate::calendar::Arrival;
use crate::engine::{BackupSummary, DayCounts, QUANTILES, rank, ranks_around};
use crate::units::numbers;

/// The distribution of a date over replicates; "not within the horizon" sorts last.
pub fn estimate(dates: &DayCounts) -> DateEstimate {
    let count = dates.len();
    let probability = numbers::real_count(dates.came()) / numbers::real_count(count.max(1));
    DateEstimate {
        quantiles: QUANTILES.map(|q| dates.ranked(rank(q, count)).unwrap_or(Arrival::Beyond)),
        standard_error_days: standard_error(dates, 0.5),
        standard_errors_days: QUANTILES.map(|q| standard_error(dates, q)),
        probability,
        probability_error: libm::sqrt(probability * (1.0 - probability) / numbers::real_count(count.max(1))),
    }
}

/// Standard error of a quantile in days, by order statistics: half the distance between the values one
/// binomial standard deviation of rank to either side. `None` where the values run beyond the horizon.
pub fn standard_error(dates: &DayCounts, quantile: f64) -> Option<f64> {
    let (low, high) = ranks_around(quantile, dates.len());
    let at = |rank: usize| dates.ranked(rank).and_then(Arrival::day);
    Some(f64::from(at(high)?.days_since(at(low)?)) / 2.0)
}

/// What becomes of a backup after its first failing spell; `None` where it is failing in no replicate.
pub fn recovery(backup: &BackupSummary) -> Option<Recovery> {
    let works_again = &backup.works_again;
    (!works_again.is_empty()).then(|| Recovery {
        works_again: estimate(works_again),
        course: course(backup),
        freed_by: None,
    })
}

fn course(backup: &BackupSummary) -> Option<Course> {
    let (again, count) = (&backup.works_again, backup.gaps.total());
    let last = count.checked_sub(1)?;
    let at = |quantile| rank(quantile, count).min(last);
    let day = |quantile| again.ranked(at(quantile)).and_then(Arrival::day).unwrap_or_default();
    let gap = |quantile| backup.gaps.ranked(at(quantile)).unwrap_or_default();
    Some(Course { again: QUANTILES.map(day), gap_days: [0.05, 0.5, 0.95].map(gap) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn a_date_beyond_the_horizon_is_a_value_of_its_own() {
        let mut dates: Vec<Arrival> = (1..=60).map(on).collect();
        dates.extend([Arrival::Beyond; 40]);
        let estimate = estimate(&dates.into_iter().collect());
        assert_eq!(estimate.quantiles, [on(5), on(25), on(50), Arrival::Beyond, Arrival::Beyond]);
        assert!((estimate.probability - 0.6).abs() < 1e-12);
        assert!((estimate.probability_error - 0.0489898).abs() < 1e-6);
    }

    #[test]
    fn the_error_of_a_median_shrinks_with_the_root_of_the_count() {
        let uniform = |count: i32| (0..count).map(|i| on(i * (40_000 / count))).collect::<DayCounts>();
        let (few, many) = (standard_error(&uniform(100), 0.5), standard_error(&uniform(10_000), 0.5));
        let ratio = few.unwrap() / many.unwrap();
        assert!((ratio - 10.0).abs() < 0.5, "{ratio}");
    }

    #[test]
    fn an_error_that_reaches_beyond_the_horizon_is_not_given() {
        let dates = [on(1), on(2), Arrival::Beyond, Arrival::Beyond].into_iter().collect();
        assert_eq!(standard_error(&dates, 0.5), None);
        assert_eq!(standard_error(&DayCounts::default(), 0.5), None);
    }

    /// A backup's first failing days, and when it works again.
    fn backup(spells: &[(Arrival, Arrival)]) -> BackupSummary {
        let mut backup = BackupSummary::default();
        for (first_failing, works_again) in spells.iter().copied() {
            backup.take_failing(first_failing, works_again);
        }
        backup
    }

    #[test]
    fn a_spell_that_ends_is_told_from_one_that_does_not() {
        let never = (Arrival::Beyond, Arrival::Beyond);
        let spells = [(on(10), on(40)), (on(20), on(40)), (on(30), Arrival::Beyond), never];
        let recovery = recovery(&backup(&spells)).unwrap();
        assert!((recovery.works_again.probability - 2.0 / 3.0).abs() < 1e-12);
        let course = recovery.course.unwrap();
        assert_eq!(course.again, [Day::from_number(40); 5]);
        assert_eq!(course.gap_days, [20, 20, 30]);
    }

    #[test]
    fn a_backup_that_never_fails_has_nothing_to_recover_from() {
        assert_eq!(recovery(&backup(&[(Arrival::Beyond, Arrival::Beyond)])), None);
        assert_eq!(recovery(&backup(&[(on(1), Arrival::Beyond)])).unwrap().course, None);
    }
}

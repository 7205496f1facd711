//! Means over replicates with their Monte Carlo standard errors.

use crate::engine::{GroupedLosses, Histogram, Losses, Ratio};
use crate::units::numbers;

/// Standard errors beyond which a difference is called one.
const SURE_BEYOND: f64 = 2.0;

/// A mean over replicates and its Monte Carlo standard error.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Its standard error; zero where all replicates agree.
    pub error: f64,
}

impl Mean {
    /// The mean of one value a replicate.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        Self::ratio(&Ratio::of(values.map(|value| (value, 1.0))))
    }

    /// Sum over sum, one pair a replicate: replicates with more days weigh more. The error is that of a ratio
    /// estimator, by what each replicate is off from the common ratio.
    pub fn ratio(ratio: &Ratio) -> Self {
        let Some(value) = ratio.value() else { return Self::default() };
        let count = numbers::real_count(ratio.count);
        let freed = if count > 1.0 { count / (count - 1.0) } else { 1.0 };
        Self { value, error: libm::sqrt(ratio.off * freed) / ratio.below }
    }

    /// Whether it differs from zero by more than two standard errors.
    pub fn is_sure(self) -> bool {
        self.value.abs() > SURE_BEYOND * self.error
    }
}

/// A quantile over days and replicates, and its Monte Carlo standard error.
///
/// Days of a replicate depend on each other, so the error comes from groups of whole replicates: the spread of their
/// quantiles over the root of their number. `None` with fewer than two groups.
pub fn quantile(
    losses: &GroupedLosses,
    of: &dyn Fn(&Losses) -> &Histogram,
    share: f64,
) -> (i64, Option<f64>) {
    let all = of(&losses.all()).quantile(share).unwrap_or(0);
    let groups = losses.groups.iter().filter_map(|group| of(group).quantile(share));
    let groups: Vec<f64> = groups.map(numbers::real).collect();
    let error = (groups.len() > 1).then(|| Mean::of(groups.into_iter()).error);
    (all, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_has_the_error_of_its_sample() {
        let mean = Mean::of([1.0, 2.0, 3.0, 4.0].into_iter());
        assert!((mean.value - 2.5).abs() < 1e-12);
        assert!((mean.error - libm::sqrt(5.0 / 3.0 / 4.0)).abs() < 1e-12);
    }

    #[test]
    fn what_is_proportional_is_known_exactly() {
        let ratio = Mean::ratio(&Ratio::of([(2.0, 4.0), (1.0, 2.0), (10.0, 20.0)].into_iter()));
        assert_eq!((ratio.value, ratio.error), (0.5, 0.0));
        assert_eq!(Mean::ratio(&Ratio::of(std::iter::empty())), Mean::default());
    }

    #[test]
    fn a_difference_is_sure_beyond_two_errors() {
        assert!(Mean { value: -2.1, error: 1.0 }.is_sure());
        assert!(!Mean { value: 1.9, error: 1.0 }.is_sure());
        assert!(!Mean::default().is_sure());
    }
}

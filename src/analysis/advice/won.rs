//! Months won: how much later a household first fails, future by future, with dates that never come taken as they are.

use crate::calendar::{Arrival, DAYS_A_MONTH, Day, Horizon};
use crate::engine::rank;
use crate::units::numbers;

/// How much later the first failing day comes, over the futures that fail without the change.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Won {
    /// Median.
    pub median: Gain,
    /// 5 % of those futures win less.
    pub low: Gain,
    /// 5 % of them win more.
    pub high: Gain,
    /// How many futures fail without the change.
    pub futures: usize,
}

/// A number of months, or at least so many.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gain {
    /// Months of 365.25 / 12 days; negative where it fails sooner.
    pub months: f64,
    /// Whether it may be more: some future that won no more than this does not fail again within the horizon.
    pub at_least: bool,
}

/// Months won, from each future's first failing day without and with a change; `None` where none fails without it.
///
/// A future that no longer fails has won at least the days to the horizon's end. As such a future may have won any
/// number more, a quantile is "at least" as soon as one of them is not above it.
pub fn won(without: &[Arrival], with: &[Arrival], first: Day, last: Day) -> Option<Won> {
    let mut gains: Vec<(i32, bool)> =
        without.iter().zip(with).filter_map(|pair| gain(pair, first, last)).collect();
    gains.sort_unstable();
    let at = |quantile: f64| {
        let rank = rank(quantile, gains.len()).min(gains.len().checked_sub(1)?);
        let at_least = gains[..=rank].iter().any(|(_, censored)| *censored);
        Some(Gain { months: f64::from(gains[rank].0) / DAYS_A_MONTH, at_least })
    };
    Some(Won { median: at(0.5)?, low: at(0.05)?, high: at(0.95)?, futures: gains.len() })
}

/// Whether a future that fails without a change fails at least a month later with it.
pub fn wins_a_month(without: &Arrival, with: &Arrival, horizon: Horizon) -> bool {
    let days = gain((without, with), horizon.first, horizon.last).map_or(0, |(days, _)| days);
    f64::from(days) / DAYS_A_MONTH >= 1.0
}

/// Days won in one future, and whether they are only known to be so many.
fn gain((without, with): (&Arrival, &Arrival), first: Day, last: Day) -> Option<(i32, bool)> {
    let before = without.day()?.max(first);
    Some(match with {
        Arrival::On(day) => ((*day).max(first).days_since(before), false),
        Arrival::Beyond => ((last + 1).days_since(before), true),
    })
}

impl Gain {
    /// Whole months, no more than were won.
    pub fn whole(self) -> i64 {
        numbers::floor(self.months + 1e-9)
    }
}

impl Won {
    /// Whether the median future wins at least so many months.
    pub fn median_is(&self, months: i64) -> bool {
        self.median.months >= numbers::real(months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    fn of(without: &[Arrival], with: &[Arrival]) -> Option<Won> {
        won(without, with, Day::from_number(0), Day::from_number(999))
    }

    #[test]
    fn the_median_of_known_gains_is_exact() {
        let won = of(&[on(10), on(10), on(10)], &[on(10), on(71), on(200)]).unwrap();
        assert_eq!((won.median.at_least, won.futures), (false, 3));
        assert!((won.median.months - 61.0 / DAYS_A_MONTH).abs() < 1e-12);
    }

    #[test]
    fn a_future_that_no_longer_fails_makes_what_is_not_below_it_a_least() {
        let won = of(&[on(900), on(10), on(10)], &[Arrival::Beyond, on(310), on(410)]).unwrap();
        assert_eq!([won.low.at_least, won.median.at_least, won.high.at_least], [true; 3]);
        let won = of(&[on(10), on(10), on(10)], &[Arrival::Beyond, on(310), on(410)]).unwrap();
        assert_eq!([won.low.at_least, won.median.at_least, won.high.at_least], [false, false, true]);
    }

    #[test]
    fn futures_that_never_failed_have_nothing_to_win() {
        assert_eq!(of(&[Arrival::Beyond], &[Arrival::Beyond]), None);
        assert_eq!(of(&[Arrival::Beyond, on(5)], &[on(3), on(5)]).unwrap().futures, 1);
    }
}

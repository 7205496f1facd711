//! As many replicates as it takes: rounds until the household's first failing is known well enough.

use super::estimate::{estimate, standard_error};
use crate::engine::{DayCounts, Keep, Run, Runner};
use crate::model::world::World;
use crate::units::numbers;

/// How well the household's first failing is to be known: the largest standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Precision {
    /// Of its median date, in days.
    Days(f64),
    /// Of its probability within the horizon.
    Share(f64),
}

/// How rounds of replicates ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Reached {
    /// The standard error is this, which is small enough.
    Known(f64),
    /// The median lies beyond the horizon by more than two standard errors: there is no date to know.
    NoDate,
    /// The most replicates were lived; the standard error is this, where there is one.
    Ceiling(Option<f64>),
}

/// The most replicates that rounds go to.
pub const CEILING: usize = 200_000;
/// Replicates of the first round: fewer do not know their own error.
const FIRST_ROUND: usize = 1000;
/// The longest step from one round to the next, as a multiple of what was lived.
const LONGEST_STEP: f64 = 4.0;
/// A little more than the error asks for, so that one more round is seldom needed.
const MARGIN: f64 = 1.1;
/// Standard errors by which the median must lie beyond the horizon.
const SURELY: f64 = 2.0;

/// Runs rounds of replicates until the first failing is known that well, or `ceiling` replicates are lived.
pub fn run_until(
    world: &World,
    precision: Precision,
    ceiling: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> (Run, Reached) {
    let mut runner = Runner::new(world, Keep::EVERYTHING);
    let mut target = if world.certain() { 1 } else { FIRST_ROUND.min(ceiling) };
    loop {
        runner.live(target - runner.replicates(), progress);
        let state = precision.state(&runner.first_failing().collect());
        let lived = runner.replicates();
        let last = lived >= ceiling || world.certain();
        match state {
            State::Known(error) => return (runner.finish(), Reached::Known(error)),
            State::NoDate => return (runner.finish(), Reached::NoDate),
            State::Open(error) if last => return (runner.finish(), Reached::Ceiling(error)),
            State::Open(error) => target = precision.next(lived, error).min(ceiling),
        }
    }
}

/// What is known after a round.
enum State {
    Known(f64),
    NoDate,
    Open(Option<f64>),
}

impl Precision {
    /// The standard error asked for.
    pub const fn wanted(self) -> f64 {
        match self {
            Self::Days(wanted) | Self::Share(wanted) => wanted,
        }
    }

    fn state(self, firsts: &DayCounts) -> State {
        let error = match self {
            Self::Days(_) => standard_error(firsts, 0.5),
            Self::Share(_) => Some(share_error(firsts)),
        };
        let found = estimate(firsts);
        let surely_later = found.probability + SURELY * found.probability_error < 0.5;
        match error {
            Some(error) if error <= self.wanted() => State::Known(error),
            None if surely_later => State::NoDate,
            error => State::Open(error),
        }
    }

    /// How many replicates the next round goes to: errors shrink with the root of their number.
    fn next(self, lived: usize, error: Option<f64>) -> usize {
        let factor = error.map_or(LONGEST_STEP, |error| {
            let ratio = error / self.wanted();
            (MARGIN * ratio * ratio).clamp(MARGIN, LONGEST_STEP)
        });
        numbers::index(numbers::floor(factor * numbers::real_count(lived))).max(lived + 1)
    }
}

/// The standard error of the share that fails; with one failure and one survivor added, so that a share of none or
/// all is not taken to be known exactly.
fn share_error(firsts: &DayCounts) -> f64 {
    let count = numbers::real_count(firsts.len());
    let failed = numbers::real_count(firsts.came());
    let share = (failed + 1.0) / (count + 2.0);
    libm::sqrt(share * (1.0 - share) / count.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Arrival, Day};

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn the_next_round_is_as_long_as_the_error_asks_for() {
        assert_eq!(Precision::Days(2.0).next(1000, Some(3.0)), 2475);
        assert_eq!(Precision::Days(2.0).next(1000, Some(30.0)), 4000);
        assert_eq!(Precision::Days(2.0).next(1000, None), 4000);
        assert_eq!(Precision::Share(0.01).next(1000, Some(0.0101)), 1122);
    }

    #[test]
    fn a_median_surely_beyond_the_horizon_is_no_date() {
        let firsts = |failing: i32| {
            let came = (0..failing).map(on);
            came.chain(std::iter::repeat_n(Arrival::Beyond, 1000)).collect::<DayCounts>()
        };
        assert!(matches!(Precision::Days(2.0).state(&firsts(200)), State::NoDate));
        assert!(matches!(Precision::Days(2.0).state(&firsts(990)), State::Open(None)));
        assert!(matches!(Precision::Days(90.0).state(&firsts(3000)), State::Known(_)));
    }

    #[test]
    fn a_share_of_none_is_not_known_exactly() {
        let none = std::iter::repeat_n(Arrival::Beyond, 1000).collect();
        assert!(share_error(&none) > 0.0009);
    }
}

//! What to do: every remedy that applies, lived on the same futures as the household without it, alone and in pairs;
//! the smallest change that keeps a promise; the cheapest plans over time.

mod candidates;
mod change;
mod copies;
mod given_up;
mod lives;
mod quick;
mod rank;
mod schedule;
mod search;
mod wish;
mod won;

pub use change::{Change, Step};
pub use lives::{Lives, Outlook};
pub use quick::quick;
pub use rank::{Advised, Price};
pub use schedule::{Desk, Schedule, Switch};
pub use search::Depth;
pub use wish::{Promise, Willing, Wish};
pub use won::{Gain, Won, won};

use crate::analysis::situation::{Situation, with_spare_pools};
use crate::analysis::stories;
use crate::calendar::{Arrival, Day, Horizon};
use crate::engine::{Run, evening_before, rank as rank_of};
use crate::model::world::World;
use search::Search;

/// The share of futures that have failed by the end of the month in which to act.
const ACT_BY: f64 = 0.05;

/// What advice found.
#[derive(Clone, PartialEq, Debug)]
pub struct Advice {
    /// What was asked.
    pub wish: Wish,
    /// The day on which everything was tried: when to act, or the first day.
    pub on: Day,
    /// When to act at the latest; `None` where so few futures fail that nothing has to be done.
    pub act_by: Option<Day>,
    /// The household without any change, on all futures.
    pub without: Outlook,
    /// What was tried: first what was lived on all futures, best first; then the rest of the search, as far
    /// as it was asked for.
    pub tried: Vec<Advised>,
    /// The cheapest plans over time of each pool that can have others; empty where they were not sought.
    pub schedules: Vec<Schedule>,
}

impl Advice {
    /// Whether the promise is kept without doing anything.
    pub fn nothing_needed(&self) -> bool {
        self.wish.promise.is_kept(&self.without)
    }

    /// What was lived on all futures and helps or saves, best first.
    pub fn options(&self) -> impl Iterator<Item = &Advised> {
        self.tried.iter().filter(|of| of.verified)
    }

    /// The smallest change that keeps the promise.
    pub fn smallest(&self) -> Option<&Advised> {
        self.options().filter(|of| of.sufficient).min_by_key(|of| of.price())
    }

    /// What comes closest where nothing keeps it: the least often failing that takes no last copy.
    pub fn closest(&self) -> Option<&Advised> {
        self.options().find(|of| !of.last_copy_goes)
    }
}

/// The first of the month by whose end 5 % of futures have failed, at the earliest the first day.
pub fn act_by(first: &[Arrival], horizon: Horizon) -> Option<Day> {
    let mut sorted = first.to_vec();
    sorted.sort_unstable();
    let day = sorted.get(rank_of(ACT_BY, sorted.len()))?.day()?;
    Some(day.month_start().max(horizon.first))
}

/// Advice for a household whose futures without any change are `run`; `progress` is told how many more are lived.
pub fn advise(
    world: &World,
    run: &Run,
    wish: Wish,
    depth: Depth,
    progress: &(dyn Fn(usize) + Sync),
) -> Advice {
    let horizon = world.household.horizon;
    let without = Lives::from_run(world, run);
    let act_by = act_by(&without.first, horizon);
    let on = act_by.unwrap_or(horizon.first);
    let (spacious, spare) = with_spare_pools(world);
    let before = evening_before(&spacious, stories::middle(&without.first), on);
    let search = Search { world: &spacious, wish, depth, on, without: &without, progress };
    let now = Situation { world: &spacious, spare: &spare, block: &before };
    Advice {
        wish,
        on,
        act_by,
        without: without.all(),
        tried: search.everything(now),
        schedules: if depth.schedules {
            of_plans(world, wish, depth, &without, progress)
        } else {
            Vec::new()
        },
    }
}

fn of_plans(
    world: &World,
    wish: Wish,
    depth: Depth,
    without: &Lives,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Schedule> {
    schedule::schedules(world, wish.promise, without, [depth.few, depth.all], progress)
}

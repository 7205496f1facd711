//! The quick search behind the answer's `Do` and `Or`: few futures, one thing at a time, no amounts.

use super::search::Depth;
use super::wish::{Promise, Willing, Wish};
use super::{Advice, Lives, Outlook, advise};
use crate::engine::{LANES, Run};
use crate::model::world::World;

/// About as many things as there are to try.
const TRIED: usize = 40;
/// Futures of a finalist.
const VERIFIED_ON: usize = 128;
/// Failing futures among those of the search.
const FAILING: usize = 4;

/// Advice on a run for less than its cost; `None` where the usual promise is kept as things are.
pub fn quick(world: &World, run: &Run, progress: &(dyn Fn(usize) + Sync)) -> Option<Advice> {
    let wish = Wish { promise: Promise::default(), willing: Willing::Anything };
    let without = Lives::from_run(world, run).all();
    let depth = depth(&without);
    (!wish.promise.is_kept(&without)).then(|| advise(world, run, wish, depth, progress))
}

/// Few futures, but so many that some of them fail, as far as the run's size allows.
fn depth(without: &Outlook) -> Depth {
    let futures = without.futures;
    let for_failing = FAILING * futures / without.failing.max(1);
    let wanted = (futures / 4 / TRIED).max(for_failing.min(futures / 2 / TRIED));
    Depth {
        few: wanted.max(1).next_multiple_of(LANES).min(futures),
        all: futures.min(VERIFIED_ON),
        finalists: 3,
        paired: 0,
        amounts: false,
        schedules: false,
        idle: false,
    }
}

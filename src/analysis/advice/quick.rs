//! The quick search behind the answer's `Do` and `Or`: few futures, one thing at a time, no amounts.

use super::search::Depth;
use super::wish::{Promise, Willing, Wish};
use super::{Advice, Lives, advise};
use crate::engine::Run;
use crate::model::world::World;

/// About as many things as there are to try in a family.
const TRIED: usize = 40;
/// Futures of a finalist.
const VERIFIED_ON: usize = 128;
/// Replicates side by side in a block: fewer cost as much.
const BLOCK: usize = crate::engine::LANES;

/// Advice on a run at about half its cost; `None` where the usual promise is kept as things are.
pub fn quick(world: &World, run: &Run, progress: &(dyn Fn(usize) + Sync)) -> Option<Advice> {
    let wish = Wish { promise: Promise::default(), willing: Willing::Anything };
    let without = Lives::from_run(world, run, world.household.horizon.first).all();
    (!wish.promise.is_kept(&without)).then(|| advise(world, run, wish, depth(run.replicates), progress))
}

fn depth(futures: usize) -> Depth {
    let few = (futures / 4 / TRIED).next_multiple_of(BLOCK).min(futures);
    Depth { few, all: futures.min(VERIFIED_ON), finalists: 3, paired: 0, amounts: false, schedules: false }
}

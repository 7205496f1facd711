//! From one household to many replicates: blocks in parallel, statistics while running, any replicate alone with its trace.

mod counts;
mod futures;
mod histogram;
mod life;
mod ratios;
mod record;
mod records;
mod rows;
mod run;
mod series;
mod summaries;
mod together;
mod trace;
mod trunk;

pub use counts::{Counts, DayCounts};
pub use futures::{Failing, Futures, Room};
pub use histogram::Histogram;
pub use ratios::{Daily, KEPT, Ratio, Ratios};
pub use record::{ByPool, Record};
pub use rows::{BackupRow, by_ties, pools_of, rows};
pub use run::{GROUPS, GroupedLosses, Keep, LANES, Losses, Run, Runner, run, run_keeping};
pub use series::{DayQuantiles, PoolSeries, QUANTILES, rank, ranks_around};
pub use summaries::{BackupSummary, PoolFirsts, RowInPool, SOON_AFTER, Totals};
pub use together::run_together;
pub use trace::{Entry, Who, entries_of, evening_before, trace, watch};
pub use trunk::{Enough, Trunk};

use crate::model::state::Block;
use crate::model::step::step;
use crate::model::world::{DayFacts, World};

/// Watches a block after each day.
trait Observer<const W: usize> {
    /// Takes in the state at a day's end.
    fn observe(&mut self, world: &World, block: &Block<W>, today: &DayFacts);
}

/// Lives a block of replicates from its first day to its last.
fn live<const W: usize>(world: &World, first_replicate: u32, observer: &mut impl Observer<W>) -> Block<W> {
    let mut block = Block::new(world, first_replicate);
    for today in &world.days {
        step(world, &mut block, today);
        observer.observe(world, &block, today);
    }
    block
}

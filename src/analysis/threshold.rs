//! A limit on failing: by when, whose, and in what share of replicates.

use super::findings::Mean;
use crate::calendar::{Arrival, Day};
use crate::engine::Run;
use crate::model::household::PersonId;
use crate::model::world::World;

/// A limit that a household must not cross.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Threshold {
    /// Whose backups; `None` for everybody's.
    pub whose: Option<PersonId>,
    /// Failing that begins before this day counts; `None`: within the horizon.
    pub before: Option<Day>,
    /// The share of replicates that must not be exceeded.
    pub above: f64,
}

impl Threshold {
    /// The share of replicates in which one of these backups begins to be failing by then.
    pub fn share(&self, world: &World, run: &Run) -> Mean {
        let last = self.before.map_or(world.household.horizon.last, |day| day - 1);
        let theirs = |row: &usize| self.whose.is_none_or(|person| world.owner(run.rows[*row].line) == person);
        let rows: Vec<usize> = (0..run.rows.len()).filter(theirs).collect();
        let fails = |replicate: usize| {
            rows.iter().any(|row| run.futures.failing[*row].of(replicate).0 <= Arrival::On(last))
        };
        Mean::of((0..run.replicates).map(|replicate| if fails(replicate) { 1.0 } else { 0.0 }))
    }

    /// Whether a share crosses it.
    pub fn is_crossed_by(&self, share: Mean) -> bool {
        share.value > self.above
    }

    /// Whether more replicates might tell otherwise: the limit is within two standard errors.
    pub fn is_close_to(&self, share: Mean) -> bool {
        !Mean { value: share.value - self.above, ..share }.is_sure()
    }
}

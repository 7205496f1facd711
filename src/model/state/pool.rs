//! Pools: quota, use and the plan that pays for it.

use crate::calendar::Day;
use crate::model::household::PlanId;
use crate::units::{Bytes, Money};

/// A pool, in each lane.
#[derive(Clone, Debug)]
pub struct PoolLanes<const W: usize> {
    /// What the plan allows.
    pub quota: [Bytes; W],
    /// What is stored.
    pub used: [Bytes; W],
    /// How many people are in it; nobody pays for an empty one.
    pub members: [usize; W],
    /// The plan in force.
    pub plan: [PlanId; W],
    /// A smaller plan that takes over at the next billing month.
    pub next_plan: [Option<PlanId>; W],
    /// The day billing months are counted from.
    pub anchor: [Day; W],
    /// Billing months begun since the anchor.
    pub months: [i32; W],
    /// First day of the billing month under way.
    pub month_start: [Day; W],
    /// First day of the next billing month.
    pub next_charge: [Day; W],
    /// Price charged for the billing month under way.
    pub charged: [Money; W],
    /// Paid since the start, refunds deducted.
    pub paid: [Money; W],
}

impl<const W: usize> PoolLanes<W> {
    /// Room left; negative after a downgrade.
    #[inline]
    pub fn free(&self, lane: usize) -> Bytes {
        self.quota[lane] - self.used[lane]
    }
}

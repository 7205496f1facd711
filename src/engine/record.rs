//! What is remembered of a backup over the days of a replicate.

use crate::calendar::{Arrival, Day};
use crate::model::household::{Household, PoolId};
use crate::model::outcome::Cause;

/// When something first happened and in which pool, and when it first happened in another one: nobody ever has more
/// than two, the family's and their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ByPool {
    first: Option<(Day, PoolId)>,
    elsewhere: Option<(Day, PoolId)>,
}

impl ByPool {
    /// The first day of it in a pool.
    pub fn in_pool(self, pool: PoolId) -> Arrival {
        let mut days = self.first.into_iter().chain(self.elsewhere).filter(|(_, of)| *of == pool);
        days.next().map_or(Arrival::Beyond, |(day, _)| Arrival::On(day))
    }

    pub(super) fn note(&mut self, day: Day, pool: PoolId) {
        match self.first {
            None => self.first = Some((day, pool)),
            Some((_, first)) if first != pool && self.elsewhere.is_none() => {
                self.elsewhere = Some((day, pool))
            }
            Some(_) => {}
        }
    }
}

/// One backup in one replicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    /// First attempt that ended for want of room, account or a sound backup.
    pub first_failure: Arrival,
    /// First day on which it completed.
    pub first_completed: Arrival,
    /// First day of the first failing spell.
    pub first_failing: Arrival,
    /// Its cause.
    pub cause: Option<Cause>,
    /// First day of the first failing spell that began within the horizon: the same where nothing fails at the start.
    pub fails_anew: Arrival,
    /// The cause of that one.
    pub anew_cause: Option<Cause>,
    /// First completed backup after that spell; beyond where it does not work again within the horizon.
    pub works_again: Arrival,
    /// First day of the failing spell that goes on past the horizon; beyond where the last day is in none.
    pub fails_on: Arrival,
    /// Lapses that began within the horizon.
    pub lapses: i32,
    /// Days of the longest.
    pub longest_lapse: i32,
    /// Days spent in lapses.
    pub lapse_days: i32,
    /// Days in use within the horizon.
    pub days: i32,
    /// Of those, days whose newest backup was at most 1, 7, 14 days old.
    pub protected: [i32; 3],
    /// Sum over days of the newest backup's age.
    pub age_sum: i64,
    /// Sum over days of bytes without a surviving copy.
    pub at_risk_sum: i64,
    /// Days on which power, Wi-Fi, lock were missing.
    pub missing: [i32; 3],
    /// Days on which an attempt found no room in the pool.
    pub refused_days: i32,
    /// When the last stored copy was deleted for its age.
    pub copy_lost: Arrival,
    /// First failing spells, by the pool in which each began.
    pub failing: ByPool,
    /// First failures, by the pool in which they happened.
    pub failure: ByPool,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            first_failure: Arrival::Beyond,
            first_completed: Arrival::Beyond,
            first_failing: Arrival::Beyond,
            cause: None,
            fails_anew: Arrival::Beyond,
            anew_cause: None,
            works_again: Arrival::Beyond,
            fails_on: Arrival::Beyond,
            lapses: 0,
            longest_lapse: 0,
            lapse_days: 0,
            days: 0,
            protected: [0; 3],
            age_sum: 0,
            at_risk_sum: 0,
            missing: [0; 3],
            refused_days: 0,
            copy_lost: Arrival::Beyond,
            failing: ByPool::default(),
            failure: ByPool::default(),
        }
    }
}

impl Record {
    /// The first day from which the backup is failing, for somebody who acts on a day; and why.
    ///
    /// A spell from before the start counts from its first day, unless the backup works again within the days that
    /// make a spell known after acting; then the next one counts.
    pub fn failing_after(&self, on: Day, household: &Household) -> (Arrival, Option<Cause>) {
        let in_time = Arrival::On(on + household.rules.failing_threshold_days);
        let old = self.first_failing < Arrival::On(household.horizon.first);
        match old && self.works_again <= in_time {
            true => (self.fails_anew, self.anew_cause),
            false => (self.first_failing, self.cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_takes_little_room() {
        assert!(size_of::<Record>() <= 136, "{}", size_of::<Record>());
    }
}

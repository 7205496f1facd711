//! Pools: when somebody is on a pool's plan, and what a run found about each.
//!
//! People move. A backup counts for the pool its person is in on the day it begins to fail, not for the one it
//! started in.

use super::estimate;
use super::findings::{BackupFindings, InPool, PoolDay, PoolFindings, Survival};
use super::today::Today;
use crate::calendar::Day;
use crate::engine::{BackupSummary, DayCounts, DayQuantiles, RowInPool, Run};
use crate::model::household::{Action, Household, PoolId, Price};
use crate::model::world::World;
use crate::units::{Money, numbers};

/// The days on which somebody is on a pool's plan, as the household's file dates them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Occupied {
    /// The first of them.
    pub from: Day,
    /// The day on which the last one left for good; `None` where somebody stays.
    pub until: Option<Day>,
}

/// When somebody is on a pool's plan; `None` where no date of the file brings anybody there.
pub fn occupied(household: &Household, pool: PoolId) -> Option<Occupied> {
    let mut members = household.people.iter().filter(|person| person.pool == pool).count();
    let mut pool_of: Vec<PoolId> = household.people.iter().map(|person| person.pool).collect();
    let mut lived = (members > 0).then_some(Occupied { from: household.horizon.first, until: None });
    for event in household.events.iter().filter(|event| event.on <= household.horizon.last) {
        let Action::JoinPool(person, to) = event.action else { continue };
        let before = std::mem::replace(&mut pool_of[person.index()], to);
        if to == pool && before != pool {
            members += 1;
            let from = lived.map_or(event.on, |lived| lived.from);
            lived = Some(Occupied { from, until: None });
        } else if before == pool && to != pool {
            members -= 1;
            lived = lived.map(|lived| Occupied { until: (members == 0).then_some(event.on), ..lived });
        }
    }
    lived
}

/// How often and when a backup begins to be failing in each pool its person may be in.
pub fn in_pools(backup: &BackupSummary) -> Vec<InPool> {
    let of = |of: &RowInPool| InPool {
        pool: of.pool,
        first_failing: estimate::estimate(&of.first_failing),
        first_of_pool: of.first_of_pool,
    };
    backup.in_pools.iter().map(of).collect()
}

/// What a run found about a pool.
pub fn pool_findings(world: &World, run: &Run, id: PoolId, today: &Today) -> PoolFindings {
    let pool = &world.household.pools[id.index()];
    let plan = &world.household.plans[pool.plan.index()];
    let first = world.household.horizon.first;
    let firsts = &run.firsts[id.index()];
    PoolFindings {
        pool: id,
        name: pool.name.clone(),
        plan: plan.name.clone(),
        quota: plan.quota,
        used: today.used(id),
        monthly_price: (plan.price != Price::Unknown).then(|| plan.price.on(first)),
        paid: world.household.plan_without_price(id).is_none().then(|| mean_paid(&run.paid[id.index()])),
        occupied: occupied(&world.household, id),
        survival: Survival::of(world.household.horizon, &firsts.failing, &firsts.failure),
        days: pool_days(&run.pools[id.index()], &firsts.failing),
        first_failing: estimate::estimate(&firsts.failing),
    }
}

fn pool_days(days: &[DayQuantiles], firsts: &DayCounts) -> Vec<PoolDay> {
    let mut failed = days.first().map_or(0, |first| firsts.before(first.day));
    let mut of = |day: &DayQuantiles| {
        failed += firsts.on(day.day);
        let p_failing = numbers::real_count(failed) / numbers::real_count(firsts.len().max(1));
        PoolDay { day: day.day, quota: day.quota, used: day.used, used_errors: day.used_errors, p_failing }
    };
    days.iter().map(&mut of).collect()
}

fn mean_paid(paid: &[Money]) -> Money {
    let total: i64 = paid.iter().map(|money| money.0).sum();
    Money(total).share(1, numbers::whole(paid.len()))
}

impl BackupFindings {
    /// Its failing in a pool; `None` where its person never is in that pool.
    pub fn in_pool(&self, pool: PoolId) -> Option<&InPool> {
        self.in_pools.iter().find(|of| of.pool == pool)
    }

    /// The pool in which it begins to be failing most often; that of the start where it never does.
    pub fn pool(&self) -> PoolId {
        let mut most = None;
        for of in &self.in_pools {
            let more = |(_, share): &(PoolId, f64)| of.first_failing.probability > *share;
            if most.as_ref().is_none_or(more) {
                most = Some((of.pool, of.first_failing.probability));
            }
        }
        most.map_or(self.name.pool, |(pool, _)| pool)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;
    use crate::engine::pools_of;
    use crate::model::household::{DatedEvent, PersonId};

    #[test]
    fn a_pool_is_occupied_from_the_first_who_comes_to_the_last_who_leaves() {
        let mut household = world("").household;
        household.people.truncate(1);
        household.pools.push(household.pools[0].clone());
        let (first, person) = (household.horizon.first, PersonId::new(0));
        let [start, own] = [0, 1].map(PoolId::new);
        assert_eq!(occupied(&household, start), Some(Occupied { from: first, until: None }));
        assert_eq!(occupied(&household, own), None);
        let join = |on, pool| DatedEvent { on, action: Action::JoinPool(person, pool), label: String::new() };
        household.events = vec![join(first + 9, own)];
        assert_eq!(occupied(&household, start), Some(Occupied { from: first, until: Some(first + 9) }));
        assert_eq!(occupied(&household, own), Some(Occupied { from: first + 9, until: None }));
        household.events.push(join(first + 30, start));
        assert_eq!(occupied(&household, start), Some(Occupied { from: first, until: None }));
        assert_eq!(occupied(&household, own), Some(Occupied { from: first + 9, until: Some(first + 30) }));
        assert_eq!(pools_of(&household, person), [start, own]);
    }
}

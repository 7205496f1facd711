//! The cheapest plans over time: when to take a larger one, and when one may step down again.
//!
//! A plan cures want of room and nothing else, so a schedule is sufficient where few enough futures are short of room:
//! where a backup fails for it, and where no backup tells but the pool is too small for what is stored or should go up.
//! More room never brings the household's first shortage forward, so an upgrade can be put off as long as it is enough
//! and a step down can be brought forward as long as it is: both are found by halving over the months.

use super::lives::Lives;
use super::wish::Promise;
use crate::analysis::explain::without_plan_changes;
use crate::analysis::morning;
use crate::calendar::Day;
use crate::model::household::{Action, PlanId, PoolId, Price};
use crate::model::world::World;
use crate::units::{Bytes, Money, numbers};

/// A change of plan on a day; a smaller plan takes force with the next billing month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Switch {
    /// The day it is chosen.
    pub on: Day,
    /// The plan.
    pub plan: PlanId,
}

/// A pool's plans over time.
#[derive(Clone, PartialEq, Debug)]
pub struct Schedule {
    /// The pool.
    pub pool: PoolId,
    /// Its changes of plan, by day; empty where it keeps the plan it has.
    pub switches: Vec<Switch>,
    /// Futures lived.
    pub futures: usize,
    /// In how many of them the pool is short of room within the horizon.
    pub short_of_room: usize,
    /// Whether those are few enough.
    pub sufficient: bool,
    /// Mean paid over the horizon, all pools together.
    pub paid: Money,
    /// The same without any change.
    pub paid_without: Money,
}

impl Schedule {
    /// Chance that the pool is short of room.
    pub fn chance(&self) -> f64 {
        numbers::real_count(self.short_of_room) / numbers::real_count(self.futures.max(1))
    }

    /// Monte Carlo standard error of that chance.
    pub fn error(&self) -> f64 {
        let chance = self.chance();
        libm::sqrt(chance * (1.0 - chance) / numbers::real_count(self.futures.max(1)))
    }
}

/// Living a pool's schedules.
pub struct Desk<'a> {
    /// The household.
    pub world: &'a World,
    /// The pool.
    pub pool: PoolId,
    /// What has to hold.
    pub promise: Promise,
    /// What is paid without any change, on the futures of the search and on all.
    pub without: &'a Lives,
    /// Futures of the search, and all.
    pub futures: [usize; 2],
    /// Is told how many futures were lived.
    pub progress: &'a (dyn Fn(usize) + Sync),
}

/// The cheapest sufficient schedule of every pool that somebody is in and whose plans have prices; where no plan is
/// enough, the one that leaves the fewest futures short. Plan changes that the household's file dates give way to it.
pub fn schedules(
    world: &World,
    promise: Promise,
    without: &Lives,
    futures: [usize; 2],
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Schedule> {
    let household = &world.household;
    let pools = (0..household.pools.len()).map(PoolId::new);
    let lived_in = pools.filter(|pool| household.people.iter().any(|person| person.pool == *pool));
    let cheapest = |pool| {
        let world = &without_plan_changes(world, pool);
        Desk { world, pool, promise, without, futures, progress }.cheapest()
    };
    lived_in.map(cheapest).collect()
}

impl Desk<'_> {
    /// The cheapest schedule that is enough.
    pub fn cheapest(&self) -> Schedule {
        let mut found = vec![self.kept()];
        found.extend(self.plans().into_iter().filter_map(|top| self.with_top(top)));
        let enough: Vec<Schedule> = found.iter().filter(|of| of.sufficient).cloned().collect();
        let stepped = enough.iter().flat_map(|of| self.stepping_down(of));
        let all: Vec<Schedule> = enough.iter().cloned().chain(stepped).collect();
        self.verified(all).unwrap_or_else(|| self.closest(found))
    }

    /// The plan as it is.
    fn kept(&self) -> Schedule {
        self.lived(Vec::new(), self.futures[0])
    }

    /// The largest plan as late as it is enough, with a plan between before it where that lets it wait for longer.
    fn with_top(&self, top: PlanId) -> Option<Schedule> {
        let direct = self.put_off(&[], top, &[])?;
        let between = self.plans().into_iter().filter(|plan| self.quota(*plan) < self.quota(top));
        let two = between.filter_map(|low| {
            let first = Switch { on: self.first(), plan: low };
            let late = self.put_off(&[first], top, &[])?;
            let top = *late.switches.last()?;
            self.put_off(&[], low, &[top])
        });
        std::iter::once(direct.clone()).chain(two).min_by_key(|of| (of.paid, of.switches.len()))
    }

    /// A plan taken as late as possible between what comes before and after it, by halving over the months; `None`
    /// where even the first possible month is too late.
    fn put_off(&self, before: &[Switch], plan: PlanId, after: &[Switch]) -> Option<Schedule> {
        let months = self.months();
        let from = before.last().map_or(0, |last| months.iter().position(|day| day > &last.on).unwrap_or(0));
        let until = after.first().map_or(months.len(), |next| {
            months.iter().position(|day| day >= &next.on).unwrap_or(months.len())
        });
        let at = |month: usize| {
            let mut switches = before.to_vec();
            switches.push(Switch { on: *months.get(month)?, plan });
            switches.extend_from_slice(after);
            Some(self.lived(switches, self.futures[0])).filter(|of| of.sufficient)
        };
        last_true(from, until, at)
    }

    /// A schedule followed by a step down to each smaller plan, as early as that is enough.
    fn stepping_down(&self, of: &Schedule) -> Vec<Schedule> {
        let now = of.switches.last().map_or(self.start_plan(), |last| last.plan);
        let smaller = self.all_plans().into_iter().filter(|plan| self.quota(*plan) < self.quota(now));
        let down = smaller.filter_map(|plan| {
            let months = self.months();
            let from = of
                .switches
                .last()
                .map_or(0, |last| months.iter().position(|day| day > &last.on).unwrap_or(months.len()));
            // Counted from the end, so that halving finds the earliest month.
            let at = |back: usize| {
                let on = *months.get(months.len().checked_sub(1 + back)?)?;
                let switches = of.switches.iter().copied().chain([Switch { on, plan }]).collect();
                Some(self.lived(switches, self.futures[0])).filter(|of| of.sufficient)
            };
            last_true(0, months.len().saturating_sub(from), at)
        });
        down.collect()
    }

    /// The cheapest that is enough on all futures too; switches that come a month too late there are moved forward.
    fn verified(&self, mut all: Vec<Schedule>) -> Option<Schedule> {
        all.sort_by_key(|of| (of.paid, of.switches.len()));
        all.dedup_by(|a, b| a.switches == b.switches);
        all.into_iter().find_map(|of| self.on_all(of.switches))
    }

    fn on_all(&self, mut switches: Vec<Switch>) -> Option<Schedule> {
        const EARLIER: usize = 3;
        for _ in 0..=EARLIER {
            let lived = self.lived(switches.clone(), self.futures[1]);
            if lived.sufficient {
                return Some(lived);
            }
            let first = switches.first_mut()?;
            first.on = *self.months().iter().rev().find(|day| **day < first.on)?;
        }
        None
    }

    /// Where nothing is enough: what leaves the fewest futures short, the cheaper first.
    fn closest(&self, tried: Vec<Schedule>) -> Schedule {
        let largest = self
            .plans()
            .last()
            .map(|plan| self.lived(vec![Switch { on: self.first(), plan: *plan }], self.futures[0]));
        let best = tried.into_iter().chain(largest).min_by_key(|of| (of.short_of_room, of.paid));
        self.lived(best.map(|of| of.switches).unwrap_or_default(), self.futures[1])
    }

    /// Lives a schedule.
    pub fn lived(&self, switches: Vec<Switch>, futures: usize) -> Schedule {
        let actions =
            |switch: &Switch| morning::events(&[Action::ChangePlan(self.pool, switch.plan)], switch.on);
        let events: Vec<_> = switches.iter().flat_map(actions).collect();
        let lives = Lives::of(&self.world.with_events(&events), futures, self.first(), self.progress);
        let short_of_room = lives.short_of_room(self.pool, futures);
        let (outlook, without) = (lives.all(), self.without.outlook(futures));
        let chance = numbers::real_count(short_of_room) / numbers::real_count(futures.max(1));
        Schedule {
            pool: self.pool,
            switches,
            futures,
            short_of_room,
            sufficient: chance < self.promise.limit,
            paid: outlook.paid,
            paid_without: without.paid,
        }
    }

    fn first(&self) -> Day {
        self.world.household.horizon.first
    }

    /// The days on which a plan may be chosen: the first day, and the first of each later month.
    pub fn months(&self) -> Vec<Day> {
        let horizon = self.world.household.horizon;
        let start = horizon.first.month_start();
        let later = (1..).map(|month| start.plus_months(month)).take_while(|day| *day <= horizon.last);
        std::iter::once(horizon.first).chain(later).collect()
    }

    fn start_plan(&self) -> PlanId {
        self.world.household.pools[self.pool.index()].plan
    }

    fn quota(&self, plan: PlanId) -> Bytes {
        self.world.household.plans[plan.index()].quota
    }

    /// The priced plans by size, the cheapest of each.
    pub fn all_plans(&self) -> Vec<PlanId> {
        let plans = &self.world.household.plans;
        let priced = (0..plans.len()).map(PlanId::new).filter(|id| plans[id.index()].price != Price::Unknown);
        let key = |id: &PlanId| (self.quota(*id), plans[id.index()].price.on(self.first()));
        let mut sorted: Vec<PlanId> = priced.collect();
        sorted.sort_by_key(key);
        sorted.dedup_by_key(|id| self.quota(*id));
        sorted
    }

    /// Those larger than the plan at the start.
    fn plans(&self) -> Vec<PlanId> {
        let now = self.quota(self.start_plan());
        self.all_plans().into_iter().filter(|plan| self.quota(*plan) > now).collect()
    }
}

/// The last of `from..until` at which something holds that holds up to some place and not beyond, by halving.
fn last_true<T>(from: usize, until: usize, at: impl Fn(usize) -> Option<T>) -> Option<T> {
    if from >= until {
        return None;
    }
    let mut found = at(from)?;
    let (mut low, mut high) = (from, until);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match at(middle) {
            Some(later) => (low, found) = (middle, later),
            None => high = middle,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_finds_the_last_place() {
        for last in 3..10 {
            assert_eq!(last_true(3, 10, |at| (at <= last).then_some(at)), Some(last));
        }
        assert_eq!(last_true(3, 10, |at| (at <= 2).then_some(at)), None);
        assert_eq!(last_true(3, 3, Some), None);
    }
}

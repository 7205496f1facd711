//! Plans and money: billing months, upgrades at once, downgrades at the next billing month (rule Q5); who is in
//! which pool (Q6).

use crate::calendar::Day;
use crate::lanes::any;
use crate::model::household::{PartialUploads, PersonId, PlanId, PoolId, Rules};
use crate::model::state::{Block, PoolLanes};
use crate::model::world::World;
use crate::units::{Bytes, Money};

/// Charges the pools whose billing month begins today; a smaller plan decided before takes over first.
#[inline(always)]
pub fn charge<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    for pool in &mut block.pools {
        let mut begins = [false; W];
        for lane in 0..W {
            begins[lane] = (pool.next_charge[lane] == today) & (pool.members[lane] > 0);
        }
        if any(&begins) {
            for lane in (0..W).filter(|lane| begins[*lane]) {
                if let Some(plan) = pool.next_plan[lane].take() {
                    put(world, pool, plan, lane);
                }
                begin_month(world, pool, today, lane);
            }
        }
    }
}

/// Changes a pool's plan: up at once with a refund, down at the next billing month; an empty pool's at once, for nothing.
pub fn change_plan<const W: usize>(
    world: &World,
    pool: &mut PoolLanes<W>,
    plan: PlanId,
    today: Day,
    lane: usize,
) {
    let new = &world.household.plans[plan.index()];
    pool.next_plan[lane] = None;
    if plan == pool.plan[lane] {
        return;
    }
    match () {
        () if pool.members[lane] == 0 => put(world, pool, plan, lane),
        () if new.quota < pool.quota[lane] => pool.next_plan[lane] = Some(plan),
        () => {
            give_back(pool, today, lane);
            put(world, pool, plan, lane);
            begin_billing(world, pool, today, lane);
        }
    }
}

/// Moves a person's account to another pool, with everything it stores. The first member of a pool pays for it from
/// today on; the last one gets back the days that are left.
pub fn join<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    person: PersonId,
    pool: PoolId,
    today: Day,
    lane: usize,
) {
    let old = block.pool_of(person, lane);
    if old == pool {
        return;
    }
    let stored = block.stored_of(world, person, lane);
    block.people[person.index()].pool[lane] = pool;
    leave(world, &mut block.pools[old.index()], stored, today, lane);
    enter(world, &mut block.pools[pool.index()], stored, today, lane);
}

fn leave<const W: usize>(world: &World, pool: &mut PoolLanes<W>, stored: Bytes, today: Day, lane: usize) {
    pool.used[lane] -= stored;
    pool.members[lane] -= 1;
    if pool.members[lane] > 0 {
        return;
    }
    give_back(pool, today, lane);
    if let Some(plan) = pool.next_plan[lane].take() {
        put(world, pool, plan, lane);
    }
}

fn enter<const W: usize>(world: &World, pool: &mut PoolLanes<W>, stored: Bytes, today: Day, lane: usize) {
    pool.used[lane] += stored;
    pool.members[lane] += 1;
    if pool.members[lane] == 1 {
        begin_billing(world, pool, today, lane);
    }
}

/// The next larger plan of the household's list, if there is one.
pub fn next_larger<const W: usize>(world: &World, pool: &PoolLanes<W>, lane: usize) -> Option<PlanId> {
    let plans = world.household.plans.iter().enumerate();
    let larger = plans.filter(|(_, plan)| plan.quota > pool.quota[lane]);
    larger.min_by_key(|(at, plan)| (plan.quota, *at)).map(|(at, _)| PlanId::new(at))
}

/// What comes back of a month's price when the plan changes: the days left, today included.
pub fn refund(price: Money, today: Day, month_start: Day, next_charge: Day) -> Money {
    let left = i64::from(next_charge.days_since(today));
    price.share(left, i64::from(next_charge.days_since(month_start)))
}

/// How many billing months counted from `billed_on` have begun before `first`; negative where it lies ahead.
pub fn months_begun_before(billed_on: Day, first: Day) -> i32 {
    let mut months = first.days_since(billed_on).div_euclid(31);
    while billed_on.plus_months(months) < first {
        months += 1;
    }
    while billed_on.plus_months(months - 1) >= first {
        months -= 1;
    }
    months
}

/// Whether sent bytes of an unfinished backup count against the quota.
pub fn partial_counts(rules: &Rules) -> bool {
    rules.partial_uploads == PartialUploads::CountAtOnce
}

fn put<const W: usize>(world: &World, pool: &mut PoolLanes<W>, plan: PlanId, lane: usize) {
    pool.plan[lane] = plan;
    pool.quota[lane] = world.household.plans[plan.index()].quota;
}

/// Gives back what is left of the month under way.
fn give_back<const W: usize>(pool: &mut PoolLanes<W>, today: Day, lane: usize) {
    let charged = std::mem::take(&mut pool.charged[lane]);
    let refund = refund(charged, today, pool.month_start[lane], pool.next_charge[lane]);
    pool.paid[lane] = pool.paid[lane] - refund;
}

/// Counts billing months from today on.
fn begin_billing<const W: usize>(world: &World, pool: &mut PoolLanes<W>, today: Day, lane: usize) {
    pool.anchor[lane] = today;
    pool.months[lane] = 0;
    begin_month(world, pool, today, lane);
}

fn begin_month<const W: usize>(world: &World, pool: &mut PoolLanes<W>, today: Day, lane: usize) {
    let price = world.household.plans[pool.plan[lane].index()].price.on(today);
    pool.paid[lane] += price;
    pool.charged[lane] = price;
    pool.month_start[lane] = today;
    pool.months[lane] += 1;
    pool.next_charge[lane] = pool.anchor[lane].plus_months(pool.months[lane]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn the_first_charge_is_the_next_anniversary() {
        let first = day(2026, 12, 1);
        for billed_on in [day(2026, 11, 15), day(2026, 12, 1), day(2024, 1, 31), day(2027, 2, 10)] {
            let months = months_begun_before(billed_on, first);
            assert!(billed_on.plus_months(months) >= first);
            assert!(billed_on.plus_months(months - 1) < first);
        }
    }

    #[test]
    fn a_refund_counts_today() {
        let (start, next) = (day(2027, 4, 1), day(2027, 5, 1));
        assert_eq!(refund(Money(300), day(2027, 4, 16), start, next), Money(150));
        assert_eq!(refund(Money(300), start, start, next), Money(300));
        assert_eq!(refund(Money(299), day(2027, 4, 30), start, next), Money(10));
    }
}

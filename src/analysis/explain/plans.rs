//! Plans tried on one future: which is enough, and what a smaller one breaks.

use super::future::{Evening, Future};
use super::questions::first_stops;
use super::spells::line_of;
use crate::analysis::findings::{BackupName, Cause, Kind};
use crate::analysis::pools::occupied;
use crate::analysis::{name, stories};
use crate::calendar::{Arrival, Day};
use crate::engine::{Entry, Who, rows, trace};
use crate::model::household::{Action, DatedEvent, LastBackup, PlanId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::world::World;
use crate::units::{Bytes, Money};

/// A plan tried on this future.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanTried {
    /// The plan.
    pub plan: PlanId,
    /// Its quota.
    pub quota: Bytes,
    /// A month's price on the first day.
    pub monthly: Money,
    /// First failing of any backup of the pool, and its cause.
    pub first_failing: Option<(BackupName, Day, Cause)>,
    /// The first day on which sync finds no room in the pool, where it finds none on as many days as make a spell known.
    pub full: Option<Day>,
}

/// Every plan size of the price list from the smallest that holds what is stored, on the same future.
pub fn plans_tried(world: &World, future: &Future, pool: PoolId) -> Vec<PlanTried> {
    let used = first_held(world, future, pool);
    let mut plans: Vec<(Bytes, PlanId)> =
        (0..world.household.plans.len()).map(PlanId::new).map(|id| (quota(world, id), id)).collect();
    plans.retain(|(quota, _)| *quota >= used);
    plans.sort();
    plans.dedup_by_key(|(quota, _)| *quota);
    plans.into_iter().map(|(quota, plan)| tried(world, future, pool, plan, quota)).collect()
}

/// What a pool holds when somebody is first on its plan.
fn first_held(world: &World, future: &Future, pool: PoolId) -> Bytes {
    let from = occupied(&world.household, pool).map_or(world.household.horizon.first, |lived| lived.from);
    let evening = if from > world.household.horizon.first { future.evening(from) } else { &future.start };
    evening.holdings.used(pool)
}

fn quota(world: &World, plan: PlanId) -> Bytes {
    world.household.plans[plan.index()].quota
}

fn tried(world: &World, future: &Future, pool: PoolId, plan: PlanId, quota: Bytes) -> PlanTried {
    let mut changed = without_plan_changes(world, pool);
    changed.household.pools[pool.index()].plan = plan;
    let first = world.household.horizon.first;
    let entries = trace(&changed, future.replicate);
    PlanTried {
        plan,
        quota,
        monthly: world.household.plans[plan.index()].price.on(first),
        first_failing: first_failing(&changed, &entries, pool),
        full: full(&changed, &entries, pool),
    }
}

/// The first day on which sync finds no room in a pool, where it finds none on as many days as make a spell known.
fn full(world: &World, entries: &[Entry], pool: PoolId) -> Option<Day> {
    let (horizon, threshold) = (world.household.horizon, world.household.rules.failing_threshold_days);
    let refused = |entry: &&Entry| {
        let sync = matches!(entry.who, Who::Sync(_)) && entry.outcome == Outcome::OverQuota;
        sync && entry.pool == pool && entry.day < horizon.last + threshold
    };
    let mut days: Vec<Day> = entries.iter().filter(refused).map(|entry| entry.day).collect();
    days.dedup();
    let known = usize::try_from(threshold).is_ok_and(|threshold| days.len() >= threshold);
    days.first().copied().filter(|first| known && *first <= horizon.last)
}

/// The household without the plan changes that its file dates for a pool.
pub fn without_plan_changes(world: &World, pool: PoolId) -> World {
    let mut changed = world.clone();
    changed.household.events.retain(|event| !event.action.changes_plan_of(pool));
    changed
}

/// The first backup of a pool to be failing in a replicate of a household.
fn first_failing(world: &World, entries: &[Entry], pool: PoolId) -> Option<(BackupName, Day, Cause)> {
    let spells = stories::spells(world, entries);
    let first =
        spells.into_iter().find(|spell| spell.pool == pool && spell.cause != Cause::NoEligibleNight)?;
    Some((first.name, first.from, first.cause))
}

/// What a downgrade to the next smaller plan would do.
#[derive(Clone, PartialEq, Debug)]
pub struct DowngradeTried {
    /// The pool.
    pub pool: PoolId,
    /// The smaller plan.
    pub plan: PlanId,
    /// The day it takes over, if it is decided on the first day.
    pub from: Day,
    /// What is stored beyond it that evening; negative where it fits.
    pub over_by: Bytes,
    /// What is saved a month.
    pub saved: Money,
    /// The first failing day of each backup of the pool that stops under it, sooner than without it.
    pub stops: Vec<(BackupName, Day)>,
    /// First backups that are made later under it, or never.
    pub delayed: Vec<FirstDelayed>,
    /// The first failing day without it.
    pub without: Option<Day>,
}

/// A first backup that comes later, or never, under a smaller plan.
#[derive(Clone, PartialEq, Debug)]
pub struct FirstDelayed {
    /// Which.
    pub name: BackupName,
    /// When it is made under the smaller plan.
    pub with: Arrival,
    /// When it is made without it.
    pub without: Arrival,
}

/// What a smaller plan would break: the one the file changes to, else the next smaller one from the first day;
/// `None` where there is none.
pub fn downgrade(world: &World, future: &Future, pool: PoolId) -> Option<DowngradeTried> {
    let household = &world.household;
    let now = &household.plans[household.pools[pool.index()].plan.index()];
    let dated = household.events.iter().find_map(|event| match event.action {
        Action::ChangePlan(of, plan) if of == pool && quota(world, plan) < now.quota => {
            Some((event.on, plan))
        }
        _ => None,
    });
    let smaller = (0..household.plans.len()).map(PlanId::new).filter(|id| quota(world, *id) < now.quota);
    let span = occupied(household, pool)?;
    let next = smaller.max_by_key(|id| quota(world, *id)).map(|plan| (span.from, plan));
    let (on, plan) = dated.or(next)?;
    let event = DatedEvent { on, action: Action::ChangePlan(pool, plan), label: String::new() };
    let kept = without_plan_changes(world, pool);
    let changed = kept.with_events(&[event]);
    let lived = Future::of(&changed, future.replicate);
    let small = quota(world, plan);
    let within = |evening: &&Evening| span.until.is_none_or(|until| evening.day < until);
    let mut takes_over = lived.evenings.iter().filter(within).filter(|evening| evening.day >= on);
    let evening = takes_over.find(|evening| evening.quotas[pool.index()] == small)?;
    let entries = trace(&kept, future.replicate);
    let before = first_stops(&stories::spells(&kept, &entries), pool);
    let sooner = |(name, day): &(BackupName, Day)| {
        before.iter().find(|(of, _)| of == name).is_none_or(|(_, without)| day < without)
    };
    let after = first_stops(&stories::spells(&changed, &lived.entries), pool);
    let stops: Vec<_> = after.into_iter().filter(sooner).collect();
    let told = |name: &BackupName| stops.iter().any(|(of, _)| of == name);
    let delayed = delayed(world, pool, &lived.entries, &entries);
    Some(DowngradeTried {
        pool,
        plan,
        from: evening.day,
        over_by: evening.holdings.used(pool) - small,
        saved: now.price.on(on) - household.plans[plan.index()].price.on(on),
        delayed: delayed.into_iter().filter(|first| !told(&first.name)).collect(),
        stops,
        without: before.first().map(|(_, day)| *day),
    })
}

/// First backups of a pool that are made later `with` a change than `without` it.
fn delayed(world: &World, pool: PoolId, with: &[Entry], without: &[Entry]) -> Vec<FirstDelayed> {
    let horizon = world.household.horizon;
    let made = |entries: &[Entry], name: &BackupName| {
        let (line, generation) = line_of(name);
        let mine = |entry: &&Entry| entry.who == Who::Backup(line, generation) && horizon.contains(entry.day);
        let first = entries.iter().filter(mine).find(|entry| entry.outcome == Outcome::Completed);
        first.map_or(Arrival::Beyond, |entry| Arrival::On(entry.day))
    };
    let names = rows(world).into_iter().map(|row| name(world, row)).filter(|name| name.pool == pool);
    let first =
        |name: BackupName| FirstDelayed { with: made(with, &name), without: made(without, &name), name };
    names.map(first).filter(|first| first.with > first.without && is_to_come(world, &first.name)).collect()
}

/// Whether a backup has no copy yet when its days begin.
fn is_to_come(world: &World, name: &BackupName) -> bool {
    let household = &world.household;
    match name.kind {
        Kind::Device { device, generation } => {
            generation > 0 || household.devices[device.index()].backup.last == LastBackup::Never
        }
        Kind::WhatsApp(account) => household.accounts[account.index()].backup.last == LastBackup::Never,
    }
}

/// How the first failing day of a pool moves when something is done on the first day.
pub fn first_failing_with(world: &World, replicate: u32, pool: PoolId, actions: &[Action]) -> Option<Day> {
    let on = world.household.horizon.first;
    let event = |action: &Action| DatedEvent { on, action: action.clone(), label: String::new() };
    let changed = world.with_events(&actions.iter().map(event).collect::<Vec<_>>());
    first_failing(&changed, &trace(&changed, replicate), pool).map(|(_, day, _)| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::lived;
    use crate::scenario::{Overrides, check};

    #[test]
    fn larger_plans_never_stop_sooner() {
        let (world, future) = lived("");
        let tried = plans_tried(&world, &future, PoolId::new(0));
        let days: Vec<Day> = tried
            .iter()
            .map(|tried| tried.first_failing.as_ref().map_or(Day::from_number(i32::MAX), |(_, day, _)| *day))
            .collect();
        assert!(days.is_sorted() && tried.iter().all(|tried| tried.quota >= Bytes::GIB.scaled(150.0)));
    }

    #[test]
    fn a_plan_in_which_sync_finds_no_room_says_from_when() {
        let text = "read_on = 2026-11-30\nhorizon = \"1 year\"\nregion = \"US\"\nrandom = false\n[plan]\n\
                    size = \"200 GB\"\nused = \"199.9 GB\"\n[[person]]\nname = \"A\"\nicloud = { photos = \"150 GB\" }\n\
                    [[person.device]]\nname = \"iPhone\"\nbackup = false\n";
        let scenario = check("full.toml", text, &Overrides::default()).unwrap();
        let world = World::new(scenario.household, 1);
        let tried = plans_tried(&world, &Future::of(&world, 0), PoolId::new(0));
        assert!(tried.iter().all(|tried| tried.first_failing.is_none()));
        // 0.1 GB are free, and photos grow by more than that within the month.
        let december = |day: Day| day < world.household.horizon.first + 31;
        assert!(tried[0].full.is_some_and(december) && tried[1].full.is_none(), "{tried:?}");
    }

    #[test]
    fn a_downgrade_takes_over_at_the_next_billing_month() {
        let (world, future) = lived("");
        let tried = downgrade(&world, &future, PoolId::new(0)).unwrap();
        assert_eq!(tried.from, Day::from_ymd(2027, 1, 1).unwrap());
        assert!(tried.over_by > Bytes::GIB.scaled(100.0));
        assert!(tried.stops.iter().all(|(_, day)| *day >= world.household.horizon.first));
    }

    #[test]
    fn a_plan_change_of_the_file_does_not_touch_the_plans_tried() {
        let event = "[[event]]\non = 2027-02-01\nwhat = \"plan\"\nto = \"50 GB\"\n";
        let (plain, with) = (lived(""), lived(event));
        let tried = |(world, future): &(World, Future)| plans_tried(world, future, PoolId::new(0));
        assert_eq!(tried(&plain), tried(&with));
    }

    #[test]
    fn a_first_backup_that_a_smaller_plan_forbids_is_told() {
        let slow = "[home]\nupload = \"0.2 Mbit/s\"\n[[person]]\nname = \"C\"\nicloud = { backups = \"20 GB\" }\n\
                    [[person.device]]\nname = \"Slow\"\nlast_backup = \"never\"\n";
        let (world, future) = lived(slow);
        let tried = downgrade(&world, &future, PoolId::new(0)).unwrap();
        let slow = tried.delayed.iter().find(|first| first.name.device_name == "Slow").unwrap();
        assert!(slow.with == Arrival::Beyond && slow.without < Arrival::Beyond, "{slow:?}");
    }
}

//! Households that share a life are found exactly as if each had been lived alone: plans side by side, and what goes on
//! from an evening that is kept.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::compare::{moves, plans_on_sale, with_plan};
use headroom::calendar::Day;
use headroom::engine::{Keep, Run, Runner, Trunk, run_keeping, run_together};
use headroom::model::household::{Action, DatedEvent, DeviceId, Household, PersonId, PlanId, PoolId};
use headroom::model::world::World;

/// A block and a part of one.
const FUTURES: usize = 21;

/// A household, and the same on every plan of every pool and with people who move.
fn alternatives(household: &Household, seed: u64) -> Vec<Household> {
    let pools = (0..household.pools.len()).map(PoolId::new);
    let plans = plans_on_sale(household);
    let on_plans =
        pools.flat_map(|pool| plans.iter().filter_map(move |plan| with_plan(household, pool, *plan)));
    let others = on_plans.chain(moves(household, seed)).map(|of| of.household);
    std::iter::once(household.clone()).chain(others).collect()
}

#[test]
fn every_plan_of_every_shipped_scenario_is_found_as_if_it_were_alone() {
    let mut compared = 0;
    for (name, _) in support::SHIPPED {
        let scenario = support::shipped(name);
        let first = World::new(scenario.household.clone(), scenario.seed);
        let households = alternatives(&scenario.household, scenario.seed);
        let worlds: Vec<World> = households.iter().map(|household| first.beside(household.clone())).collect();
        let together = run_together(&worlds, Keep::RECORDS, FUTURES, &|_| {});
        assert_eq!(together.len(), worlds.len());
        for (household, found) in households.into_iter().zip(&together) {
            let world = World::new(household, scenario.seed);
            let mut alone = Runner::new(&world, Keep::RECORDS);
            alone.live(FUTURES, &|_| {});
            let alone = alone.finish();
            assert_eq!(found.replicates, FUTURES);
            assert_eq!(found.records[0].len(), FUTURES);
            assert!(found.records == alone.records && found.paid == alone.paid, "{name}");
            assert!(found.futures == alone.futures && found.totals == alone.totals, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared}");
}

/// Days after the first on which something begins: at once, within a first spell, after devices were replaced.
const LATER: [i32; 4] = [0, 11, 120, 400];

fn event(on: Day, action: Action) -> DatedEvent {
    DatedEvent { on, action, label: String::new() }
}

/// What may happen more: a plan, somebody who moves, a device that is replaced, habits.
fn more(household: &Household, on: Day) -> Vec<Vec<DatedEvent>> {
    let plans = (0..household.plans.len()).map(PlanId::new);
    let pools = || (0..household.pools.len()).map(PoolId::new);
    let on_plans = plans.map(|plan| vec![event(on, Action::ChangePlan(PoolId::new(0), plan))]);
    let joins = pools().map(|pool| vec![event(on, Action::JoinPool(PersonId::new(0), pool))]);
    let device = DeviceId::new(0);
    let replaced = event(on + 3, Action::ReplaceDevice(device, "New".to_owned()));
    let habits = [Action::PlugIn(device, true), Action::DeleteReplacedBackups(device)];
    let habits = habits.map(|action| event(on, action));
    on_plans.chain(joins).chain([vec![replaced], habits.to_vec(), Vec::new()]).collect()
}

fn same(one: &Run, other: &Run) -> bool {
    one.replicates == other.replicates && one.records == other.records && one.paid == other.paid
}

#[test]
fn what_goes_on_from_an_evening_is_found_as_if_it_were_lived_from_the_first_day() {
    let mut compared = 0;
    for (name, _) in support::SHIPPED {
        let scenario = support::shipped(name);
        let world = World::new(scenario.household, scenario.seed);
        let first = world.household.horizon.first;
        let kept = [1, 2].map(|at| first + LATER[at]);
        // The second block is not kept: it is lived from its first day.
        let trunk = Trunk::new(Runner::new(&world, Keep::RECORDS), kept, FUTURES, FUTURES);
        for events in LATER.iter().flat_map(|days| more(&world.household, first + *days)) {
            let (changed, found) = trunk.run(&events, FUTURES + 20, &|_| {});
            if compared % 8 == 0 {
                let (_, first) = trunk.run(&events, FUTURES, &|_| {});
                assert!(
                    trunk.run_on(&events, &first, FUTURES + 20, &|_| {}).1 == found,
                    "{name}: {events:?}"
                );
            }
            let alone = run_keeping(&changed, Keep::RECORDS, FUTURES + 20, &|_| {});
            assert!(same(&found, &alone), "{name}: {events:?}");
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn a_plan_that_is_said_to_make_no_difference_makes_none() {
    let (mut alike, mut differing) = (0, 0);
    for (name, _) in support::SHIPPED {
        let scenario = support::shipped(name);
        let world = World::new(scenario.household, scenario.seed);
        let on = world.household.horizon.first + LATER[2];
        let trunk = Trunk::new(Runner::new(&world, Keep::RECORDS), [on], FUTURES, FUTURES);
        let pool = PoolId::new(0);
        let mut plans: Vec<PlanId> = (0..world.household.plans.len()).map(PlanId::new).collect();
        plans.sort_by_key(|plan| world.household.plans[plan.index()].quota);
        for pair in plans.windows(2) {
            let [small, large] = [0, 1].map(|at| vec![event(on, Action::ChangePlan(pool, pair[at]))]);
            let quota = world.household.plans[pair[1].index()].quota;
            let upwards = world.household.plans[pair[0].index()].quota
                >= world.household.plans[world.household.pools[0].plan.index()].quota;
            let (_, found, same) = trunk.run_beside(&small, FUTURES, (pool, quota), &|_| {});
            let larger = trunk.run(&large, FUTURES, &|_| {}).1;
            assert!(!(same && upwards) || found.records == larger.records, "{name}: {pair:?}");
            alike += usize::from(same && upwards);
            differing += usize::from(!same);
        }
    }
    assert!(alike > 5 && differing > 5, "{alike} {differing}");
}

//! Plans that are lived together are found exactly as if each had been lived alone.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::compare::{moves, plans_on_sale, with_plan};
use headroom::engine::{Keep, Runner, run_together};
use headroom::model::household::{Household, PoolId};
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

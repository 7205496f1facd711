//! What holds in every household: conservation, monotony, independence from width, order and horizon.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::explain::DayLedger;
use headroom::engine::{Keep, evening_before, run_keeping, trace};
use headroom::laws::Law;
use headroom::model::household::{Home, Household, Level, LevelId, PoolId, Synced};
use headroom::model::state::Block;
use headroom::model::step::step;
use headroom::model::world::World;
use headroom::units::Bytes;
use proptest::prelude::*;
use support::GB;
use support::households::{households, two_people};
use support::invariants::{conservation, quota_helps};
use support::plan;

/// Everything on devices and waiting to go up on the evening before a day.
fn kept_on(world: &World, replicate: u32, ahead: i32) -> Bytes {
    let block = evening_before(world, replicate, world.household.horizon.first + ahead);
    let on_devices = block.devices.iter().flat_map(|device| &device.bytes).map(|bytes| bytes[0]);
    on_devices.chain(block.people.iter().flat_map(|person| &person.backlog).map(|bytes| bytes[0])).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: proptest::test_runner::RngSeed::Fixed(20261201), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_days_ledger_adds_up_whatever_happens(household in households(), ahead in 0..160_i32, replicate in 0..50_u32) {
        let world = World::new(household, 3);
        let ledger = DayLedger::of(&world, replicate, world.household.horizon.first + ahead).unwrap();
        for pool in (0..world.household.pools.len()).map(PoolId::new) {
            let of_pool = ledger.moves.iter().filter(|(_, of, _)| *of == pool);
            let moved: Bytes = of_pool.flat_map(|(_, _, changes)| changes).map(|change| change.by()).sum();
            let (opening, closing) = (ledger.opening.holdings.used(pool), ledger.closing.holdings.used(pool));
            prop_assert_eq!(opening + moved, closing);
        }
        let on_devices = ledger.on_devices.iter().flat_map(|(_, changes)| changes);
        let kept: Bytes = on_devices.map(|change| change.by).sum();
        prop_assert_eq!(kept, kept_on(&world, replicate, ahead + 1) - kept_on(&world, replicate, ahead));
    }

    #[test]
    fn conservation_holds_every_day(household in households()) {
        conservation(&World::new(household, 11))?;
    }

    #[test]
    fn more_quota_never_brings_the_household_s_first_quota_failure_forward(household in households(), more in 1..200_i64) {
        quota_helps(household, more)?;
    }

    #[test]
    fn a_longer_horizon_changes_no_earlier_day(household in households()) {
        let mut longer = household.clone();
        longer.horizon.last += 60;
        let short = trace(&World::new(household.clone(), 5), 9);
        let long = trace(&World::new(longer, 5), 9);
        let reported = short.iter().take_while(|entry| entry.day <= household.horizon.last);
        prop_assert!(reported.zip(&long).all(|(a, b)| a == b));
    }

    #[test]
    fn the_order_of_the_levels_and_spare_people_change_no_draw(household in households()) {
        let mut more = household.clone();
        more.levels.push(Level { path: "somebody/else".into(), law: Law::Uniform { low: 0.0, high: 1.0 } });
        more.plans.push(plan("another", 7 * GB, 1));
        let a = trace(&World::new(household, 5), 2);
        let b = trace(&World::new(more, 5), 2);
        prop_assert_eq!(a, b);
    }
}

#[test]
fn a_replicate_is_the_same_alone_and_in_any_block() {
    let household = two_people((20, 10, 5, 3), (0.8, 20.0, 90));
    let world = World::new(household, 42);
    let alone = |replicate: u32| {
        let mut block: Block<1> = Block::new(&world, replicate);
        world.days.iter().for_each(|today| step(&world, &mut block, today));
        (block.pools[0].used[0], block.devices[1].stored[0], block.accounts[0].held)
    };
    let mut wide: Block<32> = Block::new(&world, 100);
    world.days.iter().for_each(|today| step(&world, &mut wide, today));
    let mut narrow: Block<4> = Block::new(&world, 110);
    world.days.iter().for_each(|today| step(&world, &mut narrow, today));
    for lane in 0..32 {
        let replicate = 100 + u32::try_from(lane).unwrap();
        let (used, stored, held) = alone(replicate);
        assert_eq!((wide.pools[0].used[lane], wide.devices[1].stored[lane]), (used, stored));
        assert_eq!(wide.accounts[0].held[1][lane], held[1][0]);
    }
    assert_eq!(narrow.pools[0].used[2], wide.pools[0].used[12]);
}

#[test]
fn results_do_not_depend_on_threads() {
    let world = World::new(two_people((20, 10, 5, 3), (0.8, 20.0, 60)), 42);
    let keep = Keep { records: true, ..Keep::EVERYTHING };
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run_keeping(&world, keep, 150, &|_| {}))
    };
    let (one, two) = (with(1), with(2));
    assert_eq!(one.records, two.records);
    assert_eq!((&one.futures, &one.totals), (&two.futures, &two.totals));
    assert_eq!((&one.backups, &one.firsts), (&two.backups, &two.firsts));
    assert_eq!(one.pools, two.pools);
    assert_eq!(one.paid, two.paid);
    assert_eq!(one.records[0].len(), 150);
}

#[test]
fn the_same_people_in_another_order_live_the_same_lives() {
    let household = two_people((20, 10, 5, 3), (0.8, 20.0, 500));
    let mut swapped = household.clone();
    swap_people(&mut swapped);
    let (a, b) = (World::new(household, 42), World::new(swapped, 42));
    let mut first: Block<4> = Block::new(&a, 0);
    let mut second: Block<4> = Block::new(&b, 0);
    for (today, again) in a.days.iter().zip(&b.days) {
        step(&a, &mut first, today);
        step(&b, &mut second, again);
    }
    assert_eq!(first.devices[0].bytes, second.devices[1].bytes);
    assert_eq!(first.people[1].synced, second.people[0].synced);
    assert_eq!(first.devices[0].last, second.devices[1].last);
}

fn swap_people(household: &mut Household) {
    use headroom::model::household::{DeviceId, PersonId};
    household.people.swap(0, 1);
    household.devices.swap(0, 1);
    household.accounts.swap(0, 1);
    for at in 0..2 {
        household.people[at].home = [Home::Device(DeviceId::new(at)); 6];
        household.devices[at].person = PersonId::new(at);
        household.accounts[at].person = PersonId::new(at);
        household.accounts[at].device = DeviceId::new(at);
    }
    household.devices[2].person = PersonId::new(1);
    household.people[1].home[Synced::Messages.index()] = Home::Device(DeviceId::new(2));
    household
        .disused
        .iter_mut()
        .for_each(|disused| disused.person = PersonId::new(1 - disused.person.index()));
    let _ = LevelId::new(0);
}

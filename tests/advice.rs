//! Advice held against trying everything: all subsets of what can be done, all months of a switch; and what it promises.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::advice::{
    Advice, Advised, Change, Depth, Desk, Lives, Promise, Step, Switch, Willing, Wish, advise,
};
use headroom::analysis::remedies::Effort;
use headroom::calendar::Arrival;
use headroom::engine::{Keep, run, run_keeping};
use headroom::model::household::{Household, PoolId, Synced};
use headroom::model::world::World;
use headroom::report::advice::words::events;
use headroom::scenario::{Overrides, check};
use headroom::units::{Bytes, Money};
use support::{Builder, GB, SHIPPED, plan, shipped, steady};

const WISH: Wish = Wish { promise: Promise { limit: 0.05 }, willing: Willing::Anything };

/// Advice on so many futures, all of them searched.
fn advice_with(
    household: Household,
    seed: u64,
    wish: Wish,
    futures: usize,
    amounts: bool,
) -> (World, Advice) {
    let world = World::new(household, seed);
    let depth =
        Depth { few: futures, all: futures, finalists: 8, paired: 3, amounts, schedules: false, idle: true };
    let advice = advise(&world, &run(&world, futures, &|_| {}), wish, depth, &|_| {});
    (world, advice)
}

fn advised(household: Household) -> (World, Advice) {
    advice_with(household, 1, WISH, 1, false)
}

/// A phone, an old phone's backup, WhatsApp counted twice, and files that grow, on a plan that is soon too small.
fn household(quota: i64, files_a_day: i64, old: i64) -> Household {
    let mut build = Builder::new(quota, 300);
    let sam = build.person("Sam");
    let phone = build.device(sam, "iPhone", 4 * GB);
    build.whatsapp(phone, 2 * GB);
    build.household.devices[0].switches.whatsapp = true;
    build.household.devices[0].backup.held = build.household.devices[0].bytes;
    build.synced(sam, Synced::Drive, 3 * GB);
    build.household.people[0].growth[Synced::Drive.index()] = steady(files_a_day);
    build.disused(sam, old, support::first() - 20);
    build.household.plans.push(plan("large", 40 * GB, 999));
    build.household.plans.push(plan("largest", 400 * GB, 2999));
    build.household
}

/// What a change loses, costs and asks, without its place in the list.
fn price(of: &Change, paid: Money, last_copy: bool) -> (bool, bool, Money, Effort, usize) {
    (last_copy, of.deletes_data(), paid.max(Money::ZERO), of.effort(), of.steps.len())
}

/// Everything that can be done on the day, alone and two at a time, with what comes of it.
fn brute_force(world: &World, advice: &Advice) -> Vec<(Change, bool, Money, bool)> {
    let singles: Vec<&Advised> = advice.tried.iter().filter(|of| of.change.steps.len() == 1).collect();
    let mut all: Vec<(Change, bool)> =
        singles.iter().map(|of| (of.change.clone(), of.last_copy_goes)).collect();
    for (at, a) in singles.iter().enumerate() {
        let others = singles[at + 1..].iter().filter(|b| a.change.goes_with(&b.change));
        all.extend(
            others.map(|b| (Change::both(&a.change, &b.change), a.last_copy_goes || b.last_copy_goes)),
        );
    }
    let outlook =
        |change: &Change| Lives::of(&world.with_events(&change.events()), 1, advice.on, &|_| {}).all();
    all.into_iter()
        .map(|(change, last)| {
            let found = outlook(&change);
            (change, WISH.promise.is_kept(&found), found.paid - advice.without.paid, last)
        })
        .collect()
}

#[test]
fn the_smallest_change_is_the_smallest_of_all_subsets() {
    let mut compared = 0;
    for quota in [22, 24, 28] {
        for files in [10_000_000, 25_000_000, 60_000_000] {
            for old in [1, 6] {
                let (world, advice) = advised(household(quota * GB, files, old * GB));
                let all = brute_force(&world, &advice);
                let enough = all.iter().filter(|(_, kept, _, _)| *kept);
                let best = enough.map(|(change, _, paid, last)| price(change, *paid, *last)).min();
                let found = advice.smallest().map(|of| price(&of.change, of.money, of.last_copy_goes));
                if advice.nothing_needed() {
                    continue;
                }
                assert_eq!(found, best, "{quota} GB, {files} a day, old {old} GB");
                compared += usize::from(best.is_some());
            }
        }
    }
    assert!(compared > 5, "only {compared} households needed something");
}

#[test]
fn the_smallest_amount_is_enough_and_a_step_less_is_not() {
    let mut small = household(16 * GB, 4_000_000, GB);
    small.plans.truncate(1);
    let (world, advice) = advice_with(small, 1, WISH, 1, true);
    let step = Bytes::new(Bytes::GIB.count() / 10);
    let mut seen = 0;
    for of in advice.options().filter(|of| of.sufficient && of.change.deletes_data()) {
        let Some(less) = of.change.with_amounts_changed(Bytes::ZERO - step) else { continue };
        let kept = |change: &Change| {
            let lives = Lives::of(&world.with_events(&change.events()), 1, advice.on, &|_| {});
            WISH.promise.is_kept(&lives.all())
        };
        assert!(kept(&of.change) && !kept(&less), "{:?}", of.change);
        seen += 1;
    }
    assert!(seen > 0, "no amount was enough");
}

#[test]
fn the_cheapest_plans_are_the_cheapest_of_all_months() {
    for (quota, files, old) in
        [(14, 20_000_000, 2), (14, 60_000_000, 2), (13, 8_000_000, 6), (60, 8_000_000, 6)]
    {
        let mut household = household(quota * GB, files, old * GB);
        household.plans.truncate(2);
        household.plans[1].quota = Bytes::new(40 * GB);
        let world = World::new(household, 1);
        let first = world.household.horizon.first;
        let without = Lives::of(&world, 1, first, &|_| {});
        let desk = Desk {
            world: &world,
            pool: PoolId::new(0),
            promise: WISH.promise,
            without: &without,
            futures: [1, 1],
            progress: &|_| {},
        };
        let mut all: Vec<Vec<Switch>> = vec![Vec::new()];
        let (months, plans) = (desk.months(), desk.all_plans());
        for (at, on) in months.iter().enumerate() {
            for plan in &plans {
                let one = Switch { on: *on, plan: *plan };
                all.push(vec![one]);
                let later = months[at + 1..].iter().flat_map(|on| plans.iter().map(|plan| (*on, *plan)));
                all.extend(later.map(|(on, plan)| vec![one, Switch { on, plan }]));
            }
        }
        let lived = all.into_iter().map(|switches| desk.lived(switches, 1));
        let best = lived.filter(|of| of.sufficient).map(|of| of.paid).min();
        let found = desk.cheapest();
        assert_eq!(Some(found.paid).filter(|_| found.sufficient), best, "{quota} GB: {:?}", found.switches);
    }
}

/// Advice on some shipped scenarios, few futures each.
fn some_shipped() -> Vec<(&'static str, World, Advice)> {
    let names = ["already-failing.toml", "old-phone.toml", "whatsapp-headroom.toml"];
    let of = |name: &'static str| {
        let scenario = shipped(name);
        let (world, advice) = advice_with(scenario.household, scenario.seed, WISH, 32, true);
        (name, world, advice)
    };
    names.into_iter().map(of).collect()
}

#[test]
fn what_is_recommended_keeps_the_promise_and_loses_no_last_copy_first() {
    for (name, _, advice) in some_shipped() {
        let options: Vec<&Advised> = advice.options().collect();
        assert!(!options.is_empty(), "{name}: nothing was found");
        if let Some(of) = advice.smallest() {
            assert!(of.outlook.chance() < 0.05, "{name}: {:?} breaks the promise", of.change);
            let cheaper = options.iter().filter(|other| other.price() < of.price());
            assert!(cheaper.clone().all(|other| !other.sufficient), "{name}: a smaller one was passed over");
        }
        let harmless = options.iter().any(|of| !of.last_copy_goes);
        assert!(!harmless || !options[0].last_copy_goes, "{name}: {:?} stands first", options[0].change);
    }
}

#[test]
fn what_is_told_does_not_hang_on_living_to_the_end_what_does_not_help() {
    let mut told = 0;
    for (name, _) in SHIPPED {
        let scenario = shipped(name);
        let world = World::new(scenario.household, scenario.seed);
        let found = run(&world, 64, &|_| {});
        let quick = |idle: bool| {
            let (amounts, schedules) = (false, false);
            let depth = Depth { few: 32, all: 64, finalists: 3, paired: 0, amounts, schedules, idle };
            advise(&world, &found, WISH, depth, &|_| {})
        };
        let (all, helpful) = (quick(true), quick(false));
        assert!(all.options().eq(helpful.options()), "{name}");
        assert!(helpful.tried.len() <= all.tried.len());
        told += helpful.options().count();
    }
    assert!(told > 10, "{told}");
}

#[test]
fn dominated_means_no_better_in_anything() {
    let mut seen = 0;
    for (name, _, advice) in some_shipped() {
        for of in &advice.tried {
            let Some(by) = of.dominated_by.map(|at| &advice.tried[at]) else { continue };
            let facts = |of: &Advised| {
                (
                    of.outlook.failing,
                    of.money,
                    of.change.effort(),
                    of.last_copy_goes,
                    of.change.deletes_data(),
                )
            };
            let (a, b) = (facts(by), facts(of));
            let no_worse = a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2 && a.3 <= b.3 && a.4 <= b.4;
            assert!(no_worse, "{name}: {:?} does not dominate {:?}", by.change, of.change);
            seen += 1;
        }
    }
    assert!(seen > 5, "only {seen} dominated changes");
}

#[test]
fn a_change_typed_into_the_file_gives_the_chance_that_was_advised() {
    let mut typed = 0;
    for (name, world, advice) in some_shipped() {
        let (_, text) = SHIPPED.iter().find(|(file, _)| *file == name).unwrap();
        for of in advice.options().take(4) {
            let with = format!("{text}\n{}", events(&world.household, &of.change));
            let changed = check(name, &with, &Overrides::default())
                .unwrap_or_else(|problems| panic!("{name}: {:?}\n{with}", problems.problems));
            let lives = Lives::of(&World::new(changed.household, changed.seed), 32, advice.on, &|_| {});
            assert_eq!(lives.all().failing, of.outlook.failing, "{name}: {:?}", of.change);
            typed += 1;
        }
    }
    assert!(typed >= 6, "only {typed} changes were typed");
}

#[test]
fn little_effort_leaves_out_evenings_and_habits() {
    let scenario = shipped("already-failing.toml");
    let wish = Wish { willing: Willing::LittleEffort, ..WISH };
    let (_, advice) = advice_with(scenario.household, scenario.seed, wish, 16, true);
    assert!(!advice.tried.is_empty());
    assert!(advice.tried.iter().all(|of| of.change.effort() <= Effort::Taps));
}

#[test]
fn more_quota_never_brings_the_first_quota_failure_forward() {
    let scenario = shipped("whatsapp-headroom.toml");
    let mut plans: Vec<usize> = (0..scenario.household.plans.len()).collect();
    plans.sort_by_key(|plan| scenario.household.plans[*plan].quota);
    let firsts = |plan: usize| -> Vec<Arrival> {
        let mut household = scenario.household.clone();
        household.policies.clear();
        household.pools[0].plan = headroom::model::household::PlanId::new(plan);
        let world = World::new(household, scenario.seed);
        let found = run_keeping(&world, Keep::RECORDS, 32, &|_| {});
        let first = |at: usize| found.records.iter().map(|row| row[at].first_failure).min().unwrap();
        (0..32).map(first).collect()
    };
    let all: Vec<Vec<Arrival>> = plans.into_iter().map(firsts).collect();
    for pair in all.windows(2) {
        assert!(pair[0].iter().zip(&pair[1]).all(|(small, large)| small <= large));
    }
}

#[test]
fn steps_of_a_change_become_events_on_their_days() {
    let (_, advice) = advised(household(16 * GB, 25_000_000, 6 * GB));
    let of = advice.tried.first().unwrap();
    let Step { on, proposal } = &of.change.steps[0];
    let made = of.change.events();
    assert_eq!(made.len(), of.change.steps.iter().map(|step| step.proposal.actions.len()).sum::<usize>());
    assert!(made[0].on == *on && made[0].action == proposal.actions[0]);
}

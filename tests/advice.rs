//! Advice held against trying everything: all subsets of what can be done, all months of a switch; and what it promises.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::advice::{
    Advice, Advised, Change, Depth, Desk, Lives, Promise, Step, Switch, Willing, Wish, advise,
};
use headroom::analysis::compare::{Verdict, compare, contest, plans_on_sale, present, with_plan};
use headroom::analysis::remedies::{Effort, Remedy};
use headroom::calendar::{Arrival, Day};
use headroom::engine::{Keep, Room, Runner, run, run_keeping};
use headroom::model::household::{
    Action, BlockReason, Cure, DatedEvent, DeviceId, Household, Passing, PersonId, PlanId, Pool, PoolId,
    Synced,
};
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
        let desk = desk(&world, &without);
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
                    -of.won.map_or(0, |won| won.median.whole()),
                    of.outlook.failing,
                    of.money,
                    of.change.effort(),
                    of.last_copy_goes,
                    of.change.deletes_data(),
                )
            };
            let (a, b) = (facts(by), facts(of));
            let no_worse = a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2 && a.3 <= b.3 && a.4 <= b.4 && a.5 <= b.5;
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

/// Photos alone, 30 GB and 1 GB more a day, on 40 GB: on day 10 they fill it, from day 11 on they find no room.
fn photos_alone(days: i32) -> Household {
    let mut build = Builder::new(40 * GB, days);
    let sam = build.person("Sam");
    build.synced(sam, Synced::Photos, 30 * GB);
    build.household.people[0].growth[Synced::Photos.index()] = steady(GB);
    build.household.plans.push(plan("small", 10 * GB, 99));
    build.household.plans.push(plan("large", 400 * GB, 999));
    build.household
}

fn room(household: Household, on: Day) -> Room {
    let world = World::new(household, 1);
    let mut runner = Runner::acting_on(on, &world, Keep::FUTURES);
    runner.live(1, &|_| {});
    runner.finish().futures.room[0][0]
}

#[test]
fn a_pool_is_full_where_sync_finds_no_room_for_as_many_days_as_make_a_spell_known() {
    // 10 days: from day 11 to day 23, the thirteenth past the horizon, are 13 days; 11 days: 14.
    assert_eq!(room(photos_alone(10), support::first()), Room::Enough);
    assert_eq!(room(photos_alone(11), support::first()), Room::Full);
}

#[test]
fn a_pool_that_was_full_before_somebody_acts_is_not_full() {
    let mut household = photos_alone(60);
    let on = support::first() + 29;
    household.events = events_of(&[Action::ChangePlan(PoolId::new(0), PlanId::new(2))], on);
    // Full on days 11 to 29.
    assert_eq!(room(household.clone(), support::first()), Room::Full);
    assert_eq!(room(household, on), Room::Enough);
}

#[test]
fn a_pool_that_holds_more_than_its_plan_allows_is_full() {
    let mut household = photos_alone(60);
    household.people[0].growth[Synced::Photos.index()] = steady(0);
    assert_eq!(room(household.clone(), support::first()), Room::Enough);
    // Chosen on 1 December it begins on 1 January, the day 32: 29 days to day 60, and 13 more.
    household.events = events_of(&[Action::ChangePlan(PoolId::new(0), PlanId::new(1))], support::first());
    assert_eq!(room(household, support::first()), Room::Full);
}

fn events_of(actions: &[Action], on: Day) -> Vec<DatedEvent> {
    let event = |action: &Action| DatedEvent { on, action: action.clone(), label: String::new() };
    actions.iter().map(event).collect()
}

/// Where plans over time of the first pool are looked for, on one future.
fn desk<'a>(world: &'a World, without: &'a Lives) -> Desk<'a> {
    Desk { world, pool: PoolId::new(0), promise: WISH.promise, without, futures: [1, 1], progress: &|_| {} }
}

#[test]
fn the_cheapest_plan_has_room_where_no_backup_tells() {
    let world = World::new(photos_alone(300), 1);
    let first = world.household.horizon.first;
    let without = Lives::of(&world, 1, first, &|_| {});
    let desk = desk(&world, &without);
    let found = desk.cheapest();
    // 30 + 300 GB fit in 400. Until 11 December 40 GB are enough, so it is taken at once or too late.
    assert_eq!(found.switches, [Switch { on: first, plan: PlanId::new(2) }]);
    assert!(found.sufficient && found.short_of_room == 0);
}

#[test]
fn a_smaller_plan_without_room_for_what_is_stored_keeps_no_promise() {
    let (_, advice) = advised(photos_alone(300));
    assert!(advice.nothing_needed(), "no backup can fail");
    let smaller = advice.tried.iter().find(|of| of.change.remedies().eq([Remedy::Downgrade])).unwrap();
    assert!(smaller.money < Money::ZERO && !smaller.sufficient);
}

#[test]
fn plans_are_not_the_best_where_they_leave_no_room_though_no_backup_tells() {
    let household = photos_alone(60);
    let pool = PoolId::new(0);
    let plans = plans_on_sale(&household).into_iter().filter_map(|plan| with_plan(&household, pool, plan));
    let all: Vec<_> = std::iter::once(present(&household, pool)).chain(plans).collect();
    let contenders = contest(all, 1, 1, &|_| {});
    let found = compare(household.horizon, &contenders, Money(99));
    let full: Vec<_> = found.rows.iter().map(|row| (row.name.to_string(), row.full.value)).collect();
    let expected = [("plan (now)", 1.0), ("small", 1.0), ("large", 0.0)];
    assert_eq!(full, expected.map(|(name, share)| (name.to_owned(), share)));
    assert_eq!(found.verdict, Verdict::Best(2));
}

/// A phone with room enough whose backup something stops.
fn stopped(by: Action, days: i32) -> Household {
    let mut build = Builder::new(40 * GB, 120);
    let sam = build.person("Sam");
    build.device(sam, "iPhone", 4 * GB);
    build.household.events = events_of(&[by], support::first() + days);
    build.household
}

#[test]
fn what_stops_a_backup_is_cured_on_the_day_it_comes() {
    let (person, device) = (PersonId::new(0), DeviceId::new(0));
    let causes = [
        (Action::Block(person, BlockReason::TermsNotAccepted), Remedy::AcceptTerms),
        (Action::Block(person, BlockReason::PasswordChanged), Remedy::SignInAgain),
        (Action::During(Passing::Block(person, BlockReason::UnverifiedEmail), true), Remedy::VerifyEmail),
        (Action::During(Passing::Restrict(device), true), Remedy::AnotherNetwork),
        (Action::DeviceFault(device, Cure::Restart), Remedy::Restart),
        (Action::DeviceFault(device, Cure::Update), Remedy::Update),
        (Action::Restrict(device, true), Remedy::AnotherNetwork),
        (Action::CorruptDevice(device), Remedy::RestartDeviceBackup),
    ];
    // On the first day, and on 10 January, after the first of the month on which to act.
    for days in [0, 40] {
        for (cause, cure) in &causes {
            let (_, advice) = advised(stopped(cause.clone(), days));
            let smallest = advice.smallest().unwrap_or_else(|| panic!("{cause:?} after {days} days"));
            assert!(smallest.change.remedies().eq([*cure]), "{cause:?}: {:?}", smallest.change);
            assert_eq!(smallest.change.on(), Some(support::first() + days));
        }
    }
}

#[test]
fn a_plan_for_each_of_two_pools_is_one_change() {
    let mut build = Builder::new(8 * GB, 200);
    let own =
        Pool { name: "Kim".into(), plan: PlanId::new(0), billed_on: support::first(), other: Bytes::ZERO };
    build.household.pools.push(own);
    for name in ["Sam", "Kim"] {
        let person = build.person(name);
        build.device(person, "iPhone", 6 * GB);
        build.household.devices[person.index()].apps = steady(100_000_000);
    }
    build.household.people[1].pool = PoolId::new(1);
    build.household.plans.push(plan("large", 40 * GB, 999));
    let (_, advice) = advised(build.household);
    let pools: Vec<PoolId> = advice.smallest().unwrap().change.plans().map(|(pool, _)| pool).collect();
    assert_eq!(pools.len(), 2);
    assert_ne!(pools[0], pools[1]);
}

#[test]
fn photos_leave_a_full_phone_for_icloud() {
    let text = "read_on = 2026-11-30\nregion = \"US\"\nhorizon = \"1 year\"\nrandom = false\n[plan]\nsize = \"200 GB\"\n\
                used = \"20 GB\"\n[[person]]\nname = \"James\"\nicloud = { messages = \"5 GB\", backups = \"12 GB\" }\n\
                [person.photos]\nicloud_photos = false\nsize = \"8 GB\"\n[[person.device]]\nname = \"iPhone\"\n\
                capacity = \"64 GB\"\nstorage_used = \"63.5 GB\"\n";
    let scenario = check("full.toml", text, &Overrides::default());
    let scenario = scenario.unwrap_or_else(|problems| panic!("{:?}", problems.problems));
    let (_, advice) = advised(scenario.household);
    let both = [Remedy::TurnOnPhotos, Remedy::OptimisePhotos];
    let of = advice.options().find(|of| of.change.remedies().eq(both)).unwrap();
    assert!(of.outlook.failing < advice.without.failing);
}

//! What moves the answer, on households where that is known beforehand.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::sensitivity::{Sensitivity, sensitivity, swings_of};
use headroom::calendar::Arrival;
use headroom::engine::run;
use headroom::laws::Law;
use headroom::model::household::{Chance, Condition, Synced};
use headroom::model::world::World;
use support::{Builder, GB, steady};

const FUTURES: usize = 256;

/// Files that grow by an unknown rate, and photos by one that hardly matters, on a plan that is full within a year.
fn household() -> Builder {
    let mut build = Builder::new(20 * GB, 500).random();
    let sam = build.person("Sam");
    build.device(sam, "iPhone", 4 * GB);
    let files = build.level("Sam/drive growth", Law::Lognormal { median: 1.0, sigma: 0.4 });
    let photos = build.level("Sam/photos growth", Law::Lognormal { median: 1.0, sigma: 0.4 });
    let growth = &mut build.household.people[sam.index()].growth;
    growth[Synced::Drive.index()] = steady(60_000_000);
    growth[Synced::Drive.index()].factors = vec![files];
    growth[Synced::Photos.index()] = steady(600_000);
    growth[Synced::Photos.index()].factors = vec![photos];
    // The device must have something to back up every day.
    build.household.devices[0].apps = steady(1_000_000);
    build
}

fn found(build: Builder) -> Sensitivity {
    let world = World::new(build.household, 3);
    sensitivity(&world, &run(&world, FUTURES, &|_| {}), FUTURES, &|_| {})
}

#[test]
fn the_rate_that_fills_the_plan_weighs_most_and_faster_is_sooner() {
    let found = found(household());
    let [files, photos] = [0, 1].map(|at| &found.swings[at]);
    assert_eq!(files.weight.path, "Sam/drive growth");
    assert!(files.months < -3.0 && files.weight.correlation < -0.95, "{files:?}");
    assert!(files.medians[0] > files.medians[1] && !files.disagree);
    assert!(photos.months.abs() < 0.3 && photos.weight.correlation.abs() < 0.2, "{photos:?}");
    assert!(found.noise < 0.1, "{}", found.noise);
}

#[test]
fn a_swing_is_the_date_with_that_level_certain() {
    let low = Law::Lognormal { median: 1.0, sigma: 0.4 }.at(0.05);
    let mut fixed = household();
    let at = fixed.household.levels.iter().position(|level| level.path == "Sam/drive growth").unwrap();
    fixed.household.levels[at].law = Law::Certain(low);
    let lived = run(&World::new(fixed.household, 3), FUTURES, &|_| {});
    let mut dates: Vec<Arrival> = lived.futures.failing[0].days().collect();
    dates.sort_unstable();
    assert_eq!(found(household()).swings[0].medians[0], dates[FUTURES / 2 - 1]);
}

#[test]
fn nights_left_to_luck_are_noise_and_no_level() {
    let mut build = household();
    build.household.people[0].growth[Synced::Drive.index()] = steady(60_000_000);
    build.household.people[0].growth[Synced::Photos.index()] = steady(0);
    let seldom = build.level("Sam/iPhone/nights power", Law::Certain(0.5));
    build.household.devices[0].nights.power = Condition { probability: seldom, persistence: 0.07 };
    let found = found(build);
    assert!(found.swings.iter().all(|swing| swing.months.abs() < 0.2), "{:?}", found.swings);
    assert!(found.noise > 0.9, "{}", found.noise);
}

#[test]
fn where_nothing_is_left_to_chance_nothing_moves() {
    let mut build = household();
    build.household.chance = Chance::Certain;
    assert_eq!(swings_of(&World::new(build.household.clone(), 3)), 0);
    assert!(found(build).swings.is_empty());
}

//! The shipped scenarios: conservation on every day, and what each is there to show.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::analyse;
use headroom::analysis::findings::{Cause, Findings, Kind, Outcome, TodayState};
use headroom::calendar::Arrival;
use headroom::engine::run;
use headroom::model::world::World;
use headroom::units::Bytes;
use support::invariants::conservation;
use support::{SHIPPED, day, shipped};

fn findings(name: &str, futures: usize) -> Findings {
    let scenario = shipped(name);
    let world = World::new(scenario.household, scenario.seed);
    analyse(&world, &run(&world, futures, &|_| {}))
}

#[test]
fn conservation_holds_on_every_day_of_every_shipped_scenario() {
    for (name, _) in SHIPPED {
        let scenario = shipped(name);
        let world = World::new(scenario.household, scenario.seed);
        conservation(&world).unwrap_or_else(|broken| panic!("{name}: {broken}"));
    }
}

#[test]
fn what_is_typed_as_used_is_used_to_the_byte() {
    let gib = |size: f64| Bytes::rounded(size * 1_073_741_824.0);
    for (name, used) in [
        ("minimal.toml", 168.4),
        ("family.toml", 150.6),
        ("free-tier.toml", 4.1),
        ("already-failing.toml", 46.8),
        ("whatsapp-headroom.toml", 155.0),
        ("old-phone.toml", 48.6),
        ("never-charged-at-night.toml", 38.0),
        ("slow-upload.toml", 21.0),
        ("downgrade.toml", 61.0),
        ("own-plans.toml", 74.0),
        ("reference.toml", 73.0),
    ] {
        assert_eq!(findings(name, 1).pools[0].used, gib(used), "{name}");
    }
    assert_eq!(findings("own-plans.toml", 1).pools[1].used, gib(39.2));
}

#[test]
fn already_failing_says_so_before_anything_is_simulated() {
    let found = findings("already-failing.toml", 1);
    let phone = &found.today[0];
    let since = day(2026, 9, 4);
    assert_eq!(phone.state, TodayState::Failing { since, because: Some(Outcome::OverQuota) });
    let gib = |bytes: Bytes| bytes.in_units_of(Bytes::GIB);
    assert!((gib(phone.needs) - 8.1).abs() < 0.05, "{}", gib(phone.needs));
    assert!((gib(phone.free) - 3.2).abs() < 0.05, "{}", gib(phone.free));
    assert_eq!(found.household.quantiles, [Arrival::On(since); 5]);
}

#[test]
fn whatsapp_stops_for_want_of_2_05_times_its_size_while_the_phone_s_backup_goes_on() {
    let found = findings("whatsapp-headroom.toml", 100);
    let whatsapp = found.backups.iter().find(|backup| matches!(backup.name.kind, Kind::WhatsApp(_))).unwrap();
    let phone = found.backups.iter().find(|backup| matches!(backup.name.kind, Kind::Device { .. })).unwrap();
    assert_eq!(whatsapp.first_failing.probability, 1.0);
    assert_eq!(whatsapp.causes[0].0, Cause::OverQuota);
    assert!(whatsapp.first_failing.quantiles[2] < phone.first_failing.quantiles[2]);
    let short = whatsapp.shortage.unwrap();
    assert!(short.size < short.free && short.free < short.needed);
}

#[test]
fn the_old_phone_s_backup_goes_after_180_days() {
    let found = findings("old-phone.toml", 50);
    let used = |date| found.pools[0].days.iter().find(|of| of.day == date).unwrap().used[2];
    let drop = used(day(2027, 3, 18)) - used(day(2027, 3, 19));
    assert!((drop.in_units_of(Bytes::GIB) - 28.0).abs() < 1.0, "{}", drop.in_units_of(Bytes::GIB));
}

#[test]
fn never_charged_at_night_lapses_for_want_of_power() {
    let found = findings("never-charged-at-night.toml", 100);
    let phone = &found.backups[0];
    let [power, wifi, lock] = phone.nights_missing;
    assert!(power > 0.8 && wifi < 0.01 && lock < 0.01, "{:?}", phone.nights_missing);
    assert!(phone.share_of_days_lapsed > 0.1);
    assert_eq!(phone.first_failing.probability, 0.0);
}

#[test]
fn a_slow_upload_is_never_finishing_for_months() {
    let found = findings("slow-upload.toml", 100);
    let phone = &found.backups[0];
    assert_eq!(phone.causes[0].0, Cause::NeverFinishing);
    assert!(phone.first_failing.probability > 0.95);
}

#[test]
fn a_downgrade_below_what_is_stored_fails_everything_that_needs_room() {
    let found = findings("downgrade.toml", 50);
    let quota = |date| found.pools[0].days.iter().find(|of| of.day == date).unwrap().quota;
    assert_eq!(quota(day(2027, 1, 11)), Bytes::new(2 << 40));
    assert_eq!(quota(day(2027, 1, 12)), Bytes::new(50 << 30));
    assert!(found.pools[0].first_failing.probability > 0.99);
}

#[test]
fn a_member_with_a_plan_of_her_own_is_outside_the_pool() {
    let found = findings("own-plans.toml", 50);
    assert_eq!(found.pools.len(), 2);
    let emma = found.backups.iter().filter(|backup| backup.name.person_name == "Emma");
    assert!(emma.clone().count() >= 2 && emma.clone().all(|backup| backup.name.pool == found.pools[1].pool));
    assert!(found.pools[1].first_failing.probability > found.pools[0].first_failing.probability);
}

#[test]
fn the_free_tier_is_outgrown_by_the_phone_s_own_backup() {
    let found = findings("free-tier.toml", 100);
    assert!(found.household.probability > 0.9);
    assert_eq!(found.causes[0].0, Cause::OverQuota);
}

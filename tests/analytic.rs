//! The model against arithmetic done by hand: the closed forms, to the day and to the byte.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::calendar::Day;
use headroom::engine::{Entry, Who, trace};
use headroom::model::household::{
    Action, Afterwards, BlockReason, DataChange, DatedEvent, DeviceId, DeviceSwitch, Growth, Interval,
    LastBackup, Local, Passing, PersonId, PersonSwitch, PhotosLeave, PlanId, Pool, PoolId, Portion, Price,
    PriceStep, RoomRule, Synced,
};
use headroom::model::outcome::Outcome;
use headroom::model::state::{BackupLine, Block};
use headroom::model::step::step;
use headroom::model::world::World;
use headroom::units::{Bytes, Money};
use support::{Builder, GB, day, first, plan, steady};

fn device_days(builder: Builder) -> Vec<Entry> {
    lines(builder, |line| matches!(line, BackupLine::Device(_)))
}

fn whatsapp_days(builder: Builder) -> Vec<Entry> {
    lines(builder, |line| matches!(line, BackupLine::WhatsApp(_)))
}

fn lines(builder: Builder, wanted: impl Fn(BackupLine) -> bool) -> Vec<Entry> {
    let world = World::new(builder.household, 1);
    let entries = trace(&world, 0).into_iter();
    entries.filter(|entry| matches!(entry.who, Who::Backup(line, _) if wanted(line))).collect()
}

/// The number (first day = 1) of the first entry with an outcome.
fn first_with(entries: &[Entry], outcome: Outcome) -> Option<i32> {
    entries.iter().find(|entry| entry.outcome == outcome).map(|entry| entry.day.days_since(first()) + 1)
}

#[test]
fn without_growth_nothing_ever_changes() {
    let mut builder = Builder::new(100 * GB, 2000);
    let person = builder.person("A");
    builder.synced(person, Synced::Photos, 40 * GB);
    let device = builder.device(person, "iPhone", 20 * GB);
    builder.whatsapp(device, 10 * GB);
    let world = World::new(builder.household, 1);
    for entry in trace(&world, 0) {
        assert_eq!(entry.outcome, Outcome::Completed, "{entry:?}");
        assert!(matches!(entry.who, Who::Sync(_)) || entry.age == Some(0));
    }
}

#[test]
fn a_growing_backup_first_fails_on_the_day_its_set_exceeds_the_quota() {
    for (start, growth, quota) in
        [(10 * GB, GB / 10, 12 * GB), (7_000_000_001, 333_333_333, 20 * GB), (5, 3, 5 + 3 * 40)]
    {
        let mut builder = Builder::new(quota, 400);
        let person = builder.person("A");
        let device = builder.device(person, "iPhone", start);
        builder.household.devices[device.index()].apps = steady(growth);
        let expected = (1..).find(|n| start + n * growth > quota).unwrap();
        let entries = device_days(builder);
        assert_eq!(first_with(&entries, Outcome::OverQuota).map(i64::from), Some(expected));
    }
}

/// The first day on which WhatsApp alone, beside `other` bytes, fails; strict counts the old backup, relaxed does not.
fn whatsapp_first_failure(rule: RoomRule, start: i64, growth: i64, quota: i64, other: i64) -> Option<i32> {
    let mut builder = Builder::new(quota, 1000);
    builder.household.rules.room = rule;
    let person = builder.person("A");
    builder.synced(person, Synced::Other, other);
    let device = builder.device(person, "iPhone", 0);
    builder.household.devices[device.index()].switches.backup = false;
    let account = builder.whatsapp(device, start);
    builder.household.accounts[account.index()].growth[1] = steady(growth);
    first_with(&whatsapp_days(builder), Outcome::OverQuota)
}

#[test]
fn whatsapp_strict_fails_when_2_05_w_and_the_old_backup_no_longer_fit() {
    for (start, growth, quota, other) in
        [(5 * GB, 10_000_000, 50 * GB, 20 * GB), (3_000_000_007, 12_345_679, 20 * GB, 3 * GB)]
    {
        let fails = |n: &i64| {
            let w = start + n * growth;
            41 * w > 20 * (quota - other - (w - growth))
        };
        let expected = (1..).find(fails).unwrap();
        assert_eq!(
            whatsapp_first_failure(RoomRule::Strict, start, growth, quota, other).map(i64::from),
            Some(expected)
        );
        let about = (quota - other) as f64 / 3.05;
        assert!(((start + expected * growth) as f64 / about - 1.0).abs() < 0.01);
    }
}

#[test]
fn whatsapp_relaxed_fails_when_2_05_w_exceeds_the_room_without_the_old_backup() {
    let (start, growth, quota, other) = (5 * GB, 10_000_000, 50 * GB, 20 * GB);
    let expected = (1..).find(|n| 41 * (start + n * growth) > 20 * (quota - other)).unwrap();
    assert_eq!(
        whatsapp_first_failure(RoomRule::Relaxed, start, growth, quota, other).map(i64::from),
        Some(expected)
    );
}

#[test]
fn the_very_first_whatsapp_backup_needs_2_05_times_its_size_under_both_readings() {
    for rule in [RoomRule::Strict, RoomRule::Relaxed] {
        for (extra, outcome) in [(0, Outcome::Completed), (1, Outcome::OverQuota)] {
            let mut builder = Builder::new(41 * GB + 20 * GB, 1);
            builder.household.rules.room = rule;
            let person = builder.person("A");
            builder.synced(person, Synced::Other, 20 * GB + extra);
            let device = builder.device(person, "iPhone", 0);
            let account = builder.whatsapp(device, 20 * GB);
            builder.household.accounts[account.index()].backup.last = LastBackup::Never;
            builder.household.accounts[account.index()].backup.held = [Bytes::ZERO; 5];
            assert_eq!(whatsapp_days(builder)[0].outcome, outcome);
        }
    }
}

/// Nights until a first backup of `set` bytes completes, `carried` a night, `growth` a day.
fn nights(set: i64, carried: i64, growth: i64) -> i64 {
    let mut builder = Builder::new(10_000 * GB, 500);
    builder.night_carries(carried);
    let person = builder.person("A");
    // The first night's growth comes before its attempt: the set of night 1 is `set`.
    let device = builder.device(person, "iPhone", set - growth);
    let lanes = &mut builder.household.devices[device.index()];
    lanes.apps = steady(growth);
    lanes.backup.last = LastBackup::Never;
    lanes.backup.held = [Bytes::ZERO; 11];
    i64::from(first_with(&device_days(builder), Outcome::Completed).unwrap())
}

fn ceil_div(a: i64, b: i64) -> i64 {
    (a + b - 1).div_euclid(b)
}

#[test]
fn a_first_backup_takes_its_size_over_what_a_night_carries() {
    for (set, carried) in
        [(30 * GB, 2_475_000_000), (20 * GB, 20 * GB), (20 * GB, 19_800_000_000), (6 * GB, 990_000_000)]
    {
        assert_eq!(nights(set, carried, 0), ceil_div(set, carried), "{set} at {carried}");
    }
}

#[test]
fn a_first_backup_that_grows_takes_longer() {
    for (set, carried, growth) in
        [(30 * GB, 2_475_000_000, 75_000_000), (10 * GB, 990_000_000, 500_000_000), (GB, 1_980_000_000, GB)]
    {
        let expected = ceil_div(set - growth, carried - growth).max(1);
        assert_eq!(nights(set, carried, growth), expected, "{set} at {carried} growing {growth}");
    }
}

#[test]
fn an_old_backup_is_there_on_day_180_and_gone_on_day_181() {
    let made = day(2026, 10, 20);
    let mut builder = Builder::new(100 * GB, 300);
    let person = builder.person("A");
    builder.disused(person, 14 * GB, made);
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in &world.days {
        step(&world, &mut block, today);
        let age = today.day.days_since(made);
        let expected = if age <= 180 { 14 * GB } else { 0 };
        assert_eq!(block.pools[0].used[0], Bytes::new(expected), "age {age}");
    }
}

#[test]
fn a_device_that_cannot_back_up_loses_its_last_copy_after_180_days() {
    let mut builder = Builder::new(100 * GB, 200);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 10 * GB);
    let never = builder.level("never", headroom::laws::Law::Certain(0.0));
    builder.nights(device).power.probability = never;
    let entries = device_days(builder);
    let stored = |age: i32| entries.iter().find(|e| e.day == first() - 1 + age).unwrap().stored;
    assert_eq!(stored(180), Bytes::new(10 * GB));
    assert_eq!(stored(181), Bytes::ZERO);
}

#[test]
fn a_downgrade_waits_for_the_billing_month_and_an_upgrade_does_not() {
    let mut builder = Builder::new(200 * GB, 90);
    builder.household.plans.push(plan("small", 50 * GB, 99));
    builder.household.plans.push(plan("large", 2000 * GB, 999));
    builder.household.pools[0].billed_on = day(2026, 11, 20);
    let person = builder.person("A");
    builder.synced(person, Synced::Other, 60 * GB);
    let change = |on: Day, plan: usize| DatedEvent {
        on,
        action: Action::ChangePlan(PoolId::new(0), PlanId::new(plan)),
        label: String::new(),
    };
    builder.household.events = vec![change(day(2026, 12, 5), 1), change(day(2027, 1, 30), 2)];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    let mut paid = Vec::new();
    for today in &world.days {
        step(&world, &mut block, today);
        let quota = match today.day {
            d if d < day(2026, 12, 20) => 200 * GB,
            d if d < day(2027, 1, 30) => 50 * GB,
            _ => 2000 * GB,
        };
        assert_eq!(block.pools[0].quota[0], Bytes::new(quota), "{}", today.day);
        paid.push((today.day, block.pools[0].paid[0]));
    }
    let on = |date: Day| paid.iter().find(|(day, _)| *day == date).unwrap().1;
    assert_eq!(on(day(2026, 12, 19)), Money(0));
    assert_eq!(on(day(2026, 12, 20)), Money(99));
    // 20 January to 20 February has 31 days; 21 of them are left on the 30th, that day included: 99 x 21 / 31 = 67.06.
    assert_eq!(on(day(2027, 1, 30)), Money(99 + 99 - 67 + 999));
    assert_eq!(on(day(2027, 2, 27)), Money(99 + 99 - 67 + 999));
    assert_eq!(on(day(2027, 2, 28)), Money(99 + 99 - 67 + 999 + 999), "the 30th clamps to February's end");
}

#[test]
fn a_price_rise_is_paid_from_the_next_charge() {
    let mut builder = Builder::new(200 * GB, 62);
    builder.person("A");
    builder.household.plans[0].price = headroom::model::household::Price::Known(vec![
        headroom::model::household::PriceStep { from: day(2020, 1, 1), monthly: Money(299), listed: true },
        headroom::model::household::PriceStep { from: day(2026, 12, 15), monthly: Money(399), listed: false },
    ]);
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    world.days.iter().take(62).for_each(|today| step(&world, &mut block, today));
    assert_eq!(block.pools[0].paid[0], Money(299 + 399));
}

fn event(offset: i32, action: Action) -> DatedEvent {
    DatedEvent { on: first() + offset, action, label: String::new() }
}

#[test]
fn somebody_who_leaves_the_family_takes_their_bytes_along_and_pays_from_that_day() {
    let mut builder = Builder::new(200 * GB, 62);
    builder.household.plans.push(plan("own", 50 * GB, 99));
    let billed_on = day(2026, 11, 20);
    builder.household.pools.push(Pool {
        name: "B".into(),
        plan: PlanId::new(1),
        billed_on,
        other: Bytes::ZERO,
    });
    builder.person("A");
    let leaver = builder.person("B");
    builder.synced(leaver, Synced::Other, 7 * GB);
    let device = builder.device(leaver, "iPhone", 10 * GB);
    builder.whatsapp(device, 2 * GB);
    builder.disused(leaver, 3 * GB, first() - 20);
    let (family, own) = (PoolId::new(0), PoolId::new(1));
    builder.household.events =
        vec![event(9, Action::JoinPool(leaver, own)), event(50, Action::JoinPool(leaver, family))];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in world.days.iter().take(62) {
        step(&world, &mut block, today);
        let away = (9..50).contains(&today.day.days_since(first()));
        let used = if away { [0, 22 * GB] } else { [22 * GB, 0] };
        assert_eq!([0, 1].map(|pool| block.pools[pool].used[0]), used.map(Bytes::new), "{}", today.day);
        assert_eq!(block.attempt(BackupLine::Device(device)).outcome[0].outcome(), Outcome::Completed);
    }
    assert_eq!(block.pools[0].paid[0], Money(2 * 299), "the family pays on");
    // From 10 December; the month from 10 January has 31 days, 21 of them left on the 20th: 99 x 21 / 31 = 67.06.
    assert_eq!(block.pools[1].paid[0], Money(99 + 99 - 67));
}

#[test]
fn nobody_pays_for_an_empty_pool_and_its_plan_changes_at_once() {
    let mut builder = Builder::new(200 * GB, 100);
    builder.household.plans.push(plan("small", 50 * GB, 99));
    builder.household.events = vec![event(40, Action::ChangePlan(PoolId::new(0), PlanId::new(1)))];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    world.days.iter().take(42).for_each(|today| step(&world, &mut block, today));
    assert_eq!((block.pools[0].paid[0], block.pools[0].quota[0]), (Money(0), Bytes::new(50 * GB)));
}

#[test]
fn emptying_recently_deleted_frees_the_room_at_once() {
    let mut builder = Builder::new(100 * GB, 60);
    let person = builder.person("A");
    builder.synced(person, Synced::Photos, 50 * GB);
    let deleted = DataChange::Deleted(Portion::Bytes(Bytes::new(20 * GB)));
    builder.household.events = vec![
        event(5, Action::ChangeSynced(person, Synced::Photos, deleted)),
        event(9, Action::EmptyRecentlyDeleted(person)),
    ];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in &world.days {
        step(&world, &mut block, today);
        let expected = if today.day < first() + 9 { 50 * GB } else { 30 * GB };
        assert_eq!(block.pools[0].used[0], Bytes::new(expected), "{}", today.day);
    }
}

#[test]
fn a_day_on_power_carries_twenty_four_hours_and_a_faster_line_carries_more() {
    let mut builder = Builder::new(2000 * GB, 30);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 1000 * GB);
    builder.household.devices[device.index()].backup.last = LastBackup::Never;
    builder.household.devices[device.index()].backup.held = [Bytes::ZERO; 11];
    let never = builder.level("never", headroom::laws::Law::Certain(0.0));
    let faster = builder.level("faster", headroom::laws::Law::Certain(80.0));
    builder.household.levels[1].law = headroom::laws::Law::Certain(8.0);
    let nights = builder.nights(device);
    for condition in [&mut nights.power, &mut nights.wifi, &mut nights.lock] {
        condition.probability = never;
    }
    builder.household.events = vec![
        event(3, Action::LeaveOnPower(device)),
        event(5, Action::ChangeUpload(faster)),
        event(5, Action::LeaveOnPower(device)),
        event(8, Action::PlugIn(device, true)),
        event(9, Action::SetDevice(device, DeviceSwitch::Cellular, true)),
        event(12, Action::PlugIn(device, false)),
    ];
    let entries = device_days(builder);
    let none = Outcome::Missing { power: true, wifi: true, lock: true };
    // 8 Mbit/s are 3.6 GB an hour.
    let expected = [
        (2, none, 0),
        (3, Outcome::InProgress, 24 * 3_600_000_000),
        (4, none, 0),
        (5, Outcome::InProgress, 24 * 36_000_000_000),
        (8, Outcome::Missing { power: false, wifi: true, lock: false }, 0),
        (9, Outcome::Completed, 1000 * GB - 24 * 39_600_000_000),
        (12, Outcome::Missing { power: true, wifi: false, lock: true }, 0),
    ];
    for (at, outcome, sent) in expected {
        assert_eq!((entries[at].outcome, entries[at].sent), (outcome, Bytes::new(sent)), "day {at}");
    }
}

#[test]
fn each_reason_of_a_block_has_an_end_of_its_own() {
    let mut builder = Builder::new(100 * GB, 30);
    let person = builder.person("A");
    builder.device(person, "iPhone", GB);
    let (terms, password) = (BlockReason::TermsNotAccepted, BlockReason::PasswordChanged);
    builder.household.events = vec![
        event(2, Action::Block(person, terms)),
        event(5, Action::Settle(person, password)),
        event(8, Action::Settle(person, terms)),
    ];
    let entries = device_days(builder);
    assert!(entries[2..8].iter().all(|entry| entry.outcome == Outcome::AccountBlocked(terms)));
    assert_eq!(entries[8].outcome, Outcome::Completed);
}

#[test]
fn the_end_of_one_block_leaves_what_has_no_end() {
    let mut builder = Builder::new(100 * GB, 30);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", GB);
    let (terms, password) = (BlockReason::TermsNotAccepted, BlockReason::PasswordChanged);
    let during = |on, what, begins| event(on, Action::During(what, begins));
    builder.household.events = vec![
        event(2, Action::Block(person, password)),
        during(5, Passing::Block(person, terms), true),
        during(7, Passing::Block(person, terms), false),
        during(8, Passing::Block(person, password), true),
        during(9, Passing::Block(person, password), false),
        event(11, Action::Settle(person, password)),
        event(13, Action::Restrict(device, true)),
        during(14, Passing::Restrict(device), true),
        during(15, Passing::Restrict(device), false),
        event(17, Action::Restrict(device, false)),
        during(20, Passing::Block(person, terms), true),
        event(21, Action::Unblock(person)),
        event(22, Action::Block(person, password)),
        during(23, Passing::Block(person, terms), false),
    ];
    let entries = device_days(builder);
    let outcomes = |days: std::ops::Range<usize>, expected: Outcome| {
        assert!(entries[days.clone()].iter().all(|entry| entry.outcome == expected), "days {days:?}");
    };
    outcomes(0..2, Outcome::Completed);
    outcomes(2..5, Outcome::AccountBlocked(password));
    outcomes(5..7, Outcome::AccountBlocked(terms));
    outcomes(7..11, Outcome::AccountBlocked(password));
    outcomes(11..13, Outcome::Completed);
    outcomes(13..17, Outcome::Restricted);
    outcomes(17..20, Outcome::Completed);
    outcomes(20..21, Outcome::AccountBlocked(terms));
    outcomes(21..22, Outcome::Completed);
    outcomes(22..30, Outcome::AccountBlocked(password));
}

#[test]
fn a_habit_that_has_no_end_outlives_one_that_has() {
    let mut builder = Builder::new(100 * GB, 12);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", GB);
    let never = builder.level("never", headroom::laws::Law::Certain(0.0));
    builder.nights(device).power.probability = never;
    builder.household.events = vec![
        event(2, Action::PlugIn(device, true)),
        event(4, Action::During(Passing::PlugIn(device), true)),
        event(6, Action::During(Passing::PlugIn(device), false)),
        event(8, Action::PlugIn(device, false)),
    ];
    let entries = device_days(builder);
    let backed_up = entries.iter().map(|entry| entry.outcome == Outcome::Completed);
    let expected = (0..).map(|day| (2..8).contains(&day));
    assert!(backed_up.take(12).eq(expected.take(12)));
}

#[test]
fn the_first_month_s_price_is_the_one_that_comes_back() {
    let mut builder = Builder::new(200 * GB, 60);
    builder.person("A");
    builder.household.pools[0].billed_on = day(2026, 11, 16);
    let from_the_start = |cents| PriceStep { from: first(), monthly: Money(cents), listed: false };
    builder.household.plans[0].price = Price::Known(vec![from_the_start(400), from_the_start(800)]);
    builder.household.plans.push(plan("large", 2000 * GB, 999));
    let upgrade = Action::ChangePlan(PoolId::new(0), PlanId::new(1));
    builder.household.events = vec![event(5, upgrade)];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in world.days.iter().take(6) {
        step(&world, &mut block, today);
    }
    // Charged 4.00 on 16 November; on 6 December 10 of its 30 days are left: 1.33 back, 9.99 to pay.
    assert_eq!(block.pools[0].paid[0], Money(999 - 133));
}

#[test]
fn what_cannot_go_up_waits_and_goes_up_when_there_is_room() {
    let mut builder = Builder::new(10 * GB, 40);
    builder.household.plans.push(plan("large", 100 * GB, 999));
    let person = builder.person("A");
    builder.synced(person, Synced::Photos, 9 * GB);
    builder.household.people[person.index()].growth[Synced::Photos.index()] = steady(300_000_000);
    let upgrade = Action::ChangePlan(PoolId::new(0), PlanId::new(1));
    builder.household.events = vec![DatedEvent { on: first() + 20, action: upgrade, label: String::new() }];
    let world = World::new(builder.household, 1);
    let entries: Vec<Entry> = trace(&world, 0);
    // Day 4 has 9.9 GB before it and 0.3 GB to send: 0.1 GB goes, 0.2 GB waits.
    assert_eq!(entries[3].sent, Bytes::new(100_000_000));
    assert_eq!(entries[3].outcome, Outcome::OverQuota);
    assert_eq!(entries[3].at_risk, Bytes::new(200_000_000));
    assert_eq!(entries[19].at_risk, Bytes::new(200_000_000 + 16 * 300_000_000));
    assert_eq!(entries[20].outcome, Outcome::Completed);
    assert_eq!(entries[20].at_risk, Bytes::ZERO);
    assert_eq!(entries[20].stored, Bytes::new(9 * GB + 21 * 300_000_000));
}

#[test]
fn a_limited_sync_takes_as_many_days_as_its_limit_asks_for() {
    let mut builder = Builder::new(100 * GB, 40);
    builder.household.rules.sync_a_day = Bytes::new(3 * GB);
    let person = builder.person("A");
    builder.household.events = vec![DatedEvent {
        on: first() + 1,
        action: Action::ChangeSynced(person, Synced::Drive, DataChange::Added(Bytes::new(20 * GB))),
        label: String::new(),
    }];
    let world = World::new(builder.household, 1);
    let days = trace(&world, 0);
    let sent: Vec<i64> = days.iter().map(|entry| entry.sent.count() / GB).collect();
    assert_eq!(sent[..9], [0, 3, 3, 3, 3, 3, 3, 2, 0]);
    assert!(days[1..7].iter().all(|entry| entry.outcome == Outcome::InProgress));
    assert!(days.iter().all(|entry| entry.short_by == Bytes::ZERO));
    assert_eq!(days[7].outcome, Outcome::Completed);
}

#[test]
fn a_deleted_photo_counts_for_thirty_days_more() {
    let mut builder = Builder::new(100 * GB, 60);
    let person = builder.person("A");
    builder.synced(person, Synced::Photos, 50 * GB);
    let gone = headroom::model::household::DataChange::Deleted(headroom::model::household::Portion::Bytes(
        Bytes::new(20 * GB),
    ));
    let action = Action::ChangeSynced(person, Synced::Photos, gone);
    builder.household.events = vec![DatedEvent { on: first() + 5, action, label: String::new() }];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in &world.days {
        step(&world, &mut block, today);
        let expected = if today.day <= first() + 35 { 50 * GB } else { 30 * GB };
        assert_eq!(block.pools[0].used[0], Bytes::new(expected), "{}", today.day);
    }
}

#[test]
fn a_weekly_whatsapp_backup_is_made_on_every_seventh_day() {
    let mut builder = Builder::new(100 * GB, 30);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", GB);
    let account = builder.whatsapp(device, GB);
    builder.household.accounts[account.index()].interval = Interval::Days(7);
    let entries = whatsapp_days(builder);
    let made: Vec<i32> = entries
        .iter()
        .filter(|entry| entry.outcome == Outcome::Completed)
        .map(|entry| entry.day.days_since(first()) + 1)
        .take(4)
        .collect();
    assert_eq!(made, [7, 14, 21, 28]);
    assert!(entries[..6].iter().all(|entry| entry.outcome == Outcome::NotDue));
}

#[test]
fn messages_that_move_to_icloud_leave_the_backup_and_count_once() {
    let mut builder = Builder::new(100 * GB, 5);
    let person = builder.person("A");
    builder.household.people[person.index()].syncs[Synced::Messages.index()] = false;
    let device = builder.device(person, "iPhone", 10 * GB);
    let lanes = &mut builder.household.devices[device.index()];
    lanes.bytes[Local::Messages.index()] = Bytes::new(4 * GB);
    lanes.backup.held = lanes.bytes;
    let on = Action::SetPerson(person, headroom::model::household::PersonSwitch::MessagesInICloud, true);
    builder.household.events = vec![DatedEvent { on: first() + 2, action: on, label: String::new() }];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in &world.days[..5] {
        step(&world, &mut block, today);
        let moved = today.day >= first() + 2;
        assert_eq!(block.pools[0].used[0], Bytes::new(14 * GB));
        assert_eq!(block.devices[0].stored[0], Bytes::new(if moved { 10 * GB } else { 14 * GB }));
        assert_eq!(
            block.people[0].synced[Synced::Messages.index()][0],
            Bytes::new(if moved { 4 * GB } else { 0 })
        );
    }
}

/// Stored bytes and what is used on the third day, photos having begun to sync on the second.
fn photos_move(leave: PhotosLeave, power: f64) -> (i64, i64) {
    let mut builder = Builder::new(100 * GB, 10);
    builder.household.rules.photos_leave = leave;
    let person = builder.person("A");
    builder.household.people[person.index()].syncs[0] = false;
    let device = builder.device(person, "iPhone", 5 * GB);
    let lanes = &mut builder.household.devices[device.index()];
    lanes.bytes[Local::CameraPhotos.index()] = Bytes::new(20 * GB);
    lanes.backup.held = lanes.bytes;
    builder.household.levels[0].law = headroom::laws::Law::Certain(power);
    let wifi = builder.level("wifi", headroom::laws::Law::Certain(1.0));
    builder.nights(device).wifi.probability = wifi;
    builder.household.events = vec![DatedEvent {
        on: first() + 1,
        action: Action::SetPerson(person, PersonSwitch::ICloudPhotos, true),
        label: String::new(),
    }];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    world.days.iter().take(3).for_each(|today| step(&world, &mut block, today));
    (block.devices[0].stored[0].count() / GB, block.pools[0].used[0].count() / GB)
}

#[test]
fn photos_that_move_to_icloud_leave_the_backup_at_once_or_with_the_next_one() {
    assert_eq!(photos_move(PhotosLeave::AtOnce, 0.0), (5, 25));
    assert_eq!(photos_move(PhotosLeave::WithNextBackup, 0.0), (25, 45));
    assert_eq!(photos_move(PhotosLeave::WithNextBackup, 1.0), (5, 25));
}

#[test]
fn a_corrupt_backup_fails_until_it_is_deleted_and_begun_again() {
    let mut builder = Builder::new(100 * GB, 20);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 10 * GB);
    builder.household.events = vec![
        event(3, Action::CorruptDevice(device)),
        event(10, Action::DeleteDeviceBackup(device, Afterwards::On)),
    ];
    let entries = device_days(builder);
    assert_eq!(entries[2].outcome, Outcome::Completed);
    assert!(entries[3..10].iter().all(|entry| entry.outcome == Outcome::Corrupt));
    assert_eq!(entries[10].outcome, Outcome::Completed);
    assert_eq!(entries[10].next_size, Bytes::new(10 * GB), "the whole set is sent again");
}

#[test]
fn a_new_device_sends_everything_while_the_old_backup_still_counts() {
    let mut builder = Builder::new(100 * GB, 250);
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 10 * GB);
    let swap = Action::ReplaceDevice(device, "iPhone 2".into());
    builder.household.events = vec![DatedEvent { on: first() + 10, action: swap, label: String::new() }];
    let world = World::new(builder.household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for today in &world.days {
        step(&world, &mut block, today);
        // The old phone's last backup is that of the day before: age 180 falls on first + 9 + 180.
        let both = today.day >= first() + 10 && today.day <= first() + 189;
        assert_eq!(block.pools[0].used[0], Bytes::new(if both { 20 * GB } else { 10 * GB }), "{}", today.day);
    }
    assert_eq!(block.devices[0].generation[0], 1);
}

/// Bytes at risk on each of the first six days of a phone with 10 GB of apps and 20 GB of photos that sync nowhere, replaced on the second
/// day by one that makes no backup, so that the old one's is the only copy; from the third day on actions follow.
fn at_risk_behind_an_old_backup(actions: &[Action], quota: i64) -> Vec<i64> {
    let mut builder = Builder::new(quota, 6);
    let person = builder.person("A");
    builder.household.people[person.index()].syncs[Synced::Photos.index()] = false;
    let device = builder.device(person, "iPhone", 10 * GB);
    let lanes = &mut builder.household.devices[device.index()];
    lanes.bytes[Local::CameraPhotos.index()] = Bytes::new(20 * GB);
    lanes.backup.held = lanes.bytes;
    builder.household.events = vec![
        event(1, Action::ReplaceDevice(device, "iPhone 2".into())),
        event(1, Action::SetDevice(device, DeviceSwitch::Backup, false)),
    ];
    let later = (2..).zip(actions).map(|(offset, action)| event(offset, action.clone()));
    builder.household.events.extend(later);
    device_days(builder).iter().take(6).map(|entry| entry.at_risk.count() / GB).collect()
}

#[test]
fn a_replaced_device_s_backup_protects_no_photos_that_have_left_for_icloud() {
    let photos = |on| Action::SetPerson(PersonId::new(0), PersonSwitch::ICloudPhotos, on);
    // Without room all 20 GB wait, at risk; back on the phone they are in no backup made since.
    let there_and_back = at_risk_behind_an_old_backup(&[photos(true), photos(false)], 30 * GB);
    assert_eq!(there_and_back, [0, 0, 20, 20, 20, 20]);
    assert_eq!(at_risk_behind_an_old_backup(&[photos(true)], 100 * GB), [0; 6], "they went up");
}

#[test]
fn apps_left_out_keep_their_copy_until_the_next_backup_completes() {
    let mut builder = Builder::new(100 * GB, 8);
    let person = builder.person("A");
    let phone = builder.device(person, "iPhone", 6 * GB);
    let out = |bytes| Action::LeaveAppsOut(phone, Bytes::new(bytes));
    builder.household.events = vec![
        event(1, Action::Block(person, BlockReason::PasswordChanged)),
        event(1, out(2 * GB)),
        event(3, out(-2 * GB)),
        event(3, Action::Unblock(person)),
        event(5, out(2 * GB)),
        event(6, out(-2 * GB)),
    ];
    let entries = device_days(builder);
    let all = |what: fn(&Entry) -> Bytes| {
        entries.iter().take(8).map(|day| what(day).count() / GB).collect::<Vec<_>>()
    };
    assert_eq!(all(|day| day.at_risk), [0, 0, 0, 0, 0, 2, 0, 0], "out on day 6, and a backup without them");
    assert_eq!(all(|day| day.sent), [0, 0, 0, 0, 0, 0, 2, 0], "nothing on day 4: the backup has them still");
    assert_eq!(all(|day| day.stored), [6, 6, 6, 6, 6, 4, 6, 6]);
}

#[test]
fn a_replaced_device_s_backup_protects_apps_that_are_left_out_and_none_that_are_deleted() {
    let phone = DeviceId::new(0);
    let out = |bytes| Action::LeaveAppsOut(phone, Bytes::new(bytes));
    let delete = |kind, bytes| {
        Action::ChangeLocal(phone, kind, DataChange::Deleted(Portion::Bytes(Bytes::new(bytes))))
    };
    let left_out = [out(4 * GB), delete(Local::AppsLeftOut, 3 * GB), out(-GB)];
    assert_eq!(
        at_risk_behind_an_old_backup(&left_out, 100 * GB),
        [0; 6],
        "what is left is in the old backup"
    );
    let deleted = [delete(Local::Apps, 4 * GB)];
    assert_eq!(at_risk_behind_an_old_backup(&deleted, 100 * GB), [0; 6]);
}

#[test]
fn leaving_a_category_out_never_makes_the_set_larger() {
    let set_with = |left_out: i64, whatsapp: bool| {
        let mut builder = Builder::new(100 * GB, 3);
        let person = builder.person("A");
        let device = builder.device(person, "iPhone", 10 * GB);
        builder.whatsapp(device, 7 * GB);
        builder.household.devices[device.index()].switches.whatsapp = whatsapp;
        let action = Action::LeaveAppsOut(device, Bytes::new(left_out));
        builder.household.events = vec![DatedEvent { on: first(), action, label: String::new() }];
        device_days(builder)[1].stored
    };
    assert_eq!(set_with(0, true), Bytes::new(17 * GB));
    assert_eq!(set_with(3 * GB, true), Bytes::new(14 * GB));
    assert_eq!(set_with(3 * GB, false), Bytes::new(7 * GB));
    assert_eq!(set_with(99 * GB, false), Bytes::ZERO);
}

#[test]
fn growth_none_is_none() {
    assert!(Growth::none().is_none());
    assert!(!steady(1).is_none());
}

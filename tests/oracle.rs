//! The engine against the plain reference: to the byte where nothing is random, within four standard errors where
//! something is.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod reference;
mod support;

use headroom::engine::{Who, trace};
use headroom::model::household::{Chance, Household};
use headroom::model::outcome::Outcome;
use headroom::model::world::World;
use reference::{Dice, live};

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Off => "off",
        Outcome::NotDue => "not_due",
        Outcome::Restricted => "restricted",
        Outcome::AccountBlocked(_) => "account_blocked",
        Outcome::ServiceOutage => "service_outage",
        Outcome::Missing { .. } => "missing",
        Outcome::Corrupt => "corrupt",
        Outcome::Fault => "fault",
        Outcome::PhoneFull => "phone_full",
        Outcome::OverQuota => "over_quota",
        Outcome::InProgress => "in_progress",
        Outcome::Completed => "completed",
    }
}

/// Every backup of every day of a certain run, in both programs.
fn agree_to_the_byte(name: &str, mut household: Household) {
    household.chance = Chance::Certain;
    let days = i32::try_from(household.horizon.len()).unwrap();
    let plain = live(&household, Dice::Certain, days);
    let world = World::new(household, 1);
    let entries = trace(&world, 0);
    let backups: Vec<_> = entries.iter().filter(|entry| matches!(entry.who, Who::Backup(..))).collect();
    for (day, entries) in plain.iter().zip(backups.chunks(world.lines.len())) {
        for (at, entry) in entries.iter().enumerate() {
            let ours = (entry.day, word(entry.outcome), entry.next_size.count(), entry.stored.count());
            let theirs = (day.date, day.outcomes[at], day.next[at], day.stored[at]);
            assert_eq!(ours, theirs, "{name}, backup {at}");
        }
    }
}

/// A chat-heavy household with a full pool, slow upload, trips, events and policies.
fn eventful() -> Household {
    use headroom::model::household::*;
    use headroom::units::Bytes;
    use support::{Builder, GB, daily, first, plan};
    let mut builder = Builder::new(60 * GB, 700).random();
    builder.household.plans.push(plan("large", 90 * GB, 999));
    builder.household.levels[1] =
        Level { path: "upload".into(), law: headroom::laws::Law::Lognormal { median: 8.0, sigma: 0.5 } };
    let items = headroom::laws::DayLaw::Compound(
        headroom::laws::CountLaw::NegativeBinomial { mean: 3.0, shape: 1.5 },
        headroom::laws::ItemLaw::Lognormal(0.6),
    );
    for name in ["A", "B"] {
        let person = builder.person(name);
        builder.synced(person, Synced::Photos, 9 * GB);
        let share = builder
            .level(&format!("{name}/share"), headroom::laws::Law::Lognormal { median: 1.0, sigma: 0.3 });
        let mut growth = daily(30_000_000, items);
        growth.factors = vec![share];
        builder.household.people[person.index()].growth[0] = growth;
        let device = builder.device(person, "iPhone", 6 * GB);
        let lanes = &mut builder.household.devices[device.index()];
        lanes.apps = daily(3_000_000, headroom::laws::DayLaw::Gamma(1.5));
        lanes.rewriting = Rewriting { apps: AppsRewriting::ShareADay(0.02), databases: 1.0 };
        let power = builder.level(&format!("{name}/power"), headroom::laws::Law::Beta { a: 5.2, b: 1.1 });
        let nights = builder.nights(device);
        nights.power = Condition { probability: power, persistence: 0.07 };
        nights.use_probability = 0.25;
        nights.window = WindowLaw::Quantiles(vec![
            (0.0, 0.1),
            (0.1, 0.5),
            (0.25, 1.0),
            (0.5, 2.5),
            (0.75, 5.5),
            (0.9, 9.0),
            (0.95, 11.0),
            (1.0, 11.0),
        ]);
        let account = builder.whatsapp(device, 4 * GB);
        builder.household.devices[device.index()].switches.whatsapp = true;
        builder.household.accounts[account.index()].growth[1] = daily(9_000_000, items);
        builder.disused(person, 3 * GB, first() - 100);
    }
    let event = |on: i32, action: Action| DatedEvent { on: first() + on, action, label: String::new() };
    let (person, device) = (PersonId::new(0), DeviceId::new(0));
    builder.household.events = vec![
        event(20, Action::Travel(person, true)),
        event(40, Action::Travel(person, false)),
        event(60, Action::ReplaceDevice(device, "iPhone 2".into())),
        event(
            90,
            Action::ChangeSynced(
                person,
                Synced::Photos,
                DataChange::Deleted(Portion::Bytes(Bytes::new(2 * GB))),
            ),
        ),
        event(150, Action::SetDevice(device, DeviceSwitch::WhatsApp, false)),
        event(300, Action::SetPerson(person, PersonSwitch::ICloudPhotos, false)),
        event(330, Action::SetPerson(person, PersonSwitch::ICloudPhotos, true)),
    ];
    builder.household.policies = vec![Policy {
        trigger: Trigger::FailingFor(vec![person], 20),
        actions: vec![Action::UpgradePlan(PoolId::new(0))],
        label: String::new(),
    }];
    builder.household
}

#[test]
fn an_eventful_life_is_the_same_to_the_byte() {
    agree_to_the_byte("eventful", eventful());
}

/// The same life under the other reading of every open choice.
fn under_other_readings() -> Household {
    use headroom::model::household::{DayDraw, Local, NightFactor, PhotosLeave, Synced};
    use headroom::units::Bytes;
    let mut household = eventful();
    household.rules.sync_a_day = Bytes::new(25_000_000);
    household.rules.photos_leave = PhotosLeave::WithNextBackup;
    let speed = headroom::laws::Law::Lognormal { median: 8.0, sigma: 0.8 };
    household.levels[1].law = headroom::laws::Law::Certain(8.0);
    household.upload.night = NightFactor::Drawn(speed);
    let range = headroom::laws::DayLaw::Drawn(headroom::laws::Law::Lognormal { median: 2.0, sigma: 0.7 });
    for person in &mut household.people {
        person.growth[1] = support::daily(20_000_000, range);
        for kind in [0, 1] {
            person.growth[kind].day = range;
            person.growth[kind].draw = DayDraw::OfSynced(Synced::Photos);
        }
    }
    household.devices[0].apps.day =
        headroom::laws::DayLaw::Drawn(headroom::laws::Law::Normal { mean: 1.0, deviation: 0.6 });
    for device in &mut household.devices {
        device.rewriting.databases = 0.3;
        device.nights.start_hours = (20.0, 30.0);
        for kind in [Local::Messages, Local::WhatsAppText] {
            device.bytes[kind.index()] = Bytes::new(1_500_000_000);
            device.backup.held[kind.index()] = Bytes::new(1_500_000_000);
        }
    }
    household
}

#[test]
fn other_readings_are_the_same_to_the_byte() {
    agree_to_the_byte("other readings", under_other_readings());
}

#[test]
fn other_readings_follow_the_same_law() {
    agree_in_law("other readings", &under_other_readings(), 250);
}

fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, (variance / count).sqrt())
}

/// Summaries of a random household in both programs, each within four standard errors of the other.
fn agree_in_law(name: &str, household: &Household, replicates: u32) {
    let days = i32::try_from(household.horizon.len()).unwrap();
    let plain = (0..replicates).map(|seed| {
        let life = live(household, Dice::seeded(u64::from(seed) + 1), days);
        summary(life.iter().map(|day| (day.outcomes.clone(), day.used[0], day.stored.iter().sum())))
    });
    let plain: Vec<[f64; 6]> = plain.collect();
    let world = World::new(household.clone(), 99);
    let ours: Vec<[f64; 6]> =
        (0..replicates).map(|replicate| summary(engine_days(&world, replicate).into_iter())).collect();
    for (at, what) in
        ["first refusal", "completed", "in progress", "missing", "used", "stored"].into_iter().enumerate()
    {
        let column = |rows: &[[f64; 6]]| rows.iter().map(|row| row[at]).collect::<Vec<_>>();
        let ((a, ea), (b, eb)) = (mean_and_error(&column(&plain)), mean_and_error(&column(&ours)));
        let bound = 4.0 * ea.hypot(eb) + 1e-9;
        assert!((a - b).abs() <= bound, "{name}, {what}: reference {a} ± {ea}, engine {b} ± {eb}");
    }
}

type Backups = (Vec<&'static str>, i64, i64);

/// First day with a refusal, days completed, in progress and missing over all backups, mean use and stored bytes.
fn summary(days: impl Iterator<Item = Backups>) -> [f64; 6] {
    let days: Vec<Backups> = days.collect();
    let count =
        |word: &str| days.iter().flat_map(|(words, _, _)| words).filter(|of| **of == word).count() as f64;
    let first = days.iter().position(|(words, _, _)| words.contains(&"over_quota")).unwrap_or(days.len());
    let mean = |field: &dyn Fn(&Backups) -> i64| {
        days.iter().map(|day| field(day) as f64).sum::<f64>() / days.len() as f64
    };
    [
        first as f64,
        count("completed"),
        count("in_progress"),
        count("missing"),
        mean(&|day| day.1),
        mean(&|day| day.2),
    ]
}

fn engine_days(world: &World, replicate: u32) -> Vec<Backups> {
    let household = &world.household;
    let mut block: headroom::model::state::Block<1> = headroom::model::state::Block::new(world, replicate);
    let mut days = Vec::new();
    for today in world.days.iter().take(household.horizon.len()) {
        headroom::model::step::step(world, &mut block, today);
        let words = world.lines.iter().map(|line| word(block.attempt(*line).outcome[0])).collect();
        let accounts = block.accounts.iter().map(|account| account.stored[0]);
        let stored = accounts.chain(block.devices.iter().map(|device| device.stored[0]));
        days.push((words, block.pools[0].used[0].count(), stored.map(|bytes| bytes.count()).sum()));
    }
    days
}

#[test]
fn an_eventful_life_follows_the_same_law() {
    agree_in_law("eventful", &eventful(), 400);
}

#[test]
fn every_shipped_scenario_is_the_same_to_the_byte() {
    for (name, _) in support::SHIPPED {
        agree_to_the_byte(name, support::shipped(name).household);
    }
}

#[test]
fn shipped_scenarios_follow_the_same_law() {
    for name in ["family.toml", "free-tier.toml", "slow-upload.toml", "never-charged-at-night.toml"] {
        let mut household = support::shipped(name).household;
        household.horizon.last = household.horizon.first + 400;
        agree_in_law(name, &household, 250);
    }
}

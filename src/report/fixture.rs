//! An invented family with invented findings, to try the report on.

use std::collections::BTreeMap;

use crate::analysis::findings::{
    Arrival, BackupFindings, BackupName, BackupToday, DateEstimate, Findings, Kind, PoolDay, PoolFindings,
    Representative, Shortage, Spell, Subject, TodayState, TraceRow,
};
use crate::calendar::{Day, Horizon};
use crate::laws::Law;
use crate::model::household::*;
use crate::model::outcome::{Cause, Outcome};
use crate::units::{Bytes, Currency, Money};

use super::{Context, Fullness, Known, Run, Tax};

/// A household, findings and context that belong together.
pub struct Fixture {
    pub household: Household,
    pub findings: Findings,
    pub context: Context,
}

impl Fixture {
    pub fn run(&self) -> Run<'_> {
        Run { household: &self.household, findings: &self.findings, context: &self.context }
    }
}

pub fn day(year: i16, month: i8, day: i8) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

pub fn gib(count: f64) -> Bytes {
    Bytes::GIB.scaled(count)
}

/// A date estimate whose quantiles fall on the tenth of the months given.
pub fn estimate(months: [(i16, i8); 5]) -> DateEstimate {
    DateEstimate {
        quantiles: months.map(|(year, month)| Arrival::On(day(year, month, 10))),
        standard_error_days: Some(2.1),
        probability: 1.0,
        probability_error: 0.0,
    }
}

/// A date that never comes.
pub fn never() -> DateEstimate {
    DateEstimate {
        quantiles: [Arrival::Beyond; 5],
        standard_error_days: None,
        probability: 0.0,
        probability_error: 0.0,
    }
}

/// A family whose WhatsApp fails first and whose iPhone follows.
pub fn family() -> Fixture {
    Fixture { household: household(), findings: findings(), context: context() }
}

/// The same family with an iPhone that fails on the day the numbers were read.
pub fn failing_today() -> Fixture {
    let mut family = family();
    let iphone = &mut family.findings.today[1];
    iphone.state = TodayState::Failing { since: day(2026, 9, 4), because: Some(Outcome::OverQuota) };
    (iphone.needs, iphone.free, iphone.at_risk) = (gib(8.1), gib(3.2), gib(7.7));
    family.findings.pools[0].used = gib(196.8);
    family
}

/// The same family with nothing that ever stops.
pub fn all_works() -> Fixture {
    let mut family = family();
    for backup in &mut family.findings.backups {
        backup.first_failing = never();
        backup.first_failure = never();
        backup.first_of_pool = 0;
        backup.causes.clear();
    }
    family.findings.pools[0].first_failing = never();
    family.findings.household = never();
    family.findings.causes.clear();
    for day in &mut family.findings.pools[0].days {
        (day.used, day.p_failing) = (day.used.map(|used| used.scaled(0.5)), 0.0);
    }
    family
}

fn context() -> Context {
    Context {
        title: "Family on one 200 GB plan".to_owned(),
        scenario_name: "family".to_owned(),
        scenario_hash: "3b5d".repeat(16),
        version: "0.1.0".to_owned(),
        read_on: day(2026, 11, 30),
        fullness: Fullness::Typed,
        known: Known { bytes_share: 0.9, growth_stated: 2, growth_all: 9 },
        price_as_of: Some(day(2026, 8, 17)),
        tax: Tax::Before,
        notes: Vec::new(),
        units_line: "Figures of iCloud's screens are read as binary (1 GB = 2³⁰ bytes).".to_owned(),
        output_dir_shown: "out/family/".to_owned(),
    }
}

fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        pool: PoolId::new(0),
        home: Home::Nowhere,
        synced: [Bytes::ZERO; 6],
        syncs: [true; 6],
        growth: std::array::from_fn(|_| Growth::none()),
        optimise_photos: false,
        trips: Trips::None,
        cleaning: Cleaning::Never,
    }
}

fn device(person: usize) -> Device {
    let level = LevelId::new(0);
    let always = Condition { probability: level, persistence: 0.0 };
    Device {
        person: PersonId::new(person),
        name: "iPhone".to_owned(),
        bytes: [Bytes::ZERO; 11],
        apps_at_start: AppsAtStart::Certain,
        backup: BackupAtStart { last: LastBackup::On(day(2026, 11, 29)), held: [Bytes::ZERO; 11] },
        switches: DeviceSwitches { backup: true, cellular: false, whatsapp: true },
        apps: Growth::none(),
        rewriting: Rewriting::ShareADay(0.02),
        whatsapp_share: 1.0,
        nights: Nights {
            power: always,
            wifi: always,
            lock: always,
            window: WindowLaw::Level(level),
            use_probability: 0.0,
        },
        phone: Phone::Unchecked,
        replacement: Replacement::None,
    }
}

fn event(on: Day, action: Action, label: &str) -> DatedEvent {
    DatedEvent { on, action, label: label.to_owned() }
}

fn events() -> Vec<DatedEvent> {
    let (parent_a, teenager) = (PersonId::new(0), PersonId::new(2));
    let iphone = DeviceId::new(0);
    vec![
        event(day(2027, 7, 3), Action::Travel(parent_a, true), "trip, 3 to 17 July"),
        event(day(2027, 7, 3), Action::Travel(teenager, true), ""),
        event(day(2027, 7, 18), Action::Travel(parent_a, false), ""),
        event(day(2027, 9, 24), Action::ReplaceDevice(iphone, "iPhone 2".to_owned()), "new iPhone"),
        event(day(2027, 10, 2), Action::Celebrate(teenager), "birthday party"),
    ]
}

fn household() -> Household {
    let level = Level { path: "always".to_owned(), law: Law::Certain(1.0) };
    Household {
        horizon: Horizon { first: day(2026, 12, 1), last: day(2029, 11, 30) },
        chance: Chance::Random,
        levels: vec![level],
        people: ["Parent A", "Parent B", "Teenager"].map(person).to_vec(),
        devices: vec![device(0), device(2)],
        accounts: Vec::new(),
        disused: vec![Disused {
            person: PersonId::new(2),
            name: "Old iPhone".to_owned(),
            stored: gib(14.0),
            last: day(2026, 10, 20),
        }],
        pools: vec![Pool {
            name: "family".to_owned(),
            plan: PlanId::new(0),
            billed_on: day(2026, 12, 1),
            other: Bytes::ZERO,
        }],
        plans: vec![Plan { name: "200 GB".to_owned(), quota: gib(200.0), price: Price::Unknown }],
        currency: Currency::new("USD"),
        upload: Upload { megabits: LevelId::new(0), efficiency: LevelId::new(0), night_sigma: 0.3 },
        events: events(),
        policies: Vec::new(),
        rules: rules(),
    }
}

fn rules() -> Rules {
    Rules {
        retention_days: 180,
        retention_scope: RetentionScope::EveryDevice,
        recently_deleted_days: 30,
        room: RoomRule::Strict,
        partial_uploads: PartialUploads::CountAtOnce,
        failing_threshold_days: 14,
        season: [1.0; 12],
        travel_wifi_factor: 0.5,
        window_start_hours: (22.0, 26.0),
        longest_window_hours: 11.0,
        end_to_end_leaves_device_backup: true,
        outages_a_year: 0.0,
    }
}

fn name(person: usize, person_name: &str, kind: Kind) -> BackupName {
    BackupName {
        person: PersonId::new(person),
        pool: PoolId::new(0),
        person_name: person_name.to_owned(),
        device_name: "iPhone".to_owned(),
        kind,
    }
}

fn names() -> [BackupName; 3] {
    let device = |at| Kind::Device { device: DeviceId::new(at), generation: 0 };
    [
        name(0, "Parent A", Kind::WhatsApp(AccountId::new(0))),
        name(0, "Parent A", device(0)),
        name(2, "Teenager", device(1)),
    ]
}

fn backup(name: BackupName, first_failing: DateEstimate, first_of_pool: usize) -> BackupFindings {
    BackupFindings {
        last_copy_lost: never(),
        name,
        first_failure: first_failing.clone(),
        first_failing,
        causes: vec![(Cause::OverQuota, 1940), (Cause::Fault, 60)],
        first_of_pool,
        lapses_per_year: 0.0,
        share_of_days_lapsed: 0.01,
        longest_lapse_days: 0,
        protected: [0.61, 0.78, 0.83],
        loss_days: 41.5,
        loss_bytes: 2.5e9,
        nights_missing: [0.14, 0.02, 0.01],
        shortage: None,
    }
}

fn backups() -> Vec<BackupFindings> {
    let [whatsapp, iphone, teenager] = names();
    let early = estimate([(2027, 5), (2027, 7), (2027, 8), (2027, 10), (2028, 1)]);
    let mut late = estimate([(2028, 3), (2028, 7), (2028, 10), (2029, 4), (2029, 11)]);
    late.quantiles[4] = Arrival::Beyond;
    late.probability = 0.93;
    let mut whatsapp = backup(whatsapp, early, 1960);
    let short = |size, needed, free| Shortage { on: day(2027, 8, 10), size, needed, free };
    whatsapp.shortage = Some(short(gib(17.4), gib(35.67), gib(34.9)));
    let mut iphone = backup(iphone, late, 40);
    iphone.shortage = Some(short(gib(1.9), gib(1.9), gib(0.4)));
    let mut teenager = backup(teenager, never(), 0);
    (teenager.lapses_per_year, teenager.longest_lapse_days) = (2.1, 43);
    vec![whatsapp, iphone, teenager]
}

fn today(name: BackupName) -> BackupToday {
    BackupToday {
        also_in_device_backup: matches!(name.kind, Kind::WhatsApp(_)),
        name,
        state: TodayState::Works,
        needs: gib(0.4),
        free: gib(49.4),
        at_risk: gib(0.1),
    }
}

fn findings() -> Findings {
    Findings {
        futures: 2000,
        seed: 20_261_201,
        today: names().map(today).to_vec(),
        pools: vec![pool()],
        backups: backups(),
        household: backups()[0].first_failing.clone(),
        causes: vec![(Cause::OverQuota, 1940), (Cause::Fault, 60)],
        representative: representative(),
    }
}

fn pool() -> PoolFindings {
    PoolFindings {
        pool: PoolId::new(0),
        name: "family".to_owned(),
        plan: "200 GB".to_owned(),
        quota: gib(200.0),
        used: gib(150.6),
        monthly_price: Some(Money(299)),
        paid: Some(Money(10_764)),
        first_failing: backups()[0].first_failing.clone(),
        days: household().horizon.days().enumerate().map(|(at, day)| pool_day(at, day)).collect(),
    }
}

/// Growth that bends, a drop when the old iPhone's backup goes, and a ceiling at 200 GB.
fn pool_day(at: usize, on: Day) -> PoolDay {
    let t = crate::units::numbers::real_count(at) / 1096.0;
    let deleted = if on > day(2027, 4, 18) { 14.0 } else { 0.0 };
    let first_backup = if on > day(2027, 9, 24) { 9.0 } else { 0.0 };
    let ripple = 0.6 * libm::sin(t * 37.0);
    let used = [26.0, 38.0, 49.0, 60.0, 84.0]
        .map(|growth| gib((150.6 + growth * t * 1.5 - deleted + first_backup + ripple).min(199.8)));
    let p_failing = (t * 2.2 - 0.3).clamp(0.0, 1.0);
    PoolDay { day: on, quota: gib(200.0), used, p_failing }
}

fn representative() -> Representative {
    let [whatsapp, iphone, _] = names();
    let row = |subject, outcome, age_days| TraceRow {
        day: day(2027, 8, 10),
        subject,
        outcome,
        next_size: gib(1.0),
        sent: Bytes::ZERO,
        stored: gib(17.0),
        free: gib(34.9),
        short_by: gib(0.77),
        age_days,
        at_risk: Bytes::MB,
    };
    let missing = Outcome::Missing { power: true, wifi: false, lock: true };
    let sync = Subject::Sync { person_name: "Parent B".to_owned(), pool: PoolId::new(0) };
    let shortage = backups()[0].shortage;
    Representative {
        replicate: 812,
        trace: vec![
            row(Subject::Backup(whatsapp.clone()), Outcome::OverQuota, Some(3)),
            row(Subject::Backup(iphone), missing, None),
            row(sync, Outcome::Completed, None),
        ],
        spells: vec![Spell {
            name: whatsapp,
            from: day(2027, 8, 10),
            to: None,
            cause: Cause::OverQuota,
            shortage,
        }],
    }
}

/// The files of a folder by name, as text.
pub fn folder(path: &std::path::Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

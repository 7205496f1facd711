//! Households built by hand, for tests that hold the model against arithmetic.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod command;
pub mod golden;
pub mod households;
pub mod invariants;

use headroom::calendar::{Day, Horizon};
use headroom::laws::{DayLaw, Law};
use headroom::model::household::{
    AccountId, AppsAtStart, AppsRewriting, BackupAtStart, Chance, Chat, Cleaning, Condition, Device,
    DeviceId, DeviceSwitches, Disused, Growth, Home, Household, Interval, LastBackup, Level, LevelId, Local,
    NightFactor, Nights, PartialUploads, Person, PersonId, Phone, PhotosLeave, Plan, PlanId, Pool, PoolId,
    Price, PriceStep, Replacement, RetentionScope, Rewriting, RoomRule, Rules, Synced, Trips, Upload,
    WhatsApp, WhatsAppSwitches, WindowLaw,
};
use headroom::units::{Bytes, Currency, ExactRate, Money};

pub const GB: i64 = 1_000_000_000;

pub fn day(year: i16, month: i8, day: i8) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

/// The first simulated day of every household here.
pub fn first() -> Day {
    day(2026, 12, 1)
}

/// `bytes` a day, certain and even.
pub fn steady(bytes: i64) -> Growth {
    Growth { coefficient: bytes as f64, certain: ExactRate::new(i128::from(bytes), 1), ..Growth::none() }
}

/// Like [`steady`], with a day law.
pub fn daily(bytes: i64, day: DayLaw) -> Growth {
    Growth { day, ..steady(bytes) }
}

/// A household under construction.
pub struct Builder {
    pub household: Household,
}

impl Builder {
    /// Nobody yet, one pool of `quota` bytes, `days` days.
    pub fn new(quota: i64, days: i32) -> Self {
        let household = Household {
            horizon: Horizon { first: first(), last: first() + (days - 1) },
            chance: Chance::Certain,
            levels: vec![
                level("always", 1.0),
                level("megabits", 8000.0),
                level("efficiency", 1.0),
                level("hours", 5.5),
            ],
            people: Vec::new(),
            devices: Vec::new(),
            accounts: Vec::new(),
            disused: Vec::new(),
            pools: vec![Pool {
                name: "family".into(),
                plan: PlanId::new(0),
                billed_on: first(),
                other: Bytes::ZERO,
            }],
            plans: vec![plan("plan", quota, 299)],
            currency: Currency::new("USD"),
            upload: Upload {
                megabits: LevelId::new(1),
                efficiency: LevelId::new(2),
                night: NightFactor::Uneven(0.3),
            },
            events: Vec::new(),
            policies: Vec::new(),
            rules: rules(),
        };
        Self { household }
    }

    pub fn random(mut self) -> Self {
        self.household.chance = Chance::Random;
        self
    }

    /// A level of its own.
    pub fn level(&mut self, path: &str, law: Law) -> LevelId {
        self.household.levels.push(Level { path: path.into(), law });
        LevelId::new(self.household.levels.len() - 1)
    }

    /// A person in the first pool with no data.
    pub fn person(&mut self, name: &str) -> PersonId {
        self.household.people.push(Person {
            name: name.into(),
            pool: PoolId::new(0),
            home: [Home::Nowhere; 6],
            synced: [Bytes::ZERO; 6],
            syncs: [true; 6],
            growth: [(); 6].map(|()| Growth::none()),
            optimise_photos: false,
            trips: Trips::None,
            cleaning: Cleaning::Never,
        });
        PersonId::new(self.household.people.len() - 1)
    }

    /// A device that backed up the day before the first, always eligible, with `apps` bytes of apps.
    pub fn device(&mut self, person: PersonId, name: &str, apps: i64) -> DeviceId {
        let mut bytes = [Bytes::ZERO; 11];
        bytes[Local::Apps.index()] = Bytes::new(apps);
        let always = Condition { probability: LevelId::new(0), persistence: 0.07 };
        self.household.devices.push(Device {
            person,
            name: name.into(),
            bytes,
            apps_at_start: AppsAtStart::Certain,
            backup: BackupAtStart { last: LastBackup::On(first() - 1), held: bytes },
            switches: DeviceSwitches { backup: true, cellular: false, whatsapp: true },
            apps: Growth::none(),
            rewriting: Rewriting { apps: AppsRewriting::ShareADay(0.0), databases: 1.0 },
            whatsapp_share: 1.0,
            nights: Nights {
                power: always,
                wifi: always,
                lock: always,
                start_hours: (22.0, 26.0),
                window: WindowLaw::Level(LevelId::new(3)),
                use_probability: 0.0,
            },
            phone: Phone::Unchecked,
            replacement: Replacement::None,
        });
        let id = DeviceId::new(self.household.devices.len() - 1);
        for home in &mut self.household.people[person.index()].home {
            if *home == Home::Nowhere {
                *home = Home::Device(id);
            }
        }
        id
    }

    /// WhatsApp on a device, of `photos` bytes of photos, backed up the day before the first; not in the device backup.
    pub fn whatsapp(&mut self, device: DeviceId, photos: i64) -> AccountId {
        let lanes = &mut self.household.devices[device.index()];
        lanes.bytes[Local::WhatsAppPhotos.index()] = Bytes::new(photos);
        lanes.switches.whatsapp = false;
        let mut held = [Bytes::ZERO; 5];
        held[Chat::Photos.index()] = Bytes::new(photos);
        self.household.accounts.push(WhatsApp {
            person: lanes.person,
            device,
            backup: BackupAtStart { last: LastBackup::On(first() - 1), held },
            interval: Interval::Days(1),
            switches: WhatsAppSwitches {
                icloud: true,
                include_videos: true,
                cellular: false,
                end_to_end: false,
            },
            growth: [(); 5].map(|()| Growth::none()),
        });
        AccountId::new(self.household.accounts.len() - 1)
    }

    pub fn disused(&mut self, person: PersonId, stored: i64, last: Day) {
        self.household.disused.push(Disused { person, name: "Old".into(), stored: Bytes::new(stored), last });
    }

    pub fn nights(&mut self, device: DeviceId) -> &mut Nights {
        &mut self.household.devices[device.index()].nights
    }

    pub fn synced(&mut self, person: PersonId, kind: Synced, bytes: i64) {
        self.household.people[person.index()].synced[kind.index()] = Bytes::new(bytes);
    }

    /// Sets an upload so that a night of 5.5 hours carries exactly `bytes`.
    pub fn night_carries(&mut self, bytes: i64) {
        let megabits = bytes as f64 / (5.5 * 3600.0 * 125_000.0);
        self.household.levels[1].law = Law::Certain(megabits);
    }
}

pub fn level(path: &str, value: f64) -> Level {
    Level { path: path.into(), law: Law::Certain(value) }
}

pub fn plan(name: &str, quota: i64, cents: i64) -> Plan {
    let step = PriceStep { from: first() - 1000, monthly: Money(cents), listed: false };
    Plan { name: name.into(), quota: Bytes::new(quota), price: Price::Known(vec![step]) }
}

pub fn rules() -> Rules {
    Rules {
        retention_days: 180,
        retention_scope: RetentionScope::EveryDevice,
        recently_deleted_days: 30,
        room: RoomRule::Strict,
        partial_uploads: PartialUploads::CountAtOnce,
        failing_threshold_days: 14,
        season: [1.0; 12],
        travel_wifi_factor: 0.5,
        longest_window_hours: 11.0,
        end_to_end_leaves_device_backup: true,
        outages_a_year: 0.0,
        sync_a_day: Rules::UNLIMITED_SYNC,
        photos_leave: PhotosLeave::AtOnce,
    }
}

/// The shipped scenarios: file name and text.
pub const SHIPPED: [(&str, &str); 11] = [
    ("minimal.toml", include_str!("../../scenarios/minimal.toml")),
    ("family.toml", include_str!("../../scenarios/family.toml")),
    ("free-tier.toml", include_str!("../../scenarios/free-tier.toml")),
    ("already-failing.toml", include_str!("../../scenarios/already-failing.toml")),
    ("whatsapp-headroom.toml", include_str!("../../scenarios/whatsapp-headroom.toml")),
    ("old-phone.toml", include_str!("../../scenarios/old-phone.toml")),
    ("never-charged-at-night.toml", include_str!("../../scenarios/never-charged-at-night.toml")),
    ("slow-upload.toml", include_str!("../../scenarios/slow-upload.toml")),
    ("downgrade.toml", include_str!("../../scenarios/downgrade.toml")),
    ("own-plans.toml", include_str!("../../scenarios/own-plans.toml")),
    ("reference.toml", include_str!("../../scenarios/reference.toml")),
];

/// A shipped scenario, checked.
pub fn shipped(name: &str) -> headroom::scenario::Scenario {
    let (_, text) = SHIPPED.iter().find(|(file, _)| *file == name).unwrap();
    headroom::scenario::check(name, text, &headroom::scenario::Overrides::default())
        .unwrap_or_else(|problems| panic!("{name}: {:?}", problems.problems))
}

//! People, their devices, their habits and their WhatsApp accounts.

use super::{DeviceId, Growth, LevelId, PerChat, PerLocal, PerSynced, PersonId, PoolId};
use crate::calendar::Day;
use crate::laws::Law;
use crate::units::Bytes;

/// A person and what they keep in sync.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Name, unique in the household.
    pub name: String,
    /// The pool their account is in at the start.
    pub pool: PoolId,
    /// Where each category lives while it does not sync, and waits while it should and cannot.
    pub home: PerSynced<Home>,
    /// Bytes in iCloud at the start.
    pub synced: PerSynced<Bytes>,
    /// Which categories sync at the start.
    pub syncs: PerSynced<bool>,
    /// How each synced category grows, synced or not.
    pub growth: PerSynced<Growth>,
    /// Whether originals of synced photos leave the phone.
    pub optimise_photos: bool,
    /// Trips beyond the dated ones.
    pub trips: Trips,
    /// Cleaning habit.
    pub cleaning: Cleaning,
}

/// Where a category of a person's data lives while it does not sync.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// On this device.
    Device(DeviceId),
    /// The person has no device in use.
    Nowhere,
}

/// Trips that no date is given for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Trips {
    /// Only dated ones.
    None,
    /// At random, with the typical rates of the catalogue.
    Typical {
        /// 1 for a replicate in which the person travels, else 0.
        travels: LevelId,
        /// Trips a year of those who travel.
        a_year: f64,
        /// Mean nights of a trip (geometric).
        mean_nights: f64,
    },
}

/// How a person cleans up by habit; applies to growth taken from a profile or default.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Cleaning {
    /// Never.
    Never,
    /// Now and then, at random.
    Now {
        /// Mean days between two clean-ups.
        every_days: f64,
        /// Share of what was added since the last one that goes.
        share: f64,
    },
}

/// A device in use.
#[derive(Clone, PartialEq, Debug)]
pub struct Device {
    /// Whose.
    pub person: PersonId,
    /// Name at the start, unique for the person; replacements bring names of their own.
    pub name: String,
    /// Bytes on the device at the start.
    pub bytes: PerLocal<Bytes>,
    /// Whether apps are drawn at the start.
    pub apps_at_start: AppsAtStart,
    /// What the device backup is at the start.
    pub backup: BackupAtStart<PerLocal<Bytes>>,
    /// Switches at the start.
    pub switches: DeviceSwitches,
    /// How app data grow.
    pub apps: Growth,
    /// What of the last backup changes and is sent again.
    pub rewriting: Rewriting,
    /// The share of WhatsApp's bytes that the device backup holds of them, 1 as a rule.
    pub whatsapp_share: f64,
    /// Nightly habits.
    pub nights: Nights,
    /// The phone's own storage.
    pub phone: Phone,
    /// Replacements beyond the dated ones.
    pub replacement: Replacement,
}

/// App data at the start.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum AppsAtStart {
    /// As in [`Device::bytes`].
    Certain,
    /// Nothing typed says how large the backup is: drawn, less what is modelled apart.
    Drawn {
        /// Bytes of the whole backup without iCloud Photos.
        total: LevelId,
        /// Bytes of it that are modelled as categories of their own.
        apart: Bytes,
    },
}

/// What a backup is on the day before the first.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupAtStart<H> {
    /// When it last completed.
    pub last: LastBackup,
    /// Bytes of each category on the device that the last backup holds.
    pub held: H,
}

/// When a backup last completed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LastBackup {
    /// Never.
    Never,
    /// On this day.
    On(Day),
}

/// The switches of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeviceSwitches {
    /// iCloud Backup.
    pub backup: bool,
    /// Back up over cellular, on a device that can.
    pub cellular: bool,
    /// WhatsApp in this device's backup list.
    pub whatsapp: bool,
}

impl LastBackup {
    /// Days since, where there was one.
    pub const fn age(self, today: Day) -> Option<i32> {
        match self {
            Self::Never => None,
            Self::On(day) => Some(today.days_since(day)),
        }
    }
}

/// What the device backup sends again each day because it changed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rewriting {
    /// App data.
    pub apps: AppsRewriting,
    /// Share of messages' and WhatsApp's databases, 0 to 1.
    pub databases: f64,
}

/// How much of app data changes a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum AppsRewriting {
    /// A share of the bytes in the last backup.
    ShareADay(f64),
    /// So many bytes.
    BytesADay(Bytes),
}

/// What a device's nights are like.
#[derive(Clone, PartialEq, Debug)]
pub struct Nights {
    /// Plugged in.
    pub power: Condition,
    /// On Wi-Fi (the same draw serves the day).
    pub wifi: Condition,
    /// Locked.
    pub lock: Condition,
    /// Earliest and latest start of the window, hours after the midnight before the night's first noon.
    pub start_hours: (f64, f64),
    /// How long power, Wi-Fi and lock hold together.
    pub window: WindowLaw,
    /// Probability that the phone is used in the night, which halves the window.
    pub use_probability: f64,
}

/// A two-state chain over nights, started in its stationary law.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Condition {
    /// Probability of a night on which it holds.
    pub probability: LevelId,
    /// Persistence: P(yes|yes) = p + rho (1 - p), P(yes|no) = p (1 - rho).
    pub persistence: f64,
}

/// The law of a night's window, in hours.
#[derive(Clone, PartialEq, Debug)]
pub enum WindowLaw {
    /// Piecewise linear through (probability, hours), from probability 0 to 1.
    Quantiles(Vec<(f64, f64)>),
    /// Lognormal, drawn every night.
    Lognormal {
        /// Median hours.
        median: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// The same every night; drawn once a replicate.
    Level(LevelId),
}

/// The phone's own storage, where the file gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phone {
    /// Not given: the phone's room is not checked.
    Unchecked,
    /// Free bytes at the start.
    Free(Bytes),
}

/// Replacements that no date is given for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Replacement {
    /// Only dated ones.
    None,
    /// At random: the age at replacement is Weibull.
    Typical {
        /// Weibull shape.
        shape: f64,
        /// Weibull scale in years.
        scale_years: f64,
    },
}

/// A device no longer in use: it makes no attempts, its last backup stays.
#[derive(Clone, PartialEq, Debug)]
pub struct Disused {
    /// Whose.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Size of the stored backup.
    pub stored: Bytes,
    /// When it was made.
    pub last: Day,
}

/// A WhatsApp account.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatsApp {
    /// Whose.
    pub person: PersonId,
    /// The device it lives on; its bytes are among that device's.
    pub device: DeviceId,
    /// What WhatsApp's own backup is at the start.
    pub backup: BackupAtStart<PerChat<Bytes>>,
    /// Days between two automatic backups.
    pub interval: Interval,
    /// Switches at the start.
    pub switches: WhatsAppSwitches,
    /// How each category grows.
    pub growth: PerChat<Growth>,
}

/// How often WhatsApp backs up by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interval {
    /// Every so many days: 1, 7 or 30.
    Days(i32),
    /// Only by hand.
    Off,
}

impl Interval {
    /// Days between two backups; 1 where none are made by themselves.
    pub const fn days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::Off => 1,
        }
    }
}

/// The switches of a WhatsApp account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WhatsAppSwitches {
    /// WhatsApp under "Apps using iCloud".
    pub icloud: bool,
    /// Include Videos.
    pub include_videos: bool,
    /// Back up over cellular.
    pub cellular: bool,
    /// End-to-end encrypted backup.
    pub end_to_end: bool,
}

/// The home's line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Upload {
    /// Line rate in Mbit/s at the start.
    pub megabits: LevelId,
    /// Share of the line rate that a backup reaches.
    pub efficiency: LevelId,
    /// What the night makes of it.
    pub night: NightFactor,
}

/// The law of the night's factor on the line rate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum NightFactor {
    /// Lognormal of mean 1 with this standard deviation of the logarithm.
    Uneven(f64),
    /// The rate itself is drawn every night: this law, divided by its median.
    Drawn(Law),
}

impl Phone {
    /// Free bytes at the start; nothing where the phone is not checked.
    pub const fn free(self) -> Bytes {
        match self {
            Self::Unchecked => Bytes::ZERO,
            Self::Free(bytes) => bytes,
        }
    }
}

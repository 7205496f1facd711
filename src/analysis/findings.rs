//! What a run found, as plain values: the one source of the printed answer, the files and the charts.

use super::advice::Advice;
pub use super::means::Mean;
pub use super::pools::Occupied;
use super::sensitivity::Weight;
use super::storage::Storage;
pub use super::survival::{Survival, SurvivalDay};
pub use crate::calendar::Arrival;
use crate::calendar::Day;
pub use crate::engine::SOON_AFTER;
use crate::model::household::{AccountId, DeviceId, PersonId, PoolId};
pub use crate::model::outcome::{Cause, Outcome};
use crate::units::{Bytes, Money};

/// The share of days in lapses above which gaps are a failure of their own (docs/MODEL.md: policies, answers, limits).
pub const LAPSES_LEAD: f64 = 0.1;

/// Everything a run found out about a household.
#[derive(Clone, PartialEq, Debug)]
pub struct Findings {
    /// Number of replicates (futures).
    pub futures: usize,
    /// Seed of the run.
    pub seed: u64,
    /// The state of each backup on the day before the first.
    pub today: Vec<BackupToday>,
    /// Each pool.
    pub pools: Vec<PoolFindings>,
    /// Each backup, devices first, in file order; replacements directly after what they replace.
    pub backups: Vec<BackupFindings>,
    /// The whole household's first failing day, over all pools.
    pub household: DateEstimate,
    /// How often each cause was that of the first failing of the household, most frequent first.
    pub causes: Vec<(Cause, usize)>,
    /// The future all stories are told from.
    pub representative: Representative,
    /// What to do about it, where that was sought and anything has to be done.
    pub advice: Option<Advice>,
    /// How much each level has to do with the household's first failing date, the most telling first.
    pub weights: Vec<Weight>,
}

/// A backup: of a device or of a WhatsApp account.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupName {
    /// Whose.
    pub person: PersonId,
    /// The pool it is stored in at the start.
    pub pool: PoolId,
    /// Name of the person.
    pub person_name: String,
    /// Name of the device; for WhatsApp, of the device it lives on at the start.
    pub device_name: String,
    /// Device or WhatsApp.
    pub kind: Kind,
}

/// The kind of a backup.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// iCloud Backup of a device; `generation` 0 is the device of the file, 1 its first replacement.
    Device {
        /// The device of the file.
        device: DeviceId,
        /// How many devices came before it.
        generation: usize,
    },
    /// WhatsApp's own backup.
    WhatsApp(AccountId),
}

/// One backup on the day the numbers were read.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupToday {
    /// Which.
    pub name: BackupName,
    /// How it stands.
    pub state: TodayState,
    /// What the next backup must have free: the next size, or 2.05 times WhatsApp's.
    pub needs: Bytes,
    /// What is free in the pool (for WhatsApp: by the room rule in force).
    pub free: Bytes,
    /// What would be lost if the device were lost today.
    pub at_risk: Bytes,
    /// WhatsApp only: whether the device backup holds the chats too.
    pub also_in_device_backup: bool,
}

/// How a backup stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TodayState {
    /// It works.
    Works,
    /// It has not completed since the day given, or its next attempt cannot succeed.
    Failing {
        /// First day without a completed backup.
        since: Day,
        /// Why the next attempt cannot succeed, where that is known.
        because: Option<Outcome>,
    },
    /// It never completed.
    NeverWorked {
        /// Why the next attempt cannot succeed, where that is known.
        because: Option<Outcome>,
    },
    /// It is switched off.
    Off,
}

/// The distribution of a date over the replicates.
#[derive(Clone, PartialEq, Debug)]
pub struct DateEstimate {
    /// Quantiles at 5, 25, 50, 75 and 95 %.
    pub quantiles: [Arrival; 5],
    /// Monte Carlo standard error of the median in days, where the median is within the horizon.
    pub standard_error_days: Option<f64>,
    /// The same of every quantile, in their order.
    pub standard_errors_days: [Option<f64>; 5],
    /// Share of replicates in which it comes within the horizon.
    pub probability: f64,
    /// Monte Carlo standard error of that share.
    pub probability_error: f64,
}

impl DateEstimate {
    /// The first of the month by whose end 5 % of replicates have come to it: when to act at the latest.
    pub fn act_by(&self) -> Option<Day> {
        self.quantiles[0].day().map(Day::month_start)
    }
}

/// What a run found about one backup.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupFindings {
    /// Which.
    pub name: BackupName,
    /// First completed backup of the run: what a device without one waits for.
    pub first_completed: DateEstimate,
    /// First attempt that ended phone full, over quota, blocked or corrupt.
    pub first_failure: DateEstimate,
    /// First day of the first failing spell.
    pub first_failing: DateEstimate,
    /// What becomes of it after its first failing spell; `None` where it is failing in no replicate.
    pub recovery: Option<Recovery>,
    /// First day of the failing spell that goes on past the horizon.
    pub fails_on: DateEstimate,
    /// Replicates by the cause of the first failing spell, most frequent first.
    pub causes: Vec<(Cause, usize)>,
    /// When it begins to be failing in each pool its person may be in, that of the start first.
    pub in_pools: Vec<InPool>,
    /// Lapses a year of use.
    pub lapses_per_year: f64,
    /// Mean share of days in use spent in lapses.
    pub share_of_days_lapsed: f64,
    /// The longest lapse of any replicate, in days.
    pub longest_lapse_days: i32,
    /// Share of days in use whose newest backup was at most 1, 7 and 14 days old.
    pub protected: [f64; 3],
    /// Monte Carlo standard error of each of these shares.
    pub protected_errors: [f64; 3],
    /// Age in days of the newest backup on a random day of use: what is lost if the device is.
    pub loss_days: Mean,
    /// The same age that 95 % of days, over all replicates, do not exceed.
    pub loss_days_p95: i64,
    /// Its Monte Carlo standard error; `None` for so few replicates that they are one group.
    pub loss_days_p95_error: Option<f64>,
    /// Bytes without a surviving copy on a random day of use.
    pub loss_bytes: Mean,
    /// The bytes that 95 % of days, over all replicates, do not exceed; within 1 part in 64.
    pub loss_bytes_p95: Bytes,
    /// Its Monte Carlo standard error in bytes.
    pub loss_bytes_p95_error: Option<f64>,
    /// Share of replicates that never failed so far, day by day.
    pub survival: Survival,
    /// Most frequent missing condition over all nights: nights without power, Wi-Fi, lock.
    pub nights_missing: [f64; 3],
    /// When the last stored copy of a device in use was deleted for its age.
    pub last_copy_lost: DateEstimate,
    /// What the first attempt without room needed and had, where that is the most frequent cause: in the
    /// replicate whose first failing day is the lower median of those that fail for this cause.
    pub shortage: Option<Shortage>,
}

/// A backup's failing in one pool.
#[derive(Clone, PartialEq, Debug)]
pub struct InPool {
    /// The pool.
    pub pool: PoolId,
    /// First day of its first failing spell that began while its person was in this pool.
    pub first_failing: DateEstimate,
    /// Replicates in which it is the first of this pool to be failing.
    pub first_of_pool: usize,
}

/// What becomes of a backup after its first failing spell, over the replicates in which it is failing.
#[derive(Clone, PartialEq, Debug)]
pub struct Recovery {
    /// When it first completes again within the horizon; its probability is the share of those replicates.
    pub works_again: DateEstimate,
    /// How that goes where it does; `None` where it never does.
    pub course: Option<Course>,
    /// Another backup of the pool whose only copy was deleted for its age within the fortnight before, in at least
    /// half of the replicates in which it works again: what made room.
    pub freed_by: Option<BackupName>,
}

/// How a failing spell that ends goes, over the replicates in which it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Course {
    /// First completed backup after it: quantiles at 5, 25, 50, 75 and 95 %.
    pub again: [Day; 5],
    /// Days without a backup: quantiles at 5, 50 and 95 %.
    pub gap_days: [i32; 3],
}

/// The arithmetic of an attempt that found no room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shortage {
    /// The day.
    pub on: Day,
    /// The size of the backup to be made (device: next size; WhatsApp: its size).
    pub size: Bytes,
    /// What must be free: the next size, or 2.05 times WhatsApp's size.
    pub needed: Bytes,
    /// What was free.
    pub free: Bytes,
}

/// What a run found about one pool.
#[derive(Clone, PartialEq, Debug)]
pub struct PoolFindings {
    /// Which.
    pub pool: PoolId,
    /// `family`, or the owner's name.
    pub name: String,
    /// Plan at the start, as it is sold.
    pub plan: String,
    /// Quota at the start.
    pub quota: Bytes,
    /// Used at the start, as read.
    pub used: Bytes,
    /// Monthly price at the start, where it is known.
    pub monthly_price: Option<Money>,
    /// Mean paid over the horizon, where prices are known.
    pub paid: Option<Money>,
    /// When somebody is on its plan, as the file dates it; `None` where no date brings anybody there.
    pub occupied: Option<Occupied>,
    /// First failing of any backup while its person is in this pool.
    pub first_failing: DateEstimate,
    /// Share of replicates in which no backup of the pool failed so far, day by day.
    pub survival: Survival,
    /// Each reported day, in order.
    pub days: Vec<PoolDay>,
}

/// One day of a pool over all replicates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PoolDay {
    /// The day.
    pub day: Day,
    /// Median quota.
    pub quota: Bytes,
    /// Used at the day's end, quantiles at 5, 25, 50, 75 and 95 %.
    pub used: [Bytes; 5],
    /// Monte Carlo standard error of each of them.
    pub used_errors: [Bytes; 5],
    /// Share of replicates in which a backup of the pool began to be failing on or before this day.
    pub p_failing: f64,
}

/// The replicate whose first failing day is the lower median.
#[derive(Clone, PartialEq, Debug)]
pub struct Representative {
    /// Its number.
    pub replicate: u32,
    /// Every backup and every person's sync, every day.
    pub trace: Vec<TraceRow>,
    /// Its spells.
    pub spells: Vec<Spell>,
    /// What fills its pools, evening by evening.
    pub storage: Storage,
}

/// Whom a row of the trace is about.
#[derive(Clone, PartialEq, Debug)]
pub enum Subject {
    /// A backup.
    Backup(BackupName),
    /// A person's sync.
    Sync {
        /// Name of the person.
        person_name: String,
    },
}

/// One day of one backup or one person's sync.
#[derive(Clone, PartialEq, Debug)]
pub struct TraceRow {
    /// The day.
    pub day: Day,
    /// Whose row it is.
    pub subject: Subject,
    /// The pool its person is in that day.
    pub pool: PoolId,
    /// What became of it.
    pub outcome: Outcome,
    /// What had to be sent.
    pub next_size: Bytes,
    /// What was sent.
    pub sent: Bytes,
    /// What is stored at the day's end.
    pub stored: Bytes,
    /// Free before the attempt.
    pub free: Bytes,
    /// How much room was missing.
    pub short_by: Bytes,
    /// Age of the newest completed backup; `None` where there is none.
    pub age_days: Option<i32>,
    /// Bytes without a surviving copy.
    pub at_risk: Bytes,
}

/// A spell without a completed backup that reached its threshold.
#[derive(Clone, PartialEq, Debug)]
pub struct Spell {
    /// Which backup.
    pub name: BackupName,
    /// The pool its person was in when it began.
    pub pool: PoolId,
    /// Its first day.
    pub from: Day,
    /// Its last day; `None` where it goes on beyond the horizon.
    pub to: Option<Day>,
    /// Why.
    pub cause: Cause,
    /// What the first attempt of that cause needed and had, for causes of room.
    pub shortage: Option<Shortage>,
}

//! A household as the model sees it: resolved, checked and complete.
//!
//! `scenario::check` builds these values; from here on nothing is optional in the sense of "not
//! given", nothing is text that stands for a choice, and every reference is an index that exists.
//! Here are the household itself, the indices into its lists, its pools of storage and their plans, and the rules
//! of the service.

mod data;
mod events;
mod people;

use crate::calendar::{Day, Horizon};
use crate::units::{Bytes, Currency, Money};

pub use data::{Chat, DayDraw, Growth, Level, Local, Origin, PerChat, PerLocal, PerSynced, Synced};
pub use events::{
    Action, Afterwards, BlockReason, Cure, DataChange, DatedEvent, DeviceSwitch, Passing, PersonSwitch,
    Policy, Portion, Trigger, WhatsAppSwitch,
};
pub use people::{
    AppsAtStart, AppsRewriting, BackupAtStart, Cleaning, Condition, Device, DeviceSwitches, Disused, Home,
    Interval, LastBackup, NightFactor, Nights, Person, Phone, Replacement, Rewriting, Trips, Upload,
    WhatsApp, WhatsAppSwitches, WindowLaw,
};

/// Whether a run draws random numbers or takes everything at its certain value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chance {
    /// Levels, days and nights are drawn.
    Random,
    /// `random = false`: levels at their medians, day factors 1, every possible condition true.
    Certain,
}

/// Everything a run needs to know about a household.
#[derive(Clone, PartialEq, Debug)]
pub struct Household {
    /// The reported days.
    pub horizon: Horizon,
    /// Random or certain.
    pub chance: Chance,
    /// Every uncertain quantity that is drawn once a replicate.
    pub levels: Vec<Level>,
    /// People in file order.
    pub people: Vec<Person>,
    /// Devices in use at the start, in file order.
    pub devices: Vec<Device>,
    /// WhatsApp accounts in file order, at most one a person.
    pub accounts: Vec<WhatsApp>,
    /// Devices no longer in use whose last backup is still stored.
    pub disused: Vec<Disused>,
    /// Accounts' and families' quotas.
    pub pools: Vec<Pool>,
    /// Every storage plan a pool has at the start or may change to.
    pub plans: Vec<Plan>,
    /// The one currency of the scenario.
    pub currency: Currency,
    /// The home's line to the internet.
    pub upload: Upload,
    /// What happens on given dates, sorted by date, then file order.
    pub events: Vec<DatedEvent>,
    /// What the household does by itself when something happens.
    pub policies: Vec<Policy>,
    /// The rules of the service, with every open question settled.
    pub rules: Rules,
}

impl Household {
    /// The level of an index.
    pub fn level(&self, id: LevelId) -> &Level {
        &self.levels[id.index()]
    }

    /// The devices of a person, in file order.
    pub fn devices_of(&self, person: PersonId) -> impl Iterator<Item = DeviceId> + '_ {
        let ids = (0..self.devices.len()).map(DeviceId::new);
        ids.filter(move |id| self.devices[id.index()].person == person)
    }

    /// The WhatsApp account of a person.
    pub fn account_of(&self, person: PersonId) -> Option<AccountId> {
        self.accounts.iter().position(|account| account.person == person).map(AccountId::new)
    }

    /// The pool a device's backup is stored in at the start.
    pub fn pool_of_device(&self, device: DeviceId) -> PoolId {
        self.people[self.devices[device.index()].person.index()].pool
    }

    /// The pool a WhatsApp account's backup is stored in at the start.
    pub fn pool_of_account(&self, account: AccountId) -> PoolId {
        self.people[self.accounts[account.index()].person.index()].pool
    }

    /// Every plan a pool has or may come to have: that of the start, those its events and policies change to and, where
    /// one of them upgrades it, the larger ones of the list.
    pub fn plans_of(&self, pool: PoolId) -> Vec<PlanId> {
        let by_policy = self.policies.iter().flat_map(|policy| &policy.actions);
        let actions = || self.events.iter().map(|event| &event.action).chain(by_policy.clone());
        let chosen = actions().filter_map(|action| match action {
            Action::ChangePlan(of, plan) if *of == pool => Some(*plan),
            _ => None,
        });
        let mut plans: Vec<PlanId> = std::iter::once(self.pools[pool.index()].plan).chain(chosen).collect();
        if actions().any(|action| *action == Action::UpgradePlan(pool)) {
            let quota = |plan: &PlanId| self.plans[plan.index()].quota;
            let smallest = plans.iter().map(quota).min();
            let mut larger: Vec<PlanId> = (0..self.plans.len()).map(PlanId::new).collect();
            larger.retain(|plan| Some(quota(plan)) > smallest);
            larger.sort_by_key(|plan| (quota(plan), *plan));
            larger.dedup_by_key(|plan| quota(plan));
            plans.extend(larger);
        }
        plans.sort_unstable();
        plans.dedup();
        plans
    }

    /// A plan without a known price that a pool has or may come to have.
    pub fn plan_without_price(&self, pool: PoolId) -> Option<&Plan> {
        let plans = self.plans_of(pool).into_iter().map(|plan| &self.plans[plan.index()]);
        plans.into_iter().find(|plan| plan.price == Price::Unknown)
    }

    /// Whether a price of the price list is paid on a plan a pool has or may come to have.
    pub fn has_listed_price(&self, pool: PoolId) -> bool {
        let plans = self.plans_of(pool).into_iter();
        plans.into_iter().any(|plan| self.plans[plan.index()].price.is_listed_on(self.horizon.first))
    }
}

macro_rules! index {
    ($(#[$doc:meta] $name:ident;)*) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(u32);

        impl $name {
            /// The id of a position in its list.
            #[inline]
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The position in its list.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index! {
    /// A person of the household.
    PersonId;
    /// A device in use (and, after a replacement, its successors: the same hand, the same habits).
    DeviceId;
    /// A WhatsApp account.
    AccountId;
    /// A disused device.
    DisusedId;
    /// A pool of storage.
    PoolId;
    /// A storage plan.
    PlanId;
    /// An uncertain quantity drawn once a replicate.
    LevelId;
}

/// An account's or a family's quota. One that nobody is in (yet) is not paid for.
#[derive(Clone, PartialEq, Debug)]
pub struct Pool {
    /// `family`, or the name of the person whose own it is.
    pub name: String,
    /// The plan at the start.
    pub plan: PlanId,
    /// First day of a billing month; later ones fall on the same day of the month.
    pub billed_on: Day,
    /// What the phone shows as used beyond the parts that are known; does not grow.
    pub other: Bytes,
}

/// A storage plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// As it is sold: `200 GB`.
    pub name: String,
    /// Its size.
    pub quota: Bytes,
    /// What it costs.
    pub price: Price,
}

/// What a plan costs a month.
#[derive(Clone, PartialEq, Debug)]
pub enum Price {
    /// Not known: the plan is in no price list and the file names no price.
    Unknown,
    /// Dated prices, in order; before the first of them it is valid as well.
    Known(Vec<PriceStep>),
}

/// A price from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PriceStep {
    /// First day of this price.
    pub from: Day,
    /// A month's price.
    pub monthly: Money,
    /// Whether it is the price list's.
    pub listed: bool,
}

impl Price {
    /// The monthly price on a day; nothing where it is not known.
    pub fn on(&self, day: Day) -> Money {
        self.step_on(day).map_or(Money::ZERO, |step| step.monthly)
    }

    /// Whether the price on a day is the price list's.
    pub fn is_listed_on(&self, day: Day) -> bool {
        self.step_on(day).is_some_and(|step| step.listed)
    }

    fn step_on(&self, day: Day) -> Option<&PriceStep> {
        match self {
            Self::Unknown => None,
            Self::Known(steps) => steps.iter().rev().find(|step| step.from <= day).or(steps.first()),
        }
    }
}

/// The most people a shared plan takes (rule Q6).
pub const LARGEST_FAMILY: usize = 6;

/// Every rule that is a parameter. Sources and confidence: docs/MODEL.md.
#[derive(Clone, PartialEq, Debug)]
pub struct Rules {
    /// Days a stored device backup is kept (rule D10); `i32::MAX` keeps it for ever.
    pub retention_days: i32,
    /// Which devices' backups that applies to.
    pub retention_scope: RetentionScope,
    /// Days deleted photos and files keep counting (Q10).
    pub recently_deleted_days: i32,
    /// How WhatsApp counts its own old backup when it asks for room (W2).
    pub room: RoomRule,
    /// Whether an unfinished upload counts against the quota (D8).
    pub partial_uploads: PartialUploads,
    /// Days without a backup that make a spell known.
    pub failing_threshold_days: i32,
    /// Weights of the months for camera photos and videos, of mean 1, January first.
    pub season: [f64; 12],
    /// Factor on Wi-Fi's probability while travelling.
    pub travel_wifi_factor: f64,
    /// Longest window in hours.
    pub longest_window_hours: f64,
    /// Whether WhatsApp's data leave the device backup when its own is end-to-end encrypted (W10).
    pub end_to_end_leaves_device_backup: bool,
    /// Days of outage of iCloud a year, at random.
    pub outages_a_year: f64,
    /// The most that one person's data can sync in a day; [`Rules::UNLIMITED_SYNC`] where speed does not matter.
    pub sync_a_day: Bytes,
    /// When photos leave the stored device backup after iCloud Photos is switched on (D5).
    pub photos_leave: PhotosLeave,
}

impl Rules {
    /// More than anybody has: sync that no speed holds back.
    pub const UNLIMITED_SYNC: Bytes = Bytes::new(i64::MAX);
}

/// When photos leave the stored device backup after iCloud Photos is switched on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotosLeave {
    /// At once, as messages do.
    AtOnce,
    /// When the next backup completes.
    WithNextBackup,
}

/// Which stored device backups are deleted after the retention time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RetentionScope {
    /// Of every device, in use or not.
    EveryDevice,
    /// Of disused devices, and of those whose backup is switched off.
    DisusedOnly,
}

/// How much room WhatsApp's own backup asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoomRule {
    /// 2.05 times the new backup, free beside the old one.
    Strict,
    /// The old one is credited.
    Relaxed,
}

/// Whether an unfinished upload counts against the quota.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartialUploads {
    /// Sent bytes count at once.
    CountAtOnce,
    /// Sent bytes count when the backup completes.
    CountWhenComplete,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_holds_until_the_next_one() {
        let day = Day::from_number(100);
        let steps = vec![
            PriceStep { from: day, monthly: Money(299), listed: true },
            PriceStep { from: day + 10, monthly: Money(399), listed: false },
        ];
        let price = Price::Known(steps);
        assert_eq!(price.on(day + 9), Money(299));
        assert_eq!(price.on(day + 10), Money(399));
        assert_eq!(price.on(day - 50), Money(299));
        assert!(price.is_listed_on(day - 50) && !price.is_listed_on(day + 10));
        assert_eq!(Price::Unknown.on(day), Money::ZERO);
    }
}

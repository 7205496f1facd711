//! A household as the model sees it: resolved, checked and complete.
//!
//! `scenario::check` builds these values; from here on nothing is optional in the sense of "not
//! given", nothing is text that stands for a choice, and every reference is an index that exists.

mod events;
mod growth;
mod ids;
mod kinds;
mod people;
mod plans;
mod rules;

pub use events::{
    Action, Afterwards, BlockReason, Cure, DataChange, DatedEvent, DeviceSwitch, PersonSwitch, Policy,
    Portion, Trigger, WhatsAppSwitch,
};
pub use growth::{DayDraw, Growth, Level, Origin};
pub use ids::{AccountId, DeviceId, DisusedId, LevelId, PersonId, PlanId, PoolId};
pub use kinds::{Chat, Local, PerChat, PerLocal, PerSynced, Synced};
pub use people::{
    AppsAtStart, AppsRewriting, BackupAtStart, Cleaning, Condition, Device, DeviceSwitches, Disused, Home,
    Interval, LastBackup, NightFactor, Nights, Person, Phone, Replacement, Rewriting, Trips, Upload,
    WhatsApp, WhatsAppSwitches, WindowLaw,
};
pub use plans::{Plan, Pool, Price, PriceStep};
pub use rules::{PartialUploads, PhotosLeave, RetentionScope, RoomRule, Rules};

use crate::calendar::Horizon;
use crate::units::Currency;

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
}

//! The day's random numbers: a fixed list of slots a day, consumed whatever the switches say.
//!
//! Streams are keyed by person and device names, never by place in the file, so that two plans, two orders
//! of the file or two thread counts see the same futures. Each day takes a whole row of slots from each
//! stream; a later version may use the spare ones without moving the others.

use super::household::{Chat, Household, Synced};
use crate::streams::{Lanes, StreamKey};

/// Slots of a person's stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonSlot {
    /// Growth of a synced category ([`Synced::Other`] never grows: its slot is spare).
    Growth(Synced),
    /// Whether a trip begins.
    TripBegins,
    /// How long it is.
    TripLength,
    /// Whether the person cleans up.
    Cleaning,
}

/// Slots of a device's stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeviceSlot {
    /// Plugged in.
    Power,
    /// On Wi-Fi.
    Wifi,
    /// Locked.
    Lock,
    /// When the window starts.
    WindowStart,
    /// How long it is.
    WindowLength,
    /// Whether the phone is used in the night.
    NightUse,
    /// The night's factor on the upload rate.
    Upload,
    /// Growth of apps.
    Apps,
}

/// Slots of a WhatsApp account's stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AccountSlot {
    /// Growth of a category.
    Growth(Chat),
    /// When WhatsApp backs up.
    Hour,
}

const PERSON_SLOTS: usize = 12;
const DEVICE_SLOTS: usize = 10;
const ACCOUNT_SLOTS: usize = 8;
const HOUSEHOLD_SLOTS: usize = 2;
const OUTAGE: usize = 0;

/// The name that keys WhatsApp's stream beside those of a person's devices; no device can have it.
const WHATSAPP: &str = "\u{0}whatsapp";

impl PersonSlot {
    const fn index(self) -> usize {
        match self {
            Self::Growth(kind) => kind.index(),
            Self::TripBegins => 6,
            Self::TripLength => 7,
            Self::Cleaning => 8,
        }
    }
}

impl DeviceSlot {
    const fn index(self) -> usize {
        self as usize
    }
}

impl AccountSlot {
    const fn index(self) -> usize {
        match self {
            Self::Growth(kind) => kind.index(),
            Self::Hour => 5,
        }
    }
}

/// Every stream of a household and the numbers it gave for the day.
#[derive(Clone, Debug)]
pub struct Draws<const W: usize> {
    household: Source<W, HOUSEHOLD_SLOTS>,
    people: Vec<Source<W, PERSON_SLOTS>>,
    devices: Vec<Source<W, DEVICE_SLOTS>>,
    accounts: Vec<Source<W, ACCOUNT_SLOTS>>,
}

#[derive(Clone, Debug)]
struct Source<const W: usize, const SLOTS: usize> {
    stream: Lanes<W>,
    today: [[u32; W]; SLOTS],
}

impl<const W: usize, const SLOTS: usize> Source<W, SLOTS> {
    fn new(seed: u64, person: &str, device: &str, first_replicate: u32) -> Self {
        let stream = Lanes::seeded(seed, StreamKey::new(person, device), first_replicate);
        Self { stream, today: [[0; W]; SLOTS] }
    }

    #[inline(always)]
    fn advance(&mut self) {
        for slot in &mut self.today {
            *slot = self.stream.next();
        }
    }
}

impl<const W: usize> Draws<W> {
    /// The streams of replicates `first_replicate` to `first_replicate + W - 1`.
    pub fn new(household: &Household, seed: u64, first_replicate: u32) -> Self {
        let name = |person: crate::model::household::PersonId| household.people[person.index()].name.as_str();
        let devices = household.devices.iter();
        let accounts = household.accounts.iter();
        Self {
            household: Source::new(seed, "", "", first_replicate),
            people: household
                .people
                .iter()
                .map(|p| Source::new(seed, &p.name, "", first_replicate))
                .collect(),
            devices: devices.map(|d| Source::new(seed, name(d.person), &d.name, first_replicate)).collect(),
            accounts: accounts
                .map(|a| Source::new(seed, name(a.person), WHATSAPP, first_replicate))
                .collect(),
        }
    }

    /// Draws the numbers of the next day.
    #[inline(always)]
    pub fn advance(&mut self) {
        self.household.advance();
        for person in &mut self.people {
            person.advance();
        }
        for device in &mut self.devices {
            device.advance();
        }
        for account in &mut self.accounts {
            account.advance();
        }
    }

    /// A person's number for a slot, one a lane.
    #[inline]
    pub fn person(&self, index: usize, slot: PersonSlot) -> &[u32; W] {
        &self.people[index].today[slot.index()]
    }

    /// A device's number for a slot, one a lane.
    #[inline]
    pub fn device(&self, index: usize, slot: DeviceSlot) -> &[u32; W] {
        &self.devices[index].today[slot.index()]
    }

    /// A WhatsApp account's number for a slot, one a lane.
    #[inline]
    pub fn account(&self, index: usize, slot: AccountSlot) -> &[u32; W] {
        &self.accounts[index].today[slot.index()]
    }

    /// Whether iCloud has an outage today, one number a lane.
    #[inline]
    pub fn outage(&self) -> &[u32; W] {
        &self.household.today[OUTAGE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_never_overlap() {
        let growth = Synced::ALL.map(|kind| PersonSlot::Growth(kind).index());
        let others = [PersonSlot::TripBegins, PersonSlot::TripLength, PersonSlot::Cleaning];
        let mut all: Vec<usize> = growth.into_iter().chain(others.map(PersonSlot::index)).collect();
        all.sort_unstable();
        assert_eq!(all, (0..9).collect::<Vec<_>>());
        assert!(all.len() <= PERSON_SLOTS);
        assert!(DeviceSlot::Apps.index() < DEVICE_SLOTS);
        assert_eq!(AccountSlot::Hour.index(), Chat::ALL.len());
    }
}

//! People, devices and accounts as the model wants them, put together from what was worked out before.

use super::Desk;
use super::frame::value;
use super::growth::Growths;
use super::nights::nights;
use super::roster::{Account, Member, Owned, Roster};
use super::start::{DeviceStart, Start, syncs};
use crate::catalogue::parameters::conditions::{self, TRIPS};
use crate::catalogue::parameters::{self, data};
use crate::language::say;
use crate::laws::Law;
use crate::model::household::{
    AppsRewriting, Cleaning, Device, DeviceSwitches, Disused, Home, Interval, Person, PersonId, Phone,
    PoolId, Replacement, Rewriting, Synced, Trips, WhatsApp, WhatsAppSwitches,
};
use crate::quantity::Duration;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::sheet::{CleaningSheet, DeviceSheet, HomeSheet, InDeviceBackup, Rewritten, TripsWord};
use crate::units::Bytes;

/// All people.
pub fn people(
    roster: &Roster<'_>,
    pool_of: &[PoolId],
    growths: &Growths,
    start: &Start,
    desk: &mut Desk,
) -> Vec<Person> {
    let ids = roster.everybody().into_iter();
    ids.map(|id| person(roster, id, pool_of[id.index()], growths, start, desk)).collect()
}

fn person(
    roster: &Roster<'_>,
    id: PersonId,
    pool: PoolId,
    growths: &Growths,
    start: &Start,
    desk: &mut Desk,
) -> Person {
    let member = roster.member(id);
    let sheet = member.sheet;
    let (photos, messages) = (syncs(&sheet.photos), syncs(&sheet.messages));
    Person {
        name: member.name.clone(),
        pool,
        home: Synced::ALL.map(|kind| roster.home(id, kind).map_or(Home::Nowhere, Home::Device)),
        synced: start.synced[id.index()],
        syncs: [photos, photos, messages, syncs(&sheet.drive), syncs(&sheet.mail), true],
        growth: growths.synced[id.index()].clone(),
        optimise_photos: value(&sheet.photos.optimise, false),
        trips: trips(member, desk),
        cleaning: sheet.cleaning.as_ref().map_or(Cleaning::Never, cleaning),
    }
}

/// Whether somebody travels at all is drawn once a replicate.
fn trips(member: &Member<'_>, desk: &mut Desk) -> Trips {
    if value(&member.sheet.trips, TripsWord::None) == TripsWord::None {
        return Trips::None;
    }
    let law = Law::Chance(1.0 - TRIPS.values[2]);
    let travels = desk.level(&format!("{}/travels", member.name), law);
    Trips::Typical { travels, a_year: TRIPS.values[0], mean_nights: TRIPS.values[1] }
}

fn cleaning(sheet: &CleaningSheet) -> Cleaning {
    let (Some(every), Some(share)) = (&sheet.every, &sheet.share) else { return Cleaning::Never };
    let every_days = match every.value {
        Duration::Months(months) => f64::from(months) * parameters::DAYS_A_MONTH,
        Duration::Days(days) => f64::from(days),
    };
    Cleaning::Now { every_days, share: share.value }
}

/// What each device rewrites a day, of databases this share.
pub fn rewriting(roster: &Roster<'_>, databases: f64) -> Vec<Rewriting> {
    let apps = |owned: &Owned<'_>| match owned.sheet.and_then(|sheet| sheet.apps.rewritten.as_ref()) {
        None => AppsRewriting::ShareADay(data::APPS_REWRITTEN),
        Some(typed) => match &typed.value {
            Rewritten::Share(share) => AppsRewriting::ShareADay(*share),
            Rewritten::Bytes(growth) => AppsRewriting::BytesADay(Bytes::rounded(growth.certain.real())),
        },
    };
    roster.devices.iter().map(|owned| Rewriting { apps: apps(owned), databases }).collect()
}

/// What devices are put together from.
pub struct Devices<'a, 's> {
    /// Who and what exists.
    pub roster: &'a Roster<'s>,
    /// The home.
    pub home: &'a HomeSheet,
    /// Persistence of nights.
    pub persistence: f64,
    /// How everything grows.
    pub growths: &'a Growths,
    /// What each device rewrites.
    pub rewriting: &'a [Rewriting],
    /// The state at the start.
    pub start: &'a Start,
}

impl Devices<'_, '_> {
    /// All devices in use.
    pub fn in_use(&self, desk: &mut Desk) -> Vec<Device> {
        let devices = self.roster.devices.iter().zip(&self.start.devices).enumerate();
        devices.map(|(at, (owned, start))| self.device(at, owned, start, desk)).collect()
    }

    fn device(&self, at: usize, owned: &Owned<'_>, start: &DeviceStart, desk: &mut Desk) -> Device {
        let member = self.roster.member(owned.person);
        let sheet = owned.sheet;
        Device {
            person: owned.person,
            name: owned.name.clone(),
            bytes: start.bytes,
            apps_at_start: start.apps,
            backup: start.backup.clone(),
            switches: self.switches(at, sheet),
            apps: self.growths.apps[at].clone(),
            rewriting: self.rewriting[at],
            whatsapp_share: start.whatsapp_share,
            nights: nights(member, owned, self.home, self.persistence, desk),
            phone: sheet.map_or(Phone::Unchecked, |sheet| phone(sheet, desk)),
            replacement: replacement(sheet),
        }
    }

    fn switches(&self, at: usize, sheet: Option<&DeviceSheet>) -> DeviceSwitches {
        let account = self.roster.accounts.iter().find(|account| account.device.index() == at);
        let typed =
            account.and_then(|account| account.sheet).and_then(|chats| chats.in_device_backup.as_ref());
        DeviceSwitches {
            backup: sheet.and_then(|sheet| sheet.backup.as_ref()).is_none_or(|typed| typed.value),
            cellular: sheet.and_then(|sheet| sheet.cellular.as_ref()).is_some_and(|typed| typed.value),
            whatsapp: typed.is_none_or(|typed| typed.value != InDeviceBackup::No),
        }
    }

    /// All disused devices.
    pub fn disused(&self) -> Vec<Disused> {
        let stored = self.roster.disused.iter().zip(&self.start.disused);
        stored
            .map(|(owned, &(stored, last))| Disused {
                person: owned.person,
                name: owned.name.clone(),
                stored,
                last,
            })
            .collect()
    }

    /// All WhatsApp accounts.
    pub fn accounts(&self) -> Vec<WhatsApp> {
        let accounts = self.roster.accounts.iter().enumerate();
        accounts.map(|(at, account)| self.account(at, account)).collect()
    }

    fn account(&self, at: usize, account: &Account<'_>) -> WhatsApp {
        let sheet = account.sheet;
        WhatsApp {
            person: account.person,
            device: account.device,
            backup: self.start.accounts[at].clone(),
            interval: sheet.map_or(Interval::Days(1), |sheet| value(&sheet.frequency, Interval::Days(1))),
            switches: WhatsAppSwitches {
                icloud: sheet.is_none_or(|sheet| value(&sheet.icloud, true)),
                include_videos: sheet.is_none_or(|sheet| value(&sheet.include_videos, true)),
                cellular: sheet.is_some_and(|sheet| value(&sheet.cellular, false)),
                end_to_end: sheet.is_some_and(|sheet| value(&sheet.end_to_end, false)),
            },
            growth: self.growths.chats[at].clone(),
        }
    }
}

fn replacement(sheet: Option<&DeviceSheet>) -> Replacement {
    match sheet.map_or(TripsWord::None, |sheet| value(&sheet.replacement, TripsWord::None)) {
        TripsWord::None => Replacement::None,
        TripsWord::Typical => Replacement::Typical {
            shape: conditions::REPLACEMENT_SHAPE,
            scale_years: conditions::REPLACEMENT_SCALE_YEARS,
        },
    }
}

/// The phone's own storage: free, or capacity less what is used.
fn phone(sheet: &DeviceSheet, desk: &mut Desk) -> Phone {
    match (&sheet.free, &sheet.capacity, &sheet.storage_used) {
        (Some(free), ..) => Phone::Free(free.value),
        (None, Some(capacity), Some(used)) => {
            if used.value > capacity.value {
                desk.problem(
                    Problem::new(Code::PhoneOverFull, say!("resolve-more-is-used-than"), used.span.clone())
                        .expected(say!("resolve-at-most-capacity"))
                        .help(say!("resolve-the-phone-shows-both"))
                        .related(say!("resolve-the-capacity"), capacity.span.clone()),
                );
            }
            Phone::Free((capacity.value - used.value).at_least_zero())
        }
        (None, Some(alone), None) | (None, None, Some(alone)) => {
            let message = say!("resolve-the-phones-room-is");
            desk.note_at(Code::PhoneUnchecked, message, &alone.span);
            Phone::Unchecked
        }
        (None, None, None) => Phone::Unchecked,
    }
}

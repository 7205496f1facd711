//! Who and what exists: people, their devices in use and out of use, their WhatsApp accounts.

use super::Desk;
use crate::catalogue::profiles::Profile;
use crate::language::say;
use crate::model::household::{AccountId, DeviceId, DisusedId, PersonId, Synced};
use crate::scenario::limits::{Limit, Limits};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{DeviceSheet, PersonSheet, Sheet, Thing, WhatsAppSheet};
use crate::scenario::source::Span;

/// Everybody and everything of a household.
#[derive(Debug, Default)]
pub struct Roster<'s> {
    /// People, in file order.
    pub people: Vec<Member<'s>>,
    /// Devices in use, in file order.
    pub devices: Vec<Owned<'s>>,
    /// Disused devices, in file order.
    pub disused: Vec<Owned<'s>>,
    /// WhatsApp accounts, in file order.
    pub accounts: Vec<Account<'s>>,
}

/// A person.
#[derive(Debug)]
pub struct Member<'s> {
    /// Name, unique.
    pub name: String,
    /// Growth and habits where nothing is said.
    pub profile: &'static Profile,
    /// What the file says.
    pub sheet: &'s PersonSheet,
}

/// A device of a person.
#[derive(Debug)]
pub struct Owned<'s> {
    /// Whose.
    pub person: PersonId,
    /// Name, unique for the person.
    pub name: String,
    /// What the file says, if it has a table.
    pub sheet: Option<&'s DeviceSheet>,
}

/// A WhatsApp account of a person.
#[derive(Debug)]
pub struct Account<'s> {
    /// Whose.
    pub person: PersonId,
    /// Where it lives.
    pub device: DeviceId,
    /// What the file says, if it has a table.
    pub sheet: Option<&'s WhatsAppSheet>,
}

impl<'s> Roster<'s> {
    /// Reads who and what exists.
    pub fn read(sheet: &'s Sheet, desk: &mut Desk) -> Self {
        let mut roster = Self::default();
        if sheet.people.is_empty() {
            desk.problem(nobody(sheet));
        }
        if let Some(person) = sheet.people.get(desk.limits.count(Limit::People)) {
            desk.problem(too_many(Limit::People, sheet.people.len(), desk.limits, &person.span));
            return roster;
        }
        for person in &sheet.people {
            roster.add_person(person, desk);
        }
        roster.check_number_of_devices(sheet, desk);
        roster
    }

    /// A person by name.
    pub fn person(&self, name: &str) -> Option<PersonId> {
        self.people.iter().position(|member| member.name == name).map(PersonId::new)
    }

    /// A person's entry.
    pub fn member(&self, person: PersonId) -> &Member<'s> {
        &self.people[person.index()]
    }

    /// The ids of everybody.
    pub fn everybody(&self) -> Vec<PersonId> {
        (0..self.people.len()).map(PersonId::new).collect()
    }

    /// A person's devices in use.
    pub fn devices_of(&self, person: PersonId) -> Vec<DeviceId> {
        let devices = self.devices.iter().enumerate();
        devices.filter(|(_, device)| device.person == person).map(|(at, _)| DeviceId::new(at)).collect()
    }

    /// The device a category of a person's data lives on while it does not sync: the one that says so, else
    /// the first.
    pub fn home(&self, person: PersonId, kind: Synced) -> Option<DeviceId> {
        let devices = self.devices_of(person);
        let says_so = |id: &DeviceId| {
            let sheet = self.devices[id.index()].sheet;
            sheet.is_some_and(|sheet| is_home_of(sheet, kind))
        };
        devices.iter().copied().find(says_so).or(devices.first().copied())
    }

    /// A person's disused devices.
    pub fn disused_of(&self, person: PersonId) -> Vec<DisusedId> {
        let devices = self.disused.iter().enumerate();
        devices.filter(|(_, device)| device.person == person).map(|(at, _)| DisusedId::new(at)).collect()
    }

    /// A person's WhatsApp account.
    pub fn account_of(&self, person: PersonId) -> Option<AccountId> {
        self.accounts.iter().position(|account| account.person == person).map(AccountId::new)
    }

    /// The WhatsApp account on a device.
    pub fn account_on(&self, device: DeviceId) -> Option<AccountId> {
        self.accounts.iter().position(|account| account.device == device).map(AccountId::new)
    }

    fn add_person(&mut self, sheet: &'s PersonSheet, desk: &mut Desk) {
        let id = PersonId::new(self.people.len());
        let name = self.name_of(sheet, desk);
        let profile = profile(sheet, desk);
        self.people.push(Member { name, profile, sheet });
        self.add_devices(id, sheet, desk);
        self.add_account(id, sheet, desk);
    }

    /// The typed name; a stand-in where there is none, so that the rest can be checked.
    fn name_of(&self, sheet: &PersonSheet, desk: &mut Desk) -> String {
        let Some(name) = &sheet.name else {
            return say!("resolve-person-people", people = self.people.len() + 1);
        };
        if let Some(twin) = self.people.iter().find(|member| member.name == name.value) {
            desk.problem(duplicate("person", name, twin.sheet.name.as_ref()));
        }
        if name.value.eq_ignore_ascii_case("everybody") {
            desk.problem(
                Problem::new(
                    Code::NameReserved,
                    say!("resolve-everybody-is-nobodys-name"),
                    name.span.clone(),
                )
                .expected(say!("resolve-a-name-that-is"))
                .help(say!("resolve-events-use-it-for")),
            );
        }
        name.value.clone()
    }

    fn add_devices(&mut self, person: PersonId, sheet: &'s PersonSheet, desk: &mut Desk) {
        for device in sheet.devices.iter().flatten() {
            let name = self.device_name(person, device, desk);
            let list = if device.is_in_use() { &mut self.devices } else { &mut self.disused };
            list.push(Owned { person, name, sheet: Some(device) });
        }
        for name in implied_devices(sheet) {
            self.devices.push(Owned { person, name: name.to_owned(), sheet: None });
        }
    }

    fn device_name(&self, person: PersonId, sheet: &DeviceSheet, desk: &mut Desk) -> String {
        let of_person = || self.devices.iter().chain(&self.disused).filter(|device| device.person == person);
        let Some(name) = &sheet.name else {
            return say!("resolve-device-of-person", of_person = of_person().count() + 1);
        };
        if let Some(twin) = of_person().find(|device| device.name == name.value) {
            desk.problem(duplicate("device", name, twin.sheet.and_then(|sheet| sheet.name.as_ref())));
        }
        name.value.clone()
    }

    fn add_account(&mut self, person: PersonId, sheet: &'s PersonSheet, desk: &mut Desk) {
        if !has_account(sheet) {
            return;
        }
        if let Some(device) = self.device_of_account(person, sheet, desk) {
            self.accounts.push(Account { person, device, sheet: sheet.whatsapp.as_ref() });
        }
    }

    fn device_of_account(&self, person: PersonId, sheet: &PersonSheet, desk: &mut Desk) -> Option<DeviceId> {
        let devices = self.devices_of(person);
        let name = |id: &DeviceId| self.devices[id.index()].name.as_str();
        let Some(typed) = sheet.whatsapp.as_ref().and_then(|chats| chats.device.as_ref()) else {
            if devices.is_empty() {
                desk.problem(homeless(sheet));
            }
            return devices.first().copied();
        };
        let found = devices.iter().copied().find(|id| name(id) == typed.value);
        if found.is_none() {
            desk.unknown_name(
                Code::DeviceUnknown,
                &say!("resolve-device-in-use-called"),
                typed,
                devices.iter().map(name),
            );
        }
        found
    }

    fn check_number_of_devices(&self, sheet: &Sheet, desk: &mut Desk) {
        let number = self.devices.len() + self.disused.len();
        if number > desk.limits.count(Limit::Devices) {
            let span =
                self.devices.last().map_or(sheet.span.clone(), |d| self.member(d.person).sheet.span.clone());
            desk.problem(too_many(Limit::Devices, number, desk.limits, &span));
        }
    }
}

/// Whether a device's table says that a category lives there.
const fn is_home_of(sheet: &DeviceSheet, kind: Synced) -> bool {
    match kind {
        Synced::Photos | Synced::Videos => sheet.photos.is_some(),
        Synced::Messages => sheet.messages.is_some(),
        Synced::Drive | Synced::Mail | Synced::Other => false,
    }
}

/// What a person has who has no device table: what `has` says, else one iPhone.
fn implied_devices(sheet: &PersonSheet) -> Vec<&'static str> {
    let things = sheet.has.as_ref().map_or(&[][..], |has| has.value.as_slice());
    let mut names = Vec::new();
    let tables = sheet.devices.iter().flatten();
    let in_tables = |word: &str| {
        let mut devices = tables.clone().filter(|device| device.is_in_use());
        devices.any(|device| {
            device.name.as_ref().is_some_and(|name| name.value.to_lowercase().contains(&word.to_lowercase()))
        })
    };
    for (thing, name) in [(Thing::IPhone, "iPhone"), (Thing::IPad, "iPad")] {
        if things.contains(&thing) && !in_tables(name) {
            names.push(name);
        }
    }
    let says_nothing = sheet.devices.is_none() && (things.contains(&Thing::WhatsApp) || sheet.has.is_none());
    if names.is_empty() && says_nothing {
        names.push("iPhone");
    }
    names
}

fn has_account(sheet: &PersonSheet) -> bool {
    let listed = sheet.has.as_ref().is_some_and(|has| has.value.contains(&Thing::WhatsApp));
    listed || sheet.whatsapp.is_some() || sheet.icloud.whatsapp.is_some()
}

fn profile(sheet: &PersonSheet, desk: &mut Desk) -> &'static Profile {
    let Some(typed) = &sheet.profile else { return Profile::average() };
    Profile::find(&typed.value).unwrap_or_else(|| {
        let names = Profile::all().iter().map(|profile| profile.name);
        desk.unknown_name(Code::ProfileUnknown, "profile", typed, names);
        Profile::average()
    })
}

fn nobody(sheet: &Sheet) -> Problem {
    Problem::new(Code::PersonMissing, say!("resolve-there-is-nobody-in"), sheet.span.clone())
        .expected(say!("resolve-at-least-one-person"))
        .help(say!("resolve-for-instance-person-and"))
}

fn homeless(sheet: &PersonSheet) -> Problem {
    let span = sheet.whatsapp.as_ref().map_or(&sheet.span, |chats| &chats.span);
    Problem::new(Code::WhatsAppNoDevice, say!("resolve-whatsapp-lives-on-a"), span.clone())
        .expected(say!("resolve-a-device-in-use"))
        .help(say!("resolve-add-a-device-device"))
}

fn duplicate(what: &str, name: &Typed<String>, first: Option<&Typed<String>>) -> Problem {
    let problem = Problem::new(
        Code::NameDuplicate,
        say!("resolve-a-second-what-is", what = what, value = name.value),
        name.span.clone(),
    )
    .expected(say!("resolve-a-name-of-its"))
    .help(say!("resolve-for-instance-name-value", value = name.value));
    match first {
        Some(first) => problem.related(say!("resolve-the-first-one"), first.span.clone()),
        None => problem,
    }
}

fn too_many(limit: Limit, number: usize, limits: Limits, span: &Span) -> Problem {
    Problem::new(
        Code::LimitTooMany,
        say!("resolve-number-what-are-too", number = number, what = limit.name()),
        span.clone(),
    )
    .expected(say!("resolve-at-most-most", most = limits.of(limit)))
    .help(limit.help(number, say!("resolve-split-the-household-into")))
}

//! Whom and what a phrase can mean.

use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::model::household::{AccountId, DeviceId, DisusedId, PersonId, PoolId};
use crate::scenario::phrases::Verb;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::plans::{PlanBook, Pools};
use crate::scenario::resolve::roster::Roster;
use crate::scenario::resolve::{Desk, Frame, oldest_event};
use crate::scenario::sheet::{EventSheet, Who};
use crate::scenario::source::Span;

/// The household as phrases see it.
pub struct Scene<'a, 's> {
    /// Who and what exists.
    pub roster: &'a Roster<'s>,
    /// The pools, to which people who leave the family's add their own, and who is in which at the start.
    pub pools: &'a mut Pools<'s>,
    /// The most people who ever share the family's pool, as far as events were followed.
    pub most_in_family: usize,
    /// Who moves where by a date of the file.
    pub moves: Vec<(PersonId, PoolId)>,
    /// The plans, to which events may add.
    pub plans: &'a mut PlanBook,
    /// The reported days.
    pub horizon: Horizon,
    /// The oldest date an event may have.
    pub oldest: Day,
    /// What GB means.
    pub base: crate::quantity::Base,
    /// Names that new devices bring, and the line of devices they continue.
    successors: Vec<Successor>,
}

struct Successor {
    person: PersonId,
    name: String,
    device: DeviceId,
}

/// Whom a phrase concerns, and whether it says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct People {
    /// The people.
    pub ids: Vec<PersonId>,
    /// Named, or everybody without a word about it.
    pub named: Named,
}

/// Whether people were named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// By name: each must have what the phrase is about.
    ByName,
    /// As everybody: those who have it are meant.
    Everybody,
}

impl<'a, 's> Scene<'a, 's> {
    /// Sets the scene; the names of new devices are known from the beginning.
    pub fn new(
        roster: &'a Roster<'s>,
        pools: &'a mut Pools<'s>,
        plans: &'a mut PlanBook,
        frame: &Frame,
        base: crate::quantity::Base,
    ) -> Self {
        let most_in_family = pools.sharing().len();
        let oldest = oldest_event(frame.filed_on);
        let horizon = frame.horizon;
        let (moves, successors) = (Vec::new(), Vec::new());
        Self { roster, pools, most_in_family, moves, plans, horizon, oldest, base, successors }
    }

    /// The people of `who`.
    pub fn people(&self, who: Option<&Typed<Who>>, desk: &mut Desk) -> People {
        match who.map(|typed| &typed.value) {
            None | Some(Who::Everybody) => People { ids: self.roster.everybody(), named: Named::Everybody },
            Some(Who::Names(names)) => {
                let ids = names.iter().filter_map(|name| self.person(name, desk)).collect();
                People { ids, named: Named::ByName }
            }
        }
    }

    fn person(&self, name: &Typed<String>, desk: &mut Desk) -> Option<PersonId> {
        let found = self.roster.person(&name.value);
        if found.is_none() {
            let names = self.roster.people.iter().map(|member| member.name.as_str());
            desk.unknown_name(Code::PersonUnknown, &say!("resolve-person-called"), name, names);
        }
        found
    }

    /// The devices a phrase means: the named one, else all of these people's.
    pub fn devices(&self, people: &People, device: Option<&Typed<String>>, desk: &mut Desk) -> Vec<DeviceId> {
        let Some(typed) = device else {
            return people.ids.iter().flat_map(|&person| self.roster.devices_of(person)).collect();
        };
        let found: Vec<DeviceId> =
            people.ids.iter().filter_map(|&person| self.device(person, &typed.value)).collect();
        if found.is_empty() {
            desk.unknown_name(
                Code::DeviceUnknown,
                &say!("resolve-device-in-use-called"),
                typed,
                self.names(people).iter().map(String::as_str),
            );
        }
        found
    }

    /// A person's device by the name it has or will have.
    pub fn device(&self, person: PersonId, name: &str) -> Option<DeviceId> {
        let own = self.roster.devices_of(person).into_iter();
        let own = own.filter(|id| self.roster.devices[id.index()].name == name);
        let later = self.successors.iter().filter(|next| next.person == person && next.name == name);
        own.chain(later.map(|next| next.device)).next()
    }

    /// A disused device by name.
    pub fn disused(&self, person: PersonId, name: &str) -> Option<DisusedId> {
        let mut old = self.roster.disused_of(person).into_iter();
        old.find(|id| self.roster.disused[id.index()].name == name)
    }

    /// Every name of a device these people have or will have.
    pub fn names(&self, people: &People) -> Vec<String> {
        let devices = self.roster.devices.iter().chain(&self.roster.disused);
        let own =
            devices.filter(|device| people.ids.contains(&device.person)).map(|device| device.name.clone());
        let later = self.successors.iter().filter(|next| people.ids.contains(&next.person));
        own.chain(later.map(|next| next.name.clone())).collect()
    }

    /// The WhatsApp accounts of these people; someone named must have one.
    pub fn accounts(&self, people: &People, span: &Span, desk: &mut Desk) -> Vec<AccountId> {
        let found: Vec<AccountId> =
            people.ids.iter().filter_map(|&person| self.roster.account_of(person)).collect();
        let expected = match people.named {
            Named::ByName => people.ids.len(),
            Named::Everybody => 1,
        };
        if found.len() < expected {
            desk.problem(
                Problem::new(Code::WhatsAppNone, say!("resolve-somebody-meant-here-has"), span.clone())
                    .expected(say!("resolve-people-with-a-person"))
                    .help(say!("resolve-name-somebody-who-has")),
            );
        }
        found
    }

    /// The pools these people are in, each once.
    pub fn pools(&self, people: &People) -> Vec<PoolId> {
        let mut pools: Vec<PoolId> =
            people.ids.iter().map(|person| self.pools.pool_of[person.index()]).collect();
        pools.sort_unstable();
        pools.dedup();
        pools
    }

    /// Makes the names of new devices known, so that events in any order can mean them.
    pub fn learn_names(&mut self, events: &[EventSheet], desk: &mut Desk) {
        for event in events {
            let is_new = crate::scenario::phrases::find(&event.action.what)
                .is_ok_and(|phrase| phrase.verb == Verb::ReplaceDevice);
            if is_new {
                self.learn(event, desk);
            }
        }
    }

    fn learn(&mut self, event: &EventSheet, desk: &mut Desk) {
        let people = self.people(event.who.as_ref(), &mut Desk::default());
        let Some(name) = &event.action.name else { return };
        for &person in &people.ids {
            if self.names(&People { ids: vec![person], named: Named::ByName }).contains(&name.value) {
                desk.problem(
                    Problem::new(
                        Code::NameDuplicate,
                        say!("resolve-there-is-a-device", value = name.value),
                        name.span.clone(),
                    )
                    .expected(say!("resolve-a-name-that-none"))
                    .help(say!("resolve-for-instance-name-value-2", value = name.value)),
                );
            }
            if let Some(device) = self.replaced(person, event.action.replaces.as_ref()) {
                self.successors.push(Successor { person, name: name.value.clone(), device });
            }
        }
    }

    /// The device a new one takes over from: the named one, else the person's only one.
    pub fn replaced(&self, person: PersonId, replaces: Option<&Typed<String>>) -> Option<DeviceId> {
        match replaces {
            Some(name) => self.device(person, &name.value),
            None => match self.roster.devices_of(person).as_slice() {
                [only] => Some(*only),
                _ => None,
            },
        }
    }
}

//! Typed totals, from the inside out: a device's backup, a person's backups, a person, a pool.

use super::layout::Layout;
use super::totals::{Covered, Total};
use super::{Claim, Given};
use crate::language::say;
use crate::model::household::{DeviceId, LastBackup, PersonId};
use crate::quantity::Screen;
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Desk;
use crate::units::Bytes;

/// What counts within something: parts, and smaller typed totals.
#[derive(Default)]
struct Content {
    claims: Vec<Claim>,
    within: Vec<Covered>,
    chats: Vec<Claim>,
}

/// How many of the bytes were typed.
pub struct TypedBytes(Bytes);

impl TypedBytes {
    /// As a share of all.
    pub fn of(&self, all: Bytes) -> f64 {
        if all > Bytes::ZERO { (self.0.real() / all.real()).min(1.0) } else { 0.0 }
    }
}

impl Content {
    fn add(&mut self, other: Self) {
        self.claims.extend(other.claims);
        self.within.extend(other.within);
        self.chats.extend(other.chats);
    }

    /// What counts outside: the total itself where one is typed, else all of the content.
    fn under(self, total: Option<&Typed<Bytes>>, label: String) -> Self {
        match total {
            None => self,
            Some(typed) => {
                let covered = Covered { size: typed.value, span: typed.span.clone(), label };
                Self { within: vec![covered], ..Self::default() }
            }
        }
    }

    fn total(self, typed: &Typed<Bytes>, label: String) -> Total {
        Total {
            limit: typed.value,
            span: typed.span.clone(),
            label,
            claims: self.claims,
            within: self.within,
            chats: self.chats,
        }
    }
}

/// Settles every typed total.
pub fn reconcile(given: Given<'_, '_>, layout: &mut Layout, desk: &mut Desk) -> TypedBytes {
    let base = given.units.base(Screen::ICloud);
    for total in totals(given, layout) {
        if let Err(problem) = total.settle(&mut layout.parts, base) {
            desk.problem(*problem);
        }
    }
    typed_bytes(given, layout)
}

/// All typed totals, smaller ones before those that cover them.
fn totals(given: Given<'_, '_>, layout: &Layout) -> Vec<Total> {
    let devices =
        (0..layout.devices.len()).map(DeviceId::new).filter_map(|id| device_total(given, layout, id));
    let everybody = given.roster.everybody();
    let backups = everybody.iter().filter_map(|&id| backups_total(given, layout, id));
    let people = everybody.iter().filter_map(|&id| person_total(given, layout, id));
    let pools = (0..given.pools.len()).filter_map(|at| pool_total(given, layout, at));
    devices.chain(backups).chain(people).chain(pools).collect()
}

/// A device's typed backup size; for a first backup still to come, the size of the next one.
fn device_total(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Option<Total> {
    let backup = &layout.devices[id.index()].backup;
    let typed = match backup.last {
        LastBackup::Never => backup.next.as_ref(),
        LastBackup::On(_) => backup.size.as_ref(),
    }?;
    let content = set(given, layout, id);
    Some(content.total(typed, device_label(given, id)))
}

/// What a device's backup set holds.
fn set(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Content {
    let device = &layout.devices[id.index()];
    let own = [device.apps, device.messages, device.camera].map(|part| Claim { part, share: 1.0 });
    let account = given.roster.account_on(id).map(|account| &layout.accounts[account.index()]);
    let claimed = account.map(|account| account.device_claims()).unwrap_or_default();
    let chats = if says_where(given, id) { Vec::new() } else { claimed.clone() };
    Content { claims: own.into_iter().chain(claimed).collect(), within: Vec::new(), chats }
}

/// Whether the file says how much of WhatsApp the device's backup holds.
fn says_where(given: Given<'_, '_>, id: DeviceId) -> bool {
    let account = given.roster.account_on(id).map(|account| &given.roster.accounts[account.index()]);
    account.and_then(|account| account.sheet).is_some_and(|sheet| sheet.in_device_backup.is_some())
}

fn device_label(given: Given<'_, '_>, id: DeviceId) -> String {
    let device = &given.roster.devices[id.index()];
    say!("resolve-the-backup-of-given", given = given.roster.member(device.person).name, device = device.name)
}

fn backups_total(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> Option<Total> {
    let member = given.roster.member(person);
    let typed = member.sheet.icloud.backups.as_ref()?;
    Some(backups(given, layout, person).total(typed, backups_label(&member.name)))
}

fn backups_label(name: &str) -> String {
    say!("resolve-name-s-backups", name = name)
}

/// All stored device backups of a person.
fn backups(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> Content {
    let mut content = Content::default();
    for id in given.roster.devices_of(person) {
        content.add(stored_backup(given, layout, id));
    }
    for id in given.roster.disused_of(person) {
        content.claims.push(Claim { part: layout.disused[id.index()].0, share: 1.0 });
    }
    content
}

fn stored_backup(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Content {
    let backup = &layout.devices[id.index()].backup;
    match backup.last {
        LastBackup::Never => Content::default(),
        LastBackup::On(_) => set(given, layout, id).under(backup.size.as_ref(), device_label(given, id)),
    }
}

fn person_total(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> Option<Total> {
    let member = given.roster.member(person);
    let typed = member.sheet.icloud.total.as_ref()?;
    Some(everything(given, layout, person).total(typed, person_label(&member.name)))
}

fn person_label(name: &str) -> String {
    say!("resolve-name-s-total", name = name)
}

/// All a person has in iCloud.
fn everything(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> Content {
    let member = given.roster.member(person);
    let label = backups_label(&member.name);
    let mut content = backups(given, layout, person).under(member.sheet.icloud.backups.as_ref(), label);
    content.claims.extend(layout.people[person.index()].claims());
    if let Some(account) = given.roster.account_of(person) {
        content.claims.extend(layout.accounts[account.index()].stored_claims());
    }
    content
}

fn pool_total(given: Given<'_, '_>, layout: &Layout, at: usize) -> Option<Total> {
    let (pool, sheet) = given.pools[at];
    let typed = sheet.used.as_ref()?;
    let mut content = Content::default();
    for person in given.roster.everybody() {
        if given.pool_of[person.index()] == pool {
            content.add(as_one(given, layout, person));
        }
    }
    Some(content.total(typed, "`used`".to_owned()))
}

/// A person within a pool: their typed total, or all they have.
fn as_one(given: Given<'_, '_>, layout: &Layout, person: PersonId) -> Content {
    let member = given.roster.member(person);
    everything(given, layout, person).under(member.sheet.icloud.total.as_ref(), person_label(&member.name))
}

/// Bytes that a typed part or a person's typed total accounts for.
fn typed_bytes(given: Given<'_, '_>, layout: &Layout) -> TypedBytes {
    let mut typed = Bytes::ZERO;
    for person in given.roster.everybody() {
        let content = as_one(given, layout, person);
        let parts = content.claims.iter().filter(|claim| layout.parts.is_typed(claim.part));
        typed += parts.map(|&claim| layout.parts.claimed(claim)).sum::<Bytes>();
        typed += content.within.iter().map(|covered| covered.size).sum::<Bytes>();
    }
    TypedBytes(typed)
}

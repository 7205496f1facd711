//! The numbers behind the ten questions people ask, from one future of a household.

use std::collections::BTreeMap;

use super::future::Future;
use super::holdings::Change;
use crate::analysis::findings::{BackupName, Cause, Spell};
use crate::analysis::{name, stories};
use crate::calendar::Day;
use crate::engine::{BackupRow, Entry, Who, evening_before};
use crate::model::household::{AccountId, Action, DeviceId, DisusedId, Local, PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::rules::device_backup::{self, Contents};
use crate::model::rules::whatsapp_backup;
use crate::model::state::{BackupLine, Block};
use crate::model::step::{Phase, step_watched};
use crate::model::world::World;
use crate::units::Bytes;

/// An attempt that found no room.
#[derive(Clone, PartialEq, Debug)]
pub struct Refusal {
    /// Which backup.
    pub name: BackupName,
    /// The attempt.
    pub entry: Entry,
    /// What a device's backup would hold and had to send; nothing for WhatsApp's.
    pub contents: Contents,
    /// The pool's quota that day.
    pub quota: Bytes,
}

/// The first attempt of each backup that found no room in this future, by day.
pub fn refusals(world: &World, future: &Future) -> Vec<Refusal> {
    let mut seen: Vec<Who> = Vec::new();
    let mut found = Vec::new();
    for entry in future.entries.iter().filter(|entry| world.household.horizon.contains(entry.day)) {
        let full = matches!(entry.outcome, Outcome::OverQuota | Outcome::PhoneFull);
        let Who::Backup(line, generation) = entry.who else { continue };
        if full && !seen.contains(&entry.who) {
            seen.push(entry.who);
            found.push(refusal(world, future, line, generation, *entry));
        }
    }
    found
}

fn refusal(world: &World, future: &Future, line: BackupLine, generation: usize, entry: Entry) -> Refusal {
    let name = name(world, BackupRow { line, generation });
    let quota = future.evening(entry.day).quotas[entry.pool.index()];
    let contents = match line {
        BackupLine::Device(id) => contents_on(world, future.replicate, id, entry.day),
        BackupLine::WhatsApp(_) => Contents::default(),
    };
    Refusal { name, entry, contents, quota }
}

/// What a device's backup would have held on a day, just before the attempts.
pub(super) fn contents_on(world: &World, replicate: u32, id: DeviceId, day: Day) -> Contents {
    let mut found = Contents::default();
    let Some(today) = world.day(day) else { return found };
    let mut block = evening_before(world, replicate, day);
    step_watched(world, &mut block, today, &mut |phase, block| {
        if phase == Phase::Sync {
            let (device, lanes) = (&world.household.devices[id.index()], &block.devices[id.index()]);
            found = device_backup::contents(device, lanes, lanes.last[0].age(day), 0);
        }
    });
    found
}

/// The stored backup of a device no longer in use.
#[derive(Clone, PartialEq, Debug)]
pub struct OldBackup {
    /// Whose.
    pub person: PersonId,
    /// The device's name.
    pub device: String,
    /// Its size.
    pub bytes: Bytes,
    /// When it was made.
    pub made: Day,
    /// The first day on which it is gone by itself; `None` where it is kept for ever.
    pub gone: Option<Day>,
    /// The day it began to be an old one: the start, or the day its successor came.
    pub since: Day,
    /// What is done to delete it now, where it is there from the start.
    pub delete: Option<Action>,
}

/// Every old backup of this future, by the day it became one.
pub fn old_backups(world: &World, future: &Future) -> Vec<OldBackup> {
    let household = &world.household;
    let gone = |made: Day| match household.rules.retention_days {
        i32::MAX => None,
        days => Some(made + days + 1),
    };
    let disused = household.disused.iter().enumerate().map(|(at, disused)| OldBackup {
        person: disused.person,
        device: disused.name.clone(),
        bytes: disused.stored,
        made: disused.last,
        gone: gone(disused.last),
        since: household.horizon.first,
        delete: Some(Action::DeleteDisusedBackup(DisusedId::new(at))),
    });
    let replaced = (0..household.devices.len()).map(DeviceId::new);
    let replaced = replaced.flat_map(|id| replaced_backups(world, future, id)).map(|(last, since, name)| {
        let made = last.day - last.age.unwrap_or(0);
        OldBackup {
            person: household.devices[name.0.index()].person,
            device: name.1,
            bytes: last.stored,
            made,
            gone: gone(made),
            since,
            delete: None,
        }
    });
    disused.chain(replaced).filter(|old| old.bytes > Bytes::ZERO).collect()
}

/// The last entries of a device's generations that were replaced, with the day the next one came.
fn replaced_backups(world: &World, future: &Future, id: DeviceId) -> Vec<(Entry, Day, (DeviceId, String))> {
    let line = BackupLine::Device(id);
    let horizon = world.household.horizon;
    let last = |generation: usize| {
        let entry = future.days_of(line, generation).last()?;
        let next = future.days_of(line, generation + 1).next()?;
        let named = name(world, BackupRow { line, generation }).device_name;
        horizon.contains(next.day).then_some((*entry, next.day, (id, named)))
    };
    (0..world.generations(id)).map_while(last).collect()
}

/// Where one account's chats are counted.
#[derive(Clone, PartialEq, Debug)]
pub struct ChatsCounted {
    /// Whose.
    pub account: AccountId,
    /// What is on the device.
    pub on_device: Bytes,
    /// WhatsApp's own stored backup.
    pub own_backup: Bytes,
    /// WhatsApp's share of the stored device backup.
    pub in_device_backup: Bytes,
    /// What its next backup wants free: 2.05 times its size.
    pub wants: Bytes,
    /// What the rule counts as free.
    pub free: Bytes,
}

/// Where chats are counted before the first day.
pub fn chats_counted(world: &World, replicate: u32) -> Vec<ChatsCounted> {
    let block = Block::<1>::new(world, replicate);
    (0..world.household.accounts.len()).map(|at| counted(world, &block, AccountId::new(at))).collect()
}

fn counted(world: &World, block: &Block<1>, id: AccountId) -> ChatsCounted {
    let account = &world.household.accounts[id.index()];
    let (lanes, device) = (&block.accounts[id.index()], &block.devices[account.device.index()]);
    let share = world.household.devices[account.device.index()].whatsapp_share;
    let size: Bytes = whatsapp_backup::contents(lanes, device, 0).iter().sum();
    let chats = || Local::ALL.into_iter().filter(|kind| kind.is_whatsapp());
    let held = |kind: Local| device.in_set(kind, device.held[kind.index()][0], share, 0);
    let free = block.pools[world.household.pool_of_account(id).index()].free(0);
    ChatsCounted {
        account: id,
        on_device: chats().map(|kind| device.bytes[kind.index()][0]).sum(),
        own_backup: lanes.stored[0],
        in_device_backup: chats().map(held).sum(),
        wants: whatsapp_backup::room_needed(size),
        free: whatsapp_backup::room(free, lanes.stored[0], world.household.rules.room),
    }
}

/// What each person added to a pool until a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Filling {
    /// The pool.
    pub pool: PoolId,
    /// The day of its first attempt without room; the horizon's end where there is none.
    pub until: Day,
    /// Whether there was one.
    pub full: bool,
    /// What came by person (`None`: nobody's), most first.
    pub by_person: Vec<(Option<PersonId>, Bytes)>,
    /// What changed, item by item.
    pub changes: Vec<Change>,
    /// The first failing day of each of its backups in this future, in order.
    pub stops: Vec<(BackupName, Day)>,
}

/// Who fills each pool, and when whose backups stop.
pub fn fillings(world: &World, future: &Future) -> Vec<Filling> {
    let spells = stories::spells(world, &future.entries);
    let refused = refusals(world, future);
    (0..world.household.pools.len())
        .map(PoolId::new)
        .map(|pool| {
            let first = refused
                .iter()
                .filter(|refusal| refusal.entry.pool == pool && refusal.entry.outcome == Outcome::OverQuota)
                .map(|refusal| refusal.entry.day)
                .min();
            let until = first.unwrap_or(world.household.horizon.last);
            let changes = future.evening(until).holdings.changes_since(&future.start.holdings, pool);
            let stops = first_stops(&spells, pool);
            Filling {
                pool,
                until,
                full: first.is_some(),
                by_person: by_person(world, &changes),
                changes,
                stops,
            }
        })
        .collect()
}

/// The first failing day of each backup of a pool, in order.
pub(super) fn first_stops(spells: &[Spell], pool: PoolId) -> Vec<(BackupName, Day)> {
    let mut stops: Vec<(BackupName, Day)> = Vec::new();
    for spell in spells {
        let told = stops.iter().any(|(name, _)| *name == spell.name);
        if spell.pool == pool && spell.cause != Cause::NoEligibleNight && !told {
            stops.push((spell.name.clone(), spell.from));
        }
    }
    stops
}

fn by_person(world: &World, changes: &[Change]) -> Vec<(Option<PersonId>, Bytes)> {
    let mut sums: BTreeMap<Option<PersonId>, Bytes> = BTreeMap::new();
    for change in changes {
        *sums.entry(change.item.owner(world)).or_default() += change.by();
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::lived;

    #[test]
    fn chats_in_both_backups_are_counted_twice() {
        let (world, _) = lived("");
        let counted = &chats_counted(&world, 0)[0];
        assert_eq!((counted.own_backup, counted.in_device_backup), (counted.on_device, counted.on_device));
        assert_eq!(counted.wants, whatsapp_backup::room_needed(counted.on_device));
        assert_eq!(counted.free, Bytes::GIB.scaled(50.0));
    }

    #[test]
    fn an_old_backup_goes_on_the_181st_day() {
        let (world, future) = lived("");
        let old = &old_backups(&world, &future)[0];
        assert_eq!((old.device.as_str(), old.bytes), ("Old", Bytes::GIB.scaled(12.0)));
        assert_eq!(old.gone, Some(old.made + 181));
    }

    #[test]
    fn a_replaced_device_s_backup_becomes_an_old_one() {
        let event = "[[event]]\non = 2027-01-10\nwhat = \"new device\"\nwho = \"A\"\nname = \"New\"\n";
        let (world, future) = lived(event);
        let old = old_backups(&world, &future);
        let since = Day::from_ymd(2027, 1, 10).unwrap();
        assert_eq!((old.len(), old[1].since, old[1].made), (2, since, since - 1));
    }

    #[test]
    fn who_fills_a_pool_adds_up_over_people() {
        let (world, future) = lived("");
        let filling = &fillings(&world, &future)[0];
        let people: Bytes = filling.by_person.iter().map(|(_, bytes)| *bytes).sum();
        let items: Bytes = filling.changes.iter().map(|change| change.by()).sum();
        assert_eq!(people, items);
    }

    #[test]
    fn each_backup_is_refused_for_the_first_time_once() {
        let (world, future) = lived(
            "[[event]]\non = 2026-12-20\nwhat = \"add\"\nwho = \"A\"\ncategory = \"drive\"\nsize = \"60 GB\"\n",
        );
        let refused = refusals(&world, &future);
        assert_eq!(refused.len(), 3);
        assert!(refused.iter().all(|refusal| refusal.entry.needed > refusal.entry.free));
    }
}

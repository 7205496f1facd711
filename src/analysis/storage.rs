//! What fills the pools in one replicate, evening by evening, and what waits on the phones to get in.

use super::explain::{Item, items};
use crate::calendar::Day;
use crate::model::household::{AccountId, DeviceId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::state::{AttemptLanes, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// What is stored and what waits, over the horizon.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Storage {
    /// What is told apart, person by person.
    pub items: Vec<Item>,
    /// Each reported day's end, in order.
    pub evenings: Vec<StorageEvening>,
}

/// The end of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct StorageEvening {
    /// The day.
    pub day: Day,
    /// Each pool's quota.
    pub quotas: Vec<Bytes>,
    /// What there is of each item, in the order of the items.
    pub held: Vec<Held>,
}

/// One item at a day's end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The pool it counts in.
    pub pool: PoolId,
    /// What is stored.
    pub stored: Bytes,
    /// What waits on the phone to be stored: synced data not yet up; what a backup without room wanted to send.
    pub waiting: Bytes,
}

impl Storage {
    /// Nothing noted yet.
    pub fn of(world: &World) -> Self {
        Self { items: items(world), evenings: Vec::new() }
    }

    /// Notes an evening. A backup that found no room waits until it completes.
    pub fn note(&mut self, world: &World, block: &Block<1>) {
        let before = self.evenings.last();
        let held = self.items.iter().enumerate().map(|(at, item)| {
            let waited = before.map_or(Bytes::ZERO, |evening| evening.held[at].waiting);
            Held {
                pool: item.pool(world, block, 0),
                stored: item.bytes(world, block, 0),
                waiting: waiting(*item, block, waited),
            }
        });
        let held = held.collect();
        let quotas = block.pools.iter().map(|pool| pool.quota[0]).collect();
        self.evenings.push(StorageEvening { day: block.day, quotas, held });
    }
}

/// What of an item waits, where so much of it waited the evening before.
fn waiting(item: Item, block: &Block<1>, waited: Bytes) -> Bytes {
    match item {
        Item::Synced(person, kind) => block.people[person.index()].backlog[kind.index()][0],
        Item::DeviceBackup(device) => device_waits(block, device, waited),
        Item::WhatsAppBackup(account) => whatsapp_waits(block, account, waited),
        Item::RecentlyDeleted(_)
        | Item::UnfinishedBackup(_)
        | Item::ReplacedBackups(_)
        | Item::OldBackup(_)
        | Item::Unexplained(_) => Bytes::ZERO,
    }
}

fn device_waits(block: &Block<1>, device: DeviceId, waited: Bytes) -> Bytes {
    let attempt = &block.devices[device.index()].attempt;
    after(attempt, attempt.next_size[0], waited)
}

/// WhatsApp writes its backup anew: what waits is what it is larger than the one stored.
fn whatsapp_waits(block: &Block<1>, account: AccountId, waited: Bytes) -> Bytes {
    let lanes = &block.accounts[account.index()];
    let more = (lanes.attempt.next_size[0] - lanes.stored[0]).max(Bytes::ZERO);
    after(&lanes.attempt, more, waited)
}

fn after(attempt: &AttemptLanes<1>, wanted: Bytes, waited: Bytes) -> Bytes {
    match attempt.outcome[0].outcome() {
        Outcome::OverQuota => wanted,
        Outcome::Completed | Outcome::InProgress | Outcome::Off => Bytes::ZERO,
        Outcome::Missing { .. }
        | Outcome::NotDue
        | Outcome::Restricted
        | Outcome::AccountBlocked(_)
        | Outcome::ServiceOutage
        | Outcome::Corrupt
        | Outcome::Fault
        | Outcome::PhoneFull => waited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::watch;
    use crate::scenario::{Overrides, check};

    /// One evening after the other of a household that fills 50 GB.
    fn storage() -> (World, Storage) {
        let text = "read_on = 2026-11-30\nhorizon = \"1 year\"\nregion = \"US\"\nrandom = false\n[plan]\nsize = \"50 GB\"\n\
                    used = \"44 GB\"\n[[person]]\nname = \"A\"\nicloud = { photos = \"30 GB\", backups = \"9 GB\" }\n\
                    [person.photos]\ngrowth = \"1 GB per month\"\n";
        let scenario = check("one.toml", text, &Overrides::default()).unwrap();
        let world = World::new(scenario.household, 1);
        let mut storage = Storage::of(&world);
        let horizon = world.household.horizon;
        watch(&world, 0, |block, today| {
            if horizon.contains(today.day) {
                storage.note(&world, block);
                let stored: Bytes =
                    storage.evenings.last().unwrap().held.iter().map(|held| held.stored).sum();
                assert_eq!(stored, block.pools[0].used[0], "{}", today.day);
            }
        });
        (world, storage)
    }

    #[test]
    fn what_is_stored_sums_to_what_is_used_and_the_rest_waits() {
        let (world, storage) = storage();
        assert_eq!(storage.evenings.len(), world.household.horizon.len());
        let waits = |evening: &StorageEvening| evening.held.iter().map(|held| held.waiting).sum::<Bytes>();
        let (first, last) = (storage.evenings.first().unwrap(), storage.evenings.last().unwrap());
        assert_eq!(waits(first), Bytes::ZERO);
        assert!(waits(last) > Bytes::GB, "{:?}", waits(last));
    }
}

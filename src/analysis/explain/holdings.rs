//! Who holds what: every byte a pool counts, by person and kind, and how that changed.

use crate::model::household::{AccountId, DeviceId, DisusedId, PersonId, PoolId, Synced};
use crate::model::rules::billing::partial_counts;
use crate::model::state::Block;
use crate::model::world::World;
use crate::units::Bytes;

/// Something a pool counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Item {
    /// A person's synced data of a category.
    Synced(PersonId, Synced),
    /// What a person deleted lately and still counts.
    RecentlyDeleted(PersonId),
    /// A device's stored backup.
    DeviceBackup(DeviceId),
    /// What was sent of a device's unfinished backup.
    UnfinishedBackup(DeviceId),
    /// The stored backups of the devices this one replaced.
    ReplacedBackups(DeviceId),
    /// The stored backup of a device that was disused from the start.
    OldBackup(DisusedId),
    /// WhatsApp's own stored backup.
    WhatsAppBackup(AccountId),
    /// What a pool holds beyond everything the file tells.
    Unexplained(PoolId),
}

/// Every item of a household, person by person, what nobody is known to own last.
pub fn items(world: &World) -> Vec<Item> {
    let household = &world.household;
    let mut items = Vec::new();
    for person in (0..household.people.len()).map(PersonId::new) {
        items.extend(Synced::ALL.map(|kind| Item::Synced(person, kind)));
        items.push(Item::RecentlyDeleted(person));
        for device in household.devices_of(person) {
            items.extend([Item::DeviceBackup(device), Item::UnfinishedBackup(device)]);
            items.push(Item::ReplacedBackups(device));
        }
        let old = (0..household.disused.len()).map(DisusedId::new);
        items.extend(old.filter(|id| household.disused[id.index()].person == person).map(Item::OldBackup));
        items.extend(household.account_of(person).map(Item::WhatsAppBackup));
    }
    items.extend((0..household.pools.len()).map(|pool| Item::Unexplained(PoolId::new(pool))));
    items
}

impl Item {
    /// Whose it is; `None` for what nobody is known to own.
    pub fn owner(self, world: &World) -> Option<PersonId> {
        let household = &world.household;
        match self {
            Self::Synced(person, _) | Self::RecentlyDeleted(person) => Some(person),
            Self::DeviceBackup(id) | Self::UnfinishedBackup(id) | Self::ReplacedBackups(id) => {
                Some(household.devices[id.index()].person)
            }
            Self::OldBackup(id) => Some(household.disused[id.index()].person),
            Self::WhatsAppBackup(id) => Some(household.accounts[id.index()].person),
            Self::Unexplained(_) => None,
        }
    }

    /// The pool that counts it.
    pub fn pool<const W: usize>(self, world: &World, block: &Block<W>, lane: usize) -> PoolId {
        match (self, self.owner(world)) {
            (_, Some(person)) => block.pool_of(person, lane),
            (Self::Unexplained(pool), _) => pool,
            (_, None) => PoolId::default(),
        }
    }

    /// How many bytes of it there are.
    pub fn bytes<const W: usize>(self, world: &World, block: &Block<W>, lane: usize) -> Bytes {
        match self {
            Self::Synced(person, kind) => block.people[person.index()].synced[kind.index()][lane],
            Self::RecentlyDeleted(person) => {
                block.people[person.index()].recently_deleted.iter().map(|(_, bytes)| bytes[lane]).sum()
            }
            Self::DeviceBackup(id) => block.devices[id.index()].stored[lane],
            Self::UnfinishedBackup(id) if partial_counts(&world.household.rules) => {
                block.devices[id.index()].partial[lane]
            }
            Self::UnfinishedBackup(_) => Bytes::ZERO,
            Self::ReplacedBackups(id) => {
                block.devices[id.index()].replaced.iter().map(|backup| backup.stored[lane]).sum()
            }
            Self::OldBackup(id) => block.disused[id.index()].stored[lane],
            Self::WhatsAppBackup(id) => block.accounts[id.index()].stored[lane],
            Self::Unexplained(pool) => world.household.pools[pool.index()].other,
        }
    }
}

/// What every item held at a moment of one replicate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holdings {
    /// Each item's bytes and the pool that counted them, in the order of [`items`].
    pub parts: Vec<(Item, PoolId, Bytes)>,
}

/// One item's change between two moments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    /// The item.
    pub item: Item,
    /// Bytes before.
    pub before: Bytes,
    /// Bytes after.
    pub after: Bytes,
}

impl Change {
    /// What came (positive) or went (negative).
    pub fn by(self) -> Bytes {
        self.after - self.before
    }
}

impl Holdings {
    /// What is held now.
    pub fn of(world: &World, items: &[Item], block: &Block<1>) -> Self {
        let part = |item: &Item| (*item, item.pool(world, block, 0), item.bytes(world, block, 0));
        Self { parts: items.iter().map(part).collect() }
    }

    /// What a pool counts: the sum of its parts.
    pub fn used(&self, pool: PoolId) -> Bytes {
        self.parts.iter().map(|part| counted(part, pool)).sum()
    }

    /// How a pool came from what it held `before` to what it holds now: every item that changed. The changes
    /// add up to the change of what is used, to the byte.
    pub fn changes_since(&self, before: &Self, pool: PoolId) -> Vec<Change> {
        let pairs = before.parts.iter().zip(&self.parts);
        let change = pairs.map(|(old, new)| Change {
            item: new.0,
            before: counted(old, pool),
            after: counted(new, pool),
        });
        change.filter(|change| change.before != change.after).collect()
    }
}

/// The same changes, what a replaced device had stored before counted among the old backups from the beginning.
pub fn told_apart(mut changes: Vec<Change>, id: DeviceId) -> Vec<Change> {
    let Some(at) = changes.iter().position(|change| change.item == Item::DeviceBackup(id)) else {
        return changes;
    };
    let stored = std::mem::take(&mut changes[at].before);
    let old = Item::ReplacedBackups(id);
    match changes.iter_mut().find(|change| change.item == old) {
        Some(change) => change.before += stored,
        None => changes.push(Change { item: old, before: stored, after: Bytes::ZERO }),
    }
    changes.retain(|change| change.before != change.after);
    changes
}

fn counted(&(_, of, bytes): &(Item, PoolId, Bytes), pool: PoolId) -> Bytes {
    if of == pool { bytes } else { Bytes::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;

    fn held(world: &World) -> Holdings {
        Holdings::of(world, &items(world), &Block::<1>::new(world, 0))
    }

    #[test]
    fn what_a_pool_counts_is_the_sum_of_its_items() {
        let world = world("");
        assert_eq!(held(&world).used(PoolId::new(0)), Bytes::GIB.scaled(150.0));
    }

    #[test]
    fn every_item_has_an_owner_but_what_is_unexplained() {
        let world = world("");
        let nobodys: Vec<Item> =
            items(&world).into_iter().filter(|item| item.owner(&world).is_none()).collect();
        assert_eq!(nobodys, [Item::Unexplained(PoolId::new(0))]);
    }

    #[test]
    fn nothing_changes_between_a_moment_and_itself() {
        let held = held(&world(""));
        assert!(held.changes_since(&held, PoolId::new(0)).is_empty());
    }

    #[test]
    fn a_replaced_device_s_backup_was_an_old_one_all_along() {
        let id = DeviceId::new(0);
        let change =
            |item, before, after| Change { item, before: Bytes::new(before), after: Bytes::new(after) };
        let (new, old) = (Item::DeviceBackup(id), Item::ReplacedBackups(id));
        let told = told_apart(vec![change(new, 18, 25), change(old, 0, 24)], id);
        assert_eq!(told, [change(new, 0, 25), change(old, 18, 24)]);
        assert_eq!(told_apart(vec![change(new, 18, 25)], id), [change(new, 0, 25), change(old, 18, 0)]);
    }

    #[test]
    fn a_change_is_what_is_there_now_less_what_was() {
        let change = Change { item: Item::Unexplained(PoolId::new(0)), before: Bytes::GB, after: Bytes::MB };
        assert_eq!(change.by(), Bytes::MB - Bytes::GB);
    }
}

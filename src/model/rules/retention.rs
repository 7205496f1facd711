//! What goes by itself: backups nobody renewed for 180 days (FACTS D10), and what was deleted a month ago (Q10).

use crate::calendar::{Arrival, Day};
use crate::model::household::{LastBackup, PoolId, RetentionScope, Rules};
use crate::model::rules::billing::partial_counts;
use crate::model::state::{Block, DeviceLanes, PersonLanes, StoredBackup};
use crate::model::world::World;
use crate::units::Bytes;

/// Deletes stored backups past their age, then empties what was deleted long enough ago.
pub fn expire<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    let rules = &world.household.rules;
    for (at, device) in block.devices.iter_mut().enumerate() {
        let pool = world.household.pool_of_device(crate::model::household::DeviceId::new(at));
        let used = &mut block.pools[pool.index()].used;
        expire_in_use(rules, device, used, today);
        for backup in &mut device.replaced {
            expire_disused(rules, backup, used, today);
        }
    }
    for (disused, backup) in world.household.disused.iter().zip(&mut block.disused) {
        let pool = world.household.people[disused.person.index()].pool;
        expire_disused(rules, backup, &mut block.pools[pool.index()].used, today);
    }
    for (person, lanes) in world.household.people.iter().zip(&mut block.people) {
        empty_deleted(rules, lanes, block_used(&mut block.pools, person.pool), today);
    }
}

fn block_used<const W: usize>(
    pools: &mut [crate::model::state::PoolLanes<W>],
    pool: PoolId,
) -> &mut [Bytes; W] {
    &mut pools[pool.index()].used
}

/// Whether a backup last made `age` days ago is still kept.
pub fn kept(age: i32, rules: &Rules) -> bool {
    age <= rules.retention_days
}

fn expire_in_use<const W: usize>(
    rules: &Rules,
    device: &mut DeviceLanes<W>,
    used: &mut [Bytes; W],
    today: Day,
) {
    for (lane, used) in used.iter_mut().enumerate() {
        let LastBackup::On(made) = device.last[lane] else { continue };
        let spared = rules.retention_scope == RetentionScope::DisusedOnly && device.backup[lane];
        if kept(today.days_since(made), rules) || spared {
            continue;
        }
        if device.copy_lost[lane] == Arrival::Beyond {
            device.copy_lost[lane] = Arrival::On(today);
        }
        *used -= device.forget_backup(partial_counts(rules), lane);
    }
}

fn expire_disused<const W: usize>(
    rules: &Rules,
    backup: &mut StoredBackup<W>,
    used: &mut [Bytes; W],
    today: Day,
) {
    for (lane, used) in used.iter_mut().enumerate() {
        if !kept(today.days_since(backup.made[lane]), rules) {
            *used -= backup.stored[lane];
            backup.stored[lane] = Bytes::ZERO;
        }
    }
}

fn empty_deleted<const W: usize>(
    rules: &Rules,
    person: &mut PersonLanes<W>,
    used: &mut [Bytes; W],
    today: Day,
) {
    let over = |day: Day| today.days_since(day) > rules.recently_deleted_days;
    while person.recently_deleted.front().is_some_and(|(day, _)| over(*day)) {
        if let Some((_, bytes)) = person.recently_deleted.pop_front() {
            for (used, bytes) in used.iter_mut().zip(bytes) {
                *used -= bytes;
            }
        }
    }
}

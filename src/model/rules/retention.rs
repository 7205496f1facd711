//! What goes by itself: backups nobody renewed for 180 days (rule D10), and what was deleted a month ago (Q10).

use crate::calendar::{Arrival, Day};
use crate::lanes::{any, each};
use crate::model::household::{PersonId, RetentionScope, Rules};
use crate::model::rules::billing::partial_counts;
use crate::model::state::{Block, DeviceLanes, PersonLanes, StoredBackup};
use crate::model::world::World;
use crate::units::Bytes;

/// Deletes stored backups past their age, then empties what was deleted long enough ago.
#[inline(always)]
pub fn expire<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    let household = &world.household;
    let rules = &household.rules;
    for at in 0..block.devices.len() {
        let device = &mut block.devices[at];
        let mut freed = expire_in_use(rules, device, today);
        device.replaced.iter_mut().for_each(|backup| expire_disused(rules, backup, &mut freed, today));
        release(block, household.devices[at].person, &freed);
    }
    for at in 0..block.disused.len() {
        let mut freed = [Bytes::ZERO; W];
        expire_disused(rules, &mut block.disused[at], &mut freed, today);
        release(block, household.disused[at].person, &freed);
    }
    for at in 0..block.people.len() {
        if let Some(freed) = empty_deleted(rules, &mut block.people[at], today) {
            release(block, PersonId::new(at), &freed);
        }
    }
}

#[inline(always)]
fn release<const W: usize>(block: &mut Block<W>, person: PersonId, freed: &[Bytes; W]) {
    if Bytes::none_in(freed) {
        return;
    }
    for (lane, freed) in freed.iter().enumerate() {
        block.release(person, *freed, lane);
    }
}

/// Whether a backup last made `age` days ago is still kept.
pub fn kept(age: i32, rules: &Rules) -> bool {
    age <= rules.retention_days
}

#[inline(always)]
fn expire_in_use<const W: usize>(rules: &Rules, device: &mut DeviceLanes<W>, today: Day) -> [Bytes; W] {
    let mut freed = [Bytes::ZERO; W];
    let old = each(&device.last, |last| !kept(last.age(today).unwrap_or(0), rules));
    if !any(&old) {
        return freed;
    }
    for (lane, freed) in freed.iter_mut().enumerate() {
        let spared = rules.retention_scope == RetentionScope::DisusedOnly && device.backup[lane];
        if !old[lane] || spared {
            continue;
        }
        if device.copy_lost[lane] == Arrival::Beyond {
            device.copy_lost[lane] = Arrival::On(today);
        }
        *freed = device.forget_backup(partial_counts(rules), lane);
    }
    freed
}

#[inline(always)]
fn expire_disused<const W: usize>(
    rules: &Rules,
    backup: &mut StoredBackup<W>,
    freed: &mut [Bytes; W],
    today: Day,
) {
    if Bytes::none_in(&backup.stored) {
        return;
    }
    let old = each(&backup.made, |made| !kept(today.days_since(made), rules));
    if any(&old) {
        for (lane, freed) in freed.iter_mut().enumerate().filter(|(lane, _)| old[*lane]) {
            *freed += std::mem::take(&mut backup.stored[lane]);
        }
    }
}

/// What was deleted longest ago, if its time is over; one day's deletions become old on one day.
fn empty_deleted<const W: usize>(
    rules: &Rules,
    person: &mut PersonLanes<W>,
    today: Day,
) -> Option<[Bytes; W]> {
    let (day, _) = person.recently_deleted.front()?;
    let over = today.days_since(*day) > rules.recently_deleted_days;
    if over { person.recently_deleted.pop_front().map(|(_, bytes)| bytes) } else { None }
}

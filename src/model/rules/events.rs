//! What happens today: what policies decided yesterday, then the file's dated events, each as an action in a lane.

use super::{billing, growth, replacement, switches};
use crate::calendar::Day;
use crate::model::household::{
    AccountId, Action, Afterwards, BlockReason, Cure, DataChange, DeviceId, Home, Local, Passing, PersonId,
    PoolId, Portion, Synced,
};
use crate::model::state::{Block, Hold};
use crate::model::world::World;
use crate::units::Bytes;

/// Clears what lasts a day, then lets policies act and dated events happen.
#[inline(always)]
pub fn happen<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    clear_daily(block);
    replacement::replace_at_random(world, block, today);
    for (at, policy) in world.household.policies.iter().enumerate() {
        let due = std::mem::replace(&mut block.policies[at].due, [false; W]);
        for (lane, _) in due.iter().enumerate().filter(|(_, due)| **due) {
            policy.actions.iter().for_each(|action| act(world, block, action, today, lane));
        }
    }
    for event in events_on(world, today) {
        for lane in 0..W {
            act(world, block, &event.action, today, lane);
        }
    }
}

/// The dated events of a day, in file order.
pub fn events_on(world: &World, today: Day) -> &[crate::model::household::DatedEvent] {
    let events = &world.household.events;
    let from = events.partition_point(|event| event.on < today);
    let to = events.partition_point(|event| event.on <= today);
    &events[from..to]
}

#[inline(always)]
fn clear_daily<const W: usize>(block: &mut Block<W>) {
    for device in &mut block.devices {
        device.by_hand = [false; W];
        device.left_on_power = [false; W];
    }
    block.accounts.iter_mut().for_each(|account| account.by_hand = [false; W]);
}

/// Carries out an action in one lane.
pub fn act<const W: usize>(world: &World, block: &mut Block<W>, action: &Action, today: Day, lane: usize) {
    match action {
        Action::ChangePlan(pool, plan) => {
            billing::change_plan(world, &mut block.pools[pool.index()], *plan, today, lane);
        }
        Action::UpgradePlan(pool) => upgrade(world, block, *pool, today, lane),
        Action::SetPerson(id, switch, on) => switches::set_person(world, block, *id, *switch, *on, lane),
        Action::SetDevice(id, switch, on) => switches::set_device(world, block, *id, *switch, *on, lane),
        Action::SetWhatsApp(id, switch, on) => switches::set_whatsapp(world, block, *id, *switch, *on, lane),
        Action::SetInterval(id, interval) => switches::set_interval(world, block, *id, *interval, lane),
        Action::LeaveAppsOut(id, bytes) => switches::leave_apps_out(block, *id, *bytes, lane),
        Action::LeaveOnPower(id) => block.devices[id.index()].left_on_power[lane] = true,
        Action::ChangeUpload(level) => block.megabits[lane] = block.levels[level.index()][lane],
        Action::JoinPool(id, pool) => billing::join(world, block, *id, *pool, today, lane),
        Action::Travel(id, away) => block.people[id.index()].on_dated_trip[lane] = *away,
        Action::Celebrate(id, on) => block.people[id.index()].celebrates[lane] = *on,
        Action::ReplaceDevice(id, _) => replacement::replace(world, block, *id, today, lane),
        Action::ChangeSynced(id, kind, change) => {
            change_synced(world, block, *id, *kind, *change, today, lane)
        }
        Action::ChangeLocal(id, kind, change) => change_local(world, block, *id, *kind, *change, lane),
        Action::Outage(down) => block.outage[lane] = *down,
        Action::BackUpDevice(id) => block.devices[id.index()].by_hand[lane] = true,
        Action::BackUpWhatsApp(id) => block.accounts[id.index()].by_hand[lane] = true,
        Action::Block(..)
        | Action::Unblock(_)
        | Action::Settle(..)
        | Action::Restrict(..)
        | Action::PlugIn(..)
        | Action::During(..) => hold(block, action, lane),
        _ => act_on_backup(world, block, action, lane),
    }
}

/// Actions that begin or end what holds without an end, and what holds until a date: the end of one leaves the other.
fn hold<const W: usize>(block: &mut Block<W>, action: &Action, lane: usize) {
    const OPEN: Hold = Hold { open: true, dated: false };
    const DATED: Hold = Hold { open: false, dated: true };
    const BOTH: Hold = Hold { open: true, dated: true };
    let (people, devices) = (&mut block.people, &mut block.devices);
    match *action {
        Action::Block(id, why) => people[id.index()].block(why, OPEN, lane),
        Action::During(Passing::Block(id, why), true) => people[id.index()].block(why, DATED, lane),
        Action::During(Passing::Block(id, why), false) => people[id.index()].unblock(why, DATED, lane),
        Action::Settle(id, why) => people[id.index()].unblock(why, BOTH, lane),
        Action::Unblock(id) => {
            BlockReason::ALL.into_iter().for_each(|why| people[id.index()].unblock(why, BOTH, lane));
        }
        Action::Restrict(id, on) => {
            let device = &mut devices[id.index()];
            device.restricted[lane] = device.restriction[lane].set(on);
        }
        Action::During(Passing::Restrict(id), on) => {
            let device = &mut devices[id.index()];
            device.restricted[lane] = device.restriction[lane].pass(on);
        }
        Action::PlugIn(id, on) => {
            let device = &mut devices[id.index()];
            device.plugged_in[lane] = device.plugging_in[lane].set(on);
        }
        Action::During(Passing::PlugIn(id), on) => {
            let device = &mut devices[id.index()];
            device.plugged_in[lane] = device.plugging_in[lane].pass(on);
        }
        _ => {}
    }
}

/// Actions on stored backups: deletion, corruption, faults and their cures.
fn act_on_backup<const W: usize>(world: &World, block: &mut Block<W>, action: &Action, lane: usize) {
    match action {
        Action::DeleteDeviceBackup(id, then) => delete_device_backup(world, block, *id, *then, lane),
        Action::EmptyRecentlyDeleted(id) => {
            let freed = block.people[id.index()].empty_bin(lane);
            block.release(*id, freed, lane);
        }
        Action::DeleteDisusedBackup(id) => {
            let freed = std::mem::take(&mut block.disused[id.index()].stored[lane]);
            block.release(world.household.disused[id.index()].person, freed, lane);
        }
        Action::DeleteReplacedBackups(id) => {
            let replaced = block.devices[id.index()].replaced.iter_mut();
            let freed: Bytes = replaced.map(|backup| std::mem::take(&mut backup.stored[lane])).sum();
            block.release(world.household.devices[id.index()].person, freed, lane);
        }
        Action::DeleteWhatsAppBackup(id, then) => delete_whatsapp_backup(world, block, *id, *then, lane),
        Action::CorruptDevice(id) => block.devices[id.index()].corrupt[lane] = true,
        Action::CorruptWhatsApp(id) => block.accounts[id.index()].corrupt[lane] = true,
        Action::DeviceFault(id, cure) => block.devices[id.index()].fault[lane] = Some(*cure),
        Action::WhatsAppFault(id, cure) => block.accounts[id.index()].fault[lane] = Some(*cure),
        Action::CureDevice(id, cure) => cure_device(world, block, *id, *cure, lane),
        _ => {}
    }
}

fn upgrade<const W: usize>(world: &World, block: &mut Block<W>, pool: PoolId, today: Day, lane: usize) {
    let pool = &mut block.pools[pool.index()];
    if let Some(plan) = billing::next_larger(world, pool, lane) {
        billing::change_plan(world, pool, plan, today, lane);
    }
}

fn delete_device_backup<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: DeviceId,
    then: Afterwards,
    lane: usize,
) {
    let counts = billing::partial_counts(&world.household.rules);
    let device = &mut block.devices[id.index()];
    let freed = device.forget_backup(counts, lane);
    device.backup[lane] = then == Afterwards::On;
    block.release(world.household.devices[id.index()].person, freed, lane);
}

fn delete_whatsapp_backup<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    then: Afterwards,
    lane: usize,
) {
    let account = &mut block.accounts[id.index()];
    let freed = account.forget_backup(lane);
    account.icloud[lane] = then == Afterwards::On;
    block.release(world.household.accounts[id.index()].person, freed, lane);
}

fn cure_device<const W: usize>(world: &World, block: &mut Block<W>, id: DeviceId, cure: Cure, lane: usize) {
    let cured = |fault: &mut Option<Cure>| {
        if *fault == Some(cure) {
            *fault = None;
        }
    };
    cured(&mut block.devices[id.index()].fault[lane]);
    for (account, lanes) in world.household.accounts.iter().zip(&mut block.accounts) {
        if account.device == id {
            cured(&mut lanes.fault[lane]);
        }
    }
}

/// Synced data come or go once: new bytes wait to go up, deletions take what is stored first.
pub fn change_synced<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    kind: Synced,
    change: DataChange,
    today: Day,
    lane: usize,
) {
    let home = world.household.people[id.index()].home[kind.index()];
    let syncs = block.people[id.index()].syncs[kind.index()][lane];
    match (change, kind.local(), home) {
        (DataChange::Added(bytes), _, _) => {
            let mut amounts = [Bytes::ZERO; W];
            amounts[lane] = bytes;
            growth::land_synced(block, id.index(), kind, home, &amounts);
        }
        (_, Some(local), Home::Device(device)) if !syncs => {
            change_local(world, block, device, local, change, lane)
        }
        (DataChange::Deleted(portion), _, _) => delete_synced(world, block, id, kind, portion, today, lane),
    }
}

fn delete_synced<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: PersonId,
    kind: Synced,
    portion: Portion,
    today: Day,
    lane: usize,
) {
    let person = &mut block.people[id.index()];
    let (stored, waiting) = (person.synced[kind.index()][lane], person.backlog[kind.index()][lane]);
    let gone = portion.of(stored + waiting);
    let from_stored = gone.min(stored);
    person.synced[kind.index()][lane] -= from_stored;
    person.backlog[kind.index()][lane] -= gone - from_stored;
    let left_before = if switches::optimised(person, kind, lane) { from_stored } else { Bytes::ZERO };
    let binned = matches!(kind, Synced::Photos | Synced::Videos | Synced::Drive);
    if binned && world.household.rules.recently_deleted_days > 0 {
        person.bin(today, from_stored, lane);
    } else {
        block.release(id, from_stored, lane);
    }
    block.deleted[lane] += gone;
    let home = world.household.people[id.index()].home[kind.index()];
    if let (Home::Device(device), Some(_)) = (home, kind.local()) {
        block.devices[device.index()].phone_free[lane] += gone - left_before;
    }
}

/// Data on a device come or go once; deletions take what was added since the last backup first.
pub fn change_local<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: DeviceId,
    kind: Local,
    change: DataChange,
    lane: usize,
) {
    let device = &mut block.devices[id.index()];
    match change {
        DataChange::Added(bytes) => {
            device.add(kind, bytes, lane);
            block.grown[lane] += bytes;
        }
        DataChange::Deleted(portion) => {
            let gone = portion.of(device.bytes[kind.index()][lane]);
            block.deleted[lane] += device.delete(kind, gone, lane);
            block.cap_held_chats(world, id, lane);
        }
    }
}

impl Portion {
    /// How many bytes of what is there this is; never more than there are.
    pub fn of(self, present: Bytes) -> Bytes {
        let asked = match self {
            Self::Bytes(bytes) => bytes,
            Self::Share(share) => present.scaled(share),
        };
        asked.min(present).at_least_zero()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portion_never_exceeds_what_is_there() {
        assert_eq!(Portion::Bytes(Bytes::GB).of(Bytes::MB), Bytes::MB);
        assert_eq!(Portion::Share(0.25).of(Bytes::GB), Bytes::new(250_000_000));
        assert_eq!(Portion::Share(2.0).of(Bytes::GB), Bytes::GB);
        assert_eq!(Portion::Bytes(Bytes::new(-5)).of(Bytes::GB), Bytes::ZERO);
    }
}

//! Backups that are switched off for good, from the start or by a date of the file: no failure, and no protection.

use crate::analysis::findings::{BackupToday, Kind, TodayState};
use crate::analysis::remedies::{Proposal, Remedy};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Action, Afterwards, DeviceId, DeviceSwitch, Household, PoolId};
use crate::units::Bytes;

use super::Run;
use super::locale::Dated;
use super::words::{capitalised, remedies};

/// Since when a backup is switched off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Since {
    /// Since before the numbers were read.
    Already,
    /// Since a date of the file.
    On(Day),
}

/// A device whose backup is switched off, and never on again within the horizon.
#[derive(Clone, Copy, Debug)]
pub struct Off<'a> {
    /// The device.
    pub device: DeviceId,
    /// Its backup as the numbers were read.
    pub today: &'a BackupToday,
    /// Since when.
    pub since: Since,
}

/// The devices whose backups are switched off for good.
pub fn devices(run: Run<'_>) -> Vec<Off<'_>> {
    let of = |today| {
        let device = device_of(today)?;
        Some(Off { device, today, since: since(run.household, device)? })
    };
    run.findings.today.iter().filter_map(of).collect()
}

/// From when on nobody in a pool has a backup that is switched on; `None` where somebody has.
pub fn nothing_on(run: Run, pool: PoolId) -> Option<Since> {
    let here = || run.findings.today.iter().filter(|today| today.name.pool == pool);
    let of = |today: &BackupToday| match device_of(today) {
        Some(device) => since(run.household, device),
        None => (today.state == TodayState::Off).then_some(Since::Already),
    };
    let on = here().any(|today| of(today).is_none());
    let devices = here().filter(|today| device_of(today).is_some());
    if on { None } else { devices.filter_map(of).max() }
}

/// The devices of the pools in which nothing is switched on in the end: there somebody has to act.
pub fn to_turn_on(run: Run<'_>) -> Vec<Off<'_>> {
    let pools = run.findings.pools.iter().map(|pool| pool.pool);
    let bare: Vec<PoolId> = pools.filter(|pool| nothing_on(run, *pool).is_some()).collect();
    devices(run).into_iter().filter(|off| bare.contains(&off.today.name.pool)).collect()
}

impl Off<'_> {
    /// When to turn it on again: `now`, `from 1 March 2027 on`.
    pub fn when(&self) -> String {
        match self.since {
            Since::Already => say!("advice-now"),
            Since::On(day) => say!("answer-from-day-on", day = day.in_full()),
        }
    }

    /// What to do: `turn on iCloud Backup on Ines's iPhone`.
    pub fn order(&self, household: &Household) -> String {
        let proposal = Proposal::on_device(Remedy::TurnOnDeviceBackup, self.device);
        let order =
            |proposal: &Proposal| remedies::order(household, proposal, remedies::unit(household, proposal));
        proposal.as_ref().map(order).unwrap_or_default()
    }

    /// What its next backup finds, where it is off today and there is no room for it.
    pub fn no_room(&self, run: Run) -> Option<String> {
        let (needs, free) = (self.today.needs, self.today.free.max(Bytes::ZERO));
        let room = run.unit_of(self.today.name.pool).shortfall(needs, free);
        (self.since == Since::Already && needs > free).then(|| {
            say!("answer-the-next-one-needs", needed = room.needed, room = room.room, short = room.short)
        })
    }
}

/// Where to turn a device's backup on.
pub fn where_to_tap() -> String {
    remedies::where_to_tap(Remedy::TurnOnDeviceBackup)
}

/// What turning it on costs.
pub fn cost() -> String {
    capitalised(say!("advice-free"))
}

const fn device_of(today: &BackupToday) -> Option<DeviceId> {
    match today.name.kind {
        Kind::Device { device, .. } => Some(device),
        Kind::WhatsApp(_) => None,
    }
}

/// Since when a device's backup is off, where no later date of the file and no policy turns it on again.
fn since(household: &Household, device: DeviceId) -> Option<Since> {
    let start = household.devices.get(device.index())?.switches.backup;
    let mut off = (!start).then_some(Since::Already);
    for event in household.events.iter().filter(|event| event.on <= household.horizon.last) {
        match switched(&event.action, device) {
            Some(false) => off = off.or(Some(Since::On(event.on))),
            Some(true) => off = None,
            None => {}
        }
    }
    let mut policies = household.policies.iter().flat_map(|policy| &policy.actions);
    off.filter(|_| !policies.any(|action| switched(action, device) == Some(true)))
}

/// What an action does to the switch of a device's backup.
fn switched(action: &Action, device: DeviceId) -> Option<bool> {
    match action {
        Action::SetDevice(id, DeviceSwitch::Backup, on) if *id == device => Some(*on),
        Action::DeleteDeviceBackup(id, then) if *id == device => Some(*then == Afterwards::On),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::DatedEvent;
    use crate::report::fixture::{self, day};

    fn event(month: i8, on: bool) -> DatedEvent {
        let action = Action::SetDevice(DeviceId::new(1), DeviceSwitch::Backup, on);
        DatedEvent { on: day(2027, month, 1), action, label: String::new() }
    }

    #[test]
    fn a_backup_is_off_from_the_last_time_it_was_turned_off() {
        let mut family = fixture::family();
        let since = |family: &fixture::Fixture| since(&family.household, DeviceId::new(1));
        assert_eq!(since(&family), None);
        family.household.events = vec![event(3, false), event(4, true), event(5, false)];
        assert_eq!(since(&family), Some(Since::On(day(2027, 5, 1))));
        family.household.events.push(event(6, true));
        assert_eq!(since(&family), None);
        family.household.events.clear();
        family.household.devices[1].switches.backup = false;
        assert_eq!(since(&family), Some(Since::Already));
    }

    #[test]
    fn a_pool_has_a_backup_as_long_as_one_of_its_backups_is_on() {
        let mut family = fixture::family();
        let pool = PoolId::new(0);
        family.household.devices.iter_mut().for_each(|device| device.switches.backup = false);
        assert_eq!(nothing_on(family.run(), pool), None, "WhatsApp's own backup is on");
        family.findings.today[0].state = TodayState::Off;
        assert_eq!(nothing_on(family.run(), pool), Some(Since::Already));
        family.household.devices[1].switches.backup = true;
        family.household.events = vec![event(3, false)];
        assert_eq!(nothing_on(family.run(), pool), Some(Since::On(day(2027, 3, 1))));
        assert_eq!(to_turn_on(family.run()).len(), 2);
    }
}

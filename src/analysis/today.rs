//! How each backup stands on the day the numbers were read, before anything is simulated.

use super::findings::{BackupToday, Outcome, TodayState};
use super::name;
use crate::calendar::Day;
use crate::engine::BackupRow;
use crate::model::household::{AccountId, Chance, DeviceId, LastBackup, PartialUploads, Phone, PoolId};
use crate::model::rules::device_backup::{self, Settled};
use crate::model::rules::{attempts, eligibility, loss, whatsapp_backup};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// The state of every backup on the day the numbers were read, devices first.
pub fn of(world: &World) -> Vec<BackupToday> {
    Today::of(world).backups()
}

/// The household on the day the numbers were read, with every uncertain size at its certain value.
pub struct Today {
    world: World,
    block: Block<1>,
}

impl Today {
    /// The state before the first day.
    pub fn of(world: &World) -> Self {
        let mut world = world.clone();
        world.household.chance = Chance::Certain;
        let block = Block::new(&world, 0);
        Self { world, block }
    }

    /// The state of every backup, devices first.
    pub fn backups(&self) -> Vec<BackupToday> {
        let lines = &self.world.lines;
        let devices = lines.iter().filter(|line| matches!(line, BackupLine::Device(_)));
        let accounts = lines.iter().filter(|line| matches!(line, BackupLine::WhatsApp(_)));
        devices.chain(accounts).map(|line| backup_today(&self.world, &self.block, *line)).collect()
    }

    /// What a pool holds.
    pub fn used(&self, pool: PoolId) -> Bytes {
        self.block.pools[pool.index()].used[0]
    }
}

/// What the next attempt needs and has, and why it cannot succeed, if so.
struct Next {
    needs: Bytes,
    free: Bytes,
    because: Option<Outcome>,
}

fn backup_today(world: &World, block: &Block<1>, line: BackupLine) -> BackupToday {
    let read_on = world.household.horizon.first - 1;
    let (next, last, interval, also) = match line {
        BackupLine::Device(id) => {
            (next_device(world, block, id, read_on), block.devices[id.index()].last[0], 1, false)
        }
        BackupLine::WhatsApp(id) => {
            let account = &block.accounts[id.index()];
            let device = &block.devices[world.household.accounts[id.index()].device.index()];
            let also = device.whatsapp[0] && !device.whatsapp_left[0] && device.last[0] != LastBackup::Never;
            (next_whatsapp(world, block, id), account.last[0], account.interval[0].days(), also)
        }
    };
    let off = held_by_switch(world, block, line);
    BackupToday {
        name: name(world, BackupRow { line, generation: 0 }),
        state: if off {
            TodayState::Off
        } else {
            state(last, next.because, read_on, world.threshold(interval))
        },
        needs: next.needs,
        free: next.free,
        at_risk: loss::at_risk(world, block, line)[0],
        also_in_device_backup: also,
    }
}

fn held_by_switch(world: &World, block: &Block<1>, line: BackupLine) -> bool {
    let first = world.household.horizon.first;
    eligibility::held_back(world, block, line, first, 0) == Some(Outcome::Off)
}

fn state(last: LastBackup, because: Option<Outcome>, read_on: Day, threshold: i32) -> TodayState {
    match last {
        LastBackup::Never => TodayState::NeverWorked { because },
        LastBackup::On(day) if read_on.days_since(day) >= threshold || because.is_some() => {
            TodayState::Failing { since: day + 1, because }
        }
        LastBackup::On(_) => TodayState::Works,
    }
}

fn next_device(world: &World, block: &Block<1>, id: DeviceId, read_on: Day) -> Next {
    let (device, lanes) = (&world.household.devices[id.index()], &block.devices[id.index()]);
    if device.phone != Phone::Unchecked && lanes.phone_free[0] < device_backup::LEAST_PHONE_FREE {
        let (needs, free) = (device_backup::LEAST_PHONE_FREE, lanes.phone_free[0]);
        return Next { needs, free, because: Some(Outcome::PhoneFull) };
    }
    let free = block.pools[world.household.pool_of_device(id).index()].free(0);
    let age = lanes.last[0].age(read_on).map(|age| age.max(1));
    let contents = device_backup::contents(device, lanes, age, 0);
    let needs = device_backup::next_size(contents, lanes.last[0], Bytes::ZERO);
    let settled =
        device_backup::settle(needs, Bytes::ZERO, free, Bytes::new(i64::MAX), PartialUploads::CountAtOnce);
    let because = matches!(settled, Settled::OverQuota { .. }).then_some(Outcome::OverQuota);
    Next { needs, free, because }
}

fn next_whatsapp(world: &World, block: &Block<1>, id: AccountId) -> Next {
    let household = &world.household.accounts[id.index()];
    let (lanes, device) = (&block.accounts[id.index()], &block.devices[household.device.index()]);
    let pool = &block.pools[world.household.pool_of_account(id).index()];
    let size: Bytes = whatsapp_backup::contents(lanes, device, 0).iter().sum();
    let phone = match world.household.devices[household.device.index()].phone {
        Phone::Unchecked => Bytes::new(i64::MAX),
        Phone::Free(_) => device.phone_free[0],
    };
    let room = whatsapp_backup::room(pool.free(0), lanes.stored[0], world.household.rules.room);
    let (outcome, free) = attempts::whatsapp_outcome(size, phone, room);
    let because = (outcome != Outcome::Completed).then_some(outcome);
    Next { needs: whatsapp_backup::room_needed(size), free, because }
}

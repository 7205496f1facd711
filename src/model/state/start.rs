//! The state on the evening before the first day.

use std::collections::VecDeque;

use super::{
    AccountLanes, AttemptLanes, Block, DeviceLanes, Hold, PersonLanes, PoolLanes, StoredBackup, SyncLanes,
};
use crate::calendar::Arrival;
use crate::model::draws::Draws;
use crate::model::household::{
    AppsAtStart, BlockReason, Chance, Device, DeviceId, Disused, Growth, LastBackup, Level, Local, Person,
    PersonId, PoolId, WhatsApp,
};
use crate::model::rules::billing;
use crate::model::rules::policies::PolicyLanes;
use crate::model::rules::replacement;
use crate::model::rules::spells::SpellLanes;
use crate::model::world::World;
use crate::streams::level_uniform;
use crate::units::{Bytes, Money};

impl<const W: usize> Block<W> {
    /// Replicates `first_replicate` to `first_replicate + W - 1` before their first day.
    pub fn new(world: &World, first_replicate: u32) -> Self {
        let household = &world.household;
        let levels = draw_levels(world, first_replicate);
        let mut block = Self {
            first_replicate,
            day: household.horizon.first - 1,
            draws: Draws::new(household, world.seed, first_replicate),
            people: household.people.iter().map(|person| person_lanes(person, &levels)).collect(),
            devices: Vec::new(),
            accounts: household
                .accounts
                .iter()
                .map(|account| account_lanes(account, world, &levels))
                .collect(),
            disused: household.disused.iter().map(disused_lanes).collect(),
            pools: (0..household.pools.len()).map(|at| pool_lanes(PoolId::new(at), world)).collect(),
            megabits: levels[household.upload.megabits.index()],
            outage: [false; W],
            down_today: [false; W],
            policies: household.policies.iter().map(|_| PolicyLanes::new()).collect(),
            grown: [Bytes::ZERO; W],
            deleted: [Bytes::ZERO; W],
            levels,
        };
        block.devices = (0..household.devices.len()).map(|at| device_lanes(at, world, &block)).collect();
        for device in (0..household.devices.len()).map(DeviceId::new) {
            (0..W).for_each(|lane| block.cap_held_chats(world, device, lane));
        }
        block.fill_pools(world);
        block
    }

    /// What each lane holds in a pool, added up from its parts: synced data, backups, what was deleted lately.
    pub fn stored_in(&self, world: &World, pool: PoolId, lane: usize) -> Bytes {
        let people = (0..self.people.len()).map(PersonId::new);
        let members = people.filter(|person| self.pool_of(*person, lane) == pool);
        world.household.pools[pool.index()].other
            + members.map(|person| self.stored_of(world, person, lane)).sum::<Bytes>()
    }

    /// What a person stores in whatever pool they are in.
    pub fn stored_of(&self, world: &World, person: PersonId, lane: usize) -> Bytes {
        let household = &world.household;
        let counts = billing::partial_counts(&household.rules);
        let devices = household.devices.iter().zip(&self.devices).filter(|(d, _)| d.person == person);
        let accounts = household.accounts.iter().zip(&self.accounts).filter(|(a, _)| a.person == person);
        let disused = household.disused.iter().zip(&self.disused).filter(|(d, _)| d.person == person);
        self.people[person.index()].in_pool(lane)
            + devices.map(|(_, device)| device.in_pool(counts, lane)).sum::<Bytes>()
            + accounts.map(|(_, account)| account.stored[lane]).sum::<Bytes>()
            + disused.map(|(_, backup)| backup.stored[lane]).sum::<Bytes>()
    }

    fn fill_pools(&mut self, world: &World) {
        for at in 0..self.pools.len() {
            for lane in 0..W {
                self.pools[at].used[lane] = self.stored_in(world, PoolId::new(at), lane);
            }
        }
    }
}

fn draw_levels<const W: usize>(world: &World, first_replicate: u32) -> Vec<[f64; W]> {
    world.household.levels.iter().map(|level| draw_level(world, level, first_replicate)).collect()
}

/// A level of a household in replicates `first_replicate` to `first_replicate + W - 1`.
pub fn draw_level<const W: usize>(world: &World, level: &Level, first_replicate: u32) -> [f64; W] {
    match world.household.chance {
        Chance::Certain => [level.law.median(); W],
        Chance::Random => {
            let mut replicate = first_replicate;
            [(); W].map(|()| {
                let value = level.law.at(level_uniform(world.seed, &level.path, replicate));
                replicate = replicate.wrapping_add(1);
                value
            })
        }
    }
}

/// Bytes a day of a category in each lane: its coefficient times its levels.
fn rate<const W: usize>(growth: &Growth, levels: &[[f64; W]]) -> [f64; W] {
    let mut rate = [growth.coefficient; W];
    for factor in &growth.factors {
        for (rate, level) in rate.iter_mut().zip(&levels[factor.index()]) {
            *rate *= level;
        }
    }
    rate
}

fn person_lanes<const W: usize>(person: &Person, levels: &[[f64; W]]) -> PersonLanes<W> {
    let nothing = [Bytes::ZERO; W];
    PersonLanes {
        pool: [person.pool; W],
        synced: person.synced.map(|bytes| [bytes; W]),
        backlog: [nothing; 6],
        rates: person.growth.each_ref().map(|growth| rate(growth, levels)),
        syncs: person.syncs.map(|on| [on; W]),
        optimise_photos: [person.optimise_photos; W],
        blocked: [None; W],
        blocks: [[Hold::NONE; W]; BlockReason::ALL.len()],
        on_dated_trip: [false; W],
        trip_nights_left: [0; W],
        celebrates: [false; W],
        recently_deleted: VecDeque::new(),
        uncleaned: [nothing; 6],
        uncleaned_chats: [nothing; 5],
        sync: SyncLanes::none(),
    }
}

fn account_lanes<const W: usize>(account: &WhatsApp, world: &World, levels: &[[f64; W]]) -> AccountLanes<W> {
    let threshold = world.threshold(account.interval.days());
    AccountLanes {
        held: account.backup.held.map(|bytes| [bytes; W]),
        rates: account.growth.each_ref().map(|growth| rate(growth, levels)),
        stored: [account.backup.held.iter().sum(); W],
        last: [account.backup.last; W],
        interval: [account.interval; W],
        icloud: [account.switches.icloud; W],
        include_videos: [account.switches.include_videos; W],
        cellular: [account.switches.cellular; W],
        end_to_end: [account.switches.end_to_end; W],
        corrupt: [false; W],
        fault: [None; W],
        by_hand: [false; W],
        attempt: AttemptLanes::none(),
        spell: SpellLanes::starting(account.backup.last, world.household.horizon.first, threshold),
    }
}

fn device_lanes<const W: usize>(at: usize, world: &World, block: &Block<W>) -> DeviceLanes<W> {
    let (household, device) = (&world.household, &world.household.devices[at]);
    let encrypted =
        household.accounts.iter().zip(&block.accounts).find(|(account, _)| account.device.index() == at);
    let left =
        household.rules.end_to_end_leaves_device_backup && encrypted.is_some_and(|(_, a)| a.end_to_end[0]);
    let mut lanes = plain_device(device, world, rate(&device.apps, &block.levels));
    lanes.whatsapp_left = [left; W];
    draw_apps(&mut lanes, device, &block.levels);
    for lane in 0..W {
        lanes.stored[lane] = lanes.held_in_set(device.whatsapp_share, lane);
    }
    replacement::schedule_first(world, DeviceId::new(at), block.first_replicate, &mut lanes);
    lanes
}

fn plain_device<const W: usize>(device: &Device, world: &World, apps_rate: [f64; W]) -> DeviceLanes<W> {
    let first = world.household.horizon.first;
    DeviceLanes {
        bytes: device.bytes.map(|bytes| [bytes; W]),
        held: device.backup.held.map(|bytes| [bytes; W]),
        apps_rate,
        stored: [Bytes::ZERO; W],
        partial: [Bytes::ZERO; W],
        last: [device.backup.last; W],
        phone_free: [device.phone.free(); W],
        backup: [device.switches.backup; W],
        cellular: [device.switches.cellular; W],
        whatsapp: [device.switches.whatsapp; W],
        whatsapp_left: [false; W],
        restricted: [false; W],
        restriction: [Hold::NONE; W],
        corrupt: [false; W],
        fault: [None; W],
        by_hand: [false; W],
        power: [false; W],
        wifi: [false; W],
        lock: [false; W],
        plugged_in: [false; W],
        plugging_in: [Hold::NONE; W],
        left_on_power: [false; W],
        generation: [0; W],
        next_replacement: [Arrival::Beyond; W],
        replaced: Vec::new(),
        attempt: AttemptLanes::none(),
        spell: SpellLanes::starting(device.backup.last, first, world.threshold(1)),
        copy_lost: [Arrival::Beyond; W],
    }
}

/// Draws the apps of a device whose size nothing in the file tells.
fn draw_apps<const W: usize>(lanes: &mut DeviceLanes<W>, device: &Device, levels: &[[f64; W]]) {
    let AppsAtStart::Drawn { total, apart } = device.apps_at_start else {
        return;
    };
    let held = device.backup.last != LastBackup::Never;
    for (lane, total) in levels[total.index()].iter().enumerate() {
        let apps = (Bytes::rounded(*total) - apart).at_least_zero();
        lanes.bytes[Local::Apps.index()][lane] = apps;
        lanes.held[Local::Apps.index()][lane] = if held { apps } else { Bytes::ZERO };
    }
}

fn disused_lanes<const W: usize>(disused: &Disused) -> StoredBackup<W> {
    StoredBackup { stored: [disused.stored; W], made: [disused.last; W], ..StoredBackup::none() }
}

fn pool_lanes<const W: usize>(id: PoolId, world: &World) -> PoolLanes<W> {
    let first = world.household.horizon.first;
    let pool = &world.household.pools[id.index()];
    let members = world.household.people.iter().filter(|person| person.pool == id).count();
    let plan = &world.household.plans[pool.plan.index()];
    let months = billing::months_begun_before(pool.billed_on, first);
    let month_start = pool.billed_on.plus_months(months - 1);
    PoolLanes {
        quota: [plan.quota; W],
        used: [Bytes::ZERO; W],
        alike: None,
        members: [members; W],
        plan: [pool.plan; W],
        next_plan: [None; W],
        anchor: [pool.billed_on; W],
        months: [months; W],
        month_start: [month_start; W],
        next_charge: [pool.billed_on.plus_months(months); W],
        charged: [if members > 0 { plan.price.on(month_start) } else { Money::ZERO }; W],
        paid: [Money::ZERO; W],
    }
}

impl<const W: usize> PersonLanes<W> {
    /// Synced bytes and those deleted lately: what the person holds in the pool beside backups.
    pub fn in_pool(&self, lane: usize) -> Bytes {
        let synced: Bytes = self.synced.iter().map(|bytes| bytes[lane]).sum();
        let deleted: Bytes = self.recently_deleted.iter().map(|(_, bytes)| bytes[lane]).sum();
        synced + deleted
    }
}

impl<const W: usize> DeviceLanes<W> {
    /// Stored backups of this device and of those it replaced, and what is sent of the next.
    pub fn in_pool(&self, partial_counts: bool, lane: usize) -> Bytes {
        let replaced: Bytes = self.replaced.iter().map(|backup| backup.stored[lane]).sum();
        let partial = if partial_counts { self.partial[lane] } else { Bytes::ZERO };
        self.stored[lane] + partial + replaced
    }

    /// What the last completed backup holds of what is still there.
    pub fn held_in_set(&self, share: f64, lane: usize) -> Bytes {
        let part = |kind: Local| self.in_set(kind, self.held[kind.index()][lane], share, lane);
        Local::ALL.into_iter().map(part).sum()
    }
}

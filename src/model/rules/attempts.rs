//! The night's attempts: who makes one, in which order, and what becomes of it (MODEL section 4, step 6).

use super::device_backup::{self, LEAST_PHONE_FREE, Settled};
use super::{billing, whatsapp_backup};
use crate::calendar::Day;
use crate::model::draws::{AccountSlot, DeviceSlot};
use crate::model::household::{AccountId, DeviceId, Interval, PerChat, Phone, Synced};
use crate::model::outcome::Outcome;
use crate::model::state::{BackupLine, Block};
use crate::model::world::{Window, World};
use crate::units::{Bytes, numbers};

/// Settles every backup of the day: first come, first served; an attempt is settled whole at its start.
pub fn attempt<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    let mut order: Vec<(f64, usize)> = Vec::with_capacity(world.lines.len());
    for lane in 0..W {
        order.clear();
        for (rank, line) in world.lines.iter().enumerate() {
            match held_back(world, block, *line, today, lane) {
                Some(outcome) => skip(world, block, *line, outcome, lane),
                None => order.push((start_hour(world, block, *line, lane), rank)),
            }
        }
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, rank) in &order {
            match world.lines[*rank] {
                BackupLine::Device(id) => attempt_device(world, block, id, today, lane),
                BackupLine::WhatsApp(id) => attempt_whatsapp(world, block, id, today, lane),
            }
        }
    }
}

/// Hours after the midnight before the day's noon at which an attempt starts; Back Up Now comes before all.
pub fn start_hour<const W: usize>(world: &World, block: &Block<W>, line: BackupLine, lane: usize) -> f64 {
    const BY_HAND: f64 = -1.0;
    const CERTAIN_DEVICE: f64 = 26.0;
    const NOON: f64 = 12.0;
    match line {
        BackupLine::Device(id) if block.devices[id.index()].by_hand[lane] => BY_HAND,
        BackupLine::WhatsApp(id) if block.accounts[id.index()].by_hand[lane] => BY_HAND,
        BackupLine::Device(_) if world.certain() => CERTAIN_DEVICE,
        BackupLine::WhatsApp(_) if world.certain() => 0.0,
        BackupLine::Device(id) => {
            let bits = block.draws.device(id.index(), DeviceSlot::WindowStart)[lane];
            device_backup::window_start(bits, world.household.devices[id.index()].nights.start_hours)
        }
        BackupLine::WhatsApp(id) => {
            let bits = block.draws.account(id.index(), AccountSlot::Hour)[lane];
            NOON + 24.0 * numbers::unit_interval(bits)
        }
    }
}

fn skip<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    line: BackupLine,
    outcome: Outcome,
    lane: usize,
) {
    let free = block.pools[block.pool_of_line(world, line, lane).index()].free(lane);
    let attempt = match line {
        BackupLine::Device(id) => &mut block.devices[id.index()].attempt,
        BackupLine::WhatsApp(id) => &mut block.accounts[id.index()].attempt,
    };
    attempt.skip(lane, outcome, free);
}

/// Why a backup makes no attempt today: the first that holds, in the order of the outcomes.
pub fn held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    line: BackupLine,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    match line {
        BackupLine::Device(id) => device_held_back(world, block, id, today, lane),
        BackupLine::WhatsApp(id) => whatsapp_held_back(world, block, id, today, lane),
    }
}

fn device_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: DeviceId,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    let device = &block.devices[id.index()];
    let household = &world.household.devices[id.index()];
    let missing = device_misses(block, id, lane);
    let phone_full = household.phone != Phone::Unchecked && device.phone_free[lane] < LEAST_PHONE_FREE;
    match () {
        () if !device.backup[lane] => Some(Outcome::Off),
        () if device.last[lane].age(today).is_some_and(|age| age < 1) => Some(Outcome::NotDue),
        () if device.restricted[lane] => Some(Outcome::Restricted),
        () => account_held_back(block, household.person.index(), lane)
            .or(missing)
            .or(device.corrupt[lane].then_some(Outcome::Corrupt))
            .or(device.fault[lane].map(|_| Outcome::Fault))
            .or(phone_full.then_some(Outcome::PhoneFull)),
    }
}

fn account_held_back<const W: usize>(block: &Block<W>, person: usize, lane: usize) -> Option<Outcome> {
    let blocked = block.people[person].blocked[lane].map(Outcome::AccountBlocked);
    blocked.or(block.down_today[lane].then_some(Outcome::ServiceOutage))
}

/// The conditions a device lacks tonight; Back Up Now needs a network only, and cellular is one where it is allowed.
fn device_misses<const W: usize>(block: &Block<W>, id: DeviceId, lane: usize) -> Option<Outcome> {
    let device = &block.devices[id.index()];
    let by_hand = device.by_hand[lane];
    let power = !by_hand && !device.on_power(lane);
    let wifi = !device.on_wifi(lane) && !device.cellular[lane];
    let lock = !by_hand && !device.is_locked(lane);
    (power || wifi || lock).then_some(Outcome::Missing { power, wifi, lock })
}

fn whatsapp_held_back<const W: usize>(
    world: &World,
    block: &Block<W>,
    id: AccountId,
    today: Day,
    lane: usize,
) -> Option<Outcome> {
    let account = &block.accounts[id.index()];
    let household = &world.household.accounts[id.index()];
    let device = &block.devices[household.device.index()];
    let person = &block.people[household.person.index()];
    let by_hand = account.by_hand[lane];
    let off = !account.icloud[lane] || !person.syncs[Synced::Drive.index()][lane];
    let never = account.interval[lane] == Interval::Off && !by_hand;
    let network = device.on_wifi(lane) || account.cellular[lane];
    match () {
        () if off || never => Some(Outcome::Off),
        () if !by_hand && !whatsapp_backup::due(account.interval[lane], account.last[lane], today) => {
            Some(Outcome::NotDue)
        }
        () if device.restricted[lane] => Some(Outcome::Restricted),
        () => account_held_back(block, household.person.index(), lane)
            .or((!network).then_some(Outcome::Missing { power: false, wifi: true, lock: false }))
            .or(account.corrupt[lane].then_some(Outcome::Corrupt))
            .or(account.fault[lane].map(|_| Outcome::Fault)),
    }
}

fn attempt_device<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: DeviceId,
    today: Day,
    lane: usize,
) {
    let device = &world.household.devices[id.index()];
    let rules = &world.household.rules;
    let capacity = night_capacity(world, block, id, lane);
    let pool = block.pool_of(device.person, lane);
    let pool = &mut block.pools[pool.index()];
    let lanes = &mut block.devices[id.index()];
    let (last, partial, free) = (lanes.last[lane], lanes.partial[lane], pool.free(lane));
    let contents = device_backup::contents(device, lanes, last.age(today), lane);
    let next = device_backup::next_size(contents, last, partial);
    let counted = if billing::partial_counts(rules) { partial } else { Bytes::ZERO };
    let (outcome, sent, short_by, change) =
        match device_backup::settle(next, partial, free, capacity, rules.partial_uploads) {
            Settled::OverQuota { short_by } => (Outcome::OverQuota, Bytes::ZERO, short_by, Bytes::ZERO),
            Settled::InProgress { sent } => {
                lanes.partial[lane] += sent;
                let change = if billing::partial_counts(rules) { sent } else { Bytes::ZERO };
                (Outcome::InProgress, sent, Bytes::ZERO, change)
            }
            Settled::Completed => {
                let change = device_backup::complete(device, lanes, contents.set, today, lane);
                (Outcome::Completed, next, Bytes::ZERO, change - counted)
            }
        };
    pool.used[lane] += change;
    let attempt = &mut lanes.attempt;
    attempt.outcome[lane] = outcome;
    attempt.next_size[lane] = next;
    attempt.needed[lane] = next;
    attempt.sent[lane] = sent;
    attempt.free[lane] = free;
    attempt.short_by[lane] = short_by;
}

/// Bytes the night's window can carry.
pub fn night_capacity<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, lane: usize) -> Bytes {
    let efficiency = block.levels[world.household.upload.efficiency.index()][lane];
    let night = match world.certain() {
        true => 1.0,
        false => world.upload.at(block.draws.device(id.index(), DeviceSlot::Upload)[lane]),
    };
    device_backup::capacity(window_hours(world, block, id, lane), block.megabits[lane], efficiency, night)
}

/// The night's window: half as long on a night in which the phone is used; the whole day where it is left on power.
pub fn window_hours<const W: usize>(world: &World, block: &Block<W>, id: DeviceId, lane: usize) -> f64 {
    const NOON_TO_NOON: f64 = 24.0;
    let at = id.index();
    if block.devices[at].left_on_power[lane] {
        return NOON_TO_NOON;
    }
    let hours = match &world.devices[at].window {
        Window::Nightly { median, .. } if world.certain() => *median,
        Window::Nightly { table, .. } => table.at(block.draws.device(at, DeviceSlot::WindowLength)[lane]),
        Window::Level(level) => block.levels[*level][lane],
    };
    let hours = hours.min(world.household.rules.longest_window_hours);
    let used = numbers::unit_interval(block.draws.device(at, DeviceSlot::NightUse)[lane])
        < world.household.devices[at].nights.use_probability;
    if used && !world.certain() { hours / 2.0 } else { hours }
}

fn attempt_whatsapp<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    id: AccountId,
    today: Day,
    lane: usize,
) {
    let household = &world.household.accounts[id.index()];
    let pool = block.pool_of(household.person, lane);
    let pool = &mut block.pools[pool.index()];
    let device = &block.devices[household.device.index()];
    let lanes = &mut block.accounts[id.index()];
    let contents = whatsapp_backup::contents(lanes, device, lane);
    let size: Bytes = contents.iter().sum();
    let phone = match world.household.devices[household.device.index()].phone {
        Phone::Unchecked => Bytes::new(i64::MAX),
        Phone::Free(_) => device.phone_free[lane],
    };
    let room = whatsapp_backup::room(pool.free(lane), lanes.stored[lane], world.household.rules.room);
    let (outcome, free) = whatsapp_outcome(size, phone, room);
    let sent = sent_to_whatsapp(outcome, &contents, &lanes.held, lane);
    if outcome == Outcome::Completed {
        pool.used[lane] += whatsapp_backup::complete(lanes, contents, today, lane);
    }
    let needed = whatsapp_backup::room_needed(size);
    let attempt = &mut lanes.attempt;
    attempt.outcome[lane] = outcome;
    attempt.next_size[lane] = size;
    attempt.needed[lane] = needed;
    attempt.sent[lane] = sent;
    attempt.free[lane] = free;
    attempt.short_by[lane] = if outcome == Outcome::Completed { Bytes::ZERO } else { needed - free };
}

/// What becomes of an attempt, and the room it was measured against: the phone's first, then the pool's.
pub fn whatsapp_outcome(size: Bytes, phone: Bytes, room: Bytes) -> (Outcome, Bytes) {
    if !whatsapp_backup::has_room(size, phone) {
        (Outcome::PhoneFull, phone)
    } else if !whatsapp_backup::has_room(size, room) {
        (Outcome::OverQuota, room)
    } else {
        (Outcome::Completed, room)
    }
}

/// What a completed backup uploads: new media, and the databases whole (FACTS W6).
fn sent_to_whatsapp<const W: usize>(
    outcome: Outcome,
    contents: &PerChat<Bytes>,
    held: &PerChat<[Bytes; W]>,
    lane: usize,
) -> Bytes {
    if outcome != Outcome::Completed {
        return Bytes::ZERO;
    }
    let [text, media @ ..] = contents;
    let new = media.iter().zip(&held[1..]).map(|(now, held)| (*now - held[lane]).at_least_zero());
    *text + new.sum::<Bytes>()
}

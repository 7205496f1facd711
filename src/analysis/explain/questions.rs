//! The numbers behind the ten questions people ask, from one future of a household.

use std::collections::BTreeMap;

use super::future::{Evening, Future};
use super::holdings::Change;
use crate::analysis::findings::{BackupName, Cause, Spell};
use crate::analysis::pools::occupied;
use crate::analysis::{name, stories};
use crate::calendar::{Arrival, Day};
use crate::engine::{BackupRow, Entry, Who, evening_before, trace, watch};
use crate::model::household::{
    AccountId, Action, DatedEvent, DeviceId, DisusedId, LastBackup, Local, PersonId, PlanId, PoolId,
};
use crate::model::outcome::Outcome;
use crate::model::rules::device_backup::{self, Contents};
use crate::model::rules::{whatsapp_backup, window};
use crate::model::state::{BackupLine, Block};
use crate::model::step::{Phase, step_watched};
use crate::model::world::World;
use crate::units::{Bytes, Money, numbers};

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
fn contents_on(world: &World, replicate: u32, id: DeviceId, day: Day) -> Contents {
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

/// A device's nights over the horizon.
#[derive(Clone, PartialEq, Debug)]
pub struct NightsCounted {
    /// The device.
    pub device: DeviceId,
    /// Nights in all.
    pub nights: usize,
    /// Nights with power, Wi-Fi and lock (or what stands in for them).
    pub eligible: usize,
    /// Nights that lacked power, Wi-Fi, lock.
    pub lacking: [usize; 3],
    /// The longest run of nights that were not eligible, and its first day.
    pub longest: (usize, Day),
    /// Median of what an eligible night could carry.
    pub median_capacity: Bytes,
    /// Median length of an eligible night's window in hours.
    pub median_hours: f64,
}

/// One night of a device.
#[derive(Clone, Copy)]
struct NightSeen {
    day: Day,
    /// Power, a network, lock.
    conditions: [bool; 3],
    capacity: Bytes,
    hours: f64,
}

impl NightSeen {
    fn of(world: &World, block: &Block<1>, id: DeviceId, day: Day) -> Self {
        let lanes = &block.devices[id.index()];
        Self {
            day,
            conditions: [lanes.on_power(0), lanes.on_wifi(0) || lanes.cellular[0], lanes.is_locked(0)],
            capacity: window::capacities(world, block, id)[0],
            hours: window::window_hours(world, block, id)[0],
        }
    }

    fn is_eligible(&self) -> bool {
        self.conditions == [true; 3]
    }
}

/// Every device's nights in this future.
pub fn nights_counted(world: &World, replicate: u32) -> Vec<NightsCounted> {
    let mut nights: Vec<Vec<NightSeen>> = vec![Vec::new(); world.household.devices.len()];
    watch(world, replicate, |block, today| {
        if world.household.horizon.contains(today.day) {
            for (at, nights) in nights.iter_mut().enumerate() {
                nights.push(NightSeen::of(world, block, DeviceId::new(at), today.day));
            }
        }
    });
    nights.iter().enumerate().map(|(at, nights)| tally(DeviceId::new(at), nights)).collect()
}

fn tally(device: DeviceId, nights: &[NightSeen]) -> NightsCounted {
    let eligible = || nights.iter().filter(|night| night.is_eligible());
    let mut capacities: Vec<Bytes> = eligible().map(|night| night.capacity).collect();
    let mut hours: Vec<f64> = eligible().map(|night| night.hours).collect();
    capacities.sort_unstable();
    hours.sort_by(f64::total_cmp);
    let runs = nights.chunk_by(|a, b| a.is_eligible() == b.is_eligible());
    let without = runs.filter(|run| run.first().is_some_and(|night| !night.is_eligible()));
    let longest = without.max_by_key(|run| run.len()).and_then(|run| Some((run.len(), run.first()?.day)));
    NightsCounted {
        device,
        nights: nights.len(),
        eligible: capacities.len(),
        lacking: [0, 1, 2].map(|at| nights.iter().filter(|night| !night.conditions[at]).count()),
        longest: longest.unwrap_or_default(),
        median_capacity: capacities.get(capacities.len() / 2).copied().unwrap_or_default(),
        median_hours: hours.get(hours.len() / 2).copied().unwrap_or(0.0),
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
fn first_stops(spells: &[Spell], pool: PoolId) -> Vec<(BackupName, Day)> {
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

/// A device's whole backup against its nights.
#[derive(Clone, PartialEq, Debug)]
pub struct UploadTime {
    /// The device.
    pub device: DeviceId,
    /// What a whole backup holds at the start.
    pub set: Bytes,
    /// Eligible nights a whole backup takes at the median night's capacity.
    pub nights: i64,
    /// Nights of this future that ended unfinished.
    pub unfinished: usize,
    /// Whether the first backup is still to be made at the start.
    pub first_to_come: bool,
    /// The first completed backup of this future.
    pub first_completed: Arrival,
}

/// How long each device's whole backup takes.
pub fn upload_times(world: &World, future: &Future, nights: &[NightsCounted]) -> Vec<UploadTime> {
    let block = Block::<1>::new(world, future.replicate);
    nights
        .iter()
        .map(|counted| {
            let (id, line) = (counted.device, BackupLine::Device(counted.device));
            let device = &world.household.devices[id.index()];
            let set = device_backup::contents(device, &block.devices[id.index()], None, 0).set;
            let days = || future.days_of(line, 0);
            let completed = days().find(|entry| entry.outcome == Outcome::Completed);
            UploadTime {
                device: id,
                set,
                nights: numbers::floor(set.real() / counted.median_capacity.real().max(1.0) - 1e-9) + 1,
                unfinished: days().filter(|entry| entry.outcome == Outcome::InProgress).count(),
                first_to_come: device.backup.last == LastBackup::Never,
                first_completed: completed.map_or(Arrival::Beyond, |entry| Arrival::On(entry.day)),
            }
        })
        .collect()
}

/// A plan tried on this future.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanTried {
    /// The plan.
    pub plan: PlanId,
    /// Its quota.
    pub quota: Bytes,
    /// A month's price on the first day.
    pub monthly: Money,
    /// First failing of any backup of the pool, and its cause.
    pub first_failing: Option<(BackupName, Day, Cause)>,
}

/// Every plan size of the price list from the smallest that holds what is stored, on the same future.
pub fn plans_tried(world: &World, future: &Future, pool: PoolId) -> Vec<PlanTried> {
    let used = first_held(world, future, pool);
    let mut plans: Vec<(Bytes, PlanId)> =
        (0..world.household.plans.len()).map(PlanId::new).map(|id| (quota(world, id), id)).collect();
    plans.retain(|(quota, _)| *quota >= used);
    plans.sort();
    plans.dedup_by_key(|(quota, _)| *quota);
    plans.into_iter().map(|(quota, plan)| tried(world, future, pool, plan, quota)).collect()
}

/// What a pool holds when somebody is first on its plan.
fn first_held(world: &World, future: &Future, pool: PoolId) -> Bytes {
    let from = occupied(&world.household, pool).map_or(world.household.horizon.first, |lived| lived.from);
    let evening = if from > world.household.horizon.first { future.evening(from) } else { &future.start };
    evening.holdings.used(pool)
}

fn quota(world: &World, plan: PlanId) -> Bytes {
    world.household.plans[plan.index()].quota
}

fn tried(world: &World, future: &Future, pool: PoolId, plan: PlanId, quota: Bytes) -> PlanTried {
    let mut changed = without_plan_changes(world, pool);
    changed.household.pools[pool.index()].plan = plan;
    let first = world.household.horizon.first;
    PlanTried {
        plan,
        quota,
        monthly: world.household.plans[plan.index()].price.on(first),
        first_failing: first_failing(&changed, future.replicate, pool),
    }
}

/// The household without the plan changes that its file dates for a pool.
pub fn without_plan_changes(world: &World, pool: PoolId) -> World {
    let mut changed = world.clone();
    let of_pool = |action: &Action| match action {
        Action::ChangePlan(of, _) | Action::UpgradePlan(of) => *of == pool,
        _ => false,
    };
    changed.household.events.retain(|event| !of_pool(&event.action));
    changed
}

/// The first backup of a pool to be failing in a replicate of a household.
fn first_failing(world: &World, replicate: u32, pool: PoolId) -> Option<(BackupName, Day, Cause)> {
    let spells = stories::spells(world, &trace(world, replicate));
    let first =
        spells.into_iter().find(|spell| spell.pool == pool && spell.cause != Cause::NoEligibleNight)?;
    Some((first.name, first.from, first.cause))
}

/// What a downgrade to the next smaller plan would do.
#[derive(Clone, PartialEq, Debug)]
pub struct DowngradeTried {
    /// The pool.
    pub pool: PoolId,
    /// The smaller plan.
    pub plan: PlanId,
    /// The day it takes over, if it is decided on the first day.
    pub from: Day,
    /// What is stored beyond it that evening; negative where it fits.
    pub over_by: Bytes,
    /// What is saved a month.
    pub saved: Money,
    /// The first failing day of each backup of the pool that stops under it, sooner than without it.
    pub stops: Vec<(BackupName, Day)>,
    /// The first failing day without it.
    pub without: Option<Day>,
}

/// What a smaller plan would break: the one the file changes to, else the next smaller one from the first day;
/// `None` where there is none.
pub fn downgrade(world: &World, future: &Future, pool: PoolId) -> Option<DowngradeTried> {
    let household = &world.household;
    let now = &household.plans[household.pools[pool.index()].plan.index()];
    let dated = household.events.iter().find_map(|event| match event.action {
        Action::ChangePlan(of, plan) if of == pool && quota(world, plan) < now.quota => {
            Some((event.on, plan))
        }
        _ => None,
    });
    let smaller = (0..household.plans.len()).map(PlanId::new).filter(|id| quota(world, *id) < now.quota);
    let span = occupied(household, pool)?;
    let next = smaller.max_by_key(|id| quota(world, *id)).map(|plan| (span.from, plan));
    let (on, plan) = dated.or(next)?;
    let event = DatedEvent { on, action: Action::ChangePlan(pool, plan), label: String::new() };
    let kept = without_plan_changes(world, pool);
    let changed = kept.with_events(&[event]);
    let lived = Future::of(&changed, future.replicate);
    let small = quota(world, plan);
    let within = |evening: &&Evening| span.until.is_none_or(|until| evening.day < until);
    let mut takes_over = lived.evenings.iter().filter(within).filter(|evening| evening.day >= on);
    let evening = takes_over.find(|evening| evening.quotas[pool.index()] == small)?;
    let before = first_stops(&stories::spells(&kept, &trace(&kept, future.replicate)), pool);
    let sooner = |(name, day): &(BackupName, Day)| {
        before.iter().find(|(of, _)| of == name).is_none_or(|(_, without)| day < without)
    };
    let after = first_stops(&stories::spells(&changed, &lived.entries), pool);
    Some(DowngradeTried {
        pool,
        plan,
        from: evening.day,
        over_by: evening.holdings.used(pool) - small,
        saved: now.price.on(on) - household.plans[plan.index()].price.on(on),
        stops: after.into_iter().filter(sooner).collect(),
        without: before.first().map(|(_, day)| *day),
    })
}

/// How the first failing day of a pool moves when something is done on the first day.
pub fn first_failing_with(world: &World, replicate: u32, pool: PoolId, actions: &[Action]) -> Option<Day> {
    let on = world.household.horizon.first;
    let event = |action: &Action| DatedEvent { on, action: action.clone(), label: String::new() };
    let changed = world.with_events(&actions.iter().map(event).collect::<Vec<_>>());
    first_failing(&changed, replicate, pool).map(|(_, day, _)| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;

    fn lived(more: &str) -> (World, Future) {
        let world = world(more);
        let future = Future::of(&world, 0);
        (world, future)
    }

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
    fn certain_nights_lack_nothing() {
        let (world, _) = lived("");
        let nights = nights_counted(&world, 0);
        assert!(nights.iter().all(|counted| counted.eligible == counted.nights && counted.longest.0 == 0));
        assert!(nights.iter().all(|counted| counted.lacking == [0; 3] && counted.median_hours == 2.5));
    }

    #[test]
    fn a_whole_backup_takes_its_size_over_a_night_s_capacity() {
        let (world, future) = lived("");
        let nights = nights_counted(&world, 0);
        for (time, counted) in upload_times(&world, &future, &nights).iter().zip(&nights) {
            let exact = time.set.real() / counted.median_capacity.real();
            assert!(numbers::real(time.nights) >= exact && numbers::real(time.nights) < exact + 1.0);
        }
    }

    #[test]
    fn larger_plans_never_stop_sooner() {
        let (world, future) = lived("");
        let tried = plans_tried(&world, &future, PoolId::new(0));
        let days: Vec<Day> = tried
            .iter()
            .map(|tried| tried.first_failing.as_ref().map_or(Day::from_number(i32::MAX), |(_, day, _)| *day))
            .collect();
        assert!(days.is_sorted() && tried.iter().all(|tried| tried.quota >= Bytes::GIB.scaled(150.0)));
    }

    #[test]
    fn a_downgrade_takes_over_at_the_next_billing_month() {
        let (world, future) = lived("");
        let tried = downgrade(&world, &future, PoolId::new(0)).unwrap();
        assert_eq!(tried.from, Day::from_ymd(2027, 1, 1).unwrap());
        assert!(tried.over_by > Bytes::GIB.scaled(100.0));
        assert!(tried.stops.iter().all(|(_, day)| *day >= world.household.horizon.first));
    }

    #[test]
    fn a_plan_change_of_the_file_does_not_touch_the_plans_tried() {
        let event = "[[event]]\non = 2027-02-01\nwhat = \"plan\"\nto = \"50 GB\"\n";
        let (plain, with) = (lived(""), lived(event));
        let tried = |(world, future): &(World, Future)| plans_tried(world, future, PoolId::new(0));
        assert_eq!(tried(&plain), tried(&with));
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

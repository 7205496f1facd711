//! What holds in every household: conservation, monotony, independence from width, order and horizon.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::explain::DayLedger;
use headroom::calendar::Arrival;
use headroom::engine::{evening_before, run, trace};
use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law};
use headroom::model::household::{
    Action, Afterwards, BlockReason, Condition, Cure, DataChange, DatedEvent, DeviceSwitch, Home, Household,
    Level, LevelId, Local, PersonSwitch, PhotosLeave, PlanId, Policy, Pool, PoolId, Portion, Synced, Trigger,
    WhatsAppSwitch,
};
use headroom::model::state::Block;
use headroom::model::step::step;
use headroom::model::world::World;
use headroom::units::Bytes;
use proptest::prelude::*;
use support::{Builder, GB, daily, first, plan};

/// A household of two people drawn at random: sizes, growth, habits, and events of every kind.
fn households() -> impl Strategy<Value = Household> {
    let sizes = (1..60_i64, 0..30_i64, 0..20_i64, 0..40_i64);
    let habits = (0.2..1.0_f64, 2.0..4000.0_f64, 20..120_i64);
    let events = prop::collection::vec((0..160_i32, 0..31_usize, 0.0..1.0_f64), 0..14);
    (sizes, habits, events, any::<[bool; 2]>()).prop_map(|(sizes, habits, events, [policy, other])| {
        let mut household = two_people(sizes, habits);
        if other {
            read_otherwise(&mut household);
        }
        household.events = events
            .into_iter()
            .map(|(on, kind, share)| DatedEvent {
                on: first() + on,
                action: action(kind, share),
                label: String::new(),
            })
            .collect();
        household.events.sort_by_key(|event| event.on);
        if policy {
            household.policies = vec![Policy {
                trigger: Trigger::FailingFor(vec![household.devices[0].person], 10),
                actions: vec![Action::UpgradePlan(PoolId::new(0))],
                label: "upgrade".into(),
            }];
        }
        household
    })
}

/// The other reading of the rules that no source settles.
fn read_otherwise(household: &mut Household) {
    household.rules.photos_leave = PhotosLeave::WithNextBackup;
    household.rules.sync_a_day = Bytes::new(60_000_000);
    household.devices.iter_mut().for_each(|device| device.rewriting.databases = 0.4);
}

fn two_people(
    (photos, apps, chats, other): (i64, i64, i64, i64),
    (power, megabits, quota): (f64, f64, i64),
) -> Household {
    let mut builder = Builder::new(quota * GB, 170).random();
    builder.household.plans.push(plan("large", 400 * GB, 999));
    builder.household.plans.push(plan("small", 10 * GB, 99));
    let own = Pool { name: "own".into(), plan: PlanId::new(2), billed_on: first(), other: Bytes::ZERO };
    builder.household.pools.push(own);
    builder.household.levels[1] =
        Level { path: "home/upload".into(), law: Law::Lognormal { median: megabits, sigma: 0.5 } };
    let items =
        DayLaw::Compound(CountLaw::NegativeBinomial { mean: 3.0, shape: 1.5 }, ItemLaw::Lognormal(0.6));
    for name in ["A", "B"] {
        let person = builder.person(name);
        builder.synced(person, Synced::Photos, photos * GB);
        builder.synced(person, Synced::Other, other * GB / 4);
        builder.household.people[person.index()].growth[Synced::Photos.index()] = daily(80_000_000, items);
        builder.household.people[person.index()].growth[Synced::Messages.index()] =
            daily(2_000_000, DayLaw::Gamma(1.5));
        let device = builder.device(person, "iPhone", apps * GB);
        builder.household.devices[device.index()].apps = daily(9_000_000, DayLaw::Gamma(1.5));
        let probability = builder.level(&format!("{name}/power"), Law::Certain(power));
        builder.nights(device).power = Condition { probability, persistence: 0.07 };
        let account = builder.whatsapp(device, chats * GB);
        builder.household.accounts[account.index()].growth[1] = daily(30_000_000, items);
        builder.disused(person, GB, first() - 100);
    }
    let tablet = builder.device(builder.household.devices[0].person, "iPad", GB);
    builder.household.people[0].home[Synced::Messages.index()] = Home::Device(tablet);
    builder.household
}

/// One of every kind of action.
fn action(kind: usize, share: f64) -> Action {
    use headroom::model::household::{AccountId, DeviceId, DisusedId, PersonId};
    let (person, device, account) = (PersonId::new(0), DeviceId::new(0), AccountId::new(0));
    let bytes = Bytes::new((share * 9.0e9) as i64);
    match kind {
        0 => Action::ChangePlan(PoolId::new(0), PlanId::new(if share < 0.5 { 1 } else { 2 })),
        1 => Action::SetPerson(person, PersonSwitch::ICloudPhotos, share < 0.5),
        2 => Action::SetPerson(person, PersonSwitch::MessagesInICloud, share < 0.5),
        3 => Action::SetPerson(person, PersonSwitch::Drive, share < 0.5),
        4 => Action::SetDevice(device, DeviceSwitch::WhatsApp, share < 0.5),
        5 => Action::SetDevice(device, DeviceSwitch::Backup, share < 0.7),
        6 => Action::SetWhatsApp(account, WhatsAppSwitch::IncludeVideos, share < 0.5),
        7 => Action::SetWhatsApp(account, WhatsAppSwitch::EndToEnd, share < 0.5),
        8 => Action::LeaveAppsOut(device, bytes),
        9 => Action::Travel(person, share < 0.5),
        10 => Action::ReplaceDevice(device, "next".into()),
        11 => Action::ChangeSynced(person, Synced::Photos, DataChange::Deleted(Portion::Share(share))),
        12 => Action::ChangeSynced(person, Synced::Photos, DataChange::Added(bytes)),
        13 => Action::ChangeLocal(device, Local::WhatsAppPhotos, DataChange::Deleted(Portion::Bytes(bytes))),
        14 => Action::ChangeLocal(device, Local::Apps, DataChange::Added(bytes)),
        15 => Action::DeleteDeviceBackup(device, if share < 0.5 { Afterwards::Off } else { Afterwards::On }),
        16 => {
            Action::DeleteWhatsAppBackup(account, if share < 0.5 { Afterwards::Off } else { Afterwards::On })
        }
        17 => Action::DeleteDisusedBackup(DisusedId::new(0)),
        18 => Action::DeleteReplacedBackups(device),
        19 => Action::Block(person, BlockReason::PasswordChanged),
        20 => Action::Unblock(person),
        21 => Action::CorruptDevice(device),
        22 => Action::DeviceFault(device, Cure::Restart),
        23 => Action::PlugIn(device, share < 0.7),
        24 => Action::LeaveOnPower(device),
        25 => Action::EmptyRecentlyDeleted(person),
        26 => Action::ChangeUpload(LevelId::new(2)),
        27 | 28 => Action::JoinPool(PersonId::new(kind - 27), PoolId::new(if share < 0.6 { 1 } else { 0 })),
        29 => Action::Settle(person, BlockReason::PasswordChanged),
        _ => Action::BackUpDevice(device),
    }
}

/// Bytes on devices, synced and waiting of a lane.
fn everything(block: &Block<4>, lane: usize) -> Bytes {
    let devices = block.devices.iter().flat_map(|device| &device.bytes).map(|bytes| bytes[lane]);
    let synced = block
        .people
        .iter()
        .flat_map(|person| person.synced.iter().chain(&person.backlog))
        .map(|bytes| bytes[lane]);
    devices.chain(synced).sum()
}

fn check_conservation(world: &World) -> Result<(), TestCaseError> {
    let mut block: Block<4> = Block::new(world, 0);
    let start = [0, 1, 2, 3].map(|lane| everything(&block, lane));
    for today in &world.days {
        step(world, &mut block, today);
        for (lane, start) in start.iter().enumerate() {
            for (at, pool) in block.pools.iter().enumerate() {
                let stored = block.stored_in(world, PoolId::new(at), lane);
                prop_assert_eq!(pool.used[lane], stored, "used is the sum of what is stored, {}", today.day);
            }
            prop_assert_eq!(block.pools.iter().map(|pool| pool.members[lane]).sum::<usize>(), 2);
            let expected = *start + block.grown[lane] - block.deleted[lane];
            prop_assert_eq!(everything(&block, lane), expected, "nothing appears or vanishes, {}", today.day);
            check_ranges(&block, lane)?;
        }
    }
    Ok(())
}

fn check_ranges(block: &Block<4>, lane: usize) -> Result<(), TestCaseError> {
    for device in &block.devices {
        for (bytes, held) in device.bytes.iter().zip(&device.held) {
            prop_assert!(Bytes::ZERO <= held[lane] && held[lane] <= bytes[lane]);
        }
        prop_assert!(device.stored[lane] >= Bytes::ZERO && device.partial[lane] >= Bytes::ZERO);
        prop_assert!(device.attempt.at_risk[lane] >= Bytes::ZERO);
    }
    for account in &block.accounts {
        prop_assert!(account.attempt.at_risk[lane] >= Bytes::ZERO);
    }
    Ok(())
}

/// The first day in a replicate on which anything in the household found no room.
fn first_quota_failure(household: &Household, replicate: u32) -> Arrival {
    use headroom::model::outcome::Outcome;
    let world = World::new(household.clone(), 5);
    let failed = trace(&world, replicate).into_iter().find(|entry| entry.outcome == Outcome::OverQuota);
    failed.map_or(Arrival::Beyond, |entry| Arrival::On(entry.day))
}

/// Everything on devices and waiting to go up on the evening before a day.
fn kept_on(world: &World, replicate: u32, ahead: i32) -> Bytes {
    let block = evening_before(world, replicate, world.household.horizon.first + ahead);
    let on_devices = block.devices.iter().flat_map(|device| &device.bytes).map(|bytes| bytes[0]);
    on_devices.chain(block.people.iter().flat_map(|person| &person.backlog).map(|bytes| bytes[0])).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: proptest::test_runner::RngSeed::Fixed(20261201), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_days_ledger_adds_up_whatever_happens(household in households(), ahead in 0..160_i32, replicate in 0..50_u32) {
        let world = World::new(household, 3);
        let ledger = DayLedger::of(&world, replicate, world.household.horizon.first + ahead).unwrap();
        for pool in (0..world.household.pools.len()).map(PoolId::new) {
            let of_pool = ledger.moves.iter().filter(|(_, of, _)| *of == pool);
            let moved: Bytes = of_pool.flat_map(|(_, _, changes)| changes).map(|change| change.by()).sum();
            let (opening, closing) = (ledger.opening.holdings.used(pool), ledger.closing.holdings.used(pool));
            prop_assert_eq!(opening + moved, closing);
        }
        let on_devices = ledger.on_devices.iter().flat_map(|(_, changes)| changes);
        let kept: Bytes = on_devices.map(|change| change.by).sum();
        prop_assert_eq!(kept, kept_on(&world, replicate, ahead + 1) - kept_on(&world, replicate, ahead));
    }

    #[test]
    fn conservation_holds_every_day(household in households()) {
        check_conservation(&World::new(household, 11))?;
    }

    #[test]
    fn more_quota_never_brings_the_household_s_first_quota_failure_forward(mut household in households(), more in 1..200_i64) {
        household.policies.clear();
        household
            .events
            .retain(|event| !matches!(event.action, Action::ChangePlan(..) | Action::JoinPool(..)));
        let before = first_quota_failure(&household, 3);
        household.plans[0].quota += Bytes::new(more * GB);
        prop_assert!(first_quota_failure(&household, 3) >= before);
    }

    #[test]
    fn a_longer_horizon_changes_no_earlier_day(household in households()) {
        let mut longer = household.clone();
        longer.horizon.last += 60;
        let short = trace(&World::new(household.clone(), 5), 9);
        let long = trace(&World::new(longer, 5), 9);
        let reported = short.iter().take_while(|entry| entry.day <= household.horizon.last);
        prop_assert!(reported.zip(&long).all(|(a, b)| a == b));
    }

    #[test]
    fn the_order_of_the_levels_and_spare_people_change_no_draw(household in households()) {
        let mut more = household.clone();
        more.levels.push(Level { path: "somebody/else".into(), law: Law::Uniform { low: 0.0, high: 1.0 } });
        more.plans.push(plan("another", 7 * GB, 1));
        let a = trace(&World::new(household, 5), 2);
        let b = trace(&World::new(more, 5), 2);
        prop_assert_eq!(a, b);
    }
}

#[test]
fn a_replicate_is_the_same_alone_and_in_any_block() {
    let household = two_people((20, 10, 5, 3), (0.8, 20.0, 90));
    let world = World::new(household, 42);
    let alone = |replicate: u32| {
        let mut block: Block<1> = Block::new(&world, replicate);
        world.days.iter().for_each(|today| step(&world, &mut block, today));
        (block.pools[0].used[0], block.devices[1].stored[0], block.accounts[0].held)
    };
    let mut wide: Block<32> = Block::new(&world, 100);
    world.days.iter().for_each(|today| step(&world, &mut wide, today));
    let mut narrow: Block<4> = Block::new(&world, 110);
    world.days.iter().for_each(|today| step(&world, &mut narrow, today));
    for lane in 0..32 {
        let replicate = 100 + u32::try_from(lane).unwrap();
        let (used, stored, held) = alone(replicate);
        assert_eq!((wide.pools[0].used[lane], wide.devices[1].stored[lane]), (used, stored));
        assert_eq!(wide.accounts[0].held[1][lane], held[1][0]);
    }
    assert_eq!(narrow.pools[0].used[2], wide.pools[0].used[12]);
}

#[test]
fn results_do_not_depend_on_threads() {
    let world = World::new(two_people((20, 10, 5, 3), (0.8, 20.0, 60)), 42);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&world, 150, &|_| {}))
    };
    let (one, two) = (with(1), with(2));
    assert_eq!(one.records, two.records);
    assert_eq!(one.pools, two.pools);
    assert_eq!(one.paid, two.paid);
    assert_eq!(one.records[0].len(), 150);
}

#[test]
fn the_same_people_in_another_order_live_the_same_lives() {
    let household = two_people((20, 10, 5, 3), (0.8, 20.0, 500));
    let mut swapped = household.clone();
    swap_people(&mut swapped);
    let (a, b) = (World::new(household, 42), World::new(swapped, 42));
    let mut first: Block<4> = Block::new(&a, 0);
    let mut second: Block<4> = Block::new(&b, 0);
    for (today, again) in a.days.iter().zip(&b.days) {
        step(&a, &mut first, today);
        step(&b, &mut second, again);
    }
    assert_eq!(first.devices[0].bytes, second.devices[1].bytes);
    assert_eq!(first.people[1].synced, second.people[0].synced);
    assert_eq!(first.devices[0].last, second.devices[1].last);
}

fn swap_people(household: &mut Household) {
    use headroom::model::household::{DeviceId, PersonId};
    household.people.swap(0, 1);
    household.devices.swap(0, 1);
    household.accounts.swap(0, 1);
    for at in 0..2 {
        household.people[at].home = [Home::Device(DeviceId::new(at)); 6];
        household.devices[at].person = PersonId::new(at);
        household.accounts[at].person = PersonId::new(at);
        household.accounts[at].device = DeviceId::new(at);
    }
    household.devices[2].person = PersonId::new(1);
    household.people[1].home[Synced::Messages.index()] = Home::Device(DeviceId::new(2));
    household
        .disused
        .iter_mut()
        .for_each(|disused| disused.person = PersonId::new(1 - disused.person.index()));
    let _ = LevelId::new(0);
}

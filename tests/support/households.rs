//! Households drawn at random, for what must hold in every one.

use super::{Builder, GB, daily, first, plan};
use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law};
use headroom::model::household::{
    AccountId, Action, Afterwards, BlockReason, Condition, Cure, DataChange, DatedEvent, DeviceId,
    DeviceSwitch, DisusedId, Home, Household, Level, LevelId, Local, PartialUploads, Passing, PersonId,
    PersonSwitch, PhotosLeave, PlanId, Policy, Pool, PoolId, Portion, RetentionScope, RoomRule, Synced,
    Trigger, WhatsAppSwitch,
};
use headroom::units::Bytes;
use proptest::prelude::*;

/// A household of two people drawn at random: sizes, growth, habits, and events of every kind.
pub fn households() -> impl Strategy<Value = Household> {
    let sizes = (1..60_i64, 0..30_i64, 0..20_i64, 0..40_i64);
    let habits = (between(0.2, 1.0), between(2.0, 4000.0), 20..120_i64);
    let events = prop::collection::vec((0..160_i32, 0..35_usize, between(0.0, 1.0)), 0..14);
    (sizes, habits, events, 0..4_usize, any::<bool>()).prop_map(|(sizes, habits, events, policy, other)| {
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
        household.policies.extend(trigger(policy, household.devices[0].person).map(|trigger| Policy {
            trigger,
            actions: vec![Action::UpgradePlan(PoolId::new(0))],
            label: "upgrade".into(),
        }));
        household
    })
}

/// A number from one to another, in steps of a millionth of the way: drawn as a whole number, which any dice can do.
fn between(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (0..1_000_000_u32).prop_map(move |step| low + (high - low) * f64::from(step) / 1e6)
}

/// One of every kind of trigger, or none.
fn trigger(kind: usize, person: PersonId) -> Option<Trigger> {
    match kind {
        0 => Some(Trigger::FailingFor(vec![person], 10)),
        1 => Some(Trigger::NoBackupFor(vec![person], 5)),
        2 => Some(Trigger::UsedAbove(PoolId::new(0), 0.9)),
        _ => None,
    }
}

/// The other reading of the rules that no source settles.
fn read_otherwise(household: &mut Household) {
    household.rules.photos_leave = PhotosLeave::WithNextBackup;
    household.rules.sync_a_day = Bytes::new(60_000_000);
    household.rules.retention_scope = RetentionScope::DisusedOnly;
    household.rules.partial_uploads = PartialUploads::CountWhenComplete;
    household.rules.room = RoomRule::Relaxed;
    household.rules.end_to_end_leaves_device_backup = false;
    household.devices.iter_mut().for_each(|device| device.rewriting.databases = 0.4);
}

/// Two people: what is stored and grows of them, and their habits.
pub fn two_people(
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
        30 => Action::BackUpDevice(device),
        31 => Action::Block(person, BlockReason::TermsNotAccepted),
        32 => Action::During(Passing::Block(person, BlockReason::PasswordChanged), share < 0.5),
        33 => Action::During(Passing::Restrict(device), share < 0.5),
        _ => Action::During(Passing::PlugIn(device), share < 0.5),
    }
}

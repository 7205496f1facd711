//! Everything of the list of remedies that applies to a household on an evening.

use super::change::Change;
use crate::analysis::morning;
use crate::analysis::remedies::{Proposal, Remedy, Target, unblocking};
use crate::analysis::situation::{Divisible, Situation, of_device};
use crate::calendar::Day;
use crate::model::household::{
    AccountId, Action, Cure, DatedEvent, DeviceId, Interval, LastBackup, Passing, PersonId, Phone, PlanId,
    PoolId, Synced,
};
use crate::units::Bytes;

/// What applies, in the order of people and devices.
pub struct Candidates {
    /// What is done or not.
    pub plain: Vec<Change>,
    /// What comes in sizes, the smallest first: plans of a pool, and for leaving it.
    pub ladders: Vec<Vec<Change>>,
    /// What can be done in part.
    pub divisible: Vec<Divisible>,
}

/// Days after a device was replaced, when its successor has a backup of its own as a rule.
const SETTLED_AFTER: i32 = 30;

/// Everything that applies to the household as it stands on the evening before a day, to be done on that day; and what
/// the household's own plans for later call for, on theirs. What stops a backup is cured on the day it comes, if need be:
/// the day's events have happened by then.
pub fn candidates(now: Situation<'_>, on: Day) -> Candidates {
    let household = &now.world.household;
    let noon = &morning::noon(now.world, now.block, on);
    let noon = Situation { block: noon, ..now };
    let people = || (0..household.people.len()).map(PersonId::new);
    let devices = || (0..household.devices.len()).map(DeviceId::new);
    let accounts = (0..household.accounts.len()).map(AccountId::new);
    let mut plain: Vec<Proposal> = devices().flat_map(of_device).collect();
    plain.extend(accounts.flat_map(|id| now.of_whatsapp(id)));
    plain.extend(people().flat_map(|person| of_person(now, person)));
    plain.extend(people().filter_map(|person| noon.of_blocked_account(person, None)));
    plain.extend(pools(now).filter_map(|pool| smaller(now, pool)));
    let mut seen: Vec<Proposal> = Vec::new();
    plain.into_iter().filter(|proposal| applies([now, noon], proposal)).for_each(|proposal| {
        if !seen.contains(&proposal) {
            seen.push(proposal);
        }
    });
    let mut plain: Vec<Change> = seen.into_iter().map(|proposal| Change::one(on, proposal)).collect();
    plain.extend(people().filter_map(|person| photos_off_the_phone(now, person, on)));
    let later =
        to_come(now, on).filter_map(|event| replaced_later(event).or_else(|| cured_later(now, event, on)));
    plain.extend(later.filter(|change| is_within(now, change)));
    let divisible = people().flat_map(|person| {
        let mine: Vec<DeviceId> = household.devices_of(person).collect();
        now.divisibles(person, &mine)
    });
    Candidates {
        plain,
        ladders: ladders(now, on),
        divisible: divisible.filter(|of| of.most(now.block) > Bytes::ZERO).collect(),
    }
}

fn of_person(now: Situation<'_>, person: PersonId) -> Vec<Proposal> {
    let mut all = now.of_sharer(person);
    all.extend(now.joining(person));
    let off = [Remedy::TurnOffPhotos, Remedy::TurnOffMessages];
    all.extend(off.into_iter().filter_map(|remedy| Proposal::on_person(remedy, person)));
    all
}

/// Turning iCloud Photos on and letting the originals leave the phone, where neither is so: the one frees nothing on a
/// phone without the other.
fn photos_off_the_phone(now: Situation<'_>, person: PersonId, on: Day) -> Option<Change> {
    let steps = [Remedy::TurnOnPhotos, Remedy::OptimisePhotos];
    let steps = steps.map(|remedy| Proposal::on_person(remedy, person));
    let [Some(photos), Some(optimise)] = steps else { return None };
    let both = [&photos, &optimise].into_iter().all(|proposal| applies([now, now], proposal));
    both.then(|| Change::both(&Change::one(on, photos), &Change::one(on, optimise)))
}

/// Larger plans of every pool, now and where the household plans for another; plans of one's own for everybody who
/// shares one.
fn ladders(now: Situation<'_>, on: Day) -> Vec<Vec<Change>> {
    let quota = |plan: PlanId| now.world.household.plans[plan.index()].quota;
    let larger = |day: Day, pool: PoolId, than: Bytes| -> Vec<Change> {
        let plans = now.plans_above(than).into_iter();
        plans.map(|plan| Change::one(day, Proposal::plan(Remedy::Upgrade, pool, plan))).collect()
    };
    let today = pools(now).map(|pool| larger(on, pool, now.block.pools[pool.index()].quota[0]));
    let later = to_come(now, on).filter_map(|event| match event.action {
        Action::ChangePlan(pool, plan) => Some(larger(event.on, pool, quota(plan))),
        _ => None,
    });
    let people = (0..now.world.household.people.len()).map(PersonId::new);
    let leaving =
        people.map(|person| now.leaving(person).into_iter().map(|of| Change::one(on, of)).collect());
    let all = today.chain(later).chain(leaving);
    all.filter(|ladder: &Vec<Change>| !ladder.is_empty()).collect()
}

/// What the household's file dates from a day on.
fn to_come(now: Situation<'_>, on: Day) -> impl Iterator<Item = &DatedEvent> {
    now.world.household.events.iter().filter(move |event| event.on >= on)
}

/// Deleting the backups of a device that is to be replaced, once the new one has its own.
fn replaced_later(event: &DatedEvent) -> Option<Change> {
    match event.action {
        Action::ReplaceDevice(id, _) => {
            let delete = Proposal::on_device(Remedy::DeleteOldBackup, id)?;
            Some(Change::one(event.on + SETTLED_AFTER, delete))
        }
        _ => None,
    }
}

/// The cure of what stops a backup after a day, on the day it comes.
fn cured_later(now: Situation<'_>, event: &DatedEvent, on: Day) -> Option<Change> {
    let restart = |cure| match cure {
        Cure::Restart => Remedy::Restart,
        Cure::Update => Remedy::Update,
    };
    let device = |account: AccountId| now.world.household.accounts[account.index()].device;
    let cure = match event.action {
        Action::Block(id, why) | Action::During(Passing::Block(id, why), true) => {
            Proposal::on_person(unblocking(why), id)
        }
        Action::Restrict(id, true) | Action::During(Passing::Restrict(id), true) => {
            Proposal::on_device(Remedy::AnotherNetwork, id)
        }
        Action::CorruptDevice(id) => Proposal::on_device(Remedy::RestartDeviceBackup, id),
        Action::CorruptWhatsApp(id) => Proposal::on_account(Remedy::RestartWhatsAppBackup, id),
        Action::DeviceFault(id, cure) => Proposal::on_device(restart(cure), id),
        Action::WhatsAppFault(id, cure) => Proposal::on_device(restart(cure), device(id)),
        _ => None,
    };
    cure.filter(|_| event.on > on).map(|cure| Change::one(event.on, cure))
}

fn is_within(now: Situation<'_>, change: &Change) -> bool {
    change.on().is_some_and(|on| now.world.household.horizon.contains(on))
}

/// The pools somebody is in.
fn pools(now: Situation<'_>) -> impl Iterator<Item = PoolId> + '_ {
    let all = (0..now.block.pools.len()).map(PoolId::new);
    all.filter(move |pool| now.block.pools[pool.index()].members[0] > 0)
}

/// The next smaller plan.
fn smaller(now: Situation<'_>, pool: PoolId) -> Option<Proposal> {
    let plans = &now.world.household.plans;
    let quota = |id: &PlanId| plans[id.index()].quota;
    let below =
        (0..plans.len()).map(PlanId::new).filter(|id| quota(id) < now.block.pools[pool.index()].quota[0]);
    below.max_by_key(quota).map(|plan| Proposal::plan(Remedy::Downgrade, pool, plan))
}

/// Whether a remedy cures what stops a backup outright.
const fn is_cure(remedy: Remedy) -> bool {
    matches!(
        remedy,
        Remedy::AcceptTerms
            | Remedy::VerifyEmail
            | Remedy::SignInAgain
            | Remedy::AnotherNetwork
            | Remedy::RestartDeviceBackup
            | Remedy::RestartWhatsAppBackup
            | Remedy::Restart
            | Remedy::Update
    )
}

/// Whether a proposal would change anything as the household stands on the evening before; a cure, after the day's events.
fn applies([evening, noon]: [Situation<'_>; 2], proposal: &Proposal) -> bool {
    let now = if is_cure(proposal.remedy) { noon } else { evening };
    match proposal.target {
        Target::Device(id) => applies_to_device(now, proposal.remedy, id),
        Target::Account(id) => applies_to_account(now, proposal.remedy, id),
        Target::Person(id) => applies_to_person(now, proposal.remedy, id),
        Target::Disused(id) => now.block.disused[id.index()].stored[0] > Bytes::ZERO,
        _ => true,
    }
}

fn applies_to_device(now: Situation<'_>, remedy: Remedy, id: DeviceId) -> bool {
    let lanes = &now.block.devices[id.index()];
    let accounts = || now.world.household.accounts.iter().zip(&now.block.accounts);
    let hosts_fault = |fault| accounts().any(|(of, lanes)| of.device == id && lanes.fault[0] == Some(fault));
    let here = |fault| lanes.fault[0] == Some(fault) || hosts_fault(fault);
    match remedy {
        Remedy::PlugInAtNight => !lanes.plugged_in[0] && lanes.backup[0],
        Remedy::BackUpByHand | Remedy::ChargeForADay => lanes.backup[0] && is_late(now, lanes.last[0]),
        Remedy::TurnOnDeviceBackup => !lanes.backup[0],
        Remedy::AnotherNetwork => lanes.restricted[0],
        Remedy::BackUpOverCellular => !lanes.cellular[0] && lanes.backup[0],
        Remedy::RestartDeviceBackup => lanes.corrupt[0],
        Remedy::Restart => here(Cure::Restart),
        Remedy::Update => here(Cure::Update),
        Remedy::DeleteOldBackup => lanes.replaced.iter().any(|backup| backup.stored[0] > Bytes::ZERO),
        Remedy::WhatsAppOutOfDeviceBackup => {
            let hosts = now.world.household.accounts.iter().any(|account| account.device == id);
            hosts && lanes.whatsapp[0] && lanes.backup[0]
        }
        _ => true,
    }
}

/// Whether a backup is so old that a day's effort is worth it.
fn is_late(now: Situation<'_>, last: LastBackup) -> bool {
    let threshold = now.world.household.rules.failing_threshold_days;
    last.age(now.block.day).is_none_or(|age| age >= threshold)
}

fn applies_to_account(now: Situation<'_>, remedy: Remedy, id: AccountId) -> bool {
    let lanes = &now.block.accounts[id.index()];
    match remedy {
        Remedy::BackUpWhatsAppByHand => lanes.icloud[0] && is_late(now, lanes.last[0]),
        Remedy::TurnOnWhatsAppBackup => !lanes.icloud[0],
        Remedy::BackUpWhatsAppDaily => lanes.interval[0] != Interval::Days(1),
        Remedy::BackUpOverCellular => !lanes.cellular[0],
        Remedy::RestartWhatsAppBackup => lanes.corrupt[0],
        Remedy::ExcludeVideos => lanes.include_videos[0],
        _ => true,
    }
}

fn applies_to_person(now: Situation<'_>, remedy: Remedy, id: PersonId) -> bool {
    let lanes = &now.block.people[id.index()];
    let household = &now.world.household;
    let syncs = |kind: Synced| lanes.syncs[kind.index()][0];
    let checked =
        || household.devices_of(id).any(|of| household.devices[of.index()].phone != Phone::Unchecked);
    match remedy {
        Remedy::EmptyRecentlyDeleted => {
            lanes.recently_deleted.iter().any(|(_, bytes)| bytes[0] > Bytes::ZERO)
        }
        Remedy::TurnOnDrive => household.account_of(id).is_some() && !syncs(Synced::Drive),
        Remedy::OptimisePhotos => !lanes.optimise_photos[0] && checked(),
        Remedy::TurnOnPhotos => !syncs(Synced::Photos),
        Remedy::TurnOffPhotos => syncs(Synced::Photos),
        Remedy::TurnOnMessages => !syncs(Synced::Messages),
        Remedy::TurnOffMessages => syncs(Synced::Messages),
        _ => true,
    }
}

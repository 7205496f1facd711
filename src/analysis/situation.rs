//! What somebody can do, as a household stands on an evening: the proposals an explanation tries on one day and
//! advice tries on all futures.

use super::explain::{Item, items};
use super::remedies::{Proposal, Remedy, Target, unblocking};
use crate::model::household::{
    AccountId, Action, BlockReason, DeviceId, DisusedId, LARGEST_FAMILY, Local, PersonId, Plan, PlanId, Pool,
    PoolId, Price, Synced,
};
use crate::model::state::Block;
use crate::model::world::World;
use crate::units::Bytes;

/// A household on an evening of one replicate.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The household, with the spare pools.
    pub world: &'a World,
    /// Pools kept for those who may leave the one they share.
    pub spare: &'a [(PersonId, PoolId)],
    /// The evening.
    pub block: &'a Block<1>,
}

/// Something of which a part can be deleted or left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Divisible {
    /// A person's files in iCloud Drive.
    Files(PersonId),
    /// A person's videos in iCloud Photos.
    Videos(PersonId),
    /// App data in a device's backup.
    Apps(DeviceId),
    /// Videos of a WhatsApp account on its device.
    Chats(AccountId, DeviceId),
}

/// The step in which amounts are sought: a tenth of a gigabyte.
pub const STEP: Bytes = Bytes::new(Bytes::GIB.count() / 10);

/// The household with an own pool, empty and free of charge, for everybody who shares one.
pub fn with_spare_pools(world: &World) -> (World, Vec<(PersonId, PoolId)>) {
    let mut world = world.clone();
    let household = &mut world.household;
    let free = (0..household.plans.len()).map(PlanId::new).min_by_key(|id| household.plans[id.index()].quota);
    let mut spare = Vec::new();
    for at in 0..household.people.len() {
        let pool = household.people[at].pool;
        let shared = household.people.iter().filter(|person| person.pool == pool).count() > 1;
        if let (true, Some(plan)) = (shared, free) {
            let name = household.people[at].name.clone();
            let own = Pool { name, plan, billed_on: household.horizon.first, other: Bytes::ZERO };
            spare.push((PersonId::new(at), PoolId::new(household.pools.len())));
            household.pools.push(own);
        }
    }
    (world, spare)
}

/// Remedies for a device's own backup.
pub fn of_device(id: DeviceId) -> Vec<Proposal> {
    const ALL: [Remedy; 9] = [
        Remedy::PlugInAtNight,
        Remedy::BackUpByHand,
        Remedy::TurnOnDeviceBackup,
        Remedy::AnotherNetwork,
        Remedy::ChargeForADay,
        Remedy::BackUpOverCellular,
        Remedy::RestartDeviceBackup,
        Remedy::Restart,
        Remedy::Update,
    ];
    ALL.into_iter().filter_map(|remedy| Proposal::on_device(remedy, id)).collect()
}

/// The smallest whole number of steps (or `most`) that is enough, by halving; `None` where even `most` is not.
pub fn smallest<T>(most: Bytes, mut enough: impl FnMut(Bytes) -> Option<T>) -> Option<T> {
    if most <= Bytes::ZERO {
        return None;
    }
    let mut with = |steps: i64| enough(Bytes::new(steps.saturating_mul(STEP.count())).min(most));
    let (mut short, mut high) = (0, most.count().div_euclid(STEP.count()) + 1);
    let mut found = with(high)?;
    while high - short > 1 {
        let middle = short + (high - short) / 2;
        match with(middle) {
            Some(better) => (high, found) = (middle, better),
            None => short = middle,
        }
    }
    Some(found)
}

impl Divisible {
    /// What a proposal deletes or leaves out a part of, and how much.
    pub fn of(proposal: &Proposal) -> Option<(Self, Bytes)> {
        Some(match (proposal.remedy, proposal.target, proposal.actions.first()) {
            (Remedy::DeleteFiles, Target::OfPerson(id, bytes), _) => (Self::Files(id), bytes),
            (Remedy::DeletePhotos, Target::OfPerson(id, bytes), _) => (Self::Videos(id), bytes),
            (Remedy::LeaveAppsOut, Target::OfDevice(id, bytes), _) => (Self::Apps(id), bytes),
            (Remedy::CleanUpChats, Target::OfAccount(id, bytes), Some(Action::ChangeLocal(device, ..))) => {
                (Self::Chats(id, *device), bytes)
            }
            _ => return None,
        })
    }

    /// How much of it there is.
    pub fn most(self, block: &Block<1>) -> Bytes {
        let synced = |person: PersonId, kind: Synced| {
            let lanes = &block.people[person.index()];
            lanes.synced[kind.index()][0] + lanes.backlog[kind.index()][0]
        };
        let local = |device: DeviceId, kind: Local| block.devices[device.index()].bytes[kind.index()][0];
        match self {
            Self::Files(person) => synced(person, Synced::Drive),
            Self::Videos(person) => synced(person, Synced::Videos),
            Self::Apps(device) => local(device, Local::Apps),
            Self::Chats(_, device) => local(device, Local::WhatsAppVideos),
        }
    }

    /// Deleting or leaving out so much of it.
    pub fn proposal(self, bytes: Bytes) -> Proposal {
        match self {
            Self::Files(person) => Proposal::of_person(Remedy::DeleteFiles, person, Synced::Drive, bytes),
            Self::Videos(person) => Proposal::of_person(Remedy::DeletePhotos, person, Synced::Videos, bytes),
            Self::Apps(device) => Proposal::apps_out(device, bytes),
            Self::Chats(account, device) => Proposal::clean_up(account, device, bytes),
        }
    }
}

impl Situation<'_> {
    /// Remedies for WhatsApp's own backup.
    pub fn of_whatsapp(self, id: AccountId) -> Vec<Proposal> {
        const ON_ACCOUNT: [Remedy; 5] = [
            Remedy::BackUpWhatsAppByHand,
            Remedy::TurnOnWhatsAppBackup,
            Remedy::BackUpWhatsAppDaily,
            Remedy::BackUpOverCellular,
            Remedy::RestartWhatsAppBackup,
        ];
        let account = &self.world.household.accounts[id.index()];
        let on_account = ON_ACCOUNT.into_iter().filter_map(|remedy| Proposal::on_account(remedy, id));
        let on_device = [Remedy::AnotherNetwork, Remedy::Restart, Remedy::Update];
        let on_device =
            on_device.into_iter().filter_map(|remedy| Proposal::on_device(remedy, account.device));
        let drive = Proposal::on_person(Remedy::TurnOnDrive, account.person);
        on_account.chain(on_device).chain(drive).collect()
    }

    /// The remedy for an account that is blocked, for this reason where one is known already.
    pub fn of_blocked_account(self, person: PersonId, why: Option<BlockReason>) -> Option<Proposal> {
        let why = why.or(self.block.people[person.index()].blocked[0]);
        why.and_then(|why| Proposal::on_person(unblocking(why), person))
    }

    /// What a person can do for room in the pool they are in.
    pub fn of_sharer(self, person: PersonId) -> Vec<Proposal> {
        let household = &self.world.household;
        let mut all = Vec::new();
        for device in household.devices_of(person) {
            all.extend(Proposal::on_device(Remedy::DeleteOldBackup, device));
            all.extend(Proposal::on_device(Remedy::WhatsAppOutOfDeviceBackup, device));
        }
        let disused = (0..household.disused.len()).map(DisusedId::new);
        let mine = disused.filter(|id| household.disused[id.index()].person == person);
        all.extend(mine.map(Proposal::old_backup));
        if let Some(account) = household.account_of(person) {
            let remedies = [Remedy::ExcludeVideos, Remedy::RestartWhatsAppBackup];
            all.extend(remedies.into_iter().filter_map(|remedy| Proposal::on_account(remedy, account)));
        }
        // Turning iCloud Photos or Messages off only moves the bytes into the next device backup.
        let switches = [
            Remedy::EmptyRecentlyDeleted,
            Remedy::OptimisePhotos,
            Remedy::TurnOnPhotos,
            Remedy::TurnOnMessages,
        ];
        all.extend(switches.into_iter().filter_map(|remedy| Proposal::on_person(remedy, person)));
        all
    }

    /// What a person can delete or leave out in part, with the apps of one device where it is named.
    pub fn divisibles(self, person: PersonId, devices: &[DeviceId]) -> Vec<Divisible> {
        let mut all = vec![Divisible::Files(person), Divisible::Videos(person)];
        all.extend(devices.iter().copied().map(Divisible::Apps));
        let household = &self.world.household;
        let account = household.account_of(person);
        all.extend(account.map(|id| Divisible::Chats(id, household.accounts[id.index()].device)));
        all
    }

    /// The plans on sale that are larger than a quota, smallest first; where no price is known, all of them.
    pub fn plans_above(self, quota: Bytes) -> Vec<PlanId> {
        let plans = &self.world.household.plans;
        let no_prices = plans.iter().all(|plan| plan.price == Price::Unknown);
        let on_sale = |plan: &Plan| no_prices || plan.price != Price::Unknown;
        let mut larger: Vec<(Bytes, PlanId)> = plans
            .iter()
            .enumerate()
            .filter(|(_, plan)| plan.quota > quota && on_sale(plan))
            .map(|(at, plan)| (plan.quota, PlanId::new(at)))
            .collect();
        larger.sort();
        larger.into_iter().map(|(_, plan)| plan).collect()
    }

    /// Leaving the shared plan for one's own, the smallest that holds what one stores first; nothing where nothing
    /// is shared.
    pub fn leaving(self, person: PersonId) -> Vec<Proposal> {
        let own = self.spare.iter().find(|(of, _)| *of == person).map(|(_, own)| *own);
        let plans = self.plans_above(self.stored_by(person) - Bytes::new(1)).into_iter();
        plans.filter_map(|plan| Some(Proposal::leave(person, own?, plan))).collect()
    }

    /// Joining the family's plan, where there is one with a seat left that the person is not in.
    pub fn joining(self, person: PersonId) -> Option<Proposal> {
        let household = &self.world.household;
        let of_somebody = |name: &str| household.people.iter().any(|person| person.name == name);
        let family = PoolId::new(household.pools.iter().position(|pool| !of_somebody(&pool.name))?);
        let members = (0..household.people.len()).map(PersonId::new);
        let members = members.filter(|person| self.block.pool_of(*person, 0) == family).count();
        let open = family != self.block.pool_of(person, 0) && members < LARGEST_FAMILY;
        open.then(|| Proposal::join(person, family, self.block.pools[family.index()].plan[0]))
    }

    /// What a person stores in their pool.
    fn stored_by(self, person: PersonId) -> Bytes {
        let mine = |item: &Item| item.owner(self.world) == Some(person);
        items(self.world).into_iter().filter(mine).map(|item| item.bytes(self.world, self.block, 0)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_finds_the_first_step_that_is_enough() {
        let steps = |count: i64| Bytes::new(STEP.count() * count);
        for needed in [1, 2, 7, 10] {
            let found = smallest(steps(10), |bytes| (bytes >= steps(needed)).then_some(bytes));
            assert_eq!(found, Some(steps(needed)));
        }
        assert_eq!(smallest(steps(10), |bytes| (bytes > steps(10)).then_some(bytes)), None);
        assert_eq!(smallest(Bytes::ZERO, Some), None);
    }

    #[test]
    fn everything_is_the_last_step() {
        let most = Bytes::new(STEP.count() * 5 / 2);
        assert_eq!(smallest(most, |bytes| (bytes >= most).then_some(bytes)), Some(most));
    }
}

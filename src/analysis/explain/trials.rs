//! A backup's day lived again with one thing changed: what would have made it work, and at what price.

use super::holdings::{Item, items};
use super::spells::line_of;
use crate::analysis::findings::{Cause, Spell};
use crate::analysis::remedies::{Proposal, Remedy, Target, curing, unblocking};
use crate::analysis::stories;
use crate::calendar::Day;
use crate::engine::{Entry, Who, entries_of, evening_before, trace};
use crate::model::household::{
    AccountId, Action, DatedEvent, DeviceId, DisusedId, PersonId, PlanId, Pool, PoolId, Synced,
};
use crate::model::outcome::Outcome;
use crate::model::rules::loss;
use crate::model::state::{BackupLine, Block, PoolLanes};
use crate::model::step::{Phase, step_watched};
use crate::model::world::{DayFacts, World};
use crate::units::{Bytes, Money};

/// What became of a backup's day under a proposal.
#[derive(Clone, PartialEq, Debug)]
pub struct Trial {
    /// What was changed, that morning.
    pub proposal: Proposal,
    /// What became of the backup.
    pub outcome: Outcome,
    /// Room it had more than without the change, when it was attempted; negative where it had less.
    pub room_won: Bytes,
    /// What it had to send or to find free, less than without the change.
    pub need_saved: Bytes,
    /// Whether something loses its last copy: more is without one right after the change, or that evening, than
    /// without it.
    pub last_copy_goes: bool,
    /// What it costs a month, more than before.
    pub monthly: Money,
}

impl Trial {
    /// Whether the backup completed.
    pub fn works(&self) -> bool {
        self.outcome == Outcome::Completed
    }

    /// Smaller changes sort first: nothing lost, no data deleted, no money, then the order of the list.
    fn order(&self) -> (bool, bool, Money, Remedy) {
        let remedy = self.proposal.remedy;
        (self.last_copy_goes, remedy.deletes_data(), self.monthly, remedy)
    }
}

/// A day of one replicate, ready to be lived again and again.
pub struct Trials {
    /// The household, with a pool kept for everybody who may leave the one they share.
    world: World,
    spare: Vec<(PersonId, PoolId)>,
    before: Block<1>,
    today: DayFacts,
    line: BackupLine,
    without: Lived,
}

/// How a day went.
struct Lived {
    entry: Entry,
    /// Bytes without a copy after the day's events, and in the evening.
    at_risk: [Bytes; 2],
    monthly: Money,
    /// The quota the backup was measured against.
    quota: Bytes,
}

impl Trials {
    /// The day of a backup; `None` where it is not stepped.
    pub fn of(world: &World, replicate: u32, line: BackupLine, day: Day) -> Option<Self> {
        let today = *world.day(day)?;
        let (world, spare) = with_spare_pools(world);
        let before = evening_before(&world, replicate, day);
        let without = live(&world, before.clone(), &today, line)?;
        Some(Self { world, spare, before, today, line, without })
    }

    /// Every change that makes the backup work that day, the smallest first.
    pub fn that_work(&self) -> Vec<Trial> {
        let plain = self.proposals().into_iter().filter_map(|proposal| self.of_proposal(proposal));
        let mut working: Vec<Trial> = plain.filter(Trial::works).collect();
        working.extend(self.smallest_amounts());
        working.extend(self.smallest_upgrade());
        working.extend(self.moves());
        working.sort_by_key(Trial::order);
        working
    }

    /// The first day from which the backup is failing again after a change of that day, over the rest of the future;
    /// `None` where it is not within the horizon.
    pub fn holds_until(&self, proposal: &Proposal) -> Option<Day> {
        let world = self.world.with_events(&self.events(&proposal.actions));
        let mine = |spell: &Spell| {
            line_of(&spell.name).0 == self.line
                && spell.from > self.today.day
                && spell.cause != Cause::NoEligibleNight
        };
        let entries = trace(&world, self.before.first_replicate);
        stories::spells(&world, &entries).into_iter().find(mine).map(|spell| spell.from)
    }

    fn events(&self, actions: &[Action]) -> Vec<DatedEvent> {
        let event =
            |action: &Action| DatedEvent { on: self.today.day, action: action.clone(), label: String::new() };
        actions.iter().map(event).collect()
    }

    /// The day with a proposal carried out in the morning.
    pub fn of_proposal(&self, proposal: Proposal) -> Option<Trial> {
        let lived = self.lived_with(&proposal.actions)?;
        Some(Trial {
            outcome: lived.entry.outcome,
            room_won: self.room_won(&lived.entry),
            need_saved: self.without.entry.needed - lived.entry.needed,
            last_copy_goes: lived
                .at_risk
                .iter()
                .zip(self.without.at_risk)
                .any(|(with, without)| *with > without),
            monthly: lived.monthly - self.without.monthly,
            proposal,
        })
    }

    /// Room won at the attempt; nothing where the one looked at the phone's room and the other at the pool's.
    fn room_won(&self, with: &Entry) -> Bytes {
        let on_phone = |entry: &Entry| entry.outcome == Outcome::PhoneFull;
        match on_phone(with) == on_phone(&self.without.entry) {
            true => with.free - self.without.entry.free,
            false => Bytes::ZERO,
        }
    }

    fn lived_with(&self, actions: &[Action]) -> Option<Lived> {
        let world = self.world.with_events(&self.events(actions));
        live(&world, self.before.clone(), &self.today, self.line)
    }

    fn pool(&self) -> PoolId {
        self.before.pool_of_line(&self.world, self.line, 0)
    }

    fn person(&self) -> PersonId {
        self.world.owner(self.line)
    }

    fn sharers(&self) -> impl Iterator<Item = PersonId> + '_ {
        let people = (0..self.world.household.people.len()).map(PersonId::new);
        people.filter(|person| self.before.pool_of(*person, 0) == self.pool())
    }

    /// Everything without an amount that may help this backup.
    fn proposals(&self) -> Vec<Proposal> {
        let mut all = match self.line {
            BackupLine::Device(id) => of_device(id),
            BackupLine::WhatsApp(id) => self.of_whatsapp(id),
        };
        all.extend(self.of_blocked_account());
        all.extend(self.sharers().flat_map(|person| self.of_sharer(person)));
        all
    }

    fn of_whatsapp(&self, id: AccountId) -> Vec<Proposal> {
        const ON_ACCOUNT: [Remedy; 5] = [
            Remedy::BackUpWhatsAppByHand,
            Remedy::TurnOnWhatsAppBackup,
            Remedy::BackUpWhatsAppDaily,
            Remedy::BackUpOverCellular,
            Remedy::RestartWhatsAppBackup,
        ];
        let device = self.world.household.accounts[id.index()].device;
        let on_account = ON_ACCOUNT.into_iter().filter_map(|remedy| Proposal::on_account(remedy, id));
        let on_device = [Remedy::AnotherNetwork, Remedy::Restart, Remedy::Update];
        let on_device = on_device.into_iter().filter_map(|remedy| Proposal::on_device(remedy, device));
        let drive = Proposal::on_person(Remedy::TurnOnDrive, self.person());
        on_account.chain(on_device).chain(drive).collect()
    }

    fn of_blocked_account(&self) -> Option<Proposal> {
        let why = self.before.people[self.person().index()].blocked[0];
        let now = match self.without.entry.outcome {
            Outcome::AccountBlocked(why) => Some(why),
            _ => why,
        };
        now.and_then(|why| Proposal::on_person(unblocking(why), self.person()))
    }

    /// What somebody who shares the pool can do for room.
    fn of_sharer(&self, person: PersonId) -> Vec<Proposal> {
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

    /// The smallest amount of each thing that can be deleted or left out, where any amount is enough.
    fn smallest_amounts(&self) -> Vec<Trial> {
        let person = self.person();
        let lanes = &self.before.people[person.index()];
        let of_person = |remedy, kind: Synced| {
            let most = lanes.synced[kind.index()][0] + lanes.backlog[kind.index()][0];
            self.smallest(most, |bytes| Proposal::of_person(remedy, person, kind, bytes))
        };
        let mut found: Vec<Trial> =
            [(Remedy::DeleteFiles, Synced::Drive), (Remedy::DeletePhotos, Synced::Videos)]
                .into_iter()
                .filter_map(|(remedy, kind)| of_person(remedy, kind))
                .collect();
        if let BackupLine::Device(id) = self.line {
            let apps = self.before.devices[id.index()].bytes[0][0];
            found.extend(self.smallest(apps, |bytes| Proposal::apps_out(id, bytes)));
        }
        if let Some(account) = self.world.household.account_of(person) {
            let device = self.world.household.accounts[account.index()].device;
            let videos = crate::model::household::Local::WhatsAppVideos.index();
            let most = self.before.devices[device.index()].bytes[videos][0];
            found.extend(self.smallest(most, |bytes| Proposal::clean_up(account, device, bytes)));
        }
        found
    }

    /// The smallest whole number of tenths of a gigabyte (or everything) with which the backup works, by halving.
    fn smallest(&self, most: Bytes, proposal: impl Fn(Bytes) -> Proposal) -> Option<Trial> {
        const STEP: Bytes = Bytes::new(Bytes::GIB.count() / 10);
        let with = |steps: i64| {
            let bytes = Bytes::new(steps.saturating_mul(STEP.count())).min(most);
            self.of_proposal(proposal(bytes)).filter(Trial::works)
        };
        let (mut enough, mut found) = (most.count().div_euclid(STEP.count()) + 1, None);
        if most <= Bytes::ZERO {
            return None;
        }
        found = with(enough).or(found);
        found.as_ref()?;
        let mut short = 0;
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            match with(middle) {
                Some(trial) => (enough, found) = (middle, Some(trial)),
                None => short = middle,
            }
        }
        found
    }

    /// The smallest larger plan with which the backup works.
    fn smallest_upgrade(&self) -> Option<Trial> {
        let pool = self.pool();
        let quota = self.without.quota;
        let trial = |plan| self.of_proposal(Proposal::plan(Remedy::Upgrade, pool, plan));
        self.plans_above(quota).into_iter().filter_map(trial).find(Trial::works)
    }

    /// The plans larger than a quota, smallest first.
    fn plans_above(&self, quota: Bytes) -> Vec<PlanId> {
        let plans = self.world.household.plans.iter().enumerate();
        let mut larger: Vec<(Bytes, PlanId)> = plans
            .filter(|(_, plan)| plan.quota > quota)
            .map(|(at, plan)| (plan.quota, PlanId::new(at)))
            .collect();
        larger.sort();
        larger.into_iter().map(|(_, plan)| plan).collect()
    }

    /// Moves between plans that make the backup work: somebody leaves the shared one for the smallest that holds what
    /// they store, or the backup's owner joins the family's.
    fn moves(&self) -> Vec<Trial> {
        let leave = |person: PersonId| {
            let (_, own) = self.spare.iter().find(|(of, _)| *of == person)?;
            let trial = |plan| self.of_proposal(Proposal::leave(person, *own, plan));
            let plans = self.plans_above(self.stored_by(person) - Bytes::new(1)).into_iter();
            plans.filter_map(trial).find(Trial::works)
        };
        let mut found: Vec<Trial> = self.sharers().filter_map(leave).collect();
        found.extend(self.join().filter(Trial::works));
        found
    }

    fn join(&self) -> Option<Trial> {
        let household = &self.world.household;
        let of_somebody = |name: &str| household.people.iter().any(|person| person.name == name);
        let family = PoolId::new(household.pools.iter().position(|pool| !of_somebody(&pool.name))?);
        let members = (0..self.world.household.people.len()).map(PersonId::new);
        let members = members.filter(|person| self.before.pool_of(*person, 0) == family).count();
        if family == self.pool() || members >= LARGEST_FAMILY {
            return None;
        }
        let plan = self.before.pools[family.index()].plan[0];
        self.of_proposal(Proposal::join(self.person(), family, plan))
    }

    /// What a person stores in their pool.
    fn stored_by(&self, person: PersonId) -> Bytes {
        let mine = |item: &Item| item.owner(&self.world) == Some(person);
        items(&self.world).into_iter().filter(mine).map(|item| item.bytes(&self.world, &self.before, 0)).sum()
    }
}

/// The most people a plan is shared by (FACTS Q6).
const LARGEST_FAMILY: usize = 6;

/// The household with an own pool, empty and free of charge, for everybody who shares one.
fn with_spare_pools(world: &World) -> (World, Vec<(PersonId, PoolId)>) {
    let mut world = world.clone();
    let household = &mut world.household;
    let free = (0..household.plans.len()).map(PlanId::new).min_by_key(|id| household.plans[id.index()].quota);
    let mut spare = Vec::new();
    for at in 0..household.people.len() {
        let pool = household.people[at].pool;
        let shared = household.people.iter().filter(|person| person.pool == pool).count() > 1;
        if let (true, Some(plan)) = (shared, free) {
            let own = Pool {
                name: household.people[at].name.clone(),
                plan,
                billed_on: household.horizon.first,
                other: Bytes::ZERO,
            };
            spare.push((PersonId::new(at), PoolId::new(household.pools.len())));
            household.pools.push(own);
        }
    }
    (world, spare)
}

fn of_device(id: DeviceId) -> Vec<Proposal> {
    const ALL: [Remedy; 8] = [
        Remedy::PlugInAtNight,
        Remedy::BackUpByHand,
        Remedy::TurnOnDeviceBackup,
        Remedy::AnotherNetwork,
        Remedy::ChargeForADay,
        Remedy::BackUpOverCellular,
        Remedy::RestartDeviceBackup,
        Remedy::Restart,
    ];
    let update = Proposal::on_device(Remedy::Update, id);
    ALL.into_iter().filter_map(|remedy| Proposal::on_device(remedy, id)).chain(update).collect()
}

/// Lives a day and tells what became of one backup.
fn live(world: &World, mut block: Block<1>, today: &DayFacts, line: BackupLine) -> Option<Lived> {
    let mut noon = Bytes::ZERO;
    step_watched(world, &mut block, today, &mut |phase, block| {
        if phase == Phase::Events {
            let mut block = block.clone();
            loss::assess(world, &mut block);
            noon = at_risk(&block);
        }
    });
    let of_line = |entry: &Entry| matches!(entry.who, Who::Backup(of, _) if of == line);
    let entry = entries_of(world, &block).into_iter().find(of_line)?;
    let price = |pool: &PoolLanes<1>| match pool.members[0] {
        0 => Money::ZERO,
        _ => world.household.plans[pool.plan[0].index()].price.on(today.day),
    };
    let monthly = block.pools.iter().fold(Money::ZERO, |sum, pool| sum + price(pool));
    let quota = block.pools[block.pool_of_line(world, line, 0).index()].quota[0];
    Some(Lived { entry, at_risk: [noon, at_risk(&block)], monthly, quota })
}

fn at_risk(block: &Block<1>) -> Bytes {
    block.devices.iter().map(|device| device.attempt.at_risk[0]).sum()
}

/// The fault cure a backup waits for, if it does.
pub fn awaited_cure(block: &Block<1>, line: BackupLine) -> Option<Remedy> {
    let fault = match line {
        BackupLine::Device(id) => block.devices[id.index()].fault[0],
        BackupLine::WhatsApp(id) => block.accounts[id.index()].fault[0],
    };
    fault.map(curing)
}

impl Target {
    /// The amount in question, where there is one.
    pub const fn amount(self) -> Option<Bytes> {
        match self {
            Self::OfPerson(_, bytes) | Self::OfDevice(_, bytes) | Self::OfAccount(_, bytes) => Some(bytes),
            _ => None,
        }
    }
}

//! A backup's day lived again with one thing changed: what would have made it work, and at what price.

use super::spells::line_of;
use crate::analysis::findings::{Cause, Spell};
use crate::analysis::morning::{self, Lived};
use crate::analysis::remedies::{Proposal, Remedy, Target};
use crate::analysis::situation::{self, Situation, of_device, with_spare_pools};
use crate::analysis::stories;
use crate::calendar::{Arrival, Day};
use crate::engine::{Entry, Who, entries_of, evening_before, trace};
use crate::model::household::{PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::state::{BackupLine, Block, PoolLanes};
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
    /// When the backup that is deleted is made anew; `None` where none is deleted to be made anew.
    pub remade: Option<Arrival>,
}

impl Trial {
    /// Whether the backup completed.
    pub fn works(&self) -> bool {
        self.outcome == Outcome::Completed
    }

    /// Whether it deletes a backup that is never made anew.
    pub fn is_never_remade(&self) -> bool {
        self.remade == Some(Arrival::Beyond)
    }

    /// Smaller changes sort first: nothing lost, no backup less, no data deleted, no money, then the order of the list.
    fn order(&self) -> (bool, bool, bool, Money, Remedy) {
        let remedy = self.proposal.remedy;
        (self.last_copy_goes, self.is_never_remade(), remedy.deletes_data(), self.monthly, remedy)
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
    without: Tried,
}

/// How a day went for one backup.
struct Tried {
    entry: Entry,
    lived: Lived<1>,
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
        let without = tried(&world, &before, &today, line)?;
        Some(Self { world, spare, before, today, line, without })
    }

    /// Every change that makes the backup work that day, the smallest first.
    pub fn that_work(&self) -> Vec<Trial> {
        let plain = self.proposals().into_iter().filter_map(|proposal| self.of_proposal(proposal));
        let mut working: Vec<Trial> = plain.filter(Trial::works).collect();
        working.extend(self.smallest_amounts());
        working.extend(self.smallest_upgrade());
        working.extend(self.moves());
        for trial in &mut working {
            trial.remade = self.remade(&trial.proposal);
        }
        working.sort_by_key(Trial::order);
        working
    }

    /// Like [`Self::that_work`], with changes that are worth little (the backup is failing again within a fortnight) after
    /// those that last, among the first few.
    pub fn that_last_first(&self) -> Vec<Trial> {
        const LOOKED_AT: usize = 6;
        const FORTNIGHT: i32 = 14;
        let mut working = self.that_work();
        let rest = working.split_off(working.len().min(LOOKED_AT));
        let lasts = |trial: &Trial| {
            let until = self.holds_until(&trial.proposal);
            !trial.is_never_remade() && until.is_none_or(|day| day.days_since(self.today.day) > FORTNIGHT)
        };
        let (mut lasting, fleeting): (Vec<Trial>, Vec<Trial>) = working.into_iter().partition(lasts);
        lasting.extend(fleeting);
        lasting.extend(rest);
        lasting
    }

    /// The first day from which the backup is failing again after a change of that day, over the rest of the future;
    /// `None` where it is not within the horizon.
    pub fn holds_until(&self, proposal: &Proposal) -> Option<Day> {
        let world = self.world.with_events(&morning::events(&proposal.actions, self.today.day));
        let mine = |spell: &Spell| {
            line_of(&spell.name).0 == self.line
                && spell.from > self.today.day
                && spell.cause != Cause::NoEligibleNight
        };
        let entries = trace(&world, self.before.first_replicate);
        stories::spells(&world, &entries).into_iter().find(mine).map(|spell| spell.from)
    }

    /// When a backup that a proposal deletes is made anew, over the rest of the future.
    fn remade(&self, proposal: &Proposal) -> Option<Arrival> {
        let deleted = match (proposal.remedy, proposal.target) {
            (Remedy::RestartWhatsAppBackup, Target::Account(id)) => BackupLine::WhatsApp(id),
            (Remedy::RestartDeviceBackup, Target::Device(id)) => BackupLine::Device(id),
            _ => return None,
        };
        let world = self.world.with_events(&morning::events(&proposal.actions, self.today.day));
        let made = |entry: &&Entry| {
            matches!(entry.who, Who::Backup(line, _) if line == deleted)
                && entry.day >= self.today.day
                && world.household.horizon.contains(entry.day)
                && entry.outcome == Outcome::Completed
        };
        let entries = trace(&world, self.before.first_replicate);
        Some(entries.iter().find(made).map_or(Arrival::Beyond, |entry| Arrival::On(entry.day)))
    }

    /// The day with a proposal carried out in the morning.
    pub fn of_proposal(&self, proposal: Proposal) -> Option<Trial> {
        let world = self.world.with_events(&morning::events(&proposal.actions, self.today.day));
        let (with, without) = (tried(&world, &self.before, &self.today, self.line)?, &self.without);
        Some(Trial {
            outcome: with.entry.outcome,
            room_won: self.room_won(&with.entry),
            need_saved: self.need_saved(&with.entry),
            last_copy_goes: with.lived.loses_beside(&without.lived, 0),
            monthly: with.monthly - without.monthly,
            remade: None,
            proposal,
        })
    }

    fn situation(&self) -> Situation<'_> {
        Situation { world: &self.world, spare: &self.spare, block: &self.before }
    }

    /// Room won at the attempt; nothing where the one looked at the phone's room and the other at the pool's.
    fn room_won(&self, with: &Entry) -> Bytes {
        let on_phone = |entry: &Entry| entry.outcome == Outcome::PhoneFull;
        match on_phone(with) == on_phone(&self.without.entry) {
            true => with.free - self.without.entry.free,
            false => Bytes::ZERO,
        }
    }

    /// What less is needed at the attempt; nothing where a device wants room of its own and sends nothing.
    fn need_saved(&self, with: &Entry) -> Bytes {
        let on_phone = |entry: &Entry| entry.outcome == Outcome::PhoneFull;
        match self.line {
            BackupLine::Device(_) if on_phone(with) || on_phone(&self.without.entry) => Bytes::ZERO,
            _ => self.without.entry.needed - with.needed,
        }
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
        let now = self.situation();
        let mut all = match self.line {
            BackupLine::Device(id) => of_device(id),
            BackupLine::WhatsApp(id) => now.of_whatsapp(id),
        };
        let blocked = match self.without.entry.outcome {
            Outcome::AccountBlocked(why) => Some(why),
            _ => None,
        };
        all.extend(now.of_blocked_account(self.person(), blocked));
        all.extend(self.sharers().flat_map(|person| now.of_sharer(person)));
        all
    }

    /// The smallest amount of each thing that can be deleted or left out, where any amount is enough.
    fn smallest_amounts(&self) -> Vec<Trial> {
        let devices = match self.line {
            BackupLine::Device(id) => vec![id],
            BackupLine::WhatsApp(_) => Vec::new(),
        };
        let divisibles = self.situation().divisibles(self.person(), &devices).into_iter();
        let least = divisibles.filter_map(|of| {
            let works = |bytes| self.of_proposal(of.proposal(bytes)).filter(Trial::works);
            situation::smallest(of.most(&self.before), works)
        });
        least.collect()
    }

    /// The smallest larger plan with which the backup works.
    fn smallest_upgrade(&self) -> Option<Trial> {
        let pool = self.pool();
        let quota = self.without.quota;
        let trial = |plan| self.of_proposal(Proposal::plan(Remedy::Upgrade, pool, plan));
        self.situation().plans_above(quota).into_iter().filter_map(trial).find(Trial::works)
    }

    /// Moves between plans that make the backup work: somebody leaves the shared one for the smallest that holds what
    /// they store, or the backup's owner joins the family's.
    fn moves(&self) -> Vec<Trial> {
        let works = |proposal| self.of_proposal(proposal).filter(Trial::works);
        let leave = |person| self.situation().leaving(person).into_iter().find_map(works);
        let mut found: Vec<Trial> = self.sharers().filter_map(leave).collect();
        found.extend(self.situation().joining(self.person()).and_then(works));
        found
    }
}

/// Lives a day and tells what became of one backup.
fn tried(world: &World, before: &Block<1>, today: &DayFacts, line: BackupLine) -> Option<Tried> {
    let lived = morning::live(world, before, today);
    let of_line = |entry: &Entry| matches!(entry.who, Who::Backup(of, _) if of == line);
    let entry = entries_of(world, &lived.evening).into_iter().find(of_line)?;
    let price = |pool: &PoolLanes<1>| match pool.members[0] {
        0 => Money::ZERO,
        _ => world.household.plans[pool.plan[0].index()].price.on(today.day),
    };
    let monthly = lived.evening.pools.iter().fold(Money::ZERO, |sum, pool| sum + price(pool));
    let pool = lived.evening.pool_of_line(world, line, 0);
    let quota = lived.evening.pools[pool.index()].quota[0];
    Some(Tried { entry, lived, monthly, quota })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::explain::fixture::world;
    use crate::model::household::{AccountId, DeviceId};

    /// The changes that would have let A's iPhone backup work after `size` came into iCloud Drive.
    fn working(size: &str) -> Vec<Trial> {
        let world = world(&format!(
            "[[event]]\non = 2026-12-10\nwhat = \"add\"\nwho = \"A\"\ncategory = \"drive\"\nsize = \"{size}\"\n"
        ));
        let line = BackupLine::Device(DeviceId::new(0));
        Trials::of(&world, 0, line, world.household.horizon.first + 20).unwrap().that_last_first()
    }

    fn restart_of_whatsapp(working: &[Trial]) -> usize {
        let account = Target::Account(AccountId::new(0));
        let restart = |trial: &Trial| trial.proposal.remedy == Remedy::RestartWhatsAppBackup;
        working.iter().position(|trial| restart(trial) && trial.proposal.target == account).unwrap()
    }

    #[test]
    fn a_backup_that_cannot_be_made_anew_is_never_the_first_to_delete() {
        let working = working("49.9 GB");
        let at = restart_of_whatsapp(&working);
        assert!(at > 0 && working[at].is_never_remade(), "{working:?}");
        assert!(working[..at].iter().all(|trial| trial.remade.is_none()));
    }
}

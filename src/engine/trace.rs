//! One replicate alone, with everything that happened to it.

use super::{Observer, live};
use crate::calendar::Day;
use crate::model::household::{LastBackup, PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::rules::loss;
use crate::model::rules::spells::Known;
use crate::model::state::{BackupLine, Block};
use crate::model::step::step;
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// Whom an entry is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// A backup; of a device: how many came before it.
    Backup(BackupLine, usize),
    /// A person's sync.
    Sync(PersonId),
}

/// One day of one backup or one person's sync.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The day.
    pub day: Day,
    /// Whose.
    pub who: Who,
    /// The pool its person is in that day.
    pub pool: PoolId,
    /// What became of it.
    pub outcome: Outcome,
    /// What had to be sent.
    pub next_size: Bytes,
    /// What had to be free for it.
    pub needed: Bytes,
    /// What was sent.
    pub sent: Bytes,
    /// What is stored at the day's end.
    pub stored: Bytes,
    /// Free before.
    pub free: Bytes,
    /// How much room was missing.
    pub short_by: Bytes,
    /// Age of the newest completed backup.
    pub age: Option<i32>,
    /// Bytes without a surviving copy.
    pub at_risk: Bytes,
    /// First day of the spell under way.
    pub since: Option<Day>,
    /// What is known of that spell.
    pub known: Known,
}

/// Runs one replicate alone and tells everything, also of the days beyond the horizon in which spells become known.
pub fn trace(world: &World, replicate: u32) -> Vec<Entry> {
    let mut tracer = Tracer { entries: Vec::new() };
    live::<1>(world, replicate, &mut tracer);
    tracer.entries
}

/// Lives one replicate alone and shows the state at each day's end.
pub fn watch(world: &World, replicate: u32, see: impl FnMut(&Block<1>, &DayFacts)) {
    live::<1>(world, replicate, &mut Watcher(see));
}

/// One replicate on the evening before a day; on its last stepped evening where the day lies beyond.
pub fn evening_before(world: &World, replicate: u32, day: Day) -> Block<1> {
    let mut block = Block::new(world, replicate);
    world.days.iter().take_while(|today| today.day < day).for_each(|today| step(world, &mut block, today));
    block
}

/// What every backup and everybody's sync was on the day a block stepped last.
pub fn entries_of(world: &World, block: &Block<1>) -> Vec<Entry> {
    let backups = world.lines.iter().map(|line| backup_entry(world, block, *line));
    let people = (0..block.people.len()).map(PersonId::new);
    backups.chain(people.map(|id| sync_entry(block, id))).collect()
}

struct Watcher<F>(F);

impl<F: FnMut(&Block<1>, &DayFacts)> Observer<1> for Watcher<F> {
    fn observe(&mut self, _: &World, block: &Block<1>, today: &DayFacts) {
        (self.0)(block, today);
    }
}

struct Tracer {
    entries: Vec<Entry>,
}

impl Observer<1> for Tracer {
    fn observe(&mut self, world: &World, block: &Block<1>, _: &DayFacts) {
        self.entries.extend(entries_of(world, block));
    }
}

fn backup_entry(world: &World, block: &Block<1>, line: BackupLine) -> Entry {
    let day = block.day;
    let (attempt, spell) = (block.attempt(line), block.spell(line));
    let (generation, stored, last) = match line {
        BackupLine::Device(id) => {
            let device = &block.devices[id.index()];
            (device.generation[0], device.stored[0], device.last[0])
        }
        BackupLine::WhatsApp(id) => {
            (0, block.accounts[id.index()].stored[0], block.accounts[id.index()].last[0])
        }
    };
    Entry {
        day,
        who: Who::Backup(line, generation),
        pool: block.pool_of_line(world, line, 0),
        outcome: attempt.outcome[0].outcome(),
        next_size: attempt.next_size[0],
        needed: attempt.needed[0],
        sent: attempt.sent[0],
        stored,
        free: attempt.free[0],
        short_by: attempt.short_by[0],
        age: LastBackup::age(last, day),
        at_risk: loss::at_risk(world, block, line)[0],
        since: spell.since(0),
        known: spell.known(0),
    }
}

fn sync_entry(block: &Block<1>, id: PersonId) -> Entry {
    let person = &block.people[id.index()];
    let sync = &person.sync;
    Entry {
        day: block.day,
        who: Who::Sync(id),
        pool: block.pool_of(id, 0),
        outcome: sync.outcome[0].outcome(),
        next_size: sync.pending[0],
        needed: sync.pending[0],
        sent: sync.sent[0],
        stored: person.synced.iter().map(|bytes| bytes[0]).sum(),
        free: sync.free[0],
        short_by: sync.short_by[0],
        age: None,
        at_risk: person.backlog.iter().map(|bytes| bytes[0]).sum(),
        since: None,
        known: Known::NotYet,
    }
}

//! The future all stories are told from, and the arithmetic of the attempts that found no room.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::findings::{BackupName, Cause, Kind, Outcome, Representative, Shortage, Spell, Subject, TraceRow};
use super::name;
use super::storage::Storage;
use crate::calendar::Arrival;
use crate::engine::{BackupRow, Entry, Failing, Who, entries_of, trace, watch};
use crate::model::household::PoolId;
use crate::model::rules::spells::{Known, cause_of};
use crate::model::state::BackupLine;
use crate::model::world::World;

/// A replicate with its trace.
fn representative(world: &World, replicate: u32) -> Representative {
    let (mut entries, mut storage) = (Vec::new(), Storage::of(world));
    let horizon = world.household.horizon;
    watch(world, replicate, |block, today| {
        entries.extend(entries_of(world, block));
        if horizon.contains(today.day) {
            storage.note(world, block);
        }
    });
    let reported = entries.iter().filter(|entry| horizon.contains(entry.day));
    Representative {
        replicate,
        trace: reported.map(|entry| row(world, entry)).collect(),
        spells: spells(world, &entries),
        storage,
    }
}

/// The replicate whose first failing day is the lower median (by day, then number; censored last).
pub fn middle(firsts: &[Arrival]) -> u32 {
    lower_median(firsts.iter().copied().zip(0..).collect()).map_or(0, |(_, replicate)| replicate)
}

/// The lower median of dates and replicates, by date, then number; `None` of none.
fn lower_median(mut dates: Vec<(Arrival, u32)>) -> Option<(Arrival, u32)> {
    let middle = dates.len().checked_sub(1)? / 2;
    Some(*dates.select_nth_unstable(middle).1)
}

/// The replicate that tells a backup's shortage, and its first failing day there.
pub type Told = (Arrival, u32);

/// For causes of room, the replicate whose first failing day is the lower median (by day, then number) of those in
/// which a backup fails for this cause; `None` for causes that have nothing to do with room.
pub fn told_by(failing: &Failing, cause: Cause) -> Option<Told> {
    if !matches!(cause, Cause::OverQuota | Cause::PhoneFull) {
        return None;
    }
    let numbered = (0_u32..).zip(failing.iter()).filter(|(_, (_, of))| *of == Some(cause));
    lower_median(numbered.map(|(at, (day, _))| (day, at)).collect())
}

/// The spells of replicates, each traced once.
pub struct SpellBook(BTreeMap<u32, Vec<Spell>>);

impl SpellBook {
    /// The representative future, and a book of it and of the replicates that tell the shortages of some backups: all
    /// traced side by side.
    pub fn with_representative(
        world: &World,
        representative: u32,
        told: impl Iterator<Item = Told>,
    ) -> (Representative, Self) {
        let others = told.map(|(_, replicate)| replicate).filter(|replicate| *replicate != representative);
        let others: BTreeSet<u32> = others.collect();
        let trace = |replicate: u32| (replicate, spells(world, &trace(world, replicate)));
        let (representative, others): (Representative, Vec<(u32, Vec<Spell>)>) = rayon::join(
            || self::representative(world, representative),
            || others.into_par_iter().map(trace).collect(),
        );
        let own = (representative.replicate, representative.spells.clone());
        let book = others.into_iter().chain([own]).collect();
        (representative, Self(book))
    }

    /// The arithmetic of a backup's first failing spell in the replicate that tells it.
    pub fn shortage(&self, name: &BackupName, (first_failing, replicate): Told) -> Option<Shortage> {
        let mut spells = self.0.get(&replicate)?.iter();
        spells.find(|spell| spell.name == *name && Arrival::On(spell.from) == first_failing)?.shortage
    }
}

fn row(world: &World, entry: &Entry) -> TraceRow {
    let subject = match entry.who {
        Who::Backup(line, generation) => Subject::Backup(name(world, BackupRow { line, generation })),
        Who::Sync(id) => Subject::Sync { person_name: world.household.people[id.index()].name.clone() },
    };
    TraceRow {
        day: entry.day,
        subject,
        pool: entry.pool,
        outcome: entry.outcome,
        next_size: entry.next_size,
        sent: entry.sent,
        stored: entry.stored,
        free: entry.free,
        short_by: entry.short_by,
        age_days: entry.age,
        at_risk: entry.at_risk,
    }
}

/// Every spell that became known and began within the horizon, by its first day.
pub fn spells(world: &World, entries: &[Entry]) -> Vec<Spell> {
    let mut lines: Vec<(BackupLine, usize)> = Vec::new();
    for entry in entries {
        if let Who::Backup(line, generation) = entry.who
            && !lines.contains(&(line, generation))
        {
            lines.push((line, generation));
        }
    }
    let of = |(line, generation): &(BackupLine, usize)| {
        let who = Who::Backup(*line, *generation);
        let days: Vec<&Entry> = entries.iter().filter(|entry| entry.who == who).collect();
        spells_of(world, BackupRow { line: *line, generation: *generation }, &days)
    };
    let mut spells: Vec<Spell> = lines.iter().flat_map(of).collect();
    spells.sort_by_key(|spell| spell.from);
    spells
}

fn spells_of(world: &World, backup: BackupRow, days: &[&Entry]) -> Vec<Spell> {
    let horizon = world.household.horizon;
    let mut spells = Vec::new();
    let runs = days.chunk_by(|a, b| a.since.is_some() && a.since == b.since);
    for run in runs {
        let Some(last) = run.last() else { continue };
        let Some(from) = last.since.filter(|since| *since <= horizon.last) else { continue };
        let cause = match last.known {
            Known::NotYet => continue,
            Known::Lapse => Cause::NoEligibleNight,
            Known::Failing(cause) => cause,
        };
        spells.push(Spell {
            name: name(world, backup),
            pool: run.first().map_or_else(PoolId::default, |entry| entry.pool),
            from,
            // A spell that runs into the horizon's last day goes on as far as anybody knows.
            to: Some(last.day).filter(|day| *day < horizon.last),
            cause,
            shortage: first_shortage(run, cause),
        });
    }
    spells
}

/// What the first attempt of a spell's cause needed and had, where the cause is want of room.
fn first_shortage(days: &[&Entry], cause: Cause) -> Option<Shortage> {
    let short = |outcome: Outcome| matches!(outcome, Outcome::OverQuota | Outcome::PhoneFull);
    let first = days.iter().find(|entry| cause_of(entry.outcome) == Some(cause) && short(entry.outcome))?;
    Some(Shortage { on: first.day, size: first.next_size, needed: first.needed, free: first.free })
}

impl BackupName {
    /// Whether this is WhatsApp's own backup.
    pub const fn is_whatsapp(&self) -> bool {
        matches!(self.kind, Kind::WhatsApp(_))
    }
}

//! The future all stories are told from, and the arithmetic of the attempts that found no room.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::findings::{BackupName, Cause, Kind, Outcome, Representative, Shortage, Spell, Subject, TraceRow};
use super::storage::Storage;
use super::{count_causes, name};
use crate::calendar::Arrival;
use crate::engine::{BackupRow, Entry, Record, Who, entries_of, trace, watch};
use crate::model::household::PoolId;
use crate::model::rules::spells::{Known, cause_of};
use crate::model::state::BackupLine;
use crate::model::world::World;

/// The replicate whose first failing day is the lower median (by day, then number; censored last), with its trace.
fn representative(world: &World, firsts: &[Arrival]) -> Representative {
    let replicate = middle(firsts);
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

/// The replicate whose first failing day is the lower median.
pub fn middle(firsts: &[Arrival]) -> u32 {
    let mut order: Vec<(Arrival, usize)> = firsts.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let middle = order.get(order.len().saturating_sub(1) / 2).map_or(0, |(_, replicate)| *replicate);
    u32::try_from(middle).unwrap_or(u32::MAX)
}

/// The spells of replicates, each traced once.
pub struct SpellBook(BTreeMap<u32, Vec<Spell>>);

impl SpellBook {
    /// The representative future, and a book of it and of the replicates that tell the shortages of some backups: all
    /// traced side by side.
    pub fn with_representative<'a>(
        world: &World,
        firsts: &[Arrival],
        backups: impl Iterator<Item = &'a [Record]>,
    ) -> (Representative, Self) {
        let middle = middle(firsts);
        let told = backups.filter_map(|records| Some(told_by(records, main_cause(records)?)?.1));
        let others: BTreeSet<u32> = told.filter(|replicate| *replicate != middle).collect();
        let trace = |replicate: u32| (replicate, spells(world, &trace(world, replicate)));
        let (representative, others): (Representative, Vec<(u32, Vec<Spell>)>) =
            rayon::join(|| representative(world, firsts), || others.into_par_iter().map(trace).collect());
        let own = (middle, representative.spells.clone());
        let book = others.into_iter().chain([own]).collect();
        (representative, Self(book))
    }

    /// The arithmetic of a backup's first failing spell, for causes of room: in the replicate whose first failing
    /// day is the lower median (by day, then number) of those that fail for this cause.
    pub fn shortage(&self, name: &BackupName, records: &[Record], cause: Cause) -> Option<Shortage> {
        let (first_failing, replicate) = told_by(records, cause)?;
        let mut spells = self.0.get(&replicate)?.iter();
        spells.find(|spell| spell.name == *name && Arrival::On(spell.from) == first_failing)?.shortage
    }
}

/// The replicate that tells a shortage, and its first failing day; `None` for causes that have nothing to do with room.
fn told_by(records: &[Record], cause: Cause) -> Option<(Arrival, u32)> {
    if !matches!(cause, Cause::OverQuota | Cause::PhoneFull) {
        return None;
    }
    let numbered = (0_u32..).zip(records).filter(|(_, record)| record.cause == Some(cause));
    let mut came: Vec<(Arrival, u32)> =
        numbered.map(|(replicate, record)| (record.first_failing, replicate)).collect();
    came.sort_unstable();
    came.get(came.len().saturating_sub(1) / 2).copied()
}

/// The cause a backup fails for most often.
fn main_cause(records: &[Record]) -> Option<Cause> {
    count_causes(records.iter().filter_map(|record| record.cause)).first().map(|(cause, _)| *cause)
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

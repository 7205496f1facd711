//! The spells of one future, each with the day that explains it.

use super::future::Future;
use super::holdings::Change;
use super::trials::{Trial, Trials};
use crate::analysis::findings::{BackupName, Cause, Kind, Spell};
use crate::analysis::stories;
use crate::calendar::Day;
use crate::engine::{Entry, Who};
use crate::model::household::PersonId;
use crate::model::outcome::Outcome;
use crate::model::rules::spells::cause_of;
use crate::model::state::BackupLine;
use crate::model::world::World;
use crate::units::Bytes;

/// A spell without a completed backup, explained.
#[derive(Clone, PartialEq, Debug)]
pub struct SpellStory {
    /// Which backup, from when to when, and why.
    pub spell: Spell,
    /// The day that explains it: the first attempt that ended as the cause says, or else its first day.
    pub attempt: Entry,
    /// Days of the spell by what became of them, most frequent first.
    pub outcomes: Vec<(Outcome, usize)>,
    /// The last completed backup before it.
    pub last_good: Option<Day>,
    /// What came and went in the pool since that backup, up to the evening of the explained day.
    pub since_last_good: Vec<Change>,
    /// The same since the day the numbers were read.
    pub since_start: Vec<Change>,
    /// Everything that would have made that day's backup work, the smallest change first.
    pub works_with: Vec<Trial>,
    /// Until when the backup would have worked with the smallest of them: the first day of its next failing spell,
    /// `None` where there is none within the horizon.
    pub then_until: Option<Day>,
}

/// A time in which a person's data could not go up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Whose.
    pub person: PersonId,
    /// First day on which something was left for want of room.
    pub from: Day,
    /// Last day of it within the horizon.
    pub to: Day,
    /// Days on which something was left.
    pub days: usize,
    /// The most that waited.
    pub most: Bytes,
}

/// Every spell of a future that became known and began within the horizon, by its first day.
pub fn stories(world: &World, future: &Future) -> Vec<SpellStory> {
    let spells = stories::spells(world, &future.entries);
    spells.into_iter().filter_map(|spell| story(world, future, spell)).collect()
}

/// The line and generation of a backup's name.
pub const fn line_of(name: &BackupName) -> (BackupLine, usize) {
    match name.kind {
        Kind::Device { device, generation } => (BackupLine::Device(device), generation),
        Kind::WhatsApp(account) => (BackupLine::WhatsApp(account), 0),
    }
}

fn story(world: &World, future: &Future, spell: Spell) -> Option<SpellStory> {
    let (line, generation) = line_of(&spell.name);
    let last = spell.to.unwrap_or(world.household.horizon.last);
    let within = |entry: &&Entry| entry.day >= spell.from && entry.day <= last;
    let days: Vec<&Entry> = future.days_of(line, generation).filter(within).collect();
    let attempt = **tells_best(world, &spell, &days).or(days.first())?;
    let last_good = future.last_good(line, generation, attempt.day);
    let pool = attempt.pool;
    let since = |day: Day| future.changes(pool, day, attempt.day);
    let trials = Trials::of(world, future.replicate, line, attempt.day);
    let works_with = trials.as_ref().map(Trials::that_last_first).unwrap_or_default();
    let smallest = trials.as_ref().zip(works_with.first());
    Some(SpellStory {
        outcomes: counted(&days),
        since_last_good: last_good.map(since).unwrap_or_default(),
        since_start: since(future.start.day),
        then_until: smallest.and_then(|(trials, trial)| trials.holds_until(&trial.proposal)),
        works_with,
        last_good,
        attempt,
        spell,
    })
}

/// The day that explains a spell: the first attempt that ended as its cause says; of an upload that does not come to
/// its end, the last one before the spell is known, when least is left of it.
fn tells_best<'a, 'e>(world: &World, spell: &Spell, days: &'a [&'e Entry]) -> Option<&'a &'e Entry> {
    let tells = |entry: &&&Entry| cause_of(entry.outcome) == Some(spell.cause);
    let known = spell.from + world.household.rules.failing_threshold_days;
    match spell.cause {
        Cause::NeverFinishing => {
            days.iter().filter(tells).take_while(|entry| entry.day < known).last().or(days.iter().find(tells))
        }
        _ => days.iter().find(tells),
    }
}

fn counted(days: &[&Entry]) -> Vec<(Outcome, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    days.iter().for_each(|entry| *counts.entry(entry.outcome).or_insert(0) += 1);
    let mut counts: Vec<(Outcome, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// When each person's data could not go up for want of room.
pub fn waiting(world: &World, future: &Future) -> Vec<Waiting> {
    let people = (0..world.household.people.len()).map(PersonId::new);
    people.filter_map(|person| waiting_of(world, future, person)).collect()
}

fn waiting_of(world: &World, future: &Future, person: PersonId) -> Option<Waiting> {
    let full = |entry: &&Entry| {
        let within = world.household.horizon.contains(entry.day);
        within && entry.who == Who::Sync(person) && entry.outcome == Outcome::OverQuota
    };
    let mut days = future.entries.iter().filter(full).peekable();
    let from = days.peek()?.day;
    let seen = days.fold((from, 0, Bytes::ZERO), |(_, days, most), entry| {
        (entry.day, days + 1, most.max(entry.short_by))
    });
    let (to, days, most) = seen;
    Some(Waiting { person, from, to, days, most })
}

/// Whether a spell is one of missing conditions alone.
pub fn is_lapse(story: &SpellStory) -> bool {
    story.spell.cause == Cause::NoEligibleNight
}

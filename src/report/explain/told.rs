//! What a page has told already, so that nothing is told at length twice.

use super::spells::alternatives;
use crate::analysis::explain::SpellStory;
use crate::analysis::findings::{BackupName, Cause, Kind};
use crate::analysis::remedies::{Proposal, Remedy};
use crate::calendar::Day;
use crate::model::household::PoolId;

/// What was told already.
#[derive(Default)]
pub struct Told {
    pub backups: Vec<BackupName>,
    /// The pool whose filling was told last, and the day.
    pub filled: Option<(PoolId, Day)>,
    /// What was short of room and what helps, with the place of its section.
    alike: Vec<(Alike, Day, usize)>,
}

/// What backups have in common that one account is enough for.
#[derive(Clone, PartialEq)]
struct Alike {
    pool: PoolId,
    of_device: bool,
    helps: Proposal,
    or: Vec<Remedy>,
}

impl Alike {
    /// What a backup without room shares with others; nothing where it failed for another cause or nothing helps.
    fn of(story: &SpellStory) -> Option<Self> {
        let (smallest, others) = story.works_with.split_first()?;
        (story.spell.cause == Cause::OverQuota).then(|| Self {
            pool: story.attempt.pool,
            of_device: matches!(story.spell.name.kind, Kind::Device { .. }),
            helps: smallest.proposal.clone(),
            or: alternatives(smallest, others).map(|trial| trial.proposal.remedy).collect(),
        })
    }
}

/// Days for which one account of what filled a pool is enough.
const STILL_FRESH: i32 = 60;

impl Told {
    pub fn names(&self, name: &BackupName) -> bool {
        self.backups.contains(name)
    }

    /// The section that tells the same of another backup, soon before.
    pub fn section_of(&self, story: &SpellStory) -> Option<usize> {
        let mine = Alike::of(story)?;
        let soon = |day: Day| story.attempt.day.days_since(day).abs() <= STILL_FRESH;
        self.alike.iter().find(|(of, day, _)| *of == mine && soon(*day)).map(|(_, _, at)| *at)
    }

    pub fn remember(&mut self, story: &SpellStory, at: usize) {
        self.alike.extend(Alike::of(story).map(|of| (of, story.attempt.day, at)));
    }

    pub fn filling(&self, pool: PoolId, day: Day) -> Option<Day> {
        let (of, told) = self.filled?;
        (of == pool && day.days_since(told) <= STILL_FRESH).then_some(told)
    }
}

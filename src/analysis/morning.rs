//! One day lived again with something done that morning, and what has no copy left afterwards.

use crate::calendar::Day;
use crate::model::household::{Action, DatedEvent};
use crate::model::rules::loss;
use crate::model::state::{BackupLine, Block};
use crate::model::step::{Phase, step_watched};
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// A day that was lived, in each lane.
pub struct Lived<const W: usize> {
    /// Its evening.
    pub evening: Block<W>,
    /// Bytes without a surviving copy after the day's events, and in the evening.
    at_risk: [[Bytes; W]; 2],
}

/// Actions as events of a day.
pub fn events(actions: &[Action], on: Day) -> Vec<DatedEvent> {
    let event = |action: &Action| DatedEvent { on, action: action.clone(), label: String::new() };
    actions.iter().map(event).collect()
}

/// The evening before a day, with the day's own events on it: what somebody finds who acts that day.
pub fn noon<const W: usize>(world: &World, before: &Block<W>, day: Day) -> Block<W> {
    let mut noon = before.clone();
    if let Some(today) = world.day(day) {
        let mut lived = before.clone();
        step_watched(world, &mut lived, today, &mut |phase, block| {
            if phase == Phase::Events {
                noon.clone_from(block);
            }
        });
    }
    noon
}

/// Lives a day from the evening before.
pub fn live<const W: usize>(world: &World, before: &Block<W>, today: &DayFacts) -> Lived<W> {
    let (mut evening, mut noon) = (before.clone(), [Bytes::ZERO; W]);
    step_watched(world, &mut evening, today, &mut |phase, block| {
        if phase == Phase::Events {
            noon = at_risk(world, block);
        }
    });
    let at_risk = [noon, at_risk(world, &evening)];
    Lived { evening, at_risk }
}

impl<const W: usize> Lived<W> {
    /// Whether something loses its last copy in a lane: more is without one, right after the events or in the evening,
    /// than on the same day `without` the change.
    pub fn loses_beside(&self, without: &Self, lane: usize) -> bool {
        self.at_risk.iter().zip(&without.at_risk).any(|(with, without)| with[lane] > without[lane])
    }

    /// Bytes without a surviving copy right after the events.
    pub const fn at_once(&self) -> [Bytes; W] {
        self.at_risk[0]
    }

    /// Bytes without a surviving copy in the evening.
    pub const fn by_evening(&self) -> [Bytes; W] {
        self.at_risk[1]
    }
}

/// Bytes without a surviving copy in an evening, all devices together.
pub fn at_risk<const W: usize>(world: &World, block: &Block<W>) -> [Bytes; W] {
    let mut sum = [Bytes::ZERO; W];
    for line in world.lines.iter().filter(|line| matches!(line, BackupLine::Device(_))) {
        let at_risk = loss::at_risk(world, block, *line);
        (0..W).for_each(|lane| sum[lane] += at_risk[lane]);
    }
    sum
}

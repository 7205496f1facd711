//! One day lived again with something done that morning, and what has no copy left afterwards.

use crate::calendar::Day;
use crate::model::household::{Action, DatedEvent};
use crate::model::rules::loss;
use crate::model::state::Block;
use crate::model::step::{Phase, step_watched};
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// A day that was lived.
pub struct Lived {
    /// Its evening.
    pub evening: Block<1>,
    /// Bytes without a surviving copy after the day's events, and in the evening.
    at_risk: [Bytes; 2],
}

/// Actions as events of a day.
pub fn events(actions: &[Action], on: Day) -> Vec<DatedEvent> {
    let event = |action: &Action| DatedEvent { on, action: action.clone(), label: String::new() };
    actions.iter().map(event).collect()
}

/// Lives a day from the evening before.
pub fn live(world: &World, before: &Block<1>, today: &DayFacts) -> Lived {
    let (mut evening, mut noon) = (before.clone(), Bytes::ZERO);
    step_watched(world, &mut evening, today, &mut |phase, block| {
        if phase == Phase::Events {
            let mut block = block.clone();
            loss::assess(world, &mut block);
            noon = at_risk(&block);
        }
    });
    let at_risk = [noon, at_risk(&evening)];
    Lived { evening, at_risk }
}

impl Lived {
    /// Whether something lost its last copy: more is without one, right after the events or in the evening, than on
    /// the same day `without` the change.
    pub fn lost_a_last_copy(&self, without: &Self) -> bool {
        self.lost_at_once(without) || self.lost_by_evening(without)
    }

    /// Whether more is without a copy right after the events.
    pub fn lost_at_once(&self, without: &Self) -> bool {
        self.at_risk[0] > without.at_risk[0]
    }

    /// Whether more is without a copy in the evening.
    pub fn lost_by_evening(&self, without: &Self) -> bool {
        self.at_risk[1] > without.at_risk[1]
    }
}

fn at_risk(block: &Block<1>) -> Bytes {
    block.devices.iter().map(|device| device.attempt.at_risk[0]).sum()
}

//! Whether a change takes the last copy of something, on the days on which something is done.

use std::collections::BTreeMap;

use super::change::{Change, Step};
use crate::analysis::morning::{self, Lived};
use crate::calendar::Day;
use crate::engine::evening_before;
use crate::model::state::Block;
use crate::model::world::World;

/// Futures whose days are looked at.
const LOOKED_AT: u32 = 8;
/// Days within which the next backup may cover again what a change uncovers.
const DAYS: i32 = 14;

/// Days of some futures, ready to be lived again.
pub struct Copies<'a> {
    world: &'a World,
    days: BTreeMap<Day, Vec<Fortnight>>,
}

/// A day and those after it, as they go without any change.
struct Fortnight {
    before: Block<1>,
    lived: Vec<Lived>,
}

impl<'a> Copies<'a> {
    /// Prepares the days on which something may be done, in some of `futures` futures.
    pub fn of(world: &'a World, futures: usize, days: impl Iterator<Item = Day>) -> Self {
        let looked_at = LOOKED_AT.min(u32::try_from(futures).unwrap_or(LOOKED_AT));
        let days: std::collections::BTreeSet<Day> = days.collect();
        let prepare = |day: Day| {
            let fortnight = |replicate| {
                let before = evening_before(world, replicate, day);
                Fortnight { lived: fortnight(world, &before, day), before }
            };
            (day, (0..looked_at).map(fortnight).collect())
        };
        Self { world, days: days.into_iter().map(prepare).collect() }
    }

    /// Whether something loses its last copy by what a change does on one of its days, in any of the futures looked at:
    /// more is without a copy than without the change, right after it, or on every evening of the fortnight after. What
    /// the next backup covers again is not lost.
    pub fn last_goes(&self, change: &Change) -> bool {
        let mut days: Vec<Day> = change.steps.iter().map(|step| step.on).collect();
        days.dedup();
        days.into_iter().any(|day| self.goes_on(change, day))
    }

    fn goes_on(&self, change: &Change, day: Day) -> bool {
        let Some(futures) = self.days.get(&day) else { return false };
        let steps = change.steps.iter().filter(|step| step.on == day);
        let of_step = |step: &Step| morning::events(&step.proposal.actions, day);
        let world = self.world.with_events(&steps.flat_map(of_step).collect::<Vec<_>>());
        futures.iter().any(|without| {
            let with = fortnight(&world, &without.before, day);
            let mut pairs = with.iter().zip(&without.lived);
            let at_once = pairs.next().is_some_and(|(with, without)| with.lost_at_once(without));
            let mut pairs = with.iter().zip(&without.lived);
            at_once || (!with.is_empty() && pairs.all(|(with, without)| with.lost_by_evening(without)))
        })
    }
}

fn fortnight(world: &World, before: &Block<1>, day: Day) -> Vec<Lived> {
    let mut lived: Vec<Lived> = Vec::new();
    for today in (day.number()..day.number() + DAYS).filter_map(|number| world.day(Day::from_number(number)))
    {
        let next = morning::live(world, lived.last().map_or(before, |last| &last.evening), today);
        lived.push(next);
    }
    lived
}

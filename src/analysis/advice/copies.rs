//! Whether a change takes the last copy of something, on the days on which something is done.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::change::{Change, Step};
use crate::analysis::morning;
use crate::calendar::Day;
use crate::engine::LANES;
use crate::model::state::Block;
use crate::model::step::step;
use crate::model::world::World;
use crate::units::Bytes;

/// Days within which the next backup may cover again what a change uncovers.
const DAYS: i32 = 14;

/// Days of some futures, ready to be lived again.
pub struct Copies<'a> {
    world: &'a World,
    days: BTreeMap<Day, Vec<Side>>,
}

/// Futures side by side on the evening before a day, and how the fortnight goes without any change.
struct Side {
    before: Block<LANES>,
    /// How many of the lanes are futures of the search.
    futures: usize,
    without: Fortnight,
}

/// Bytes without a surviving copy over a fortnight.
struct Fortnight {
    /// Right after the events of its first day.
    at_once: [Bytes; LANES],
    /// On every evening.
    evenings: Vec<[Bytes; LANES]>,
}

impl<'a> Copies<'a> {
    /// Prepares the days on which something may be done, in all of the search's `futures`.
    pub fn of(world: &'a World, futures: usize, days: impl Iterator<Item = Day>) -> Self {
        let days: BTreeSet<Day> = days.collect();
        let sides = |first: usize| sides(world, first, LANES.min(futures - first), &days);
        let blocks: Vec<usize> = (0..futures).step_by(LANES).collect();
        let blocks: Vec<Vec<Side>> = blocks.into_par_iter().map(sides).collect();
        let mut by_day: BTreeMap<Day, Vec<Side>> = BTreeMap::new();
        for (day, side) in blocks.into_iter().flat_map(|sides| days.iter().copied().zip(sides)) {
            by_day.entry(day).or_default().push(side);
        }
        Self { world, days: by_day }
    }

    /// Whether something loses its last copy by what a change does on one of its days, in any future of the search:
    /// more is without a copy than without the change, right after it, or on every evening of the fortnight after. What
    /// the next backup covers again is not lost.
    pub fn last_goes(&self, change: &Change) -> bool {
        let mut days: Vec<Day> = change.steps.iter().map(|step| step.on).collect();
        days.dedup();
        days.into_iter().any(|day| self.goes_on(change, day))
    }

    fn goes_on(&self, change: &Change, day: Day) -> bool {
        let Some(sides) = self.days.get(&day) else { return false };
        let steps = change.steps.iter().filter(|step| step.on == day);
        let of_step = |step: &Step| morning::events(&step.proposal.actions, day);
        let world = self.world.with_events(&steps.flat_map(of_step).collect::<Vec<_>>());
        sides.par_iter().any(|side| {
            let with = Fortnight::of(&world, &side.before, day);
            (0..side.futures).any(|lane| with.loses_beside(&side.without, lane))
        })
    }
}

/// The evenings before some days of futures side by side, which are lived once from their start.
fn sides(world: &World, first: usize, futures: usize, days: &BTreeSet<Day>) -> Vec<Side> {
    let mut block = Block::<LANES>::new(world, u32::try_from(first).unwrap_or(u32::MAX));
    let mut ahead = world.days.iter().peekable();
    let mut found = Vec::new();
    for &day in days {
        while let Some(today) = ahead.next_if(|today| today.day < day) {
            step(world, &mut block, today);
        }
        found.push(Side { before: block.clone(), futures, without: Fortnight::of(world, &block, day) });
    }
    found
}

impl Fortnight {
    fn of(world: &World, before: &Block<LANES>, day: Day) -> Self {
        let mut fortnight = Self { at_once: [Bytes::ZERO; LANES], evenings: Vec::new() };
        let mut evening = before.clone();
        let numbers = day.number()..day.number() + DAYS;
        for today in numbers.filter_map(|number| world.day(Day::from_number(number))) {
            let lived = morning::live(world, &evening, today);
            if fortnight.evenings.is_empty() {
                fortnight.at_once = lived.at_once();
            }
            fortnight.evenings.push(lived.by_evening());
            evening = lived.evening;
        }
        fortnight
    }

    /// Whether more is without a copy at once, or on every evening, than in the same future without the change.
    fn loses_beside(&self, without: &Self, lane: usize) -> bool {
        let mut evenings = self.evenings.iter().zip(&without.evenings);
        let never_covered =
            !self.evenings.is_empty() && evenings.all(|(with, without)| with[lane] > without[lane]);
        self.at_once[lane] > without.at_once[lane] || never_covered
    }
}

//! Whether a change takes the last copy of something, on the days on which something is done.

use rayon::prelude::*;

use super::change::{Change, Step};
use crate::analysis::morning;
use crate::calendar::Day;
use crate::engine::{LANES, Trunk};
use crate::model::state::Block;
use crate::model::step::step;
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// Days within which the next backup may cover again what a change uncovers.
const DAYS: i32 = 14;

/// How the fortnights from some days on go in some futures without any change.
pub struct Copies<'a> {
    /// The futures on the evenings before those days.
    trunk: &'a Trunk<'a>,
    /// How many of them are futures of the search.
    futures: usize,
    /// `[day][block]`.
    without: Vec<Vec<Fortnight>>,
}

/// Bytes without a surviving copy over a fortnight.
struct Fortnight {
    /// Right after the events of its first day.
    at_once: [Bytes; LANES],
    /// On every evening.
    evenings: Vec<[Bytes; LANES]>,
}

impl<'a> Copies<'a> {
    /// Prepares the days before which evenings are kept, in all of the search's `futures`.
    pub fn of(trunk: &'a Trunk<'a>, futures: usize) -> Self {
        let blocks = futures.div_ceil(LANES);
        let on = |(at, day): (usize, &Day)| {
            let blocks: Vec<&Block<LANES>> = trunk.evenings_before(at).take(blocks).collect();
            blocks.into_par_iter().map(|before| Fortnight::of(trunk.world(), before, *day)).collect()
        };
        Self {
            trunk,
            futures,
            without: trunk.days().par_iter().enumerate().map(|(at, day)| on((at, day))).collect(),
        }
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
        let Ok(at) = self.trunk.days().binary_search(&day) else { return false };
        let steps = change.steps.iter().filter(|step| step.on == day);
        let of_step = |step: &Step| morning::events(&step.proposal.actions, day);
        let world = self.trunk.world().with_events(&steps.flat_map(of_step).collect::<Vec<_>>());
        let blocks: Vec<_> = self.trunk.evenings_before(at).zip(&self.without[at]).enumerate().collect();
        blocks.into_par_iter().any(|(block, (before, without))| {
            without.is_beaten(&world, before, day, LANES.min(self.futures - block * LANES))
        })
    }
}

impl Fortnight {
    fn of(world: &World, before: &Block<LANES>, day: Day) -> Self {
        let mut fortnight = Self { at_once: [Bytes::ZERO; LANES], evenings: Vec::new() };
        live(world, before, day, |at_once, evening| {
            if let Some(at_once) = at_once {
                fortnight.at_once = at_once;
            }
            fortnight.evenings.push(evening);
            true
        });
        fortnight
    }

    /// Whether more is without a copy in another household, at once or on every evening, in any of the first lanes.
    fn is_beaten(&self, world: &World, before: &Block<LANES>, day: Day, lanes: usize) -> bool {
        let more = |with: &[Bytes; LANES], without: &[Bytes; LANES], lane: usize| with[lane] > without[lane];
        let (mut at_once, mut uncovered) = (false, Vec::from_iter(0..lanes));
        let mut evenings = self.evenings.iter();
        let lived = live(world, before, day, |noon, evening| {
            at_once |= noon.is_some_and(|noon| (0..lanes).any(|lane| more(&noon, &self.at_once, lane)));
            let Some(without) = evenings.next() else { return false };
            uncovered.retain(|lane| more(&evening, without, *lane));
            !at_once && !uncovered.is_empty()
        });
        at_once || (lived && !uncovered.is_empty())
    }
}

/// Lives the fortnight from a day on, for as long as somebody wants to see more of it: what is without a copy at once, on
/// the first day, and in the evening. Tells whether there was any day.
fn live(
    world: &World,
    before: &Block<LANES>,
    day: Day,
    mut see: impl FnMut(Option<[Bytes; LANES]>, [Bytes; LANES]) -> bool,
) -> bool {
    let numbers = day.number()..day.number() + DAYS;
    let mut days = numbers.filter_map(|number| world.day(Day::from_number(number)));
    let Some(first) = days.next() else { return false };
    let lived = morning::live(world, before, first);
    let mut goes_on = see(Some(lived.at_once()), lived.by_evening());
    let mut evening = lived.evening;
    let mut next = |today: &DayFacts| {
        step(world, &mut evening, today);
        see(None, morning::at_risk(world, &evening))
    };
    while let Some(today) = days.next().filter(|_| goes_on) {
        goes_on = next(today);
    }
    true
}

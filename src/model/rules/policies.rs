//! Policies: what the household does by itself, the morning after it noticed.

use crate::calendar::Day;
use crate::model::household::{PersonId, Trigger};
use crate::model::state::Block;
use crate::model::world::World;

/// A policy's memory, in each lane.
#[derive(Clone, Debug)]
pub struct PolicyLanes<const W: usize> {
    /// Whether its trigger held yesterday: it acts only when that begins.
    pub held: [bool; W],
    /// Whether it acts tomorrow morning.
    pub due: [bool; W],
}

impl<const W: usize> PolicyLanes<W> {
    /// Nothing noticed yet.
    pub fn new() -> Self {
        Self { held: [false; W], due: [false; W] }
    }
}

impl<const W: usize> Default for PolicyLanes<W> {
    fn default() -> Self {
        Self::new()
    }
}

/// Looks at the day's end and decides which policies act tomorrow.
#[inline(always)]
pub fn look<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    for (at, policy) in world.household.policies.iter().enumerate() {
        let holds = match &policy.trigger {
            Trigger::FailingFor(people, days) => without_backup(world, block, people, today, *days, true),
            Trigger::NoBackupFor(people, days) => without_backup(world, block, people, today, *days, false),
            Trigger::UsedAbove(pool, share) => {
                let pool = &block.pools[pool.index()];
                let mut above = [false; W];
                for lane in 0..W {
                    above[lane] = pool.used[lane].real() > share * pool.quota[lane].real();
                }
                above
            }
        };
        let memory = &mut block.policies[at];
        for lane in 0..W {
            memory.due[lane] = holds[lane] & !memory.held[lane];
        }
        memory.held = holds;
    }
}

/// Whether a backup of one of these people is in a spell of at least so many days; where it matters, one with a cause.
#[inline(always)]
fn without_backup<const W: usize>(
    world: &World,
    block: &Block<W>,
    people: &[PersonId],
    today: Day,
    days: i32,
    with_cause: bool,
) -> [bool; W] {
    let mut holds = [false; W];
    for line in world.lines.iter().filter(|line| people.contains(&world.owner(**line))) {
        let spell = block.spell(*line);
        let counts = if with_cause { spell.any_cause() } else { [true; W] };
        for lane in 0..W {
            holds[lane] |= (spell.length(today, lane) >= days) & counts[lane];
        }
    }
    holds
}

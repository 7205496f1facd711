//! Policies: what the household does by itself, the morning after it noticed.

use crate::calendar::Day;
use crate::model::household::{PersonId, Trigger};
use crate::model::state::{BackupLine, Block};
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
pub fn look<const W: usize>(world: &World, block: &mut Block<W>, today: Day) {
    for (at, policy) in world.household.policies.iter().enumerate() {
        for lane in 0..W {
            let holds = holds(world, block, &policy.trigger, today, lane);
            let memory = &mut block.policies[at];
            memory.due[lane] = holds && !memory.held[lane];
            memory.held[lane] = holds;
        }
    }
}

fn holds<const W: usize>(
    world: &World,
    block: &Block<W>,
    trigger: &Trigger,
    today: Day,
    lane: usize,
) -> bool {
    let any = |people: &[PersonId], test: &dyn Fn(BackupLine) -> bool| {
        world.lines.iter().any(|line| people.contains(&world.owner(*line)) && test(*line))
    };
    match trigger {
        Trigger::FailingFor(people, days) => any(people, &|line| {
            let spell = block.spell(line);
            spell.length(today, lane) >= *days && spell.cause(lane).is_some()
        }),
        Trigger::NoBackupFor(people, days) => {
            any(people, &|line| block.spell(line).length(today, lane) >= *days)
        }
        Trigger::UsedAbove(pool, share) => {
            let pool = &block.pools[pool.index()];
            pool.used[lane].real() > share * pool.quota[lane].real()
        }
    }
}

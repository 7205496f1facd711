//! Households that differ by a plan alone, lived side by side.
//!
//! A plan makes a difference only on a day on which something finds room under one and none under the other. So the
//! household with the largest plan is lived once, and the others leave it shortly before the first day on which
//! something asked of the pool goes otherwise under their own plan: together, as long as they agree. What is found is
//! the same, bit for bit, as if each had been lived alone.

use rayon::prelude::*;

use super::life::Life;
use super::run::{Keep, LANES, Run, Runner, Tally};
use crate::model::household::{Action, Household, PlanId, PoolId, Trigger};
use crate::model::rules::billing;
use crate::model::state::{Alike, Block, PoolLanes};
use crate::model::world::{DayFacts, World};
use crate::units::Bytes;

/// Days between two evenings on which a life is kept, for others to go on from.
const KEPT_EVERY: usize = 32;

/// Runs as many replicates of every household, keeping futures, with or without their records; `progress` is told how
/// many replicates of how many households are done.
pub fn run_together(
    worlds: &[World],
    keep: Keep,
    replicates: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Run> {
    let mut runs: Vec<Option<Run>> = worlds.iter().map(|_| None).collect();
    for family in families(worlds) {
        let found = family.live(worlds, keep, replicates, progress);
        family.members.iter().zip(found).for_each(|(at, run)| runs[*at] = Some(run));
    }
    runs.into_iter().flatten().collect()
}

/// Households that differ by the plan of one pool alone, the largest plan first.
struct Family {
    members: Vec<usize>,
    pool: PoolId,
}

/// Every household in one family, if only its own.
fn families(worlds: &[World]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for (at, world) in worlds.iter().enumerate() {
        let pool_of = |family: &Family| {
            let pool = differ_by_a_plan(&worlds[family.members[0]], world)?;
            let joins = family.members.len() == 1 || family.pool == pool;
            (joins && plan_alone_tells(&world.household, pool)).then_some(pool)
        };
        let found = families.iter_mut().find_map(|family| pool_of(family).map(|pool| (family, pool)));
        match found {
            Some((family, pool)) => {
                family.pool = pool;
                family.members.push(at);
            }
            None => families.push(Family { members: vec![at], pool: PoolId::default() }),
        }
    }
    for family in &mut families {
        let pool = family.pool;
        family.members.sort_by_key(|at| std::cmp::Reverse(quota(&worlds[*at], pool)));
    }
    families
}

/// The one pool whose plan at the start differs between two households that are the same otherwise.
fn differ_by_a_plan(one: &World, other: &World) -> Option<PoolId> {
    let plans =
        |world: &World| -> Vec<PlanId> { world.household.pools.iter().map(|pool| pool.plan).collect() };
    let (ours, theirs) = (plans(one), plans(other));
    let mut differing = (0..ours.len().min(theirs.len())).filter(|at| ours[*at] != theirs[*at]);
    let at = differing.next()?;
    if ours.len() != theirs.len() || differing.next().is_some() || one.seed != other.seed {
        return None;
    }
    let mut changed = other.household.clone();
    changed.pools[at].plan = ours[at];
    (changed == one.household).then(|| PoolId::new(at))
}

/// Whether nothing in a household looks at a pool's plan but the question whether there is room, and nobody who pays
/// for it comes or goes.
pub(super) fn plan_alone_tells(household: &Household, pool: PoolId) -> bool {
    let by_policy = household.policies.iter().flat_map(|policy| &policy.actions);
    let mut actions = household.events.iter().map(|event| &event.action).chain(by_policy);
    let looks = |trigger: &Trigger| matches!(trigger, Trigger::UsedAbove(of, _) if *of == pool);
    let plans_and_people =
        |action: &Action| action.changes_plan_of(pool) || matches!(action, Action::JoinPool(..));
    !actions.any(plans_and_people) && !household.policies.iter().any(|policy| looks(&policy.trigger))
}

fn quota(world: &World, pool: PoolId) -> Bytes {
    let household = &world.household;
    household.pools.get(pool.index()).map_or(Bytes::ZERO, |pool| household.plans[pool.plan.index()].quota)
}

impl Family {
    /// One run a member, in the order of the members.
    fn live(
        &self,
        worlds: &[World],
        keep: Keep,
        replicates: usize,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Vec<Run> {
        let mut runners: Vec<Runner<'_>> =
            self.members.iter().map(|at| Runner::new(&worlds[*at], Keep { wholes: false, ..keep })).collect();
        runners.iter_mut().for_each(|runner| runner.reserve(replicates));
        for wave in Runner::blocks(0, replicates, runners[0].blocks_a_wave()) {
            let lived: Vec<Vec<Tally>> = wave
                .par_iter()
                .map(|(first, lanes)| {
                    let tallies = self.block(&runners, *first, *lanes);
                    progress(lanes * runners.len());
                    tallies
                })
                .collect();
            for (tallies, (_, lanes)) in lived.iter().zip(&wave) {
                runners.iter_mut().zip(tallies).for_each(|(runner, tally)| runner.add(tally, *lanes));
            }
        }
        runners.into_iter().map(Runner::finish).collect()
    }

    /// The members' lives of a block.
    fn block(&self, runners: &[Runner<'_>], first: usize, lanes: usize) -> Vec<Tally> {
        let life = Life::new(&runners[0], first, lanes);
        let mut found = self.follow(runners, &(0..runners.len()).collect::<Vec<_>>(), (0, life));
        found.sort_by_key(|(member, _)| *member);
        found.iter_mut().for_each(|(_, tally)| tally.finish());
        found.into_iter().map(|(_, tally)| tally).collect()
    }

    /// Lives on from an evening under the plan of the first of these members. Those for whom a day would have gone
    /// otherwise leave from the last evening that was kept, together.
    fn follow(
        &self,
        runners: &[Runner<'_>],
        members: &[usize],
        (from, mut life): (usize, Life),
    ) -> Vec<(usize, Tally)> {
        let world = runners[members[0]].world();
        self.take_plan(world, &mut life.block, &world.days[..from]);
        let mut together = members.to_vec();
        let mut kept = None;
        let mut found = Vec::new();
        for (at, today) in world.days.iter().enumerate().skip(from) {
            if together.len() > 1 && (at - from) % KEPT_EVERY == 0 {
                life.block.pools[self.pool.index()].alike = Some(Alike::all());
                kept = Some((at, life.clone()));
            }
            life.day(world, today);
            let alike = &life.block.pools[self.pool.index()].alike;
            let stays = |member: &usize| {
                alike.as_ref().is_some_and(|alike| alike.has(quota(runners[*member].world(), self.pool)))
            };
            let (stay, leave): (Vec<usize>, Vec<usize>) = match together.len() {
                1 => continue,
                _ => together.iter().partition(|member| stays(member)),
            };
            // Whoever is with others has an evening to go back to: the first is kept at once.
            if let (false, Some(evening)) = (leave.is_empty(), &kept) {
                found.extend(self.follow(runners, &leave, evening.clone()));
                together = stay;
            }
            if together.len() == 1 {
                life.block.pools[self.pool.index()].alike = None;
            }
        }
        let others = together.iter().skip(1);
        found.extend(others.map(|member| (*member, self.as_paid_by(runners[*member].world(), &life))));
        found.push((members[0], life.tally));
        found
    }

    /// What was found of a life in which room was never short, as another plan would have paid for it.
    fn as_paid_by(&self, world: &World, life: &Life) -> Tally {
        let (mut tally, mut block) = (life.tally.clone(), life.block.clone());
        let horizon = world.household.horizon;
        self.take_plan(world, &mut block, &world.days[..horizon.len().min(world.days.len())]);
        tally.pay(self.pool, &block);
        tally
    }

    /// Gives the pool the plan it has in another household, paid for since the start.
    fn take_plan(&self, world: &World, block: &mut Block<LANES>, days: &[DayFacts]) {
        let mut anew = Block::<LANES>::new(world, block.first_replicate);
        days.iter().for_each(|today| billing::charge(world, &mut anew, today.day));
        let paid = anew.pools.into_iter().nth(self.pool.index());
        if let (Some(pool), Some(paid)) = (block.pools.get_mut(self.pool.index()), paid) {
            *pool = PoolLanes { used: pool.used, ..paid };
        }
    }
}

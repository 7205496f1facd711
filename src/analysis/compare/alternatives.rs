//! Households to hold against the present one: another plan; and who should be in the family's pool: everybody on a
//! plan of their own, one person out, one person in.

use std::fmt;

use crate::engine::{Keep, Runner};
use crate::model::household::{
    Action, DatedEvent, Household, LARGEST_FAMILY, PersonId, PlanId, Pool, PoolId, Price,
};
use crate::model::outcome::Cause;
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// Futures that are lived to find the smallest plan that holds a person's data.
const PILOT: usize = 64;
/// Share of those in which the plan may turn out too small.
const TOO_SMALL: f64 = 0.05;

/// A household to be held against the present one.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternative {
    /// What it is called.
    pub name: Title,
    /// What is different.
    pub change: Change,
    /// The household.
    pub household: Household,
}

/// What an alternative is called. A report says it in its language; as text it is English, for data files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Title {
    /// The plan of the present household.
    Now(String),
    /// The same, where its file changes the plan later.
    AsInTheFile(String),
    /// A plan.
    Plan(String),
    /// Everybody who shares a plan has one of their own.
    AllOnTheirOwn,
    /// A person has a plan of their own.
    OnTheirOwn {
        /// The person's name.
        person: String,
        /// The plan's.
        plan: String,
    },
    /// A person joins the family's pool.
    InTheFamily(String),
    /// A name that was given, to a file or to other keys.
    Given(String),
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now(plan) => write!(f, "{plan} (now)"),
            Self::AsInTheFile(plan) => write!(f, "{plan}, then as in the file"),
            Self::AllOnTheirOwn => f.write_str("everybody on their own"),
            Self::OnTheirOwn { person, plan } => write!(f, "{person} on their own {plan}"),
            Self::InTheFamily(person) => write!(f, "{person} in the family's pool"),
            Self::Plan(name) | Self::Given(name) => f.write_str(name),
        }
    }
}

/// What is different about an alternative.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Nothing: the household as its file has it.
    Nothing,
    /// One pool has this plan all the time; dated changes of its plan are left out.
    Plan(PoolId, PlanId),
    /// These people of the family's pool have plans of their own from the first day on.
    Leave(Vec<(PersonId, PlanId)>),
    /// A person with a plan of their own joins the family's on the first day.
    Join(PersonId, PoolId),
    /// Another file, or other keys.
    Other,
}

/// The household as it is, named after its plan.
pub fn present(household: &Household, pool: PoolId) -> Alternative {
    let plan = household.plans[household.pools[pool.index()].plan.index()].name.clone();
    let name = match keeping(household, pool, household.pools[pool.index()].plan) == *household {
        true => Title::Now(plan),
        false => Title::AsInTheFile(plan),
    };
    Alternative { name, change: Change::Nothing, household: household.clone() }
}

/// One plan of each size that has a price, smallest first; of two of one size the price list's, which comes first.
pub fn plans_on_sale(household: &Household) -> Vec<PlanId> {
    let plans = &household.plans;
    let known = (0..plans.len()).filter(|at| plans[*at].price != Price::Unknown);
    let mut sizes: Vec<usize> = known.collect();
    sizes.sort_by_key(|at| (plans[*at].quota, *at));
    sizes.dedup_by_key(|at| plans[*at].quota);
    sizes.into_iter().map(PlanId::new).collect()
}

/// The household with one plan all the time; `None` where that is how it is already.
pub fn with_plan(household: &Household, pool: PoolId, plan: PlanId) -> Option<Alternative> {
    let name = Title::Plan(household.plans[plan.index()].name.clone());
    let changed = keeping(household, pool, plan);
    let quota = |plan: PlanId| household.plans[plan.index()].quota;
    let same_plan = quota(household.pools[pool.index()].plan) == quota(plan);
    let as_now = same_plan && changed.events == household.events && changed.policies == household.policies;
    (!as_now).then_some(Alternative { name, change: Change::Plan(pool, plan), household: changed })
}

fn keeping(household: &Household, pool: PoolId, plan: PlanId) -> Household {
    let mut changed = household.clone();
    changed.pools[pool.index()].plan = plan;
    changed.events.retain(|event| !event.action.changes_plan_of(pool));
    for policy in &mut changed.policies {
        policy.actions.retain(|action| !action.changes_plan_of(pool));
    }
    changed.policies.retain(|policy| !policy.actions.is_empty());
    changed
}

/// The pool that several people share; `None` where nobody shares one.
pub fn family_pool(household: &Household) -> Option<PoolId> {
    let shared = |pool: &PoolId| members(household, *pool).len() > 1;
    (0..household.pools.len()).map(PoolId::new).find(shared)
}

/// People who leave the family's pool or join it on the first day. None where nobody shares a pool, and where the file
/// itself moves people between pools.
pub fn moves(household: &Household, seed: u64) -> Vec<Alternative> {
    let Some(family) = family_pool(household).filter(|_| !moves_already(household)) else {
        return Vec::new();
    };
    let leavers = members(household, family);
    let plans = smallest_plans(household, &leavers, seed);
    let mut all = vec![leaving(Title::AllOnTheirOwn, household, plans.clone())];
    if leavers.len() > 2 {
        let one = |(person, plan): &(PersonId, PlanId)| {
            let name = Title::OnTheirOwn {
                person: household.people[person.index()].name.clone(),
                plan: household.plans[plan.index()].name.clone(),
            };
            leaving(name, household, vec![(*person, *plan)])
        };
        all.extend(plans.iter().map(one));
    }
    if leavers.len() < LARGEST_FAMILY {
        let outside = people(household).filter(|person| !leavers.contains(person));
        all.extend(outside.map(|person| joining(household, person, family)));
    }
    all
}

fn people(household: &Household) -> impl Iterator<Item = PersonId> + use<> {
    (0..household.people.len()).map(PersonId::new)
}

fn members(household: &Household, pool: PoolId) -> Vec<PersonId> {
    people(household).filter(|person| household.people[person.index()].pool == pool).collect()
}

fn moves_already(household: &Household) -> bool {
    let dated = household.events.iter().map(|event| &event.action);
    let by_policy = household.policies.iter().flat_map(|policy| &policy.actions);
    dated.chain(by_policy).any(|action| matches!(action, Action::JoinPool(..)))
}

fn leaving(name: Title, household: &Household, who: Vec<(PersonId, PlanId)>) -> Alternative {
    Alternative { name, household: moved_out(household, &who), change: Change::Leave(who) }
}

fn joining(household: &Household, person: PersonId, family: PoolId) -> Alternative {
    let name = Title::InTheFamily(household.people[person.index()].name.clone());
    let mut changed = household.clone();
    insert(&mut changed, vec![Action::JoinPool(person, family)]);
    Alternative { name, change: Change::Join(person, family), household: changed }
}

/// The household with a pool for each of these people, into which they move on the first day.
fn moved_out(household: &Household, who: &[(PersonId, PlanId)]) -> Household {
    let mut changed = household.clone();
    let billed_on = household.horizon.first;
    let joins = who.iter().map(|(person, plan)| {
        let name = household.people[person.index()].name.clone();
        changed.pools.push(Pool { name, plan: *plan, billed_on, other: Bytes::ZERO });
        Action::JoinPool(*person, PoolId::new(changed.pools.len() - 1))
    });
    let joins = joins.collect();
    insert(&mut changed, joins);
    changed
}

/// Puts actions before everything else of the first day.
fn insert(household: &mut Household, actions: Vec<Action>) {
    let on = household.horizon.first;
    let at = household.events.partition_point(|event| event.on < on);
    let events = actions.into_iter().map(|action| DatedEvent { on, action, label: String::new() });
    household.events.splice(at..at, events);
}

/// For each person the smallest plan on sale that is too small for their own data in at most 1 future of 20.
fn smallest_plans(household: &Household, who: &[PersonId], seed: u64) -> Vec<(PersonId, PlanId)> {
    let mut chosen: Vec<Option<PlanId>> = vec![None; who.len()];
    let on_sale = plans_on_sale(household);
    for plan in &on_sale {
        let undecided: Vec<usize> = (0..who.len()).filter(|at| chosen[*at].is_none()).collect();
        let movers: Vec<(PersonId, PlanId)> = undecided.iter().map(|at| (who[*at], *plan)).collect();
        let fits = fitting(moved_out(household, &movers), &movers, seed);
        undecided
            .into_iter()
            .zip(fits)
            .filter(|(_, fits)| *fits)
            .for_each(|(at, _)| chosen[at] = Some(*plan));
        if chosen.iter().all(Option::is_some) {
            break;
        }
    }
    let largest = on_sale.last().copied().unwrap_or_default();
    who.iter().zip(chosen).map(|(person, plan)| (*person, plan.unwrap_or(largest))).collect()
}

/// Whether each mover's plan holds what is theirs.
fn fitting(household: Household, movers: &[(PersonId, PlanId)], seed: u64) -> Vec<bool> {
    let world = World::new(household, seed);
    let mut runner = Runner::new(&world, Keep::FUTURES);
    runner.live(if world.certain() { 1 } else { PILOT }, &|_| {});
    let run = runner.finish();
    let too_small = |person: PersonId| {
        let rows =
            run.rows.iter().zip(&run.futures.failing).filter(|(row, _)| world.owner(row.line) == person);
        let rows: Vec<_> = rows.map(|(_, failing)| failing).collect();
        let full = |replicate: &usize| rows.iter().any(|row| row.of(*replicate).1 == Some(Cause::OverQuota));
        numbers::real_count((0..run.replicates).filter(full).count())
    };
    movers
        .iter()
        .map(|(person, _)| too_small(*person) <= TOO_SMALL * numbers::real_count(run.replicates))
        .collect()
}

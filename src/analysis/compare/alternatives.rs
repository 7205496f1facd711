//! Households that differ from the present one in their plan.

use crate::model::household::{Action, Household, PersonId, PlanId, PoolId, Price};

/// A household to be held against the present one.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternative {
    /// What it is called in a table: `2 TB`.
    pub name: String,
    /// What is different.
    pub change: Change,
    /// The household.
    pub household: Household,
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
    let plan = household.pools[pool.index()].plan;
    let name = format!("{} (now)", household.plans[plan.index()].name);
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
    let name = household.plans[plan.index()].name.clone();
    let changed = keeping(household, pool, plan);
    let quota = |plan: PlanId| household.plans[plan.index()].quota;
    let same_plan = quota(household.pools[pool.index()].plan) == quota(plan);
    let as_now = same_plan && changed.events == household.events && changed.policies == household.policies;
    (!as_now).then_some(Alternative { name, change: Change::Plan(pool, plan), household: changed })
}

fn keeping(household: &Household, pool: PoolId, plan: PlanId) -> Household {
    let mut changed = household.clone();
    let changes_plan = |action: &Action| match action {
        Action::ChangePlan(of, _) | Action::UpgradePlan(of) => *of == pool,
        _ => false,
    };
    changed.pools[pool.index()].plan = plan;
    changed.events.retain(|event| !changes_plan(&event.action));
    for policy in &mut changed.policies {
        policy.actions.retain(|action| !changes_plan(action));
    }
    changed.policies.retain(|policy| !policy.actions.is_empty());
    changed
}

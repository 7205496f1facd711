//! A change somebody can make: one remedy or several, each on its day.

use std::cmp::Reverse;

use crate::analysis::morning;
use crate::analysis::remedies::{Effort, Proposal, Remedy, Target, Undo};
use crate::analysis::situation::Divisible;
use crate::calendar::Day;
use crate::model::household::{Action, DatedEvent, PlanId, PoolId};
use crate::units::Bytes;

/// One remedy or several, each on its day.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What is done, in order.
    pub steps: Vec<Step>,
}

/// Something done on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The day.
    pub on: Day,
    /// What is done.
    pub proposal: Proposal,
}

impl Change {
    /// Doing one thing.
    pub fn one(on: Day, proposal: Proposal) -> Self {
        Self { steps: vec![Step { on, proposal }] }
    }

    /// Doing what two changes say, by day, the larger step first: whichever of the two comes first.
    pub fn both(first: &Self, second: &Self) -> Self {
        let mut steps: Vec<Step> = first.steps.iter().chain(&second.steps).cloned().collect();
        let key = |step: &Step| (step.on, Reverse(step.proposal.remedy), whose(step.proposal.target));
        steps.sort_by_key(key);
        Self { steps }
    }

    /// The first day on which something is done.
    pub fn on(&self) -> Option<Day> {
        self.steps.iter().map(|step| step.on).min()
    }

    /// The same as events of the model, in order.
    pub fn events(&self) -> Vec<DatedEvent> {
        self.steps.iter().flat_map(|step| morning::events(&step.proposal.actions, step.on)).collect()
    }

    /// The plans it chooses, and for which pools.
    pub fn plans(&self) -> impl Iterator<Item = (PoolId, PlanId)> + '_ {
        self.steps.iter().flat_map(|step| &step.proposal.actions).filter_map(|action| match action {
            Action::ChangePlan(pool, plan) => Some((*pool, *plan)),
            _ => None,
        })
    }

    /// The first of them.
    pub fn plan(&self) -> Option<(PoolId, PlanId)> {
        self.plans().next()
    }

    /// The same with every amount changed by so much; `None` where nothing of it has an amount, or none would be left.
    pub fn with_amounts_changed(&self, by: Bytes) -> Option<Self> {
        let mut changed = self.clone();
        let mut any = false;
        for step in &mut changed.steps {
            if let Some((of, bytes)) = Divisible::of(&step.proposal) {
                step.proposal = of.proposal(Some(bytes + by).filter(|bytes| *bytes > Bytes::ZERO)?);
                any = true;
            }
        }
        any.then_some(changed)
    }

    /// The most effort of its parts.
    pub fn effort(&self) -> Effort {
        self.remedies().map(Remedy::effort).max().unwrap_or(Effort::Wait)
    }

    /// Whether all of it can be taken back.
    pub fn undo(&self) -> Undo {
        self.remedies().map(Remedy::undo).max().unwrap_or(Undo::AtOnce)
    }

    /// Whether part of it deletes what people keep.
    pub fn deletes_data(&self) -> bool {
        self.remedies().any(Remedy::deletes_data)
    }

    /// Where its parts stand in the list of remedies.
    pub fn remedies(&self) -> impl Iterator<Item = Remedy> + '_ {
        self.steps.iter().map(|step| step.proposal.remedy)
    }

    /// Whether two changes can be made together: they do not do the same thing to the same thing on a day, and no two
    /// of them choose a plan, unless each chooses one for another pool in which everybody stays.
    pub fn goes_with(&self, other: &Self) -> bool {
        let apart = |first: &Step, second: &Step| {
            let (a, b) = (&first.proposal, &second.proposal);
            let same_day = first.on == second.on;
            let twice = same_day && a.remedy == b.remedy && whose(a.target) == whose(b.target);
            let both_plans = is_plan(a.remedy) && is_plan(b.remedy);
            let pools_apart =
                matches!((a.target, b.target), (Target::Plan(a, _), Target::Plan(b, _)) if a != b);
            !twice && (!both_plans || pools_apart)
        };
        self.steps.iter().all(|a| other.steps.iter().all(|b| apart(a, b)))
    }
}

/// A target without its amount or plan, as far as two targets can be the same thing.
const fn whose(target: Target) -> (u8, usize) {
    match target {
        Target::Household => (0, 0),
        Target::Person(id) | Target::OfPerson(id, _) | Target::Move(id, ..) => (1, id.index()),
        Target::Device(id) | Target::OfDevice(id, _) => (2, id.index()),
        Target::Account(id) | Target::OfAccount(id, _) => (3, id.index()),
        Target::Disused(id) => (4, id.index()),
        Target::Plan(id, _) => (5, id.index()),
    }
}

const fn is_plan(remedy: Remedy) -> bool {
    matches!(remedy, Remedy::Upgrade | Remedy::Downgrade | Remedy::SharePlan | Remedy::LeavePool)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PersonId;

    #[test]
    fn plans_go_together_where_their_pools_differ_and_nobody_moves() {
        let on = Day::from_number(0);
        let plan = |pool: usize, plan: usize| {
            Change::one(on, Proposal::plan(Remedy::Upgrade, PoolId::new(pool), PlanId::new(plan)))
        };
        let leave = Change::one(on, Proposal::leave(PersonId::new(0), PoolId::new(2), PlanId::new(1)));
        assert!(plan(0, 1).goes_with(&plan(1, 1)) && !plan(0, 1).goes_with(&plan(0, 2)));
        assert!(!plan(0, 1).goes_with(&leave) && !leave.goes_with(&plan(1, 1)));
        let both = Change::both(&plan(0, 1), &plan(1, 2));
        assert_eq!(both.plans().count(), 2);
    }

    #[test]
    fn the_same_cure_goes_with_itself_on_another_day() {
        let cure = |day: i32| {
            let terms = Proposal::on_person(Remedy::AcceptTerms, PersonId::new(0));
            Change::one(Day::from_number(day), terms.unwrap())
        };
        assert!(cure(3).goes_with(&cure(40)) && !cure(3).goes_with(&cure(3)));
    }
}

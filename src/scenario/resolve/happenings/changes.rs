//! Plans that change, and people who move between the family's plan and one of their own.

use super::actions::unreadable;
use super::scene::{People, Scene};
use crate::model::household::{Action, DatedEvent, PersonId, PoolId};
use crate::quantity;
use crate::scenario::problem::Problem;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::resolve::plans::LARGEST_FAMILY;
use crate::scenario::sheet::{ActionSheet, EventSheet};
use crate::scenario::source::Span;

/// The pools of these people change their plan.
pub fn change_plan(
    scene: &mut Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let Some(to) = &sheet.to else { return Vec::new() };
    match quantity::size(&to.value, scene.base) {
        Ok(size) => {
            let plan = scene.plans.plan(&to.with(size), desk);
            scene.pools(people).into_iter().map(|pool| Action::ChangePlan(pool, plan)).collect()
        }
        Err(error) => {
            desk.problem(unreadable(to, error));
            Vec::new()
        }
    }
}

/// A plan costs something else from a day on: the one named, else that of these people's pool.
pub fn change_price(scene: &mut Scene<'_, '_>, sheet: &EventSheet, people: &People, desk: &mut Desk) {
    let Some(to) = &sheet.action.to else { return };
    match quantity::price(&to.value, scene.plans.currency()) {
        Ok(price) => {
            let plan = match &sheet.action.plan {
                Some(size) => Some(scene.plans.plan(size, desk)),
                None => scene.pools(people).first().and_then(|pool| scene.plans.plan_of(*pool)),
            };
            if let Some(plan) = plan {
                scene.plans.change_price(plan, sheet.on.value, price);
            }
        }
        Err(error) => desk.problem(unreadable(to, error)),
    }
}

/// Each of these people moves to a plan of their own: the typed one, else the free one.
pub fn leave_family(
    scene: &mut Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    if shared(scene, sheet, desk).is_none() {
        return Vec::new();
    }
    let plan = match &sheet.plan {
        Some(size) => scene.plans.plan(size, desk),
        None => scene.plans.free(),
    };
    let mut leave = |&person: &PersonId| {
        let name = &scene.roster.member(person).name;
        let own = scene.pools.own(person, name, plan, scene.plans);
        [Action::ChangePlan(own, plan), Action::JoinPool(person, own)]
    };
    people.ids.iter().flat_map(&mut leave).collect()
}

/// Each of these people moves to the family's plan.
pub fn join_family(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let family = shared(scene, sheet, desk);
    let join = |family| people.ids.iter().map(move |&person| Action::JoinPool(person, family));
    family.into_iter().flat_map(join).collect()
}

/// The family's pool; a problem where nobody shares one.
fn shared(scene: &Scene<'_, '_>, sheet: &ActionSheet, desk: &mut Desk) -> Option<PoolId> {
    if scene.pools.shared.is_none() {
        desk.problem(
            Problem::new("plan.not_shared", "there is no family plan in this file", sheet.what.span.clone())
                .expected("a [plan] with `shared = true` that somebody is on"),
        );
    }
    scene.pools.shared
}

/// Follows everybody's moves, in the order of their days: nobody goes where they are, and no family outgrows its plan.
pub fn check_moves(
    scene: &mut Scene<'_, '_>,
    sheets: &[EventSheet],
    events: &[(usize, DatedEvent)],
    desk: &mut Desk,
) {
    let mut pool_of = scene.pools.pool_of.clone();
    for (position, event) in events {
        let Action::JoinPool(person, pool) = event.action else { continue };
        let span = &sheets[*position].action.what.span;
        if std::mem::replace(&mut pool_of[person.index()], pool) == pool {
            desk.problem(there_already(scene, person, pool, span));
        }
        let members = pool_of.iter().filter(|of| **of == pool).count();
        if Some(pool) == scene.pools.shared && members > LARGEST_FAMILY {
            desk.problem(too_many(members, span));
        }
        scene.most_in_family = scene.most_in_family.max(members);
    }
}

/// Checks that a policy cannot bring more people into the family than its plan takes.
pub fn check_joiners(scene: &Scene<'_, '_>, actions: &[Action], span: &Span, desk: &mut Desk) {
    let joins =
        |action: &&Action| matches!(action, Action::JoinPool(_, pool) if Some(*pool) == scene.pools.shared);
    let joiners = actions.iter().filter(joins).count();
    if joiners > 0 && scene.most_in_family + joiners > LARGEST_FAMILY {
        desk.problem(too_many(scene.most_in_family + joiners, span));
    }
}

fn there_already(scene: &Scene<'_, '_>, person: PersonId, pool: PoolId, span: &Span) -> Problem {
    let name = &scene.roster.member(person).name;
    let message = match Some(pool) == scene.pools.shared {
        true => format!("{name} is on the family plan already"),
        false => format!("{name} is not on the family plan then"),
    };
    Problem::new("plan.no_move", message, span.clone()).expected("somebody who is on another plan that day")
}

fn too_many(members: usize, span: &Span) -> Problem {
    Problem::new(
        "plan.too_many_people",
        format!("{members} people would share the family plan"),
        span.clone(),
    )
    .expected(format!("at most {LARGEST_FAMILY}: Family Sharing takes no more"))
}

//! What changes at once: data that are deleted or added, plans, and people who move between the family's plan
//! and one of their own.

use super::actions::unreadable;
use super::note_as_over;
use super::scene::{People, Scene};
use crate::language::say;
use crate::model::household::{
    Action, Chat, DataChange, DatedEvent, LARGEST_FAMILY, Local, PersonId, PoolId, Portion, Synced,
};
use crate::quantity;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::resolve::Desk;
use crate::scenario::sheet::{ActionSheet, EventSheet};
use crate::scenario::source::Span;

/// What a category word means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meant {
    /// Synced; the engine takes what lives on the device while it does not sync.
    Synced(Synced),
    /// Apps on a device.
    Apps,
    /// A kind of WhatsApp's data.
    Chat(Chat),
}

fn meant(word: &str) -> Option<Meant> {
    Some(match word {
        "photos" => Meant::Synced(Synced::Photos),
        "videos" => Meant::Synced(Synced::Videos),
        "messages" => Meant::Synced(Synced::Messages),
        "drive" => Meant::Synced(Synced::Drive),
        "mail" => Meant::Synced(Synced::Mail),
        "other" => Meant::Synced(Synced::Other),
        "apps" => Meant::Apps,
        "WhatsApp text" => Meant::Chat(Chat::Text),
        "WhatsApp photos" => Meant::Chat(Chat::Photos),
        "WhatsApp voice" => Meant::Chat(Chat::Voice),
        "WhatsApp documents" => Meant::Chat(Chat::Documents),
        "WhatsApp videos" => Meant::Chat(Chat::Videos),
        _ => return None,
    })
}

/// Deletes a size or a share of a category.
pub fn delete(scene: &Scene<'_, '_>, sheet: &ActionSheet, people: &People, desk: &mut Desk) -> Vec<Action> {
    let portion = match (&sheet.size, &sheet.share) {
        (Some(size), None) => Portion::Bytes(size.value),
        (None, Some(share)) => Portion::Share(share.value.clamp(0.0, 1.0)),
        _ => {
            desk.problem(
                Problem::new(Code::KeyMissing, say!("resolve-how-much-is-deleted"), sheet.what.span.clone())
                    .expected(say!("resolve-either-size-or-share"))
                    .help(say!("resolve-for-instance-share-50")),
            );
            return Vec::new();
        }
    };
    change(scene, sheet, people, DataChange::Deleted(portion), desk)
}

/// Adds a size to a category.
pub fn add(scene: &Scene<'_, '_>, sheet: &ActionSheet, people: &People, desk: &mut Desk) -> Vec<Action> {
    let Some(size) = &sheet.size else { return Vec::new() };
    change(scene, sheet, people, DataChange::Added(size.value), desk)
}

fn change(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    change: DataChange,
    desk: &mut Desk,
) -> Vec<Action> {
    let Some(meant) = sheet.category.as_ref().and_then(|typed| meant(typed.value)) else { return Vec::new() };
    match meant {
        Meant::Synced(kind) => {
            people.ids.iter().map(|&person| Action::ChangeSynced(person, kind, change)).collect()
        }
        Meant::Apps => {
            let devices = scene.devices(people, sheet.device.as_ref(), desk);
            devices.into_iter().map(|id| Action::ChangeLocal(id, Local::Apps, change)).collect()
        }
        Meant::Chat(chat) => {
            let accounts = scene.accounts(people, &sheet.what.span, desk);
            let device = |id: crate::model::household::AccountId| scene.roster.accounts[id.index()].device;
            accounts.into_iter().map(|id| Action::ChangeLocal(device(id), chat.local(), change)).collect()
        }
    }
}

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
            desk.problem(unreadable(("to", "\"2 TB\""), to, error));
            Vec::new()
        }
    }
}

const PRICE: &str = "\"2.99 USD per month\"";

/// A plan costs something else from a day on: the one named, else that of these people's pool.
pub fn change_price(scene: &mut Scene<'_, '_>, sheet: &EventSheet, people: &People, desk: &mut Desk) {
    let Some(to) = &sheet.action.to else { return };
    match quantity::price(&to.value, scene.plans.currency()) {
        Ok(price) => {
            let plan = match &sheet.action.plan {
                Some(size) => Some(scene.plans.plan(size, desk)),
                None => scene.pools(people).first().and_then(|pool| scene.plans.plan_of(*pool)),
            };
            let counts = plan.is_none_or(|plan| scene.plans.change_price(plan, sheet.on.value, price));
            if !counts {
                note_as_over(sheet, scene.horizon.first, desk);
            }
        }
        Err(error) => desk.problem(unreadable(("to", PRICE), to, error)),
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
            Problem::new(Code::PlanNotShared, say!("resolve-there-is-no-family"), sheet.what.span.clone())
                .expected(say!("resolve-a-plan-with-shared"))
                .help(say!("resolve-write-shared-true-under-plan")),
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
        scene.moves.push((person, pool));
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

/// Checks that no policy moves somebody to where they always are: nobody comes from elsewhere who never goes there by
/// a date of the file or by a policy.
pub fn check_movers(scene: &Scene<'_, '_>, actions: &[(&Action, &Span)], desk: &mut Desk) {
    let policies = actions.iter().filter_map(|(action, _)| match action {
        Action::JoinPool(person, pool) => Some((*person, *pool)),
        _ => None,
    });
    let moves: Vec<(PersonId, PoolId)> = scene.moves.iter().copied().chain(policies).collect();
    for (action, span) in actions {
        let Action::JoinPool(person, pool) = **action else { continue };
        let goes_elsewhere = moves.iter().any(|(of, to)| *of == person && *to != pool);
        if scene.pools.pool_of[person.index()] == pool && !goes_elsewhere {
            desk.problem(there_already(scene, person, pool, span));
        }
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
        true => say!("resolve-name-is-on-the", name = name),
        false => say!("resolve-name-is-not-on", name = name),
    };
    Problem::new(Code::PlanNoMove, message, span.clone())
        .expected(say!("resolve-somebody-who-is-on"))
        .help(say!("resolve-correct-who-or-take"))
}

fn too_many(members: usize, span: &Span) -> Problem {
    Problem::new(
        Code::PlanTooManyPeople,
        say!("resolve-members-people-would-share", members = members),
        span.clone(),
    )
    .expected(say!("resolve-at-most-largest-family", most = LARGEST_FAMILY))
    .help(say!("resolve-let-somebody-leave-the"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::keys::CATEGORIES;

    #[test]
    fn every_word_for_data_means_something() {
        assert!(CATEGORIES.iter().all(|word| meant(word).is_some()));
    }
}

//! What the household does by itself.

use super::actions::actions;
use super::keys::{check_keys, check_place};
use super::moves::check_joiners;
use super::scene::{People, Scene};
use crate::model::household::{Action, Policy, Trigger};
use crate::quantity;
use crate::scenario::phrases;
use crate::scenario::problem::Problem;
use crate::scenario::reader::Typed;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::sheet::PolicySheet;

/// All policies; one that looks at pools becomes one for each of them.
pub fn policies(scene: &mut Scene<'_, '_>, sheets: &[PolicySheet], desk: &mut Desk) -> Vec<Policy> {
    sheets.iter().flat_map(|sheet| policy(scene, sheet, desk)).collect()
}

fn policy(scene: &mut Scene<'_, '_>, sheet: &PolicySheet, desk: &mut Desk) -> Vec<Policy> {
    let people = scene.people(sheet.who.as_ref(), desk);
    let triggers = match triggers(scene, &sheet.when, &people) {
        Ok(triggers) => triggers,
        Err(problem) => {
            desk.problem(*problem);
            Vec::new()
        }
    };
    let (actions, label) = doing(scene, sheet, &people, desk);
    let policy = |trigger| Policy { trigger, actions: actions.clone(), label: label.clone() };
    triggers.into_iter().map(policy).collect()
}

fn doing(
    scene: &mut Scene<'_, '_>,
    sheet: &PolicySheet,
    people: &People,
    desk: &mut Desk,
) -> (Vec<Action>, String) {
    let mut all = Vec::new();
    let mut words = Vec::new();
    for item in &sheet.doing.value {
        match phrases::find(&item.what) {
            Ok(phrase) => {
                check_place(&phrase, &item.what, desk);
                check_keys(item, &phrase, desk);
                let does = actions(scene, phrase.verb, item, people, desk);
                check_joiners(scene, &does, &item.what.span, desk);
                all.extend(does);
                words.push(phrase.words);
            }
            Err(problem) => desk.problem(*problem),
        }
    }
    (all, words.join(", "))
}

fn triggers(
    scene: &Scene<'_, '_>,
    when: &Typed<String>,
    people: &People,
) -> Result<Vec<Trigger>, Box<Problem>> {
    let text = when.value.trim();
    let days = |text: &str| quantity::days(text).map_err(|error| unclear(when, &error.problem));
    if let Some(rest) = text.strip_prefix("failing for ") {
        return Ok(vec![Trigger::FailingFor(people.ids.clone(), days(rest)?)]);
    }
    if let Some(rest) = text.strip_prefix("no backup for ") {
        return Ok(vec![Trigger::NoBackupFor(people.ids.clone(), days(rest)?)]);
    }
    if let Some(rest) = text.strip_prefix("pool above ") {
        let share = quantity::percent(rest).map_err(|error| unclear(when, &error.problem))?;
        return Ok(scene.pools(people).into_iter().map(|pool| Trigger::UsedAbove(pool, share)).collect());
    }
    Err(unclear(when, &format!("\"{text}\" is nothing a policy can look at")))
}

fn unclear(when: &Typed<String>, message: &str) -> Box<Problem> {
    let problem = Problem::new("policy.when", message, when.span.clone())
        .expected("\"failing for 21 days\", \"no backup for 30 days\" or \"pool above 90 %\"");
    Box::new(problem)
}

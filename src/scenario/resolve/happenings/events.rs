//! Dated events, in the order of their days and of the file.

use super::actions::actions;
use super::keys::{check_day, check_keys, check_until};
use super::moves::{change_price, check_moves};
use super::periods::{Period, State, dated};
use super::scene::{Named, People, Scene};
use crate::calendar::Day;
use crate::model::household::{Action, BlockReason, DatedEvent};
use crate::scenario::phrases::{self, Phrase, Verb};
use crate::scenario::problem::Problem;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::sheet::{ActionSheet, EventSheet};

/// All dated events, sorted by day, then by their place in the file.
pub fn events(scene: &mut Scene<'_, '_>, sheets: &[EventSheet], desk: &mut Desk) -> Vec<DatedEvent> {
    scene.learn_names(sheets, desk);
    let mut all: Vec<(usize, DatedEvent)> = Vec::new();
    let mut periods = Vec::new();
    for (position, sheet) in sheets.iter().enumerate() {
        match phrases::find(&sheet.action.what) {
            Ok(phrase) => {
                check_keys(&sheet.action, &phrase, desk);
                check_until(sheet, &phrase, desk);
                check_day(scene, sheet, &phrase, desk);
                let people = scene.people(sheet.who.as_ref(), desk);
                check_who(sheet, &phrase, &people, desk);
                periods.extend(lasting(scene, sheet, &phrase, &people, position, desk));
                all.extend(
                    once(scene, sheet, &phrase, &people, desk).into_iter().map(|event| (position, event)),
                );
            }
            Err(problem) => desk.problem(*problem),
        }
    }
    all.extend(dated(periods, scene.horizon));
    all.sort_by_key(|(position, event)| (event.on, *position));
    check_moves(scene, sheets, &all, desk);
    all.into_iter().map(|(_, event)| event).collect()
}

/// What is somebody's own must say whose, where there are several people.
fn check_who(sheet: &EventSheet, phrase: &Phrase, people: &People, desk: &mut Desk) {
    let own = matches!(
        phrase.verb,
        Verb::Delete
            | Verb::Add
            | Verb::Block
            | Verb::Unblock
            | Verb::Settle(_)
            | Verb::LeaveFamily
            | Verb::JoinFamily
            | Verb::Corrupt
            | Verb::Fault
    );
    if own && sheet.who.is_none() && people.ids.len() > 1 {
        desk.problem(
            Problem::new(
                "who.missing",
                format!("whose \"{}\"?", phrase.words),
                sheet.action.what.span.clone(),
            )
            .expected("`who`: a name, a list of names, or \"everybody\""),
        );
    }
}

/// The periods of a phrase that lasts.
fn lasting(
    scene: &Scene<'_, '_>,
    sheet: &EventSheet,
    phrase: &Phrase,
    people: &People,
    position: usize,
    desk: &mut Desk,
) -> Vec<Period> {
    let until = sheet.until.as_ref().map(|until| until.value + 1);
    let states: Vec<State> = match phrase.verb {
        Verb::Travel => people.ids.iter().map(|&person| State::Travelling(person)).collect(),
        Verb::Block => {
            let why = sheet.action.why.as_ref().map_or(BlockReason::PasswordChanged, |typed| typed.value);
            people.ids.iter().map(|&person| State::Blocked(person, why)).collect()
        }
        Verb::Outage => vec![State::Outage],
        Verb::Restrict => {
            let devices = scene.devices(people, sheet.action.device.as_ref(), desk);
            devices.into_iter().map(State::Restricted).collect()
        }
        Verb::PlugIn => {
            let devices = scene.devices(people, sheet.action.device.as_ref(), desk);
            devices.into_iter().map(State::PluggedIn).collect()
        }
        _ => Vec::new(),
    };
    let end = if phrase.verb == Verb::Outage { until.or(Some(sheet.on.value + 1)) } else { until };
    let label = |at: usize| if at == 0 { label(scene, sheet, phrase, people) } else { String::new() };
    let period = |(at, state)| Period { state, from: sheet.on.value, end, position, label: label(at) };
    states.into_iter().enumerate().map(period).collect()
}

/// The events of a phrase that happens on single days.
fn once(
    scene: &mut Scene<'_, '_>,
    sheet: &EventSheet,
    phrase: &Phrase,
    people: &People,
    desk: &mut Desk,
) -> Vec<DatedEvent> {
    match phrase.verb {
        Verb::ChangePrice => {
            change_price(scene, sheet, people, desk);
            return Vec::new();
        }
        Verb::PlugIn => return Vec::new(),
        Verb::Celebrate => return celebrations(scene, sheet, phrase, people),
        _ => {}
    }
    let actions = actions(scene, phrase.verb, &sheet.action, people, desk);
    if sheet.on.value < scene.horizon.first {
        return Vec::new();
    }
    let name = label(scene, sheet, phrase, people);
    on_day(sheet.on.value, actions, name)
}

fn on_day(on: Day, actions: Vec<Action>, name: String) -> Vec<DatedEvent> {
    // Somebody who moves is told of the move, not of the plan it is made for.
    let told = actions.iter().position(|action| matches!(action, Action::JoinPool(..))).unwrap_or(0);
    let label = |at: usize| if at == told { name.clone() } else { String::new() };
    let event = |(at, action)| DatedEvent { on, action, label: label(at) };
    actions.into_iter().enumerate().map(event).collect()
}

fn celebrations(
    scene: &Scene<'_, '_>,
    sheet: &EventSheet,
    phrase: &Phrase,
    people: &People,
) -> Vec<DatedEvent> {
    let last =
        sheet.until.as_ref().map_or(sheet.on.value, |until| until.value).min(sheet.on.value + LONGEST_PARTY);
    let days = sheet.on.value.number()..=last.number();
    let within = days.map(Day::from_number).filter(|&day| day >= scene.horizon.first);
    let mut name = label(scene, sheet, phrase, people);
    within
        .flat_map(|day| {
            let actions = people.ids.iter().map(|&person| Action::Celebrate(person)).collect();
            on_day(day, actions, std::mem::take(&mut name))
        })
        .collect()
}

/// Days a celebration can last at most.
const LONGEST_PARTY: i32 = 60;

/// How a chart names an event.
fn label(scene: &Scene<'_, '_>, sheet: &EventSheet, phrase: &Phrase, people: &People) -> String {
    let whose = match (people.named, people.ids.as_slice()) {
        (Named::ByName, [one]) if scene.roster.people.len() > 1 => {
            format!("{}: ", scene.roster.member(*one).name)
        }
        _ => String::new(),
    };
    let what = named(&sheet.action, phrase);
    format!("{whose}{what}")
}

fn named(sheet: &ActionSheet, phrase: &Phrase) -> String {
    match (phrase.verb, &sheet.name, &sheet.to, &sheet.category) {
        (Verb::ReplaceDevice, Some(name), _, _) => format!("new {}", name.value),
        (Verb::ChangePlan, _, Some(to), _) => format!("{} plan", to.value),
        (Verb::ChangeFrequency, _, Some(to), _) => format!("WhatsApp {}", to.value),
        (Verb::Delete | Verb::Add, _, _, Some(category)) => format!("{} {}", phrase.words, category.value),
        _ => phrase.words.clone(),
    }
}

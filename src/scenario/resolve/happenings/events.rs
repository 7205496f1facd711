//! Dated events, in the order of their days and of the file. Those that last become a beginning and an end, and
//! overlapping ones of a kind become one.

use super::actions::actions;
use super::changes::{change_price, check_moves};
use super::scene::{Named, People, Scene};
use super::{check_day, check_keys, check_twice, check_until};
use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::model::household::{Action, BlockReason, DatedEvent, DeviceId, Passing, PersonId};
use crate::scenario::phrases::{self, Phrase, Verb};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::resolve::Desk;
use crate::scenario::sheet::{ActionSheet, EventSheet};

/// All dated events, sorted by day, then by their place in the file.
pub fn events(scene: &mut Scene<'_, '_>, sheets: &[EventSheet], desk: &mut Desk) -> Vec<DatedEvent> {
    scene.learn_names(sheets, desk);
    let said = sheets.iter().map(|sheet| (sheet.said(), &sheet.action.what.span));
    check_twice((Code::EventTwice, "event"), said, desk);
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
                Code::WhoMissing,
                say!("resolve-whose-phrase", phrase = phrase.words),
                sheet.action.what.span.clone(),
            )
            .expected(say!("resolve-who-a-name-a"))
            .help(say!("resolve-for-instance-who-everybody")),
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
        Verb::Celebrate => people.ids.iter().map(|&person| State::Celebrating(person)).collect(),
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
    let a_day = matches!(phrase.verb, Verb::Outage | Verb::Celebrate);
    let end = if a_day { until.or(Some(sheet.on.value + 1)) } else { until };
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
        Verb::PlugIn | Verb::Celebrate => return Vec::new(),
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
        (Verb::ReplaceDevice, Some(name), _, _) => format!("new {value}", value = name.value),
        (Verb::ChangePlan, _, Some(to), _) => format!("{to} plan", to = to.value),
        (Verb::ChangeFrequency, _, Some(to), _) => format!("WhatsApp {to}", to = to.value),
        (Verb::Delete | Verb::Add, _, _, Some(category)) => format!("{} {}", phrase.words, category.value),
        _ => phrase.words.clone(),
    }
}

/// Something that lasts.
#[derive(Clone, PartialEq, Debug)]
struct Period {
    /// What lasts, and for whom.
    state: State,
    /// First day.
    from: Day,
    /// The day after the last one; `None` for no end.
    end: Option<Day>,
    /// Position of the event in the file.
    position: usize,
    /// How a chart names it.
    label: String,
}

/// A state that begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum State {
    /// A person travels.
    Travelling(PersonId),
    /// A person celebrates.
    Celebrating(PersonId),
    /// A person's account cannot be reached.
    Blocked(PersonId, BlockReason),
    /// iCloud is down.
    Outage,
    /// Backups of a device are forbidden.
    Restricted(DeviceId),
    /// A device is plugged in and locked every night.
    PluggedIn(DeviceId),
}

impl State {
    /// What begins (true) or ends (false) it where its end is known: nothing that has none is touched by it.
    const fn dated(self, on: bool) -> Action {
        match self {
            Self::Travelling(person) => Action::Travel(person, on),
            Self::Celebrating(person) => Action::Celebrate(person, on),
            Self::Blocked(person, why) => Action::During(Passing::Block(person, why), on),
            Self::Outage => Action::Outage(on),
            Self::Restricted(device) => Action::During(Passing::Restrict(device), on),
            Self::PluggedIn(device) => Action::During(Passing::PlugIn(device), on),
        }
    }

    /// What begins it where it has no end.
    const fn open(self) -> Action {
        match self {
            Self::Travelling(person) => Action::Travel(person, true),
            Self::Celebrating(person) => Action::Celebrate(person, true),
            Self::Blocked(person, why) => Action::Block(person, why),
            Self::Outage => Action::Outage(true),
            Self::Restricted(device) => Action::Restrict(device, true),
            Self::PluggedIn(device) => Action::PlugIn(device, true),
        }
    }
}

/// Beginnings and ends with the file position of what they come from; nothing before the first day.
fn dated(mut periods: Vec<Period>, horizon: Horizon) -> Vec<(usize, DatedEvent)> {
    periods.sort_by_key(|period| (period.state, period.end.is_none(), period.from, period.position));
    let mut merged: Vec<Period> = Vec::new();
    for period in periods {
        match merged.last_mut() {
            Some(last) if last.state == period.state && touches(last, &period) => {
                last.end = last.end.max(period.end);
            }
            _ => merged.push(period),
        }
    }
    merged.into_iter().flat_map(|period| both_ends(period, horizon)).collect()
}

/// Whether a period runs into the next. One without an end stands by itself: something in the file may end it.
fn touches(first: &Period, second: &Period) -> bool {
    first.end.zip(second.end).is_some_and(|(end, _)| second.from <= end)
}

fn both_ends(period: Period, horizon: Horizon) -> Vec<(usize, DatedEvent)> {
    if period.end.is_some_and(|end| end <= horizon.first) {
        return Vec::new();
    }
    let begins = if period.end.is_some() { period.state.dated(true) } else { period.state.open() };
    let begin = DatedEvent { on: period.from.max(horizon.first), action: begins, label: period.label };
    let over = |on| DatedEvent { on, action: period.state.dated(false), label: String::new() };
    let end = period.end.map(over);
    std::iter::once(begin).chain(end).map(|event| (period.position, event)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn trip(from: i32, end: i32) -> Period {
        let state = State::Travelling(PersonId::new(0));
        Period { state, from: day(from), end: Some(day(end)), position: 0, label: "trip".to_owned() }
    }

    fn days(periods: Vec<Period>) -> Vec<i32> {
        let horizon = Horizon { first: day(100), last: day(200) };
        dated(periods, horizon).into_iter().map(|(_, event)| event.on.number()).collect()
    }

    #[test]
    fn overlapping_and_touching_trips_are_one() {
        assert_eq!(days(vec![trip(110, 115), trip(113, 120)]), [110, 120]);
        assert_eq!(days(vec![trip(110, 115), trip(115, 120)]), [110, 120]);
        assert_eq!(days(vec![trip(110, 115), trip(116, 120)]), [110, 115, 116, 120]);
        assert_eq!(days(vec![trip(110, 130), trip(113, 120)]), [110, 130]);
    }

    #[test]
    fn a_block_without_an_end_swallows_no_later_one() {
        let block = |why, from: i32, position| {
            let state = State::Blocked(PersonId::new(0), why);
            Period { state, from: day(from), end: None, position, label: String::new() }
        };
        let terms = block(BlockReason::TermsNotAccepted, 105, 0);
        let email = block(BlockReason::UnverifiedEmail, 150, 1);
        assert_eq!(days(vec![email, terms]), [150, 105]);
    }

    #[test]
    fn a_block_of_one_reason_merges_with_none_of_another() {
        let block = |why, from: i32, end| {
            let state = State::Blocked(PersonId::new(0), why);
            Period { state, from: day(from), end, position: 0, label: String::new() }
        };
        let terms = |from, end| block(BlockReason::TermsNotAccepted, from, Some(day(end)));
        let email = |from, end| block(BlockReason::UnverifiedEmail, from, end);
        assert_eq!(days(vec![terms(110, 120), email(115, Some(day(130)))]), [115, 130, 110, 120]);
        // One without an end parts no others of its reason.
        let open = email(112, None);
        assert_eq!(days(vec![email(110, Some(day(120))), open, email(115, Some(day(130)))]), [110, 130, 112]);
    }

    #[test]
    fn what_began_earlier_begins_on_the_first_day_and_what_is_over_is_left_out() {
        assert_eq!(days(vec![trip(90, 105)]), [100, 105]);
        assert_eq!(days(vec![trip(90, 100)]), [0; 0]);
    }
}

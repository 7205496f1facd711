//! What happens on dates and what the household does by itself: phrases become actions. Here are which keys and
//! days go with a phrase, and what a household does by itself.

mod actions;
mod changes;
mod events;
mod scene;

use std::collections::BTreeMap;

use self::actions::actions;
use self::changes::{check_joiners, check_movers};
use self::scene::People;
use super::Desk;
use crate::calendar::Day;
use crate::model::household::{Action, Policy, Trigger};
use crate::quantity;
use crate::scenario::keys;
use crate::scenario::phrases::{self, Lasts, Phrase, Verb, Where};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{ActionSheet, EventSheet, PolicySheet};
use crate::scenario::source::Span;

pub use actions::unreadable;
pub use events::events;
pub use scene::Scene;

/// All policies; one that looks at pools becomes one for each of them.
pub fn policies(scene: &mut Scene<'_, '_>, sheets: &[PolicySheet], desk: &mut Desk) -> Vec<Policy> {
    let said = sheets.iter().map(|sheet| (sheet.said(), &sheet.when.span));
    check_twice((Code::PolicyTwice, "policy"), said, desk);
    let made: Vec<Vec<Policy>> = sheets.iter().map(|sheet| policy(scene, sheet, desk)).collect();
    let does = made.iter().zip(sheets).flat_map(|(policies, sheet)| {
        let actions = policies.first().into_iter().flat_map(|policy| &policy.actions);
        actions.map(|action| (action, &sheet.when.span))
    });
    check_movers(scene, &does.collect::<Vec<_>>(), desk);
    made.into_iter().flatten().collect()
}

/// Refuses what agrees word for word with something further up.
fn check_twice<'s>(kind: (Code, &str), said: impl Iterator<Item = (String, &'s Span)>, desk: &mut Desk) {
    let mut known: BTreeMap<String, &Span> = BTreeMap::new();
    for (text, span) in said {
        match known.get(&text) {
            Some(first) => desk.problem(stands_twice(kind, span, first)),
            None => {
                known.insert(text, span);
            }
        }
    }
}

fn stands_twice((code, what): (Code, &str), span: &Span, first: &Span) -> Problem {
    Problem::new(code, format!("this {what} stands in the file already, word for word"), span.clone())
        .expected("each once")
        .help("take one of the two out, or correct the one that should say something else")
        .related("the first one", first.clone())
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
    let problem = Problem::new(Code::PolicyWhen, message, when.span.clone())
        .expected("\"failing for 21 days\", \"no backup for 30 days\" or \"pool above 90 %\"")
        .help("for instance `when = \"failing for 21 days\"`");
    Box::new(problem)
}

/// Checks that all keys a phrase needs are there, and none that mean nothing to it.
fn check_keys(sheet: &ActionSheet, phrase: &Phrase, desk: &mut Desk) {
    let typed = sheet.typed_keys();
    for (key, span, _) in &typed {
        if !phrase.needs.contains(key) && !phrase.takes.contains(key) {
            desk.problem(
                Problem::new(
                    Code::KeyNotHere,
                    format!("`{key}` means nothing to \"{}\"", phrase.words),
                    span.clone(),
                )
                .expected(known(phrase))
                .help(format!("take `{key}` out, or correct what happens: `{}`", phrase.words)),
            );
        }
    }
    for key in phrase.needs {
        if !typed.iter().any(|(typed, ..)| typed == key) {
            desk.problem(
                Problem::new(
                    Code::KeyMissing,
                    format!("\"{}\" needs `{key}`", phrase.words),
                    sheet.what.span.clone(),
                )
                .expected(known(phrase))
                .help(format!("for instance `{key} = {}`", example(key))),
            );
        }
    }
}

fn example(key: &str) -> &'static str {
    keys::EVENT.key(key).map_or("...", |known| known.example)
}

fn known(phrase: &Phrase) -> String {
    let keys: Vec<&str> = phrase.needs.iter().chain(phrase.takes).copied().collect();
    if keys.is_empty() { "no further keys".to_owned() } else { format!("the keys {}", keys.join(", ")) }
}

/// Checks `until` against `on` and against the phrase.
fn check_until(event: &EventSheet, phrase: &Phrase, desk: &mut Desk) {
    match (&event.until, phrase.lasts) {
        (Some(until), Lasts::Once) => desk.problem(
            Problem::new(
                Code::KeyNotHere,
                format!("\"{}\" happens on one day", phrase.words),
                until.span.clone(),
            )
            .expected("no `until`")
            .help("take `until` out: the day is the one in `on`"),
        ),
        (None, Lasts::MustEnd) => desk.problem(
            Problem::new(
                Code::KeyMissing,
                format!("\"{}\" needs `until`", phrase.words),
                event.action.span.clone(),
            )
            .expected("the last day, included")
            .help(format!("for instance `until = {}`", event.on.value + 14)),
        ),
        (Some(until), _) if until.value < event.on.value => desk.problem(
            Problem::new(Code::EventEndsBeforeItBegins, "this ends before it begins", until.span.clone())
                .expected(format!("{} or later", event.on.value.short()))
                .help("correct one of the two dates: are they swapped, or is a year mistyped?")
                .related("it begins here", event.on.span.clone()),
        ),
        _ => {}
    }
}

/// An event outside the reported days is told; one so far back that its year must be mistyped is refused.
fn check_day(scene: &Scene<'_, '_>, sheet: &EventSheet, phrase: &Phrase, desk: &mut Desk) {
    let (on, first) = (sheet.on.value, scene.horizon.first);
    if on < scene.oldest {
        desk.problem(long_past(scene, sheet));
    } else if is_over(sheet, phrase, first) {
        let message =
            format!("{} is over before the first day, {}; it is left out.", named(sheet), first.short());
        desk.note_at(Code::EventBeforeStart, message, &sheet.on.span);
    } else if on < first && phrase.lasts != Lasts::Once {
        let message =
            format!("{} began before the first day, {}, and counts from then.", named(sheet), first.short());
        desk.note_at(Code::EventBeganBefore, message, &sheet.on.span);
    } else if on > scene.horizon.last {
        let last = scene.horizon.last.short();
        let message = format!("{} lies beyond the horizon, which ends on {last}.", named(sheet));
        desk.note_at(Code::EventBeyondHorizon, message, &sheet.on.span);
    }
}

/// Whether all of an event lies before a day; what may last and has no end goes on.
fn is_over(sheet: &EventSheet, phrase: &Phrase, first: Day) -> bool {
    match (&sheet.until, phrase.verb) {
        (Some(until), _) => until.value < first,
        (None, Verb::Block | Verb::Restrict) => false,
        (None, _) => sheet.on.value < first,
    }
}

/// Offers the first such day of a year to come.
fn long_past(scene: &Scene<'_, '_>, sheet: &EventSheet) -> Problem {
    let on = sheet.on.value;
    let message = format!("{} lies more than a year before the numbers were read", on.short());
    let problem = Problem::new(Code::EventLongPast, message, sheet.on.span.clone())
        .expected(format!("a day to come, or one not before {}", scene.oldest.short()));
    let later = (1..=LAST_YEAR).map(|years| on.plus_months(MONTHS_A_YEAR * years));
    match later.into_iter().find(|&day| day >= scene.horizon.first) {
        Some(day) => problem.help(format!("did you mean {day}?")),
        None => problem.help("correct the year, or take the event out: the numbers know of it"),
    }
}

const MONTHS_A_YEAR: i32 = 12;
/// The calendar's last.
const LAST_YEAR: i32 = 9999;

/// `The event "trip" of 3 Jul 2027`.
fn named(sheet: &EventSheet) -> String {
    format!("The event \"{}\" of {}", sheet.action.what.value, sheet.on.value.short())
}

/// Checks that a phrase may stand in a policy.
fn check_place(phrase: &Phrase, what: &Typed<String>, desk: &mut Desk) {
    if phrase.place == Where::EventsOnly {
        desk.problem(
            Problem::new(
                Code::PhraseEventsOnly,
                format!("no policy can do \"{}\"", phrase.words),
                what.span.clone(),
            )
            .expected("something a person does: turn a switch, change the plan, delete data, back up now")
            .help("what happens belongs in an [[event]]; write for instance `do = \"upgrade plan\"`"),
        );
    }
}

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
use crate::language::{Spoken, say};
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
    Problem::new(code, say!("resolve-this-what-stands-in", what = what), span.clone())
        .expected(say!("resolve-each-once"))
        .help(say!("resolve-take-one-of-the"))
        .related(say!("resolve-the-first-one"), first.clone())
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
    Err(unclear(when, &say!("resolve-text-is-nothing-a", text = text)))
}

fn unclear(when: &Typed<String>, message: &str) -> Box<Problem> {
    let problem = Problem::new(Code::PolicyWhen, message, when.span.clone())
        .expected(say!("resolve-failing-for-21-days"))
        .help(say!("resolve-for-instance-when-failing"));
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
                    say!("resolve-key-means-nothing-to", key = key, phrase = phrase.words),
                    span.clone(),
                )
                .expected(known(phrase))
                .help(say!("resolve-take-key-out-or", key = key, phrase = phrase.words)),
            );
        }
    }
    for key in phrase.needs {
        if !typed.iter().any(|(typed, ..)| typed == key) {
            desk.problem(
                Problem::new(
                    Code::KeyMissing,
                    say!("resolve-phrase-needs-key", phrase = phrase.words, key = key),
                    sheet.what.span.clone(),
                )
                .expected(known(phrase))
                .help(say!(
                    "resolve-for-instance-key-example",
                    key = key,
                    example = example(key)
                )),
            );
        }
    }
}

fn example(key: &str) -> &'static str {
    keys::EVENT.key(key).map_or("...", |known| known.example)
}

fn known(phrase: &Phrase) -> String {
    let keys: Vec<&str> = phrase.needs.iter().chain(phrase.takes).copied().collect();
    if keys.is_empty() {
        say!("resolve-no-further-keys")
    } else {
        say!("resolve-the-keys-join", join = keys.join(", "))
    }
}

/// Checks `until` against `on` and against the phrase.
fn check_until(event: &EventSheet, phrase: &Phrase, desk: &mut Desk) {
    match (&event.until, phrase.lasts) {
        (Some(until), Lasts::Once) => desk.problem(
            Problem::new(
                Code::KeyNotHere,
                say!("resolve-phrase-happens-on-one", phrase = phrase.words),
                until.span.clone(),
            )
            .expected(say!("resolve-no-until"))
            .help(say!("resolve-take-until-out-the")),
        ),
        (None, Lasts::MustEnd) => desk.problem(
            Problem::new(
                Code::KeyMissing,
                say!("resolve-phrase-needs-until", phrase = phrase.words),
                event.action.span.clone(),
            )
            .expected(say!("resolve-the-last-day-included"))
            .help(say!("resolve-for-instance-until-event", day = (event.on.value + 14).to_string())),
        ),
        (Some(until), _) if until.value < event.on.value => desk.problem(
            Problem::new(
                Code::EventEndsBeforeItBegins,
                say!("resolve-this-ends-before-it"),
                until.span.clone(),
            )
            .expected(say!("resolve-short-or-later", short = event.on.value.in_few_words()))
            .help(say!("resolve-correct-one-of-the"))
            .related(say!("resolve-it-begins-here"), event.on.span.clone()),
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
        // A price that was read before then rises by it.
        if phrase.verb != Verb::ChangePrice {
            note_as_over(sheet, first, desk);
        }
    } else if on < first && phrase.lasts != Lasts::Once {
        let message =
            say!("resolve-named-began-before-the", named = named(sheet), short = first.in_few_words());
        desk.note_at(Code::EventBeganBefore, message, &sheet.on.span);
    } else if on > scene.horizon.last {
        let last = scene.horizon.last.in_few_words();
        let message = say!("resolve-named-lies-beyond-the", named = named(sheet), last = last);
        desk.note_at(Code::EventBeyondHorizon, message, &sheet.on.span);
    }
}

/// An event that is over before the first day is left out.
fn note_as_over(sheet: &EventSheet, first: Day, desk: &mut Desk) {
    let message = say!("resolve-named-is-over-before", named = named(sheet), short = first.in_few_words());
    desk.note_at(Code::EventBeforeStart, message, &sheet.on.span);
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
    let message = say!("resolve-short-lies-more-than", short = on.in_few_words());
    let problem = Problem::new(Code::EventLongPast, message, sheet.on.span.clone())
        .expected(say!("resolve-a-day-to-come", short = scene.oldest.in_few_words()));
    let later = (1..=LAST_YEAR).map(|years| on.plus_months(MONTHS_A_YEAR * years));
    match later.into_iter().find(|&day| day >= scene.horizon.first) {
        Some(day) => problem.help(say!("resolve-did-you-mean-day", day = day.to_string())),
        None => problem.help(say!("resolve-correct-the-year-or")),
    }
}

const MONTHS_A_YEAR: i32 = 12;
/// The calendar's last.
const LAST_YEAR: i32 = 9999;

/// `The event "trip" of 3 Jul 2027`.
fn named(sheet: &EventSheet) -> String {
    say!("resolve-the-event-what-of", what = sheet.action.what.value, short = sheet.on.value.in_few_words())
}

/// Checks that a phrase may stand in a policy.
fn check_place(phrase: &Phrase, what: &Typed<String>, desk: &mut Desk) {
    if phrase.place == Where::EventsOnly {
        desk.problem(
            Problem::new(
                Code::PhraseEventsOnly,
                say!("resolve-no-policy-can-do", phrase = phrase.words),
                what.span.clone(),
            )
            .expected(say!("resolve-something-a-person-does"))
            .help(say!("resolve-what-happens-belongs-in")),
        );
    }
}

//! Which keys and days go with a phrase.

use super::scene::Scene;
use crate::calendar::Day;
use crate::scenario::phrases::{Lasts, Phrase, Verb, Where};
use crate::scenario::problem::Problem;
use crate::scenario::reader::Typed;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::sheet::{ActionSheet, EventSheet};

/// Checks that all keys a phrase needs are there, and none that mean nothing to it.
pub fn check_keys(sheet: &ActionSheet, phrase: &Phrase, desk: &mut Desk) {
    let typed = sheet.typed_keys();
    for (key, span) in &typed {
        if !phrase.needs.contains(key) && !phrase.takes.contains(key) {
            desk.problem(
                Problem::new(
                    "key.not_here",
                    format!("`{key}` means nothing to \"{}\"", phrase.words),
                    span.clone(),
                )
                .expected(known(phrase)),
            );
        }
    }
    for key in phrase.needs {
        if !typed.iter().any(|(typed, _)| typed == key) {
            desk.problem(
                Problem::new(
                    "key.missing",
                    format!("\"{}\" needs `{key}`", phrase.words),
                    sheet.what.span.clone(),
                )
                .expected(known(phrase)),
            );
        }
    }
}

fn known(phrase: &Phrase) -> String {
    let keys: Vec<&str> = phrase.needs.iter().chain(phrase.takes).copied().collect();
    if keys.is_empty() { "no further keys".to_owned() } else { format!("the keys {}", keys.join(", ")) }
}

/// Checks `until` against `on` and against the phrase.
pub fn check_until(event: &EventSheet, phrase: &Phrase, desk: &mut Desk) {
    match (&event.until, phrase.lasts) {
        (Some(until), Lasts::Once) => desk.problem(
            Problem::new(
                "key.not_here",
                format!("\"{}\" happens on one day", phrase.words),
                until.span.clone(),
            )
            .expected("no `until`"),
        ),
        (None, Lasts::MustEnd) => desk.problem(
            Problem::new(
                "key.missing",
                format!("\"{}\" needs `until`", phrase.words),
                event.action.span.clone(),
            )
            .expected("the last day, included"),
        ),
        (Some(until), _) if until.value < event.on.value => desk.problem(
            Problem::new("event.ends_before_it_begins", "this ends before it begins", until.span.clone())
                .expected(format!("{} or later", event.on.value.short()))
                .related("it begins here", event.on.span.clone()),
        ),
        _ => {}
    }
}

/// An event outside the reported days is told; one so far back that its year must be mistyped is refused.
pub fn check_day(scene: &Scene<'_, '_>, sheet: &EventSheet, phrase: &Phrase, desk: &mut Desk) {
    let (on, first) = (sheet.on.value, scene.horizon.first);
    if on < scene.oldest {
        desk.problem(long_past(scene, sheet));
    } else if is_over(sheet, phrase, first) {
        let message =
            format!("{} is over before the first day, {}; it is left out.", named(sheet), first.short());
        desk.note_at("event.before_start", message, &sheet.on.span);
    } else if on < first && phrase.lasts != Lasts::Once {
        let message =
            format!("{} began before the first day, {}, and counts from then.", named(sheet), first.short());
        desk.note_at("event.began_before", message, &sheet.on.span);
    } else if on > scene.horizon.last {
        let last = scene.horizon.last.short();
        let message = format!("{} lies beyond the horizon, which ends on {last}.", named(sheet));
        desk.note_at("event.beyond_horizon", message, &sheet.on.span);
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
    let problem = Problem::new("event.long_past", message, sheet.on.span.clone())
        .expected(format!("a day to come, or one not before {}", scene.oldest.short()));
    let later = (1..=LAST_YEAR).map(|years| on.plus_months(MONTHS_A_YEAR * years));
    match later.into_iter().find(|&day| day >= scene.horizon.first) {
        Some(day) => problem.help(format!("did you mean {day}?")),
        None => problem,
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
pub fn check_place(phrase: &Phrase, what: &Typed<String>, desk: &mut Desk) {
    if phrase.place == Where::EventsOnly {
        desk.problem(
            Problem::new(
                "phrase.events_only",
                format!("no policy can do \"{}\"", phrase.words),
                what.span.clone(),
            )
            .expected("something a person does: turn a switch, change the plan, delete data, back up now")
            .help("things that happen belong into an [[event]]"),
        );
    }
}

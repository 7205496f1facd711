//! Which keys go with a phrase.

use crate::scenario::phrases::{Lasts, Phrase, Where};
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

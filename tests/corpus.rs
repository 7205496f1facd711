//! Replays the corpus of the fuzz targets: what was found once, and texts to begin with.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/fuzzing.rs"]
mod fuzzing;
#[path = "support/living.rs"]
mod living;
mod reference;
mod support;

use std::fs;
use std::path::Path;

/// Gives a target every file of its corpus.
fn replay(target: &str, body: fn(&[u8])) {
    let files = fs::read_dir(Path::new("fuzz/corpus").join(target)).unwrap();
    let texts: Vec<Vec<u8>> = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(texts.len() >= 8, "{target}: {} files", texts.len());
    texts.iter().for_each(|bytes| body(bytes));
}

#[test]
fn quantities_are_read_or_refused() {
    replay("quantities", fuzzing::quantities);
}

#[test]
fn scenarios_are_read_or_refused() {
    replay("scenario", fuzzing::scenario);
}

#[test]
fn overrides_are_read_or_refused() {
    replay("overrides", fuzzing::overrides);
}

#[test]
fn forms_are_read_or_refused() {
    replay("forms", fuzzing::forms);
}

#[test]
fn households_live_as_they_must() {
    replay("day", living::day);
}

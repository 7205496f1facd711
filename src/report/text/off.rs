//! `Do` where nothing is backed up and nothing fails: turning backups on.

use super::{Label, Line, labelled};
use crate::report::Run;
use crate::report::off::{Since, cost, to_turn_on, where_to_tap};

/// What to turn on, and where.
pub fn lines(run: Run) -> Vec<Line> {
    let off = to_turn_on(run);
    let Some(first) = off.first() else { return Vec::new() };
    let label = if first.since == Since::Already { Label::DoNow } else { Label::Do };
    let mut sentences: Vec<String> = Vec::new();
    for of in &off {
        let order = of.order(run.household);
        let when = if of.since == Since::Already { String::new() } else { format!("{}: ", of.when()) };
        sentences.push(format!("{when}{order}. {}.", cost()));
        sentences.extend(of.no_room(run));
    }
    sentences.insert(1, where_to_tap());
    labelled(label, sentences).collect()
}

//! What to do, step by step: the change the answer names, with where to tap.

use super::family::sentence;
use super::taps::Taps;
use crate::analysis::advice::{Advice, Advised};
use crate::report::Run;
use crate::report::advice::{Told, in_short, words};
use crate::report::explain::Part;
use crate::report::off::{Off, cost, to_turn_on, where_to_tap};
use crate::report::text::{Answer, Label, effect, first_thing};
use crate::report::words::capitalised;

/// What to do about it.
pub struct ToDo {
    /// `Now`, `By 1 May 2027`; empty where there is nothing to do.
    pub when: String,
    /// What is to be done, in order.
    pub steps: Vec<Step>,
    /// What comes of it, or why there is nothing to do.
    pub effect: Vec<String>,
    /// What it costs: `217.00 USD more in 3 years.`
    pub cost: String,
    /// What is given up; empty where nothing is.
    pub given_up: String,
    /// Other ways.
    pub or: Vec<String>,
}

/// One thing to do.
pub struct Step {
    /// What: `Take the 2 TB plan.`
    pub what: String,
    /// Where.
    pub taps: Taps,
}

impl ToDo {
    /// What a run says to do.
    pub fn of(run: Run) -> Self {
        match first_thing(run) {
            Some(of) => Self::about(run, of),
            None if silent(run) => Self::turning_on(run),
            None => Self { effect: why_nothing(run), ..Self::nothing() },
        }
    }

    /// What to turn on where nothing is backed up; nothing where something is.
    fn turning_on(run: Run) -> Self {
        let off = to_turn_on(run);
        let Some(first) = off.first() else {
            return Self { effect: why_nothing(run), ..Self::nothing() };
        };
        let step =
            |of: &Off| Step { what: sentence(&of.order(run.household)), taps: Taps::of(where_to_tap()) };
        Self {
            when: capitalised(first.when()),
            steps: off.iter().map(step).collect(),
            effect: off.iter().filter_map(|of| of.no_room(run)).collect(),
            cost: sentence(&cost()),
            ..Self::nothing()
        }
    }

    /// Whether nothing was sought, so that nothing can be said.
    pub const fn is_silent(&self) -> bool {
        self.steps.is_empty() && self.effect.is_empty()
    }

    const fn nothing() -> Self {
        Self {
            when: String::new(),
            steps: Vec::new(),
            effect: Vec::new(),
            cost: String::new(),
            given_up: String::new(),
            or: Vec::new(),
        }
    }

    fn about(run: Run, of: &Advised) -> Self {
        let household = run.household;
        let given_up = words::given_up(of);
        let steps = words::steps(household, &of.change);
        Self {
            when: capitalised(words::when(of, household.horizon.first)),
            steps: steps
                .into_iter()
                .map(|(what, place)| Step { what: sentence(&what), taps: Taps::of(place) })
                .collect(),
            effect: vec![sentence(&effect(run, of))],
            cost: sentence(&words::money(household, of.money)),
            given_up: if given_up.is_empty() { given_up } else { sentence(&given_up) },
            or: others(run),
        }
    }
}

/// Whether advice says nothing: it was not sought, or nothing fails.
fn silent(run: Run) -> bool {
    run.findings.advice.as_ref().is_none_or(Advice::nothing_needed)
}

/// The answer's other ways.
fn others(run: Run) -> Vec<String> {
    let groups = Answer::of(run).groups().into_iter().filter(|group| group.label == Label::Or);
    groups.flat_map(|group| group.texts).map(|text| sentence(&text)).collect()
}

/// What advice says where it names nothing; empty where it was not sought.
fn why_nothing(run: Run) -> Vec<String> {
    let Some(advice) = &run.findings.advice else { return Vec::new() };
    let told = Told { household: run.household, context: run.context, advice };
    let section = in_short(told).into_iter().next();
    let parts = section.iter().flat_map(|section| &section.parts).filter_map(|part| match part {
        Part::Said(_, text) => Some(text.clone()),
        Part::Verbatim(_) | Part::Table { .. } => None,
    });
    section.iter().map(|section| sentence(&section.title)).chain(parts).collect()
}

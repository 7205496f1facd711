//! `simulate show`: the scenario as it would be run, with where every value came from.

use super::arguments::ShowArguments;
use super::failure::Failure;
use super::{load, terminal};
use crate::catalogue::defaults;

/// Shows a scenario resolved, or the defaults it leans on.
pub fn show(arguments: &ShowArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, false)?;
    if !arguments.defaults {
        return terminal::answer(&scenario.resolved());
    }
    let mut text = String::new();
    for row in scenario.defaults().iter().filter_map(|parameter| defaults::find(parameter)) {
        text.push_str(&format!("{}\n    {} [{}]\n    source: {}\n    confidence: {}\n", row.parameter, row.value, row.unit, row.source, row.confidence));
    }
    terminal::answer(&text)
}

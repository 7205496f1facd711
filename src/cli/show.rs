//! `simulate show`: the scenario as it would be run, with where every value came from.

use std::collections::BTreeMap;

use super::arguments::ShowArguments;
use super::failure::Failure;
use super::{load, terminal};
use crate::catalogue::sources;
use crate::scenario::{Provenance, Scenario, Source};

/// Shows a scenario resolved, or the defaults it leans on.
pub fn show(arguments: &ShowArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, false)?;
    let text = if arguments.defaults { used_defaults(&scenario) } else { scenario.resolved_text() };
    terminal::answer(&text)
}

/// Every row of the catalogue that a value of this scenario rests on, with its source and how sure it is.
fn used_defaults(scenario: &Scenario) -> String {
    let mut users: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for Provenance { path, source, .. } in scenario.provenance() {
        if let Source::Default(Some(row)) = source {
            users.entry(row).or_default().push(path);
        }
    }
    let described = users.iter().filter_map(|(row, paths)| describe(row, paths));
    let profiles = "Growth and habits of profiles: see src/catalogue/data/profiles.csv and the rows above.\n";
    described.chain(std::iter::once(profiles.to_owned())).collect()
}

fn describe(row: &str, paths: &[String]) -> Option<String> {
    let row = sources::default_row(row)?;
    Some(format!(
        "{}\n    value       {} ({})\n    source      {}\n    confidence  {}\n    used for    {}\n\n",
        row.parameter,
        row.value,
        row.unit,
        row.source,
        row.confidence,
        paths.join(", ")
    ))
}

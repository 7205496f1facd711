//! Facts about a run that the report tells and no room below knows.

use std::path::Path;

use crate::model::household::Origin;
use crate::report::{Context, Fullness, Tax};
use crate::scenario::{self, Scenario};

/// The region whose list prices are before tax.
const BEFORE_TAX: &str = "US";

/// The facts of a run.
pub fn of(scenario: &Scenario, name: &str, folder: &Path) -> Context {
    Context {
        title: scenario.title.clone(),
        scenario_name: name.to_owned(),
        scenario_hash: scenario.hash(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        read_on: scenario.read_on,
        fullness: match scenario.fullness {
            scenario::Fullness::Typed => Fullness::Typed,
            scenario::Fullness::Unknown => Fullness::Guessed,
        },
        typed_share: scenario.typed_share,
        growth_rates: growth_rates(scenario),
        price_as_of: scenario.price_as_of,
        tax: if scenario.region == BEFORE_TAX { Tax::Before } else { Tax::Unstated },
        notes: scenario.notes.iter().map(|note| note.message.clone()).collect(),
        units_line: units_line(scenario),
        output_dir_shown: shown(folder),
    }
}

/// How many growth rates are known, and how many guessed.
fn growth_rates(scenario: &Scenario) -> [usize; 2] {
    let known = |origin: Origin| matches!(origin, Origin::Stated | Origin::Measured);
    let count = |wanted: bool| {
        let of_kind = scenario.growth_origins.iter().filter(|(origin, _)| known(*origin) == wanted);
        of_kind.map(|(_, count)| count).sum()
    };
    [count(true), count(false)]
}

/// A folder as it is shown: relative, with a slash at its end.
fn shown(folder: &Path) -> String {
    let text = folder.display().to_string();
    if text.ends_with('/') { text } else { format!("{text}/") }
}

/// How the file's figures were read, in a sentence.
fn units_line(scenario: &Scenario) -> String {
    let typed = scenario.provenance().into_iter().find(|value| value.path == "units");
    let line = match typed.as_ref().map(|value| value.value.trim_matches('"')) {
        Some("decimal") => "Every figure is read as decimal (1 GB = 10⁹ bytes).",
        Some("binary") => "Every figure is read as binary (1 GB = 2³⁰ bytes).",
        _ => "Figures of iCloud's screens are read as binary (1 GB = 2³⁰ bytes).",
    };
    line.to_owned()
}

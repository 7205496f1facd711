//! Facts about a run that the report tells and no room below knows.

use std::path::Path;

use crate::model::household::Origin;
use crate::report::files::sha256;
use crate::report::{Context, Fullness, Known, Tax};
use crate::scenario::{self, Scenario};

/// The region whose list prices are before tax.
const BEFORE_TAX: &str = "US";

/// The facts of a run.
pub fn of(scenario: &Scenario, name: &str, folder: &Path) -> Context {
    let [stated, measured, profile, default] = scenario.growth_origins;
    Context {
        title: scenario.title.clone(),
        scenario_name: name.to_owned(),
        scenario_hash: sha256(scenario.resolved().as_bytes()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        read_on: scenario.read_on,
        fullness: match scenario.fullness {
            scenario::Fullness::Typed => Fullness::Typed,
            scenario::Fullness::Unknown => Fullness::Guessed,
        },
        known: Known {
            bytes_share: scenario.typed_share,
            growth_stated: count(stated) + count(measured),
            growth_all: [stated, measured, profile, default].into_iter().map(count).sum(),
        },
        price_as_of: scenario.price_as_of,
        tax: if scenario.region == BEFORE_TAX { Tax::Before } else { Tax::Unstated },
        notes: scenario.notes.iter().map(|note| note.message.clone()).collect(),
        units_line: scenario.units_line(),
        output_dir_shown: shown(folder),
    }
}

const fn count((_, count): (Origin, usize)) -> usize {
    count
}

/// A folder as it is shown: relative, with a slash at its end.
fn shown(folder: &Path) -> String {
    let text = folder.display().to_string();
    if text.ends_with('/') { text } else { format!("{text}/") }
}

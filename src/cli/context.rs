//! Facts about a run that the report tells and no room below knows.

use std::path::Path;

use crate::model::household::{Household, Origin, Phone};
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
        scenario_hash: scenario.hash(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        read_on: scenario.read_on,
        fullness: match scenario.fullness {
            scenario::Fullness::Typed => Fullness::Typed,
            scenario::Fullness::Guessed => Fullness::Guessed,
        },
        known: Known {
            bytes_share: scenario.typed_share,
            growth_stated: count(stated) + count(measured),
            growth_all: [stated, measured, profile, default].into_iter().map(count).sum(),
        },
        price_as_of: scenario.price_as_of,
        tax: if scenario.region == BEFORE_TAX { Tax::Before } else { Tax::Unstated },
        notes: notes(scenario),
        units_line: scenario.units_line(),
        output_dir_shown: shown(folder),
    }
}

const fn count((_, count): (Origin, usize)) -> usize {
    count
}

/// The notes people should read beside the answer.
fn notes(scenario: &Scenario) -> Vec<String> {
    let own = scenario.notes.iter().map(|note| note.message.clone());
    own.chain(phone_room(&scenario.household)).collect()
}

fn phone_room(household: &Household) -> Option<String> {
    let unchecked = household.devices.iter().filter(|device| device.phone == Phone::Unchecked).count();
    match unchecked {
        0 => None,
        all if all == household.devices.len() => {
            Some("Room on the phones themselves was not checked: no capacity is given.".to_owned())
        }
        _ => Some("Room on phones without a capacity was not checked.".to_owned()),
    }
}

/// A folder as it is shown: relative, with a slash at its end.
fn shown(folder: &Path) -> String {
    let text = folder.display().to_string();
    if text.ends_with('/') { text } else { format!("{text}/") }
}

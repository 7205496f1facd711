//! `simulate check`: every problem of a scenario at once, and what is worth knowing.

use super::arguments::{CheckArguments, Format};
use super::failure::Failure;
use super::load::{self, Loaded};
use super::terminal::{self, Manner};

/// Checks a scenario.
pub fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    match (load::load(&arguments.scenario)?, arguments.format) {
        (Loaded::Broken(problems), Format::Json) => {
            terminal::answer(&problems.to_json())?;
            Err(Failure::Told)
        }
        (Loaded::Broken(problems), Format::Text) => Err(Failure::Input(
            problems.render(Manner::of_problems(arguments.ascii).drawing(), terminal::WIDTH),
        )),
        (Loaded::Ready(_), Format::Json) => terminal::answer("[]\n"),
        (Loaded::Ready(scenario), Format::Text) => {
            let (people, devices) = (scenario.household.people.len(), scenario.household.devices.len());
            let name = arguments.scenario.path().display();
            let mut text = format!(
                "{name}: no problems. {}, {} in use.\n",
                counted(people, "person", "people"),
                counted(devices, "device", "devices")
            );
            for note in &scenario.notes {
                text.push_str(&format!("  note: {}\n", note.message));
            }
            terminal::answer(&text)
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

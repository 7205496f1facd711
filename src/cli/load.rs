//! A scenario from its file, and the two commands that need no more than that.
//!
//! `simulate check` tells every problem at once, and what is worth knowing; `simulate show` prints the scenario as it
//! would be run, with where every value came from.

use std::collections::BTreeMap;
use std::path::Path;

use super::Failure;
use super::arguments::{CheckArguments, ProblemFormat, ScenarioArguments, ShowArguments};
use super::terminal::{self, Manner};
use crate::calendar::Day;
use crate::catalogue::sources;
use crate::scenario::{self, Overrides, Problems, Provenance, Scenario, Source};

/// Larger files are refused unread: nobody types them.
const LARGEST_FILE: u64 = 16 << 20;

/// Checks a scenario.
pub fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    match (load(&arguments.scenario)?, arguments.format) {
        (Loaded::Broken(problems), ProblemFormat::Json) => {
            terminal::answer(&problems.to_json())?;
            Err(Failure::Told)
        }
        (Loaded::Broken(problems), ProblemFormat::Text) => Err(Failure::Input(
            problems.render(Manner::of_problems(arguments.ascii).drawing(), terminal::WIDTH),
        )),
        (Loaded::Ready(scenario), ProblemFormat::Json) => terminal::answer(&scenario.checked_json()),
        (Loaded::Ready(scenario), ProblemFormat::Text) => {
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

/// Shows a scenario resolved, or the defaults it leans on.
pub fn show(arguments: &ShowArguments) -> Result<(), Failure> {
    let scenario = ready(&arguments.scenario, false)?;
    let text = if arguments.defaults { used_defaults(&scenario) } else { scenario.resolved_text() };
    terminal::answer(&text)
}

/// A scenario that can be run, or all its problems as a failure.
pub fn ready(arguments: &ScenarioArguments, ascii: bool) -> Result<Scenario, Failure> {
    match load(arguments)? {
        Loaded::Ready(scenario) => Ok(*scenario),
        Loaded::Broken(problems) => {
            Err(Failure::Input(problems.render(Manner::of_problems(ascii).drawing(), terminal::WIDTH)))
        }
    }
}

/// A scenario that can be run, or its problems, each in a sentence.
pub fn problems_in_words(arguments: &ScenarioArguments) -> Result<Scenario, Vec<String>> {
    match load(arguments) {
        Ok(Loaded::Ready(scenario)) => Ok(*scenario),
        Ok(Loaded::Broken(problems)) => Err(problems.problems.iter().map(|of| of.message.clone()).collect()),
        Err(failure) => Err(vec![failure.first_line()]),
    }
}

impl Failure {
    /// What a message says, without its mark and its help.
    fn first_line(&self) -> String {
        let (Self::Input(text) | Self::Other(text) | Self::Crossed(text)) = self else {
            return String::new();
        };
        text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
    }
}

/// The name of a scenario file without its ending: `family`.
pub fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "scenario".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// A date of the command line.
pub fn day(flag: &str, text: &str) -> Result<Day, Failure> {
    let parts: Vec<&str> = text.split('-').collect();
    let day = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let numbers = (year.parse().ok(), month.parse().ok(), day.parse().ok());
            if let (Some(year), Some(month), Some(day)) = numbers {
                Day::from_ymd(year, month, day)
            } else {
                None
            }
        }
        _ => None,
    };
    day.ok_or_else(|| {
        Failure::Input(format!(
            "error: {flag}: `{text}` is not a date\n  help: write year, month and day: {flag} 2026-12-01"
        ))
    })
}

/// What reading a scenario gave.
enum Loaded {
    /// It can be run.
    Ready(Box<Scenario>),
    /// It has problems.
    Broken(Box<Problems>),
}

/// Reads and checks a scenario.
fn load(arguments: &ScenarioArguments) -> Result<Loaded, Failure> {
    let text = read(arguments.path())?;
    let name =
        arguments.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let folder = arguments.path().parent().unwrap_or(Path::new(""));
    let open = |beneath: &str| read(&folder.join(beneath)).map_err(|failure| failure.first_line());
    Ok(match scenario::check_over(&name, &text, &overrides(arguments)?, &open) {
        Ok(scenario) => Loaded::Ready(Box::new(scenario)),
        Err(problems) => Loaded::Broken(Box::new(problems)),
    })
}

fn read(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::reading(path, &error);
    let facts = std::fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    if facts.len() > LARGEST_FILE {
        let megabytes = facts.len() >> 20;
        let text =
            format!("error: `{}` has {megabytes} MB; a scenario has a few KB, 16 MB at most", path.display());
        return Err(Failure::Input(text));
    }
    std::fs::read_to_string(path).map_err(failed)
}

fn overrides(arguments: &ScenarioArguments) -> Result<Overrides, Failure> {
    Ok(Overrides {
        futures: arguments.changes.futures,
        seed: arguments.changes.seed,
        start: arguments.changes.start.as_deref().map(|text| day("--start", text)).transpose()?,
        horizon: arguments.changes.horizon.clone(),
        plan: arguments.changes.plan.clone(),
        region: arguments.changes.region.clone(),
        set: arguments.changes.set.iter().map(|text| setting(text)).collect::<Result<_, _>>()?,
    })
}

fn setting(text: &str) -> Result<(String, String), Failure> {
    let parts = text.split_once('=').map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()));
    parts.filter(|(key, _)| !key.is_empty()).ok_or_else(|| {
        Failure::Input(format!(
            "error: --set: `{text}` is not KEY=VALUE\n  help: for instance --set plan.size=\"2 TB\""
        ))
    })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_year_month_day() {
        let start = |text| day("--start", text).ok();
        assert_eq!(start("2026-12-01"), Day::from_ymd(2026, 12, 1));
        assert!(["01/12/2026", "2026-13-01", ""].into_iter().all(|text| start(text).is_none()));
    }

    #[test]
    fn in_a_table_a_missing_file_is_one_sentence() {
        let missing =
            ScenarioArguments::new(Path::new("nosuch.toml"), super::super::arguments::Changes::default());
        assert_eq!(problems_in_words(&missing).unwrap_err(), ["there is no file `nosuch.toml`"]);
    }

    #[test]
    fn settings_split_at_the_first_equals_sign() {
        assert_eq!(setting("a.b = \"x=y\"").ok(), Some(("a.b".to_owned(), "\"x=y\"".to_owned())));
        assert!(setting("=5").is_err() && setting("nothing").is_err());
    }

    #[test]
    fn a_scenario_s_stem_names_its_folder() {
        assert_eq!(stem(Path::new("scenarios/family.toml")), "family");
    }
}

//! From arguments to a checked scenario.

use std::path::Path;

use super::arguments::ScenarioArguments;
use super::failure::Failure;
use super::terminal::{self, Manner};
use crate::calendar::Day;
use crate::scenario::{Overrides, Problems, Scenario, check};

/// What reading a scenario gave.
pub enum Loaded {
    /// It can be run.
    Ready(Box<Scenario>),
    /// It has problems.
    Broken(Box<Problems>),
}

/// Larger files are refused unread: nobody types them.
const LARGEST_FILE: u64 = 16 << 20;

/// Reads and checks a scenario.
pub fn load(arguments: &ScenarioArguments) -> Result<Loaded, Failure> {
    let text = read(arguments.path())?;
    let name =
        arguments.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(match check(&name, &text, &overrides(arguments)?) {
        Ok(scenario) => Loaded::Ready(Box::new(scenario)),
        Err(problems) => Loaded::Broken(Box::new(problems)),
    })
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

/// The name of a scenario file without its ending: `family`.
pub fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "scenario".to_owned(), |stem| stem.to_string_lossy().into_owned())
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
        futures: arguments.futures,
        seed: arguments.seed,
        start: arguments.start.as_deref().map(|text| day("--start", text)).transpose()?,
        horizon: arguments.horizon.clone(),
        plan: arguments.plan.clone(),
        region: arguments.region.clone(),
        set: arguments.set.iter().map(|text| setting(text)).collect::<Result<_, _>>()?,
    })
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

fn setting(text: &str) -> Result<(String, String), Failure> {
    let parts = text.split_once('=').map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()));
    parts.filter(|(key, _)| !key.is_empty()).ok_or_else(|| {
        Failure::Input(format!(
            "error: --set: `{text}` is not KEY=VALUE\n  help: for instance --set plan.size=\"2 TB\""
        ))
    })
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
    fn settings_split_at_the_first_equals_sign() {
        assert_eq!(setting("a.b = \"x=y\"").ok(), Some(("a.b".to_owned(), "\"x=y\"".to_owned())));
        assert!(setting("=5").is_err() && setting("nothing").is_err());
    }

    #[test]
    fn a_scenario_s_stem_names_its_folder() {
        assert_eq!(stem(Path::new("scenarios/family.toml")), "family");
    }
}

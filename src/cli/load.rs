//! A scenario from its file, and the two commands that need no more than that.
//!
//! `simulate check` tells every problem at once, and what is worth knowing; `simulate show` prints the scenario as it
//! would be run, with where every value came from.

use std::collections::BTreeMap;
use std::path::Path;

use super::Failure;
use super::arguments::{CheckArguments, LimitArguments, ProblemFormat, ScenarioArguments, ShowArguments};
use super::terminal::{self, Manner};
use crate::calendar::Day;
use crate::catalogue::sources;
use crate::language::say;
use crate::scenario::source::Dated;
use crate::scenario::{self, Correction, Limits, Overrides, Problems, Provenance, Scenario, Source};

/// Checks a scenario.
pub fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    let loaded = load(&arguments.scenario)?;
    let name = arguments.scenario.path().display().to_string();
    match (&loaded, arguments.format, arguments.fix) {
        (Loaded::Broken(problems), ProblemFormat::Json, _) => {
            terminal::if_anybody_reads(terminal::answer(&problems.to_json()))?;
            Err(Failure::Told)
        }
        (Loaded::Ready(scenario), ProblemFormat::Json, _) => terminal::answer(&scenario.checked_json()),
        (_, ProblemFormat::Text, true) => corrected(&name, &loaded),
        (Loaded::Broken(problems), ProblemFormat::Text, false) => {
            Err(Failure::Input(broken(&name, problems, arguments.ascii)))
        }
        (Loaded::Ready(scenario), ProblemFormat::Text, false) => terminal::answer(&fine(&name, scenario)),
    }
}

/// What is said of a file that can be run.
fn fine(name: &str, scenario: &Scenario) -> String {
    let (people, devices) = (scenario.household.people.len(), scenario.household.devices.len());
    let (people, devices) = (say!("cli-people", people = people), say!("cli-devices", devices = devices));
    say!(
        "cli-name-no-problems-people",
        name = name,
        people = people,
        devices = devices,
        notes_text = scenario.notes_text()
    )
}

/// Every problem, then what is worth knowing, then how many.
fn broken(name: &str, problems: &Problems, ascii: bool) -> String {
    let told = problems.render(Manner::of_problems(ascii).drawing(), terminal::WIDTH);
    let number = say!("cli-problems", problems = problems.problems.len());
    let lines = match problems.corrections().len() {
        0 => String::new(),
        many => say!("cli-simulate-check-fix-shows", counted = say!("cli-lines", lines = many)),
    };
    let notes = problems.notes_text();
    let gap = if notes.is_empty() { "" } else { "\n" };
    format!("{told}{gap}{notes}\n{name}: {number}.\n{lines}")
}

/// Lines as typed and as they should be, to copy from.
fn corrected(name: &str, loaded: &Loaded) -> Result<(), Failure> {
    let (corrections, undecided) = match loaded {
        Loaded::Ready(scenario) => (scenario.corrections(), 0),
        Loaded::Broken(problems) => (problems.corrections(), problems.undecided()),
    };
    let mut text = match corrections.len() {
        0 => say!("cli-name-no-line-can", name = name),
        many => say!("cli-name-counted-to-correct", name = name, counted = say!("cli-lines", lines = many)),
    };
    for Correction { line, before, after } in &corrections {
        text.push_str(&say!("cli-line-line-as-typed", line = line, before = before, after = after));
    }
    if undecided > 0 {
        let number = say!("cli-problems", problems = undecided);
        text.push_str(&say!("cli-number-that-only-you", number = number, name = name));
    }
    terminal::if_anybody_reads(terminal::answer(&text))?;
    if matches!(loaded, Loaded::Broken(_)) { Err(Failure::Told) } else { Ok(()) }
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
        let first = text.lines().next().unwrap_or_default();
        first.split_once(": ").map_or(first, |(_, what)| what).to_owned()
    }
}

/// The name of a scenario file without its ending: `family`.
pub fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match scenario::stem(&name) {
        "" => "scenario".to_owned(),
        stem => stem.to_owned(),
    }
}

/// A date of the command line.
pub fn day(flag: &str, text: &str) -> Result<Day, Failure> {
    match scenario::source::dated(text) {
        Dated::Exact(day) => Ok(day),
        _ => Err(Failure::Input(say!("cli-error-flag-text-is", flag = flag, text = text))),
    }
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
    let path = arguments.path();
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let overrides = overrides(arguments)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let limits = overrides.limits;
    let open = |beneath: &str| super::file::read(&folder.join(beneath), limits);
    let checked = match super::file::read(path, limits) {
        Ok(bytes) => scenario::check_bytes_over(&name, &bytes, &overrides, &open),
        Err(problem) => Err(Problems::of_file(&name, "", *problem)),
    };
    Ok(match checked {
        Ok(scenario) => Loaded::Ready(Box::new(scenario)),
        Err(problems) => Loaded::Broken(Box::new(problems)),
    })
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
        limits: limits(&arguments.changes.limits)?,
    })
}

/// The limits of the input, as the command line moves them.
pub fn limits(arguments: &LimitArguments) -> Result<Limits, Failure> {
    arguments.moved.iter().try_fold(Limits::default(), |limits, text| {
        let told = |(what, help): (String, String)| {
            Failure::Input(say!("cli-error-limit", what = what, help = help))
        };
        limits.moved(text).map_err(told)
    })
}

fn setting(text: &str) -> Result<(String, String), Failure> {
    let parts = text.split_once('=').map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()));
    parts
        .filter(|(key, _)| !key.is_empty())
        .ok_or_else(|| Failure::Input(say!("cli-set-is-not-key-value", text = text)))
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
    let profiles = say!("cli-growth-and-habits-of");
    described.chain(std::iter::once(profiles.to_owned())).collect()
}

fn describe(row: &str, paths: &[String]) -> Option<String> {
    let row = sources::default_row(row)?;
    Some(say!(
        "cli-parameter-value-row-unit",
        parameter = row.parameter,
        row = row.value,
        unit = row.unit,
        source = row.source,
        confidence = row.confidence,
        join = paths.join(", ")
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
        assert_eq!(stem(Path::new("family.toml.txt")), "family");
        assert_eq!(stem(Path::new("..")), "scenario");
    }
}

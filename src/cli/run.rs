//! The main job: run a scenario, print the answer, write the files and the charts.

use std::path::{Path, PathBuf};

use super::arguments::{Format, RunArguments};
use super::terminal::{self, Manner, Progress};
use super::{Failure, load};
use crate::analysis::analyse;
use crate::analysis::findings::Findings;
use crate::engine;
use crate::model::household::Chance;
use crate::model::world::World;
use crate::report::files::{self, OutputFile, Replace};
use crate::report::text::{Answer, Style};
use crate::report::{Context, Fullness, Pictures, Run, Tax, outputs};
use crate::scenario::{self, Scenario};

/// The region whose list prices are before tax.
const BEFORE_TAX: &str = "US";

/// Runs a scenario.
pub fn run(arguments: &RunArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, arguments.ascii)?;
    let folder = folder(arguments);
    prepare(&folder)?;
    let name = load::stem(arguments.scenario.path());
    let context = context(&scenario, &name, &folder);
    let (world, findings) = simulate(&scenario, arguments)?;
    let run = Run { household: &world.household, findings: &findings, context: &context };
    let summary = write(run, &scenario, &folder, arguments)?;
    print(run, &summary, arguments)
}

/// Facts about a run that the report tells and no room below knows.
pub fn context(scenario: &Scenario, name: &str, folder: &Path) -> Context {
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
        price_as_of: scenario.price_as_of,
        tax: if scenario.region == BEFORE_TAX { Tax::Before } else { Tax::Unstated },
        notes: scenario.notes.iter().map(|note| note.message.clone()).collect(),
        units_line: units_line(scenario),
        output_dir_shown: shown(folder),
    }
}

/// Does work on as many threads as asked for.
pub fn with_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads.unwrap_or(0))).build();
    let pool =
        pool.map_err(|error| Failure::Other(format!("error: no threads could be started: {error}")))?;
    Ok(pool.install(work))
}

fn folder(arguments: &RunArguments) -> PathBuf {
    let default = || PathBuf::from("out").join(load::stem(arguments.scenario.path()));
    arguments.out.clone().unwrap_or_else(default)
}

/// Makes the folder before the long work, so that a place that cannot be written to is known at once.
fn prepare(folder: &Path) -> Result<(), Failure> {
    Ok(files::make_folder(folder)?)
}

/// How many futures a scenario asks for; one where nothing is left to chance.
pub fn futures(scenario: &Scenario) -> usize {
    match scenario.household.chance {
        Chance::Certain => 1,
        Chance::Random => usize::try_from(scenario.futures).unwrap_or(usize::MAX),
    }
}

/// Lives all futures, on as many threads as asked for.
fn simulate(scenario: &Scenario, arguments: &RunArguments) -> Result<(World, Findings), Failure> {
    let world = World::new(scenario.household.clone(), scenario.seed);
    let futures = futures(scenario);
    let progress = Progress::new(futures, arguments.quiet);
    let findings = with_threads(arguments.threads, || {
        let run = engine::run(&world, futures, &|done| progress.add(done));
        analyse(&world, &run)
    })?;
    progress.finish();
    Ok((world, findings))
}

/// Writes every file of a run, `summary.json` last; gives the bytes of that one.
fn write(run: Run, scenario: &Scenario, folder: &Path, arguments: &RunArguments) -> Result<Vec<u8>, Failure> {
    let resolved = OutputFile::new("scenario.resolved.toml", scenario.resolved_text().into_bytes());
    let pictures = if arguments.no_charts { Pictures::LeftOut } else { Pictures::Drawn };
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    let outputs = outputs(run, vec![resolved], pictures)?;
    files::write_outputs(folder, &outputs.files, &outputs.summary, replace)?;
    Ok(outputs.summary.bytes)
}

fn print(run: Run, summary: &[u8], arguments: &RunArguments) -> Result<(), Failure> {
    if arguments.quiet {
        return Ok(());
    }
    if arguments.format == Format::Json {
        return terminal::answer(&String::from_utf8_lossy(summary));
    }
    let manner = Manner::of_answers(arguments.ascii);
    let answer = Answer::of(run);
    let answer = if manner.ascii { answer.in_ascii() } else { answer };
    terminal::answer(&answer.render(if manner.colour { Style::Colour } else { Style::Plain }))
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

//! The main job: run a scenario, print the answer, write the files and the charts.

use std::path::{Path, PathBuf};

use super::arguments::{Format, RunArguments};
use super::fail_if::{self, Limit};
use super::terminal::{self, Manner, Progress};
use super::{Failure, load};
use crate::analysis::analyse;
use crate::analysis::findings::Findings;
use crate::analysis::precision::{CEILING, Precision, run_until};
use crate::engine;
use crate::model::household::Chance;
use crate::model::world::World;
use crate::report::files::{self, OutputFile, Replace};
use crate::report::text::{Answer, Style};
use crate::report::{Context, Fullness, Pictures, Run, Tax, outputs};
use crate::scenario::{self, Scenario};

/// The region whose list prices are before tax.
const BEFORE_TAX: &str = "US";

/// A scenario that has been run, with its files written.
pub struct Done {
    world: World,
    findings: Findings,
    context: Context,
    summary: Vec<u8>,
    crossed: Vec<String>,
}

impl Done {
    /// What the report sees of it.
    pub const fn run(&self) -> Run<'_> {
        Run { household: &self.world.household, findings: &self.findings, context: &self.context }
    }
}

/// Runs a scenario.
pub fn run(arguments: &RunArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, arguments.ascii)?;
    let folder = folder(arguments);
    let done = carry_out(&scenario, &folder, arguments)?;
    print(done.run(), &done.summary, arguments)?;
    match done.crossed.is_empty() {
        true => Ok(()),
        false => Err(Failure::Crossed(done.crossed.join("\n"))),
    }
}

/// Lives a scenario's futures and writes every file of it.
pub fn carry_out(scenario: &Scenario, folder: &Path, arguments: &RunArguments) -> Result<Done, Failure> {
    let limits = fail_if::limits(&arguments.fail_if, &scenario.household)?;
    let precision = arguments.precision.as_deref().map(fail_if::precision).transpose()?;
    prepare(folder)?;
    let name = load::stem(arguments.scenario.path());
    let world = World::new(scenario.household.clone(), scenario.seed);
    let (lived, crossed) = simulate(scenario, &world, precision, &limits, arguments)?;
    let context = Context { rounds: lived.rounds, ..context(scenario, &name, folder) };
    let run = Run { household: &world.household, findings: &lived.findings, context: &context };
    let summary = write(run, scenario, folder, arguments)?;
    Ok(Done { findings: lived.findings, world, context, summary, crossed })
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
        rounds: String::new(),
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

/// What futures came to, and why there are as many.
struct Lived {
    findings: Findings,
    rounds: String,
}

/// Lives all futures, on as many threads as asked for; tells which limits they cross.
fn simulate(
    scenario: &Scenario,
    world: &World,
    precision: Option<Precision>,
    limits: &[Limit],
    arguments: &RunArguments,
) -> Result<(Lived, Vec<String>), Failure> {
    let futures = if precision.is_some() { CEILING } else { futures(scenario) };
    let progress = Progress::new(futures, arguments.quiet);
    let lived = with_threads(arguments.threads, || {
        let (run, rounds) = live(world, futures, precision, &progress);
        let shares = limits.iter().filter_map(|limit| limit.crossed_by(limit.threshold().share(world, &run)));
        (Lived { findings: analyse(world, &run), rounds }, shares.collect())
    })?;
    progress.finish();
    Ok(lived)
}

/// As many futures as are asked for, or as it takes.
fn live(
    world: &World,
    futures: usize,
    precision: Option<Precision>,
    progress: &Progress,
) -> (engine::Run, String) {
    let done = |done: usize| progress.add(done);
    match precision {
        None => (engine::run(world, futures, &done), String::new()),
        Some(precision) => {
            let (run, reached) = run_until(world, precision, futures, &done);
            (run, fail_if::reached(precision, reached))
        }
    }
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

//! The main job: run a scenario, print the answer, write the files and the chart.

use std::path::PathBuf;

use super::arguments::{Format, RunArguments};
use super::failure::Failure;
use super::load;
use super::outputs;
use super::progress::Progress;
use super::terminal::{self, Manner};
use crate::analysis::analyse;
use crate::analysis::findings::Findings;
use crate::engine;
use crate::model::household::Chance;
use crate::model::world::World;
use crate::report::Run;
use crate::report::text::{Answer, Style};
use crate::scenario::Scenario;

/// Runs a scenario.
pub fn run(arguments: &RunArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, arguments.ascii)?;
    let folder = folder(arguments);
    outputs::prepare(&folder)?;
    let name = load::stem(arguments.scenario.path());
    let context = super::context::of(&scenario, &name, &folder);
    let (world, findings) = simulate(&scenario, arguments)?;
    let run = Run { household: &world.household, findings: &findings, context: &context };
    let summary = outputs::write(run, &scenario, &folder, arguments)?;
    print(run, &summary, arguments)
}

fn folder(arguments: &RunArguments) -> PathBuf {
    let default = || PathBuf::from("out").join(load::stem(arguments.scenario.path()));
    arguments.out.clone().unwrap_or_else(default)
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

/// How many futures a scenario asks for; one where nothing is left to chance.
pub fn futures(scenario: &Scenario) -> usize {
    match scenario.household.chance {
        Chance::Certain => 1,
        Chance::Random => usize::try_from(scenario.futures).unwrap_or(usize::MAX),
    }
}

/// Does work on as many threads as asked for.
pub fn with_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads.unwrap_or(0))).build();
    let pool =
        pool.map_err(|error| Failure::Other(format!("error: no threads could be started: {error}")))?;
    Ok(pool.install(work))
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

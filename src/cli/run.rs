//! The main job: run a scenario, print the answer, write the files and the charts.

use std::path::{Path, PathBuf};

use super::arguments::{Format, MainArguments, RunArguments};
use super::fail_if::{self, Limit};
use super::origins::Origins;
use super::pages::Lived;
use super::terminal::{self, Manner, Progress};
use super::{Failure, load};
use crate::analysis::findings::Findings;
use crate::analysis::precision::{CEILING, Precision, Reached, run_until};
use crate::analysis::{advice, analyse};
use crate::catalogue::regions;
use crate::engine;
use crate::language::say;
use crate::model::household::{Chance, Origin};
use crate::model::world::World;
use crate::report::explain::Page;
use crate::report::files::{self, OutputFile, Replace};
use crate::report::markdown;
use crate::report::pictures::of_run;
use crate::report::text::{Answer, Style, drawn};
use crate::report::{Context, Fullness, Outputs, Pictures, Run, Tax, Told, outputs};
use crate::scenario::{self, Scenario};

/// A scenario that has been run, with its files written.
pub struct Done {
    prepared: Prepared,
    findings: Findings,
    summary: Vec<u8>,
    files: Vec<String>,
    crossed: Vec<String>,
}

impl Done {
    /// The names of the files in its folder.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What the report sees of it.
    pub const fn run(&self) -> Run<'_> {
        self.prepared.run(&self.findings)
    }
}

/// Runs a scenario.
pub fn run(arguments: &MainArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.run.scenario, arguments.run.ascii)?;
    let done = carry_out(scenario, arguments)?;
    let told = print(done.run(), &done.summary, &arguments.run).and_then(|()| match arguments.draw {
        true => draw(done.run(), &arguments.run),
        false => Ok(()),
    });
    terminal::if_anybody_reads(told)?;
    match done.crossed.is_empty() {
        true => Ok(()),
        false => Err(Failure::Crossed(done.crossed.join("\n"))),
    }
}

/// Lives a scenario's futures and writes every file of it.
pub fn carry_out(scenario: Scenario, arguments: &MainArguments) -> Result<Done, Failure> {
    let limits = fail_if::limits(&arguments.fail_if, &scenario.household)?;
    let mut prepared = Prepared::new(scenario, &arguments.run)?;
    let explored = explore(&prepared, arguments)?;
    let share = |limit: &Limit| limit.crossed_by(limit.threshold().share(&prepared.world, &explored.run));
    let crossed = limits.iter().filter_map(share).collect();
    let findings = explored.findings;
    prepared.context.rounds = explored.rounds;
    let mut others = vec![prepared.resolved()];
    if let Some(lived) = explored.background {
        let origins = Origins::of(&prepared.scenario);
        others.extend(lived.files(&prepared, &findings, (arguments, &origins))?);
        prepared.context.output_dir_shown.push_str("report.html");
    }
    let outputs = prepared.write(prepared.run(&findings), others, arguments)?;
    let files = outputs.files.iter().chain([&outputs.summary]).map(|file| file.name.clone()).collect();
    Ok(Done { prepared, findings, summary: outputs.summary.bytes, files, crossed })
}

/// What was lived of a scenario, and what was found in it.
struct Explored {
    run: engine::Run,
    findings: Findings,
    /// Why there are as many futures as there are.
    rounds: Option<(Precision, Reached)>,
    /// What the report is made of beside the run.
    background: Option<Lived>,
}

/// Lives a scenario's futures, looks for what helps, and lives what a report needs.
fn explore(prepared: &Prepared, arguments: &MainArguments) -> Result<Explored, Failure> {
    let precision = arguments.precision.as_deref().map(fail_if::precision).transpose()?;
    let pages = arguments.pages.report;
    let more = if pages { Lived::expected(prepared) } else { 0 };
    let expected = if precision.is_some() { CEILING } else { prepared.futures };
    prepared.live(expected + more, |progress| {
        let (run, rounds) = lived(prepared, precision, progress);
        let mut findings = analyse(&prepared.world, &run);
        if !arguments.no_advice {
            findings.advice = advice::quick(&prepared.world, &run, &|_| {});
        }
        let background = pages.then(|| Lived::of(prepared, &run, &findings, progress)).transpose()?;
        Ok(Explored { run, findings, rounds, background })
    })?
}

/// The report and the sheet of a run, and nothing else of it; where its values came from is told beside.
pub fn pages(
    mut prepared: Prepared,
    arguments: &MainArguments,
    origins: &Origins,
) -> Result<Vec<OutputFile>, Failure> {
    let explored = explore(&prepared, arguments)?;
    prepared.context.rounds = explored.rounds;
    match explored.background {
        Some(lived) => lived.files(&prepared, &explored.findings, (arguments, origins)),
        None => Ok(Vec::new()),
    }
}

/// The pictures of a run, and nothing else of it.
pub fn pictures(prepared: &Prepared, arguments: &MainArguments) -> Result<Vec<OutputFile>, Failure> {
    let precision = arguments.precision.as_deref().map(fail_if::precision).transpose()?;
    let findings = prepared.live(prepared.futures, |progress| {
        let (run, _) = lived(prepared, precision, progress);
        analyse(&prepared.world, &run)
    })?;
    match arguments.run.charts.pictures(arguments.chart.names(), arguments.words())? {
        Pictures::Drawn(drawing) => Ok(of_run(prepared.run(&findings), &drawing)?),
        Pictures::LeftOut => Ok(Vec::new()),
    }
}

/// As many futures as are asked for, or as it takes; and why there are as many.
fn lived(
    prepared: &Prepared,
    precision: Option<Precision>,
    progress: &(dyn Fn(usize) + Sync),
) -> (engine::Run, Option<(Precision, Reached)>) {
    match precision {
        None => (engine::run(&prepared.world, prepared.futures, progress), None),
        Some(precision) => {
            let (run, reached) = run_until(&prepared.world, precision, CEILING, progress);
            (run, Some((precision, reached)))
        }
    }
}

/// How many futures a scenario asks for; one where nothing is left to chance.
pub fn futures(scenario: &Scenario) -> usize {
    match scenario.household.chance {
        Chance::Certain => 1,
        Chance::Random => usize::try_from(scenario.futures).unwrap_or(usize::MAX),
    }
}

/// A scenario that was read, and its folder, ready for the long work.
pub struct Prepared {
    /// The scenario.
    pub scenario: Scenario,
    /// Its household, ready to run.
    pub world: World,
    /// How many futures are to be lived.
    pub futures: usize,
    /// Facts about the run.
    pub context: Context,
    folder: PathBuf,
    threads: Option<u16>,
    quiet: bool,
}

impl Prepared {
    /// Reads the scenario and prepares it.
    pub fn of(arguments: &RunArguments) -> Result<Self, Failure> {
        Self::new(load::ready(&arguments.scenario, arguments.ascii)?, arguments)
    }

    /// Makes the folder of a scenario, so that a place that cannot be written to is known before the long work.
    fn new(scenario: Scenario, arguments: &RunArguments) -> Result<Self, Failure> {
        files::make_folder(&folder(arguments))?;
        Ok(Self::unwritten(scenario, &load::stem(arguments.scenario.path()), arguments))
    }

    /// A scenario under a name, ready to run; no folder is made.
    pub fn unwritten(scenario: Scenario, name: &str, arguments: &RunArguments) -> Self {
        let folder = folder(arguments);
        let context = context(&scenario, name, &folder);
        let world = World::new(scenario.household.clone(), scenario.seed);
        let futures = futures(&scenario);
        let (threads, quiet) = (arguments.threads, arguments.quiet);
        Self { scenario, world, futures, context, folder, threads, quiet }
    }

    /// What the report sees of the scenario and what was found.
    pub const fn run<'a>(&'a self, findings: &'a Findings) -> Run<'a> {
        Run { household: &self.world.household, findings, context: &self.context }
    }

    /// Does the long work on as many threads as asked for, behind a bar over about so many futures.
    pub fn live<T: Send>(
        &self,
        expected: usize,
        work: impl FnOnce(&(dyn Fn(usize) + Sync)) -> T + Send,
    ) -> Result<T, Failure> {
        let progress = Progress::new(expected, self.quiet);
        let done = with_threads(self.threads, || work(&|futures| progress.add(futures)))?;
        progress.finish();
        Ok(done)
    }

    /// The scenario as run.
    fn resolved(&self) -> OutputFile {
        OutputFile::new("scenario.resolved.toml", self.scenario.resolved_text().into_bytes())
    }

    /// Writes every file of a run, `summary.json` last.
    fn write(
        &self,
        run: Run,
        others: Vec<OutputFile>,
        arguments: &MainArguments,
    ) -> Result<Outputs, Failure> {
        let pictures = arguments.run.charts.pictures(arguments.chart.names(), arguments.words())?;
        let outputs = outputs(run, others, pictures)?;
        self.write_files(&outputs.files, &outputs.summary, &arguments.run)?;
        Ok(outputs)
    }

    /// Writes files, and last the one that names them.
    pub fn write_files(
        &self,
        files: &[OutputFile],
        summary: &OutputFile,
        arguments: &RunArguments,
    ) -> Result<(), Failure> {
        let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
        Ok(files::write_outputs(&self.folder, files, summary, replace)?)
    }
}

/// Prints a page as the terminal wants it.
pub fn print_page(page: &Page, ascii: bool) -> Result<(), Failure> {
    let manner = Manner::of_answers(ascii);
    let page = if manner.ascii { &page.in_ascii() } else { page };
    terminal::answer(&page.render(manner.colour))
}

/// Facts about a run that the report tells and no room below knows.
pub fn context(scenario: &Scenario, name: &str, folder: &Path) -> Context {
    Context {
        title: scenario.title.clone(),
        scenario_name: name.to_owned(),
        scenario_hash: scenario.hash(),
        seed: scenario.seed,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        read_on: scenario.read_on,
        fullness: match scenario.fullness {
            scenario::Fullness::Typed => Fullness::Typed,
            scenario::Fullness::Unknown => Fullness::Guessed,
        },
        typed_share: scenario.typed_share,
        growth_rates: growth_rates(scenario),
        price_as_of: scenario.price_as_of,
        tax: if regions::is_before_tax(&scenario.region) { Tax::Before } else { Tax::Unstated },
        notes: notes(scenario),
        units_line: units_line(scenario),
        rounds: None,
        output_dir_shown: shown(folder),
    }
}

/// Does work on as many threads as asked for.
pub fn with_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads.unwrap_or(0))).build();
    let pool =
        pool.map_err(|error| Failure::Other(say!("cli-error-no-threads-could", error = error.to_string())))?;
    Ok(pool.install(work))
}

fn folder(arguments: &RunArguments) -> PathBuf {
    let default = || PathBuf::from("out").join(load::stem(arguments.scenario.path()));
    arguments.out.clone().unwrap_or_else(default)
}

fn print(run: Run, summary: &[u8], arguments: &RunArguments) -> Result<(), Failure> {
    if arguments.quiet {
        return Ok(());
    }
    if arguments.format == Format::Json {
        return terminal::answer(&String::from_utf8_lossy(summary));
    }
    let answer = Answer::of(run);
    if arguments.format == Format::Markdown {
        return terminal::answer(&markdown::answer(&answer));
    }
    let manner = Manner::of_answers(arguments.ascii);
    let answer = if manner.ascii { answer.in_ascii() } else { answer };
    terminal::answer(&answer.render(if manner.colour { Style::Colour } else { Style::Plain }))
}

/// Draws in letters what the charts draw in pixels.
fn draw(run: Run, arguments: &RunArguments) -> Result<(), Failure> {
    let style = if Manner::of_answers(arguments.ascii).colour { Style::Colour } else { Style::Plain };
    terminal::answer(&drawn(run, terminal::columns(), terminal::letters(arguments.ascii), style))
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

/// The notes of the check, in the language chosen and in English.
fn notes(scenario: &Scenario) -> Vec<Told> {
    let both = scenario.notes.iter().zip(&scenario.plain_notes);
    both.map(|(note, plain)| Told { chosen: note.message.clone(), plain: plain.message.clone() }).collect()
}

/// How the file's figures were read, in a sentence.
fn units_line(scenario: &Scenario) -> Told {
    let typed = scenario.provenance().into_iter().find(|value| value.path == "units");
    let units = typed.as_ref().map(|value| value.value.trim_matches('"'));
    Told::of(|| match units {
        Some("decimal") => say!("cli-every-figure-is-read"),
        Some("binary") => say!("cli-every-figure-is-read-as"),
        _ => say!("cli-figures-of-iclouds-screens"),
    })
}

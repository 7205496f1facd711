//! `simulate batch`: many cases, each with its files, and one table of all, worst first.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::arguments::{BatchArguments, Format, ScenarioArguments};
use super::folder::{can_be_a_folder, nearest_folder};
use super::terminal::{self, Manner};
use super::{Failure, load, run};
use crate::language::say;
use crate::report::batch::{Case, index_csv, index_json, index_markdown, index_text, worst_first};
use crate::report::files::{self, OutputFile, Replace};
use crate::report::pages::{CaseFiles, index_html};
use crate::report::text::ascii;
use crate::scenario::Scenario;

/// A file and what it holds: a scenario, or its problems.
struct Read<'a> {
    case: String,
    path: &'a Path,
    found: Result<Scenario, Vec<String>>,
}

/// Runs every case; a file with problems costs one row, and exit code 2 at the end.
pub fn batch(arguments: &BatchArguments) -> Result<(), Failure> {
    let read: Vec<Read<'_>> = arguments.cases.iter().map(|path| read(path, arguments)).collect();
    refuse_clashes(&read)?;
    files::make_folder(&arguments.out)?;
    let (mut cases, files) = run_all(&read, arguments)?;
    worst_first(&mut cases);
    let version = env!("CARGO_PKG_VERSION");
    let others = [
        OutputFile::new("index.csv", index_csv(&cases)?),
        OutputFile::new("index.html", index_html(&cases, &files, version)?),
    ];
    let index = OutputFile::new("index.json", index_json(&cases, version, &others)?);
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    files::write_outputs(&arguments.out, &others, &index, replace)?;
    terminal::if_anybody_reads(print(&cases, &index.bytes, arguments))?;
    if cases.iter().any(Case::is_broken) { Err(Failure::Told) } else { Ok(()) }
}

fn read<'a>(path: &'a Path, arguments: &BatchArguments) -> Read<'a> {
    let one = ScenarioArguments::new(path, arguments.changes.clone());
    let found = load::problems_in_words(&one);
    let named = found.as_ref().ok().and_then(|scenario| scenario.case.clone());
    Read { case: named.unwrap_or_else(|| load::stem(path)), path, found }
}

/// Every case has a folder of its own: names that fall together, also where case does not count, are refused.
fn refuse_clashes(read: &[Read<'_>]) -> Result<(), Failure> {
    for (at, one) in read.iter().enumerate() {
        if !can_be_a_folder(&one.case) {
            return Err(refused(one, &say!("cli-it-cannot-be-the")));
        }
        let same = |other: &&Read<'_>| other.case.to_lowercase() == one.case.to_lowercase();
        if let Some(other) = read[..at].iter().find(same) {
            return Err(refused(
                one,
                &say!("cli-display-has-that-name", display = other.path.display().to_string()),
            ));
        }
    }
    Ok(())
}

fn refused(one: &Read<'_>, why: &str) -> Failure {
    Failure::Input(say!(
        "cli-error-display-is-the",
        display = one.path.display().to_string(),
        case = one.case,
        why = why,
        nearest_folder = nearest_folder(&one.case)
    ))
}

/// Runs the cases, several side by side; each finds its place by its number, so that jobs never show in the result.
fn run_all(read: &[Read<'_>], arguments: &BatchArguments) -> Result<(Vec<Case>, CaseFiles), Failure> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let jobs = arguments.jobs.map_or(cores, usize::from).clamp(1, read.len().max(1));
    let threads = u16::try_from(cores.div_ceil(jobs)).unwrap_or(1);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<Ran, Failure>)>> = Mutex::new(Vec::new());
    let work = || {
        while let Some((at, one)) = take(read, &next) {
            let case = run_one(one, threads, arguments);
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, case));
        }
    };
    std::thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(work))));
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    let ran: Vec<Ran> = done.into_iter().map(|(_, ran)| ran).collect::<Result<_, _>>()?;
    let files = ran.iter().map(|(case, files)| (case.case.clone(), files.clone())).collect();
    Ok((ran.into_iter().map(|(case, _)| case).collect(), files))
}

fn take<'r, 'a>(read: &'r [Read<'a>], next: &AtomicUsize) -> Option<(usize, &'r Read<'a>)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    read.get(at).map(|one| (at, one))
}

/// A case, and the names of its files.
type Ran = (Case, Vec<String>);

fn run_one(one: &Read<'_>, threads: u16, arguments: &BatchArguments) -> Result<Ran, Failure> {
    let file = one.path.display().to_string();
    match &one.found {
        Err(problems) => Ok((Case::broken(&one.case, &file, problems.clone()), Vec::new())),
        Ok(scenario) => {
            let folder = arguments.out.join(&one.case);
            let done = run::carry_out(scenario.clone(), &arguments.of_case(one.path, folder, threads))?;
            let note = scenario.note.as_deref().unwrap_or_default();
            Ok((Case::of(done.run(), &one.case, &file, note), done.files().to_vec()))
        }
    }
}

fn print(cases: &[Case], json: &[u8], arguments: &BatchArguments) -> Result<(), Failure> {
    if arguments.quiet {
        return Ok(());
    }
    if arguments.format == Format::Json {
        return terminal::answer(&String::from_utf8_lossy(json));
    }
    if arguments.format == Format::Markdown {
        return terminal::answer(&index_markdown(cases));
    }
    let broken = cases.iter().filter(|case| case.is_broken()).count();
    let problems =
        if broken == 0 { String::new() } else { say!("cli-broken-with-problems-simulate", broken = broken) };
    let folder = arguments.out.join("index.html");
    let text = say!(
        "cli-index-text-cases-cases",
        index_text = index_text(cases),
        cases = cases.len(),
        problems = problems,
        display = folder.display().to_string()
    );
    terminal::answer(&if Manner::of_answers(arguments.ascii).ascii { ascii(&text) } else { text })
}

//! `simulate verify`: does a picture or a page still follow from its scenario? It is made again in memory and compared
//! byte for byte.

use std::path::{Path, PathBuf};

use clap::Parser;

use super::arguments::{
    Arguments, Changes, CompareArguments, MainArguments, RunArguments, Verb, VerifyArguments,
};
use super::origins::Origins;
use super::run::Prepared;
use super::terminal::{self, Manner};
use super::{Failure, compare, load, run, sensitivity};
use crate::language::{self, say};
use crate::report::files::OutputFile;
use crate::report::imprint::Imprint;
use crate::report::locale;
use crate::report::text::ascii;
use crate::report::{pages, pictures};
use crate::scenario::Scenario;

/// The scenario that a run writes beside its pictures.
const BESIDE: &str = "scenario.resolved.toml";

/// Makes a picture or a page again and tells whether it is the same.
pub fn verify(arguments: &VerifyArguments) -> Result<(), Failure> {
    let file = &arguments.file;
    let bytes = std::fs::read(file).map_err(|error| Failure::reading(file, &error))?;
    let imprint = Imprint::read(&bytes).ok_or_else(|| foreign(file))?;
    let path = scenario_path(file, arguments.scenario.as_deref())?;
    let mut verb = verb(&imprint, &path)?;
    if let Some(scenario) = verb.scenario_mut() {
        scenario.changes.limits = arguments.limits.clone();
    }
    let now = as_it_was_written(&imprint, || match match_hash(&imprint, verb, arguments.ascii)? {
        None => Ok(None),
        Some((scenario, verb)) => again(scenario, &imprint, &verb).map(Some),
    })?;
    let found = match now {
        None => vec![say!("cli-the-scenario-is-another")],
        Some(now) => compare_with(&bytes, &now, &imprint),
    };
    tell(&found, (file, &path), &imprint, arguments)
}

/// Does something in the locale and the language a file is written in, whatever the reader's are.
fn as_it_was_written<T>(imprint: &Imprint, work: impl FnOnce() -> T) -> T {
    let (locale, language) = (locale::current(), language::current());
    locale::choose(imprint.locale());
    language::choose(imprint.language());
    let done = work();
    locale::choose(locale);
    language::choose(language);
    done
}

/// What makes a file differ from those made now; nothing where one of them is the same.
fn compare_with(bytes: &[u8], now: &[OutputFile], imprint: &Imprint) -> Vec<String> {
    if now.iter().any(|file| file.bytes == bytes) {
        return Vec::new();
    }
    let page = std::str::from_utf8(bytes).ok();
    let differ = |file: &OutputFile| match (page, std::str::from_utf8(&file.bytes)) {
        (Some(page), Ok(now)) => pages::differences(page, now),
        _ => pictures::differences(bytes, &file.bytes),
    };
    let of_its_kind = |file: &&OutputFile| match page {
        Some(_) => file.name.ends_with(".html"),
        None => file.name.ends_with(".png"),
    };
    let closest = now.iter().filter(of_its_kind).map(differ).min_by_key(Vec::len);
    let mut found = closest.unwrap_or_else(|| vec![say!("cli-nothing-of-its-kind")]);
    let version = env!("CARGO_PKG_VERSION");
    if imprint.version != version {
        found.push(say!("cli-it-was-made-by", imprint = imprint.version, version = version));
    }
    found
}

fn foreign(file: &Path) -> Failure {
    Failure::Input(say!("cli-error-display-does-not", display = file.display().to_string()))
}

/// The scenario named, or the one beside the file.
fn scenario_path(file: &Path, named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    let beside = file.with_file_name(BESIDE);
    if beside.is_file() {
        return Ok(beside);
    }
    Err(Failure::Input(say!("cli-error-there-is-no", beside = BESIDE, display = file.display().to_string())))
}

/// The command that made a file, for a scenario at a place.
fn verb(imprint: &Imprint, path: &Path) -> Result<Verb, Failure> {
    let (verbs, flags): (Vec<&String>, Vec<&String>) =
        imprint.command.iter().partition(|word| !word.starts_with("--"));
    let path = path.display().to_string();
    let words = std::iter::once("simulate").chain(verbs.into_iter().map(String::as_str));
    let words = words.chain(flags.into_iter().map(String::as_str)).chain(["--", &path]);
    Arguments::try_parse_from(words).map(Arguments::verb).map_err(|_| {
        Failure::Input(say!(
            "cli-error-the-file-was",
            join = imprint.command.join(" "),
            version = imprint.version
        ))
    })
}

/// The scenario whose hash the file carries: with the changes of the command line, or, where the file has them already,
/// without.
fn match_hash(imprint: &Imprint, verb: Verb, ascii: bool) -> Result<Option<(Scenario, Verb)>, Failure> {
    let mut plain = verb.clone();
    if let Some(scenario) = plain.scenario_mut() {
        scenario.changes = Changes { limits: scenario.changes.limits.clone(), ..Changes::default() };
    }
    for mut verb in [verb, plain] {
        let Some(arguments) = verb.scenario_mut() else { continue };
        let scenario = load::ready(arguments, ascii);
        match scenario {
            Ok(scenario) if scenario.hash() == imprint.scenario_hash => return Ok(Some((scenario, verb))),
            Err(failure) if arguments.changes.is_empty() => return Err(failure),
            Ok(_) | Err(_) => {}
        }
    }
    Ok(None)
}

/// The pictures or the pages of a command, made again and not written.
fn again(scenario: Scenario, imprint: &Imprint, verb: &Verb) -> Result<Vec<OutputFile>, Failure> {
    match verb {
        Verb::Run(arguments) => run_again(prepared(scenario, imprint, &arguments.run), arguments),
        Verb::Sensitivity(arguments) => sensitivity_again(prepared(scenario, imprint, arguments), arguments),
        Verb::Compare(arguments) => compare_again(&scenario, imprint, arguments),
        Verb::Advise(_)
        | Verb::Batch(_)
        | Verb::Check(_)
        | Verb::Explain(_)
        | Verb::Init(_)
        | Verb::Reference(_)
        | Verb::Show(_)
        | Verb::Verify(_) => Ok(Vec::new()),
    }
}

fn prepared(scenario: Scenario, imprint: &Imprint, arguments: &RunArguments) -> Prepared {
    Prepared::unwritten(scenario, &imprint.scenario, arguments)
}

fn run_again(prepared: Prepared, arguments: &MainArguments) -> Result<Vec<OutputFile>, Failure> {
    if !arguments.pages.report {
        return run::pictures(&prepared, arguments);
    }
    let path = arguments.run.scenario.path();
    let text = std::fs::read_to_string(path).map_err(|error| Failure::reading(path, &error))?;
    let scenario = &prepared.scenario;
    let origins = Origins::told_by(scenario, &text).unwrap_or_else(|| Origins::of(scenario));
    run::pages(prepared, arguments, &origins)
}

fn sensitivity_again(prepared: Prepared, arguments: &RunArguments) -> Result<Vec<OutputFile>, Failure> {
    let (findings, found) = sensitivity::live(&prepared)?;
    sensitivity::pictures(prepared.run(&findings), &found, arguments)
}

fn compare_again(
    scenario: &Scenario,
    imprint: &Imprint,
    arguments: &CompareArguments,
) -> Result<Vec<OutputFile>, Failure> {
    let folder = arguments.scenario.path().parent().unwrap_or(Path::new("")).to_owned();
    let with = arguments.with.iter().map(|name| folder.join(name)).collect();
    let arguments = CompareArguments { with, ..arguments.clone() };
    let context = run::context(scenario, &imprint.scenario, Path::new(""));
    let comparison = compare::live(scenario, &arguments)?;
    compare::pictures(compare::compared(scenario, &comparison, &context), &arguments)
}

/// Says whether anything differs, and what.
fn tell(
    found: &[String],
    (file, path): (&Path, &Path),
    imprint: &Imprint,
    arguments: &VerifyArguments,
) -> Result<(), Failure> {
    let of = imprint.told();
    let text = match found {
        [] => say!(
            "cli-identical-display-follows-from",
            display = file.display().to_string(),
            path = path.display().to_string(),
            of = of
        ),
        found => {
            let lines: Vec<String> = found.iter().map(|line| format!("  {line}\n")).collect();
            say!(
                "cli-differs-display-does-not",
                display = file.display().to_string(),
                path = path.display().to_string(),
                of = of,
                concat = lines.concat()
            )
        }
    };
    let text = if Manner::of_answers(arguments.ascii).ascii { ascii(&text) } else { text };
    terminal::if_anybody_reads(terminal::answer(&text))?;
    if found.is_empty() { Ok(()) } else { Err(Failure::Differs) }
}

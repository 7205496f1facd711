//! The command line: arguments, commands, and how a failure becomes an exit code.

mod advise;
mod arguments;
mod batch;
mod charts;
mod compare;
mod explain;
mod fail_if;
mod file;
mod folder;
mod init;
mod interrupt;
mod load;
mod locale;
mod origins;
mod pages;
mod reference;
mod run;
mod sensitivity;
mod terminal;
mod usage;
mod verify;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::lanes::{self, Instructions};
use crate::language::{self, Language, say};
use crate::report::files::ReportError;

use arguments::{Arguments, Verb};

/// Done, and nothing crossed.
const DONE: u8 = 0;
/// Done, and a limit of `--fail-if` was crossed, or a file differs.
const CROSSED: u8 = 1;
/// A problem with the input.
const INPUT: u8 = 2;
/// Anything else that went wrong.
const OTHER: u8 = 3;

/// Names the widest instructions to use, for measurements: what the answer is does not depend on it.
const INSTRUCTIONS: &str = "HEADROOM_INSTRUCTIONS";

/// Chooses the language and the locale.
fn speak(arguments: &Arguments) -> Result<(), Failure> {
    let spoken = locale::spoken(arguments.language.as_deref())?;
    language::choose(spoken);
    let typed = arguments.language.as_ref().map(|_| spoken);
    crate::report::locale::choose(locale::meant(arguments.locale.as_deref(), typed)?);
    Ok(())
}

/// Reads the arguments, does what they say, and gives the exit code.
pub fn main() -> ExitCode {
    if let Err(failure) = hold_back() {
        return report(&failure);
    }
    // What is wrong with the arguments is told in the language they ask for, as far as it can be made out.
    language::choose(locale::spoken(locale::typed_language().as_deref()).unwrap_or(Language::English));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(problem) => return usage(&problem),
    };
    interrupt::watch();
    if let Err(failure) = speak(&arguments) {
        return report(&failure);
    }
    let done = match arguments.verb() {
        Verb::Run(run) => run::run(&run),
        Verb::Batch(batch) => batch::batch(&batch),
        Verb::Advise(advise) => advise::advise(&advise),
        Verb::Sensitivity(run) => sensitivity::sensitivity(&run),
        Verb::Check(check) => load::check(&check),
        Verb::Compare(compare) => compare::compare(&compare),
        Verb::Explain(explain) => explain::explain(&explain),
        Verb::Init(init) => init::init(&init),
        Verb::Reference(reference) => reference::look_up(&reference),
        Verb::Show(show) => load::show(&show),
        Verb::Verify(picture) => verify::verify(&picture),
    };
    match done {
        Ok(()) => ExitCode::from(DONE),
        Err(failure) => report(&failure),
    }
}

/// Holds the loops back to the instructions that the environment names.
fn hold_back() -> Result<(), Failure> {
    let Some(named) = std::env::var_os(INSTRUCTIONS) else { return Ok(()) };
    let known = Instructions::ALL.into_iter().find(|set| named == set.name());
    let names = Instructions::ALL.map(Instructions::name).join(", ");
    let unknown =
        || Failure::Input(say!("cli-instructions-is-one-of", variable = INSTRUCTIONS, names = names));
    known.map(lanes::at_most).ok_or_else(unknown)
}

/// Why a command did not do what it was asked, with the text people read.
#[derive(Debug)]
enum Failure {
    /// A problem with the input: exit code 2.
    Input(String),
    /// Anything else: exit code 3.
    Other(String),
    /// Everything was done, and a limit of `--fail-if` was crossed: exit code 1.
    Crossed(String),
    /// Everything was done, and what was checked differs, as the answer tells: exit code 1.
    Differs,
    /// A problem with the input that the answer itself tells: exit code 2.
    Told,
    /// The reader of the output closed it.
    ReaderGone,
}

/// Help and version are answers; anything else about the arguments is a problem with the input.
fn usage(problem: &clap::Error) -> ExitCode {
    let typed: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    if let Some(text) = usage::complaint(problem, &typed) {
        terminal::complain(&text);
        return ExitCode::from(INPUT);
    }
    let code = if problem.use_stderr() { INPUT } else { DONE };
    match problem.print() {
        Ok(()) => ExitCode::from(code),
        Err(_) => ExitCode::from(OTHER),
    }
}

fn report(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Input(text) => {
            terminal::complain(text);
            ExitCode::from(INPUT)
        }
        Failure::Other(text) => {
            terminal::complain(text);
            ExitCode::from(OTHER)
        }
        Failure::Crossed(text) => {
            terminal::complain(text);
            ExitCode::from(CROSSED)
        }
        Failure::Differs => ExitCode::from(CROSSED),
        Failure::Told => ExitCode::from(INPUT),
        // Whoever read the output has gone: nobody is left to tell.
        Failure::ReaderGone => ExitCode::from(DONE),
    }
}

impl Failure {
    /// A scenario file that could not be read.
    fn reading(path: &Path, error: &io::Error) -> Self {
        let name = path.display().to_string();
        Self::Input(match error.kind() {
            io::ErrorKind::NotFound => say!("cli-error-there-is-no-file", name = name),
            io::ErrorKind::PermissionDenied => {
                say!("cli-error-name-may-not", name = name)
            }
            io::ErrorKind::IsADirectory => say!("cli-error-name-is-a", name = name),
            io::ErrorKind::InvalidData => {
                say!("cli-error-name-is-not", name = name)
            }
            _ => say!("cli-error-name-cannot-be-read", name = name, error = error.to_string()),
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Other(say!("cli-error-the-output-cannot", error = error.to_string())),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::Other(say!("cli-error-error", error = error.to_string()))
    }
}

//! The command line: arguments, one file a command, exit codes.

mod arguments;
mod check;
mod compare;
mod context;
mod explain;
mod failure;
mod load;
mod outputs;
mod progress;
mod run;
mod show;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};
use failure::Failure;

/// Done, and nothing crossed.
const DONE: u8 = 0;
/// A problem with the input.
const INPUT: u8 = 2;
/// Anything else that went wrong.
const OTHER: u8 = 3;

/// Reads the arguments, does what they say, and gives the exit code.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(problem) => return usage(&problem),
    };
    let done = match arguments.verb() {
        Verb::Run(run) => run::run(&run),
        Verb::Check(check) => check::check(&check),
        Verb::Compare(compare) => compare::compare(&compare),
        Verb::Explain(explain) => explain::explain(&explain),
        Verb::Show(show) => show::show(&show),
    };
    match done {
        Ok(()) => ExitCode::from(DONE),
        Err(failure) => report(&failure),
    }
}

/// Help and version are answers; anything else about the arguments is a problem with the input.
fn usage(problem: &clap::Error) -> ExitCode {
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
        Failure::Told => ExitCode::from(INPUT),
        // Whoever read the output has gone: nobody is left to tell.
        Failure::ReaderGone => ExitCode::from(DONE),
    }
}

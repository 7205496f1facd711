//! What a shell wants to know of the command: completions and the page for `man`.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::arguments::Arguments;
use crate::cli::{Failure, terminal};
use crate::language::say;
use crate::scenario::nearest;

/// What the command is called.
const NAME: &str = "simulate";

/// Prints completions for a shell.
pub fn completions(shell: Shell) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut bytes);
    terminal::answer(&String::from_utf8_lossy(&bytes))
}

/// Prints the page of the whole, or of one command.
pub fn man(of: Option<&str>) -> Result<(), Failure> {
    let mut whole = Arguments::command();
    whole.build();
    let command = match of {
        None => whole,
        Some(name) => whole.find_subcommand(name).cloned().ok_or_else(|| unknown(name, &whole))?,
    };
    let mut bytes = Vec::new();
    Man::new(command).render(&mut bytes)?;
    terminal::answer(&String::from_utf8_lossy(&bytes))
}

fn unknown(name: &str, whole: &Command) -> Failure {
    let known = || whole.get_subcommands().map(Command::get_name);
    let help = match nearest(name, known()) {
        Some(name) => say!("cli-did-you-mean-name", name = name),
        None => say!("cli-there-are-known", known = known().collect::<Vec<_>>().join(", ")),
    };
    Failure::Input(say!("cli-error-there-is-no-command", name = name, help = help))
}

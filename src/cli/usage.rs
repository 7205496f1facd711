//! Arguments that make no sense, in words: what was typed, and what to type instead.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error};

use super::arguments::Arguments;
use crate::language::say;
use crate::scenario::nearest;

/// What is wrong with the words typed after the program's name, where it can be said better than the parser does.
pub fn complaint(problem: &Error, typed: &[String]) -> Option<String> {
    match problem.kind() {
        ErrorKind::ArgumentConflict => before_its_command(typed).or_else(|| not_a_command(typed)),
        ErrorKind::UnknownArgument => of_another_command(problem, typed),
        ErrorKind::ValueValidation => not_a_number(problem),
        _ => None,
    }
}

fn told(what: &str, help: &str) -> Option<String> {
    Some(say!("cli-error-what-help-help", what = what, help = help))
}

fn command() -> Command {
    Arguments::command()
}

/// `--locale de-DE advise family.toml`: flags stand after the command they are for.
fn before_its_command(typed: &[String]) -> Option<String> {
    let flag = typed.first().filter(|word| word.starts_with('-'))?;
    let command = command();
    let name = typed.iter().find(|word| command.find_subcommand(word).is_some())?;
    told(
        &say!("cli-flag-stands-before-the", flag = flag, name = name),
        &say!("cli-what-is-asked-of", name = name, flag = flag),
    )
}

/// `comapre family.toml`: the first word is neither a command nor a file.
fn not_a_command(typed: &[String]) -> Option<String> {
    let first = typed.first().filter(|word| !word.starts_with('-') && !Path::new(word).exists())?;
    let command = command();
    let known = || command.get_subcommands().map(Command::get_name);
    if known().any(|name| name == first) {
        return None;
    }
    match nearest(first, known()) {
        Some(name) => {
            told(&say!("cli-there-is-no-command", first = first), &say!("cli-did-you-mean-name", name = name))
        }
        None => {
            told(&say!("cli-there-is-no-command-and", first = first), &say!("cli-simulate-help-lists-the"))
        }
    }
}

/// `advise --fail-if`: a flag that other commands know.
fn of_another_command(problem: &Error, typed: &[String]) -> Option<String> {
    let flag = text(problem, ContextKind::InvalidArg)?;
    let long = flag.strip_prefix("--")?;
    let command = command();
    let knows = |command: &Command| command.get_arguments().any(|known| known.get_long() == Some(long));
    let main = knows(&command).then(|| say!("cli-simulate-scenario"));
    let others = command.get_subcommands().filter(|of| knows(of));
    let others = others.map(|of| say!("cli-simulate-get-name", get_name = of.get_name()));
    let homes: Vec<String> = main.into_iter().chain(others).collect();
    let here = typed.first().filter(|word| command.find_subcommand(word).is_some());
    let here =
        here.map_or_else(|| say!("cli-simulate-scenario"), |word| say!("cli-simulate-word", word = word));
    (!homes.is_empty())
        .then(|| say!("cli-error-here-does-not", here = here, flag = flag, join = homes.join(", ")))
}

/// `--futures many`: a whole number was wanted.
fn not_a_number(problem: &Error) -> Option<String> {
    let value = text(problem, ContextKind::InvalidValue)?;
    let argument = text(problem, ContextKind::InvalidArg)?;
    let flag = argument.split(' ').next().unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let help = match flag {
        "--question" => say!("cli-the-questions-have-numbers"),
        "--seed" => say!("cli-a-seed-is-a"),
        "--future" => say!("cli-futures-are-counted-from"),
        "--futures" => say!("cli-for-instance-futures-2000"),
        _ => say!("cli-for-instance-2"),
    };
    match value.strip_prefix('-') {
        Some(rest) if digits(rest) => {
            told(&say!("cli-flag-value-is-below", flag = flag, value = value), &help)
        }
        _ if digits(&value) => None,
        _ => told(&say!("cli-flag-value-is-not", flag = flag, value = value), &help),
    }
}

fn text(problem: &Error, kind: ContextKind) -> Option<String> {
    match problem.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn said(typed: &[&str]) -> Option<String> {
        let problem = Arguments::try_parse_from(std::iter::once(&"simulate").chain(typed)).unwrap_err();
        let typed: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
        complaint(&problem, &typed)
    }

    #[test]
    fn a_misspelt_command_is_recognised() {
        let text = said(&["comapre", "scenarios/family.toml"]).unwrap();
        assert_eq!(text, "error: there is no command `comapre`\n  help: did you mean `compare`?");
        let text = said(&["qqqqqq", "scenarios/family.toml", "--futures", "7"]).unwrap();
        assert!(text.starts_with("error: there is no command and no file `qqqqqq`"), "{text}");
    }

    #[test]
    fn flags_stand_after_their_command() {
        let text = said(&["--locale", "de-DE", "advise", "x.toml"]).unwrap();
        let help = "what is asked of a command stands after its name: simulate advise ... --locale ...";
        assert_eq!(text, format!("error: --locale stands before the command `advise`\n  help: {help}"));
    }

    #[test]
    fn a_flag_of_another_command_says_whose_it_is() {
        let text = said(&["advise", "x.toml", "--fail-if", "failing > 10%"]).unwrap();
        assert_eq!(
            text,
            "error: `simulate advise` does not know --fail-if\n  help: it belongs to `simulate SCENARIO`"
        );
        assert!(said(&["x.toml", "--question", "3"]).unwrap().ends_with("it belongs to `simulate explain`"));
    }

    #[test]
    fn numbers_are_asked_for_in_words() {
        let text = said(&["x.toml", "--futures", "many"]).unwrap();
        assert_eq!(
            text,
            "error: --futures: `many` is not a whole number\n  help: for instance --futures 2000"
        );
        let text = said(&["x.toml", "--seed", "-1"]).unwrap();
        assert!(text.starts_with("error: --seed: -1 is below 0\n  help: a seed is a whole number"), "{text}");
        let text = said(&["explain", "x.toml", "--question", "whatsapp"]).unwrap();
        assert!(text.contains("have numbers from 1 to 10"), "{text}");
    }

    #[test]
    fn what_the_parser_says_well_is_left_to_it() {
        assert_eq!(said(&["x.toml", "--futures", "0"]), None);
        assert_eq!(said(&["x.toml", "--format", "xml"]), None);
        assert_eq!(said(&["x.toml", "--nonsense"]), None);
    }
}

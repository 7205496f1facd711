//! The interview on a terminal: questions to standard error, answers from standard input, which may be a pipe.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use super::Made;
use super::sources::made;
use crate::calendar::Day;
use crate::cli::Failure;
use crate::cli::terminal::{self, Manner};
use crate::language::say;
use crate::report::text::{ascii, wrap};
use crate::scenario::Limits;
use crate::start::Interview;
use crate::start::interview::Asked;

/// No answer is longer; what follows is thrown away up to the end of its line.
const LONGEST_LINE: u64 = 4096;
/// Columns of a question, and those before it.
const WIDTH: usize = 80;
const MARGIN: usize = 10;

/// What is said before the first question.
fn welcome() -> String {
    say!("cli-take-a-phone-in")
}

/// How a conversation is held.
#[derive(Clone, Copy)]
struct Talk {
    /// Answers that nobody sees being typed are shown.
    echo: bool,
    manner: Manner,
}

/// Asks until everything is answered and the file that follows from it can be run.
pub fn interview(read_on: Day, name: &str, ascii: bool) -> Result<Made, Failure> {
    let talk = Talk { echo: !io::stdin().is_terminal(), manner: Manner::of_problems(ascii) };
    let (mut input, mut output) = (io::stdin().lock(), io::stderr());
    hold(&mut input, &mut output, talk, &mut Interview::new(read_on), |interview| {
        made(interview.answers(), read_on, (name, Limits::default()))
            .map_err(|problems| problems.render(talk.manner.drawing(), terminal::WIDTH))
    })
}

/// Holds a conversation until `make` makes something of the answers; what it refuses is told, and asked again.
fn hold<T>(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    talk: Talk,
    interview: &mut Interview,
    make: impl Fn(&Interview) -> Result<T, String>,
) -> Result<T, Failure> {
    say(output, talk, &welcome())?;
    loop {
        while let Some(asked) = interview.question() {
            say(output, talk, &put(&asked, talk.manner))?;
            let line = line(input)?.ok_or_else(ended)?;
            if talk.echo {
                say(output, talk, &format!("{}\n", line.trim_end()))?;
            }
            if let Err(told) = interview.take(&line) {
                say(output, talk, &indented(&say!("cli-not-yet-told", told = told), MARGIN))?;
            }
        }
        match make(interview) {
            Ok(made) => return say(output, talk, "\n").map(|()| made),
            Err(told) => {
                say(output, talk, &say!("cli-told-the-figures-do", told = told))?;
                // There is a last question, since all were answered.
                let _ = interview.back();
            }
        }
    }
}

/// A question: where to tap, what is asked, and an example before the place of the answer.
fn put(asked: &Asked, manner: Manner) -> String {
    let number = say!("cli-number-of-asked", number = format!("{:>2}", asked.number), asked = asked.of);
    let taps = indented(&asked.taps, MARGIN);
    let taps = format!("\n{number:<MARGIN$}{}", taps.trim_start());
    let ask = indented(&asked.ask, MARGIN);
    let ask = if manner.colour { format!("\u{1b}[1m{ask}\u{1b}[0m") } else { ask };
    say!(
        "cli-taps-ask-what-such",
        taps = taps,
        ask = ask,
        what = format!("{:MARGIN$}", ""),
        example = asked.example
    )
}

/// Text in lines of the screen's width, so many columns in.
fn indented(text: &str, margin: usize) -> String {
    wrap(text, WIDTH - margin).iter().map(|row| format!("{:margin$}{row}\n", "")).collect()
}

fn say(output: &mut dyn Write, talk: Talk, text: &str) -> Result<(), Failure> {
    let text = if talk.manner.ascii { ascii(text) } else { text.to_owned() };
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(())
}

/// The next line; `None` at the end of the input.
fn line(input: &mut dyn BufRead) -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let taken = input.take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(unread)?;
    if taken > 0 && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(unread)?;
    }
    Ok((taken > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

fn unread(error: io::Error) -> Failure {
    Failure::Other(say!("cli-error-the-answers-cannot", error = error.to_string()))
}

fn ended() -> Failure {
    Failure::Input(say!("cli-error-the-answers-ended").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was said, and how a conversation over these lines ended.
    fn talked(lines: &str, echo: bool) -> (String, Result<usize, Failure>) {
        let (mut input, mut output) = (lines.as_bytes(), Vec::new());
        let talk = Talk { echo, manner: Manner { colour: false, ascii: false } };
        let mut interview = Interview::new(Day::from_ymd(2026, 11, 30).unwrap());
        let people = |interview: &Interview| Ok(interview.answers().people());
        let ended = hold(&mut input, &mut output, talk, &mut interview, people);
        (String::from_utf8(output).unwrap(), ended)
    }

    #[test]
    fn a_question_stands_below_where_to_tap_and_its_answer_is_shown_where_nobody_typed_it() {
        let (said, _) = talked("GB\n50\n", true);
        let expected = "\n 2 of 16  Settings > your name > iCloud: `... of 200 GB used`\n\
                        \x20         How large is your iCloud plan? Without a paid plan it is 5 GB.\n\
                        \x20         such as 200 GB > 50\n";
        assert!(said.contains(expected), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= WIDTH), "{said}");
        assert!(!talked("GB\n50\n", false).0.contains("> 50"));
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_told_and_asked_again() {
        let (said, _) = talked("Atlantis\nGB\n", true);
        assert_eq!(said.matches(" 1 of ").count(), 2, "{said}");
        assert!(said.contains("Not yet: No prices are known for `Atlantis`."), "{said}");
    }

    #[test]
    fn an_end_before_the_last_question_is_a_failure_and_enough_answers_are_not() {
        let (_, ended) = talked("GB\n", false);
        assert!(matches!(ended, Err(Failure::Input(told)) if told.contains("nothing was written")));
        assert_eq!(talked(&"?\n".repeat(20), false).1.unwrap(), 1);
    }

    #[test]
    fn a_line_without_end_is_cut_and_the_next_one_is_another_answer() {
        let text = format!("{}\nsecond\nthird", "x".repeat(9000));
        let mut input = text.as_bytes();
        let lengths: Vec<Option<usize>> =
            (0..4).map(|_| line(&mut input).unwrap().map(|line| line.trim_end().len())).collect();
        assert_eq!(lengths, [Some(4096), Some(6), Some(5), None]);
    }

    #[test]
    fn what_cannot_be_made_is_told_and_the_last_question_is_asked_again() {
        let lines = "?\n".repeat(17);
        let (mut input, mut output) = (lines.as_bytes(), Vec::new());
        let talk = Talk { echo: false, manner: Manner { colour: false, ascii: false } };
        let mut interview = Interview::new(Day::from_ymd(2026, 11, 30).unwrap());
        let tries = std::cell::Cell::new(0);
        let make = |_: &Interview| {
            tries.set(tries.get() + 1);
            if tries.get() < 2 { Err("it does not fit".to_owned()) } else { Ok(tries.get()) }
        };
        assert_eq!(hold(&mut input, &mut output, talk, &mut interview, make).unwrap(), 2);
        let said = String::from_utf8(output).unwrap();
        assert!(said.contains("it does not fit") && said.matches("16 of 16").count() == 2, "{said}");
    }
}

//! Where a first scenario file comes from when nobody is asked: a form, or a template.

use std::io::Read;
use std::path::Path;

use super::{Made, today};
use crate::calendar::Day;
use crate::cli::Failure;
use crate::cli::terminal::{self, Manner};
use crate::language::say;
use crate::scenario::limits::megabytes;
use crate::scenario::{self, Limit, Limits, Overrides, Problems, nearest};
use crate::start::form::read_form;
use crate::start::templates::{TEMPLATES, find};
use crate::start::{Answers, file};

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The file of a form's answers.
pub fn from_form(
    path: &Path,
    read_on: Option<Day>,
    (name, limits): (&str, Limits),
    ascii: bool,
) -> Result<Made, Failure> {
    let text = read(path, limits)?;
    let form = read_form(&text, read_on.unwrap_or_else(today), limits)
        .map_err(|problems| refused(path, &problems))?;
    let read_on = read_on.or(form.read_on).unwrap_or_else(today);
    made(&form.answers, read_on, (name, limits)).map_err(|problems| in_words(&problems, ascii))
}

/// The file of answers, and what it says.
pub fn made(answers: &Answers, read_on: Day, (name, limits): (&str, Limits)) -> Result<Made, Box<Problems>> {
    let (text, scenario) = file::scenario(answers, read_on, name, limits)?;
    Ok(Made { text, scenario: Box::new(scenario) })
}

/// The problems of a file that was made, as those of any other.
pub fn in_words(problems: &Problems, ascii: bool) -> Failure {
    Failure::Input(problems.render(Manner::of_problems(ascii).drawing(), terminal::WIDTH))
}

/// A template with its figures read on a day.
pub fn from_template(name: &str, read_on: Day, file: &str) -> Result<Made, Failure> {
    let template = find(name).ok_or_else(|| unknown(name))?;
    let text = template.text(read_on);
    match scenario::check(file, &text, &Overrides::default()) {
        Ok(scenario) => Ok(Made { text, scenario: Box::new(scenario) }),
        Err(problems) => Err(in_words(&problems, false)),
    }
}

fn unknown(name: &str) -> Failure {
    let names = || TEMPLATES.iter().map(|template| template.name);
    let help = match nearest(name, names()) {
        Some(name) => say!("cli-did-you-mean-name", name = name),
        None => say!("cli-there-are-names", names = names().collect::<Vec<_>>().join(", ")),
    };
    Failure::Input(say!("cli-error-template-there-is", name = name, help = help))
}

fn read(path: &Path, limits: Limits) -> Result<String, Failure> {
    let (mut bytes, most) = (Vec::new(), limits.bytes(Limit::Form));
    let taken = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let failed = |error| Failure::reading(path, &error);
    match path.to_str() {
        Some(STANDARD_INPUT) => std::io::stdin().take(taken).read_to_end(&mut bytes),
        _ => std::fs::File::open(path).and_then(|file| file.take(taken).read_to_end(&mut bytes)),
    }
    .map_err(failed)?;
    if bytes.len() > most {
        return Err(too_large(path, limits));
    }
    String::from_utf8(bytes).map_err(|_| failed(std::io::ErrorKind::InvalidData.into()))
}

/// A form beyond the limit; how far is known of a file alone.
fn too_large(path: &Path, limits: Limits) -> Failure {
    let most = limits.bytes(Limit::Form);
    let length = std::fs::metadata(path).map(|facts| usize::try_from(facts.len()).unwrap_or(usize::MAX));
    let needed = megabytes(length.unwrap_or_default().max(most + 1));
    let told = Limit::Form.told(limits.of(Limit::Form));
    let help = Limit::Form.help(needed, say!("cli-is-this-the-right-file"));
    Failure::Input(say!("cli-error-from-a-form", most = told, help = help))
}

/// Every problem of a form, each on its line.
fn refused(path: &Path, problems: &[String]) -> Failure {
    let name = if path.to_str() == Some(STANDARD_INPUT) {
        say!("cli-standard-input")
    } else {
        path.display().to_string()
    };
    let lines: String = problems.iter().map(|problem| format!("  {problem}\n")).collect();
    let help = say!("cli-help-an-answer-nobody");
    Failure::Input(say!("cli-error-name-is-no", name = name, lines = lines, help = help))
}

//! `simulate init`: a first scenario file, with the answer of a short run at once.

mod ask;
mod sources;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::arguments::LimitArguments;
use super::run::context;
use super::terminal::{self, Manner};
use crate::analysis::{advice, analyse};
use crate::calendar::Day;
use crate::engine;
use crate::language::say;
use crate::model::household::Chance;
use crate::model::world::World;
use crate::report::Run;
use crate::report::files::{Replace, write_alone};
use crate::report::text::{Answer, Style};
use crate::scenario::{Limit, Limits, Scenario};
use crate::start::templates::TEMPLATES;

/// What the file is called where no name is typed.
const USUAL_NAME: &str = "family.toml";
/// What lists the templates.
const LIST: &str = "list";

/// `simulate init`.
#[derive(Args, Clone, Debug)]
pub struct InitArguments {
    /// The file to write [default: family.toml, or NAME.toml of a template]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Take the answers from a form in JSON instead of asking (`-` for standard input); `simulate schema readings` has its
    /// keys
    #[arg(long, value_name = "FORM", conflicts_with = "template")]
    from: Option<PathBuf>,
    /// Begin with an example about one question instead of asking; without a name, or with `list`, the examples
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = LIST)]
    template: Option<String>,
    /// First simulated day, the day after the figures were read [default: tomorrow]
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
    /// Number of futures for the answer at once
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    futures: u32,
    #[command(flatten)]
    limits: LimitArguments,
    /// Print plain ASCII
    #[arg(long)]
    ascii: bool,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
}

/// A scenario file that was made, and what it says.
struct Made {
    text: String,
    scenario: Box<Scenario>,
}

/// Makes a first scenario file.
pub fn init(arguments: &InitArguments) -> Result<(), Failure> {
    if arguments.template.as_deref() == Some(LIST) {
        return terminal::answer(&listed());
    }
    let path = arguments.path();
    check_place(&path, arguments.force)?;
    let limits = super::load::limits(&arguments.limits)?;
    check_futures(arguments.futures, limits)?;
    let read_on = arguments.start.as_deref().map(|text| super::load::day("--start", text)).transpose()?;
    let read_on = read_on.map(|start| start - 1);
    let made = match (&arguments.from, &arguments.template) {
        (Some(form), _) => sources::from_form(form, read_on, (&named(&path), limits), arguments.ascii),
        (None, Some(name)) => sources::from_template(name, read_on.unwrap_or_else(today), &named(&path)),
        (None, None) => ask::interview(read_on.unwrap_or_else(today), &named(&path), arguments.ascii),
    }?;
    let answered = answer(&made.scenario, arguments, &named(&path));
    write(&path, made.text, arguments)?;
    // Whoever closed the output has the file all the same.
    answered
}

impl InitArguments {
    fn path(&self) -> PathBuf {
        let usual = self.template.as_ref().map_or(USUAL_NAME.to_owned(), |name| format!("{name}.toml"));
        self.file.clone().unwrap_or_else(|| PathBuf::from(usual))
    }
}

/// Today, by the clock of this machine: what the figures are read on unless something else is said.
fn today() -> Day {
    Day::from_date(jiff::ZonedDateTime::now().date())
}

/// A file's name without its folder.
fn named(path: &Path) -> String {
    path.file_name().map_or_else(|| USUAL_NAME.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Tells before the first question that a file cannot be written.
fn check_place(path: &Path, force: bool) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let refused = |what: &str, help: &str| {
        Err(Failure::Input(say!("cli-error-what-help-help", what = what, help = help)))
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.is_dir() {
        let help = say!("cli-name-a-file-in-it", path = path.join(USUAL_NAME).display().to_string());
        return refused(&say!("cli-shown-is-a-folder", shown = shown), &help);
    }
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let what = say!("cli-there-is-no-folder", display = folder.display().to_string());
        return refused(&what, &say!("cli-make-it-first-or"));
    }
    if !force && path.symlink_metadata().is_ok() {
        let help = say!("cli-name-another-such-as");
        return refused(&say!("cli-shown-is-there-already", shown = shown), &help);
    }
    Ok(())
}

/// Tells before the first question that more futures are asked for than the limit lets in.
fn check_futures(futures: u32, limits: Limits) -> Result<(), Failure> {
    let most = limits.of(Limit::Futures);
    if u64::from(futures) <= most {
        return Ok(());
    }
    let help = Limit::Futures.help(futures, say!("cli-at-most", most = most));
    Err(Failure::Input(say!("cli-error-futures-are-too-many", futures = futures, help = help)))
}

/// The answer of a short run, on standard output.
fn answer(scenario: &Scenario, arguments: &InitArguments, name: &str) -> Result<(), Failure> {
    let context = context(scenario, name, Path::new(""));
    let context = crate::report::Context { output_dir_shown: String::new(), ..context };
    let world = World::new(scenario.household.clone(), scenario.seed);
    let futures = match scenario.household.chance {
        Chance::Certain => 1,
        Chance::Random => usize::try_from(arguments.futures).unwrap_or(usize::MAX),
    };
    let lived = engine::run(&world, futures, &|_| {});
    let mut findings = analyse(&world, &lived);
    findings.advice = advice::quick(&world, &lived, &|_| {});
    let answer = Answer::of(Run { household: &world.household, findings: &findings, context: &context });
    let manner = Manner::of_answers(arguments.ascii);
    let answer = if manner.ascii { answer.in_ascii() } else { answer };
    terminal::answer(&answer.render(if manner.colour { Style::Colour } else { Style::Plain }))
}

fn write(path: &Path, text: String, arguments: &InitArguments) -> Result<(), Failure> {
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    write_alone(path, text.into_bytes(), replace)?;
    let shown = path.display().to_string();
    terminal::complain(&say!("cli-shown-is-written-it", shown = shown));
    Ok(())
}

/// Every template with its question.
fn listed() -> String {
    let lines = TEMPLATES.iter().map(|template| format!("{:<18} {}\n", template.name, (template.question)()));
    lines.chain([say!("cli-simulate-init-template-name")]).collect()
}

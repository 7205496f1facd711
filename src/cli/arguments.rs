//! What was typed.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::charts::{ChartArguments, ChartNames};
use super::init::InitArguments;
use super::pages::PageArguments;
use super::reference::Reference;

/// When will a family's iCloud backups start failing, why, and what is the smallest thing to do about it?
///
/// `simulate init` asks for what the phones show, answers at once and writes a first scenario file.
/// `simulate scenarios/family.toml` runs a scenario, prints the answer and writes files and a chart to
/// `out/family/`. Nothing leaves this machine.
#[derive(Parser, Debug)]
#[command(
    name = "simulate",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Exit codes: 0 done; 1 done, and a limit of --fail-if was crossed or a picture differs; 2 a problem with the input; 3 anything else; 130 interrupted."
)]
pub struct Arguments {
    /// How numbers, prices and dates are written, and the paper: en-US, de-DE, fr-FR and others; words and data files stay as
    /// they are [default: what LC_ALL, LC_NUMERIC, LC_TIME or LANG says]
    #[arg(long, value_name = "LOCALE", global = true)]
    pub locale: Option<String>,
    /// The language of answers, pictures, reports and messages: en or de; data files and this help stay English [default:
    /// what LC_ALL, LC_MESSAGES or LANG says]
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub language: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: MainArguments,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// A first scenario file: by questions in the order of the phone's screens, from a form, or from a template
    Init(InitArguments),
    /// What to do: remedies ranked on the same futures, the smallest change that is enough, the cheapest plans over time
    Advise(AdviseArguments),
    /// A week's cases: each with its files, and one table of all, worst first
    Batch(BatchArguments),
    /// Check a scenario file: every problem at once, each with its place and what to write instead
    Check(CheckArguments),
    /// Storage plans, people who move, other files and other keys, on the same futures side by side
    Compare(CompareArguments),
    /// Why: each failing backup of one future, with its arithmetic and what would help; a day; a question; an alert
    Explain(ExplainArguments),
    /// Which unknowns move the answer: what to measure first, and what nobody can know
    Sensitivity(RunArguments),
    /// Print the scenario as it would be run, with where every value came from
    Show(ShowArguments),
    /// Does a picture or a report still follow from its scenario? Made again and compared: identical, or what differs (exit
    /// code 1)
    Verify(VerifyArguments),
    #[command(flatten)]
    Reference(Reference),
}

/// The main job.
#[derive(Args, Clone, Debug)]
pub struct MainArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// Run futures in rounds, 200,000 at most, until the first failing is known this well: its middle date (2d) or its
    /// chance (0.5%)
    #[arg(long, value_name = "ERROR", conflicts_with = "futures")]
    pub precision: Option<String>,
    /// Exit with 1 where this is true: "failing before 2027-06-01 > 10%", "failing of 'Parent A' > 10%"; may be given
    /// several times
    #[arg(long, value_name = "LIMIT")]
    pub fail_if: Vec<String>,
    /// Do not look for what to do about it (half the time)
    #[arg(long)]
    pub no_advice: bool,
    /// Draw the forecast and the nights below the answer, in letters
    #[arg(long, conflicts_with_all = ["quiet", "format"])]
    pub draw: bool,
    #[command(flatten)]
    pub chart: ChartNames,
    #[command(flatten)]
    pub pages: PageArguments,
}

/// `simulate advise`.
#[derive(Args, Clone, Debug)]
pub struct AdviseArguments {
    #[command(flatten)]
    pub run: RunArguments,
    /// The promise to keep: the share of futures in which a backup is failing stays below this
    #[arg(long, value_name = "SHARE", default_value = "5%")]
    pub keep_failing_below: String,
    /// How much effort is welcome: `low` leaves out evenings of sorting and new habits
    #[arg(long, value_enum, default_value_t = EffortWanted::Any)]
    pub effort: EffortWanted,
}

/// How much effort is welcome.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum EffortWanted {
    /// Whatever helps
    Any,
    /// A few taps at most
    Low,
}

/// A run and its files.
#[derive(Args, Clone, Debug)]
pub struct RunArguments {
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// Folder for the files [default: out/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print nothing but problems
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub charts: ChartArguments,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
    /// Replace files of these names even where they are not ours
    #[arg(long)]
    pub force: bool,
}

/// A scenario file and what the command line changes about it.
#[derive(Args, Clone, Debug)]
pub struct ScenarioArguments {
    /// The scenario file
    #[arg(value_name = "SCENARIO", required = true)]
    path: Option<PathBuf>,
    #[command(flatten)]
    pub changes: Changes,
}

/// What the command line changes about a scenario.
#[derive(Args, Clone, Default, Debug)]
pub struct Changes {
    /// Number of futures
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..))]
    pub futures: Option<u32>,
    /// Seed of the random numbers
    #[arg(long, value_name = "S", allow_negative_numbers = true)]
    pub seed: Option<u64>,
    /// First simulated day, the day after the numbers were read (2026-12-01)
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// How far to look ("5 years")
    #[arg(long, value_name = "TIME")]
    pub horizon: Option<String>,
    /// Another storage plan ("2 TB")
    #[arg(long, value_name = "SIZE")]
    pub plan: Option<String>,
    /// Another price region ("DE", "Germany")
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// Set any key, checked as strictly as the file: plan.size="2 TB", person."Parent A".whatsapp.frequency=weekly
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    #[command(flatten)]
    pub limits: LimitArguments,
}

/// How large the input may be.
#[derive(Args, Clone, Default, Debug)]
pub struct LimitArguments {
    /// Let larger input in than usual (docs/LIMITS.md): file=64MB, devices=100, people, horizon, futures, layers; may be
    /// given several times
    #[arg(long = "limit", value_name = "NAME=VALUE")]
    pub moved: Vec<String>,
}

/// `simulate batch`.
#[derive(Args, Clone, Debug)]
pub struct BatchArguments {
    /// The scenario files; a file's `case` names its folder and its row, else its own name does
    #[arg(value_name = "CASES", required = true)]
    pub cases: Vec<PathBuf>,
    #[command(flatten)]
    pub changes: Changes,
    /// Cases that run side by side [default: as many as the machine has threads]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Folder for index.html, index.csv, index.json and a folder for each case
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Print nothing but problems
    #[arg(long, short)]
    pub quiet: bool,
    /// Do not look for what to do about it (half the time)
    #[arg(long)]
    pub no_advice: bool,
    #[command(flatten)]
    pub chart: ChartNames,
    #[command(flatten)]
    pub charts: ChartArguments,
    #[command(flatten)]
    pub pages: PageArguments,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
    /// Replace files of these names even where they are not ours
    #[arg(long)]
    pub force: bool,
}

/// `simulate check`.
#[derive(Args, Clone, Debug)]
pub struct CheckArguments {
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t = ProblemFormat::Text)]
    pub format: ProblemFormat,
    /// Print the lines that can be corrected without a doubt, as typed and as they should be; nothing is written
    #[arg(long)]
    pub fix: bool,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
}

/// `simulate compare`. Without --plans, --with and --variant: every plan on sale, and who should be in the family's pool.
#[derive(Args, Clone, Debug)]
pub struct CompareArguments {
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// Storage plans to try: all, or some of those on sale (50GB,200GB)
    #[arg(long, value_name = "SIZES")]
    pub plans: Option<String>,
    /// The pool whose plan changes: `family` or a person's name [default: the family's]
    #[arg(long, value_name = "NAME")]
    pub pool: Option<String>,
    /// Try people on plans of their own, and those who have one in the family's pool
    #[arg(long)]
    pub moves: bool,
    /// Another scenario file over the same days; may be given several times
    #[arg(long, value_name = "FILE")]
    pub with: Vec<PathBuf>,
    /// The same file with other keys: 'faster line: home.upload="40 Mbit/s"'; several settings are set apart by
    /// semicolons; may be given several times. It changes what the file says of today: what is done on some day is an
    /// [[event]] of another file (--with)
    #[arg(long, value_name = "NAME: KEY=VALUE")]
    pub variant: Vec<String>,
    /// What a day of one backup without a copy at most 7 days old counts [default: a month of the cheapest paid plan]
    #[arg(long, value_name = "PRICE")]
    pub day_without_backup: Option<String>,
    #[command(flatten)]
    pub charts: ChartArguments,
    /// Folder for compare.csv, compare.json and the chart [default: out/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print nothing but problems
    #[arg(long, short)]
    pub quiet: bool,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
    /// Replace files of these names even where they are not ours
    #[arg(long)]
    pub force: bool,
}

/// `simulate explain`.
#[derive(Args, Clone, Debug)]
pub struct ExplainArguments {
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// The future to explain, by its number [default: the middle one]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub future: Option<u32>,
    /// Only this person's backups
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// Only this device's backups
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// The ledger of one day, rule by rule (2027-08-12)
    #[arg(long, value_name = "DATE", conflicts_with_all = ["today", "question", "alert"])]
    pub date: Option<String>,
    /// Only how the backups stand on the day the numbers were read
    #[arg(long, conflicts_with_all = ["question", "alert"])]
    pub today: bool,
    /// Only one of the ten questions people ask, by its number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=10), conflicts_with = "alert")]
    pub question: Option<u8>,
    /// What an alert can mean, by its words or its number (A4)
    #[arg(long, value_name = "TEXT")]
    pub alert: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
}

/// `simulate show`.
#[derive(Args, Clone, Debug)]
pub struct ShowArguments {
    #[command(flatten)]
    pub scenario: ScenarioArguments,
    /// List only the defaults, with their sources and how sure each is
    #[arg(long)]
    pub defaults: bool,
}

/// `simulate verify`.
#[derive(Args, Clone, Debug)]
pub struct VerifyArguments {
    /// The picture or the page: a PNG, a report.html or a sheet.html as this program wrote it
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The scenario it was made from [default: scenario.resolved.toml beside it]
    #[arg(value_name = "SCENARIO")]
    pub scenario: Option<PathBuf>,
    #[command(flatten)]
    pub limits: LimitArguments,
    /// Print plain ASCII
    #[arg(long)]
    pub ascii: bool,
}

/// A form of output.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Words
    Text,
    /// JSON
    Json,
    /// Words for a mail or a note
    Markdown,
}

/// A form of a file's problems.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemFormat {
    /// Words
    Text,
    /// JSON
    Json,
}

/// What to do.
#[derive(Clone, Debug)]
pub enum Verb {
    /// Run a scenario.
    Run(MainArguments),
    /// Advise on it.
    Advise(AdviseArguments),
    /// Run many.
    Batch(BatchArguments),
    /// Check it.
    Check(CheckArguments),
    /// Compare alternatives of it.
    Compare(CompareArguments),
    /// Explain it.
    Explain(ExplainArguments),
    /// Make a first scenario file.
    Init(InitArguments),
    /// Look something up.
    Reference(Reference),
    /// Tell what moves its answer.
    Sensitivity(RunArguments),
    /// Show it resolved.
    Show(ShowArguments),
    /// Draw a picture of it again.
    Verify(VerifyArguments),
}

impl Verb {
    /// The scenario of a command that draws pictures.
    pub const fn scenario_mut(&mut self) -> Option<&mut ScenarioArguments> {
        match self {
            Self::Run(run) => Some(&mut run.run.scenario),
            Self::Sensitivity(run) => Some(&mut run.scenario),
            Self::Compare(compare) => Some(&mut compare.scenario),
            Self::Advise(_)
            | Self::Batch(_)
            | Self::Check(_)
            | Self::Explain(_)
            | Self::Init(_)
            | Self::Reference(_)
            | Self::Show(_)
            | Self::Verify(_) => None,
        }
    }
}

impl Arguments {
    /// What the arguments ask for.
    pub fn verb(self) -> Verb {
        match self.command {
            Some(Command::Advise(advise)) => Verb::Advise(advise),
            Some(Command::Sensitivity(run)) => Verb::Sensitivity(run),
            Some(Command::Batch(batch)) => Verb::Batch(batch),
            Some(Command::Check(check)) => Verb::Check(check),
            Some(Command::Compare(compare)) => Verb::Compare(compare),
            Some(Command::Explain(explain)) => Verb::Explain(explain),
            Some(Command::Init(init)) => Verb::Init(init),
            Some(Command::Reference(reference)) => Verb::Reference(reference),
            Some(Command::Show(show)) => Verb::Show(show),
            Some(Command::Verify(picture)) => Verb::Verify(picture),
            None => Verb::Run(self.run),
        }
    }
}

impl BatchArguments {
    /// The arguments of one case's run: it writes to `out`, prints nothing and takes so many threads.
    pub fn of_case(&self, path: &Path, out: PathBuf, threads: u16) -> MainArguments {
        let run = RunArguments {
            scenario: ScenarioArguments::new(path, self.changes.clone()),
            out: Some(out),
            format: Format::Text,
            threads: Some(threads),
            quiet: true,
            charts: self.charts.clone(),
            ascii: self.ascii,
            force: self.force,
        };
        MainArguments {
            run,
            precision: None,
            fail_if: Vec::new(),
            no_advice: self.no_advice,
            draw: false,
            chart: self.chart.clone(),
            pages: self.pages.clone(),
        }
    }
}

impl MainArguments {
    /// The words that change what charts show.
    pub fn words(&self) -> Vec<String> {
        let precision = self.precision.as_ref().map(|precision| format!("--precision={precision}"));
        self.run.scenario.changes.words().into_iter().chain(precision).collect()
    }
}

impl CompareArguments {
    /// The words that change what the chart shows; other files by their names alone.
    pub fn words(&self) -> Vec<String> {
        let typed = [
            self.plans.as_ref().map(|plans| format!("--plans={plans}")),
            self.pool.as_ref().map(|pool| format!("--pool={pool}")),
            self.moves.then(|| "--moves".to_owned()),
            self.day_without_backup.as_ref().map(|price| format!("--day-without-backup={price}")),
        ];
        let name = |path: &PathBuf| path.file_name().map(|name| format!("--with={}", name.to_string_lossy()));
        let variants = self.variant.iter().map(|variant| format!("--variant={variant}"));
        let typed = typed.into_iter().flatten().chain(self.with.iter().filter_map(name)).chain(variants);
        let verb = std::iter::once("compare".to_owned());
        verb.chain(self.scenario.changes.words()).chain(typed).collect()
    }
}

impl Changes {
    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.words().is_empty()
    }

    /// What was typed, word for word.
    pub fn words(&self) -> Vec<String> {
        let typed = [
            self.futures.map(|futures| format!("--futures={futures}")),
            self.seed.map(|seed| format!("--seed={seed}")),
            self.start.as_ref().map(|start| format!("--start={start}")),
            self.horizon.as_ref().map(|horizon| format!("--horizon={horizon}")),
            self.plan.as_ref().map(|plan| format!("--plan={plan}")),
            self.region.as_ref().map(|region| format!("--region={region}")),
        ];
        let set = self.set.iter().map(|set| format!("--set={set}"));
        typed.into_iter().flatten().chain(set).collect()
    }
}

impl ScenarioArguments {
    /// A file with what the command line changes about it.
    pub fn new(path: &Path, changes: Changes) -> Self {
        Self { path: Some(path.to_owned()), changes }
    }

    /// The scenario file; the parser sees to it that one is named.
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// The same flags for another file; what sets keys of the first one is left out.
    pub fn of_file(&self, path: &Path) -> Self {
        let changes = Changes { set: Vec::new(), plan: None, ..self.changes.clone() };
        Self { path: Some(path.to_owned()), changes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_scenario_without_a_verb_is_the_main_job() {
        let typed = ["simulate", "family.toml", "--futures", "7", "--set", "a=1", "--set", "b=2"];
        let Verb::Run(run) = Arguments::try_parse_from(typed).unwrap().verb() else { panic!("not a run") };
        assert_eq!(run.run.scenario.changes.futures, Some(7));
        assert_eq!(run.run.scenario.changes.set, ["a=1", "b=2"]);
    }

    #[test]
    fn verbs_and_nothing_at_all_are_told_apart() {
        let verb = |typed: &[&str]| Arguments::try_parse_from(typed).unwrap().verb();
        assert!(matches!(verb(&["simulate", "check", "x.toml"]), Verb::Check(_)));
        assert!(matches!(verb(&["simulate", "show", "x.toml"]), Verb::Show(_)));
        assert!(Arguments::try_parse_from(["simulate"]).is_err());
        assert!(Arguments::try_parse_from(["simulate", "check"]).is_err());
    }

    #[test]
    fn a_locale_is_for_every_command() {
        for typed in [
            &["simulate", "x.toml"][..],
            &["simulate", "explain", "x.toml"],
            &["simulate", "verify", "x.png"],
        ] {
            let typed = [typed, &["--locale", "de-DE"]].concat();
            assert_eq!(Arguments::try_parse_from(typed).unwrap().locale.as_deref(), Some("de-DE"));
        }
    }

    #[test]
    fn no_futures_are_none_at_all() {
        assert!(Arguments::try_parse_from(["simulate", "x.toml", "--futures", "0"]).is_err());
    }
}

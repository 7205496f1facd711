//! `--report`: what was typed about it, what it is made of beside the run, and its files.

use clap::{Args, ValueEnum};

use super::Failure;
use super::arguments::MainArguments;
use super::compare::{alternatives, compared, day_price};
use super::origins::Origins;
use super::run::Prepared;
use crate::analysis::compare::{Alternative, Change, Comparison, Contender, Outcomes, compare, contest};
use crate::analysis::explain::Future;
use crate::analysis::findings::Findings;
use crate::analysis::sensitivity::{Sensitivity, sensitivity, swings_of};
use crate::analysis::{Middle, middle_future};
use crate::engine;
use crate::report::explain::{Explained, Wanted, left_out};
use crate::report::files::OutputFile;
use crate::report::locale::current;
use crate::report::pages::{Background, Names, Paper, report_html, sheet_html};

/// What is typed about the report and the sheet.
#[derive(Args, Clone, Debug)]
pub struct PageArguments {
    /// Write report.html, for the family and for whoever advises it, and sheet.html, one page to print; plans are
    /// compared and unknowns swung for it, which takes several times as long
    #[arg(long)]
    pub report: bool,
    /// Paper of the sheet [default: that of the locale]
    #[arg(long, value_enum, requires = "report")]
    paper: Option<PaperWanted>,
    /// Names of people and devices on the sheet
    #[arg(long, value_enum, default_value_t = NamesWanted::Shown, requires = "report")]
    names: NamesWanted,
}

/// Paper of the sheet.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum PaperWanted {
    /// 210 mm by 297 mm
    A4,
    /// 8.5 inches by 11
    Letter,
}

/// Names on the sheet.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum NamesWanted {
    /// As the file has them
    Shown,
    /// First letters
    Initials,
    /// People by number, devices by kind
    Hidden,
}

impl PageArguments {
    fn paper(&self) -> Paper {
        match self.paper {
            Some(PaperWanted::A4) => Paper::A4,
            Some(PaperWanted::Letter) => Paper::Letter,
            None => current().paper,
        }
    }

    const fn names(&self) -> Names {
        match self.names {
            NamesWanted::Shown => Names::Shown,
            NamesWanted::Initials => Names::Initials,
            NamesWanted::Hidden => Names::Hidden,
        }
    }

    /// What was typed about them that is not the default; `--report` first.
    fn words(&self) -> Vec<String> {
        let typed = [
            Some("--report".to_owned()),
            match self.paper() {
                paper if paper == current().paper => None,
                Paper::Letter => Some("--paper=letter".to_owned()),
                Paper::A4 => Some("--paper=a4".to_owned()),
            },
            match self.names {
                NamesWanted::Shown => None,
                NamesWanted::Initials => Some("--names=initials".to_owned()),
                NamesWanted::Hidden => Some("--names=hidden".to_owned()),
            },
        ];
        typed.into_iter().flatten().collect()
    }

    /// The words of the command that asked for the pages: for the report all of them, for a sheet without names none that
    /// may name somebody.
    fn commands(&self, arguments: &MainArguments) -> [Vec<String>; 2] {
        let advice = arguments.no_advice.then(|| "--no-advice".to_owned());
        let own: Vec<String> = self.words().into_iter().chain(advice).collect();
        let all: Vec<String> = arguments.words().into_iter().chain(own.clone()).collect();
        match self.names {
            NamesWanted::Shown => [all.clone(), all],
            NamesWanted::Initials | NamesWanted::Hidden => [all, own],
        }
    }
}

/// What the report needs beside the run: plans on the same futures, unknowns swung, the middle future kept whole.
pub struct Lived {
    comparison: Comparison,
    sensitivity: Sensitivity,
    future: Future,
    middle: Middle,
}

impl Lived {
    /// About how many futures it takes to live it, beside those of the run.
    pub fn expected(prepared: &Prepared) -> usize {
        let plans = prepared.world.household.plans.len() + prepared.world.household.people.len();
        plans * compared_on(prepared.futures) + 2 * swung(prepared) * swings_of(&prepared.world)
    }

    /// Lives it, beside a run with its findings.
    pub fn of(
        prepared: &Prepared,
        run: &engine::Run,
        findings: &Findings,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Self, Failure> {
        let scenario = &prepared.scenario;
        let day = day_price(&scenario.household, None)?;
        let (contenders, sensitivity) = rayon::join(
            || all_contenders(prepared, run, progress),
            || sensitivity(&prepared.world, run, swung(prepared), progress),
        );
        Ok(Self {
            comparison: compare(scenario.household.horizon, &contenders, day),
            sensitivity,
            future: Future::of(&prepared.world, findings.representative.replicate),
            middle: middle_future(run),
        })
    }

    /// The report and the sheet.
    pub fn files(
        &self,
        prepared: &Prepared,
        findings: &Findings,
        (arguments, origins): (&MainArguments, &Origins),
    ) -> Result<Vec<OutputFile>, Failure> {
        let run = prepared.run(findings);
        let explained = Explained {
            world: &prepared.world,
            future: &self.future,
            context: &prepared.context,
            middle_of: Some(self.middle),
            wanted: Wanted::default(),
        };
        let scenario = &prepared.scenario;
        let background = Background {
            compared: compared(scenario, &self.comparison, &prepared.context),
            sensitivity: &self.sensitivity,
            explained: &explained.page().sections,
            left_out: &left_out(explained, &|path| origins.is_typed(path)),
            values: &origins.values,
            resolved: &origins.resolved,
        };
        let pages = &arguments.pages;
        let [of_report, of_sheet] = pages.commands(arguments);
        Ok(vec![
            OutputFile::new("report.html", report_html(run, background, &of_report)?),
            OutputFile::new("sheet.html", sheet_html(run, (pages.paper(), pages.names()), &of_sheet)?),
        ])
    }
}

/// Futures on which the report compares plans, and those of each of its swings: what differs between alternatives differs
/// on the same futures, so that fewer tell it; the page says how many.
const COMPARED: usize = 512;
const SWUNG: usize = 128;

const fn compared_on(lived: usize) -> usize {
    if lived < COMPARED { lived } else { COMPARED }
}

fn swung(prepared: &Prepared) -> usize {
    SWUNG.min(prepared.futures)
}

/// What is usually compared: the household as it is, which the run has lived already, and everything else.
fn all_contenders(
    prepared: &Prepared,
    run: &engine::Run,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Contender> {
    let (scenario, futures) = (&prepared.scenario, compared_on(run.replicates));
    let (present, others) =
        alternatives::usual(scenario).into_iter().partition(|of| of.change == Change::Nothing);
    let known = |of: Alternative| {
        let outcomes = Outcomes::of_first(&prepared.world, run, futures)?;
        Some(Contender { name: of.name, change: of.change, outcomes })
    };
    let present: Vec<Alternative> = present;
    let mut all: Vec<Contender> = present.into_iter().filter_map(known).collect();
    all.extend(contest(others, scenario.seed, futures, progress));
    all
}

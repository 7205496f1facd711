//! `--report`: what was typed about it, what it is made of beside the run, and its files.

use clap::{Args, ValueEnum};

use super::Failure;
use super::compare::{alternatives, compared, contenders, day_price};
use super::explain::is_typed;
use super::run::{Prepared, futures};
use super::sensitivity::FUTURES;
use crate::analysis::compare::{Comparison, compare};
use crate::analysis::explain::Future;
use crate::analysis::findings::Findings;
use crate::analysis::sensitivity::{Sensitivity, sensitivity, swings_of};
use crate::analysis::{Middle, middle_future};
use crate::engine;
use crate::report::explain::{Explained, Wanted, left_out};
use crate::report::files::OutputFile;
use crate::report::pages::{Background, Names, Paper, Value, Voice, report_html, sheet_html};
use crate::scenario::{Provenance, Scenario, Source};

/// What is typed about the report and the sheet.
#[derive(Args, Clone, Debug)]
pub struct PageArguments {
    /// Write report.html, for the family and for whoever advises it, and sheet.html, one page to print; plans are
    /// compared and unknowns swung for it, which takes several times as long
    #[arg(long)]
    pub report: bool,
    /// Paper of the sheet
    #[arg(long, value_enum, default_value_t = PaperWanted::A4, requires = "report")]
    paper: PaperWanted,
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
    const fn paper(&self) -> Paper {
        match self.paper {
            PaperWanted::A4 => Paper::A4,
            PaperWanted::Letter => Paper::Letter,
        }
    }

    const fn names(&self) -> Names {
        match self.names {
            NamesWanted::Shown => Names::Shown,
            NamesWanted::Initials => Names::Initials,
            NamesWanted::Hidden => Names::Hidden,
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
        plans * futures(&prepared.scenario) + 2 * swung(prepared) * swings_of(&prepared.world)
    }

    /// Lives it, beside a run with its findings.
    pub fn of(
        prepared: &Prepared,
        run: &engine::Run,
        findings: &Findings,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Self, Failure> {
        let scenario = &prepared.scenario;
        let contenders = contenders(scenario, alternatives::usual(scenario), progress);
        let day = day_price(&scenario.household, None)?;
        Ok(Self {
            comparison: compare(scenario.household.horizon, &contenders, day),
            sensitivity: sensitivity(&prepared.world, run, swung(prepared), progress),
            future: Future::of(&prepared.world, findings.representative.replicate),
            middle: middle_future(run),
        })
    }

    /// The report and the sheet.
    pub fn files(
        &self,
        prepared: &Prepared,
        findings: &Findings,
        arguments: &PageArguments,
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
            left_out: &left_out(explained, &|path| is_typed(scenario, path)),
            values: &values(scenario),
            resolved: &scenario.resolved_text(),
        };
        Ok(vec![
            OutputFile::new("report.html", report_html(run, background)?),
            OutputFile::new("sheet.html", sheet_html(run, arguments.paper(), arguments.names())?),
        ])
    }
}

/// Futures of each swing.
fn swung(prepared: &Prepared) -> usize {
    FUTURES.min(prepared.futures)
}

/// Every value with where it came from, as the report tells it.
fn values(scenario: &Scenario) -> Vec<Value> {
    let value = |of: Provenance| Value {
        origin: of.source.to_string(),
        voice: match of.source {
            Source::Typed(_) | Source::Flag(_) | Source::Measured => Voice::Author,
            Source::Reconciled | Source::Profile(_) | Source::Default(_) => Voice::Program,
        },
        row: match of.source {
            Source::Default(row) => row,
            _ => None,
        },
        path: of.path,
        value: of.value,
        meaning: of.meaning,
    };
    scenario.provenance().into_iter().map(value).collect()
}

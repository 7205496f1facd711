//! `simulate sensitivity`: which unknowns move the answer; `sensitivity.csv` and `sensitivity.json`.

use super::Failure;
use super::arguments::{Format, RunArguments};
use super::run::{self, Prepared};
use super::terminal;
use crate::analysis::analyse;
use crate::analysis::findings::Findings;
use crate::analysis::sensitivity::{Sensitivity, sensitivity as swing, swings_of};
use crate::engine;
use crate::report::Run;
use crate::report::figures::{Chart, tornado};
use crate::report::files::OutputFile;
use crate::report::imprint::Imprint;
use crate::report::markdown;
use crate::report::pictures::{self, Pictures};
use crate::report::sensitivity::{page, sensitivity_csv, sensitivity_json};

/// Futures of each swing.
const FUTURES: usize = 192;

/// Tells which unknowns move the answer.
pub fn sensitivity(arguments: &RunArguments) -> Result<(), Failure> {
    let prepared = Prepared::of(arguments)?;
    let (findings, found) = live(&prepared)?;
    let run = prepared.run(&findings);
    let mut written = vec![OutputFile::new("sensitivity.csv", sensitivity_csv(&found)?)];
    written.extend(pictures(run, &found, arguments)?);
    let summary = OutputFile::new("sensitivity.json", sensitivity_json(run, &found, &written)?);
    prepared.write_files(&written, &summary, arguments)?;
    match arguments.format {
        _ if arguments.quiet => Ok(()),
        Format::Json => terminal::answer(&String::from_utf8_lossy(&summary.bytes)),
        Format::Markdown => terminal::answer(&markdown::page(&page(run, &found))),
        Format::Text => run::print_page(&page(run, &found), arguments.ascii),
    }
}

/// Lives a scenario's futures, and those of every swing.
pub fn live(prepared: &Prepared) -> Result<(Findings, Sensitivity), Failure> {
    let futures = FUTURES.min(prepared.futures);
    let expected = prepared.futures + 2 * futures * swings_of(&prepared.world);
    prepared.live(expected, |progress| {
        let run = engine::run(&prepared.world, prepared.futures, progress);
        let found = swing(&prepared.world, &run, futures, progress);
        (analyse(&prepared.world, &run), found)
    })
}

/// The tornado's files, where one is wanted and anything moves.
pub fn pictures(run: Run, found: &Sensitivity, arguments: &RunArguments) -> Result<Vec<OutputFile>, Failure> {
    let verb = std::iter::once("sensitivity".to_owned());
    let command = verb.chain(arguments.scenario.changes.words()).collect();
    let Pictures::Drawn(drawing) = arguments.charts.pictures(Vec::new(), command)? else {
        return Ok(Vec::new());
    };
    let imprint = Imprint::of_run(run, &drawing.command);
    let charts = || tornado(run, found).map(Chart::Tornado).into_iter().collect();
    Ok(pictures::files(&charts, (&drawing, &imprint), "sensitivity.charts.json")?)
}

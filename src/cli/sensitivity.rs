//! `simulate sensitivity`: which unknowns move the answer; `sensitivity.csv` and `sensitivity.json`.

use super::Failure;
use super::arguments::{Format, RunArguments};
use super::run::{self, Prepared};
use super::terminal;
use crate::analysis::analyse;
use crate::analysis::sensitivity::{sensitivity as swing, swings_of};
use crate::engine;
use crate::report::Run;
use crate::report::figures::{Chart, tornado};
use crate::report::files::OutputFile;
use crate::report::pictures::{self, Imprint, Pictures};
use crate::report::sensitivity::{page, sensitivity_csv, sensitivity_json};

/// Futures of each swing.
const FUTURES: usize = 192;

/// Tells which unknowns move the answer.
pub fn sensitivity(arguments: &RunArguments) -> Result<(), Failure> {
    let prepared = Prepared::of(arguments)?;
    let futures = FUTURES.min(prepared.futures);
    let expected = prepared.futures + 2 * futures * swings_of(&prepared.world);
    let (findings, found) = prepared.live(expected, |progress| {
        let run = engine::run(&prepared.world, prepared.futures, progress);
        let found = swing(&prepared.world, &run, futures, progress);
        (analyse(&prepared.world, &run), found)
    })?;
    let run = Run { household: &prepared.world.household, findings: &findings, context: &prepared.context };
    let mut written = vec![OutputFile::new("sensitivity.csv", sensitivity_csv(&found)?)];
    let verb = std::iter::once("sensitivity".to_owned());
    let command = verb.chain(arguments.scenario.changes.words()).collect();
    if let Pictures::Drawn(drawing) = arguments.charts.pictures(Vec::new(), command)? {
        let imprint = Imprint::of(run.context, (findings.futures, findings.seed), &drawing);
        let charts: Vec<Chart> = tornado(run, &found).map(Chart::Tornado).into_iter().collect();
        written.extend(pictures::files(&charts, (&drawing, &imprint), "sensitivity.charts.json")?);
    }
    let summary = OutputFile::new("sensitivity.json", sensitivity_json(run, &found, &written)?);
    prepared.write_files(&written, &summary, arguments)?;
    match arguments.format {
        _ if arguments.quiet => Ok(()),
        Format::Json => terminal::answer(&String::from_utf8_lossy(&summary.bytes)),
        Format::Text => run::print_page(&page(run, &found), arguments.ascii),
    }
}

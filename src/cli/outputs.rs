//! The files of a run.

use std::path::Path;

use super::arguments::RunArguments;
use super::failure::Failure;
use crate::report::Run;
use crate::report::charts::{Picture, SIZE, Scale, Theme};
use crate::report::figures::{self, Figure};
use crate::report::files::{self, OutputFile, Replace, ReportError};
use crate::scenario::Scenario;

/// Makes the folder before the long work, so that a place that cannot be written to is known at once.
pub fn prepare(folder: &Path) -> Result<(), Failure> {
    files::make_folder(folder).map_err(Failure::from)
}

/// Writes every file of a run, `summary.json` last; gives the bytes of that one.
pub fn write(run: Run, scenario: &Scenario, folder: &Path, arguments: &RunArguments) -> Result<Vec<u8>, Failure> {
    let mut outputs = vec![
        OutputFile::new("forecast.csv", files::forecast_csv(run)?),
        OutputFile::new("trace.csv", files::trace_csv(run)?),
        OutputFile::new("failures.csv", files::failures_csv(run)?),
        OutputFile::new("scenario.resolved.toml", scenario.resolved().into_bytes()),
    ];
    if !arguments.no_charts {
        outputs.extend(charts(run)?);
    }
    let summary = OutputFile::new("summary.json", files::summary_json(run, &outputs)?);
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    files::write_outputs(folder, &outputs, &summary, replace)?;
    Ok(summary.bytes)
}

/// The forecast of each pool as SVG, PNG and the numbers drawn, and the list of all charts.
fn charts(run: Run) -> Result<Vec<OutputFile>, ReportError> {
    let pools = run.findings.pools.iter();
    let drawn: Vec<Figure> = pools.filter_map(|found| figures::forecast(run, found.pool)).collect();
    let mut outputs = Vec::new();
    for figure in &drawn {
        outputs.extend(chart(figure)?);
    }
    outputs.push(OutputFile::new("charts.json", files::charts_json(&drawn, SIZE)?));
    Ok(outputs)
}

fn chart(figure: &Figure) -> Result<[OutputFile; 3], ReportError> {
    let drawing = Picture::draw(figure, Theme::Light)?;
    let name = |ending: &str| format!("{}.{ending}", figure.name);
    Ok([
        OutputFile::new(&name("svg"), drawing.svg().to_vec()),
        OutputFile::new(&name("png"), drawing.png(Scale::One)?),
        OutputFile::new(&name("chart.csv"), figures::chart_csv(figure)?),
    ])
}

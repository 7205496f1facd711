//! Every file of a run, ready to be written.

use super::Run;
use super::charts::{Picture, SIZE, Scale, Theme};
use super::figures::{Figure, chart_csv, forecast};
use super::files::{
    OutputFile, ReportError, charts_json, failures_csv, forecast_csv, summary_json, survival_csv, trace_csv,
};

/// Whether pictures are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pictures {
    /// As PNG and SVG, with a table of what is plotted.
    Drawn,
    /// Not at all.
    LeftOut,
}

/// Every file of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outputs {
    /// All but the summary.
    pub files: Vec<OutputFile>,
    /// `summary.json`, which names them.
    pub summary: OutputFile,
}

/// Makes every file of a run; `others` come from elsewhere (the scenario as run) and are named in the summary too.
///
/// # Errors
/// Where a table, a JSON text or a picture cannot be made.
pub fn outputs(run: Run, others: Vec<OutputFile>, pictures: Pictures) -> Result<Outputs, ReportError> {
    let mut files = vec![
        OutputFile::new("forecast.csv", forecast_csv(run)?),
        OutputFile::new("trace.csv", trace_csv(run)?),
        OutputFile::new("failures.csv", failures_csv(run)?),
        OutputFile::new("survival.csv", survival_csv(run)?),
    ];
    files.extend(others);
    if pictures == Pictures::Drawn {
        let pools = run.findings.pools.iter();
        let figures: Vec<_> = pools.filter_map(|pool| forecast(run, pool.pool)).collect();
        for figure in &figures {
            files.extend(picture_files(figure)?);
        }
        files.push(OutputFile::new("charts.json", charts_json(&figures, SIZE)?));
    }
    let summary = OutputFile::new("summary.json", summary_json(run, &files)?);
    Ok(Outputs { files, summary })
}

fn picture_files(figure: &Figure) -> Result<[OutputFile; 3], ReportError> {
    let picture = Picture::draw(figure, Theme::Light)?;
    let file = |ending: &str, bytes| OutputFile::new(&format!("{}.{ending}", figure.name), bytes);
    Ok([
        file("png", picture.png(Scale::One)?),
        file("svg", picture.svg().to_vec()),
        file("chart.csv", chart_csv(figure)?),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_run_has_its_tables_pictures_and_a_summary_of_all() {
        let family = fixture::family();
        let resolved = OutputFile::new("scenario.resolved.toml", b"title = \"x\"\n".to_vec());
        let outputs = outputs(family.run(), vec![resolved], Pictures::Drawn).unwrap();
        let names: Vec<_> = outputs.files.iter().map(|file| file.name.as_str()).collect();
        let expected = [
            "forecast.csv",
            "trace.csv",
            "failures.csv",
            "survival.csv",
            "scenario.resolved.toml",
            "forecast.png",
            "forecast.svg",
            "forecast.chart.csv",
            "charts.json",
        ];
        assert_eq!(names, expected);
        let summary: serde_json::Value = serde_json::from_slice(&outputs.summary.bytes).unwrap();
        assert_eq!(summary["outputs"].as_object().map(|outputs| outputs.len()), Some(expected.len()));
    }

    #[test]
    fn pictures_can_be_left_out() {
        let outputs = outputs(fixture::family().run(), Vec::new(), Pictures::LeftOut).unwrap();
        assert_eq!(outputs.files.len(), 4);
    }
}

//! A chart on a page: its drawing, what it shows in words, and what the pointer reads from it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::report::charts::inline::{Inline, Recolouring, readable_span};
use crate::report::charts::{Look, Titles};
use crate::report::figures::{Chart, Figure};
use crate::report::files::ReportError;

/// Days from one value to the next that the pointer reads.
const STEP: usize = 7;

/// A chart on a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// The drawing.
    pub svg: String,
    /// Which colours become which in the dark.
    pub dark: BTreeSet<Recolouring>,
    /// What is drawn.
    pub subtitle: String,
    /// What it shows, at length.
    pub description: String,
    /// What the pointer reads, as JSON; `None` where nothing is read day by day.
    pub readings: Option<String>,
    /// Whether it carries its title.
    pub titles: Titles,
}

impl Picture {
    /// Draws a chart for a page.
    ///
    /// # Errors
    /// Where the drawing library refuses.
    pub fn of(chart: &Chart, titles: Titles) -> Result<Self, ReportError> {
        let look = Look { titles, ..Look::default() };
        let (caption, inline) = (chart.caption(), Inline::draw(chart, &look)?);
        Ok(Self {
            svg: inline.svg,
            dark: inline.dark,
            subtitle: caption.subtitle.clone(),
            description: caption.description.clone(),
            readings: readings(chart, &look)?,
            titles,
        })
    }

    /// Whether its subtitle has to stand beside it.
    pub const fn is_bare(&self) -> bool {
        matches!(self.titles, Titles::LeftOut)
    }
}

/// What the pointer reads.
#[derive(Serialize)]
struct Readings<'a> {
    /// Left and right edge of the plot, as shares of the picture's width.
    span: [f64; 2],
    /// `GB` or `TB`.
    unit: &'a str,
    /// What each value is; a range has two.
    names: Vec<&'a str>,
    /// Days and their values, a week apart, the last day always.
    days: Vec<(String, Vec<f64>)>,
    /// How many days the plot spans, and each day's place among them.
    places: Vec<f64>,
}

fn readings(chart: &Chart, look: &Look) -> Result<Option<String>, ReportError> {
    let Chart::Forecast(figure) = chart else { return Ok(None) };
    let json = serde_json::to_string(&read(figure, look));
    let failed = |error: serde_json::Error| ReportError::Format {
        file: figure.caption.name.clone(),
        reason: error.to_string(),
    };
    json.map(Some).map_err(failed)
}

fn read<'a>(figure: &'a Figure, look: &Look) -> Readings<'a> {
    let last = figure.horizon.len().saturating_sub(1);
    let days: Vec<usize> = (0..last).step_by(STEP).chain([last]).collect();
    let bands = figure.bands.iter().flat_map(|band| [(&*band.label, &band.low), (&*band.label, &band.high)]);
    let lines = figure.lines.iter().map(|line| (&*line.label, &line.values));
    let series: Vec<(&str, &Vec<f64>)> = lines.chain(bands).collect();
    let values = |at: usize| {
        series.iter().map(|(_, values)| tenths(values.get(at).copied().unwrap_or_default())).collect()
    };
    let dates: Vec<String> = figure.horizon.days().map(|day| day.short()).collect();
    let at_least_one = crate::units::numbers::real_count(last.max(1));
    Readings {
        span: readable_span(figure, look),
        unit: &figure.amount.unit,
        names: series.iter().map(|(name, _)| *name).collect(),
        days: days.iter().map(|at| (dates.get(*at).cloned().unwrap_or_default(), values(*at))).collect(),
        places: days.iter().map(|at| crate::units::numbers::real_count(*at) / at_least_one).collect(),
    }
}

/// A value to the hundredth, which is what the pointer shows.
fn tenths(value: f64) -> f64 {
    crate::units::numbers::real(crate::units::numbers::round_half_up(value * 100.0)) / 100.0
}

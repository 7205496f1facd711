//! The pictures there are, by their names, and what they have in common.

use super::{Calendar, Caption, Figure, calendars, chart_csv, forecast};
use crate::report::Run;
use crate::report::files::ReportError;

/// A kind of picture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChartName {
    /// How full each pool gets over all futures.
    Forecast,
    /// Each device's nights in the middle future.
    Calendar,
}

/// A picture as a value.
#[derive(Clone, PartialEq, Debug)]
pub enum Chart {
    /// How full a pool gets.
    Forecast(Figure),
    /// A device's nights.
    Calendar(Calendar),
}

/// The pictures of the kinds asked for, each kind once, in the order of [`ChartName`].
pub fn charts(run: Run, names: &[ChartName]) -> Vec<Chart> {
    let asked = ChartName::ALL.into_iter().filter(|name| names.contains(name));
    asked.flat_map(|name| of_kind(run, name)).collect()
}

fn of_kind(run: Run, name: ChartName) -> Vec<Chart> {
    match name {
        ChartName::Forecast => {
            let pools = run.findings.pools.iter();
            pools.filter_map(|pool| forecast(run, pool.pool)).map(Chart::Forecast).collect()
        }
        ChartName::Calendar => calendars(run).into_iter().map(Chart::Calendar).collect(),
    }
}

impl ChartName {
    /// Every kind there is.
    pub const ALL: [Self; 2] = [Self::Forecast, Self::Calendar];
}

impl Chart {
    /// The words around it.
    pub fn caption(&self) -> Caption {
        match self {
            Self::Forecast(figure) => figure.caption(),
            Self::Calendar(calendar) => calendar.caption.clone(),
        }
    }

    /// A CSV of exactly what is plotted.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        match self {
            Self::Forecast(figure) => chart_csv(figure),
            Self::Calendar(calendar) => calendar.csv(),
        }
    }
}

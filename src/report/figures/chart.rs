//! The pictures there are, by their names, and what they have in common.

use super::{
    Alternatives, Calendar, Caption, Figure, Stacks, Survival, Tornado, calendars, chart_csv, forecast,
    storage, survival,
};
use crate::report::Run;
use crate::report::files::ReportError;

/// A kind of picture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChartName {
    /// How full each pool gets over all futures.
    Forecast,
    /// In how many futures each backup has never failed so far.
    Survival,
    /// Who and what fills each pool in the middle future.
    Storage,
    /// Each device's nights in the middle future.
    Calendar,
}

/// A picture as a value.
#[derive(Clone, PartialEq, Debug)]
pub enum Chart {
    /// How full a pool gets.
    Forecast(Figure),
    /// In how many futures the backups of a pool have never failed so far.
    Survival(Survival),
    /// Who and what fills a pool.
    Storage(Stacks),
    /// A device's nights.
    Calendar(Calendar),
    /// Alternatives side by side.
    Compare(Alternatives),
    /// Unknowns by how far they move the answer.
    Tornado(Tornado),
}

/// The pictures of the kinds asked for, each kind once, in the order of [`ChartName`].
pub fn charts(run: Run, names: &[ChartName]) -> Vec<Chart> {
    let asked = ChartName::ALL.into_iter().filter(|name| names.contains(name));
    asked.flat_map(|name| of_kind(run, name)).collect()
}

fn of_kind(run: Run, name: ChartName) -> Vec<Chart> {
    let pools = run.findings.pools.iter().map(|pool| pool.pool);
    match name {
        ChartName::Forecast => pools.filter_map(|pool| forecast(run, pool)).map(Chart::Forecast).collect(),
        ChartName::Survival => pools.filter_map(|pool| survival(run, pool)).map(Chart::Survival).collect(),
        ChartName::Storage => pools.filter_map(|pool| storage(run, pool)).map(Chart::Storage).collect(),
        ChartName::Calendar => calendars(run).into_iter().map(Chart::Calendar).collect(),
    }
}

impl ChartName {
    /// Every kind there is.
    pub const ALL: [Self; 4] = [Self::Forecast, Self::Survival, Self::Storage, Self::Calendar];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forecast => "forecast",
            Self::Survival => "survival",
            Self::Storage => "storage",
            Self::Calendar => "calendar",
        }
    }
}

impl Chart {
    /// The words around it.
    pub const fn caption(&self) -> &Caption {
        match self {
            Self::Forecast(figure) => &figure.caption,
            Self::Survival(survival) => &survival.caption,
            Self::Storage(stacks) => &stacks.caption,
            Self::Calendar(calendar) => &calendar.caption,
            Self::Compare(alternatives) => &alternatives.caption,
            Self::Tornado(tornado) => &tornado.caption,
        }
    }

    /// The name by which it is asked for; `None` where a command has but one.
    pub const fn name(&self) -> Option<ChartName> {
        match self {
            Self::Forecast(_) => Some(ChartName::Forecast),
            Self::Survival(_) => Some(ChartName::Survival),
            Self::Storage(_) => Some(ChartName::Storage),
            Self::Calendar(_) => Some(ChartName::Calendar),
            Self::Compare(_) | Self::Tornado(_) => None,
        }
    }

    /// A CSV of exactly what is plotted.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        match self {
            Self::Forecast(figure) => chart_csv(figure),
            Self::Survival(survival) => survival.csv(),
            Self::Storage(stacks) => stacks.csv(),
            Self::Calendar(calendar) => calendar.csv(),
            Self::Compare(alternatives) => alternatives.csv(),
            Self::Tornado(tornado) => tornado.csv(),
        }
    }
}

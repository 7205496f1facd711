//! Pictures as plain values: what is drawn, in which words, before anyone decides how.

mod describe;
mod events;
mod forecast;
mod table;
mod ticks;

pub use forecast::forecast;
pub use table::chart_csv;
pub use ticks::{Tick, Weight, amount_ticks, time_ticks};

use crate::analysis::findings::Arrival;
use crate::calendar::Day;
use crate::calendar::Horizon;

/// A picture of amounts over time.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Name of its files without their ending: `forecast`.
    pub name: String,
    /// The answer, as a sentence.
    pub title: String,
    /// What is drawn.
    pub subtitle: String,
    /// Scenario, futures, seed, version, price date and unit.
    pub footer: String,
    /// What the picture shows, in a sentence or two.
    pub alt: String,
    /// The same at length, with the numbers.
    pub description: String,
    /// The days from left to right.
    pub horizon: Horizon,
    /// What the upright axis counts.
    pub amount: AmountAxis,
    /// Ranges of values, the widest first.
    pub bands: Vec<Band>,
    /// Lines, in the order in which they are drawn.
    pub lines: Vec<Series>,
    /// Each plan by the first day it is drawn: `200 GB plan`.
    pub plans: Vec<EventMark>,
    /// Dated events within the horizon, by date.
    pub events: Vec<EventMark>,
    /// The day the title speaks of.
    pub failing: FailingMark,
}

/// An upright axis.
#[derive(Clone, PartialEq, Debug)]
pub struct AmountAxis {
    /// `GB` or `TB`.
    pub unit: String,
    /// The lowest value drawn.
    pub from: Foot,
    /// The highest value drawn.
    pub top: f64,
}

/// Where an axis starts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Foot {
    /// At zero.
    Zero,
    /// Above zero: the axis carries a break mark and says so.
    Broken(f64),
}

impl Foot {
    /// The value at the foot of the axis.
    pub const fn value(self) -> f64 {
        match self {
            Self::Zero => 0.0,
            Self::Broken(value) => value,
        }
    }
}

/// A range of values, one pair a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Band {
    /// Its name: `half of all futures`.
    pub label: String,
    /// Lower ends.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}

/// A line, one value a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// Its name: `median`.
    pub label: String,
    /// What it is.
    pub kind: SeriesKind,
    /// Its values.
    pub values: Vec<f64>,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeriesKind {
    /// The middle of all futures.
    Median,
    /// The plan's size: steps when the plan changes.
    Quota,
}

/// A dated event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventMark {
    /// The day.
    pub day: Day,
    /// What happens, in plain words.
    pub label: String,
}

/// The day backups begin to fail.
#[derive(Clone, PartialEq, Debug)]
pub enum FailingMark {
    /// In no future.
    Never,
    /// They fail already on the day the numbers were read.
    Already {
        /// Words beside the mark.
        label: Vec<String>,
    },
    /// At some time.
    Ahead {
        /// The 5 % quantile.
        early: Arrival,
        /// The median.
        median: Arrival,
        /// The 95 % quantile.
        late: Arrival,
        /// Words beside the mark.
        label: Vec<String>,
    },
}

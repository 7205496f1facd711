//! Pictures as plain values: what is drawn, in which words, before anyone decides how. With them the ticks of their
//! axes, and what they plot as a table.

mod alternatives;
mod calendar;
mod caption;
mod chart;
mod describe;
mod forecast;
mod night;
mod storage;
mod survival;
mod tornado;

pub use alternatives::{Alternative, Alternatives, Standing, alternatives};
pub use calendar::{Calendar, calendars};
pub use caption::Caption;
pub use chart::{Chart, ChartName, charts};
pub(in crate::report) use describe::concerns;
pub use forecast::forecast;
pub use night::{Hue, Mark, Night};
pub use storage::{Stack, Stacks, Waits, What, storage};
pub use survival::{Curve, Level, Note, Survival, Whose, percent, survival};
pub use tornado::{Swings, Tornado, tornado};

use super::files::{ReportError, csv_bytes};
use crate::analysis::findings::Arrival;
use crate::calendar::{Day, Horizon};
use crate::report::locale::{Dated, month_short};
use crate::units::numbers;

/// A picture of amounts over time.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The words around it.
    pub caption: Caption,
    /// The days from left to right.
    pub horizon: Horizon,
    /// The days on which somebody is on the plan.
    pub lived: Horizon,
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
    /// What may be used at most for WhatsApp's next backup to find room.
    Limit,
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

/// A labelled place on an axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tick<At> {
    /// Where.
    pub at: At,
    /// What stands there.
    pub label: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// How much a tick weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// The start of a year.
    Strong,
    /// Anything else.
    Normal,
}

/// Days of a horizon up to which weeks are labelled.
const WEEKS_UP_TO: usize = 62;
/// Months from one label to the next that people count in.
const MONTH_STEPS: [i32; 8] = [1, 3, 6, 12, 24, 60, 120, 240];

/// Round amounts from the foot of an axis to its top.
pub fn amount_ticks(foot: f64, top: f64) -> Vec<f64> {
    let step = round_step((top - foot) / 5.0);
    let first = numbers::round_half_up(libm::ceil(foot / step - 1e-9));
    let last = numbers::floor(top / step + 1e-9);
    (first..=last).map(|count| numbers::real(count) * step).collect()
}

/// At most so many ticks of time: weeks, months, quarters or years, as the horizon allows.
pub fn time_ticks(horizon: Horizon, most: usize) -> Vec<Tick<Day>> {
    let most = numbers::narrow(numbers::whole(most.max(2)));
    let days = i32::try_from(horizon.len()).unwrap_or(i32::MAX);
    if horizon.len() <= WEEKS_UP_TO {
        let weeks = (1..).find(|weeks| days / (7 * weeks) < most).unwrap_or(1);
        return every_weeks(horizon, weeks);
    }
    let fits = |step: &i32| days / 30 / step < most;
    every_months(horizon, MONTH_STEPS.into_iter().find(fits).unwrap_or(240))
}

/// A CSV of what is plotted: a row a day, first the bands' ends, then the lines, in the axis' unit.
///
/// # Errors
/// Where the table cannot be written.
pub fn chart_csv(figure: &Figure) -> Result<Vec<u8>, ReportError> {
    let unit = figure.amount.unit.to_lowercase();
    let mut header = vec!["date".to_owned()];
    for band in &figure.bands {
        let name = column(&band.label);
        header.extend([format!("{name}_low_{unit}"), format!("{name}_high_{unit}")]);
    }
    header.extend(figure.lines.iter().map(|line| format!("{}_{unit}", column(&line.label))));
    csv_bytes(
        &figure.caption.name,
        &header,
        figure.horizon.days().enumerate().map(|(at, day)| row(figure, at, day)),
    )
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below the wish.
fn round_step(wish: f64) -> f64 {
    let wish = wish.max(1e-6);
    let power = libm::pow(10.0, libm::floor(libm::log10(wish)));
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.iter().map(|step| step * power).find(|step| *step >= wish - 1e-9).unwrap_or(10.0 * power)
}

fn every_weeks(horizon: Horizon, weeks: i32) -> Vec<Tick<Day>> {
    let label = |day: Day| day.without_year();
    let days = horizon.days().filter(|day| day.days_since(horizon.first) % (7 * weeks) == 0);
    days.map(|day| Tick { at: day, label: label(day), weight: Weight::Normal }).collect()
}

fn every_months(horizon: Horizon, months: i32) -> Vec<Tick<Day>> {
    let starts = horizon.days().filter(|day| day.date().day() == 1);
    let counted = |day: &Day| 12 * i32::from(day.date().year()) + i32::from(day.date().month()) - 1;
    starts.filter(|day| counted(day) % months == 0).map(month_tick).collect()
}

fn month_tick(at: Day) -> Tick<Day> {
    if at.date().month() == 1 {
        return Tick { at, label: at.date().year().to_string(), weight: Weight::Strong };
    }
    Tick { at, label: month_short(at.month_index()), weight: Weight::Normal }
}

fn row(figure: &Figure, at: usize, day: crate::calendar::Day) -> Vec<String> {
    let bands = figure.bands.iter().flat_map(|band| [&band.low, &band.high]);
    let series = bands.chain(figure.lines.iter().map(|line| &line.values));
    let values = series.map(|values| values.get(at).map_or(String::new(), |value| shown(*value)));
    std::iter::once(day.to_string()).chain(values).collect()
}

/// Six decimals: a kilobyte where the unit is a gigabyte.
fn shown(value: f64) -> String {
    let millionths = numbers::round_half_up(value * 1e6);
    format!("{:.6}", numbers::real(millionths) / 1e6)
}

/// A label as the name of a column: letters and digits in lower case.
fn column(label: &str) -> String {
    let plain: String = label.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PoolId;
    use crate::report::fixture::{self, day};

    #[test]
    fn amounts_are_round_and_hold_the_ceiling_of_a_plan() {
        assert_eq!(amount_ticks(100.0, 212.0), [100.0, 125.0, 150.0, 175.0, 200.0]);
        assert_eq!(amount_ticks(0.0, 5.6), [0.0, 2.0, 4.0]);
    }

    #[test]
    fn three_years_read_in_quarters() {
        let ticks = time_ticks(Horizon { first: day(2026, 12, 1), last: day(2029, 11, 30) }, 24);
        let labels: Vec<_> = ticks.iter().take(5).map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["2027", "Apr", "Jul", "Oct", "2028"]);
    }

    #[test]
    fn every_length_of_horizon_has_a_handful_of_ticks() {
        for days in [20, 90, 400, 1096, 3650, 7305, 20_000] {
            let first = day(2026, 12, 1);
            for most in [8, 14, 24] {
                let ticks = time_ticks(Horizon { first, last: first + days }, most);
                assert!((2..=most + 1).contains(&ticks.len()), "{days} days: {}", ticks.len());
            }
        }
    }

    #[test]
    fn the_table_holds_every_value_that_is_plotted() {
        let family = fixture::family();
        let figure = forecast(family.run(), PoolId::new(0)).unwrap();
        let text = String::from_utf8(chart_csv(&figure).unwrap()).unwrap();
        let mut rows = text.lines();
        let header = "date,9_futures_in_10_low_gb,9_futures_in_10_high_gb,half_of_all_futures_low_gb,\
                      half_of_all_futures_high_gb,median_gb,plan_gb,room_for_whatsapp_gb";
        assert_eq!(rows.next(), Some(header));
        for (at, row) in rows.enumerate() {
            let values: Vec<f64> = row.split(',').skip(1).map(|value| value.parse().unwrap()).collect();
            let [outer, inner] = figure.bands.as_slice() else { panic!("two bands") };
            let plotted =
                [outer.low[at], outer.high[at], inner.low[at], inner.high[at], figure.lines[0].values[at]];
            assert!(values.iter().zip(plotted).all(|(table, drawn)| (table - drawn).abs() < 1e-6));
        }
        assert_eq!(text.lines().count(), 1 + figure.horizon.len());
    }
}

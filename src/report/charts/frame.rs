//! Where things stand: the plot within the picture, days from left to right, amounts from the foot up, and the room
//! that the data take up.

use super::boxes::{Box2, Taken};
use super::head::{Head, LEFT};
use crate::calendar::{Day, Horizon};
use crate::report::figures::{AmountAxis, Figure};
use crate::units::numbers;

/// Room at the right edge of the picture, above the plot, and below it for the dates, in pixels.
const RIGHT_MARGIN: f64 = 40.0;
const ABOVE_PLOT: f64 = 38.0;
const BELOW_PLOT: f64 = 44.0;

/// Where things stand.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The plot.
    pub plot: Box2,
    /// The days from left to right.
    pub horizon: Horizon,
    /// The days on which there is anything to draw.
    pub drawn: Horizon,
    /// What the upright axis counts.
    pub amount: AmountAxis,
}

/// Where a piece of a line runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// In the plot, to scale.
    Inside,
    /// Above the plot: along its upper edge, which is not its height.
    Above,
}

impl Frame {
    /// The frame of days and amounts on a paper so wide, whose labels at the right need so many pixels, under a head.
    pub fn new(horizon: Horizon, amount: &AmountAxis, head: &Head, labels: f64) -> Self {
        let right = head.paper().width - RIGHT_MARGIN - labels;
        let (top, bottom) = (head.bottom() + ABOVE_PLOT, head.floor() - BELOW_PLOT);
        Self {
            plot: Box2 { left: LEFT, top, right, bottom },
            horizon,
            drawn: horizon,
            amount: amount.clone(),
        }
    }

    /// The same with nothing to draw on other days.
    pub fn with_days(self, drawn: Horizon) -> Self {
        Self { drawn, ..self }
    }

    /// The middle of a day from left to right.
    pub fn x(&self, day: Day) -> f64 {
        let past = f64::from(day.days_since(self.horizon.first));
        let span = numbers::real_count(self.horizon.len().saturating_sub(1)).max(1.0);
        self.plot.left + (self.plot.right - self.plot.left) * past / span
    }

    /// An amount's height.
    pub fn y(&self, amount: f64) -> f64 {
        let foot = self.amount.from.value();
        let share = (amount - foot) / (self.amount.top - foot).max(1e-9);
        self.plot.bottom - (self.plot.bottom - self.plot.top) * share
    }

    /// The points of a line with one value a day, on the days that are drawn.
    pub fn curve(&self, values: &[f64]) -> Vec<(f64, f64)> {
        let drawn = self.horizon.days().zip(values).filter(|(day, _)| self.drawn.contains(*day));
        drawn.map(|(day, value)| (self.x(day), self.y(*value))).collect()
    }

    /// The last of one value a day that is drawn.
    pub fn last(&self, values: &[f64]) -> Option<f64> {
        let at = usize::try_from(self.drawn.last.days_since(self.horizon.first)).ok()?;
        values.get(at.min(values.len().checked_sub(1)?)).copied()
    }

    /// Whether what is drawn reaches the right edge of the plot.
    pub fn reaches_the_end(&self) -> bool {
        self.drawn.last >= self.horizon.last
    }

    /// The outline of a band: along its upper end, and back along its lower.
    pub fn outline(&self, low: &[f64], high: &[f64]) -> Vec<(f64, f64)> {
        let mut back = self.curve(low);
        back.reverse();
        let mut outline = self.curve(high);
        outline.extend(back);
        outline
    }

    /// A line that keeps its height until the day it changes; what lies above the plot runs along its upper edge.
    pub fn steps(&self, values: &[f64]) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (x, y) in self.curve(values).into_iter().map(|(x, y)| (x, y.max(self.plot.top))) {
            if let Some(&(_, before)) = points.last()
                && (before - y).abs() > 1e-9
            {
                points.push((x, before));
            }
            points.push((x, y));
        }
        points
    }

    /// The pieces of such a line, each with where it runs.
    pub fn pieces(&self, values: &[f64]) -> Vec<(Reach, Vec<(f64, f64)>)> {
        let reach = |a: &(f64, f64), b: &(f64, f64)| {
            if a.1.max(b.1) <= self.plot.top { Reach::Above } else { Reach::Inside }
        };
        let mut pieces: Vec<(Reach, Vec<(f64, f64)>)> = Vec::new();
        for pair in self.steps(values).windows(2) {
            let reach = reach(&pair[0], &pair[1]);
            match pieces.last_mut() {
                Some((before, points)) if *before == reach => points.push(pair[1]),
                _ => pieces.push((reach, pair.to_vec())),
            }
        }
        pieces
    }
}

/// Width of a column in pixels.
const COLUMN: f64 = 6.0;
/// How far words stay away from the data.
const CLEARANCE: f64 = 5.0;

/// Upper and lower edge of the data in every column.
#[derive(Clone, Debug)]
pub struct Fan {
    columns: Vec<Box2>,
}

impl Fan {
    /// The room taken by the widest band or, where there is none, by the first line.
    pub fn of(figure: &Figure, frame: &Frame) -> Self {
        let (low, high) = match (figure.bands.first(), figure.lines.first()) {
            (Some(band), _) => (frame.curve(&band.low), frame.curve(&band.high)),
            (None, Some(line)) => (frame.curve(&line.values), frame.curve(&line.values)),
            (None, None) => (Vec::new(), Vec::new()),
        };
        let mut columns: Vec<Box2> = Vec::new();
        for ((x, bottom), (_, top)) in low.into_iter().zip(high) {
            match columns.last_mut() {
                Some(column) if x < column.left + COLUMN => {
                    column.right = x;
                    column.top = column.top.min(top);
                    column.bottom = column.bottom.max(bottom);
                }
                _ => columns.push(Box2 { left: x, top, right: x + 1.0, bottom }),
            }
        }
        Self { columns }
    }

    /// Takes the room of the data.
    pub fn occupy(&self, taken: &mut Taken) {
        for column in &self.columns {
            taken.take_line(column.grown(CLEARANCE - 1.0));
        }
    }

    /// Upper and lower edge of the data around a place, with room to keep clear; `None` where there are none.
    pub fn edges(&self, x: f64) -> Option<(f64, f64)> {
        let near =
            self.columns.iter().filter(|column| column.left - COLUMN <= x && x <= column.right + COLUMN);
        let edges = near.map(|column| (column.top - CLEARANCE, column.bottom + CLEARANCE));
        edges.reduce(|(top, bottom), (upper, lower)| (top.min(upper), bottom.max(lower)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PoolId;
    use crate::report::charts::Look;
    use crate::report::{figures, fixture};

    #[test]
    fn only_days_that_are_drawn_have_points() {
        let day = |at: i32| Day::from_ymd(2027, 1, 1).unwrap() + at;
        let horizon = Horizon { first: day(0), last: day(9) };
        let plot = Box2 { left: 0.0, top: 0.0, right: 90.0, bottom: 100.0 };
        let amount = AmountAxis { unit: "GB".to_owned(), from: figures::Foot::Zero, top: 100.0 };
        let frame = Frame { plot, horizon, drawn: horizon, amount };
        let values: Vec<f64> = (0..10).map(f64::from).collect();
        assert_eq!((frame.curve(&values).len(), frame.last(&values)), (10, Some(9.0)));
        let some = frame.with_days(Horizon { first: day(2), last: day(4) });
        assert_eq!(some.curve(&values), [(20.0, 98.0), (30.0, 97.0), (40.0, 96.0)]);
        assert_eq!((some.last(&values), some.reaches_the_end()), (Some(4.0), false));
    }
    #[test]
    fn days_and_amounts_fill_the_plot() {
        let family = fixture::family();
        let figure = figures::forecast(family.run(), PoolId::new(0)).unwrap();
        let head = Head::of(&figure.caption, &Look::default());
        let frame = Frame::new(figure.horizon, &figure.amount, &head, 160.0);
        assert_eq!(frame.x(figure.horizon.first), frame.plot.left);
        assert!((frame.x(figure.horizon.last) - frame.plot.right).abs() < 1e-9);
        assert!((frame.y(figure.amount.top) - frame.plot.top).abs() < 1e-9);
        assert!((frame.y(figure.amount.from.value()) - frame.plot.bottom).abs() < 1e-9);
    }
}

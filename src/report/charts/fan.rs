//! The room that the data take up in the plot, column by column, so that words keep clear of it.

use super::boxes::{Box2, Taken};
use super::frame::Frame;
use crate::report::figures::Figure;

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

//! The lowest strip of the plot: the bar of the failing range, and above it the word of a broken axis where both would
//! lie on each other.

use crate::analysis::findings::Arrival;
use crate::report::charts::axes;
use crate::report::charts::boxes::Box2;
use crate::report::charts::frame::Frame;
use crate::report::figures::{FailingMark, Figure};

/// Height of the strip, and how much higher the word of a broken axis stands above the bar.
const STRIP: f64 = 30.0;
const RAISED: f64 = 18.0;
/// Room between the bar and the word.
const APART: f64 = 12.0;

/// The days among which backups begin to fail in nine futures of ten, from foot to top; `None` where that is one day or
/// none.
pub fn range(figure: &Figure, frame: &Frame) -> Option<Box2> {
    let FailingMark::Ahead { early: Arrival::On(early), late, .. } = figure.failing else { return None };
    let right = match late {
        Arrival::On(day) => frame.x(day).min(frame.plot.right),
        Arrival::Beyond => frame.plot.right,
    };
    (late != Arrival::On(early)).then(|| Box2 { left: frame.x(early), right, ..frame.plot })
}

/// How much higher than usual the word of a broken axis stands.
pub fn raised(figure: &Figure, frame: &Frame) -> f64 {
    let word = axes::word_of_foot(frame);
    let meets = range(figure, frame).zip(word).is_some_and(|(range, word)| range.right + APART > word);
    if meets { RAISED } else { 0.0 }
}

/// Height of the strip that other words keep free.
pub fn strip(figure: &Figure, frame: &Frame) -> f64 {
    STRIP + raised(figure, frame)
}

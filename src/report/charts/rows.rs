//! Rows of one name each, with what they show at the right of it: the frame of comparisons and tornados.

use super::boxes::Box2;
use super::frame::Frame;
use super::head::{Head, LEFT};
use super::palette::Palette;
use super::scene::{Anchor, Pen, Scene, Type};
use super::wording::{Heft, balanced, cut, width};
use crate::calendar::Horizon;
use crate::report::figures::{AmountAxis, Foot, Weight, time_ticks};
use crate::units::numbers;

/// Size of names in pixels, the largest and the smallest.
const NAMES: f64 = 18.0;
const SMALLEST: f64 = 13.0;
/// Highest row, and least room from one row to the next for two lines of a name.
const TALLEST: f64 = 128.0;
const TWO_LINES: f64 = 46.0;
/// Height of a bar in low and in high rows.
const THINNEST: f64 = 9.0;
const THICKEST: f64 = 14.0;
/// Widest names, as a share of the picture, and room beside them.
const WIDEST: f64 = 0.26;
const BESIDE: f64 = 24.0;
/// Room above the rows for the heads of columns, and below them for the axis.
const HEADS: f64 = 46.0;
const AXIS: f64 = 48.0;

/// Where rows stand.
pub struct Rows {
    /// The plot between names and columns.
    pub plot: Box2,
    /// Height of a row.
    pub pitch: f64,
    /// Size of letters.
    pub size: f64,
    names: f64,
}

impl Rows {
    /// Rows of names under a head; `beside` is kept free left and right of the plot.
    pub fn of(head: &Head, names: &[&str], beside: (f64, f64)) -> Self {
        let count = numbers::real_count(names.len()).max(1.0);
        let (top, foot) = (head.bottom() + HEADS, head.floor() - AXIS);
        let pitch = ((foot - top) / count).min(TALLEST);
        let size = (0.72 * pitch).clamp(SMALLEST, NAMES);
        let widest = names.iter().map(|name| width(name, size, Heft::Bold)).fold(0.0, f64::max);
        let names = widest.min(WIDEST * head.paper().width) + 2.0;
        let left = LEFT + names + BESIDE + beside.0;
        let right = head.paper().width - beside.1;
        Self { plot: Box2 { left, top, right, bottom: top + count * pitch }, pitch, size, names }
    }

    /// Half the height of a bar.
    pub fn half_a_bar(&self) -> f64 {
        (0.22 * self.pitch).clamp(THINNEST, THICKEST) / 2.0
    }

    /// The middle of a row.
    pub fn middle(&self, row: u32) -> f64 {
        self.plot.top + (f64::from(row) + 0.5) * self.pitch
    }

    /// Writes a row's name.
    pub fn name(&self, scene: &mut Scene, palette: &Palette, (row, name, heft): (u32, &str, Heft)) {
        let colour = if heft == Heft::Bold { palette.ink } else { palette.soft_ink };
        let style = Type { colour, size: self.size, heft };
        let most = if self.pitch >= TWO_LINES { 2 } else { 1 };
        let mut lines = balanced(name, self.size, heft, self.names);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(rest);
        }
        let height = self.size * 1.2;
        let first = self.middle(row) - height * (numbers::real_count(lines.len()) - 1.0) / 2.0;
        for (at, line) in (0_u32..).zip(&lines) {
            let line = cut(line, self.size, heft, self.names);
            let baseline = first + f64::from(at) * height + 0.36 * self.size;
            scene.text(&line, (LEFT, baseline), style, Anchor::Left);
        }
    }

    /// Lines between rows.
    pub fn rules(&self, scene: &mut Scene, palette: &Palette, count: usize) {
        let pen = Pen { colour: palette.grid, width: 1.25 };
        let right = scene.paper.width - 40.0;
        let tops = (0..=count).map(|row| self.plot.top + numbers::real_count(row) * self.pitch);
        tops.for_each(|y| scene.line([(LEFT, y), (right, y)], pen));
    }

    /// The plot as a frame of days.
    pub fn days(&self, horizon: Horizon) -> Frame {
        Frame {
            plot: self.plot,
            horizon,
            drawn: horizon,
            amount: AmountAxis { unit: String::new(), from: Foot::Zero, top: 1.0 },
        }
    }

    /// Words beside the middle of a row.
    pub fn word(&self, scene: &mut Scene, (row, words): (u32, &str), x: f64, style: Type, anchor: Anchor) {
        scene.text(words, (x, self.middle(row) + 0.36 * style.size), style, anchor);
    }
}

/// Upright lines at the ticks of time, each with its label below.
pub fn dates(scene: &mut Scene, palette: &Palette, frame: &Frame) {
    let plot = frame.plot;
    let most = numbers::index(numbers::floor((plot.right - plot.left) / 72.0));
    for tick in time_ticks(frame.horizon, most) {
        let x = frame.x(tick.at);
        let (heft, colour) = match tick.weight {
            Weight::Strong => (Heft::Bold, palette.soft_ink),
            Weight::Normal => (Heft::Regular, palette.faint_ink),
        };
        scene.line([(x, plot.top), (x, plot.bottom + 8.0)], Pen { colour: palette.grid, width: 1.25 });
        let style = Type { colour, size: 17.0, heft };
        scene.text(&tick.label, (x, plot.bottom + 30.0), style, Anchor::Middle);
    }
}

//! The two axes: amounts at the left with their gridlines, dates below.

use super::boxes::Box2;
use super::canvas::{Anchor, Drawn, Pen, Point, Type};
use super::fonts::Heft;
use super::layers::{FOOTER, Layers};
use crate::report::figures::{Foot, Weight, amount_ticks, time_ticks};

/// Size of amounts and dates in pixels.
const TICKS: f64 = 18.0;

impl Layers<'_> {
    /// Gridlines, amounts and the foot of the axis.
    pub fn grid(&mut self) -> Drawn {
        let axis = &self.figure.amount;
        let ticks = amount_ticks(axis.from.value(), axis.top);
        let decimals = if ticks.iter().all(|tick| libm::round(*tick) == *tick) { 0 } else { 1 };
        let plot = self.frame.plot;
        for (at, tick) in ticks.iter().enumerate() {
            let y = self.frame.y(*tick);
            let number = if *tick == 0.0 { "0".to_owned() } else { format!("{tick:.decimals$}") };
            let label = if at + 1 == ticks.len() { format!("{number} {}", axis.unit) } else { number };
            if y < plot.bottom - 1.0 {
                let pen = Pen { colour: self.palette.grid, width: 1.25 };
                self.canvas.line(&[(plot.left, y), (plot.right, y)], pen)?;
            }
            let style = self.quiet(TICKS);
            self.canvas.text(&label, (plot.left - 14.0, y + 6.5), style, Anchor::Right)?;
        }
        self.foot()
    }

    /// The foot of the axis: a straight line at zero, a torn one where the axis starts above.
    fn foot(&mut self) -> Drawn {
        let plot = self.frame.plot;
        let pen = Pen { colour: self.palette.axis, width: 1.75 };
        match self.figure.amount.from {
            Foot::Zero => self.canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], pen),
            Foot::Broken(value) => {
                self.canvas.line(&torn(plot), pen)?;
                let text = format!("axis starts at {value} {}", self.figure.amount.unit);
                let style = self.quiet(FOOTER);
                self.canvas.text(&text, (plot.right - 8.0, plot.bottom - 9.0), style, Anchor::Right)
            }
        }
    }

    /// Years, quarters, months or weeks below the foot.
    pub fn time_axis(&mut self) -> Drawn {
        let plot = self.frame.plot;
        for tick in time_ticks(self.figure.horizon) {
            let x = self.frame.x(tick.at);
            let (heft, colour) = match tick.weight {
                Weight::Strong => (Heft::Bold, self.palette.soft_ink),
                Weight::Normal => (Heft::Regular, self.palette.faint_ink),
            };
            let pen = Pen { colour: self.palette.axis, width: 1.5 };
            self.canvas.line(&[(x, plot.bottom + 4.0), (x, plot.bottom + 10.0)], pen)?;
            let style = Type { colour, size: TICKS, heft };
            self.canvas.text(&tick.label, (x, plot.bottom + 32.0), style, Anchor::Middle)?;
        }
        Ok(())
    }
}

/// A torn edge along the foot of a plot.
fn torn(plot: Box2) -> Vec<Point> {
    let mut points = vec![(plot.left, plot.bottom)];
    let mut up = true;
    let mut x = plot.left + 5.0;
    while x < plot.right {
        points.push((x, if up { plot.bottom - 3.0 } else { plot.bottom + 3.0 }));
        (x, up) = (x + 10.0, !up);
    }
    points.push((plot.right, plot.bottom));
    points
}

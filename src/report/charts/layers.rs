//! A figure drawn layer by layer: ground, range of failing, grid and axes, bands, lines; the words are lettering.

use super::boxes::Box2;
use super::canvas::{Anchor, Canvas, Drawn, Pen, Point, Type};
use super::frame::{Frame, Reach};
use super::head::{self, FOOTER, Head};
use super::lettering::names_width;
use super::marks::Marks;
use super::wording::Heft;
use super::{Palette, Theme};
use crate::analysis::findings::Arrival;
use crate::report::figures::{
    FailingMark, Figure, Foot, Series, SeriesKind, Weight, amount_ticks, time_ticks,
};

/// Size of amounts and dates in pixels.
const TICKS: f64 = 18.0;

/// Draws a figure; the result is the SVG library's text, the error what it says.
pub fn draw(figure: &Figure, theme: Theme) -> Result<String, String> {
    let mut svg = String::new();
    on_canvas(figure, theme.palette(), Canvas::on(&mut svg))?;
    Ok(svg)
}

/// Where the days and the amounts of a figure stand.
pub fn frame(figure: &Figure) -> Frame {
    let head = Head::of(&figure.caption()).subtitle_baseline();
    Frame::new(figure, names_width(figure), head + 38.0)
}

fn on_canvas(figure: &Figure, palette: Palette, canvas: Canvas) -> Drawn {
    let caption = figure.caption();
    let head = Head::of(&caption);
    let frame = frame(figure);
    let marks = Marks::place(figure, &frame);
    let mut layers = Layers { canvas, palette, figure, frame };
    head::ground(&mut layers.canvas, &layers.palette)?;
    layers.failing_range()?;
    layers.grid()?;
    layers.bands()?;
    layers.time_axis()?;
    layers.series()?;
    layers.failing_line()?;
    layers.words(&marks)?;
    layers.names()?;
    head.draw(&mut layers.canvas, &layers.palette, layers.frame.plot.left)?;
    layers.canvas.finish()
}

/// A figure being drawn.
pub(super) struct Layers<'a> {
    /// What is drawn on.
    pub canvas: Canvas<'a>,
    /// In which colours.
    pub palette: Palette,
    /// What is drawn.
    pub figure: &'a Figure,
    /// Where it stands.
    pub frame: Frame,
}

impl Layers<'_> {
    /// The days among which backups begin to fail in nine futures of ten.
    fn failing_range(&mut self) -> Drawn {
        let FailingMark::Ahead { early: Arrival::On(early), late, .. } = self.figure.failing else {
            return Ok(());
        };
        if late == Arrival::On(early) {
            return Ok(());
        }
        let right = self.arrival(late);
        let range = Box2 { left: self.frame.x(early), right, ..self.frame.plot };
        self.canvas.rectangle(range, self.palette.failing_ground)?;
        self.range_bar(range, late)
    }

    /// A bar along the foot: from the early to the late end, with an arrow where the late end lies beyond.
    fn range_bar(&mut self, range: Box2, late: Arrival) -> Drawn {
        let y = range.bottom - 12.0;
        let pen = Pen { colour: self.palette.failing, width: 2.0 };
        let cap = |x: f64| [(x, y - 6.0), (x, y + 6.0)];
        self.canvas.line(&[(range.left, y), (range.right, y)], pen)?;
        self.canvas.line(&cap(range.left), pen)?;
        match late {
            Arrival::On(_) => self.canvas.line(&cap(range.right), pen),
            Arrival::Beyond => {
                let tip = range.right + 8.0;
                self.canvas.area(&[(tip, y), (tip - 13.0, y - 7.0), (tip - 13.0, y + 7.0)], pen.colour)
            }
        }
    }

    fn arrival(&self, arrival: Arrival) -> f64 {
        match arrival {
            Arrival::On(day) => self.frame.x(day).min(self.frame.plot.right),
            Arrival::Beyond => self.frame.plot.right,
        }
    }

    /// Gridlines, amounts and the foot of the axis.
    fn grid(&mut self) -> Drawn {
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
    fn time_axis(&mut self) -> Drawn {
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

    fn bands(&mut self) -> Drawn {
        for (band, colour) in self.figure.bands.iter().zip(self.palette.bands.into_iter().rev()) {
            self.canvas.area(&self.frame.outline(&band.low, &band.high), colour)?;
        }
        Ok(())
    }

    fn series(&mut self) -> Drawn {
        self.figure.lines.iter().try_for_each(|series| match series.kind {
            SeriesKind::Median => {
                let pen = Pen { colour: self.palette.median, width: 3.25 };
                self.canvas.line(&self.frame.curve(&series.values), pen)
            }
            SeriesKind::Quota => self.quota(series),
        })
    }

    /// The plan's line: solid where it is drawn to scale, dashes along the upper edge where it lies above.
    fn quota(&mut self, series: &Series) -> Drawn {
        let pen = Pen { colour: self.palette.plan, width: 3.5 };
        for (reach, points) in self.frame.pieces(&series.values) {
            match (reach, points.first(), points.last()) {
                (Reach::Above, Some(from), Some(to)) => self.canvas.dashes(*from, *to, pen, (4.0, 8.0))?,
                _ => self.canvas.line(&points, pen)?,
            }
        }
        Ok(())
    }

    fn failing_line(&mut self) -> Drawn {
        let plot = self.frame.plot;
        let x = match self.figure.failing {
            FailingMark::Ahead { median: Arrival::On(day), .. } => self.frame.x(day),
            FailingMark::Already { .. } => plot.left,
            FailingMark::Ahead { .. } | FailingMark::Never => return Ok(()),
        };
        let pen = Pen { colour: self.palette.failing, width: 2.5 };
        self.canvas.dashes((x, plot.top), (x, plot.bottom), pen, (9.0, 6.0))
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

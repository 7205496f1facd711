//! A figure drawn layer by layer: ground, range of failing, grid, bands, lines, words.

use plotters::style::RGBColor;

use super::SIZE;
use super::boxes::Box2;
use super::canvas::{Anchor, Canvas, Drawn, Pen, Type};
use super::event_marks::EventLabel;
use super::fonts::{Heft, width};
use super::frame::{Frame, Reach};
use super::marks::{LINE, Label, Marks, NAMES, WORDS, end_labels};
use super::palette::{Palette, Theme};
use super::wording::{cut, title_lines};
use crate::analysis::findings::Arrival;
use crate::report::figures::{FailingMark, Figure, Series, SeriesKind};

/// Sizes of text outside the plot, in pixels.
const TITLE_SIZES: [f64; 3] = [36.0, 32.0, 28.0];
const SUBTITLE: f64 = 21.0;
/// Size of the footer's text in pixels.
pub(super) const FOOTER: f64 = 15.0;
/// Side of the little square before a band's name, and the room it takes.
const SWATCH: f64 = 14.0;
const BEFORE_NAME: f64 = 44.0;

/// Pictures of 1600 x 900 pixels end here.
const WIDE: f64 = 1504.0;
const FOOTER_BASELINE: f64 = 872.0;

/// Draws a figure; the result is the SVG library's text, the error what it says.
pub fn draw(figure: &Figure, theme: Theme) -> Result<String, String> {
    let mut svg = String::new();
    on_canvas(figure, theme.palette(), Canvas::on(&mut svg))?;
    Ok(svg)
}

fn on_canvas(figure: &Figure, palette: Palette, canvas: Canvas) -> Drawn {
    let (title, size) = title_lines(&figure.title, &TITLE_SIZES, WIDE - 56.0);
    let subtitle_baseline = 66.0 + extra(&title, size) + 42.0;
    let frame = Frame::new(figure, names_width(figure), subtitle_baseline + 38.0);
    let marks = Marks::place(figure, &frame);
    let mut layers = Layers { canvas, palette, figure, frame };
    layers.ground()?;
    layers.failing_range()?;
    layers.grid()?;
    layers.bands()?;
    layers.time_axis()?;
    layers.series()?;
    layers.failing_line()?;
    layers.words(&marks)?;
    layers.names()?;
    layers.head(&title, size, subtitle_baseline)?;
    layers.canvas.finish()
}

fn extra(title: &[String], size: f64) -> f64 {
    if title.len() > 1 { size * 1.2 } else { 0.0 }
}

/// The room that the names at the right need.
fn names_width(figure: &Figure) -> f64 {
    let median = figure.lines.iter().filter(|line| line.kind == SeriesKind::Median);
    let names = figure.bands.iter().map(|band| &band.label).chain(median.map(|line| &line.label));
    names.map(|name| width(name, WORDS, Heft::Regular) + BEFORE_NAME).fold(30.0, f64::max)
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
    fn ground(&mut self) -> Drawn {
        let (right, bottom) = (f64::from(SIZE.0), f64::from(SIZE.1));
        self.canvas.rectangle(Box2 { left: 0.0, top: 0.0, right, bottom }, self.palette.ground)
    }

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

    fn words(&mut self, marks: &Marks) -> Drawn {
        let plan = Type { colour: self.palette.plan, size: NAMES, heft: Heft::Bold };
        for label in &marks.plans {
            self.lines_of(label, [plan, plan], LINE)?;
        }
        let failing = Type { colour: self.palette.failing, size: NAMES, heft: Heft::Bold };
        let range = Type { size: WORDS, heft: Heft::Regular, ..failing };
        if let Some(label) = &marks.failing {
            self.lines_of(label, [failing, range], LINE + 2.0)?;
        }
        marks.events.iter().try_for_each(|event| self.event(event))
    }

    /// Lines of text from the left edge of their place: the first in one manner, the others in another.
    fn lines_of(&mut self, label: &Label, [first, others]: [Type; 2], height: f64) -> Drawn {
        let mut baseline = label.place.top + height * 0.74;
        for (at, text) in label.lines.iter().enumerate() {
            let style = if at == 0 { first } else { others };
            self.canvas.text(text, (label.place.left, baseline), style, Anchor::Left)?;
            baseline += height;
        }
        Ok(())
    }

    fn event(&mut self, event: &EventLabel) -> Drawn {
        let x = f64::midpoint(event.leader.left, event.leader.right);
        let pen = Pen { colour: self.palette.faint_ink, width: 1.25 };
        self.canvas.line(&[(x, event.leader.top), (x, event.leader.bottom)], pen)?;
        let style = Type { colour: self.palette.soft_ink, size: WORDS, heft: Heft::Regular };
        let place = event.label.place;
        let mut baseline = place.top + LINE * 0.74;
        for line in &event.label.lines {
            let middle = f64::midpoint(place.left, place.right);
            self.canvas.text(line, (middle, baseline), style, Anchor::Middle)?;
            baseline += LINE;
        }
        Ok(())
    }

    /// Names of median and bands at the right, each with a sample of its colour and a line to its end.
    fn names(&mut self) -> Drawn {
        let [inner, outer] = self.palette.bands;
        let [inner_text, outer_text] = self.palette.band_text;
        let colours = [(self.palette.median, self.palette.median), (inner, inner_text), (outer, outer_text)];
        let right = self.frame.plot.right;
        for (end, (sample, text)) in end_labels(self.figure, &self.frame).into_iter().zip(colours) {
            let pen = Pen { colour: sample, width: 1.75 };
            self.canvas.line(&[(right + 3.0, end.anchor), (right + 18.0, end.middle)], pen)?;
            self.sample(right + 20.0, end.middle, sample)?;
            let style = Type { colour: text, size: WORDS, heft: heft_of(sample, self.palette.median) };
            let place = (right + BEFORE_NAME - 4.0, end.middle + 6.0);
            self.canvas.text(&end.text, place, style, Anchor::Left)?;
        }
        Ok(())
    }

    fn sample(&mut self, left: f64, middle: f64, colour: RGBColor) -> Drawn {
        let half = if colour == self.palette.median { 2.0 } else { SWATCH / 2.0 };
        let sample = Box2 { left, top: middle - half, right: left + SWATCH, bottom: middle + half };
        self.canvas.rectangle(sample, colour)
    }

    fn head(&mut self, title: &[String], size: f64, subtitle_baseline: f64) -> Drawn {
        let left = self.frame.plot.left;
        let mut baseline = 66.0;
        for line in title {
            let style = Type { colour: self.palette.ink, size, heft: Heft::Bold };
            self.canvas.text(line, (left, baseline), style, Anchor::Left)?;
            baseline += size * 1.2;
        }
        let subtitle = Type { colour: self.palette.soft_ink, size: SUBTITLE, heft: Heft::Regular };
        let widest = WIDE - left;
        let line = cut(&self.figure.subtitle, SUBTITLE, Heft::Regular, widest);
        self.canvas.text(&line, (left, subtitle_baseline), subtitle, Anchor::Left)?;
        let footer = cut(&self.figure.footer, FOOTER, Heft::Regular, widest);
        let style = self.quiet(FOOTER);
        self.canvas.text(&footer, (left, FOOTER_BASELINE), style, Anchor::Left)
    }

    /// Text that keeps in the background.
    pub fn quiet(&self, size: f64) -> Type {
        Type { colour: self.palette.faint_ink, size, heft: Heft::Regular }
    }
}

fn heft_of(sample: RGBColor, median: RGBColor) -> Heft {
    if sample == median { Heft::Bold } else { Heft::Regular }
}

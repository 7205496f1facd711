//! A figure drawn layer by layer: ground, range of failing, grid and axes, bands, lines; the words are lettering.

mod foot;
mod lettering;
mod marks;

use super::boxes::Box2;
use super::frame::{Frame, Reach};
use super::head::Head;
use super::palette::Palette;
use super::scene::{Pen, Scene};
use super::{Look, axes};
use crate::analysis::findings::Arrival;
use crate::report::figures::{FailingMark, Figure, Series, SeriesKind};
use crate::units::numbers;
use lettering::names_width;
use marks::Marks;

/// A third of a dash and its gap, in pixels.
const DASH: f64 = 8.0;

/// Lays a figure out.
pub fn scene(figure: &Figure, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let frame = frame(figure, &head);
    let marks = Marks::place(figure, &frame);
    let mut layers = Layers { scene: Scene::on(head.paper(), palette.ground), palette, figure, frame };
    layers.failing_range();
    let raised = foot::raised(figure, &layers.frame);
    axes::amounts_above(&mut layers.scene, &palette, &layers.frame, raised);
    layers.bands();
    axes::dates(&mut layers.scene, &palette, &layers.frame);
    layers.series();
    layers.failing_line();
    layers.words(&marks);
    layers.names();
    head.draw(&mut layers.scene, &palette);
    layers.scene
}

/// Where it stands under its head.
pub fn frame(figure: &Figure, head: &Head) -> Frame {
    Frame::new(figure.horizon, &figure.amount, head, names_width(figure)).with_days(figure.lived)
}

/// A figure being drawn.
struct Layers<'a> {
    /// What is drawn on.
    scene: Scene,
    /// In which colours.
    palette: Palette,
    /// What is drawn.
    figure: &'a Figure,
    /// Where it stands.
    frame: Frame,
}

impl Layers<'_> {
    /// The days among which backups begin to fail in nine futures of ten.
    fn failing_range(&mut self) {
        let FailingMark::Ahead { late, .. } = self.figure.failing else { return };
        let Some(range) = foot::range(self.figure, &self.frame) else { return };
        self.scene.rectangle(range, self.palette.failing_ground);
        self.range_bar(range, late)
    }

    /// A bar along the foot: from the early to the late end, with an arrow where the late end lies beyond.
    fn range_bar(&mut self, range: Box2, late: Arrival) {
        let y = range.bottom - 12.0;
        let pen = Pen { colour: self.palette.failing, width: 2.0 };
        let cap = |x: f64| [(x, y - 6.0), (x, y + 6.0)];
        self.scene.line([(range.left, y), (range.right, y)], pen);
        self.scene.line(cap(range.left), pen);
        match late {
            Arrival::On(_) => self.scene.line(cap(range.right), pen),
            Arrival::Beyond => {
                let tip = range.right + 8.0;
                self.scene.area(vec![(tip, y), (tip - 13.0, y - 7.0), (tip - 13.0, y + 7.0)], pen.colour)
            }
        }
    }

    fn bands(&mut self) {
        for (band, colour) in self.figure.bands.iter().zip(self.palette.bands.into_iter().rev()) {
            self.scene.area(self.frame.outline(&band.low, &band.high), colour);
        }
    }

    fn series(&mut self) {
        self.figure.lines.iter().for_each(|series| match series.kind {
            SeriesKind::Median => {
                let pen = Pen { colour: self.palette.median, width: 3.25 };
                self.scene.line(self.frame.curve(&series.values), pen)
            }
            SeriesKind::Quota => self.quota(series),
            SeriesKind::Limit => self.limit(series),
        })
    }

    /// The plan's line: solid where it is drawn to scale, dashes along the upper edge where it lies above.
    fn quota(&mut self, series: &Series) {
        let pen = Pen { colour: self.palette.plan, width: 3.5 };
        for (reach, points) in self.frame.pieces(&series.values) {
            match (reach, points.first(), points.last()) {
                (Reach::Above, Some(from), Some(to)) => self.scene.dashes(*from, *to, pen, (4.0, 8.0)),
                _ => self.scene.line(points, pen),
            }
        }
    }

    /// Long dashes, as far as they lie in the plot.
    fn limit(&mut self, series: &Series) {
        let plot = self.frame.plot;
        let pen = Pen { colour: self.palette.limit, width: 2.25 };
        let points = self.frame.curve(&series.values);
        let dash = |(x, y): &(f64, f64)| {
            let inside = (plot.top..=plot.bottom).contains(y);
            inside.then(|| numbers::floor((x - plot.left) / DASH)).filter(|count| count % 3 != 2)
        };
        for piece in points.chunk_by(|a, b| dash(a).is_some() && dash(b).is_some()) {
            if piece.len() > 1 {
                self.scene.line(piece.to_vec(), pen);
            }
        }
    }

    fn failing_line(&mut self) {
        let plot = self.frame.plot;
        let x = match self.figure.failing {
            FailingMark::Ahead { median: Arrival::On(day), .. } => self.frame.x(day),
            FailingMark::Already { .. } => plot.left,
            FailingMark::Ahead { .. } | FailingMark::Never => return,
        };
        let pen = Pen { colour: self.palette.failing, width: 2.5 };
        self.scene.dashes((x, plot.top), (x, plot.bottom), pen, (9.0, 6.0))
    }
}

//! A picture as a list of shapes in the order in which they are painted: laid out in pixels, not yet drawn.
//!
//! Every chart ends as a scene, so one painter draws them all, and one test sees every word of every chart.

use plotters::style::RGBColor;

use super::boxes::Box2;
use super::size::Paper;
use super::wording::Heft;
use crate::units::numbers;

/// A place in pixels, right and down.
pub type Point = (f64, f64);

/// A line's colour and width in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pen {
    /// Its colour.
    pub colour: RGBColor,
    /// Its width.
    pub width: f64,
}

/// How text looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Type {
    /// Its colour.
    pub colour: RGBColor,
    /// Its size in pixels.
    pub size: f64,
    /// How heavy it is.
    pub heft: Heft,
}

/// Which point of a text its place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// A line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// What it says.
    pub words: String,
    /// A point its baseline goes through.
    pub place: Point,
    /// How it looks.
    pub style: Type,
    /// Which point of it that is.
    pub anchor: Anchor,
}

/// Something to be painted.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A filled rectangle.
    Rectangle(Box2, RGBColor),
    /// A filled area.
    Area(Vec<Point>, RGBColor),
    /// A line through points.
    Line(Vec<Point>, Pen),
    /// A line of text.
    Text(Text),
}

/// A picture's paper and what is painted on it.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// The paper.
    pub paper: Paper,
    /// What is painted, in this order.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// A paper of one colour.
    pub fn on(paper: Paper, ground: RGBColor) -> Self {
        let whole = Box2 { left: 0.0, top: 0.0, right: paper.width, bottom: paper.height };
        Self { paper, shapes: vec![Shape::Rectangle(whole, ground)] }
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, area: Box2, colour: RGBColor) {
        self.shapes.push(Shape::Rectangle(area, colour));
    }

    /// A filled area.
    pub fn area(&mut self, outline: Vec<Point>, colour: RGBColor) {
        self.shapes.push(Shape::Area(outline, colour));
    }

    /// A line through points.
    pub fn line(&mut self, points: impl Into<Vec<Point>>, pen: Pen) {
        self.shapes.push(Shape::Line(points.into(), pen));
    }

    /// A dashed line between two points.
    pub fn dashes(&mut self, (x0, y0): Point, (x1, y1): Point, pen: Pen, (dash, gap): (f64, f64)) {
        let length = libm::hypot(x1 - x0, y1 - y0);
        let at = |along: f64| {
            let share = (along / length.max(1e-9)).min(1.0);
            (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
        };
        let dashes = numbers::floor(length / (dash + gap)) + 1;
        let starts = (0..dashes).map(|number| numbers::real(number) * (dash + gap));
        for start in starts.filter(|start| *start < length) {
            self.line([at(start), at(start + dash)], pen);
        }
    }

    /// A line of text whose baseline goes through a point.
    pub fn text(&mut self, words: &str, place: Point, style: Type, anchor: Anchor) {
        if !words.is_empty() {
            self.shapes.push(Shape::Text(Text { words: words.to_owned(), place, style, anchor }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::size::Size;
    use crate::report::charts::wording::width;

    /// How far letters reach above and below their baseline, in ems.
    const ASCENT: f64 = 0.74;
    const DESCENT: f64 = 0.21;

    impl Text {
        /// The room it takes.
        pub fn place(&self) -> Box2 {
            let Type { size, heft, .. } = self.style;
            let wide = width(&self.words, size, heft);
            let (x, baseline) = self.place;
            let left = match self.anchor {
                Anchor::Left => x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::Right => x - wide,
            };
            let (top, bottom) = (baseline - ASCENT * size, baseline + DESCENT * size);
            Box2 { left, top, right: left + wide, bottom }
        }
    }

    #[test]
    fn dashes_end_where_the_line_ends() {
        let mut scene = Scene::on(Size::WIDE.paper(), RGBColor(1, 1, 1));
        let pen = Pen { colour: RGBColor(0, 0, 0), width: 1.0 };
        scene.dashes((0.0, 0.0), (25.0, 0.0), pen, (6.0, 4.0));
        let ends: Vec<Vec<Point>> = scene
            .shapes
            .iter()
            .filter_map(|shape| if let Shape::Line(points, _) = shape { Some(points.clone()) } else { None })
            .collect();
        assert_eq!(ends, [[(0.0, 0.0), (6.0, 0.0)], [(10.0, 0.0), (16.0, 0.0)], [(20.0, 0.0), (25.0, 0.0)]]);
    }

    #[test]
    fn a_text_takes_the_room_its_anchor_says() {
        let style = Type { colour: RGBColor(0, 0, 0), size: 20.0, heft: Heft::Regular };
        let text = |anchor| Text { words: "nnnn".to_owned(), place: (100.0, 50.0), style, anchor }.place();
        let [left, middle, right] = [Anchor::Left, Anchor::Middle, Anchor::Right].map(text);
        assert!(left.left == 100.0 && right.right == 100.0);
        assert!((f64::midpoint(middle.left, middle.right) - 100.0).abs() < 1e-9);
        assert!(left.top < 50.0 && left.bottom > 50.0);
    }
}

//! Survival curves laid out: bands, lines with marks of their own, even odds, and names at the right.

use super::frame::Frame;
use super::head::Head;
use super::palette::{Palette, mixed};
use super::scene::{Anchor, Pen, Scene};
use super::tags::{self, Glyph, Sample, Tag};
use super::{Look, axes};
use crate::report::figures::{AmountAxis, Curve, Foot, Survival, Whose};
use crate::units::numbers;

/// Room from one mark of a line to its next, in pixels.
const BETWEEN_MARKS: f64 = 176.0;
/// Marks in the order of the curves.
const GLYPHS: [Glyph; 8] = [
    Glyph::Disc,
    Glyph::Square,
    Glyph::Up,
    Glyph::Diamond,
    Glyph::Down,
    Glyph::Cross,
    Glyph::Bar,
    Glyph::Post,
];
/// How much of the ground is in the colour of a band.
const PALE: f64 = 0.8;

/// Lays survival curves out.
pub fn scene(figure: &Survival, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let names: Vec<String> = figure.curves.iter().map(name).collect();
    let room = tags::room(names.iter().map(String::as_str), head.paper());
    let axis = AmountAxis { unit: "%".to_owned(), from: Foot::Zero, top: 103.0 };
    let frame = Frame::new(figure.horizon, &axis, &head, room);
    let mut scene = Scene::on(head.paper(), palette.ground);
    axes::amounts(&mut scene, &palette, &frame);
    axes::dates(&mut scene, &palette, &frame);
    even_odds(&mut scene, &palette, &frame);
    let looks: Vec<Drawn> = figure.curves.iter().enumerate().map(|of| Drawn::of(&palette, of)).collect();
    looks.iter().for_each(|drawn| drawn.band(&mut scene, &palette, &frame));
    looks.iter().for_each(|drawn| drawn.line(&mut scene, &frame));
    tags::draw(&mut scene, &palette, &tags(&looks, &names, &frame), frame.plot);
    head.draw(&mut scene, &palette);
    scene
}

fn even_odds(scene: &mut Scene, palette: &Palette, frame: &Frame) {
    let (plot, y) = (frame.plot, frame.y(50.0));
    let pen = Pen { colour: palette.axis, width: 1.75 };
    scene.dashes((plot.left, y), (plot.right, y), pen, (3.0, 6.0));
    let style = axes::quiet(palette, tags::NAMES - 1.0);
    scene.text("even odds", (plot.left + 8.0, y - 8.0), style, Anchor::Left);
}

/// `Parent A's iPhone: 12 %`.
fn name(curve: &Curve) -> String {
    let share = match curve.at_end() {
        share if share > 0.0 && share < 0.5 => "<1".to_owned(),
        share if share < 100.0 && share > 99.5 => ">99".to_owned(),
        share => format!("{share:.0}"),
    };
    format!("{}: {share} %", curve.label)
}

/// A curve and how it looks.
struct Drawn<'a> {
    curve: &'a Curve,
    colour: plotters::style::RGBColor,
    sample: Sample,
    place: usize,
}

impl<'a> Drawn<'a> {
    fn of(palette: &Palette, (place, curve): (usize, &'a Curve)) -> Self {
        let (colour, sample) = match curve.whose {
            Whose::Everybodys => (palette.everybody, Sample::Thick),
            Whose::Person(person) => {
                let colour = palette.people[person % palette.people.len()];
                (colour, Sample::Marked(GLYPHS[place.saturating_sub(1) % GLYPHS.len()]))
            }
        };
        Self { curve, colour, sample, place }
    }

    fn band(&self, scene: &mut Scene, palette: &Palette, frame: &Frame) {
        if matches!(self.curve.whose, Whose::Person(_)) {
            let outline = frame.outline(&self.curve.low, &self.curve.high);
            scene.area(outline, mixed(self.colour, palette.ground, PALE));
        }
    }

    fn line(&self, scene: &mut Scene, frame: &Frame) {
        let points = frame.curve(&self.curve.share);
        let Sample::Marked(glyph) = self.sample else {
            scene.line(points, Pen { colour: self.colour, width: 8.0 });
            return;
        };
        let first =
            frame.plot.left + BETWEEN_MARKS * (0.2 + 0.618 * numbers::real_count(self.place)) % BETWEEN_MARKS;
        let mut next = first;
        let mut marks = Vec::new();
        for point in &points {
            if point.0 >= next {
                marks.push(*point);
                next += BETWEEN_MARKS;
            }
        }
        scene.line(points, Pen { colour: self.colour, width: 3.0 });
        marks.into_iter().for_each(|mark| tags::glyph(scene, glyph, mark, self.colour));
    }
}

/// Names from the highest end down; where ends are the same, what fails last is on top.
fn tags(looks: &[Drawn], names: &[String], frame: &Frame) -> Vec<Tag> {
    let mut order: Vec<(&Drawn, &String)> = looks.iter().zip(names).collect();
    let sum = |curve: &Curve| curve.share.iter().sum::<f64>();
    order.sort_by(|(a, _), (b, _)| {
        let ends = b.curve.at_end().total_cmp(&a.curve.at_end());
        ends.then_with(|| sum(b.curve).total_cmp(&sum(a.curve)))
    });
    let tag = |(drawn, name): (&Drawn, &String)| Tag {
        end: Some(frame.y(drawn.curve.at_end())),
        text: name.clone(),
        sample: drawn.sample,
        colour: drawn.colour,
    };
    order.into_iter().map(tag).collect()
}

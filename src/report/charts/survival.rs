//! Survival curves laid out: bands, lines with marks of their own, even odds, and names at the right.

use super::boxes::{Box2, Spot, Taken};
use super::frame::Frame;
use super::head::Head;
use super::palette::{Palette, mixed};
use super::scene::{Anchor, Pen, Scene, Type};
use super::tags::{self, Glyph, Sample, Tag};
use super::wording::{Heft, balanced, width};
use super::{Look, axes};
use crate::language::say;
use crate::report::figures::{AmountAxis, Curve, Foot, Level, Note, Survival, Whose, percent};
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
/// What the line in the middle is called.
fn even_odds_name() -> String {
    say!("charts-even-odds")
}
/// Size of notes and height of their lines, room between a note and its curve, and the steps in which it looks for a place.
const NOTE: f64 = 19.0;
const LINE: f64 = 25.0;
const GAP: f64 = 8.0;
const INDENT: f64 = 24.0;
const ROW: f64 = 6.0;
/// Points of a curve's band whose room is taken together, and the reach of its marks.
const PIECE: usize = 24;
const MARKS: f64 = 9.0;
/// How much of the ground is in the colour of a band.
const PALE: f64 = 0.8;

/// Lays survival curves out.
pub fn scene(figure: &Survival, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let names: Vec<String> = figure.curves.iter().map(name).collect();
    let frame = frame(figure, &head);
    let mut scene = Scene::on(head.paper(), palette.ground);
    axes::amounts(&mut scene, &palette, &frame);
    axes::dates(&mut scene, &palette, &frame);
    let mut taken = taken(figure, &frame);
    even_odds(&mut scene, &palette, &frame, &mut taken);
    let looks: Vec<Drawn> = figure.curves.iter().enumerate().map(|of| Drawn::of(&palette, of)).collect();
    looks.iter().for_each(|drawn| drawn.band(&mut scene, &palette, &frame));
    looks.iter().for_each(|drawn| drawn.line(&mut scene, &frame));
    figure.notes.iter().for_each(|of| note(&mut scene, &palette, (&frame, of), &mut taken));
    tags::draw(&mut scene, &palette, &tags(&looks, &names, &frame), frame.plot);
    head.draw(&mut scene, &palette);
    scene
}

/// Where they stand under their head.
pub fn frame(figure: &Survival, head: &Head) -> Frame {
    let names: Vec<String> = figure.curves.iter().map(name).collect();
    let room = tags::room(names.iter().map(String::as_str), head.paper());
    let axis = AmountAxis { unit: "%".to_owned(), from: Foot::Zero, top: 103.0 };
    Frame::new(figure.horizon, &axis, head, room)
}

/// The room that curves take, bands and marks included.
fn taken(figure: &Survival, frame: &Frame) -> Taken {
    let mut taken = Taken::default();
    for curve in &figure.curves {
        let ends = frame.curve(&curve.low).into_iter().zip(frame.curve(&curve.high));
        let points: Vec<_> = ends.flat_map(|(low, high)| [low, high]).collect();
        let pieces = points.chunks(PIECE).filter_map(Box2::around);
        pieces.for_each(|piece| taken.take_line(piece.grown(MARKS)));
    }
    taken
}

/// What is said about a curve that never moves, close to it where there is room.
fn note(scene: &mut Scene, palette: &Palette, (frame, note): (&Frame, &Note), taken: &mut Taken) {
    let style = Type { colour: palette.soft_ink, size: NOTE, heft: Heft::Regular };
    let plot = frame.plot;
    let lines = balanced(&note.text, NOTE, Heft::Regular, plot.right - plot.left - 2.0 * INDENT);
    let wide = lines.iter().map(|line| width(line, NOTE, Heft::Regular)).fold(0.0, f64::max);
    let high = LINE * numbers::real_count(lines.len());
    let (from, step) = match note.level {
        Level::None => (frame.y(0.0) - MARKS - GAP - high, -ROW),
        Level::All => (frame.y(100.0) + MARKS + GAP, ROW),
    };
    // One below the other, as far left as there is room, and nothing close beside it.
    let lefts = (0..20_u32).map(|column| plot.left + INDENT + 2.0 * INDENT * f64::from(column));
    let places = lefts.flat_map(|left| {
        let tops = (0..40_u32).map(move |row| from + step * f64::from(row));
        tops.map(move |top| Box2 { left, top, right: left + wide + INDENT, bottom: top + high })
    });
    if let Some(spot) = taken.first_free(places.filter(|place| place.within(&plot)).map(Spot::alone)) {
        for (at, line) in (0_u32..).zip(&lines) {
            let baseline = spot.words.top + LINE * (f64::from(at) + 0.74);
            scene.text(line, (spot.words.left, baseline), style, Anchor::Left);
        }
    }
}

fn even_odds(scene: &mut Scene, palette: &Palette, frame: &Frame, taken: &mut Taken) {
    let (plot, y) = (frame.plot, frame.y(50.0));
    let pen = Pen { colour: palette.axis, width: 1.75 };
    scene.dashes((plot.left, y), (plot.right, y), pen, (3.0, 6.0));
    let style = axes::quiet(palette, tags::NAMES - 1.0);
    let wide = width(&even_odds_name(), style.size, style.heft);
    let places = (0..30_u32).map(|at| {
        let left = plot.left + 8.0 + INDENT * f64::from(at);
        Box2 { left, top: y - LINE - 2.0, right: left + wide, bottom: y - 4.0 }
    });
    if let Some(spot) = taken.first_free(places.map(Spot::alone)) {
        scene.text(&even_odds_name(), (spot.words.left, y - 8.0), style, Anchor::Left);
    }
}

/// `Parent A's iPhone: 12 %`.
fn name(curve: &Curve) -> String {
    format!("{}: {}", curve.label, percent(curve.at_end()))
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
        owner: drawn.curve.owner.clone(),
        sample: drawn.sample,
        colour: drawn.colour,
    };
    order.into_iter().map(tag).collect()
}

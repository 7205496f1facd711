//! Names at the right edge of a plot, each beside the end of what it names and with a sample of it, moved apart.

use plotters::style::RGBColor;

use super::boxes::{Box2, spread};
use super::palette::Palette;
use super::scene::{Anchor, Pen, Scene, Type};
use super::size::Paper;
use super::wording::{Heft, cut_name, width};

/// Size of names in pixels, and the height of a name's line.
pub const NAMES: f64 = 17.0;
const LINE: f64 = 23.0;
/// Room from the plot to a sample, a sample's side, and room from the plot to a name.
const BEFORE_SAMPLE: f64 = 20.0;
const SAMPLE: f64 = 14.0;
const BEFORE_NAME: f64 = 40.0;
/// Largest share of a picture's width that names may take.
const WIDEST: f64 = 0.3;

/// How what is named looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Sample {
    /// A filled area.
    Filled,
    /// Stripes.
    Striped,
    /// A line with marks of this kind.
    Marked(Glyph),
    /// A thick line.
    Thick,
}

/// A mark on a line, so that lines differ without colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    /// A disc.
    Disc,
    /// A square.
    Square,
    /// A triangle on its side.
    Up,
    /// A square on its corner.
    Diamond,
    /// A triangle on its tip.
    Down,
    /// A cross.
    Cross,
    /// A level bar.
    Bar,
    /// An upright bar.
    Post,
}

/// A name at the right.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// Height of the end of what it names; `None` where that has no end at the right edge.
    pub end: Option<f64>,
    /// The name.
    pub text: String,
    /// Whoever is named in it: what is shortened first where it is too long.
    pub owner: String,
    /// How what it names looks.
    pub sample: Sample,
    /// The colour of what it names.
    pub colour: RGBColor,
}

/// The room that names need at the right of a plot.
pub fn room<'a>(names: impl Iterator<Item = &'a str>, paper: Paper) -> f64 {
    let widest = names.map(|name| width(name, NAMES, Heft::Regular)).fold(0.0, f64::max);
    BEFORE_NAME + widest.min(WIDEST * paper.width)
}

/// Draws names from the top down, in their order, beside a plot.
pub fn draw(scene: &mut Scene, palette: &Palette, tags: &[Tag], plot: Box2) {
    let ends = tags.iter().map(|tag| tag.end.unwrap_or(plot.top));
    let wished: Vec<f64> = ends
        .scan(plot.top, |lowest, end| {
            *lowest = end.max(*lowest);
            Some(*lowest - LINE / 2.0)
        })
        .collect();
    let tops = spread(&wished, LINE, (plot.top - LINE, plot.bottom + LINE));
    let widest = WIDEST * scene.paper.width;
    for (tag, top) in tags.iter().zip(tops) {
        let middle = top + LINE / 2.0;
        if let Some(end) = tag.end {
            let pen = Pen { colour: tag.colour, width: 1.5 };
            scene.line([(plot.right + 3.0, end), (plot.right + BEFORE_SAMPLE - 3.0, middle)], pen);
        }
        sample(scene, tag, (plot.right + BEFORE_SAMPLE, middle));
        let style = Type { colour: palette.soft_ink, size: NAMES, heft: Heft::Regular };
        let name = cut_name(&tag.text, &tag.owner, NAMES, widest);
        scene.text(&name, (plot.right + BEFORE_NAME, middle + 6.0), style, Anchor::Left);
    }
}

fn sample(scene: &mut Scene, tag: &Tag, (left, middle): (f64, f64)) {
    let half = SAMPLE / 2.0;
    let whole = Box2 { left, top: middle - half, right: left + SAMPLE, bottom: middle + half };
    match tag.sample {
        Sample::Filled => scene.rectangle(whole, tag.colour),
        Sample::Striped => stripes(scene, whole, tag.colour),
        Sample::Thick => {
            scene.rectangle(Box2 { top: middle - 4.0, bottom: middle + 4.0, ..whole }, tag.colour);
        }
        Sample::Marked(of) => {
            let pen = Pen { colour: tag.colour, width: 3.0 };
            scene.line([(left - 1.0, middle), (left + SAMPLE + 1.0, middle)], pen);
            glyph(scene, of, (left + half, middle), tag.colour);
        }
    }
}

/// Room from one stripe to the next, and a stripe's width.
pub const STRIPE_STEP: f64 = 6.0;
const STRIPE: f64 = 2.25;

/// Upright stripes.
fn stripes(scene: &mut Scene, area: Box2, colour: RGBColor) {
    let mut x = area.left + STRIPE / 2.0;
    while x < area.right {
        stripe(scene, x, (area.top, area.bottom), colour);
        x += STRIPE_STEP;
    }
}

/// One stripe.
pub fn stripe(scene: &mut Scene, x: f64, (top, bottom): (f64, f64), colour: RGBColor) {
    let half = STRIPE / 2.0;
    scene.rectangle(Box2 { left: x - half, top, right: x + half, bottom }, colour);
}

/// A mark around a point.
pub fn glyph(scene: &mut Scene, glyph: Glyph, (x, y): (f64, f64), colour: RGBColor) {
    let r = 6.0;
    let at = |points: &[(f64, f64)]| points.iter().map(|(dx, dy)| (x + r * dx, y + r * dy)).collect();
    let outline: Vec<(f64, f64)> = match glyph {
        Glyph::Disc => {
            let turn = |part: u32| libm::sincos(std::f64::consts::TAU * f64::from(part) / 20.0);
            (0..20).map(turn).map(|(sin, cos)| (x + 0.95 * r * cos, y + 0.95 * r * sin)).collect()
        }
        Glyph::Square => at(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Glyph::Up => at(&[(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)]),
        Glyph::Down => at(&[(0.0, 1.15), (1.1, -0.85), (-1.1, -0.85)]),
        Glyph::Diamond => at(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        Glyph::Bar => at(&[(-1.3, -0.5), (1.3, -0.5), (1.3, 0.5), (-1.3, 0.5)]),
        Glyph::Post => at(&[(-0.5, -1.3), (0.5, -1.3), (0.5, 1.3), (-0.5, 1.3)]),
        Glyph::Cross => {
            let pen = Pen { colour, width: 3.0 };
            scene.line([(x - r, y - r), (x + r, y + r)], pen);
            scene.line([(x - r, y + r), (x + r, y - r)], pen);
            return;
        }
    };
    scene.area(outline, colour);
}

//! Alternatives laid out: a row each, when the first backup fails, how likely that is and what is paid.

use super::Look;
use super::boxes::Box2;
use super::frame::Frame;
use super::head::Head;
use super::palette::Palette;
use super::rows::Rows;
use super::scene::{Anchor, Pen, Scene, Type};
use super::tags::{Glyph, glyph};
use super::wording::{Heft, balanced, width};
use crate::calendar::Arrival;
use crate::language::say;
use crate::report::figures::{Alternative, Alternatives, Standing};

/// Size of the columns' heads in pixels, their widest line, and room between columns.
const HEADS: f64 = 16.0;
const WIDEST_HEAD: f64 = 110.0;
const BETWEEN: f64 = 28.0;
/// Room at the right edge of the picture.
const MARGIN: f64 = 48.0;

/// Lays a comparison out.
pub fn scene(figure: &Alternatives, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let [_, paid] = columns(figure);
    let (paid_right, failing_right) =
        (head.paper().width - MARGIN, head.paper().width - MARGIN - paid - BETWEEN);
    let rows = rows(figure, &head);
    let frame = rows.days(figure.horizon);
    let mut scene = Scene::on(head.paper(), palette.ground);
    rows.rules(&mut scene, &palette, figure.rows.len());
    super::rows::dates(&mut scene, &palette, &frame);
    for (at, right) in figure.columns.iter().zip([failing_right, paid_right]) {
        column_head(&mut scene, &palette, at, (right, rows.plot.top));
    }
    for (at, row) in (0_u32..).zip(&figure.rows) {
        let heft = if row.standing == Standing::Other { Heft::Regular } else { Heft::Bold };
        rows.name(&mut scene, &palette, (at, &row.name, heft));
        range(&mut scene, &palette, (&frame, &rows), (at, row));
        let style = Type { colour: palette.ink, size: rows.size, heft };
        rows.word(&mut scene, (at, &row.percent()), failing_right, style, Anchor::Right);
        rows.word(&mut scene, (at, &row.paid), paid_right, style, Anchor::Right);
    }
    head.draw(&mut scene, &palette);
    scene
}

/// Its rows under their head.
pub fn rows(figure: &Alternatives, head: &Head) -> Rows {
    let names: Vec<&str> = figure.rows.iter().map(|row| row.name.as_str()).collect();
    let [failing, paid] = columns(figure);
    Rows::of(head, &names, (0.0, MARGIN + paid + 2.0 * BETWEEN + failing))
}

/// Widths of the two columns.
fn columns(figure: &Alternatives) -> [f64; 2] {
    let widest = |texts: &mut dyn Iterator<Item = String>, size: f64, heft: Heft| {
        texts.map(|text| width(&text, size, heft)).fold(0.0, f64::max)
    };
    let cells = [
        widest(&mut figure.rows.iter().map(Alternative::percent), 18.0, Heft::Bold),
        widest(&mut figure.rows.iter().map(|row| row.paid.clone()), 18.0, Heft::Bold),
    ];
    let head = |at: usize| {
        let lines = balanced(&figure.columns[at], HEADS, Heft::Regular, WIDEST_HEAD);
        widest(&mut lines.into_iter(), HEADS, Heft::Regular).max(cells[at])
    };
    [head(0), head(1)]
}

/// The head of a column, in two lines where it is long, above the rows.
fn column_head(scene: &mut Scene, palette: &Palette, text: &str, (right, top): (f64, f64)) {
    let style = Type { colour: palette.faint_ink, size: HEADS, heft: Heft::Regular };
    let lines = balanced(text, HEADS, Heft::Regular, WIDEST_HEAD);
    for (at, line) in (0_u32..).zip(lines.iter().rev()) {
        scene.text(line, (right, top - 8.0 - 18.0 * f64::from(at)), style, Anchor::Right);
    }
}

/// The bar from the early to the late end with a dot at even odds; an arrow where the late end lies beyond.
fn range(
    scene: &mut Scene,
    palette: &Palette,
    (frame, rows): (&Frame, &Rows),
    (at, row): (u32, &Alternative),
) {
    let (y, half) = (rows.middle(at), rows.half_a_bar());
    let [early, median, late] = row.dates;
    let Arrival::On(early) = early else {
        let words = if row.fails > 0.0 { say!("charts-hardly-ever") } else { say!("charts-never") };
        let style = Type { colour: palette.faint_ink, size: rows.size, heft: Heft::Regular };
        rows.word(scene, (at, &words), frame.plot.right - 8.0, style, Anchor::Right);
        return;
    };
    let x = |day: crate::calendar::Day| frame.x(day).clamp(frame.plot.left, frame.plot.right);
    let right = late.day().map_or(frame.plot.right, x);
    let bar = Box2 { left: x(early), top: y - half, right, bottom: y + half };
    let colour = palette.bands[0];
    scene.rectangle(Box2 { right: bar.right.max(bar.left + 3.0), ..bar }, colour);
    if late == Arrival::Beyond {
        let tip = right + 14.0;
        scene.area(vec![(right, y - half - 4.0), (tip, y), (right, y + half + 4.0)], colour);
    }
    if let Arrival::On(median) = median {
        let ring = Pen { colour: palette.ground, width: 3.0 };
        let (x, r) = (x(median), 8.0);
        scene.line([(x, y - r - 3.0), (x, y + r + 3.0)], ring);
        glyph(scene, Glyph::Disc, (x, y), palette.median);
    }
}

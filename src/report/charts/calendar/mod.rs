//! A calendar drawn: cells with their marks, the lines between months, and the words.

use plotters::style::RGBColor;

mod layout;

use super::Look;
use super::boxes::Box2;
use super::head::Head;
use super::palette::Palette;
use super::scene::{Anchor, Pen, Scene, Type};
use super::wording::Heft;
use crate::report::figures::{Calendar, Hue, Mark, Night};
use layout::{LEGEND, Layout, MONTHS, SAMPLE, WEEKDAYS, Word, Wording};

/// Gap between a cell and its neighbours on each side, in pixels.
const GAP: f64 = 0.9;
/// Room between the head and the calendar.
const BELOW_HEAD: f64 = 32.0;

/// Lays a calendar out.
pub fn scene(calendar: &Calendar, look: &Look) -> Scene {
    let palette = &look.theme.palette();
    let head = Head::of(&calendar.caption, look);
    let layout = layout(calendar, &head);
    let mut scene = Scene::on(head.paper(), palette.ground);
    for (place, night) in &layout.cells {
        cell(&mut scene, palette, place.grown(-GAP), *night);
    }
    months(&mut scene, palette, &layout);
    layout.words.iter().for_each(|of| word(&mut scene, palette, of));
    head.draw(&mut scene, palette);
    scene
}

/// The cell of each night, in their order.
pub fn cells(calendar: &Calendar, head: &Head) -> Vec<Box2> {
    layout(calendar, head).cells.into_iter().map(|(place, _)| place).collect()
}

fn layout(calendar: &Calendar, head: &Head) -> Layout {
    let room = Box2 { left: 0.0, top: head.bottom() + BELOW_HEAD, right: head.right(), bottom: head.floor() };
    Layout::of(calendar, room)
}

/// The lines between months: dark within a light edge, so that they show on every cell.
fn months(scene: &mut Scene, palette: &Palette, layout: &Layout) {
    let edge = Pen { colour: palette.ground, width: 4.5 };
    let line = Pen { colour: palette.ink, width: 2.0 };
    for pen in [edge, line] {
        layout.months.iter().for_each(|border| scene.line(border.clone(), pen));
    }
}

fn cell(scene: &mut Scene, palette: &Palette, place: Box2, night: Night) {
    let (hue, mark) = night.look();
    let [ground, ink] = colours(palette, hue);
    scene.rectangle(place, ground);
    marked(scene, place, mark, ink);
}

const fn colours(palette: &Palette, hue: Hue) -> [RGBColor; 2] {
    match hue {
        Hue::Done => palette.done,
        Hue::UnderWay => palette.under_way,
        Hue::Waiting => palette.waiting,
        Hue::Failed => palette.failed,
        Hue::Idle => palette.idle,
    }
}

/// The mark in the middle of a cell, as large as the cell's shorter side lets it be.
fn marked(scene: &mut Scene, place: Box2, mark: Mark, colour: RGBColor) {
    let (x, y) = (f64::midpoint(place.left, place.right), f64::midpoint(place.top, place.bottom));
    let side = (place.right - place.left).min(place.bottom - place.top);
    let reach = 0.26 * side;
    let pen = Pen { colour, width: (side / 10.0).clamp(1.0, 2.25) };
    let level = [(x - reach, y), (x + reach, y)];
    let upright = [(x, y - reach), (x, y + reach)];
    let rising = [(x - reach, y + reach), (x + reach, y - reach)];
    let falling = [(x - reach, y - reach), (x + reach, y + reach)];
    let strokes: &[[(f64, f64); 2]] = match mark {
        Mark::Plain => &[],
        Mark::Half => {
            let corners = [(place.left, place.top), (place.left, place.bottom), (place.right, place.bottom)];
            return scene.area(corners.to_vec(), colour);
        }
        Mark::Dot => {
            let half = (0.13 * side).max(0.75);
            let dot = Box2 { left: x - half, top: y - half, right: x + half, bottom: y + half };
            return scene.rectangle(dot, colour);
        }
        Mark::Dash => &[level],
        Mark::Bar => &[upright],
        Mark::Slash => &[rising],
        Mark::Backslash => &[falling],
        Mark::Cross => &[rising, falling],
        Mark::Plus => &[level, upright],
    };
    strokes.iter().for_each(|stroke| scene.line(*stroke, pen));
}

fn word(scene: &mut Scene, palette: &Palette, word: &Word) {
    let place = word.place;
    let regular = |colour, size| Type { colour, size, heft: Heft::Regular };
    let (style, left) = match word.what {
        Wording::Month(Heft::Bold) => {
            (Type { colour: palette.soft_ink, size: MONTHS, heft: Heft::Bold }, place.left)
        }
        Wording::Month(Heft::Regular) => (regular(palette.soft_ink, MONTHS), place.left),
        Wording::Weekday => (regular(palette.faint_ink, WEEKDAYS), place.left),
        Wording::Legend(night) => {
            cell(scene, palette, Box2 { right: place.left + SAMPLE, ..place }, night);
            (regular(palette.ink, LEGEND), place.left + SAMPLE + 10.0)
        }
    };
    let baseline = f64::midpoint(place.top, place.bottom) + 0.36 * style.size;
    scene.text(&word.text, (left, baseline), style, Anchor::Left);
}

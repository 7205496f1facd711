//! A calendar drawn: cells with their marks, the lines between months, and the words.

use plotters::style::RGBColor;

use super::boxes::Box2;
use super::calendar::{LEFT, LEGEND, Layout, MONTHS, SAMPLE, WEEKDAYS, Word, Wording};
use super::canvas::{Anchor, Canvas, Drawn, Pen, Type};
use super::head::{Head, ground};
use super::wording::Heft;
use super::{Palette, Theme};
use crate::report::figures::{Calendar, Hue, Mark, Night};

/// Gap between a cell and its neighbours on each side, in pixels.
const GAP: f64 = 0.9;

/// Draws a calendar; the result is the SVG library's text, the error what it says.
pub fn draw(calendar: &Calendar, theme: Theme) -> Result<String, String> {
    let mut svg = String::new();
    on_canvas(calendar, &theme.palette(), Canvas::on(&mut svg))?;
    Ok(svg)
}

fn on_canvas(calendar: &Calendar, palette: &Palette, mut canvas: Canvas) -> Drawn {
    let head = Head::of(&calendar.caption);
    let layout = Layout::of(calendar, head.subtitle_baseline() + 32.0);
    ground(&mut canvas, palette)?;
    for (place, night) in &layout.cells {
        cell(&mut canvas, palette, place.grown(-GAP), *night)?;
    }
    let pen = Pen { colour: palette.soft_ink, width: 1.5 };
    layout.months.iter().try_for_each(|border| canvas.line(border, pen))?;
    layout.words.iter().try_for_each(|of| word(&mut canvas, palette, of))?;
    head.draw(&mut canvas, palette, LEFT)?;
    canvas.finish()
}

fn cell(canvas: &mut Canvas, palette: &Palette, place: Box2, night: Night) -> Drawn {
    let (hue, mark) = night.look();
    let [ground, ink] = colours(palette, hue);
    canvas.rectangle(place, ground)?;
    marked(canvas, place, mark, ink)
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
fn marked(canvas: &mut Canvas, place: Box2, mark: Mark, colour: RGBColor) -> Drawn {
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
            return canvas.area(&corners, colour);
        }
        Mark::Dot => {
            let half = (0.13 * side).max(0.75);
            let dot = Box2 { left: x - half, top: y - half, right: x + half, bottom: y + half };
            return canvas.rectangle(dot, colour);
        }
        Mark::Dash => &[level],
        Mark::Bar => &[upright],
        Mark::Slash => &[rising],
        Mark::Backslash => &[falling],
        Mark::Cross => &[rising, falling],
        Mark::Plus => &[level, upright],
    };
    strokes.iter().try_for_each(|stroke| canvas.line(stroke, pen))
}

fn word(canvas: &mut Canvas, palette: &Palette, word: &Word) -> Drawn {
    let place = word.place;
    let regular = |colour, size| Type { colour, size, heft: Heft::Regular };
    let (style, left) = match word.what {
        Wording::Month(Heft::Bold) => {
            (Type { colour: palette.soft_ink, size: MONTHS, heft: Heft::Bold }, place.left)
        }
        Wording::Month(Heft::Regular) => (regular(palette.soft_ink, MONTHS), place.left),
        Wording::Weekday => (regular(palette.faint_ink, WEEKDAYS), place.left),
        Wording::Legend(night) => {
            cell(canvas, palette, Box2 { right: place.left + SAMPLE, ..place }, night)?;
            (regular(palette.ink, LEGEND), place.left + SAMPLE + 10.0)
        }
    };
    let baseline = f64::midpoint(place.top, place.bottom) + 0.36 * style.size;
    canvas.text(&word.text, (left, baseline), style, Anchor::Left)
}

//! A tornado laid out: a row an unknown, a bar from its low value (ring) to its high one (dot), both named.

use super::Look;
use super::boxes::Box2;
use super::frame::Frame;
use super::head::Head;
use super::palette::Palette;
use super::rows::Rows;
use super::scene::{Anchor, Pen, Scene, Type};
use super::tags::{Glyph, glyph};
use super::wording::Heft;
use crate::calendar::{Arrival, Day, Horizon};
use crate::language::say;
use crate::report::figures::{Swings, Tornado, amount_ticks};
use crate::report::locale::Dated;
use crate::report::words::exact;
use crate::units::numbers;

/// Room for the words beside a bar, in pixels.
const BESIDE: f64 = 130.0;
/// Room from the ends of a bar to their words.
const BEFORE_WORDS: f64 = 16.0;
/// Room that a share needs on its axis.
const A_SHARE: f64 = 64.0;
/// Days kept free at the ends of the axis, and the least it spans.
const AIR: i32 = 4;
const SHORTEST: i32 = 45;

/// An end of a bar: where it is, and what it is called.
struct End {
    x: f64,
    words: String,
}

/// Lays a tornado out.
pub fn scene(figure: &Tornado, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let (names, rows) = (names(figure), rows(figure, &head));
    let mut scene = Scene::on(head.paper(), palette.ground);
    rows.rules(&mut scene, &palette, names.len());
    let (middle, ends) = match &figure.swings {
        Swings::Dates { middle, levels } => {
            let frame = rows.days(span(figure.horizon, *middle, levels));
            super::rows::dates(&mut scene, &palette, &frame);
            (
                frame.x(*middle),
                levels.iter().map(|(_, dates)| dates.map(|date| on_day(&frame, date))).collect(),
            )
        }
        Swings::Chances { middle, levels } => {
            let top = levels.iter().flat_map(|(_, shares)| shares).copied().fold(*middle, f64::max);
            let axis = Shares { plot: rows.plot, top: (1.05 * top).min(1.0) };
            axis.ticks(&mut scene, &palette);
            let end = |share: f64| End { x: axis.x(share), words: in_hundred(share) };
            (axis.x(*middle), levels.iter().map(|(_, shares)| shares.map(end)).collect::<Vec<_>>())
        }
    };
    let ends: Vec<[End; 2]> = ends;
    let pen = Pen { colour: palette.plan, width: 2.0 };
    scene.dashes((middle, rows.plot.top), (middle, rows.plot.bottom), pen, (7.0, 5.0));
    let style = Type { colour: palette.plan, size: 16.0, heft: Heft::Bold };
    scene.text(&say!("charts-nothing-fixed"), (middle, rows.plot.top - 10.0), style, Anchor::Middle);
    for ((at, name), ends) in (0_u32..).zip(names).zip(&ends) {
        rows.name(&mut scene, &palette, (at, name, Heft::Regular));
        bar(&mut scene, &palette, (&rows, at), ends);
    }
    head.draw(&mut scene, &palette);
    scene
}

/// The names of its rows.
pub fn names(figure: &Tornado) -> Vec<&str> {
    match &figure.swings {
        Swings::Dates { levels, .. } => levels.iter().map(|(name, _)| name.as_str()).collect(),
        Swings::Chances { levels, .. } => levels.iter().map(|(name, _)| name.as_str()).collect(),
    }
}

/// Its rows under their head.
pub fn rows(figure: &Tornado, head: &Head) -> Rows {
    Rows::of(head, &names(figure), (BESIDE, BESIDE + 24.0))
}

/// The days that hold every end; up to the horizon's where one lies beyond.
fn span(horizon: Horizon, middle: Day, levels: &[(String, [Arrival; 2])]) -> Horizon {
    let ends = || levels.iter().flat_map(|(_, dates)| dates.iter());
    let days = || ends().filter_map(|date| date.day()).chain([middle]);
    let beyond = ends().any(|date| *date == Arrival::Beyond);
    let (first, last) = (days().min().unwrap_or(middle), days().max().unwrap_or(middle));
    let last = if beyond { horizon.last } else { last };
    let more = (SHORTEST - last.days_since(first)).max(0) / 2 + AIR;
    Horizon { first: first - more, last: last + more }
}

fn on_day(frame: &Frame, date: Arrival) -> End {
    match date {
        Arrival::On(day) => End { x: frame.x(day), words: day.in_short() },
        Arrival::Beyond => End { x: frame.plot.right, words: say!("charts-later") },
    }
}

/// `12 in 100`.
fn in_hundred(share: f64) -> String {
    say!("charts-round-half-up-in", round_half_up = numbers::round_half_up(100.0 * share))
}

/// Shares from left to right, from none.
struct Shares {
    plot: Box2,
    top: f64,
}

impl Shares {
    fn x(&self, share: f64) -> f64 {
        self.plot.left + (self.plot.right - self.plot.left) * share / self.top.max(1e-9)
    }

    fn ticks(&self, scene: &mut Scene, palette: &Palette) {
        let style = Type { colour: palette.faint_ink, size: 17.0, heft: Heft::Regular };
        let ticks = amount_ticks(0.0, 100.0 * self.top);
        let room = (self.plot.right - self.plot.left) / numbers::real_count(ticks.len().max(1));
        for tick in ticks.into_iter().step_by(if room < A_SHARE { 2 } else { 1 }) {
            let x = self.x(tick / 100.0);
            let pen = Pen { colour: palette.grid, width: 1.25 };
            scene.line([(x, self.plot.top), (x, self.plot.bottom + 8.0)], pen);
            scene.text(&format!("{} %", exact(tick)), (x, self.plot.bottom + 30.0), style, Anchor::Middle);
        }
    }
}

/// A bar between two ends with their marks and words.
fn bar(scene: &mut Scene, palette: &Palette, (rows, at): (&Rows, u32), [low, high]: &[End; 2]) {
    let y = rows.middle(at);
    let (left, right) = if low.x <= high.x { (low, high) } else { (high, low) };
    let half = rows.half_a_bar();
    scene.rectangle(Box2 { left: left.x, top: y - half, right: right.x, bottom: y + half }, palette.bands[0]);
    glyph(scene, Glyph::Disc, (high.x, y), palette.median);
    ring(scene, palette, (low.x, y));
    let style = Type { colour: palette.soft_ink, size: rows.size - 1.0, heft: Heft::Regular };
    rows.word(scene, (at, &left.words), left.x - BEFORE_WORDS, style, Anchor::Right);
    rows.word(scene, (at, &right.words), right.x + BEFORE_WORDS, style, Anchor::Left);
}

/// A circle with the ground in it.
fn ring(scene: &mut Scene, palette: &Palette, (x, y): (f64, f64)) {
    let at = |part: u32| {
        let (sin, cos) = libm::sincos(std::f64::consts::TAU * f64::from(part) / 24.0);
        (x + 6.0 * cos, y + 6.0 * sin)
    };
    let circle: Vec<(f64, f64)> = (0..=24).map(at).collect();
    scene.area(circle.clone(), palette.ground);
    scene.line(circle, Pen { colour: palette.median, width: 2.75 });
}

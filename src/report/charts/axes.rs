//! The axes of a plot of amounts over time: gridlines, amounts, the foot, dates.

use super::boxes::Box2;
use super::frame::Frame;
use super::head::FOOTER;
use super::palette::Palette;
use super::scene::{Anchor, Pen, Point, Scene, Type};
use super::wording::{Heft, width};
use crate::language::say;
use crate::report::figures::{Foot, Weight, amount_ticks, time_ticks};
use crate::report::words::{decimal, exact};
use crate::units::numbers;

/// Size of amounts and dates in pixels.
const TICKS: f64 = 18.0;
/// Room a date needs from left to right.
const A_DATE: f64 = 56.0;
/// Room between the word of a broken axis and the right edge.
const BEFORE_EDGE: f64 = 8.0;

/// Most decimals of an amount.
const FINEST: usize = 3;

/// Gridlines, amounts and the foot of the axis.
pub fn amounts(scene: &mut Scene, palette: &Palette, frame: &Frame) {
    amounts_above(scene, palette, frame, 0.0);
}

/// The same with the word of a broken axis so much higher than usual, where something else runs along the foot.
pub fn amounts_above(scene: &mut Scene, palette: &Palette, frame: &Frame, raised: f64) {
    let axis = &frame.amount;
    let ticks = amount_ticks(axis.from.value(), axis.top);
    let decimals = decimals(&ticks);
    let plot = frame.plot;
    for (at, tick) in ticks.iter().enumerate() {
        let y = frame.y(*tick);
        let number = if *tick == 0.0 { "0".to_owned() } else { decimal(*tick, decimals) };
        let label = if at + 1 == ticks.len() { format!("{number} {}", axis.unit) } else { number };
        if y < plot.bottom - 1.0 {
            let pen = Pen { colour: palette.grid, width: 1.25 };
            scene.line([(plot.left, y), (plot.right, y)], pen);
        }
        scene.text(&label, (plot.left - 14.0, y + 6.5), quiet(palette, TICKS), Anchor::Right);
    }
    foot(scene, palette, frame, raised);
}

/// As many decimals as show every tick as it is.
fn decimals(ticks: &[f64]) -> usize {
    let scales = [1.0, 10.0, 100.0];
    let whole =
        |scale: &f64| ticks.iter().all(|tick| (libm::round(tick * scale) - tick * scale).abs() < 1e-6);
    scales.iter().position(whole).unwrap_or(FINEST)
}

/// What a broken axis says.
fn starts_at(frame: &Frame, value: f64) -> String {
    say!("charts-axis-starts-at-exact", exact = exact(value), unit = frame.amount.unit)
}

/// Where that begins from left to right; nowhere where the axis starts at zero.
pub fn word_of_foot(frame: &Frame) -> Option<f64> {
    match frame.amount.from {
        Foot::Zero => None,
        Foot::Broken(value) => {
            let wide = width(&starts_at(frame, value), FOOTER, Heft::Regular);
            Some(frame.plot.right - BEFORE_EDGE - wide)
        }
    }
}

/// Years, quarters, months or weeks below the foot.
pub fn dates(scene: &mut Scene, palette: &Palette, frame: &Frame) {
    let plot = frame.plot;
    let most = numbers::index(numbers::floor((plot.right - plot.left) / A_DATE));
    for tick in time_ticks(frame.horizon, most) {
        let x = frame.x(tick.at);
        let (heft, colour) = match tick.weight {
            Weight::Strong => (Heft::Bold, palette.soft_ink),
            Weight::Normal => (Heft::Regular, palette.faint_ink),
        };
        let pen = Pen { colour: palette.axis, width: 1.5 };
        scene.line([(x, plot.bottom + 4.0), (x, plot.bottom + 10.0)], pen);
        let style = Type { colour, size: TICKS, heft };
        scene.text(&tick.label, (x, plot.bottom + 32.0), style, Anchor::Middle);
    }
}

/// The foot of the axis: a straight line at zero, a torn one where the axis starts above.
fn foot(scene: &mut Scene, palette: &Palette, frame: &Frame, raised: f64) {
    let plot = frame.plot;
    let pen = Pen { colour: palette.axis, width: 1.75 };
    match frame.amount.from {
        Foot::Zero => scene.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], pen),
        Foot::Broken(value) => {
            scene.line(torn(plot), pen);
            let place = (plot.right - BEFORE_EDGE, plot.bottom - 9.0 - raised);
            scene.text(&starts_at(frame, value), place, quiet(palette, FOOTER), Anchor::Right);
        }
    }
}

/// Text that keeps in the background.
pub const fn quiet(palette: &Palette, size: f64) -> Type {
    Type { colour: palette.faint_ink, size, heft: Heft::Regular }
}

/// A torn edge along the foot of a plot.
fn torn(plot: Box2) -> Vec<Point> {
    let mut points = vec![(plot.left, plot.bottom)];
    let mut up = true;
    let mut x = plot.left + 5.0;
    while x < plot.right {
        points.push((x, if up { plot.bottom - 3.0 } else { plot.bottom + 3.0 }));
        (x, up) = (x + 10.0, !up);
    }
    points.push((plot.right, plot.bottom));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figures::amount_ticks;

    #[test]
    fn amounts_have_as_many_decimals_as_their_steps() {
        assert_eq!(decimals(&amount_ticks(0.0, 212.0)), 0);
        assert_eq!(decimals(&amount_ticks(0.5, 2.2)), 1);
        // 4, 4.25, 4.5, 4.75, 5.
        assert_eq!(decimals(&amount_ticks(4.0, 5.12)), 2);
        assert_eq!(decimals(&amount_ticks(0.0, 0.12)), 3);
    }
}

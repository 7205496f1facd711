//! A scene painted as SVG: shapes, the head with its size, and words for those who do not see it.
//!
//! The SVG library places everything on whole coordinates; the canvas therefore counts in eighths of a
//! pixel, so that slow curves stay smooth.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::scene::{Anchor, Pen, Point, Scene, Shape, Text, Type};
use super::size::{Paper, Size};
use super::wording::{FAMILIES, Heft, STYLE_SHEET};
use crate::report::figures::Caption;
use crate::units::numbers;

/// Parts a pixel is divided into.
const GRAIN: u32 = 8;

/// What painting returns; where it fails, what the library says.
type Painted = Result<(), String>;

/// The SVG of a scene, so many pixels large.
pub fn svg(scene: &Scene, size: Size, caption: &Caption) -> Result<String, String> {
    let mut drawing = String::new();
    let mut canvas = SVGBackend::with_string(&mut drawing, grid(scene.paper));
    scene.shapes.iter().try_for_each(|shape| paint(&mut canvas, shape))?;
    canvas.present().map_err(said)?;
    drop(canvas);
    Ok(with_head(&drawing, (scene.paper, size), caption))
}

fn paint(canvas: &mut SVGBackend, shape: &Shape) -> Painted {
    match shape {
        Shape::Rectangle(area, colour) => {
            let corners = (grains((area.left, area.top)), grains((area.right, area.bottom)));
            canvas.draw_rect(corners.0, corners.1, &filled(*colour), true).map_err(said)
        }
        Shape::Area(outline, colour) => canvas.fill_polygon(thinned(outline), &filled(*colour)).map_err(said),
        Shape::Line(points, pen) => canvas.draw_path(thinned(points), &stroke(*pen)).map_err(said),
        Shape::Text(text) => paint_text(canvas, text),
    }
}

fn paint_text(canvas: &mut SVGBackend, text: &Text) -> Painted {
    let words = allowed(&text.words);
    if words.is_empty() {
        return Ok(());
    }
    let (x, baseline) = text.place;
    let place = grains((x, baseline - CAP * text.style.size));
    canvas.draw_text(&words, &text_style(text.style, text.anchor), place).map_err(said)
}

/// The size of a paper in parts of a pixel.
fn grid(paper: Paper) -> (u32, u32) {
    let grain = |pixels: f64| u32::try_from(grains((pixels, 0.0)).0).unwrap_or(GRAIN);
    (grain(paper.width), grain(paper.height))
}

/// Text that may stand in an element or a quoted attribute; characters that XML forbids are left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in allowed(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // The faces have no narrow one.
            '\u{202f}' => escaped.push('\u{a0}'),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Text without the characters that no XML document may hold.
pub fn allowed(text: &str) -> String {
    let forbidden =
        |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !forbidden(*c)).collect()
}

/// The drawing under a head of our own: sizes in pixels, round joins, and words for those who do not see it.
fn with_head(drawing: &str, (paper, size): (Paper, Size), caption: &Caption) -> String {
    let body = drawing.split_once(">\n").map_or("", |(_, body)| body);
    let Size { width, height } = size;
    let (across, down) = grid(paper);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {across} {down}\" role=\"img\" aria-labelledby=\"title desc\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <style>\n{STYLE_SHEET}</style>\n{body}",
        escaped(&caption.title),
        escaped(&caption.description),
    )
}

/// How far below its place the SVG library sets the baseline of text that hangs from its top, in ems.
const CAP: f64 = 0.76;
/// By what the SVG library divides a font's size.
const FONT_DIVISOR: f64 = 1.24;

fn text_style(style: Type, anchor: Anchor) -> TextStyle<'static> {
    let weight = match style.heft {
        Heft::Regular => FontStyle::Normal,
        Heft::Bold => FontStyle::Bold,
    };
    let side = match anchor {
        Anchor::Left => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::Right => HPos::Right,
    };
    let size = style.size * f64::from(GRAIN) * FONT_DIVISOR;
    let font = FontDesc::new(FontFamily::Name(FAMILIES), size, weight);
    TextStyle { font, color: style.colour.to_backend_color(), pos: Pos::new(side, VPos::Top) }
}

fn filled(colour: RGBColor) -> ShapeStyle {
    colour.filled()
}

fn stroke(pen: Pen) -> ShapeStyle {
    let width = numbers::round_half_up(pen.width * f64::from(GRAIN)).max(1);
    pen.colour.stroke_width(u32::try_from(width).unwrap_or(GRAIN))
}

/// What the library says, as text: its error types have no name outside of it.
fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn grains((x, y): Point) -> (i32, i32) {
    let grain = |pixels: f64| numbers::narrow(numbers::round_half_up(pixels * f64::from(GRAIN)));
    (grain(x), grain(y))
}

/// Points on the canvas' grid without those inside level stretches, which change nothing.
fn thinned(points: &[Point]) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::with_capacity(points.len());
    for point in points.iter().copied().map(grains) {
        if let [.., before, last] = kept.as_slice()
            && before.1 == last.1
            && last.1 == point.1
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_stretches_keep_their_ends() {
        let points = [(0.0, 5.0), (1.0, 5.0), (2.0, 5.0), (3.0, 5.0), (4.0, 1.0)];
        assert_eq!(thinned(&points), [(0, 40), (24, 40), (32, 8)]);
    }

    #[test]
    fn a_space_the_face_has_not_is_one_it_has() {
        assert_eq!(escaped("2\u{202f}000 <b>"), "2\u{a0}000 &lt;b&gt;");
    }

    #[test]
    fn text_is_set_on_its_baseline_at_its_size() {
        let mut scene = Scene::on(Size::WIDE.paper(), RGBColor(9, 9, 9));
        let style = Type { colour: RGBColor(1, 2, 3), size: 20.0, heft: Heft::Bold };
        scene.text("a & b\u{1}", (10.0, 100.0), style, Anchor::Right);
        let svg = svg(&scene, Size::WIDE, &Caption::default()).unwrap();
        assert!(svg.contains("font-size=\"160\"") && svg.contains("a &amp; b\n"), "{svg}");
        assert!(svg.contains("text-anchor=\"end\"") && svg.contains("x=\"80\""));
    }

    #[test]
    fn the_style_sheet_needs_no_escaping() {
        assert!(
            STYLE_SHEET.starts_with("@font-face{")
                && escaped(STYLE_SHEET).replace("&apos;", "'") == STYLE_SHEET
        );
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escaped("a<b>&\"'\u{0}\u{8}\u{ffff}c"), "a&lt;b&gt;&amp;&quot;&apos;c");
    }
}

//! Strokes, areas and text on an SVG, in pixels as real numbers, and the head of that SVG: its size, title and
//! description.
//!
//! The SVG library places everything on whole coordinates; the canvas therefore counts in eighths of a
//! pixel, so that slow curves stay smooth.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::SIZE;
use super::boxes::Box2;
use super::wording::{FAMILIES, Heft, STYLE_SHEET};
use crate::report::figures::Caption;
use crate::units::numbers;

/// Parts a pixel is divided into.
pub const GRAIN: u32 = 8;

/// What drawing returns; where it fails, what the library says.
pub type Drawn = Result<(), String>;

/// A place in pixels, right and down.
pub type Point = (f64, f64);

/// A line's colour and width in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// Its colour.
    pub colour: RGBColor,
    /// Its width.
    pub width: f64,
}

/// How text looks.
#[derive(Clone, Copy, Debug)]
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

/// An SVG being drawn.
pub struct Canvas<'a> {
    backend: SVGBackend<'a>,
}

impl<'a> Canvas<'a> {
    /// A canvas that writes into a text.
    pub fn on(svg: &'a mut String) -> Self {
        let size = (SIZE.0 * GRAIN, SIZE.1 * GRAIN);
        Self { backend: SVGBackend::with_string(svg, size) }
    }

    /// Ends the drawing.
    pub fn finish(mut self) -> Drawn {
        self.backend.present().map_err(said)
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, area: Box2, colour: RGBColor) -> Drawn {
        let corners = (grains((area.left, area.top)), grains((area.right, area.bottom)));
        self.backend.draw_rect(corners.0, corners.1, &filled(colour), true).map_err(said)
    }

    /// A filled area.
    pub fn area(&mut self, outline: &[Point], colour: RGBColor) -> Drawn {
        self.backend.fill_polygon(thinned(outline), &filled(colour)).map_err(said)
    }

    /// A line through points.
    pub fn line(&mut self, points: &[Point], pen: Pen) -> Drawn {
        self.backend.draw_path(thinned(points), &stroke(pen)).map_err(said)
    }

    /// A dashed line between two points.
    pub fn dashes(&mut self, (x0, y0): Point, (x1, y1): Point, pen: Pen, (dash, gap): (f64, f64)) -> Drawn {
        let length = libm::hypot(x1 - x0, y1 - y0);
        let at = |along: f64| {
            let share = (along / length.max(1e-9)).min(1.0);
            (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
        };
        let dashes = numbers::floor(length / (dash + gap)) + 1;
        for start in (0..dashes).map(|number| numbers::real(number) * (dash + gap)) {
            if start < length {
                self.line(&[at(start), at(start + dash)], pen)?;
            }
        }
        Ok(())
    }

    /// A line of text whose baseline goes through a point.
    pub fn text(&mut self, text: &str, (x, baseline): Point, style: Type, anchor: Anchor) -> Drawn {
        let text = allowed(text);
        if text.is_empty() {
            return Ok(());
        }
        let place = grains((x, baseline - CAP * style.size));
        self.backend.draw_text(&text, &text_style(style, anchor), place).map_err(said)
    }
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
pub fn with_head(drawing: &str, caption: &Caption) -> String {
    let body = drawing.split_once(">\n").map_or("", |(_, body)| body);
    let (width, height) = SIZE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"title desc\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <style>\n{STYLE_SHEET}</style>\n{body}",
        width * GRAIN,
        height * GRAIN,
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
    fn text_is_set_on_its_baseline_at_its_size() {
        let mut svg = String::new();
        let mut canvas = Canvas::on(&mut svg);
        let style = Type { colour: RGBColor(1, 2, 3), size: 20.0, heft: Heft::Bold };
        canvas.text("a & b\u{1}", (10.0, 100.0), style, Anchor::Right).unwrap();
        canvas.finish().unwrap();
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

//! What every picture has around its plot: ground, title, subtitle, footer.

use super::boxes::Box2;
use super::canvas::{Anchor, Canvas, Drawn, Type};
use super::wording::{Heft, cut, title_lines};
use super::{Palette, SIZE};
use crate::report::figures::Caption;

/// Pictures of 1600 x 900 pixels end here.
pub const WIDE: f64 = 1504.0;
/// Size of the footer's text in pixels.
pub const FOOTER: f64 = 15.0;

/// Sizes a title may have, the largest first, in pixels.
const TITLE_SIZES: [f64; 3] = [36.0, 32.0, 28.0];
/// Size of the subtitle's text in pixels.
const SUBTITLE: f64 = 21.0;
/// Baselines of the title's first line and of the footer.
const TITLE_BASELINE: f64 = 66.0;
const FOOTER_BASELINE: f64 = 872.0;

/// Title, subtitle and footer, fitted into the picture.
pub struct Head<'a> {
    caption: &'a Caption,
    title: Vec<String>,
    size: f64,
}

impl<'a> Head<'a> {
    /// The head of a picture.
    pub fn of(caption: &'a Caption) -> Self {
        let (title, size) = title_lines(&caption.title, &TITLE_SIZES, WIDE - 56.0);
        Self { caption, title, size }
    }

    /// The baseline of the subtitle.
    pub fn subtitle_baseline(&self) -> f64 {
        let extra = if self.title.len() > 1 { self.size * 1.2 } else { 0.0 };
        TITLE_BASELINE + extra + 42.0
    }

    /// Writes it from a left edge on.
    pub fn draw(&self, canvas: &mut Canvas, palette: &Palette, left: f64) -> Drawn {
        for (at, line) in (0_u32..).zip(&self.title) {
            let style = Type { colour: palette.ink, size: self.size, heft: Heft::Bold };
            let baseline = TITLE_BASELINE + f64::from(at) * self.size * 1.2;
            canvas.text(line, (left, baseline), style, Anchor::Left)?;
        }
        let widest = WIDE - left;
        let subtitle = Type { colour: palette.soft_ink, size: SUBTITLE, heft: Heft::Regular };
        let line = cut(&self.caption.subtitle, SUBTITLE, Heft::Regular, widest);
        canvas.text(&line, (left, self.subtitle_baseline()), subtitle, Anchor::Left)?;
        let footer = Type { colour: palette.faint_ink, size: FOOTER, heft: Heft::Regular };
        let line = cut(&self.caption.footer, FOOTER, Heft::Regular, widest);
        canvas.text(&line, (left, FOOTER_BASELINE), footer, Anchor::Left)
    }
}

/// Fills the picture with its ground.
pub fn ground(canvas: &mut Canvas, palette: &Palette) -> Drawn {
    let (right, bottom) = (f64::from(SIZE.0), f64::from(SIZE.1));
    canvas.rectangle(Box2 { left: 0.0, top: 0.0, right, bottom }, palette.ground)
}

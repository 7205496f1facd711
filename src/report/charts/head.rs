//! What every picture has around its plot: title, subtitle, footer.

use super::palette::Palette;
use super::scene::{Anchor, Scene, Type};
use super::size::Paper;
use super::wording::{Heft, broken, cut, title_lines, width};
use super::{Look, Titles};
use crate::report::figures::Caption;

/// Left edge of title, plot and footer, in pixels.
pub const LEFT: f64 = 96.0;
/// Size of the footer's text in pixels.
pub const FOOTER: f64 = 15.0;

/// Room between words and the right edge of the picture.
const RIGHT_MARGIN: f64 = 96.0;
/// Sizes a title may have, the largest first, in pixels; lines of at most so many.
const TITLE_SIZES: [f64; 3] = [36.0, 32.0, 28.0];
const TITLE_LINES: usize = 3;
/// Size and height of a line of the subtitle.
const SUBTITLE: f64 = 21.0;
const SUBTITLE_LINE: f64 = 28.0;
const SUBTITLE_LINES: usize = 3;
/// Baseline of the title's first line; where the plot starts without one.
const TITLE_BASELINE: f64 = 66.0;
const BARE_TOP: f64 = 44.0;
/// From the foot of the picture to the lowest baseline, and height of a line of the footer.
const FOOTER_BASELINE: f64 = 28.0;
const FOOTER_LINE: f64 = 21.0;
/// Room between the footer's highest baseline and what stands above it.
const ABOVE_FOOTER: f64 = 32.0;
/// Room between footer and credit on one line.
const BEFORE_CREDIT: f64 = 40.0;

/// Title, subtitle and footer, fitted to the paper.
pub struct Head {
    paper: Paper,
    title: Vec<String>,
    size: f64,
    subtitle: Vec<String>,
    footer: Vec<String>,
    credit: String,
}

impl Head {
    /// The head of a picture.
    pub fn of(caption: &Caption, look: &Look) -> Self {
        let paper = look.size.paper();
        let wide = paper.width - LEFT - RIGHT_MARGIN;
        let (title, size, subtitle) = match look.titles {
            Titles::Shown => {
                let (title, size) = title_lines(&caption.title, &TITLE_SIZES, (wide, TITLE_LINES));
                (title, size, lines(&caption.subtitle, (SUBTITLE, wide), SUBTITLE_LINES))
            }
            Titles::LeftOut => (Vec::new(), 0.0, Vec::new()),
        };
        let credit = cut(&look.credit, FOOTER, Heft::Regular, wide);
        let footer = lines(&caption.footer, (FOOTER, wide), 3);
        let mut head = Self { paper, title, size, subtitle, footer, credit };
        head.footer.extend(head.credit_needs_a_line().then(String::new));
        head
    }

    /// Whether the last line of the footer leaves the credit no room.
    fn credit_needs_a_line(&self) -> bool {
        let wide = |text: &str| width(text, FOOTER, Heft::Regular);
        let last = self.footer.last().map_or(0.0, |line| wide(line));
        let room = self.right() - LEFT - last - BEFORE_CREDIT;
        !self.credit.is_empty() && wide(&self.credit) > room
    }

    /// What it is written on.
    pub const fn paper(&self) -> Paper {
        self.paper
    }

    /// Where words end at the right.
    pub fn right(&self) -> f64 {
        self.paper.width - RIGHT_MARGIN
    }

    /// The lowest line of the head: what is drawn starts below.
    pub fn bottom(&self) -> f64 {
        if self.title.is_empty() {
            return BARE_TOP;
        }
        let lines = (0_u32..).zip(&self.subtitle).last().map_or(0.0, |(at, _)| f64::from(at));
        self.subtitle_baseline() + lines * SUBTITLE_LINE
    }

    /// The upper edge of the footer: what is drawn ends above.
    pub fn floor(&self) -> f64 {
        self.footer_baseline(0) - ABOVE_FOOTER
    }

    fn subtitle_baseline(&self) -> f64 {
        let last = (0_u32..).zip(&self.title).last().map_or(0, |(at, _)| at);
        self.title_baseline(last) + 42.0
    }

    fn title_baseline(&self, line: u32) -> f64 {
        TITLE_BASELINE + f64::from(line) * self.size * 1.2
    }

    fn footer_baseline(&self, line: usize) -> f64 {
        let below = (line..self.footer.len()).skip(1).fold(0.0, |sum, _| sum + FOOTER_LINE);
        self.paper.height - FOOTER_BASELINE - below
    }

    /// Writes it.
    pub fn draw(&self, scene: &mut Scene, palette: &Palette) {
        let title = Type { colour: palette.ink, size: self.size, heft: Heft::Bold };
        for (at, line) in (0_u32..).zip(&self.title) {
            scene.text(line, (LEFT, self.title_baseline(at)), title, Anchor::Left);
        }
        let subtitle = Type { colour: palette.soft_ink, size: SUBTITLE, heft: Heft::Regular };
        for (at, line) in (0_u32..).zip(&self.subtitle) {
            let baseline = self.subtitle_baseline() + f64::from(at) * SUBTITLE_LINE;
            scene.text(line, (LEFT, baseline), subtitle, Anchor::Left);
        }
        let footer = Type { colour: palette.faint_ink, size: FOOTER, heft: Heft::Regular };
        for (at, line) in self.footer.iter().enumerate() {
            scene.text(line, (LEFT, self.footer_baseline(at)), footer, Anchor::Left);
        }
        let last = self.paper.height - FOOTER_BASELINE;
        scene.text(&self.credit, (self.right(), last), footer, Anchor::Right);
    }
}

/// Text in so many lines at most; what is left is cut.
fn lines(text: &str, (size, wide): (f64, f64), most: usize) -> Vec<String> {
    if width(text, size, Heft::Regular) <= wide {
        return vec![text.to_owned()];
    }
    let mut lines = broken(text, size, Heft::Regular, wide);
    let rest = lines.split_off(lines.len().min(most.saturating_sub(1))).join(" ");
    lines.push(rest);
    lines.iter().map(|line| cut(line, size, Heft::Regular, wide)).collect()
}

//! The colours of pictures: a theme for each place a picture is looked at.

use plotters::style::RGBColor;

use crate::units::numbers;

/// Where a picture is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark ink on white.
    Light,
    /// Light ink on a dark ground.
    Dark,
    /// Black ink on white, with stronger lines: for paper.
    Print,
}

/// The colours of a picture: told apart by every eye, and never the only sign of anything. Red means failing and
/// nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// The ground.
    pub ground: RGBColor,
    /// The title.
    pub ink: RGBColor,
    /// Subtitle and events.
    pub soft_ink: RGBColor,
    /// Ticks and footer.
    pub faint_ink: RGBColor,
    /// Gridlines.
    pub grid: RGBColor,
    /// The foot of the axis.
    pub axis: RGBColor,
    /// The plan.
    pub plan: RGBColor,
    /// The median.
    pub median: RGBColor,
    /// The inner and the outer band.
    pub bands: [RGBColor; 2],
    /// Text about the inner and the outer band.
    pub band_text: [RGBColor; 2],
    /// Failing: lines and text.
    pub failing: RGBColor,
    /// The range in which failing begins.
    pub failing_ground: RGBColor,
    /// A cell whose backup was made, and what is drawn on it.
    pub done: [RGBColor; 2],
    /// A cell whose backup is under way.
    pub under_way: [RGBColor; 2],
    /// A cell that waits for a condition.
    pub waiting: [RGBColor; 2],
    /// A cell whose backup failed.
    pub failed: [RGBColor; 2],
    /// A cell with nothing to do.
    pub idle: [RGBColor; 2],
    /// People's hues, one after the other.
    pub people: [RGBColor; 6],
    /// All backups of a pool together.
    pub everybody: RGBColor,
    /// Photos and videos.
    pub photos: RGBColor,
    /// Messages in iCloud.
    pub messages: RGBColor,
    /// WhatsApp's backups.
    pub whatsapp: RGBColor,
    /// Devices' backups.
    pub backups: RGBColor,
    /// Backups of devices that are gone.
    pub old_backups: RGBColor,
    /// Everything else that is stored.
    pub rest: RGBColor,
}

/// A colour with so much of another in it, 0 to 1.
pub fn mixed(colour: RGBColor, other: RGBColor, share: f64) -> RGBColor {
    let part = |one: u8, two: u8| {
        let value = f64::from(one) + (f64::from(two) - f64::from(one)) * share;
        u8::try_from(numbers::round_half_up(value)).unwrap_or(one)
    };
    RGBColor(part(colour.0, other.0), part(colour.1, other.1), part(colour.2, other.2))
}

const LIGHT: Palette = Palette {
    ground: RGBColor(255, 255, 255),
    ink: RGBColor(17, 24, 39),
    soft_ink: RGBColor(55, 65, 81),
    faint_ink: RGBColor(107, 114, 128),
    grid: RGBColor(233, 236, 240),
    axis: RGBColor(148, 156, 168),
    plan: RGBColor(17, 17, 17),
    median: RGBColor(10, 62, 120),
    bands: [RGBColor(131, 177, 222), RGBColor(205, 225, 243)],
    band_text: [RGBColor(38, 96, 156), RGBColor(74, 122, 170)],
    failing: RGBColor(176, 24, 32),
    failing_ground: RGBColor(253, 240, 239),
    done: [RGBColor(58, 122, 188), RGBColor(255, 255, 255)],
    under_way: [RGBColor(199, 220, 241), RGBColor(58, 122, 188)],
    waiting: [RGBColor(222, 226, 232), RGBColor(75, 85, 99)],
    failed: [RGBColor(186, 32, 38), RGBColor(255, 255, 255)],
    idle: [RGBColor(246, 247, 249), RGBColor(148, 156, 168)],
    people: [
        RGBColor(0, 92, 175),
        RGBColor(201, 94, 0),
        RGBColor(0, 133, 108),
        RGBColor(140, 70, 190),
        RGBColor(122, 104, 20),
        RGBColor(60, 72, 92),
    ],
    everybody: RGBColor(203, 208, 216),
    photos: RGBColor(240, 171, 46),
    messages: RGBColor(120, 197, 150),
    whatsapp: RGBColor(24, 122, 84),
    backups: RGBColor(66, 96, 200),
    old_backups: RGBColor(140, 200, 232),
    rest: RGBColor(140, 150, 164),
};

const DARK: Palette = Palette {
    ground: RGBColor(18, 22, 29),
    ink: RGBColor(241, 244, 248),
    soft_ink: RGBColor(200, 207, 216),
    faint_ink: RGBColor(140, 149, 162),
    grid: RGBColor(38, 44, 54),
    axis: RGBColor(96, 105, 119),
    plan: RGBColor(248, 248, 248),
    median: RGBColor(176, 214, 250),
    bands: [RGBColor(54, 104, 154), RGBColor(31, 57, 86)],
    band_text: [RGBColor(128, 180, 230), RGBColor(116, 154, 194)],
    failing: RGBColor(255, 122, 116),
    failing_ground: RGBColor(49, 26, 30),
    done: [RGBColor(92, 156, 220), RGBColor(18, 22, 29)],
    under_way: [RGBColor(36, 62, 92), RGBColor(92, 156, 220)],
    waiting: [RGBColor(58, 66, 78), RGBColor(200, 207, 216)],
    failed: [RGBColor(226, 88, 84), RGBColor(18, 22, 29)],
    idle: [RGBColor(28, 33, 42), RGBColor(96, 105, 119)],
    people: [
        RGBColor(98, 170, 255),
        RGBColor(255, 166, 77),
        RGBColor(60, 204, 170),
        RGBColor(203, 150, 255),
        RGBColor(212, 196, 96),
        RGBColor(190, 200, 216),
    ],
    everybody: RGBColor(72, 80, 94),
    photos: RGBColor(232, 164, 48),
    messages: RGBColor(128, 204, 158),
    whatsapp: RGBColor(40, 146, 102),
    backups: RGBColor(92, 124, 230),
    old_backups: RGBColor(140, 200, 232),
    rest: RGBColor(130, 140, 154),
};

const PRINT: Palette = Palette {
    ink: RGBColor(0, 0, 0),
    soft_ink: RGBColor(30, 30, 30),
    faint_ink: RGBColor(70, 70, 70),
    grid: RGBColor(210, 213, 218),
    axis: RGBColor(90, 90, 90),
    plan: RGBColor(0, 0, 0),
    ..LIGHT
};

impl Theme {
    /// The colours of this theme.
    pub const fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::Print => PRINT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as the web's contrast rule defines it.
    fn luminance(colour: RGBColor) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for palette in [Theme::Light, Theme::Dark, Theme::Print].map(Theme::palette) {
            let texts = [palette.ink, palette.soft_ink, palette.faint_ink, palette.plan, palette.failing];
            let all = texts.into_iter().chain(palette.band_text).chain([palette.median]);
            for colour in all {
                assert!(contrast(colour, palette.ground) > 4.0, "{colour:?}");
                assert!(contrast(colour, palette.failing_ground) > 3.6, "{colour:?}");
            }
        }
    }

    #[test]
    fn bands_differ_in_lightness_alone() {
        for palette in [Theme::Light, Theme::Dark, Theme::Print].map(Theme::palette) {
            let [inner, outer] = palette.bands;
            assert!(contrast(inner, outer) > 1.5 && contrast(palette.median, inner) > 2.5);
        }
    }
}

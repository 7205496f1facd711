//! Colours: told apart by every eye, and never the only sign of anything. Red means failing and nothing else.

use plotters::style::RGBColor;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark ink on white.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// The colours of a picture.
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
};

impl Theme {
    /// The colours of this theme.
    pub const fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
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
        for palette in [Theme::Light, Theme::Dark].map(Theme::palette) {
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
        for palette in [Theme::Light, Theme::Dark].map(Theme::palette) {
            let [inner, outer] = palette.bands;
            assert!(contrast(inner, outer) > 1.5 && contrast(palette.median, inner) > 2.5);
        }
    }
}

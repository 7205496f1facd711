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
    /// The line above which WhatsApp finds no room, and words about it.
    pub limit: RGBColor,
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
        RGBColor(0, 84, 166),
        RGBColor(214, 112, 4),
        RGBColor(0, 148, 118),
        RGBColor(168, 84, 222),
        RGBColor(94, 56, 14),
        RGBColor(30, 36, 58),
    ],
    everybody: RGBColor(203, 208, 216),
    photos: RGBColor(240, 165, 36),
    messages: RGBColor(140, 222, 160),
    whatsapp: RGBColor(14, 90, 58),
    backups: RGBColor(84, 96, 214),
    old_backups: RGBColor(188, 188, 246),
    rest: RGBColor(128, 128, 140),
    limit: RGBColor(10, 108, 70),
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
        RGBColor(92, 130, 240),
        RGBColor(250, 160, 90),
        RGBColor(70, 190, 170),
        RGBColor(214, 176, 255),
        RGBColor(190, 236, 110),
        RGBColor(245, 245, 250),
    ],
    everybody: RGBColor(72, 80, 94),
    photos: RGBColor(236, 172, 44),
    messages: RGBColor(168, 236, 170),
    whatsapp: RGBColor(30, 130, 84),
    backups: RGBColor(110, 112, 236),
    old_backups: RGBColor(176, 196, 250),
    rest: RGBColor(128, 120, 136),
    limit: RGBColor(104, 206, 146),
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

    /// The share of light in a part of a colour.
    fn linear(part: u8) -> f64 {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    }

    /// Relative luminance as the web's contrast rule defines it.
    fn luminance(colour: RGBColor) -> f64 {
        0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for palette in [Theme::Light, Theme::Dark, Theme::Print].map(Theme::palette) {
            let texts = [
                palette.ink,
                palette.soft_ink,
                palette.faint_ink,
                palette.plan,
                palette.failing,
                palette.limit,
            ];
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

    /// How eyes without one kind of cone see linear colours (Machado, Oliveira and Fernandes 2009, severity 1):
    /// protanopia, deuteranopia, tritanopia.
    const DEFICIENCIES: [[[f64; 3]; 3]; 3] = [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];
    const ALL_CONES: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

    fn times(matrix: [[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(colour).map(|(part, value)| part * value).sum::<f64>())
    }

    /// CIELAB under daylight of a colour as an eye sees it.
    fn lab(colour: RGBColor, eye: [[f64; 3]; 3]) -> [f64; 3] {
        let seen = times(eye, [colour.0, colour.1, colour.2].map(linear)).map(|part| part.clamp(0.0, 1.0));
        let to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let [x, y, z] = times(to_xyz, seen);
        let root = |part: f64| if part > 0.008856 { libm::cbrt(part) } else { 7.787 * part + 16.0 / 116.0 };
        let [x, y, z] = [x / 0.9505, y, z / 1.089].map(root);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// How far apart two colours are to an eye; about 2.3 can just be told.
    fn apart(one: RGBColor, other: RGBColor, eye: [[f64; 3]; 3]) -> f64 {
        let pairs = lab(one, eye).into_iter().zip(lab(other, eye));
        libm::sqrt(pairs.map(|(a, b)| (a - b) * (a - b)).sum())
    }

    /// Colours that stand beside each other and are told apart by nothing else at first sight.
    fn groups(palette: &Palette) -> Vec<Vec<RGBColor>> {
        let Palette { photos, messages, whatsapp, backups, old_backups, rest, .. } = *palette;
        let stacks = vec![photos, messages, whatsapp, backups, old_backups, rest];
        let cells = vec![palette.done[0], palette.waiting[0], palette.failed[0]];
        let lines = vec![palette.plan, palette.failing, palette.limit];
        vec![palette.people.to_vec(), stacks, cells, lines]
    }

    #[test]
    fn colours_are_told_apart_by_every_eye() {
        for palette in [Theme::Light, Theme::Dark, Theme::Print].map(Theme::palette) {
            for group in groups(&palette) {
                for (at, one) in group.iter().enumerate() {
                    for other in &group[at + 1..] {
                        for eye in DEFICIENCIES.into_iter().chain([ALL_CONES]) {
                            let apart = apart(*one, *other, eye);
                            assert!(apart > 10.0, "{one:?} and {other:?}: {apart}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_simulated_eyes_mix_up_what_such_eyes_mix_up() {
        let [protan, deutan, tritan] = DEFICIENCIES;
        let (red, green) = (RGBColor(190, 60, 30), RGBColor(96, 120, 20));
        assert!(apart(red, green, ALL_CONES) > 2.0 * apart(red, green, deutan));
        assert!(apart(red, green, ALL_CONES) > 2.0 * apart(red, green, protan));
        let (blue, teal) = (RGBColor(0, 110, 160), RGBColor(0, 120, 110));
        assert!(apart(blue, teal, ALL_CONES) > 2.0 * apart(blue, teal, tritan));
    }

    #[test]
    fn lines_and_marks_stand_out_from_their_ground() {
        for palette in [Theme::Light, Theme::Dark, Theme::Print].map(Theme::palette) {
            assert!(palette.people.iter().all(|colour| contrast(*colour, palette.ground) > 3.0));
            for [ground, ink] in [palette.done, palette.waiting, palette.failed] {
                assert!(contrast(ground, ink) > 3.0, "{ground:?}");
            }
        }
    }
}

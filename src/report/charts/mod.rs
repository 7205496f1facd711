//! From figures to pixels: the only room that knows plotters and resvg.
//!
//! Every picture is drawn once, as SVG; the PNG is that SVG seen through the embedded font, so the two
//! cannot differ. The same figure gives the same bytes on every machine.

mod boxes;
mod calendar;
mod canvas;
mod cells;
mod frame;
mod head;
pub mod inline;
mod layers;
mod lettering;
mod marks;
mod wording;

use plotters::style::RGBColor;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use canvas::with_head;
use wording::options;

use super::figures::Chart;
use super::files::ReportError;

/// Width and height of a picture in pixels.
pub const SIZE: (u32, u32) = (1600, 900);

/// A finished picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    name: String,
    svg: String,
}

impl Picture {
    /// Draws a figure.
    ///
    /// # Errors
    /// Where the drawing library refuses.
    pub fn draw(chart: &Chart, theme: Theme) -> Result<Self, ReportError> {
        let caption = chart.caption();
        let drawn = match chart {
            Chart::Forecast(figure) => layers::draw(figure, theme),
            Chart::Calendar(figure) => cells::draw(figure, theme),
        };
        let failed = |reason: String| ReportError::Picture { figure: caption.name.clone(), reason };
        let svg = with_head(&drawn.map_err(failed)?, &caption);
        Ok(Self { name: caption.name, svg })
    }

    /// The picture as SVG, with a title and a description for those who do not see it.
    pub fn svg(&self) -> &[u8] {
        self.svg.as_bytes()
    }

    /// The picture as PNG, without a date.
    ///
    /// # Errors
    /// Where the picture cannot be rendered.
    pub fn png(&self, scale: Scale) -> Result<Vec<u8>, ReportError> {
        let failed = |reason: String| ReportError::Picture { figure: self.name.clone(), reason };
        render(&self.svg, scale).map_err(failed)
    }
}

/// How many pixels of the PNG make one of the drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// 1600 x 900.
    One,
    /// 3200 x 1800, for fine screens and paper.
    Two,
}

impl Scale {
    /// Width and height of a PNG in pixels.
    pub fn size(self) -> (u32, u32) {
        let factor = u32::from(self.factor());
        (SIZE.0 * factor, SIZE.1 * factor)
    }

    const fn factor(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

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
struct Palette {
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
    const fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::Print => PRINT,
        }
    }
}

/// The PNG of an SVG, drawn with the embedded font alone.
fn render(svg: &str, scale: Scale) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &options()).map_err(|error| error.to_string())?;
    let (width, height) = scale.size();
    let mut pixels = Pixmap::new(width, height).ok_or("no memory for the picture")?;
    let zoom = f32::from(scale.factor());
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PoolId;
    use crate::report::figures::forecast;
    use crate::report::files::sha256;
    use crate::report::fixture::{self, Fixture};

    fn picture(fixture: &Fixture) -> Picture {
        let figure = forecast(fixture.run(), PoolId::new(0)).unwrap();
        Picture::draw(&Chart::Forecast(figure), Theme::Light).unwrap()
    }

    #[test]
    fn the_same_figure_gives_the_same_bytes() {
        let [one, two] = [0, 1].map(|_| picture(&fixture::family()));
        assert_eq!(sha256(one.svg()), sha256(two.svg()));
        assert_ne!(one, picture(&fixture::all_works()));
    }

    #[test]
    fn a_png_has_its_size_and_is_not_blank() {
        let png = picture(&fixture::family()).png(Scale::One).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), SIZE);
        let background = pixels.pixel(0, 0);
        let ink = pixels.pixels().iter().filter(|pixel| Some(**pixel) != background).count();
        assert!(ink > 50_000, "{ink} pixels of ink");
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut family = fixture::family();
        family.findings.backups[0].name.person_name = "<b>&\"'\u{1}\u{fffe}]]>".to_owned();
        let picture = picture(&family);
        let text = std::str::from_utf8(picture.svg()).unwrap();
        let parsed = resvg::usvg::roxmltree::Document::parse(text).unwrap();
        let title = parsed.descendants().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("<b>&\"' ]]>'s WhatsApp backup stops in August 2027"));
        assert!(!text.contains("<b>"));
    }

    #[test]
    fn every_kind_of_run_can_be_drawn() {
        let mut certain = fixture::family();
        certain.household.chance = crate::model::household::Chance::Certain;
        let mut crowded = fixture::family();
        let event = crowded.household.events[0].clone();
        crowded.household.events = (0..60).map(|at| at_day(&event, at)).collect();
        for fixture in [certain, crowded, fixture::failing_today(), fixture::all_works()] {
            assert!(picture(&fixture).png(Scale::Two).is_ok());
        }
    }

    #[test]
    fn a_day_without_data_and_a_plan_without_room_can_be_drawn() {
        let mut one_day = fixture::family();
        one_day.household.horizon.last = one_day.household.horizon.first;
        let mut short = fixture::family();
        short.findings.pools[0].days.truncate(20);
        let mut empty = fixture::family();
        for day in &mut empty.findings.pools[0].days {
            (day.quota, day.used) = (crate::units::Bytes::ZERO, [crate::units::Bytes::ZERO; 5]);
        }
        for fixture in [one_day, short, empty] {
            assert!(picture(&fixture).png(Scale::One).is_ok());
        }
    }

    fn at_day(event: &crate::model::household::DatedEvent, at: i32) -> crate::model::household::DatedEvent {
        let (mut event, label) = (event.clone(), format!("event number {at}"));
        (event.on, event.label) = (event.on + at, label);
        event
    }

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

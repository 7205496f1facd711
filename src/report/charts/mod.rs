//! From figures to pixels: the only room that knows plotters and resvg.
//!
//! Every picture is drawn once, as SVG; the PNG is that SVG seen through the embedded font, so the two
//! cannot differ. The same figure gives the same bytes on every machine.

mod axes;
mod boxes;
mod calendar;
mod canvas;
mod compare;
mod forecast;
mod frame;
mod head;
pub mod inline;
#[cfg(test)]
mod overlaps;
mod palette;
pub mod places;
mod png;
mod print;
mod rows;
mod scene;
mod size;
mod storage;
mod survival;
mod tags;
mod tornado;
mod wording;

use crate::language::say;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::figures::{Caption, Chart};
use super::files::ReportError;
use crate::units::numbers;
use scene::Scene;
use wording::options;

pub use boxes::Box2;
pub use palette::Theme;
pub use png::words_of;
pub use print::{Print, Scale};
pub use size::Size;

/// How a picture looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// Its colours.
    pub theme: Theme,
    /// Its size.
    pub size: Size,
    /// Whether title and subtitle are written on it.
    pub titles: Titles,
    /// Whom its footer names; empty for nobody.
    pub credit: String,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::Light, size: Size::WIDE, titles: Titles::Shown, credit: String::new() }
    }
}

/// Whether title and subtitle are written on a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Titles {
    /// They are.
    Shown,
    /// They stand beside it, wherever it is put.
    LeftOut,
}

/// A finished picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    caption: Caption,
    size: Size,
    svg: String,
}

impl Picture {
    /// Draws a figure.
    ///
    /// # Errors
    /// Where the drawing library refuses.
    pub fn draw(chart: &Chart, look: &Look) -> Result<Self, ReportError> {
        let caption = chart.caption().clone();
        let failed = |reason: String| ReportError::Picture { figure: caption.name.clone(), reason };
        let svg = canvas::svg(&scene_of(chart, look), look.size, &caption).map_err(failed)?;
        Ok(Self { caption, size: look.size, svg })
    }

    /// The picture as SVG, with a title and a description for those who do not see it.
    pub fn svg(&self) -> &[u8] {
        self.svg.as_bytes()
    }

    /// The picture as PNG with words in it, each under a keyword; without a date.
    ///
    /// # Errors
    /// Where the picture cannot be rendered.
    pub fn png(&self, print: Print, words: &[(&str, String)]) -> Result<Vec<u8>, ReportError> {
        let failed = |reason: String| ReportError::Picture { figure: self.caption.name.clone(), reason };
        let png = render(&self.svg, print.pixels(self.size)).map_err(failed)?;
        Ok(png::with_words(&png, words, print.dots_per_inch(self.size)))
    }
}

/// A chart laid out.
fn scene_of(chart: &Chart, look: &Look) -> Scene {
    match chart {
        Chart::Forecast(figure) => forecast::scene(figure, look),
        Chart::Survival(figure) => survival::scene(figure, look),
        Chart::Storage(figure) => storage::scene(figure, look),
        Chart::Calendar(figure) => calendar::scene(figure, look),
        Chart::Compare(figure) => compare::scene(figure, look),
        Chart::Tornado(figure) => tornado::scene(figure, look),
    }
}

/// The PNG of an SVG in so many pixels, drawn with the embedded font alone.
fn render(svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &options()).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(width, height).ok_or(say!("charts-no-memory-for-the"))?;
    let size = tree.size();
    let [across, down] = [width, height].map(|side| numbers::single(f64::from(side)));
    let zoom = Transform::from_scale(across / size.width(), down / size.height());
    resvg::render(&tree, zoom, &mut pixels.as_mut());
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
        Picture::draw(&Chart::Forecast(figure), &Look::default()).unwrap()
    }

    #[test]
    fn the_same_figure_gives_the_same_bytes() {
        let [one, two] = [0, 1].map(|_| picture(&fixture::family()));
        assert_eq!(sha256(one.svg()), sha256(two.svg()));
        assert_ne!(one, picture(&fixture::all_works()));
    }

    #[test]
    fn a_png_has_its_size_and_is_not_blank() {
        let png = picture(&fixture::family()).png(Print::default(), &[]).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1600, 900));
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
            assert!(picture(&fixture).png(Print { scale: Scale::Two, dots: None }, &[]).is_ok());
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
            assert!(picture(&fixture).png(Print::default(), &[]).is_ok());
        }
    }

    fn at_day(event: &crate::model::household::DatedEvent, at: i32) -> crate::model::household::DatedEvent {
        let (mut event, label) = (event.clone(), format!("event number {at}"));
        (event.on, event.label) = (event.on + at, label);
        event
    }
}

//! From figures to pixels: the only room that knows plotters and resvg.
//!
//! Every picture is drawn once, as SVG; the PNG is that SVG seen through the embedded font, so the two
//! cannot differ. The same figure gives the same bytes on every machine.

mod axes;
mod boxes;
mod canvas;
mod event_marks;
mod fan;
mod fonts;
mod frame;
mod layers;
mod marks;
mod palette;
mod png;
mod wording;
mod xml;

pub use palette::Theme;
pub use png::Scale;

use super::figures::Figure;
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
    pub fn draw(figure: &Figure, theme: Theme) -> Result<Self, ReportError> {
        let failed = |reason: String| ReportError::Picture { figure: figure.name.clone(), reason };
        let drawn = layers::draw(figure, theme).map_err(failed)?;
        Ok(Self { name: figure.name.clone(), svg: xml::with_head(&drawn, figure) })
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
        png::render(&self.svg, scale).map_err(failed)
    }
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
        Picture::draw(&figure, Theme::Light).unwrap()
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
}

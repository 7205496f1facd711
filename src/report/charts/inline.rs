//! A picture as part of a page: one drawing that the page's style sheet turns dark, under names of its own.

use std::collections::BTreeSet;

use super::{Look, Picture, Theme};
use crate::report::figures::Chart;
use crate::report::files::ReportError;

/// The embedded faces as a style sheet: a page carries them once, its pictures not at all.
pub use super::wording::STYLE_SHEET as FACES;

/// What the SVG library writes though it goes without saying.
const IDLE: [&str; 2] = [" opacity=\"1\"", " stroke=\"none\""];

/// A picture for a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inline {
    /// Light colours; a title and a description whose names start with the picture's.
    pub svg: String,
    /// Which colours become which in the dark.
    pub dark: BTreeSet<Recolouring>,
}

/// A colour of a light picture, and what stands in its place in a dark one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Recolouring {
    /// `fill` or `stroke`.
    pub property: String,
    /// The light colour: `#FFFFFF`.
    pub from: String,
    /// The dark one.
    pub to: String,
}

impl Inline {
    /// Draws a chart for a page.
    ///
    /// # Errors
    /// Where the drawing library refuses.
    pub fn draw(chart: &Chart, look: &Look) -> Result<Self, ReportError> {
        let drawn = Picture::draw(chart, look)?.svg;
        let dark = Picture::draw(chart, &Look { theme: Theme::Dark, ..look.clone() })?.svg;
        Ok(Self { svg: bare(&drawn, &chart.caption().name), dark: recoloured(&drawn, &dark) })
    }
}

/// The drawing without its faces, its fixed size and its general names.
fn bare(svg: &str, name: &str) -> String {
    let (head, rest) = svg.split_once("<style>").unwrap_or(("", svg));
    let body = rest.split_once("</style>").map_or(rest, |(_, body)| body);
    let head = head
        .replace("aria-labelledby=\"title desc\"", &format!("aria-labelledby=\"{name}-title {name}-desc\""))
        .replace("id=\"title\"", &format!("id=\"{name}-title\""))
        .replace("id=\"desc\"", &format!("id=\"{name}-desc\""));
    IDLE.iter().fold(format!("{head}{body}"), |svg, idle| svg.replace(idle, ""))
}

/// The places in which two drawings of one chart differ in colour.
fn recoloured(light: &str, dark: &str) -> BTreeSet<Recolouring> {
    let pairs = colours(light).zip(colours(dark));
    let changed = pairs.filter(|((_, from), (_, to))| from != to);
    changed
        .map(|((property, from), (_, to))| Recolouring {
            property: property.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        })
        .collect()
}

/// Every colour of a drawing in its order, with the property it is a value of.
fn colours(svg: &str) -> impl Iterator<Item = (&str, &str)> {
    svg.match_indices("=\"#").filter_map(|(at, _)| {
        let property = ["fill", "stroke"].into_iter().find(|property| svg[..at].ends_with(property))?;
        Some((property, svg.get(at + 2..at + 9)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figures::{ChartName, charts};
    use crate::report::fixture;

    fn inlined() -> Vec<(Chart, Inline)> {
        let family = fixture::family();
        let all = charts(family.run(), &ChartName::ALL);
        all.into_iter()
            .map(|chart| (chart.clone(), Inline::draw(&chart, &Look::default()).unwrap()))
            .collect()
    }

    #[test]
    fn every_light_colour_has_one_dark_one() {
        let mut all: BTreeSet<Recolouring> = BTreeSet::new();
        inlined().into_iter().for_each(|(_, inline)| all.extend(inline.dark));
        let from: BTreeSet<_> = all.iter().map(|of| (&of.property, &of.from)).collect();
        assert!(!all.is_empty());
        assert_eq!(from.len(), all.len(), "{all:?}");
    }

    #[test]
    fn a_picture_turned_dark_is_the_dark_picture() {
        for (chart, inline) in inlined() {
            let name = chart.caption().name.clone();
            let look = Look { theme: Theme::Dark, ..Look::default() };
            let dark = bare(&Picture::draw(&chart, &look).unwrap().svg, &name);
            let turned: Vec<String> = colours(&inline.svg)
                .map(|(property, from)| {
                    let to = inline.dark.iter().find(|of| of.property == property && of.from == from);
                    to.map_or(from.to_owned(), |of| of.to.clone())
                })
                .collect();
            assert_eq!(turned, colours(&dark).map(|(_, colour)| colour).collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn names_are_the_picture_s_own_and_faces_are_left_to_the_page() {
        for (chart, inline) in inlined() {
            let name = chart.caption().name.clone();
            assert!(inline.svg.contains(&format!("<title id=\"{name}-title\">")));
            assert!(!inline.svg.contains("<style>") && !inline.svg.contains("id=\"title\""));
            resvg::usvg::roxmltree::Document::parse(&inline.svg).unwrap();
        }
    }
}

//! A chart on a page: its drawing, what it shows in words, and what the pointer reads from it.

use std::collections::BTreeSet;

use super::readings::readings;
use crate::report::charts::inline::{Inline, Recolouring};
use crate::report::charts::{Look, Titles};
use crate::report::figures::Chart;
use crate::report::files::ReportError;

/// A chart on a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// The drawing.
    pub svg: String,
    /// Which colours become which in the dark.
    pub dark: BTreeSet<Recolouring>,
    /// What is drawn.
    pub subtitle: String,
    /// What it shows, at length.
    pub description: String,
    /// What the pointer reads, as JSON.
    pub readings: String,
    /// Whether it carries its title.
    pub titles: Titles,
}

impl Picture {
    /// Draws a chart for a page.
    ///
    /// # Errors
    /// Where the drawing library refuses.
    pub fn of(chart: &Chart, titles: Titles) -> Result<Self, ReportError> {
        let look = Look { titles, ..Look::default() };
        let (caption, inline) = (chart.caption(), Inline::draw(chart, &look)?);
        Ok(Self {
            svg: inline.svg,
            dark: inline.dark,
            subtitle: caption.subtitle.clone(),
            description: caption.description.clone(),
            readings: readings(chart, &look)?,
            titles,
        })
    }

    /// Whether its subtitle has to stand beside it.
    pub const fn is_bare(&self) -> bool {
        matches!(self.titles, Titles::LeftOut)
    }
}

//! Where a picture shows what: for the pointer of a page, as shares of the picture's width and height.

use super::boxes::Box2;
use super::head::{Head, LEFT};
use super::size::Paper;
use super::{Look, calendar, compare, forecast, storage, survival, tornado};
use crate::report::figures::Chart;

/// Where the things of a picture are.
#[derive(Clone, PartialEq, Debug)]
pub enum Places {
    /// The days of the horizon lie side by side in this box.
    Days(Box2),
    /// Each thing has a box, in the order of the figure.
    Boxes(Vec<Box2>),
}

/// The places of a chart as it is drawn.
pub fn places(chart: &Chart, look: &Look) -> Places {
    let head = Head::of(chart.caption(), look);
    let share = |of: Box2| of.share_of(head.paper());
    let rows = |of: super::rows::Rows, count: usize| {
        let row = |at: u32| {
            let (top, half) = (of.middle(at), of.pitch / 2.0);
            let right = head.paper().width - LEFT / 2.0;
            Box2 { left: LEFT / 2.0, top: top - half, right, bottom: top + half }
        };
        Places::Boxes((0..).take(count).map(row).map(share).collect())
    };
    match chart {
        Chart::Forecast(figure) => Places::Days(share(forecast::frame(figure, &head).plot)),
        Chart::Survival(figure) => Places::Days(share(survival::frame(figure, &head).plot)),
        Chart::Storage(figure) => Places::Days(share(storage::frame(figure, &head).plot)),
        Chart::Calendar(figure) => {
            Places::Boxes(calendar::cells(figure, &head).into_iter().map(share).collect())
        }
        Chart::Compare(figure) => rows(compare::rows(figure, &head), figure.rows.len()),
        Chart::Tornado(figure) => rows(tornado::rows(figure, &head), tornado::names(figure).len()),
    }
}

impl Box2 {
    /// The same as shares of a paper's width and height.
    fn share_of(&self, paper: Paper) -> Self {
        Self {
            left: self.left / paper.width,
            top: self.top / paper.height,
            right: self.right / paper.width,
            bottom: self.bottom / paper.height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figures::{ChartName, charts};
    use crate::report::fixture;

    #[test]
    fn every_thing_has_a_place_in_the_picture() {
        let whole = Box2 { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        for chart in charts(fixture::family().run(), &ChartName::ALL) {
            match (places(&chart, &Look::default()), &chart) {
                (Places::Days(plot), _) => assert!(plot.within(&whole) && plot.right > plot.left),
                (Places::Boxes(boxes), Chart::Calendar(calendar)) => {
                    assert_eq!(boxes.len(), calendar.nights.len());
                    assert!(boxes.iter().all(|place| place.within(&whole)));
                }
                (Places::Boxes(_), other) => panic!("{} has days", other.caption().name),
            }
        }
    }
}

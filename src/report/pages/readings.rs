//! What a pointer, or a key, reads from a picture: for each place of it a few lines of text. All of it also stands in
//! the picture's description or in a table beside it; this is for those who look.

use serde::Serialize;

use crate::calendar::{Arrival, Day, Horizon};
use crate::language::say;
use crate::report::charts::places::{Places, places};
use crate::report::charts::{Box2, Look};
use crate::report::figures::{
    Alternative, Calendar, Chart, Figure, Stacks, Survival, Swings, Tornado, percent,
};
use crate::report::files::ReportError;
use crate::report::locale::{Dated, with_decimals};
use crate::report::words::decimal;
use crate::units::numbers;

/// Days from one value to the next that is read.
const STEP: usize = 7;
/// Parts into which a picture's sides are divided for places.
const PARTS: f64 = 10_000.0;

/// What is read from a picture.
#[derive(Serialize)]
struct Readings {
    /// How many places a sidelong key passes; an upright one passes one.
    step: usize,
    /// Left, upper, right and lower edge of each place, in parts of the picture's sides.
    places: Vec<[i64; 4]>,
    /// What is read there.
    texts: Vec<String>,
}

/// What is read from a chart as it is drawn, as JSON.
///
/// # Errors
/// Where it cannot be written.
pub fn readings(chart: &Chart, look: &Look) -> Result<String, ReportError> {
    let read = match (places(chart, look), chart) {
        (Places::Days(plot), _) => over_days(chart, plot),
        (Places::Boxes(boxes), Chart::Calendar(_)) => of_boxes(&boxes, texts(chart), STEP),
        (Places::Boxes(boxes), _) => of_boxes(&boxes, texts(chart), 1),
    };
    let failed = |error: serde_json::Error| ReportError::Format {
        file: chart.caption().name.clone(),
        reason: error.to_string(),
    };
    serde_json::to_string(&read).map_err(failed)
}

fn of_boxes(boxes: &[Box2], texts: Vec<String>, step: usize) -> Readings {
    Readings { step, places: boxes.iter().map(parts).collect(), texts }
}

/// The weeks of a chart over time.
fn over_days(chart: &Chart, plot: Box2) -> Readings {
    let Some((horizon, lived)) = days(chart) else { return of_boxes(&[], Vec::new(), 1) };
    let weeks = weeks(horizon, lived);
    let last = numbers::real_count(horizon.len().saturating_sub(1).max(1));
    let place = |at: &usize| {
        let x = plot.left + (plot.right - plot.left) * numbers::real_count(*at) / last;
        parts(&Box2 { left: x, right: x, ..plot })
    };
    let text = |at: &usize| format!("{}\n{}", day(horizon, *at).in_short(), values(chart, *at).join("\n"));
    Readings { step: 1, places: weeks.iter().map(place).collect(), texts: weeks.iter().map(text).collect() }
}

/// Every seventh day that is drawn, and the last one.
fn weeks(horizon: Horizon, lived: Horizon) -> Vec<usize> {
    let at = |day: Day| usize::try_from(day.days_since(horizon.first)).unwrap_or(0);
    let (first, last) = (at(lived.first), at(lived.last.min(horizon.last)));
    (first..last).step_by(STEP).chain([last]).collect()
}

/// The days a chart over time spans, and those on which it shows anything.
fn days(chart: &Chart) -> Option<(Horizon, Horizon)> {
    match chart {
        Chart::Forecast(figure) => Some((figure.horizon, figure.lived)),
        Chart::Survival(figure) => Some((figure.horizon, figure.horizon)),
        Chart::Storage(figure) => Some((figure.horizon, figure.lived)),
        Chart::Calendar(_) | Chart::Compare(_) | Chart::Tornado(_) => None,
    }
}

fn day(horizon: Horizon, at: usize) -> Day {
    horizon.first + i32::try_from(at).unwrap_or(0)
}

fn parts(place: &Box2) -> [i64; 4] {
    [place.left, place.top, place.right, place.bottom].map(|edge| numbers::round_half_up(PARTS * edge))
}

/// What a chart over time says of a day, line by line.
fn values(chart: &Chart, at: usize) -> Vec<String> {
    match chart {
        Chart::Forecast(figure) => used(figure, at),
        Chart::Survival(figure) => survived(figure, at),
        Chart::Storage(figure) => stored(figure, at),
        Chart::Calendar(_) | Chart::Compare(_) | Chart::Tornado(_) => Vec::new(),
    }
}

fn value(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or_default()
}

fn used(figure: &Figure, at: usize) -> Vec<String> {
    let unit = &figure.amount.unit;
    let line = |name: &str, values: &[f64]| format!("{name}: {} {unit}", rounded(value(values, at)));
    let lines = figure.lines.iter().map(|series| line(&series.label, &series.values));
    let band = |band: &crate::report::figures::Band| {
        let [low, high] = [&band.low, &band.high].map(|values| rounded(value(values, at)));
        say!("pages-label-low-to-high", label = band.label, low = low, high = high, unit = unit)
    };
    lines.chain(figure.bands.iter().map(band)).collect()
}

fn survived(figure: &Survival, at: usize) -> Vec<String> {
    let lines = figure.curves.iter().map(|curve| (curve, percent(value(&curve.share, at))));
    lines.map(|(curve, share)| format!("{}: {share}", curve.label)).collect()
}

/// What is stored, from the top down as it is drawn.
fn stored(figure: &Stacks, at: usize) -> Vec<String> {
    let unit = &figure.amount.unit;
    let waiting: f64 = figure.stacks.iter().map(|stack| value(&stack.waiting, at)).sum();
    let all: f64 = figure.stacks.iter().map(|stack| value(&stack.stored, at)).sum();
    let waits =
        (waiting >= 0.05).then(|| say!("pages-waits-on-the-phones", rounded = rounded(waiting), unit = unit));
    let kinds = figure.stacks.iter().rev().filter(|stack| value(&stack.stored, at) > 0.0);
    let kinds = kinds.map(|stack| format!("{}: {} {unit}", stack.label, rounded(value(&stack.stored, at))));
    let sum = say!(
        "pages-stored-rounded-of-figure",
        rounded = rounded(all),
        figure = rounded(value(&figure.quota, at)),
        unit = unit
    );
    waits.into_iter().chain([sum]).chain(kinds).collect()
}

/// An amount to the tenth; whole where it is.
fn rounded(amount: f64) -> String {
    let whole = with_decimals(amount, 1).ends_with(".0");
    decimal(amount, if whole { 0 } else { 1 })
}

/// What each place of a chart of rows or cells says.
fn texts(chart: &Chart) -> Vec<String> {
    match chart {
        Chart::Calendar(calendar) => nights(calendar),
        Chart::Compare(figure) => figure.rows.iter().map(|row| alternative(row, &figure.columns)).collect(),
        Chart::Tornado(figure) => unknowns(figure),
        Chart::Forecast(_) | Chart::Survival(_) | Chart::Storage(_) => Vec::new(),
    }
}

fn nights(calendar: &Calendar) -> Vec<String> {
    calendar.nights.iter().map(|(day, night)| format!("{}\n{}", day.in_short(), night.label())).collect()
}

fn alternative(row: &Alternative, [failing, paid]: &[String; 2]) -> String {
    let [early, median, late] = row.dates;
    let dates = match (early, median) {
        (Arrival::On(early), Arrival::On(median)) => {
            let late = late.day().map_or_else(|| say!("pages-later"), Dated::in_short);
            say!(
                "pages-even-odds-in-short",
                in_short = median.in_short(),
                early = early.in_short(),
                late = late
            )
        }
        (Arrival::On(early), Arrival::Beyond) => say!("pages-1-in-20-by", in_short = early.in_short()),
        (Arrival::Beyond, _) => String::new(),
    };
    let price = if row.paid.is_empty() { String::new() } else { format!("\n{paid}: {}", row.paid) };
    format!("{}\n{failing}: {}{dates}{price}", row.name, row.percent())
}

fn unknowns(figure: &Tornado) -> Vec<String> {
    let ends = |name: &str, [low, high]: [String; 2]| {
        say!("pages-name-low-value-low", name = name, low = low, high = high)
    };
    let date = |date: Arrival| date.day().map_or_else(|| say!("pages-later"), Day::in_short);
    let share = |share: f64| say!("pages-share-in-100", share = format!("{:.0}", 100.0 * share));
    match &figure.swings {
        Swings::Dates { levels, .. } => {
            levels.iter().map(|(name, dates)| ends(name, dates.map(date))).collect()
        }
        Swings::Chances { levels, .. } => {
            levels.iter().map(|(name, shares)| ends(name, shares.map(share))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figures::{ChartName, Standing, charts};
    use crate::report::fixture;

    #[test]
    fn every_picture_says_something_at_each_of_its_places() {
        for chart in charts(fixture::family().run(), &ChartName::ALL) {
            let json = readings(&chart, &Look::default()).unwrap();
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            let of = |key: &str| read[key].as_array().unwrap().clone();
            assert_eq!(of("places").len(), of("texts").len(), "{}", chart.caption().name);
            assert!(of("texts").iter().all(|text| text.as_str().unwrap().contains('\n')));
        }
    }

    #[test]
    fn a_day_of_the_forecast_reads_as_it_is_drawn() {
        let family = fixture::family();
        let chart = charts(family.run(), &[ChartName::Forecast]).remove(0);
        let lines = values(&chart, 0);
        assert_eq!(lines[1], "plan: 200 GB");
        assert!(lines.iter().any(|line| line.starts_with("9 futures in 10: ") && line.contains(" to ")));
    }

    #[test]
    fn an_alternative_tells_its_range_only_where_it_has_one() {
        let day = |at: i32| Arrival::On(fixture::day(2027, 5, 1) + at);
        let row = |dates| Alternative {
            name: "2 TB".to_owned(),
            standing: Standing::Best,
            dates,
            fails: 0.22,
            fails_error: 0.0,
            paid: "359.64".to_owned(),
        };
        let columns = ["failing in 3 years".to_owned(), "USD in 3 years".to_owned()];
        let told = |dates| alternative(&row(dates), &columns);
        let whole = told([day(0), day(30), Arrival::Beyond]);
        let expected = "2 TB\nfailing in 3 years: 22 %\neven odds 31 May 2027\n9 in 10: 1 May 2027 to later\n\
            USD in 3 years: 359.64";
        assert_eq!(whole, expected);
        assert_eq!(told([Arrival::Beyond; 3]).lines().count(), 3);
    }
}

//! Exactly what a picture plots, as a table.

use super::Figure;
use crate::report::files::{ReportError, csv_bytes};
use crate::units::numbers;

/// A CSV of what is plotted: a row a day, first the bands' ends, then the lines, in the axis' unit.
///
/// # Errors
/// Where the table cannot be written.
pub fn chart_csv(figure: &Figure) -> Result<Vec<u8>, ReportError> {
    let unit = figure.amount.unit.to_lowercase();
    let mut header = vec!["date".to_owned()];
    for band in &figure.bands {
        let name = column(&band.label);
        header.extend([format!("{name}_low_{unit}"), format!("{name}_high_{unit}")]);
    }
    header.extend(figure.lines.iter().map(|line| format!("{}_{unit}", column(&line.label))));
    csv_bytes(&figure.name, &header, figure.horizon.days().enumerate().map(|(at, day)| row(figure, at, day)))
}

fn row(figure: &Figure, at: usize, day: crate::calendar::Day) -> Vec<String> {
    let bands = figure.bands.iter().flat_map(|band| [&band.low, &band.high]);
    let series = bands.chain(figure.lines.iter().map(|line| &line.values));
    let values = series.map(|values| values.get(at).map_or(String::new(), |value| shown(*value)));
    std::iter::once(day.to_string()).chain(values).collect()
}

/// Six decimals: a kilobyte where the unit is a gigabyte.
fn shown(value: f64) -> String {
    let millionths = numbers::round_half_up(value * 1e6);
    format!("{:.6}", numbers::real(millionths) / 1e6)
}

fn column(label: &str) -> String {
    label.to_lowercase().replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PoolId;
    use crate::report::figures::forecast;
    use crate::report::fixture;

    #[test]
    fn the_table_holds_every_value_that_is_plotted() {
        let family = fixture::family();
        let figure = forecast(family.run(), PoolId::new(0)).unwrap();
        let text = String::from_utf8(chart_csv(&figure).unwrap()).unwrap();
        let mut rows = text.lines();
        let header = "date,9_futures_in_10_low_gb,9_futures_in_10_high_gb,half_of_all_futures_low_gb,\
                      half_of_all_futures_high_gb,median_gb,plan_gb";
        assert_eq!(rows.next(), Some(header));
        for (at, row) in rows.enumerate() {
            let values: Vec<f64> = row.split(',').skip(1).map(|value| value.parse().unwrap()).collect();
            let [outer, inner] = figure.bands.as_slice() else { panic!("two bands") };
            let plotted =
                [outer.low[at], outer.high[at], inner.low[at], inner.high[at], figure.lines[0].values[at]];
            assert!(values.iter().zip(plotted).all(|(table, drawn)| (table - drawn).abs() < 1e-6));
        }
        assert_eq!(text.lines().count(), 1 + figure.horizon.len());
    }
}

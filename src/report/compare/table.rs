//! The table: one row an alternative, 80 columns.

use super::words::day_price;
use super::words::shown_name;
use super::{Compared, amount};
use crate::analysis::compare::Row;
use crate::analysis::findings::{Arrival, Mean};
use crate::language::say;
use crate::report::locale::{Dated, Priced, month_short};
use crate::report::text::wrap;
use crate::report::words::{decimal, horizon_in_short};

/// Columns of the names, before the numbers.
const NAMES: usize = 19;

/// Head and rows.
pub fn rows(compared: Compared<'_>) -> Vec<String> {
    let span = horizon_in_short(compared.household.horizon);
    let year = if compared.within_a_year() { " ".to_owned() } else { say!("dates-short-years", years = 1) };
    let currency = compared.currency();
    let head = [
        line(
            "",
            [
                &say!("compare-failing-in"),
                "",
                &say!("compare-first-failing"),
                "",
                &say!("compare-fresh"),
                &say!("compare-paid"),
                &say!("compare-a-fresh"),
            ],
        ),
        line(
            "",
            [
                &year,
                &span,
                &say!("compare-middle"),
                &say!("compare-9-in-10"),
                &say!("compare-days"),
                &currency.to_string(),
                &say!("compare-day"),
            ],
        ),
    ];
    let rows = compared.rows().iter().flat_map(|row| row_lines(compared, row));
    head.into_iter().chain(rows).map(|row| row.trim_end().to_owned()).collect()
}

/// The numbers of a row stand beside the first line of its name.
fn row_lines(compared: Compared<'_>, row: &Row) -> Vec<String> {
    let numbers = figures(compared, row);
    let names = wrap(&shown_name(&row.name), NAMES - 2);
    let mut lines = names.iter().map(|name| format!("  {name}"));
    let first = line(names.first().map_or("", |name| name), numbers.each_ref().map(String::as_str));
    std::iter::once(first).chain(lines.by_ref().skip(1)).collect()
}

/// Head and rows for where there is room for full words; the first year has no column where it is the whole horizon.
pub fn columns(compared: Compared<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    const FIRST_YEAR: usize = 1;
    let shown = |texts: Vec<String>| -> Vec<String> {
        let places = texts.into_iter().enumerate();
        let kept = places.filter(|(place, _)| *place != FIRST_YEAR || !compared.within_a_year());
        kept.map(|(_, text)| text).collect()
    };
    let row = |row: &Row| std::iter::once(shown_name(&row.name)).chain(figures(compared, row)).collect();
    (shown(heads(compared).into()), compared.rows().iter().map(row).map(shown).collect())
}

/// What stands above the name and the figures of a row, in full.
fn heads(compared: Compared<'_>) -> [String; 8] {
    let currency = compared.currency();
    [
        say!("compare-plan"),
        say!("compare-failing-in-1-year"),
        say!("compare-failing-in-span", span = compared.span()),
        say!("compare-middle-date"),
        say!("compare-9-in-10"),
        say!("compare-fresh-days"),
        say!("compare-paid-currency", currency = currency.to_string()),
        say!("compare-a-fresh-day-currency", currency = currency.to_string()),
    ]
}

/// The figures of a row: failing within a year and the horizon, middle date, range, fresh days, paid, a fresh day.
fn figures(compared: Compared<'_>, row: &Row) -> [String; 7] {
    let figure = |mean: Mean| compared.currency().amount(amount(mean.value));
    let a_day = |mean: Mean| day_price(compared, mean.value);
    let unknown = || say!("compare-unknown");
    [
        if compared.within_a_year() { " ".to_owned() } else { percent(row.fails_in_a_year) },
        percent(row.fails),
        middle(row),
        range(row),
        format!("{} %", decimal(100.0 * row.fresh.value, 1)),
        row.paid.map_or_else(unknown, figure),
        row.paid_per_fresh_day.map_or_else(String::new, a_day),
    ]
}

/// A row, or the upper line of the head, whose words stand over two columns each.
fn line(name: &str, [year, horizon, middle, range, fresh, paid, day]: [&str; 7]) -> String {
    let (failing, first) = match horizon {
        "" => (format!("{year:>11}"), format!("{middle:<22}")),
        _ => (format!("{year:>5} {horizon:>5}"), format!("{middle:<8} {range:<13}")),
    };
    format!("  {name:<17} {failing}  {first} {fresh:>7} {paid:>8} {day:>7}")
}

/// A share in hundredths that never rounds to none or all.
fn percent(share: Mean) -> String {
    match share.value {
        value if value > 0.0 && value < 0.005 => "<1 %".to_owned(),
        value if value < 1.0 && value > 0.995 => ">99 %".to_owned(),
        value => format!("{:.0} %", 100.0 * value),
    }
}

fn middle(row: &Row) -> String {
    match row.first_failing.quantiles[2] {
        Arrival::On(day) => day.month_in_short(),
        Arrival::Beyond if row.fails.value > 0.0 => say!("compare-later"),
        Arrival::Beyond => say!("compare-never"),
    }
}

fn range(row: &Row) -> String {
    let short = |day: crate::calendar::Day| {
        format!("{} {:02}", month_short(day.month_index()), day.date().year() % 100)
    };
    let month = |day: crate::calendar::Day| day.month_in_short();
    match (row.first_failing.quantiles[0], row.first_failing.quantiles[4]) {
        (Arrival::On(early), Arrival::On(late)) if month(early) == month(late) => short(early),
        (Arrival::On(early), Arrival::On(late)) => format!("{}-{}", short(early), short(late)),
        (Arrival::On(early), Arrival::Beyond) => say!("compare-short-later", short = short(early)),
        (Arrival::Beyond, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_round_to_none_or_all() {
        let shown = [0.0, 0.001, 0.42, 0.999, 1.0].map(|value| percent(Mean { value, error: 0.0 }));
        assert_eq!(shown, ["0 %", "<1 %", "42 %", ">99 %", "100 %"]);
    }

    #[test]
    fn a_line_is_no_wider_than_a_terminal() {
        let numbers = ["100 %", "100 %", "Aug 2027", "Jun 27-Aug 29", "100.0 %", "10764.00", "0.0123"];
        assert!(line("Grandparent on an", numbers).chars().count() <= 80);
    }
}

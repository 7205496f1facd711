//! The comparison as a chart: for each alternative when backups begin to fail, how likely, and what it costs.

use super::caption::{Caption, foot};
use super::{ReportError, csv_bytes};
use crate::analysis::compare::{Row, Verdict};
use crate::calendar::{Arrival, Horizon};
use crate::language::say;
use crate::report::compare::Compared;
use crate::report::compare::shown_name;
use crate::report::locale::{Dated, Priced};
use crate::report::words::{capitalised, horizon_in_words, thousands};
use crate::units::{Money, numbers};

/// Most rows of the chart; those with most regret are left to the table.
const MOST: usize = 12;

/// Alternatives side by side.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternatives {
    /// The words around it.
    pub caption: Caption,
    /// The days from left to right.
    pub horizon: Horizon,
    /// What the two columns at the right count: `failing in 3 years`, `paid, USD`.
    pub columns: [String; 2],
    /// The alternatives, the present one first.
    pub rows: Vec<Alternative>,
}

/// One alternative.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternative {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// First failing: quantiles at 5, 50 and 95 %.
    pub dates: [Arrival; 3],
    /// Share of futures in which a backup is failing within the horizon.
    pub fails: f64,
    /// The standard error of that share.
    pub fails_error: f64,
    /// What is paid over the horizon; empty where a price is not known.
    pub paid: String,
}

/// Where an alternative stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is best at the price of a day.
    Best,
    /// It cannot be told from the best.
    Close,
    /// Another is better.
    Other,
}

impl Alternatives {
    /// A CSV of what is plotted: a row an alternative.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        let header = [
            "alternative",
            "standing",
            "first_failing_p05",
            "first_failing_p50",
            "first_failing_p95",
            "p_failing",
            "p_failing_se",
            "paid",
        ];
        csv_bytes(&self.caption.name, &header, self.rows.iter().map(Alternative::fields))
    }
}

impl Alternative {
    /// How often a backup fails: `18 ± 2 %`; never rounded to none or all.
    pub fn percent(&self) -> String {
        match self.fails {
            share if share > 0.0 && share < 0.005 => "<1 %".to_owned(),
            share if share < 1.0 && share > 0.995 => ">99 %".to_owned(),
            share if 100.0 * self.fails_error >= 0.95 => {
                format!("{:.0} ± {:.0} %", 100.0 * share, 100.0 * self.fails_error)
            }
            share => format!("{:.0} %", 100.0 * share),
        }
    }

    fn fields(&self) -> Vec<String> {
        let date = |arrival: Arrival| match arrival {
            Arrival::On(day) => day.to_string(),
            Arrival::Beyond => say!("figures-not-within-the-horizon"),
        };
        let standing = match self.standing {
            Standing::Best => "best",
            Standing::Close => "close",
            Standing::Other => "other",
        };
        let mut fields = vec![self.name.clone(), standing.to_owned()];
        fields.extend(self.dates.map(date));
        fields.extend([self.fails, self.fails_error].map(|share| format!("{share:.6}")));
        fields.push(self.paid.clone());
        fields
    }
}

/// The comparison as a chart.
pub fn alternatives(compared: Compared<'_>) -> Alternatives {
    let comparison = compared.comparison;
    let horizon = compared.household.horizon;
    let span = horizon_in_words(horizon);
    let rows: Vec<Alternative> = drawn(&comparison.rows).map(|at| alternative(compared, at)).collect();
    let title = title(compared);
    let left_out = comparison.rows.len() - rows.len();
    let certain = comparison.replicates == 1;
    let chance = (!certain).then_some((comparison.replicates, compared.seed));
    let caption = Caption {
        name: "compare".to_owned(),
        subtitle: subtitle(certain, left_out),
        footer: foot(compared.context, (chance, compared.context.price_as_of), None),
        alt: format!("{title}."),
        description: description(&title, &rows, horizon),
        title,
    };
    let currency = &compared.household.currency;
    let columns = [
        say!("figures-failing-in-span", span = span),
        say!("figures-code-in-span", code = currency.code(), span = span),
    ];
    Alternatives { caption, horizon, columns, rows }
}

/// The rows that are drawn, in their order: the first, and of the others those with the least regret.
fn drawn(rows: &[Row]) -> impl Iterator<Item = usize> {
    let regret = |at: &usize| rows[*at].regret.map_or(f64::INFINITY, |regret| regret.mean.value);
    let mut order: Vec<usize> = (1..rows.len()).collect();
    order.sort_by(|a, b| regret(a).total_cmp(&regret(b)));
    order.truncate(MOST - 1);
    order.sort_unstable();
    (0..rows.len().min(1)).chain(order)
}

fn alternative(compared: Compared<'_>, at: usize) -> Alternative {
    let row = &compared.comparison.rows[at];
    let [early, _, median, _, late] = row.first_failing.quantiles;
    let figure = |minor: f64| compared.household.currency.amount(Money(numbers::round_half_up(minor)));
    Alternative {
        name: capitalised(shown_name(&row.name)),
        standing: standing(&compared.comparison.verdict, at),
        dates: [early, median, late],
        fails: row.fails.value,
        fails_error: row.fails.error,
        paid: row.paid.map_or_else(String::new, |paid| figure(paid.value)),
    }
}

fn standing(verdict: &Verdict, at: usize) -> Standing {
    match verdict {
        Verdict::Best(best) if *best == at => Standing::Best,
        Verdict::Undecided(rows) if rows.contains(&at) => Standing::Close,
        Verdict::Best(_) | Verdict::Undecided(_) | Verdict::Unpriced => Standing::Other,
    }
}

/// The verdict as a sentence.
fn title(compared: Compared<'_>) -> String {
    let comparison = compared.comparison;
    let name = |at: usize| comparison.rows.get(at).map_or_else(String::new, |row| shown_name(&row.name));
    let counted = say!(
        "figures-where-a-day-without",
        compared = compared.household.currency.price(comparison.day_price)
    );
    match &comparison.verdict {
        Verdict::Best(best) => {
            capitalised(say!("figures-name-is-best-counted", name = name(*best), counted = counted))
        }
        Verdict::Undecided(rows) => {
            let close: Vec<String> = rows.iter().map(|at| name(*at)).collect();
            say!("figures-no-verdict-between-listed", listed = listed(&close), counted = counted)
        }
        Verdict::Unpriced => say!("figures-no-verdict-a-price"),
    }
}

/// `a, b and c`; of more than three the first two and how many more.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => say!("figures-one-and-two", one = one, two = two),
        [one, two, three] => say!("figures-one-two-and-three", one = one, two = two, three = three),
        [one, two, others @ ..] => {
            say!("figures-one-two-and-others", one = one, two = two, others = others.len())
        }
    }
}

fn subtitle(certain: bool, left_out: usize) -> String {
    let drawn = match certain {
        true => say!("figures-when-the-first-backup"),
        false => {
            say!("figures-when-the-first-backup-fails")
        }
    };
    match left_out {
        0 => format!("{drawn}."),
        1 => say!("figures-drawn-1-alternative-more", drawn = drawn),
        count => {
            say!("figures-drawn-thousands-alternatives-more", drawn = drawn, thousands = thousands(count))
        }
    }
}

fn description(title: &str, rows: &[Alternative], horizon: Horizon) -> String {
    let row = |row: &Alternative| {
        let when = match row.dates[1] {
            Arrival::On(day) => {
                say!("figures-even-odds-in-day", day = day.max(horizon.first).month_in_full())
            }
            Arrival::Beyond => {
                say!("figures-even-odds-after-month", month_in_full = horizon.last.month_in_full())
            }
        };
        let paid = if row.paid.is_empty() {
            say!("figures-price-unknown")
        } else {
            say!("figures-paid-paid", paid = row.paid)
        };
        say!(
            "figures-row-failing-in-fails",
            row = row.name,
            fails = format!("{:.0}", 100.0 * row.fails),
            when = when,
            paid = paid
        )
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("{title}. {}", rows.join(" "))
}

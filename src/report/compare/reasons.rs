//! Why an alternative is not the best one, in a sentence.

use super::words::{day_price, days, paid};
use super::{Compared, amount};
use crate::analysis::compare::{Difference, Row, Verdict};
use crate::report::words::{backup_name, cause_phrase, futures_phrase};

/// Why a row loses, or that it cannot be told; `None` for the row with the least regret.
pub fn reason(compared: Compared<'_>, at: usize) -> Option<String> {
    let row = compared.rows().get(at)?;
    let less = row.to_best.as_ref()?;
    let best = &compared.rows().get(compared.comparison.verdict.leader()?)?.name;
    let undecided = matches!(&compared.comparison.verdict, Verdict::Undecided(rows) if rows.contains(&at));
    if undecided {
        return Some(format!("No verdict against {best}: the difference is inside two standard errors."));
    }
    Some(lost(compared, row, less, best))
}

/// Why a row that surely loses does: it fails more, it costs more for nothing, or it costs more than it saves.
fn lost(compared: Compared<'_>, row: &Row, less: &Difference, best: &str) -> String {
    let costs = paid(compared, less);
    let (stale, dearer) = (less.stale_days, less.paid.is_some_and(|paid| paid.value > 0.0));
    match stale.is_sure() {
        true if stale.value > 0.0 => {
            let why = first_to_fail(compared, row);
            format!(
                "Leaves {} more days without a fresh backup than {best}{why}; {costs}.",
                days(stale.value)
            )
        }
        true if dearer => {
            let each = less.paid.map_or(0.0, |paid| paid.value / -stale.value);
            format!(
                "Spares {} days without a fresh backup, but for {costs}: {} {} a day, more than a day counts.",
                days(stale.value),
                day_price(compared, each),
                compared.currency()
            )
        }
        _ => format!("Protects no better than {best}, beyond two standard errors; {costs}."),
    }
}

/// What gives out first: `: Parent A's iPhone backup is first to stop in 98 futures of 100 (no room in iCloud)`.
fn first_to_fail(compared: Compared<'_>, row: &Row) -> String {
    row.first.as_ref().map_or(String::new(), |first| {
        let replicates = compared.comparison.replicates;
        let share = crate::units::numbers::real_count(first.replicates)
            / crate::units::numbers::real_count(replicates.max(1));
        let futures = futures_phrase(share, replicates);
        format!(
            ": {} is first to fail in {futures} ({})",
            backup_name(&first.name),
            cause_phrase(first.cause)
        )
    })
}

/// What is best at the price of a day, and by how much.
pub fn verdict(compared: Compared<'_>) -> Vec<String> {
    let comparison = compared.comparison;
    let day = compared.currency().show(comparison.day_price);
    let name = |at: usize| comparison.rows.get(at).map_or("", |row| &row.name);
    let Some(best) = comparison.verdict.leader().and_then(|at| comparison.rows.get(at)) else {
        return vec!["No verdict: a price is not known, so costs cannot be weighed.".to_owned()];
    };
    let regret = best.regret.map_or(String::new(), |regret| {
        let figure = |value: f64| compared.currency().figure(amount(value));
        let (mean, p95) = (figure(regret.mean.value), compared.currency().show(amount(regret.p95)));
        format!(" Its regret is {mean} on average and at most {p95} in 19 futures of 20.")
    });
    let counted = format!("where a day without a fresh backup counts {day}");
    match &comparison.verdict {
        Verdict::Undecided(rows) => {
            let close: Vec<&str> = rows.iter().skip(1).map(|at| name(*at)).collect();
            vec![
                format!(
                    "No verdict {counted}: {} and {} are within two standard errors.",
                    best.name,
                    close.join(", ")
                ),
                "Where backups are the same, take the cheaper one.".to_owned(),
            ]
        }
        Verdict::Best(_) | Verdict::Unpriced => vec![format!("{}, {counted}.{regret}", best.name)],
    }
}

//! The printed comparison: title, table, differences, the verdict and why each other one loses.

use super::words::shown_name;
use super::words::{difference, is_seen, price_range, reason, verdict};
use super::{Compared, table};
use crate::analysis::compare::Change;
use crate::catalogue::apple_one;
use crate::catalogue::regions::in_decimal;
use crate::language::say;
use crate::report::Tax;
use crate::report::locale::{Dated, Priced};
use crate::report::text::{COLUMNS, wrap};
use crate::report::words::{clean, error_phrase, thousands};

/// Heads the reasons why each of the others loses.
pub fn why_not() -> String {
    say!("compare-why-not-the-others")
}
/// Columns before the text beside a name.
const INDENT: usize = 22;

/// The lines of the page.
pub fn rows(compared: Compared<'_>) -> Vec<String> {
    let context = compared.context;
    let title = clean(&say!(
        "compare-title-as-read-on",
        title = context.title,
        in_short = context.read_on.in_short()
    ));
    let blocks = [
        wrap(&title, COLUMNS),
        table::rows(compared),
        differences(compared),
        best(compared),
        losers(compared),
        notes(compared),
    ];
    let filled = blocks.into_iter().filter(|block| !block.is_empty());
    let mut rows: Vec<String> = filled.flat_map(|block| block.into_iter().chain([String::new()])).collect();
    rows.pop();
    rows.push(closing(compared));
    rows
}

/// Every row less the present one, on the same futures.
fn differences(compared: Compared<'_>) -> Vec<String> {
    let Some(head) = beside_which(compared) else { return Vec::new() };
    let rows = told_differences(compared).into_iter().flat_map(|(name, text)| beside(&name, &text));
    wrapped(&format!("{head}:")).into_iter().chain(rows).collect()
}

/// What differences are taken from.
pub fn beside_which(compared: Compared<'_>) -> Option<String> {
    let present = compared.rows().first()?;
    Some(say!("compare-on-the-same-futures", present = shown_name(&present.name)))
}

/// The name of every row but the present one, and what is different about it.
pub fn told_differences(compared: Compared<'_>) -> Vec<(String, String)> {
    let others = compared.rows().iter().filter_map(|row| Some((row, row.to_present.as_ref()?)));
    others.map(|(row, less)| (shown_name(&row.name), difference(compared, &row.change, less))).collect()
}

/// The verdict, and at which prices of a day each would be the best, in lines.
fn best(compared: Compared<'_>) -> Vec<String> {
    let text = told_best(compared);
    let mut rows = text.iter().flat_map(|sentence| wrap(sentence, COLUMNS - 12));
    let first = rows.next().map(|row| format!("  {:<10}{row}", say!("compare-best")));
    first.into_iter().chain(rows.map(|row| format!("{:12}{row}", ""))).collect()
}

/// The verdict, and at which prices of a day each would be the best.
pub fn told_best(compared: Compared<'_>) -> Vec<String> {
    let sentences = verdict(compared);
    let ranges = compared.rows().iter().filter_map(|row| Some((row, row.best_between?)));
    let ranges = ranges.filter(|(_, range)| is_seen(compared, *range));
    let mut ranges: Vec<_> = ranges.collect();
    ranges.sort_by(|(_, a), (_, b)| a.from.total_cmp(&b.from));
    let ranges: Vec<String> = ranges
        .into_iter()
        .map(|(row, range)| format!("{} {}", shown_name(&row.name), price_range(compared, range)))
        .collect();
    let by_price = (!ranges.is_empty()).then(|| say!("compare-it-turns-on-what", join = ranges.join("; ")));
    sentences.into_iter().chain(by_price).collect()
}

/// Why each of the others loses.
fn losers(compared: Compared<'_>) -> Vec<String> {
    let reasons = told_reasons(compared).into_iter().flat_map(|(name, text)| beside(&name, &text));
    let lines: Vec<String> = reasons.collect();
    let head = (!lines.is_empty()).then(|| format!("  {}:", why_not()));
    head.into_iter().chain(lines).collect()
}

/// The name of every row that is not the best one, and why.
pub fn told_reasons(compared: Compared<'_>) -> Vec<(String, String)> {
    let rows = compared.rows().iter().enumerate();
    rows.filter_map(|(at, row)| Some((shown_name(&row.name), reason(compared, at)?))).collect()
}

fn notes(compared: Compared<'_>) -> Vec<String> {
    told_notes(compared).iter().flat_map(|note| wrapped(note)).collect()
}

/// What the words of the table mean, and how the prices were read.
pub fn told_notes(compared: Compared<'_>) -> Vec<String> {
    let fresh = say!("compare-fresh-a-day-of");
    let plans = compared.rows().iter().any(|row| matches!(row.change, Change::Plan(..)));
    let from_the_first = if plans { say!("compare-each-plan-is-taken") } else { String::new() };
    let tax = match compared.context.tax {
        Tax::Before => say!("compare-before-tax"),
        Tax::Unstated => String::new(),
    };
    let prices = compared
        .context
        .price_as_of
        .map(|day| say!("compare-prices-of-in-short", in_short = day.in_short(), tax = tax));
    std::iter::once(format!("{fresh}{from_the_first}"))
        .chain(prices)
        .chain(apple_one_note(compared))
        .collect()
}

/// What Apple One costs more than the plans of its sizes, where its price is known.
fn apple_one_note(compared: Compared<'_>) -> Option<String> {
    let bundles = apple_one::in_region(compared.region);
    let about_plans = compared.rows().iter().any(|row| matches!(row.change, Change::Plan(..)));
    if !about_plans {
        return None;
    }
    let Some(first) = bundles.first() else {
        return Some(say!("compare-apple-one-its-prices"));
    };
    let (currency, start) = (compared.currency(), compared.household.horizon.first);
    let more = bundles.iter().filter_map(|bundle| {
        let sizes = [bundle.quota, in_decimal(bundle.quota)];
        let plan = compared.household.plans.iter().find(|plan| sizes.contains(&plan.quota))?;
        let more = bundle.monthly - plan.price.on(start);
        Some(format!("{} ({})", currency.amount(more), clean(&plan.name)))
    });
    let more: Vec<String> = more.collect();
    Some(say!(
        "compare-apple-one-is-cheaper",
        join = more.join(", "),
        code = currency.code(),
        as_of = first.as_of
    ))
}

/// How it was run, and where the files are.
pub fn closing(compared: Compared<'_>) -> String {
    let (replicates, folder) = (compared.comparison.replicates, &compared.context.output_dir_shown);
    if replicates == 1 {
        return say!("compare-certain-nothing-in-this", folder = folder);
    }
    let futures = thousands(replicates);
    say!(
        "compare-futures-futures-each-seed",
        futures = futures,
        seed = compared.seed,
        error_phrase = error_phrase(replicates),
        folder = folder
    )
}

fn wrapped(text: &str) -> Vec<String> {
    wrap(text, COLUMNS - 2).into_iter().map(|row| format!("  {row}")).collect()
}

/// A name with text beside it, both broken into lines.
fn beside(name: &str, text: &str) -> Vec<String> {
    let names = wrap(&clean(name), INDENT - 4);
    let texts = wrap(text, COLUMNS - INDENT - 2);
    let height = names.len().max(texts.len());
    let at = |lines: &[String], row: usize| lines.get(row).cloned().unwrap_or_default();
    let rows = (0..height).map(|row| format!("    {:<18}  {}", at(&names, row), at(&texts, row)));
    rows.map(|row| row.trim_end().to_owned()).collect()
}

//! Differences, prices, the verdict and why each of the others loses, in words; nothing is called better or worse inside
//! two standard errors.

use super::{Compared, amount};
use crate::analysis::compare::{Change, Comparison, Difference, PriceRange, Row, Title, Verdict};
use crate::analysis::findings::Mean;
use crate::language::say;
use crate::model::household::{PersonId, PlanId};
use crate::model::outcome::Cause;
use crate::report::locale::{Priced, current};
use crate::report::words::{backup_name, cause_phrase, clean, decimal, futures_phrase, thousands};
use crate::units::{Money, numbers};

/// Decimals of the price of a single day beyond those of the currency.
const MORE_DECIMALS: usize = 1;
/// Share of futures from which on a plan counts as no help.
const NEARLY_ALL: f64 = 0.99;
/// An error that is not zero is not written as less.
const LEAST_ERROR: f64 = 0.001;
/// Days in a hundred without a fresh backup from which on it is said that no plan helps.
const MANY_STALE: i64 = 10;

/// An alternative less the present one: `fails 99 in 100 futures less often (± 1); ...`.
pub fn difference(compared: Compared<'_>, change: &Change, less: &Difference) -> String {
    let failing = points(less.fails).map(|text| match less.fails.value < 0.0 {
        true => say!("compare-fails-less-often-text", text = text),
        false => say!("compare-fails-more-often-text", text = text),
    });
    let fresh = points(less.fresh).map(|text| match less.fresh.value > 0.0 {
        true => say!("compare-text-fresh-days-in", text = text),
        false => say!("compare-text-fresh-days-in-100", text = text),
    });
    let none = || say!("compare-no-sure-difference-in");
    let known: Vec<String> = failing.into_iter().chain(fresh).collect();
    let backups = if known.is_empty() { none() } else { known.join("; ") };
    format!("{}{backups}; {}.", own_plans(compared, change), paid(compared, less))
}

/// Who gets which plan, where more than one person does: `Parent A 2 TB, Parent B 50 GB: `.
fn own_plans(compared: Compared<'_>, change: &Change) -> String {
    let Change::Leave(who) = change else { return String::new() };
    if who.len() < 2 {
        return String::new();
    }
    let household = compared.household;
    let plan = |(person, plan): &(PersonId, PlanId)| {
        let name = household.people.get(person.index()).map_or("", |person| &person.name);
        let plan = household.plans.get(plan.index()).map_or("", |plan| &plan.name);
        clean(&format!("{name} {plan}"))
    };
    format!("{}: ", who.iter().map(plan).collect::<Vec<_>>().join(", "))
}

/// A sure difference of shares in hundredths with its error, without its sign: `99.1 ± 0.2`.
fn points(mean: Mean) -> Option<String> {
    let hundredths = |share: f64| decimal(100.0 * share.abs(), 1);
    mean.is_sure().then(|| match mean.error > 0.0 {
        true => format!("{} ± {}", hundredths(mean.value), hundredths(mean.error.abs().max(LEAST_ERROR))),
        false => hundredths(mean.value),
    })
}

/// What it costs more or less: `252.00 USD more`.
pub fn paid(compared: Compared<'_>, less: &Difference) -> String {
    let Some(paid) = less.paid else { return say!("compare-what-it-costs-is") };
    let currency = compared.currency();
    let error = match amount(paid.error).0 {
        0 => String::new(),
        _ => format!(" ± {}", currency.amount(amount(paid.error))),
    };
    let figure = currency.amount(amount(paid.value.abs()));
    match amount(paid.value).0 {
        0 => say!("compare-the-same-price"),
        _ if !paid.is_sure() => say!("compare-no-sure-difference-in-price"),
        more => {
            let which = if more > 0 { say!("compare-more") } else { say!("compare-less") };
            format!("{} {which}", current().beside(currency, &format!("{figure}{error}")))
        }
    }
}

/// Prices of a day: `from 0.03 to 8.11 USD`, `above 8.11 USD`.
pub fn price_range(compared: Compared<'_>, range: PriceRange) -> String {
    let figure = |price: f64| day_price(compared, price);
    let with_currency = |figure: &str| current().beside(compared.currency(), figure);
    match (range.from > 0.0, range.to) {
        (false, None) => say!("compare-at-any-price"),
        (false, Some(to)) => say!("compare-up-to-with-currency", with_currency = with_currency(&figure(to))),
        (true, None) => {
            say!("compare-above-with-currency", with_currency = with_currency(&figure(range.from)))
        }
        (true, Some(to)) => {
            say!(
                "compare-from-with-currency",
                with_currency = with_currency(&say!(
                    "compare-figure-to-to",
                    figure = figure(range.from),
                    to = figure(to)
                ))
            )
        }
    }
}

/// Whether a range of prices reaches up to a price that is not written as zero.
pub fn is_seen(compared: Compared<'_>, range: PriceRange) -> bool {
    range.to.is_none_or(|to| day_price(compared, to).contains(|digit| ('1'..='9').contains(&digit)))
}

/// The price of a day, below a whole unit finer than the currency's coins.
pub fn day_price(compared: Compared<'_>, minor_units: f64) -> String {
    let currency = compared.currency();
    let price = minor_units / numbers::real(currency.minor_units());
    let finer = if price < 1.0 { MORE_DECIMALS } else { 0 };
    let decimals = usize::try_from(currency.decimals()).unwrap_or(0) + finer;
    current().price_with(price, decimals)
}

/// So many days with a word before them, as a whole number with commas; fewer than one is `under 1`.
pub fn days(count: f64, which: &str) -> String {
    match numbers::round_half_up(count.abs()) {
        0 => say!("compare-under-1-which-day", which = which),
        1 => say!("compare-1-which-day", which = which),
        whole => {
            say!("compare-thousands-which-days", thousands = thousands(numbers::index(whole)), which = which)
        }
    }
}

/// Why a row loses, or that it cannot be told; `None` for the row with the least regret.
pub fn reason(compared: Compared<'_>, at: usize) -> Option<String> {
    let row = compared.rows().get(at)?;
    let less = row.to_best.as_ref()?;
    let best = &shown_name(&compared.rows().get(compared.comparison.verdict.leader()?)?.name);
    let undecided = matches!(&compared.comparison.verdict, Verdict::Undecided(rows) if rows.contains(&at));
    if undecided {
        return Some(say!("compare-no-verdict-against-best", best = best));
    }
    if row.regret.is_none() {
        return Some(say!(
            "compare-has-no-room-though",
            futures = full_in(compared, row),
            best = best,
            costs = paid(compared, less)
        ));
    }
    Some(lost(compared, row, less, best))
}

/// In how many futures room is short: ` in 98 futures of 100`; nothing where nothing is left to chance.
fn full_in(compared: Compared<'_>, row: &Row) -> String {
    match compared.comparison.replicates {
        1 => String::new(),
        replicates => say!("compare-in-futures", futures = futures_phrase(row.full.value, replicates)),
    }
}

/// Why a row that surely loses does: it fails more, it costs more for nothing, or it costs more than it saves.
fn lost(compared: Compared<'_>, row: &Row, less: &Difference, best: &str) -> String {
    let costs = paid(compared, less);
    let (stale, dearer) = (less.stale_days, less.paid.is_some_and(|paid| paid.value > 0.0));
    match stale.is_sure() {
        true if stale.value > 0.0 => {
            let why = first_to_fail(compared, row);
            say!(
                "compare-leaves-days-without-a",
                days = days(stale.value, " more"),
                best = best,
                why = why,
                costs = costs
            )
        }
        true if dearer => {
            let each = less.paid.map_or(0.0, |paid| paid.value / -stale.value);
            say!(
                "compare-spares-days-without-a",
                days = days(stale.value, ""),
                costs = costs,
                current = current().beside(compared.currency(), &day_price(compared, each))
            )
        }
        _ => say!("compare-protects-no-better-than", best = best, costs = costs),
    }
}

/// What gives out first: `: Parent A's iPhone backup is first to stop in 98 futures of 100 (no room in iCloud)`.
fn first_to_fail(compared: Compared<'_>, row: &Row) -> String {
    row.first.as_ref().map_or(String::new(), |first| {
        let replicates = compared.comparison.replicates;
        let share = numbers::real_count(first.replicates) / numbers::real_count(replicates.max(1));
        let futures = futures_phrase(share, replicates);
        say!(
            "compare-backup-name-is-first",
            backup_name = backup_name(&first.name),
            futures = futures,
            cause_phrase = cause_phrase(first.cause)
        )
    })
}

/// What is best at the price of a day, and by how much.
pub fn verdict(compared: Compared<'_>) -> Vec<String> {
    let comparison = compared.comparison;
    let day = compared.currency().price(comparison.day_price);
    let name = |at: usize| comparison.rows.get(at).map_or_else(String::new, |row| shown_name(&row.name));
    let Some(best) = comparison.verdict.leader().and_then(|at| comparison.rows.get(at)) else {
        return vec![say!("compare-no-verdict-a-price")];
    };
    let regret = best.regret.map_or(String::new(), |regret| {
        let [mean, p95] =
            [regret.mean.value, regret.p95].map(|value| compared.currency().price(amount(value)));
        match amount(regret.p95) {
            Money::ZERO => say!("compare-in-19-futures-of"),
            _ => say!("compare-against-what-would-have", mean = mean, p95 = p95),
        }
    });
    let counted = say!("compare-where-a-day-without", day = day);
    match &comparison.verdict {
        Verdict::Undecided(rows) => {
            let close: Vec<String> = rows.iter().skip(1).map(|at| name(*at)).collect();
            vec![
                say!(
                    "compare-no-verdict-counted-best",
                    counted = counted,
                    best = shown_name(&best.name),
                    join = close.join(", ")
                ),
                say!("compare-where-backups-are-the"),
            ]
        }
        Verdict::Best(_) | Verdict::Unpriced => {
            let best = format!("{}, {counted}.{regret}", shown_name(&best.name));
            let elsewhere = in_another_pool(compared);
            let hint = elsewhere.or_else(|| not_for_room(comparison));
            std::iter::once(best).chain(hint).collect()
        }
    }
}

/// That what fails is in a pool whose plan is the same in every row, where every future of every row fails for it.
fn in_another_pool(compared: Compared<'_>) -> Option<String> {
    let rows = &compared.comparison.rows;
    let swapped = rows.iter().find_map(|row| match row.change {
        Change::Plan(pool, _) => Some(pool),
        _ => None,
    })?;
    let best = rows.iter().min_by(|a, b| a.fails.value.total_cmp(&b.fails.value))?;
    let first = best.first.as_ref().filter(|first| first.name.pool != swapped)?;
    let name = clean(&compared.household.pools.get(first.name.pool.index())?.name);
    (best.fails.value >= NEARLY_ALL && first.cause == Cause::OverQuota)
        .then(|| say!("compare-what-fails-first-is", name = name))
}

/// That no plan does much, where even the best has few fresh days and want of room is not why.
fn not_for_room(comparison: &Comparison) -> Option<String> {
    let freshest = comparison.rows.iter().max_by(|a, b| a.fresh.value.total_cmp(&b.fresh.value))?;
    let room = freshest.first.as_ref().is_some_and(|first| first.cause == Cause::OverQuota);
    let stale = numbers::round_half_up(100.0 * (1.0 - freshest.fresh.value));
    (stale >= MANY_STALE && !room).then(|| say!("compare-on-stale-of-100", stale = stale))
}

/// The name of an alternative as people read it.
pub fn shown_name(name: &Title) -> String {
    match name {
        Title::Now(plan) => say!("compare-plan-now", plan = clean(plan)),
        Title::AsInTheFile(plan) => say!("compare-plan-then-as-in-the-file", plan = clean(plan)),
        Title::AllOnTheirOwn => say!("compare-everybody-on-their-own"),
        Title::OnTheirOwn { person, plan } => {
            say!("compare-person-on-their-own", person = clean(person), plan = clean(plan))
        }
        Title::InTheFamily(person) => say!("compare-person-in-the-family-s-pool", person = clean(person)),
        Title::Plan(name) | Title::Given(name) => clean(name),
    }
}

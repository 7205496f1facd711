//! The words around every picture: its name, its title, what it shows, and the line at its foot.

use crate::analysis::findings::PoolFindings;
use crate::calendar::Day;
use crate::language::say;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, clean, thousands};
use crate::report::{Context, Run};

/// The words around a picture.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Caption {
    /// Name of its files without their ending: `forecast`.
    pub name: String,
    /// The answer, as a sentence.
    pub title: String,
    /// What is drawn.
    pub subtitle: String,
    /// Scenario, futures, seed, version, price date and unit.
    pub footer: String,
    /// What the picture shows, in a sentence or two.
    pub alt: String,
    /// The same at length, with the numbers.
    pub description: String,
}

/// Scenario, chance, version, the day of the prices and, where amounts are drawn, their unit.
pub fn footer(run: Run, unit: Option<SizeUnit>) -> String {
    let chance = (!run.is_certain()).then_some((run.findings.futures, run.findings.seed));
    let prices = run.findings.pools.iter().find_map(|pool| run.listed_prices(pool.pool));
    foot(run.context, (chance, prices), unit)
}

/// The same from its parts: futures and seed, where anything is left to chance; the day of the prices, where any are told.
pub fn foot(
    context: &Context,
    (chance, prices): (Option<(usize, u64)>, Option<Day>),
    unit: Option<SizeUnit>,
) -> String {
    let chance = match chance {
        None => say!("figures-nothing-left-to-chance"),
        Some((futures, seed)) => {
            say!("figures-thousands-futures-seed-seed", thousands = thousands(futures), seed = seed)
        }
    };
    let program = say!("figures-headroom-version", version = context.version);
    let mut parts =
        vec![say!("figures-scenario-clean", clean = clean(&context.scenario_name)), chance, program];
    parts.extend(prices.map(|day| say!("figures-prices-in-short", in_short = day.in_short())));
    parts.extend(unit.map(SizeUnit::meaning));
    parts.join("  ·  ")
}

/// The name of a pool's picture: that of its kind, or with several pools the kind and the pool's name.
pub fn pool_file(run: Run, pool: &PoolFindings, kind: &str) -> String {
    let pools = run.findings.pools.as_slice();
    if pools.len() == 1 {
        return kind.to_owned();
    }
    let slug_of = |of: &PoolFindings| slug(&of.name, "pool");
    let slug = slug_of(pool);
    let same = |other: &&PoolFindings| other.pool < pool.pool && slug_of(other) == slug;
    match pools.iter().filter(same).count() {
        0 => format!("{kind}-{slug}"),
        before => format!("{kind}-{slug}-{}", before + 1),
    }
}

/// A name as part of a file's name: letters and digits in lower case, dashes between them; `otherwise` where
/// nothing is left.
pub fn slug(name: &str, otherwise: &str) -> String {
    let dashed: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<_> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { otherwise.to_owned() } else { words.join("-").chars().take(60).collect() }
}

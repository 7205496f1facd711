//! The words around every picture: its name, its title, what it shows, and the line at its foot.

use crate::report::Run;
use crate::report::words::{SizeUnit, clean, thousands};

/// The words around a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    let context = run.context;
    let chance = match run.is_certain() {
        true => "nothing left to chance".to_owned(),
        false => format!("{} futures  ·  seed {}", thousands(run.findings.futures), run.findings.seed),
    };
    let program = format!("headroom {}", context.version);
    let mut parts = vec![format!("scenario {}", clean(&context.scenario_name)), chance, program];
    parts.extend(context.price_as_of.map(|day| format!("prices {}", day.short())));
    parts.extend(unit.map(SizeUnit::meaning));
    parts.join("  ·  ")
}

/// A name as part of a file's name: letters and digits in lower case, dashes between them; `otherwise` where
/// nothing is left.
pub fn slug(name: &str, otherwise: &str) -> String {
    let dashed: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<_> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { otherwise.to_owned() } else { words.join("-").chars().take(60).collect() }
}

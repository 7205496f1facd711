//! What the storage chart says: what grows most, what waits, and all of it for those who do not see it.

use super::{Bulk, Bulks, Stack, Stacks, Waits, What};
use crate::analysis::findings::PoolFindings;
use crate::calendar::Horizon;
use crate::report::Run;
use crate::report::figures::forecast::empty_days;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, belonging, capitalised, decimal, thousands};
use crate::units::Bytes;

impl What {
    /// What grows, and the verb for it.
    const fn grows(self) -> (&'static str, &'static str) {
        match self {
            Self::WhatsApp => ("WhatsApp backup", "grows"),
            Self::Photos => ("photos", "grow"),
            Self::Messages => ("messages", "grow"),
            Self::Backups | Self::OldBackups => ("device backups", "grow"),
            Self::Rest => ("other data", "grow"),
        }
    }
}

/// What grows most, and what waits in the end.
pub fn title(run: Run, bulks: &Bulks, (unit, lived): (SizeUnit, Horizon)) -> (String, String) {
    let last = usize::try_from(lived.last.days_since(run.household.horizon.first)).unwrap_or(0);
    let at_last = |sizes: &[Bytes]| sizes.get(last).or(sizes.last()).copied();
    let begun = |sizes: &[Bytes]| sizes.iter().copied().find(|size| *size > Bytes::ZERO);
    let ends = |bulk: &Bulk| Some((begun(&bulk.stored)?, at_last(&bulk.stored)?));
    let growth = bulks.iter().filter_map(|(key, bulk)| Some((*key, ends(bulk)?)));
    let most = growth.max_by_key(|(_, (first, last))| *last - *first);
    let grows = most.filter(|(_, (first, last))| *last - *first > Bytes::MB.scaled(50.0)).map(|grown| {
        let ((what, person), (first, last)) = grown;
        let owner = person.and_then(|person| run.household.people.get(person.index()));
        let (what, grows) = what.grows();
        let whose = owner.map_or_else(|| what.to_owned(), |owner| belonging(&owner.name, what));
        format!("{whose} {grows} most: from {} to {}", unit.show(first), unit.show(last))
    });
    let waits: Bytes = bulks.values().filter_map(|bulk| at_last(&bulk.waiting)).sum();
    let waits = (waits > Bytes::MB.scaled(50.0))
        .then(|| format!("{} wait on the phones in the end", unit.show(waits)));
    let told: Vec<String> = grows.into_iter().chain(waits).collect();
    let sentence = if told.is_empty() { "What is stored stays as it is".to_owned() } else { told.join("; ") };
    let sentence = capitalised(&sentence);
    (sentence.clone(), format!("{sentence}."))
}

/// What is drawn, and when nobody is on the plan.
pub fn subtitle(run: Run, pool: &PoolFindings, drawn: &Stacks) -> String {
    let owner = if pool.name == "family" { "the family" } else { &pool.name };
    let whose = belonging(owner, "iCloud");
    let future = match run.is_certain() {
        true => String::new(),
        false => format!(", in the middle one of {} futures", thousands(run.findings.futures)),
    };
    let striped = match drawn.waits() {
        (_, Waits::Never) => "",
        _ => "; striped above the plan: what waits on the phones",
    };
    format!("Who and what fills {whose}{future}{striped}.{}", empty_days(pool, drawn.horizon))
}

/// The picture at length: what is stored on its first and on its last day.
pub fn description(
    alt: &str,
    stacks: &[Stack],
    (Horizon { first, last }, unit): (Horizon, SizeUnit),
) -> String {
    let axis = unit.axis_name();
    let listed = |at: &dyn Fn(&Stack) -> Option<f64>| {
        let parts = stacks.iter().filter_map(|stack| {
            at(stack)
                .filter(|size| *size > 0.0)
                .map(|size| format!("{} {} {axis}", stack.label, decimal(size, 1)))
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    let start = listed(&|stack| stack.stored.iter().copied().find(|size| *size > 0.0));
    let end = listed(&|stack| stack.stored.iter().copied().rev().find(|size| *size > 0.0));
    format!("{alt} On {}: {start}. On {}: {end}.", first.in_full(), last.in_full())
}

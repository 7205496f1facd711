//! What the storage chart says: what grows most, what waits, and all of it for those who do not see it.

use super::{Bulk, Bulks, Stack, Stacks, Waits, What};
use crate::analysis::findings::PoolFindings;
use crate::calendar::Horizon;
use crate::language::say;
use crate::report::Run;
use crate::report::figures::forecast::empty_days;
use crate::report::locale::Dated;
use crate::report::words::of_pool;
use crate::report::words::{SizeUnit, belonging, capitalised, thousands};
use crate::units::Bytes;

impl What {
    /// What grows, and the verb for it.
    fn grows(self) -> (String, String) {
        match self {
            Self::WhatsApp => (say!("figures-whatsapp-backup"), say!("figures-grows")),
            Self::Photos => (say!("figures-photos"), say!("figures-grow")),
            Self::Messages => (say!("figures-messages"), say!("figures-grow")),
            Self::Backups | Self::OldBackups => (say!("figures-device-backups"), say!("figures-grow")),
            Self::Rest => (say!("figures-other-data"), say!("figures-grow")),
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
        let whose = owner.map_or_else(|| what.clone(), |owner| belonging(&owner.name, &what));
        say!(
            "figures-whose-grows-most-from",
            whose = whose,
            grows = grows,
            unit = unit.show(first),
            show = unit.show(last)
        )
    });
    let waits: Bytes = bulks.values().filter_map(|bulk| at_last(&bulk.waiting)).sum();
    let waits =
        (waits > Bytes::MB.scaled(50.0)).then(|| say!("figures-unit-wait-on-the", unit = unit.show(waits)));
    let told: Vec<String> = grows.into_iter().chain(waits).collect();
    let sentence = if told.is_empty() { say!("figures-what-is-stored-stays") } else { told.join("; ") };
    let sentence = capitalised(&sentence);
    (sentence.clone(), format!("{sentence}."))
}

/// What is drawn, and when nobody is on the plan.
pub fn subtitle(run: Run, pool: &PoolFindings, drawn: &Stacks) -> String {
    let whose = of_pool(&pool.name, "iCloud");
    let future = match run.is_certain() {
        true => String::new(),
        false => say!("figures-in-the-middle-one", thousands = thousands(run.findings.futures)),
    };
    let striped = match drawn.waits() {
        (_, Waits::Never) => String::new(),
        _ => say!("figures-striped-above-the-plan"),
    };
    say!(
        "figures-who-and-what-fills",
        whose = whose,
        future = future,
        striped = striped,
        empty_days = empty_days(pool, drawn.horizon)
    )
}

/// The picture at length: what is stored on its first and on its last day.
pub fn description(
    alt: &str,
    stacks: &[Stack],
    (Horizon { first, last }, unit): (Horizon, SizeUnit),
) -> String {
    let listed = |at: &dyn Fn(&Stack) -> Option<f64>| {
        let parts = stacks.iter().filter_map(|stack| {
            at(stack)
                .filter(|size| *size > 0.0)
                .map(|size| format!("{} {}", stack.label, unit.show_on_axis(size)))
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    let start = listed(&|stack| stack.stored.iter().copied().find(|size| *size > 0.0));
    let end = listed(&|stack| stack.stored.iter().copied().rev().find(|size| *size > 0.0));
    say!(
        "figures-alt-on-first-start",
        alt = alt,
        first = first.in_full(),
        start = start,
        last = last.in_full(),
        end = end
    )
}

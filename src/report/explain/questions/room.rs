//! Questions about room: why a backup needs more, what an old phone's backup takes, who fills the plan.

use super::plans::stops_by_day;
use super::{Answer, Explained, backup};
use crate::analysis::explain::{
    Filling, OldBackup, Refusal, fillings, first_failing_with, old_backups, refusals,
};
use crate::analysis::findings::Kind;
use crate::model::household::{PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::report::locale::Dated;
use crate::report::words::{WHATSAPP_ROOM, belonging, capitalised, clean, whatsapp_times};
use crate::units::Bytes;

/// Why a backup needs more room than there is.
pub fn needs_more(explained: Explained<'_>) -> Answer {
    let refused = refusals(explained.world, explained.future);
    let over: Vec<String> = refused
        .iter()
        .filter(|refusal| refusal.entry.outcome == Outcome::OverQuota)
        .map(|refusal| need(explained, refusal))
        .collect();
    Answer::of(over, "no backup of this future ever finds too little room in iCloud")
}

fn need(explained: Explained<'_>, refusal: &Refusal) -> String {
    let unit = explained.unit(refusal.entry.pool);
    let (entry, contents) = (&refusal.entry, refusal.contents);
    let day = entry.day.in_short();
    match refusal.name.kind {
        Kind::WhatsApp(_) => format!(
            "{}, {day}: it holds {}, and WhatsApp wants {} times that free before it starts, {}; {}. \
             The old backup stays beside the new one until that is whole.",
            capitalised(&backup(&refusal.name)),
            unit.show_factor(entry.next_size, WHATSAPP_ROOM, &unit.show_fine(entry.needed)),
            whatsapp_times(),
            unit.show_fine(entry.needed),
            unit.room(entry.free),
        ),
        Kind::Device { .. } if contents.added >= contents.set => format!(
            "{}, {day}: a first backup sends everything, {}; {}.",
            capitalised(&backup(&refusal.name)),
            unit.show_fine(contents.set),
            unit.room(entry.free),
        ),
        Kind::Device { .. } => format!(
            "{}, {day}: the whole backup holds {}, but only what is new ({}) and what changed ({}) \
             must fit beside the old one: {}; {}.",
            capitalised(&backup(&refusal.name)),
            unit.show_fine(contents.set),
            unit.show_fine(contents.added),
            unit.show_fine(contents.rewritten),
            unit.show_fine(entry.needed),
            unit.room(entry.free),
        ),
    }
}

/// Why a backup is refused though room is left.
pub fn free_and_refused(explained: Explained<'_>) -> Answer {
    let refused = refusals(explained.world, explained.future);
    let free = refused.iter().filter(|refusal| refusal.entry.free > Bytes::ZERO);
    let told = free.map(|refusal| free_but(explained, refusal)).collect();
    Answer::of(told, "no backup of this future is refused while room is left")
}

fn free_but(explained: Explained<'_>, refusal: &Refusal) -> String {
    let (unit, entry) = (explained.unit(refusal.entry.pool), &refusal.entry);
    let name = capitalised(&backup(&refusal.name));
    let (day, free, needed) =
        (entry.day.in_short(), unit.show_fine(entry.free), unit.show_fine(entry.needed));
    match (entry.outcome, refusal.name.kind) {
        (Outcome::PhoneFull, _) => format!(
            "{name}, {day}: it is the phone that is full, not iCloud: {free} free on it, {needed} wanted."
        ),
        (_, Kind::WhatsApp(_)) => format!(
            "{name}, {day}: {free} are free, more than its {}, but not {} times as much, {needed}.",
            unit.show_factor(entry.next_size, WHATSAPP_ROOM, &needed),
            whatsapp_times()
        ),
        (_, Kind::Device { .. }) => format!(
            "{name}, {day}: {free} are free, but this backup needs {needed}. Room on the phone does not count."
        ),
    }
}

/// When old phones' backups go, and what deleting them wins.
pub fn old(explained: Explained<'_>) -> Answer {
    let found = old_backups(explained.world, explained.future);
    let told = found.iter().map(|old| old_backup(explained, old)).collect();
    Answer::of(told, "no backup of a device out of use is stored")
}

fn old_backup(explained: Explained<'_>, old: &OldBackup) -> String {
    let pool = explained.world.household.people[old.person.index()].pool;
    let whose = belonging(&explained.person_name(old.person), &clean(&old.device));
    let size = explained.unit(pool).show(old.bytes);
    let goes = match old.gone {
        None => "It is kept until somebody deletes it".to_owned(),
        Some(day) => {
            format!("It was made on {} and goes by itself on {}", old.made.in_short(), day.in_short())
        }
    };
    let since = match old.since > explained.world.household.horizon.first {
        true => format!(" (out of use from {} on)", old.since.in_short()),
        false => String::new(),
    };
    format!("{whose}{since}: {goes}. Deleting it earlier frees {size} at once{}.", won(explained, old, pool))
}

/// What deleting an old backup on the first day does for the first failing day of its pool.
fn won(explained: Explained<'_>, old: &OldBackup, pool: PoolId) -> String {
    let Some(action) = &old.delete else { return String::new() };
    let replicate = explained.future.replicate;
    let first = |actions: &[_]| first_failing_with(explained.world, replicate, pool, actions);
    match (first(&[]), first(std::slice::from_ref(action))) {
        (Some(without), Some(with)) if with > without => {
            let days = with.days_since(without);
            format!(
                "; done today, the first backup stops {days} days later, on {} instead of {}",
                with.in_short(),
                without.in_short()
            )
        }
        (Some(without), None) => {
            format!(
                "; done today, no backup stops within the horizon (otherwise from {})",
                without.in_short()
            )
        }
        _ => "; that keeps no backup working for longer".to_owned(),
    }
}

/// Who fills a shared plan, and when whose backups stop.
pub fn who_fills(explained: Explained<'_>) -> Answer {
    let all = fillings(explained.world, explained.future);
    let shared = all.iter().filter(|filling| filling.by_person.iter().flatten_people() > 1);
    Answer::of(shared.flat_map(|filling| pool_filled(explained, filling)).collect(), "nobody shares a plan")
}

/// Counting people among the owners of changes.
trait People {
    fn flatten_people(self) -> usize;
}

impl<'a, I: Iterator<Item = &'a (Option<PersonId>, Bytes)>> People for I {
    fn flatten_people(self) -> usize {
        self.filter(|(person, _)| person.is_some()).count()
    }
}

fn pool_filled(explained: Explained<'_>, filling: &Filling) -> Vec<String> {
    let unit = explained.unit(filling.pool);
    let people = filling.by_person.iter().filter_map(|(person, bytes)| {
        person.map(|id| format!("{} {}", explained.person_name(id), more_or_less(unit.show(*bytes))))
    });
    let people = people.collect::<Vec<_>>().join(", ");
    let until = match filling.full {
        true => format!("Until the first backup finds no room, {}", filling.until.in_short()),
        false => format!("It is never too full within the horizon. Until {}", filling.until.in_short()),
    };
    let mut answers = vec![format!("{until}: {people}.")];
    if !filling.stops.is_empty() {
        answers.push(format!("Then stop, in this order: {}.", stops_by_day(&filling.stops)));
    }
    answers
}

fn more_or_less(size: String) -> String {
    if size.starts_with('-') { size } else { format!("+{size}") }
}

#[cfg(test)]
mod tests {
    use super::super::tests::answer;
    use crate::report::explain::fixture::{Lived, event};

    #[test]
    fn a_full_pool_names_who_filled_it_and_who_stops() {
        let lived = Lived::of(&event("2026-12-10", "add", "category = \"drive\"\nsize = \"60 GB\""));
        let text = answer(&lived, 6);
        assert!(text.contains("Then stop, in this order: A's WhatsApp backup, A's iPhone backup and B's iPhone backup on 10 Dec"), "{text}");
    }

    #[test]
    fn a_refused_backup_tells_its_arithmetic() {
        let lived = Lived::of(&event("2026-12-10", "add", "category = \"drive\"\nsize = \"40 GB\""));
        let text = answer(&lived, 2);
        assert!(text.contains("more than its") && text.contains("but not 2.05 times as much"), "{text}");
    }
}

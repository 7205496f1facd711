//! Questions about room: why a backup needs more, what an old phone's backup takes, who fills the plan.

use super::plans::stops_by_day;
use super::{Answer, Explained, backup};
use crate::analysis::explain::{
    Filling, OldBackup, Refusal, fillings, first_failing_with, old_backups, refusals,
};
use crate::analysis::findings::Kind;
use crate::language::say;
use crate::model::household::{PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, WHATSAPP_ROOM, belonging, capitalised, clean, whatsapp_times};
use crate::units::Bytes;

/// Why a backup needs more room than there is.
pub fn needs_more(explained: Explained<'_>) -> Answer {
    let refused = refusals(explained.world, explained.future);
    let over: Vec<String> = refused
        .iter()
        .filter(|refusal| refusal.entry.outcome == Outcome::OverQuota)
        .map(|refusal| need(explained, refusal))
        .collect();
    Answer::of(over, say!("explain-no-backup-of-this"))
}

fn need(explained: Explained<'_>, refusal: &Refusal) -> String {
    let unit = explained.unit(refusal.entry.pool);
    let (entry, contents) = (&refusal.entry, refusal.contents);
    let day = entry.day.in_short();
    match refusal.name.kind {
        Kind::WhatsApp(_) => say!(
            "explain-capitalised-day-it-holds",
            capitalised = capitalised(backup(&refusal.name)),
            day = day,
            unit = unit.show_factor(entry.next_size, WHATSAPP_ROOM, &unit.show_fine(entry.needed)),
            whatsapp_times = whatsapp_times(),
            show_fine = unit.show_fine(entry.needed),
            room = unit.room(entry.free)
        ),
        Kind::Device { .. } if contents.added >= contents.set => say!(
            "explain-capitalised-day-a-first",
            capitalised = capitalised(backup(&refusal.name)),
            day = day,
            unit = unit.show_fine(contents.set),
            room = unit.room(entry.free)
        ),
        Kind::Device { .. } => say!(
            "explain-capitalised-day-the-whole",
            capitalised = capitalised(backup(&refusal.name)),
            day = day,
            unit = unit.show_fine(contents.set),
            show_fine = unit.show_fine(contents.added),
            contents = unit.show_fine(contents.rewritten),
            entry = unit.show_fine(entry.needed),
            room = unit.room(entry.free)
        ),
    }
}

/// Why a backup is refused though room is left.
pub fn free_and_refused(explained: Explained<'_>) -> Answer {
    let refused = refusals(explained.world, explained.future);
    let free = refused.iter().filter(|refusal| refusal.entry.free > Bytes::ZERO);
    let told = free.map(|refusal| free_but(explained, refusal)).collect();
    Answer::of(told, say!("explain-no-backup-of-this-future"))
}

fn free_but(explained: Explained<'_>, refusal: &Refusal) -> String {
    let (unit, entry) = (explained.unit(refusal.entry.pool), &refusal.entry);
    let name = capitalised(backup(&refusal.name));
    let (day, free, needed) =
        (entry.day.in_short(), unit.show_fine(entry.free), unit.show_fine(entry.needed));
    match (entry.outcome, refusal.name.kind) {
        (Outcome::PhoneFull, _) => {
            let room = SizeUnit::PHONE.shortfall(entry.needed, entry.free);
            say!(
                "explain-name-day-it-is",
                name = name,
                day = day,
                room = room.room,
                needed = room.needed,
                short = room.short
            )
        }
        (_, Kind::WhatsApp(_)) => say!(
            "explain-name-day-free-are",
            name = name,
            day = day,
            free = free,
            unit = unit.show_factor(entry.next_size, WHATSAPP_ROOM, &needed),
            whatsapp_times = whatsapp_times(),
            needed = needed
        ),
        (_, Kind::Device { .. }) => {
            say!("explain-name-day-free-are-free", name = name, day = day, free = free, needed = needed)
        }
    }
}

/// When old phones' backups go, and what deleting them wins.
pub fn old(explained: Explained<'_>) -> Answer {
    let found = old_backups(explained.world, explained.future);
    let told = found.iter().map(|old| old_backup(explained, old)).collect();
    Answer::of(told, say!("explain-no-backup-of-a"))
}

fn old_backup(explained: Explained<'_>, old: &OldBackup) -> String {
    let pool = explained.world.household.people[old.person.index()].pool;
    let whose = belonging(&explained.person_name(old.person), clean(&old.device));
    let size = explained.unit(pool).show(old.bytes);
    let goes = match old.gone {
        None => say!("explain-it-is-kept-until"),
        Some(day) => {
            say!("explain-it-was-made-on", in_short = old.made.in_short(), day = day.in_short())
        }
    };
    let since = match old.since > explained.world.household.horizon.first {
        true => say!("explain-out-of-use-from", in_short = old.since.in_short()),
        false => String::new(),
    };
    say!(
        "explain-whose-since-goes-deleting",
        whose = whose,
        since = since,
        goes = goes,
        size = size,
        won = won(explained, old, pool)
    )
}

/// What deleting an old backup on the first day does for the first failing day of its pool.
fn won(explained: Explained<'_>, old: &OldBackup, pool: PoolId) -> String {
    let Some(action) = &old.delete else { return String::new() };
    let replicate = explained.future.replicate;
    let first = |actions: &[_]| first_failing_with(explained.world, replicate, pool, actions);
    match (first(&[]), first(std::slice::from_ref(action))) {
        (Some(without), Some(with)) if with > without => {
            let days = with.days_since(without);
            say!(
                "explain-done-today-the-first",
                days = days,
                in_short = with.in_short(),
                without = without.in_short()
            )
        }
        (Some(without), None) => {
            say!("explain-done-today-no-backup", in_short = without.in_short())
        }
        _ => say!("explain-that-keeps-no-backup"),
    }
}

/// Who fills a shared plan, and when whose backups stop.
pub fn who_fills(explained: Explained<'_>) -> Answer {
    let all = fillings(explained.world, explained.future);
    let shared = all.iter().filter(|filling| filling.by_person.iter().flatten_people() > 1);
    Answer::of(
        shared.flat_map(|filling| pool_filled(explained, filling)).collect(),
        say!("explain-nobody-shares-a-plan"),
    )
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
        true => say!("explain-until-the-first-backup", in_short = filling.until.in_short()),
        false => say!("explain-it-is-never-too", in_short = filling.until.in_short()),
    };
    let mut answers = vec![format!("{until}: {people}.")];
    if !filling.stops.is_empty() {
        answers.push(say!("explain-then-stop-in-this", stops_by_day = stops_by_day(&filling.stops)));
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
    fn a_full_phone_tells_its_own_room_and_not_iclouds() {
        let device = "[[person.device]]\nname = \"iPhone\"\ncapacity = \"64 GB\"\nfree = \"0.03 GB\"\n";
        let text = answer(&Lived::of(device), 2);
        assert!(text.contains("not iCloud: 50 MB wanted on it, "), "{text}");
        assert!(text.contains(" MB are free: ") && !text.contains("GB"), "{text}");
    }

    #[test]
    fn a_refused_backup_tells_its_arithmetic() {
        let lived = Lived::of(&event("2026-12-10", "add", "category = \"drive\"\nsize = \"40 GB\""));
        let text = answer(&lived, 2);
        assert!(text.contains("more than its") && text.contains("but not 2.05 times as much"), "{text}");
    }
}

//! The ten questions people ask, answered with this household's numbers.

use super::{Explained, Section, backup, today};
use crate::analysis::explain::{
    Filling, NightsCounted, OldBackup, PlanTried, Refusal, UploadTime, downgrade, fillings,
    first_failing_with, nights_counted, old_backups, plans_tried, refusals, upload_times,
};
use crate::analysis::findings::{Arrival, Cause, Kind, Occupied, TodayState};
use crate::analysis::pools::occupied;
use crate::analysis::today as state_today;
use crate::model::household::{PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::state::BackupLine;
use crate::report::words::{belonging, capitalised, cause_words, clean};
use crate::units::Bytes;

/// The questions, in their order.
pub const QUESTIONS: [&str; 10] = [
    "Why does my backup need more room than I have?",
    "I have free space: why does it say there is not enough?",
    "My old phone's backup is still there: when does it go, what do I win by deleting it?",
    "WhatsApp takes my whole iCloud: is it counted twice, and why does it want double?",
    "Plugged in every night and still no backup: which condition failed?",
    "One of us fills the family plan: who, and when do the others stop?",
    "Will this backup ever finish at my upload speed?",
    "Which plan is enough, and for how long?",
    "What breaks if I downgrade?",
    "I have ignored \"not backed up\": what would I lose today?",
];

/// The answer to a question, 1 to 10; `None` for other numbers.
pub fn section(explained: Explained<'_>, number: usize) -> Option<Section> {
    let question = QUESTIONS.get(number.checked_sub(1)?)?;
    let answers = match number {
        1 => needs_more(explained),
        2 => free_and_refused(explained),
        3 => old(explained),
        4 => today::chats(explained),
        5 => conditions(explained),
        6 => who_fills(explained),
        7 => uploads(explained),
        8 => plans(explained),
        9 => smaller_plan(explained),
        _ => lost_today(explained),
    };
    let mut section = Section::new(format!("{number}. {question}"));
    match answers.is_empty() {
        true => section.say("", "Does not arise here: nobody uses WhatsApp."),
        false => answers.iter().fold(&mut section, |section, answer| section.say("", answer)),
    };
    Some(section)
}

fn does_not_arise(why: &str) -> Vec<String> {
    vec![format!("Does not arise here: {why}.")]
}

fn needs_more(explained: Explained<'_>) -> Vec<String> {
    let refused = refusals(explained.world, explained.future);
    let over: Vec<String> = refused
        .iter()
        .filter(|refusal| refusal.entry.outcome == Outcome::OverQuota)
        .map(|refusal| need(explained, refusal))
        .collect();
    if over.is_empty() {
        return does_not_arise("no backup of this future ever finds too little room in iCloud");
    }
    over
}

fn need(explained: Explained<'_>, refusal: &Refusal) -> String {
    let unit = explained.unit(refusal.entry.pool);
    let (entry, contents) = (&refusal.entry, refusal.contents);
    let day = entry.day.short();
    match refusal.name.kind {
        Kind::WhatsApp(_) => format!(
            "{}, {day}: it holds {}, and WhatsApp wants 2.05 times that free before it starts, {}; {}. \
             The old backup stays beside the new one until that is whole.",
            capitalised(&backup(&refusal.name)),
            unit.show_fine(entry.next_size),
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

fn free_and_refused(explained: Explained<'_>) -> Vec<String> {
    let refused = refusals(explained.world, explained.future);
    let free: Vec<&Refusal> = refused.iter().filter(|refusal| refusal.entry.free > Bytes::ZERO).collect();
    if free.is_empty() {
        return does_not_arise("no backup of this future is refused while room is left");
    }
    free.iter().map(|refusal| free_but(explained, refusal)).collect()
}

fn free_but(explained: Explained<'_>, refusal: &Refusal) -> String {
    let (unit, entry) = (explained.unit(refusal.entry.pool), &refusal.entry);
    let name = capitalised(&backup(&refusal.name));
    let (day, free, needed) = (entry.day.short(), unit.show_fine(entry.free), unit.show_fine(entry.needed));
    match (entry.outcome, refusal.name.kind) {
        (Outcome::PhoneFull, _) => format!(
            "{name}, {day}: it is the phone that is full, not iCloud: {free} free on it, {needed} wanted."
        ),
        (_, Kind::WhatsApp(_)) => format!(
            "{name}, {day}: {free} are free, more than its {}, but not 2.05 times as much, {needed}.",
            unit.show_fine(entry.next_size)
        ),
        (_, Kind::Device { .. }) => format!(
            "{name}, {day}: {free} are free, but this backup needs {needed}. Room on the phone does not count."
        ),
    }
}

fn old(explained: Explained<'_>) -> Vec<String> {
    let found = old_backups(explained.world, explained.future);
    if found.is_empty() {
        return does_not_arise("no backup of a device out of use is stored");
    }
    found.iter().map(|old| old_backup(explained, old)).collect()
}

fn old_backup(explained: Explained<'_>, old: &OldBackup) -> String {
    let pool = explained.world.household.people[old.person.index()].pool;
    let whose = belonging(&explained.person_name(old.person), &clean(&old.device));
    let size = explained.unit(pool).show(old.bytes);
    let goes = match old.gone {
        None => "It is kept until somebody deletes it".to_owned(),
        Some(day) => format!("It was made on {} and goes by itself on {}", old.made.short(), day.short()),
    };
    let since = match old.since > explained.world.household.horizon.first {
        true => format!(" (out of use from {} on)", old.since.short()),
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
                with.short(),
                without.short()
            )
        }
        (Some(without), None) => {
            format!("; done today, no backup stops within the horizon (otherwise from {})", without.short())
        }
        _ => "; that keeps no backup working for longer".to_owned(),
    }
}

fn conditions(explained: Explained<'_>) -> Vec<String> {
    let nights = nights_counted(explained.world, explained.future.replicate);
    let mine = nights.iter().filter(|counted| explained.wants_line(BackupLine::Device(counted.device)));
    mine.map(|counted| device_nights(explained, counted)).collect()
}

fn device_nights(explained: Explained<'_>, counted: &NightsCounted) -> String {
    let device = explained.device_name(counted.device);
    if counted.eligible == counted.nights {
        return format!("{device}: no condition failed on any of {} nights.", counted.nights);
    }
    let words = ["not plugged in", "no Wi-Fi", "not locked"];
    let mut lacking: Vec<(usize, &str)> = counted.lacking.into_iter().zip(words).collect();
    lacking.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let told = lacking.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, words)| format!("{words} on {count}")).collect();
    let (length, from) = counted.longest;
    let twice = if counted.lacking.iter().sum::<usize>() > counted.nights - counted.eligible {
        " (a night may lack two)"
    } else {
        ""
    };
    format!(
        "{device}: {} of {} nights had all three; {}{twice}. Longest run without: {length} from {}.",
        counted.eligible,
        counted.nights,
        told.join(", "),
        from.short()
    )
}

fn who_fills(explained: Explained<'_>) -> Vec<String> {
    let all = fillings(explained.world, explained.future);
    let shared = all.iter().filter(|filling| filling.by_person.iter().flatten_people() > 1);
    let answers: Vec<String> = shared.flat_map(|filling| pool_filled(explained, filling)).collect();
    if answers.is_empty() { does_not_arise("nobody shares a plan") } else { answers }
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
        true => format!("Until the first backup finds no room, {}", filling.until.short()),
        false => format!("It is never too full within the horizon. Until {}", filling.until.short()),
    };
    let mut answers = vec![format!("{until}: {people}.")];
    if !filling.stops.is_empty() {
        let stops = filling.stops.iter().map(|(name, day)| format!("{} on {}", backup(name), day.short()));
        answers.push(format!("Then stop, in this order: {}.", stops.collect::<Vec<_>>().join("; ")));
    }
    answers
}

fn more_or_less(size: String) -> String {
    if size.starts_with('-') { size } else { format!("+{size}") }
}

fn uploads(explained: Explained<'_>) -> Vec<String> {
    let nights = nights_counted(explained.world, explained.future.replicate);
    let times = upload_times(explained.world, explained.future, &nights);
    let mine =
        times.iter().zip(&nights).filter(|(time, _)| explained.wants_line(BackupLine::Device(time.device)));
    mine.map(|(time, nights)| upload(explained, time, nights)).collect()
}

fn upload(explained: Explained<'_>, time: &UploadTime, nights: &NightsCounted) -> String {
    let device = explained.device_name(time.device);
    let unit = explained.unit(explained.world.household.pool_of_device(time.device));
    if nights.eligible == 0 {
        return format!("{device}: no night of this future is eligible, so nothing is ever sent.");
    }
    let whole = format!(
        "{device}: an eligible night carries {} ({:.1} h, the median); a whole backup of {} takes {} of them",
        unit.show(nights.median_capacity),
        nights.median_hours,
        unit.show(time.set),
        time.nights
    );
    let first = match (time.first_to_come, time.first_completed) {
        (true, Arrival::On(day)) => format!(". Its first one is done on {}", day.short()),
        (true, Arrival::Beyond) => ". Its first one is not done within the horizon".to_owned(),
        (false, _) => ", later ones send only what is new".to_owned(),
    };
    let unfinished = match time.unfinished {
        0 => String::new(),
        1 => ". 1 night ends unfinished".to_owned(),
        count => format!(". {count} nights end unfinished"),
    };
    format!("{whole}{first}{unfinished}.")
}

fn plans(explained: Explained<'_>) -> Vec<String> {
    let pools = (0..explained.world.household.pools.len()).map(PoolId::new);
    let lived = pools.filter(|pool| occupied(&explained.world.household, *pool).is_some());
    lived.flat_map(|pool| pool_plans(explained, pool)).collect()
}

/// `family: ` where there are several pools; with the days on which somebody is on it, where that is not always.
fn owner_prefix(explained: Explained<'_>, pool: PoolId) -> String {
    let household = &explained.world.household;
    if household.pools.len() == 1 {
        return String::new();
    }
    let name = clean(&household.pools[pool.index()].name);
    let Some(Occupied { from, until }) = occupied(household, pool) else { return format!("{name}: ") };
    let from = (from > household.horizon.first).then(|| format!("from {}", from.short()));
    let until = until.map(|day| format!("until {}", day.short()));
    let span: Vec<String> = from.into_iter().chain(until).collect();
    if span.is_empty() { format!("{name}: ") } else { format!("{name} ({}): ", span.join(" ")) }
}

/// `the whole horizon`, or until when somebody is on the plan.
fn to_the_end(explained: Explained<'_>, pool: PoolId) -> String {
    let until = occupied(&explained.world.household, pool).and_then(|lived| lived.until);
    until.map_or("enough for the whole horizon".to_owned(), |_| "enough until then".to_owned())
}

fn pool_plans(explained: Explained<'_>, pool: PoolId) -> Vec<String> {
    let household = &explained.world.household;
    let owner = owner_prefix(explained, pool);
    let tried = plans_tried(explained.world, explained.future, pool);
    let line = |tried: &PlanTried| {
        let plan = &household.plans[tried.plan.index()];
        let until = match &tried.first_failing {
            None => to_the_end(explained, pool),
            Some((name, day, cause)) if *day <= explained.context.read_on => {
                format!(
                    "{} is failing already ({})",
                    backup(name),
                    cause_words(&explained.world.household, *cause)
                )
            }
            Some((name, day, cause)) => {
                format!(
                    "until {}, then {} stops ({})",
                    day.short(),
                    backup(name),
                    cause_words(&explained.world.household, *cause)
                )
            }
        };
        format!("{owner}{}, {} a month: {until}.", clean(&plan.name), household.currency.show(tried.monthly))
    };
    let mut lines: Vec<String> = tried.iter().map(line).collect();
    // Once a plan is enough, or room is not what is missing, larger ones change nothing.
    let settled = |tried: &PlanTried| !matches!(tried.first_failing, Some((_, _, Cause::OverQuota)));
    if let Some(at) = tried.iter().position(settled) {
        lines.truncate(at + 1);
        if tried[at].first_failing.is_some() && at + 1 < tried.len() {
            lines.push(format!("{owner}Larger plans change nothing about that."));
        }
    }
    lines
}

fn smaller_plan(explained: Explained<'_>) -> Vec<String> {
    let pools = (0..explained.world.household.pools.len()).map(PoolId::new);
    let answers: Vec<String> = pools
        .filter_map(|pool| downgrade(explained.world, explained.future, pool))
        .map(|tried| downgraded(explained, &tried))
        .collect();
    if answers.is_empty() { does_not_arise("there is no smaller plan") } else { answers }
}

fn downgraded(explained: Explained<'_>, tried: &crate::analysis::explain::DowngradeTried) -> String {
    let household = &explained.world.household;
    let unit = explained.unit(tried.pool);
    let plan = clean(&household.plans[tried.plan.index()].name);
    let fits = match tried.over_by > Bytes::ZERO {
        true => format!(
            "{} too much is stored then: nothing is deleted, but nothing new gets in",
            unit.show(tried.over_by)
        ),
        false => format!("what is stored fits, with {} to spare", unit.show(-tried.over_by)),
    };
    let stops = match tried.stops.as_slice() {
        [] => "no backup stops sooner for it".to_owned(),
        stops => {
            let told = stops
                .iter()
                .map(|(name, day)| format!("{} on {}", backup(name), (*day).max(tried.from).short()));
            format!("then stop {}", told.collect::<Vec<_>>().join("; "))
        }
    };
    let saved = household.currency.show(tried.saved);
    let read_on = explained.context.read_on;
    let without = match tried.without {
        None => "without it none stops".to_owned(),
        Some(day) if day <= read_on => "one is failing already".to_owned(),
        Some(day) => format!("without it the first stops on {}", day.short()),
    };
    let owner = owner_prefix(explained, tried.pool);
    format!(
        "{owner}{plan} instead, from {}: {fits}; {stops} ({without}). Saves {saved} a month.",
        tried.from.short()
    )
}

fn lost_today(explained: Explained<'_>) -> Vec<String> {
    let days = explained.world.household.rules.retention_days;
    let lines = state_today::of(explained.world).into_iter().filter_map(|backup_today| {
        let Kind::Device { .. } = backup_today.name.kind else { return None };
        let unit = explained.unit(backup_today.name.pool);
        let last = match backup_today.state {
            TodayState::Failing { since, .. } => Some(since - 1),
            _ => None,
        };
        let goes = last.filter(|_| days < i32::MAX).map_or(String::new(), |day| {
            format!(
                " Its only backup, of {}, is deleted on {} if nothing changes.",
                day.short(),
                (day + days + 1).short()
            )
        });
        let lost = match backup_today.at_risk {
            Bytes::ZERO => "nothing: all of it has another copy".to_owned(),
            bytes => match chats_at_risk(explained, backup_today.name.person) {
                chats if chats >= Bytes::MB => {
                    format!("{}, {} of it chats", unit.show(bytes), unit.show(chats))
                }
                _ => unit.show(bytes),
            },
        };
        Some(format!(
            "{}: {lost}.{goes}",
            capitalised(&crate::report::words::backup_name_short(&backup_today.name))
        ))
    });
    lines.collect()
}

/// Of what would be lost with a person's phone, the part that is WhatsApp's.
fn chats_at_risk(explained: Explained<'_>, person: PersonId) -> Bytes {
    let today = state_today::of(explained.world);
    let chats = today
        .iter()
        .find(|backup| backup.name.person == person && matches!(backup.name.kind, Kind::WhatsApp(_)));
    chats.map_or(Bytes::ZERO, |backup| backup.at_risk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::{Lived, event};

    fn answer(lived: &Lived, number: usize) -> String {
        let sections = vec![section(lived.explained(), number).unwrap()];
        Page { sections }.render(false).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_question_has_an_answer_and_others_have_none() {
        let lived = Lived::of("");
        for number in 1..=QUESTIONS.len() {
            assert!(answer(&lived, number).contains(&format!("{number}. ")), "{number}");
        }
        assert!(section(lived.explained(), 0).is_none() && section(lived.explained(), 11).is_none());
    }

    #[test]
    fn a_full_pool_names_who_filled_it_and_who_stops() {
        let lived = Lived::of(&event("2026-12-10", "add", "category = \"drive\"\nsize = \"60 GB\""));
        let text = answer(&lived, 6);
        assert!(text.contains("Then stop, in this order: A's WhatsApp backup on 10 Dec 2026"), "{text}");
    }

    #[test]
    fn a_refused_backup_tells_its_arithmetic() {
        let lived = Lived::of(&event("2026-12-10", "add", "category = \"drive\"\nsize = \"40 GB\""));
        let text = answer(&lived, 2);
        assert!(text.contains("more than its") && text.contains("but not 2.05 times as much"), "{text}");
    }

    #[test]
    fn a_smaller_plan_tells_what_is_too_much() {
        let text = answer(&Lived::of(""), 9);
        assert!(
            text.contains("50 GB instead, from 1 Jan 2027: 10") && text.contains("too much is stored"),
            "{text}"
        );
    }

    #[test]
    fn what_does_not_arise_says_why() {
        let text = answer(&Lived::of(""), 3);
        assert!(text.ends_with("no backup of a device out of use is stored."), "{text}");
    }
}

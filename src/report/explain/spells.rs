//! Each spell of a future in plain sentences with its arithmetic.

use super::{Explained, Section, backup, meanings, phone_may_say};
use crate::analysis::explain::{Entry, SpellStory, Waiting, Who, is_lapse, line_of, stories, waiting};
use crate::analysis::findings::{BackupName, Cause, Kind};
use crate::analysis::remedies::Remedy;
use crate::calendar::Day;
use crate::catalogue::alerts::{Alert, Meaning};
use crate::model::household::{PoolId, RoomRule, Rules};
use crate::model::outcome::Outcome;
use crate::model::state::BackupLine;
use crate::report::words::{capitalised, cause_words, outcome_phrase, remedies};
use crate::units::Bytes;

/// Days from the start in which what is there tells more than what came.
const SOON: i32 = 30;
/// The place of WhatsApp's own alerts.
const WHATSAPP: &str = "WhatsApp";
/// Changes named after the smallest.
const ALTERNATIVES: usize = 3;

/// A section for each backup's first failing spell, one for later ones, one for the lapses, one for what waits.
pub fn sections(explained: Explained<'_>) -> Vec<Section> {
    let all = stories(explained.world, explained.future);
    let mine: Vec<&SpellStory> =
        all.iter().filter(|story| explained.wants_line(line_of(&story.spell.name).0)).collect();
    let failing = mine.iter().copied().filter(|story| !is_lapse(story));
    let (mut sections, mut later, mut told) = (Vec::new(), Vec::new(), Told::default());
    for story in failing {
        if told.names(&story.spell.name) {
            later.push(story);
        } else {
            sections.push(spell(explained, story, &mut told));
        }
    }
    if sections.is_empty() {
        sections.push(nothing_fails(&mine));
    }
    sections.extend(again(explained, &later));
    sections.extend(lapses(explained, &mine));
    sections.extend(backlog(explained));
    sections
}

fn nothing_fails(mine: &[&SpellStory]) -> Section {
    let mut none = Section::new("No backup is failing within the horizon of this future");
    none.say(
        "",
        match mine.is_empty() {
            true => "Every backup that is switched on is made in time.",
            false => "No attempt fails; but there are times in which none can be made.",
        },
    );
    none
}

/// What was told already.
#[derive(Default)]
struct Told {
    backups: Vec<BackupName>,
    /// The pool whose filling was told last, and the day.
    filled: Option<(PoolId, Day)>,
}

/// Days for which one account of what filled a pool is enough.
const STILL_FRESH: i32 = 60;

impl Told {
    fn names(&self, name: &BackupName) -> bool {
        self.backups.contains(name)
    }

    fn filling(&self, pool: PoolId, day: Day) -> Option<Day> {
        let (of, told) = self.filled?;
        (of == pool && day.days_since(told) <= STILL_FRESH).then_some(told)
    }
}

/// Later spells of backups that were told already, a line each.
fn again(explained: Explained<'_>, later: &[&SpellStory]) -> Option<Section> {
    let mut section = Section::new("And again later");
    for story in later {
        let lasting = story.works_with.iter().find(|trial| !is_by_hand(trial.proposal.remedy));
        let helps = lasting.map_or(String::new(), |trial| {
            let unit = explained.unit(story.attempt.pool);
            let order = remedies::order(&explained.world.household, &trial.proposal, unit);
            format!(" Helps that day: {order}.")
        });
        section.say(
            "",
            format!(
                "{}: {}.{helps}",
                title(story),
                cause_words(&explained.world.household, story.spell.cause)
            ),
        );
    }
    (!section.parts.is_empty()).then_some(section)
}

/// Whether a remedy makes one backup and leaves everything as it was.
const fn is_by_hand(remedy: Remedy) -> bool {
    matches!(remedy, Remedy::BackUpByHand | Remedy::BackUpWhatsAppByHand | Remedy::ChargeForADay)
}

/// `Parent A's WhatsApp backup: none from 20 Aug 2027 to 9 Sep 2027, 21 days`.
fn title(story: &SpellStory) -> String {
    let spell = &story.spell;
    let until = match spell.to {
        Some(to) => {
            let days = to.days_since(spell.from) + 1;
            format!("from {} to {}, {days} days", spell.from.short(), to.short())
        }
        None => format!("from {} on, beyond the horizon", spell.from.short()),
    };
    format!("{}: none {until}", capitalised(&backup(&spell.name)))
}

fn spell(explained: Explained<'_>, story: &SpellStory, told: &mut Told) -> Section {
    let spell = &story.spell;
    told.backups.push(spell.name.clone());
    let mut section = Section::new(title(story));
    section.say("Why", why(explained, story));
    filled(explained, story, told, &mut section);
    if let Some(said) = phone_may_say(story.attempt.outcome, spell.name.kind) {
        section.say("Phone", format!("It may say that {said}."));
    }
    section.say("At risk", at_risk(explained, story));
    helps(explained, story, &mut section);
    section
}

/// The cause with its arithmetic.
fn why(explained: Explained<'_>, story: &SpellStory) -> String {
    let day = story.attempt.day.short();
    match story.spell.cause {
        Cause::OverQuota => format!("No room in iCloud. On {day} {}", no_room(explained, story)),
        Cause::PhoneFull => format!(
            "No room on the phone itself, which is not iCloud's room. On {day} {}",
            no_room_on_phone(explained, story)
        ),
        Cause::NeverFinishing => {
            format!("The upload did not come to its end. {}", unfinished(explained, story))
        }
        Cause::NoEligibleNight => "No night had power, Wi-Fi and a locked screen at once.".to_owned(),
        Cause::Fault => {
            let cure = match story.works_with.first().map(|trial| trial.proposal.remedy) {
                Some(Remedy::Update) => "an update",
                _ => "a restart",
            };
            format!("From {day} on a fault stops it, which {cure} cures.")
        }
        _ => {
            let words = outcome_phrase(story.attempt.outcome).unwrap_or("its attempts failed");
            format!("From {day} on {words}.")
        }
    }
}

fn no_room(explained: Explained<'_>, story: &SpellStory) -> String {
    let (entry, pool) = (&story.attempt, story.attempt.pool);
    let unit = explained.unit(pool);
    let quota = explained.future.evening(entry.day).quotas[pool.index()];
    let room = unit.shortfall(entry.needed, entry.free);
    let (rules, kind) = (&explained.world.household.rules, story.spell.name.kind);
    let asked = match kind {
        Kind::WhatsApp(_) => format!(
            "WhatsApp wanted 2.05 times its size free, 2.05 x {} = {}",
            unit.show_fine(entry.next_size),
            room.needed
        ),
        Kind::Device { .. } => format!("{} had to be sent", room.needed),
    };
    let counted = counted_free(rules, kind);
    format!("{asked}; of {}, {}{counted}: {} short.", unit.show_quota(quota), room.room, room.short)
}

fn counted_free(rules: &Rules, kind: Kind) -> &'static str {
    match (rules.room, kind) {
        (RoomRule::Relaxed, Kind::WhatsApp(_)) => " with its old backup counted",
        _ => "",
    }
}

fn no_room_on_phone(explained: Explained<'_>, story: &SpellStory) -> String {
    let (entry, unit) = (&story.attempt, explained.unit(story.attempt.pool));
    match story.spell.name.kind {
        Kind::WhatsApp(_) => {
            let room = unit.shortfall(entry.needed, entry.free);
            format!(
                "WhatsApp wanted 2.05 times its size free on the phone too, {}; {} there: {} short.",
                room.needed, room.room, room.short
            )
        }
        Kind::Device { .. } => "less than 50 MB were free on it: too little to prepare a backup.".to_owned(),
    }
}

fn unfinished(explained: Explained<'_>, story: &SpellStory) -> String {
    let unit = explained.unit(story.attempt.pool);
    let entry = &story.attempt;
    let nights = story.outcomes.iter().find(|(outcome, _)| *outcome == Outcome::InProgress);
    let nights = nights.map_or(0, |(_, count)| *count);
    format!(
        "On {} {} had to be sent; that night carried {}. {nights} nights in all ended unfinished.",
        entry.day.short(),
        unit.show(entry.next_size),
        unit.show(entry.sent)
    )
}

/// What filled the pool, where that is the question.
fn filled(explained: Explained<'_>, story: &SpellStory, told: &mut Told, section: &mut Section) {
    if story.spell.cause != Cause::OverQuota {
        return;
    }
    let pool = story.attempt.pool;
    if let Some(day) = told.filling(pool, story.attempt.day) {
        section.say("Filled", format!("As told above for {}.", day.short()));
        return;
    }
    told.filled = Some((pool, story.attempt.day));
    let read_on = explained.future.start.day;
    let since_start = format!("since {}", read_on.short());
    if story.attempt.day.days_since(read_on) < SOON {
        section.say("Filled", format!("What is in iCloud on {}, in GB:", story.attempt.day.short()));
        section.table(&["", "GB"], explained.holdings_table(pool, story.attempt.day));
        return;
    }
    section.say("Filled", "What came (+) and went (-) in the pool, in GB:");
    match story.last_good {
        Some(day) if day > read_on => {
            let columns = [story.since_last_good.as_slice(), story.since_start.as_slice()];
            let rows = explained.changes_table(pool, &columns);
            section.table(&["", &format!("since {}", day.short()), &since_start], rows);
            section.go_on(format!("{} is the day of the last good backup.", day.short()));
        }
        _ => {
            let rows = explained.changes_table(pool, &[story.since_start.as_slice()]);
            section.table(&["", &since_start], rows);
        }
    }
}

fn at_risk(explained: Explained<'_>, story: &SpellStory) -> String {
    let unit = explained.unit(story.attempt.pool);
    match story.attempt.at_risk {
        Bytes::ZERO => "Nothing that day: everything had another copy.".to_owned(),
        bytes => format!("{} had no other copy that evening.", unit.show(bytes)),
    }
}

/// The smallest change that makes that day's backup work, and others.
fn helps(explained: Explained<'_>, story: &SpellStory, section: &mut Section) {
    let (household, pool) = (&explained.world.household, story.attempt.pool);
    let Some((smallest, others)) = story.works_with.split_first() else {
        let hint = match story.spell.cause {
            Cause::NeverFinishing => " Question 7 tells how many nights it takes at this speed.",
            Cause::ServiceOutage => " It works again when iCloud does.",
            _ => "",
        };
        section.say("Helps", format!("No single change makes that day's backup work.{hint}"));
        return;
    };
    section.say("Helps", explained.trial_sentence(pool, smallest));
    section.go_on(remedies::where_to_tap(smallest.proposal.remedy));
    let holds = match story.then_until {
        Some(day) => format!("In this future the backup then works until {}.", day.short()),
        None => "In this future the backup then works to the horizon's end.".to_owned(),
    };
    section.go_on(holds);
    let mut named = vec![smallest.proposal.remedy];
    let mut or = Vec::new();
    for trial in others {
        if !named.contains(&trial.proposal.remedy) && or.len() < ALTERNATIVES {
            named.push(trial.proposal.remedy);
            or.push(remedies::order(household, &trial.proposal, explained.unit(pool)));
        }
    }
    if !or.is_empty() {
        section.say("Or", format!("{}.", capitalised(&or.join("; or "))));
    }
}

/// Gaps for want of power, Wi-Fi and lock, in one section: a few lines a device.
fn lapses(explained: Explained<'_>, mine: &[&SpellStory]) -> Option<Section> {
    let lapses: Vec<&SpellStory> = mine.iter().copied().filter(|story| is_lapse(story)).collect();
    let mut section = Section::new("Gaps without a single eligible night");
    let mut names: Vec<&BackupName> = Vec::new();
    for story in &lapses {
        if !names.contains(&&story.spell.name) {
            names.push(&story.spell.name);
        }
    }
    for name in names {
        let of_backup: Vec<&SpellStory> =
            lapses.iter().copied().filter(|story| story.spell.name == *name).collect();
        lapses_of(explained, &of_backup, &mut section);
    }
    (!section.parts.is_empty()).then_some(section)
}

fn lapses_of(explained: Explained<'_>, lapses: &[&SpellStory], section: &mut Section) {
    let days = |story: &SpellStory| {
        let last = story.spell.to.unwrap_or(explained.world.household.horizon.last);
        last.days_since(story.spell.from) + 1
    };
    let Some(longest) = lapses.iter().copied().max_by_key(|story| days(story)) else { return };
    let count = match lapses.len() {
        1 => "one gap".to_owned(),
        count => format!("{count} gaps, the longest"),
    };
    let name = capitalised(&backup(&longest.spell.name));
    let text = format!(
        "{name}: {count} of {} days from {}. {}",
        days(longest),
        longest.spell.from.short(),
        missing(longest)
    );
    section.say("", text);
    if let Some(trial) = longest.works_with.first() {
        section.say("Helps", explained.trial_sentence(longest.attempt.pool, trial));
    }
}

/// `Not plugged in on 12 of them, no Wi-Fi on 1.`
fn missing(story: &SpellStory) -> String {
    let mut counts = [0; 3];
    for (outcome, count) in &story.outcomes {
        if let Outcome::Missing { power, wifi, lock } = outcome {
            for (total, missing) in counts.iter_mut().zip([*power, *wifi, *lock]) {
                *total += if missing { *count } else { 0 };
            }
        }
    }
    let words = ["not plugged in", "no Wi-Fi", "not locked"];
    let told = words.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let told: Vec<String> = told.map(|(words, count)| format!("{words} on {count} of them")).collect();
    format!("{}.", capitalised(&told.join(", ")))
}

/// Photos, messages and files that never made it up.
fn backlog(explained: Explained<'_>) -> Option<Section> {
    let all = waiting(explained.world, explained.future);
    let mine: Vec<&Waiting> = all.iter().filter(|waiting| explained.wants(waiting.person, None)).collect();
    if mine.is_empty() {
        return None;
    }
    let mut section = Section::new("New photos, messages and files that find no room in iCloud");
    for waiting in mine {
        let pool = explained.world.household.people[waiting.person.index()].pool;
        section.say(
            "",
            format!(
                "{}: on {} days, the first {}, the last {}; at most {} waited on the phone, in no backup and not in \
                 iCloud.",
                explained.person_name(waiting.person),
                waiting.days,
                waiting.from.short(),
                waiting.to.short(),
                explained.unit(pool).show(waiting.most)
            ),
        );
    }
    Some(section)
}

/// What an alert can mean, and what of it holds in this household.
pub fn alert(explained: Explained<'_>, alert: &Alert) -> Section {
    let mut section = Section::new(format!("Alert {}: \"{}\"", alert.id, alert.wording));
    section.say("Means", format!("That {}. Seen as: {}.", alert.in_our_words, alert.place));
    section.say(
        "Source",
        format!("{} (confidence {}). The wording may differ.", alert.source, alert.confidence),
    );
    for meaning in &alert.meanings {
        let of_whatsapp = alert.place == WHATSAPP;
        section.say(
            "May be",
            format!("{}: {}.", meaning_words(*meaning), holds(explained, *meaning, of_whatsapp)),
        );
    }
    section
}

const fn meaning_words(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::AccountBlocked => "the account cannot be reached",
        Meaning::ServiceOutage => "iCloud is down",
        Meaning::NoPower => "not plugged in",
        Meaning::NoWifi => "no Wi-Fi",
        Meaning::Unlocked => "not locked",
        Meaning::Corrupt => "the stored backup is corrupt",
        Meaning::PhoneFull => "no room on the phone",
        Meaning::OverQuota => "no room in iCloud",
        Meaning::InProgress => "the upload is not finished",
    }
}

/// How often a backup the alert can be about has an outcome with that meaning in this future.
fn holds(explained: Explained<'_>, meaning: Meaning, of_whatsapp: bool) -> String {
    let horizon = explained.world.household.horizon;
    let about = |entry: &&Entry| match entry.who {
        Who::Backup(line, _) => {
            matches!(line, BackupLine::WhatsApp(_)) == of_whatsapp && explained.wants_line(line)
        }
        Who::Sync(_) => false,
    };
    let means = |entry: &&Entry| horizon.contains(entry.day) && meanings(entry.outcome).contains(&meaning);
    let mut days = explained.future.entries.iter().filter(about).filter(means);
    match days.next() {
        None => "does not happen in this future".to_owned(),
        Some(first) => {
            let more = days.map(|entry| entry.day).filter(|day| *day != first.day);
            let count = 1 + more.collect::<std::collections::BTreeSet<_>>().len();
            format!("on {count} days of this future, first on {}", first.day.short())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::alerts;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::{Lived, event};

    fn text(more: &str) -> String {
        let lived = Lived::of(more);
        let text = Page { sections: sections(lived.explained()) }.render(false);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_block_says_what_blocks_and_what_helps() {
        let text = text(&event("2026-12-10", "account blocked", "why = \"terms not accepted\""));
        assert!(text.contains("the account is blocked: new terms wait to be accepted"), "{text}");
        assert!(text.contains("Accept the new terms with A's account."), "{text}");
    }

    #[test]
    fn a_fault_names_its_cure() {
        let text = text(&event("2026-12-10", "fault", "cure = \"update\""));
        assert!(text.contains("a fault stops it, which an update cures"), "{text}");
    }

    #[test]
    fn an_outage_has_no_remedy_but_waiting() {
        let text = text("[[event]]\non = 2026-12-10\nuntil = 2027-01-10\nwhat = \"outage\"\n");
        assert!(text.contains("It works again when iCloud does."), "{text}");
    }

    #[test]
    fn photos_without_room_are_told_apart() {
        let text = text(&event("2026-12-10", "add", "category = \"photos\"\nsize = \"90 GB\""));
        assert!(text.contains("find no room in iCloud A: on 356 days, the first 10 Dec 2026"), "{text}");
    }

    #[test]
    fn an_alert_says_what_of_it_holds() {
        let lived = Lived::of(&event("2026-12-10", "account blocked", "why = \"unverified email\""));
        let section = alert(lived.explained(), alerts::find("A6").unwrap());
        let text = Page { sections: vec![section] }.render(false);
        assert!(text.contains("the account cannot be reached: on 356 days of this future"), "{text}");
    }
}

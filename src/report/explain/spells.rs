//! Each spell of a future in plain sentences with its arithmetic.

use super::gaps::lapses;
use super::told::Told;
use super::{Explained, Section, backup, phone_may_say};
use crate::analysis::explain::{SpellStory, Trial, Waiting, is_lapse, line_of, stories, waiting};
use crate::analysis::findings::{Cause, Kind};
use crate::analysis::remedies::Remedy;
use crate::language::say;
use crate::model::household::{RoomRule, Rules};
use crate::model::outcome::Outcome;
use crate::report::locale::Dated;
use crate::report::words::{
    SizeUnit, WHATSAPP_ROOM, blocks, capitalised, cause_words, outcome_phrase, remedies, thousands,
    whatsapp_times,
};
use crate::units::Bytes;

/// Days from the start in which what is there tells more than what came.
const SOON: i32 = 30;
/// Changes named after the smallest.
const ALTERNATIVES: usize = 3;

/// A section for each backup's first failing spell, one for later ones, one for the lapses, one for what waits.
pub fn sections(explained: Explained<'_>) -> Vec<Section> {
    let all = stories(explained.world, explained.future);
    let mine: Vec<&SpellStory> =
        all.iter().filter(|story| explained.wants_line(line_of(&story.spell.name).0)).collect();
    let failing = mine.iter().copied().filter(|story| !is_lapse(story));
    let (mut sections, mut later, mut told) = (Vec::<Section>::new(), Vec::new(), Told::default());
    for story in failing {
        match (told.names(&story.spell.name), told.section_of(story)) {
            (true, _) => later.push(story),
            (false, Some(at)) => {
                told.backups.push(story.spell.name.clone());
                sections[at].say(say!("explain-likewise"), likewise(explained, story));
            }
            (false, None) => {
                sections.push(spell(explained, story, &mut told));
                told.remember(story, sections.len() - 1);
            }
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
    let mut none = Section::new(say!("explain-no-backup-is-failing"));
    none.say(
        "",
        match mine.is_empty() {
            true => say!("explain-every-backup-that-is"),
            false => say!("explain-no-attempt-fails-but"),
        },
    );
    none
}

/// A backup that stops for the reason, and can be helped by the change, that its section tells of another.
fn likewise(explained: Explained<'_>, story: &SpellStory) -> String {
    say!(
        "explain-title-on-in-short",
        title = title(story),
        in_short = story.attempt.day.in_short(),
        no_room = no_room(explained, story),
        at_risk = at_risk(explained, story),
        works_until = works_until(story)
    )
}

/// Later spells of backups that were told already, a line each; why and what helps once for those that share it.
fn again(explained: Explained<'_>, later: &[&SpellStory]) -> Option<Section> {
    let mut section = Section::new(say!("explain-and-again-later"));
    let told: Vec<(&SpellStory, String)> =
        later.iter().map(|story| (*story, cause_and_help(explained, story))).collect();
    for same in told.chunk_by(|(_, a), (_, b)| a == b) {
        for (story, _) in same {
            section.say("", format!("{}.", title(story)));
        }
        if let Some((_, why)) = same.first() {
            section.say(say!("explain-why"), why);
        }
    }
    (!section.parts.is_empty()).then_some(section)
}

/// `No room in iCloud. Helps that day: take the 2 TB plan.`
fn cause_and_help(explained: Explained<'_>, story: &SpellStory) -> String {
    let lasting = story.works_with.iter().find(|trial| !is_by_hand(trial.proposal.remedy));
    let order = lasting.map(|trial| explained.trial_order(story.attempt.pool, trial));
    let helps = order.map_or(String::new(), |order| say!("explain-helps-that-day-order", order = order));
    format!("{}.{helps}", capitalised(cause_words(&explained.world.household, story.spell.cause)))
}

/// Whether a remedy makes one backup and leaves everything as it was.
const fn is_by_hand(remedy: Remedy) -> bool {
    matches!(remedy, Remedy::BackUpByHand | Remedy::BackUpWhatsAppByHand | Remedy::ChargeForADay)
}

/// `Parent A's WhatsApp backup: none from 20 Aug 2027 to 9 Sep 2027, 21 days`; where a gap for another reason leads up
/// to it, `Mia's iPhone backup: none since 3 Jan 2027, failing from 14 Mar 2027 on, beyond the horizon`.
fn title(story: &SpellStory) -> String {
    let spell = &story.spell;
    let none = match story.last_good.filter(|day| *day + 1 < spell.from) {
        Some(day) => say!("explain-none-since-in-short", in_short = day.in_short()),
        None => say!("explain-none"),
    };
    let until = match spell.to {
        Some(to) => {
            let days = to.days_since(spell.from) + 1;
            say!(
                "explain-from-in-short-to",
                in_short = spell.from.in_short(),
                to = to.in_short(),
                days = days
            )
        }
        None => say!("explain-from-in-short-on", in_short = spell.from.in_short()),
    };
    format!("{}: {none} {until}", capitalised(backup(&spell.name)))
}

fn spell(explained: Explained<'_>, story: &SpellStory, told: &mut Told) -> Section {
    let spell = &story.spell;
    told.backups.push(spell.name.clone());
    let mut section = Section::new(title(story));
    section.say(say!("explain-why"), why(explained, story));
    filled(explained, story, told, &mut section);
    if let Some(said) = phone_may_say(story.attempt.outcome, spell.name.kind) {
        section.say(say!("explain-phone"), say!("explain-it-may-say-that", said = said));
    }
    section.say(say!("explain-at-risk"), at_risk(explained, story));
    helps(explained, story, &mut section);
    section
}

/// The cause with its arithmetic.
fn why(explained: Explained<'_>, story: &SpellStory) -> String {
    let day = story.attempt.day.in_short();
    match story.spell.cause {
        Cause::OverQuota => say!("explain-no-room-in-icloud", day = day, no_room = no_room(explained, story)),
        Cause::PhoneFull => {
            say!("explain-no-room-on-the", day = day, no_room_on_phone = no_room_on_phone(story))
        }
        Cause::NeverFinishing => {
            say!("explain-the-upload-did-not", unfinished = unfinished(explained, story))
        }
        Cause::NoEligibleNight => say!("explain-no-night-had-power"),
        Cause::Fault => {
            let cure = match story.works_with.first().map(|trial| trial.proposal.remedy) {
                Some(Remedy::Update) => say!("explain-an-update"),
                _ => say!("explain-a-restart"),
            };
            say!("explain-from-day-on-a", day = day, cure = cure)
        }
        Cause::AccountBlocked => blocked(explained, story),
        _ => {
            let words =
                outcome_phrase(story.attempt.outcome).unwrap_or_else(|| say!("explain-its-attempts-failed"));
            say!("explain-from-day-on-words", day = day, words = words)
        }
    }
}

/// From which day of the file on the account is blocked, and which attempt was the first to meet that.
fn blocked(explained: Explained<'_>, story: &SpellStory) -> String {
    let attempt = story.attempt.day;
    let words = outcome_phrase(story.attempt.outcome).unwrap_or_else(|| say!("explain-its-attempts-failed"));
    let blocks = blocks(&explained.world.household, story.spell.name.person);
    match blocks.filter(|(on, _)| *on <= attempt).last().filter(|(on, _)| *on < attempt) {
        Some((on, _)) => say!(
            "explain-from-day-on-words-first",
            day = on.in_short(),
            words = words,
            attempt = attempt.in_short()
        ),
        None => say!("explain-from-day-on-words", day = attempt.in_short(), words = words),
    }
}

fn no_room(explained: Explained<'_>, story: &SpellStory) -> String {
    let (entry, pool) = (&story.attempt, story.attempt.pool);
    let unit = explained.unit(pool);
    let quota = explained.future.evening(entry.day).quotas[pool.index()];
    let room = unit.shortfall(entry.needed, entry.free);
    let (rules, kind) = (&explained.world.household.rules, story.spell.name.kind);
    let asked = match kind {
        Kind::WhatsApp(_) => say!(
            "explain-whatsapp-wanted-whatsapp-times",
            whatsapp_times = whatsapp_times(),
            unit = unit.show_factor(entry.next_size, WHATSAPP_ROOM, &room.needed),
            needed = room.needed
        ),
        Kind::Device { .. } => say!("explain-needed-had-to-be", needed = room.needed),
    };
    let counted = counted_free(rules, kind);
    say!(
        "explain-asked-of-unit-room",
        asked = asked,
        unit = unit.show_quota(quota),
        room = room.room,
        counted = counted,
        short = room.short
    )
}

fn counted_free(rules: &Rules, kind: Kind) -> String {
    match (rules.room, kind) {
        (RoomRule::Relaxed, Kind::WhatsApp(_)) => say!("explain-with-its-old-backup"),
        _ => String::new(),
    }
}

fn no_room_on_phone(story: &SpellStory) -> String {
    let entry = &story.attempt;
    match story.spell.name.kind {
        Kind::WhatsApp(_) => {
            let room = SizeUnit::PHONE.shortfall(entry.needed, entry.free);
            say!(
                "explain-whatsapp-wanted-whatsapp-times-times",
                whatsapp_times = whatsapp_times(),
                needed = room.needed,
                room = room.room,
                short = room.short
            )
        }
        Kind::Device { .. } => say!("explain-less-than-50-mb"),
    }
}

fn unfinished(explained: Explained<'_>, story: &SpellStory) -> String {
    let unit = explained.unit(story.attempt.pool);
    let entry = &story.attempt;
    let nights = story.outcomes.iter().find(|(outcome, _)| *outcome == Outcome::InProgress);
    let nights = nights.map_or(0, |(_, count)| *count);
    say!(
        "explain-on-in-short-unit",
        in_short = entry.day.in_short(),
        unit = unit.show(entry.next_size),
        show = unit.show(entry.sent),
        nights = nights
    )
}

/// What filled the pool, where that is the question.
fn filled(explained: Explained<'_>, story: &SpellStory, told: &mut Told, section: &mut Section) {
    if story.spell.cause != Cause::OverQuota {
        return;
    }
    let pool = story.attempt.pool;
    if let Some(day) = told.filling(pool, story.attempt.day) {
        section.say(say!("explain-filled"), say!("explain-as-told-above-for", in_short = day.in_short()));
        return;
    }
    told.filled = Some((pool, story.attempt.day));
    let read_on = explained.future.start.day;
    let since_start = say!("explain-since-in-short", in_short = read_on.in_short());
    if story.attempt.day.days_since(read_on) < SOON {
        section.say(
            say!("explain-filled"),
            say!("explain-what-is-in-icloud", in_short = story.attempt.day.in_short()),
        );
        section.table(&["", "GB"], explained.holdings_table(pool, story.attempt.day));
        return;
    }
    section.say(say!("explain-filled"), say!("explain-what-came-and-went"));
    match story.last_good {
        Some(day) if day > read_on => {
            let columns = [story.since_last_good.as_slice(), story.since_start.as_slice()];
            let rows = explained.changes_table(pool, story.attempt.day, &columns);
            section
                .table(&["", &say!("explain-since-in-short", in_short = day.in_short()), &since_start], rows);
            section.go_on(say!("explain-in-short-is-the", in_short = day.in_short()));
        }
        _ => {
            let rows = explained.changes_table(pool, story.attempt.day, &[story.since_start.as_slice()]);
            section.table(&["", &since_start], rows);
        }
    }
}

fn at_risk(explained: Explained<'_>, story: &SpellStory) -> String {
    let unit = explained.unit(story.attempt.pool);
    match story.attempt.at_risk {
        Bytes::ZERO => say!("explain-nothing-that-day-everything"),
        bytes => say!("explain-unit-had-no-other", unit = unit.show(bytes)),
    }
}

/// The smallest change that makes that day's backup work, and others.
fn helps(explained: Explained<'_>, story: &SpellStory, section: &mut Section) {
    let pool = story.attempt.pool;
    let Some((smallest, others)) = story.works_with.split_first() else {
        let hint = match story.spell.cause {
            Cause::NeverFinishing => say!("explain-question-7-tells-how"),
            Cause::ServiceOutage => say!("explain-it-works-again-when"),
            _ => String::new(),
        };
        section.say(say!("explain-helps"), say!("explain-no-single-change-makes", hint = hint));
        return;
    };
    section.say(say!("explain-helps"), explained.trial_sentence(pool, smallest));
    section.go_on(remedies::where_to_tap(smallest.proposal.remedy));
    section.go_on(works_until(story));
    let or: Vec<String> =
        alternatives(smallest, others).map(|trial| explained.trial_order(pool, trial)).collect();
    if !or.is_empty() {
        section.say(say!("explain-or"), format!("{}.", capitalised(or.join(&say!("explain-join-or")))));
    }
}

/// Until when the smallest change helps.
fn works_until(story: &SpellStory) -> String {
    match story.then_until {
        Some(day) => say!("explain-in-this-future-the", in_short = day.in_short()),
        None => say!("explain-in-this-future-the-backup"),
    }
}

/// The first few other changes that help, one of a kind.
pub fn alternatives<'a>(smallest: &Trial, others: &'a [Trial]) -> impl Iterator<Item = &'a Trial> {
    let mut named = vec![smallest.proposal.remedy];
    let new = others.iter().filter(move |trial| {
        let remedy = trial.proposal.remedy;
        let new = !named.contains(&remedy);
        named.push(remedy);
        new
    });
    new.take(ALTERNATIVES)
}

/// Photos, messages and files that never made it up.
fn backlog(explained: Explained<'_>) -> Option<Section> {
    let all = waiting(explained.world, explained.future);
    let mine: Vec<&Waiting> = all.iter().filter(|waiting| explained.wants(waiting.person, None)).collect();
    if mine.is_empty() {
        return None;
    }
    let mut section = Section::new(say!("explain-new-photos-messages-and"));
    for waiting in mine {
        let pool = explained.world.household.people[waiting.person.index()].pool;
        section.say(
            "",
            say!(
                "explain-capitalised-on-thousands-days",
                capitalised = capitalised(explained.person_name(waiting.person)),
                thousands = thousands(waiting.days),
                in_short = waiting.from.in_short(),
                to = waiting.to.in_short(),
                explained = explained.unit(pool).show(waiting.most)
            ),
        );
    }
    Some(section)
}

#[cfg(test)]
mod tests {
    use super::*;
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
}

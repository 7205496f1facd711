//! Gaps for want of power, Wi-Fi and lock.

use super::{Explained, Section, backup};
use crate::analysis::explain::{SpellStory, is_lapse};
use crate::analysis::findings::BackupName;
use crate::language::say;
use crate::model::outcome::Outcome;
use crate::report::locale::Dated;
use crate::report::words::capitalised;

/// Gaps for want of power, Wi-Fi and lock, in one section: a few lines a device.
pub fn lapses(explained: Explained<'_>, mine: &[&SpellStory]) -> Option<Section> {
    let lapses: Vec<&SpellStory> = mine.iter().copied().filter(|story| is_lapse(story)).collect();
    let mut section = Section::new(say!("explain-gaps-without-a-single"));
    let mut names: Vec<&BackupName> = Vec::new();
    for story in &lapses {
        if !names.contains(&&story.spell.name) {
            names.push(&story.spell.name);
        }
    }
    for name in names {
        let of_backup: Vec<&SpellStory> =
            lapses.iter().copied().filter(|story| story.spell.name == *name).collect();
        lapses_of(explained, &of_backup, mine, &mut section);
    }
    (!section.parts.is_empty()).then_some(section)
}

fn lapses_of(explained: Explained<'_>, lapses: &[&SpellStory], all: &[&SpellStory], section: &mut Section) {
    let days = |story: &SpellStory| {
        let last = story.spell.to.unwrap_or(explained.world.household.horizon.last);
        last.days_since(story.spell.from) + 1
    };
    let Some(longest) = lapses.iter().copied().max_by_key(|story| days(story)) else { return };
    let count = match lapses.len() {
        1 => say!("explain-one-gap"),
        count => say!("explain-count-gaps-the-longest", count = count),
    };
    let name = capitalised(backup(&longest.spell.name));
    let text = say!(
        "explain-name-count-of-days",
        name = name,
        count = count,
        days = days(longest),
        in_short = longest.spell.from.in_short(),
        missing = missing(longest)
    ) + &leads_on(longest, all);
    section.say("", text);
    if let Some(trial) = longest.works_with.first() {
        section.say(say!("explain-helps"), explained.trial_sentence(longest.attempt.pool, trial));
    }
}

/// That a gap ends in a failing spell and not in a backup, where it does.
fn leads_on(lapse: &SpellStory, all: &[&SpellStory]) -> String {
    let after = |other: &&&SpellStory| {
        other.spell.name == lapse.spell.name && lapse.spell.to.is_some_and(|to| to + 1 == other.spell.from)
    };
    if all.iter().any(|other| after(&other)) { say!("explain-no-backup-ends-it") } else { String::new() }
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
    let words = [say!("explain-not-plugged-in"), say!("explain-no-wi-fi"), say!("explain-not-locked")];
    let told = words.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        told.map(|(words, count)| say!("explain-words-on-count-of", words = words, count = count)).collect();
    format!("{}.", capitalised(told.join(", ")))
}

//! `First`, `Then`, `Why`, `Also`: what lies ahead.

use crate::analysis::findings::{Arrival, BackupFindings, BackupToday, TodayState};
use crate::language::say;
use crate::model::household::{PersonId, Synced};
use crate::model::outcome::Cause;
use crate::units::numbers;

use super::reasons::reasons;
use super::{Label, Line, labelled};
use crate::report::ending::{Ending, afterwards};
use crate::report::headline::{by_arrival, gap_length, is_failing_today, waiting_sentence, waits_long};
use crate::report::locale::Dated;
use crate::report::off::{self, Off, Since};
use crate::report::words::{
    adding_up, backup_name, backup_name_short, capitalised, cause_words, futures_phrase, listed,
    missing_phrase, range_phrase, stops_phrase, when,
};
use crate::report::{Headline, News, Run};

/// How many backups are told of after the first.
const FOLLOWERS: usize = 2;
/// Causes of fewer failures in a hundred are not named.
const WORTH_NAMING: i64 = 1;
/// Share of futures in which a last copy goes, from which on that is told.
const LOSS_WORTH_TELLING: f64 = 0.05;
/// Share of futures from which on a thing happens in all of them.
const ALL: f64 = 0.9995;
/// Lapses a year from which on they are told.
const WORTH_TELLING: f64 = 0.1;

/// What stops first and after, why, and which gaps there are besides.
pub fn lines(run: Run) -> Vec<Line> {
    let mut pools: Vec<_> = run.findings.pools.iter().map(|pool| Headline::ahead(run, pool.pool)).collect();
    pools.sort_by_key(Headline::urgency);
    let Some(first) = pools.first() else { return Vec::new() };
    let mut lines: Vec<Line> = labelled(Label::First, leading(first)).collect();
    let followers = followers(run, first);
    for backup in followers.iter().take(FOLLOWERS) {
        lines.extend(labelled(Label::Then, story(run, backup)));
    }
    lines.extend(remaining(run, &followers));
    lines.extend(labelled(Label::Then, turned_off(run, first)));
    lines.extend(labelled(Label::Then, lost_copies(run)));
    lines.extend(why(run));
    lines.extend(labelled(Label::Also, lapses(run, first)));
    lines
}

/// The headline and what belongs to it.
fn leading(first: &Headline) -> Vec<String> {
    let sentence = first.sentence();
    match first.news {
        News::Stops(backup) | News::Waits(backup) => story(first.run, backup),
        News::OneOfSeveral { estimate, most_often, .. } => {
            let mut sentences = with_range(sentence, range_phrase(first.run, estimate));
            sentences.push(most_often_first(first, most_often));
            sentences.extend(reasons(first.run, most_often));
            sentences.extend(afterwards(first.run, most_often));
            sentences
        }
        News::Lapses(backup) => {
            let longest = say!("answer-the-longest-gap-of", longest_lapse_days = backup.longest_lapse_days);
            vec![format!("{sentence}."), longest]
        }
        News::AllWork if nothing_left(first) => Vec::new(),
        News::NothingOn | News::TurnedOff(_) => {
            vec![format!("{sentence}."), say!("answer-nothing-new-is-backed")]
        }
        News::AllWork | News::FailingToday(_) => vec![format!("{sentence}.")],
    }
}

/// Whether every backup of the pool fails already: nothing is left that could stop.
fn nothing_left(first: &Headline) -> bool {
    let mut backups = first.run.backups_of(first.pool);
    backups.all(|backup| is_failing_today(first.run, backup))
}

fn most_often_first(first: &Headline, backup: &BackupFindings) -> String {
    let futures = first.run.findings.futures;
    let often = backup.in_pool(first.pool).map_or(0, |of| of.first_of_pool);
    let share = numbers::real_count(often) / numbers::real_count(futures.max(1));
    say!(
        "answer-most-often-it-is",
        backup_name = backup_name(&backup.name),
        futures_phrase = futures_phrase(share, futures)
    )
}

/// When a backup stops, how sure that is, and why.
fn story(run: Run, backup: &BackupFindings) -> Vec<String> {
    if waits_long(run, backup) {
        let mut sentences = with_range(
            capitalised(waiting_sentence(run, backup)),
            range_phrase(run, &backup.first_completed),
        );
        sentences.extend(reasons(run, backup));
        return sentences;
    }
    let stops = stops_phrase(run, &Ending::of(backup).verb(), &backup.first_failing);
    let sentence = capitalised(format!("{} {stops}", backup_name(&backup.name)));
    let mut sentences = with_range(sentence, range_phrase(run, &backup.first_failing));
    sentences.extend(reasons(run, backup));
    sentences.extend(afterwards(run, backup));
    sentences
}

fn with_range(sentence: String, range: Option<String>) -> Vec<String> {
    match range {
        Some(range) => vec![sentence, format!("({range}).")],
        None => vec![format!("{sentence}.")],
    }
}

/// The backups that stop after the first, in the order in which they do.
fn followers<'a>(run: Run<'a>, first: &Headline<'a>) -> Vec<&'a BackupFindings> {
    let told = match first.news {
        News::Stops(backup) | News::Waits(backup) => Some(&backup.name),
        News::OneOfSeveral { most_often, .. } => Some(&most_often.name),
        _ => None,
    };
    let mut followers: Vec<_> = run
        .findings
        .backups
        .iter()
        .filter(|backup| backup.first_failing.probability > 0.0 && Some(&backup.name) != told)
        .filter(|backup| !is_failing_today(run, backup))
        .collect();
    followers.sort_by_key(|backup| by_arrival(backup));
    followers
}

/// The backups whose only stored copy is deleted for its age while the device is in use: the first at length, then the
/// others.
fn lost_copies(run: Run) -> Vec<String> {
    let lost =
        run.findings.backups.iter().filter(|backup| backup.last_copy_lost.probability >= LOSS_WORTH_TELLING);
    let mut lost: Vec<&BackupFindings> = lost.collect();
    lost.sort_by_key(|backup| backup.last_copy_lost.quantiles[2]);
    let Some((first, others)) = lost.split_first() else { return Vec::new() };
    let mut sentences = vec![lost_copy(run, first)];
    let others = others.iter().map(|of| match lost_when(run, of) {
        Lost::InAll(when) => format!("{} {when}", backup_name_short(&of.name)),
        Lost::In(futures, _) => say!(
            "answer-backup-name-short-in",
            backup_name_short = backup_name_short(&of.name),
            futures = futures
        ),
    });
    let others: Vec<String> = others.collect();
    sentences
        .extend((!others.is_empty()).then(|| say!("answer-the-same-for-join", join = others.join(", "))));
    sentences
}

fn lost_copy(run: Run, backup: &BackupFindings) -> String {
    let name = capitalised(backup_name_short(&backup.name));
    let days = run.household.rules.retention_days;
    let goes = match lost_when(run, backup) {
        Lost::InAll(when) => say!("answer-its-only-backup-is", when = when, days = days),
        Lost::In(futures, None) => {
            say!("answer-in-futures-its-only", futures = futures, days = days)
        }
        Lost::In(futures, Some(half)) => {
            say!("answer-in-futures-its-only-backup", futures = futures, days = days, half = half)
        }
    };
    format!("{name}: {goes}. {}", what_is_left(run, backup.name.person))
}

/// In how many futures a last copy goes, and when.
enum Lost {
    /// In all of them: `in May 2029`.
    InAll(String),
    /// In some, with the month by which half of all futures have come to it.
    In(String, Option<String>),
}

fn lost_when(run: Run, backup: &BackupFindings) -> Lost {
    let lost = &backup.last_copy_lost;
    match lost.quantiles[2] {
        Arrival::On(day) if run.is_certain() => Lost::InAll(say!("answer-on-day", day = day.in_full())),
        Arrival::On(day) if lost.probability >= ALL => Lost::InAll(when(day, lost)),
        median => {
            let half = median.day().map(|day| day.month_in_full());
            Lost::In(futures_phrase(lost.probability, run.findings.futures), half)
        }
    }
}

/// What is left of a phone without a backup: what is synced, and WhatsApp's own backup.
fn what_is_left(run: Run, person: PersonId) -> String {
    let syncs = run.household.people.get(person.index()).map(|person| person.syncs);
    let on = |kind: Synced| syncs.is_some_and(|syncs| syncs[kind.index()]);
    let names = [
        (Synced::Photos, say!("answer-icloud-photos")),
        (Synced::Messages, say!("answer-messages-in-icloud")),
        (Synced::Drive, say!("answer-icloud-drive")),
        (Synced::Mail, say!("answer-icloud-mail")),
    ];
    let synced = names.into_iter().filter(|(kind, _)| on(*kind)).map(|(_, name)| name);
    let stored = |today: &BackupToday| {
        let own = today.name.person == person && today.name.is_whatsapp();
        own && !matches!(today.state, TodayState::Off | TodayState::NeverWorked { .. })
    };
    let chats = run.findings.today.iter().any(stored).then(|| say!("answer-whatsapps-own-backup"));
    let kept: Vec<String> = synced.chain(chats).collect();
    match kept.as_slice() {
        [] => say!("answer-nothing-is-left-then"),
        kept => say!("answer-nothing-is-left-then-but", listed = listed(kept)),
    }
}

/// The backups that a date of the file switches off for good, apart from what leads the answer.
fn turned_off(run: Run, first: &Headline) -> Vec<String> {
    let told = |of: &Off| matches!(first.news, News::TurnedOff(_)) && of.today.name.pool == first.pool;
    let of = |of: Off| match of.since {
        Since::On(day) if !told(&of) => {
            let name = capitalised(backup_name(&of.today.name));
            Some(say!("answer-name-is-off-from", name = name, day = day.in_full()))
        }
        _ => None,
    };
    off::devices(run).into_iter().filter_map(of).collect()
}

fn remaining(run: Run, followers: &[&BackupFindings]) -> Option<Line> {
    let rest = followers.get(FOLLOWERS..)?;
    let names: Vec<_> = rest.iter().map(|backup| backup_name_short(&backup.name)).collect();
    let last = rest.iter().map(|backup| backup.first_failing.quantiles[2]).max()?;
    let until = match last {
        Arrival::On(day) => say!("answer-by-month-in-full", month_in_full = day.month_in_full()),
        Arrival::Beyond if run.is_certain() => say!("answer-later"),
        Arrival::Beyond => say!("answer-later-or-not-at"),
    };
    Some(Line::new(Label::More, &say!("answer-and-until-join", until = until, join = names.join(", "))))
}

/// The causes of the household's first failures, in a hundred.
fn why(run: Run) -> Option<Line> {
    let causes = &run.findings.causes;
    let text = match causes.as_slice() {
        [] => return None,
        [(cause, _)] if run.is_certain() => cause_words(run.household, *cause),
        [(cause, _)] => {
            say!("answer-cause-words-every-time", cause_words = cause_words(run.household, *cause))
        }
        several => match shares(run, several).as_slice() {
            [_] => say!(
                "answer-cause-words-nearly-every",
                cause_words = cause_words(run.household, several[0].0)
            ),
            shares => say!("answer-join-of-100-failures", join = shares.join(", ")),
        },
    };
    Some(Line::new(Label::Why, &text))
}

/// Every cause of at least one failure in a hundred, in hundredths.
fn shares(run: Run, causes: &[(Cause, usize)]) -> Vec<String> {
    let counts: Vec<usize> = causes.iter().map(|(_, count)| *count).collect();
    let named = causes.iter().zip(hundredths(&counts)).filter(|(_, share)| *share >= WORTH_NAMING);
    named.map(|((cause, _), share)| format!("{} {share}", cause_words(run.household, *cause))).collect()
}

/// Counts as hundredths of all that add up to a hundred.
fn hundredths(counts: &[usize]) -> Vec<i64> {
    let parts: Vec<i128> = counts.iter().map(|count| 100 * i128::from(numbers::whole(*count))).collect();
    adding_up(&parts, i128::from(numbers::whole(counts.iter().sum::<usize>().max(1))))
}

/// Gaps for want of power, Wi-Fi or lock, apart from what leads the answer.
fn lapses(run: Run, first: &Headline) -> Vec<String> {
    let leads =
        |backup: &&BackupFindings| matches!(first.news, News::Lapses(leading) if leading.name == backup.name);
    let told = run.findings.backups.iter().filter(|backup| backup.lapses_per_year >= WORTH_TELLING);
    told.filter(|backup| !leads(backup)).map(|backup| lapse(run, backup)).collect()
}

fn lapse(run: Run, backup: &BackupFindings) -> String {
    let length = gap_length(run.household.rules.failing_threshold_days);
    let (gaps, years) = match backup.lapses_per_year {
        rate if rate >= 0.75 => (numbers::round_half_up(rate), say!("answer-a-year")),
        rate => (1, say!("answer-in-years", years = numbers::round_half_up(1.0 / rate.max(0.01)))),
    };
    let missing = missing_phrase(backup.nights_missing);
    say!(
        "answer-name-about-gaps",
        name = capitalised(backup_name_short(&backup.name)),
        gaps = gaps,
        length = length,
        years = years,
        missing = missing
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{Action, DatedEvent, DeviceId, DeviceSwitch};
    use crate::report::fixture::{self, Fixture, day};

    fn text(fixture: &Fixture) -> String {
        lines(fixture.run()).iter().map(|line| format!("{}\n", line.text)).collect()
    }

    #[test]
    fn where_nothing_stops_one_sentence_says_so() {
        let text = text(&fixture::all_works());
        assert!(text.starts_with("No backup stops within 3 years in any future.\n"), "{text}");
        assert!(!text.contains("failures"));
    }

    #[test]
    fn a_rare_failure_is_a_count_of_futures() {
        let mut family = fixture::all_works();
        let rare = &mut family.findings.backups[1];
        rare.first_failing.probability = 0.12;
        rare.first_failing.quantiles[0] = Arrival::On(day(2029, 3, 3));
        rare.in_pools[0].first_failing = rare.first_failing.clone();
        rare.in_pools[0].first_of_pool = 240;
        let text = text(&family);
        assert!(text.starts_with("Parent A's iPhone backup stops in 12 futures of 100 within 3 years\n"));
        assert!(text.contains("(the earliest 1 future in 20 by March 2029).\n"), "{text}");
    }

    #[test]
    fn where_several_lead_the_likeliest_is_named_after() {
        let mut family = fixture::family();
        family.findings.backups[0].in_pools[0].first_of_pool = 1200;
        family.findings.backups[1].in_pools[0].first_of_pool = 800;
        let text = text(&family);
        assert!(text.starts_with("A backup stops in August 2027\n"), "{text}");
        assert!(text.contains("Most often it is Parent A's WhatsApp backup: first in 60 futures of 100.\n"));
    }

    #[test]
    fn what_fails_today_is_not_told_twice() {
        let text = text(&fixture::failing_today());
        assert!(!text.contains("Parent A's iPhone"), "{text}");
    }

    #[test]
    fn where_nothing_is_switched_on_nothing_is_called_fine() {
        let mut family = fixture::all_works();
        family.findings.today.iter_mut().for_each(|today| today.state = TodayState::Off);
        family.household.devices.iter_mut().for_each(|device| device.switches.backup = false);
        let text = text(&family);
        let expected = "No backup is switched on.\nNothing new is backed up: what does not sync is lost with the device.\n";
        assert!(text.starts_with(expected), "{text}");
        assert!(!text.contains("No backup stops"), "{text}");
    }

    #[test]
    fn a_backup_that_the_file_turns_off_is_told() {
        let mut family = fixture::all_works();
        let action = Action::SetDevice(DeviceId::new(1), DeviceSwitch::Backup, false);
        family.household.events = vec![DatedEvent { on: day(2027, 3, 1), action, label: String::new() }];
        let text = text(&family);
        assert!(text.contains("Teenager's iPhone backup is switched off from 1 March 2027 on."), "{text}");
    }

    #[test]
    fn rare_gaps_are_counted_in_years() {
        let mut family = fixture::family();
        family.findings.backups[2].lapses_per_year = 0.25;
        assert!(text(&family).contains("Teenager's iPhone: about 1 gap of two weeks in 4 years"));
    }

    #[test]
    fn a_last_copy_goes_in_so_many_futures_and_what_is_synced_stays() {
        let mut family = fixture::family();
        let mut lost = fixture::estimate([(2029, 1), (2029, 3), (2029, 5), (2029, 7), (2029, 9)]);
        lost.probability = 0.76;
        family.findings.backups[1].last_copy_lost = lost.clone();
        let told = text(&family);
        assert!(told.contains(
            "Parent A's iPhone: in 76 futures of 100 its only backup is deleted, 180 days after it"
        ));
        assert!(told.contains("(in half by May 2029). Nothing is left then"), "{told}");
        lost.probability = 1.0;
        family.findings.backups[1].last_copy_lost = lost;
        family.household.people[0].syncs = [true; 6];
        let told = text(&family);
        assert!(
            told.contains("deleted in May 2029, 180 days after it was made. Nothing is left then but"),
            "{told}"
        );
        let kept =
            "in iCloud Photos, Messages in iCloud, iCloud Drive, iCloud Mail and WhatsApp's own backup.";
        assert!(told.contains(kept), "{told}");
        family.findings.today[0].state = TodayState::Off;
        assert!(text(&family).contains("Messages in iCloud, iCloud Drive and iCloud Mail."), "{told}");
    }

    #[test]
    fn shares_of_a_hundred_add_up_to_a_hundred() {
        // 99.5 and 0.5: one of the two goes up, the first.
        assert_eq!(hundredths(&[199, 1]), [100, 0]);
        // 33.33 each; 66.5, 32.75 and 0.75; all of them.
        assert_eq!(hundredths(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(hundredths(&[266, 131, 3]), [66, 33, 1]);
        assert_eq!(hundredths(&[7]), [100]);
    }

    #[test]
    fn a_single_cause_needs_no_count() {
        let mut family = fixture::family();
        family.findings.causes = vec![(Cause::NeverFinishing, 1993)];
        assert!(text(&family).contains("an upload too large for its nights, every time\n"));
    }
}

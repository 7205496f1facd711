//! Whether a backup that fails works again by itself: when, in how many futures, and what makes it so.

use crate::analysis::findings::{BackupFindings, Course, DateEstimate, Recovery, SOON_AFTER};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Action, DataChange, DeviceId, Disused, Passing, PoolId, Trigger};
use crate::model::outcome::Cause;
use crate::report::locale::Dated;

use super::Run;
use super::figures::concerns;
use super::words::{
    backup_name, belonging, capitalised, clean, futures_phrase, horizon_in_words, range_phrase, stops_phrase,
    such_futures_phrase,
};

/// Share of failing futures from which on one way of ending stands for all.
const NEARLY_ALL: f64 = 0.95;
/// Share of futures below which a way of ending is not worth a sentence.
const RARE: f64 = 0.05;
/// Share of futures from which on it is nearly every one.
const NEARLY_EVERY: f64 = 0.99;
/// Days from which on gaps are counted in weeks, and the widest spread for which one month stands.
const COUNT_WEEKS_FROM: i32 = 28;
const ONE_MONTH: i32 = 45;

/// How failing ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// It does not within the horizon, in nearly all futures.
    ForGood,
    /// In some futures the backup works again, in others it does not.
    Mixed,
    /// The backup works again, in nearly all futures.
    Pause,
}

impl Ending {
    /// How the first failing spell of a backup ends.
    pub fn of(backup: &BackupFindings) -> Self {
        match backup.recovery.as_ref().map_or(0.0, |recovery| recovery.works_again.probability) {
            share if share >= NEARLY_ALL => Self::Pause,
            share if share >= RARE => Self::Mixed,
            _ => Self::ForGood,
        }
    }

    /// What the backup does when it begins to fail: `stops` or `pauses`.
    pub fn verb(self) -> String {
        match self {
            Self::ForGood | Self::Mixed => say!("ending-stops"),
            Self::Pause => say!("ending-pauses"),
        }
    }
}

/// Sentences about what becomes of a backup that fails; none where it stays so.
pub fn afterwards(run: Run, backup: &BackupFindings) -> Vec<String> {
    let ending = Ending::of(backup);
    let Some((recovery, course)) = backup.recovery.as_ref().and_then(|of| Some((of, of.course?))) else {
        return Vec::new();
    };
    if ending == Ending::ForGood {
        return Vec::new();
    }
    let mut sentences = vec![works_again(run, backup, recovery, course)];
    sentences.extend(match ending {
        Ending::Pause => stops_again(run, &backup.fails_on),
        Ending::Mixed | Ending::ForGood => fails_at_the_end(run, backup, recovery),
    });
    sentences
}

/// `It works again in March 2027, after 5 to 11 weeks.`, with how many futures where it is not all.
fn works_again(run: Run, backup: &BackupFindings, recovery: &Recovery, course: Course) -> String {
    let median = course.again[2];
    let why = why(run, backup, recovery, course).unwrap_or_default();
    if run.is_certain() {
        let gap = span(course.gap_days[1], course.gap_days[1]);
        return say!("ending-it-works-again-on", median = median.in_full(), gap = gap, why = why);
    }
    let [shortest, _, longest] = course.gap_days;
    let gap = span(shortest, longest);
    let goes = match month(course) {
        Month::OfNearlyAll(month) => say!("ending-it-works-again-month", month = month, gap = gap, why = why),
        Month::OfMost(month) => say!("ending-it-works-again-after", gap = gap, month = month, why = why),
        Month::None => say!("ending-it-works-again-after-gap", gap = gap, why = why),
    };
    such_futures(backup, recovery)
        .map_or(capitalised(&goes), |futures| say!("ending-in-futures-goes", futures = futures, goes = goes))
}

/// The month in which a backup works again, as far as futures agree on one.
enum Month {
    /// Nine futures in ten lie within a month and a half.
    OfNearlyAll(String),
    /// Half of them do.
    OfMost(String),
    /// They do not agree.
    None,
}

fn month(course: Course) -> Month {
    let [earliest, early, median, late, latest] = course.again;
    let together = |from: Day, to: Day| to.days_since(from) <= ONE_MONTH;
    let month = median.month_in_full();
    match () {
        () if together(earliest, latest) => Month::OfNearlyAll(say!("ending-in-month", month = month)),
        () if early.month_in_full() == late.month_in_full() => {
            Month::OfMost(say!("ending-in-month", month = month))
        }
        () if together(early, late) => Month::OfMost(say!("ending-around-month", month = month)),
        () => Month::None,
    }
}

/// In how many of the futures in which it fails it works again; `None` for all of them.
fn such_futures(backup: &BackupFindings, recovery: &Recovery) -> Option<String> {
    let failing: usize = backup.causes.iter().map(|(_, futures)| futures).sum();
    if recovery.works_again.probability >= 1.0 {
        return None;
    }
    let share = recovery.works_again.probability;
    Some(match backup.first_failing.probability >= NEARLY_EVERY {
        true => futures_phrase(share, failing),
        false => such_futures_phrase(share, failing),
    })
}

/// `15 to 20 days`, `2 to 9 weeks`, `6 weeks`.
fn span(shortest: i32, longest: i32) -> String {
    let in_days = longest < COUNT_WEEKS_FROM;
    let (from, to) = if in_days { (shortest, longest) } else { ((shortest + 3) / 7, (longest + 3) / 7) };
    match (in_days, from == to) {
        (true, true) => say!("ending-days", days = to),
        (false, true) => say!("ending-weeks", weeks = to),
        (true, false) => say!("ending-from-to-days", from = from, to = to),
        (false, false) => say!("ending-from-to-weeks", from = from, to = to),
    }
}

/// That a backup which works again stops once more, and then goes on failing.
fn stops_again(run: Run, fails_on: &DateEstimate) -> Option<String> {
    (fails_on.probability >= RARE).then(|| {
        let range = range_phrase(run, fails_on).map_or(String::new(), |range| format!(" ({range})"));
        say!(
            "ending-it-stops-phrase-range",
            stops_phrase = stops_phrase(run, &say!("ending-stops-for-good"), fails_on),
            range = range
        )
    })
}

/// In how many futures it fails at the end, where more is behind that than first spells that go on.
fn fails_at_the_end(run: Run, backup: &BackupFindings, recovery: &Recovery) -> Option<String> {
    let goes_on = backup.first_failing.probability * (1.0 - recovery.works_again.probability);
    let at_the_end = backup.fails_on.probability;
    (at_the_end > goes_on + RARE).then(|| {
        let span = horizon_in_words(run.household.horizon);
        let futures = match at_the_end >= NEARLY_EVERY {
            true => say!("ending-nearly-every-future"),
            false => futures_phrase(at_the_end, run.findings.futures),
        };
        say!("ending-at-the-end-of", span = span, futures = futures)
    })
}

/// What makes the backup work again, where that is known: its own upload, or an old backup that goes and frees room.
fn why(run: Run, backup: &BackupFindings, recovery: &Recovery, course: Course) -> Option<String> {
    if let Some((Cause::NeverFinishing, _)) = backup.causes.first() {
        return Some(say!("ending-once-its-upload-is"));
    }
    let [_, early, _, late, _] = course.again;
    let brings_about = |day: Day| day <= early && late.days_since(day) <= SOON_AFTER;
    let (pool, days) = (backup.pool(), run.household.rules.retention_days);
    let replaced = replaced_backups(run, pool)
        .map(|(day, whose)| (day, say!("ending-the-backup-of-whose", whose = whose, days = days)));
    let deleted = old_backups(run, pool).chain(replaced);
    let known =
        deleted.filter(|(day, _)| brings_about(*day)).max_by_key(|(day, _)| *day).map(|(_, goes)| goes);
    let freed_by = recovery.freed_by.as_ref();
    let other = freed_by
        .map(|name| say!("ending-backup-name-no-longer", backup_name = backup_name(name), days = days));
    let done = done(run, backup, brings_about);
    let done = done.map(|(day, what)| say!("ending-when-the-file-says", what = what, day = day.in_full()));
    done.or_else(|| known.or(other).map(|goes| say!("ending-when-goes", goes = goes)))
        .or_else(|| ruled(run, backup, course))
}

/// That a policy of the file mends a backup, where its shortest gaps end soon after that acts.
fn ruled(run: Run, backup: &BackupFindings, course: Course) -> Option<String> {
    let [shortest, ..] = course.gap_days;
    let acts = |trigger: &Trigger| match trigger {
        Trigger::FailingFor(people, days) | Trigger::NoBackupFor(people, days) => {
            people.contains(&backup.name.person) && (0..=SOON_AFTER).contains(&(shortest - days))
        }
        Trigger::UsedAbove(..) => false,
    };
    let policies = run.household.policies.iter().filter(|policy| acts(&policy.trigger));
    let helps = policies.filter(|policy| policy.actions.iter().any(|action| concerned(run, backup, action)));
    let labels: Vec<String> = helps.map(|policy| clean(&policy.label)).collect();
    labels.last().map(|label| say!("ending-the-soonest-when-the", label = label))
}

/// Whether an action can mend this backup.
fn concerned(run: Run, backup: &BackupFindings, action: &Action) -> bool {
    backup.in_pools.iter().any(|of| concerns(run.household, action, of.pool)) && mends(action)
}

/// The last thing the file dates that can have mended a backup, where its day brings that about.
fn done(run: Run, backup: &BackupFindings, brings_about: impl Fn(Day) -> bool) -> Option<(Day, String)> {
    let dated = run.household.events.iter().filter(|event| !event.label.is_empty() && brings_about(event.on));
    let last = dated.filter(|event| concerned(run, backup, &event.action)).max_by_key(|event| event.on)?;
    Some((last.on, clean(&last.label)))
}

/// Whether an action can make a backup work that does not.
const fn mends(action: &Action) -> bool {
    match action {
        Action::ChangePlan(..)
        | Action::UpgradePlan(_)
        | Action::JoinPool(..)
        | Action::SetPerson(..)
        | Action::SetDevice(..)
        | Action::SetWhatsApp(..)
        | Action::SetInterval(..)
        | Action::LeaveAppsOut(..)
        | Action::LeaveOnPower(_)
        | Action::ChangeSynced(_, _, DataChange::Deleted(_))
        | Action::ChangeLocal(_, _, DataChange::Deleted(_))
        | Action::DeleteDeviceBackup(..)
        | Action::DeleteReplacedBackups(_)
        | Action::DeleteDisusedBackup(_)
        | Action::DeleteWhatsAppBackup(..)
        | Action::EmptyRecentlyDeleted(_)
        | Action::Settle(..)
        | Action::Unblock(_)
        | Action::CureDevice(..)
        | Action::BackUpDevice(_)
        | Action::BackUpWhatsApp(_)
        | Action::ChangeUpload(_) => true,
        Action::PlugIn(_, on) | Action::During(Passing::PlugIn(_), on) => *on,
        Action::Restrict(_, on) | Action::During(_, on) => !*on,
        _ => false,
    }
}

/// Stored backups of disused devices: the day they go, and words for that.
fn old_backups(run: Run<'_>, pool: PoolId) -> impl Iterator<Item = (Day, String)> {
    let people = &run.household.people;
    let inside =
        move |disused: &&Disused| people.get(disused.person.index()).is_some_and(|of| of.pool == pool);
    run.household.disused.iter().filter(inside).map(move |disused| {
        let kept = run.household.rules.retention_days;
        let day = disused.last + kept.saturating_add(1);
        let owner = people.get(disused.person.index()).map_or("", |person| &person.name);
        let size = run.unit_of(pool).show(disused.stored);
        let words = say!(
            "ending-the-backup-of-belonging",
            belonging = belonging(owner, &disused.name),
            kept = kept,
            size = size,
            day = day.in_full()
        );
        (day, words)
    })
}

/// The devices in use that are replaced on a date: about when their stored backups go, and whose they are.
pub fn replaced_backups(run: Run<'_>, pool: PoolId) -> impl Iterator<Item = (Day, String)> {
    run.household.events.iter().filter_map(move |event| match &event.action {
        Action::ReplaceDevice(device, _) if run.household.pool_of_device(*device) == pool => {
            Some((event.on + run.household.rules.retention_days, replaced(run, *device, event.on)))
        }
        _ => None,
    })
}

/// `Parent A's old iPhone`: the one in use until a day.
fn replaced(run: Run, id: DeviceId, until: Day) -> String {
    let Some(device) = run.household.devices.get(id.index()) else { return say!("ending-the-old-device") };
    let earlier = run.household.events.iter().filter(|event| event.on < until);
    let mut names = earlier.filter_map(|event| match &event.action {
        Action::ReplaceDevice(of, name) if *of == id => Some(name),
        _ => None,
    });
    let name = names.next_back().unwrap_or(&device.name);
    let owner = run.household.people.get(device.person.index());
    belonging(owner.map_or("", |person| &person.name), say!("ending-old-name", name = name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{PersonId, Policy};
    use crate::report::fixture::{self, Fixture, day};

    /// The family whose WhatsApp backup works again in a share of its futures on a day, after some gap.
    fn recovering(share: f64, again: Day) -> Fixture {
        let mut family = fixture::family();
        let whatsapp = &mut family.findings.backups[0];
        let mut works_again = fixture::estimate([(2027, 4); 5]);
        works_again.probability = share;
        let course = Some(Course { again: [0, 1, 2, 3, 4].map(|days| again + days), gap_days: [15, 30, 63] });
        whatsapp.recovery = Some(Recovery { works_again, course, freed_by: None });
        whatsapp.fails_on = fixture::never();
        family
    }

    fn told(fixture: &Fixture) -> Vec<String> {
        afterwards(fixture.run(), &fixture.findings.backups[0])
    }

    #[test]
    fn a_backup_that_works_again_pauses_and_says_why() {
        let family = recovering(1.0, day(2027, 4, 20));
        assert_eq!(Ending::of(&family.findings.backups[0]).verb(), "pauses");
        assert_eq!(
            told(&family),
            [
                "It works again in April 2027, after 2 to 9 weeks, when the backup of Teenager's Old iPhone is deleted \
                 after 180 days (14.0 GB, 19 April 2027)."
            ]
        );
    }

    #[test]
    fn a_replaced_phone_s_backup_goes_too() {
        let family = recovering(1.0, day(2028, 3, 23));
        assert_eq!(
            told(&family),
            [
                "It works again in March 2028, after 2 to 9 weeks, when the backup of Parent A's old iPhone is deleted \
                 after 180 days."
            ]
        );
    }

    #[test]
    fn a_month_of_most_futures_is_not_one_of_all() {
        let mut family = recovering(1.0, day(2028, 1, 3));
        let recovery = family.findings.backups[0].recovery.as_mut().unwrap();
        let course = recovery.course.as_mut().unwrap();
        course.again[4] = day(2029, 10, 5);
        assert_eq!(told(&family), ["It works again after 2 to 9 weeks, mostly in January 2028."]);
        let course = family.findings.backups[0].recovery.as_mut().and_then(|of| of.course.as_mut()).unwrap();
        course.again[1] = day(2027, 12, 20);
        assert_eq!(told(&family), ["It works again after 2 to 9 weeks, mostly around January 2028."]);
    }

    #[test]
    fn a_policy_of_the_file_is_named_where_it_mends() {
        let mut family = recovering(1.0, day(2028, 1, 3));
        family.household.policies = vec![Policy {
            trigger: Trigger::FailingFor(vec![PersonId::new(0)], 14),
            actions: vec![Action::UpgradePlan(PoolId::new(0))],
            label: "a larger plan".to_owned(),
        }];
        assert!(told(&family)[0].ends_with("; the soonest when the file's policy acts: a larger plan."));
        family.household.policies[0].trigger = Trigger::FailingFor(vec![PersonId::new(0)], 40);
        assert!(told(&family)[0].ends_with("after 2 to 9 weeks."));
    }

    #[test]
    fn some_futures_are_counted() {
        let mut family = recovering(0.4, day(2028, 1, 3));
        family.findings.backups[0].fails_on.probability = 0.95;
        assert_eq!(Ending::of(&family.findings.backups[0]).verb(), "stops");
        assert_eq!(
            told(&family),
            [
                "In 40 futures of 100 it works again in January 2028, after 2 to 9 weeks.",
                "At the end of the 3 years it is failing in 95 futures of 100."
            ]
        );
    }

    #[test]
    fn a_pause_may_come_before_the_end() {
        let mut family = recovering(1.0, day(2028, 1, 3));
        family.findings.backups[0].fails_on = family.findings.backups[1].first_failing.clone();
        assert_eq!(
            told(&family)[1],
            "It stops for good in October 2028 (9 futures in 10: March 2028 to after November 2029)."
        );
    }

    #[test]
    fn what_stays_failing_says_nothing_more() {
        assert!(told(&fixture::family()).is_empty());
        assert!(told(&recovering(0.01, day(2028, 1, 3))).is_empty());
    }

    #[test]
    fn another_backup_s_end_makes_room() {
        let mut family = recovering(0.4, day(2028, 1, 3));
        let teenager = family.findings.backups[2].name.clone();
        if let Some(recovery) = &mut family.findings.backups[0].recovery {
            recovery.freed_by = Some(teenager);
        }
        assert_eq!(
            told(&family),
            [
                "In 40 futures of 100 it works again in January 2028, after 2 to 9 weeks, when Teenager's iPhone backup, \
                 no longer renewed, is deleted after 180 days."
            ]
        );
    }

    #[test]
    fn gaps_are_days_or_weeks() {
        assert_eq!(span(15, 20), "15 to 20 days");
        assert_eq!(span(40, 43), "6 weeks");
        assert_eq!(span(14, 60), "2 to 9 weeks");
    }
}

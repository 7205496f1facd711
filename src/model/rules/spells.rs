//! Spells: days without a completed backup, when they become known, and why they came about (MODEL section 9).

use crate::calendar::Day;
use crate::model::household::LastBackup;
use crate::model::outcome::{Cause, Outcome};

/// What is known of a spell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// No spell, or one below its threshold.
    NotYet,
    /// No night was eligible.
    Lapse,
    /// Attempts failed.
    Failing(Cause),
}

/// A backup's spell, in each lane.
#[derive(Clone, Debug)]
pub struct SpellLanes<const W: usize> {
    /// First day without a completed backup; `None` outside a spell.
    pub since: [Option<Day>; W],
    /// What is known of it.
    pub known: [Known; W],
    /// Days without a completed backup that make it known; the one a spell began with holds to its end.
    threshold: [i32; W],
    /// The same of the next spell.
    next_threshold: [i32; W],
    /// Days of it that were seen.
    seen: [i32; W],
    /// How often each cause was the outcome.
    counts: [[u16; CAUSES.len()]; W],
}

/// Causes a failing spell can have, in the order of the outcomes: ties go to the first.
const CAUSES: [Cause; 8] = [
    Cause::Restricted,
    Cause::AccountBlocked,
    Cause::ServiceOutage,
    Cause::Corrupt,
    Cause::Fault,
    Cause::PhoneFull,
    Cause::OverQuota,
    Cause::NeverFinishing,
];

/// The cause an outcome counts for; none for missing conditions, `off`, `not_due` and `completed`.
pub const fn cause_of(outcome: Outcome) -> Option<Cause> {
    match outcome {
        Outcome::Restricted => Some(Cause::Restricted),
        Outcome::AccountBlocked(_) => Some(Cause::AccountBlocked),
        Outcome::ServiceOutage => Some(Cause::ServiceOutage),
        Outcome::Corrupt => Some(Cause::Corrupt),
        Outcome::Fault => Some(Cause::Fault),
        Outcome::PhoneFull => Some(Cause::PhoneFull),
        Outcome::OverQuota => Some(Cause::OverQuota),
        Outcome::InProgress => Some(Cause::NeverFinishing),
        Outcome::Off | Outcome::NotDue | Outcome::Missing { .. } | Outcome::Completed => None,
    }
}

/// Whether an outcome is a first failure: an attempt that ended for want of room, account or a sound backup.
pub const fn is_failure(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::PhoneFull | Outcome::OverQuota | Outcome::AccountBlocked(_) | Outcome::Corrupt)
}

impl<const W: usize> SpellLanes<W> {
    /// The spell of a backup that last completed before `first`.
    pub fn starting(last: LastBackup, first: Day, threshold: i32) -> Self {
        let since = match last {
            LastBackup::On(day) if day + 1 < first => Some(day + 1),
            _ => None,
        };
        Self {
            since: [since; W],
            known: [Known::NotYet; W],
            threshold: [threshold; W],
            next_threshold: [threshold; W],
            seen: [0; W],
            counts: [[0; CAUSES.len()]; W],
        }
    }

    /// Takes in what became of today's backup.
    #[inline]
    pub fn follow(&mut self, outcome: Outcome, today: Day, lane: usize) {
        match outcome {
            Outcome::Completed | Outcome::Off => self.end(lane),
            _ => self.go_on(outcome, today, lane),
        }
    }

    /// Length of the spell by the end of a day; 0 outside a spell.
    pub fn length(&self, today: Day, lane: usize) -> i32 {
        self.since[lane].map_or(0, |since| today.days_since(since) + 1)
    }

    /// The most frequent cause so far; `None` where only conditions were missing.
    pub fn cause(&self, lane: usize) -> Option<Cause> {
        let most = self.counts[lane].iter().copied().max().filter(|count| *count > 0)?;
        let at = self.counts[lane].iter().position(|count| *count == most)?;
        CAUSES.get(at).copied()
    }

    /// Sets how many days make a spell known. The spell under way keeps what it began with.
    pub fn set_threshold(&mut self, days: i32, lane: usize) {
        self.next_threshold[lane] = days;
        if self.since[lane].is_none() {
            self.threshold[lane] = days;
        }
    }

    /// Ends the spell, if there is one.
    #[inline]
    pub fn end(&mut self, lane: usize) {
        if self.since[lane].is_some() {
            self.since[lane] = None;
            self.threshold[lane] = self.next_threshold[lane];
            self.known[lane] = Known::NotYet;
            self.seen[lane] = 0;
            self.counts[lane] = [0; CAUSES.len()];
        }
    }

    fn go_on(&mut self, outcome: Outcome, today: Day, lane: usize) {
        let cause = cause_of(outcome);
        if self.known[lane] == Known::Lapse && cause.is_some() {
            // A night was eligible after all and failed: what follows is a spell of its own.
            self.end(lane);
        }
        self.since[lane].get_or_insert(today);
        self.seen[lane] += 1;
        if let Some(at) = cause.and_then(|cause| CAUSES.iter().position(|of| *of == cause)) {
            self.counts[lane][at] = self.counts[lane][at].saturating_add(1);
        }
        if self.known[lane] == Known::NotYet {
            self.known[lane] = self.judge(today, lane);
        }
    }

    /// What is known at the end of a day. A spell that began before the first day is judged by what was seen of it.
    fn judge(&self, today: Day, lane: usize) -> Known {
        let threshold = self.threshold[lane];
        match self.cause(lane) {
            _ if self.length(today, lane) < threshold => Known::NotYet,
            Some(cause) => Known::Failing(cause),
            None if self.seen[lane] >= threshold => Known::Lapse,
            None => Known::NotYet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_POWER: Outcome = Outcome::Missing { power: true, wifi: false, lock: false };

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn after(outcomes: &[Outcome]) -> SpellLanes<1> {
        let mut spell = SpellLanes::starting(LastBackup::On(day(-1)), day(0), 14);
        for (number, outcome) in (0..).zip(outcomes) {
            spell.follow(*outcome, day(number), 0);
        }
        spell
    }

    #[test]
    fn a_spell_is_known_on_its_fourteenth_day() {
        let spell = after(&[Outcome::OverQuota; 13]);
        assert_eq!(spell.known[0], Known::NotYet);
        let spell = after(&[Outcome::OverQuota; 14]);
        assert_eq!((spell.known[0], spell.since[0]), (Known::Failing(Cause::OverQuota), Some(day(0))));
    }

    #[test]
    fn one_failed_attempt_makes_a_spell_failing_and_none_a_lapse() {
        let mut outcomes = [NO_POWER; 14];
        assert_eq!(after(&outcomes).known[0], Known::Lapse);
        outcomes[3] = Outcome::InProgress;
        assert_eq!(after(&outcomes).known[0], Known::Failing(Cause::NeverFinishing));
    }

    #[test]
    fn the_most_frequent_cause_wins_and_ties_go_by_order() {
        let mut outcomes = [Outcome::OverQuota; 14];
        outcomes[..7].fill(Outcome::PhoneFull);
        assert_eq!(after(&outcomes).known[0], Known::Failing(Cause::PhoneFull));
        outcomes[0] = Outcome::OverQuota;
        assert_eq!(after(&outcomes).known[0], Known::Failing(Cause::OverQuota));
    }

    #[test]
    fn a_completed_backup_and_a_switch_end_a_spell() {
        let mut outcomes = vec![Outcome::OverQuota; 20];
        outcomes.push(Outcome::Completed);
        assert_eq!(after(&outcomes).since[0], None);
        outcomes.pop();
        outcomes.push(Outcome::Off);
        assert_eq!(after(&outcomes).known[0], Known::NotYet);
    }

    #[test]
    fn a_spell_keeps_the_threshold_it_began_with() {
        let mut outcomes = vec![Outcome::NotDue; 20];
        let mut spell = SpellLanes::<1>::starting(LastBackup::On(day(-1)), day(0), 60);
        let mut today = 0;
        let mut live = |spell: &mut SpellLanes<1>, outcomes: &[Outcome]| {
            for outcome in outcomes {
                spell.follow(*outcome, day(today), 0);
                today += 1;
            }
        };
        live(&mut spell, &outcomes);
        spell.set_threshold(14, 0);
        outcomes.fill(Outcome::OverQuota);
        live(&mut spell, &outcomes);
        assert_eq!((spell.length(day(39), 0), spell.known[0]), (40, Known::NotYet));
        live(&mut spell, &outcomes);
        assert_eq!(spell.known[0], Known::Failing(Cause::OverQuota));
        outcomes.insert(0, Outcome::Completed);
        live(&mut spell, &outcomes[..14]);
        assert_eq!(spell.known[0], Known::NotYet);
        live(&mut spell, &outcomes[1..2]);
        assert_eq!((spell.known[0], spell.since[0]), (Known::Failing(Cause::OverQuota), Some(day(61))));
    }

    #[test]
    fn a_lapse_that_meets_a_full_pool_becomes_a_failing_spell_of_its_own() {
        let mut outcomes = vec![NO_POWER; 20];
        outcomes.extend([Outcome::OverQuota; 14]);
        let spell = after(&outcomes);
        assert_eq!((spell.known[0], spell.since[0]), (Known::Failing(Cause::OverQuota), Some(day(20))));
    }

    #[test]
    fn an_old_backup_counts_from_the_day_after_it() {
        let mut spell: SpellLanes<1> = SpellLanes::starting(LastBackup::On(day(-89)), day(0), 14);
        assert_eq!(spell.length(day(-1), 0), 88);
        spell.follow(Outcome::OverQuota, day(0), 0);
        assert_eq!(spell.known[0], Known::Failing(Cause::OverQuota));
    }
}

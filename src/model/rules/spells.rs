//! Spells: days without a completed backup, when they become known, and why they came about (MODEL: outcomes, spells, failing).

use crate::calendar::Day;
use crate::lanes::{any, each, select};
use crate::model::household::LastBackup;
use crate::model::outcome::{Cause, Outcome, OutcomeCode};

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
    since: [Option<Day>; W],
    /// What is known of it.
    known: [Known; W],
    /// Days without a completed backup that make it known; the one a spell began with holds to its end.
    threshold: [i32; W],
    /// The same of the next spell.
    next_threshold: [i32; W],
    /// Days of it that were seen.
    seen: [i32; W],
    /// How often each cause was the outcome.
    counts: [[u16; W]; CAUSES.len()],
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

/// The place of the cause an outcome counts for among [`CAUSES`]; another number where it counts for none.
#[inline(always)]
const fn place_of(outcome: OutcomeCode) -> u8 {
    const NONE: u8 = 15;
    match outcome {
        OutcomeCode::RESTRICTED => 0,
        _ if outcome.is_blocked() => 1,
        OutcomeCode::SERVICE_OUTAGE => 2,
        OutcomeCode::CORRUPT => 3,
        OutcomeCode::FAULT => 4,
        OutcomeCode::PHONE_FULL => 5,
        OutcomeCode::OVER_QUOTA => 6,
        OutcomeCode::IN_PROGRESS => 7,
        _ => NONE,
    }
}

/// Whether an outcome is a first failure: an attempt that ended for want of room, account or a sound backup.
#[inline(always)]
pub const fn is_failure(outcome: OutcomeCode) -> bool {
    matches!(outcome, OutcomeCode::PHONE_FULL | OutcomeCode::OVER_QUOTA | OutcomeCode::CORRUPT)
        | outcome.is_blocked()
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
            counts: [[0; W]; CAUSES.len()],
        }
    }

    /// First day without a completed backup; `None` outside a spell.
    #[inline(always)]
    pub const fn since(&self, lane: usize) -> Option<Day> {
        self.since[lane]
    }

    /// The same in each lane.
    #[inline(always)]
    pub const fn all_since(&self) -> &[Option<Day>; W] {
        &self.since
    }

    /// What is known of the spell.
    #[inline(always)]
    pub const fn known(&self, lane: usize) -> Known {
        self.known[lane]
    }

    /// The same in each lane.
    #[inline(always)]
    pub const fn all_known(&self) -> &[Known; W] {
        &self.known
    }

    /// Takes in what became of today's backup in each lane.
    #[inline(always)]
    pub fn follow(&mut self, outcomes: &[OutcomeCode; W], today: Day) {
        let places = each(outcomes, place_of);
        let caused = each(&places, |place| usize::from(place) < CAUSES.len());
        // After a lapse a night was eligible after all and failed: what follows is a spell of its own.
        let mut ends = [false; W];
        for lane in 0..W {
            let outcome = outcomes[lane];
            let over = (outcome == OutcomeCode::COMPLETED) | (outcome == OutcomeCode::OFF);
            ends[lane] = over | (caused[lane] & (self.known[lane] == Known::Lapse));
        }
        self.end_all(&ends);
        self.go_on(outcomes, &places, &caused, today);
    }

    /// Ends the spell of these lanes; where there is none nothing changes.
    #[inline(always)]
    fn end_all(&mut self, ends: &[bool; W]) {
        for lane in 0..W {
            self.since[lane] = if ends[lane] { None } else { self.since[lane] };
            self.seen[lane] = if ends[lane] { 0 } else { self.seen[lane] };
            let (own, next) = (self.threshold[lane], self.next_threshold[lane]);
            self.threshold[lane] = if ends[lane] { next } else { own };
        }
        let known = each(&self.known, |known| known != Known::NotYet);
        if any(&known) {
            self.known = select(ends, &[Known::NotYet; W], &self.known);
        }
        let kept = each(ends, |ends| if ends { 0 } else { u16::MAX });
        for counts in &mut self.counts {
            for lane in 0..W {
                counts[lane] &= kept[lane];
            }
        }
    }

    /// Counts the day where it is one without a completed backup.
    #[inline(always)]
    fn go_on(&mut self, outcomes: &[OutcomeCode; W], places: &[u8; W], caused: &[bool; W], today: Day) {
        let mut goes_on = [false; W];
        for lane in 0..W {
            let outcome = outcomes[lane];
            goes_on[lane] = (outcome != OutcomeCode::COMPLETED) & (outcome != OutcomeCode::OFF);
        }
        let (mut ripe, first) = ([false; W], today.number());
        for lane in 0..W {
            let since =
                if goes_on[lane] { Some(self.since[lane].unwrap_or(today)) } else { self.since[lane] };
            let length = first - since.map_or(first, Day::number) + 1;
            self.since[lane] = since;
            self.seen[lane] += i32::from(goes_on[lane]);
            ripe[lane] = goes_on[lane] & (length >= self.threshold[lane]);
        }
        if any(caused) {
            for (place, counts) in (0..).zip(&mut self.counts) {
                for lane in 0..W {
                    counts[lane] = counts[lane].saturating_add(u16::from(places[lane] == place));
                }
            }
        }
        for lane in 0..W {
            ripe[lane] &= self.known[lane] == Known::NotYet;
        }
        if any(&ripe) {
            (0..W).filter(|lane| ripe[*lane]).for_each(|lane| self.known[lane] = self.judge(today, lane));
        }
    }

    /// Length of the spell by the end of a day; 0 outside a spell.
    #[inline(always)]
    pub fn length(&self, today: Day, lane: usize) -> i32 {
        self.since[lane].map_or(0, |since| today.days_since(since) + 1)
    }

    /// The most frequent cause so far; `None` where only conditions were missing.
    pub fn cause(&self, lane: usize) -> Option<Cause> {
        let counts = self.counts.map(|counts| counts[lane]);
        let most = counts.into_iter().max().filter(|count| *count > 0)?;
        let at = counts.into_iter().position(|count| count == most)?;
        CAUSES.get(at).copied()
    }

    /// Whether any cause was counted, in each lane.
    #[inline(always)]
    pub fn any_cause(&self) -> [bool; W] {
        let mut counted = [0; W];
        for counts in &self.counts {
            for lane in 0..W {
                counted[lane] |= counts[lane];
            }
        }
        each(&counted, |counted| counted > 0)
    }

    /// Sets how many days make a spell known. The spell under way keeps what it began with.
    pub fn set_threshold(&mut self, days: i32, lane: usize) {
        self.next_threshold[lane] = days;
        if self.since[lane].is_none() {
            self.threshold[lane] = days;
        }
    }

    /// Ends the spell, if there is one.
    pub fn end(&mut self, lane: usize) {
        if self.since[lane].is_some() {
            self.since[lane] = None;
            self.threshold[lane] = self.next_threshold[lane];
            self.known[lane] = Known::NotYet;
            self.seen[lane] = 0;
            self.counts.iter_mut().for_each(|counts| counts[lane] = 0);
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
            spell.follow(&[OutcomeCode::from(*outcome)], day(number));
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
    fn a_spell_ends_alone_as_it_does_with_others() {
        let mut alone = after(&[Outcome::OverQuota; 20]);
        alone.set_threshold(60, 0);
        let mut with_others = alone.clone();
        alone.end(0);
        with_others.end_all(&[true]);
        assert_eq!((alone.known[0], alone.threshold[0]), (Known::NotYet, 60));
        assert_eq!(format!("{alone:?}"), format!("{with_others:?}"));
    }

    #[test]
    fn a_spell_keeps_the_threshold_it_began_with() {
        let mut outcomes = vec![Outcome::NotDue; 20];
        let mut spell = SpellLanes::<1>::starting(LastBackup::On(day(-1)), day(0), 60);
        let mut today = 0;
        let mut live = |spell: &mut SpellLanes<1>, outcomes: &[Outcome]| {
            for outcome in outcomes {
                spell.follow(&[OutcomeCode::from(*outcome)], day(today));
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
        spell.follow(&[OutcomeCode::OVER_QUOTA], day(0));
        assert_eq!(spell.known[0], Known::Failing(Cause::OverQuota));
    }
}

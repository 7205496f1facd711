//! One backup of a block of replicates, followed day by day: what becomes of it is gathered into a record a lane.

use super::record::{ByPool, Record};
use crate::calendar::{Arrival, Day, Horizon};
use crate::lanes::{any, each, select};
use crate::model::household::{Household, PoolId};
use crate::model::outcome::{Cause, OutcomeCode};
use crate::model::rules::spells::{Known, is_failure};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;
use crate::units::Bytes;

/// Bytes at risk count up to this many a day, 128 TB: 179 years of such days can still be added up.
const MOST_AT_RISK: i64 = 1 << 47;

/// The record of the backup of the device in use, in each lane: the fields of [`Record`] side by side.
#[derive(Clone, Debug)]
pub struct RecordLanes<const W: usize> {
    first_failure: [Arrival; W],
    first_completed: [Arrival; W],
    first_failing: [Arrival; W],
    cause: [Option<Cause>; W],
    fails_anew: [Arrival; W],
    anew_cause: [Option<Cause>; W],
    works_again: [Arrival; W],
    fails_on: [Arrival; W],
    lapses: [i32; W],
    longest_lapse: [i32; W],
    lapse_days: [i32; W],
    days: [i32; W],
    protected: [[i32; W]; 3],
    age_sum: [i64; W],
    at_risk_sum: [i64; W],
    missing: [[i32; W]; 3],
    refused_days: [i32; W],
    copy_lost: [Arrival; W],
    failing: [ByPool; W],
    failure: [ByPool; W],
    lapse_since: [Option<Day>; W],
    /// The pool of the newest day that did not go on with a spell: where the spell under way began. Of no interest where
    /// everybody stays in one pool.
    began_in: [Option<PoolId>; W],
}

/// What happened to a backup on a day, in each lane.
struct RowDay<'a, const W: usize> {
    today: Day,
    /// The pool it is in.
    pool: &'a [PoolId; W],
    /// Whether everybody stays in one pool.
    stays: bool,
    outcome: &'a [OutcomeCode; W],
    since: &'a [Option<Day>; W],
    known: &'a [Known; W],
    copy_lost: Option<&'a [Arrival; W]>,
}

impl<const W: usize> Default for RecordLanes<W> {
    fn default() -> Self {
        let (none, never) = ([0; W], [Arrival::Beyond; W]);
        Self {
            first_failure: never,
            first_completed: never,
            first_failing: never,
            cause: [None; W],
            fails_anew: never,
            anew_cause: [None; W],
            works_again: never,
            fails_on: never,
            lapses: none,
            longest_lapse: none,
            lapse_days: none,
            days: none,
            protected: [none; 3],
            age_sum: [0; W],
            at_risk_sum: [0; W],
            missing: [none; 3],
            refused_days: none,
            copy_lost: never,
            failing: [ByPool::default(); W],
            failure: [ByPool::default(); W],
            lapse_since: [None; W],
            began_in: [None; W],
        }
    }
}

impl<const W: usize> RecordLanes<W> {
    /// Takes in how old the newest backup is at the end of a day within the horizon. Gives the days that would be lost:
    /// without any backup, all days in use.
    #[inline(always)]
    pub fn take_age(&mut self, block: &Block<W>, line: BackupLine, today: Day) -> [i64; W] {
        let last = match line {
            BackupLine::Device(id) => &block.devices[id.index()].last,
            BackupLine::WhatsApp(id) => &block.accounts[id.index()].last,
        };
        let (mut age, mut lost) = ([i32::MAX; W], [0; W]);
        for lane in 0..W {
            age[lane] = last[lane].age(today).unwrap_or(i32::MAX);
            self.days[lane] += 1;
            lost[lane] = i64::from(if age[lane] == i32::MAX { self.days[lane] } else { age[lane] });
        }
        for (limit, days) in [1, 7, 14].into_iter().zip(&mut self.protected) {
            for lane in 0..W {
                days[lane] += i32::from(age[lane] <= limit);
            }
        }
        for lane in 0..W {
            self.age_sum[lane] += lost[lane];
        }
        lost
    }

    /// Takes in the bytes that would be lost at the end of a day within the horizon.
    #[inline(always)]
    pub fn take_at_risk(&mut self, at_risk: &[Bytes; W]) {
        for lane in 0..W {
            self.at_risk_sum[lane] += at_risk[lane].count().min(MOST_AT_RISK);
        }
    }

    /// Takes in what happened on a day; beyond the horizon only spells that began within it count.
    #[inline(always)]
    pub fn take(&mut self, world: &World, block: &Block<W>, line: BackupLine, today: Day) {
        let spell = block.spell(line);
        let day = RowDay {
            today,
            pool: &block.people[world.owner(line).index()].pool,
            stays: !world.people_move(),
            outcome: &block.attempt(line).outcome,
            since: spell.all_since(),
            known: spell.all_known(),
            copy_lost: match line {
                BackupLine::Device(id) => Some(&block.devices[id.index()].copy_lost),
                BackupLine::WhatsApp(_) => None,
            },
        };
        self.take_day(&day, world.household.horizon);
    }

    /// The first day from which it is failing so far, for somebody who acts on a day.
    pub fn failing_after(&self, on: Day, household: &Household, lane: usize) -> Arrival {
        let record = Record {
            first_failing: self.first_failing[lane],
            fails_anew: self.fails_anew[lane],
            works_again: self.works_again[lane],
            ..Record::default()
        };
        record.failing_after(on, household).0
    }

    /// Remembers that everybody was in these pools so far, which is not followed where nobody may move.
    pub fn nobody_moved(&mut self, pool: &[PoolId; W]) {
        self.began_in = each(pool, Some);
    }

    /// Gives a lane's record out, and begins a new one.
    pub fn hand_over(&mut self, lane: usize) -> Record {
        let record = Record {
            first_failure: self.first_failure[lane],
            first_completed: self.first_completed[lane],
            first_failing: self.first_failing[lane],
            cause: self.cause[lane],
            fails_anew: self.fails_anew[lane],
            anew_cause: self.anew_cause[lane],
            works_again: self.works_again[lane],
            fails_on: self.fails_on[lane],
            lapses: self.lapses[lane],
            longest_lapse: self.longest_lapse[lane],
            lapse_days: self.lapse_days[lane],
            days: self.days[lane],
            protected: self.protected.map(|days| days[lane]),
            age_sum: self.age_sum[lane],
            at_risk_sum: self.at_risk_sum[lane],
            missing: self.missing.map(|days| days[lane]),
            refused_days: self.refused_days[lane],
            copy_lost: self.copy_lost[lane],
            failing: self.failing[lane],
            failure: self.failure[lane],
        };
        self.clear(lane);
        record
    }

    /// Begins a lane anew. Every field is named, so that none can be forgotten.
    fn clear(&mut self, lane: usize) {
        let Self {
            first_failure,
            first_completed,
            first_failing,
            cause,
            fails_anew,
            anew_cause,
            works_again,
            fails_on,
            lapses,
            longest_lapse,
            lapse_days,
            days,
            protected,
            age_sum,
            at_risk_sum,
            missing,
            refused_days,
            copy_lost,
            failing,
            failure,
            lapse_since,
            began_in,
        } = self;
        let arrivals =
            [first_failure, first_completed, first_failing, fails_anew, works_again, fails_on, copy_lost];
        arrivals.into_iter().for_each(|of| of[lane] = Arrival::Beyond);
        let counts = [lapses, longest_lapse, lapse_days, days, refused_days].into_iter();
        counts.chain(protected).chain(missing).for_each(|of| of[lane] = 0);
        (age_sum[lane], at_risk_sum[lane]) = (0, 0);
        (cause[lane], anew_cause[lane]) = (None, None);
        (failing[lane], failure[lane]) = (ByPool::default(), ByPool::default());
        (lapse_since[lane], began_in[lane]) = (None, None);
    }

    #[inline(always)]
    fn take_day(&mut self, day: &RowDay<'_, W>, horizon: Horizon) {
        if !day.stays {
            for lane in 0..W {
                let begins =
                    self.began_in[lane].is_none() | day.since[lane].is_none_or(|since| since == day.today);
                self.began_in[lane] = if begins { Some(day.pool[lane]) } else { self.began_in[lane] };
            }
        }
        if horizon.contains(day.today) {
            self.note(day, horizon);
        }
        let (mut known, mut failing) = ([false; W], [false; W]);
        for lane in 0..W {
            let counts = day.since[lane].is_some_and(|since| since <= horizon.last);
            known[lane] = counts & (day.known[lane] != Known::NotYet);
            failing[lane] = known[lane] & (day.known[lane] != Known::Lapse);
        }
        if any(&known) {
            self.follow(day, &known, &failing, horizon);
        }
    }

    #[inline(always)]
    fn note(&mut self, day: &RowDay<'_, W>, horizon: Horizon) {
        let codes = day.outcome;
        let (today, completed) = (Arrival::On(day.today), each(codes, |code| code == OutcomeCode::COMPLETED));
        for lane in 0..W {
            let first = self.first_completed[lane].earlier(today);
            self.first_completed[lane] = if completed[lane] { first } else { self.first_completed[lane] };
            let again = completed[lane] & (self.first_failing[lane] != Arrival::Beyond);
            let works = self.works_again[lane].earlier(today);
            self.works_again[lane] = if again { works } else { self.works_again[lane] };
            let fails_on = self.fails_on[lane];
            self.fails_on[lane] = if day.since[lane].is_none() { Arrival::Beyond } else { fails_on };
        }
        let [power, wifi, lock] = &mut self.missing;
        for lane in 0..W {
            power[lane] += i32::from(codes[lane].misses_power());
            wifi[lane] += i32::from(codes[lane].misses_wifi());
            lock[lane] += i32::from(codes[lane].misses_lock());
            self.refused_days[lane] += i32::from(codes[lane] == OutcomeCode::OVER_QUOTA);
        }
        self.note_failures(day);
        let lost = day.copy_lost.filter(|lanes| any(&each(lanes, |lost| lost != Arrival::Beyond)));
        if let Some(copy_lost) = lost {
            let within = each(copy_lost, |lost| {
                (lost >= Arrival::On(horizon.first)) & (lost <= Arrival::On(horizon.last))
            });
            self.copy_lost = select(&within, copy_lost, &self.copy_lost);
        }
    }

    #[inline(always)]
    fn note_failures(&mut self, day: &RowDay<'_, W>) {
        let mut news = [false; W];
        for lane in 0..W {
            let known = day.stays & (self.first_failure[lane] != Arrival::Beyond);
            news[lane] = is_failure(day.outcome[lane]) & !known;
        }
        if any(&news) {
            for lane in (0..W).filter(|lane| news[*lane]) {
                self.first_failure[lane] = self.first_failure[lane].earlier(Arrival::On(day.today));
                self.failure[lane].note(day.today, day.pool[lane]);
            }
        }
    }

    /// Takes in spells that are known. A failing one that is remembered already has nothing new to tell.
    #[inline(always)]
    fn follow(&mut self, day: &RowDay<'_, W>, known: &[bool; W], failing: &[bool; W], horizon: Horizon) {
        let mut news = [false; W];
        for lane in 0..W {
            let since = day.since[lane].map_or(Arrival::Beyond, Arrival::On);
            self.fails_on[lane] = if failing[lane] { since } else { self.fails_on[lane] };
            let old = (self.first_failing[lane] != Arrival::Beyond)
                & ((self.fails_anew[lane] != Arrival::Beyond) | (since < Arrival::On(horizon.first)));
            news[lane] = known[lane] & !(failing[lane] & old & day.stays);
        }
        if any(&news) {
            for lane in (0..W).filter(|lane| news[*lane]) {
                match (day.since[lane], day.known[lane]) {
                    (Some(since), Known::Failing(cause)) => self.fail(lane, day, since, cause, horizon),
                    (Some(since), Known::Lapse) => self.lapse(lane, day.today, since, horizon),
                    _ => {}
                }
            }
        }
    }

    fn fail(&mut self, lane: usize, day: &RowDay<'_, W>, since: Day, cause: Cause, horizon: Horizon) {
        self.failing[lane].note(since, self.began_in[lane].unwrap_or(day.pool[lane]));
        if since >= horizon.first && self.fails_anew[lane] == Arrival::Beyond {
            self.fails_anew[lane] = Arrival::On(since);
            self.anew_cause[lane] = Some(cause);
        }
        if self.first_failing[lane] == Arrival::Beyond {
            self.first_failing[lane] = Arrival::On(since);
            self.cause[lane] = Some(cause);
        }
    }

    fn lapse(&mut self, lane: usize, today: Day, since: Day, horizon: Horizon) {
        let until = today.min(horizon.last);
        let length = until.days_since(since) + 1;
        if self.lapse_since[lane] != Some(since) {
            self.lapse_since[lane] = Some(since);
            self.lapses[lane] += 1;
            self.lapse_days[lane] += until.days_since(since.max(horizon.first)) + 1;
        } else if today <= horizon.last {
            self.lapse_days[lane] += 1;
        }
        self.longest_lapse[lane] = self.longest_lapse[lane].max(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HORIZON: Horizon = Horizon { first: Day::from_number(0), last: Day::from_number(99) };

    /// The day on which the person moves to another pool.
    const MOVES_ON: i32 = 50;

    /// A record of spells: the days of each, all of them failing for want of room.
    fn record(spells: &[std::ops::RangeInclusive<i32>]) -> Record {
        let mut records = RecordLanes::<1>::default();
        for number in 0..=110 {
            let spell = spells.iter().find(|days| days.contains(&number));
            let since = spell.map(|days| Day::from_number(*days.start()));
            let today = Day::from_number(number);
            let known = match since {
                Some(since) if today.days_since(since) >= 13 => Known::Failing(Cause::OverQuota),
                _ => Known::NotYet,
            };
            let outcome = if since.is_some() { OutcomeCode::OVER_QUOTA } else { OutcomeCode::COMPLETED };
            let day = RowDay {
                today,
                pool: &[PoolId::new(usize::from(number >= MOVES_ON))],
                stays: false,
                outcome: &[outcome],
                since: &[since],
                known: &[known],
                copy_lost: None,
            };
            records.take_day(&day, HORIZON);
        }
        records.hand_over(0)
    }

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn a_lane_is_handed_over_once_and_begins_anew() {
        let mut records = RecordLanes::<2> { days: [3, 5], age_sum: [6, 1], ..RecordLanes::default() };
        records.protected = [[2, 5]; 3];
        records.first_failing[0] = on(4);
        let first = records.hand_over(0);
        assert_eq!((first.days, first.age_sum, first.protected, first.first_failing), (3, 6, [2; 3], on(4)));
        assert_eq!(records.hand_over(0), Record::default());
        assert_eq!(records.hand_over(1).days, 5);
    }

    #[test]
    fn a_failing_spell_that_ends_is_remembered_with_its_end() {
        let found = record(&[10..=39]);
        assert_eq!(
            (found.first_failing, found.works_again, found.fails_on),
            (on(10), on(40), Arrival::Beyond)
        );
    }

    #[test]
    fn a_spell_that_goes_on_past_the_horizon_is_told_from_the_first() {
        let found = record(&[10..=39, 60..=110]);
        assert_eq!((found.first_failing, found.works_again, found.fails_on), (on(10), on(40), on(60)));
        let late = record(&[95..=110]);
        assert_eq!((late.first_failing, late.works_again, late.fails_on), (on(95), Arrival::Beyond, on(95)));
    }

    #[test]
    fn a_spell_from_before_the_start_is_not_one_that_begins_anew() {
        let found = record(&[-30..=20, 60..=80]);
        assert_eq!((found.fails_anew, found.anew_cause), (on(60), Some(Cause::OverQuota)));
        assert_eq!(record(&[10..=39, 60..=80]).fails_anew, on(10));
    }

    #[test]
    fn a_spell_belongs_to_the_pool_in_which_it_began() {
        let [old, new] = [0, 1].map(PoolId::new);
        let found = record(&[10..=39, 60..=90]);
        assert_eq!((found.failing.in_pool(old), found.failing.in_pool(new)), (on(10), on(60)));
        let carried = record(&[45..=90]);
        assert_eq!((carried.failing.in_pool(old), carried.failing.in_pool(new)), (on(45), Arrival::Beyond));
        assert_eq!((carried.failure.in_pool(old), carried.failure.in_pool(new)), (on(45), on(50)));
    }

    #[test]
    fn what_happens_past_the_horizon_changes_nothing() {
        let found = record(&[80..=104]);
        assert_eq!((found.works_again, found.fails_on), (Arrival::Beyond, on(80)));
    }
}

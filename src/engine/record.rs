//! What is remembered of each backup of each replicate.

use std::mem::take;

use crate::calendar::{Arrival, Day, Horizon};
use crate::model::household::{DeviceId, Household, PoolId};
use crate::model::outcome::{Cause, Outcome};
use crate::model::rules::spells::{Known, is_failure};
use crate::model::state::{BackupLine, Block};
use crate::model::world::World;

/// One backup people know by name: a device and each of its successors, a WhatsApp account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BackupRow {
    /// The line of backups it belongs to.
    pub line: BackupLine,
    /// How many devices came before it; 0 for WhatsApp.
    pub generation: usize,
}

/// Every row of a household: devices in file order, successors after what they replace, then WhatsApp.
pub fn rows(world: &World) -> Vec<BackupRow> {
    let mut rows = Vec::new();
    for at in 0..world.household.devices.len() {
        let line = BackupLine::Device(DeviceId::new(at));
        let generations = 0..world.generations(DeviceId::new(at));
        rows.extend(generations.map(|generation| BackupRow { line, generation }));
    }
    let whatsapp = world.lines.iter().filter(|line| matches!(line, BackupLine::WhatsApp(_)));
    rows.extend(whatsapp.map(|line| BackupRow { line: *line, generation: 0 }));
    rows
}

/// When something first happened and in which pool, and when it first happened in another one: nobody ever has more
/// than two, the family's and their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ByPool {
    first: Option<(Day, PoolId)>,
    elsewhere: Option<(Day, PoolId)>,
}

impl ByPool {
    /// The first day of it in a pool.
    pub fn in_pool(self, pool: PoolId) -> Arrival {
        let mut days = self.first.into_iter().chain(self.elsewhere).filter(|(_, of)| *of == pool);
        days.next().map_or(Arrival::Beyond, |(day, _)| Arrival::On(day))
    }

    fn note(&mut self, day: Day, pool: PoolId) {
        match self.first {
            None => self.first = Some((day, pool)),
            Some((_, first)) if first != pool && self.elsewhere.is_none() => {
                self.elsewhere = Some((day, pool))
            }
            Some(_) => {}
        }
    }
}

/// One backup in one replicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record {
    /// First attempt that ended for want of room, account or a sound backup.
    pub first_failure: Arrival,
    /// First day on which it completed.
    pub first_completed: Arrival,
    /// First day of the first failing spell.
    pub first_failing: Arrival,
    /// Its cause.
    pub cause: Option<Cause>,
    /// First day of the first failing spell that began within the horizon: the same where nothing fails at the start.
    pub fails_anew: Arrival,
    /// The cause of that one.
    pub anew_cause: Option<Cause>,
    /// First completed backup after that spell; beyond where it does not work again within the horizon.
    pub works_again: Arrival,
    /// First day of the failing spell that goes on past the horizon; beyond where the last day is in none.
    pub fails_on: Arrival,
    /// Lapses that began within the horizon.
    pub lapses: i64,
    /// Days of the longest.
    pub longest_lapse: i32,
    /// Days spent in lapses.
    pub lapse_days: i64,
    /// Days in use within the horizon.
    pub days: i64,
    /// Of those, days whose newest backup was at most 1, 7, 14 days old.
    pub protected: [i64; 3],
    /// Sum over days of the newest backup's age.
    pub age_sum: i64,
    /// Sum over days of bytes without a surviving copy.
    pub at_risk_sum: i64,
    /// Days on which power, Wi-Fi, lock were missing.
    pub missing: [i64; 3],
    /// Days on which an attempt found no room in the pool.
    pub refused_days: i64,
    /// When the last stored copy was deleted for its age.
    pub copy_lost: Arrival,
    /// First failing spells, by the pool in which each began.
    pub failing: ByPool,
    /// First failures, by the pool in which they happened.
    pub failure: ByPool,
    lapse_since: Option<Day>,
    /// The pool of the newest day that did not go on with a spell: where the spell under way began.
    began_in: Option<PoolId>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            first_failure: Arrival::Beyond,
            first_completed: Arrival::Beyond,
            first_failing: Arrival::Beyond,
            cause: None,
            fails_anew: Arrival::Beyond,
            anew_cause: None,
            works_again: Arrival::Beyond,
            fails_on: Arrival::Beyond,
            lapses: 0,
            longest_lapse: 0,
            lapse_days: 0,
            days: 0,
            protected: [0; 3],
            age_sum: 0,
            at_risk_sum: 0,
            missing: [0; 3],
            refused_days: 0,
            copy_lost: Arrival::Beyond,
            failing: ByPool::default(),
            failure: ByPool::default(),
            lapse_since: None,
            began_in: None,
        }
    }
}

/// What happened to a backup on a day.
struct RowDay {
    today: Day,
    pool: PoolId,
    outcome: Outcome,
    since: Option<Day>,
    known: Known,
    copy_lost: Arrival,
}

impl RowDay {
    #[inline(always)]
    fn of<const W: usize>(
        world: &World,
        block: &Block<W>,
        line: BackupLine,
        today: Day,
        lane: usize,
    ) -> Self {
        let (attempt, spell) = (block.attempt(line), block.spell(line));
        let copy_lost = match line {
            BackupLine::Device(id) => block.devices[id.index()].copy_lost[lane],
            BackupLine::WhatsApp(_) => Arrival::Beyond,
        };
        Self {
            today,
            pool: block.pool_of_line(world, line, lane),
            outcome: attempt.outcome[lane],
            since: spell.since[lane],
            known: spell.known[lane],
            copy_lost,
        }
    }
}

/// What would be lost if a device were lost at the end of a day, in each lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayLoss<const W: usize> {
    /// Age of the newest backup in days; without any, the days in use.
    pub days: [i64; W],
    /// Bytes without a surviving copy.
    pub at_risk: [i64; W],
}

/// Sums over a backup's days in each lane, for the device in use there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sums<const W: usize> {
    days: [i64; W],
    protected: [[i64; W]; 3],
    age: [i64; W],
    at_risk: [i64; W],
}

impl<const W: usize> Default for Sums<W> {
    fn default() -> Self {
        let none = [0; W];
        Self { days: none, protected: [none; 3], age: none, at_risk: none }
    }
}

impl<const W: usize> Sums<W> {
    /// Takes in a day within the horizon and gives what would be lost on it.
    #[inline(always)]
    pub fn take(&mut self, block: &Block<W>, line: BackupLine, today: Day) -> DayLoss<W> {
        let attempt = block.attempt(line);
        let last = match line {
            BackupLine::Device(id) => &block.devices[id.index()].last,
            BackupLine::WhatsApp(id) => &block.accounts[id.index()].last,
        };
        let mut loss = DayLoss { days: [0; W], at_risk: [0; W] };
        for lane in 0..W {
            self.days[lane] += 1;
            // Without any backup, everything since the device came into use is at stake.
            let age = last[lane].age(today).map(i64::from);
            loss.days[lane] = age.unwrap_or(self.days[lane]);
            loss.at_risk[lane] = attempt.at_risk[lane].count();
            self.age[lane] += loss.days[lane];
            self.at_risk[lane] += loss.at_risk[lane];
            for (limit, days) in [1, 7, 14].into_iter().zip(&mut self.protected) {
                days[lane] += i64::from(age.is_some_and(|age| age <= limit));
            }
        }
        loss
    }

    /// Hands a lane's sums over to the record of the device that was in use there, and begins anew.
    pub fn hand_over(&mut self, record: &mut Record, lane: usize) {
        record.days += take(&mut self.days[lane]);
        record.age_sum += take(&mut self.age[lane]);
        record.at_risk_sum += take(&mut self.at_risk[lane]);
        for (days, sums) in record.protected.iter_mut().zip(&mut self.protected) {
            *days += take(&mut sums[lane]);
        }
    }
}

impl Record {
    /// Takes in what happened on a day; beyond the horizon only spells that began within it count.
    #[inline(always)]
    pub fn take<const W: usize>(
        &mut self,
        world: &World,
        block: &Block<W>,
        line: BackupLine,
        today: Day,
        lane: usize,
    ) {
        self.take_day(&RowDay::of(world, block, line, today, lane), world.household.horizon);
    }

    /// The first day from which the backup is failing, for somebody who acts on a day; and why.
    ///
    /// A spell from before the start counts from its first day, unless the backup works again within the days that
    /// make a spell known after acting; then the next one counts.
    pub fn failing_after(&self, on: Day, household: &Household) -> (Arrival, Option<Cause>) {
        let in_time = Arrival::On(on + household.rules.failing_threshold_days);
        let old = self.first_failing < Arrival::On(household.horizon.first);
        match old && self.works_again <= in_time {
            true => (self.fails_anew, self.anew_cause),
            false => (self.first_failing, self.cause),
        }
    }

    #[inline(always)]
    fn take_day(&mut self, day: &RowDay, horizon: Horizon) {
        if self.began_in.is_none() || day.since.is_none_or(|since| since == day.today) {
            self.began_in = Some(day.pool);
        }
        if horizon.contains(day.today) {
            self.note(day, horizon);
        }
        if day.known != Known::NotYet
            && let Some(since) = day.since.filter(|since| *since <= horizon.last)
        {
            self.follow(day, since, horizon);
        }
    }

    #[inline(always)]
    fn note(&mut self, day: &RowDay, horizon: Horizon) {
        match day.outcome {
            Outcome::Completed => self.complete(day.today),
            Outcome::Missing { power, wifi, lock } => {
                for (missing, days) in [power, wifi, lock].into_iter().zip(&mut self.missing) {
                    *days += i64::from(missing);
                }
            }
            outcome if is_failure(outcome) => {
                self.refused_days += i64::from(outcome == Outcome::OverQuota);
                self.first_failure = self.first_failure.earlier(Arrival::On(day.today));
                self.failure.note(day.today, day.pool);
            }
            _ => {}
        }
        if day.since.is_none() {
            self.fails_on = Arrival::Beyond;
        }
        if horizon_has(horizon, day.copy_lost) {
            self.copy_lost = day.copy_lost;
        }
    }

    #[inline(always)]
    fn complete(&mut self, today: Day) {
        self.first_completed = self.first_completed.earlier(Arrival::On(today));
        if self.first_failing != Arrival::Beyond {
            self.works_again = self.works_again.earlier(Arrival::On(today));
        }
    }

    fn follow(&mut self, day: &RowDay, since: Day, horizon: Horizon) {
        match day.known {
            Known::Failing(cause) => {
                self.fails_on = Arrival::On(since);
                self.failing.note(since, self.began_in.unwrap_or(day.pool));
                if since >= horizon.first && self.fails_anew == Arrival::Beyond {
                    self.fails_anew = Arrival::On(since);
                    self.anew_cause = Some(cause);
                }
                if self.first_failing == Arrival::Beyond {
                    self.first_failing = Arrival::On(since);
                    self.cause = Some(cause);
                }
            }
            Known::Lapse => self.lapse(day.today, since, horizon),
            Known::NotYet => {}
        }
    }

    fn lapse(&mut self, today: Day, since: Day, horizon: Horizon) {
        let until = today.min(horizon.last);
        let length = until.days_since(since) + 1;
        if self.lapse_since != Some(since) {
            self.lapse_since = Some(since);
            self.lapses += 1;
            self.lapse_days += i64::from(until.days_since(since.max(horizon.first)) + 1);
        } else if today <= horizon.last {
            self.lapse_days += 1;
        }
        self.longest_lapse = self.longest_lapse.max(length);
    }
}

fn horizon_has(horizon: Horizon, arrival: Arrival) -> bool {
    arrival.day().is_some_and(|day| horizon.contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HORIZON: Horizon = Horizon { first: Day::from_number(0), last: Day::from_number(99) };

    /// The day on which the person moves to another pool.
    const MOVES_ON: i32 = 50;

    /// A record of spells: the days of each, all of them failing for want of room.
    fn record(spells: &[std::ops::RangeInclusive<i32>]) -> Record {
        let mut record = Record::default();
        for number in 0..=110 {
            let spell = spells.iter().find(|days| days.contains(&number));
            let since = spell.map(|days| Day::from_number(*days.start()));
            let today = Day::from_number(number);
            let known = match since {
                Some(since) if today.days_since(since) >= 13 => Known::Failing(Cause::OverQuota),
                _ => Known::NotYet,
            };
            let outcome = if since.is_some() { Outcome::OverQuota } else { Outcome::Completed };
            let (copy_lost, pool) = (Arrival::Beyond, PoolId::new(usize::from(number >= MOVES_ON)));
            record.take_day(&RowDay { today, pool, outcome, since, known, copy_lost }, HORIZON);
        }
        record
    }

    fn on(day: i32) -> Arrival {
        Arrival::On(Day::from_number(day))
    }

    #[test]
    fn sums_are_handed_over_once() {
        let (mut sums, mut record) = (Sums::<2>::default(), Record::default());
        sums.days = [3, 5];
        sums.age = [6, 1];
        sums.protected = [[2, 5]; 3];
        sums.hand_over(&mut record, 0);
        sums.hand_over(&mut record, 0);
        assert_eq!((record.days, record.age_sum, record.protected), (3, 6, [2; 3]));
        assert_eq!(sums.days, [0, 5]);
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

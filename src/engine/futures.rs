//! What is kept of every replicate, however many there are: the one place that decides its layout.
//!
//! A backup takes 4 bytes a replicate, one that waits for its first 4 more; a replicate 8 beside, 8 more where it is to be
//! compared, and 9 for each pool.
//! All else that is known of a replicate is folded into sums and counts as soon as it has been lived
//! ([`super::summaries`]), and a replicate that is to be told of is lived again.

use super::record::Record;
use super::rows::BackupRow;
use crate::calendar::{Arrival, Day};
use crate::model::household::{Household, PoolId};
use crate::model::outcome::Cause;

/// Place in a record's protected days of those whose newest backup is at most 7 days old.
const WITHIN_A_WEEK: usize = 1;

/// The first failing day of something and its cause, replicate by replicate: 24 bits for the day, 8 for the cause.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Failing(Vec<u32>);

/// Bits of the cause.
const CAUSE_BITS: u32 = 8;
/// What stands for a day beyond the horizon: above every day of the calendar, which ends with the year 9999.
const BEYOND: u32 = (1 << (u32::BITS - CAUSE_BITS)) - 1;
/// 1970-01-01: as many days lie before it.
const MIDDLE: i32 = 1 << (u32::BITS - CAUSE_BITS - 1);
/// Every cause by its code; 0 is none.
const CAUSES: [Option<Cause>; 10] = [
    None,
    Some(Cause::Restricted),
    Some(Cause::AccountBlocked),
    Some(Cause::ServiceOutage),
    Some(Cause::Corrupt),
    Some(Cause::Fault),
    Some(Cause::PhoneFull),
    Some(Cause::OverQuota),
    Some(Cause::NeverFinishing),
    Some(Cause::NoEligibleNight),
];

/// The code of a cause.
const fn code(cause: Option<Cause>) -> u32 {
    match cause {
        None => 0,
        Some(Cause::Restricted) => 1,
        Some(Cause::AccountBlocked) => 2,
        Some(Cause::ServiceOutage) => 3,
        Some(Cause::Corrupt) => 4,
        Some(Cause::Fault) => 5,
        Some(Cause::PhoneFull) => 6,
        Some(Cause::OverQuota) => 7,
        Some(Cause::NeverFinishing) => 8,
        Some(Cause::NoEligibleNight) => 9,
    }
}

fn packed((day, cause): (Arrival, Option<Cause>)) -> u32 {
    let day = match day {
        Arrival::On(day) => u32::try_from(day.number().saturating_add(MIDDLE)).unwrap_or(0).min(BEYOND - 1),
        Arrival::Beyond => BEYOND,
    };
    (day << CAUSE_BITS) | code(cause)
}

fn unpacked(packed: u32) -> (Arrival, Option<Cause>) {
    let [cause, ..] = packed.to_le_bytes();
    let cause = CAUSES.get(usize::from(cause)).copied().flatten();
    let day = (packed >> CAUSE_BITS).cast_signed() - MIDDLE;
    match packed >> CAUSE_BITS {
        BEYOND => (Arrival::Beyond, cause),
        _ => (Arrival::On(Day::from_number(day)), cause),
    }
}

impl Failing {
    /// How many replicates there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first failing day in a replicate, and its cause.
    pub fn of(&self, replicate: usize) -> (Arrival, Option<Cause>) {
        unpacked(self.0[replicate])
    }

    /// The same of every replicate.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Arrival, Option<Cause>)> + Clone + '_ {
        self.0.iter().map(|packed| unpacked(*packed))
    }

    /// The first failing day in every replicate.
    pub fn days(&self) -> impl ExactSizeIterator<Item = Arrival> + Clone + '_ {
        self.iter().map(|(day, _)| day)
    }

    fn push(&mut self, first: (Arrival, Option<Cause>)) {
        self.0.push(packed(first));
    }
}

impl std::fmt::Debug for Failing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Whether a pool had room in a replicate, for somebody who acts on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Room {
    /// It had.
    #[default]
    Enough,
    /// A backup of it is failing for want of room first, or is failing and was refused for it on as many days as make a
    /// spell known.
    BackupsFail,
    /// No backup tells, but on as many days it held more than its plan allows, or somebody's sync found no room in it.
    Full,
}

impl Room {
    /// Whether room was short.
    pub fn is_short(self) -> bool {
        self != Self::Enough
    }
}

/// What is kept of every replicate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Futures {
    /// The first failing spell of each backup: `[row]`.
    pub failing: Vec<Failing>,
    /// The first failing of any backup for somebody who acts on a day, as [`Record::failing_after`] takes it.
    pub after: Failing,
    /// The row of that one; of equal days, the first.
    pub after_row: Vec<u32>,
    /// Days, summed over all backups, whose newest backup was at most 7 days old: of the first replicates, as many as are
    /// kept.
    pub fresh_days: Vec<u32>,
    /// Days, summed over all backups, on which it was older or there was none, likewise.
    pub stale_days: Vec<u32>,
    /// Whether each pool had room for what was asked of it. `[pool][replicate]`.
    pub room: Vec<Vec<Room>>,
    /// First completed backup of each device that has none at the start: `[row][replicate]`, nothing for other rows.
    pub first_completed: Vec<Vec<Arrival>>,
}

impl Futures {
    /// Of so many rows and pools, no replicate yet.
    pub(super) fn none(rows: usize, pools: usize) -> Self {
        Self {
            failing: vec![Failing::default(); rows],
            after: Failing::default(),
            after_row: Vec::new(),
            fresh_days: Vec::new(),
            stale_days: Vec::new(),
            room: vec![Vec::new(); pools],
            first_completed: vec![Vec::new(); rows],
        }
    }

    /// Makes room for so many more replicates, and no more.
    pub(super) fn reserve(&mut self, more: usize, days_of: usize) {
        self.failing.iter_mut().chain([&mut self.after]).for_each(|failing| failing.0.reserve_exact(more));
        self.after_row.reserve_exact(more);
        self.room.iter_mut().for_each(|of| of.reserve_exact(more));
        for days in [&mut self.fresh_days, &mut self.stale_days] {
            days.reserve_exact(more.min(days_of - days.len()));
        }
    }

    /// Takes in the next replicate: a record for each row and the days on which each pool was full, for somebody who acts
    /// on a day.
    pub(super) fn take<'r>(
        &mut self,
        household: &Household,
        rows: &[BackupRow],
        on: Day,
        records: impl Iterator<Item = &'r Record> + Clone,
        full_days: impl Iterator<Item = i32>,
    ) {
        for (failing, record) in self.failing.iter_mut().zip(records.clone()) {
            failing.push((record.first_failing, record.cause));
        }
        let waiting = self.first_completed.iter_mut().zip(rows).zip(records.clone());
        waiting
            .filter(|((_, row), _)| row.has_none_yet(household))
            .for_each(|((of, _), record)| of.push(record.first_completed));
        let after = (0_u32..).zip(records.clone().map(|record| record.failing_after(on, household)));
        let first = after.min_by_key(|(_, (day, _))| *day);
        let (row, first) = first.unwrap_or((0, (Arrival::Beyond, None)));
        self.after.push(first);
        self.after_row.push(row);
        for ((pool, room), days) in self.room.iter_mut().enumerate().zip(full_days) {
            let fails = |record: &Record| is_short_of_room(record, household, PoolId::new(pool), on);
            room.push(match records.clone().any(fails) {
                true => Room::BackupsFail,
                false if days >= household.rules.failing_threshold_days => Room::Full,
                false => Room::Enough,
            });
        }
    }

    /// Takes in how long the next replicate was protected, and how long not.
    pub(super) fn take_days<'r>(&mut self, records: impl Iterator<Item = &'r Record> + Clone) {
        let days = |of: &dyn Fn(&Record) -> i32| {
            u32::try_from(records.clone().map(|record| i64::from(of(record))).sum::<i64>())
                .unwrap_or(u32::MAX)
        };
        self.fresh_days.push(days(&|record| record.protected[WITHIN_A_WEEK]));
        self.stale_days.push(days(&|record| record.days - record.protected[WITHIN_A_WEEK]));
    }
}

/// Whether a backup of a pool is failing, after a day, for want of room first or also.
fn is_short_of_room(record: &Record, household: &Household, pool: PoolId, on: Day) -> bool {
    let (day, cause) = record.failing_after(on, household);
    let here = record.failing.in_pool(pool) != Arrival::Beyond;
    let refused = record.refused_days >= household.rules.failing_threshold_days;
    day != Arrival::Beyond && here && (cause == Some(Cause::OverQuota) || refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_cause_are_got_back() {
        assert!(CAUSES.into_iter().zip(0..).all(|(cause, number)| code(cause) == number));
        let days = [(-9999, 1, 1), (1969, 12, 31), (2026, 12, 1), (9999, 12, 31)];
        let days = days.map(|(year, month, day)| Arrival::On(Day::from_ymd(year, month, day).unwrap()));
        let mut failing = Failing::default();
        let all = days.into_iter().chain([Arrival::Beyond]).flat_map(|day| CAUSES.map(|cause| (day, cause)));
        let all: Vec<_> = all.collect();
        all.iter().for_each(|first| failing.push(*first));
        assert_eq!(failing.iter().collect::<Vec<_>>(), all);
        assert_eq!((failing.of(7), failing.len()), (all[7], all.len()));
    }

    #[test]
    fn a_replicate_takes_little_room() {
        let [rows, pools, futures] = [9, 1, 1000];
        let mut kept = Futures::none(rows, pools);
        kept.reserve(futures, 0);
        let bytes = |failing: &Failing| failing.0.capacity() * size_of::<u32>();
        let backups: usize = kept.failing.iter().map(bytes).sum();
        assert_eq!(backups, 4 * rows * futures);
    }
}

//! Records folded into sums and counts as soon as a block has been lived: the one place that does so.
//!
//! Whole numbers are added and counted, so nothing is lost and no order shows; the two sums of real numbers
//! ([`super::ratios`]) are taken in the order of replicates, whichever thread lived them.

use std::collections::BTreeMap;

use super::counts::{Counts, DayCounts};
use super::ratios::Ratios;
use super::record::{ByPool, Record};
use super::rows::{BackupRow, by_ties, pools_of};
use crate::calendar::{Arrival, Day};
use crate::model::household::PoolId;
use crate::model::outcome::Cause;
use crate::model::world::World;

/// Days after something made room within which a backup that works again owes it to that.
pub const SOON_AFTER: i32 = 14;

/// A backup's days over all replicates.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Days in use within the horizon.
    pub days: i64,
    /// Lapses that began within the horizon.
    pub lapses: i64,
    /// Days spent in lapses.
    pub lapse_days: i64,
    /// Days of the longest.
    pub longest_lapse: i32,
    /// Days on which power, Wi-Fi, lock were missing.
    pub missing: [i64; 3],
}

impl Totals {
    pub(super) fn take(&mut self, record: &Record) {
        self.days += i64::from(record.days);
        self.lapses += i64::from(record.lapses);
        self.lapse_days += i64::from(record.lapse_days);
        self.longest_lapse = self.longest_lapse.max(record.longest_lapse);
        for (sum, days) in self.missing.iter_mut().zip(record.missing) {
            *sum += i64::from(days);
        }
    }
}

/// A backup over all replicates.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BackupSummary {
    /// First attempts that ended for want of room, account or a sound backup.
    pub first_failure: DayCounts,
    /// First days on which it completed.
    pub first_completed: DayCounts,
    /// First days of first failing spells.
    pub first_failing: DayCounts,
    /// Of replicates in which it is failing: first completed backups after that spell.
    pub works_again: DayCounts,
    /// Where it works again: days from the one to the other.
    pub gaps: Counts,
    /// For each row: replicates in which it works again within a fortnight after that row's last copy was deleted.
    pub freed_by: Vec<usize>,
    /// First days of failing spells that go on past the horizon.
    pub fails_on: DayCounts,
    /// When last stored copies were deleted for their age.
    pub copy_lost: DayCounts,
    /// How often each cause was that of the first failing spell.
    pub causes: BTreeMap<Cause, usize>,
    /// The backup in each pool its person may be in, that of the start first.
    pub in_pools: Vec<RowInPool>,
    /// What it comes to a day.
    pub ratios: Ratios,
}

/// A backup in one pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowInPool {
    /// The pool.
    pub pool: PoolId,
    /// First days of first failing spells that began while its person was in this pool.
    pub first_failing: DayCounts,
    /// Replicates in which it is the first of this pool to be failing; ties go to the first row.
    pub first_of_pool: usize,
}

/// A pool over all replicates.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PoolFirsts {
    /// First failing of any backup while its person is in the pool.
    pub failing: DayCounts,
    /// First failure likewise.
    pub failure: DayCounts,
}

/// Folds the records of replicates.
#[derive(Clone, Debug)]
pub(super) struct Summaries {
    pub(super) backups: Vec<BackupSummary>,
    pub(super) pools: Vec<PoolFirsts>,
    /// For each pool, the rows of everybody who may be in it, in the order that tells equal dates apart.
    rows_of: Vec<Vec<usize>>,
}

impl Summaries {
    /// Of no replicate yet.
    pub(super) fn none(world: &World, rows: &[BackupRow]) -> Self {
        let pools_of = |row: &BackupRow| pools_of(&world.household, world.owner(row.line));
        let pools = (0..world.household.pools.len()).map(PoolId::new);
        let rows_of =
            |pool| by_ties(rows).into_iter().filter(|row| pools_of(&rows[*row]).contains(&pool)).collect();
        let backup = |row| BackupSummary::none(rows.len(), pools_of(row));
        Self {
            backups: rows.iter().map(backup).collect(),
            rows_of: pools.clone().map(rows_of).collect(),
            pools: pools.map(|_| PoolFirsts::default()).collect(),
        }
    }

    /// Makes room for so many more replicates.
    pub(super) fn reserve(&mut self, more: usize) {
        self.backups.iter_mut().for_each(|backup| backup.ratios.reserve(more));
    }

    /// Takes in the next replicate: a record for each row.
    pub(super) fn take<'r>(&mut self, record: &dyn Fn(usize) -> &'r Record) {
        for (row, backup) in self.backups.iter_mut().enumerate() {
            backup.take(record(row), record);
        }
        for at in 0..self.pools.len() {
            self.take_pool(at, record);
        }
    }

    fn take_pool<'r>(&mut self, at: usize, record: &dyn Fn(usize) -> &'r Record) {
        let (rows, pool) = (&self.rows_of[at], PoolId::new(at));
        let first = |of: &dyn Fn(&Record) -> ByPool| {
            let days = rows.iter().map(|row| (of(record(*row)).in_pool(pool), *row));
            days.min_by_key(|(day, _)| *day).unwrap_or((Arrival::Beyond, 0))
        };
        let (failing, row) = first(&|record| record.failing);
        let (failure, _) = first(&|record| record.failure);
        self.pools[at].failing.count(failing);
        self.pools[at].failure.count(failure);
        if failing != Arrival::Beyond {
            let in_pool = self.backups[row].in_pools.iter_mut().find(|of| of.pool == pool);
            in_pool.into_iter().for_each(|of| of.first_of_pool += 1);
        }
    }
}

impl BackupSummary {
    fn none(rows: usize, pools: Vec<PoolId>) -> Self {
        let in_pool = |pool| RowInPool { pool, first_failing: DayCounts::default(), first_of_pool: 0 };
        Self {
            freed_by: vec![0; rows],
            in_pools: pools.into_iter().map(in_pool).collect(),
            ..Self::default()
        }
    }

    fn take<'r>(&mut self, own: &Record, record: &dyn Fn(usize) -> &'r Record) {
        self.first_failure.count(own.first_failure);
        self.first_completed.count(own.first_completed);
        self.fails_on.count(own.fails_on);
        self.copy_lost.count(own.copy_lost);
        own.cause.into_iter().for_each(|cause| *self.causes.entry(cause).or_insert(0) += 1);
        for of in &mut self.in_pools {
            of.first_failing.count(own.failing.in_pool(of.pool));
        }
        self.ratios.take(own);
        if let Some(again) = self.take_failing(own.first_failing, own.works_again) {
            for (row, count) in self.freed_by.iter_mut().enumerate() {
                let lost = record(row).copy_lost.day();
                let soon_after = |lost| (0..=SOON_AFTER).contains(&again.days_since(lost));
                *count += usize::from(lost.is_some_and(soon_after));
            }
        }
    }

    /// Takes in the first failing day of the next replicate and when it works again; gives the latter where both come.
    pub fn take_failing(&mut self, first_failing: Arrival, works_again: Arrival) -> Option<Day> {
        self.first_failing.count(first_failing);
        let since = first_failing.day()?;
        self.works_again.count(works_again);
        let again = works_again.day()?;
        self.gaps.count(again.days_since(since));
        Some(again)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Daily, Keep, run_keeping};
    use crate::scenario::{Overrides, check};
    use crate::units::numbers;

    /// A year and a half of the reference scenario, in which a phone is replaced and a backup lapses.
    fn world() -> World {
        let text = include_str!("../../scenarios/reference.toml").replace("\"5 years\"", "\"18 months\"");
        let scenario = check("reference.toml", &text, &Overrides::default());
        let scenario = scenario.unwrap_or_else(|_| panic!("the file is valid"));
        World::new(scenario.household, 11)
    }

    #[test]
    fn what_is_folded_is_what_the_records_say() {
        let (world, keep) = (world(), Keep { records: true, ..Keep::EVERYTHING });
        let run = run_keeping(&world, keep, 40, &|_| {});
        assert!(run.records.iter().flatten().any(|record| record.first_failing != Arrival::Beyond));
        for (row, records) in run.records.iter().enumerate() {
            let (backup, totals) = (&run.backups[row], &run.totals[row]);
            let counted = |of: &dyn Fn(&Record) -> Arrival| records.iter().map(of).collect::<DayCounts>();
            assert_eq!(records.len(), 40);
            assert_eq!(backup.first_failure, counted(&|record| record.first_failure));
            assert_eq!(backup.first_completed, counted(&|record| record.first_completed));
            assert_eq!(backup.first_failing, counted(&|record| record.first_failing));
            assert_eq!(backup.fails_on, counted(&|record| record.fails_on));
            assert_eq!(backup.copy_lost, counted(&|record| record.copy_lost));
            assert_eq!(totals.days, records.iter().map(|record| i64::from(record.days)).sum::<i64>());
            let fresh: i64 = records.iter().map(|record| i64::from(record.protected[1])).sum();
            assert_eq!(backup.ratios.of(Daily::Protected(1)).above, numbers::real(fresh));
            let firsts = records.iter().map(|record| (record.first_failing, record.cause));
            assert!(run.futures.failing[row].iter().eq(firsts));
        }
        let household = &world.household;
        let after = |at: usize| {
            let all = run.records.iter().map(|row| row[at].failing_after(household.horizon.first, household));
            all.min_by_key(|(day, _)| *day)
        };
        assert!(run.futures.after.iter().enumerate().all(|(at, first)| Some(first) == after(at)));
    }

    #[test]
    fn one_row_is_the_first_of_a_pool_in_each_replicate_in_which_it_fails() {
        let run = run_keeping(&world(), Keep::EVERYTHING, 40, &|_| {});
        for (at, firsts) in run.firsts.iter().enumerate() {
            let of_pool = run.backups.iter().flat_map(|backup| &backup.in_pools);
            let of_pool = of_pool.filter(|of| of.pool == PoolId::new(at));
            assert_eq!(of_pool.map(|of| of.first_of_pool).sum::<usize>(), firsts.failing.came());
        }
    }
}

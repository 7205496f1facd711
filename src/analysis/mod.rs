//! From replicates to what people ask: dates with errors, causes, protection, a representative future.

pub mod advice;
pub mod compare;
mod estimate;
pub mod explain;
pub mod findings;
mod means;
mod morning;
pub mod pools;
pub mod precision;
pub mod remedies;
pub mod sensitivity;
mod situation;
pub mod storage;
mod stories;
mod survival;
pub mod threshold;
pub mod today;

use std::collections::BTreeSet;

use rayon::prelude::*;
use stories::SpellBook;
use survival::Survival;
use today::Today;

use findings::{BackupFindings, BackupName, Cause, Findings, Kind, Mean, Recovery};
use pools::{by_ties, in_pools, pool_findings, rows_of};

use crate::calendar::{Arrival, Day};
use crate::engine::{BackupRow, Histogram, Losses, Record, Run};
use crate::model::household::{Action, DeviceId, PoolId};
use crate::model::state::BackupLine;
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// Days after something made room within which a backup that works again owes it to that.
const SOON_AFTER: i32 = 14;

/// Share of days that do not lose more than the loss called large.
const LARGE_LOSS: f64 = 0.95;

/// What a run found about a household.
pub fn analyse(world: &World, run: &Run) -> Findings {
    let today = Today::of(world);
    let first = household_firsts(run);
    let days: Vec<Arrival> = first.iter().map(|(day, _)| *day).collect();
    let used: Vec<usize> = (0..run.rows.len()).filter(|row| in_use(&run.records[*row])).collect();
    let records = used.iter().map(|row| run.records[*row].as_slice());
    let (representative, spells) = SpellBook::with_representative(world, &days, records);
    let backups = used.par_iter().map(|row| backup_findings(world, run, *row, &spells)).collect();
    Findings {
        futures: run.replicates,
        seed: world.seed,
        pools: (0..run.pools.len()).map(|at| pool_findings(world, run, PoolId::new(at), &today)).collect(),
        today: today.backups(),
        backups,
        household: estimate::estimate(days),
        causes: count_causes(first.iter().filter_map(|(_, cause)| *cause)),
        representative,
        advice: None,
        weights: sensitivity::weights(world, run),
    }
}

/// The future all stories are told from, among the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Middle {
    /// Its number.
    pub replicate: u32,
    /// Out of how many.
    pub futures: usize,
    /// What the others do.
    pub among: Among,
}

/// How futures differ in the household's first failing day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Among {
    /// Nothing fails in any.
    NoneFails,
    /// The first backup stops on the same day in all.
    SameDay,
    /// Nothing fails in most of them, the middle one included.
    MostHold,
    /// The middle one fails, others sooner or later.
    Ordered,
}

/// The future all stories are told from: the one whose first failing day is the lower median.
pub fn middle_future(run: &Run) -> Middle {
    let days: Vec<Arrival> = household_firsts(run).into_iter().map(|(day, _)| day).collect();
    let replicate = stories::middle(&days);
    let median = days.get(numbers::index(i64::from(replicate))).copied().unwrap_or(Arrival::Beyond);
    let same = days.iter().all(|day| *day == median);
    let among = match (same, median) {
        (true, Arrival::Beyond) => Among::NoneFails,
        (true, Arrival::On(_)) => Among::SameDay,
        (false, Arrival::Beyond) => Among::MostHold,
        (false, Arrival::On(_)) => Among::Ordered,
    };
    Middle { replicate, futures: days.len(), among }
}

/// The name of a row.
pub fn name(world: &World, row: BackupRow) -> BackupName {
    let household = &world.household;
    let (person, device_name, kind) = match row.line {
        BackupLine::Device(device) => {
            let kind = Kind::Device { device, generation: row.generation };
            (household.devices[device.index()].person, device_name(world, device, row.generation), kind)
        }
        BackupLine::WhatsApp(account) => {
            let home = household.accounts[account.index()].device;
            (household.accounts[account.index()].person, device_name(world, home, 0), Kind::WhatsApp(account))
        }
    };
    let owner = &household.people[person.index()];
    BackupName { person, pool: owner.pool, person_name: owner.name.clone(), device_name, kind }
}

/// The name of a device or of one of its successors.
fn device_name(world: &World, device: DeviceId, generation: usize) -> String {
    let first = &world.household.devices[device.index()].name;
    let dated = world.household.events.iter().filter_map(|event| match &event.action {
        Action::ReplaceDevice(id, name) if *id == device => Some(name.clone()),
        _ => None,
    });
    let mut names = std::iter::once(first.clone()).chain(dated);
    names.nth(generation).unwrap_or_else(|| format!("{first} ({})", generation + 1))
}

fn in_use(records: &[Record]) -> bool {
    records.iter().any(|record| record.days > 0)
}

/// Each replicate's first failing day over all backups, and its cause.
fn household_firsts(run: &Run) -> Vec<(Arrival, Option<Cause>)> {
    let order = by_ties(run);
    let first = |replicate: usize| {
        let records = order.iter().map(|row| &run.records[*row][replicate]);
        records.map(|record| (record.first_failing, record.cause)).min_by_key(|(day, _)| *day)
    };
    (0..run.replicates).map(|replicate| first(replicate).unwrap_or((Arrival::Beyond, None))).collect()
}

/// Causes by how often they occur, most frequent first.
fn count_causes(causes: impl Iterator<Item = Cause>) -> Vec<(Cause, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    causes.for_each(|cause| *counts.entry(cause).or_insert(0) += 1);
    let mut counts: Vec<(Cause, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn backup_findings(world: &World, run: &Run, row: usize, spells: &SpellBook) -> BackupFindings {
    let records = &run.records[row];
    let name = name(world, run.rows[row]);
    let total = Totals::of(records);
    let dates = |date: &dyn Fn(&Record) -> Arrival| estimate::estimate(records.iter().map(date).collect());
    let causes = count_causes(records.iter().filter_map(|record| record.cause));
    let a_day = |field: &dyn Fn(&Record) -> i64| {
        Mean::ratio(records.iter().map(|record| (numbers::real(field(record)), f64::from(record.days))))
    };
    let protected = [0, 1, 2].map(|limit| a_day(&|record| i64::from(record.protected[limit])));
    let large = |of: &dyn Fn(&Losses) -> &Histogram| means::quantile(&run.losses[row], of, LARGE_LOSS);
    let (large_days, large_bytes) = (large(&|losses| &losses.days), large(&|losses| &losses.bytes));
    BackupFindings {
        first_failure: dates(&|record| record.first_failure),
        first_completed: dates(&|record| record.first_completed),
        first_failing: dates(&|record| record.first_failing),
        recovery: recovery(world, run, row),
        fails_on: dates(&|record| record.fails_on),
        last_copy_lost: dates(&|record| record.copy_lost),
        shortage: causes.first().and_then(|(cause, _)| spells.shortage(&name, records, *cause)),
        causes,
        in_pools: in_pools(world, run, row),
        lapses_per_year: total.lapses / total.years(),
        share_of_days_lapsed: total.lapse_days / total.days,
        longest_lapse_days: records.iter().map(|record| record.longest_lapse).max().unwrap_or(0),
        protected: protected.map(|share| share.value),
        protected_errors: protected.map(|share| share.error),
        loss_days: a_day(&|record| record.age_sum),
        loss_days_p95: large_days.0,
        loss_days_p95_error: large_days.1,
        loss_bytes: a_day(&|record| record.at_risk_sum),
        loss_bytes_p95: Bytes::new(large_bytes.0),
        loss_bytes_p95_error: large_bytes.1,
        survival: Survival::of(
            world.household.horizon,
            records.iter().map(|record| record.first_failing).collect(),
            records.iter().map(|record| record.first_failure).collect(),
        ),
        nights_missing: total.missing.map(|days| days / total.days),
        name,
    }
}

/// What becomes of a backup after its first failing spell, and which other backup's end helped it.
fn recovery(world: &World, run: &Run, row: usize) -> Option<Recovery> {
    let recovery = estimate::recovery(&run.records[row])?;
    let again: Vec<(usize, Day)> = (0..run.replicates)
        .filter_map(|replicate| Some((replicate, run.records[row][replicate].works_again.day()?)))
        .collect();
    let helped = |other: usize| {
        let lost = |replicate: usize| run.records[other][replicate].copy_lost.day();
        let soon_after = |(replicate, again): &&(usize, Day)| {
            lost(*replicate).is_some_and(|day| (0..=SOON_AFTER).contains(&again.days_since(day)))
        };
        again.iter().filter(soon_after).count()
    };
    let pools = pools::pools_of(&world.household, world.owner(run.rows[row].line));
    let others: BTreeSet<usize> = pools.into_iter().flat_map(|pool| rows_of(world, run, pool)).collect();
    let others = by_ties(run).into_iter().filter(|other| *other != row && others.contains(other));
    let most = others.map(|other| (helped(other), other)).max_by_key(|(count, _)| *count);
    let known = most.filter(|(count, _)| *count > 0 && 2 * count >= again.len());
    Some(Recovery { freed_by: known.map(|(_, other)| name(world, run.rows[other])), ..recovery })
}

/// Sums over the replicates of a backup.
struct Totals {
    days: f64,
    lapses: f64,
    lapse_days: f64,
    missing: [f64; 3],
}

impl Totals {
    fn of(records: &[Record]) -> Self {
        let sum = |field: &dyn Fn(&Record) -> i32| records.iter().map(|r| i128::from(field(r))).sum::<i128>();
        let real = |field: &dyn Fn(&Record) -> i32| numbers::real_wide(sum(field));
        Self {
            days: real(&|r| r.days).max(1.0),
            lapses: real(&|r| r.lapses),
            lapse_days: real(&|r| r.lapse_days),
            missing: [0, 1, 2].map(|at| real(&|r| r.missing[at])),
        }
    }

    fn years(&self) -> f64 {
        self.days / 365.25
    }
}

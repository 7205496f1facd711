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

use std::collections::BTreeMap;

use rayon::prelude::*;
use stories::{SpellBook, Told};
use survival::Survival;
use today::Today;

use findings::{BackupFindings, BackupName, Cause, Findings, Kind, Mean, Recovery};
use pools::{in_pools, pool_findings};

use crate::calendar::{Arrival, DAYS_A_YEAR};
use crate::engine::{BackupRow, Daily, Histogram, Losses, Run, Totals, by_ties, pools_of};
use crate::model::household::{Action, DeviceId, PoolId};
use crate::model::state::BackupLine;
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// Share of days that do not lose more than the loss called large.
const LARGE_LOSS: f64 = 0.95;

/// What a run found about a household.
pub fn analyse(world: &World, run: &Run) -> Findings {
    let today = Today::of(world);
    let firsts = household_firsts(run);
    let days: Vec<Arrival> = firsts.clone().map(|(day, _)| day).collect();
    let used: Vec<usize> = (0..run.rows.len()).filter(|row| run.totals[*row].days > 0).collect();
    let told: Vec<Option<Told>> = used.iter().map(|row| told_by(run, *row)).collect();
    let telling = told.iter().copied().flatten();
    let (representative, spells) = SpellBook::with_representative(world, stories::middle(&days), telling);
    let backups =
        used.par_iter().zip(told).map(|(row, told)| backup_findings(world, run, *row, (told, &spells)));
    let backups = backups.collect();
    Findings {
        futures: run.replicates,
        seed: world.seed,
        pools: (0..run.pools.len()).map(|at| pool_findings(world, run, PoolId::new(at), &today)).collect(),
        today: today.backups(),
        backups,
        household: estimate::estimate(&days.into_iter().collect()),
        causes: by_frequency(&counted(firsts.filter_map(|(_, cause)| cause))),
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
    let days: Vec<Arrival> = household_firsts(run).map(|(day, _)| day).collect();
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

/// Each replicate's first failing day over all backups, and its cause.
fn household_firsts(run: &Run) -> impl Iterator<Item = (Arrival, Option<Cause>)> + Clone + '_ {
    let order = by_ties(&run.rows);
    let first = move |replicate: usize| {
        let rows = order.iter().map(|row| run.futures.failing[*row].of(replicate));
        rows.min_by_key(|(day, _)| *day).unwrap_or((Arrival::Beyond, None))
    };
    (0..run.replicates).map(first)
}

/// How often each cause occurs.
fn counted(causes: impl Iterator<Item = Cause>) -> BTreeMap<Cause, usize> {
    let mut counts = BTreeMap::new();
    causes.for_each(|cause| *counts.entry(cause).or_insert(0) += 1);
    counts
}

/// Causes by how often they occur, most frequent first.
fn by_frequency(counts: &BTreeMap<Cause, usize>) -> Vec<(Cause, usize)> {
    let mut counts: Vec<(Cause, usize)> = counts.iter().map(|(cause, count)| (*cause, *count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// The replicate that tells the shortage of a backup: of the cause it fails for most often.
fn told_by(run: &Run, row: usize) -> Option<Told> {
    let (cause, _) = *by_frequency(&run.backups[row].causes).first()?;
    stories::told_by(&run.futures.failing[row], cause)
}

fn backup_findings(
    world: &World,
    run: &Run,
    row: usize,
    (told, spells): (Option<Told>, &SpellBook),
) -> BackupFindings {
    let (backup, total) = (&run.backups[row], Sums::of(&run.totals[row]));
    let name = name(world, run.rows[row]);
    let a_day = |of| Mean::ratio(&backup.ratios.of(of));
    let protected = [0, 1, 2].map(|limit| a_day(Daily::Protected(limit)));
    let large = |of: &dyn Fn(&Losses) -> &Histogram| means::quantile(&run.losses[row], of, LARGE_LOSS);
    let (large_days, large_bytes) = (large(&|losses| &losses.days), large(&|losses| &losses.bytes));
    BackupFindings {
        first_failure: estimate::estimate(&backup.first_failure),
        first_completed: estimate::estimate(&backup.first_completed),
        first_failing: estimate::estimate(&backup.first_failing),
        recovery: recovery(world, run, row),
        fails_on: estimate::estimate(&backup.fails_on),
        last_copy_lost: estimate::estimate(&backup.copy_lost),
        shortage: told.and_then(|told| spells.shortage(&name, told)),
        causes: by_frequency(&backup.causes),
        in_pools: in_pools(backup),
        lapses_per_year: total.lapses / total.years(),
        share_of_days_lapsed: total.lapse_days / total.days,
        longest_lapse_days: run.totals[row].longest_lapse,
        protected: protected.map(|share| share.value),
        protected_errors: protected.map(|share| share.error),
        loss_days: a_day(Daily::Age),
        loss_days_p95: large_days.0,
        loss_days_p95_error: large_days.1,
        loss_bytes: a_day(Daily::AtRisk),
        loss_bytes_p95: Bytes::new(large_bytes.0),
        loss_bytes_p95_error: large_bytes.1,
        survival: Survival::of(world.household.horizon, &backup.first_failing, &backup.first_failure),
        nights_missing: total.missing.map(|days| days / total.days),
        name,
    }
}

/// What becomes of a backup after its first failing spell, and which other backup's end helped it.
fn recovery(world: &World, run: &Run, row: usize) -> Option<Recovery> {
    let backup = &run.backups[row];
    let recovery = estimate::recovery(backup)?;
    let household = &world.household;
    let pools = |row: usize| pools_of(household, world.owner(run.rows[row].line));
    let own = pools(row);
    let shares = |other: &usize| *other != row && pools(*other).iter().any(|pool| own.contains(pool));
    let others = by_ties(&run.rows).into_iter().filter(shares);
    let most = others.map(|other| (backup.freed_by[other], other)).max_by_key(|(count, _)| *count);
    let known = most.filter(|(count, _)| *count > 0 && 2 * count >= backup.works_again.came());
    Some(Recovery { freed_by: known.map(|(_, other)| name(world, run.rows[other])), ..recovery })
}

/// Sums over the replicates of a backup.
struct Sums {
    days: f64,
    lapses: f64,
    lapse_days: f64,
    missing: [f64; 3],
}

impl Sums {
    fn of(totals: &Totals) -> Self {
        Self {
            days: numbers::real(totals.days).max(1.0),
            lapses: numbers::real(totals.lapses),
            lapse_days: numbers::real(totals.lapse_days),
            missing: totals.missing.map(numbers::real),
        }
    }

    fn years(&self) -> f64 {
        self.days / DAYS_A_YEAR
    }
}

//! All replicates of a run: blocks in parallel, gathered in order, so that threads never show in the results.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::futures::Futures;
use super::histogram::Histogram;
use super::life::Life;
use super::ratios::KEPT;
use super::record::Record;
use super::records::RecordLanes;
use super::rows::{BackupRow, rows};
use super::series::{BlockSeries, Gatherer, PoolSeries};
use super::summaries::{BackupSummary, PoolFirsts, Summaries, Totals};
use crate::calendar::{Arrival, Day, Horizon};
use crate::lanes::{Loops, any, each, wide};
use crate::model::household::{Household, PoolId};
use crate::model::outcome::OutcomeCode;
use crate::model::rules::loss;
use crate::model::state::{BackupLine, Block};
use crate::model::world::{DayFacts, World};
use crate::units::{Bytes, Money};

/// Replicates side by side in a block.
pub const LANES: usize = 32;

/// Blocks that are run before their results are gathered: bounds the memory of a long run.
const BLOCKS_A_WAVE: usize = 64;
/// Fewer where their days would take more than 32 MiB, but never so few that a core waits for the others.
const FEWEST_A_WAVE: usize = 8;
const BYTES_A_WAVE: usize = 32 << 20;

/// What a run found.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// Number of replicates.
    pub replicates: usize,
    /// The backups.
    pub rows: Vec<BackupRow>,
    /// What is kept of every replicate.
    pub futures: Futures,
    /// Each backup's days over all replicates: `[row]`.
    pub totals: Vec<Totals>,
    /// Each backup over all replicates: `[row]`; only where wholes are kept.
    pub backups: Vec<BackupSummary>,
    /// Each pool's firsts over all replicates: `[pool]`; only where wholes are kept.
    pub firsts: Vec<PoolFirsts>,
    /// One record a backup and replicate, `[row][replicate]`: only where they are kept.
    pub records: Vec<Vec<Record>>,
    /// What would be lost, over all days of all replicates: one a backup.
    pub losses: Vec<GroupedLosses>,
    /// One series a pool; only where wholes are kept.
    pub pools: Vec<PoolSeries>,
    /// Paid over the horizon: `[pool][replicate]`.
    pub paid: Vec<Vec<Money>>,
}

/// What would be lost if a device were lost at the end of a day, in each lane.
struct DayLoss {
    /// Age of the newest backup in days; without any, the days in use.
    days: [i64; LANES],
    /// Bytes without a surviving copy.
    at_risk: [i64; LANES],
}

/// What would be lost on a day, counted over days and replicates.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Losses {
    /// Age of the newest backup, in days.
    pub days: Histogram,
    /// Bytes without a surviving copy.
    pub bytes: Histogram,
}

/// Losses of groups of replicates: what they differ by tells how well a quantile of all is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupedLosses {
    /// Bundles of neighbouring replicates, dealt out in turn.
    pub groups: [Losses; GROUPS],
}

/// Groups of replicates: enough that their spread is known to a sixth.
pub const GROUPS: usize = 20;

/// Neighbouring replicates that go into the same group, whatever the width of a block.
const BUNDLE: usize = 16;
const BUNDLES: usize = LANES / BUNDLE;

/// What a run keeps beside [`Futures`] and money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keep {
    /// Backups and pools over all replicates, and what would be lost.
    pub wholes: bool,
    /// Of so many replicates, from the first on, how many days their backups were fresh and how many not: what a
    /// comparison is about.
    pub days_of: usize,
    /// Each record as it was, which takes much room: to hold results against.
    pub records: bool,
}

impl Keep {
    /// Everything a report tells.
    pub const EVERYTHING: Self = Self { wholes: true, days_of: KEPT, records: false };
    /// Nothing more.
    pub const FUTURES: Self = Self { wholes: false, days_of: 0, records: false };
    /// What a comparison needs.
    pub const COMPARED: Self = Self { wholes: false, days_of: usize::MAX, records: false };
    /// Each record.
    pub const RECORDS: Self = Self { wholes: false, days_of: 0, records: true };

    /// Whether bytes at risk are told by anything that is kept.
    const fn losses(self) -> bool {
        self.wholes | self.records
    }
}

/// Runs `replicates` replicates; `progress` is told how many are done.
pub fn run(world: &World, replicates: usize, progress: &(dyn Fn(usize) + Sync)) -> Run {
    run_keeping(world, Keep::EVERYTHING, replicates, progress)
}

/// The same, keeping no more than is asked for.
pub fn run_keeping(world: &World, keep: Keep, replicates: usize, progress: &(dyn Fn(usize) + Sync)) -> Run {
    let mut runner = Runner::new(world, keep);
    runner.live(replicates, progress);
    runner.finish()
}

/// Runs replicates round by round: as many as it takes. The rounds never show in the results.
pub struct Runner<'w> {
    world: &'w World,
    keep: Keep,
    on: Day,
    replicates: usize,
    rows: Vec<BackupRow>,
    futures: Futures,
    totals: Vec<Totals>,
    summaries: Option<Summaries>,
    records: Vec<Vec<Record>>,
    /// Whole numbers are added, so it never shows which block came first.
    losses: Vec<Mutex<GroupedLosses>>,
    pools: Vec<Gatherer>,
    paid: Vec<Vec<Money>>,
}

impl<'w> Runner<'w> {
    /// A run of no replicates yet, for somebody who acts on the first day.
    pub fn new(world: &'w World, keep: Keep) -> Self {
        Self::acting_on(world.household.horizon.first, world, keep)
    }

    /// The same for somebody who acts on another day.
    pub fn acting_on(on: Day, world: &'w World, keep: Keep) -> Self {
        let (rows, household) = (rows(world), &world.household);
        let days = household.horizon.len();
        let pools = (0..household.pools.len()).map(PoolId::new).filter(|_| keep.wholes);
        Self {
            world,
            keep,
            on,
            replicates: 0,
            futures: Futures::none(rows.len(), household.pools.len()),
            totals: vec![Totals::default(); rows.len()],
            summaries: keep.wholes.then(|| Summaries::none(world, &rows)),
            records: vec![Vec::new(); if keep.records { rows.len() } else { 0 }],
            losses: rows.iter().map(|_| Mutex::new(GroupedLosses::none())).collect(),
            pools: pools.map(|pool| Gatherer::new(household, pool, days)).collect(),
            paid: vec![Vec::new(); household.pools.len()],
            rows,
        }
    }

    /// Lives so many more replicates; `progress` is told how many are done.
    pub fn live(&mut self, more: usize, progress: &(dyn Fn(usize) + Sync)) {
        let from_the_start = |runner: &Self, first, lanes| Life::new(runner, first, lanes);
        self.live_from(&from_the_start, more, progress);
    }

    /// The same, each block from an evening up to which its life is known: of the first replicate's number and how many
    /// there are.
    pub(super) fn live_from(
        &mut self,
        evening: &(dyn Fn(&Self, usize, usize) -> Life + Sync),
        more: usize,
        progress: &(dyn Fn(usize) + Sync),
    ) {
        self.reserve(more);
        for wave in Self::blocks(self.replicates, more, self.blocks_a_wave()) {
            let tally = |(first, lanes): &(usize, usize)| {
                let tally = self.lived_out(evening(self, *first, *lanes), *first);
                progress(*lanes);
                tally
            };
            let results: Vec<Tally> = wave.par_iter().map(tally).collect();
            for (tally, (_, lanes)) in results.iter().zip(&wave) {
                self.add(tally, *lanes);
            }
        }
    }

    /// A block's statistics at the end of its days: records closed, losses taken in, series in their bins.
    fn lived_out(&self, life: Life, first: usize) -> Tally {
        let mut tally = life.live_out(self.world);
        self.take_losses(&mut tally, first);
        self.pools.iter().zip(&mut tally.pools).for_each(|(pool, series)| pool.put_into_bins(series));
        tally
    }

    /// Makes room for so many more replicates, and no more: what grows as it is filled takes up to thrice its size.
    pub(super) fn reserve(&mut self, more: usize) {
        self.futures.reserve(more, self.keep.days_of);
        self.summaries.iter_mut().for_each(|summaries| summaries.reserve(more));
        self.paid.iter_mut().for_each(|paid| paid.reserve_exact(more));
        self.pools.iter_mut().for_each(|pool| pool.expect(more));
    }

    /// So many more replicates after the first so many, in blocks: first replicate and how many there are, wave by
    /// wave. A round begins and ends anywhere; blocks always end at a multiple of their width, so that rounds never
    /// show.
    pub(super) fn blocks(done: usize, more: usize, a_wave: usize) -> Vec<Vec<(usize, usize)>> {
        let (last, aligned) = (done + more, (done / LANES + 1) * LANES);
        let firsts = std::iter::once(done).filter(|_| more > 0).chain((aligned..last).step_by(LANES));
        let blocks: Vec<_> = firsts.map(|first| (first, (LANES - first % LANES).min(last - first))).collect();
        blocks.chunks(a_wave).map(<[_]>::to_vec).collect()
    }

    /// How many blocks are lived before their results are gathered; it never shows in the results.
    pub(super) fn blocks_a_wave(&self) -> usize {
        let bytes = self.world.days.len() * self.pools.len() * LANES * size_of::<Bytes>();
        (BYTES_A_WAVE / bytes.max(1)).clamp(FEWEST_A_WAVE, BLOCKS_A_WAVE)
    }

    /// A replicate's number as streams take it.
    pub(super) fn replicate(number: usize) -> u32 {
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// A run of no replicates yet of another household, for the same day; it keeps as much, wholes left out.
    pub(super) fn without_wholes<'v>(&self, world: &'v World) -> Runner<'v> {
        Runner::acting_on(self.on, world, Keep { wholes: false, ..self.keep })
    }

    /// The same run after so many replicates as were found already, wholes left out.
    pub(super) fn after(self, found: &Run) -> Self {
        Self {
            replicates: found.replicates,
            futures: found.futures.clone(),
            totals: found.totals.clone(),
            records: found.records.clone(),
            paid: found.paid.clone(),
            ..self
        }
    }

    /// The household that is lived.
    pub(super) const fn world(&self) -> &'w World {
        self.world
    }

    /// The backups.
    pub(super) fn rows(&self) -> &[BackupRow] {
        &self.rows
    }

    /// The day on which somebody acts.
    pub(super) const fn on(&self) -> Day {
        self.on
    }

    /// Number of replicates so far.
    pub const fn replicates(&self) -> usize {
        self.replicates
    }

    /// The first failing day of any backup in every replicate so far.
    pub fn first_failing(&self) -> impl Iterator<Item = Arrival> + '_ {
        let rows = &self.futures.failing;
        let first = |replicate: usize| rows.iter().map(move |row| row.of(replicate).0).min();
        (0..self.replicates).map(move |replicate| first(replicate).unwrap_or(Arrival::Beyond))
    }

    /// What was found.
    pub fn finish(self) -> Run {
        let first = self.world.household.horizon.first;
        let (backups, firsts) = self.summaries.map_or_else(Default::default, |of| (of.backups, of.pools));
        Run {
            replicates: self.replicates,
            rows: self.rows,
            futures: self.futures,
            totals: self.totals,
            backups,
            firsts,
            records: self.records,
            losses: self.losses.into_iter().map(all_of).collect(),
            pools: self.pools.into_par_iter().map(|pool| pool.finish(first)).collect(),
            paid: self.paid,
        }
    }

    /// Takes in at once what a block would lose, on whatever thread: waiting for its turn it would take up the most room.
    fn take_losses(&self, tally: &mut Tally, first: usize) {
        for (losses, bundles) in self.losses.iter().zip(std::mem::take(&mut tally.losses)) {
            let mut losses = losses.lock().unwrap_or_else(PoisonError::into_inner);
            for (at, bundle) in bundles.iter().enumerate() {
                losses.groups[(first / LANES * BUNDLES + at) % GROUPS].add(bundle);
            }
        }
    }

    /// Takes in the rest of a block's statistics.
    pub(super) fn add(&mut self, tally: &Tally, lanes: usize) {
        self.replicates += lanes;
        (0..lanes).for_each(|lane| self.add_records(tally, lane));
        for (pool, block) in self.pools.iter_mut().zip(&tally.pools) {
            pool.add(block, LANES, lanes);
        }
        for (paid, block) in self.paid.iter_mut().zip(&tally.paid) {
            paid.extend_from_slice(&block[..lanes]);
        }
    }

    /// Takes in the records of a lane.
    fn add_records(&mut self, tally: &Tally, lane: usize) {
        let records = &tally.records;
        let all = records.iter().map(|row| &row[lane]);
        let full_days = tally.full_days.iter().map(|days| days[lane]);
        self.futures.take(&self.world.household, &self.rows, self.on, all.clone(), full_days);
        if self.futures.fresh_days.len() < self.keep.days_of {
            self.futures.take_days(all.clone());
        }
        self.totals.iter_mut().zip(all.clone()).for_each(|(totals, record)| totals.take(record));
        if let Some(summaries) = &mut self.summaries {
            summaries.take(&|row| &records[row][lane]);
        }
        self.records.iter_mut().zip(all).for_each(|(row, record)| row.push(*record));
    }
}

impl Losses {
    #[inline(always)]
    fn count(&mut self, loss: &DayLoss, lanes: Range<usize>) {
        loss.days[lanes.clone()].iter().for_each(|days| self.days.count(*days));
        loss.at_risk[lanes].iter().for_each(|bytes| self.bytes.count(*bytes));
    }

    /// Counts a whole bundle of lanes from one on: the same, a fixed number at a time.
    #[inline(always)]
    fn count_bundle(&mut self, loss: &DayLoss, from: usize) {
        let (mut days, mut at_risk) = ([0; BUNDLE], [0; BUNDLE]);
        days.copy_from_slice(&loss.days[from..from + BUNDLE]);
        at_risk.copy_from_slice(&loss.at_risk[from..from + BUNDLE]);
        self.days.count_lanes(&days);
        self.bytes.count_lanes(&at_risk);
    }

    fn add(&mut self, other: &Self) {
        self.days.add(&other.days);
        self.bytes.add(&other.bytes);
    }
}

impl GroupedLosses {
    fn none() -> Self {
        Self { groups: std::array::from_fn(|_| Losses::default()) }
    }

    /// All replicates together.
    pub fn all(&self) -> Losses {
        let mut all = Losses::default();
        self.groups.iter().for_each(|group| all.add(group));
        all
    }
}

fn all_of(losses: Mutex<GroupedLosses>) -> GroupedLosses {
    losses.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The statistics of one block.
#[derive(Clone)]
pub(super) struct Tally {
    keep: Keep,
    /// Where the first lane stands among the replicates of its bundles.
    offset: usize,
    /// Lanes that are replicates of the run: the others of a last block are left out.
    lanes: usize,
    lines: Vec<LineTally>,
    records: Vec<[Record; LANES]>,
    losses: Vec<[Losses; BUNDLES]>,
    pools: Vec<BlockSeries>,
    paid: Vec<[Money; LANES]>,
    /// The days on which a full pool counts: from the one somebody acts on to the last by which a spell that began within
    /// the horizon is known.
    full_counts: Horizon,
    /// Of those, how many each pool was full on.
    full_days: Vec<[i32; LANES]>,
}

impl Tally {
    /// Nothing yet, of so many replicates from the first on.
    pub(super) fn new(runner: &Runner<'_>, first: usize, lanes: usize) -> Self {
        let (world, rows) = (runner.world, &runner.rows);
        let firsts = rows.iter().enumerate().filter(|(_, row)| row.generation == 0);
        let household = &world.household;
        let known_by = household.horizon.last + (household.rules.failing_threshold_days - 1);
        Self {
            keep: runner.keep,
            offset: first % LANES,
            lanes,
            lines: firsts.map(|(at, row)| LineTally::new(row.line, at)).collect(),
            records: vec![[Record::default(); LANES]; rows.len()],
            losses: vec![Default::default(); rows.len()],
            pools: vec![BlockSeries::default(); household.pools.len()],
            paid: vec![[Money::ZERO; LANES]; household.pools.len()],
            full_counts: Horizon { first: runner.on.max(household.horizon.first), last: known_by },
            full_days: vec![[0; LANES]; household.pools.len()],
        }
    }

    /// About how much memory it takes, series and losses left out.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.lines.as_slice()) + size_of_val(self.records.as_slice())
    }

    /// Takes in the state at a day's end.
    pub(super) fn take(&mut self, world: &World, block: &Block<LANES>, today: &DayFacts) {
        wide(Observed { tally: self, world, block, today });
    }

    /// Notes what was paid for a pool.
    pub(super) fn pay(&mut self, pool: PoolId, block: &Block<LANES>) {
        self.paid[pool.index()] = block.pools[pool.index()].paid;
    }

    /// The first day from which any backup is failing so far, for somebody who acts on a day.
    pub(super) fn failing_after(&self, on: Day, household: &Household) -> [Arrival; LANES] {
        let first = |lane: usize| {
            let closed = self.records.iter().map(|row| row[lane].failing_after(on, household).0);
            let open = self.lines.iter().map(|line| line.lanes.failing_after(on, household, lane));
            closed.chain(open).min().unwrap_or(Arrival::Beyond)
        };
        std::array::from_fn(first)
    }

    /// Remembers for a household in which people may move from now on that nobody has so far.
    pub(super) fn nobody_moved(&mut self, world: &World, block: &Block<LANES>) {
        for line in &mut self.lines {
            let person = world.owner(line.line);
            line.lanes.nobody_moved(&block.people[person.index()].pool);
        }
    }

    /// Closes the records.
    pub(super) fn finish(&mut self) {
        self.lines.iter_mut().for_each(|line| line.finish(&mut self.records));
    }

    #[inline(always)]
    fn take_backups(&mut self, world: &World, block: &Block<LANES>, today: &DayFacts) {
        for tally in &mut self.lines {
            tally.follow_generations(block, &mut self.records);
            if world.household.horizon.contains(today.day) {
                let days = tally.lanes.take_age(block, tally.line, today.day);
                if self.keep.losses() {
                    let at_risk = loss::at_risk(world, block, tally.line);
                    tally.lanes.take_at_risk(&at_risk);
                    if self.keep.wholes {
                        let loss = DayLoss { days, at_risk: each(&at_risk, Bytes::count) };
                        tally.count_losses(&loss, &mut self.losses, self.offset, self.lanes);
                    }
                }
            }
            tally.lanes.take(world, block, tally.line, today.day);
        }
    }

    /// Counts the day for every pool that is full: it holds more than its plan allows, or somebody's sync found no room.
    #[inline(always)]
    fn take_full_pools(&mut self, block: &Block<LANES>) {
        let mut somebody = false;
        for person in &block.people {
            somebody |= any(&each(&person.sync.outcome, |outcome| outcome == OutcomeCode::OVER_QUOTA));
        }
        for (at, (pool, days)) in block.pools.iter().zip(&mut self.full_days).enumerate() {
            let mut full = [false; LANES];
            for lane in 0..LANES {
                full[lane] = pool.used[lane] > pool.quota[lane];
            }
            if somebody {
                for person in &block.people {
                    for lane in 0..LANES {
                        let refused = person.sync.outcome[lane] == OutcomeCode::OVER_QUOTA;
                        full[lane] |= refused & (person.pool[lane].index() == at);
                    }
                }
            }
            if any(&full) {
                for lane in 0..LANES {
                    days[lane] += i32::from(full[lane]);
                }
            }
        }
    }

    #[inline(always)]
    fn take_pools(&mut self, block: &Block<LANES>) {
        for (at, pool) in block.pools.iter().enumerate() {
            self.paid[at] = pool.paid;
            if self.keep.wholes {
                self.pools[at].push(&pool.used, &pool.quota);
            }
        }
    }
}

/// A line of backups while a block lives.
#[derive(Clone)]
struct LineTally {
    line: BackupLine,
    first_row: usize,
    /// The row of the device in use, in each lane.
    rows: [usize; LANES],
    /// The records of those rows.
    lanes: RecordLanes<LANES>,
}

impl LineTally {
    fn new(line: BackupLine, first_row: usize) -> Self {
        Self { line, first_row, rows: [first_row; LANES], lanes: RecordLanes::default() }
    }

    /// Where a device was replaced, the old one's record is closed.
    #[inline(always)]
    fn follow_generations(&mut self, block: &Block<LANES>, records: &mut [[Record; LANES]]) {
        let BackupLine::Device(id) = self.line else { return };
        let generations = &block.devices[id.index()].generation;
        let mut same = true;
        for lane in 0..LANES {
            same &= self.rows[lane] == self.first_row + generations[lane];
        }
        if same {
            return;
        }
        for lane in 0..LANES {
            let row = self.first_row + generations[lane];
            if self.rows[lane] != row {
                records[self.rows[lane]][lane] = self.lanes.hand_over(lane);
                self.rows[lane] = row;
            }
        }
    }

    #[inline(always)]
    fn count_losses(&self, loss: &DayLoss, losses: &mut [[Losses; BUNDLES]], offset: usize, lanes: usize) {
        if lanes == LANES && offset == 0 && self.rows.iter().all(|row| *row == self.rows[0]) {
            for (at, losses) in losses[self.rows[0]].iter_mut().enumerate() {
                losses.count_bundle(loss, at * BUNDLE);
            }
            return;
        }
        let mut lane = 0;
        while lane < lanes {
            let (row, place) = (self.rows[lane], offset + lane);
            let bundle_ends = (lane + BUNDLE - place % BUNDLE).min(lanes);
            let same_row = self.rows[lane..bundle_ends].iter().take_while(|of| **of == row);
            let end = lane + same_row.count();
            losses[row][place / BUNDLE].count(loss, lane..end);
            lane = end;
        }
    }

    fn finish(&mut self, records: &mut [[Record; LANES]]) {
        for lane in 0..LANES {
            records[self.rows[lane]][lane] = self.lanes.hand_over(lane);
        }
    }
}

struct Observed<'a> {
    tally: &'a mut Tally,
    world: &'a World,
    block: &'a Block<LANES>,
    today: &'a DayFacts,
}

impl Loops for Observed<'_> {
    #[inline(always)]
    fn run(self) {
        self.tally.take_backups(self.world, self.block, self.today);
        if self.world.household.horizon.contains(self.today.day) {
            self.tally.take_pools(self.block);
        }
        if self.tally.full_counts.contains(self.today.day) {
            self.tally.take_full_pools(self.block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_add_up() {
        let (mut one, mut other) = (Losses::default(), Losses::default());
        one.count(&DayLoss { days: [1; LANES], at_risk: [Bytes::GIB.count(); LANES] }, 0..1);
        other.count(&DayLoss { days: [3; LANES], at_risk: [0; LANES] }, 0..1);
        one.add(&other);
        assert_eq!((one.days.quantile(0.5), one.days.quantile(1.0)), (Some(1), Some(3)));
        assert_eq!(one.bytes.quantile(0.5), Some(0));
    }
}

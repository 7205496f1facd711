//! All replicates of a run: blocks in parallel, gathered in order, so that threads never show in the results.

use rayon::prelude::*;

use super::record::{BackupRow, Record, rows};
use super::series::{BlockSeries, Gatherer, PoolSeries};
use super::{Observer, live};
use crate::calendar::Horizon;
use crate::model::household::PoolId;
use crate::model::state::{BackupLine, Block};
use crate::model::world::{DayFacts, World};
use crate::units::Money;

/// Replicates side by side in a block.
pub const LANES: usize = 16;

/// Blocks that are run before their results are gathered: bounds the memory of a long run.
const BLOCKS_A_WAVE: usize = 64;

/// What a run found, replicate by replicate.
#[derive(Clone, Debug)]
pub struct Run {
    /// Number of replicates.
    pub replicates: usize,
    /// The backups.
    pub rows: Vec<BackupRow>,
    /// One record a backup and replicate: `[row][replicate]`.
    pub records: Vec<Vec<Record>>,
    /// One series a pool.
    pub pools: Vec<PoolSeries>,
    /// Paid over the horizon: `[pool][replicate]`.
    pub paid: Vec<Vec<Money>>,
}

/// Runs `replicates` replicates; `progress` is told how many are done.
pub fn run(world: &World, replicates: usize, progress: &(dyn Fn(usize) + Sync)) -> Run {
    let rows = rows(world);
    let days = world.household.horizon.len();
    let pools = (0..world.household.pools.len()).map(PoolId::new);
    let mut gathered = Gathered {
        records: vec![Vec::with_capacity(replicates); rows.len()],
        pools: pools.map(|pool| Gatherer::new(&world.household, pool, days, replicates)).collect(),
        paid: vec![Vec::with_capacity(replicates); world.household.pools.len()],
    };
    let blocks: Vec<usize> = (0..replicates).step_by(LANES).collect();
    for wave in blocks.chunks(BLOCKS_A_WAVE) {
        let results: Vec<Tally> = wave
            .par_iter()
            .map(|first| {
                let tally = Tally::run(world, &rows, u32::try_from(*first).unwrap_or(u32::MAX));
                progress(LANES.min(replicates - first));
                tally
            })
            .collect();
        for (tally, first) in results.iter().zip(wave) {
            gathered.add(tally, LANES.min(replicates - first));
        }
    }
    let first = world.household.horizon.first;
    let pools = gathered.pools.into_par_iter().map(|pool| pool.finish(first)).collect();
    Run { replicates, rows, records: gathered.records, pools, paid: gathered.paid }
}

struct Gathered {
    records: Vec<Vec<Record>>,
    pools: Vec<Gatherer>,
    paid: Vec<Vec<Money>>,
}

impl Gathered {
    fn add(&mut self, tally: &Tally, lanes: usize) {
        for (records, block) in self.records.iter_mut().zip(&tally.records) {
            records.extend_from_slice(&block[..lanes]);
        }
        for (pool, block) in self.pools.iter_mut().zip(&tally.pools) {
            pool.add(block, LANES, lanes);
        }
        for (paid, block) in self.paid.iter_mut().zip(&tally.paid) {
            paid.extend_from_slice(&block[..lanes]);
        }
    }
}

/// The statistics of one block.
struct Tally {
    horizon: Horizon,
    first_rows: Vec<(BackupLine, usize)>,
    records: Vec<[Record; LANES]>,
    pools: Vec<BlockSeries>,
    paid: Vec<[Money; LANES]>,
}

impl Tally {
    fn run(world: &World, rows: &[BackupRow], first_replicate: u32) -> Self {
        let firsts = rows.iter().enumerate().filter(|(_, row)| row.generation == 0);
        let mut tally = Self {
            horizon: world.household.horizon,
            first_rows: firsts.map(|(at, row)| (row.line, at)).collect(),
            records: vec![[Record::default(); LANES]; rows.len()],
            pools: vec![BlockSeries::default(); world.household.pools.len()],
            paid: vec![[Money::ZERO; LANES]; world.household.pools.len()],
        };
        live(world, first_replicate, &mut tally);
        tally
    }
}

impl Observer<LANES> for Tally {
    fn observe(&mut self, _: &World, block: &Block<LANES>, today: &DayFacts) {
        for (line, first_row) in &self.first_rows {
            for lane in 0..LANES {
                let generation = match line {
                    BackupLine::Device(id) => block.devices[id.index()].generation[lane],
                    BackupLine::WhatsApp(_) => 0,
                };
                let record = &mut self.records[first_row + generation][lane];
                record.take(block, *line, today.day, self.horizon, lane);
            }
        }
        if !self.horizon.contains(today.day) {
            return;
        }
        for (at, pool) in block.pools.iter().enumerate() {
            self.pools[at].used.extend_from_slice(&pool.used);
            self.pools[at].quota.extend_from_slice(&pool.quota);
            self.paid[at] = pool.paid;
        }
    }
}

//! The program itself: a whole run with everything it keeps, tables built anew. Threads as RAYON_NUM_THREADS says.

use std::time::Instant;

use headroom::calendar::Arrival;
use headroom::engine::{Keep, Record, Run, run_keeping};
use headroom::model::household::Household;
use headroom::model::state::BackupLine;
use headroom::model::world::World;
use headroom::units::numbers;

use crate::summary::{Life, Summary};

/// Runs the household.
pub fn run(name: &'static str, household: &Household, replicates: u32, seed: u64) -> Summary {
    let started = Instant::now();
    let world = World::new(household.clone(), seed);
    let keep = Keep { records: true, ..Keep::EVERYTHING };
    let result = run_keeping(&world, keep, usize::try_from(replicates).unwrap(), &|_| {});
    let seconds = started.elapsed().as_secs_f64();
    let lives: Vec<Life> = (0..result.replicates).map(|replicate| life(&world, &result, replicate)).collect();
    let end = result.pools[0].last().unwrap();
    let used = [end.used[2].real(), end.used_errors[2].real()];
    let (days, devices) = (household.horizon.len(), household.devices.len());
    Summary { seconds, ..Summary::of(name, days, devices, &lives, used) }
}

fn life(world: &World, run: &Run, replicate: usize) -> Life {
    let first_day = world.household.horizon.first;
    let days = numbers::real_count(world.household.horizon.len());
    let records = |line: &BackupLine| {
        let line = *line;
        let rows = run.rows.iter().zip(&run.records).filter(move |(row, _)| row.line == line);
        rows.map(|(_, records)| records[replicate])
    };
    let since_start =
        |arrival: Arrival| arrival.day().map_or(days, |day| f64::from(day.days_since(first_day)));
    let first = |line: &BackupLine| records(line).map(|record: Record| since_start(record.first_failing));
    let firsts: Vec<f64> = world.lines.iter().map(|line| first(line).fold(days, f64::min)).collect();
    let sum = |of: &dyn Fn(Record) -> i32, lines: &mut dyn Iterator<Item = &BackupLine>| -> f64 {
        lines.flat_map(records).map(|record| f64::from(of(record))).sum()
    };
    let mut devices = world.lines.iter().filter(|line| matches!(line, BackupLine::Device(_)));
    let protected = sum(&|record| record.protected[1], &mut world.lines.iter());
    let to_a_day = sum(&|record| record.protected[0], &mut devices);
    let (lines, devices) = (world.lines.len(), world.household.devices.len());
    Life {
        first: firsts.iter().copied().fold(days, f64::min),
        failing: numbers::real_count(firsts.iter().filter(|day| **day < days).count()),
        protected: protected / (numbers::real_count(lines) * days),
        to_a_day: to_a_day / (numbers::real_count(devices) * days),
    }
}

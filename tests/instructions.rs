//! One answer whatever the machine: each set of instructions, each number of threads and each width of a block gives
//! the same bits, and what each path writes is the same to the byte.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use headroom::engine::{Keep, run_keeping};
use headroom::lanes::{Instructions, at_most, in_use};
use headroom::model::state::Block;
use headroom::model::step::step;
use headroom::model::world::World;
use support::shipped;
use tempfile::TempDir;

/// Those of this machine: where it lacks a set, the path below it runs instead and is not tried twice.
fn sets() -> Vec<Instructions> {
    let mut sets: Vec<Instructions> = Instructions::ALL
        .into_iter()
        .map(|set| {
            at_most(set);
            in_use()
        })
        .collect();
    at_most(Instructions::Avx512);
    sets.dedup();
    sets
}

/// Both shipped households with the most in them, each for a year: the eventful one and the one speed is measured on.
fn worlds() -> Vec<World> {
    let world = |name: &str| {
        let scenario = shipped(name);
        let mut household = scenario.household;
        household.horizon.last = household.horizon.first + 399;
        World::new(household, scenario.seed)
    };
    ["family.toml", "reference.toml"].map(world).into()
}

/// Everything about a block after its days, as text: every field of every lane.
fn lived<const W: usize>(world: &World, first: u32) -> Block<W> {
    let mut block = Block::new(world, first);
    world.days.iter().for_each(|today| step(world, &mut block, today));
    block
}

/// One test, because the setting is the process's: sets of instructions, and within each 1 and 3 threads.
#[test]
fn what_is_found_is_the_same_to_the_bit_whatever_the_instructions_and_the_threads() {
    let keep = Keep { records: true, ..Keep::EVERYTHING };
    for world in worlds() {
        let told = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let found = pool.install(|| run_keeping(&world, keep, 70, &|_| {}));
            let records = format!("{:?} {:?} {:?}", found.records, found.pools, found.paid);
            format!("{records} {:?} {:?} {:?}", found.futures, found.backups, found.losses)
        };
        let expected = told(1);
        for set in sets() {
            at_most(set);
            assert_eq!(in_use(), set);
            assert!(told(1) == expected, "{} gives other results", set.name());
            assert!(told(3) == expected, "{} gives other results on three threads", set.name());
            let narrow = [0, 5, 11].map(|lane| lived::<1>(&world, lane));
            let wide = lived::<12>(&world, 0);
            for (lane, narrow) in [0, 5, 11].into_iter().zip(&narrow) {
                for (pool, alone) in wide.pools.iter().zip(&narrow.pools) {
                    assert_eq!(pool.used[lane], alone.used[0], "{}", set.name());
                }
                assert_eq!(wide.grown[lane], narrow.grown[0], "{}", set.name());
            }
        }
        at_most(Instructions::Avx512);
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

fn simulate(folder: &Path, set: &str, threads: &str) -> assert_cmd::assert::Assert {
    let mut command = support::command::simulate();
    command.env("HEADROOM_INSTRUCTIONS", set).arg("scenarios/reference.toml").arg("--out").arg(folder);
    command.args(["--futures", "20", "--threads", threads, "--horizon", "1 year"]).assert()
}

#[test]
fn files_and_answers_are_the_same_to_the_byte_whatever_the_instructions() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let told = |set: &str, threads: &str| {
        let printed = simulate(&out, set, threads).success().get_output().stdout.clone();
        let written = files(&out);
        fs::remove_dir_all(&out).unwrap();
        (printed, written)
    };
    let expected = told("plain", "1");
    assert!(expected.1.contains_key("summary.json") && expected.1.contains_key("forecast.png"));
    for (set, threads) in [("avx2", "1"), ("avx512", "1"), ("avx512", "2")] {
        let (printed, written) = told(set, threads);
        assert!(printed == expected.0, "{set} with {threads} threads prints something else");
        let differs = written.iter().find(|(name, bytes)| expected.1.get(*name) != Some(bytes));
        assert!(differs.is_none() && written.len() == expected.1.len(), "{set}: {:?}", differs.map(|d| d.0));
    }
}

#[test]
fn an_unknown_set_of_instructions_is_refused_with_the_known_ones() {
    let folder = TempDir::new().unwrap();
    let refused = simulate(folder.path(), "mmx", "1").code(2);
    let told = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(told.contains("plain, avx2, avx512"), "{told}");
}

//! The program beside its peers on the reference scenario: each prints what it found and how long it took.
//!
//! usage: peers export FOLDER | ours N SEED | avx2 N SEED | portable N SEED | plain N SEED | oracle N SEED | limit N SEED
//!
//! `avx2` and `portable` are ours held to narrower instructions, as a machine without the wider ones would run it.
//! `benches/peers/run.sh` runs all of them side by side. Without arguments (as `cargo bench` does) the Rust ones run
//! once, small, and must agree.
#![allow(clippy::unwrap_used, reason = "a bench may fail where it stands")]

mod limit;
mod oracle;
mod ours;
mod plain;
#[path = "../../tests/reference/mod.rs"]
mod reference;
mod resolved;
mod summary;

use std::error::Error;
use std::path::Path;

use headroom::lanes::{Instructions, at_most};
use headroom::model::household::Household;
use headroom::model::world::World;
use headroom::scenario::{Overrides, check};
use summary::{Summary, assert_agreement};

const REFERENCE: &str = include_str!("../../scenarios/reference.toml");

fn household() -> Household {
    let checked = check("reference.toml", REFERENCE, &Overrides::default());
    checked.unwrap_or_else(|_| panic!("the reference scenario is valid")).household
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["export", folder] => resolved::export(&World::new(household(), 1), Path::new(folder))?,
        [program, replicates, seed] => {
            println!("{}", run(program, replicates.parse()?, seed.parse()?)?.as_json());
        }
        _ => agree()?,
    }
    Ok(())
}

fn run(program: &str, replicates: u32, seed: u64) -> Result<Summary, Box<dyn Error>> {
    match program {
        "ours" => Ok(ours::run("ours", &household(), replicates, seed)),
        "avx2" => Ok(held_to(Instructions::Avx2, "ours, AVX2", replicates, seed)),
        "portable" => Ok(held_to(Instructions::Plain, "ours, portable", replicates, seed)),
        "oracle" => Ok(oracle::run(&household(), replicates, seed)),
        "plain" => Ok(plain::run(&household(), replicates, seed)),
        "limit" => Ok(limit::run(household(), replicates, seed)),
        other => Err(format!("there is no peer {other}").into()),
    }
}

fn held_to(set: Instructions, name: &'static str, replicates: u32, seed: u64) -> Summary {
    at_most(set);
    ours::run(name, &household(), replicates, seed)
}

/// The small check that stands for the bench where nothing is to be measured.
fn agree() -> Result<(), Box<dyn Error>> {
    let (ours, oracle) = (run("ours", 64, 1)?, run("oracle", 16, 1)?);
    assert_agreement(&ours, &oracle);
    let folder = std::env::temp_dir().join(format!("headroom-peers-{}", std::process::id()));
    resolved::export(&World::new(household(), 1), &folder)?;
    std::fs::remove_dir_all(&folder)?;
    println!("peers: ours and the oracle agree; the household can be handed over");
    Ok(())
}

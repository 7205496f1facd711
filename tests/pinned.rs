//! The tables of a release stay what they are: one hash for each CSV file of each shipped scenario.
//!
//! A changed hash is a changed result: it belongs into the changelog, under Result changes, or a new release.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use headroom::report::files::sha256;
use support::command::simulate;
use support::golden::assert_golden;
use tempfile::TempDir;

/// Futures of each run: several blocks of lanes and a broken one.
const FUTURES: &str = "70";

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

#[test]
fn the_data_files_of_this_release_are_the_same_bytes() {
    let mut hashes = String::new();
    for scenario in files(Path::new("scenarios"), "toml") {
        let folder = TempDir::new().unwrap();
        let arguments = ["--futures", FUTURES, "--no-charts", "--no-advice", "--quiet", "--out"];
        simulate().arg(&scenario).args(arguments).arg(folder.path()).assert().success();
        let tables = files(folder.path(), "csv");
        assert!(!tables.is_empty(), "{}", scenario.display());
        for table in tables {
            let name = table.file_name().unwrap().to_string_lossy();
            let hash = sha256(&fs::read(&table).unwrap());
            writeln!(hashes, "{hash}  {}/{name}", scenario.file_stem().unwrap().display()).unwrap();
        }
    }
    assert_golden(concat!("pinned/", env!("CARGO_PKG_VERSION"), ".txt"), &hashes);
}

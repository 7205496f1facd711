//! Golden files: a changed number is a changed promise.
//!
//! `HEADROOM_BLESS=1 cargo test` rewrites them, and still fails once, so that nobody blesses by accident.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::fs;
use std::path::PathBuf;

/// Compares a text with `tests/golden/<name>`.
pub fn assert_golden(name: &str, actual: &str) {
    let path = PathBuf::from("tests/golden").join(name);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return;
    }
    if std::env::var_os("HEADROOM_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        panic!("{name} was rewritten: look at the difference, then run again");
    }
    let line = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let at = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    panic!(
        "{name} differs from line {}:\n  golden: {:?}\n  now:    {:?}\nthe whole of it now:\n{actual}",
        at + 1,
        expected.lines().nth(at),
        actual.lines().nth(at)
    );
}

//! Golden files: a changed number is a changed promise.
//!
//! `HEADROOM_BLESS=1 cargo test` rewrites them, and still fails once, so that nobody blesses by accident.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

/// Compares a text with `tests/golden/<name>`.
pub fn assert_golden(name: &str, actual: &str) {
    assert_text(&PathBuf::from("tests/golden").join(name), actual);
}

/// Compares a text with a file of the project.
pub fn assert_text(path: &Path, actual: &str) {
    if let Some(difference) = difference(path, actual) {
        panic!("{difference}");
    }
}

/// How a text differs from a file of the project, which is rewritten where that is asked for.
pub fn difference(path: &Path, actual: &str) -> Option<String> {
    let name = path.display();
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if std::env::var_os("HEADROOM_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        return Some(format!("{name} was rewritten: look at the difference, then run again"));
    }
    let line = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let at = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    Some(format!(
        "{name} differs from line {}:\n  golden: {:?}\n  now:    {:?}\nthe whole of it now:\n{actual}",
        at + 1,
        expected.lines().nth(at),
        actual.lines().nth(at)
    ))
}

//! Files on their way to the disk: written beside their places, then moved there one after the other, the last one last.
//!
//! The process remembers what is on its way: an interruption waits for moves that have begun, and then leaves nothing
//! unfinished behind. A process that is killed leaves what it was writing; the next one knows such a file by the lock
//! that nobody holds on it any more, and takes its place.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::ReportError;
use super::write::{OutputFile, disk};
use crate::language::say;

/// How many names for an unfinished file are tried.
const ATTEMPTS: u32 = 100;

/// A file without a lock may have been made this very moment by somebody who is about to lock it.
const JUST_MADE: Duration = Duration::from_secs(1);

/// Every unfinished file of this process. Whoever moves files to their places holds it meanwhile.
static ON_THEIR_WAY: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn on_their_way() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    ON_THEIR_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes whatever is on its way and lets nothing follow: for a process that is about to end.
///
/// Waits for files that are being moved to their places, so that a run's files are all there or none of them.
pub fn abandon() {
    let unfinished = on_their_way();
    for file in unfinished.iter() {
        // Nobody is left who could do anything about a file that cannot be removed.
        let _ = fs::remove_file(file);
    }
    std::mem::forget(unfinished);
}

/// Files written beside their places; those that are not moved there go when this value does.
#[derive(Default)]
pub(super) struct Staged {
    files: Vec<Unfinished>,
}

struct Unfinished {
    /// Held open: its lock tells other processes that somebody is at work.
    _handle: File,
    beside: PathBuf,
    place: PathBuf,
}

impl Staged {
    /// Writes a file beside its place in a folder.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub(super) fn add(&mut self, folder: &Path, file: &OutputFile) -> Result<(), ReportError> {
        let place = folder.join(&file.name);
        let refused = |source| disk(&place, "write", source);
        let (mut handle, beside) = create_beside(folder, &file.name).map_err(refused)?;
        let written = handle.write_all(&file.bytes);
        self.files.push(Unfinished { _handle: handle, beside, place: place.clone() });
        written.map_err(refused)
    }

    /// Moves every file to its place, in the order in which they were added; does something more before the last.
    ///
    /// # Errors
    /// Where the disk refuses, and what comes before the last fails.
    pub(super) fn commit(
        mut self,
        before_last: impl FnOnce() -> Result<(), ReportError>,
    ) -> Result<(), ReportError> {
        let mut unfinished = on_their_way();
        let mut moved = |file: &Unfinished| {
            unfinished.remove(&file.beside);
            fs::rename(&file.beside, &file.place).map_err(|source| disk(&file.place, "write", source))
        };
        if let Some((last, others)) = self.files.split_last() {
            others.iter().try_for_each(&mut moved)?;
            before_last()?;
            moved(last)?;
        }
        self.files.clear();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for file in &self.files {
            // What was moved is no longer there, and what cannot be removed was reported already.
            let _ = fs::remove_file(&file.beside);
            on_their_way().remove(&file.beside);
        }
    }
}

/// A new file that was not there before, locked.
fn create_beside(folder: &Path, name: &str) -> io::Result<(File, PathBuf)> {
    let mut unfinished = on_their_way();
    clear_up(folder, name)?;
    for attempt in 0..ATTEMPTS {
        let beside = folder.join(format!(".{name}.{attempt}.part"));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => {
                let handle = opened?;
                // Where files cannot be locked, nobody takes an unfinished one for left over either.
                let _ = handle.try_lock();
                unfinished.insert(beside.clone());
                return Ok((handle, beside));
            }
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, say!("files-too-many-unfinished-files")))
}

/// Removes every unfinished file of that name that a killed process left.
fn clear_up(folder: &Path, name: &str) -> io::Result<()> {
    let before = format!(".{name}.");
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.file_name();
        let number = found.to_str().and_then(|found| found.strip_prefix(&before)?.strip_suffix(".part"));
        let ours = number.is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number < ATTEMPTS));
        if ours && is_left_over(&entry.path()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether an unfinished file is there that nobody works at any more.
fn is_left_over(beside: &Path) -> bool {
    let Ok(file) = File::open(beside) else { return false };
    let age =
        file.metadata().and_then(|facts| facts.modified()).map(|made| made.elapsed().unwrap_or_default());
    file.try_lock().is_ok() && age.is_ok_and(|age| age > JUST_MADE)
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    const NAME: &str = "forecast.csv";

    fn unfinished(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_that_are_not_moved_go() {
        let place = tempfile::tempdir().unwrap();
        let mut staged = Staged::default();
        staged.add(place.path(), &OutputFile::new(NAME, b"x".to_vec())).unwrap();
        assert_eq!(unfinished(place.path()), [".forecast.csv.0.part"]);
        drop(staged);
        assert_eq!(unfinished(place.path()), [""; 0]);
    }

    #[test]
    fn the_last_file_comes_last_and_not_at_all_if_something_fails_before() {
        let place = tempfile::tempdir().unwrap();
        let mut staged = Staged::default();
        for name in [NAME, "summary.json"] {
            staged.add(place.path(), &OutputFile::new(name, b"x".to_vec())).unwrap();
        }
        let failed = staged.commit(|| Err(ReportError::NotOurs(place.path().join("notes.txt"))));
        assert!(failed.is_err());
        assert_eq!(unfinished(place.path()), [NAME]);
    }

    #[test]
    fn what_a_killed_process_left_is_replaced_and_what_a_living_one_writes_is_not() {
        let place = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - Duration::from_secs(60);
        let make = |attempt: u32| {
            let file = File::create(place.path().join(format!(".{NAME}.{attempt}.part"))).unwrap();
            file.set_modified(old).unwrap();
            file
        };
        let living = make(0);
        living.try_lock().unwrap();
        drop([make(1), make(2), make(7)]);
        let (_held, beside) = create_beside(place.path(), NAME).unwrap();
        assert!(beside.ends_with(".forecast.csv.1.part"));
        assert_eq!(unfinished(place.path()), [".forecast.csv.0.part", ".forecast.csv.1.part"]);
        drop(living);
        let (_, beside) = create_beside(place.path(), NAME).unwrap();
        assert!(beside.ends_with(".forecast.csv.0.part"));
    }

    #[test]
    fn an_unfinished_file_without_a_lock_that_was_just_made_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        drop(File::create(place.path().join(format!(".{NAME}.0.part"))).unwrap());
        let (_, beside) = create_beside(place.path(), NAME).unwrap();
        assert!(beside.ends_with(".forecast.csv.1.part"));
    }
}

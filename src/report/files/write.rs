//! Files on the disk: each whole or not at all, `summary.json` last, nothing of anybody else's replaced.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::ReportError;
use super::summary::PROGRAM;

/// The file that is written last and says which others belong to it.
const SUMMARY: &str = "summary.json";
/// How many names for a temporary file are tried.
const ATTEMPTS: u32 = 100;

/// A file to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputFile {
    /// Its name in the folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Which files of the same name may be replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replace {
    /// Those that an earlier run wrote.
    Ours,
    /// Any.
    Anything,
}

impl OutputFile {
    /// A file to be written.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes }
    }
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the files and then `summary`, which names them, into a folder that is made where it is missing.
///
/// All files are written beside their places first and moved there afterwards, so that a full disk
/// leaves an earlier run's files as they were.
///
/// # Errors
/// Where a file of that name is not ours, and where the disk refuses.
pub fn write_outputs(
    folder: &Path,
    files: &[OutputFile],
    summary: &OutputFile,
    replace: Replace,
) -> Result<(), ReportError> {
    make_folder(folder)?;
    if replace == Replace::Ours {
        refuse_strangers(folder, files.iter().chain([summary]))?;
    }
    let mut staged = Staged::default();
    for file in files.iter().chain([summary]) {
        staged.add(folder, file)?;
    }
    staged.commit()
}

/// Makes a folder where it is missing.
///
/// # Errors
/// Where a file stands in its place, and where the disk refuses.
pub fn make_folder(folder: &Path) -> Result<(), ReportError> {
    if folder.is_file() {
        return Err(ReportError::NotAFolder(folder.to_owned()));
    }
    fs::create_dir_all(folder).map_err(|source| disk(folder, "create", source))
}

fn refuse_strangers<'a>(
    folder: &Path,
    files: impl Iterator<Item = &'a OutputFile>,
) -> Result<(), ReportError> {
    let ours = names_of_ours(folder);
    for file in files {
        let path = folder.join(&file.name);
        let stranger = path.symlink_metadata().is_ok() && !ours.contains(&file.name);
        if stranger && !holds(&path, &file.bytes) {
            return Err(ReportError::NotOurs(path));
        }
    }
    Ok(())
}

/// A file that already holds what would be written does no harm: an interrupted run left it.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|held| held == bytes)
}

/// The files an earlier run says it wrote, its summary among them.
fn names_of_ours(folder: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(folder.join(SUMMARY)).unwrap_or_default();
    let summary: Value = serde_json::from_str(&text).unwrap_or_default();
    if summary["program"]["name"] != PROGRAM {
        return BTreeSet::new();
    }
    let outputs = summary["outputs"].as_object();
    let names = outputs.into_iter().flat_map(|outputs| outputs.keys().cloned());
    names.chain([SUMMARY.to_owned()]).collect()
}

/// Files written beside their places; those that are not moved there go when this value does.
#[derive(Default)]
struct Staged {
    moves: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    fn add(&mut self, folder: &Path, file: &OutputFile) -> Result<(), ReportError> {
        let place = folder.join(&file.name);
        let (mut handle, beside) =
            create_beside(folder, &file.name).map_err(|source| disk(&place, "write", source))?;
        self.moves.push((beside, place.clone()));
        handle.write_all(&file.bytes).map_err(|source| disk(&place, "write", source))
    }

    fn commit(mut self) -> Result<(), ReportError> {
        for (beside, place) in &self.moves {
            fs::rename(beside, place).map_err(|source| disk(place, "write", source))?;
        }
        self.moves.clear();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for (beside, _) in &self.moves {
            // What was moved is no longer there, and what cannot be removed was reported already.
            let _ = fs::remove_file(beside);
        }
    }
}

/// A new file that was not there before.
fn create_beside(folder: &Path, name: &str) -> io::Result<(fs::File, PathBuf)> {
    for attempt in 0..ATTEMPTS {
        let beside = folder.join(format!(".{name}.{attempt}.part"));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => return opened.map(|handle| (handle, beside)),
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "too many unfinished files are left in the folder"))
}

fn disk(path: &Path, verb: &'static str, source: io::Error) -> ReportError {
    ReportError::Disk { path: path.to_owned(), verb, source }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::report::files::{forecast_csv, summary_json};
    use crate::report::fixture;

    /// The files of a folder by name, as text.
    fn folder(path: &Path) -> BTreeMap<String, String> {
        let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap());
        entries
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (name, std::fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }

    fn outputs() -> (Vec<OutputFile>, OutputFile) {
        let family = fixture::family();
        let files = vec![OutputFile::new("forecast.csv", forecast_csv(family.run()).unwrap())];
        let summary = OutputFile::new(SUMMARY, summary_json(family.run(), &files).unwrap());
        (files, summary)
    }

    #[test]
    fn a_second_run_replaces_its_own_files_and_touches_no_others() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("out/family");
        let (mut files, summary) = outputs();
        write_outputs(&out, &files, &summary, Replace::Ours).unwrap();
        fs::write(out.join("notes.txt"), "mine").unwrap();
        files[0].bytes = b"new\n".to_vec();
        write_outputs(&out, &files, &summary, Replace::Ours).unwrap();
        let held = folder(&out);
        assert_eq!(held.keys().collect::<Vec<_>>(), ["forecast.csv", "notes.txt", SUMMARY]);
        assert_eq!((held["forecast.csv"].as_str(), held["notes.txt"].as_str()), ("new\n", "mine"));
    }

    #[test]
    fn a_file_that_is_not_ours_stays_unless_forced() {
        let place = tempfile::tempdir().unwrap();
        let (files, summary) = outputs();
        fs::write(place.path().join("forecast.csv"), "mine").unwrap();
        let error = write_outputs(place.path(), &files, &summary, Replace::Ours).unwrap_err();
        assert!(matches!(error, ReportError::NotOurs(path) if path.ends_with("forecast.csv")));
        assert_eq!(folder(place.path()).len(), 1);
        write_outputs(place.path(), &files, &summary, Replace::Anything).unwrap();
        assert_ne!(folder(place.path())["forecast.csv"], "mine");
    }

    #[test]
    fn a_summary_of_another_program_is_not_ours() {
        let place = tempfile::tempdir().unwrap();
        let foreign = r#"{"program": {"name": "other"}, "outputs": {"forecast.csv": ""}}"#;
        fs::write(place.path().join(SUMMARY), foreign).unwrap();
        let (files, summary) = outputs();
        assert!(write_outputs(place.path(), &files, &summary, Replace::Ours).is_err());
        assert_eq!(folder(place.path())[SUMMARY], foreign);
    }

    #[test]
    fn an_interrupted_run_can_be_repeated() {
        let place = tempfile::tempdir().unwrap();
        let (files, summary) = outputs();
        fs::write(place.path().join("forecast.csv"), &files[0].bytes).unwrap();
        fs::write(place.path().join(".forecast.csv.0.part"), "half").unwrap();
        write_outputs(place.path(), &files, &summary, Replace::Ours).unwrap();
        assert_eq!(folder(place.path()).len(), 3);
    }

    #[test]
    fn a_file_in_the_folder_s_place_is_named() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("out");
        fs::write(&path, "").unwrap();
        let (files, summary) = outputs();
        let error = write_outputs(&path, &files, &summary, Replace::Anything).unwrap_err();
        assert!(error.to_string().contains("is a file, but a folder is needed there"));
    }
}

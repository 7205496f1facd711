//! Files on the disk: each whole or not at all, `summary.json` last, nothing of anybody else's replaced or removed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::ReportError;
use super::staged::Staged;
use super::summary::PROGRAM;

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
/// Several commands share a folder, each with a summary of its own name (`summary.json`, `compare.json`).
///
/// All files are written beside their places first and moved there afterwards, so that a full disk
/// leaves an earlier run's files as they were. What an earlier run wrote and this one does not is removed
/// just before the summary is moved, unless somebody changed it since.
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
    let ours = ours(folder, &summary.name);
    if replace == Replace::Ours {
        refuse_strangers(folder, &ours, files.iter().chain([summary]))?;
    }
    let mut staged = Staged::default();
    files.iter().chain([summary]).try_for_each(|file| staged.add(folder, file))?;
    staged.commit(|| remove_left_over(folder, &ours, files, &summary.name))
}

/// Writes one file that belongs to no folder of ours, whole or not at all.
///
/// # Errors
/// Where something of that name is there and may not be replaced, and where the disk refuses.
pub fn write_alone(path: &Path, bytes: Vec<u8>, replace: Replace) -> Result<(), ReportError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut staged = Staged::default();
    staged.add(folder, &OutputFile { name, bytes })?;
    // Looked at as late as possible: nothing that came in the meantime is replaced either.
    if replace == Replace::Ours && path.symlink_metadata().is_ok() {
        return Err(ReportError::NotOurs(path.to_owned()));
    }
    staged.commit(|| Ok(()))
}

/// Makes a folder where it is missing.
///
/// # Errors
/// Where a file stands in its place or in that of a folder around it, and where the disk refuses.
pub fn make_folder(folder: &Path) -> Result<(), ReportError> {
    if let Some(file) = folder.ancestors().find(|part| part.is_file()) {
        return Err(ReportError::NotAFolder(file.to_owned()));
    }
    fs::create_dir_all(folder).map_err(|source| disk(folder, "create", source))
}

fn refuse_strangers<'a>(
    folder: &Path,
    ours: &BTreeMap<String, String>,
    files: impl Iterator<Item = &'a OutputFile>,
) -> Result<(), ReportError> {
    for file in files {
        let path = folder.join(&file.name);
        let stranger = path.symlink_metadata().is_ok() && !ours.contains_key(&file.name);
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

/// Removes what an earlier run wrote, nobody changed and this run does not write.
fn remove_left_over(
    folder: &Path,
    ours: &BTreeMap<String, String>,
    files: &[OutputFile],
    summary: &str,
) -> Result<(), ReportError> {
    let gone = |name: &str| name != summary && files.iter().all(|file| file.name != name);
    let left_over = ours.iter().filter(|(name, _)| gone(name));
    for (name, hash) in left_over {
        let path = folder.join(name);
        if is_plain(name) && is_unchanged(&path, hash) {
            fs::remove_file(&path).map_err(|source| disk(&path, "remove", source))?;
        }
    }
    Ok(())
}

/// Whether a name stays in its folder: a summary that somebody edited must not lead elsewhere.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

fn is_unchanged(path: &Path, hash: &str) -> bool {
    let is_file = path.symlink_metadata().is_ok_and(|data| data.is_file());
    is_file && fs::read(path).is_ok_and(|held| sha256(&held) == hash)
}

/// The files an earlier run's summary says it wrote, with their hashes, and that summary, which has none.
fn ours(folder: &Path, summary_name: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join(summary_name)).unwrap_or_default();
    let summary: Value = serde_json::from_str(&text).unwrap_or_default();
    if summary["program"]["name"] != PROGRAM {
        return BTreeMap::new();
    }
    let outputs = summary["outputs"].as_object().into_iter().flatten();
    let hashes = outputs.map(|(name, hash)| (name.clone(), hash.as_str().unwrap_or_default().to_owned()));
    hashes.chain([(summary_name.to_owned(), String::new())]).collect()
}

/// The disk refused.
pub(super) fn disk(path: &Path, verb: &'static str, source: io::Error) -> ReportError {
    ReportError::Disk { path: path.to_owned(), verb, source }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const SUMMARY: &str = "summary.json";

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
    fn what_an_earlier_run_wrote_goes_unless_somebody_changed_it() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("out");
        let (files, _) = outputs();
        let more = |name: &str| OutputFile::new(name, b"ours".to_vec());
        let all: Vec<_> = files.iter().cloned().chain(["a.svg", "b.svg"].map(more)).collect();
        let summary_of = |files: &[OutputFile]| {
            OutputFile::new(SUMMARY, summary_json(fixture::family().run(), files).unwrap())
        };
        fs::write(place.path().join("c.svg"), "ours").unwrap();
        let named: Vec<_> = all.iter().cloned().chain([more("../c.svg")]).collect();
        write_outputs(&out, &all, &summary_of(&named), Replace::Ours).unwrap();
        fs::write(out.join("b.svg"), "mine").unwrap();
        write_outputs(&out, &files, &summary_of(&files), Replace::Ours).unwrap();
        assert_eq!(folder(&out).keys().collect::<Vec<_>>(), ["b.svg", "forecast.csv", SUMMARY]);
        assert!(place.path().join("c.svg").exists(), "what lies outside the folder is not touched");
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
    fn commands_that_share_a_folder_leave_each_other_s_files_alone() {
        let place = tempfile::tempdir().unwrap();
        let (files, summary) = outputs();
        write_outputs(place.path(), &files, &summary, Replace::Ours).unwrap();
        let table = [OutputFile::new("compare.csv", b"x\n".to_vec())];
        let own = format!(r#"{{"program": {{"name": "{PROGRAM}"}}, "outputs": {{"compare.csv": ""}}}}"#);
        let own = OutputFile::new("compare.json", own.into_bytes());
        write_outputs(place.path(), &table, &own, Replace::Ours).unwrap();
        write_outputs(place.path(), &table, &own, Replace::Ours).unwrap();
        let held = folder(place.path());
        assert_eq!(held.keys().collect::<Vec<_>>(), ["compare.csv", "compare.json", "forecast.csv", SUMMARY]);
    }

    #[test]
    fn a_file_alone_is_written_whole_and_replaces_nothing_unless_told_to() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("family.toml");
        write_alone(&path, b"one".to_vec(), Replace::Ours).unwrap();
        let refused = write_alone(&path, b"two".to_vec(), Replace::Ours).unwrap_err();
        assert!(matches!(refused, ReportError::NotOurs(_)));
        assert_eq!(
            folder(place.path()).into_values().collect::<Vec<_>>(),
            ["one"],
            "nothing is left beside it"
        );
        write_alone(&path, b"two".to_vec(), Replace::Anything).unwrap();
        assert_eq!(folder(place.path())["family.toml"], "two");
        assert!(write_alone(&place.path().join("none/x"), Vec::new(), Replace::Ours).is_err());
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

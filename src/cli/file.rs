//! The bytes of a scenario file, or in words why there are none.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::language::say;
use crate::scenario::limits::megabytes;
use crate::scenario::source::page;
use crate::scenario::{Code, Limit, Limits, Problem, nearest};

/// Reads a file of no more bytes than the limits let in.
pub fn read(path: &Path, limits: Limits) -> Result<Vec<u8>, Box<Problem>> {
    let failed = |error: io::Error| Box::new(unread(path, &error));
    let facts = std::fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let (mut bytes, most) = (Vec::new(), limits.bytes(Limit::File));
    File::open(path)
        .and_then(|file| {
            file.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)
        })
        .map_err(failed)?;
    if bytes.len() > most {
        let length = usize::try_from(facts.len()).unwrap_or(usize::MAX).max(bytes.len());
        return Err(Box::new(too_large(path, length, limits)));
    }
    Ok(bytes)
}

fn problem(code: Code, message: String) -> Problem {
    Problem::new(code, message, 0..0)
}

fn too_large(path: &Path, length: usize, limits: Limits) -> Problem {
    let most = Limit::File.told(limits.of(Limit::File));
    let message =
        say!("cli-display-has-megabytes-mb", display = path.display().to_string(), megabytes = length >> 20);
    problem(Code::FileTooLarge, message)
        .expected(say!("cli-amount-at-most", amount = most))
        .help(Limit::File.help(megabytes(length), page()))
}

/// A file that could not be read.
fn unread(path: &Path, error: &io::Error) -> Problem {
    let name = path.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound => missing(path),
        io::ErrorKind::IsADirectory => problem(Code::FileFolder, say!("cli-name-is-a-folder", name = name))
            .expected(say!("cli-a-file"))
            .help(say!("cli-name-a-file-in", inside = inside(path))),
        io::ErrorKind::NotADirectory => {
            problem(Code::FileUnreadable, say!("cli-there-is-no-name", name = name))
                .expected(say!("cli-folders-then-a-file"))
                .help(say!("cli-check-the-path-shipped"))
        }
        io::ErrorKind::PermissionDenied => {
            problem(Code::FileUnreadable, say!("cli-name-may-not-be", name = name))
                .expected(say!("cli-a-file-that-you"))
                .help(say!("cli-check-its-permissions-or"))
        }
        _ => problem(
            Code::FileUnreadable,
            say!("cli-name-cannot-be-read", name = name, error = error.to_string()),
        )
        .expected(say!("cli-a-file-that-can"))
        .help(say!("cli-is-it-on-a")),
    }
}

/// A scenario within a folder: one that is there, else an example.
fn inside(folder: &Path) -> String {
    let mut names = names_in(folder);
    names.sort();
    let found = names.into_iter().find(|name| name.ends_with(".toml"));
    folder.join(found.unwrap_or_else(|| "family.toml".to_owned())).display().to_string()
}

/// A file that is not there; one beside it may be meant.
fn missing(path: &Path) -> Problem {
    let problem =
        problem(Code::FileMissing, say!("cli-there-is-no-file", display = path.display().to_string()))
            .expected(say!("cli-a-scenario-file"));
    match beside(path) {
        Some(found) => problem.help(say!("cli-there-is-found-is", found = found)),
        None => problem.help(say!("cli-check-the-spelling-shipped")),
    }
}

/// A file in the same folder with another ending in addition, or nearly that name.
fn beside(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = names_in(folder);
    let longer = names.iter().find(|other| other.starts_with(&format!("{name}.")));
    let found = longer.map(String::as_str).or_else(|| nearest(&name, names.iter().map(String::as_str)))?;
    Some(path.with_file_name(found).display().to_string())
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> =
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: &Path) -> Problem {
        *read(path, Limits::default()).unwrap_err()
    }

    #[test]
    fn a_missing_file_may_have_another_ending_or_a_letter_less() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("family.toml.txt");
        std::fs::write(&there, "x").unwrap();
        for name in ["family.toml", "famly.toml.txt"] {
            let problem = refused(&folder.path().join(name));
            assert_eq!(problem.code, Code::FileMissing);
            assert!(problem.help.unwrap().contains("family.toml.txt`: is it that one?"));
        }
        let problem = refused(&folder.path().join("other"));
        assert!(problem.help.unwrap().starts_with("check the spelling"));
        assert_eq!(read(&there, Limits::default()).unwrap(), b"x");
    }

    #[test]
    fn folders_and_files_in_the_place_of_folders_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("our.toml"), "x").unwrap();
        let problem = refused(folder.path());
        assert_eq!(problem.code, Code::FileFolder);
        assert!(problem.help.unwrap().ends_with("our.toml`"));
        assert_eq!(refused(&folder.path().join("our.toml/in.toml")).code, Code::FileUnreadable);
    }
}

//! What can go wrong around the program: an interruption, a kill, a full disk, a closed pipe, links and devices where files
//! are expected. Whatever happens, each file is the old one or the new one, and nobody's own files are touched.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use sha2::{Digest, Sha256};

const MINIMAL: &str = "scenarios/minimal.toml";
const REFERENCE: &str = "scenarios/reference.toml";

/// Names how many times processes are interrupted or killed, where somebody wants more than the usual few.
const KILLS: &str = "HEADROOM_KILLS";

fn simulate(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_simulate"));
    ["LC_ALL", "LC_NUMERIC", "LC_TIME", "LC_MESSAGES"].into_iter().for_each(|name| {
        command.env_remove(name);
    });
    command.env("LANG", "C.UTF-8").args(arguments).stdin(Stdio::null());
    command
}

fn output(command: &mut Command) -> Output {
    command.output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A short run into a folder, with so many futures.
fn short_run(folder: &Path, futures: &str) -> Command {
    let out = folder.to_str().unwrap();
    simulate(&[MINIMAL, "--futures", futures, "--seed", futures, "--quiet", "--no-advice", "--out", out])
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn waited(mut child: Child) -> ExitStatus {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        match child.try_wait().unwrap() {
            Some(status) => return status,
            None if Instant::now() > until => {
                child.kill().unwrap();
                panic!("it goes on for ever");
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// The files of a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

fn is_unfinished(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether the summary's hashes are those of the files it names: what tells a mixture of two runs.
fn agrees(files: &BTreeMap<String, Vec<u8>>) -> bool {
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    let hashes = summary["outputs"].as_object().unwrap();
    hashes.iter().all(|(name, hash)| {
        let digest = files.get(name).map(Sha256::digest);
        digest.is_some_and(|digest| {
            digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == *hash
        })
    })
}

/// How often something is done: as often as somebody asks for, else a few times.
fn times(few: usize) -> usize {
    std::env::var(KILLS).ok().and_then(|count| count.parse().ok()).unwrap_or(few)
}

/// Every file as the earlier or as the later run writes it.
struct Runs {
    earlier: BTreeMap<String, Vec<u8>>,
    later: BTreeMap<String, Vec<u8>>,
    /// How long the later one takes.
    took: Duration,
}

impl Runs {
    /// The files of both runs, in the same folder one after the other; the earlier one's stay.
    fn of(folder: &Path) -> Self {
        let run = |futures| {
            let started = Instant::now();
            assert!(short_run(folder, futures).status().unwrap().success());
            (files(folder), started.elapsed())
        };
        let (later, took) = run("40");
        let (earlier, _) = run("30");
        Self { earlier, later, took }
    }

    /// Stops the later run `parts` of its time after it began; gives what is left and how it ended.
    fn stopped(&self, folder: &Path, by: &str, parts: f64) -> (BTreeMap<String, Vec<u8>>, ExitStatus) {
        let child = short_run(folder, "40").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(self.took.mul_f64(parts));
        // It may have ended by itself.
        let _ = Command::new("kill").args([by, &child.id().to_string()]).stderr(Stdio::null()).status();
        let status = waited(child);
        (files(folder), status)
    }

    /// Puts the earlier run's files back.
    fn put_back(&self, folder: &Path) {
        for (name, bytes) in &self.earlier {
            fs::write(folder.join(name), bytes).unwrap();
        }
        for name in files(folder).keys().filter(|name| !is_unfinished(name)) {
            assert!(self.earlier.contains_key(name), "{name}");
        }
    }

    fn assert_whole(&self, left: &BTreeMap<String, Vec<u8>>) {
        for (name, bytes) in left.iter().filter(|(name, _)| !is_unfinished(name)) {
            let whole = [&self.earlier, &self.later].iter().any(|run| run.get(name) == Some(bytes));
            assert!(whole, "{name} is neither the old file nor the new one");
        }
        if agrees(left) {
            let finished: BTreeMap<_, _> = left.iter().filter(|(name, _)| !is_unfinished(name)).collect();
            let one = [&self.earlier, &self.later]
                .iter()
                .any(|run| run.iter().collect::<BTreeMap<_, _>>() == finished);
            assert!(one, "a mixture that the summary does not tell");
        }
    }
}

/// Moments evenly spread over a run and a little beyond, in no order.
fn moments(count: usize) -> impl Iterator<Item = f64> {
    (1..=u32::try_from(count).unwrap()).map(|n| (f64::from(n) * 0.618_033_988_75).fract() * 1.1)
}

#[test]
fn an_interrupted_run_ends_with_130_and_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let (mut took, folder) = (Vec::new(), out.to_str().unwrap());
    for after in [150, 300, 450, 600, 750, 900].into_iter().cycle().take(times(6)).map(Duration::from_millis)
    {
        let arguments = [REFERENCE, "--futures", "1000000", "--quiet", "--out", folder];
        let child = simulate(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(after);
        let asked = Instant::now();
        signal(&child, "-INT");
        let ended = child.wait_with_output().unwrap();
        took.push(asked.elapsed());
        assert_eq!((ended.status.code(), said(&ended.stdout).as_str()), (Some(130), ""));
        assert!(said(&ended.stderr).contains("interrupted"), "{}", said(&ended.stderr));
        assert_eq!(files(&out), BTreeMap::new());
    }
    took.sort_unstable();
    println!(
        "{} interrupted: in the middle after {:?}, at most {:?}",
        took.len(),
        took[took.len() / 2],
        took.last()
    );
}

#[test]
fn an_interruption_leaves_all_of_one_run_and_nothing_unfinished() {
    let place = tempfile::tempdir().unwrap();
    let runs = Runs::of(place.path());
    for parts in moments(6) {
        let (left, status) = runs.stopped(place.path(), "-INT", parts);
        assert!([Some(0), Some(130)].contains(&status.code()), "{status}");
        assert!(left == runs.earlier || left == runs.later, "{:?}", left.keys());
        runs.put_back(place.path());
    }
}

#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_clears_up() {
    let kills = times(8);
    let place = tempfile::tempdir().unwrap();
    let runs = Runs::of(place.path());
    fs::write(place.path().join("notes.txt"), "mine").unwrap();
    let (mut killed, mut mixtures) = (0, 0);
    for parts in moments(kills) {
        let (mut left, status) = runs.stopped(place.path(), "-KILL", parts);
        assert_eq!(left.remove("notes.txt").unwrap(), b"mine");
        runs.assert_whole(&left);
        killed += u32::from(status.signal() == Some(9));
        mixtures += u32::from(!agrees(&left));
        fs::remove_file(place.path().join("notes.txt")).unwrap();
        runs.put_back(place.path());
        fs::write(place.path().join("notes.txt"), "mine").unwrap();
    }
    println!("{killed} of {kills} killed, {mixtures} mixtures, each told by its summary");
    assert!(killed > 0);
    std::thread::sleep(Duration::from_millis(1100));
    assert!(short_run(place.path(), "40").status().unwrap().success());
    let mut left = files(place.path());
    left.remove("notes.txt");
    let unfinished =
        |names: &BTreeMap<String, Vec<u8>>| names.keys().filter(|name| is_unfinished(name)).count();
    assert_eq!((unfinished(&left), left.len()), (0, runs.later.len()));
}

#[test]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let told = output(
        Command::new("sh")
            .arg("-c")
            .arg(format!("{} show {MINIMAL} > /dev/full", env!("CARGO_BIN_EXE_simulate"))),
    );
    assert_eq!(told.status.code(), Some(3));
    assert!(said(&told.stderr).contains("No space left"), "{}", said(&told.stderr));

    let place = tempfile::tempdir().unwrap();
    let runs = Runs::of(place.path());
    let limited = format!(
        "ulimit -f 8; trap '' XFSZ; exec {} {MINIMAL} --futures 40 --seed 40 --quiet --no-advice --out {}",
        env!("CARGO_BIN_EXE_simulate"),
        place.path().display()
    );
    let told = output(Command::new("sh").arg("-c").arg(limited));
    assert_eq!(told.status.code(), Some(3), "{}", said(&told.stderr));
    assert!(said(&told.stderr).starts_with("error: cannot write"), "{}", said(&told.stderr));
    assert_eq!(files(place.path()), runs.earlier);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let told = output(&mut simulate(&[MINIMAL, "--futures", "8", "--quiet", "--out", "/proc/headroom"]));
    assert_ne!(told.status.code(), Some(0));
    let words = said(&told.stderr);
    assert!(words.starts_with("error: cannot create") && words.contains("/proc/headroom"), "{words}");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let run = [MINIMAL, "--futures", "40", "--out", out.to_str().unwrap()];
    for arguments in [&["show", REFERENCE][..], &["advise", MINIMAL, "--futures", "8"], &run] {
        let mut child = simulate(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Closed long before anything is printed.
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), said(&ended.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    }
    assert!(agrees(&files(&out)), "the files do not wait for a reader");
}

#[test]
fn a_reader_that_goes_away_changes_no_exit_code() {
    let place = tempfile::tempdir().unwrap();
    let broken = place.path().join("broken.toml");
    fs::write(&broken, "horizon = \"a while\"\n").unwrap();
    let (out, broken) = (place.path().join("out"), broken.to_str().unwrap());
    let limit = "failing > 0 %";
    let run = [MINIMAL, "--futures", "8", "--fail-if", limit, "--out", out.to_str().unwrap()];
    for (arguments, code) in [(&run[..], 1), (&["check", broken, "--format", "json"], 2)] {
        let mut child = simulate(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}: {}", said(&ended.stderr));
    }
}

#[test]
fn a_link_in_a_file_s_place_is_not_written_through() {
    let place = tempfile::tempdir().unwrap();
    let (mine, out) = (place.path().join("mine.csv"), place.path().join("out"));
    fs::write(&mine, "mine").unwrap();
    fs::create_dir(&out).unwrap();
    symlink(&mine, out.join("forecast.csv")).unwrap();
    let refused = output(&mut short_run(&out, "8"));
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused.stderr));
    assert!(said(&refused.stderr).contains("was not written by an earlier run"));
    assert!(short_run(&out, "8").arg("--force").status().unwrap().success());
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    assert!(!out.join("forecast.csv").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn devices_and_folders_are_no_scenarios() {
    for path in ["/dev/null", "/dev/zero", "scenarios"] {
        let told = output(&mut simulate(&["check", path]));
        assert_eq!(told.status.code(), Some(2), "{path}");
        let words = format!("{}{}", said(&told.stdout), said(&told.stderr));
        assert!(!words.is_empty() && !words.contains("panicked"), "{path}: {words}");
    }
}

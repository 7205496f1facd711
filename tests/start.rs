//! The first steps of somebody who has never seen a scenario file: questions, a form, templates.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::Path;

use headroom::analysis::analyse;
use headroom::analysis::findings::{Cause, Findings, Kind, Outcome, TodayState};
use headroom::calendar::Day;
use headroom::engine::run;
use headroom::model::world::World;
use headroom::scenario::{Overrides, Scenario, check};
use headroom::start::templates::{TEMPLATES, find};
use tempfile::TempDir;

/// The first simulated day of everything here.
const START: [&str; 2] = ["--start", "2026-12-01"];

/// `simulate init` in a folder: standard output, standard error and exit code.
fn init(folder: &Path, typed: &str, arguments: &[&str]) -> (String, String, i32) {
    let mut command = command::simulate();
    command.current_dir(folder).env("NO_COLOR", "1").arg("init").args(arguments).args(START);
    let output = command.write_stdin(typed).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const ANSWERS: &str = "GB\n200\n168.4 GB\nParent A\n61.2 GB\n4.2 GB\n?\nnone\n20.7 GB\n15.0 GB\nSam\n67.3 GB\n\n\
                       yesterday\n412 MB\n\n14.8 GB\ndaily\nyes\n6\nno\n";

#[test]
fn from_an_empty_folder_to_an_answer_and_a_file() {
    let folder = TempDir::new().unwrap();
    let (answer, asked, code) = init(folder.path(), ANSWERS, &[]);
    assert_eq!(code, 0, "{asked}");
    assert!(answer.starts_with("Our family's iCloud, as read on 30 Nov 2026\n"), "{answer}");
    assert!(
        answer.contains("Parent A's WhatsApp backup stops in") && answer.contains("  200 futures, seed 1")
    );
    assert!(answer.lines().all(|line| line.chars().count() <= 80), "{answer}");
    for wanted in [
        " 2 of 16  Settings > your name > iCloud",
        "WhatsApp > Settings > Chats > Chat Backup > Include Videos",
        "such as 200 GB > 200\n",
        "family.toml is written.",
    ] {
        assert!(asked.contains(wanted), "{wanted}\n{asked}");
    }
    assert_eq!(names(folder.path()), ["family.toml"]);
    let text = fs::read_to_string(folder.path().join("family.toml")).unwrap();
    let scenario = check("family.toml", &text, &Overrides::default()).unwrap();
    assert_eq!((scenario.household.people.len(), scenario.region.as_str()), (2, "GB"));
}

#[test]
fn mistakes_are_answered_and_back_goes_back() {
    let folder = TempDir::new().unwrap();
    let slips = ANSWERS
        .replace("GB\n200\n", "Gremany\nGB\n200\nback\n200\n")
        .replace("61.2 GB\n", "61.2\n612 GB\n61.2 GB\n");
    let (answer, asked, code) = init(folder.path(), &slips, &["ours.toml"]);
    assert_eq!(code, 0, "{asked}");
    for wanted in ["Did you mean Germany?", "61.2 MB or 61.2 GB", "The parts now come to 612.0 GB"] {
        assert!(asked.contains(wanted), "{wanted}\n{asked}");
    }
    let straight = TempDir::new().unwrap();
    assert_eq!(init(straight.path(), ANSWERS, &["ours.toml"]).0, answer);
    let read = |folder: &TempDir| fs::read_to_string(folder.path().join("ours.toml")).unwrap();
    assert_eq!(read(&folder), read(&straight));
}

#[test]
fn answers_that_end_too_soon_leave_nothing() {
    let folder = TempDir::new().unwrap();
    let (answer, asked, code) = init(folder.path(), "GB\n200\n", &[]);
    assert_eq!((answer.as_str(), code), ("", 2));
    assert!(asked.contains("nothing was written"), "{asked}");
    assert!(names(folder.path()).is_empty());
}

#[test]
#[cfg(unix)]
fn an_interrupt_leaves_nothing() {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};
    let folder = TempDir::new().unwrap();
    let program = assert_cmd::cargo::cargo_bin("simulate");
    let mut child = Command::new(program)
        .current_dir(folder.path())
        .args(["init"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Held open to the end: what ends first must be the interruption, not the answers.
    let mut typed = child.stdin.take().unwrap();
    typed.write_all(b"GB\n200 GB\n").unwrap();
    let (mut asked, mut letter) = (Vec::new(), [0; 1]);
    while !String::from_utf8_lossy(&asked).contains(" 3 of ") {
        child.stderr.as_mut().unwrap().read_exact(&mut letter).unwrap();
        asked.push(letter[0]);
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130));
    drop(typed);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_file_that_is_there_is_told_before_the_first_question() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("family.toml"), "mine").unwrap();
    let (answer, told, code) = init(folder.path(), ANSWERS, &[]);
    assert_eq!((answer.as_str(), code), ("", 2));
    assert!(told.contains("`family.toml` is there already") && !told.contains("1 of"), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join("family.toml")).unwrap(), "mine");
    assert_eq!(init(folder.path(), ANSWERS, &["--force"]).2, 0);
    assert_eq!(names(folder.path()), ["family.toml"]);
    for (file, words) in [(".", "is a folder"), ("none/x.toml", "no folder `none`")] {
        let (_, told, code) = init(folder.path(), "", &[file]);
        assert!(code == 2 && told.contains(words), "{told}");
    }
}

/// The form of docs/START.md.
fn form() -> String {
    let page = fs::read_to_string("docs/START.md").unwrap();
    page.split("```json\n").nth(1).unwrap().split("```").next().unwrap().to_owned()
}

#[test]
fn a_form_gives_the_same_file_as_the_answers() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("readings.json"), form()).unwrap();
    let (answer, told, code) = init(folder.path(), "", &["--from", "readings.json"]);
    assert_eq!(code, 0, "{told}");
    let asked = TempDir::new().unwrap();
    assert_eq!(init(asked.path(), ANSWERS, &[]).0, answer);
    let read = |folder: &TempDir| fs::read_to_string(folder.path().join("family.toml")).unwrap();
    assert_eq!(read(&folder), read(&asked));
    let (piped, _, code) = init(folder.path(), &form(), &["--from", "-", "again.toml"]);
    assert_eq!((piped, code), (answer, 0));
}

#[test]
fn a_form_with_mistakes_is_told_all_of_them_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let broken = form().replace("\"photos\"", "\"fotos\"").replace("168.4 GB", "168.4");
    let (answer, told, code) = init(folder.path(), &broken, &["--from", "-"]);
    assert_eq!((answer.as_str(), code), ("", 2));
    for wanted in ["plan.used: \"168.4\" has no unit", "people[0].icloud.fotos", "did you mean `photos`?"] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    for (text, words) in [("", "not JSON"), ("[1]", "braces"), ("\u{0}", "not JSON")] {
        let (_, told, code) = init(folder.path(), text, &["--from", "-"]);
        assert!(code == 2 && told.contains(words), "{told}");
    }
    assert!(init(folder.path(), "", &["--from", "none.json"]).1.contains("no file `none.json`"));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn templates_are_listed_and_an_unknown_one_is_asked_about() {
    let folder = TempDir::new().unwrap();
    let (listed, _, code) = init(folder.path(), "", &["--template", "list"]);
    assert_eq!(code, 0);
    for template in &TEMPLATES {
        assert!(listed.contains(&format!("{:<18} {}", template.name, (template.question)())), "{listed}");
    }
    assert_eq!(init(folder.path(), "", &["x.toml", "--template"]).0, listed);
    let (_, told, code) = init(folder.path(), "", &["--template", "old-fone"]);
    assert!(code == 2 && told.contains("did you mean `old-phone`?"), "{told}");
    assert!(names(folder.path()).is_empty());
}

/// What each template's answer must name.
const PROMISES: [(&str, &str); 10] = [
    ("already-failing", "FAILING. Sam's iPhone: no backup since"),
    ("new-phone", "when the backup of Noa's old iPhone is deleted after 180 days"),
    ("old-phone", "when the backup of Robin's Old iPhone is deleted after 180 days"),
    ("whatsapp-too-big", "It wants 2.05 times its"),
    ("family-full", "Parent A's WhatsApp backup stops in"),
    ("free-5gb", "Mia's iPhone backup stops in"),
    ("downgrade", "GB too much is stored already"),
    ("never-plugged-in", "in gaps of two weeks or more: not plugged in"),
    ("slow-upload", "Kasia's new iPhone gets its first backup only in"),
    ("own-plan", "Emma's WhatsApp backup stops in"),
];

#[test]
fn every_template_is_written_runs_and_answers_what_it_asks() {
    assert_eq!(PROMISES.map(|(name, _)| name), TEMPLATES.each_ref().map(|template| template.name));
    for (name, promise) in PROMISES {
        let folder = TempDir::new().unwrap();
        let (answer, told, code) = init(folder.path(), "", &["--template", name]);
        assert_eq!(code, 0, "{name}: {told}");
        let joined = answer.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(promise), "{name}: {promise}\n{answer}");
        assert_eq!(names(folder.path()), [format!("{name}.toml")]);
        let mut simulate = command::simulate();
        simulate.current_dir(folder.path()).args(["check", &format!("{name}.toml")]);
        assert!(simulate.output().unwrap().status.success());
    }
}

#[test]
fn every_template_resolved_lives_the_same_futures() {
    for template in &TEMPLATES {
        let text = template.text(Day::from_ymd(2026, 11, 30).unwrap());
        let scenario = |text: &str| check("x.toml", text, &Overrides::default()).unwrap();
        let (typed, resolved) = (scenario(&text), scenario(&scenario(&text).resolved_text()));
        assert_eq!(
            (&typed.household, typed.hash()),
            (&resolved.household, resolved.hash()),
            "{}",
            template.name
        );
        let live = |of: &Scenario| {
            let world = World::new(of.household.clone(), of.seed);
            analyse(&world, &run(&world, 32, &|_| {}))
        };
        assert_eq!(live(&typed), live(&resolved), "{}", template.name);
    }
}

fn findings(name: &str, read_on: Day) -> Findings {
    let text = find(name).unwrap().text(read_on);
    let scenario = check(name, &text, &Overrides::default()).unwrap();
    let world = World::new(scenario.household, scenario.seed);
    analyse(&world, &run(&world, 64, &|_| {}))
}

/// The backup that fails first in the middle of all futures: whose, which, and its leading cause.
fn first(found: &Findings) -> (String, bool, Cause) {
    let first = found.backups.iter().min_by_key(|backup| backup.first_failing.quantiles[2]).unwrap();
    let whatsapp = matches!(first.name.kind, Kind::WhatsApp(_));
    (format!("{}: {}", first.name.person_name, first.name.device_name), whatsapp, first.causes[0].0)
}

#[test]
fn what_a_template_shows_does_not_hang_on_the_day_it_is_taken() {
    for (month, day) in [(1, 15), (5, 1), (8, 20), (11, 30)] {
        let read_on = Day::from_ymd(2027, month, day).unwrap();
        let of = |name: &str| findings(name, read_on);
        let failing = of("already-failing");
        assert!(matches!(
            failing.today[0].state,
            TodayState::Failing { because: Some(Outcome::OverQuota), since } if since == read_on - 87
        ));
        for (name, expected) in [
            ("new-phone", ("Noa: new iPhone", false, Cause::OverQuota)),
            ("old-phone", ("Robin: iPhone", false, Cause::OverQuota)),
            ("whatsapp-too-big", ("Noor: iPhone", true, Cause::OverQuota)),
            ("family-full", ("Parent A: iPhone", true, Cause::OverQuota)),
            ("free-5gb", ("Mia: iPhone", false, Cause::OverQuota)),
            ("slow-upload", ("Kasia: new iPhone", false, Cause::NeverFinishing)),
            ("own-plan", ("Emma: iPhone", true, Cause::OverQuota)),
        ] {
            let (backup, whatsapp, cause) = first(&of(name));
            assert_eq!((backup.as_str(), whatsapp, cause), expected, "{name}, {read_on}");
        }
        let smaller = of("downgrade");
        assert!(smaller.pools[0].first_failing.probability > 0.99);
        assert!(smaller.backups.iter().all(|backup| backup.causes[0].0 == Cause::OverQuota), "{read_on}");
        let gaps = &of("never-plugged-in").backups[0];
        assert!(gaps.share_of_days_lapsed > 0.1 && gaps.first_failing.probability == 0.0, "{read_on}");
        assert!(gaps.nights_missing[0] > 0.8);
    }
}

//! Files that extend another, as people run them.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/command.rs"]
mod command;

use std::fs;

use tempfile::TempDir;

const FAMILY: &str = "read_on = 2026-11-30\nregion = \"US\"\nhorizon = \"1 year\"\nfutures = 24\n\
                      [plan]\nsize = \"50 GB\"\nused = \"46 GB\"\n\
                      [[person]]\nname = \"A\"\nicloud = { photos = \"30 GB\", backups = \"12 GB\" }\n";
const LARGER: &str = "extends = \"family.toml\"\n[plan]\nsize = \"200 GB\"\n";

/// A folder with a family and a file over it.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("cases")).unwrap();
    for (name, text) in [
        ("family.toml", FAMILY),
        ("larger.toml", LARGER),
        ("cases/far.toml", "extends = \"../larger.toml\"\nhorizon = \"2 years\"\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Standard output, standard error and exit code of the command in a folder.
fn outcome(folder: &TempDir, arguments: &[&str]) -> (String, String, i32) {
    let mut command = command::simulate();
    let output = command.current_dir(folder.path()).env("NO_COLOR", "1").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn a_file_over_another_runs_and_shows_the_whole() {
    let folder = folder();
    let (answer, told, code) = outcome(&folder, &["larger.toml", "--no-charts"]);
    assert_eq!((told.as_str(), code), ("", 0));
    assert!(answer.starts_with("larger, as read on 30 Nov 2026") && answer.contains("46.0 of 200 GB used"));
    let (shown, _, _) = outcome(&folder, &["show", "larger.toml"]);
    for wanted in [
        "size = \"200 GB\"  # typed, line 3",
        "used = \"46 GB\"  # typed, line 7 of family.toml",
        "name = \"A\"  # typed, line 9 of family.toml",
    ] {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
    assert!(!shown.contains("extends"));
    fs::write(folder.path().join("whole.toml"), &shown).unwrap();
    let read = |name: &str| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert_eq!(outcome(&folder, &["whole.toml", "--no-charts"]).2, 0);
    assert_eq!(read("larger/trace.csv"), read("whole/trace.csv"));
}

#[test]
fn a_file_in_another_folder_says_that_it_leaves_its_own() {
    let folder = folder();
    let (said, _, code) = outcome(&folder, &["check", "cases/far.toml"]);
    assert_eq!(code, 0);
    assert!(said.contains("`extends` leads out of this file's folder, to ../larger.toml."), "{said}");
    assert!(outcome(&folder, &["show", "cases/far.toml"]).0.contains("typed, line 7 of ../family.toml"));
    assert!(!outcome(&folder, &["check", "larger.toml"]).0.contains("leads out"));
}

#[test]
fn comparisons_and_batches_take_files_over_files() {
    let folder = folder();
    let (table, told, code) =
        outcome(&folder, &["compare", "family.toml", "--with", "larger.toml", "--no-charts"]);
    assert_eq!((told.as_str(), code), ("", 0));
    assert!(table.contains("larger"), "{table}");
    let (index, told, code) = outcome(&folder, &["batch", "family.toml", "larger.toml", "--no-charts"]);
    assert_eq!((told.as_str(), code), ("", 0));
    assert!(index.contains("family") && index.contains("larger"), "{index}");
}

#[test]
fn mistakes_are_shown_in_the_file_they_stand_in() {
    let folder = folder();
    fs::write(folder.path().join("family.toml"), FAMILY.replace("used", "usd")).unwrap();
    let (_, told, code) = outcome(&folder, &["larger.toml"]);
    assert_eq!(code, 2);
    assert!(told.contains("family.toml:7:1") && told.contains("usd = \"46 GB\""), "{told}");
    fs::write(folder.path().join("family.toml"), "extends = \"larger.toml\"\n").unwrap();
    let (_, told, code) = outcome(&folder, &["check", "larger.toml"]);
    assert!(
        code == 2 && told.contains("larger.toml extends family.toml extends larger.toml again"),
        "{told}"
    );
    fs::remove_file(folder.path().join("family.toml")).unwrap();
    let (_, told, code) = outcome(&folder, &["check", "larger.toml"]);
    assert!(code == 2 && told.contains("`family.toml` cannot be extended: there is no file"), "{told}");
    fs::write(folder.path().join("family.toml"), format!("version = 99\n{FAMILY}")).unwrap();
    let (_, told, code) = outcome(&folder, &["larger.toml"]);
    assert!(code == 2 && told.contains("this file was written for a newer program"), "{told}");
}

/// The examples of docs/LANGUAGE.md, in order.
fn examples() -> Vec<String> {
    let page = fs::read_to_string("docs/LANGUAGE.md").unwrap();
    page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_examples_of_the_documentation_do_what_is_said_of_them() {
    let [over, readings] = &examples()[..] else { panic!("two examples") };
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("family.toml", include_str!("../scenarios/family.toml"));
    write("mine.toml", over);
    let (shown, told, code) = outcome(&folder, &["show", "mine.toml"]);
    assert_eq!((told.as_str(), code), ("", 0));
    for wanted in
        ["size = \"2 TB\"  # typed, line 4", "power = \"always\"  # typed, line 13", "on = 2027-05-01"]
    {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
    assert_eq!(shown.matches("[[person]]").count(), 4);
    write("read.toml", &format!("{}\n{readings}", include_str!("../scenarios/minimal.toml")));
    let (shown, told, code) = outcome(&folder, &["show", "read.toml"]);
    assert_eq!((told.as_str(), code), ("", 0));
    // 2.3 GB of iCloud's in 58 days: 2.3 x 1073.741824 / 58 x 30.4375 MB a month.
    assert!(shown.contains("measured from the readings: 1296.0 MB (decimal) a month"), "{shown}");
}

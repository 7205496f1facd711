//! The charts as people ask for them: sizes, what a PNG carries, and that a picture still follows from its scenario.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

fn simulate(words: &[&str]) -> Output {
    command::simulate().args(words).output().unwrap()
}

fn drawn(folder: &Path, words: &[&str]) {
    let out = folder.to_str().unwrap();
    let all: Vec<&str> = words.iter().copied().chain(["--quiet", "--out", out]).collect();
    let output = simulate(&all);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Width and height in a PNG's head.
fn pixels(png: &Path) -> (u32, u32) {
    let bytes = fs::read(png).unwrap();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn pictures(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pngs = names.filter(|path| path.extension().is_some_and(|ending| ending == "png"));
    pngs.map(|path| path.to_str().unwrap().to_owned()).collect()
}

/// Every picture of a folder is identical to itself drawn again.
fn assert_follow(folder: &Path, scenario: &[&str], count: usize) {
    let pictures = pictures(folder);
    assert_eq!(pictures.len(), count, "{pictures:?}");
    for picture in &pictures {
        let words: Vec<&str> = ["verify", picture].into_iter().chain(scenario.iter().copied()).collect();
        let output = simulate(&words);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.starts_with("Identical: "), "{picture}: {said}");
    }
}

#[test]
fn every_picture_of_a_run_follows_from_the_scenario_beside_it() {
    let folder = TempDir::new().unwrap();
    let words =
        ["scenarios/own-plans.toml", "--futures", "20", "--horizon", "1 year", "--set", "plan.size=\"2 TB\""];
    let looks =
        ["--chart", "all", "--size", "square", "--theme", "dark", "--credit", "the -- family", "--no-title"];
    drawn(folder.path(), &[&words[..], &looks[..], &["--no-advice"]].concat());
    assert_follow(folder.path(), &[], 9);
    assert_eq!(pixels(&folder.path().join("storage-emma.png")), (1200, 1200));
}

#[test]
fn comparison_and_tornado_follow_from_their_scenario_too() {
    let folder = TempDir::new().unwrap();
    let scenario = "scenarios/whatsapp-headroom.toml";
    drawn(folder.path(), &["compare", scenario, "--futures", "20", "--plans", "50GB,2TB"]);
    drawn(folder.path(), &["sensitivity", scenario, "--futures", "64"]);
    assert_follow(folder.path(), &[scenario], 2);
    for name in ["compare", "tornado"] {
        assert!(folder.path().join(format!("{name}.svg")).is_file());
        assert!(
            fs::read_to_string(folder.path().join(format!("{name}.chart.csv"))).unwrap().lines().count() > 1
        );
    }
    for list in ["compare.charts.json", "sensitivity.charts.json"] {
        let list: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.path().join(list)).unwrap()).unwrap();
        assert!(list[0]["alt"].as_str().is_some_and(|alt| alt.ends_with('.')));
    }
}

#[test]
fn a_picture_of_another_scenario_differs_with_exit_code_1() {
    let folder = TempDir::new().unwrap();
    drawn(folder.path(), &["scenarios/minimal.toml", "--futures", "16", "--no-advice"]);
    let picture = folder.path().join("forecast.png");
    let picture = picture.to_str().unwrap();
    let other = simulate(&["verify", picture, "scenarios/family.toml"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&other.stdout).contains("the scenario is another one"));
    let mut bytes = fs::read(picture).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    fs::write(picture, bytes).unwrap();
    let touched = simulate(&["verify", picture]);
    assert_eq!(touched.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&touched.stdout).contains("the drawing, though not what it says"));
}

#[test]
fn a_file_that_does_not_say_where_it_comes_from_is_a_problem_of_the_input() {
    for foreign in ["README.md", "scenarios", "no-such.png"] {
        let output = simulate(&["verify", foreign]);
        assert_eq!(output.status.code(), Some(2), "{foreign}");
    }
}

#[test]
fn half_a_page_has_the_pixels_of_its_dots() {
    let folder = TempDir::new().unwrap();
    let run = ["scenarios/minimal.toml", "--futures", "16", "--no-advice", "--size", "a4-half"];
    drawn(folder.path(), &[&run[..], &["--dpi", "300"]].concat());
    let picture = folder.path().join("forecast.png");
    assert_eq!(pixels(&picture), (2480, 1754));
    let bytes = fs::read(&picture).unwrap();
    let at = bytes.windows(4).position(|four| four == b"pHYs").unwrap();
    assert_eq!(bytes[at + 4..at + 13], [0, 0, 46, 35, 0, 0, 46, 35, 1]);
    let both = simulate(&[&run[..], &["--dpi", "300", "--scale", "2"]].concat());
    assert_eq!(both.status.code(), Some(2));
}

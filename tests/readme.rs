//! Every command shown in the README, run as shown, with its answer as shown.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Blocks of the README that start with ```` ```console ````: the command and what it prints.
fn blocks(readme: &str) -> Vec<(String, String)> {
    let blocks = readme.split("```console\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    blocks
        .map(|block| {
            let (command, answer) = block.split_once('\n').unwrap();
            (command.trim_start_matches("$ simulate ").to_owned(), format!("{answer}\n"))
        })
        .collect()
}

/// Words of a command line; double quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

fn run(folder: &Path, line: &str) -> String {
    let output = command::simulate().current_dir(folder).args(words(line)).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_shown_answers_as_shown() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    for entry in fs::read_dir("scenarios").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        fs::copy(&path, folder.path().join("scenarios").join(path.file_name().unwrap())).unwrap();
    }
    let readme = fs::read_to_string("README.md").unwrap();
    let blocks = blocks(&readme);
    assert_eq!(blocks.len(), 7);
    let answers: Vec<(String, String, String)> = blocks
        .into_iter()
        .map(|(line, shown)| {
            let now = run(folder.path(), &line);
            (line, shown, now)
        })
        .collect();
    if std::env::var_os("HEADROOM_BLESS").is_some() {
        let fresh = answers.iter().fold(readme.clone(), |text, (line, shown, now)| {
            let block = |answer: &str| format!("$ simulate {line}\n{answer}");
            text.replace(&block(shown), &block(now))
        });
        fs::write("README.md", &fresh).unwrap();
        assert_eq!(fresh, readme, "README.md was rewritten: look at the difference, then run again");
    }
    for (line, shown, now) in answers {
        assert_eq!(shown, now, "the README shows another answer to `simulate {line}`");
    }
}

#[test]
fn the_two_commands_stand_at_the_top_and_the_picture_is_the_family_s() {
    let readme = fs::read_to_string("README.md").unwrap();
    let top: Vec<&str> = readme.lines().skip(2).take(4).collect();
    assert_eq!(top, ["```sh", "cargo run --release -- scenarios/family.toml", "cargo test", "```"]);
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let line = format!("scenarios/family.toml --quiet --out {out}");
    run(Path::new("."), &line);
    let (drawn, shown) = (
        fs::read(folder.path().join("forecast.png")).unwrap(),
        fs::read("docs/images/forecast.png").unwrap(),
    );
    assert!(drawn == shown, "docs/images/forecast.png is not the picture of scenarios/family.toml");
}

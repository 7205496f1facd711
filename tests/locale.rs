//! `--locale`: what people read is written as in their country, and no data file knows of it.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use support::command::simulate;
use support::golden::assert_golden;
use tempfile::TempDir;

const FAMILY: &str = "scenarios/family.toml";

/// Runs a command in an environment that says these things.
fn within(environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = simulate();
    command.env_remove("LANG").envs(environment.iter().copied()).args(arguments).output().unwrap()
}

/// What a command prints.
fn printed(environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let output = within(environment, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The words of a drawing, one a line.
fn words(svg: &str) -> String {
    let texts = svg.split("<text").skip(1).filter_map(|rest| rest.split_once("</text>"));
    let word = |(element, _): (&str, &str)| element.split('>').nth(1).unwrap().trim().to_owned();
    texts.map(|text| word(text) + "\n").collect()
}

#[test]
fn an_answer_and_its_pictures_are_german() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let arguments =
        [FAMILY, "--futures", "200", "--chart", "storage,calendar", "--locale", "de-DE", "--out", out];
    let answer = printed(&[], &arguments).replace(&format!("{out}/"), "OUT/");
    assert!(answer.lines().all(|line| line.chars().count() <= 80), "{answer}");
    assert_golden("locale/family.de-DE.txt", &answer);
    assert_golden("locale/storage.de-DE.txt", &words(&text(folder.path(), "storage.svg")));
    let calendar = words(&text(folder.path(), "calendar-parent-a-iphone.svg"));
    let monday = calendar.lines().position(|word| word == "Mon").unwrap();
    assert!(calendar.lines().position(|word| word == "Sun").unwrap() > monday, "{calendar}");
}

#[test]
fn weeks_and_paper_are_american() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let arguments = ["--futures", "16", "--chart", "calendar", "--report", "--out", out, "--quiet"];
    let arguments = [&["scenarios/already-failing.toml", "--locale", "en-US"][..], &arguments].concat();
    printed(&[], &arguments);
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let calendar = names.map(|name| name.into_string().unwrap()).find(|name| name.ends_with("svg")).unwrap();
    let drawn = words(&text(folder.path(), &calendar));
    let sunday = drawn.lines().position(|word| word == "Sun").unwrap();
    assert!(drawn.lines().position(|word| word == "Mon").unwrap() > sunday, "{drawn}");
    assert!(text(folder.path(), "sheet.html").contains("@page{size:letter"));
    assert!(text(folder.path(), "report.html").contains("@page{size:letter}"));
}

/// Every data file that the commands write, by its name; of a JSON file, the hashes of what is drawn are left out.
fn data_files(locale: &[&str]) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let futures = ["--futures", "16", "--no-charts"];
    let drawn = ["--futures", "16", "--size", "600x600"];
    let all = ["--futures", "16", "--chart", "all", "--size", "600x600", "--report"];
    let commands: [(&str, &[&str], &[&str]); 7] = [
        ("run", &[FAMILY], &all),
        ("precise", &[FAMILY], &["--no-charts", "--precision", "2000d"]),
        ("quick", &[FAMILY], &futures),
        ("advise", &["advise", "scenarios/old-phone.toml"], &futures),
        ("compare", &["compare", "scenarios/own-plans.toml"], &drawn),
        ("sensitivity", &["sensitivity", FAMILY], &drawn),
        ("batch", &["batch", FAMILY, "scenarios/old-phone.toml"], &futures),
    ];
    let mut files = BTreeMap::new();
    for (name, verb, flags) in commands {
        // The folder is told in the answer, so that it has to be the same one.
        let out = folder.path().join(name);
        let mut command = simulate();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(verb).args(flags).args(locale);
        let output = command.args(["--quiet", "--out", out.to_str().unwrap()]).output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        collect(&out, name, folder.path().to_str().unwrap(), &mut files);
    }
    files
}

fn collect(folder: &Path, under: &str, place: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{under}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &name, place, files);
        } else if [".csv", ".json", ".toml"].iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(&path).unwrap().replace(place, "OUT");
            let drawn =
                |line: &&str| [".png\": \"", ".svg\": \"", ".html\": \""].iter().any(|of| line.contains(of));
            let summary = |line: &&str| line.contains("summary.json\": \"");
            let kept = text.lines().filter(|line| !drawn(line) && !summary(line));
            files.insert(name, kept.map(|line| format!("{line}\n")).collect());
        }
    }
}

#[test]
fn data_files_are_the_same_to_the_byte_in_every_locale_and_language() {
    let plain = data_files(&[]);
    assert!(plain.len() > 40, "{:?}", plain.keys());
    assert!(plain["quick/summary.json"].contains("\"answer\""));
    for locale in [["--locale", "de-DE"], ["--locale", "en-US"], ["--locale", "fr-FR"], ["--language", "de"]]
    {
        let written = data_files(&locale);
        assert!(plain.keys().eq(written.keys()));
        for (name, text) in &plain {
            let differs = text.lines().zip(written[name].lines()).find(|(a, b)| a != b);
            assert!(text == &written[name], "{locale:?}: {name}: {differs:?}");
        }
    }
}

#[test]
fn what_is_pasted_back_stays_in_the_language_of_scenarios() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let arguments =
        ["advise", "scenarios/old-phone.toml", "--futures", "100", "--locale", "fr-FR", "--out", out];
    let advice = printed(&[], &arguments);
    assert!(advice.contains("move 2,7 GB of Robin's videos out of iCloud Photos"), "{advice}");
    assert!(advice.contains("on   = 2026-12-01\n"), "{advice}");
}

#[test]
fn the_environment_decides_where_nothing_is_typed() {
    let heading = |environment: &[(&str, &str)], flags: &[&str]| {
        let arguments = [&["explain", "scenarios/minimal.toml", "--futures", "4", "--today"], flags].concat();
        printed(environment, &arguments).lines().next().unwrap().to_owned()
    };
    let (british, german) = ("On 28 November 2026", "On 28. November 2026");
    for plain in
        [&[][..], &[("LANG", "C")], &[("LANG", "POSIX")], &[("LANG", "xx_XX.UTF-8")], &[("LANG", "en_GB")]]
    {
        assert_eq!(heading(plain, &[]), british, "{plain:?}");
    }
    let spoken = heading(&[("LANG", "de_DE.UTF-8")], &[]);
    assert!(spoken.ends_with("28. November 2026") && !spoken.starts_with("On"), "{spoken}");
    assert_eq!(heading(&[("LC_ALL", "de_DE")], &["--language", "en"]), german);
    assert_eq!(heading(&[("LANG", "fr_FR"), ("LC_MESSAGES", "de_DE")], &["--locale", "de-DE"]), spoken);
    assert_eq!(heading(&[], &["--language", "de"]), spoken, "the language's own country");
    assert_eq!(heading(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")], &[]), british);
    assert_eq!(heading(&[("LANG", "C"), ("LC_NUMERIC", "de_DE")], &[]), german);
    assert_eq!(heading(&[("LANG", "C"), ("LC_ALL", ""), ("LC_TIME", "de_AT")], &[]), german);
    assert_eq!(heading(&[("LC_NUMERIC", "de_DE")], &["--locale", "en-US"]), "On November 28, 2026");
}

#[test]
fn pages_and_pictures_follow_from_their_scenario_in_their_own_locale() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let arguments =
        ["scenarios/already-failing.toml", "--futures", "16", "--report", "--out", out, "--quiet"];
    for writer in ["fr_FR.UTF-8", "de_DE.UTF-8"] {
        printed(&[("LANG", writer)], &arguments);
        for name in ["report.html", "sheet.html", "forecast.png"] {
            let file = folder.path().join(name);
            for (reader, identical) in [("C", "Identical"), (writer, ""), ("de_AT.UTF-8", "Stimmt")] {
                let told = within(&[("LANG", reader)], &["verify", file.to_str().unwrap()]);
                let told = (told.status.code(), String::from_utf8(told.stdout).unwrap());
                assert!(told.0 == Some(0) && told.1.starts_with(identical), "{name} for {reader}: {told:?}");
            }
        }
    }
}

/// Words that no German text has and many an English one: what is left of it in a German answer.
const ENGLISH: [&str; 14] = [
    " the ", " of ", " is ", " and ", " with ", " not ", " are ", " backup ", " from ", "future", " plan ",
    " by ", " free", " stops",
];

/// English words in a text, names of the scenario and what is to be pasted apart.
fn left_in_english(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.contains("what =") && !line.contains('`'));
    let found = lines.filter(|line| ENGLISH.iter().any(|word| format!("{line} ").contains(word)));
    found.map(str::to_owned).collect()
}

#[test]
fn answers_are_german_in_german() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let german = |verb: &[&str]| {
        let arguments = [verb, &["--futures", "100", "--language", "de"]].concat();
        printed(&[], &arguments).replace(&format!("{out}/"), "OUT/")
    };
    let charts = ["--chart", "all", "--report", "--out", out];
    let family = german(&[&[FAMILY][..], &charts].concat());
    assert!(family.lines().all(|line| line.chars().count() <= 80), "{family}");
    assert_golden("language/family.de.txt", &family);
    for chart in ["forecast", "storage", "survival", "calendar-parent-a-iphone"] {
        assert_golden(
            &format!("language/{chart}.de.txt"),
            &words(&text(folder.path(), &format!("{chart}.svg"))),
        );
    }
    let page = text(folder.path(), "report.html");
    assert!(page.contains("<html lang=\"de\"") && page.contains("<h2>Was zu tun ist</h2>"));
    for (name, verb) in [
        ("explain", &["explain", FAMILY][..]),
        ("today", &["explain", FAMILY, "--today"]),
        ("advise", &["advise", "scenarios/old-phone.toml", "--out", out, "--force"]),
        ("compare", &["compare", "scenarios/own-plans.toml", "--out", out, "--force"]),
        ("sensitivity", &["sensitivity", "scenarios/old-phone.toml", "--out", out, "--force"]),
    ] {
        let told = german(verb);
        let titled: String = told.lines().skip(1).map(|line| format!("{line}\n")).collect();
        assert!(left_in_english(&titled).is_empty(), "{name}: {:#?}", left_in_english(&titled));
        assert_golden(&format!("language/{name}.de.txt"), &told);
    }
}

#[test]
fn a_language_that_is_not_known_is_refused() {
    let output = within(&[], &[FAMILY, "--language", "tlh"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "error: --language: `tlh` is not known\n  help: write en or de\n");
}

#[test]
fn what_is_wrong_is_told_in_the_language_that_was_asked_for() {
    let output = within(&[], &["chek", FAMILY, "--language=de"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("Fehler: Den Befehl `chek` gibt es nicht"), "{told}");
}

#[test]
fn a_locale_that_is_not_known_names_the_nearest_one() {
    let output = within(&[], &[FAMILY, "--locale", "de-LU"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(
        told.starts_with("error: --locale: `de-LU` is not known\n  help: did you mean `de-DE`?"),
        "{told}"
    );
}

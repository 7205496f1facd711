//! The command as people type it: answers, exit codes, files whole or not at all.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn simulate() -> Command {
    let mut command = support::command::simulate();
    command.env_remove("NO_COLOR").env("NO_COLOR", "1");
    command
}

/// Standard output, standard error and exit code.
fn outcome(arguments: &[&str]) -> (String, String, i32) {
    let output = simulate().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn write(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_shipped_scenario_gives_its_golden_answer() {
    for (name, _) in support::SHIPPED {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out");
        let file = format!("scenarios/{name}");
        let (printed, problems, code) = outcome(&[&file, "--futures", "200", "--out", out.to_str().unwrap()]);
        assert_eq!((problems.as_str(), code), ("", 0), "{name}");
        let answer = printed.replace(&format!("{}/", out.display()), "OUT/");
        assert!(answer.lines().all(|line| line.chars().count() <= 80 || line.contains("OUT/")), "{answer}");
        support::golden::assert_golden(&format!("{}.txt", name.trim_end_matches(".toml")), &answer);
    }
}

#[test]
fn a_certain_world_gives_its_golden_numbers() {
    for (name, _) in support::SHIPPED {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out");
        let file = format!("scenarios/{name}");
        let arguments =
            [&file, "--set", "random=false", "--no-charts", "--out", out.to_str().unwrap(), "--quiet"];
        assert_eq!(outcome(&arguments).2, 0, "{name}");
        let failures = fs::read_to_string(out.join("failures.csv")).unwrap();
        let forecast = fs::read_to_string(out.join("forecast.csv")).unwrap();
        let last = forecast.lines().last().unwrap();
        let golden = format!("{failures}{last}\n");
        support::golden::assert_golden(&format!("certain/{}.csv", name.trim_end_matches(".toml")), &golden);
    }
}

#[test]
fn the_files_are_those_of_the_contract_and_the_summary_knows_their_hashes() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let (printed, _, code) =
        outcome(&["scenarios/minimal.toml", "--futures", "40", "--out", out, "--format", "json"]);
    assert_eq!(code, 0);
    let expected = [
        "charts.json",
        "failures.csv",
        "forecast.chart.csv",
        "forecast.csv",
        "forecast.png",
        "forecast.svg",
        "scenario.resolved.toml",
        "summary.json",
        "survival.csv",
        "trace.csv",
    ];
    assert_eq!(files(folder.path()), expected);
    let summary: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(printed, fs::read_to_string(folder.path().join("summary.json")).unwrap());
    for (name, hash) in summary["outputs"].as_object().unwrap() {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert_eq!(hash.as_str().unwrap(), headroom::report::files::sha256(&bytes), "{name}");
    }
    assert_eq!(summary["futures"], 40);
    assert_eq!(summary["sure"]["grade"], "fair");
    let header =
        |name: &str| fs::read_to_string(folder.path().join(name)).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(
        header("forecast.csv"),
        "date,pool,quota_bytes,used_p05,used_p25,used_p50,used_p75,used_p95,p_failing,\
         used_p05_se,used_p25_se,used_p50_se,used_p75_se,used_p95_se"
    );
    assert_eq!(
        header("survival.csv"),
        "date,pool,person,device,kind,never_failed,low,high,no_failed_attempt,no_failed_attempt_low,\
         no_failed_attempt_high"
    );
    assert_eq!(
        header("trace.csv"),
        "date,pool,person,device,kind,outcome,next_size_bytes,sent_bytes,stored_bytes,free_bytes,short_by_bytes,age_days,at_risk_bytes"
    );
    assert_eq!(
        header("failures.csv"),
        "pool,person,device,kind,from,to,cause,needed_bytes,free_bytes,short_by_bytes,explanation"
    );
}

#[test]
fn all_problems_are_told_at_once_with_place_and_remedy() {
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string("scenarios/family.toml").unwrap();
    let broken = text
        .replace("include_videos", "inclde_videos")
        .replace("\"150.6 GB\"", "\"150.6\"")
        .replace("2027-07-17", "2027-06-17")
        .replace("who  = \"Parent A\"", "who  = \"Parent C\"");
    let file = write(&folder, "broken.toml", &broken);
    let (printed, problems, code) = outcome(&["check", &file]);
    assert_eq!((printed.as_str(), code), ("", 2));
    for wanted in ["inclde_videos", "include_videos", "150.6", "Parent C", "broken.toml:"] {
        assert!(problems.contains(wanted), "{wanted} is missing from:\n{problems}");
    }
    let (json, _, code) = outcome(&["check", &file, "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(code, 2);
    assert!(found["problems"].as_array().unwrap().len() >= 4, "{json}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_run_of_a_broken_file_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let file = write(&folder, "broken.toml", "read_on = 2026-11-28\n[plan]\nsise = \"5 GB\"\n");
    let out = folder.path().join("out");
    let (printed, problems, code) = outcome(&[&file, "--out", out.to_str().unwrap()]);
    assert_eq!((printed.as_str(), code), ("", 2));
    assert!(problems.contains("sise") && problems.contains("size"), "{problems}");
    assert!(!out.exists());
    assert_eq!(fs::read_to_string(&file).unwrap(), "read_on = 2026-11-28\n[plan]\nsise = \"5 GB\"\n");
}

#[test]
fn what_is_no_scenario_is_refused_kindly() {
    for (path, words) in [("scenarios", "folder"), ("scenarios/none.toml", "no file"), ("Cargo.lock", "")] {
        let (printed, problems, code) = outcome(&[path]);
        assert_eq!((printed.as_str(), code), ("", 2), "{path}");
        assert!(problems.contains(words) && !problems.contains("panicked"), "{problems}");
    }
    let (_, problems, code) = outcome(&["scenarios/minimal.toml", "--start", "01/12/2026"]);
    assert!(code == 2 && problems.contains("2026-12-01"), "{problems}");
    assert_eq!(outcome(&["scenarios/minimal.toml", "--nonsense"]).2, 2);
    assert_eq!(outcome(&[]).2, 2);
}

#[test]
fn a_folder_that_cannot_be_used_is_told_before_the_work() {
    let folder = TempDir::new().unwrap();
    let file = write(&folder, "out", "mine");
    let (_, problems, code) = outcome(&["scenarios/minimal.toml", "--out", &file]);
    assert_eq!(code, 3, "{problems}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn a_file_that_is_not_ours_is_left_alone_unless_forced() {
    let folder = TempDir::new().unwrap();
    write(&folder, "forecast.csv", "my own table");
    let out = folder.path().to_str().unwrap();
    let arguments = ["scenarios/minimal.toml", "--futures", "16", "--out", out];
    let (_, problems, code) = outcome(&arguments);
    assert_eq!(code, 3);
    assert!(problems.contains("forecast.csv") && problems.contains("--force"), "{problems}");
    assert_eq!(files(folder.path()), ["forecast.csv"]);
    let forced: Vec<&str> = arguments.into_iter().chain(["--force"]).collect();
    assert_eq!(outcome(&forced).2, 0);
    assert_eq!(outcome(&arguments).2, 0, "a second run replaces its own files");
}

#[test]
fn a_run_without_charts_removes_the_charts_of_an_earlier_run_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let base = ["scenarios/free-tier.toml", "--futures", "16", "--quiet", "--out", out];
    assert_eq!(outcome(&base).2, 0);
    write(&folder, "notes.txt", "mine");
    write(&folder, "forecast.svg", "a drawing somebody changed");
    assert_eq!(outcome(&[&base[..], &["--no-charts"]].concat()).2, 0);
    let left = [
        "failures.csv",
        "forecast.csv",
        "forecast.svg",
        "notes.txt",
        "scenario.resolved.toml",
        "summary.json",
        "survival.csv",
        "trace.csv",
    ];
    assert_eq!(files(folder.path()), left);
    let (_, problems, code) = outcome(&base);
    assert!(code == 3 && problems.contains("forecast.svg"), "what somebody changed is theirs: {problems}");
}

#[test]
fn flags_change_the_scenario_as_strictly_as_the_file() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let base = ["scenarios/minimal.toml", "--futures", "16", "--no-charts", "--out", out, "--format", "json"];
    let with = |more: &[&str]| outcome(&[&base[..], more].concat());
    let plan =
        |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["pools"][0]["plan"].clone();
    assert_eq!(plan(&with(&[]).0), "200 GB");
    assert_eq!(plan(&with(&["--plan", "2 TB"]).0), "2 TB");
    assert_eq!(plan(&with(&["--set", "plan.size=\"2 TB\""]).0), "2 TB");
    let (_, problems, code) = with(&["--set", "plan.sise=\"2 TB\""]);
    assert!(code == 2 && problems.contains("sise"), "{problems}");
    assert_eq!(with(&["--horizon", "soon"]).2, 2);
    assert_eq!(with(&["--region", "Atlantis"]).2, 2);
}

#[test]
fn show_prints_a_scenario_that_runs_to_the_same_numbers() {
    for (name, _) in support::SHIPPED {
        let folder = TempDir::new().unwrap();
        let file = format!("scenarios/{name}");
        let (shown, _, code) = outcome(&["show", &file]);
        assert_eq!(code, 0, "{name}");
        let resolved = write(&folder, name, &shown);
        let run = |file: &str, name: &str| {
            let out = folder.path().join(name);
            let arguments =
                [file, "--futures", "16", "--no-charts", "--quiet", "--out", out.to_str().unwrap()];
            assert_eq!(outcome(&arguments).2, 0, "{name}");
            let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
            ["forecast.csv", "trace.csv", "failures.csv", "survival.csv"].map(read)
        };
        assert_eq!(run(&file, "a"), run(&resolved, "b"), "{name}");
        assert_eq!(outcome(&["show", &resolved]).0.lines().count(), shown.lines().count(), "{name}");
    }
    let (defaults, _, code) = outcome(&["show", "scenarios/family.toml", "--defaults"]);
    assert_eq!(code, 0);
    assert!(defaults.contains("confidence") && defaults.contains("wifi.probability"), "{defaults}");
}

#[test]
fn plain_ascii_and_quiet_mean_it() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let base = ["scenarios/family.toml", "--futures", "16", "--no-charts", "--out", out];
    let (printed, _, _) = outcome(&[&base[..], &["--ascii"]].concat());
    assert!(printed.is_ascii() && printed.contains("First"));
    assert_eq!(outcome(&[&base[..], &["--quiet"]].concat()).0, "");
}

#[test]
fn help_fits_and_names_the_main_job() {
    let (help, _, code) = outcome(&["--help"]);
    assert_eq!(code, 0);
    assert!(help.contains("scenarios/family.toml") && help.contains("Exit codes"));
    assert!(outcome(&["--version"]).0.starts_with("simulate 0."));
}

#[test]
fn advice_and_sensitivity_have_files_of_their_own_beside_those_of_the_run() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let with = |command: &[&str]| {
        let common = ["--futures", "32", "--no-charts", "--out", out.to_str().unwrap()];
        outcome(&[command, &common[..]].concat())
    };
    let file = "scenarios/already-failing.toml";
    assert_eq!(with(&[file]).2, 0);
    let before = files(&out);
    let (page, problems, code) = with(&["advise", file]);
    assert_eq!((problems.as_str(), code), ("", 0));
    assert!(page.contains("\n  Do        now: take the 200 GB plan.\n"), "{page}");
    assert!(page.contains("what = \"plan\"\n") && page.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(with(&["sensitivity", file, "--quiet"]), (String::new(), String::new(), 0));
    let more = ["advice.csv", "advice.json", "sensitivity.csv", "sensitivity.json"].map(str::to_owned);
    let mut expected: Vec<String> = before.into_iter().chain(more).collect();
    expected.sort();
    assert_eq!(files(&out), expected);
    let json = with(&["advise", file, "--format", "json"]).0;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["smallest"], &json["act_by"]), (&1.into(), &"2026-12-01".into()));
    assert!(json["outputs"]["advice.csv"].as_str().is_some_and(|hash| hash.len() == 64));
    for change in json["changes"].as_array().unwrap() {
        let (still, fails) = (&change["still"], change["p_failing"].as_f64().unwrap());
        assert_eq!(still.is_null(), fails == 0.0, "{change}");
        assert!(
            still.is_null() || still["p_fails_first"].as_f64().is_some_and(|first| first <= fails),
            "{change}"
        );
    }
}

#[test]
fn a_promise_that_cannot_be_kept_is_refused_kindly() {
    for typed in ["5", "0%", "120%", "soon"] {
        let (_, problems, code) =
            outcome(&["advise", "scenarios/family.toml", "--keep-failing-below", typed]);
        assert!(code == 2 && problems.contains("--keep-failing-below 5%"), "{typed}: {problems}");
    }
}

#[test]
fn the_charts_asked_for_are_drawn_and_listed_and_an_unknown_name_is_refused_with_the_known_ones() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let base = ["scenarios/never-charged-at-night.toml", "--futures", "16", "--quiet", "--out", out];
    let with = |more: &[&str]| outcome(&[&base[..], more].concat());
    assert_eq!(with(&["--chart", "calendar", "--theme", "dark", "--scale", "2"]).2, 0);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let listed: serde_json::Value = serde_json::from_str(&read("charts.json")).unwrap();
    assert_eq!((listed[0]["name"].as_str(), listed[0]["width"].as_u64()), (Some("calendar"), Some(3200)));
    let summary: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    assert!(
        summary["outputs"].get("calendar.png").is_some() && summary["outputs"].get("forecast.png").is_none()
    );
    let (_, problem, code) = with(&["--chart", "calender"]);
    assert_eq!(code, 2);
    assert!(["calendar", "forecast", "all"].iter().all(|name| problem.contains(name)), "{problem}");
    assert_eq!(with(&["--chart", "calendar", "--no-charts"]).2, 2);
}

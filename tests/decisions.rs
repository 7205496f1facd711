//! The commands that help decide, as people type them: comparisons, batches, limits, precision.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

/// Standard output, standard error and exit code, run in a folder with the shipped scenarios beside it.
fn outcome(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = support::command::simulate();
    let output = command.env("NO_COLOR", "1").current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// A folder with the shipped scenarios in it.
fn place() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in support::SHIPPED {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_comparison_prints_a_table_and_writes_the_same_for_programs() {
    let folder = place();
    let arguments = ["compare", "own-plans.toml", "--futures", "64"];
    let (printed, problems, code) = outcome(folder.path(), &arguments);
    assert_eq!((problems.as_str(), code), ("", 0));
    assert!(printed.lines().all(|line| line.chars().count() <= 80), "{printed}");
    let file = json(&folder.path().join("out/own-plans/compare.json"));
    let names: Vec<&str> =
        file["alternatives"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    let plans = ["200 GB (now)", "5 GB", "50 GB", "2 TB", "6 TB", "12 TB"];
    assert_eq!(names[..6], plans);
    assert_eq!(names[6..], ["everybody on their own", "Emma in the family's pool"]);
    assert!(file["alternatives"][0]["less_present"].is_null());
    assert_eq!(file["alternatives"][3]["less_present"]["paid_total"]["value"], 252.0);
    assert_eq!(file["answer"].as_array().unwrap().len(), printed.lines().count());
    let table = fs::read_to_string(folder.path().join("out/own-plans/compare.csv")).unwrap();
    assert_eq!(table.lines().count(), 9);
    let (again, _, _) =
        outcome(folder.path(), &[&arguments[..], &["--format", "json", "--threads", "1"]].concat());
    assert_eq!(serde_json::from_str::<Value>(&again).unwrap(), file);
}

#[test]
fn other_keys_and_other_files_stand_beside_the_present_household() {
    let folder = place();
    let other = support::SHIPPED[1].1.replace("backup_size = \"14 GB\"", "backup_size = \"13 GB\"");
    fs::write(folder.path().join("other.toml"), other).unwrap();
    let variant = "weekly: person.\"Parent A\".whatsapp.frequency=weekly";
    let (printed, problems, code) = outcome(
        folder.path(),
        &["compare", "family.toml", "--futures", "16", "--with", "other.toml", "--variant", variant],
    );
    assert_eq!((problems.as_str(), code), ("", 0));
    let rows: Vec<&str> = printed.lines().filter(|line| line.contains(" %")).collect();
    assert_eq!(rows.len(), 3, "{printed}");
    assert!(rows[1].starts_with("  other ") && rows[2].starts_with("  weekly "), "{printed}");
    let refused = |arguments: &[&str]| {
        let (_, problems, code) = outcome(folder.path(), arguments);
        assert_eq!(code, 2, "{problems}");
        problems
    };
    let days = refused(&["compare", "family.toml", "--with", "minimal.toml"]);
    assert!(days.contains("`minimal` cannot be compared: it runs from 2026-11-29 to 2029-11-28"), "{days}");
    let size = refused(&["compare", "family.toml", "--plans", "300GB"]);
    assert!(size.contains("no plan of `300GB` is on sale"), "{size}");
    let price = refused(&["compare", "family.toml", "--day-without-backup", "much"]);
    assert!(price.contains("`much` is not an amount of USD"), "{price}");
}

#[test]
fn a_batch_has_one_row_a_case_worst_first_and_a_bad_file_costs_one() {
    let folder = place();
    fs::write(folder.path().join("bad.toml"), "titel = 1\n").unwrap();
    let noted =
        support::SHIPPED[0].1.replacen("read_on", "case = \"117\"\nnote = \"by telephone\"\nread_on", 1);
    fs::write(folder.path().join("noted.toml"), noted).unwrap();
    let arguments = [
        "batch",
        "free-tier.toml",
        "bad.toml",
        "noted.toml",
        "already-failing.toml",
        "never-charged-at-night.toml",
        "--no-charts",
    ];
    let (printed, problems, code) =
        outcome(folder.path(), &[&arguments[..], &["--futures", "32", "--jobs", "2"]].concat());
    assert_eq!((problems.as_str(), code), ("", 2));
    assert!(printed.contains("5 cases, worst first, 1 with problems (simulate check)."), "{printed}");
    let index = json(&folder.path().join("out/index.json"));
    let cases: Vec<&str> =
        index["cases"].as_array().unwrap().iter().map(|case| case["case"].as_str().unwrap()).collect();
    assert_eq!(cases, ["bad", "already-failing", "never-charged-at-night", "117", "free-tier"]);
    assert_eq!(
        (&index["cases"][3]["note"], &index["cases"][1]["today"]),
        (&"by telephone".into(), &"failing".into())
    );
    assert!(["good", "fair", "rough"].iter().any(|grade| index["cases"][3]["sure"] == *grade));
    let row = |case: usize, key: &str| index["cases"][case][key].as_str().unwrap().to_owned();
    assert!(row(2, "do").contains("Alex") && row(2, "do_by").starts_with("202"), "{}", row(2, "do"));
    assert!((0..5).all(|case| row(case, "do").is_empty() == row(case, "do_by").is_empty()));
    let summary = json(&folder.path().join("out/117/summary.json"));
    assert_eq!(summary["scenario"]["hash"], index["cases"][3]["hash"]);
    assert!(!folder.path().join("out/bad").exists());
}

#[test]
fn cases_of_one_name_are_refused_before_anything_runs() {
    let folder = place();
    let same = support::SHIPPED[0].1.replacen("read_on", "case = \"Family\"\nread_on", 1);
    fs::write(folder.path().join("same.toml"), same).unwrap();
    let (_, problems, code) = outcome(folder.path(), &["batch", "family.toml", "same.toml"]);
    assert_eq!(code, 2);
    assert!(
        problems.contains("`same.toml` is the case `Family`: `family.toml` has that name already"),
        "{problems}"
    );
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_limit_sets_the_exit_code_after_everything_is_written() {
    let folder = place();
    let limit = |limit: &str| {
        outcome(
            folder.path(),
            &["family.toml", "--futures", "64", "--no-charts", "--quiet", "--fail-if", limit],
        )
    };
    let (_, problems, code) = limit("failing of \"Parent A\" > 10%");
    assert_eq!(code, 1);
    assert!(problems.starts_with("crossed: `failing of \"Parent A\" > 10%`: it is 100 %"), "{problems}");
    assert!(folder.path().join("out/family/summary.json").exists());
    assert_eq!(limit("failing before 2026-12-20 > 10%").2, 0);
    for wrong in
        ["failing > 10", "failing soon > 5%", "failing of Nobody > 5%", "failing before 2036-01-01 > 1%"]
    {
        let (_, problems, code) = limit(wrong);
        assert!(code == 2 && problems.starts_with("error: --fail-if: "), "{wrong}: {problems}");
    }
}

/// The text of an answer without its line breaks.
fn flowing(printed: &str) -> String {
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_backup_counts_for_the_pool_its_person_is_in_when_it_fails() {
    let folder = place();
    let event = "\n[[event]]\non = 2027-02-20\nwhat = \"join the family plan\"\nwho = \"Emma\"\n";
    let file = folder.path().join("joins.toml");
    fs::write(&file, format!("{}{event}", fs::read_to_string(folder.path().join("own-plans.toml")).unwrap()))
        .unwrap();
    let (printed, problems, code) = outcome(folder.path(), &["joins.toml", "--futures", "64", "--no-advice"]);
    assert_eq!((problems.as_str(), code), ("", 0));
    let left = "Emma: 0.99 EUR a month until 20 Feb 2027, when nobody is left on it: 1.98 in 3 years";
    assert!(flowing(&printed).contains(left), "{printed}");
    let summary = json(&folder.path().join("out/joins/summary.json"));
    let [family, emma] = [0, 1].map(|at| summary["pools"][at]["first_failing"].clone());
    assert!(family["p05"].as_str().unwrap() > "2027-02-20" && emma["p95"].as_str().unwrap() < "2027-02-20");
    let charts = json(&folder.path().join("out/joins/charts.json"));
    let titles: Vec<String> =
        charts.as_array().unwrap().iter().map(|chart| chart["title"].to_string()).collect();
    assert!(!titles[0].contains("2026") && titles[1].contains("December 2026"), "{titles:?}");
    let question = ["explain", "joins.toml", "--futures", "64", "--question", "8"];
    let plans = flowing(&outcome(folder.path(), &question).0);
    assert!(
        plans.contains("Emma (until 20 Feb 2027): 200 GB, 2.99 EUR a month: enough until then."),
        "{plans}"
    );
    assert!(plans.contains("family: 2 TB, 9.99 EUR a month: enough for the whole horizon."), "{plans}");
}

/// What an answer says under a label, without line breaks; `None` where it has no such label.
fn under(printed: &str, label: &str) -> Option<String> {
    let is_label = |line: &str| line.len() > 12 && !line[2..12].trim().is_empty() && line.starts_with("  ");
    let mut lines = printed.lines().skip_while(|line| !is_label(line) || line[2..12].trim() != label);
    let first = lines.next()?;
    let rest = lines.take_while(|line| !line.trim().is_empty() && !is_label(line));
    Some(flowing(
        &std::iter::once(first).chain(rest).map(|line| format!("{}\n", &line[12..])).collect::<String>(),
    ))
}

/// The share of futures that hold, in a hundred: `92 futures of 100 then hold` is 92.
fn holding(text: &str) -> f64 {
    if text.to_lowercase().contains("every future then holds") {
        return 100.0;
    }
    let before = text.split(" then hold").next().unwrap();
    let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    let [of, _, _, count] = words[..] else { panic!("{text}") };
    100.0 * count.parse::<f64>().unwrap() / of.replace(',', "").parse::<f64>().unwrap()
}

#[test]
fn do_and_or_say_when_what_where_and_what_comes_of_it() {
    let folder = place();
    let answer = |arguments: &[&str]| outcome(folder.path(), arguments).0;
    let failing = answer(&["already-failing.toml", "--futures", "256"]);
    let now = under(&failing, "Do now").unwrap();
    assert_eq!((under(&failing, "Do"), now.starts_with("by ")), (None, false), "{failing}");
    assert!(
        now.contains("Settings > ") && now.contains(" USD more in 1 year.") && holding(&now) > 90.0,
        "{now}"
    );

    let ahead = answer(&["whatsapp-headroom.toml", "--futures", "256"]);
    let (first, or) = (under(&ahead, "Do").unwrap(), under(&ahead, "Or").unwrap());
    assert!(under(&ahead, "Do now").is_none() && first.starts_with("by 1 January 2027: "), "{ahead}");
    assert!(first.contains(" GBP more in 2 years.") && or.ends_with(" Free."), "{first} / {or}");
    assert!(holding(&first) >= 95.0, "the first is enough for the usual promise: {first}");
    assert!(holding(&or) >= holding(&first) / 2.0, "the other makes up for half of it: {or}");

    let nothing = answer(&["whatsapp-headroom.toml", "--futures", "256", "--plan", "2 TB"]);
    assert!(["Do", "Do now", "Or"].iter().all(|label| under(&nothing, label).is_none()), "{nothing}");
}

#[test]
fn what_fails_today_and_is_mended_by_a_date_of_the_file_is_told_as_mended() {
    let folder = place();
    let text = fs::read_to_string(folder.path().join("already-failing.toml")).unwrap();
    let event = "\n[[event]]\non = 2026-12-20\nwhat = \"upgrade plan\"\n";
    fs::write(folder.path().join("mended.toml"), format!("{text}{event}")).unwrap();
    let (printed, _, code) = outcome(folder.path(), &["mended.toml", "--futures", "64", "--no-advice"]);
    let answer = flowing(&printed);
    assert_eq!(code, 0);
    assert!(answer.contains("when the file says so: upgrade plan (20 December 2026)."), "{answer}");
    assert!(answer.contains("Plan 200 GB instead of 50 GB from 20 December 2026 on."), "{answer}");
    let charts = fs::read_to_string(folder.path().join("out/mended/charts.json")).unwrap();
    assert!(charts.contains("none since 3 September 2026; works again in December 2026"), "{charts}");
}

#[test]
fn the_last_line_says_how_many_futures_a_precision_took() {
    let folder = place();
    let (printed, _, code) =
        outcome(folder.path(), &["free-tier.toml", "--precision", "1.3d", "--no-charts"]);
    assert_eq!(code, 0);
    let words = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("futures: until the middle date of the first failing is known to 1.3 days (now"),
        "{words}"
    );
    assert_eq!(outcome(folder.path(), &["free-tier.toml", "--precision", "soon"]).2, 2);
    assert_eq!(outcome(folder.path(), &["free-tier.toml", "--precision", "2d", "--futures", "9"]).2, 2);
}

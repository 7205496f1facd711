//! The report, the sheet and the index: self-contained, well-formed, readable without scripts, and text stays text.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Runs a command into a folder, quietly and on few futures.
fn simulate(arguments: &[&str], out: &Path) {
    let mut command = support::command::simulate();
    let common = ["--futures", "16", "--no-charts", "--quiet", "--out", out.to_str().unwrap()];
    command.args(arguments).args(common).assert().success();
}

/// The report and the sheet of a scenario.
fn pages(arguments: &[&str]) -> [String; 2] {
    let folder = TempDir::new().unwrap();
    simulate(&[arguments, &["--report"]].concat(), folder.path());
    ["report.html", "sheet.html"].map(|name| fs::read_to_string(folder.path().join(name)).unwrap())
}

/// The values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let after = html.match_indices(&start).map(|(at, found)| &html[at + found.len()..]);
    after.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The text of a page without its style sheet, its scripts and its drawings.
fn text(html: &str) -> String {
    let mut rest = html.to_owned();
    for (start, end) in [("<head>", "</head>"), ("<svg", "</svg>"), ("<script>", "</script>")] {
        while let (Some(from), Some(to)) = (rest.find(start), rest.find(end)) {
            rest.replace_range(from..to + end.len(), "");
        }
    }
    for block in ["p", "h1", "h2", "h3", "li", "dd", "dt", "div", "section"] {
        rest = rest.replace(&format!("</{block}>"), "\n");
    }
    let mut inside = false;
    let bare = rest.chars().filter(|c| {
        inside = (inside || *c == '<') && *c != '>';
        !inside && *c != '>'
    });
    let bare: String = bare.collect();
    let lines = bare.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// Whether a page is one file with a language, a title, names used once, and headings in order.
fn assert_sound(html: &str) {
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">") && html.contains("<title>"));
    let ids = attributes(html, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "names are used once: {ids:?}");
    let led = attributes(html, "aria-labelledby").into_iter().flat_map(str::split_whitespace);
    led.chain(attributes(html, "for")).for_each(|id| assert!(ids.contains(&id), "nothing is called {id}"));
    let links = attributes(html, "href").into_iter().filter_map(|link| link.strip_prefix('#'));
    links.for_each(|id| assert!(ids.contains(&id), "a link leads nowhere: {id}"));
    assert!(attributes(html, "src").is_empty() && !html.contains("@import"));
    assert!(!attributes(html, "href").iter().any(|link| link.contains("://")));
    let levels = html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10));
    let levels: Vec<u32> = levels.collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "headings skip a level: {levels:?}");
    assert_eq!(html.matches("<table>").count(), html.matches("<caption").count());
    assert_eq!(html.matches("<svg").count(), html.matches("role=\"img\"").count());
}

#[test]
fn the_sheets_of_two_scenarios_read_as_pinned() {
    for name in ["family", "already-failing"] {
        let [report, sheet] = pages(&[&format!("scenarios/{name}.toml")]);
        [&report, &sheet].into_iter().for_each(|html| assert_sound(html));
        let version = env!("CARGO_PKG_VERSION");
        support::golden::assert_golden(
            &format!("pages/{name}.txt"),
            &text(&sheet).replace(version, "VERSION"),
        );
        for chapter in ["plans", "causes", "middle", "unknowns", "assumptions", "limits", "again"] {
            assert!(report.contains(&format!("<section class=\"chapter\" id=\"{chapter}\"")), "{chapter}");
        }
    }
}

#[test]
fn hostile_names_stay_text_and_no_folder_is_told() {
    let folder = TempDir::new().unwrap();
    simulate(&["tests/browser/crowd.toml", "--report"], folder.path());
    let place = folder.path().to_str().unwrap();
    for name in ["report.html", "sheet.html"] {
        let html = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_sound(&html);
        assert!(!html.contains("<script>alert") && !html.contains("<b>Bobby") && !html.contains(place));
        assert_eq!(html.matches("</title>").count(), 1 + html.matches("<svg").count());
        assert!(html.contains("&#60;/title&#62;&#60;script&#62;alert(&#39;x&#39;)"), "{name}");
    }
}

#[test]
fn names_are_hidden_where_that_is_wished() {
    for (wish, told) in [("initials", "S.&#39;s iPhone"), ("hidden", "Person 1&#39;s iPhone")] {
        let [_, sheet] = pages(&["scenarios/already-failing.toml", "--names", wish]);
        assert!(sheet.contains(told) && !sheet.contains("Sam"), "{wish}");
        assert!(!sheet.contains("already-failing"), "{wish}");
    }
}

#[test]
fn pages_are_the_same_bytes_on_one_thread_and_on_two() {
    let with = |threads: &str| pages(&["scenarios/old-phone.toml", "--threads", threads]);
    assert_eq!(with("1"), with("2"));
}

#[test]
fn a_batch_has_a_page_that_links_to_every_case() {
    let folder = TempDir::new().unwrap();
    simulate(&["batch", "scenarios/old-phone.toml", "scenarios/free-tier.toml", "--report"], folder.path());
    let html = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert_sound(&html);
    for link in attributes(&html, "href").into_iter().filter(|link| !link.starts_with('#')) {
        assert!(folder.path().join(link).is_file(), "{link}");
    }
    assert_eq!(html.matches("report.html").count(), 2);
    let report = folder.path().join("free-tier/report.html");
    let (code, said) = verified(&[report.to_str().unwrap()]);
    assert!(code == Some(0) && said.starts_with("Identical: "), "{said}");
}

/// What `verify` says about a page, and its exit code.
fn verified(words: &[&str]) -> (Option<i32>, String) {
    let output = support::command::simulate().arg("verify").args(words).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn pages_follow_from_the_scenario_beside_them_and_from_the_one_they_were_made_of() {
    let folder = TempDir::new().unwrap();
    let scenario = "scenarios/already-failing.toml";
    let changed =
        ["--report", "--set", "person.Sam.icloud.mail=\"1 GB\"", "--no-advice", "--names", "hidden"];
    simulate(&[&[scenario][..], &changed, &["--paper", "letter"]].concat(), folder.path());
    let [report, sheet] = ["report.html", "sheet.html"].map(|name| folder.path().join(name));
    assert!(!fs::read_to_string(&sheet).unwrap().contains("Sam"), "a sheet without names carries none");
    for words in
        [&[report.to_str().unwrap()][..], &[sheet.to_str().unwrap()], &[report.to_str().unwrap(), scenario]]
    {
        let (code, said) = verified(words);
        assert!(code == Some(0) && said.starts_with("Identical: "), "{words:?}: {said}");
    }
}

#[test]
fn a_page_that_somebody_touched_or_whose_scenario_changed_differs() {
    let folder = TempDir::new().unwrap();
    simulate(&["scenarios/old-phone.toml", "--report", "--no-advice"], folder.path());
    let report = folder.path().join("report.html");
    let html = fs::read_to_string(&report).unwrap();
    let touched =
        html.replacen("What fails, and why</h2>", "What fails, and why</h2><p>nothing at all</p>", 1);
    assert_ne!(html, touched);
    fs::write(&report, touched).unwrap();
    let (code, said) = verified(&[report.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("\n  \"What fails, and why\": was \"What fails, and why")
            && said.contains("nothing at all")
    );
    assert_eq!(said.lines().count(), 2, "{said}");
    let (code, said) = verified(&[report.to_str().unwrap(), "scenarios/minimal.toml"]);
    assert!(code == Some(1) && said.contains("the scenario is another one"), "{said}");
}

#[test]
fn answers_can_be_pasted_into_a_mail() {
    let mut command = support::command::simulate();
    let folder = TempDir::new().unwrap();
    let out = folder.path().to_str().unwrap();
    let arguments = ["scenarios/family.toml", "--futures", "16", "--no-charts", "--format", "markdown"];
    let output = command.args(arguments).args(["--out", out]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("# Two parents, a teenager and a grandparent on one 200 GB plan, as read on"));
    assert!(text.contains("\n- **First** ") && text.contains("\n- **Pays** "));
}

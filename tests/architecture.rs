//! Holds the arrows of ARCHITECTURE.md: what each room may use, and what it must not name.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use (besides itself), in reading order.
const ARROWS: [(&str, &[&str]); 16] = [
    ("lanes", &[]),
    ("letters", &[]),
    ("units", &["lanes"]),
    ("calendar", &[]),
    ("language", &["calendar"]),
    ("streams", &["units"]),
    ("laws", &["units"]),
    ("model", &["laws", "streams", "calendar", "lanes", "units"]),
    ("quantity", &["language", "laws", "units"]),
    ("catalogue", &["calendar", "units"]),
    ("engine", &["model", "calendar", "lanes", "units"]),
    ("analysis", &["engine", "model", "calendar", "units"]),
    ("scenario", &["language", "catalogue", "quantity", "model", "laws", "calendar", "letters", "units"]),
    ("start", &["language", "scenario", "catalogue", "quantity", "calendar", "letters", "units"]),
    ("report", &["language", "analysis", "model", "catalogue", "calendar", "letters", "units"]),
    (
        "cli",
        &[
            "language",
            "start",
            "scenario",
            "report",
            "analysis",
            "engine",
            "model",
            "catalogue",
            "calendar",
            "lanes",
            "letters",
            "units",
        ],
    ),
];

/// Rooms in which nothing touches the world outside, and what they must not name.
const PURE: [&str; 10] =
    ["units", "lanes", "letters", "calendar", "streams", "laws", "model", "engine", "analysis", "catalogue"];
const FORBIDDEN: [&str; 16] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "print!(",
    "println!",
    "eprintln!",
    "SystemTime",
    "Instant::",
    "Zoned::now",
    "Timestamp::now",
    "HashMap",
    "serde",
    "plotters",
    "clap",
];

fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut rooms: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    collect(Path::new("src"), &mut rooms);
    rooms
}

fn collect(folder: &Path, rooms: &mut BTreeMap<String, Vec<(PathBuf, String)>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("fixture") {
            // Households and findings made by hand, compiled for tests alone.
            continue;
        }
        if path.is_dir() {
            collect(&path, rooms);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let inner = path.strip_prefix("src").unwrap().components().next().unwrap();
            let room = inner.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            rooms.entry(room).or_default().push((path, without_tests(&text)));
        }
    }
}

/// The text up to the first module in it that is compiled for tests alone.
fn without_tests(text: &str) -> String {
    let is_module = |at: usize| {
        let item = text[at..].lines().skip(1).find(|line| !line.starts_with("#["));
        item.is_some_and(|line| line.contains("mod ") && line.ends_with('{'))
    };
    let end = text.match_indices("#[cfg(test)]").map(|(at, _)| at).find(|at| is_module(*at));
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Rooms named after `crate::` in a text.
fn used(text: &str) -> Vec<String> {
    let named = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| {
            line.match_indices("crate::")
                .map(|(at, found)| named(&line[at + found.len()..]))
                .collect::<Vec<_>>()
        })
        .filter(|room| !room.is_empty())
        .collect()
}

#[test]
fn every_room_is_on_the_map() {
    let known: Vec<&str> = ARROWS.iter().map(|(room, _)| *room).chain(["lib", "main"]).collect();
    for room in sources().keys() {
        assert!(known.contains(&room.as_str()), "`{room}` is no room of ARCHITECTURE.md");
    }
}

#[test]
fn arrows_run_one_way() {
    let sources = sources();
    for (room, allowed) in ARROWS {
        for (path, text) in sources.get(room).into_iter().flatten() {
            for target in used(text) {
                let fine = target == room || allowed.contains(&target.as_str());
                assert!(fine, "{} uses `{target}`, which `{room}` must not know", path.display());
            }
        }
    }
}

#[test]
fn pure_rooms_name_nothing_from_outside() {
    let sources = sources();
    for room in PURE {
        for (path, text) in sources.get(room).into_iter().flatten() {
            for (number, line) in
                text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
            {
                for word in FORBIDDEN {
                    assert!(!line.contains(word), "{}:{} names `{word}`", path.display(), number + 1);
                }
            }
        }
    }
}

/// Crates that one room alone knows.
const ALONE: [(&str, &str); 5] = [
    ("plotters::", "src/report/charts/"),
    ("resvg::", "src/report/charts/"),
    ("askama::", "src/report/pages/"),
    ("pulp::", "src/lanes.rs"),
    ("miette::", "src/scenario/render.rs"),
];

#[test]
fn some_crates_are_known_to_one_room_alone() {
    for (path, text) in sources().into_values().flatten() {
        for (name, room) in ALONE {
            let inside = path.to_string_lossy().starts_with(room);
            assert!(inside || !text.contains(name), "{} uses `{name}`", path.display());
        }
    }
}

#[test]
fn rooms_are_named_one_at_a_time() {
    for (path, text) in sources().into_values().flatten() {
        assert!(!text.contains("crate::{"), "{}: an arrow that this test would not see", path.display());
    }
}

/// The rows of a table of ARCHITECTURE.md that name something in their first cell, as cells.
fn rows_of_the_map() -> Vec<Vec<String>> {
    let map = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn the_map_shows_the_arrows() {
    let rows = rows_of_the_map();
    for (room, allowed) in ARROWS {
        let row = rows.iter().find(|row| {
            let place = row[0].trim_matches('`').trim_start_matches("src/");
            place.trim_end_matches(".rs").trim_end_matches('/') == room
        });
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md does not show `{room}`"));
        let mut shown: Vec<&str> = row[2].split(", ").filter(|room| !room.is_empty()).collect();
        let mut allowed = allowed.to_vec();
        shown.sort_unstable();
        allowed.sort_unstable();
        assert_eq!(shown, allowed, "what ARCHITECTURE.md says `{room}` may use");
    }
}

#[test]
fn the_map_names_every_file_of_tests() {
    let named: String = rows_of_the_map().into_iter().map(|row| row[0].clone()).collect();
    for entry in fs::read_dir("tests").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = format!("`{}`", path.to_string_lossy());
            assert!(named.contains(&name), "ARCHITECTURE.md does not name {name}");
        }
    }
}

#[test]
fn the_standard_library_s_transcendentals_reach_no_output() {
    let names = [
        ".exp()",
        ".ln()",
        ".powf(",
        ".sin()",
        ".cos()",
        ".log10()",
        ".log2()",
        ".tan()",
        ".sqrt().ln",
        ".exp_m1(",
        ".ln_1p(",
    ];
    for (path, text) in sources().into_values().flatten() {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for name in names {
                assert!(!line.contains(name), "{}: `{name}` differs by platform: use libm", path.display());
            }
        }
    }
}

#[test]
fn main_reads_as_a_table_of_contents() {
    assert!(fs::read_to_string("src/main.rs").unwrap().lines().count() <= 60);
}

/// Files of the report that write data, which no locale changes; the first four nothing else.
const DATA: [&str; 10] = [
    "src/report/files/",
    "src/report/advice/files.rs",
    "src/report/compare/files.rs",
    "src/report/reference/lists.rs",
    "src/report/batch.rs",
    "src/report/sensitivity.rs",
    "src/report/figures/mod.rs",
    "src/report/figures/alternatives.rs",
    "src/report/figures/survival.rs",
    "src/report/figures/tornado.rs",
];

/// Whether a line puts a number with decimals into a text: `{size:.1}`, `{:+.2}`, `{value:.digits$}`.
fn writes_decimals(line: &str) -> bool {
    let forms = line.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(form, _)| form);
    let decimals = |form: &str| {
        let (value, how) = form.split_once(':')?;
        let (flags, decimals) = how.split_once('.')?;
        let named = value.chars().all(|c| c.is_alphanumeric() || c == '_');
        let flags = flags.chars().all(|c| "+<>^".contains(c) || c.is_ascii_digit());
        (named && flags).then(|| decimals.to_owned())
    };
    forms.filter_map(decimals).any(|decimals| decimals != "0")
}

#[test]
fn what_people_read_is_written_by_the_locale() {
    let strays = [
        ".short()",
        ".long()",
        "Day::short",
        "strftime(",
        "currency.show(",
        "currency.figure(",
        "currency().show(",
    ];
    for (path, text) in sources().remove("report").unwrap() {
        let name = path.to_string_lossy();
        if name.starts_with("src/report/locale/") || DATA[..4].iter().any(|data| name.starts_with(data)) {
            continue;
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let data = DATA.iter().any(|data| name.starts_with(data));
            let stray = strays.iter().find(|stray| line.contains(*stray) && !data);
            assert!(stray.is_none(), "{name}: `{}` goes past the locale", line.trim());
            assert!(data || !writes_decimals(line), "{name}: `{}` goes past the locale", line.trim());
        }
    }
}

#[test]
fn numbers_with_decimals_are_recognised() {
    assert!(
        [r#""{:.1}""#, r#""{size:.2} GB""#, r#""{:+.2}""#, r#""{value:.digits$}""#]
            .into_iter()
            .all(writes_decimals)
    );
    assert!(
        ![r#""{:.0} %""#, r#""{name:<8}""#, r#""{}. {}""#, "Pen { colour: palette.grid, width: 1.25 }"]
            .into_iter()
            .any(writes_decimals)
    );
}

//! The language as a whole: files in, households or problems out.

mod errors_page;
mod growth;
mod happenings;
mod language;
mod layers;
mod mutants;
mod mutations;
mod nights;
mod plans;
mod provenance;
mod roster;
mod slips;
mod start;
mod typing;
mod walk;

use super::{Drawing, Overrides, Problems, Scenario, check};

/// Every shipped scenario: its path and its text.
fn shipped() -> Vec<(String, String)> {
    let files = std::fs::read_dir("scenarios").unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn shipped_file(stem: &str) -> String {
    std::fs::read_to_string(format!("scenarios/{stem}.toml")).unwrap()
}

fn checked(text: &str) -> Scenario {
    check("test.toml", text, &Overrides::default())
        .unwrap_or_else(|problems| panic!("{}", problems.render(Drawing::Plain, 100)))
}

fn refused(text: &str) -> Problems {
    match check("test.toml", text, &Overrides::default()) {
        Ok(_) => panic!("nothing is wrong with {text}"),
        Err(problems) => problems,
    }
}

/// The codes of everything wrong with a text.
fn codes(text: &str) -> Vec<&'static str> {
    refused(text).problems.iter().map(|problem| problem.code.name()).collect()
}

/// A file of one person, with these lines after it.
fn alone(rest: &str) -> String {
    format!(
        "read_on = 2026-11-30\nregion = \"US\"\nplan = {{ size = \"50 GB\" }}\n[[person]]\nname = \"A\"\n{rest}"
    )
}

/// Asserts that a text resolves, and that its resolved form resolves to the same household.
fn round_trips(text: &str) -> Scenario {
    let first = checked(text);
    let again = checked(&first.resolved_text());
    assert_eq!(first.household, again.household, "{}", first.resolved_text());
    assert_eq!(first.hash(), again.hash());
    first
}

//! docs/ERRORS.md, made of the catalogue of codes and of the counts of mutants: true as long as this passes.

use std::fs;

use super::mutants::{Count, KEYS, Slip, TALLY};
use super::typing::{TYPED, WAYS};
use crate::scenario::{Code, Level};

const PAGE: &str = "docs/ERRORS.md";
const REPRODUCERS: &str = "scenarios/invalid";

#[test]
fn the_page_of_errors_is_the_catalogue() {
    let page = page();
    let found = fs::read_to_string(PAGE).unwrap_or_default();
    if found == page {
        return;
    }
    if std::env::var_os("HEADROOM_BLESS").is_some() {
        fs::write(PAGE, &page).unwrap();
        panic!("{PAGE} was rewritten: look at the difference, then run again");
    }
    let line = found.lines().zip(page.lines()).position(|(a, b)| a != b);
    panic!("{PAGE} is not what the catalogue says, from line {line:?}; HEADROOM_BLESS=1 rewrites it");
}

fn page() -> String {
    let of = |level: Level| Code::ALL.iter().copied().filter(move |code| code.level() == level);
    let told = |level: Level| of(level).map(entry).collect::<String>();
    let (problems, notes) = (of(Level::Problem).count(), of(Level::Note).count());
    format!(
        "{INTRODUCTION}\n## How this is held\n\n{problems} kinds of problems and {notes} of notes. Each has a file in \
         [`{REPRODUCERS}/`](../{REPRODUCERS}) that\nbrings it about, with the text that people see beside it; a test \
         compares them to the letter. Beyond that, the shipped\nscenarios and three files that use every other key are \
         spoiled in every way below. A slip is either refused, or what was\nread is the same to the last byte.\n\n{}\n{}\n\
         ## Problems\n\nThe file is not run. `simulate` leaves with exit code 2.\n\n{}\n## Notes\n\nThe file is run. \
         `simulate check` and the answer say so.\n\n{}",
        counts(),
        typed(),
        told(Level::Problem),
        told(Level::Note)
    )
}

const INTRODUCTION: &str = "# What can be wrong with a scenario file

`simulate check FILE` reads a file and tells everything that is wrong with it at once: each problem with its code, the
file, the line and the column, the place marked, what was expected there and what to write instead. Notes follow: what
is worth knowing and stops nothing. `--format json` prints the same for programs: `problems`, `notes` and `corrections`,
with the same codes; they do not change. `--fix` prints each line that can only be meant in one way, as it is typed and
as it should be, to copy from; it writes nothing.

This page is made from the program's own catalogue by a test (`HEADROOM_BLESS=1 cargo test --lib errors_page`).
";

fn entry(code: Code) -> String {
    let links = format!("[text](../{REPRODUCERS}/{code}.txt)");
    let links = match reproducer(code) {
        Some(name) => format!("[file](../{REPRODUCERS}/{name}), {links}"),
        None => links,
    };
    format!("- **`{code}`** {}. {} ({links})\n", code.title(), code.meaning())
}

/// The file or folder that brings a code about, where it is shipped.
fn reproducer(code: Code) -> Option<String> {
    let names =
        fs::read_dir(REPRODUCERS).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let own = |name: &String| {
        let ending = name.strip_prefix(code.name());
        ending.is_some_and(|ending| ["", ".toml", ".toml.txt", ".rtf", ".docx"].contains(&ending))
    };
    names.filter(own).min()
}

fn counts() -> String {
    let rows = [
        ("a letter of a key left out", &[Slip::Dropped][..]),
        ("a letter of a key twice", &[Slip::Doubled]),
        ("two letters of a key swapped", &[Slip::Swapped]),
        ("another letter in a key", &[Slip::Wrong]),
        ("a capital at the beginning of a key", &[Slip::Capital]),
        ("a hyphen in a key, or no underscore", &[Slip::Hyphen]),
        ("**all misspelled keys**", &KEYS),
        ("a value of another type", &[Slip::Type]),
        ("a value with another unit", &[Slip::Unit]),
        ("a value below zero", &[Slip::Sign]),
        ("the name of a table left out, its lines kept", &[Slip::Nameless]),
        ("a table twice", &[Slip::Twice]),
    ];
    let head = "| what was done | tried | refused | read the same | the right key is named |\n|---|--:|--:|--:|--:|\n";
    let body: String =
        rows.iter().map(|(what, slips)| row(what, TALLY.sum(slips), slips[0] <= Slip::Hyphen)).collect();
    let left = TALLY.sum(&[Slip::LeftOut]);
    format!(
        "{head}{body}\nNobody can see that a table is missing which may be missing. Of {} files without one of their tables, \
         {} are refused\n(somebody would be on no plan, an event would name nobody) and {} are read as the smaller file \
         they are: a test holds\nthat all that is still typed is read as before. What is taken in the place of what was \
         left out, `simulate show` says.\n",
        left.tried, left.refused, left.smaller
    )
}

/// Lines as people type them.
fn typed() -> String {
    let head = "Every line of these files, typed otherwise, is read as it was meant, or refused with the line as it should be, \
                or asked about:\n\n| what was typed | tried | read as meant | corrected | asked |\n|---|--:|--:|--:|--:|\n";
    let rows = WAYS.iter().zip(&TYPED.0).map(|((what, _), count)| {
        format!("| {what} | {} | {} | {} | {} |\n", count.tried, count.meant, count.corrected, count.asked)
    });
    std::iter::once(head.to_owned()).chain(rows).collect()
}

fn row(what: &str, count: Count, of_key: bool) -> String {
    let hinted = if of_key { hinted(count) } else { String::new() };
    format!("| {what} | {} | {} | {} | {hinted} |\n", count.tried, count.refused, count.same)
}

fn hinted(count: Count) -> String {
    let per_mille = count.hinted * 1000 / count.refused.max(1);
    format!("{} ({}.{} %)", count.hinted, per_mille / 10, per_mille % 10)
}

//! Every kind of problem and note has a file that brings it about, and beside it the text that people see.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/golden.rs"]
mod golden;

#[path = "support/command.rs"]
mod command;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use headroom::scenario::{Code, Level, Overrides, Problems, check, check_bytes};

const FOLDER: &str = "scenarios/invalid";
/// A word for the arguments, in a comment of a file: `# simulate check FILE --set ...`.
const ARGUMENTS: &str = "# simulate check FILE ";

/// What was printed, and how it ended.
struct Told {
    answer: String,
    complaint: String,
    exit: i32,
}

fn simulate(arguments: &[&str]) -> Told {
    let output = command::simulate().env("NO_COLOR", "1").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { answer: text(output.stdout), complaint: text(output.stderr), exit: output.status.code().unwrap() }
}

/// What is named on the command line to bring a kind about.
fn path_of(code: Code) -> PathBuf {
    let folder = Path::new(FOLDER);
    match code {
        Code::FileFolder => folder.join(code.name()),
        Code::FileUnreadable => folder.join("file.unreadable.toml/family.toml"),
        Code::FileRichText => folder.join("file.rich_text.rtf"),
        Code::FileNotText => folder.join("file.not_text.docx"),
        Code::FileTooLarge => large_file(),
        _ => folder.join(format!("{code}.toml")),
    }
}

/// Seventeen megabytes of nothing, which the disk does not hold; made once for all tests.
fn large_file() -> PathBuf {
    static MADE: LazyLock<PathBuf> = LazyLock::new(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("file.too_large.toml");
        fs::File::create(&path).unwrap().set_len(17 << 20).unwrap();
        path
    });
    MADE.clone()
}

fn arguments_of(path: &Path) -> Vec<String> {
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let typed = text.lines().find_map(|line| line.strip_prefix(ARGUMENTS)).unwrap_or_default();
    typed.split_whitespace().map(str::to_owned).collect()
}

fn told_of(code: Code, more: &[&str]) -> Told {
    let path = path_of(code);
    let typed = arguments_of(&path);
    let mut arguments = vec!["check", path.to_str().unwrap()];
    arguments.extend(typed.iter().map(String::as_str));
    arguments.extend(more);
    simulate(&arguments)
}

#[test]
fn every_kind_is_brought_about_and_told_to_the_letter() {
    let (mut wide, mut different) = (Vec::new(), Vec::new());
    for &code in Code::ALL {
        let Told { answer, complaint, exit } = told_of(code, &[]);
        let (text, silent, wanted) = match code.level() {
            Level::Problem => (complaint, answer, 2),
            Level::Note => (answer, complaint, 0),
        };
        assert_eq!((silent.as_str(), exit), ("", wanted), "{code}: {text}");
        assert!(text.contains(code.name()), "{code}: {text}");
        let text = text.replace(env!("CARGO_TARGET_TMPDIR"), FOLDER);
        wide.extend(
            text.lines()
                .filter(|line| line.chars().count() > 80 && !line.starts_with(FOLDER))
                .map(|line| format!("{code}: {line}")),
        );
        different.extend(golden::difference(&Path::new(FOLDER).join(format!("{code}.txt")), &text));
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(wide.is_empty(), "wider than 80 columns: {wide:#?}");
}

#[test]
fn every_kind_is_told_in_german_to_the_letter() {
    let mut all = String::new();
    for &code in Code::ALL {
        let Told { answer, complaint, .. } = told_of(code, &["--language", "de"]);
        let text = format!("{answer}{complaint}").replace(env!("CARGO_TARGET_TMPDIR"), FOLDER);
        assert!(!text.contains("  help: "), "{code}: {text}");
        all.push_str(&text);
        all.push('\n');
    }
    golden::assert_golden("language/invalid.de.txt", &all);
}

#[test]
fn programs_are_told_the_same_with_place_and_remedy() {
    for &code in Code::ALL {
        let Told { answer, complaint, exit } = told_of(code, &["--format", "json"]);
        assert_eq!(
            (complaint.as_str(), exit),
            ("", if code.level() == Level::Problem { 2 } else { 0 }),
            "{code}"
        );
        let told: serde_json::Value = serde_json::from_str(&answer).unwrap();
        let list = if code.level() == Level::Problem { &told["problems"] } else { &told["notes"] };
        let list = list.as_array().unwrap();
        assert!(list.iter().any(|told| told["code"] == code.name()), "{code}: {answer}");
        for problem in told["problems"].as_array().unwrap() {
            for part in ["message", "expected", "help"] {
                assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{code} has no {part}");
            }
            assert!(problem["place"]["file"].is_string(), "{code}");
        }
    }
}

#[test]
fn the_readme_shows_a_problem_as_it_is_told() {
    let shown = fs::read_to_string(Path::new(FOLDER).join("key.unknown.txt")).unwrap();
    assert!(fs::read_to_string("README.md").unwrap().contains(&format!("```text\n{shown}```")));
}

#[test]
fn the_folder_holds_nothing_else() {
    let names = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for name in names {
        let endings = [".toml.txt", ".toml", ".txt", ".rtf", ".docx", ""];
        let code =
            endings.iter().find_map(|ending| name.strip_suffix(ending).filter(|code| codes.contains(code)));
        assert!(code.is_some(), "{name} belongs to no kind of problem");
    }
}

/// A text with its corrections typed in.
fn corrected(text: &str, problems: &Problems) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for correction in problems.corrections() {
        assert_eq!(lines[correction.line - 1], correction.before);
        lines[correction.line - 1] = correction.after;
    }
    lines.join("\n") + "\n"
}

#[test]
fn corrected_lines_are_right() {
    let mut corrections = 0;
    for &code in Code::ALL.iter().filter(|code| code.level() == Level::Problem) {
        let bytes = fs::read(path_of(code)).unwrap_or_default();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let Err(problems) = check(code.name(), &text, &Overrides::default()) else { continue };
        if problems.corrections().is_empty() {
            continue;
        }
        corrections += problems.corrections().len();
        let again = check(code.name(), &corrected(&text, &problems), &Overrides::default());
        let left = again.map_or_else(|problems| problems.problems.len(), |_| 0);
        assert_eq!(left, problems.undecided(), "{code}");
    }
    assert!(corrections >= 7, "{corrections}");
}

#[test]
fn corrections_are_printed_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("family.toml");
    let text =
        "read_on: 2026-11-30\nregion = \"US\"\n[plan]\nsise = 200 GB\n[person]\nname = “Anna”\nsex = \"f\"\n";
    fs::write(&file, text).unwrap();
    let Told { answer, complaint, exit } = simulate(&["check", file.to_str().unwrap(), "--fix"]);
    assert_eq!((complaint.as_str(), exit), ("", 2));
    for line in [
        "read_on = 2026-11-30",
        "size = \"200 GB\"",
        "[[person]]",
        "name = \"Anna\"",
        "1 problem that only you",
    ] {
        assert!(answer.contains(line), "{line} is missing from {answer}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A family file as people type it.
fn typed(change: impl Fn(&str) -> String) -> String {
    change(
        "read_on = 2026-11-30\nregion = \"US\"\n[plan]\nsize = \"200 GB\"\nused = \"61.2 GB\"\n[[person]]\nname = \"Anna\"\n",
    )
}

#[test]
fn what_people_type_is_read_where_only_one_thing_can_be_meant() {
    let plain = check("family.toml", &typed(str::to_owned), &Overrides::default()).unwrap().household;
    let wide =
        |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let replaced = |from: &str, to: &str| typed(|text| text.replace(from, to)).into_bytes();
    let ways: Vec<Vec<u8>> = vec![
        replaced("\"200 GB\"", "200 GB"),
        replaced("\"200 GB\"", "“200 GB”"),
        replaced("\"200 GB\"", "'200 GB'"),
        replaced("\"200 GB\"", "\"200\u{a0}GB\""),
        replaced("\"61.2 GB\"", "\"61,2 Go\""),
        replaced("\"61.2 GB\"", "61,2 GB"),
        replaced("\"61.2 GB\"", "\"61,2\u{202f}GB\"  "),
        replaced("2026-11-30", "\"2026-11-30\""),
        replaced("[[person]]", "[person]"),
        replaced("[plan]", "[[plan]]"),
        replaced("\"US\"", "US"),
        replaced("\n", "\r\n"),
        replaced("size =", "size\u{a0}="),
        replaced("size = \"200 GB\"", "shared = yes\nsize = \"200 GB\""),
        replaced("size = \"200 GB\"", "shared = True\nsize = \"200 GB\""),
        replaced("read_on", "\u{feff}read_on"),
        wide(&typed(|text| format!("\u{feff}{text}")), u16::to_le_bytes),
        wide(&typed(|text| format!("\u{feff}{text}")), u16::to_be_bytes),
    ];
    for way in &ways {
        let read = check_bytes("family.toml", way, &Overrides::default());
        let read = read.unwrap_or_else(|problems| panic!("{:?}", problems.problems));
        let text = String::from_utf8_lossy(way);
        assert!(text.contains("shared") || read.household == plain, "{text}");
        let again = check("resolved.toml", &read.resolved_text(), &Overrides::default()).unwrap();
        assert_eq!((again.hash(), again.corrections().len()), (read.hash(), 0), "{text}");
    }
}

#[test]
fn give_or_take_is_written_in_three_ways() {
    let of = |sign: &str| {
        let text =
            typed(|text| format!("{text}[person.photos]\ngrowth = \"120 MB per month {sign} 30 %\"\n"));
        check("family.toml", &text, &Overrides::default()).unwrap().household
    };
    assert!(of("±") == of("+/-") && of("±") == of("+-"));
}

#[test]
fn what_can_mean_two_things_is_asked() {
    let told = |from: &str, to: &str| {
        let problems =
            check("family.toml", &typed(|text| text.replace(from, to)), &Overrides::default()).unwrap_err();
        let [problem] = problems.problems.as_slice() else { panic!("{to}: {:?}", problems.problems) };
        (problem.code, problem.help.clone().unwrap())
    };
    let size = "size = \"200 GB\"";
    for (from, to, code, help) in [
        ("\"200 GB\"", "\"1,234 MB\"", Code::ValueAmbiguous, "write \"1234 MB\" or \"1.2340 MB\""),
        ("\"200 GB\"", "\"2.000 GB\"", Code::ValueAmbiguous, "write \"2000 GB\" or \"2 GB\""),
        ("\"200 GB\"", "200", Code::ValueNoUnit, "write \"200 MB\" or \"200 GB\""),
        ("2026-11-30", "01/12/2026", Code::DateAmbiguous, "write `read_on = 2026-12-01` for 1 Dec 2026"),
        ("2026-11-30", "\"01/12/2026\"", Code::DateAmbiguous, "write `read_on = 2026-12-01` for 1 Dec 2026"),
        ("2026-11-30", "30.11.2026", Code::DateForm, "write `read_on = 2026-11-30`"),
        (size, "size: \"200 GB\"", Code::SyntaxColon, "write `size = \"200 GB\"`"),
        (size, "size = \"200 GB", Code::SyntaxQuote, "write `size = \"200 GB\"`"),
        (size, "size \"200 GB\"", Code::SyntaxEquals, "write `size = \"200 GB\"`"),
        ("[plan]", "[plan", Code::SyntaxBracket, "write `[plan]`"),
        (
            "name = \"Anna\"",
            "name = \"Anna\"\ntitle = \"Us\"",
            Code::KeyMisplaced,
            "move the line to the top of the file",
        ),
        ("\"US\"", "\"Germny\"", Code::RegionUnknown, "did you mean \"Germany\"?"),
    ] {
        let (found, said) = told(from, to);
        assert_eq!(found, code, "{to}");
        assert!(said.starts_with(help), "{to}: {said}");
    }
}

#[test]
fn a_folder_within_a_file_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    let out = file.join("a/b");
    let told = simulate(&["scenarios/minimal.toml", "--out", out.to_str().unwrap()]);
    assert_eq!((told.answer.as_str(), told.exit), ("", 3));
    assert!(
        told.complaint.contains("notes.txt is a file, but a folder is needed there"),
        "{}",
        told.complaint
    );
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

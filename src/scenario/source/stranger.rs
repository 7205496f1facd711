//! Files that are no scenario at all get one message, not one for every line.

use super::Span;
use super::mend::top_name;
use super::syntax::is_top_table;
use crate::language::say;
use crate::scenario::keys::SCENARIO;
use crate::scenario::problem::{Code, Problem, nearest};

/// How a scenario begins, for those who have none yet.
fn beginning() -> String {
    say!("source-a-scenario-begins-so")
}

/// The problem of a file with nothing in it, or nothing of a scenario.
pub fn stranger(text: &str) -> Option<Problem> {
    let mut count = Count::default();
    text.lines().for_each(|line| count.line(line.trim_matches(super::mend::is_space)));
    let first = first_line(text);
    if count.said == 0 {
        let problem = Problem::new(Code::FileEmpty, say!("source-there-is-nothing-in"), 0..0);
        return Some(problem.expected(say!("source-a-date-a-plan")).help(beginning()));
    }
    let foreign =
        text.get(first.clone()).is_some_and(|line| line.starts_with(['{', '<'])) || count.is_outline();
    (foreign || count.known * FAIR_SHARE <= count.broken || count.known == 0).then(|| {
        Problem::new(Code::FileNotAScenario, say!("source-this-is-not-a"), first)
            .expected(say!("source-read-on-plan-person"))
            .help(beginning())
    })
}

/// So many lines that say nothing a scenario says drown one that does.
const FAIR_SHARE: usize = 3;

/// Lines of a file.
#[derive(Default)]
struct Count {
    /// Neither blank nor a comment.
    said: usize,
    /// That begin with a key or a table of a scenario.
    known: usize,
    /// That no file of settings would have.
    broken: usize,
    in_table: bool,
    /// That open a part of an outline, `plan:`, or an item of one, `- name: Anna`.
    outline: usize,
}

impl Count {
    /// Whether it is written as an outline, with no table in brackets: YAML.
    const fn is_outline(&self) -> bool {
        self.outline > 1 && !self.in_table
    }

    fn line(&mut self, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        self.said += 1;
        self.outline += usize::from(line.ends_with(':') || line.starts_with("- "));
        if let Some(name) = top_name(line) {
            self.in_table = true;
            self.known += usize::from(means(name, is_top_table));
        } else if let Some((key, _)) = line.split_once(['=', ':']) {
            let is_key = !self.in_table && means(key.trim().trim_matches(['"', '\'']), |_| true);
            self.known += usize::from(is_key);
        } else if line.contains(' ') && !line.starts_with(['"', '{', '}', '[', ']', '“']) {
            self.broken += 1;
        }
    }
}

/// Whether a word is a key of the file, give or take a slip of the finger.
fn means(word: &str, fits: impl Fn(&str) -> bool) -> bool {
    let names = || SCENARIO.keys.iter().map(|key| key.name).filter(|name| fits(name));
    nearest(word, names()).is_some()
}

/// The first line that says something.
fn first_line(text: &str) -> Span {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') {
            let start = at + line.find(said).unwrap_or(0);
            return start..start + said.len();
        }
        at += line.len();
    }
    0..0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Code> {
        stranger(text).map(|problem| problem.code)
    }

    #[test]
    fn other_files_are_recognised() {
        for text in [
            "[package]\nname = \"x\"\n[features]\na = []\n[[bench]]\nname = \"b\"\n",
            "Dear Anna,\nyour phone is full.\nNote: buy more room\nin the cloud.\nYours\n",
            "{ \"read_on\": \"2026-11-30\" }",
            "read_on: 2026-11-30\nplan:\n  size: 200 GB\npeople:\n  - name: Anna\n",
            "<html>\nplan = 1\n</html>",
            "date,pool,used\n2026-01-01,family,3\n",
        ] {
            assert_eq!(code(text), Some(Code::FileNotAScenario), "{text}");
        }
        assert_eq!(code("# only a comment\n\n"), Some(Code::FileEmpty));
    }

    #[test]
    fn scenarios_with_slips_are_scenarios() {
        for text in [
            "[[persn]]\nname = \"A\"",
            "read-on: 2026-11-30\nplan\nsize 3",
            "Title = \"x\"",
            "[Person]\n\"a\n",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}

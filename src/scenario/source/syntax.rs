//! What TOML's own errors mean to somebody who has never heard of it: one message a line, with what to write.

use std::collections::BTreeSet;

use toml::de::Error;

use super::Span;
use super::mend::top_name;
use crate::language::say;
use crate::scenario::keys::{ALL, Kind, SCENARIO};
use crate::scenario::problem::{Code, Problem};

/// A text while its errors are told.
struct Page<'t> {
    text: &'t str,
    base: usize,
}

/// The problems of a text whose first byte has the number `base`: one a line, and none for the lines of a table that
/// should not be there.
pub fn problems(errors: &[Error], text: &str, base: usize) -> Vec<Problem> {
    let page = Page { text, base };
    let mut told: Vec<Problem> = Vec::new();
    let mut lines = BTreeSet::new();
    let mut header = None;
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let line = page.line(span.start);
        let problem = page.problem(error.message(), &span, &line);
        let follows =
            problem.code == Code::KeyTwice && header.as_ref().is_some_and(|top| page.heads(top, &line));
        if follows || !lines.insert(line.start) {
            continue;
        }
        if is_of_table(problem.code) {
            header = Some(line);
        }
        told.push(problem);
        if told.len() >= MOST_TOLD {
            break;
        }
    }
    told
}

/// More broken lines than these nobody reads.
const MOST_TOLD: usize = 500;

const fn is_of_table(code: Code) -> bool {
    matches!(code, Code::TableTwice | Code::TableSecondPerson)
}

impl Page<'_> {
    /// The line a position stands on, without its end.
    fn line(&self, at: usize) -> Span {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let length = self.text.get(start..).map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()));
        start..start + length
    }

    fn slice(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn shifted(&self, span: &Span) -> Span {
        span.start + self.base..span.end + self.base
    }

    /// Whether a line stands under this name of a table.
    fn heads(&self, header: &Span, line: &Span) -> bool {
        let between = self.text.get(header.end..line.start).unwrap_or_default();
        header.start < line.start && between.lines().all(|line| top_name(line).is_none())
    }

    fn problem(&self, message: &str, span: &Span, line: &Span) -> Problem {
        let text = self.slice(line);
        let key = text.split('=').next().unwrap_or_default().trim();
        let place = self.shifted(&self.visible(span, line));
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if says(&["duplicate key", "cannot extend"]) {
            let header = top_name(text).is_some();
            return if header { self.table_twice(line) } else { self.key_twice(span, line) };
        }
        if message.starts_with("missing value") || is_bare(text) {
            return no_value(key, place);
        }
        if says(&["unclosed"]) {
            return unclosed(place);
        }
        if says(&["comma"]) {
            return comma(place);
        }
        if says(&["unquoted key", "missing key"]) {
            return no_key(text.trim(), place);
        }
        if says(&["key with no value", "=", "assignment"]) {
            return no_sign(text.trim(), place);
        }
        if says(&["string", "quote"]) {
            return quote(key, place);
        }
        other(place)
    }

    /// What is marked: at least a character, on the line.
    fn visible(&self, span: &Span, line: &Span) -> Span {
        let text = self.slice(line);
        let whole = line.start + (text.len() - text.trim_start().len())..line.start + text.trim_end().len();
        if span.is_empty() || span.end > line.end || span.start < whole.start { whole } else { span.clone() }
    }

    fn key_twice(&self, span: &Span, line: &Span) -> Problem {
        let key = self.slice(span).trim().to_owned();
        let problem =
            Problem::new(Code::KeyTwice, say!("source-key-stands-here-a", key = key), self.shifted(span))
                .expected(say!("source-one-key-in-a", key = key));
        let problem = match self.earlier_key(&key, line) {
            Some(first) => problem.related(say!("source-the-first-one"), self.shifted(&first)),
            None => problem,
        };
        problem.help(match key.as_str() {
            "name" => say!("source-keep-one-of-the"),
            "on" | "what" => say!("source-keep-one-of-the-two"),
            _ => say!("source-keep-one-of-the-two-lines"),
        })
    }

    /// The same key further up, before the last name of a table.
    fn earlier_key(&self, key: &str, line: &Span) -> Option<Span> {
        let mut at = line.start;
        while at > 0 {
            let above = self.line(at - 1);
            let text = self.slice(&above);
            if text.split('=').next().is_some_and(|found| found.trim() == key) {
                let start = above.start + (text.len() - text.trim_start().len());
                return Some(start..start + key.len());
            }
            if top_name(text).is_some() {
                return None;
            }
            at = above.start;
        }
        None
    }

    fn table_twice(&self, line: &Span) -> Problem {
        let text = self.slice(line);
        let name = text.split('#').next().unwrap_or_default().trim();
        let start = line.start + text.find(name).unwrap_or(0);
        let (code, message, help) = twice(name);
        let problem = Problem::new(code, message, self.shifted(&(start..start + name.len())))
            .expected(say!("source-one-name", name = name))
            .help(help);
        match self.text.get(..line.start).and_then(|before| before.rfind(name)) {
            Some(at) => problem.related(say!("source-the-first-one"), self.shifted(&(at..at + name.len()))),
            None => problem,
        }
    }
}

/// What is said of a name in brackets that stands twice.
fn twice(name: &str) -> (Code, String, String) {
    if name.trim_start_matches('[').starts_with("person.") {
        let help = say!("source-if-it-is-somebody");
        let message = say!("source-a-second-name-under", name = name);
        return (Code::TableSecondPerson, message, help.to_owned());
    }
    let help = say!("source-put-the-lines-of", name = name);
    (Code::TableTwice, say!("source-name-stands-here-a", name = name), help)
}

fn unclosed(place: Span) -> Problem {
    Problem::new(Code::SyntaxBracket, say!("source-what-is-opened-here"), place)
        .expected(say!("source-as-many-brackets-closed"))
        .help(say!("source-names-of-tables-read"))
}

fn comma(place: Span) -> Problem {
    Problem::new(Code::SyntaxComma, say!("source-a-comma-is-missing-here"), place)
        .expected(say!("source-one-comma-between-one"))
        .help(say!("source-for-instance-icloud-photos"))
}

fn quote(key: &str, place: Span) -> Problem {
    let line = example(key).unwrap_or_else(|| say!("source-name-parent-a"));
    Problem::new(Code::SyntaxQuote, say!("source-a-quotation-mark-is-missing"), place)
        .expected(say!("source-text-between-two-on"))
        .help(say!("source-for-instance-line", line = line))
}

fn other(place: Span) -> Problem {
    Problem::new(Code::SyntaxOther, say!("source-this-line-cannot-be"), place)
        .expected(say!("source-key-value-or-a"))
        .help(say!("source-write-text-in-double"))
}

/// Whether nothing stands behind the `=` of a line.
fn is_bare(line: &str) -> bool {
    let behind = line.split_once('=').map(|(_, value)| value.split('#').next().unwrap_or_default());
    behind.is_some_and(|value| value.trim().is_empty())
}

fn no_value(key: &str, place: Span) -> Problem {
    let problem = Problem::new(Code::SyntaxValue, say!("source-key-has-no-value", key = key), place)
        .expected(say!("source-a-value-behind-the"));
    let leave_out = say!("source-or-take-the-line");
    match example(key) {
        Some(example) => {
            problem.help(say!("source-for-instance-example-leave", example = example, leave_out = leave_out))
        }
        None => problem.help(say!("source-write-key-leave-out", key = key, leave_out = leave_out)),
    }
}

/// A line or a name of a table that begins with no key.
pub fn no_key(line: &str, place: Span) -> Problem {
    let message = if line.starts_with('[') {
        say!("source-there-is-no-name")
    } else {
        say!("source-what-stands-before-the")
    };
    Problem::new(Code::SyntaxKey, message, place)
        .expected(say!("source-one-word-letters-digits"))
        .help(say!("source-for-instance-name-parent"))
}

/// A line without `=`, of which the first word may be a key.
pub fn no_sign(line: &str, place: Span) -> Problem {
    let first = line.split([' ', '\t', ':', '=']).next().unwrap_or_default();
    let message = if line.contains('=') {
        say!("source-something-in-this-line")
    } else {
        say!("source-this-line-has-no")
    };
    Problem::new(Code::SyntaxEquals, message, place).expected(say!("source-key-value")).help(
        match example(first) {
            Some(example) => say!("source-for-instance-example-a", example = example),
            None => say!("source-a-line-reads-key"),
        },
    )
}

/// A line with a known key, as somebody would type it.
fn example(key: &str) -> Option<String> {
    let exact = ALL.iter().find_map(|table| table.key(key));
    let known = exact.or_else(|| ALL.iter().find_map(|table| table.key(table.nearest(key)?)))?;
    Some(format!("{} = {}", known.name, known.example))
}

/// Whether a name in brackets is that of a table of the file.
pub fn is_top_table(name: &str) -> bool {
    SCENARIO.key(name).is_some_and(|key| matches!(key.kind, Kind::Table(_) | Kind::Tables(_)))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn told(text: &str) -> Vec<(Code, Span)> {
        parse(text, 0).problems.into_iter().map(|problem| (problem.code, problem.span)).collect()
    }

    #[test]
    fn a_second_table_is_told_once_and_not_its_keys_again() {
        let text = "[plan]\nsize = \"1 GB\"\n[home]\n[plan]\nsize = \"2 GB\"\n";
        assert_eq!(told(text), [(Code::TableTwice, 28..34)]);
        let text = "[[person]]\n[person.photos]\ngrowth = \"1\"\n[person.photos]  # B\ngrowth = \"2\"\n";
        assert_eq!(told(text), [(Code::TableSecondPerson, 40..55)]);
    }

    #[test]
    fn a_second_key_names_the_first() {
        let problem = parse("[plan]\nsize = \"1 GB\"\nsize = \"2 GB\"\n", 0).problems.remove(0);
        assert_eq!(
            (problem.code, problem.span, &problem.related[0].span),
            (Code::KeyTwice, 21..25, &(7..11))
        );
    }

    #[test]
    fn each_broken_line_is_told_once() {
        assert_eq!(told("size =\n"), [(Code::SyntaxValue, 0..6)]);
        assert_eq!(told("just some words\n"), [(Code::SyntaxEquals, 0..15)]);
        assert_eq!(told("a = 1 2 3\nb = 2\n").len(), 1);
    }
}

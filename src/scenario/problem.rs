//! What is wrong with a scenario, or worth knowing about it; and the word somebody probably meant.

use super::source::{Span, Texts};

/// Something wrong, with its place and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// A stable name of the kind of problem: `key.unknown`.
    pub code: &'static str,
    /// What is wrong, lowercase.
    pub message: String,
    /// What was expected there.
    pub expected: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where, if it is in one place.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

/// Another place that belongs to a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// What it is.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Something worth knowing that stops nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// A stable name of the kind of note.
    pub code: &'static str,
    /// What it is, a whole sentence.
    pub message: String,
    /// Where, if one place gave rise to it.
    pub span: Option<Span>,
}

/// Everything wrong with a scenario, sorted by place, and its text to show it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems {
    /// The texts the places are in.
    pub texts: Texts,
    /// At least one problem.
    pub problems: Vec<Problem>,
    /// Notes gathered on the way.
    pub notes: Vec<Note>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), expected: None, help: None, span, related: Vec::new() }
    }

    /// With what was expected there.
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// With what to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// With another place that belongs to it.
    pub fn related(mut self, message: impl Into<String>, span: Span) -> Self {
        self.related.push(Related { message: message.into(), span });
        self
    }
}

impl Note {
    /// A note without a place of its own.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None }
    }

    /// A note about a place.
    pub fn at(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), span: Some(span) }
    }
}

impl Problems {
    /// Sorts problems by place and drops what only follows from a syntax error.
    pub fn gather(texts: Texts, mut problems: Vec<Problem>, notes: Vec<Note>) -> Self {
        drop_consequences(&texts, &mut problems);
        problems.sort_by(|a, b| (a.span.start, a.code, &a.message).cmp(&(b.span.start, b.code, &b.message)));
        problems.dedup();
        Self { texts, problems, notes }
    }
}

/// After a syntax error nothing is known to be missing, and its own line says nothing reliable.
fn drop_consequences(texts: &Texts, problems: &mut Vec<Problem>) {
    let broken: Vec<(String, usize)> =
        problems.iter().filter(|p| p.code == "syntax").filter_map(|p| line_of(texts, &p.span)).collect();
    if !broken.is_empty() {
        problems.retain(|problem| {
            problem.code == "syntax"
                || !(problem.code.ends_with("missing")
                    || line_of(texts, &problem.span).is_some_and(|line| broken.contains(&line)))
        });
    }
}

fn line_of(texts: &Texts, span: &Span) -> Option<(String, usize)> {
    texts.place(span).map(|place| (place.name.to_owned(), place.line))
}

/// The closest of the candidates, if one is close enough to be a slip of the finger.
///
/// Case does not matter. At most a third of the letters may differ.
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = clipped(typed).to_lowercase();
    let distance = |word: &str| strsim::damerau_levenshtein(&typed, &word.to_lowercase());
    let (best, differing) = candidates.map(|word| (word, distance(word))).min_by_key(|(_, n)| *n)?;
    let longer = typed.chars().count().max(best.chars().count());
    (differing * 3 <= longer).then_some(best)
}

/// `did you mean ...?`, or nothing.
pub(super) fn question(found: Option<&str>) -> Option<String> {
    found.map(|word| format!("did you mean `{word}`?"))
}

/// Long texts are no slip of the finger, and comparing them would take long.
fn clipped(typed: &str) -> &str {
    typed.char_indices().nth(80).map_or(typed, |(at, _)| typed.get(..at).unwrap_or(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_come_in_the_order_of_the_file_and_once_each() {
        let mut texts = Texts::default();
        texts.add("a", "one\ntwo\nthree\n");
        let late = Problem::new("b", "late", 8..9);
        let problems = vec![late.clone(), Problem::new("a", "early", 0..1), late.clone()];
        let gathered = Problems::gather(texts, problems, Vec::new());
        assert_eq!(
            gathered.problems.iter().map(|p| p.message.as_str()).collect::<Vec<_>>(),
            ["early", "late"]
        );
    }

    #[test]
    fn consequences_of_a_syntax_error_are_not_told() {
        let mut texts = Texts::default();
        texts.add("a", "one\ntwo\n");
        let problems = vec![
            Problem::new("syntax", "broken", 0..1),
            Problem::new("value.wrong_kind", "same line", 2..3),
            Problem::new("key.missing", "perhaps it stood there", 7..7),
            Problem::new("key.unknown", "another line", 5..6),
        ];
        let left = Problems::gather(texts, problems, Vec::new()).problems;
        assert_eq!(left.iter().map(|p| p.code).collect::<Vec<_>>(), ["syntax", "key.unknown"]);
    }

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let words = || ["photos", "messages", "drive"].into_iter();
        assert_eq!(nearest("Fotos", words()), Some("photos"));
        assert_eq!(nearest("mesages", words()), Some("messages"));
        assert_eq!(nearest("aardvark", words()), None);
        assert_eq!(nearest(&"x".repeat(100_000), words()), None);
    }
}

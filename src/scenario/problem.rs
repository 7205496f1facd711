//! What is wrong with a scenario, or worth knowing about it; and the word somebody probably meant.

use super::source::{Correction, Span, Texts, corrections};

pub use super::codes::Code;

/// Something wrong, with its place and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What kind of problem it is.
    pub code: Code,
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
    /// What to write in its place, where that is beyond doubt.
    pub fix: Option<Fix>,
    /// Whether the text was read as if it were mended already.
    pub is_mended: bool,
}

/// Letters to write in the place of others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What they replace.
    pub span: Span,
    /// The letters.
    pub text: String,
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
    /// What kind of note it is.
    pub code: Code,
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
    pub fn new(code: Code, message: impl Into<String>, span: Span) -> Self {
        Self {
            code,
            message: message.into(),
            expected: None,
            help: None,
            span,
            related: Vec::new(),
            fix: None,
            is_mended: false,
        }
    }

    /// Whether more than one thing may be meant, so that a person has to decide.
    const fn is_open(&self) -> bool {
        !self.is_mended && self.fix.is_none()
    }

    /// With what was expected there.
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// With what to do about it.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// With what to write in place of a span, where nothing else can be meant.
    pub fn fix(self, span: Span, text: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, text: text.into() }), ..self }
    }

    /// With another place that belongs to it.
    pub fn related(mut self, message: impl Into<String>, span: Span) -> Self {
        self.related.push(Related { message: message.into(), span });
        self
    }
}

impl Note {
    /// A note without a place of its own.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None }
    }

    /// A note about a place.
    pub fn at(code: Code, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), span: Some(span) }
    }
}

impl Problems {
    /// Sorts problems by place and drops what only follows from a syntax error, and notes about lines with problems.
    pub fn gather(texts: Texts, mut problems: Vec<Problem>, mut notes: Vec<Note>) -> Self {
        drop_consequences(&texts, &mut problems);
        let lines: Vec<_> = problems.iter().map(|problem| line_of(&texts, &problem.span)).collect();
        notes.retain(|note| note.span.as_ref().is_none_or(|span| !lines.contains(&line_of(&texts, span))));
        problems.sort_by(|a, b| (a.span.start, a.code, &a.message).cmp(&(b.span.start, b.code, &b.message)));
        problems.dedup();
        Self { texts, problems, notes }
    }

    /// The one problem of a file that could not be read, with what of its text can be shown.
    pub fn of_file(name: &str, text: &str, problem: Problem) -> Self {
        let mut texts = Texts::default();
        texts.add(name, text);
        Self { texts, problems: vec![problem], notes: Vec::new() }
    }

    /// The lines that can only be meant otherwise, as they should be.
    pub fn corrections(&self) -> Vec<Correction> {
        let fixes = self.problems.iter().filter_map(|problem| problem.fix.as_ref());
        let open: Vec<usize> = self
            .problems
            .iter()
            .filter(|problem| problem.is_open())
            .map(|of| self.texts.line(&of.span))
            .collect();
        let mut all = corrections(&self.texts, fixes);
        all.retain(|correction| !open.contains(&correction.line));
        all
    }

    /// How many problems a person has to decide, because more than one thing may be meant.
    pub fn undecided(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_open()).count()
    }
}

/// After a syntax error nothing is known to be missing, and its own line says nothing reliable.
fn drop_consequences(texts: &Texts, problems: &mut Vec<Problem>) {
    let unread = problems.iter().filter(|problem| problem.code.is_syntax() && !problem.is_mended);
    let broken: Vec<(String, usize)> = unread.filter_map(|problem| line_of(texts, &problem.span)).collect();
    if !broken.is_empty() {
        problems.retain(|problem| {
            problem.code.is_syntax()
                || !(problem.code.is_of_absence()
                    || line_of(texts, &problem.span).is_some_and(|line| broken.contains(&line)))
        });
    }
}

fn line_of(texts: &Texts, span: &Span) -> Option<(String, usize)> {
    texts.place(span).map(|place| (place.name.to_owned(), place.line))
}

/// The closest of the candidates, if one is close enough to be a slip of the finger.
///
/// Case does not matter. One letter may differ, or a third of them; of several as close, the one that begins alike.
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = clipped(typed).to_lowercase();
    let distance = |word: &str| strsim::damerau_levenshtein(&typed, &word.to_lowercase());
    let begins_alike = |word: &str| typed.chars().next() == word.to_lowercase().chars().next();
    let (best, differing) =
        candidates.map(|word| (word, distance(word))).min_by_key(|(word, n)| (*n, !begins_alike(word)))?;
    let longer = typed.chars().count().max(best.chars().count());
    (differing * 3 <= longer || differing == 1 && longer > 1).then_some(best)
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
        let late = Problem::new(Code::KeyTwice, "late", 8..9);
        let problems = vec![late.clone(), Problem::new(Code::KeyUnknown, "early", 0..1), late.clone()];
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
            Problem::new(Code::SyntaxOther, "broken", 0..1),
            Problem::new(Code::ValueWrongKind, "same line", 2..3),
            Problem::new(Code::KeyMissing, "perhaps it stood there", 7..7),
            Problem::new(Code::KeyUnknown, "another line", 5..6),
        ];
        let left = Problems::gather(texts, problems, Vec::new()).problems;
        assert_eq!(left.iter().map(|p| p.code).collect::<Vec<_>>(), [Code::SyntaxOther, Code::KeyUnknown]);
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

//! Problems as people read them, and as JSON.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode,
};
use serde_json::{Value, json};

use super::Scenario;
use super::problem::{Note, Problem, Problems, Related};
use super::source::{Correction, Place, Span, Texts};
use crate::language::say;
use crate::letters::{self, harmless};

/// How problems are drawn; whoever knows the terminal decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawing {
    /// Unicode lines and colours.
    Colour,
    /// Unicode lines, no colours.
    Plain,
    /// Nothing but ASCII.
    Ascii,
}

/// More problems than this are counted, not drawn.
const MOST_DRAWN: usize = 50;
/// Columns that numbers of lines and the arrow of a label take.
const MARGIN: usize = 12;
/// A longer line is not quoted: it would fill the screen.
const LONGEST_LINE: usize = 160;
/// A file larger than this is not quoted: finding lines in it takes too long.
const LARGEST_QUOTED: usize = 1 << 20;

impl Problems {
    /// All problems, each with its place in the file.
    pub fn render(&self, drawing: Drawing, width: usize) -> String {
        let mut text = String::new();
        for (at, problem) in self.problems.iter().take(MOST_DRAWN).enumerate() {
            text.push_str(if at == 0 { "" } else { "\n" });
            text.push_str(&render(&Shown::problem(problem, &self.texts), drawing, width));
        }
        let left = self.problems.len().saturating_sub(MOST_DRAWN);
        if left > 0 {
            text.push_str(&say!("scenario-and-left-more-problems", left = left));
        }
        text
    }

    /// The notes gathered on the way, each in a few lines.
    pub fn notes_text(&self) -> String {
        notes_text(&self.notes, &self.texts)
    }

    /// All problems and notes as JSON: code, message, expected, help, file, line, column; and lines to correct.
    pub fn to_json(&self) -> String {
        let problems = self.problems.iter().map(|problem| problem_json(problem, &self.texts)).collect();
        let notes = self.notes.iter().map(|note| note_json(note, &self.texts)).collect();
        checked_json(problems, notes, &self.corrections())
    }
}

impl Scenario {
    /// What is worth knowing, each note in a few lines with its place and code.
    pub fn notes_text(&self) -> String {
        notes_text(&self.notes, &self.texts)
    }

    /// What a check of a good file found as JSON, in the form of [`Problems::to_json`]: no problems, and its notes.
    pub fn checked_json(&self) -> String {
        let notes = self.notes.iter().map(|note| note_json(note, &self.texts)).collect();
        checked_json(Vec::new(), notes, &self.corrections())
    }
}

/// Columns of notes.
const COLUMNS: usize = 80;
/// How the first line of a note begins, and the others.
fn note_lead() -> String {
    say!("scenario-note")
}
const INDENT: &str = "        ";

fn notes_text(notes: &[Note], texts: &Texts) -> String {
    notes.iter().map(|note| wrapped(&told(note, texts))).collect()
}

fn told(note: &Note, texts: &Texts) -> String {
    match &note.span {
        Some(span) => {
            say!(
                "scenario-message-code-line-texts",
                message = note.message,
                code = note.code.name(),
                texts = texts.line(span),
                beneath = beneath(span, texts)
            )
        }
        None => format!("{} ({})", note.message, note.code),
    }
}

/// Which file a line stands in, where it is not the first.
fn beneath(span: &Span, texts: &Texts) -> String {
    let place = texts.place(span).filter(|_| texts.is_beneath(span));
    place.map_or(String::new(), |place| say!("scenario-of-place", place = place.name))
}

fn wrapped(text: &str) -> String {
    let mut lines = vec![note_lead()];
    for word in harmless(text).split_whitespace() {
        let fits =
            lines.last().is_some_and(|line| line.chars().count() + 1 + word.chars().count() <= COLUMNS);
        match lines.last_mut() {
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{INDENT}{word}")),
        }
    }
    lines.join("\n") + "\n"
}

fn checked_json(problems: Vec<Value>, notes: Vec<Value>, corrections: &[Correction]) -> String {
    let line = |of: &Correction| json!({ "line": of.line, "before": of.before, "after": of.after });
    let corrections: Vec<Value> = corrections.iter().map(line).collect();
    let all = json!({ "problems": problems, "notes": notes, "corrections": corrections });
    letters::escaped(&format!("{all:#}\n"))
}

fn problem_json(problem: &Problem, texts: &Texts) -> Value {
    let related: Vec<Value> = problem
        .related
        .iter()
        .map(|related| json!({ "message": related.message, "place": place_json(&related.span, texts) }))
        .collect();
    json!({
        "code": problem.code.name(),
        "message": problem.message,
        "expected": problem.expected,
        "help": problem.help,
        "place": place_json(&problem.span, texts),
        "related": related,
    })
}

fn note_json(note: &Note, texts: &Texts) -> Value {
    let place = note.span.as_ref().map(|span| place_json(span, texts));
    json!({ "code": note.code.name(), "message": note.message, "place": place })
}

fn place_json(span: &Span, texts: &Texts) -> Value {
    texts.place(span).map_or(Value::Null, |place| match place.text {
        "" => json!({ "file": place.name, "line": null, "column": null }),
        _ => json!({ "file": place.name, "line": place.line, "column": place.column }),
    })
}

/// A problem as the drawing library wants it.
#[derive(Debug)]
struct Shown {
    code: &'static str,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    source: Option<NamedSource<String>>,
}

impl Shown {
    fn problem(problem: &Problem, texts: &Texts) -> Self {
        let place = texts.place(&problem.span);
        let quoted = place.as_ref().filter(|place| is_quotable(place));
        let source = quoted.map(|place| NamedSource::new(harmless(place.name), harmless(place.text)));
        let expected =
            problem.expected.as_ref().map(|expected| say!("scenario-expected-expected", expected = expected));
        let fits = |expected: &String| place.as_ref().is_none_or(|place| fits_beside(place, expected));
        let (beside, below): (Vec<String>, Vec<String>) = expected.into_iter().partition(fits);
        let main = label(&problem.span, beside.into_iter().next(), texts);
        let text_of = |span: &Span| texts.place(span).map(|place| place.text.as_ptr());
        let (related, elsewhere): (Vec<&Related>, Vec<&Related>) =
            problem.related.iter().partition(|related| text_of(&related.span) == text_of(&problem.span));
        let elsewhere = elsewhere.into_iter().filter_map(|related| quoted_elsewhere(related, texts));
        let help: Vec<String> = problem.help.clone().into_iter().chain(below).chain(elsewhere).collect();
        let related = related
            .into_iter()
            .filter_map(|related| label(&related.span, Some(related.message.clone()), texts));
        Self {
            code: problem.code.name(),
            message: harmless(&problem.message),
            help: (!help.is_empty()).then(|| harmless(&help.join("\n"))),
            labels: main.into_iter().chain(related).collect(),
            source,
        }
    }
}

/// What belongs to a problem and stands in another text than it, where that cannot be drawn beside it: a flag, or another
/// file and its line.
fn quoted_elsewhere(related: &Related, texts: &Texts) -> Option<String> {
    let place = texts.place(&related.span)?;
    let line = place.text.lines().nth(place.line.saturating_sub(1)).filter(|_| is_quotable(&place))?;
    let at = match place.name.starts_with("--") {
        true => place.name.to_owned(),
        false => format!("{}:{}", place.name, place.line),
    };
    Some(say!("scenario-elsewhere", at = at, line = line.trim(), message = related.message))
}

/// Whether a text fits beside the place it is about; otherwise it stands below.
fn fits_beside(place: &Place<'_>, text: &str) -> bool {
    let marked = place.text.get(place.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
    MARGIN + place.column + marked / 2 + text.chars().count() <= COLUMNS
}

/// Whether the text of a place can be quoted.
fn is_quotable(place: &Place<'_>) -> bool {
    let line = place.text.lines().nth(place.line.saturating_sub(1));
    (1..=LARGEST_QUOTED).contains(&place.text.len()) && line.is_none_or(|line| line.len() <= LONGEST_LINE)
}

fn label(span: &Span, text: Option<String>, texts: &Texts) -> Option<LabeledSpan> {
    let place = texts.place(span)?;
    let first_line =
        place.text.get(place.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
    Some(LabeledSpan::new(text.map(|text| harmless(&text)), place.span.start, first_line))
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

fn render(shown: &Shown, drawing: Drawing, width: usize) -> String {
    let theme = match drawing {
        Drawing::Colour => GraphicalTheme::unicode(),
        Drawing::Plain => GraphicalTheme::unicode_nocolor(),
        Drawing::Ascii => GraphicalTheme::none(),
    };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_links(false).with_width(width.max(NARROWEST));
    let mut text = String::new();
    match handler.render_report(&mut text, shown) {
        Ok(()) => text.split_inclusive('\n').map(with_our_label).collect(),
        Err(fmt::Error) => format!("{}: {}\n", shown.code, shown.message),
    }
}

/// What the drawing writes before what to do, behind a colour or none.
const HELP: &str = "  help: ";

/// The line that says what to do, with that word in the language that is chosen.
fn with_our_label(line: &str) -> String {
    match line.split_once(HELP) {
        Some((colour, rest)) if !colour.contains(' ') => format!("{colour}{}{rest}", say!("scenario-help")),
        Some(_) | None => line.to_owned(),
    }
}

/// Narrower than this, lines cannot be wrapped sensibly.
const NARROWEST: usize = 40;

#[cfg(test)]
mod tests {
    use crate::scenario::{Overrides, Problems, check};

    use super::Drawing;

    const BROKEN: &str = r#"read_on = 2026-11-30
region = "Germny"
[plan]
sise = "200 GB"
size = "200"
[[person]]
name = "A"
icloud = { photos = "40 GB", total = "12 GB" }
[[event]]
on = 2027-05-01
what = "turn of iCloud Photos"
"#;

    fn problems() -> Problems {
        check("broken.toml", BROKEN, &Overrides::default()).unwrap_err()
    }

    #[test]
    fn everything_wrong_is_drawn_at_once() {
        insta::assert_snapshot!("everything_wrong", problems().render(Drawing::Plain, 80));
    }

    #[test]
    fn ascii_is_ascii() {
        assert!(problems().render(Drawing::Ascii, 80).is_ascii());
        assert!(!problems().render(Drawing::Colour, 80).is_empty());
    }

    #[test]
    fn what_a_flag_says_is_quoted_where_the_file_is_marked() {
        let text = "read_on = 2026-11-30\nregion = \"DE\"\n[plan]\nsize = \"200 GB\"\nused = \"100 GB\"\n\
                    [[person]]\nname = \"A\"\nicloud = { photos = \"60 GB\" }\n\
                    [[person]]\nname = \"B\"\nicloud = { photos = \"30 GB\" }\n";
        let set = vec![("person.1.icloud.photos".to_owned(), "70GB".to_owned())];
        let problems = check("two.toml", text, &Overrides { set, ..Overrides::default() }).unwrap_err();
        let drawn = problems.render(Drawing::Plain, 80);
        assert!(drawn.contains("--set person.1.icloud.photos = \"70GB\": B's photos"), "{drawn}");
    }

    #[test]
    fn json_says_where() {
        let json: serde_json::Value = serde_json::from_str(&problems().to_json()).unwrap();
        let first = &json["problems"][0];
        assert_eq!(
            (first["place"]["line"].as_u64(), first["code"].as_str()),
            (Some(2), Some("region.unknown"))
        );
    }
}

//! The first page: what a family needs to know, in the answer's own words and without those meant for the file.

use super::picture::Picture;
use super::todo::ToDo;
use crate::language::say;
use crate::report::charts::Titles;
use crate::report::figures::{Chart, forecast};
use crate::report::files::ReportError;
use crate::report::locale::Dated;
use crate::report::text::{Answer, Group, Label, ask_the_phone};
use crate::report::words::{capitalised, clean, horizon_in_words, thousands};
use crate::report::{Headline, News, Run};

/// What a family needs to know.
pub struct Family {
    /// When the numbers were read.
    pub read_on: String,
    /// The answer in a sentence.
    pub verdict: String,
    /// How it stands, as the name of a style.
    pub tone: Tone,
    /// What belongs to the verdict.
    pub more: Vec<String>,
    /// How the backups stand today.
    pub today: Vec<String>,
    /// What follows later, and gaps besides.
    pub later: Vec<String>,
    /// What to do about it.
    pub to_do: ToDo,
    /// What is paid.
    pub costs: Vec<String>,
    /// The one picture.
    pub chart: Option<Picture>,
    /// What a future is.
    pub futures: String,
}

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A backup fails on the day the numbers were read.
    Failing,
    /// Something lies ahead.
    Ahead,
    /// Nothing stops.
    Fine,
}

impl Tone {
    /// How a headline stands.
    pub const fn of(news: &News<'_>) -> Self {
        match news {
            News::FailingToday(_) | News::NothingOn => Self::Failing,
            News::AllWork => Self::Fine,
            _ => Self::Ahead,
        }
    }

    /// The name of its style.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Failing => "failing",
            Self::Ahead => "ahead",
            Self::Fine => "fine",
        }
    }
}

impl Family {
    /// The first page of a run.
    ///
    /// # Errors
    /// Where the picture cannot be drawn.
    pub fn of(run: Run) -> Result<Self, ReportError> {
        let groups = Answer::of(run).groups();
        let headline = Headline::most_urgent(run);
        let verdict = headline.map_or_else(String::new, |headline| format!("{}.", headline.sentence()));
        Ok(Self {
            read_on: run.context.read_on.in_full(),
            tone: headline.map_or(Tone::Fine, |headline| Tone::of(&headline.news)),
            more: more(&groups, &verdict),
            today: texts(&groups, Label::Today).filter(|text| *text != ask_the_phone()).collect(),
            later: later(&groups),
            to_do: ToDo::of(run),
            costs: texts(&groups, Label::Plan)
                .chain(texts(&groups, Label::Pays))
                .map(|text| sentence(&text))
                .collect(),
            chart: chart(run, headline)?,
            futures: futures(run),
            verdict,
        })
    }
}

/// The picture of the pool the verdict is about.
pub fn chart(run: Run, headline: Option<Headline<'_>>) -> Result<Option<Picture>, ReportError> {
    let figure = headline.and_then(|headline| forecast(run, headline.pool));
    figure.map(|figure| Picture::of(&Chart::Forecast(figure), Titles::LeftOut)).transpose()
}

/// What is said first, without the verdict itself.
fn more(groups: &[Group], verdict: &str) -> Vec<String> {
    let first = groups.iter().find(|group| group.label == Label::First);
    let said = |text: &&String| verdict.trim_end_matches('.') != text.trim_end_matches('.');
    first.map_or_else(Vec::new, |group| {
        joined(group.texts.iter().filter(said)).iter().map(|text| bare(text)).collect()
    })
}

/// A range that stands alone needs no brackets.
fn bare(text: &str) -> String {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(")."));
    inside.map_or_else(|| text.to_owned(), sentence)
}

/// A range in brackets belongs to the sentence before it.
fn joined<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for text in texts {
        match sentences.last_mut() {
            Some(last) if text.starts_with('(') => last.push_str(&format!(" {text}")),
            _ => sentences.push(text.clone()),
        }
    }
    sentences
}

/// What follows, each in its first sentence; and gaps.
fn later(groups: &[Group]) -> Vec<String> {
    let then = groups.iter().filter(|group| group.label == Label::Then);
    let firsts = then.filter_map(|group| joined(group.texts.iter()).into_iter().next());
    firsts.chain(texts(groups, Label::Also).map(|text| sentence(&text))).collect()
}

fn texts(groups: &[Group], label: Label) -> impl Iterator<Item = String> {
    groups.iter().filter(move |group| group.label == label).flat_map(|group| group.texts.iter().cloned())
}

/// A text with a capital at its start and a full stop at its end.
pub fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{stop}", capitalised(clean(text)))
}

fn futures(run: Run) -> String {
    let span = horizon_in_words(run.household.horizon);
    if run.is_certain() {
        return say!("pages-one-future-of-span", span = span);
    }
    say!("pages-nobody-knows-how-many", thousands = thousands(run.findings.futures), span = span)
}

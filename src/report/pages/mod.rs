//! Pages for a browser and for paper: `report.html` for the family and for whoever advises it, `sheet.html` for the
//! fridge, `index.html` for a week's cases. Each is one file that needs no other and no network.
//!
//! Words come from where the printed answer gets them; the templates hold the frame around them, and escape everything
//! that is put into it but our own drawings and style sheets.

mod adviser;
mod assumptions;
mod blocks;
mod differences;
mod family;
mod head;
mod index;
mod look;
mod names;
mod picture;
mod readings;
mod sheet;
mod taps;
mod todo;

pub use assumptions::{Value, Voice};
pub use differences::differences;
pub use index::{CaseFiles, index_html};
pub use names::Names;
pub use sheet::{Paper, sheet_html};

use askama::Template;

use super::compare::Compared;
use super::explain::Section;
use super::files::ReportError;
use super::imprint::Imprint;
use super::locale::current;
use super::words::clean;
use super::{Fullness, Run};
use crate::analysis::sensitivity::Sensitivity;
use crate::letters::harmless;
use blocks::Blocks;
use family::Family;
use head::Head;
use look::Look;

/// What the adviser's part of the report is made of beside the run itself.
#[derive(Clone, Copy)]
pub struct Background<'a> {
    /// Plans and people who move, on the same futures.
    pub compared: Compared<'a>,
    /// Which unknowns move the answer.
    pub sensitivity: &'a Sensitivity,
    /// The middle future, explained: what it is, how the backups stand, each spell.
    pub explained: &'a [Section],
    /// What the file does not speak of.
    pub left_out: &'a Section,
    /// Every value of the scenario with where it came from.
    pub values: &'a [Value],
    /// The scenario as run.
    pub resolved: &'a str,
}

/// A part of the report with a heading of its own.
struct Chapter {
    /// Where links lead.
    id: &'static str,
    /// Its heading.
    title: String,
    /// What is in it.
    body: Blocks,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Report<'a> {
    head: Head,
    rough: Option<String>,
    paper: Option<Paper>,
    hash: &'a str,
    seed: u64,
    family: Family,
    chapters: Vec<Chapter>,
}

/// The bytes of `report.html`, asked for by a command of these words.
///
/// # Errors
/// Where a picture cannot be drawn or the page cannot be put together.
pub fn report_html(run: Run, background: Background<'_>, command: &[String]) -> Result<Vec<u8>, ReportError> {
    let context = run.context;
    let family = Family::of(run)?;
    let chapters = adviser::chapters(run, background)?;
    let pictures = chapters.iter().flat_map(|chapter| chapter.body.pictures()).chain(&family.chart);
    let recolourings = pictures.flat_map(|picture| picture.dark.iter().cloned()).collect();
    let report = Report {
        head: Head::of(clean(&context.title), &Imprint::of_run(run, command), Look::of(&recolourings))
            .with_script(),
        rough: rough(run),
        paper: paper(),
        hash: &context.scenario_hash,
        seed: run.findings.seed,
        family,
        chapters,
    };
    rendered("report.html", &report)
}

/// The paper of the locale, where one was chosen; else whatever is in the reader's printer.
fn paper() -> Option<Paper> {
    Some(current()).filter(|locale| !locale.is_default()).map(|locale| locale.paper)
}

/// What is said above everything where nothing is known about how full iCloud is.
fn rough(run: Run) -> Option<String> {
    (run.context.fullness == Fullness::Guessed).then(super::text::rough)
}

/// A page as bytes, with a line feed at its end.
fn rendered(file: &str, page: &impl Template) -> Result<Vec<u8>, ReportError> {
    let failed =
        |error: askama::Error| ReportError::Format { file: file.to_owned(), reason: error.to_string() };
    let mut text = page.render().map_err(failed)?;
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(harmless(&text).into_bytes())
}

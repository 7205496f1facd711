//! A week's cases on one page, worst first, with links to each case's files.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::head::Head;
use super::look::Look;
use super::rendered;
use crate::language::say;
use crate::report::batch::Case;
use crate::report::files::ReportError;
use crate::report::words::clean;

/// Files of a case that are worth a link, with the link's words.
fn linked() -> [(&'static str, String); 3] {
    [
        ("report.html", say!("pages-link-report")),
        ("sheet.html", say!("pages-link-sheet")),
        ("summary.json", say!("pages-link-summary")),
    ]
}

/// The names of what was written into each case's folder, by the case's name.
pub type CaseFiles = BTreeMap<String, Vec<String>>;

/// A link to a file of a case.
struct Link {
    place: String,
    word: String,
}

struct Row<'a> {
    case: &'a Case,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    head: Head,
    rows: Vec<Row<'a>>,
    broken: usize,
}

/// The bytes of `index.html`.
///
/// # Errors
/// Where the page cannot be put together.
pub fn index_html(cases: &[Case], files: &CaseFiles, version: &str) -> Result<Vec<u8>, ReportError> {
    let none = Vec::new();
    let links = |case: &Case| links(&case.case, files.get(&case.case).unwrap_or(&none));
    let rows = cases.iter().map(|case| Row { case, links: links(case) });
    let index = Index {
        head: Head::of_index(
            say!("pages-icloud-backups-cases-cases", cases = cases.len()),
            version,
            Look::of(&BTreeSet::new()),
        ),
        rows: rows.collect(),
        broken: cases.iter().filter(|case| case.is_broken()).count(),
    };
    rendered("index.html", &index)
}

fn links(case: &str, files: &[String]) -> Vec<Link> {
    let has = |name: &str| files.iter().any(|of| of == name);
    let picture = files.iter().find(|name| name.starts_with("forecast") && name.ends_with(".png"));
    let fixed = linked().into_iter().filter(|(name, _)| has(name));
    let all = fixed.map(|(name, word)| (name.to_owned(), word));
    let all = all.chain(picture.map(|name| (name.clone(), say!("pages-chart"))));
    all.map(|(name, word)| Link { place: format!("{case}/{name}"), word }).collect()
}

impl Row<'_> {
    /// The case in words.
    fn words(&self) -> String {
        clean(&self.case.sentence())
    }

    /// The name of its style.
    fn tone(&self) -> &'static str {
        match () {
            () if self.case.is_broken() || self.case.fails_today() => "failing",
            () if self.case.may_fail() => "ahead",
            () => "fine",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn each_case_links_to_its_files_and_stays_text() {
        let family = fixture::family();
        let hostile = "<script>alert(1)</script> & \"co\"";
        let cases = [
            Case::broken("b #1", "b.toml", vec![hostile.to_owned()]),
            Case::of(family.run(), "family", "f.toml", hostile),
        ];
        let names = ["report.html", "summary.json", "forecast.png"].map(str::to_owned).to_vec();
        let html = index_html(&cases, &CaseFiles::from([("family".to_owned(), names)]), "0.1.0").unwrap();
        let html = String::from_utf8(html).unwrap();
        assert!(
            html.contains("href=\"family/report.html\"") && html.contains("href=\"family/forecast.png\"")
        );
        assert!(!html.contains("<script>alert") && !html.contains("b #1/"));
    }
}

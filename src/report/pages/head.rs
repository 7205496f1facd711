//! What every page has around its text: its head, and the script of a page that has one.

use super::look::{self, Look};
use crate::language::{self, Language};
use crate::report::imprint::Imprint;
use crate::report::locale::{Locale, Marks, current, month_short};

/// The head of a page.
pub struct Head {
    /// What the page is called.
    pub title: String,
    /// Version of the program.
    pub version: String,
    /// All it takes to make the page again; empty where it is made of others.
    pub imprint: String,
    /// How the page looks.
    pub look: Look,
    /// What a browser that runs scripts adds; empty where nothing.
    pub script: &'static str,
    /// The code of the language it is in.
    pub language: &'static str,
    /// The short names of months, for the script; `None` where they are English.
    pub months: Option<String>,
    /// What stands before decimals, and all that may stand between groups of digits, for the script; `None` where that is a
    /// point and a comma.
    pub marks: Option<(char, String)>,
}

impl Head {
    /// The head of a page that can be made again.
    pub fn of(title: String, imprint: &Imprint, look: Look) -> Self {
        Self {
            title,
            version: imprint.version.clone(),
            imprint: imprint.json(),
            look,
            script: "",
            language: language::current().code(),
            months: months(),
            marks: marks(),
        }
    }

    /// The head of a page about others.
    pub fn of_index(title: String, version: &str, look: Look) -> Self {
        Self {
            title,
            version: version.to_owned(),
            imprint: String::new(),
            look,
            script: look::SCRIPT,
            language: language::current().code(),
            months: months(),
            marks: marks(),
        }
    }

    /// The same with values to point at and tables that sort.
    pub fn with_script(self) -> Self {
        Self { script: look::SCRIPT, ..self }
    }
}

/// The short names of months in small letters, where they are not English.
fn months() -> Option<String> {
    let names = || (0..12).map(month_short).collect::<Vec<_>>().join(" ").to_lowercase();
    (language::current() != Language::English).then(names)
}

/// The signs of numbers, where they are not the default's.
fn marks() -> Option<(char, String)> {
    let signs = |locale: &Locale| {
        let Marks { numbers, prices } = locale.marks;
        let groups = std::iter::once(numbers.group).chain((prices != numbers).then_some(prices.group));
        (numbers.decimal, groups.collect())
    };
    Some(signs(current())).filter(|marks| *marks != signs(Locale::default()))
}

//! What every page has around its text: its head, and the script of a page that has one.

use super::look::{self, Look};
use crate::report::imprint::Imprint;

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
}

impl Head {
    /// The head of a page that can be made again.
    pub fn of(title: String, imprint: &Imprint, look: Look) -> Self {
        Self { title, version: imprint.version.clone(), imprint: imprint.json(), look, script: "" }
    }

    /// The head of a page about others.
    pub fn of_index(title: String, version: &str, look: Look) -> Self {
        Self { title, version: version.to_owned(), imprint: String::new(), look, script: look::SCRIPT }
    }

    /// The same with values to point at and tables that sort.
    pub fn with_script(self) -> Self {
        Self { script: look::SCRIPT, ..self }
    }
}

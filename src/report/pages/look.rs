//! How pages look: one style sheet for all of them, the faces of the pictures, and their colours in the dark.

use std::collections::BTreeSet;

use crate::report::charts::inline::{FACES, Recolouring};

/// The style sheet of every page.
const SHEET: &str = include_str!("templates/look.css");
/// What a browser that runs scripts adds: values under the pointer, tables that sort.
pub const SCRIPT: &str = include_str!("templates/page.js");

/// The style sheets of a page.
pub struct Look {
    /// The faces.
    pub faces: &'static str,
    /// Everything else.
    pub sheet: &'static str,
    /// The pictures' colours on a dark screen; paper stays light.
    pub dark: String,
}

impl Look {
    /// The look of a page with such pictures.
    pub fn of(recolourings: &BTreeSet<Recolouring>) -> Self {
        Self { faces: FACES, sheet: SHEET, dark: dark(recolourings) }
    }
}

fn dark(recolourings: &BTreeSet<Recolouring>) -> String {
    let rule = |of: &Recolouring| {
        format!(".picture [{}=\"{}\"]{{{}:{}}}\n", of.property, of.from, of.property, of.to)
    };
    match recolourings.is_empty() {
        true => String::new(),
        false => format!(
            "@media screen and (prefers-color-scheme:dark){{\n{}}}\n",
            recolourings.iter().map(rule).collect::<String>()
        ),
    }
}

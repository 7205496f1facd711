//! A comparison as people and programs get to see it: a table, what is sure of the differences, why each loses.

mod files;
mod markdown;
mod page;
mod table;
mod words;

use super::Context;
use super::words::horizon_in_words;
use crate::analysis::compare::{Comparison, Row};
use crate::model::household::Household;
use crate::units::{Currency, Money, numbers};

pub use files::{compare_csv, compare_json};
pub(in crate::report) use page::{
    beside_which, closing, told_best, told_differences, told_notes, told_reasons, why_not,
};
pub(in crate::report) use table::columns;
pub(in crate::report) use words::shown_name;

/// A comparison, the household it starts from, and facts about the run.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The household as it is.
    pub household: &'a Household,
    /// What was found.
    pub comparison: &'a Comparison,
    /// Facts about the run.
    pub context: &'a Context,
    /// Seed of all draws.
    pub seed: u64,
    /// Code of the region of the prices.
    pub region: &'a str,
}

impl<'a> Compared<'a> {
    /// The comparison as text of 80 columns, every line with its line feed.
    pub fn text(self) -> String {
        page::rows(self).iter().map(|row| format!("{row}\n")).collect()
    }

    /// The same as Markdown.
    pub fn markdown(self) -> String {
        markdown::text(self)
    }

    /// The same as lines.
    pub fn printed(self) -> Vec<String> {
        page::rows(self)
    }

    /// Its alternatives, the present one first.
    pub(in crate::report) fn rows(self) -> &'a [Row] {
        &self.comparison.rows
    }

    /// The currency of its prices.
    pub(in crate::report) fn currency(self) -> &'a Currency {
        &self.household.currency
    }

    /// Whether the horizon is no longer than a year: what happens within one is all there is.
    fn within_a_year(self) -> bool {
        let horizon = self.household.horizon;
        horizon.last < horizon.first.plus_months(12)
    }

    /// The length of its horizon in words.
    pub(in crate::report) fn span(self) -> String {
        horizon_in_words(self.household.horizon)
    }
}

/// A mean in minor units as an amount.
fn amount(minor_units: f64) -> Money {
    Money(numbers::round_half_up(minor_units))
}

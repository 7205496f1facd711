//! What the answer rests on: every value with where it came from, and the sources behind the guesses.

use std::collections::BTreeMap;

use super::blocks::{Blocks, Kind, Table};
use crate::catalogue::sources::{Rule, Source, default_row, rules, sources};
use crate::language::say;

/// A value of the scenario as run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// The key's path: `person."Parent A".icloud.photos`.
    pub path: String,
    /// The value, as the scenario file writes it.
    pub value: String,
    /// What stands behind it; empty where the value says it.
    pub meaning: String,
    /// Where it came from: `typed, line 12`, `profile average`.
    pub origin: String,
    /// Who says so.
    pub voice: Voice,
    /// The row of the catalogue it rests on.
    pub row: Option<&'static str>,
}

/// Who says what a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The scenario's author.
    Author,
    /// The program: a profile, a default, what typed totals leave.
    Program,
}

/// The values nobody typed; those that were stand in the scenario, each with its line.
pub fn values(blocks: &mut Blocks, values: &[Value]) {
    let row = |value: &Value| {
        let said = match value.meaning.as_str() {
            "" => value.value.clone(),
            meaning => format!("{} ({meaning})", value.value),
        };
        let trust = value.row.and_then(default_row).map_or("", |row| row.confidence);
        vec![value.path.clone(), said, value.origin.clone(), trust.to_owned()]
    };
    let columns = [
        (say!("pages-what"), Kind::Words),
        (say!("pages-value"), Kind::Words),
        (say!("pages-where-from"), Kind::Words),
        (say!("pages-trust"), Kind::Words),
    ];
    let guessed = values.iter().filter(|value| value.voice == Voice::Program);
    blocks.table(Table::new(say!("pages-what-nobody-typed"), &columns, guessed.map(row).collect()));
}

/// The defaults that some values rest on, with their sources.
pub fn defaults(blocks: &mut Blocks, values: &[Value]) {
    let used: BTreeMap<&str, &Value> = values.iter().filter_map(|value| Some((value.row?, value))).collect();
    let rows = used.keys().filter_map(|name| default_row(name)).map(|row| {
        [row.parameter, row.value, row.unit, row.source, row.confidence].map(str::to_owned).to_vec()
    });
    let columns = [
        say!("pages-default"),
        say!("pages-value"),
        say!("pages-unit"),
        say!("pages-source"),
        say!("pages-trust"),
    ]
    .map(|name| (name, Kind::Words));
    blocks.table(Table::new(say!("pages-defaults-used-with-sources"), &columns, rows.collect()));
}

/// The rules that no page of the makers settles.
pub fn open_rules(blocks: &mut Blocks) {
    let open =
        |rule: &&Rule| ["open", "inference", "third-party"].iter().any(|word| rule.basis.contains(word));
    let row = |rule: &Rule| [rule.id, rule.statement, rule.basis].map(str::to_owned).to_vec();
    let columns = [
        (say!("pages-rule"), Kind::Words),
        (say!("pages-what-is-taken-to"), Kind::Words),
        (say!("pages-rests-on"), Kind::Words),
    ];
    blocks.table(Table::new(
        say!("pages-rules-not-settled-by"),
        &columns,
        rules().iter().filter(open).map(row).collect(),
    ));
}

/// Every page and data set.
pub fn all_sources(blocks: &mut Blocks) {
    let row = |source: &Source| {
        [source.id, source.publisher, source.title, source.place, source.page_date]
            .map(str::to_owned)
            .to_vec()
    };
    let columns = [
        say!("pages-id"),
        say!("pages-publisher"),
        say!("pages-title"),
        say!("pages-where"),
        say!("pages-date"),
    ]
    .map(|name| (name, Kind::Words));
    blocks.table(Table::new(
        say!("pages-pages-and-data-sets"),
        &columns,
        sources().iter().map(row).collect(),
    ));
}

//! One table, read key by key.

use super::{Reader, Typed, unknown_word, unreadable, wrong_kind};
use crate::calendar::Day;
use crate::laws::Law;
use crate::quantity::{
    self, Base, Duration, GrowthQuantity, QuantityError, Screen, SpeedQuantity, WindowQuantity,
};
use crate::scenario::keys::{Kind, TableKeys};
use crate::scenario::problem::Problem;
use crate::scenario::source::{Node, Span, Table, Value};
use crate::units::Bytes;

/// A table being read.
pub struct Section<'a> {
    reader: &'a Reader<'a>,
    keys: &'static TableKeys,
    table: &'a Table,
    /// Where the table stands.
    pub span: Span,
}

impl<'a> Section<'a> {
    /// A table whose keys were checked.
    pub const fn new(reader: &'a Reader<'a>, keys: &'static TableKeys, table: &'a Table, span: Span) -> Self {
        Self { reader, keys, table, span }
    }

    /// The value of a key, whatever it is.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        debug_assert!(self.keys.key(key).is_some(), "{} has no key {key}", self.keys.name);
        self.table.get(key)
    }

    /// Notes a problem.
    pub fn report(&self, problem: Problem) {
        self.reader.report(problem);
    }

    /// Checks that a key is there at all.
    pub fn require(&self, key: &str, why: &str) {
        if self.node(key).is_none() {
            self.missing(key, why);
        }
    }

    /// Says that a key must be there.
    pub fn missing(&self, key: &str, why: &str) {
        let example = self.keys.key(key).map_or("", |key| key.example);
        self.report(
            Problem::new("key.missing", format!("{} has no `{key}`", self.keys.name), self.span.clone())
                .expected(why.to_owned())
                .help(format!("for instance `{key} = {example}`")),
        );
    }

    /// Says that a value is of the wrong kind.
    pub fn refuse(&self, key: &str, node: &Node) {
        let known = self.keys.key(key);
        let expected = known.map_or_else(String::new, |key| key.kind.expected());
        self.report(wrong_kind(node, key, &expected, known));
    }

    /// Free text that is not empty.
    pub fn text(&self, key: &str) -> Option<Typed<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(self.typed(text.clone(), node)),
            Value::Text(_) => {
                self.report(
                    Problem::new("value.empty", format!("`{key}` is empty"), node.span.clone())
                        .help(format!("leave the key out, or write for instance `{}`", self.example(key))),
                );
                None
            }
            _ => self.wrong(key, node),
        }
    }

    /// `true` or `false`.
    pub fn switch(&self, key: &str) -> Option<Typed<bool>> {
        let node = self.node(key)?;
        match node.value {
            Value::Switch(on) => Some(self.typed(on, node)),
            _ => self.wrong(key, node),
        }
    }

    /// A whole number within the ends the description gives.
    pub fn whole(&self, key: &str) -> Option<Typed<i64>> {
        let node = self.node(key)?;
        match (&node.value, self.kind(key)) {
            (Value::Whole(number), Some(Kind::Whole(least, most))) if (least..=most).contains(number) => {
                Some(self.typed(*number, node))
            }
            _ => self.wrong(key, node),
        }
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Typed<Day>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Date(day) => Some(self.typed(*day, node)),
            _ => self.wrong(key, node),
        }
    }

    /// One of the words the description gives, as the value paired with it.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<Typed<T>> {
        let node = self.node(key)?;
        let Value::Text(text) = &node.value else { return self.wrong(key, node) };
        let found = choices.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim()));
        if let Some((_, value)) = found {
            return Some(self.typed(*value, node));
        }
        self.report(unknown_word(text, node, &choices.iter().map(|(word, _)| *word).collect::<Vec<_>>()));
        None
    }

    /// A size.
    pub fn size(&self, key: &str) -> Option<Typed<Bytes>> {
        let base = self.base(key);
        self.quantity(key, |text| quantity::size(text, base))
    }

    /// Growth.
    pub fn growth(&self, key: &str) -> Option<Typed<GrowthQuantity>> {
        let base = self.base(key);
        self.quantity(key, |text| quantity::growth(text, base))
    }

    /// A rate of which nothing is unknown.
    pub fn certain_rate(&self, key: &str) -> Option<Typed<GrowthQuantity>> {
        let typed = self.growth(key)?;
        if matches!(typed.value.law, Law::Certain(_)) {
            return Some(typed);
        }
        let message = format!("`{key}` is one value, not a law");
        self.report(
            Problem::new("value.out_of_range", message, typed.span)
                .expected("a size per day, week, month or year")
                .help(format!("for instance `{}`", self.example(key))),
        );
        None
    }

    /// How often something holds.
    pub fn frequency(&self, key: &str) -> Option<Typed<f64>> {
        self.quantity(key, quantity::frequency)
    }

    /// A line's speed in Mbit/s.
    pub fn speed(&self, key: &str) -> Option<Typed<SpeedQuantity>> {
        self.quantity(key, quantity::speed)
    }

    /// Hours.
    pub fn hours(&self, key: &str) -> Option<Typed<WindowQuantity>> {
        self.quantity(key, quantity::hours)
    }

    /// A span of calendar time.
    pub fn duration(&self, key: &str) -> Option<Typed<Duration>> {
        self.quantity(key, quantity::duration)
    }

    /// A number of days.
    pub fn days(&self, key: &str) -> Option<Typed<i32>> {
        self.quantity(key, quantity::days)
    }

    /// A share.
    pub fn share(&self, key: &str) -> Option<Typed<f64>> {
        self.quantity(key, quantity::percent)
    }

    /// A text read by a function of units; the word "typical" stands for nothing typed, where it may stand.
    pub fn quantity<T>(
        &self,
        key: &str,
        read: impl Fn(&str) -> Result<T, QuantityError>,
    ) -> Option<Typed<T>> {
        let node = self.node(key)?;
        let text = match &node.value {
            Value::Text(text) => text.clone(),
            Value::Whole(_) | Value::Real(_) => self.reader.texts.slice(&node.span).to_owned(),
            _ => return self.wrong(key, node),
        };
        if self.is_typical(key, &text) {
            return None;
        }
        match read(&text) {
            Ok(value) => Some(self.typed(value, node)),
            Err(error) => {
                self.report(unreadable(key, error, node));
                None
            }
        }
    }

    /// A table under this one.
    pub fn table(&self, key: &str) -> Option<Section<'a>> {
        let node = self.node(key)?;
        self.reader.open(node, self.inner_keys(key)?)
    }

    /// The tables of a list; one table alone counts as a list of one.
    pub fn tables(&self, key: &str) -> Vec<Section<'a>> {
        let (Some(node), Some(keys)) = (self.node(key), self.inner_keys(key)) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.reader.open(item, keys)).collect(),
            _ => self.reader.open(node, keys).into_iter().collect(),
        }
    }

    /// A table for each name: the names with their tables.
    pub fn named_tables(&self, key: &str) -> Vec<(Typed<String>, Section<'a>)> {
        let (Some(node), Some(keys)) = (self.node(key), self.inner_keys(key)) else { return Vec::new() };
        let Value::Table(table) = &node.value else {
            self.refuse(key, node);
            return Vec::new();
        };
        let named = table.entries.iter().filter_map(|entry| {
            let name =
                Typed { value: entry.key.clone(), text: entry.key.clone(), span: entry.key_span.clone() };
            Some((name, self.reader.open(&entry.node, keys)?))
        });
        named.collect()
    }

    /// Opens a table that stands where this table's key allows several kinds.
    pub fn open(&self, node: &'a Node, keys: &'static TableKeys) -> Option<Section<'a>> {
        self.reader.open(node, keys)
    }

    /// A value with the text and place of its node.
    pub fn typed<T>(&self, value: T, node: &Node) -> Typed<T> {
        Typed { value, text: self.reader.texts.slice(&node.span).to_owned(), span: node.span.clone() }
    }

    fn wrong<T>(&self, key: &str, node: &Node) -> Option<T> {
        self.refuse(key, node);
        None
    }

    fn kind(&self, key: &str) -> Option<Kind> {
        self.keys.key(key).map(|key| key.kind)
    }

    fn example(&self, key: &str) -> String {
        self.keys.key(key).map_or_else(String::new, |known| format!("{key} = {}", known.example))
    }

    fn base(&self, key: &str) -> Base {
        self.reader.units.get().base(self.kind(key).and_then(Kind::screen).unwrap_or(Screen::ICloud))
    }

    fn is_typical(&self, key: &str, text: &str) -> bool {
        text.trim() == "typical" && self.kind(key).is_some_and(Kind::allows_typical)
    }

    fn inner_keys(&self, key: &str) -> Option<&'static TableKeys> {
        self.kind(key).and_then(Kind::inner_keys)
    }
}

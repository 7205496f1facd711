//! One table, read key by key.

use super::{Reader, Typed, other_date, unknown_word, unreadable, wrong_kind};
use crate::calendar::Day;
use crate::language::say;
use crate::laws::Law;
use crate::quantity::{
    self, Base, Duration, GrowthQuantity, QuantityError, Screen, SpeedQuantity, WindowQuantity,
};
use crate::scenario::keys::{Kind, TableKeys};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::source::{Dated, Node, Span, Table, Value, dated};
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
        if self.node(key).is_none() && !self.is_misspelt(key) {
            self.missing(key, why);
        }
    }

    /// Whether an unknown key is told to be this one.
    fn is_misspelt(&self, key: &str) -> bool {
        let unknown = self.table.entries.iter().filter(|entry| self.keys.key(&entry.key).is_none());
        unknown.into_iter().any(|entry| self.keys.nearest(&entry.key) == Some(key))
    }

    /// Says that a key must be there.
    pub fn missing(&self, key: &str, why: &str) {
        let example = self.keys.key(key).map_or("", |key| key.example);
        self.report(
            Problem::new(
                Code::KeyMissing,
                say!("scenario-keys-has-no-key-2", keys = self.keys.shown(), key = key),
                self.span.clone(),
            )
            .expected(why.to_owned())
            .help(say!("scenario-add-a-line-for", key = key, example = example)),
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
                    Problem::new(
                        Code::ValueEmpty,
                        say!("scenario-key-is-empty", key = key),
                        node.span.clone(),
                    )
                    .expected(say!("scenario-text-between-the-quotation"))
                    .help(say!("scenario-leave-the-key-out", example = self.example(key))),
                );
                None
            }
            _ => self.wrong(key, node),
        }
    }

    /// `true` or `false`, or a word that means the same.
    pub fn switch(&self, key: &str) -> Option<Typed<bool>> {
        let node = self.node(key)?;
        let on = match &node.value {
            Value::Switch(on) => Some(*on),
            Value::Text(word) => switched(word),
            _ => None,
        };
        match on {
            Some(on) => Some(Typed { value: on, text: on.to_string(), span: node.span.clone() }),
            None => self.wrong(key, node),
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
        let dated = match &node.value {
            Value::Date(day) => return Some(self.typed(*day, node)),
            Value::Text(text) => dated(text),
            Value::Unusable(what) if *what == crate::scenario::source::impossible() => Dated::Impossible,
            _ => Dated::No,
        };
        match (dated, other_date(key, node, dated)) {
            (Dated::Exact(day), _) => {
                Some(Typed { value: day, text: day.to_string(), span: node.span.clone() })
            }
            (_, Some(problem)) => {
                self.report(problem);
                None
            }
            (_, None) => self.wrong(key, node),
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
        let message = say!("scenario-key-is-one-value", key = key);
        self.report(
            Problem::new(Code::ValueOutOfRange, message, typed.span)
                .expected(say!("scenario-a-size-per-day"))
                .help(say!("scenario-for-instance-example", example = self.example(key))),
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
                let example = self.keys.key(key).map_or("", |known| known.example);
                self.report(unreadable(key, error, node.span.clone(), example));
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

    /// A line with this key, as somebody would type it.
    pub fn example(&self, key: &str) -> String {
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

/// What people say for `true` and `false`.
fn switched(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

//! TOML text to a tree of our own: every syntax error at once, and whatever could be read beside them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::{Entry, Node, Span, Table, Value, dates, syntax};
use crate::language::say;
use crate::scenario::limits::{Limit, Limits, megabytes};
use crate::scenario::problem::{Code, Problem};

/// More full stops than this in one line nest keys deeper than any scenario does.
const MOST_DOTS_A_LINE: usize = 50;

/// What a text parsed to.
pub struct Parsed {
    /// The tree, as far as it could be read.
    pub root: Node,
    /// Every syntax error.
    pub problems: Vec<Problem>,
}

/// Parses a text whose first byte has the number `base`.
pub fn parse(text: &str, base: usize) -> Parsed {
    if let Some(problem) = too_deep(text, base) {
        return Parsed { root: empty(base), problems: vec![problem] };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let problems = syntax::problems(&errors, text, base);
    Parsed { root: Node { span: shifted(&table.span(), base), value: tree(table.get_ref(), base) }, problems }
}

fn empty(base: usize) -> Node {
    Node { value: Value::Table(Table::default()), span: base..base }
}

/// The problem of a text beyond the limit of files.
pub fn too_large(text: &str, limits: Limits) -> Option<Problem> {
    let most = limits.bytes(Limit::File);
    (text.len() > most).then(|| {
        Problem::new(Code::FileTooLarge, say!("source-this-file-has-length", length = text.len()), 0..0)
            .expected(say!(
                "source-at-most-largest-file",
                most = most,
                told = Limit::File.told(limits.of(Limit::File))
            ))
            .help(Limit::File.help(megabytes(text.len()), page()))
    })
}

/// What is asked about a file that is too large.
pub fn page() -> String {
    say!("source-a-scenario-is-a")
}

/// Keys nested without end would exhaust the stack of any recursive reader.
fn too_deep(text: &str, base: usize) -> Option<Problem> {
    let line = text.lines().find(|line| line.matches('.').count() > MOST_DOTS_A_LINE && line.len() > 200)?;
    let start = base + (line.as_ptr().addr() - text.as_ptr().addr());
    let number = text.get(..start - base).map_or(0, |before| before.matches('\n').count()) + 1;
    Some(
        Problem::new(
            Code::FileTooDeep,
            say!("source-line-number-has-more", number = number),
            start..start + 1,
        )
        .expected(say!("source-at-most-most-dots", most = MOST_DOTS_A_LINE))
        .help(say!("source-a-key-reads-key")),
    )
}

fn shifted(span: &Span, base: usize) -> Span {
    span.start + base..span.end + base
}

fn tree(table: &DeTable<'_>, base: usize) -> Value {
    let mut entries: Vec<Entry> = table.iter().map(|(key, value)| entry(key, value, base)).collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Value::Table(Table { entries })
}

fn entry(key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>, base: usize) -> Entry {
    Entry {
        key: key.get_ref().to_string(),
        key_span: shifted(&key.span(), base),
        node: Node { value: read(value.get_ref(), base), span: shifted(&value.span(), base) },
    }
}

fn read(value: &DeValue<'_>, base: usize) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Unusable(say!("source-a-number-too-large")), Value::Whole),
        DeValue::Float(number) => real(number.as_str()),
        DeValue::Boolean(on) => Value::Switch(*on),
        DeValue::Datetime(moment) => date(moment),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| Node { value: read(item.get_ref(), base), span: shifted(&item.span(), base) })
                .collect(),
        ),
        DeValue::Table(table) => tree(table, base),
    }
}

fn real(text: &str) -> Value {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Real(number),
        _ => Value::Unusable(say!("source-not-a-number")),
    }
}

fn date(moment: &Datetime) -> Value {
    let Some(date) = moment.date else { return Value::Unusable(say!("source-a-time-of-day")) };
    if moment.time.is_some() {
        return Value::Unusable(say!("source-a-date-with-a"));
    }
    let day = dates::day(date.year.into(), date.month.into(), date.day.into());
    day.map_or(Value::Unusable(impossible()), Value::Date)
}

/// What a date is called that cannot be.
pub fn impossible() -> String {
    say!("source-a-day-no-calendar")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn root(text: &str) -> Table {
        match parse(text, 0).root.value {
            Value::Table(table) => table,
            _ => Table::default(),
        }
    }

    #[test]
    fn tables_keep_the_order_of_the_file() {
        let table = root("b = 1\na = 2\n[z]\n[c]\n");
        let keys: Vec<&str> = table.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["b", "a", "z", "c"]);
    }

    #[test]
    fn dates_are_days_and_nothing_else() {
        let table = root("a = 2026-11-30\nb = 2026-11-30T10:00:00\nc = 10:00:00\nd = 0001-01-01");
        assert_eq!(table.get("a").unwrap().value, Value::Date(Day::from_ymd(2026, 11, 30).unwrap()));
        for key in ["b", "c", "d"] {
            assert!(matches!(table.get(key).unwrap().value, Value::Unusable(_)), "{key}");
        }
    }

    #[test]
    fn several_syntax_errors_are_told_at_once_and_the_rest_is_read() {
        let parsed = parse("a = \nb = 1\nc = = 2\nd = 3\n", 0);
        assert!(parsed.problems.len() >= 2);
        let Value::Table(table) = parsed.root.value else { panic!("a document is a table") };
        assert_eq!(table.get("d").unwrap().value, Value::Whole(3));
    }

    #[test]
    fn numbers_that_are_none_are_unusable() {
        let table = root("a = nan\nb = inf\nc = 99999999999999999999\nd = 0x10");
        assert!(matches!(table.get("a").unwrap().value, Value::Unusable(_)));
        assert!(matches!(table.get("c").unwrap().value, Value::Unusable(_)));
        assert_eq!(table.get("d").unwrap().value, Value::Whole(16));
    }
}

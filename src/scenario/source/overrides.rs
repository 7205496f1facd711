//! What flags change: put into the parsed tree before it is checked, so that they are checked as strictly.

use super::parse::parse;
use super::{Entry, Node, Table, Texts, Value};
use crate::calendar::Day;
use crate::language::say;
use crate::scenario::limits::Limits;
use crate::scenario::problem::{Code, Problem};

/// Flags of the command line that change a scenario.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overrides {
    /// `--futures`.
    pub futures: Option<u32>,
    /// `--seed`.
    pub seed: Option<u64>,
    /// `--start`: the first simulated day, so `read_on` is the day before.
    pub start: Option<Day>,
    /// `--horizon`, as typed.
    pub horizon: Option<String>,
    /// `--plan`, as typed: the size of `[plan]`; a price typed for another size is dropped.
    pub plan: Option<String>,
    /// `--region`, as typed.
    pub region: Option<String>,
    /// `--set KEY=VALUE`, in order: the key's path and the value, each as typed.
    pub set: Vec<(String, String)>,
    /// `--limit`: how large the input may be.
    pub limits: Limits,
}

impl Overrides {
    /// Puts every flag into the tree; their texts join `texts`.
    pub fn apply(&self, root: &mut Node, texts: &mut Texts) -> Vec<Problem> {
        if self.plan.is_some() {
            forget_plan_price(root);
        }
        let mut problems = Vec::new();
        for (flag, key, value) in self.assignments() {
            problems.extend(assign(root, texts, &flag, &key, &value));
        }
        problems
    }

    /// Flag, key path and value of each change.
    fn assignments(&self) -> Vec<(String, String, String)> {
        let read_on = self.start.map(|start| (start - 1).to_string());
        let named = [
            ("--futures", "futures", self.futures.map(|n| n.to_string())),
            ("--seed", "seed", self.seed.map(|n| n.to_string())),
            ("--start", "read_on", read_on),
            ("--horizon", "horizon", self.horizon.clone()),
            ("--plan", "plan.size", self.plan.clone()),
            ("--region", "region", self.region.clone()),
        ];
        let own = |(flag, key, value): (&str, &str, Option<String>)| {
            value.map(|value| (flag.to_owned(), key.to_owned(), value))
        };
        let set = self.set.iter().map(|(key, value)| ("--set".to_owned(), key.clone(), value.clone()));
        named.into_iter().filter_map(own).chain(set).collect()
    }
}

fn forget_plan_price(root: &mut Node) {
    if let Value::Table(top) = &mut root.value
        && let Some(plan) = top.entries.iter_mut().find(|entry| entry.key == "plan")
        && let Value::Table(plan) = &mut plan.node.value
    {
        plan.remove("price");
    }
}

fn assign(root: &mut Node, texts: &mut Texts, flag: &str, key: &str, value: &str) -> Vec<Problem> {
    let text = format!("{key} = {}", as_toml(value));
    let base = texts.add(flag, &text);
    let parsed = parse(&text, base);
    let span = base..base + text.len();
    if text.contains('\n') || !parsed.problems.is_empty() {
        return vec![
            Problem::new(Code::SetSyntax, say!("source-key-value-cannot-be", key = key, value = value), span)
                .expected(say!("source-a-keys-path-and"))
                .help(say!("source-for-instance-set")),
        ];
    }
    merge(root, parsed.root).err().map(|problem| *problem).into_iter().collect()
}

/// A value as it would stand in the file: itself where it is TOML, else in quotes.
fn as_toml(value: &str) -> String {
    let probe = format!("x = {value}");
    if !value.contains('\n') && parse(&probe, 0).problems.is_empty() {
        return value.to_owned();
    }
    toml::Value::String(value.to_owned()).to_string()
}

/// Lays a patch over a tree: tables key by key, lists of tables by position or by `name`, anything else whole.
fn merge(base: &mut Node, patch: Node) -> Result<(), Box<Problem>> {
    match (&mut base.value, patch.value) {
        (Value::Table(table), Value::Table(changes)) => {
            changes.entries.into_iter().try_for_each(|change| merge_entry(table, change))
        }
        (Value::List(items), Value::Table(changes)) => {
            changes.entries.into_iter().try_for_each(|change| merge_item(items, change))
        }
        (_, value) => {
            *base = Node { value, span: patch.span };
            Ok(())
        }
    }
}

fn merge_entry(table: &mut Table, change: Entry) -> Result<(), Box<Problem>> {
    match table.entries.iter_mut().find(|entry| entry.key == change.key) {
        Some(entry) => merge(&mut entry.node, change.node),
        None => {
            table.entries.push(change);
            Ok(())
        }
    }
}

fn merge_item(items: &mut [Node], change: Entry) -> Result<(), Box<Problem>> {
    let position = change.key.parse::<usize>().ok().filter(|&at| at < items.len());
    let found = position.or_else(|| items.iter().position(|item| is_named(item, &change.key)));
    match found.and_then(|at| items.get_mut(at)) {
        Some(item) => merge(item, change.node),
        None => Err(Box::new(no_such_item(items, &change))),
    }
}

fn is_named(item: &Node, name: &str) -> bool {
    name_of(item) == Some(name)
}

fn name_of(item: &Node) -> Option<&str> {
    match &item.value {
        Value::Table(table) => match &table.get("name")?.value {
            Value::Text(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

fn no_such_item(items: &[Node], change: &Entry) -> Problem {
    let names: Vec<String> = items.iter().filter_map(name_of).map(|name| format!("\"{name}\"")).collect();
    Problem::new(
        Code::SetNoSuchItem,
        say!("source-the-list-has-no", key = change.key),
        change.key_span.clone(),
    )
    .expected(say!("source-a-position-from-0", items = items.len().saturating_sub(1)))
    .help(say!("source-names-here-join", join = names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[plan]\nsize = \"200 GB\"\nprice = \"9 USD\"\n[[person]]\nname = \"Parent A\"\n";

    fn applied(overrides: &Overrides) -> (Table, Vec<Problem>) {
        let mut texts = Texts::default();
        texts.add("a.toml", TEXT);
        let mut root = parse(TEXT, 0).root;
        let problems = overrides.apply(&mut root, &mut texts);
        let Value::Table(table) = root.value else { panic!("a document is a table") };
        (table, problems)
    }

    fn set(key: &str, value: &str) -> Overrides {
        Overrides { set: vec![(key.to_owned(), value.to_owned())], ..Overrides::default() }
    }

    fn inner<'a>(table: &'a Table, key: &str) -> &'a Table {
        match &table.get(key).unwrap().value {
            Value::Table(inner) => inner,
            Value::List(items) => match &items[0].value {
                Value::Table(inner) => inner,
                _ => panic!("an item is a table"),
            },
            _ => panic!("{key} is a table or a list"),
        }
    }

    #[test]
    fn a_plan_flag_changes_the_size_and_drops_the_price() {
        let (root, problems) = applied(&Overrides { plan: Some("2 TB".to_owned()), ..Overrides::default() });
        assert!(problems.is_empty());
        assert_eq!(inner(&root, "plan").get("size").unwrap().value, Value::Text("2 TB".to_owned()));
        assert!(inner(&root, "plan").get("price").is_none());
    }

    #[test]
    fn items_are_reached_by_position_and_by_name() {
        for key in ["person.0.whatsapp.icloud", "person.\"Parent A\".whatsapp.icloud"] {
            let (root, problems) = applied(&set(key, "false"));
            assert!(problems.is_empty(), "{problems:?}");
            let chat = inner(inner(&root, "person"), "whatsapp");
            assert_eq!(chat.get("icloud").unwrap().value, Value::Switch(false));
        }
    }

    #[test]
    fn unknown_items_and_broken_keys_are_problems() {
        assert_eq!(applied(&set("person.Nobody.name", "x")).1[0].code, "set.no_such_item");
        assert_eq!(applied(&set("plan..size", "1")).1[0].code, "set.syntax");
        assert_eq!(applied(&set("a\nb", "1")).1[0].code, "set.syntax");
    }

    #[test]
    fn the_start_is_the_day_after_the_numbers_were_read() {
        let start = Day::from_ymd(2026, 12, 1);
        let (root, _) = applied(&Overrides { start, ..Overrides::default() });
        assert_eq!(root.get("read_on").unwrap().value, Value::Date(Day::from_ymd(2026, 11, 30).unwrap()));
    }
}

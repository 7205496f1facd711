//! A file that changes another: `extends = "family.toml"`. The named file is read first, and what is typed here is laid
//! over it: keys replace keys, people and devices are found by name, events, policies and readings are added.
//!
//! Which texts there are beside the first is for whoever opens files to say; here is only what becomes of them.

use super::limits::{Limit, Limits};
use super::problem::{Code, Note, Problem};
use super::source::{Entry, Node, Span, Table, Texts, Value, decode, mend, parse, stranger, too_large};
use super::version;
use crate::language::say;

/// Opens a file by its path from the folder of the first one: its bytes, or why there are none.
pub type Open<'a> = dyn Fn(&str) -> Result<Vec<u8>, Box<Problem>> + 'a;

/// Opens nothing: a text that came alone has no file beside it.
///
/// # Errors
/// Always.
pub fn nothing_else(path: &str) -> Result<Vec<u8>, Box<Problem>> {
    Err(Box::new(Problem::new(Code::FileMissing, say!("scenario-there-is-no-file", path = path), 0..0)))
}

/// The key that names the file beneath.
const EXTENDS: &str = "extends";
/// What a file says of itself alone: the one above does not take it over.
const OWN: [&str; 4] = ["title", "case", "note", "version"];
/// Lists whose items are found by their names.
const NAMED: [&str; 2] = ["person", "device"];
/// Lists that grow.
const ADDED: [&str; 3] = ["event", "policy", "reading"];

/// The files beside the first one, and how many and how large they may be.
#[derive(Clone, Copy)]
pub struct Shelf<'o> {
    /// Opens one.
    pub open: &'o Open<'o>,
    /// The limits.
    pub limits: Limits,
}

/// What was found beneath a file.
#[derive(Debug, Default)]
pub struct Beneath {
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
}

/// Lays a file over those it extends; their texts join `texts`.
pub fn lay_over(root: &mut Node, texts: &mut Texts, name: &str, shelf: &Shelf<'_>) -> Beneath {
    let mut digging = Digging { texts, shelf, files: vec![normal(name)], found: Beneath::default() };
    let mut layers = Vec::new();
    let mut above = named_beneath(root);
    while let Some(entry) = above {
        let Some(mut layer) = digging.layer(&entry) else { break };
        above = named_beneath(&mut layer);
        OWN.iter().for_each(|key| forget(&mut layer, key));
        layers.push(layer);
    }
    let found = digging.found;
    let bottom = layers.into_iter().rev().reduce(over);
    if let Some(bottom) = bottom {
        let top = std::mem::replace(root, empty());
        *root = over(bottom, top);
    }
    found
}

const fn empty() -> Node {
    Node { value: Value::Table(Table { entries: Vec::new() }), span: 0..0 }
}

/// Takes the key that names the file beneath out of a file.
fn named_beneath(root: &mut Node) -> Option<Entry> {
    let Value::Table(table) = &mut root.value else { return None };
    let entry = table.entry(EXTENDS).cloned();
    table.remove(EXTENDS);
    entry
}

fn forget(root: &mut Node, key: &str) {
    if let Value::Table(table) = &mut root.value {
        table.remove(key);
    }
}

/// On the way down.
struct Digging<'t, 'o> {
    texts: &'t mut Texts,
    shelf: &'o Shelf<'o>,
    /// The files so far, the first one first.
    files: Vec<String>,
    found: Beneath,
}

impl Digging<'_, '_> {
    /// The file beneath the last one; a problem where there is none.
    fn layer(&mut self, entry: &Entry) -> Option<Node> {
        let span = &entry.node.span;
        let path = match self.path(entry) {
            Ok(path) => path,
            Err(problem) => return self.refuse(*problem),
        };
        let text = match self.text(&path) {
            Ok(text) => text,
            Err(why) => return self.refuse(unread(&path, &why.message, span)),
        };
        if is_outside(&path) {
            let message = say!("scenario-extends-leads-out-of", path = path);
            self.found.notes.push(Note::at(Code::ExtendsOutside, message, span.clone()));
        }
        let mended = mend(&text);
        let base = self.texts.add_file(&path, &text, mended.clone());
        self.files.push(path);
        let parsed = parse(&mended.text, base);
        self.found.problems.extend(parsed.problems);
        self.found.problems.extend(mended.problems(base));
        self.found.problems.extend(version::newer(&parsed.root));
        Some(parsed.root)
    }

    /// The text of a file, if it is one and may be a scenario's.
    fn text(&self, path: &str) -> Result<String, Box<Problem>> {
        let bytes = (self.shelf.open)(path)?;
        let text = decode(&bytes).map_err(|undecoded| Box::new(undecoded.problem))?;
        let problem = too_large(&text, self.shelf.limits).or_else(|| stranger(&text));
        problem.map_or(Ok(text), |problem| Err(Box::new(problem)))
    }

    /// The path of the file that is named, from the folder of the first one.
    fn path(&self, entry: &Entry) -> Result<String, Box<Problem>> {
        let span = entry.node.span.clone();
        let Value::Text(named) = &entry.node.value else {
            return Err(Box::new(
                Problem::new(
                    Code::ValueWrongKind,
                    say!("scenario-extends-is-kind", kind = entry.node.value.kind()),
                    span,
                )
                .expected(say!("scenario-the-name-of-another"))
                .help(say!("scenario-for-instance-extends-family")),
            ));
        };
        let above = self.files.last().map_or("", String::as_str);
        let path = beside(above, named);
        if let Some(at) = self.files.iter().position(|file| *file == path) {
            return Err(Box::new(cycle(&self.files[at..], &path, span)));
        }
        let (needed, most) = (self.files.len() + 1, self.shelf.limits.count(Limit::Layers));
        if needed > most {
            let message = say!("scenario-files-files-one-over", files = needed);
            return Err(Box::new(
                Problem::new(Code::ExtendsCycle, message, span)
                    .expected(say!("scenario-at-most-most-files", most = most))
                    .help(Limit::Layers.help(needed, say!("scenario-put-several-of-them"))),
            ));
        }
        Ok(path)
    }

    fn refuse(&mut self, problem: Problem) -> Option<Node> {
        self.found.problems.push(problem);
        None
    }
}

fn unread(path: &str, why: &str, span: &Span) -> Problem {
    Problem::new(
        Code::ExtendsUnread,
        say!("scenario-path-cannot-be-extended", path = path, why = why),
        span.clone(),
    )
    .expected(say!("scenario-the-name-of-a"))
    .help(say!("scenario-for-instance-extends-family"))
}

fn cycle(files: &[String], path: &str, span: Span) -> Problem {
    let message = match files {
        [_] => say!("scenario-path-extends-itself", path = path),
        _ => say!("scenario-join-extends-path-again", join = files.join(" extends "), path = path),
    };
    Problem::new(Code::ExtendsCycle, message, span)
        .expected(say!("scenario-a-file-that-stands"))
        .help(say!("scenario-take-extends-out-of"))
}

/// A path named in a file, seen from the folder of the first one.
fn beside(above: &str, named: &str) -> String {
    let folder = above.rsplit_once('/').map_or("", |(folder, _)| folder);
    let named = named.replace('\\', "/");
    match named.starts_with('/') || folder.is_empty() {
        true => normal(&named),
        false => normal(&format!("{folder}/{named}")),
    }
}

/// A path without `.` and without steps up that a step down undoes.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a path leads out of the folder it is seen from.
fn is_outside(path: &str) -> bool {
    path.starts_with("../") || path.starts_with('/') || path.contains(':')
}

/// Lays a node over another.
fn over(beneath: Node, above: Node) -> Node {
    let value = match (beneath.value, above.value) {
        (Value::Table(mut table), Value::Table(changes)) => {
            changes.entries.into_iter().for_each(|change| lay_entry(&mut table, change));
            Value::Table(table)
        }
        (_, value) => value,
    };
    Node { value, span: above.span }
}

fn lay_entry(table: &mut Table, change: Entry) {
    let Some(entry) = table.entries.iter_mut().find(|entry| entry.key == change.key) else {
        table.entries.push(change);
        return;
    };
    let beneath = std::mem::replace(&mut entry.node, empty());
    entry.key_span = change.key_span;
    entry.node = match change.key.as_str() {
        key if NAMED.contains(&key) => lists(beneath, change.node, by_name),
        key if ADDED.contains(&key) => lists(beneath, change.node, one_after_the_other),
        "plan" => over(without_stale_price(beneath, &change.node), change.node),
        _ => over(beneath, change.node),
    };
}

/// Two lists as one; a table alone counts as a list of one, anything else replaces what was there.
fn lists(beneath: Node, above: Node, join: fn(Vec<Node>, Vec<Node>) -> Vec<Node>) -> Node {
    let span = above.span.clone();
    match (items(beneath), items(above)) {
        (Ok(beneath), Ok(above)) => Node { value: Value::List(join(beneath, above)), span },
        (_, Err(above)) => above,
        (Err(_), Ok(above)) => Node { value: Value::List(above), span },
    }
}

fn items(node: Node) -> Result<Vec<Node>, Node> {
    match node.value {
        Value::List(items) => Ok(items),
        Value::Table(_) => Ok(vec![node]),
        _ => Err(node),
    }
}

fn one_after_the_other(beneath: Vec<Node>, above: Vec<Node>) -> Vec<Node> {
    beneath.into_iter().chain(above).collect()
}

/// Items of one name are laid over each other, new ones come after the others.
fn by_name(beneath: Vec<Node>, above: Vec<Node>) -> Vec<Node> {
    let mut all = beneath;
    for item in above {
        let found = name(&item).and_then(|of| all.iter().position(|other| name(other) == Some(of)));
        match found {
            Some(at) => {
                let beneath = std::mem::replace(&mut all[at], empty());
                all[at] = over(beneath, item);
            }
            None => all.push(item),
        }
    }
    all
}

fn name(item: &Node) -> Option<&str> {
    match &item.value {
        Value::Table(table) => match &table.get("name")?.value {
            Value::Text(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// A price was that of another size, unless it is typed anew.
fn without_stale_price(mut beneath: Node, above: &Node) -> Node {
    if let (Value::Table(plan), Value::Table(changes)) = (&mut beneath.value, &above.value)
        && changes.get("size").is_some()
    {
        plan.remove("price");
    }
    beneath
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_first_file() {
        assert_eq!(beside("mine.toml", "family.toml"), "family.toml");
        assert_eq!(beside("cases/a.toml", "./family.toml"), "cases/family.toml");
        assert_eq!(beside("cases/a.toml", "../family.toml"), "family.toml");
        assert_eq!(beside("a.toml", "..\\family.toml"), "../family.toml");
        assert_eq!(beside("../a.toml", "../b.toml"), "../../b.toml");
        assert_eq!(beside("cases/a.toml", "/etc/x.toml"), "/etc/x.toml");
        assert!(is_outside("../a") && is_outside("/a") && is_outside("C:/a") && !is_outside("a/b..c"));
    }
}

//! Walks over every key of a file, with its description and a way to put something else in its place.

use super::alone;
use super::language::EVERYTHING;
use super::shipped;
use crate::scenario::keys::{ACTION, Key, Kind, SCENARIO, TableKeys};

/// The shipped scenarios and three that go where they do not: together they have every key of every table.
pub fn files() -> Vec<(String, String)> {
    let rest = alone(
        "icloud = { whatsapp = \"1 GB\", other = \"1 GB\", total = \"30 GB\" }\nhas = [\"iphone\", \"whatsapp\"]\n\
         whatsapp = { documents = \"0.2 GB\", icloud = true, last_backup = 2026-11-28 }\n\
         photos = { optimise = true }\nmessages = { in_icloud = false, size = \"1 GB\" }\n\
         [person.plan]\nsize = \"50 GB\"\nused = \"30 GB\"\n[[person.device]]\nname = \"P\"\nphotos = {}\n\
         apps = { rewritten = \"2 % per day\", left_out = \"1 GB\" }\n\
         [[person]]\nname = \"B\"\nwhatsapp = { backup_size = \"1 GB\" }\n\
         [[event]]\non = 2027-01-01\nwhat = \"fault\"\ncure = \"update\"\nof = \"device\"\ndevice = \"P\"\n\
         who = \"A\"\n[[event]]\non = 2027-01-02\nwhat = \"add\"\ncategory = \"mail\"\nsize = \"1 GB\"\nwho = \"A\"\n\
         [[event]]\non = 2027-01-03\nuntil = 2027-01-04\nwhat = \"account blocked\"\nwhy = \"password changed\"\n\
         who = \"A\"\n[[event]]\non = 2027-02-01\nwhat = \"price\"\nto = \"1 USD per month\"\nplan = \"50 GB\"\n\
         [[event]]\non = 2027-03-01\nwhat = \"delete\"\ncategory = \"mail\"\nshare = \"5 %\"\nwho = \"A\"\n\
         [[event]]\non = 2027-03-02\nwhat = \"another network\"\nupload = \"50 Mbit/s\"\nwho = \"A\"\n\
         [[policy]]\nwhen = \"failing for 21 days\"\nwho = \"A\"\n\
         do = [{ what = \"delete device backup\", then = \"on\" }, { what = \"leave apps out\", size = \"1 GB\" }, \
         { what = \"delete\", category = \"mail\", share = \"5 %\" }, \
         { what = \"another network\", upload = \"50 Mbit/s\" }]\n\
         [[reading]]\non = 2026-05-01\nused = \"8 GB\"\nicloud = { A = { photos = \"3 GB\" } }\n",
    );
    let last = "version = 1\n".to_owned() + &alone(
        "[person.messages]\ngrowth = \"60 MB per month\"\nyearly = \"10 %\"\n\
         [person.drive]\ngrowth = \"20 MB per month\"\nyearly = \"10 %\"\n\
         [person.mail]\ngrowth = \"15 MB per month\"\nyearly = \"10 %\"\n\
         [person.whatsapp]\ngrowth = \"1 GB per month\"\nyearly = \"10 %\"\n\
         photos = { size = \"1 GB\", growth = \"9 MB per month\", yearly = \"10 %\" }\n\
         [[person.device]]\nname = \"P\"\napps = { size = \"5 GB\", growth = \"0.1 GB per month\", yearly = \"10 %\" }\n\
         [[event]]\non = 2027-01-10\nwhat = \"delete WhatsApp backup\"\nthen = \"off\"\n\
         [[policy]]\nwhen = \"no backup for 30 days\"\ndo = [{ what = \"turn off device backup\", device = \"P\" }, \
         { what = \"plan\", to = \"2 TB\" }, { what = \"back up now\", of = \"WhatsApp\" }, \
         { what = \"leave the family plan\", plan = \"200 GB\" }]\n\
         [[reading]]\non = 2026-05-01\nicloud = { A = { messages = \"1 GB\", drive = \"1 GB\", mail = \"1 GB\", \
         whatsapp = \"2 GB\", backups = \"5 GB\" } }\n\
         [[reading]]\non = 2026-07-01\nicloud = { A = { messages = \"2 GB\", drive = \"2 GB\", mail = \"2 GB\", \
         whatsapp = \"2 GB\", backups = \"6 GB\" } }\n",
    )
    .replace("\"50 GB\" }", "\"50 GB\", shared = true }");
    let more = [("everything", EVERYTHING.to_owned()), ("the rest", rest), ("the last", last)];
    shipped().into_iter().chain(more.map(|(name, text)| (name.to_owned(), text))).collect()
}

/// Writes a whole file around a table of it.
type Whole<'a> = &'a dyn Fn(toml::Table) -> String;
/// Puts a value under another name, or its own, and writes the whole file.
type Put<'a> = &'a dyn Fn(Option<&str>, toml::Value) -> String;
type Visit<'a> = &'a mut dyn FnMut(Spot<'_>);

/// A key of a file.
pub struct Spot<'a> {
    /// Its description.
    pub key: &'static Key,
    /// The table it stands in.
    pub keys: &'static TableKeys,
    /// What the file says.
    pub value: &'a toml::Value,
    /// Writes the whole file with something else there.
    pub put: Put<'a>,
}

/// Visits every key of a file with its description and a way to put something else there.
pub fn each_key(text: &str, visit: Visit<'_>) {
    let root: toml::Table = text.parse().unwrap();
    walk(&root, &SCENARIO, &|table| toml::to_string(&table).unwrap(), visit);
}

fn walk(table: &toml::Table, keys: &'static TableKeys, whole: Whole<'_>, visit: Visit<'_>) {
    for (name, value) in table {
        let key = keys.key(name).unwrap_or_else(|| panic!("{} has no {name}", keys.name));
        let put = |other: Option<&str>, value: toml::Value| {
            let mut changed = table.clone();
            changed.remove(name);
            changed.insert(other.unwrap_or(name).to_owned(), value);
            whole(changed)
        };
        visit(Spot { key, keys, value, put: &put });
        let put = |value: toml::Value| {
            let mut changed = table.clone();
            changed.insert(name.clone(), value);
            whole(changed)
        };
        within(value, key.kind, &put, visit);
    }
}

/// The tables inside a value.
fn within(value: &toml::Value, kind: Kind, put: &dyn Fn(toml::Value) -> String, visit: Visit<'_>) {
    let Some(keys) = kind.inner_keys().or((matches!(kind, Kind::Phrase)).then_some(&ACTION)) else {
        return;
    };
    match value {
        toml::Value::Table(named) if matches!(kind, Kind::Named(_)) => {
            for (name, inner) in named.iter().filter_map(|(name, inner)| Some((name, inner.as_table()?))) {
                let put = |table: toml::Table| {
                    let mut changed = named.clone();
                    changed.insert(name.clone(), table.into());
                    put(changed.into())
                };
                walk(inner, keys, &put, visit);
            }
        }
        toml::Value::Table(inner) => walk(inner, keys, &|table| put(table.into()), visit),
        toml::Value::Array(items) => {
            for (at, inner) in items.iter().enumerate().filter_map(|(at, item)| Some((at, item.as_table()?)))
            {
                let put = |table: toml::Table| {
                    let mut changed = items.clone();
                    changed[at] = table.into();
                    put(changed.into())
                };
                walk(inner, keys, &put, visit);
            }
        }
        _ => {}
    }
}

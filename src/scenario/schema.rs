//! The JSON Schema of the scenario language, made from `keys`: with it an editor completes keys and marks mistakes.
//!
//! It never marks a file that is written as `check --fix` would have it, but for words in capitals; what only arithmetic
//! can find, `check` finds.

use serde_json::{Map, Value, json};

use super::keys::{self, Key, Kind, TableKeys};
use super::phrases;

/// What texts of quantities begin with or hold; the program reads them exactly.
const A_NUMBER_AND_A_WORD: &str = r"[0-9].*[A-Za-z]";
/// What nobody can do without: the day, or a file beneath that has it.
const NEEDED: [&str; 2] = ["read_on", "extends"];

/// The schema of a scenario file.
pub fn schema() -> Value {
    let mut definitions: Map<String, Value> =
        keys::ALL.iter().filter(|table| !is_file(table)).map(|table| (name(table), object(table))).collect();
    definitions.insert("phrase".to_owned(), phrase());
    let mut schema = object(&keys::SCENARIO);
    if let Value::Object(entries) = &mut schema {
        entries.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        entries.insert("title".to_owned(), json!("A Headroom scenario"));
        let needed = NEEDED.map(|key| json!({ "required": [key] }));
        entries.insert("anyOf".to_owned(), json!(needed));
        entries.insert("definitions".to_owned(), Value::Object(definitions));
    }
    schema
}

fn is_file(table: &TableKeys) -> bool {
    table.name == keys::SCENARIO.name
}

/// A table's name without brackets: `person.device`.
fn name(table: &TableKeys) -> String {
    table.name.trim_matches(['[', ']']).replace(' ', "-")
}

fn object(table: &TableKeys) -> Value {
    let properties: Map<String, Value> =
        table.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    json!({
        "type": "object",
        "description": table.doc,
        "additionalProperties": false,
        "properties": properties,
    })
}

/// A key: what it takes, what it means, and a value as somebody would type it.
fn property(key: &Key) -> Value {
    let mut property = of_kind(key.kind);
    if let Value::Object(entries) = &mut property {
        entries.insert("description".to_owned(), json!(key.doc));
        if let Some(example) = example(key) {
            entries.insert("examples".to_owned(), json!([example]));
        }
    }
    property
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string", "minLength": 1 }),
        Kind::Switch => json!({ "type": "boolean" }),
        Kind::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Size(_)
        | Kind::Growth(_)
        | Kind::Speed
        | Kind::Hours
        | Kind::Duration
        | Kind::Days
        | Kind::Clock
        | Kind::Price
        | Kind::PerYear => json!({ "type": "string", "pattern": A_NUMBER_AND_A_WORD }),
        Kind::Frequency => json!({ "type": ["string", "number"], "minimum": 0, "maximum": 1 }),
        Kind::Share => {
            json!({ "type": ["string", "number"], "pattern": "[0-9]", "minimum": 0, "maximum": 1 })
        }
        Kind::Months => {
            json!({ "type": "array", "items": { "type": "number" }, "minItems": 12, "maxItems": 12 })
        }
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::Words(words) => json!({ "type": "array", "items": { "type": "string", "enum": words } }),
        Kind::Phrase => doing(),
        Kind::Who => any_of(vec![
            json!({ "type": "string" }),
            json!({ "type": "array", "items": { "type": "string" } }),
        ]),
        // Beside a bare reference nothing else would count.
        Kind::Table(table) => json!({ "allOf": [reference(table)] }),
        Kind::Tables(table) => {
            any_of(vec![json!({ "type": "array", "items": reference(table) }), reference(table)])
        }
        Kind::Named(table) => json!({ "type": "object", "additionalProperties": reference(table) }),
        Kind::Either(kinds) => any_of(kinds.iter().map(|kind| of_kind(*kind)).collect()),
    }
}

fn any_of(kinds: Vec<Value>) -> Value {
    json!({ "anyOf": kinds })
}

fn reference(table: &TableKeys) -> Value {
    json!({ "$ref": format!("#/definitions/{}", name(table)) })
}

/// A phrase, or for a policy a list of phrases and of phrases with what they need.
fn doing() -> Value {
    let phrase = json!({ "$ref": "#/definitions/phrase" });
    let action = reference(&keys::ACTION);
    let item = any_of(vec![phrase.clone(), action.clone()]);
    any_of(vec![phrase, action, json!({ "type": "array", "items": item })])
}

/// Every phrase, for completion; other spellings of one are taken too.
fn phrase() -> Value {
    let known: Vec<String> = phrases::all().into_iter().map(|phrase| phrase.words).collect();
    any_of(vec![json!({ "enum": known }), json!({ "type": "string", "minLength": 1 })])
}

/// A key's example as JSON; dates are texts there.
fn example(key: &Key) -> Option<Value> {
    let table: toml::Table = format!("x = {}", key.example).parse().ok()?;
    table.get("x").map(as_json)
}

/// A TOML value as an editor's validator sees it.
pub fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(on) => json!(on),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_key_is_in_it_with_its_meaning() {
        let schema = schema();
        for table in keys::ALL {
            let place = if is_file(table) { &schema } else { &schema["definitions"][name(table)] };
            for key in table.keys {
                let property = &place["properties"][key.name];
                assert_eq!(property["description"], key.doc, "{} {}", table.name, key.name);
                assert!(!property["examples"][0].is_null(), "{} {}", table.name, key.name);
            }
            assert_eq!(place["additionalProperties"], false);
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let schema = schema();
        let text = schema.to_string();
        for rest in text.split("\"$ref\":\"#/definitions/").skip(1) {
            let name = rest.split('"').next().unwrap();
            assert!(schema["definitions"].get(name).is_some(), "{name}");
        }
    }
}

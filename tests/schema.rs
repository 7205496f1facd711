//! The JSON Schemas: committed as they are generated, and true of every file that is shipped.
//!
//! The validator here knows the keywords the schemas use, and stops at any other: a library for all of JSON Schema would
//! bring more crates than the program has.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::fs;

use headroom::calendar::Day;
use headroom::scenario::schema::{as_json, schema};
use headroom::scenario::{Code, Level, Overrides, check};
use headroom::start::form;
use headroom::start::templates::TEMPLATES;
use serde_json::Value;

/// Words of a schema that say nothing about what is valid.
const SAID_ONLY: [&str; 5] = ["$schema", "title", "description", "examples", "definitions"];

/// Why a value does not fit a schema; `None` where it does.
fn misfit(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    let entries = schema.as_object().unwrap();
    entries.iter().find_map(|(word, rule)| {
        let wrong = match word.as_str() {
            said if SAID_ONLY.contains(&said) => false,
            "$ref" => {
                let place = rule.as_str().unwrap().trim_start_matches('#');
                return misfit(value, root.pointer(place).unwrap(), root);
            }
            "anyOf" => rule.as_array().unwrap().iter().all(|one| misfit(value, one, root).is_some()),
            "allOf" => return rule.as_array().unwrap().iter().find_map(|one| misfit(value, one, root)),
            "type" => !has_type(value, rule),
            "enum" => !rule.as_array().unwrap().contains(value),
            "required" => {
                rule.as_array().unwrap().iter().any(|key| value.get(key.as_str().unwrap()).is_none())
            }
            "properties" => return properties(value, rule, root),
            "additionalProperties" => return additional(value, rule, schema, root),
            "items" => return value.as_array()?.iter().find_map(|item| misfit(item, rule, root)),
            "minimum" => value.as_f64().is_some_and(|number| number < rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_some_and(|number| number > rule.as_f64().unwrap()),
            "minLength" => value.as_str().is_some_and(str::is_empty),
            "minItems" => value.as_array().is_some_and(|items| items.len() < 12),
            "maxItems" => value.as_array().is_some_and(|items| items.len() > 12),
            "format" => value.as_str().is_some_and(|text| !is_date(text)),
            "pattern" => value.as_str().is_some_and(|text| !matches_pattern(text, rule.as_str().unwrap())),
            other => panic!("`{other}` is not known here"),
        };
        wrong.then(|| format!("{word}: {rule} does not fit {value}"))
    })
}

fn is_date(text: &str) -> bool {
    text.parse::<toml::value::Datetime>().is_ok_and(|moment| moment.date.is_some() && moment.time.is_none())
}

fn has_type(value: &Value, rule: &Value) -> bool {
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("there is no type {other}"),
    };
    match rule {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

fn properties(value: &Value, rule: &Value, root: &Value) -> Option<String> {
    let known = rule.as_object().unwrap();
    value.as_object()?.iter().find_map(|(key, inner)| {
        known.get(key).and_then(|rule| misfit(inner, rule, root)).map(|told| format!("{key}: {told}"))
    })
}

fn additional(value: &Value, rule: &Value, schema: &Value, root: &Value) -> Option<String> {
    let known = |key: &str| schema["properties"].get(key).is_some();
    let more = value.as_object()?.iter().filter(|(key, _)| !known(key));
    more.into_iter().find_map(|(key, inner)| match rule {
        Value::Bool(false) => Some(format!("there is no key {key}")),
        rule => misfit(inner, rule, root),
    })
}

fn matches_pattern(text: &str, pattern: &str) -> bool {
    let digit = text.find(|c: char| c.is_ascii_digit());
    match pattern {
        "[0-9]" => digit.is_some(),
        "[0-9].*[A-Za-z]" => digit.is_some_and(|at| text[at..].contains(|c: char| c.is_ascii_alphabetic())),
        other => panic!("the pattern {other} is not known here"),
    }
}

fn scenario_misfit(text: &str) -> Option<String> {
    let table: toml::Value = toml::Value::Table(text.parse().unwrap());
    let schema = schema();
    misfit(&as_json(&table), &schema, &schema)
}

/// Whether a committed schema is the one that is generated; writes it where that is asked for.
fn is_kept_true(path: &str, schema: &Value) -> bool {
    let fresh = format!("{schema:#}\n");
    let committed = fs::read_to_string(path).unwrap_or_default();
    if committed != fresh && std::env::var_os("HEADROOM_BLESS").is_some() {
        fs::write(path, &fresh).unwrap();
    }
    committed == fresh
}

#[test]
fn the_committed_schemas_are_those_of_the_program() {
    let scenario = is_kept_true("scenarios/scenario.schema.json", &schema());
    let readings = is_kept_true("docs/readings.schema.json", &form::schema());
    assert!(scenario && readings, "a committed schema is not that of today: HEADROOM_BLESS=1 rewrites it");
}

#[test]
fn every_shipped_scenario_names_the_schema_and_fits_it() {
    for (name, text) in support::SHIPPED {
        assert!(text.starts_with("#:schema ./scenario.schema.json\n"), "{name}");
        assert_eq!(scenario_misfit(text), None, "{name}");
        assert_eq!(scenario_misfit(&support::shipped(name).resolved_text()), None, "{name}, resolved");
    }
}

#[test]
fn every_template_fits_the_schema() {
    for template in &TEMPLATES {
        assert_eq!(scenario_misfit(&template.text(Day::from_number(20_787))), None, "{}", template.name);
    }
}

#[test]
fn every_file_that_causes_something_fits_the_schema() {
    for entry in fs::read_dir("tests/causes").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(scenario_misfit(&text), None, "{}", path.display());
    }
}

#[test]
fn kinds_of_mistakes_that_need_no_arithmetic_are_marked_and_refused() {
    let good = "read_on = 2026-11-30\nregion = \"US\"\n[plan]\nsize = \"200 GB\"\n[[person]]\nname = \"A\"\n";
    assert_eq!(scenario_misfit(good), None);
    let mistakes = [
        ("a key misspelt", good.replace("size", "sise")),
        ("a key misspelt deeper", format!("{good}icloud = {{ fotos = \"1 GB\" }}\n")),
        ("a size without a unit", good.replace("200 GB", "200")),
        ("a size without quotes", good.replace("\"200 GB\"", "200")),
        ("a switch in quotes", format!("{good}[person.photos]\nicloud_photos = \"perhaps\"\n")),
        ("a word that is none", format!("{good}profile = \"grandad\"\n")),
        ("a whole number out of range", format!("futures = 0\n{good}")),
        ("a table where a text belongs", format!("title = {{}}\n{good}")),
        ("nothing says when it was read", good.replace("read_on = 2026-11-30\n", "")),
        ("a date with a time", good.replace("2026-11-30", "2026-11-30T10:00:00")),
        ("eleven months", format!("{good}[rules]\nseason = [1,1,1,1,1,1,1,1,1,1,1]\n")),
        ("somebody has what nobody knows", format!("{good}has = [\"android\"]\n")),
        ("an empty name", good.replace("\"A\"", "\"\"")),
        ("a share above the whole", format!("{good}[rules]\npersistence = 7\n")),
    ];
    for (what, text) in mistakes {
        assert!(scenario_misfit(&text).is_some(), "{what} fits the schema");
        assert!(check("x.toml", &text, &Overrides::default()).is_err(), "{what} passes the check");
    }
}

/// Kinds of problems an editor marks by the schema alone.
const MARKED: [Code; 4] =
    [Code::KeyUnknown, Code::KeyMisplaced, Code::ValueWrongKind, Code::ValueUnknownWord];

#[test]
fn every_kind_the_schema_can_see_is_marked_and_what_can_be_run_is_not() {
    let mut marked = 0;
    for &code in Code::ALL {
        let text = fs::read_to_string(format!("scenarios/invalid/{code}.toml")).unwrap_or_default();
        if text.is_empty() || text.parse::<toml::Table>().is_err() {
            continue;
        }
        let told = scenario_misfit(&text);
        marked += usize::from(told.is_some());
        assert!(told.is_some() || !MARKED.contains(&code), "{code} is not marked");
        assert!(told.is_none() || code.level() == Level::Problem, "{code} can be run: {told:?}");
    }
    assert!(marked >= 8, "{marked}");
}

#[test]
fn the_form_of_the_documentation_fits_its_schema_and_mistakes_do_not() {
    let page = fs::read_to_string("docs/START.md").unwrap();
    let form: Value =
        serde_json::from_str(page.split("```json\n").nth(1).unwrap().split("```").next().unwrap()).unwrap();
    let schema = form::schema();
    assert_eq!(misfit(&form, &schema, &schema), None);
    let text = form.to_string();
    for (from, to) in [("photos", "fotos"), ("people", "persons"), ("\"168.4 GB\"", "[168.4]")] {
        let broken: Value = serde_json::from_str(&text.replace(from, to)).unwrap();
        assert!(misfit(&broken, &schema, &schema).is_some(), "{to}");
    }
}

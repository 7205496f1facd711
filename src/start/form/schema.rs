//! The JSON Schema of a form, made from the questionnaire.

use serde_json::{Map, Value, json};

use super::Place;
use crate::language::{Language, within};
use crate::start::questions::{Field, Kind, Question, Whom};

/// The JSON Schema of a form, made from the questionnaire.
pub fn schema() -> Value {
    let mut schema = within(Language::English, || table_schema(&Place::default()));
    if let Value::Object(entries) = &mut schema {
        let head = [
            ("$schema", json!("http://json-schema.org/draft-07/schema#")),
            ("title", json!("What the phones show: a form for simulate init --from")),
            ("description", json!("Every answer may be left out, null or \"?\": then nobody knows it.")),
        ];
        entries.extend(head.map(|(key, value)| (key.to_owned(), value)));
    }
    schema
}

fn table_schema(place: &Place) -> Value {
    let properties: Map<String, Value> = place
        .keys()
        .into_iter()
        .map(|key| {
            let here = place.key(key);
            let of_key = match (here.question(), here.form.as_str()) {
                (Some(question), _) => answer_schema(question),
                (None, "people") => json!({ "type": "array", "items": table_schema(&Place::of_person(0)) }),
                (None, _) => table_schema(&here),
            };
            (key.to_owned(), of_key)
        })
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn answer_schema(question: &Question) -> Value {
    let whom = Whom { is_you: false, name: "this person" };
    let description = format!("{} {}", (question.ask)(whom), (question.taps)(whom));
    let types = match (question.kind, question.field) {
        (Kind::Switch, _) => json!(["string", "boolean", "null"]),
        (Kind::Nights, _) | (_, Field::PlanSize) => json!(["string", "number", "null"]),
        _ => json!(["string", "null"]),
    };
    json!({ "description": description, "type": types, "examples": [(question.example)()] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::questions::QUESTIONS;

    #[test]
    fn the_schema_knows_every_key_of_the_form() {
        let text = schema().to_string();
        for question in QUESTIONS.iter().filter(|question| !question.form.is_empty()) {
            let key = question.form.rsplit('.').next().unwrap();
            assert!(text.contains(&format!("\"{key}\":")), "{key}");
        }
        assert!(!["{name}", "{who}", "{whose}", "{do}"].iter().any(|mark| text.contains(mark)));
    }
}

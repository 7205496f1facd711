//! The same answers from a form: JSON whose keys are those of the questionnaire, every problem told at once.

mod schema;
mod strict;

use serde_json::Value;

use super::answers::Answers;
use super::checking::{Said, read};
use super::contradictions::{contradictions_with, twin};
use super::dates::any_day;
use super::questions::{Field, QUESTIONS, Question, Step};
use crate::calendar::Day;
use crate::language::say;
use crate::scenario::{Limit, Limits, nearest};

pub use schema::schema;
use strict::Strict;

/// What the questionnaire calls the list of people.
const PEOPLE: &str = "people[]";

/// A form that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// What it says.
    pub answers: Answers,
    /// The day its figures were read, where it names one.
    pub read_on: Option<Day>,
}

/// Reads a form; days in words (`yesterday`) are seen from `today`, or from the day the form names.
///
/// # Errors
/// All that is wrong with it, each in a line that begins with its place: `people[1].icloud.photos`.
pub fn read_form(text: &str, today: Day, limits: Limits) -> Result<Form, Vec<String>> {
    let Strict(value) = serde_json::from_str(text).map_err(|error| vec![unread(&error)])?;
    let mut reading = Reading { answers: Answers::default(), today, limits, problems: Vec::new() };
    let read_on = reading.read_on(&value);
    reading.today = read_on.unwrap_or(today);
    reading.table(&value, Place::default());
    reading.complete();
    let twin = twin(&reading.answers).map(|(number, told)| format!("people[{number}].name: {told}"));
    reading.problems.extend(contradictions_with(&reading.answers, twin));
    match reading.problems.is_empty() {
        true => Ok(Form { answers: reading.answers, read_on }),
        false => Err(reading.problems),
    }
}

/// What kept a text from being read at all.
fn unread(error: &serde_json::Error) -> String {
    match error.is_data() {
        true => error.to_string(),
        false => say!("start-this-is-not-json", error = error.to_string()),
    }
}

/// A place in a form: as the questionnaire names it, and as it is shown, with the number of the person.
#[derive(Clone, Default)]
struct Place {
    form: String,
    shown: String,
    person: Option<usize>,
}

impl Place {
    fn key(&self, key: &str) -> Self {
        let join = |path: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        Self { form: join(&self.form), shown: join(&self.shown), person: self.person }
    }

    fn of_person(number: usize) -> Self {
        Self { form: PEOPLE.to_owned(), shown: format!("people[{number}]"), person: Some(number) }
    }

    /// The keys that may stand here.
    fn keys(&self) -> Vec<&'static str> {
        let prefix = if self.form.is_empty() { String::new() } else { format!("{}.", self.form) };
        let mut keys: Vec<&str> = Vec::new();
        for question in &QUESTIONS {
            let rest = question.form.strip_prefix(&prefix).filter(|rest| !rest.is_empty());
            let key = rest.and_then(|rest| rest.split('.').next()).map(|key| key.trim_end_matches("[]"));
            keys.extend(key.filter(|key| !keys.contains(key)));
        }
        keys
    }

    /// The question that is answered here.
    fn question(&self) -> Option<&'static Question> {
        QUESTIONS.iter().find(|question| question.form == self.form)
    }
}

struct Reading {
    answers: Answers,
    today: Day,
    limits: Limits,
    problems: Vec<String>,
}

impl Reading {
    fn problem(&mut self, place: &Place, told: &str) {
        self.problems.push(format!(
            "{}: {told}",
            if place.shown.is_empty() { say!("start-the-form") } else { place.shown.clone() }
        ));
    }

    /// The day the form names, whatever today is; what is wrong with it is told when the table is read.
    fn read_on(&self, value: &Value) -> Option<Day> {
        any_day(value.get("read_on")?.as_str()?, self.today).ok()
    }

    fn table(&mut self, value: &Value, place: Place) {
        let Value::Object(entries) = value else {
            return self.problem(&place, &say!("start-a-table-in-braces"));
        };
        for (key, value) in entries {
            self.entry(key, value, &place);
        }
    }

    fn entry(&mut self, key: &str, value: &Value, place: &Place) {
        let keys = place.keys();
        let here = place.key(key);
        if !keys.contains(&key) {
            let meant =
                nearest(key, keys.iter().copied()).map(|key| say!("start-did-you-mean-key", key = key));
            let told = meant.unwrap_or_else(|| say!("start-known-here-join", join = keys.join(", ")));
            return self.problem(&here, &say!("start-there-is-no-such", told = told));
        }
        match (here.question(), here.form.as_str()) {
            (Some(question), _) => self.answer(question, value, &here),
            (None, "people") => self.people(value, &here),
            (None, _) => self.table(value, here),
        }
    }

    /// What an interview would have asked for before anything else.
    fn complete(&mut self) {
        let people = self.answers.people();
        if people == 0 && self.problems.is_empty() {
            self.problems.push(say!("start-people-there-is-nobody"));
        }
        for number in 0..people {
            let step = |field| Step { field, person: Some(number) };
            let knows = |answers: &Answers, field| answers.get(step(field)).is_some();
            if number > 0 && !knows(&self.answers, Field::Name) && self.problems.is_empty() {
                self.problems.push(say!("start-people-number-everybody-but", number = number));
            }
            let old = [Field::OldSize, Field::OldLastBackup].iter().any(|&field| knows(&self.answers, field));
            if old && !knows(&self.answers, Field::OldName) {
                self.answers.set(step(Field::OldName), say!("start-old-device"));
            }
        }
    }

    fn people(&mut self, value: &Value, place: &Place) {
        let Value::Array(people) = value else {
            return self.problem(place, &say!("start-a-list-in-brackets"));
        };
        if people.len() > self.limits.count(Limit::People) {
            let most = say!("resolve-at-most-most", most = self.limits.of(Limit::People));
            let help = Limit::People.help(people.len(), most);
            return self
                .problem(place, &say!("start-people-people-are-too", people = people.len(), help = help));
        }
        for (number, person) in people.iter().enumerate() {
            self.answers.meet(number);
            self.table(person, Place::of_person(number));
        }
    }

    fn answer(&mut self, question: &Question, value: &Value, place: &Place) {
        let Some(text) = as_typed(value) else {
            return self
                .problem(place, &say!("start-text-in-quotes-belongs", example = (question.example)()));
        };
        match read(question.kind, &text, self.today) {
            Ok(Said::Value(value)) => {
                self.answers.set(Step { field: question.field, person: place.person }, value)
            }
            Ok(Said::Unknown | Said::Nothing) => {}
            Err(told) => self.problem(place, &told),
        }
    }
}

/// A value as somebody would have typed it: `null` is `?`.
fn as_typed(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("?".to_owned()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::start::answers::NO;

    fn today() -> Day {
        Day::from_ymd(2026, 11, 30).unwrap()
    }

    fn problems(text: &str) -> Vec<String> {
        read_form(text, today(), Limits::default()).unwrap_err()
    }

    const FORM: &str = r#"{
        "read_on": "2026-11-28", "region": "GB",
        "plan": { "size": 200, "used": "168.4 GB" },
        "people": [
            { "name": "Parent A", "icloud": { "photos": "61.2 GB", "drive": null, "mail": "none" },
              "last_backup": "yesterday", "next_backup": "?", "nights": 6,
              "whatsapp": { "uses": true, "size": "15 GB", "include_videos": false },
              "old_device": { "name": "Old iPhone", "last_backup": "2026-09-19", "backup_size": "14 GB" } },
            { "name": "Sam", "icloud": { "total": "67.3 GB" } }
        ] }"#;

    #[test]
    fn a_form_gives_the_answers_of_an_interview() {
        let form = read_form(FORM, today(), Limits::default()).unwrap();
        assert_eq!(form.read_on, Day::from_ymd(2026, 11, 28));
        let me = form.answers.person(0).unwrap();
        assert_eq!(form.answers.of_all(Field::PlanSize), Some("200 GB"));
        assert_eq!((me.get(Field::LastBackup), me.get(Field::NextBackup)), (Some("2026-11-27"), None));
        assert_eq!((me.get(Field::Nights), me.get(Field::Videos)), (Some("6 nights in 7"), Some(NO)));
        assert_eq!(form.answers.person(1).unwrap().get(Field::Total), Some("67.3 GB"));
    }

    #[test]
    fn the_day_a_form_names_counts_and_not_today() {
        for today in [Day::from_ymd(2026, 1, 1), Day::from_ymd(2030, 1, 1)] {
            assert_eq!(
                read_form(FORM, today.unwrap(), Limits::default()).unwrap().read_on,
                Day::from_ymd(2026, 11, 28)
            );
        }
    }

    #[test]
    fn a_name_that_is_there_twice_is_told_at_the_second() {
        let told = problems(r#"{"people": [{"name": "Bo"}, {"name": "Ann"}, {"name": "Ann"}]}"#);
        assert_eq!(told, ["people[2].name: Ann is there already. Write another name."]);
    }

    #[test]
    fn all_problems_are_told_at_once_with_their_places() {
        let text = r#"{ "regoin": "GB", "plan": { "size": "200" }, "people": [
            { "name": ["A"], "icloud": { "fotos": "1 GB", "mail": "1" }, "nights": 9 }, 7 ] }"#;
        let told = problems(text);
        let starts = [
            "people[0].icloud.fotos: there is no such key; did you mean `photos`?",
            "people[0].icloud.mail: \"1\" has no unit.",
            "people[0].name: text in quotes belongs here",
            "people[0].nights: A week has 7 nights",
            "people[1]: a table in braces",
            "regoin: there is no such key; did you mean `region`?",
        ];
        for start in starts {
            assert!(told.iter().any(|line| line.starts_with(start)), "{start}\n{told:#?}");
        }
        assert_eq!(told.len(), starts.len(), "{told:#?}");
    }

    proptest! {
        #[test]
        fn no_form_however_broken_panics(cuts in prop::collection::vec((0_usize..900, 0_usize..30, "\\PC{0,6}"), 0..4)) {
            let mut text: Vec<char> = FORM.chars().collect();
            for (at, length, splinter) in &cuts {
                let start = at % text.len();
                let end = (start + length).min(text.len());
                text.splice(start..end, splinter.chars());
            }
            let text: String = text.into_iter().collect();
            match read_form(&text, today(), Limits::default()) {
                Ok(form) => prop_assert!(form.answers.people() > 0),
                Err(told) => prop_assert!(told.iter().all(|line| !line.is_empty()) && !told.is_empty()),
            }
        }
    }

    #[test]
    fn what_is_no_form_is_refused() {
        assert!(problems("{")[0].starts_with("this is not JSON: "));
        assert_eq!(problems("[]"), ["the form: a table in braces belongs here: { ... }"]);
        assert!(problems("{}")[0].contains("nobody"));
        assert!(problems(r#"{"region": "GB", "region": "US"}"#)[0].starts_with("`region` is there twice"));
        assert!(
            problems(r#"{"plan": {"used": "1 GB"}, "people": [{"icloud": {"photos": "2 GB"}}]}"#)[0]
                .starts_with("The parts now come to")
        );
    }
}

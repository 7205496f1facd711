//! What was answered, by question: the same whether it was typed, or came in a form.

use std::collections::BTreeMap;

use super::questions::{Field, Step};
use crate::quantity::{Base, size};
use crate::units::Bytes;

/// The answer for something that is not in the list, or that somebody does not have.
pub const NONE: &str = "none";
/// The answer for a backup that was never made.
pub const NEVER: &str = "never";
/// Yes.
pub const YES: &str = "yes";
/// No.
pub const NO: &str = "no";

/// What was answered. A question without an answer here is one that nobody knew, or that was not asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    whole: BTreeMap<Field, String>,
    people: Vec<Person>,
}

/// What was answered of one person.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person(BTreeMap<Field, String>);

impl Answers {
    /// How many people there are.
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// Everybody, the one who answers first.
    pub fn everybody(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// What was answered of the whole.
    pub fn of_all(&self, field: Field) -> Option<&str> {
        self.whole.get(&field).map(String::as_str)
    }

    /// A figure of the whole.
    pub fn size_of_all(&self, field: Field) -> Option<Bytes> {
        self.of_all(field).and_then(bytes)
    }

    /// A person by number.
    pub fn person(&self, number: usize) -> Option<&Person> {
        self.people.get(number)
    }

    /// The answer to a question, if it has one.
    pub fn get(&self, step: Step) -> Option<&str> {
        match step.person {
            None => self.of_all(step.field),
            Some(number) => self.person(number)?.get(step.field),
        }
    }

    /// Notes an answer; a question about a person who is not there yet brings them in.
    pub fn set(&mut self, step: Step, answer: String) {
        match step.person {
            None => self.whole.insert(step.field, answer),
            Some(number) => {
                self.meet(number);
                self.people[number].0.insert(step.field, answer)
            }
        };
    }

    /// Sees to it that there are so many people and one more.
    pub fn meet(&mut self, number: usize) {
        let wanted = self.people.len().max(number + 1);
        self.people.resize(wanted, Person::default());
    }

    /// Takes an answer back. A person without a name goes: the name is the first thing asked of each.
    pub fn forget(&mut self, step: Step) {
        match step.person {
            None => {
                self.whole.remove(&step.field);
            }
            Some(number) if step.field == Field::Name => self.people.truncate(number),
            Some(number) => {
                if let Some(person) = self.people.get_mut(number) {
                    person.0.remove(&step.field);
                }
            }
        }
    }
}

impl Person {
    /// What was answered.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Whether the answer is this word.
    pub fn says(&self, field: Field, word: &str) -> bool {
        self.get(field) == Some(word)
    }

    /// A figure; nothing where it is not known or not in the list.
    pub fn size(&self, field: Field) -> Option<Bytes> {
        self.get(field).and_then(bytes)
    }

    /// Whether any of these was answered.
    pub fn knows_any(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| self.0.contains_key(field))
    }

    /// Whether they use WhatsApp: they said so, or iCloud's list has it.
    pub fn uses_whatsapp(&self) -> bool {
        self.says(Field::UsesWhatsApp, YES) || self.size(Field::WhatsApp).is_some()
    }
}

/// The bytes of a figure of iCloud's screens.
fn bytes(text: &str) -> Option<Bytes> {
    size(text, Base::Binary).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn of(number: usize, field: Field) -> Step {
        Step { field, person: Some(number) }
    }

    #[test]
    fn answers_are_noted_and_taken_back() {
        let mut answers = Answers::default();
        answers.set(of(1, Field::Name), "Anna".to_owned());
        answers.set(of(1, Field::Total), "34 GB".to_owned());
        assert_eq!((answers.people(), answers.get(of(1, Field::Total))), (2, Some("34 GB")));
        assert_eq!(answers.person(1).and_then(|anna| anna.size(Field::Total)), Some(Bytes::new(34 << 30)));
        answers.forget(of(1, Field::Total));
        assert_eq!(answers.get(of(1, Field::Total)), None);
        answers.forget(of(1, Field::Name));
        assert_eq!(answers.people(), 1, "without a name nobody is left");
    }

    #[test]
    fn a_list_with_whatsapp_in_it_says_that_they_use_it() {
        let mut answers = Answers::default();
        answers.set(of(0, Field::WhatsApp), NONE.to_owned());
        assert!(!answers.person(0).unwrap().uses_whatsapp());
        answers.set(of(0, Field::WhatsApp), "3 GB".to_owned());
        assert!(answers.person(0).unwrap().uses_whatsapp());
    }
}

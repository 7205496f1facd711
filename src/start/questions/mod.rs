//! The questionnaire as data: text, order and meaning of every question stand here and nowhere else.

mod list;
mod order;

use super::answers::Answers;
use crate::language::say;

pub use list::QUESTIONS;
pub use order::steps;

/// What a question asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The day the figures were read; a form alone has it.
    ReadOn,
    /// Where prices are those of.
    Region,
    /// The plan.
    PlanSize,
    /// What is used of it.
    PlanUsed,
    /// A person's name.
    Name,
    /// Photos in iCloud.
    Photos,
    /// Messages in iCloud.
    Messages,
    /// iCloud Drive.
    Drive,
    /// iCloud Mail.
    Mail,
    /// All device backups.
    Backups,
    /// WhatsApp's own backup.
    WhatsApp,
    /// All a person has in iCloud.
    Total,
    /// Whether that person's phone can be looked at.
    AtHand,
    /// Whether iCloud Backup is on.
    BackupOn,
    /// The phone's last backup.
    LastBackup,
    /// Size of its next one.
    NextBackup,
    /// A device that is no longer used and whose backup is stored.
    OldName,
    /// Its last backup.
    OldLastBackup,
    /// Size of that.
    OldSize,
    /// Whether they use WhatsApp.
    UsesWhatsApp,
    /// Size of WhatsApp's backup, as WhatsApp shows it.
    ChatSize,
    /// How often WhatsApp backs up.
    Frequency,
    /// Whether videos are included.
    Videos,
    /// Nights on power and Wi-Fi.
    Nights,
}

/// What an answer to a question is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A country.
    Region,
    /// A plan on sale, or the size of one.
    Plan,
    /// A size.
    Size,
    /// A size, or "none" where it is not in the list.
    Listed,
    /// A name; an empty line takes "Me".
    Name,
    /// A name; an empty line means nobody more.
    Member,
    /// A name; an empty line means there is none.
    OldDevice,
    /// Yes or no.
    Switch,
    /// A day, or "never".
    LastBackup,
    /// A day.
    Day,
    /// How often WhatsApp backs up.
    Frequency,
    /// How many nights.
    Nights,
}

/// A question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// What it asks for.
    pub field: Field,
    /// Its place in a form: `plan.size`, `people[].icloud.photos`; empty where a form does not need it.
    pub form: &'static str,
    /// The key of a scenario it fills; empty where it fills none of its own.
    pub key: &'static str,
    /// The question.
    pub ask: fn(Whom<'_>) -> String,
    /// Where to tap, or that no screen shows it.
    pub taps: fn(Whom<'_>) -> String,
    /// What an answer is.
    pub kind: Kind,
    /// An answer as somebody would type it.
    pub example: fn() -> String,
    /// What is taken where nobody knows.
    pub unknown: fn() -> String,
}

/// Whom a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Whom<'a> {
    /// Whether it is the one who answers.
    pub is_you: bool,
    /// What they are called.
    pub name: &'a str,
}

impl Whom<'_> {
    /// The word by which a text chooses how it addresses them.
    pub const fn who(self) -> &'static str {
        if self.is_you { "you" } else { "other" }
    }
}

/// The question of a field.
pub fn question(field: Field) -> &'static Question {
    // Every field has its question, as a test makes sure; the first stands in for the compiler.
    QUESTIONS.iter().find(|question| question.field == field).unwrap_or(&QUESTIONS[0])
}

/// A question about the whole, or about one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// What it asks for.
    pub field: Field,
    /// The person it is about, by number; the one who answers is number 0.
    pub person: Option<usize>,
}

impl Step {
    /// The question in words for this person.
    pub fn ask(self, answers: &Answers) -> String {
        match (self.field, self.person) {
            (Field::Name, Some(1)) => say!("start-who-else-shares-the"),
            (Field::Name, Some(2..)) => say!("start-who-else-enter-alone"),
            _ => (question(self.field).ask)(self.whom(answers)),
        }
    }

    /// Where to tap.
    pub fn taps(self, answers: &Answers) -> String {
        let whom = self.whom(answers);
        let taps = (question(self.field).taps)(whom);
        let elsewhere = matches!(self.field, Field::Name | Field::Total | Field::AtHand | Field::Nights);
        match self.person {
            Some(1..) if self.field == Field::Name => say!("start-settings-family-icloud-the"),
            Some(1..) if !elsewhere => say!("start-on-name-s-phone", name = whom.name, taps = taps),
            _ => taps,
        }
    }

    /// An answer as somebody would type it.
    pub fn example(self) -> String {
        match (self.field, self.person) {
            (Field::Name, Some(1..)) => say!("start-anna"),
            _ => (question(self.field).example)(),
        }
    }

    /// What an answer to it is.
    pub fn kind(self) -> Kind {
        match (self.field, self.person) {
            (Field::Name, Some(1..)) => Kind::Member,
            _ => question(self.field).kind,
        }
    }

    fn whom(self, answers: &Answers) -> Whom<'_> {
        let person = self.person.and_then(|number| answers.person(number));
        let name = person.and_then(|person| person.get(Field::Name)).unwrap_or_default();
        Whom { is_you: matches!(self.person, None | Some(0)), name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, within};
    use crate::scenario::keys;
    use crate::start::checking::{Said, read};

    #[test]
    fn every_field_is_asked_for_once_and_its_example_is_an_answer() {
        let today = crate::calendar::Day::from_ymd(2026, 11, 30).unwrap();
        for (at, asked) in QUESTIONS.iter().enumerate() {
            assert!(QUESTIONS[..at].iter().all(|other| other.field != asked.field), "{:?}", asked.field);
            assert_eq!(question(asked.field).form, asked.form);
            for language in Language::ALL {
                let said = within(language, || read(asked.kind, &(asked.example)(), today)).unwrap();
                assert!(matches!(said, Said::Value(_)), "{:?}", asked.field);
            }
        }
    }

    #[test]
    fn every_key_a_question_fills_is_one_of_the_language() {
        let inner = |table: &'static keys::TableKeys, name: &str| {
            let key = table.key(name).unwrap_or_else(|| panic!("{} has no {name}", table.name));
            key.kind.inner_keys()
        };
        for asked in QUESTIONS.iter().filter(|asked| !asked.key.is_empty()) {
            let mut table = Some(&keys::SCENARIO);
            for name in asked.key.split('.') {
                table = inner(table.unwrap_or_else(|| panic!("{}", asked.key)), name);
            }
        }
    }

    #[test]
    fn questions_fit_the_screen() {
        let mut answers = Answers::default();
        for (number, name) in ["Me", "Grandmother"].into_iter().enumerate() {
            answers.set(Step { field: Field::Name, person: Some(number) }, name.to_owned());
        }
        for asked in &QUESTIONS {
            for person in [Some(0), Some(1)] {
                let step = Step { field: asked.field, person };
                let (ask, taps) = (step.ask(&answers), step.taps(&answers));
                assert!(!ask.contains('{') && !taps.contains('{'), "{ask} {taps}");
                assert!(ask.chars().count() <= 88 && taps.chars().count() <= 96, "{ask}\n{taps}");
            }
        }
    }
}

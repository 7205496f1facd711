//! The questionnaire as data: text, order and meaning of every question stand here and nowhere else.

use super::answers::{Answers, NO, NONE, Person, YES};

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
    /// The question. `{who}`, `{whose}` and `{name}` stand for the person.
    pub ask: &'static str,
    /// Where to tap, or that No screen shows it.
    pub taps: &'static str,
    /// What an answer is.
    pub kind: Kind,
    /// An answer as somebody would type it.
    pub example: &'static str,
    /// What is taken where nobody knows.
    pub unknown: &'static str,
}

const LIST: &str = "Settings > your name > iCloud > Storage";
const DEVICE: &str = "Settings > your name > iCloud > Storage > Backups > the phone";
const CHATS: &str = "WhatsApp > Settings > Chats > Chat Backup";
const USUAL: &str = "a usual amount is taken";

/// Every question, in the order in which a form lists them.
pub const QUESTIONS: [Question; 24] = [
    Question {
        field: Field::ReadOn,
        form: "read_on",
        key: "read_on",
        ask: "On which day were the figures read?",
        taps: "No screen",
        kind: Kind::Day,
        example: "2026-11-30",
        unknown: "today is taken",
    },
    Question {
        field: Field::Region,
        form: "region",
        key: "region",
        ask: "Which country are your prices of?",
        taps: "Settings > General > Language & Region > Region",
        kind: Kind::Region,
        example: "Germany",
        unknown: "prices are those of the United States",
    },
    Question {
        field: Field::PlanSize,
        form: "plan.size",
        key: "plan.size",
        ask: "How large is your iCloud plan? Without a paid plan it is 5 GB.",
        taps: "Settings > your name > iCloud: `... of 200 GB used`",
        kind: Kind::Plan,
        example: "200 GB",
        unknown: "the smallest plan that holds what is used",
    },
    Question {
        field: Field::PlanUsed,
        form: "plan.used",
        key: "plan.used",
        ask: "How much of it is used, by all who share it?",
        taps: "Settings > your name > iCloud: `168.4 GB of ... used`",
        kind: Kind::Size,
        example: "168.4 GB",
        unknown: "the figures below, added up",
    },
    Question {
        field: Field::Name,
        form: "people[].name",
        key: "person.name",
        ask: "What shall the answer call you?",
        taps: "No screen: any name; Enter alone for `Me`",
        kind: Kind::Name,
        example: "Parent A",
        unknown: "Me",
    },
    Question {
        field: Field::Photos,
        form: "people[].icloud.photos",
        key: "person.icloud.photos",
        ask: "Your own list: how much is Photos? `none` where it is not there.",
        taps: LIST,
        kind: Kind::Listed,
        example: "61.2 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::Messages,
        form: "people[].icloud.messages",
        key: "person.icloud.messages",
        ask: "In the same list: Messages?",
        taps: LIST,
        kind: Kind::Listed,
        example: "4.2 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::Drive,
        form: "people[].icloud.drive",
        key: "person.icloud.drive",
        ask: "In the same list: iCloud Drive, or Docs?",
        taps: LIST,
        kind: Kind::Listed,
        example: "3 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::Mail,
        form: "people[].icloud.mail",
        key: "person.icloud.mail",
        ask: "In the same list: Mail?",
        taps: LIST,
        kind: Kind::Listed,
        example: "1.1 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::Backups,
        form: "people[].icloud.backups",
        key: "person.icloud.backups",
        ask: "In the same list: Backups?",
        taps: LIST,
        kind: Kind::Listed,
        example: "20.7 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::WhatsApp,
        form: "people[].icloud.whatsapp",
        key: "person.icloud.whatsapp",
        ask: "In the same list: WhatsApp?",
        taps: LIST,
        kind: Kind::Listed,
        example: "15.0 GB",
        unknown: "what WhatsApp itself shows, or a usual amount",
    },
    Question {
        field: Field::Total,
        form: "people[].icloud.total",
        key: "person.icloud",
        ask: "How much does {name} use, all in all?",
        taps: "Settings > Family > iCloud+: the figure beside {name}",
        kind: Kind::Size,
        example: "34.1 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::AtHand,
        form: "",
        key: "",
        ask: "Is {name}'s phone at hand? `no` leaves the next questions out.",
        taps: "No screen",
        kind: Kind::Switch,
        example: "no",
        unknown: "",
    },
    Question {
        field: Field::BackupOn,
        form: "people[].backup",
        key: "person.device.backup",
        ask: "Is iCloud Backup switched on?",
        taps: "Settings > your name > iCloud > iCloud Backup",
        kind: Kind::Switch,
        example: "yes",
        unknown: "on is taken",
    },
    Question {
        field: Field::LastBackup,
        form: "people[].last_backup",
        key: "person.device.last_backup",
        ask: "When was {whose} phone last backed up? A day, `yesterday`, or `never`.",
        taps: DEVICE,
        kind: Kind::LastBackup,
        example: "yesterday",
        unknown: "the day the figures were read",
    },
    Question {
        field: Field::NextBackup,
        form: "people[].next_backup",
        key: "person.device.next_backup",
        ask: "How large is its next backup?",
        taps: DEVICE,
        kind: Kind::Size,
        example: "412 MB",
        unknown: USUAL,
    },
    Question {
        field: Field::OldName,
        form: "people[].old_device.name",
        key: "person.device.name",
        ask: "Is there a backup of a device you no longer use? Its name; Enter alone for none.",
        taps: "Settings > your name > iCloud > Storage > Backups",
        kind: Kind::OldDevice,
        example: "Old iPhone",
        unknown: "none is taken",
    },
    Question {
        field: Field::OldLastBackup,
        form: "people[].old_device.last_backup",
        key: "person.device.last_backup",
        ask: "When was that one last backed up?",
        taps: "Settings > your name > iCloud > Storage > Backups > the old device",
        kind: Kind::Day,
        example: "2026-09-19",
        unknown: "the day the figures were read",
    },
    Question {
        field: Field::OldSize,
        form: "people[].old_device.backup_size",
        key: "person.device.backup_size",
        ask: "And how large is its backup?",
        taps: "Settings > your name > iCloud > Storage > Backups > the old device",
        kind: Kind::Size,
        example: "14 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::UsesWhatsApp,
        form: "people[].whatsapp.uses",
        key: "person.has",
        ask: "{do} {who} use WhatsApp?",
        taps: "No screen",
        kind: Kind::Switch,
        example: "yes",
        unknown: "no WhatsApp is taken",
    },
    Question {
        field: Field::ChatSize,
        form: "people[].whatsapp.size",
        key: "person.whatsapp.size",
        ask: "How large is {whose} WhatsApp backup in total, as WhatsApp shows it?",
        taps: CHATS,
        kind: Kind::Size,
        example: "14.8 GB",
        unknown: USUAL,
    },
    Question {
        field: Field::Frequency,
        form: "people[].whatsapp.frequency",
        key: "person.whatsapp.frequency",
        ask: "How often does it back up: daily, weekly, monthly or off?",
        taps: "WhatsApp > Settings > Chats > Chat Backup > Auto Backup",
        kind: Kind::Frequency,
        example: "daily",
        unknown: "daily is taken",
    },
    Question {
        field: Field::Videos,
        form: "people[].whatsapp.include_videos",
        key: "person.whatsapp.include_videos",
        ask: "Is Include Videos switched on?",
        taps: "WhatsApp > Settings > Chats > Chat Backup > Include Videos",
        kind: Kind::Switch,
        example: "yes",
        unknown: "on is taken",
    },
    Question {
        field: Field::Nights,
        form: "people[].nights",
        key: "person.night.power",
        ask: "On how many nights of 7 is {whose} phone plugged in and on Wi-Fi?",
        taps: "No screen: think of the last two weeks",
        kind: Kind::Nights,
        example: "6",
        unknown: "5 to 6 nights in 7, as for most people",
    },
];

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

/// A family plan takes six people.
const MOST_PEOPLE: usize = 6;

/// The list under iCloud > Storage, in its order.
const MY_LIST: [Field; 7] =
    [Field::Name, Field::Photos, Field::Messages, Field::Drive, Field::Mail, Field::Backups, Field::WhatsApp];

/// The questions to be asked in their order, as far as the answers so far decide it.
///
/// What comes before an answer never changes with it, so a place in this list stays the same while answers are given
/// in order.
pub fn steps(answers: &Answers) -> Vec<Step> {
    let whole = [Field::Region, Field::PlanSize, Field::PlanUsed].map(|field| Step { field, person: None });
    let mut steps = whole.to_vec();
    add(&mut steps, 0, &MY_LIST);
    for number in 1..MOST_PEOPLE {
        add(&mut steps, number, &[Field::Name]);
        if number >= answers.people() {
            break;
        }
        add(&mut steps, number, &[Field::Total]);
    }
    for number in 0..answers.people().max(1) {
        of_phone(&mut steps, answers, number);
    }
    steps
}

fn add(steps: &mut Vec<Step>, number: usize, fields: &[Field]) {
    steps.extend(fields.iter().map(|&field| Step { field, person: Some(number) }));
}

/// What only a person's phone shows.
fn of_phone(steps: &mut Vec<Step>, answers: &Answers, number: usize) {
    let nobody = Person::default();
    let person = answers.person(number).unwrap_or(&nobody);
    if number > 0 {
        add(steps, number, &[Field::AtHand]);
        if !person.says(Field::AtHand, YES) {
            return;
        }
    }
    let no_backups = person.says(Field::Backups, NONE);
    if no_backups {
        add(steps, number, &[Field::BackupOn]);
    }
    if !person.says(Field::BackupOn, NO) && !no_backups {
        add(steps, number, &[Field::LastBackup]);
    }
    if !person.says(Field::BackupOn, NO) {
        add(steps, number, &[Field::NextBackup]);
    }
    if number == 0 && !no_backups {
        add(steps, number, &[Field::OldName]);
        if person.get(Field::OldName).is_some() {
            add(steps, number, &[Field::OldLastBackup, Field::OldSize]);
        }
    }
    if person.size(Field::WhatsApp).is_none() {
        add(steps, number, &[Field::UsesWhatsApp]);
    }
    if person.uses_whatsapp() {
        add(steps, number, &[Field::ChatSize, Field::Frequency, Field::Videos]);
    }
    add(steps, number, &[Field::Nights]);
}

impl Step {
    /// The question in words for this person.
    pub fn ask(self, answers: &Answers) -> String {
        let name = self.name(answers);
        match (self.field, self.person) {
            (Field::Name, Some(1)) => "Who else shares the plan? A name; Enter alone for nobody.".to_owned(),
            (Field::Name, Some(2..)) => "Who else? Enter alone for nobody more.".to_owned(),
            (_, None | Some(0)) => filled(question(self.field).ask, "you", "your", "Do", name),
            _ => filled(question(self.field).ask, name, &format!("{name}'s"), "Does", name),
        }
    }

    /// Where to tap.
    pub fn taps(self, answers: &Answers) -> String {
        let name = self.name(answers);
        let taps = question(self.field).taps.replace("{name}", name);
        let on_a_phone = !matches!(self.field, Field::Name | Field::Total | Field::AtHand);
        match self.person {
            Some(1..) if self.field == Field::Name => "Settings > Family > iCloud+: the list".to_owned(),
            Some(1..) if on_a_phone && !taps.starts_with("No screen") => format!("on {name}'s phone: {taps}"),
            _ => taps,
        }
    }

    /// An answer as somebody would type it.
    pub fn example(self) -> &'static str {
        match (self.field, self.person) {
            (Field::Name, Some(1..)) => "Anna",
            _ => question(self.field).example,
        }
    }

    /// What an answer to it is.
    pub fn kind(self) -> Kind {
        match (self.field, self.person) {
            (Field::Name, Some(1..)) => Kind::Member,
            _ => question(self.field).kind,
        }
    }

    fn name(self, answers: &Answers) -> &str {
        let person = self.person.and_then(|number| answers.person(number));
        person.and_then(|person| person.get(Field::Name)).unwrap_or("them")
    }
}

fn filled(text: &str, who: &str, whose: &str, does: &str, name: &str) -> String {
    text.replace("{who}", who).replace("{whose}", whose).replace("{do}", does).replace("{name}", name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::keys;
    use crate::start::checking::{Said, read};

    fn answered(given: &[(Option<usize>, Field, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (person, field, text) in given {
            answers.set(Step { field: *field, person: *person }, (*text).to_owned());
        }
        answers
    }

    #[test]
    fn every_field_is_asked_for_once_and_its_example_is_an_answer() {
        let today = crate::calendar::Day::from_ymd(2026, 11, 30).unwrap();
        for (at, asked) in QUESTIONS.iter().enumerate() {
            assert!(QUESTIONS[..at].iter().all(|other| other.field != asked.field), "{:?}", asked.field);
            assert_eq!(question(asked.field).ask, asked.ask);
            let said = read(asked.kind, asked.example, today).unwrap();
            assert!(matches!(said, Said::Value(_)), "{:?}", asked.field);
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
        let answers = answered(&[(Some(0), Field::Name, "Me"), (Some(1), Field::Name, "Grandmother")]);
        for asked in &QUESTIONS {
            for person in [Some(0), Some(1)] {
                let step = Step { field: asked.field, person };
                let (ask, taps) = (step.ask(&answers), step.taps(&answers));
                assert!(!ask.contains('{') && !taps.contains('{'), "{ask} {taps}");
                assert!(ask.chars().count() <= 88 && taps.chars().count() <= 96, "{ask}\n{taps}");
            }
        }
    }

    #[test]
    fn the_order_is_that_of_the_screens_and_follows_the_answers() {
        let fields = |answers: &Answers| steps(answers).iter().map(|step| step.field).collect::<Vec<_>>();
        let alone = answered(&[(Some(0), Field::Name, "Me"), (Some(0), Field::WhatsApp, "15 GB")]);
        let asked = fields(&alone);
        assert_eq!(asked[..4], [Field::Region, Field::PlanSize, Field::PlanUsed, Field::Name]);
        assert_eq!(asked[10..13], [Field::Name, Field::LastBackup, Field::NextBackup]);
        assert_eq!(
            asked[13..],
            [Field::OldName, Field::ChatSize, Field::Frequency, Field::Videos, Field::Nights]
        );
        let bare = answered(&[(Some(0), Field::WhatsApp, "none"), (Some(0), Field::Backups, "none")]);
        let asked = fields(&bare);
        assert_eq!(asked[11..], [Field::BackupOn, Field::NextBackup, Field::UsesWhatsApp, Field::Nights]);
    }

    #[test]
    fn somebody_whose_phone_is_elsewhere_is_asked_nothing_more() {
        let mut answers = answered(&[(Some(0), Field::Name, "Me"), (Some(1), Field::Name, "Anna")]);
        let away = steps(&answers).len();
        let at_hand = Step { field: Field::AtHand, person: Some(1) };
        answers.set(at_hand, YES.to_owned());
        assert_eq!(steps(&answers).len() - away, 4, "last and next backup, WhatsApp, nights");
        assert_eq!(at_hand.ask(&answers), "Is Anna's phone at hand? `no` leaves the next questions out.");
    }

    #[test]
    fn a_family_has_six_members_at_most() {
        let mut answers = Answers::default();
        for number in 0..6 {
            answers.set(Step { field: Field::Name, person: Some(number) }, format!("P{number}"));
        }
        let names = steps(&answers).iter().filter(|step| step.field == Field::Name).count();
        assert_eq!(names, 6);
    }
}

//! Which question comes when: that of the phone's screens, as far as earlier answers decide it.

use super::{Field, Step};
use crate::start::answers::{Answers, NO, NONE, Person, YES};

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

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(given: &[(Option<usize>, Field, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (person, field, text) in given {
            answers.set(Step { field: *field, person: *person }, (*text).to_owned());
        }
        answers
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

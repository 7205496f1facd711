//! Answers that cannot all be true: told while the figures are still on the screen.

use super::answers::{Answers, Person};
use super::questions::Field;
use crate::language::{decimal, say};
use crate::units::Bytes;

/// Names nobody has twice.
pub const PHONE: &str = "iPhone";

/// Figures on a screen are rounded, and read one after the other: what the scenario checker allows as well.
const SLACK: Bytes = Bytes::new(Bytes::GIB.count() / 2);
const SLACK_SHARE: f64 = 0.01;

/// What in the answers cannot be, each in a sentence or two.
pub fn contradictions(answers: &Answers) -> Vec<String> {
    contradictions_with(answers, twin(answers).map(|(_, told)| told))
}

/// The same with what is said of a name that is there twice.
pub fn contradictions_with(answers: &Answers, twin: Option<String>) -> Vec<String> {
    let people = answers.everybody().flat_map(|person| [old_device(person), own_name(person), chats(person)]);
    people.chain([twin, parts(answers)]).flatten().collect()
}

/// Whether a figure is above another by more than rounding explains.
pub fn is_above(size: Bytes, limit: Bytes) -> bool {
    let excess = size - limit;
    excess > SLACK && excess.real() > SLACK_SHARE * limit.real()
}

/// What somebody has in iCloud as far as they said.
pub fn known(person: &Person) -> Bytes {
    if let Some(total) = person.size(Field::Total) {
        return total;
    }
    let listed = [Field::Photos, Field::Messages, Field::Drive, Field::Mail];
    let listed: Bytes = listed.iter().filter_map(|&field| person.size(field)).sum();
    listed + sized(person, &[Field::Backups, Field::OldSize]) + own_chats(person)
}

/// WhatsApp's own backup: as the list has it, else as WhatsApp shows it, where it backs up at all.
fn own_chats(person: &Person) -> Bytes {
    match person.says(Field::Frequency, "off") || person.says(Field::WhatsApp, super::answers::NONE) {
        true => person.size(Field::WhatsApp).unwrap_or_default(),
        false => sized(person, &[Field::WhatsApp, Field::ChatSize]),
    }
}

/// The first of these figures that is known.
fn sized(person: &Person, fields: &[Field]) -> Bytes {
    fields.iter().find_map(|&field| person.size(field)).unwrap_or_default()
}

/// The parts of all against what is used.
fn parts(answers: &Answers) -> Option<String> {
    let used = answers.size_of_all(Field::PlanUsed)?;
    let parts: Bytes = answers.everybody().map(known).sum();
    is_above(parts, used)
        .then(|| say!("start-the-parts-now-come", gigabytes = gigabytes(parts), used = gigabytes(used)))
}

fn old_device(person: &Person) -> Option<String> {
    let (old, all) = (person.size(Field::OldSize)?, person.size(Field::Backups)?);
    is_above(old, all)
        .then(|| say!("start-gigabytes-for-the-old", gigabytes = gigabytes(old), all = gigabytes(all)))
}

/// A backup of chats that is larger than all somebody has.
fn chats(person: &Person) -> Option<String> {
    let (total, size) = (person.size(Field::Total)?, person.size(Field::ChatSize)?);
    let backs_up = person.get(Field::Frequency).is_some_and(|word| word != "off");
    (backs_up && is_above(size, total)).then(|| {
        say!("start-whatsapps-backup-is-gigabytes", gigabytes = gigabytes(size), total = gigabytes(total))
    })
}

fn own_name(person: &Person) -> Option<String> {
    let same = person.get(Field::OldName).is_some_and(|name| name.eq_ignore_ascii_case(PHONE));
    same.then(|| say!("start-the-phone-in-use", phone = PHONE))
}

/// The number of whoever has the name of somebody before them, and what is said of that.
pub fn twin(answers: &Answers) -> Option<(usize, String)> {
    let names: Vec<Option<&str>> = answers.everybody().map(|person| person.get(Field::Name)).collect();
    let twin = names.iter().enumerate().find(|(at, name)| name.is_some() && names[..*at].contains(name));
    twin.and_then(|(at, name)| Some((at, say!("start-there-is-a-name", name = (*name)?))))
}

fn gigabytes(size: Bytes) -> String {
    say!("start-size-gb", size = decimal(size.in_units_of(Bytes::GIB), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::questions::Step;

    fn answers(used: &str, given: &[(usize, Field, &str)]) -> Answers {
        let mut answers = Answers::default();
        answers.set(Step { field: Field::PlanUsed, person: None }, used.to_owned());
        for (number, field, text) in given {
            answers.set(Step { field: *field, person: Some(*number) }, (*text).to_owned());
        }
        answers
    }

    #[test]
    fn parts_above_what_is_used_are_told_with_both_figures() {
        let fits = [(0, Field::Photos, "100 GB"), (1, Field::Total, "50.4 GB")];
        assert!(contradictions(&answers("150 GB", &fits)).is_empty(), "0.4 GB is rounding");
        let slip = [(0, Field::Photos, "612 GB")];
        let told = contradictions(&answers("168.4 GB", &slip));
        assert!(
            told[0].starts_with("The parts now come to 612.0 GB, but only 168.4 GB are used"),
            "{told:?}"
        );
    }

    #[test]
    fn chats_count_once_whether_listed_or_shown_and_not_at_all_where_off() {
        let both = [(0, Field::WhatsApp, "15 GB"), (0, Field::ChatSize, "16 GB")];
        assert_eq!(known(answers("1 TB", &both).person(0).unwrap()), Bytes::new(15 << 30));
        let shown = [(0, Field::ChatSize, "16 GB")];
        assert_eq!(known(answers("1 TB", &shown).person(0).unwrap()), Bytes::new(16 << 30));
        let off = [(0, Field::ChatSize, "16 GB"), (0, Field::Frequency, "off")];
        assert_eq!(known(answers("1 TB", &off).person(0).unwrap()), Bytes::ZERO);
    }

    #[test]
    fn an_old_backup_above_all_backups_and_a_name_twice_are_told() {
        let given = [
            (0, Field::Name, "Anna"),
            (0, Field::Backups, "20 GB"),
            (0, Field::OldSize, "28 GB"),
            (0, Field::OldName, "iphone"),
            (1, Field::Name, "Anna"),
        ];
        let told = contradictions(&answers("150 GB", &given));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("28.0 GB") && told[1].contains("Old iPhone") && told[2].contains("Anna"));
    }

    #[test]
    fn chats_above_a_total_are_told_once_it_is_known_that_they_are_backed_up() {
        let sizes = [(1, Field::Total, "10 GB"), (1, Field::ChatSize, "12 GB")];
        assert!(contradictions(&answers("150 GB", &sizes)).is_empty());
        let daily = [&sizes[..], &[(1, Field::Frequency, "daily")]].concat();
        assert_eq!(contradictions(&answers("150 GB", &daily)).len(), 1);
    }
}

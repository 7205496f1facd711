//! One person of a scenario file.

use super::page::{Page, quoted};
use super::{Copies, unknown};
use crate::calendar::Day;
use crate::language::{Language, say, within};
use crate::start::answers::{NEVER, NO, NONE, Person, YES};
use crate::start::contradictions::{PHONE, is_above};
use crate::start::questions::{Field, question};
use crate::units::Bytes;

/// What the list under iCloud > Storage has.
const LIST: [(&str, Field); 6] = [
    ("photos", Field::Photos),
    ("messages", Field::Messages),
    ("drive", Field::Drive),
    ("mail", Field::Mail),
    ("backups", Field::Backups),
    ("whatsapp", Field::WhatsApp),
];
/// What only a person's phone shows.
const ON_THE_PHONE: [Field; 10] = [
    Field::AtHand,
    Field::BackupOn,
    Field::LastBackup,
    Field::NextBackup,
    Field::OldName,
    Field::UsesWhatsApp,
    Field::ChatSize,
    Field::Frequency,
    Field::Videos,
    Field::Nights,
];

/// Writes a person.
pub fn write(page: &mut Page, number: usize, person: &Person, (read_on, copies): (Day, Copies)) {
    page.table(0, "[[person]]", "");
    page.text("name", &name(person), "");
    match is_listed(number, person) {
        true => list(page, person),
        false => total(page, person),
    }
    if number > 0 && !looked_at(person) {
        page.note(&say!("start-their-phone-was-not"));
        return;
    }
    switches(page, person);
    chats(page, person, copies);
    night(page, person);
    phone(page, person);
    old_device(page, person, read_on);
}

fn name(person: &Person) -> String {
    person.get(Field::Name).map_or_else(question(Field::Name).unknown, str::to_owned)
}

/// Whether the list was read, rather than a total from the family's.
fn is_listed(number: usize, person: &Person) -> bool {
    let listed = LIST.map(|(_, field)| field);
    person.knows_any(&listed) || (number == 0 && person.get(Field::Total).is_none())
}

fn looked_at(person: &Person) -> bool {
    let rest: Vec<Field> = ON_THE_PHONE.into_iter().filter(|&field| field != Field::AtHand).collect();
    person.says(Field::AtHand, YES) || person.knows_any(&rest)
}

fn total(page: &mut Page, person: &Person) {
    match person.get(Field::Total) {
        Some(size) => page.text("icloud", size, &say!("start-settings-family-icloud-one")),
        None => unknown(page, "icloud", Field::Total),
    }
}

fn list(page: &mut Page, person: &Person) {
    page.table(2, "[person.icloud]", &say!("start-settings-your-name-icloud-storage"));
    for (key, field) in LIST {
        match person.get(field) {
            // What is off, or was never backed up, is said where it belongs.
            Some(NONE) if !matches!(field, Field::Drive | Field::Mail) => {}
            Some(NONE) => page.text(key, "0 GB", &say!("start-not-in-the-list")),
            Some(size) => page.text(key, size, ""),
            None => unknown(page, key, field),
        }
    }
    if let Some(size) = person.get(Field::Total) {
        page.text("total", size, &say!("start-settings-family-icloud"));
    }
}

/// What is not in the list does not sync.
fn switches(page: &mut Page, person: &Person) {
    let off = |page: &mut Page, field, table, key, what: &str| {
        if person.says(field, NONE) {
            page.table(2, table, "");
            page.entry(key, "false", &say!("start-what-is-not-in", what = what));
        }
    };
    off(page, Field::Photos, "[person.photos]", "icloud_photos", &say!("start-photos"));
    off(page, Field::Messages, "[person.messages]", "in_icloud", &say!("start-messages"));
}

fn chats(page: &mut Page, person: &Person, copies: Copies) {
    if !person.uses_whatsapp() && !person.knows_any(&[Field::ChatSize, Field::Frequency, Field::Videos]) {
        return;
    }
    page.table(2, "[person.whatsapp]", &say!("start-whatsapp-settings-chats-chat"));
    match person.get(Field::ChatSize) {
        Some(size) if !is_beyond_all(person) => page.text("size", size, ""),
        Some(size) => page.unknown("size", quoted(size), &say!("start-more-than-all-they")),
        None => unknown(page, "size", Field::ChatSize),
    }
    answered(page, person, "frequency", Field::Frequency, &say!("start-daily-weekly-monthly-or"));
    match person.get(Field::Videos) {
        Some(word) => page.entry("include_videos", truth(word), ""),
        None => page.unknown("include_videos", "true", &(question(Field::Videos).unknown)()),
    }
    if person.says(Field::WhatsApp, NONE) {
        page.text("last_backup", NEVER, &say!("start-whatsapp-is-not-in"));
    }
    if copies == Copies::None || !device_backup_holds_chats(person) {
        page.entry("in_device_backup", "false", &say!("start-the-figures-leave-no"));
    }
}

const fn gib(count: i64) -> Bytes {
    Bytes::new(count * Bytes::GIB.count())
}

/// Whether a chat backup is larger than all somebody uses.
fn is_beyond_all(person: &Person) -> bool {
    let all = person.size(Field::Total).unwrap_or(gib(1 << 30));
    person.size(Field::ChatSize).is_some_and(|size| is_above(size, all))
        && !person.says(Field::Frequency, "off")
}

/// Whether the chats fit into what is known of the device backups, beside everything else that is known.
fn device_backup_holds_chats(person: &Person) -> bool {
    let sizes = [person.size(Field::ChatSize), person.size(Field::WhatsApp)];
    let Some(chats) = sizes.into_iter().flatten().max() else { return true };
    let old = person.size(Field::OldSize).unwrap_or_default();
    let within_backups = person.size(Field::Backups).is_none_or(|all| !is_above(chats + old, all));
    let twice = chats + chats;
    let within_all = person.size(Field::Total).is_none_or(|all| !is_above(twice, all));
    let first = never_backed_up(person).then(|| person.size(Field::NextBackup)).flatten();
    within_backups && within_all && first.is_none_or(|next| !is_above(chats, next))
}

fn never_backed_up(person: &Person) -> bool {
    person.says(Field::LastBackup, NEVER)
        || person.says(Field::Backups, NONE)
        || person.says(Field::BackupOn, NO)
}

fn night(page: &mut Page, person: &Person) {
    page.table(2, "[person.night]", &say!("start-nights-plugged-in-and"));
    answered(page, person, "power", Field::Nights, "");
    if person.get(Field::Nights).is_some() {
        page.text("wifi", "always", &say!("start-on-those-nights"));
    }
}

fn phone(page: &mut Page, person: &Person) {
    page.table(2, "[[person.device]]", &say!("start-settings-your-name-icloud-storage-backups"));
    page.text("name", PHONE, "");
    if let Some(word) = person.get(Field::BackupOn) {
        page.entry("backup", truth(word), &say!("start-the-switch-icloud-backup"));
    }
    match person.get(Field::LastBackup) {
        Some(NEVER) => page.text("last_backup", NEVER, ""),
        Some(day) => page.entry("last_backup", day, ""),
        None if never_backed_up(person) => page.text("last_backup", NEVER, &say!("start-no-backup-is-in")),
        None => page.unknown("last_backup", "2026-11-29", &(question(Field::LastBackup).unknown)()),
    }
    if !person.says(Field::BackupOn, NO) {
        answered(page, person, "next_backup", Field::NextBackup, "");
    }
}

/// A device whose backup is still stored.
fn old_device(page: &mut Page, person: &Person, read_on: Day) {
    let Some(name) = person.get(Field::OldName) else { return };
    page.table(2, "[[person.device]]", &say!("start-its-backup-stays-and"));
    page.text("name", name, "");
    page.entry("in_use", "false", "");
    match person.get(Field::OldLastBackup) {
        Some(day) => page.entry("last_backup", day, ""),
        None => page.entry("last_backup", read_on.to_string(), &say!("start-not-known-the-day")),
    }
    answered(page, person, "backup_size", Field::OldSize, "");
}

/// A key with its answer, or as one that is not known.
fn answered(page: &mut Page, person: &Person, key: &'static str, field: Field, comment: &str) {
    match person.get(field) {
        Some(text) => page.text(key, text, comment),
        None => page.unknown(key, quoted(&example(field)), &(question(field).unknown)()),
    }
}

/// An example as the file takes it.
fn example(field: Field) -> String {
    match field {
        Field::Nights => "6 nights in 7".to_owned(),
        _ => within(Language::English, question(field).example),
    }
}

fn truth(word: &str) -> &'static str {
    if word == YES { "true" } else { "false" }
}

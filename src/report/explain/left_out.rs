//! What the file does not speak of: consumers of storage with their usual size, so that silence is not zero.

use super::{Explained, Section};
use crate::catalogue::parameters::data;
use crate::language::say;
use crate::model::household::PersonId;
use crate::report::words::SizeUnit;
use crate::units::Bytes;

/// Which keys of a scenario were typed; paths as `simulate show` writes them.
pub type Typed<'a> = &'a dyn Fn(&str) -> bool;

/// What is not mentioned, person by person, with what was assumed or left out for it.
pub fn section(explained: Explained<'_>, typed: Typed<'_>) -> Section {
    let mut section = Section::new(say!("explain-what-the-file-does"));
    let assumed = people(explained).flat_map(|person| assumed(explained, person, typed)).collect::<Vec<_>>();
    for (at, text) in assumed.iter().enumerate() {
        section.say(if at == 0 { say!("explain-assumed") } else { String::new() }, text);
    }
    for (at, text) in left_out(explained).iter().enumerate() {
        section.say(if at == 0 { say!("explain-left-out") } else { String::new() }, text);
    }
    section
}

fn people(explained: Explained<'_>) -> impl Iterator<Item = PersonId> {
    (0..explained.world.household.people.len()).map(PersonId::new)
}

/// Consumers that are counted though the file gives no size for them.
fn assumed(explained: Explained<'_>, person: PersonId, typed: Typed<'_>) -> Option<String> {
    let household = &explained.world.household;
    let name = &household.people[person.index()].name;
    let path = |key: &str| format!("person.{}.icloud.{key}", serde_json::Value::from(name.as_str()));
    if typed(&format!("person.{}.icloud", serde_json::Value::from(name.as_str()))) {
        return None;
    }
    let synced = &household.people[person.index()].synced;
    let kinds = [
        ("photos", say!("explain-photos-and-videos"), synced[0] + synced[1]),
        ("messages", say!("explain-messages-in-icloud"), synced[2]),
        ("drive", say!("explain-drive"), synced[3]),
        ("mail", say!("words-kind-mail"), synced[4]),
    ];
    let unit =
        SizeUnit::of_quota(explained.future.start.quotas[household.people[person.index()].pool.index()]);
    let told: Vec<String> = kinds
        .into_iter()
        .filter(|(key, _, bytes)| !typed(&path(key)) && *bytes > Bytes::ZERO)
        .map(|(_, words, bytes)| format!("{words} {}", unit.show(bytes)))
        .collect();
    (!told.is_empty()).then(|| format!("{}: {}.", explained.person_name(person), told.join(", ")))
}

/// How many devices the file tells of, those no longer in use too.
fn devices_told(explained: Explained<'_>, person: PersonId) -> usize {
    let household = &explained.world.household;
    let disused = household.disused.iter().filter(|disused| disused.person == person);
    household.devices_of(person).count() + disused.count()
}

/// Consumers that are not counted at all.
fn left_out(explained: Explained<'_>) -> Vec<String> {
    let household = &explained.world.household;
    let unit = SizeUnit::of_quota(explained.future.start.quotas.first().copied().unwrap_or_default());
    let backup = unit.show(Bytes::rounded(data::BACKUP_BYTES.median));
    let names = |ids: Vec<PersonId>| {
        let names: Vec<String> = ids.into_iter().map(|id| explained.person_name(id)).collect();
        names.join(", ")
    };
    let one_device: Vec<PersonId> = people(explained).filter(|id| devices_told(explained, *id) < 2).collect();
    let no_chats: Vec<PersonId> =
        people(explained).filter(|id| household.account_of(*id).is_none()).collect();
    let mut lines = Vec::new();
    if !one_device.is_empty() {
        lines.push(say!("explain-a-second-device-an", names = names(one_device), backup = backup));
    }
    if household.disused.is_empty() {
        lines.push(say!("explain-backups-of-phones-no", backup = backup));
    }
    if !no_chats.is_empty() {
        lines.push(say!("explain-whatsapp-of-names-its", names = names(no_chats)));
    }
    lines.push(say!("explain-a-shared-photo-library"));
    lines.push(say!("explain-what-other-apps-keep"));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::Lived;

    #[test]
    fn silence_is_not_zero() {
        let lived = Lived::of("");
        let typed = |path: &str| path.ends_with("photos");
        let text = Page { sections: vec![section(lived.explained(), &typed)] }.render(false);
        assert!(text.contains("Messages in iCloud") && text.contains("a second device"), "{text}");
        assert!(text.contains("(an iPad, an old phone) of A, B:"), "{text}");
        assert!(text.contains("WhatsApp of B:") && !text.contains("photos and videos"), "{text}");
    }

    #[test]
    fn an_old_phone_is_a_second_device() {
        let lived = Lived::of(
            "[[person.device]]\nname = \"iPhone\"\n[[person.device]]\nname = \"Old\"\nin_use = false\n\
                               last_backup = 2026-10-01\nbackup_size = \"2 GB\"\n",
        );
        let text = Page { sections: vec![section(lived.explained(), &|_| true)] }.render(false);
        assert!(text.contains("(an iPad, an old phone) of A:"), "{text}");
    }
}

//! Who and what exists.

use super::{alone, checked, codes, refused, round_trips};
use crate::model::household::{DeviceId, Home};
use crate::units::Bytes;

#[test]
fn names_are_needed_and_everybody_is_nobody() {
    assert_eq!(codes(&alone("").replace("name = \"A\"", "profile = \"light\"")), ["key.missing"]);
    assert_eq!(codes(&alone("").replace("\"A\"", "\"Everybody\"")), ["name.reserved"]);
    assert_eq!(codes(&alone("device = [{ backup = true }]")), ["key.missing"]);
}

#[test]
fn two_people_may_call_their_phones_the_same() {
    let text =
        alone("device = [{ name = \"iPhone\" }]\n[[person]]\nname = \"B\"\ndevice = [{ name = \"iPhone\" }]");
    assert_eq!(round_trips(&text).household.devices.len(), 2);
}

#[test]
fn one_table_counts_as_a_list_of_one() {
    assert_eq!(round_trips(&alone("device = { name = \"P\" }")).household.devices[0].name, "P");
}

#[test]
fn an_icloud_figure_of_whatsapp_means_an_account_on_the_first_device() {
    let text = alone("icloud = { whatsapp = \"1 GB\" }\ndevice = [{ name = \"P\" }, { name = \"Q\" }]");
    let household = round_trips(&text).household;
    assert_eq!(household.accounts[0].device, DeviceId::new(0));
}

#[test]
fn whatsapp_may_live_on_another_device() {
    let text = alone("whatsapp = { device = \"Q\" }\ndevice = [{ name = \"P\" }, { name = \"Q\" }]");
    assert_eq!(round_trips(&text).household.accounts[0].device, DeviceId::new(1));
}

#[test]
fn photos_live_where_a_device_says_so() {
    let text = alone(
        "device = [{ name = \"P\" }, { name = \"Q\", photos = { icloud_photos = false, size = \"8 GB\" } }]",
    );
    let household = round_trips(&text).household;
    assert_eq!(household.people[0].home, [1, 1, 0, 0, 0, 0].map(|at| Home::Device(DeviceId::new(at))));
    let local: Bytes = household.devices[1].bytes[4..6].iter().sum();
    assert_eq!(local, Bytes::new(8 << 30));
    assert!(!household.people[0].syncs[0]);
}

#[test]
fn photos_and_messages_each_have_a_home_of_their_own() {
    let text = alone(
        "device = [{ name = \"P\" }, { name = \"Q\", photos = { icloud_photos = false, size = \"8 GB\" } }, \
         { name = \"R\", messages = { in_icloud = false, size = \"2 GB\" } }]",
    );
    let household = round_trips(&text).household;
    let homes = [1, 1, 2, 0, 0, 0].map(|at| Home::Device(DeviceId::new(at)));
    assert_eq!(household.people[0].home, homes);
    let on = |device: usize, local: usize| household.devices[device].bytes[local];
    assert_eq!((on(1, 4) + on(1, 5), on(1, 3)), (Bytes::new(8 << 30), Bytes::ZERO));
    assert_eq!((on(2, 4) + on(2, 5), on(2, 3)), (Bytes::ZERO, Bytes::new(2 << 30)));
}

#[test]
fn an_old_device_needs_the_date_of_its_last_backup() {
    let old = |keys: &str| {
        alone(&format!("device = [{{ name = \"P\" }}, {{ name = \"Old\", in_use = false{keys} }}]"))
    };
    assert_eq!(codes(&old("")), ["key.missing"]);
    let household = round_trips(&old(", last_backup = 2026-10-01, backup_size = \"3 GB\"")).household;
    assert_eq!((household.devices.len(), household.disused[0].stored), (1, Bytes::new(3 << 30)));
    // How large it is nobody says, nor how full anything is: the resolved form has a word for that.
    assert!(round_trips(&old(", last_backup = 2026-10-01")).household.disused[0].stored > Bytes::ZERO);
    let gone = checked(&old(", last_backup = 2026-01-01"));
    assert!(gone.notes.iter().any(|note| note.code == "backup.expires"));
}

#[test]
fn a_profile_nobody_has_is_told_with_the_nearest() {
    let problems = refused(&alone("profile = \"grandparents\""));
    assert_eq!(problems.problems[0].help.as_deref(), Some("did you mean \"grandparent\"?"));
}

#[test]
fn several_mistakes_are_told_together() {
    let text = alone(
        "profil = \"light\"\ntrips = 3\nicloud = { photos = \"1\" }\n[[event]]\non = 2027-01-01\nwhat = \"x\"",
    );
    assert_eq!(codes(&text), ["key.unknown", "value.wrong_kind", "value.no_unit", "phrase.unknown"]);
}

#[test]
fn a_syntax_error_hides_no_other_mistake() {
    let text = alone("trips = \n[plan2]\n");
    assert_eq!(codes(&text), ["syntax.value", "key.unknown"]);
}

//! The state at the start, in bytes worked out by hand.

use super::{alone, checked, round_trips, shipped_file};
use crate::model::household::{AppsAtStart, Household, LastBackup, Local, PoolId, Synced};
use crate::scenario::{Fullness, Scenario};
use crate::units::Bytes;

const GIB: f64 = 1_073_741_824.0;

fn gib(size: f64) -> i64 {
    crate::units::numbers::round_half_up(size * GIB)
}

/// What the engine would count as used in a pool.
fn used(household: &Household, pool: usize) -> i64 {
    let pool = PoolId::new(pool);
    let mine = |person: crate::model::household::PersonId| household.people[person.index()].pool == pool;
    let people = household.people.iter().filter(|person| person.pool == pool);
    let synced: Bytes = people.flat_map(|person| &person.synced).sum();
    let devices = household.devices.iter().filter(|device| mine(device.person));
    let held: Bytes = devices.flat_map(|device| &device.backup.held).sum();
    let accounts = household.accounts.iter().filter(|account| mine(account.person));
    let chats: Bytes = accounts.flat_map(|account| &account.backup.held).sum();
    let disused = household.disused.iter().filter(|device| mine(device.person));
    let stored: Bytes = disused.map(|device| device.stored).sum();
    (household.pools[pool.index()].other + synced + held + chats + stored).count()
}

#[test]
fn the_minimal_file_is_as_the_phone_shows_it_to_the_byte() {
    let Scenario { household, .. } = checked(&shipped_file("minimal"));
    assert_eq!(used(&household, 0), gib(168.4));
    let synced = &household.people[0].synced;
    assert_eq!((synced[0] + synced[1]).count(), gib(61.2));
    assert_eq!(synced[Synced::Messages.index()].count(), gib(4.2));
    assert_eq!(synced[Synced::Drive.index()], Bytes::ZERO, "typed parts leave nothing");
    let chats: Bytes = household.accounts[0].backup.held.iter().sum();
    assert_eq!(chats.count(), gib(15.0));
    assert_eq!(household.devices[0].backup.held.iter().sum::<Bytes>().count(), gib(20.7));
    let rest = household.people[1].synced.iter().chain(&household.devices[1].backup.held).sum::<Bytes>();
    assert_eq!(rest.count(), gib(67.3));
}

#[test]
fn an_average_person_s_photos_are_thirty_six_months_of_growth() {
    let Scenario { household, .. } = checked(&shipped_file("minimal"));
    let synced = &household.people[1].synced;
    // 5.5 x 2 MB x exp(0.10125) x 0.5 x 1095.75 days; 7 min x 60 MB x 0.5 x 36 months.
    assert_eq!(synced[Synced::Photos.index()].count(), 6_668_781_453);
    assert_eq!(synced[Synced::Videos.index()].count(), 7_560_000_000);
    assert_eq!(synced[Synced::Drive.index()].count(), 1_000_000_000);
}

#[test]
fn the_family_adds_up_to_what_the_phone_shows() {
    let Scenario { household, typed_share, .. } = checked(&shipped_file("family"));
    assert_eq!(used(&household, 0), gib(150.6));
    let iphone = &household.devices[0];
    assert_eq!(iphone.backup.held.iter().sum::<Bytes>().count(), gib(18.4));
    assert_eq!(iphone.bytes[Local::Apps.index()].count(), gib(6.5));
    assert_eq!(iphone.bytes, iphone.backup.held, "what is sent again explains the next backup");
    assert_eq!(iphone.backup.last.age(household.horizon.first), Some(2));
    assert_eq!(household.disused[0].stored.count(), gib(14.0));
    let teenager = &household.devices[2];
    assert_eq!(teenager.backup.held.iter().sum::<Bytes>().count(), gib(23.8) - gib(14.0));
    assert!((0.9..1.0).contains(&typed_share));
}

#[test]
fn the_shipped_start_survives_the_engine_s_own_sum() {
    for (name, text) in super::shipped() {
        let Scenario { household, .. } = checked(&text);
        let world = crate::model::world::World::new(household, 1);
        let block = crate::model::state::Block::<1>::new(&world, 0);
        for pool in 0..world.household.pools.len() {
            let counted = block.stored_in(&world, PoolId::new(pool), 0).count();
            assert_eq!(counted, used(&world.household, pool), "{name}");
        }
    }
}

#[test]
fn without_any_size_apps_are_drawn_and_the_answer_is_rough() {
    let scenario = round_trips(&alone("has = [\"iphone\", \"whatsapp\"]"));
    assert_eq!(scenario.fullness, Fullness::Unknown);
    let AppsAtStart::Drawn { total, apart } = scenario.household.devices[0].apps_at_start else {
        panic!("apps are drawn")
    };
    assert_eq!(scenario.household.level(total).law.median(), 6e9);
    assert!(apart > Bytes::GB, "WhatsApp's data are modelled apart");
    assert_eq!(scenario.typed_share, 0.0);
}

#[test]
fn the_next_backup_tells_what_was_added() {
    let text = alone(
        "icloud = { whatsapp = \"2 GB\" }\n[[person.device]]\nname = \"P\"\nlast_backup = 2026-11-20\n\
         backup_size = \"9 GB\"\nnext_backup = \"3 GB\"\napps = { size = \"5 GB\", rewritten = \"0 %\" }",
    );
    let Scenario { household, .. } = round_trips(&text);
    let device = &household.devices[0];
    assert_eq!(device.backup.held.iter().sum::<Bytes>().count(), gib(9.0));
    let added: i64 = device.bytes.iter().sum::<Bytes>().count() - gib(9.0);
    let again = device.backup.held[Local::WhatsAppText.index()].count();
    assert!((added + again - gib(3.0)).abs() <= 1, "{added} + {again}");
}

#[test]
fn an_older_backup_lacks_what_has_grown_since() {
    let text = alone(
        "[person.drive]\non = true\n[[person.device]]\nname = \"P\"\nlast_backup = 2026-11-20\n\
         apps = { size = \"5 GB\", growth = \"10 MB per day\" }",
    );
    let Scenario { household, .. } = round_trips(&text);
    let apps = Local::Apps.index();
    let device = &household.devices[0];
    assert_eq!(device.backup.held[apps].count(), gib(5.0));
    assert_eq!((device.bytes[apps] - device.backup.held[apps]).count(), 10 * 10 * 1_048_576);
}

#[test]
fn a_first_backup_still_to_come_stores_nothing() {
    let text = alone("[[person.device]]\nname = \"P\"\nlast_backup = \"never\"\nnext_backup = \"20 GB\"");
    let Scenario { household, .. } = round_trips(&text);
    let device = &household.devices[0];
    assert_eq!(device.backup.last, LastBackup::Never);
    assert_eq!(device.backup.held.iter().sum::<Bytes>(), Bytes::ZERO);
    assert_eq!(device.bytes.iter().sum::<Bytes>().count(), gib(20.0));
}

#[test]
fn part_of_whatsapp_in_the_device_backup_is_a_share() {
    let text = alone("whatsapp = { size = \"10 GB\", in_device_backup = \"2.5 GB\" }");
    let Scenario { household, .. } = round_trips(&text);
    assert_eq!(household.devices[0].whatsapp_share, 0.25);
    assert!(household.devices[0].switches.whatsapp);
}

#[test]
fn end_to_end_encryption_takes_the_chats_out_of_the_device_backup() {
    let text = alone("whatsapp = { size = \"10 GB\", end_to_end = true }");
    let Scenario { household, .. } = round_trips(&text);
    assert_eq!(household.devices[0].backup.held[Local::WhatsAppPhotos.index()], Bytes::ZERO);
    assert_eq!(household.accounts[0].backup.held.iter().sum::<Bytes>().count(), gib(10.0));
}

#[test]
fn whatsapp_s_size_leaves_videos_out_where_they_are_not_included() {
    let text = alone("whatsapp = { size = \"4 GB\", include_videos = false, videos = \"3 GB\" }");
    let Scenario { household, .. } = round_trips(&text);
    assert_eq!(household.accounts[0].backup.held.iter().sum::<Bytes>().count(), gib(4.0));
    assert_eq!(household.devices[0].bytes[Local::WhatsAppVideos.index()].count(), gib(3.0));
}

//! Every form of the language, and what is said of the wrong ones.

use super::{alone, checked, codes, refused, round_trips, shipped};
use crate::laws::DayLaw;
use crate::model::household::{
    Chance, Cleaning, Home, NightFactor, Origin, Phone, PhotosLeave, PlanId, Price, RetentionScope, Trips,
    WindowLaw,
};
use crate::scenario::{Overrides, Scenario, Source, check};
use crate::units::{Bytes, Money};

#[test]
fn every_shipped_file_resolves_to_itself() {
    for (_, text) in shipped() {
        round_trips(&text);
    }
}

/// A file with every key a person, a home or a rule can have somewhere.
pub const EVERYTHING: &str = "title = \"T\"\ncase = \"C 1\"\nnote = \"N\"\nread_on = 2026-11-30\nhorizon = \"18 months\"\nregion = \"Germany\"\nfutures = 10\n\
    seed = 7\nrandom = false\nunits = \"decimal\"\n\
    [plan]\nsize = \"300 GB\"\nname = \"Bundle\"\nprice = \"4.99 EUR per month\"\nbilled_on = 2026-11-05\n\
    shared = true\n\
    [home]\nupload = \"20 Mbit/s\"\nefficiency = \"40 % to 60 %\"\nwifi = false\noutages = \"0.5 per year\"\nnight_to_night = \"40 %\"\n\
    sync = \"5 GB per day\"\n\
    [rules]\nretention = { days = 90, applies_to = \"disused only\" }\nrecently_deleted = \"0 days\"\n\
    whatsapp_room = \"relaxed\"\npartial_uploads = \"do not count\"\nfailing_after = \"21 days\"\n\
    end_to_end_leaves_device_backup = false\ntravel_wifi_factor = \"25 %\"\npersistence = \"10 %\"\n\
    longest_window = \"14 h\"\nphotos_leave_backup = \"with the next backup\"\ndatabases_rewritten = \"30 % per day\"\n\
    season = [1, 1, 1, 1.5, 1, 1, 2, 2, 1, 1, 1, 0.5]\n\
    [[person]]\nname = \"A \\\"quoted\\\" one\"\nprofile = \"teen\"\ntrips = \"typical\"\n\
    cleaning = { every = \"6 months\", share = \"20 %\" }\n\
    night = { power = \"85 %\", lock = \"never\", used = \"always\", start = \"21:30 to 1 h\" }\n\
    [person.photos]\nicloud_photos = false\nsize = \"10 GB\"\nyearly = \"10 %\"\n\
    [person.messages]\nin_icloud = false\n[person.drive]\non = false\n[person.mail]\non = false\ngrowth = \"10 MB to 40 MB per month each day\"\n\
    [person.whatsapp]\nfrequency = \"weekly\"\ncellular = true\ntext = \"1 GB\"\ngrowth = \"1 GB per month\"\n\
    [[person.device]]\nname = \"Phone\"\ncellular = true\ncapacity = \"128 GB\"\nstorage_used = \"100 GB\"\n\
    replacement = \"typical\"\napps = \"3 GB\"\nnight = { wifi = \"most nights\", window = \"2 h\" }\n\
    [[person.device]]\nname = \"Tablet\"\nbackup = false\nfree = \"5 GB\"\n[person.device.messages]\n";

#[test]
fn everything_that_can_be_typed_is_read() {
    let Scenario { household, seed, futures, region, .. } = round_trips(EVERYTHING);
    assert_eq!((household.chance, seed, futures, region.as_str()), (Chance::Certain, 7, 10, "EU"));
    assert_eq!(household.horizon.last.to_string(), "2028-05-31");
    let plan = &household.plans[household.pools[0].plan.index()];
    assert_eq!((plan.name.as_str(), plan.quota.count()), ("Bundle", 300_000_000_000));
    assert_eq!(plan.price.on(household.horizon.first), Money(499));
    assert_eq!(
        (household.rules.retention_days, household.rules.retention_scope, household.rules.photos_leave),
        (90, RetentionScope::DisusedOnly, PhotosLeave::WithNextBackup)
    );
    assert_eq!((household.rules.sync_a_day.count(), household.rules.season[6]), (5_000_000_000, 24.0 / 14.0));
    assert_eq!(
        (household.devices[0].rewriting.databases, household.upload.night),
        (0.3, NightFactor::Uneven(0.4))
    );
    assert_eq!(household.rules.longest_window_hours, 14.0);
    assert_eq!(household.devices[0].nights.start_hours, (21.5, 25.0));
    assert!(matches!(household.people[0].growth[4].day, DayLaw::Drawn(_)));
    assert!(matches!(household.people[0].trips, Trips::Typical { .. }));
    assert!(
        matches!(household.people[0].cleaning, Cleaning::Now { every_days, .. } if every_days == 182.625)
    );
    let homes = [0, 0, 1, 0, 0, 0].map(|at| Home::Device(crate::model::household::DeviceId::new(at)));
    assert_eq!(household.people[0].home, homes);
    assert_eq!(household.devices[0].phone, Phone::Free(Bytes::new(28_000_000_000)));
    assert!(matches!(household.devices[0].nights.window, WindowLaw::Level(_)));
    assert!(!household.devices[1].switches.backup);
    assert_eq!(household.level(household.devices[1].nights.wifi.probability).law.median(), 0.05);
}

#[test]
fn flags_change_the_file_and_are_checked_as_strictly() {
    let overrides = Overrides {
        futures: Some(5),
        plan: Some("2 TB".to_owned()),
        set: vec![("person.A.profile".to_owned(), "heavy".to_owned())],
        ..Overrides::default()
    };
    let scenario = check("t.toml", &alone(""), &overrides).unwrap();
    assert_eq!(scenario.futures, 5);
    assert_eq!(scenario.household.plans[scenario.household.pools[0].plan.index()].name, "2 TB");
    let from = |key: &str| scenario.provenance().into_iter().find(|entry| entry.path == key).unwrap().source;
    assert_eq!(from("futures"), Source::Flag("--futures".to_owned()));
    assert_eq!(from("person.A.profile"), Source::Flag("--set".to_owned()));
    assert_eq!(from("read_on"), Source::Typed(1));
    let wrong = Overrides { set: vec![("plan.sise".to_owned(), "1 GB".to_owned())], ..Overrides::default() };
    assert_eq!(check("t.toml", &alone(""), &wrong).unwrap_err().problems[0].code, "key.unknown");
}

#[test]
fn a_price_list_knows_its_plans_and_others_need_a_price() {
    let known = checked(&alone(""));
    assert_eq!(
        known.household.plans[known.household.pools[0].plan.index()].price.on(known.read_on),
        Money(99)
    );
    let unknown = checked(&alone("").replace("50 GB", "77 GB"));
    let plan: PlanId = unknown.household.pools[0].plan;
    assert_eq!(unknown.household.plans[plan.index()].price, Price::Unknown);
    assert!(unknown.notes.iter().any(|note| note.code == "plan.price_unknown"));
    let wrong = alone("").replace("\"50 GB\"", "\"50 GB\", price = \"1 EUR per month\"");
    assert_eq!(codes(&wrong), ["value.unreadable"]);
}

#[test]
fn two_readings_far_enough_apart_measure_growth() {
    let readings = |second: &str| {
        alone(&format!(
            "[[reading]]\non = 2026-09-01\nicloud = {{ A = {{ photos = \"10 GB\", whatsapp = \"2 GB\" }} }}\n\
             [[reading]]\non = {second}\nicloud = {{ A = {{ photos = \"13 GB\", whatsapp = \"2 GB\" }} }}\n"
        ))
        .replace("name = \"A\"", "name = \"A\"\nhas = [\"whatsapp\"]")
    };
    let scenario = round_trips(&readings("2026-10-01"));
    let growth = &scenario.household.people[0].growth;
    let a_day = growth[0].certain.real() + growth[1].certain.real();
    assert_eq!(growth[0].origin, Origin::Measured);
    assert!((a_day - 3.0 * 1_073_741_824.0 / 30.0).abs() < 1e-3);
    let close = refused(&readings("2026-09-21"));
    assert_eq!(close.problems[0].expected.as_deref(), Some("at least 28 days: 8 are missing"));
}

#[test]
fn each_figure_s_readings_must_be_far_enough_apart() {
    let text = alone(
        "[[reading]]\non = 2026-09-01\nicloud = { A = { photos = \"9 GB\" } }\n\
         [[reading]]\non = 2026-11-15\nicloud = { A = { photos = \"9.8 GB\", messages = \"1 GB\" } }\n\
         [[reading]]\non = 2026-11-28\nused = \"20 GB\"\nicloud = { A = { messages = \"1.9 GB\" } }\n",
    );
    assert_eq!(codes(&text), ["reading.too_close"]);
    let problem = refused(&text).problems.remove(0);
    assert_eq!(problem.message, "these readings are 13 days apart");
    assert_eq!(problem.expected.as_deref(), Some("at least 28 days: 15 are missing"));
    let far = text.replace("2026-11-15", "2026-10-31");
    let growth = |text: &str| checked(text).household.people[0].growth[2].origin;
    assert_eq!(growth(&far), Origin::Measured);
    // Where all of them are close, it is said once.
    assert_eq!(codes(&text.replace("2026-09-01", "2026-11-05")), ["reading.too_close"]);
}

#[test]
fn a_profile_creates_no_account_and_one_phone() {
    let Scenario { household, .. } = checked(&alone(""));
    assert_eq!((household.devices.len(), household.accounts.len()), (1, 0));
    let Scenario { household, .. } = checked(&alone("has = [\"ipad\", \"whatsapp\"]"));
    assert_eq!((household.devices[0].name.as_str(), household.accounts.len()), ("iPad", 1));
    let Scenario { household, .. } = round_trips(&alone("device = []"));
    assert_eq!((household.devices.len(), household.people[0].home), (0, [Home::Nowhere; 6]));
}

#[test]
fn what_is_wrong_is_told_by_its_code() {
    let cases = [
        (alone("device = [{ name = \"P\" }, { name = \"P\" }]"), "name.duplicate"),
        (alone("[[person]]\nname = \"A\""), "name.duplicate"),
        (alone("profile = \"avarage\""), "profile.unknown"),
        (alone("whatsapp = { device = \"Nokia\" }"), "device.unknown"),
        (alone("device = []\nhas = [\"whatsapp\"]\n"), "whatsapp.no_device"),
        (alone("device = [{ name = \"P\", last_backup = 2027-01-01 }]"), "date.after_reading"),
        (
            alone("device = [{ name = \"P\", last_backup = \"never\", backup_size = \"1 GB\" }]"),
            "backup.never_has_size",
        ),
        (
            alone("device = [{ name = \"P\", backup_size = \"1 GB\", next_backup = \"2 GB\" }]"),
            "backup.next_too_large",
        ),
        (alone("device = [{ name = \"P\", in_use = false, backup_size = \"1 GB\" }]"), "key.missing"),
        (
            alone("device = [{ name = \"P\", capacity = \"1 GB\", storage_used = \"2 GB\" }]"),
            "phone.over_full",
        ),
        (alone("icloud = { photos = \"30 GB\", total = \"20 GB\" }"), "parts.above_total"),
        (alone("whatsapp = { size = \"1 GB\", photos = \"2 GB\" }"), "parts.above_total"),
        (alone("has = [\"iphon\"]"), "value.unknown_word"),
        (alone("trips = true"), "value.wrong_kind"),
        (
            alone("device = [{ name = \"P\", apps = { rewritten = \"1 MB to 2 MB per day\" } }]"),
            "value.out_of_range",
        ),
        (format!("horizon = \"200 years\"\n{}", alone("")), "horizon.out_of_range"),
        (alone("").replace("[[person]]\nname = \"A\"\n", ""), "person.missing"),
        (alone("").replace("plan = { size = \"50 GB\" }\n", ""), "person.no_pool"),
        (alone("").replace("read_on = 2026-11-30\n", ""), "key.missing"),
    ];
    for (text, code) in cases {
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn limits_are_told() {
    let devices: Vec<String> = (0..65).map(|n| format!("{{ name = \"P{n}\" }}")).collect();
    assert_eq!(codes(&alone(&format!("device = [{}]", devices.join(", ")))), ["limit.too_many"]);
    let people: String = (0..201).map(|n| format!("[[person]]\nname = \"B{n}\"\n")).collect();
    assert!(codes(&alone(&people)).contains(&"limit.too_many"));
    assert_eq!(refused(&" ".repeat(17 << 20)).problems[0].code, "file.too_large");
}

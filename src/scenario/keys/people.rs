//! A person and what they keep in iCloud.

use super::Kind::{Duration, Either, Growth, Share, Size, Switch, Table, Tables, Text, Word, Words};
use super::{DEVICE, Key, NIGHT, PLAN, TableKeys, WHATSAPP};
use crate::quantity::Screen::ICloud;

/// The words of `has`.
pub const THINGS: &[&str] = &["iphone", "ipad", "whatsapp"];

const RATE: super::Kind = Either(&[Growth(ICloud), Word(&["typical"])]);
const SIZE: super::Kind = Either(&[Size(ICloud), Word(&["typical"])]);
const YEARLY: &str = "By how much the growth itself grows each year.";

/// `[[person]]`.
pub const PERSON: TableKeys = TableKeys {
    name: "[[person]]",
    doc: "Somebody with an iCloud account.",
    keys: &[
        Key::new("name", Text, "A name, different for everybody.", "\"Parent A\""),
        Key::new(
            "profile",
            Word(&["light", "average", "heavy", "teen", "grandparent", "new-parent", "no-home-wifi"]),
            "Growth and habits where nothing else is said.",
            "\"average\"",
        ),
        Key::new(
            "has",
            Words(THINGS),
            "What they have, where no table says so.",
            "[\"iphone\", \"whatsapp\"]",
        ),
        Key::new(
            "icloud",
            Either(&[Size(ICloud), Table(&ICLOUD)]),
            "What they have in iCloud: the total, or by kind.",
            "{ photos = \"40 GB\", backups = \"18 GB\" }",
        ),
        Key::new("plan", Table(&PLAN), "A plan of their own, outside the family's.", "{ size = \"50 GB\" }"),
        Key::new("photos", Table(&PHOTOS), "Camera photos and videos.", "{ icloud_photos = true }"),
        Key::new("messages", Table(&MESSAGES), "Messages.", "{ in_icloud = true }"),
        Key::new("drive", Table(&DRIVE), "iCloud Drive.", "{ on = true }"),
        Key::new("mail", Table(&MAIL), "iCloud Mail.", "{ growth = \"10 MB per month\" }"),
        Key::new("whatsapp", Table(&WHATSAPP), "Their WhatsApp account.", "{ size = \"11.9 GB\" }"),
        Key::new("device", Tables(&DEVICE), "A phone or tablet.", "[{ name = \"iPhone\" }]"),
        Key::new(
            "night",
            Table(&NIGHT),
            "What nights are like for all their devices.",
            "{ wifi = \"always\" }",
        ),
        Key::new("trips", Word(&["none", "typical"]), "Trips that no event dates.", "\"none\""),
        Key::new(
            "cleaning",
            Table(&CLEANING),
            "How they clean up by habit.",
            "{ every = \"6 months\", share = \"20 %\" }",
        ),
    ],
};

/// `icloud = { ... }`, as in Settings > your name > iCloud.
pub const ICLOUD: TableKeys = TableKeys {
    name: "icloud",
    doc: "What a person has in iCloud, as the phone lists it.",
    keys: &[
        Key::new("photos", SIZE, "Photos, with videos.", "\"61.2 GB\""),
        Key::new("messages", SIZE, "Messages in iCloud.", "\"4.2 GB\""),
        Key::new("drive", SIZE, "iCloud Drive.", "\"3 GB\""),
        Key::new("mail", SIZE, "iCloud Mail.", "\"1.1 GB\""),
        Key::new("whatsapp", Size(ICloud), "WhatsApp's own backup.", "\"15.0 GB\""),
        Key::new("backups", Size(ICloud), "The backups of all their devices together.", "\"20.7 GB\""),
        Key::new("other", Size(ICloud), "Anything else in the list; it does not grow.", "\"0.3 GB\""),
        Key::new("total", Size(ICloud), "The person's total, as in the family list.", "\"67.3 GB\""),
    ],
};

/// `[person.photos]`.
pub const PHOTOS: TableKeys = TableKeys {
    name: "[person.photos]",
    doc: "Camera photos and videos, taken together.",
    keys: &[
        Key::new("icloud_photos", Switch, "The switch iCloud Photos.", "true"),
        Key::new(
            "growth",
            RATE,
            "Growth of photos and videos together, net of deletions.",
            "\"1 GB per month\"",
        ),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
        Key::new("optimise", Switch, "The switch Optimise iPhone Storage.", "false"),
        Key::new("size", SIZE, "Photos and videos on the phone, while they do not sync.", "\"30 GB\""),
    ],
};

/// `[person.messages]`.
pub const MESSAGES: TableKeys = TableKeys {
    name: "[person.messages]",
    doc: "Messages (not WhatsApp's).",
    keys: &[
        Key::new("in_icloud", Switch, "The switch Messages in iCloud.", "true"),
        Key::new("growth", RATE, "Growth, net of deletions.", "\"60 MB per month\""),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
        Key::new("size", SIZE, "Messages on the phone, while they are not in iCloud.", "\"2 GB\""),
    ],
};

/// `[person.drive]`.
pub const DRIVE: TableKeys = TableKeys {
    name: "[person.drive]",
    doc: "iCloud Drive; WhatsApp's own backup needs it.",
    keys: &[
        Key::new("on", Switch, "The switch iCloud Drive.", "true"),
        Key::new("growth", RATE, "Growth, net of deletions.", "\"20 MB per month\""),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
    ],
};

/// `[person.mail]`.
pub const MAIL: TableKeys = TableKeys {
    name: "[person.mail]",
    doc: "iCloud Mail.",
    keys: &[
        Key::new("on", Switch, "The switch iCloud Mail.", "true"),
        Key::new("growth", RATE, "Growth, net of deletions.", "\"15 MB per month\""),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
    ],
};

/// `cleaning = { ... }`.
pub const CLEANING: TableKeys = TableKeys {
    name: "cleaning",
    doc: "A habit of cleaning up, now and then, at random. Growth that was typed is net of it already.",
    keys: &[
        Key::new("every", Duration, "Mean time between two clean-ups.", "\"6 months\""),
        Key::new("share", Share, "Share of what came since the last one that goes.", "\"20 %\""),
    ],
};

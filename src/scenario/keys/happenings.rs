//! What happens on a date, what the household does by itself, and what was read on earlier days.

use super::Kind::{Date, Either, Named, Phrase, Price, Share, Size, Speed, Text, Who, Word};
use super::{Key, Kind, TableKeys};
use crate::quantity::Screen::ICloud;

/// What can be deleted or added.
pub const CATEGORIES: &[&str] = &[
    "photos",
    "videos",
    "messages",
    "drive",
    "mail",
    "other",
    "apps",
    "WhatsApp text",
    "WhatsApp photos",
    "WhatsApp voice",
    "WhatsApp documents",
    "WhatsApp videos",
];
/// Whose backup is meant.
pub const BACKUPS: &[&str] = &["device", "WhatsApp"];

const TO: Kind = Either(&[Size(ICloud), Price, Word(super::devices::FREQUENCIES)]);
const WHO: Key = Key::new("who", Who, "Whom it concerns; everybody unless said.", "\"everybody\"");
const TO_KEY: Key = Key::new("to", TO, "The new plan, price or frequency.", "\"2 TB\"");
const PLAN_KEY: Key = Key::new(
    "plan",
    Size(ICloud),
    "The plan whose price changes, or the plan of their own somebody leaves the family's for.",
    "\"200 GB\"",
);
const UPLOAD_KEY: Key = Key::new("upload", Speed, "Speed of uploads there.", "\"50 Mbit/s\"");
const DEVICE_KEY: Key = Key::new("device", Text, "The device, where a person has several.", "\"iPhone\"");
const OF_KEY: Key =
    Key::new("of", Word(BACKUPS), "Whose backup: the device's own or WhatsApp's.", "\"device\"");
const CATEGORY_KEY: Key =
    Key::new("category", Word(CATEGORIES), "What is deleted or added.", "\"WhatsApp videos\"");
const SIZE_KEY: Key = Key::new("size", Size(ICloud), "How much.", "\"5 GB\"");
const SHARE_KEY: Key = Key::new("share", Share, "How much of what is there.", "\"50 %\"");
const THEN_KEY: Key = Key::new(
    "then",
    Word(&["off", "on"]),
    "Whether that backup is off afterwards, or starts afresh.",
    "\"off\"",
);
const WHY_KEY: Key = Key::new(
    "why",
    Word(&["unverified email", "password changed", "terms not accepted"]),
    "Why the account cannot be reached.",
    "\"password changed\"",
);
const CURE_KEY: Key = Key::new("cure", Word(&["restart", "update"]), "What cures the fault.", "\"restart\"");

/// `[[event]]`.
pub const EVENT: TableKeys = TableKeys {
    name: "[[event]]",
    doc: "Something that happens on a date.",
    keys: &[
        Key::new("on", Date, "The day, or the first day.", "2027-07-03"),
        Key::new("until", Date, "The last day, included.", "2027-07-17"),
        Key::new("what", Phrase, "What happens.", "\"trip\""),
        WHO,
        DEVICE_KEY,
        TO_KEY,
        PLAN_KEY,
        Key::new("replaces", Text, "The device a new one takes over from.", "\"iPhone\""),
        Key::new("name", Text, "The new device's name.", "\"iPhone 2\""),
        CATEGORY_KEY,
        SIZE_KEY,
        SHARE_KEY,
        OF_KEY,
        THEN_KEY,
        WHY_KEY,
        CURE_KEY,
        UPLOAD_KEY,
    ],
};

/// An item of a policy's `do` that needs more than a phrase.
pub const ACTION: TableKeys = TableKeys {
    name: "do",
    doc: "Something a policy does.",
    keys: &[
        Key::new("what", Phrase, "What is done.", "\"turn off WhatsApp videos\""),
        DEVICE_KEY,
        TO_KEY,
        PLAN_KEY,
        CATEGORY_KEY,
        SIZE_KEY,
        SHARE_KEY,
        OF_KEY,
        THEN_KEY,
        UPLOAD_KEY,
    ],
};

/// `[[policy]]`.
pub const POLICY: TableKeys = TableKeys {
    name: "[[policy]]",
    doc: "What the household does by itself, the day after it noticed.",
    keys: &[
        Key::new("when", Text, "What it reacts to.", "\"failing for 21 days\""),
        Key::new("do", Phrase, "What it does: a phrase, or a list of them.", "\"turn off WhatsApp videos\""),
        WHO,
    ],
};

/// `[[reading]]`.
pub const READING: TableKeys = TableKeys {
    name: "[[reading]]",
    doc: "Figures read on one day. Two or more, at least 28 days apart, measure growth.",
    keys: &[
        Key::new("on", Date, "The day.", "2026-10-01"),
        Key::new("used", Size(ICloud), "Used storage of the plan.", "\"160.2 GB\""),
        Key::new(
            "icloud",
            Named(&READING_ICLOUD),
            "Each person's figures, by name.",
            "{ \"Parent A\" = { photos = \"58.9 GB\" } }",
        ),
    ],
};

/// A person's figures in a reading.
pub const READING_ICLOUD: TableKeys = TableKeys {
    name: "icloud of a reading",
    doc: "A person's figures on that day.",
    keys: &[
        Key::new("photos", Size(ICloud), "Photos, with videos.", "\"58.9 GB\""),
        Key::new("messages", Size(ICloud), "Messages in iCloud.", "\"4.0 GB\""),
        Key::new("drive", Size(ICloud), "iCloud Drive.", "\"3 GB\""),
        Key::new("mail", Size(ICloud), "iCloud Mail.", "\"1.1 GB\""),
        Key::new("whatsapp", Size(ICloud), "WhatsApp's own backup.", "\"14.2 GB\""),
        Key::new("backups", Size(ICloud), "The backups of all their devices together.", "\"20.1 GB\""),
    ],
};

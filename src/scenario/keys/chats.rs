//! A WhatsApp account.

use super::Kind::{Date, Either, Growth, Share, Size, Switch, Table, Text, Word};
use super::{Key, Kind, TableKeys};
use crate::quantity::Screen::ICloud;

/// The words of WhatsApp's `frequency`.
pub const FREQUENCIES: &[&str] = &["daily", "weekly", "monthly", "off"];

const PART: Kind = Either(&[Size(ICloud), Table(&CHAT)]);
const YEARLY: &str = "By how much the growth itself grows each year.";

/// `[person.whatsapp]`.
pub const WHATSAPP: TableKeys = TableKeys {
    name: "[person.whatsapp]",
    doc: "A WhatsApp account: its data live on one device.",
    keys: &[
        Key::new("device", Text, "The device it lives on; the first one unless said.", "\"iPhone\""),
        Key::new(
            "size",
            Either(&[Size(ICloud), Word(&["typical"])]),
            "Size of its backup as WhatsApp shows it (without videos, if they are not included).",
            "\"11.9 GB\"",
        ),
        Key::new(
            "text",
            PART,
            "The message databases.",
            "{ size = \"0.4 GB\", growth = \"9 MB per month\" }",
        ),
        Key::new("photos", PART, "Photos.", "{ size = \"5.1 GB\", growth = \"120 MB per month ± 30 %\" }"),
        Key::new("voice", PART, "Voice messages.", "{ size = \"0.8 GB\", growth = \"25 MB per month\" }"),
        Key::new("documents", PART, "Documents.", "{ size = \"0.2 GB\" }"),
        Key::new("videos", PART, "Videos.", "{ size = \"5.6 GB\", growth = \"150 MB to 600 MB per month\" }"),
        Key::new(
            "growth",
            Either(&[Growth(ICloud), Word(&["typical"])]),
            "Growth of all parts together; split as the profile has it.",
            "\"0.5 GB per month\"",
        ),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
        Key::new("frequency", Word(FREQUENCIES), "How often it backs up by itself.", "\"daily\""),
        Key::new("include_videos", Switch, "The switch Include Videos.", "true"),
        Key::new("end_to_end", Switch, "The switch End-to-end Encrypted Backup.", "false"),
        Key::new("cellular", Switch, "Whether it backs up over cellular too.", "false"),
        Key::new("icloud", Switch, "WhatsApp's switch under Apps using iCloud.", "true"),
        Key::new(
            "in_device_backup",
            Either(&[Switch, Size(ICloud)]),
            "Whether the device backup holds WhatsApp's data too, or how much of them.",
            "true",
        ),
        Key::new("last_backup", Either(&[Date, Word(&["never"])]), "WhatsApp's last backup.", "2026-11-29"),
        Key::new("backup_size", Size(ICloud), "What WhatsApp's backup takes in iCloud now.", "\"11.8 GB\""),
    ],
};

/// `photos = { ... }` and the other parts of WhatsApp.
pub const CHAT: TableKeys = TableKeys {
    name: "a part of WhatsApp",
    doc: "One kind of WhatsApp's data.",
    keys: &[
        Key::new("size", Either(&[Size(ICloud), Word(&["typical"])]), "Its size on the phone.", "\"5.1 GB\""),
        Key::new(
            "growth",
            Either(&[Growth(ICloud), Word(&["typical"])]),
            "Its growth, net of deletions.",
            "\"120 MB per month\"",
        ),
        Key::new("yearly", Share, YEARLY, "\"10 %\""),
    ],
};

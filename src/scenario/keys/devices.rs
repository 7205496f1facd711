//! A device, its apps and its nights; a WhatsApp account.

use super::Kind::{
    self, Clock, Date, Either, Frequency, Growth, Hours, Share, Size, Switch, Table, Text, Word,
};
use super::{Key, MESSAGES, PHOTOS, TableKeys};
use crate::quantity::Screen::{ICloud, Phone};

const OFTEN: Kind = Either(&[Frequency, Word(&["typical"])]);

/// `[[person.device]]`.
pub const DEVICE: TableKeys = TableKeys {
    name: "[[person.device]]",
    doc: "A phone or tablet, in use or not.",
    keys: &[
        Key::new("name", Text, "A name, different from the person's other devices.", "\"iPhone\""),
        Key::new("in_use", Switch, "false for an old device whose backup is still stored.", "true"),
        Key::new("backup", Switch, "The switch iCloud Backup.", "true"),
        Key::new("cellular", Switch, "The switch Back Up Over Cellular.", "false"),
        Key::new("last_backup", Either(&[Date, Word(&["never"])]), "Last backup, as shown.", "2026-11-29"),
        Key::new(
            "backup_size",
            Either(&[Size(ICloud), Word(&["typical"])]),
            "Backup size, as shown.",
            "\"18.4 GB\"",
        ),
        Key::new("next_backup", Size(ICloud), "Next backup size, as shown.", "\"0.4 GB\""),
        Key::new(
            "apps",
            Either(&[Size(ICloud), Table(&APPS)]),
            "Data of apps in the backup, WhatsApp's apart.",
            "{ size = \"6.5 GB\", growth = \"0.1 GB per month\" }",
        ),
        Key::new("photos", Table(&PHOTOS), "Says that photos live here while they do not sync.", "{}"),
        Key::new("messages", Table(&MESSAGES), "Says that messages live here while they do not sync.", "{}"),
        Key::new("night", Table(&NIGHT), "What its nights are like.", "{ power = \"6 nights in 7\" }"),
        Key::new("capacity", Size(Phone), "The phone's own storage.", "\"128 GB\""),
        Key::new("storage_used", Size(Phone), "How much of that is used.", "\"97 GB\""),
        Key::new("free", Size(Phone), "How much of it is free.", "\"31 GB\""),
        Key::new("replacement", Word(&["none", "typical"]), "Replacement that no event dates.", "\"none\""),
    ],
};

/// `apps = { ... }`.
pub const APPS: TableKeys = TableKeys {
    name: "apps",
    doc: "Data of apps in the device backup, WhatsApp's apart.",
    keys: &[
        Key::new("size", Either(&[Size(ICloud), Word(&["typical"])]), "Their size.", "\"6.5 GB\""),
        Key::new(
            "growth",
            Either(&[Growth(ICloud), Word(&["typical"])]),
            "Their growth, net of deletions.",
            "\"0.1 GB per month\"",
        ),
        Key::new("yearly", Share, "By how much the growth itself grows each year.", "\"10 %\""),
        Key::new(
            "rewritten",
            Either(&[Growth(ICloud), Text]),
            "What changes every day and is sent again: a size or a share per day.",
            "\"150 MB per day\"",
        ),
        Key::new("left_out", Size(ICloud), "Data of apps left out of the backup.", "\"2 GB\""),
    ],
};

/// `night = { ... }`.
pub const NIGHT: TableKeys = TableKeys {
    name: "night",
    doc: "How often the conditions of a backup hold, and for how long.",
    keys: &[
        Key::new("power", OFTEN, "Nights it is plugged in.", "\"6 nights in 7\""),
        Key::new("wifi", OFTEN, "Nights it is on Wi-Fi.", "\"always\""),
        Key::new("lock", OFTEN, "Nights it is locked.", "\"always\""),
        Key::new("start", Clock, "Between which hours the three begin to hold together.", "\"22 h to 02 h\""),
        Key::new(
            "window",
            Either(&[Hours, Word(&["typical"])]),
            "How long the three hold together: one unknown value, or drawn \"each night\".",
            "\"1 h to 8 h each night\"",
        ),
        Key::new("used", OFTEN, "Nights it is used, which halves that time.", "\"25 %\""),
    ],
};

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

//! A device, its apps and its nights.

use super::Kind::{Clock, Date, Either, Frequency, Growth, Hours, Share, Size, Switch, Table, Text, Word};
use super::{Key, Kind, MESSAGES, PHOTOS, TableKeys};
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
        Key::new("backup_size", Size(ICloud), "Backup size, as shown.", "\"18.4 GB\""),
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

//! The file's own keys, the plan, the home and the rules of the service.

use super::super::limits::MOST_FUTURES;
use super::super::version::VERSION;
use super::Kind::{
    Date, Days, Duration, Either, Frequency, Growth, Hours, Months, PerYear, Price, Share, Size, Speed,
    Switch, Table, Tables, Text, Whole, Word,
};
use super::{EVENT, Key, PERSON, POLICY, READING, TableKeys};
use crate::quantity::Screen::ICloud;

/// The file itself.
pub const SCENARIO: TableKeys = TableKeys {
    name: "the file",
    doc: "A household: its plan, its people and their devices, and what will happen.",
    keys: &[
        Key::new("version", Whole(1, VERSION), "Version of the language it is written in.", "1"),
        Key::new(
            "extends",
            Text,
            "A scenario file beside this one: what is typed here replaces what is typed there.",
            "\"family.toml\"",
        ),
        Key::new("title", Text, "What the scenario is about, in a line.", "\"Our family plan\""),
        Key::new("case", Text, "The name of its folder and row in a batch.", "\"2026-117\""),
        Key::new(
            "note",
            Text,
            "Anything you want to find again beside the answer.",
            "\"asked by telephone\"",
        ),
        Key::new(
            "read_on",
            Date,
            "The day the numbers were read off the phones; the simulation starts the next day.",
            "2026-11-30",
        ),
        Key::new("horizon", Duration, "How far to look ahead.", "\"3 years\""),
        Key::new("region", Text, "Country or region of the prices: its code or name.", "\"DE\""),
        Key::new("futures", Whole(1, MOST_FUTURES), "How many possible futures are drawn.", "2000"),
        Key::new("seed", Whole(0, i64::MAX), "Number that fixes all random draws.", "1"),
        Key::new("random", Switch, "Whether anything is drawn at random; false makes all certain.", "true"),
        Key::new(
            "units",
            Word(&["as on the phone", "decimal", "binary"]),
            "What GB means: as on the phone (iCloud 2^30, the phone's storage 10^9), or one of both throughout.",
            "\"as on the phone\"",
        ),
        Key::new("plan", Table(&PLAN), "The storage plan.", "{ size = \"200 GB\" }"),
        Key::new("home", Table(&HOME), "The home's line to the internet.", "{ upload = \"20 Mbit/s\" }"),
        Key::new("rules", Table(&RULES), "Rules of the service where sources leave a choice.", "{}"),
        Key::new("person", Tables(&PERSON), "Somebody with an iCloud account.", "[{ name = \"Parent A\" }]"),
        Key::new("event", Tables(&EVENT), "Something that happens on a date.", "[]"),
        Key::new(
            "policy",
            Tables(&POLICY),
            "What the household does by itself when something happens.",
            "[]",
        ),
        Key::new("reading", Tables(&READING), "Figures read on one day, to measure growth from.", "[]"),
    ],
};

/// `[plan]` and `[person.plan]`.
pub const PLAN: TableKeys = TableKeys {
    name: "[plan]",
    doc: "A storage plan, and how full it is.",
    keys: &[
        Key::new(
            "name",
            Text,
            "What to call a plan of a size that is not in the price list.",
            "\"Apple One\"",
        ),
        Key::new(
            "size",
            Size(ICloud),
            "Size of the plan; those in the price list know their price.",
            "\"200 GB\"",
        ),
        Key::new("used", Size(ICloud), "Used storage, as the phone shows it.", "\"168.4 GB\""),
        Key::new("shared", Switch, "Whether everybody without a plan of their own shares it.", "true"),
        Key::new("price", Price, "What it costs a month, before the price list.", "\"2.99 USD per month\""),
        Key::new("billed_on", Date, "First day of a billing month.", "2026-12-05"),
    ],
};

/// `[home]`.
pub const HOME: TableKeys = TableKeys {
    name: "[home]",
    doc: "The home's line to the internet, and how reliable iCloud is.",
    keys: &[
        Key::new(
            "upload",
            Either(&[Speed, Word(&["typical"])]),
            "Speed of uploads: one unknown value, or drawn \"each night\".",
            "\"10 to 40 Mbit/s\"",
        ),
        Key::new(
            "efficiency",
            Either(&[Share, Word(&["typical"])]),
            "Share of that speed a backup reaches.",
            "\"50 %\"",
        ),
        Key::new(
            "night_to_night",
            Share,
            "How much that speed differs from night to night: standard deviation of its logarithm.",
            "\"30 %\"",
        ),
        Key::new(
            "sync",
            Either(&[Growth(ICloud), Word(&["unlimited"])]),
            "The most of one person's photos, messages and files that goes up in a day.",
            "\"5 GB per day\"",
        ),
        Key::new("wifi", Switch, "Whether there is Wi-Fi at home.", "true"),
        Key::new("outages", PerYear, "Days on which iCloud is down, at random.", "\"0.5 per year\""),
    ],
};

/// The words of `photos_leave_backup`.
const PHOTOS_LEAVE: &[&str] = &["at once", "with the next backup"];

/// `[rules]`.
pub const RULES: TableKeys = TableKeys {
    name: "[rules]",
    doc: "Rules of the service that are numbers, or where sources leave a choice.",
    keys: &[
        Key::new(
            "retention",
            Either(&[Table(&RETENTION), Word(&["for ever"])]),
            "How long a device backup is kept.",
            "\"for ever\"",
        ),
        Key::new("recently_deleted", Days, "How long deleted photos and files keep counting.", "\"30 days\""),
        Key::new(
            "whatsapp_room",
            Word(&["strict", "relaxed"]),
            "Whether WhatsApp needs 2.05 times its backup beside the old one, or with the old one credited.",
            "\"strict\"",
        ),
        Key::new(
            "partial_uploads",
            Word(&["count", "do not count"]),
            "Whether an unfinished upload counts against the plan.",
            "\"count\"",
        ),
        Key::new("failing_after", Days, "Days without a backup before it is called failing.", "\"14 days\""),
        Key::new(
            "end_to_end_leaves_device_backup",
            Switch,
            "Whether WhatsApp's data leave the device backup once its own is end-to-end encrypted.",
            "true",
        ),
        Key::new(
            "travel_wifi_factor",
            Frequency,
            "Factor on the chance of Wi-Fi while travelling.",
            "\"50 %\"",
        ),
        Key::new("persistence", Share, "How much a night takes after the one before.", "\"7 %\""),
        Key::new(
            "longest_window",
            Hours,
            "The longest time in a night that power, Wi-Fi and lock hold together.",
            "\"11 h\"",
        ),
        Key::new(
            "photos_leave_backup",
            Word(PHOTOS_LEAVE),
            "When photos leave the stored device backup after iCloud Photos is switched on.",
            "\"at once\"",
        ),
        Key::new(
            "databases_rewritten",
            Share,
            "Share of messages' and WhatsApp's databases that changes in a day and is sent again.",
            "\"100 % per day\"",
        ),
        Key::new(
            "season",
            Either(&[Months, Word(&["none"])]),
            "Weights of the months for camera photos and videos, January first; only their proportions count.",
            "[0.75, 0.76, 0.83, 0.95, 1, 1.11, 1.44, 1.42, 1.1, 0.95, 0.77, 0.92]",
        ),
    ],
};

/// `retention = { ... }`.
pub const RETENTION: TableKeys = TableKeys {
    name: "retention",
    doc: "How long a device backup is kept, and whose.",
    keys: &[
        Key::new("days", Whole(1, 36_525), "Days since the last backup.", "180"),
        Key::new(
            "applies_to",
            Word(&["every device", "disused only"]),
            "Which devices' backups go then.",
            "\"every device\"",
        ),
    ],
};

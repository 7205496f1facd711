//! A device, its apps and its nights; a WhatsApp account.

use super::{RateSheet, SyncSheet, TripsWord};
use crate::language::say;
use crate::model::household::{Interval, LastBackup, PerChat};
use crate::quantity::{self, GrowthQuantity, QuantityError, WindowQuantity};
use crate::scenario::keys::CHAT;
use crate::scenario::reader::{Section, Typed};
use crate::scenario::source::{Span, Value};
use crate::units::Bytes;

/// A device.
#[derive(Clone, PartialEq, Debug)]
pub struct DeviceSheet {
    /// Its name.
    pub name: Option<Typed<String>>,
    /// Whether it is in use.
    pub in_use: Option<Typed<bool>>,
    /// iCloud Backup.
    pub backup: Option<Typed<bool>>,
    /// Back up over cellular.
    pub cellular: Option<Typed<bool>>,
    /// The last backup.
    pub last_backup: Option<Typed<LastBackup>>,
    /// Its size.
    pub backup_size: Option<Typed<Bytes>>,
    /// Size of the next one.
    pub next_backup: Option<Typed<Bytes>>,
    /// App data.
    pub apps: AppsSheet,
    /// Photos that live here while they do not sync.
    pub photos: Option<SyncSheet>,
    /// Messages that live here while they do not sync.
    pub messages: Option<SyncSheet>,
    /// Its nights.
    pub night: NightSheet,
    /// The phone's storage.
    pub capacity: Option<Typed<Bytes>>,
    /// What is used of it.
    pub storage_used: Option<Typed<Bytes>>,
    /// What is free of it.
    pub free: Option<Typed<Bytes>>,
    /// Replacement that no event dates.
    pub replacement: Option<Typed<TripsWord>>,
    /// Where the device stands.
    pub span: Span,
}

/// App data.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AppsSheet {
    /// Size in the backup.
    pub size: Option<Typed<Bytes>>,
    /// Growth.
    pub rate: RateSheet,
    /// What is sent again each day.
    pub rewritten: Option<Typed<Rewritten>>,
    /// Data left out of the backup.
    pub left_out: Option<Typed<Bytes>>,
}

/// What is sent again each day.
#[derive(Clone, PartialEq, Debug)]
pub enum Rewritten {
    /// So many bytes.
    Bytes(GrowthQuantity),
    /// A share of what the backup holds.
    Share(f64),
}

/// Nights.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NightSheet {
    /// Plugged in.
    pub power: Option<Typed<f64>>,
    /// On Wi-Fi.
    pub wifi: Option<Typed<f64>>,
    /// Locked.
    pub lock: Option<Typed<f64>>,
    /// Hours after the midnight before the night's first noon between which that begins.
    pub start: Option<Typed<(f64, f64)>>,
    /// How long together.
    pub window: Option<Typed<WindowQuantity>>,
    /// Nights of use.
    pub used: Option<Typed<f64>>,
}

const REPLACEMENTS: [(&str, TripsWord); 2] = [("none", TripsWord::None), ("typical", TripsWord::Typical)];

impl DeviceSheet {
    /// Reads `[[person.device]]`.
    pub fn read(section: &Section<'_>) -> Self {
        section.require("name", &say!("scenario-a-name-that-none"));
        Self {
            name: section.text("name"),
            in_use: section.switch("in_use"),
            backup: section.switch("backup"),
            cellular: section.switch("cellular"),
            last_backup: last_backup(section),
            backup_size: section.size("backup_size"),
            next_backup: section.size("next_backup"),
            apps: AppsSheet::read(section),
            photos: section.table("photos").map(|photos| SyncSheet::photos(&photos)),
            messages: section.table("messages").map(|messages| SyncSheet::messages(&messages)),
            night: section.table("night").map(|night| NightSheet::read(&night)).unwrap_or_default(),
            capacity: section.size("capacity"),
            storage_used: section.size("storage_used"),
            free: section.size("free"),
            replacement: section.choice("replacement", &REPLACEMENTS),
            span: section.span.clone(),
        }
    }

    /// Whether the device is in use.
    pub fn is_in_use(&self) -> bool {
        self.in_use.as_ref().is_none_or(|typed| typed.value)
    }
}

impl AppsSheet {
    fn read(device: &Section<'_>) -> Self {
        let Some(node) = device.node("apps") else { return Self::default() };
        match &node.value {
            Value::Table(_) => device.table("apps").map(|table| Self::table(&table)).unwrap_or_default(),
            _ => Self { size: device.size("apps"), ..Self::default() },
        }
    }

    fn table(section: &Section<'_>) -> Self {
        Self {
            size: section.size("size"),
            rate: RateSheet::read(section),
            rewritten: rewritten(section),
            left_out: section.size("left_out"),
        }
    }
}

/// `150 MB per day`, or `2 % per day`.
fn rewritten(section: &Section<'_>) -> Option<Typed<Rewritten>> {
    let node = section.node("rewritten")?;
    match &node.value {
        Value::Text(text) if text.contains('%') => {
            section.quantity("rewritten", share_a_day).map(|typed| typed.with(Rewritten::Share(typed.value)))
        }
        _ => section.certain_rate("rewritten").map(|typed| typed.with(Rewritten::Bytes(typed.value))),
    }
}

/// `2 % per day`; the words may be left out.
pub fn share_a_day(text: &str) -> Result<f64, QuantityError> {
    let text = text.trim();
    let share = ["per day", "a day", "/day", "/ day"].iter().find_map(|unit| text.strip_suffix(unit));
    quantity::percent(share.unwrap_or(text).trim())
}

impl NightSheet {
    /// Reads a `night` table.
    pub fn read(section: &Section<'_>) -> Self {
        Self {
            power: section.frequency("power"),
            wifi: section.frequency("wifi"),
            lock: section.frequency("lock"),
            start: section.quantity("start", quantity::clock),
            window: section.hours("window"),
            used: section.frequency("used"),
        }
    }
}

/// A WhatsApp account.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatsAppSheet {
    /// The device it lives on.
    pub device: Option<Typed<String>>,
    /// Its backup's size, as WhatsApp shows it.
    pub size: Option<Typed<Bytes>>,
    /// Its parts.
    pub parts: PerChat<ChatSheet>,
    /// Growth of all parts together.
    pub rate: RateSheet,
    /// How often it backs up.
    pub frequency: Option<Typed<Interval>>,
    /// Include Videos.
    pub include_videos: Option<Typed<bool>>,
    /// End-to-end encryption.
    pub end_to_end: Option<Typed<bool>>,
    /// Over cellular too.
    pub cellular: Option<Typed<bool>>,
    /// The switch under Apps using iCloud.
    pub icloud: Option<Typed<bool>>,
    /// Whether the device backup holds it too.
    pub in_device_backup: Option<Typed<InDeviceBackup>>,
    /// The last backup.
    pub last_backup: Option<Typed<LastBackup>>,
    /// What is stored in iCloud.
    pub backup_size: Option<Typed<Bytes>>,
    /// Where the account stands.
    pub span: Span,
}

/// A part of WhatsApp's data.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChatSheet {
    /// Its size.
    pub size: Option<Typed<Bytes>>,
    /// Its growth.
    pub rate: RateSheet,
}

/// Whether the device backup holds WhatsApp's data too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InDeviceBackup {
    /// It does not.
    No,
    /// It does, all of them.
    Yes,
    /// It holds so much of them.
    Size(Bytes),
}

const FREQUENCIES: [(&str, Interval); 4] = [
    ("daily", Interval::Days(1)),
    ("weekly", Interval::Days(7)),
    ("monthly", Interval::Days(30)),
    ("off", Interval::Off),
];

impl WhatsAppSheet {
    /// Reads `[person.whatsapp]`.
    pub fn read(section: &Section<'_>) -> Self {
        Self {
            device: section.text("device"),
            size: section.size("size"),
            parts: ["text", "photos", "voice", "documents", "videos"]
                .map(|part| ChatSheet::read(section, part)),
            rate: RateSheet::read(section),
            frequency: section.choice("frequency", &FREQUENCIES),
            include_videos: section.switch("include_videos"),
            end_to_end: section.switch("end_to_end"),
            cellular: section.switch("cellular"),
            icloud: section.switch("icloud"),
            in_device_backup: in_device_backup(section),
            last_backup: last_backup(section),
            backup_size: section.size("backup_size"),
            span: section.span.clone(),
        }
    }
}

impl ChatSheet {
    fn read(account: &Section<'_>, part: &str) -> Self {
        let Some(node) = account.node(part) else { return Self::default() };
        match &node.value {
            Value::Table(_) => account.open(node, &CHAT).map(|table| Self::table(&table)).unwrap_or_default(),
            _ => Self { size: account.size(part), rate: RateSheet::default() },
        }
    }

    fn table(section: &Section<'_>) -> Self {
        Self { size: section.size("size"), rate: RateSheet::read(section) }
    }
}

fn in_device_backup(section: &Section<'_>) -> Option<Typed<InDeviceBackup>> {
    match section.node("in_device_backup")?.value {
        Value::Switch(_) => {
            let on = section.switch("in_device_backup")?;
            Some(on.with(if on.value { InDeviceBackup::Yes } else { InDeviceBackup::No }))
        }
        _ => section.size("in_device_backup").map(|size| size.with(InDeviceBackup::Size(size.value))),
    }
}

/// Reads `last_backup`: a date, or "never".
pub fn last_backup(section: &Section<'_>) -> Option<Typed<LastBackup>> {
    match section.node("last_backup")?.value {
        Value::Text(ref text) if !text.contains(|c: char| c.is_ascii_digit()) => {
            section.choice("last_backup", &[("never", LastBackup::Never)])
        }
        _ => section.date("last_backup").map(|day| day.with(LastBackup::On(day.value))),
    }
}

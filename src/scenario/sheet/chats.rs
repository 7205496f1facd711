//! A WhatsApp account.

use super::RateSheet;
use crate::model::household::{Interval, LastBackup, PerChat};
use crate::scenario::keys::CHAT;
use crate::scenario::reader::{Section, Typed};
use crate::scenario::source::{Span, Value};
use crate::units::Bytes;

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
        Value::Text(_) => section.choice("last_backup", &[("never", LastBackup::Never)]),
        _ => section.date("last_backup").map(|day| day.with(LastBackup::On(day.value))),
    }
}

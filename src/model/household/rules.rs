//! The rules of the service where they are numbers or where the sources leave a choice.

use crate::units::Bytes;

/// Every rule that is a parameter. Sources and confidence: docs/MODEL.md.
#[derive(Clone, PartialEq, Debug)]
pub struct Rules {
    /// Days a stored device backup is kept (FACTS D10); `i32::MAX` keeps it for ever.
    pub retention_days: i32,
    /// Which devices' backups that applies to.
    pub retention_scope: RetentionScope,
    /// Days deleted photos and files keep counting (Q10).
    pub recently_deleted_days: i32,
    /// How WhatsApp counts its own old backup when it asks for room (W2).
    pub room: RoomRule,
    /// Whether an unfinished upload counts against the quota (D8).
    pub partial_uploads: PartialUploads,
    /// Days without a backup that make a spell known.
    pub failing_threshold_days: i32,
    /// Weights of the months for camera photos and videos, of mean 1, January first.
    pub season: [f64; 12],
    /// Factor on Wi-Fi's probability while travelling.
    pub travel_wifi_factor: f64,
    /// Longest window in hours.
    pub longest_window_hours: f64,
    /// Whether WhatsApp's data leave the device backup when its own is end-to-end encrypted (W10).
    pub end_to_end_leaves_device_backup: bool,
    /// Days of outage of iCloud a year, at random.
    pub outages_a_year: f64,
    /// The most that one person's data can sync in a day; [`Rules::UNLIMITED_SYNC`] where speed does not matter.
    pub sync_a_day: Bytes,
    /// When photos leave the stored device backup after iCloud Photos is switched on (D5).
    pub photos_leave: PhotosLeave,
}

impl Rules {
    /// More than anybody has: sync that no speed holds back.
    pub const UNLIMITED_SYNC: Bytes = Bytes::new(i64::MAX);
}

/// When photos leave the stored device backup after iCloud Photos is switched on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotosLeave {
    /// At once, as messages do.
    AtOnce,
    /// When the next backup completes.
    WithNextBackup,
}

/// Which stored device backups are deleted after the retention time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RetentionScope {
    /// Of every device, in use or not.
    EveryDevice,
    /// Of disused devices, and of those whose backup is switched off.
    DisusedOnly,
}

/// How much room WhatsApp's own backup asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoomRule {
    /// 2.05 times the new backup, free beside the old one.
    Strict,
    /// The old one is credited.
    Relaxed,
}

/// Whether an unfinished upload counts against the quota.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartialUploads {
    /// Sent bytes count at once.
    CountAtOnce,
    /// Sent bytes count when the backup completes.
    CountWhenComplete,
}

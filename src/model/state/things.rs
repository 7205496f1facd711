//! Devices in use, and stored backups that nobody renews.

use super::AttemptLanes;
use crate::calendar::{Arrival, Day};
use crate::model::household::{Cure, LastBackup, Local, PerLocal};
use crate::model::rules::spells::SpellLanes;
use crate::units::Bytes;

/// A device in use, in each lane.
#[derive(Clone, Debug)]
pub struct DeviceLanes<const W: usize> {
    /// Bytes on the device.
    pub bytes: PerLocal<[Bytes; W]>,
    /// Of those, what the last completed backup holds.
    pub held: PerLocal<[Bytes; W]>,
    /// Bytes of apps a day, before the day's factors.
    pub apps_rate: [f64; W],
    /// Size of the stored backup.
    pub stored: [Bytes; W],
    /// Sent bytes of an unfinished backup.
    pub partial: [Bytes; W],
    /// When the last backup completed.
    pub last: [LastBackup; W],
    /// Free on the device; without meaning where the phone's room is not checked.
    pub phone_free: [Bytes; W],
    /// iCloud Backup is on.
    pub backup: [bool; W],
    /// May back up over cellular.
    pub cellular: [bool; W],
    /// WhatsApp is in this device's backup list.
    pub whatsapp: [bool; W],
    /// WhatsApp's own backup is end-to-end encrypted and its data left the device backup for that.
    pub whatsapp_left: [bool; W],
    /// A restricted network or a management rule.
    pub restricted: [bool; W],
    /// The stored backup is corrupt.
    pub corrupt: [bool; W],
    /// A fault, and what cures it.
    pub fault: [Option<Cure>; W],
    /// Back Up Now was tapped today.
    pub by_hand: [bool; W],
    /// Plugged in tonight, by habit.
    pub power: [bool; W],
    /// On Wi-Fi today and tonight, by habit.
    pub wifi: [bool; W],
    /// Locked tonight, by habit.
    pub lock: [bool; W],
    /// Plugged in and locked every night, whatever the habit.
    pub plugged_in: [bool; W],
    /// Left on power and Wi-Fi from this noon to the next.
    pub left_on_power: [bool; W],
    /// How many devices came before the one in use.
    pub generation: [usize; W],
    /// When the next replacement without a date comes.
    pub next_replacement: [Arrival; W],
    /// Stored backups of the devices this one replaced, by generation.
    pub replaced: Vec<StoredBackup<W>>,
    /// What became of today's backup.
    pub attempt: AttemptLanes<W>,
    /// Days without a completed backup.
    pub spell: SpellLanes<W>,
    /// When the last stored copy was deleted for its age while the device was in use.
    pub copy_lost: [Arrival; W],
}

/// A stored backup of a device that is not in use.
#[derive(Clone, Debug)]
pub struct StoredBackup<const W: usize> {
    /// Its size; zero once it is gone.
    pub stored: [Bytes; W],
    /// When it was made.
    pub made: [Day; W],
    /// What it holds of data that live on in the device's successor.
    pub held: PerLocal<[Bytes; W]>,
}

impl<const W: usize> StoredBackup<W> {
    /// Nothing stored.
    pub fn none() -> Self {
        Self { stored: [Bytes::ZERO; W], made: [Day::default(); W], held: [[Bytes::ZERO; W]; 11] }
    }
}

impl<const W: usize> DeviceLanes<W> {
    /// Whether the device is plugged in tonight.
    #[inline]
    pub fn on_power(&self, lane: usize) -> bool {
        self.power[lane] | self.plugged_in[lane] | self.left_on_power[lane]
    }

    /// Whether it is on Wi-Fi today and tonight.
    #[inline]
    pub fn on_wifi(&self, lane: usize) -> bool {
        self.wifi[lane] | self.left_on_power[lane]
    }

    /// Whether it is locked tonight.
    #[inline]
    pub fn is_locked(&self, lane: usize) -> bool {
        self.lock[lane] | self.plugged_in[lane] | self.left_on_power[lane]
    }

    /// Bytes of a category that the device backup takes (all of them, save WhatsApp's share and what is left out).
    #[inline]
    pub fn in_set(&self, kind: Local, bytes: Bytes, share: f64, lane: usize) -> Bytes {
        match kind {
            Local::AppsLeftOut => Bytes::ZERO,
            _ if kind.is_whatsapp() => self.whatsapp_in_set(bytes, share, lane),
            _ => bytes,
        }
    }

    fn whatsapp_in_set(&self, bytes: Bytes, share: f64, lane: usize) -> Bytes {
        match () {
            () if !self.whatsapp[lane] || self.whatsapp_left[lane] => Bytes::ZERO,
            () if share == 1.0 => bytes,
            () => bytes.scaled(share),
        }
    }

    /// Takes bytes off the device, those added since the last backup first; returns how many went.
    pub fn delete(&mut self, kind: Local, bytes: Bytes, lane: usize) -> Bytes {
        let present = &mut self.bytes[kind.index()][lane];
        let gone = bytes.min(*present).at_least_zero();
        *present -= gone;
        let left = *present;
        let held = &mut self.held[kind.index()][lane];
        *held = (*held).min(left);
        for backup in &mut self.replaced {
            let held = &mut backup.held[kind.index()][lane];
            *held = (*held).min(left);
        }
        self.phone_free[lane] += gone;
        gone
    }

    /// Puts bytes on the device.
    #[inline]
    pub fn add(&mut self, kind: Local, bytes: Bytes, lane: usize) {
        self.bytes[kind.index()][lane] += bytes;
        self.phone_free[lane] -= bytes;
    }

    /// Forgets the stored backup and what was sent of the next; returns the bytes that leave the pool.
    pub fn forget_backup(&mut self, partial_counts: bool, lane: usize) -> Bytes {
        let partial = if partial_counts { self.partial[lane] } else { Bytes::ZERO };
        let freed = self.stored[lane] + partial;
        self.stored[lane] = Bytes::ZERO;
        self.partial[lane] = Bytes::ZERO;
        self.last[lane] = LastBackup::Never;
        self.corrupt[lane] = false;
        for held in &mut self.held {
            held[lane] = Bytes::ZERO;
        }
        freed
    }
}

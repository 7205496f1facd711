//! What happens on given dates, and what a household does by itself.

use super::{AccountId, DeviceId, DisusedId, Interval, LevelId, Local, PersonId, PlanId, PoolId, Synced};
use crate::calendar::Day;
use crate::units::Bytes;

/// Something that happens on a day, before anything else does.
#[derive(Clone, PartialEq, Debug)]
pub struct DatedEvent {
    /// The day.
    pub on: Day,
    /// What happens.
    pub action: Action,
    /// How a chart names it (`new iPhone`); empty for the second half of something named before.
    pub label: String,
}

/// A change of the household's state: the one vocabulary of events, policies and remedies.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// A pool changes its plan: up at once, down at the end of the billing month.
    ChangePlan(PoolId, PlanId),
    /// A pool changes to the next larger plan of the list, if there is one.
    UpgradePlan(PoolId),
    /// A person's switch is set.
    SetPerson(PersonId, PersonSwitch, bool),
    /// A device's switch is set.
    SetDevice(DeviceId, DeviceSwitch, bool),
    /// A WhatsApp account's switch is set.
    SetWhatsApp(AccountId, WhatsAppSwitch, bool),
    /// WhatsApp's frequency is set.
    SetInterval(AccountId, Interval),
    /// So many bytes of apps are left out of the device backup (negative: taken in again).
    LeaveAppsOut(DeviceId, Bytes),
    /// From now on the device is plugged in and locked every night (true), or no more than by habit (false).
    PlugIn(DeviceId, bool),
    /// The device is left on power and Wi-Fi for 24 hours, from this noon to the next (rule D12).
    LeaveOnPower(DeviceId),
    /// The home's line has another rate from now on.
    ChangeUpload(LevelId),
    /// A person's account moves to another pool, with everything it stores (rule Q6).
    JoinPool(PersonId, PoolId),
    /// A trip begins (true) or is over (false).
    Travel(PersonId, bool),
    /// Days of celebration begin (true) or are over (false): more photos.
    Celebrate(PersonId, bool),
    /// A new device takes over from the one in use.
    ReplaceDevice(DeviceId, String),
    /// Synced data come or go once.
    ChangeSynced(PersonId, Synced, DataChange),
    /// Data on a device come or go once.
    ChangeLocal(DeviceId, Local, DataChange),
    /// What a person deleted lately stops counting at once.
    EmptyRecentlyDeleted(PersonId),
    /// A device's stored backup is deleted.
    DeleteDeviceBackup(DeviceId, Afterwards),
    /// A disused device's stored backup is deleted.
    DeleteDisusedBackup(DisusedId),
    /// The backups of the devices this one replaced are deleted.
    DeleteReplacedBackups(DeviceId),
    /// WhatsApp's stored backup is deleted.
    DeleteWhatsAppBackup(AccountId, Afterwards),
    /// The account cannot be reached.
    Block(PersonId, BlockReason),
    /// The account can be reached again, whatever the reason was.
    Unblock(PersonId),
    /// A person does what this reason asks for: a block of exactly that reason is over.
    Settle(PersonId, BlockReason),
    /// Something that a date of the file ends begins (true) or is over (false). What holds without an end holds on.
    During(Passing, bool),
    /// iCloud is down (true) or up again (false).
    Outage(bool),
    /// A restricted network or a management rule forbids backups (true), or no longer does (false).
    Restrict(DeviceId, bool),
    /// The stored device backup is corrupt from now on.
    CorruptDevice(DeviceId),
    /// WhatsApp's stored backup is corrupt from now on.
    CorruptWhatsApp(AccountId),
    /// The device's backup stops working until it is cured.
    DeviceFault(DeviceId, Cure),
    /// WhatsApp's backup stops working until it is cured.
    WhatsAppFault(AccountId, Cure),
    /// The device is restarted or updated: faults of that cure are gone, WhatsApp's on it too.
    CureDevice(DeviceId, Cure),
    /// Back Up Now on the device.
    BackUpDevice(DeviceId),
    /// Back Up Now in WhatsApp.
    BackUpWhatsApp(AccountId),
}

impl Action {
    /// Whether it changes the plan of a pool.
    pub fn changes_plan_of(&self, pool: PoolId) -> bool {
        matches!(self, Self::ChangePlan(of, _) | Self::UpgradePlan(of) if *of == pool)
    }
}

/// What may hold until a date of the file, beside what holds without an end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passing {
    /// The account cannot be reached.
    Block(PersonId, BlockReason),
    /// A restricted network or a management rule forbids backups.
    Restrict(DeviceId),
    /// The device is plugged in and locked every night.
    PlugIn(DeviceId),
}

/// A person's switches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonSwitch {
    /// iCloud Photos: camera photos and videos sync.
    ICloudPhotos,
    /// Messages in iCloud.
    MessagesInICloud,
    /// iCloud Drive; WhatsApp's own backup needs it.
    Drive,
    /// iCloud Mail.
    Mail,
    /// Originals of synced photos leave the phone.
    OptimisePhotos,
}

/// A device's switches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeviceSwitch {
    /// iCloud Backup.
    Backup,
    /// Back up over cellular.
    Cellular,
    /// WhatsApp in the device's backup list.
    WhatsApp,
}

/// A WhatsApp account's switches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhatsAppSwitch {
    /// WhatsApp under "Apps using iCloud".
    ICloud,
    /// Include Videos.
    IncludeVideos,
    /// Back up over cellular.
    Cellular,
    /// End-to-end encrypted backup.
    EndToEnd,
}

/// Data that come or go once.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DataChange {
    /// Bytes added.
    Added(Bytes),
    /// Bytes deleted.
    Deleted(Portion),
}

/// How much of a category is deleted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Portion {
    /// So many bytes, at most what is there.
    Bytes(Bytes),
    /// A share of what is there, 0 to 1.
    Share(f64),
}

/// What becomes of a backup after its stored copy was deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Afterwards {
    /// The backup is switched off (what iCloud does, D11).
    Off,
    /// The backup is switched on again and starts afresh (the cure for a corrupt one).
    On,
}

/// Why an account cannot be reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BlockReason {
    /// The email address was never verified.
    UnverifiedEmail,
    /// The password changed and was not entered on the device.
    PasswordChanged,
    /// New terms were not accepted.
    TermsNotAccepted,
}

impl BlockReason {
    /// Every reason, in order.
    pub const ALL: [Self; 3] = [Self::UnverifiedEmail, Self::PasswordChanged, Self::TermsNotAccepted];

    /// Its place in arrays that hold one entry a reason.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What cures a fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cure {
    /// A restart.
    Restart,
    /// A software update.
    Update,
}

/// Something the household does by itself, the morning after it noticed.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// What it reacts to.
    pub trigger: Trigger,
    /// What it does then, in order.
    pub actions: Vec<Action>,
    /// How an explanation names it.
    pub label: String,
}

/// What a policy looks at, each evening. A policy acts when this becomes true, and again only after it was false.
#[derive(Clone, PartialEq, Debug)]
pub enum Trigger {
    /// A backup of one of these people has been failing for so many days.
    FailingFor(Vec<PersonId>, i32),
    /// A backup of one of these people has not completed for so many days, whatever the reason.
    NoBackupFor(Vec<PersonId>, i32),
    /// A pool is fuller than this share of its quota.
    UsedAbove(PoolId, f64),
}

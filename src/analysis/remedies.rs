//! Everything a person can do about a backup: one typed list, from the smallest change to the largest.
//!
//! What a remedy frees or moves stands in no table: it is an [`Action`], and the model tells what comes of it.

use crate::model::household::{
    AccountId, Action, Afterwards, BlockReason, Cure, DataChange, DeviceId, DeviceSwitch, DisusedId,
    Interval, Local, PersonId, PersonSwitch, PlanId, PoolId, Portion, Synced, WhatsAppSwitch,
};
use crate::units::Bytes;

/// Something a person can do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Remedy {
    /// Wait until the service is up again.
    WaitForService,
    /// Plug the device in and lock it, every night.
    PlugInAtNight,
    /// Back Up Now on the device.
    BackUpByHand,
    /// Back Up Now in WhatsApp.
    BackUpWhatsAppByHand,
    /// Accept the new terms.
    AcceptTerms,
    /// Verify the account's email address.
    VerifyEmail,
    /// Sign in again with the new password.
    SignInAgain,
    /// Restart the device.
    Restart,
    /// Turn iCloud Backup on.
    TurnOnDeviceBackup,
    /// Turn WhatsApp on under "Apps using iCloud".
    TurnOnWhatsAppBackup,
    /// Turn iCloud Drive on.
    TurnOnDrive,
    /// Let WhatsApp back up every day.
    BackUpWhatsAppDaily,
    /// Use another network, or leave the management rule.
    AnotherNetwork,
    /// Leave the device on power and Wi-Fi for a day.
    ChargeForADay,
    /// Back up over cellular.
    BackUpOverCellular,
    /// Update the device.
    Update,
    /// Empty Recently Deleted.
    EmptyRecentlyDeleted,
    /// Delete the stored backup of a device no longer in use.
    DeleteOldBackup,
    /// Take WhatsApp out of the device backup.
    WhatsAppOutOfDeviceBackup,
    /// Turn Include Videos off.
    ExcludeVideos,
    /// Leave apps out of the device backup.
    LeaveAppsOut,
    /// Let the originals of photos leave the phone.
    OptimisePhotos,
    /// Turn iCloud Photos on.
    TurnOnPhotos,
    /// Turn Messages in iCloud on.
    TurnOnMessages,
    /// Delete the device's backup and start afresh.
    RestartDeviceBackup,
    /// Delete WhatsApp's backup and start afresh.
    RestartWhatsAppBackup,
    /// Delete or move large files from iCloud Drive.
    DeleteFiles,
    /// Delete or move photos and videos from iCloud Photos.
    DeletePhotos,
    /// Clean up chats: delete media from WhatsApp.
    CleanUpChats,
    /// Take a larger plan.
    Upgrade,
    /// Join the family's plan.
    SharePlan,
    /// Leave the shared plan for one of one's own.
    LeavePool,
    /// Turn iCloud Photos off.
    TurnOffPhotos,
    /// Turn Messages in iCloud off.
    TurnOffMessages,
    /// Turn Include Videos on again.
    IncludeVideos,
    /// Take a smaller plan.
    Downgrade,
}

/// How much work a remedy is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Effort {
    /// Nothing to do but wait.
    Wait,
    /// A few taps.
    Taps,
    /// An evening of sorting.
    Evening,
    /// A habit to keep.
    Habit,
}

/// Whether a remedy can be taken back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Undo {
    /// There is nothing to take back.
    Nothing,
    /// At once.
    AtOnce,
    /// Yes, but what was deleted has to be sent again.
    SentAgain,
    /// What is deleted is gone.
    Never,
}

impl Remedy {
    /// Every remedy, the smallest change first.
    pub const ALL: [Self; 36] = [
        Self::WaitForService,
        Self::PlugInAtNight,
        Self::BackUpByHand,
        Self::BackUpWhatsAppByHand,
        Self::AcceptTerms,
        Self::VerifyEmail,
        Self::SignInAgain,
        Self::Restart,
        Self::TurnOnDeviceBackup,
        Self::TurnOnWhatsAppBackup,
        Self::TurnOnDrive,
        Self::BackUpWhatsAppDaily,
        Self::AnotherNetwork,
        Self::ChargeForADay,
        Self::BackUpOverCellular,
        Self::Update,
        Self::EmptyRecentlyDeleted,
        Self::DeleteOldBackup,
        Self::WhatsAppOutOfDeviceBackup,
        Self::ExcludeVideos,
        Self::LeaveAppsOut,
        Self::OptimisePhotos,
        Self::TurnOnPhotos,
        Self::TurnOnMessages,
        Self::RestartDeviceBackup,
        Self::RestartWhatsAppBackup,
        Self::DeleteFiles,
        Self::DeletePhotos,
        Self::CleanUpChats,
        Self::Upgrade,
        Self::SharePlan,
        Self::LeavePool,
        Self::TurnOffPhotos,
        Self::TurnOffMessages,
        Self::IncludeVideos,
        Self::Downgrade,
    ];

    /// How much work it is.
    pub const fn effort(self) -> Effort {
        match self {
            Self::WaitForService => Effort::Wait,
            Self::PlugInAtNight => Effort::Habit,
            Self::DeleteFiles | Self::DeletePhotos | Self::CleanUpChats => Effort::Evening,
            _ => Effort::Taps,
        }
    }

    /// Whether it can be taken back.
    pub const fn undo(self) -> Undo {
        match self {
            Self::WaitForService
            | Self::BackUpByHand
            | Self::BackUpWhatsAppByHand
            | Self::AcceptTerms
            | Self::VerifyEmail
            | Self::SignInAgain
            | Self::Restart
            | Self::Update
            | Self::ChargeForADay => Undo::Nothing,
            Self::DeleteFiles
            | Self::DeletePhotos
            | Self::CleanUpChats
            | Self::DeleteOldBackup
            | Self::EmptyRecentlyDeleted => Undo::Never,
            Self::ExcludeVideos
            | Self::WhatsAppOutOfDeviceBackup
            | Self::LeaveAppsOut
            | Self::TurnOnPhotos
            | Self::TurnOnMessages
            | Self::TurnOffPhotos
            | Self::TurnOffMessages
            | Self::RestartDeviceBackup
            | Self::RestartWhatsAppBackup => Undo::SentAgain,
            _ => Undo::AtOnce,
        }
    }

    /// Whether it deletes a corrupt backup for a new one.
    pub const fn replaces_a_corrupt_backup(self) -> bool {
        matches!(self, Self::RestartDeviceBackup | Self::RestartWhatsAppBackup)
    }

    /// Whether it deletes what people keep, not copies of it: it must be moved elsewhere first.
    pub const fn deletes_data(self) -> bool {
        matches!(self, Self::DeleteFiles | Self::DeletePhotos | Self::CleanUpChats)
    }
}

/// A remedy for somebody or something of a household.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// What is done.
    pub remedy: Remedy,
    /// To whom or what.
    pub target: Target,
    /// The same as actions of the model.
    pub actions: Vec<Action>,
}

/// What a remedy is applied to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// Nobody in particular.
    Household,
    /// A person.
    Person(PersonId),
    /// A device in use.
    Device(DeviceId),
    /// A WhatsApp account.
    Account(AccountId),
    /// A device no longer in use.
    Disused(DisusedId),
    /// A pool, and the plan it changes to.
    Plan(PoolId, PlanId),
    /// A person who moves to a pool, and the plan of that pool.
    Move(PersonId, PoolId, PlanId),
    /// So many bytes of a person's data.
    OfPerson(PersonId, Bytes),
    /// So many bytes on a device.
    OfDevice(DeviceId, Bytes),
    /// So many bytes of an account's chats.
    OfAccount(AccountId, Bytes),
}

impl Proposal {
    fn new(remedy: Remedy, target: Target, actions: Vec<Action>) -> Self {
        Self { remedy, target, actions }
    }

    /// Waiting: nothing is done.
    pub fn wait() -> Self {
        Self::new(Remedy::WaitForService, Target::Household, Vec::new())
    }

    /// A remedy on a device.
    pub fn on_device(remedy: Remedy, id: DeviceId) -> Option<Self> {
        let action = match remedy {
            Remedy::PlugInAtNight => Action::PlugIn(id, true),
            Remedy::ChargeForADay => Action::LeaveOnPower(id),
            Remedy::BackUpByHand => Action::BackUpDevice(id),
            Remedy::Restart => Action::CureDevice(id, Cure::Restart),
            Remedy::Update => Action::CureDevice(id, Cure::Update),
            Remedy::AnotherNetwork => Action::Restrict(id, false),
            Remedy::TurnOnDeviceBackup => Action::SetDevice(id, DeviceSwitch::Backup, true),
            Remedy::BackUpOverCellular => Action::SetDevice(id, DeviceSwitch::Cellular, true),
            Remedy::WhatsAppOutOfDeviceBackup => Action::SetDevice(id, DeviceSwitch::WhatsApp, false),
            Remedy::RestartDeviceBackup => Action::DeleteDeviceBackup(id, Afterwards::On),
            Remedy::DeleteOldBackup => Action::DeleteReplacedBackups(id),
            _ => return None,
        };
        Some(Self::new(remedy, Target::Device(id), vec![action]))
    }

    /// A remedy on a WhatsApp account.
    pub fn on_account(remedy: Remedy, id: AccountId) -> Option<Self> {
        let action = match remedy {
            Remedy::BackUpWhatsAppByHand => Action::BackUpWhatsApp(id),
            Remedy::TurnOnWhatsAppBackup => Action::SetWhatsApp(id, WhatsAppSwitch::ICloud, true),
            Remedy::BackUpWhatsAppDaily => Action::SetInterval(id, Interval::Days(1)),
            Remedy::ExcludeVideos => Action::SetWhatsApp(id, WhatsAppSwitch::IncludeVideos, false),
            Remedy::IncludeVideos => Action::SetWhatsApp(id, WhatsAppSwitch::IncludeVideos, true),
            Remedy::BackUpOverCellular => Action::SetWhatsApp(id, WhatsAppSwitch::Cellular, true),
            Remedy::RestartWhatsAppBackup => Action::DeleteWhatsAppBackup(id, Afterwards::On),
            _ => return None,
        };
        Some(Self::new(remedy, Target::Account(id), vec![action]))
    }

    /// A remedy on a person's account or switches.
    pub fn on_person(remedy: Remedy, id: PersonId) -> Option<Self> {
        let switch = |switch, on| Action::SetPerson(id, switch, on);
        let action = match remedy {
            Remedy::AcceptTerms => Action::Settle(id, BlockReason::TermsNotAccepted),
            Remedy::VerifyEmail => Action::Settle(id, BlockReason::UnverifiedEmail),
            Remedy::SignInAgain => Action::Settle(id, BlockReason::PasswordChanged),
            Remedy::EmptyRecentlyDeleted => Action::EmptyRecentlyDeleted(id),
            Remedy::TurnOnDrive => switch(PersonSwitch::Drive, true),
            Remedy::OptimisePhotos => switch(PersonSwitch::OptimisePhotos, true),
            Remedy::TurnOnPhotos => switch(PersonSwitch::ICloudPhotos, true),
            Remedy::TurnOffPhotos => switch(PersonSwitch::ICloudPhotos, false),
            Remedy::TurnOnMessages => switch(PersonSwitch::MessagesInICloud, true),
            Remedy::TurnOffMessages => switch(PersonSwitch::MessagesInICloud, false),
            _ => return None,
        };
        Some(Self::new(remedy, Target::Person(id), vec![action]))
    }

    /// Deleting the stored backup of a device that was disused from the start.
    pub fn old_backup(id: DisusedId) -> Self {
        Self::new(Remedy::DeleteOldBackup, Target::Disused(id), vec![Action::DeleteDisusedBackup(id)])
    }

    /// Another plan.
    pub fn plan(remedy: Remedy, pool: PoolId, plan: PlanId) -> Self {
        Self::new(remedy, Target::Plan(pool, plan), vec![Action::ChangePlan(pool, plan)])
    }

    /// Leaving a shared plan for one of one's own, in the pool that is kept for it.
    pub fn leave(id: PersonId, own: PoolId, plan: PlanId) -> Self {
        let actions = vec![Action::ChangePlan(own, plan), Action::JoinPool(id, own)];
        Self::new(Remedy::LeavePool, Target::Move(id, own, plan), actions)
    }

    /// Joining the family's plan.
    pub fn join(id: PersonId, family: PoolId, plan: PlanId) -> Self {
        Self::new(Remedy::SharePlan, Target::Move(id, family, plan), vec![Action::JoinPool(id, family)])
    }

    /// Deleting so many bytes of a person's files or photos, and emptying Recently Deleted: until then they count.
    pub fn of_person(remedy: Remedy, id: PersonId, kind: Synced, bytes: Bytes) -> Self {
        let delete = Action::ChangeSynced(id, kind, DataChange::Deleted(Portion::Bytes(bytes)));
        Self::new(remedy, Target::OfPerson(id, bytes), vec![delete, Action::EmptyRecentlyDeleted(id)])
    }

    /// Leaving so many bytes of apps out of a device's backup.
    pub fn apps_out(id: DeviceId, bytes: Bytes) -> Self {
        Self::new(Remedy::LeaveAppsOut, Target::OfDevice(id, bytes), vec![Action::LeaveAppsOut(id, bytes)])
    }

    /// Deleting so many bytes of an account's videos on its device.
    pub fn clean_up(id: AccountId, device: DeviceId, bytes: Bytes) -> Self {
        let delete =
            Action::ChangeLocal(device, Local::WhatsAppVideos, DataChange::Deleted(Portion::Bytes(bytes)));
        Self::new(Remedy::CleanUpChats, Target::OfAccount(id, bytes), vec![delete])
    }
}

/// The remedy for a blocked account.
pub const fn unblocking(why: BlockReason) -> Remedy {
    match why {
        BlockReason::UnverifiedEmail => Remedy::VerifyEmail,
        BlockReason::PasswordChanged => Remedy::SignInAgain,
        BlockReason::TermsNotAccepted => Remedy::AcceptTerms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_complete_and_in_order() {
        assert!(Remedy::ALL.is_sorted());
        assert_eq!(Remedy::ALL.first(), Some(&Remedy::WaitForService));
        assert_eq!(Remedy::ALL.last(), Some(&Remedy::Downgrade));
    }

    #[test]
    fn what_deletes_data_cannot_be_undone() {
        let deleting = Remedy::ALL.into_iter().filter(|remedy| remedy.deletes_data());
        assert!(deleting.map(Remedy::undo).all(|undo| undo == Undo::Never));
    }
}

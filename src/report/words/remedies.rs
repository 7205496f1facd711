//! Remedies in plain words: what is done, where to tap, what is given up, and as an event of a scenario file.

use crate::analysis::remedies::{Effort, Proposal, Remedy, Target, Undo};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{DeviceId, Household, PersonId};

use super::sizes::SizeUnit;
use super::{Case, belonging, belonging_in, clean};

/// What is done, as an order: `turn off Include Videos in Parent A's WhatsApp`.
pub fn order(household: &Household, proposal: &Proposal, unit: SizeUnit) -> String {
    let whose = Whose { household, target: proposal.target };
    let device = || whose.device(Case::Accusative);
    let of_device = || whose.device(Case::Dative);
    let amount = || proposal.target.amount().map_or(String::new(), |bytes| unit.show(bytes));
    match proposal.remedy {
        Remedy::WaitForService => say!("words-wait-until-icloud-is"),
        Remedy::PlugInAtNight => say!("words-plug-device-in-and", device = device()),
        Remedy::BackUpByHand => say!("words-tap-back-up-now", device = of_device()),
        Remedy::BackUpWhatsAppByHand => {
            say!("words-tap-back-up-now-in", their = whose.their(say!("words-whatsapp")))
        }
        Remedy::AcceptTerms => say!("words-accept-the-new-terms", their = whose.their(say!("words-account"))),
        Remedy::VerifyEmail => {
            say!("words-verify-the-email-address", their = whose.their(say!("words-account")))
        }
        Remedy::SignInAgain => say!("words-sign-in-to-their", their = whose.their(say!("words-account"))),
        Remedy::Restart => say!("words-restart-device", device = device()),
        Remedy::Update => say!("words-update-device-and-its", device = device()),
        Remedy::TurnOnDeviceBackup => say!("words-turn-on-icloud-backup", device = of_device()),
        Remedy::TurnOnWhatsAppBackup => {
            say!("words-turn-on-whatsapp-under", bare_person = whose.bare_person())
        }
        Remedy::TurnOnDrive => say!("words-turn-on-icloud-drive", bare_person = whose.bare_person()),
        Remedy::BackUpWhatsAppDaily => {
            say!("words-let-their-back-up", their = whose.their(say!("words-whatsapp")))
        }
        Remedy::AnotherNetwork => say!("words-use-another-network-with", device = of_device()),
        Remedy::ChargeForADay => say!("words-leave-device-on-power", device = device()),
        Remedy::BackUpOverCellular => say!("words-allow-thing-to-back", thing = whose.thing()),
        Remedy::EmptyRecentlyDeleted => {
            say!("words-empty-their", their = whose.their(say!("words-recently-deleted")))
        }
        Remedy::DeleteOldBackup => say!("words-delete-the-backup-of", old_device = whose.old_device()),
        Remedy::WhatsAppOutOfDeviceBackup => say!("words-take-whatsapp-out-of", device = of_device()),
        Remedy::ExcludeVideos => {
            say!("words-turn-off-include-videos", their = whose.their(say!("words-whatsapp")))
        }
        Remedy::IncludeVideos => {
            say!("words-turn-on-include-videos", their = whose.their(say!("words-whatsapp")))
        }
        Remedy::LeaveAppsOut => say!("words-leave-amount-of-apps", amount = amount(), device = of_device()),
        Remedy::OptimisePhotos => {
            say!("words-let-their-leave-the", their = whose.their(say!("words-photos")))
        }
        Remedy::TurnOnPhotos => say!("words-turn-on-icloud-photos", bare_person = whose.bare_person()),
        Remedy::TurnOffPhotos => say!("words-turn-off-icloud-photos", bare_person = whose.bare_person()),
        Remedy::TurnOnMessages => say!("words-turn-on-messages-in", bare_person = whose.bare_person()),
        Remedy::TurnOffMessages => say!("words-turn-off-messages-in", bare_person = whose.bare_person()),
        Remedy::RestartDeviceBackup => say!("words-delete-the-backup-of-device", device = of_device()),
        Remedy::RestartWhatsAppBackup => {
            say!("words-delete-their-and-start", their = whose.their(say!("words-whatsapp-backup")))
        }
        Remedy::DeleteFiles => {
            say!("words-move-amount-of-their", amount = amount(), their = whose.their(say!("words-files")))
        }
        Remedy::DeletePhotos => {
            say!(
                "words-move-amount-of-their-out",
                amount = amount(),
                their = whose.their(say!("words-videos"))
            )
        }
        Remedy::CleanUpChats => say!(
            "words-delete-amount-of-videos",
            amount = amount(),
            their = whose.their(say!("words-whatsapp"))
        ),
        Remedy::Upgrade | Remedy::Downgrade => {
            say!("words-take-the-plan-plan", plan = whose.plan(), of_pool = whose.of_pool())
        }
        Remedy::SharePlan => say!("words-let-bare-person-join", bare_person = whose.bare_person()),
        Remedy::LeavePool => {
            say!("words-let-bare-person-leave", bare_person = whose.bare_person(), plan = whose.plan())
        }
    }
}

/// The unit a proposal's sizes are shown in: that of its owner's plan at the start.
pub fn unit(household: &Household, proposal: &Proposal) -> SizeUnit {
    let owner = Whose { household, target: proposal.target }.owner();
    let pool = owner.map_or(0, |id| household.people[id.index()].pool.index());
    let plan = household.pools.get(pool).map(|pool| pool.plan.index());
    let quota = plan.and_then(|plan| household.plans.get(plan)).map(|plan| plan.quota);
    SizeUnit::of_quota(quota.unwrap_or_default())
}

/// Where to tap (names vary by iOS version).
pub fn where_to_tap(remedy: Remedy) -> String {
    match remedy {
        Remedy::WaitForService => say!("words-apple-com-support-systemstatus"),
        Remedy::PlugInAtNight => say!("words-no-setting-a-charger"),
        Remedy::BackUpByHand => say!("words-settings-name-icloud-icloud"),
        Remedy::BackUpWhatsAppByHand => say!("words-whatsapp-settings-chats-chat"),
        Remedy::AcceptTerms => say!("words-settings-the-notice-below"),
        Remedy::VerifyEmail => say!("words-settings-name-sign-in"),
        Remedy::SignInAgain => say!("words-settings-the-notice-below-the"),
        Remedy::Restart => say!("words-hold-the-side-button"),
        Remedy::Update => say!("words-settings-general-software-update"),
        Remedy::TurnOnDeviceBackup => say!("words-settings-name-icloud-icloud-backup"),
        Remedy::TurnOnWhatsAppBackup => say!("words-settings-name-icloud-saved"),
        Remedy::TurnOnDrive => say!("words-settings-name-icloud-drive"),
        Remedy::BackUpWhatsAppDaily => say!("words-whatsapp-settings-chats-chat-backup"),
        Remedy::AnotherNetwork => say!("words-settings-wi-fi-or"),
        Remedy::ChargeForADay => say!("words-no-setting-a-charger-and"),
        Remedy::BackUpOverCellular => say!("words-settings-name-icloud-icloud-backup-back"),
        Remedy::EmptyRecentlyDeleted => say!("words-photos-utilities-recently-deleted"),
        Remedy::DeleteOldBackup | Remedy::RestartDeviceBackup => {
            say!("words-settings-name-icloud-storage")
        }
        Remedy::WhatsAppOutOfDeviceBackup | Remedy::LeaveAppsOut => {
            say!("words-settings-name-icloud-storage-backups")
        }
        Remedy::ExcludeVideos | Remedy::IncludeVideos => {
            say!("words-whatsapp-settings-chats-chat-backup-include")
        }
        Remedy::OptimisePhotos => say!("words-settings-apps-photos-optimise"),
        Remedy::TurnOnPhotos | Remedy::TurnOffPhotos => say!("words-settings-name-icloud-photos"),
        Remedy::TurnOnMessages | Remedy::TurnOffMessages => say!("words-settings-name-icloud-messages"),
        Remedy::RestartWhatsAppBackup => say!("words-settings-name-icloud-storage-whatsapp"),
        Remedy::DeleteFiles => say!("words-files-browse-icloud-drive"),
        Remedy::DeletePhotos => say!("words-photos-media-types-videos"),
        Remedy::CleanUpChats => say!("words-whatsapp-settings-storage-and"),
        Remedy::Upgrade | Remedy::Downgrade => say!("words-settings-name-icloud-manage"),
        Remedy::SharePlan | Remedy::LeavePool => say!("words-settings-name-family-sharing"),
    }
}

/// What is given up; empty where nothing is.
pub fn given_up(remedy: Remedy) -> String {
    match remedy {
        Remedy::DeleteOldBackup => say!("words-the-old-phone-can"),
        Remedy::WhatsAppOutOfDeviceBackup => say!("words-chats-are-then-in"),
        Remedy::ExcludeVideos => say!("words-videos-leave-whatsapps-own"),
        Remedy::LeaveAppsOut => say!("words-those-apps-data-are"),
        Remedy::TurnOnPhotos => say!("words-photos-are-in-no"),
        Remedy::OptimisePhotos => say!("words-originals-are-fetched-from"),
        Remedy::RestartDeviceBackup => say!("words-until-the-new-one"),
        Remedy::RestartWhatsAppBackup => say!("words-until-the-new-one-is"),
        Remedy::DeleteFiles | Remedy::DeletePhotos => say!("words-keep-a-copy-elsewhere"),
        Remedy::CleanUpChats => say!("words-those-videos-are-gone"),
        Remedy::EmptyRecentlyDeleted => say!("words-what-was-deleted-lately"),
        Remedy::BackUpOverCellular => say!("words-mobile-data"),
        Remedy::LeavePool => say!("words-the-room-of-the"),
        Remedy::TurnOffPhotos | Remedy::TurnOffMessages => say!("words-they-are-on-this"),
        Remedy::Downgrade => say!("words-room"),
        _ => String::new(),
    }
}

/// How much work it is: `a few taps`.
pub fn effort(remedy: Remedy) -> String {
    match remedy.effort() {
        Effort::Wait => say!("words-nothing-to-do"),
        Effort::Taps => say!("words-a-few-taps"),
        Effort::Evening => say!("words-an-evening-of-sorting"),
        Effort::Habit => say!("words-a-habit-to-keep"),
    }
}

/// Whether it can be taken back.
pub fn undo(remedy: Remedy) -> String {
    match remedy.undo() {
        Undo::Nothing => say!("words-nothing-to-undo"),
        Undo::AtOnce => say!("words-can-be-undone-at"),
        Undo::SentAgain => say!("words-can-be-undone-it"),
        Undo::Never => say!("words-cannot-be-undone"),
    }
}

/// The same as an event of a scenario file; empty for waiting.
pub fn event(household: &Household, proposal: &Proposal, on: Day) -> String {
    let whose = Whose { household, target: proposal.target };
    let Some(what) = phrase(proposal, whose) else { return String::new() };
    let mut text = format!("[[event]]\non   = {on}\nwhat = \"{what}\"\n");
    if let Some(person) = whose.owner() {
        text.push_str(&format!("who  = {}\n", quoted(&household.people[person.index()].name)));
    }
    for (key, value) in keys(household, proposal) {
        text.push_str(&format!("{key:<4} = {value}\n"));
    }
    if let (true, Target::OfPerson(id, _)) = (proposal.remedy.deletes_data(), proposal.target) {
        let empty = Proposal::on_person(Remedy::EmptyRecentlyDeleted, id);
        text.extend(empty.map(|empty| format!("\n{}", event(household, &empty, on))));
    }
    text
}

fn phrase(proposal: &Proposal, whose: Whose<'_>) -> Option<&'static str> {
    Some(match proposal.remedy {
        Remedy::WaitForService => return None,
        Remedy::PlugInAtNight => "plug in every night",
        Remedy::BackUpByHand | Remedy::BackUpWhatsAppByHand => "back up now",
        Remedy::AcceptTerms => "accept terms",
        Remedy::VerifyEmail => "verify email",
        Remedy::SignInAgain => "sign in again",
        Remedy::Restart => "restart",
        Remedy::Update => "update",
        Remedy::TurnOnDeviceBackup => "turn on device backup",
        Remedy::TurnOnWhatsAppBackup => "turn on WhatsApp backup",
        Remedy::TurnOnDrive => "turn on iCloud Drive",
        Remedy::BackUpWhatsAppDaily => "WhatsApp frequency",
        Remedy::AnotherNetwork => "another network",
        Remedy::ChargeForADay => "leave on power for 24 hours",
        Remedy::BackUpOverCellular if matches!(whose.target, Target::Account(_)) => {
            "turn on WhatsApp cellular"
        }
        Remedy::BackUpOverCellular => "turn on cellular backup",
        Remedy::EmptyRecentlyDeleted => "empty recently deleted",
        Remedy::DeleteOldBackup => "delete old device's backup",
        Remedy::WhatsAppOutOfDeviceBackup => "turn off WhatsApp in the device backup",
        Remedy::ExcludeVideos => "turn off WhatsApp videos",
        Remedy::IncludeVideos => "turn on WhatsApp videos",
        Remedy::LeaveAppsOut => "leave apps out",
        Remedy::OptimisePhotos => "turn on optimise photos",
        Remedy::TurnOnPhotos => "turn on iCloud Photos",
        Remedy::TurnOffPhotos => "turn off iCloud Photos",
        Remedy::TurnOnMessages => "turn on Messages in iCloud",
        Remedy::TurnOffMessages => "turn off Messages in iCloud",
        Remedy::RestartDeviceBackup => "delete device backup",
        Remedy::RestartWhatsAppBackup => "delete WhatsApp backup",
        Remedy::DeleteFiles | Remedy::DeletePhotos | Remedy::CleanUpChats => "delete",
        Remedy::Upgrade | Remedy::Downgrade => "plan",
        Remedy::SharePlan => "join the family plan",
        Remedy::LeavePool => "leave the family plan",
    })
}

/// The keys beside a phrase.
fn keys(household: &Household, proposal: &Proposal) -> Vec<(&'static str, String)> {
    let mut keys = Vec::new();
    match proposal.target {
        Target::Device(id) | Target::OfDevice(id, _)
            if proposal.remedy != Remedy::WhatsAppOutOfDeviceBackup =>
        {
            keys.push(("device", quoted(&household.devices[id.index()].name)));
        }
        Target::Disused(id) => keys.push(("device", quoted(&household.disused[id.index()].name))),
        _ => {}
    }
    if let Some(bytes) = proposal.target.amount() {
        keys.push(("size", format!("\"{} bytes\"", bytes.count())));
    }
    match (proposal.remedy, proposal.target) {
        (Remedy::BackUpWhatsAppByHand, _) => keys.push(("of", quoted("WhatsApp"))),
        (Remedy::BackUpWhatsAppDaily, _) => keys.push(("to", quoted("daily"))),
        (Remedy::RestartDeviceBackup | Remedy::RestartWhatsAppBackup, _) => keys.push(("then", quoted("on"))),
        (Remedy::DeleteFiles, _) => keys.push(("category", quoted("drive"))),
        (Remedy::DeletePhotos, _) => keys.push(("category", quoted("videos"))),
        (Remedy::CleanUpChats, _) => keys.push(("category", quoted("WhatsApp videos"))),
        (Remedy::LeavePool, Target::Move(_, _, plan)) => {
            keys.push(("plan", quoted(&household.plans[plan.index()].name)));
        }
        (Remedy::Upgrade | Remedy::Downgrade, Target::Plan(_, plan)) => {
            keys.push(("to", quoted(&household.plans[plan.index()].name)));
        }
        _ => {}
    }
    keys
}

/// A text as TOML writes it: the escapes of JSON are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whom or what a proposal is about.
#[derive(Clone, Copy)]
struct Whose<'a> {
    household: &'a Household,
    target: Target,
}

impl Whose<'_> {
    fn owner(self) -> Option<PersonId> {
        let household = self.household;
        match self.target {
            Target::Household => None,
            Target::Person(id) | Target::OfPerson(id, _) | Target::Move(id, ..) => Some(id),
            Target::Device(id) | Target::OfDevice(id, _) => Some(household.devices[id.index()].person),
            Target::Account(id) | Target::OfAccount(id, _) => Some(household.accounts[id.index()].person),
            Target::Disused(id) => Some(household.disused[id.index()].person),
            Target::Plan(pool, _) => {
                let people = (0..household.people.len()).map(PersonId::new);
                people.into_iter().find(|person| household.people[person.index()].pool == pool)
            }
        }
    }

    fn bare_person(self) -> String {
        let owner = self.owner().map(|id| clean(&self.household.people[id.index()].name));
        owner.unwrap_or_else(|| say!("words-the-household"))
    }

    fn their(self, what: impl AsRef<str>) -> String {
        belonging(&self.bare_person(), what)
    }

    fn device(self, case: Case) -> String {
        match self.target {
            Target::Device(id) | Target::OfDevice(id, _) => device(self.household, id, case),
            _ => self.bare_person(),
        }
    }

    fn old_device(self) -> String {
        match self.target {
            Target::Disused(id) => {
                let old = &self.household.disused[id.index()];
                let owner = &self.household.people[old.person.index()];
                belonging(&owner.name, clean(&old.name))
            }
            Target::Device(id) => {
                let device = &self.household.devices[id.index()];
                let owner = &self.household.people[device.person.index()];
                belonging(&owner.name, say!("words-old-clean", clean = clean(&device.name)))
            }
            _ => self.bare_person(),
        }
    }

    fn thing(self) -> String {
        match self.target {
            Target::Account(_) => self.their(say!("words-whatsapp")),
            _ => self.device(Case::Dative),
        }
    }

    /// Whose plan, where the household has several.
    fn of_pool(self) -> String {
        match self.target {
            Target::Plan(pool, _) if self.household.pools.len() > 1 => {
                let name = self.household.pools.get(pool.index()).map_or("", |pool| &pool.name);
                if name == "family" {
                    say!("words-for-the-family")
                } else {
                    say!("words-for-pool", pool = clean(name))
                }
            }
            _ => String::new(),
        }
    }

    fn plan(self) -> String {
        match self.target {
            Target::Plan(_, plan) | Target::Move(_, _, plan) => {
                clean(&self.household.plans[plan.index()].name)
            }
            _ => String::new(),
        }
    }
}

fn device(household: &Household, id: DeviceId, case: Case) -> String {
    let device = &household.devices[id.index()];
    let owner = &household.people[device.person.index()];
    belonging_in(&owner.name, clean(&device.name), case)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, within};
    use crate::model::household::Synced;
    use crate::report::fixture;
    use crate::units::Bytes;

    #[test]
    fn a_device_takes_its_article_in_german() {
        let mut family = fixture::family();
        let told = |household: &Household, remedy| {
            let proposal = Proposal::on_device(remedy, DeviceId::new(0)).unwrap();
            within(Language::German, || order(household, &proposal, unit(household, &proposal)))
        };
        family.household.people[0].name = "Chris".to_owned();
        let plug = told(&family.household, Remedy::PlugInAtNight);
        assert_eq!(plug, "lass das iPhone von Chris jede Nacht gesperrt am Strom");
        let on = told(&family.household, Remedy::TurnOnDeviceBackup);
        assert_eq!(on, "schalte auf dem iPhone von Chris iCloud-Backup ein");
        family.household.people[0].name = "Anna".to_owned();
        let plug = told(&family.household, Remedy::PlugInAtNight);
        assert_eq!(plug, "lass Annas iPhone jede Nacht gesperrt am Strom");
    }

    #[test]
    fn every_remedy_has_words() {
        for remedy in Remedy::ALL {
            assert!(!where_to_tap(remedy).is_empty() && !effort(remedy).is_empty(), "{remedy:?}");
        }
    }

    #[test]
    fn two_events_of_a_remedy_have_a_line_between_them() {
        let family = crate::report::fixture::family();
        let (id, bytes) = (PersonId::new(0), Bytes::GIB);
        let delete = Proposal::of_person(Remedy::DeletePhotos, id, Synced::Videos, bytes);
        let text = event(&family.household, &delete, Day::from_ymd(2027, 1, 2).unwrap());
        assert_eq!(text.matches("[[event]]").count(), 2);
        assert!(text.contains("\n\n[[event]]") && text.ends_with('\n'), "{text}");
    }
}

//! Remedies in plain words: what is done, where to tap, what is given up, and as an event of a scenario file.

use crate::analysis::remedies::{Effort, Proposal, Remedy, Target, Undo};
use crate::calendar::Day;
use crate::model::household::{DeviceId, Household, PersonId};

use super::sizes::SizeUnit;
use super::{belonging, clean};

/// What is done, as an order: `turn off Include Videos in Parent A's WhatsApp`.
pub fn order(household: &Household, proposal: &Proposal, unit: SizeUnit) -> String {
    let whose = Whose { household, target: proposal.target };
    let device = || whose.device();
    let amount = || proposal.target.amount().map_or(String::new(), |bytes| unit.show(bytes));
    match proposal.remedy {
        Remedy::WaitForService => "wait until iCloud is up again".to_owned(),
        Remedy::PlugInAtNight => format!("plug {} in and leave it locked every night", device()),
        Remedy::BackUpByHand => format!("tap Back Up Now on {}", device()),
        Remedy::BackUpWhatsAppByHand => format!("tap Back Up Now in {}", whose.their("WhatsApp")),
        Remedy::AcceptTerms => format!("accept the new terms with {}", whose.their("account")),
        Remedy::VerifyEmail => format!("verify the email address of {}", whose.their("account")),
        Remedy::SignInAgain => format!("sign in to {} again", whose.their("account")),
        Remedy::Restart => format!("restart {}", device()),
        Remedy::Update => format!("update {} and its apps", device()),
        Remedy::TurnOnDeviceBackup => format!("turn on iCloud Backup on {}", device()),
        Remedy::TurnOnWhatsAppBackup => {
            format!("turn on WhatsApp under \"Apps using iCloud\" for {}", whose.bare_person())
        }
        Remedy::TurnOnDrive => format!("turn on iCloud Drive for {}", whose.bare_person()),
        Remedy::BackUpWhatsAppDaily => format!("let {} back up daily", whose.their("WhatsApp")),
        Remedy::AnotherNetwork => format!("use another network with {}, or lift the rule", device()),
        Remedy::ChargeForADay => format!("leave {} on power and Wi-Fi for 24 hours", device()),
        Remedy::BackUpOverCellular => format!("allow {} to back up over cellular", whose.thing()),
        Remedy::EmptyRecentlyDeleted => format!("empty {}", whose.their("Recently Deleted")),
        Remedy::DeleteOldBackup => format!("delete the backup of {}", whose.old_device()),
        Remedy::WhatsAppOutOfDeviceBackup => format!("take WhatsApp out of the backup of {}", device()),
        Remedy::ExcludeVideos => format!("turn off Include Videos in {}", whose.their("WhatsApp")),
        Remedy::IncludeVideos => format!("turn on Include Videos in {}", whose.their("WhatsApp")),
        Remedy::LeaveAppsOut => format!("leave {} of apps out of the backup of {}", amount(), device()),
        Remedy::OptimisePhotos => format!("let {} leave the phone once stored", whose.their("photos")),
        Remedy::TurnOnPhotos => format!("turn on iCloud Photos for {}", whose.bare_person()),
        Remedy::TurnOffPhotos => format!("turn off iCloud Photos for {}", whose.bare_person()),
        Remedy::TurnOnMessages => format!("turn on Messages in iCloud for {}", whose.bare_person()),
        Remedy::TurnOffMessages => format!("turn off Messages in iCloud for {}", whose.bare_person()),
        Remedy::RestartDeviceBackup => format!("delete the backup of {} and start afresh", device()),
        Remedy::RestartWhatsAppBackup => {
            format!("delete {} and start afresh", whose.their("WhatsApp backup"))
        }
        Remedy::DeleteFiles => format!("move {} of {} out of iCloud Drive", amount(), whose.their("files")),
        Remedy::DeletePhotos => {
            format!("move {} of {} out of iCloud Photos", amount(), whose.their("videos"))
        }
        Remedy::CleanUpChats => format!("delete {} of videos from {}", amount(), whose.their("WhatsApp")),
        Remedy::Upgrade | Remedy::Downgrade => format!("take the {} plan{}", whose.plan(), whose.of_pool()),
        Remedy::SharePlan => format!("let {} join the family's plan", whose.bare_person()),
        Remedy::LeavePool => {
            format!("let {} leave the shared plan for {} of their own", whose.bare_person(), whose.plan())
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
pub const fn where_to_tap(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::WaitForService => "apple.com/support/systemstatus shows when it is up",
        Remedy::PlugInAtNight => "No setting: a charger, Wi-Fi, the side button",
        Remedy::BackUpByHand => "Settings > [name] > iCloud > iCloud Backup > Back Up Now",
        Remedy::BackUpWhatsAppByHand => "WhatsApp > Settings > Chats > Chat Backup > Back Up Now",
        Remedy::AcceptTerms => "Settings > the notice below the name",
        Remedy::VerifyEmail => "Settings > [name] > Sign-In & Security",
        Remedy::SignInAgain => "Settings > the notice below the name, or [name]",
        Remedy::Restart => "Hold the side button and a volume button",
        Remedy::Update => "Settings > General > Software Update; App Store > Updates",
        Remedy::TurnOnDeviceBackup => "Settings > [name] > iCloud > iCloud Backup",
        Remedy::TurnOnWhatsAppBackup => "Settings > [name] > iCloud > Saved to iCloud > WhatsApp",
        Remedy::TurnOnDrive => "Settings > [name] > iCloud > Drive",
        Remedy::BackUpWhatsAppDaily => "WhatsApp > Settings > Chats > Chat Backup > Auto Backup",
        Remedy::AnotherNetwork => "Settings > Wi-Fi; or ask whoever manages the device",
        Remedy::ChargeForADay => "No setting: a charger and Wi-Fi, screen locked",
        Remedy::BackUpOverCellular => "Settings > [name] > iCloud > iCloud Backup > Back Up Over Cellular",
        Remedy::EmptyRecentlyDeleted => "Photos > Utilities > Recently Deleted",
        Remedy::DeleteOldBackup | Remedy::RestartDeviceBackup => {
            "Settings > [name] > iCloud > Storage > Backups > the device > Delete"
        }
        Remedy::WhatsAppOutOfDeviceBackup | Remedy::LeaveAppsOut => {
            "Settings > [name] > iCloud > Storage > Backups > the device > the list of apps"
        }
        Remedy::ExcludeVideos | Remedy::IncludeVideos => {
            "WhatsApp > Settings > Chats > Chat Backup > Include Videos"
        }
        Remedy::OptimisePhotos => "Settings > Apps > Photos > Optimise iPhone Storage",
        Remedy::TurnOnPhotos | Remedy::TurnOffPhotos => "Settings > [name] > iCloud > Photos",
        Remedy::TurnOnMessages | Remedy::TurnOffMessages => "Settings > [name] > iCloud > Messages",
        Remedy::RestartWhatsAppBackup => "Settings > [name] > iCloud > Storage > WhatsApp > Delete Data",
        Remedy::DeleteFiles => "Files > Browse > iCloud Drive, largest first",
        Remedy::DeletePhotos => "Photos > Media Types > Videos; then Recently Deleted",
        Remedy::CleanUpChats => "WhatsApp > Settings > Storage and Data > Manage Storage",
        Remedy::Upgrade | Remedy::Downgrade => "Settings > [name] > iCloud > Manage Plan",
        Remedy::SharePlan | Remedy::LeavePool => "Settings > [name] > Family Sharing",
    }
}

/// What is given up; empty where nothing is.
pub const fn given_up(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::DeleteOldBackup => "the old phone can no longer be restored from it",
        Remedy::WhatsAppOutOfDeviceBackup => "chats are then in WhatsApp's own backup alone",
        Remedy::ExcludeVideos => "videos leave WhatsApp's own backup",
        Remedy::LeaveAppsOut => "those apps' data are in no backup then",
        Remedy::TurnOnPhotos => "photos are in no copy until they have gone up, over the same line",
        Remedy::OptimisePhotos => "originals are fetched from iCloud when wanted",
        Remedy::RestartDeviceBackup => "until the new one is done there is none",
        Remedy::RestartWhatsAppBackup => "until the new one is done WhatsApp has none of its own",
        Remedy::DeleteFiles | Remedy::DeletePhotos => "keep a copy elsewhere first",
        Remedy::CleanUpChats => "those videos are gone unless kept elsewhere",
        Remedy::EmptyRecentlyDeleted => "what was deleted lately cannot be fetched back",
        Remedy::BackUpOverCellular => "mobile data",
        Remedy::LeavePool => "the room of the shared plan",
        Remedy::TurnOffPhotos | Remedy::TurnOffMessages => "they are on this phone and in its backup alone",
        Remedy::Downgrade => "room",
        _ => "",
    }
}

/// How much work it is: `a few taps`.
pub const fn effort(remedy: Remedy) -> &'static str {
    match remedy.effort() {
        Effort::Wait => "nothing to do",
        Effort::Taps => "a few taps",
        Effort::Evening => "an evening of sorting",
        Effort::Habit => "a habit to keep",
    }
}

/// Whether it can be taken back.
pub const fn undo(remedy: Remedy) -> &'static str {
    match remedy.undo() {
        Undo::Nothing => "nothing to undo",
        Undo::AtOnce => "can be undone at once",
        Undo::SentAgain => "can be undone: it is then sent again",
        Undo::Never => "cannot be undone",
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
        text.extend(empty.map(|empty| event(household, &empty, on)));
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
        owner.unwrap_or_else(|| "the household".to_owned())
    }

    fn their(self, what: &str) -> String {
        belonging(&self.bare_person(), what)
    }

    fn device(self) -> String {
        match self.target {
            Target::Device(id) | Target::OfDevice(id, _) => device(self.household, id),
            _ => self.bare_person(),
        }
    }

    fn old_device(self) -> String {
        match self.target {
            Target::Disused(id) => {
                let old = &self.household.disused[id.index()];
                let owner = &self.household.people[old.person.index()];
                belonging(&owner.name, &clean(&old.name))
            }
            Target::Device(id) => {
                let device = &self.household.devices[id.index()];
                let owner = &self.household.people[device.person.index()];
                belonging(&owner.name, &format!("old {}", clean(&device.name)))
            }
            _ => self.bare_person(),
        }
    }

    fn thing(self) -> String {
        match self.target {
            Target::Account(_) => self.their("WhatsApp"),
            _ => self.device(),
        }
    }

    /// Whose plan, where the household has several.
    fn of_pool(self) -> String {
        match self.target {
            Target::Plan(pool, _) if self.household.pools.len() > 1 => {
                let name = self.household.pools.get(pool.index()).map_or("", |pool| &pool.name);
                format!(" for {}", if name == "family" { "the family".to_owned() } else { clean(name) })
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

fn device(household: &Household, id: DeviceId) -> String {
    let device = &household.devices[id.index()];
    let owner = &household.people[device.person.index()];
    belonging(&owner.name, &clean(&device.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remedy_has_words() {
        for remedy in Remedy::ALL {
            assert!(!where_to_tap(remedy).is_empty() && !effort(remedy).is_empty(), "{remedy:?}");
        }
    }
}

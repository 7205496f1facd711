//! Data that are deleted or added once.

use super::scene::{People, Scene};
use crate::model::household::{Action, Chat, DataChange, Local, Portion, Synced};
use crate::scenario::problem::Problem;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::sheet::ActionSheet;

/// What a category word means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meant {
    /// Synced; the engine takes what lives on the device while it does not sync.
    Synced(Synced),
    /// Apps on a device.
    Apps,
    /// A kind of WhatsApp's data.
    Chat(Chat),
}

fn meant(word: &str) -> Option<Meant> {
    Some(match word {
        "photos" => Meant::Synced(Synced::Photos),
        "videos" => Meant::Synced(Synced::Videos),
        "messages" => Meant::Synced(Synced::Messages),
        "drive" => Meant::Synced(Synced::Drive),
        "mail" => Meant::Synced(Synced::Mail),
        "other" => Meant::Synced(Synced::Other),
        "apps" => Meant::Apps,
        "WhatsApp text" => Meant::Chat(Chat::Text),
        "WhatsApp photos" => Meant::Chat(Chat::Photos),
        "WhatsApp voice" => Meant::Chat(Chat::Voice),
        "WhatsApp documents" => Meant::Chat(Chat::Documents),
        "WhatsApp videos" => Meant::Chat(Chat::Videos),
        _ => return None,
    })
}

/// Deletes a size or a share of a category.
pub fn delete(scene: &Scene<'_, '_>, sheet: &ActionSheet, people: &People, desk: &mut Desk) -> Vec<Action> {
    let portion = match (&sheet.size, &sheet.share) {
        (Some(size), None) => Portion::Bytes(size.value),
        (None, Some(share)) => Portion::Share(share.value.clamp(0.0, 1.0)),
        _ => {
            desk.problem(
                Problem::new("key.missing", "how much is deleted?", sheet.what.span.clone())
                    .expected("either `size` or `share`")
                    .help("for instance `share = \"50 %\"`"),
            );
            return Vec::new();
        }
    };
    change(scene, sheet, people, DataChange::Deleted(portion), desk)
}

/// Adds a size to a category.
pub fn add(scene: &Scene<'_, '_>, sheet: &ActionSheet, people: &People, desk: &mut Desk) -> Vec<Action> {
    let Some(size) = &sheet.size else { return Vec::new() };
    change(scene, sheet, people, DataChange::Added(size.value), desk)
}

fn change(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    change: DataChange,
    desk: &mut Desk,
) -> Vec<Action> {
    let Some(meant) = sheet.category.as_ref().and_then(|typed| meant(typed.value)) else { return Vec::new() };
    match meant {
        Meant::Synced(kind) => {
            people.ids.iter().map(|&person| Action::ChangeSynced(person, kind, change)).collect()
        }
        Meant::Apps => {
            let devices = scene.devices(people, sheet.device.as_ref(), desk);
            devices.into_iter().map(|id| Action::ChangeLocal(id, Local::Apps, change)).collect()
        }
        Meant::Chat(chat) => {
            let accounts = scene.accounts(people, &sheet.what.span, desk);
            let device = |id: crate::model::household::AccountId| scene.roster.accounts[id.index()].device;
            accounts.into_iter().map(|id| Action::ChangeLocal(device(id), chat.local(), change)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::keys::CATEGORIES;

    #[test]
    fn every_word_for_data_means_something() {
        assert!(CATEGORIES.iter().all(|word| meant(word).is_some()));
    }
}

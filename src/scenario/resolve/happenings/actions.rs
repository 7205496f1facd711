//! What a phrase does at once, in the words of the model.

use super::changes;
use super::scene::{People, Scene};
use crate::language::say;
use crate::model::household::{
    Action, Afterwards, Cure, DeviceId, DeviceSwitch, Interval, PersonSwitch, WhatsAppSwitch,
};
use crate::quantity;
use crate::scenario::phrases::{Switch, Verb};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Desk;
use crate::scenario::sheet::ActionSheet;

/// The actions of a phrase that happens once; periods are made elsewhere.
pub fn actions(
    scene: &mut Scene<'_, '_>,
    verb: Verb,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    match verb {
        Verb::Turn(switch, on) => turn(scene, switch, on, sheet, people, desk),
        Verb::ChangePlan => changes::change_plan(scene, sheet, people, desk),
        Verb::UpgradePlan => scene.pools(people).into_iter().map(Action::UpgradePlan).collect(),
        Verb::ChangeFrequency => change_frequency(scene, sheet, people, desk),
        Verb::ReplaceDevice => replace_device(scene, sheet, people, desk),
        Verb::Delete => changes::delete(scene, sheet, people, desk),
        Verb::Add => changes::add(scene, sheet, people, desk),
        Verb::DeleteOldBackup => delete_old_backup(scene, sheet, people, desk),
        Verb::DeleteWhatsAppBackup => {
            let then = then(sheet);
            let accounts = scene.accounts(people, &sheet.what.span, desk);
            accounts.into_iter().map(|id| Action::DeleteWhatsAppBackup(id, then)).collect()
        }
        Verb::EmptyRecentlyDeleted => {
            people.ids.iter().map(|&person| Action::EmptyRecentlyDeleted(person)).collect()
        }
        Verb::Unblock => people.ids.iter().map(|&person| Action::Unblock(person)).collect(),
        Verb::Settle(why) => people.ids.iter().map(|&person| Action::Settle(person, why)).collect(),
        Verb::LeaveFamily => changes::leave_family(scene, sheet, people, desk),
        Verb::JoinFamily => changes::join_family(scene, sheet, people, desk),
        Verb::AnotherNetwork => another_network(scene, sheet, people, desk),
        Verb::Corrupt => either(scene, sheet, people, desk, Action::CorruptDevice, Action::CorruptWhatsApp),
        Verb::BackUpNow => either(scene, sheet, people, desk, Action::BackUpDevice, Action::BackUpWhatsApp),
        Verb::Fault => {
            let cure = sheet.cure.as_ref().map_or(Cure::Restart, |typed| typed.value);
            let device = |id| Action::DeviceFault(id, cure);
            either(scene, sheet, people, desk, device, |id| Action::WhatsAppFault(id, cure))
        }
        Verb::Travel | Verb::Celebrate | Verb::Block | Verb::Outage | Verb::Restrict | Verb::ChangePrice => {
            Vec::new()
        }
        Verb::DeleteDeviceBackup
        | Verb::Unrestrict
        | Verb::PlugIn
        | Verb::StopPluggingIn
        | Verb::LeaveOnPower
        | Verb::Restart
        | Verb::Update
        | Verb::LeaveAppsOut
        | Verb::TakeAppsIn => on_devices(scene, verb, sheet, people, desk),
    }
}

/// Actions of which each device meant has its own.
fn on_devices(
    scene: &Scene<'_, '_>,
    verb: Verb,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let size = sheet.size.as_ref().map(|typed| typed.value).unwrap_or_default();
    let action = |id: DeviceId| match verb {
        Verb::DeleteDeviceBackup => Some(Action::DeleteDeviceBackup(id, then(sheet))),
        Verb::Unrestrict => Some(Action::Restrict(id, false)),
        Verb::PlugIn => Some(Action::PlugIn(id, true)),
        Verb::StopPluggingIn => Some(Action::PlugIn(id, false)),
        Verb::LeaveOnPower => Some(Action::LeaveOnPower(id)),
        Verb::Restart => Some(Action::CureDevice(id, Cure::Restart)),
        Verb::Update => Some(Action::CureDevice(id, Cure::Update)),
        Verb::LeaveAppsOut => Some(Action::LeaveAppsOut(id, size)),
        Verb::TakeAppsIn => Some(Action::LeaveAppsOut(id, -size)),
        _ => None,
    };
    scene.devices(people, sheet.device.as_ref(), desk).into_iter().filter_map(action).collect()
}

/// Restrictions end, and the line is another one where its speed is told. One text is one draw.
fn another_network(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let devices = scene.devices(people, sheet.device.as_ref(), desk).into_iter();
    let upload = sheet.upload.as_ref().filter(|typed| {
        let each_night = typed.value.redraw == quantity::Redraw::EachDay;
        if each_night {
            let problem = say!("resolve-a-line-that-changes");
            let problem = Problem::new(Code::ValueUnreadable, problem, typed.span.clone());
            let problem = problem.expected(say!("resolve-a-speed-such-as"));
            desk.problem(problem.help(say!("resolve-take-each-night-out")));
        }
        !each_night
    });
    if sheet.upload.is_none() {
        let message = say!("resolve-another-network-without-upload");
        desk.note_at(Code::NetworkSameLine, message, &sheet.what.span);
    }
    let path = |text: &str| format!("home/upload {}", text.trim_matches(['"', '\'']));
    let line = upload.map(|typed| desk.level(&path(&typed.text), typed.value.law));
    devices.map(|id| Action::Restrict(id, false)).chain(line.map(Action::ChangeUpload)).collect()
}

fn then(sheet: &ActionSheet) -> Afterwards {
    sheet.then.as_ref().map_or(Afterwards::Off, |typed| typed.value)
}

/// Actions on device backups, or on WhatsApp's where `of` says so.
fn either(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
    device: impl Fn(DeviceId) -> Action,
    chats: impl Fn(crate::model::household::AccountId) -> Action,
) -> Vec<Action> {
    if sheet.of.as_ref().is_some_and(|typed| typed.value == "WhatsApp") {
        return scene.accounts(people, &sheet.what.span, desk).into_iter().map(chats).collect();
    }
    scene.devices(people, sheet.device.as_ref(), desk).into_iter().map(device).collect()
}

fn turn(
    scene: &Scene<'_, '_>,
    switch: Switch,
    on: bool,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let of_person = |switch| people.ids.iter().map(|&id| Action::SetPerson(id, switch, on)).collect();
    let mut of_device = |switch| {
        let devices = scene.devices(people, sheet.device.as_ref(), desk);
        devices.into_iter().map(|id| Action::SetDevice(id, switch, on)).collect()
    };
    match switch {
        Switch::ICloudPhotos => of_person(PersonSwitch::ICloudPhotos),
        Switch::MessagesInICloud => of_person(PersonSwitch::MessagesInICloud),
        Switch::Drive => of_person(PersonSwitch::Drive),
        Switch::Mail => of_person(PersonSwitch::Mail),
        Switch::OptimisePhotos => of_person(PersonSwitch::OptimisePhotos),
        Switch::DeviceBackup => of_device(DeviceSwitch::Backup),
        Switch::CellularBackup => of_device(DeviceSwitch::Cellular),
        Switch::WhatsAppInDeviceBackup => whatsapp_in_backup(scene, on, sheet, people, desk),
        Switch::WhatsAppVideos => chats(scene, WhatsAppSwitch::IncludeVideos, on, sheet, people, desk),
        Switch::WhatsAppBackup => chats(scene, WhatsAppSwitch::ICloud, on, sheet, people, desk),
        Switch::WhatsAppCellular => chats(scene, WhatsAppSwitch::Cellular, on, sheet, people, desk),
        Switch::EndToEnd => chats(scene, WhatsAppSwitch::EndToEnd, on, sheet, people, desk),
    }
}

fn chats(
    scene: &Scene<'_, '_>,
    switch: WhatsAppSwitch,
    on: bool,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let accounts = scene.accounts(people, &sheet.what.span, desk);
    accounts.into_iter().map(|id| Action::SetWhatsApp(id, switch, on)).collect()
}

/// The switch in the backup list of the device WhatsApp lives on.
fn whatsapp_in_backup(
    scene: &Scene<'_, '_>,
    on: bool,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let accounts = scene.accounts(people, &sheet.what.span, desk);
    let device = |id: crate::model::household::AccountId| scene.roster.accounts[id.index()].device;
    accounts.into_iter().map(|id| Action::SetDevice(device(id), DeviceSwitch::WhatsApp, on)).collect()
}

/// A text that a function of units could not read.
pub fn unreadable(
    (key, example): (&str, &str),
    typed: &Typed<String>,
    error: quantity::QuantityError,
) -> Problem {
    crate::scenario::reader::unreadable(key, error, typed.span.clone(), example)
}

fn change_frequency(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let Some(to) = &sheet.to else { return Vec::new() };
    let interval = match to.value.trim() {
        "daily" => Interval::Days(1),
        "weekly" => Interval::Days(7),
        "monthly" => Interval::Days(30),
        "off" => Interval::Off,
        _ => {
            desk.problem(
                Problem::new(
                    Code::ValueUnknownWord,
                    say!("resolve-to-is-no-frequency", to = to.value),
                    to.span.clone(),
                )
                .expected(say!("resolve-daily-weekly-monthly-or"))
                .help(say!("resolve-for-instance-to-weekly")),
            );
            return Vec::new();
        }
    };
    let accounts = scene.accounts(people, &sheet.what.span, desk);
    accounts.into_iter().map(|id| Action::SetInterval(id, interval)).collect()
}

fn replace_device(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let [person] = people.ids.as_slice() else {
        if !people.ids.is_empty() {
            desk.problem(
                Problem::new(Code::WhoMissing, say!("resolve-whose-device-is-new"), sheet.what.span.clone())
                    .expected(say!("resolve-one-person-in-who"))
                    .help(say!(
                        "resolve-for-instance-who-scene",
                        scene = scene.roster.member(people.ids[0]).name
                    )),
            );
        }
        return Vec::new();
    };
    match scene.replaced(*person, sheet.replaces.as_ref()) {
        Some(device) => {
            let old = &scene.roster.devices[device.index()].name;
            let name = sheet.name.as_ref().map_or_else(|| format!("new {old}"), |typed| typed.value.clone());
            vec![Action::ReplaceDevice(device, name)]
        }
        None => {
            desk.problem(unclear_device(scene, sheet, people));
            Vec::new()
        }
    }
}

fn unclear_device(scene: &Scene<'_, '_>, sheet: &ActionSheet, people: &People) -> Problem {
    let names: Vec<String> = scene.names(people).iter().map(|name| format!("\"{name}\"")).collect();
    let span = sheet.replaces.as_ref().map_or(&sheet.what.span, |typed| &typed.span);
    Problem::new(Code::DeviceUnknown, say!("resolve-which-device-does-the"), span.clone())
        .expected(say!("resolve-replaces-with-one-of", join = names.join(", ")))
        .help(say!(
            "resolve-write-replaces-names",
            names = names.first().map_or("\"iPhone\"", String::as_str)
        ))
}

/// Old devices of the file by name; devices replaced since, by the one that took over.
fn delete_old_backup(
    scene: &Scene<'_, '_>,
    sheet: &ActionSheet,
    people: &People,
    desk: &mut Desk,
) -> Vec<Action> {
    let Some(typed) = &sheet.device else {
        let disused = people.ids.iter().flat_map(|&person| scene.roster.disused_of(person));
        let replaced = people.ids.iter().flat_map(|&person| scene.roster.devices_of(person));
        return disused
            .map(Action::DeleteDisusedBackup)
            .chain(replaced.map(Action::DeleteReplacedBackups))
            .collect();
    };
    let disused = people.ids.iter().filter_map(|&person| scene.disused(person, &typed.value));
    let replaced = people.ids.iter().filter_map(|&person| scene.device(person, &typed.value));
    let actions: Vec<Action> =
        disused.map(Action::DeleteDisusedBackup).chain(replaced.map(Action::DeleteReplacedBackups)).collect();
    if actions.is_empty() {
        let names = scene.names(people);
        desk.unknown_name(
            Code::DeviceUnknown,
            &say!("resolve-device-called"),
            typed,
            names.iter().map(String::as_str),
        );
    }
    actions
}

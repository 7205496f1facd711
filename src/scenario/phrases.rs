//! The phrases of events and policies: one table for both.

use super::problem::{self, Code, Problem};
use super::reader::Typed;
use crate::language::say;
use crate::model::household::BlockReason;

/// A phrase, and which keys go with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// As it is written.
    pub words: String,
    /// What it does.
    pub verb: Verb,
    /// Keys that must stand beside it.
    pub needs: &'static [&'static str],
    /// Keys that may.
    pub takes: &'static [&'static str],
    /// Whether it lasts.
    pub lasts: Lasts,
    /// Where it may stand.
    pub place: Where,
}

/// Whether a phrase is for a day or a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasts {
    /// It happens once: no `until`.
    Once,
    /// It may have an end.
    MayEnd,
    /// It must have an end.
    MustEnd,
}

/// Where a phrase may stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    /// In events and in what policies do.
    Anywhere,
    /// Only in events.
    EventsOnly,
}

/// What a phrase does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// Turns a switch on or off.
    Turn(Switch, bool),
    /// Changes the plan.
    ChangePlan,
    /// Takes the next larger plan.
    UpgradePlan,
    /// Changes a plan's price.
    ChangePrice,
    /// Changes how often WhatsApp backs up.
    ChangeFrequency,
    /// A trip.
    Travel,
    /// A day with many photos.
    Celebrate,
    /// A new device takes over.
    ReplaceDevice,
    /// Data are deleted.
    Delete,
    /// Data are added.
    Add,
    /// A device's stored backup is deleted.
    DeleteDeviceBackup,
    /// An old device's stored backup is deleted.
    DeleteOldBackup,
    /// WhatsApp's stored backup is deleted.
    DeleteWhatsAppBackup,
    /// What was deleted lately stops counting.
    EmptyRecentlyDeleted,
    /// The account cannot be reached.
    Block,
    /// It can again.
    Unblock,
    /// What a block of this reason asks for is done.
    Settle(BlockReason),
    /// Plugged in and locked every night.
    PlugIn,
    /// No longer, but by habit.
    StopPluggingIn,
    /// A day on power and Wi-Fi.
    LeaveOnPower,
    /// A network without restrictions, perhaps faster.
    AnotherNetwork,
    /// The family's plan is left for a plan of one's own.
    LeaveFamily,
    /// The family's plan is joined.
    JoinFamily,
    /// iCloud is down.
    Outage,
    /// A network or rule forbids backups.
    Restrict,
    /// It no longer does.
    Unrestrict,
    /// A stored backup is corrupt.
    Corrupt,
    /// A backup stops working until it is cured.
    Fault,
    /// The device is restarted.
    Restart,
    /// The device is updated.
    Update,
    /// Back Up Now.
    BackUpNow,
    /// Apps leave the device backup.
    LeaveAppsOut,
    /// They are taken in again.
    TakeAppsIn,
}

/// A switch a phrase can turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Switch {
    /// Include Videos.
    WhatsAppVideos,
    /// WhatsApp under Apps using iCloud.
    WhatsAppBackup,
    /// WhatsApp in the device's backup list.
    WhatsAppInDeviceBackup,
    /// WhatsApp over cellular.
    WhatsAppCellular,
    /// End-to-end encrypted backup.
    EndToEnd,
    /// iCloud Photos.
    ICloudPhotos,
    /// Messages in iCloud.
    MessagesInICloud,
    /// iCloud Drive.
    Drive,
    /// iCloud Mail.
    Mail,
    /// Optimise iPhone Storage.
    OptimisePhotos,
    /// iCloud Backup.
    DeviceBackup,
    /// Back Up Over Cellular.
    CellularBackup,
}

/// Each switch's names, the first as documentation writes it.
const SWITCHES: [(Switch, &[&str]); 12] = [
    (Switch::WhatsAppVideos, &["WhatsApp videos", "Include Videos"]),
    (Switch::WhatsAppBackup, &["WhatsApp backup", "WhatsApp's backup"]),
    (Switch::WhatsAppInDeviceBackup, &["WhatsApp in the device backup", "WhatsApp in device backup"]),
    (Switch::WhatsAppCellular, &["WhatsApp cellular", "WhatsApp over cellular"]),
    (Switch::EndToEnd, &["end-to-end encryption", "end to end encryption"]),
    (Switch::ICloudPhotos, &["iCloud Photos"]),
    (Switch::MessagesInICloud, &["Messages in iCloud"]),
    (Switch::Drive, &["iCloud Drive"]),
    (Switch::Mail, &["iCloud Mail"]),
    (Switch::OptimisePhotos, &["optimise photos", "optimize photos", "Optimise iPhone Storage"]),
    (Switch::DeviceBackup, &["device backup", "iCloud Backup"]),
    (Switch::CellularBackup, &["cellular backup", "backup over cellular"]),
];

type Row = (&'static [&'static str], Verb, &'static [&'static str], &'static [&'static str], Lasts, Where);

use Lasts::{MayEnd, MustEnd, Once};
use Where::{Anywhere, EventsOnly};

const OTHERS: [Row; 34] = [
    (&["plan", "change plan"], Verb::ChangePlan, &["to"], &[], Once, Anywhere),
    (&["upgrade plan", "next larger plan"], Verb::UpgradePlan, &[], &[], Once, Anywhere),
    (&["price", "new price"], Verb::ChangePrice, &["to"], &["plan"], Once, EventsOnly),
    (&["WhatsApp frequency"], Verb::ChangeFrequency, &["to"], &[], Once, Anywhere),
    (&["trip", "travel"], Verb::Travel, &[], &[], MustEnd, EventsOnly),
    (&["celebration"], Verb::Celebrate, &[], &[], MayEnd, EventsOnly),
    (&["new device", "new phone"], Verb::ReplaceDevice, &[], &["replaces", "name"], Once, EventsOnly),
    (&["delete"], Verb::Delete, &["category"], &["size", "share", "device"], Once, Anywhere),
    (&["add"], Verb::Add, &["category", "size"], &["device"], Once, EventsOnly),
    (&["delete device backup"], Verb::DeleteDeviceBackup, &[], &["device", "then"], Once, Anywhere),
    (
        &["delete old device's backup", "delete the old device's backup", "delete old backup"],
        Verb::DeleteOldBackup,
        &[],
        &["device"],
        Once,
        Anywhere,
    ),
    (&["empty recently deleted"], Verb::EmptyRecentlyDeleted, &[], &[], Once, Anywhere),
    (&["delete WhatsApp backup"], Verb::DeleteWhatsAppBackup, &[], &["then"], Once, Anywhere),
    (&["account blocked"], Verb::Block, &["why"], &[], MayEnd, EventsOnly),
    (&["account unblocked"], Verb::Unblock, &[], &[], Once, EventsOnly),
    (&["verify email"], Verb::Settle(BlockReason::UnverifiedEmail), &[], &[], Once, Anywhere),
    (&["sign in again"], Verb::Settle(BlockReason::PasswordChanged), &[], &[], Once, Anywhere),
    (
        &["accept terms", "accept the new terms"],
        Verb::Settle(BlockReason::TermsNotAccepted),
        &[],
        &[],
        Once,
        Anywhere,
    ),
    (&["leave the family plan"], Verb::LeaveFamily, &[], &["plan"], Once, Anywhere),
    (&["join the family plan"], Verb::JoinFamily, &[], &[], Once, Anywhere),
    (&["outage"], Verb::Outage, &[], &[], MayEnd, EventsOnly),
    (&["restricted"], Verb::Restrict, &[], &["device"], MayEnd, EventsOnly),
    (&["no longer restricted", "unrestricted"], Verb::Unrestrict, &[], &["device"], Once, EventsOnly),
    (&["another network"], Verb::AnotherNetwork, &[], &["device", "upload"], Once, Anywhere),
    (&["plug in every night", "plug in and lock at night"], Verb::PlugIn, &[], &["device"], MayEnd, Anywhere),
    (&["stop plugging in"], Verb::StopPluggingIn, &[], &["device"], Once, Anywhere),
    (&["leave on power for 24 hours"], Verb::LeaveOnPower, &[], &["device"], Once, Anywhere),
    (&["corrupt backup"], Verb::Corrupt, &[], &["device", "of"], Once, EventsOnly),
    (&["fault"], Verb::Fault, &["cure"], &["device", "of"], Once, EventsOnly),
    (&["restart"], Verb::Restart, &[], &["device"], Once, Anywhere),
    (&["update"], Verb::Update, &[], &["device"], Once, Anywhere),
    (&["back up now"], Verb::BackUpNow, &[], &["device", "of"], Once, Anywhere),
    (&["leave apps out"], Verb::LeaveAppsOut, &["size"], &["device"], Once, Anywhere),
    (&["take apps in again"], Verb::TakeAppsIn, &["size"], &["device"], Once, Anywhere),
];

/// Every phrase as documentation writes it.
pub fn all() -> Vec<Phrase> {
    let switches = SWITCHES.iter().flat_map(|(switch, names)| {
        [true, false].map(|on| turning(*switch, names.first().copied().unwrap_or(""), on))
    });
    switches.chain(OTHERS.iter().map(|row| other(row, row.0.first().copied().unwrap_or("")))).collect()
}

/// The phrase of a text; a problem with the nearest one where there is none.
pub fn find(typed: &Typed<String>) -> Result<Phrase, Box<Problem>> {
    let text = plain(&typed.value);
    switch_phrase(&text).or_else(|| other_phrase(&text)).ok_or_else(|| Box::new(unknown(typed)))
}

fn switch_phrase(text: &str) -> Option<Phrase> {
    let turn = |on: bool, words: [&str; 2]| {
        words.iter().find_map(|word| text.strip_prefix(word)).map(|rest| (rest, on))
    };
    let (rest, on) = turn(true, ["turn on ", "switch on "]).or(turn(false, ["turn off ", "switch off "]))?;
    SWITCHES.iter().find_map(|(switch, names)| {
        let name = names.iter().find(|name| plain(name) == rest)?;
        Some(turning(*switch, name, on))
    })
}

fn turning(switch: Switch, name: &str, on: bool) -> Phrase {
    let takes: &[&str] = if is_of_device(switch) { &["device"] } else { &[] };
    Phrase {
        words: format!("turn {} {name}", if on { "on" } else { "off" }),
        verb: Verb::Turn(switch, on),
        needs: &[],
        takes,
        lasts: Once,
        place: Anywhere,
    }
}

const fn is_of_device(switch: Switch) -> bool {
    matches!(switch, Switch::DeviceBackup | Switch::CellularBackup | Switch::WhatsAppInDeviceBackup)
}

fn other_phrase(text: &str) -> Option<Phrase> {
    OTHERS.iter().find_map(|row| {
        let words = row.0.iter().find(|words| plain(words) == text)?;
        Some(other(row, words))
    })
}

fn other(&(_, verb, needs, takes, lasts, place): &Row, words: &str) -> Phrase {
    Phrase { words: words.to_owned(), verb, needs, takes, lasts, place }
}

fn unknown(typed: &Typed<String>) -> Problem {
    let known: Vec<String> = all().into_iter().map(|phrase| phrase.words).collect();
    let nearest = problem::nearest(&typed.value, known.iter().map(String::as_str));
    let problem = Problem::new(
        Code::PhraseUnknown,
        say!("scenario-typed-is-not-known", typed = typed.value),
        typed.span.clone(),
    )
    .expected(say!("scenario-a-phrase-such-as"));
    match nearest {
        Some(words) => problem.help(say!("scenario-did-you-mean-words", words = words)),
        None => problem.help(say!("scenario-write-for-instance-trip")),
    }
}

/// Small letters, single spaces, straight apostrophes.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Typed<String> {
        Typed { value: text.to_owned(), text: text.to_owned(), span: 0..1 }
    }

    #[test]
    fn every_phrase_is_found_by_its_own_words() {
        for phrase in all() {
            assert_eq!(find(&typed(&phrase.words)).unwrap().verb, phrase.verb, "{}", phrase.words);
        }
    }

    #[test]
    fn case_spaces_and_apostrophes_do_not_matter() {
        let found = find(&typed("  Turn  OFF include videos ")).unwrap();
        assert_eq!(found.verb, Verb::Turn(Switch::WhatsAppVideos, false));
        assert_eq!(find(&typed("delete old device’s backup")).unwrap().verb, Verb::DeleteOldBackup);
    }

    #[test]
    fn a_slip_finds_its_phrase() {
        let problem = find(&typed("turn off WhatsApp vidoes")).unwrap_err();
        assert_eq!(problem.help.as_deref(), Some("did you mean \"turn off WhatsApp videos\"?"));
    }
}

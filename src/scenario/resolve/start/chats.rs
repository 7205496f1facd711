//! WhatsApp's data on the phone, its own backup, and what the device backup holds of it.

use super::layout::{add, by_profile};
use super::{Claim, Given, PartId, Parts, apportion};
use crate::language::say;
use crate::model::household::{Chat, Interval, LastBackup, PerChat};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Desk;
use crate::scenario::resolve::growth::chat_word;
use crate::scenario::resolve::rates::chat_rates;
use crate::scenario::resolve::roster::Account;
use crate::scenario::sheet::{InDeviceBackup, WhatsAppSheet};
use crate::units::Bytes;

/// The parts of a WhatsApp account.
#[derive(Clone, PartialEq, Debug)]
pub struct AccountParts {
    /// Each kind of data on the phone.
    pub chats: PerChat<PartId>,
    /// Whether videos are in its own backup.
    pub includes_videos: bool,
    /// What its own backup takes in iCloud, where that was typed.
    pub stored: Option<PartId>,
    /// When its own backup last completed.
    pub last: LastBackup,
    /// What the device backup holds.
    pub in_device: InDevice,
}

/// What the device backup holds of WhatsApp's data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InDevice {
    /// Nothing.
    Nothing,
    /// All of it.
    All,
    /// So much.
    Part(PartId),
}

impl AccountParts {
    /// Whether a kind of data is in WhatsApp's own backup.
    pub fn includes(&self, chat: Chat) -> bool {
        chat != Chat::Videos || self.includes_videos
    }

    /// What counts in iCloud as WhatsApp's own backup.
    pub fn stored_claims(&self) -> Vec<Claim> {
        let whole = |part: PartId| Claim { part, share: 1.0 };
        match (self.last, self.stored) {
            (LastBackup::Never, _) => Vec::new(),
            (LastBackup::On(_), Some(stored)) => vec![whole(stored)],
            (LastBackup::On(_), None) => self.included().map(whole).collect(),
        }
    }

    /// What counts within the device's backup.
    pub fn device_claims(&self) -> Vec<Claim> {
        match self.in_device {
            InDevice::Nothing => Vec::new(),
            InDevice::All => self.chats.iter().map(|&part| Claim { part, share: 1.0 }).collect(),
            InDevice::Part(part) => vec![Claim { part, share: 1.0 }],
        }
    }

    /// Bytes within the device's backup.
    pub fn in_device(&self, parts: &Parts) -> Bytes {
        self.device_claims().iter().map(|&claim| parts.claimed(claim)).sum()
    }

    /// Bytes on the phone.
    pub fn on_phone(&self, parts: &Parts) -> Bytes {
        self.chats.iter().map(|&part| parts.size(part)).sum()
    }

    fn included(&self) -> impl Iterator<Item = PartId> + '_ {
        Chat::ALL.into_iter().filter(|&chat| self.includes(chat)).map(|chat| self.chats[chat.index()])
    }
}

/// Lays out an account.
pub fn account_parts(
    given: Given<'_, '_>,
    account: &Account<'_>,
    parts: &mut Parts,
    desk: &mut Desk,
) -> AccountParts {
    let member = given.roster.member(account.person);
    let sheet = account.sheet;
    let stored = sheet.and_then(|sheet| sheet.backup_size.as_ref()).or(member.sheet.icloud.whatsapp.as_ref());
    let last = last_backup(given, account, stored, desk);
    let includes_videos =
        sheet.and_then(|sheet| sheet.include_videos.as_ref()).is_none_or(|typed| typed.value);
    let whole = whole(given, account, stored, last, includes_videos);
    let sizes = sizes(given, account, whole.as_ref(), includes_videos, desk);
    let label = |chat: Chat| {
        say!("resolve-member-s-whatsapp-chat", member = member.name, chat_word = chat_word(chat))
    };
    let chats = Chat::ALL.map(|chat| {
        let (typed, default) = &sizes[chat.index()];
        let is_share =
            typed.as_ref().zip(whole.as_ref()).is_some_and(|(typed, whole)| typed.span == whole.span);
        let label =
            if is_share { say!("resolve-member-s-whatsapp", member = member.name) } else { label(chat) };
        add(parts, typed.as_ref(), label, *default)
    });
    let stored = stored.map(|size| {
        add(parts, Some(size), say!("resolve-member-s-whatsapp-backup", member = member.name), size.value)
    });
    let in_device = in_device(given, sheet, &member.name, parts);
    AccountParts { chats, includes_videos, stored, last, in_device }
}

/// When WhatsApp's own backup last completed: the day the numbers were read, if it is on and nothing else is typed.
fn last_backup(
    given: Given<'_, '_>,
    account: &Account<'_>,
    stored: Option<&Typed<Bytes>>,
    desk: &mut Desk,
) -> LastBackup {
    if let Some(typed) = account.sheet.and_then(|sheet| sheet.last_backup.as_ref()) {
        return super::backups::checked(given, typed, stored, desk);
    }
    let works = account.sheet.is_none_or(is_on) && drive_is_on(given, account);
    if works || stored.is_some() { LastBackup::On(given.read_on) } else { LastBackup::Never }
}

fn is_on(sheet: &WhatsAppSheet) -> bool {
    let by_itself = sheet.frequency.as_ref().is_none_or(|typed| typed.value != Interval::Off);
    by_itself && sheet.icloud.as_ref().is_none_or(|typed| typed.value)
}

fn drive_is_on(given: Given<'_, '_>, account: &Account<'_>) -> bool {
    super::layout::syncs(&given.roster.member(account.person).sheet.drive)
}

/// The typed size of what WhatsApp backs up; without one, what is stored and has grown since.
fn whole(
    given: Given<'_, '_>,
    account: &Account<'_>,
    stored: Option<&Typed<Bytes>>,
    last: LastBackup,
    includes_videos: bool,
) -> Option<Typed<Bytes>> {
    let shown = account.sheet.and_then(|sheet| sheet.size.clone());
    shown.or_else(|| {
        let (stored, LastBackup::On(day)) = (stored?, last) else { return stored.cloned() };
        let growth = &given.growths.chats[given.roster.account_of(account.person)?.index()];
        let kinds = Chat::ALL.iter().filter(|&&chat| chat != Chat::Videos || includes_videos);
        let days = i64::from(given.read_on.days_since(day));
        let since: i64 = kinds.map(|chat| growth[chat.index()].certain.cumulative(days)).sum();
        Some(stored.with(stored.value + Bytes::new(since)))
    })
}

type Size = (Option<Typed<Bytes>>, Bytes);

/// Each kind's size: typed, else its share of what a typed whole leaves, else the profile's.
fn sizes(
    given: Given<'_, '_>,
    account: &Account<'_>,
    whole: Option<&Typed<Bytes>>,
    includes_videos: bool,
    desk: &mut Desk,
) -> PerChat<Size> {
    let rates = chat_rates(given.roster.member(account.person).profile);
    let own = Chat::ALL.map(|chat| account.sheet.and_then(|sheet| sheet.parts[chat.index()].size.clone()));
    let counts = Chat::ALL.map(|chat| chat != Chat::Videos || includes_videos);
    let Some(whole) = whole else {
        return Chat::ALL.map(|chat| (own[chat.index()].clone(), by_profile(rates[chat.index()])));
    };
    let typed: Bytes = Chat::ALL
        .iter()
        .filter(|chat| counts[chat.index()])
        .filter_map(|chat| own[chat.index()].as_ref().map(|typed| typed.value))
        .sum();
    check_parts(given, whole, typed, desk);
    let is_open = |chat: Chat| counts[chat.index()] && own[chat.index()].is_none();
    let weights = Chat::ALL.map(|chat| if is_open(chat) { rates[chat.index()] } else { 0.0 });
    let shares = apportion((whole.value - typed).at_least_zero(), weights);
    Chat::ALL.map(|chat| {
        let at = chat.index();
        let share = is_open(chat).then(|| whole.with(shares[at]));
        (own[at].clone().or(share), by_profile(rates[at]))
    })
}

fn check_parts(given: Given<'_, '_>, whole: &Typed<Bytes>, typed: Bytes, desk: &mut Desk) {
    if super::totals::is_above(typed, whole.value) {
        let message = say!(
            "resolve-whatsapps-backup-is-gigabytes",
            gigabytes = given.gigabytes(whole.value),
            typed = given.gigabytes(typed)
        );
        desk.problem(
            Problem::new(Code::PartsAboveTotal, message, whole.span.clone())
                .expected(say!("resolve-parts-of-gigabytes-at", gigabytes = given.gigabytes(whole.value)))
                .help(say!("resolve-which-of-these-figures-is-from")),
        );
    }
}

fn in_device(given: Given<'_, '_>, sheet: Option<&WhatsAppSheet>, name: &str, parts: &mut Parts) -> InDevice {
    let encrypted = sheet.and_then(|sheet| sheet.end_to_end.as_ref()).is_some_and(|typed| typed.value);
    if encrypted && given.rules.end_to_end_leaves_device_backup {
        return InDevice::Nothing;
    }
    match sheet.and_then(|sheet| sheet.in_device_backup.as_ref()) {
        None => InDevice::All,
        Some(typed) => match typed.value {
            InDeviceBackup::No => InDevice::Nothing,
            InDeviceBackup::Yes => InDevice::All,
            InDeviceBackup::Size(size) => {
                let label = say!("resolve-name-s-whatsapp-in", name = name);
                InDevice::Part(add(parts, Some(&typed.with(size)), label, size))
            }
        },
    }
}

//! How every category grows: typed, else measured, else as the profile or a default has it. A part of a
//! WhatsApp account may have its share of a rate for all; what is not known otherwise is scaled to a pool's
//! measured growth.

mod rate;

use self::rate::{Default, Rate, Spread, known_rate, profile_growth, split, steady, yearly};
use super::Desk;
use super::rates::{Items, chat_rates, photos_share};
use super::roster::{Account, Member, Owned, Roster};
use crate::catalogue::parameters::data;
use crate::model::household::{Chat, DayDraw, Growth, Origin, PerChat, PerSynced, PersonId, Synced};
use crate::scenario::sheet::{InDeviceBackup, RateSheet};
use crate::units::{Bytes, ExactRate};

/// Growth measured from readings: bytes in a number of days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Measured {
    /// How much came in all.
    pub bytes: Bytes,
    /// In how many days.
    pub days: i32,
}

/// What readings say of one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MeasuredPerson {
    /// Photos, with videos.
    pub photos: Option<Measured>,
    /// Messages.
    pub messages: Option<Measured>,
    /// Drive.
    pub drive: Option<Measured>,
    /// Mail.
    pub mail: Option<Measured>,
    /// WhatsApp.
    pub whatsapp: Option<Measured>,
    /// App data: device backups less what grows in them otherwise.
    pub apps: Option<Measured>,
}

/// How everything in a household grows, in the order of the roster.
#[derive(Clone, PartialEq, Debug)]
pub struct Growths {
    /// Synced categories, by person.
    pub synced: Vec<PerSynced<Growth>>,
    /// App data, by device in use.
    pub apps: Vec<Growth>,
    /// WhatsApp's data, by account.
    pub chats: Vec<PerChat<Growth>>,
}

impl Growths {
    /// Reads all growth.
    pub fn read(roster: &Roster<'_>, measured: &[MeasuredPerson], desk: &mut Desk) -> Self {
        let none = MeasuredPerson::default();
        let of = |person: PersonId| measured.get(person.index()).unwrap_or(&none);
        let people = roster.people.iter().enumerate();
        let synced = people.map(|(at, member)| synced(member, of(PersonId::new(at)), desk)).collect();
        let apps = roster.devices.iter().map(|owned| apps(roster, owned, of(owned.person), desk)).collect();
        let chats = roster
            .accounts
            .iter()
            .map(|account| chats(roster.member(account.person), account, of(account.person).whatsapp, desk));
        Self { synced, apps, chats: chats.collect() }
    }
}

/// Growth of a person's synced categories.
fn synced(member: &Member<'_>, measured: &MeasuredPerson, desk: &mut Desk) -> PerSynced<Growth> {
    let sheet = member.sheet;
    let path = |what: &str| format!("{}/{what} growth", member.name);
    let [photos, videos] = camera(member, measured.photos, desk);
    let messages = Default { path: path("messages"), rate: data::messages(), spread: Spread::None };
    let drive = Default { path: path("drive"), rate: data::drive(), spread: Spread::None };
    let mail = Default { path: path("mail"), rate: data::mail(), spread: Spread::None };
    [
        photos,
        videos,
        steady(&sheet.messages.rate, measured.messages, &messages, desk),
        steady(&sheet.drive.rate, measured.drive, &drive, desk),
        steady(&sheet.mail.rate, measured.mail, &mail, desk),
        Growth::none(),
    ]
}

/// Growth of app data on a device; what readings measured goes to the person's first one.
fn apps(roster: &Roster<'_>, owned: &Owned<'_>, measured: &MeasuredPerson, desk: &mut Desk) -> Growth {
    let person = &roster.member(owned.person).name;
    let default = Default {
        path: format!("{person}/{}/apps growth", owned.name),
        rate: data::apps(),
        spread: Spread::Lognormal(data::APPS_BYTES_A_MONTH.sigma),
    };
    let first = roster.devices.iter().find(|device| device.person == owned.person);
    let is_first = first.is_some_and(|device| std::ptr::eq(device, owned));
    let none = RateSheet::default();
    let sheet = owned.sheet.map_or(&none, |sheet| &sheet.apps.rate);
    steady(sheet, measured.apps.filter(|_| is_first), &default, desk)
}

/// Camera photos and videos: one typed level for both, in the profile's proportion.
fn camera(member: &Member<'_>, measured: Option<Measured>, desk: &mut Desk) -> [Growth; 2] {
    let sheet = &member.sheet.photos.rate;
    let path = format!("{}/photos growth", member.name);
    let photos = photos_share(member.profile);
    let parts = [(Items::Photos, photos), (Items::Videos, 1.0 - photos)];
    match known_rate(sheet, measured, &path, desk) {
        Some(rate) => {
            let draw = DayDraw::OfSynced(Synced::Photos);
            parts.map(|(items, share)| split(&rate, (share, draw), yearly(sheet), member, items))
        }
        None => parts.map(|(items, _)| profile_growth(member, items, yearly(sheet), desk)),
    }
}

/// Growth of a WhatsApp account's categories.
fn chats(
    member: &Member<'_>,
    account: &Account<'_>,
    measured: Option<Measured>,
    desk: &mut Desk,
) -> PerChat<Growth> {
    let whole = whole_account(member, account, measured, desk);
    Chat::ALL.map(|chat| chat_growth(member, account, chat, whole.as_ref(), desk))
}

/// A rate for all of an account's data, and what share of it each category without a rate of its own takes.
struct WholeAccount {
    rate: Rate,
    shares: PerChat<f64>,
    draw: DayDraw,
    yearly: f64,
}

fn whole_account(
    member: &Member<'_>,
    account: &Account<'_>,
    measured: Option<Measured>,
    desk: &mut Desk,
) -> Option<WholeAccount> {
    let none = RateSheet::default();
    let sheet = account.sheet.map_or(&none, |sheet| &sheet.rate);
    let rate = known_rate(sheet, measured, &format!("{}/whatsapp growth", member.name), desk)?;
    let own = |chat: Chat| account.sheet.is_some_and(|sheet| sheet.parts[chat.index()].rate.growth.is_some());
    let rates = chat_rates(member.profile);
    let open: f64 = Chat::ALL.iter().filter(|&&chat| !own(chat)).map(|chat| rates[chat.index()]).sum();
    let share = |chat: Chat| if own(chat) || open <= 0.0 { 0.0 } else { rates[chat.index()] / open };
    let draw = Chat::ALL.into_iter().find(|&chat| !own(chat)).map_or(DayDraw::Own, DayDraw::OfChat);
    Some(WholeAccount { rate, shares: Chat::ALL.map(share), draw, yearly: yearly(sheet) })
}

fn chat_growth(
    member: &Member<'_>,
    account: &Account<'_>,
    chat: Chat,
    whole: Option<&WholeAccount>,
    desk: &mut Desk,
) -> Growth {
    let none = RateSheet::default();
    let sheet = account.sheet.map_or(&none, |sheet| &sheet.parts[chat.index()].rate);
    let path = format!("{}/whatsapp/{} growth", member.name, chat_word(chat));
    match (known_rate(sheet, None, &path, desk), whole) {
        (Some(rate), _) => split(&rate, (1.0, DayDraw::Own), yearly(sheet), member, Items::Chat(chat)),
        (None, Some(whole)) => {
            let share = (whole.shares[chat.index()], whole.draw);
            split(&whole.rate, share, whole.yearly, member, Items::Chat(chat))
        }
        (None, None) => profile_growth(member, Items::Chat(chat), yearly(sheet), desk),
    }
}

/// The key of a kind of WhatsApp's data.
pub const fn chat_word(chat: Chat) -> &'static str {
    match chat {
        Chat::Text => "text",
        Chat::Photos => "photos",
        Chat::Voice => "voice",
        Chat::Documents => "documents",
        Chat::Videos => "videos",
    }
}

/// Scales the growth that only a profile or a default tells, so that these people's data grow by what their
/// pool's readings measured.
pub fn fit_pool(growths: &mut Growths, roster: &Roster<'_>, people: &[PersonId], measured: Measured) {
    let target = measured.bytes.real() / f64::from(measured.days.max(1));
    let (mut known, mut guessed) = (0.0, 0.0);
    each(growths, roster, people, |growth, times| {
        let rate = times * growth.certain.real();
        *(if is_guess(growth) { &mut guessed } else { &mut known }) += rate;
    });
    if guessed > 0.0 {
        let factor = (target - known).max(0.0) / guessed;
        each(growths, roster, people, |growth, _| {
            if is_guess(growth) {
                scale(growth, factor);
            }
        });
    }
}

const fn is_guess(growth: &Growth) -> bool {
    matches!(growth.origin, Origin::Profile | Origin::Default)
}

/// A measured rate is net and known: its levels go.
fn scale(growth: &mut Growth, factor: f64) {
    let rate = growth.certain.real() * factor;
    growth.coefficient = rate;
    growth.factors.clear();
    growth.certain = ExactRate::from_real(rate);
    growth.origin = Origin::Measured;
}

/// Visits each growth of these people, with how many times its bytes count in the pool.
fn each(
    growths: &mut Growths,
    roster: &Roster<'_>,
    people: &[PersonId],
    mut visit: impl FnMut(&mut Growth, f64),
) {
    for person in people {
        growths.synced[person.index()]
            .iter_mut()
            .filter(|growth| !growth.is_none())
            .for_each(|g| visit(g, 1.0));
    }
    for (device, growth) in roster.devices.iter().zip(&mut growths.apps) {
        if people.contains(&device.person) {
            visit(growth, 1.0);
        }
    }
    for (account, growth) in roster.accounts.iter().zip(&mut growths.chats) {
        if people.contains(&account.person) {
            growth.iter_mut().for_each(|growth| visit(growth, copies(account)));
        }
    }
}

/// WhatsApp's data count once for its own backup and once more within the device's.
fn copies(account: &Account<'_>) -> f64 {
    let in_device = account.sheet.and_then(|sheet| sheet.in_device_backup.as_ref());
    if in_device.is_some_and(|typed| typed.value == InDeviceBackup::No) { 1.0 } else { 2.0 }
}

//! How every category grows: typed, else measured, else as the profile or a default has it.

use super::desk::Desk;
use super::rates::{Items, Stream, chat_rates, new_year, photos_share};
use super::roster::{Account, Member, Owned, Roster};
use crate::catalogue::parameters::{camera, growth, whatsapp};
use crate::laws::{DayLaw, Law};
use crate::model::household::{Chat, Growth, LevelId, Origin, PerChat, PerSynced, PersonId};
use crate::quantity::GrowthQuantity;
use crate::scenario::sheet::RateSheet;
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

/// A rate at hand before it is split into categories.
struct Rate {
    /// Bytes a day are this times the level.
    scale: f64,
    level: Option<LevelId>,
    certain: ExactRate,
    origin: Origin,
}

/// Growth of a person's synced categories.
fn synced(member: &Member<'_>, measured: &MeasuredPerson, desk: &mut Desk) -> PerSynced<Growth> {
    let sheet = member.sheet;
    let path = |what: &str| format!("{}/{what} growth", member.name);
    let [photos, videos] = camera(member, measured.photos, desk);
    let messages = Default { path: path("messages"), rate: growth::messages(), spread: Spread::None };
    let drive = Default { path: path("drive"), rate: growth::drive(), spread: Spread::None };
    let mail = Default { path: path("mail"), rate: growth::mail(), spread: Spread::None };
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
        rate: growth::apps(),
        spread: Spread::Lognormal(growth::APPS_BYTES_A_MONTH.sigma),
    };
    let first = roster.devices.iter().find(|device| device.person == owned.person);
    let is_first = first.is_some_and(|device| std::ptr::eq(device, owned));
    let none = RateSheet::default();
    let sheet = owned.sheet.map_or(&none, |sheet| &sheet.apps.rate);
    steady(sheet, measured.apps.filter(|_| is_first), &default, desk)
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

/// A default rate at its median, and how far it spreads.
struct Default {
    path: String,
    rate: ExactRate,
    spread: Spread,
}

/// How unsure a default rate is.
#[derive(Clone, Copy)]
enum Spread {
    /// Taken as it is.
    None,
    /// Lognormal, with this standard deviation of the logarithm.
    Lognormal(f64),
}

fn steady(sheet: &RateSheet, measured: Option<Measured>, default: &Default, desk: &mut Desk) -> Growth {
    let rate =
        known_rate(sheet, measured, &default.path, desk).unwrap_or_else(|| default_rate(default, desk));
    let day = DayLaw::Gamma(growth::DAY_SHAPE);
    whole(rate, yearly(sheet), day)
}

fn default_rate(default: &Default, desk: &mut Desk) -> Rate {
    let (certain, origin) = (default.rate, Origin::Default);
    match default.spread {
        Spread::None => Rate { scale: certain.real(), level: None, certain, origin },
        Spread::Lognormal(sigma) => {
            let level = desk.level(&default.path, Law::Lognormal { median: certain.real(), sigma });
            Rate { scale: 1.0, level: Some(level), certain, origin }
        }
    }
}

/// The typed rate, else the measured one.
fn known_rate(sheet: &RateSheet, measured: Option<Measured>, path: &str, desk: &mut Desk) -> Option<Rate> {
    match (&sheet.growth, measured) {
        (Some(typed), _) => Some(typed_rate(&typed.value, path, desk)),
        (None, Some(measured)) => Some(measured_rate(measured)),
        (None, None) => None,
    }
}

fn typed_rate(quantity: &GrowthQuantity, path: &str, desk: &mut Desk) -> Rate {
    let certain = quantity.certain;
    match quantity.law {
        Law::Certain(scale) => Rate { scale, level: None, certain, origin: Origin::Stated },
        law => Rate { scale: 1.0, level: Some(desk.level(path, law)), certain, origin: Origin::Stated },
    }
}

fn measured_rate(measured: Measured) -> Rate {
    let certain = ExactRate::new(i128::from(measured.bytes.count()), i128::from(measured.days));
    Rate { scale: certain.real(), level: None, certain, origin: Origin::Measured }
}

fn whole(rate: Rate, yearly: f64, day: DayLaw) -> Growth {
    Growth {
        coefficient: rate.scale,
        factors: rate.level.into_iter().collect(),
        certain: rate.certain,
        yearly,
        day,
        seasonal: false,
        new_year: 1.0,
        celebration: 1.0,
        origin: rate.origin,
    }
}

fn yearly(sheet: &RateSheet) -> f64 {
    sheet.yearly.as_ref().map_or(0.0, |typed| typed.value)
}

/// Camera photos and videos: one typed level for both, in the profile's proportion.
fn camera(member: &Member<'_>, measured: Option<Measured>, desk: &mut Desk) -> [Growth; 2] {
    let sheet = &member.sheet.photos.rate;
    let path = format!("{}/photos growth", member.name);
    let photos = photos_share(member.profile);
    let parts = [(Items::Photos, photos), (Items::Videos, 1.0 - photos)];
    match known_rate(sheet, measured, &path, desk) {
        Some(rate) => parts.map(|(items, share)| split(&rate, share, yearly(sheet), member, items)),
        None => parts.map(|(items, _)| profile_growth(member, items, yearly(sheet), desk)),
    }
}

/// A share of a rate, with the days of its kind.
fn split(rate: &Rate, share: f64, yearly: f64, member: &Member<'_>, items: Items) -> Growth {
    let certain = if share == 1.0 { rate.certain } else { ExactRate::from_real(rate.certain.real() * share) };
    let stream = Stream::of(member.profile, items).carrying(certain.real());
    let growth = Growth {
        coefficient: rate.scale * share,
        factors: rate.level.into_iter().collect(),
        certain,
        origin: rate.origin,
        ..Growth::none()
    };
    with_days(growth, stream, items, yearly)
}

fn with_days(growth: Growth, stream: Stream, items: Items, yearly: f64) -> Growth {
    if growth.coefficient == 0.0 {
        return Growth { origin: growth.origin, ..Growth::none() };
    }
    Growth {
        yearly,
        day: stream.day(items),
        seasonal: !matches!(items, Items::Chat(_)),
        new_year: new_year(items),
        celebration: stream.celebration(items),
        ..growth
    }
}

/// Growth as the profile has it: a multiplier for what is unknown of the person, and the share kept.
fn profile_growth(member: &Member<'_>, items: Items, yearly: f64, desk: &mut Desk) -> Growth {
    let stream = Stream::of(member.profile, items);
    let growth = Growth {
        coefficient: stream.items_a_day * stream.bytes_an_item,
        factors: profile_factors(&member.name, items, desk),
        certain: ExactRate::from_real(stream.bytes_a_day()),
        origin: Origin::Profile,
        ..Growth::none()
    };
    with_days(growth, stream, items, yearly)
}

fn profile_factors(person: &str, items: Items, desk: &mut Desk) -> Vec<LevelId> {
    let (what, sigma) = match items {
        Items::Photos => ("photos a day", camera::PHOTOS_BETWEEN_USERS),
        Items::Videos => ("video minutes", camera::VIDEO_BETWEEN_USERS),
        Items::Chat(_) => ("WhatsApp messages a day", whatsapp::BETWEEN_USERS.values[0]),
    };
    let law = Law::Lognormal { median: 1.0, sigma: camera::within_a_profile(sigma) };
    let level = desk.level(&format!("{person}/{what}"), law);
    match items {
        Items::Chat(_) => vec![level],
        Items::Photos | Items::Videos => {
            let (a, b) = camera::SHARE_KEPT_SHAPES;
            vec![level, desk.level(&format!("{person}/share of photos kept"), Law::Beta { a, b })]
        }
    }
}

/// A rate for all of an account's data, and what share of it each category without a rate of its own takes.
struct WholeAccount {
    rate: Rate,
    shares: PerChat<f64>,
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
    Some(WholeAccount { rate, shares: Chat::ALL.map(share), yearly: yearly(sheet) })
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
        (Some(rate), _) => split(&rate, 1.0, yearly(sheet), member, Items::Chat(chat)),
        (None, Some(whole)) => {
            split(&whole.rate, whole.shares[chat.index()], whole.yearly, member, Items::Chat(chat))
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

//! How every category grows: typed, else measured, else as the profile or a default has it.

mod chats;
mod items;
mod rate;
mod whole_pool;

use self::items::{profile_growth, split};
use self::rate::{Default, Spread, known_rate, steady, yearly};
use super::desk::Desk;
use super::rates::{Items, photos_share};
use super::roster::{Member, Owned, Roster};
use crate::catalogue::parameters::data;
use crate::model::household::{DayDraw, Growth, PerChat, PerSynced, PersonId, Synced};
use crate::scenario::sheet::RateSheet;
use crate::units::Bytes;

pub use chats::chat_word;
pub use whole_pool::fit_pool;

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
        let chats = roster.accounts.iter().map(|account| {
            chats::chats(roster.member(account.person), account, of(account.person).whatsapp, desk)
        });
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

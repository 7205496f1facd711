//! A person and what they keep in iCloud.

use super::{DeviceSheet, NightSheet, PlanSheet, RateSheet, WhatsAppSheet};
use crate::language::say;
use crate::quantity::Duration;
use crate::scenario::keys;
use crate::scenario::reader::{Section, Typed, unknown_word};
use crate::scenario::source::{Span, Value};
use crate::units::Bytes;

/// Somebody with an iCloud account.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonSheet {
    /// The name.
    pub name: Option<Typed<String>>,
    /// The profile's name.
    pub profile: Option<Typed<String>>,
    /// What they have.
    pub has: Option<Typed<Vec<Thing>>>,
    /// What is in iCloud.
    pub icloud: ICloudSheet,
    /// A plan of their own.
    pub plan: Option<PlanSheet>,
    /// Camera photos and videos.
    pub photos: SyncSheet,
    /// Messages.
    pub messages: SyncSheet,
    /// iCloud Drive.
    pub drive: SyncSheet,
    /// iCloud Mail.
    pub mail: SyncSheet,
    /// The WhatsApp account.
    pub whatsapp: Option<WhatsAppSheet>,
    /// Devices; `None` where the file names none at all.
    pub devices: Option<Vec<DeviceSheet>>,
    /// Nights of all devices.
    pub night: NightSheet,
    /// Trips that no event dates.
    pub trips: Option<Typed<TripsWord>>,
    /// Habit of cleaning.
    pub cleaning: Option<CleaningSheet>,
    /// Where the person stands.
    pub span: Span,
}

/// Something a person has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// An iPhone.
    IPhone,
    /// An iPad.
    IPad,
    /// A WhatsApp account.
    WhatsApp,
}

/// Whether something undated happens at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TripsWord {
    /// No.
    None,
    /// As is typical.
    Typical,
}

/// Figures of iCloud's list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ICloudSheet {
    /// Photos, with videos.
    pub photos: Option<Typed<Bytes>>,
    /// Messages.
    pub messages: Option<Typed<Bytes>>,
    /// Drive.
    pub drive: Option<Typed<Bytes>>,
    /// Mail.
    pub mail: Option<Typed<Bytes>>,
    /// WhatsApp's own backup.
    pub whatsapp: Option<Typed<Bytes>>,
    /// All device backups.
    pub backups: Option<Typed<Bytes>>,
    /// Anything else.
    pub other: Option<Typed<Bytes>>,
    /// The total.
    pub total: Option<Typed<Bytes>>,
}

/// Data that sync, or live on a device while they do not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SyncSheet {
    /// The switch.
    pub on: Option<Typed<bool>>,
    /// Growth.
    pub rate: RateSheet,
    /// Whether originals leave the phone.
    pub optimise: Option<Typed<bool>>,
    /// Size on the device.
    pub size: Option<Typed<Bytes>>,
}

/// A habit of cleaning.
#[derive(Clone, PartialEq, Debug)]
pub struct CleaningSheet {
    /// Time between two clean-ups.
    pub every: Option<Typed<Duration>>,
    /// What goes.
    pub share: Option<Typed<f64>>,
    /// Where it stands.
    pub span: Span,
}

const TRIPS: [(&str, TripsWord); 2] = [("none", TripsWord::None), ("typical", TripsWord::Typical)];

impl PersonSheet {
    /// Reads `[[person]]`.
    pub fn read(section: &Section<'_>) -> Self {
        section.require("name", &say!("scenario-a-name-that-nobody"));
        let (photos, messages) = (section.table("photos"), section.table("messages"));
        let devices = section.node("device").map(|_| devices(section));
        let on_device = |part: fn(&DeviceSheet) -> &Option<SyncSheet>| {
            devices.iter().flatten().find_map(|device| part(device).clone()).unwrap_or_default()
        };
        let (photos_there, messages_there) =
            (on_device(|device| &device.photos), on_device(|device| &device.messages));
        Self {
            name: section.text("name"),
            profile: section.text("profile"),
            has: things(section),
            icloud: ICloudSheet::read(section),
            plan: section.table("plan").map(|plan| PlanSheet::read(&plan)),
            photos: photos.map(|photos| SyncSheet::photos(&photos)).unwrap_or_default().or(photos_there),
            messages: messages
                .map(|messages| SyncSheet::messages(&messages))
                .unwrap_or_default()
                .or(messages_there),
            drive: section.table("drive").map(|drive| SyncSheet::plain(&drive)).unwrap_or_default(),
            mail: section.table("mail").map(|mail| SyncSheet::plain(&mail)).unwrap_or_default(),
            whatsapp: section.table("whatsapp").map(|chats| WhatsAppSheet::read(&chats)),
            devices,
            night: section.table("night").map(|night| NightSheet::read(&night)).unwrap_or_default(),
            trips: section.choice("trips", &TRIPS),
            cleaning: section.table("cleaning").map(|habit| CleaningSheet::read(&habit)),
            span: section.span.clone(),
        }
    }
}

fn devices(section: &Section<'_>) -> Vec<DeviceSheet> {
    section.tables("device").iter().map(DeviceSheet::read).collect()
}

const THINGS: [(&str, Thing); 3] =
    [("iphone", Thing::IPhone), ("ipad", Thing::IPad), ("whatsapp", Thing::WhatsApp)];

fn things(section: &Section<'_>) -> Option<Typed<Vec<Thing>>> {
    let node = section.node("has")?;
    let Value::List(items) = &node.value else {
        section.refuse("has", node);
        return None;
    };
    let mut found = Vec::new();
    for item in items {
        match &item.value {
            Value::Text(word) => match THINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
                Some((_, thing)) => found.push(*thing),
                None => section.report(unknown_word(word, item, keys::THINGS)),
            },
            _ => section.refuse("has", item),
        }
    }
    Some(section.typed(found, node))
}

impl ICloudSheet {
    fn read(person: &Section<'_>) -> Self {
        let Some(node) = person.node("icloud") else { return Self::default() };
        match &node.value {
            Value::Table(_) => person.table("icloud").map(|table| Self::parts(&table)).unwrap_or_default(),
            _ => Self { total: person.size("icloud"), ..Self::default() },
        }
    }

    fn parts(section: &Section<'_>) -> Self {
        Self {
            photos: section.size("photos"),
            messages: section.size("messages"),
            drive: section.size("drive"),
            mail: section.size("mail"),
            whatsapp: section.size("whatsapp"),
            backups: section.size("backups"),
            other: section.size("other"),
            total: section.size("total"),
        }
    }
}

impl SyncSheet {
    /// What is typed here, else what is typed there.
    fn or(self, there: Self) -> Self {
        Self {
            on: self.on.or(there.on),
            rate: RateSheet {
                growth: self.rate.growth.or(there.rate.growth),
                yearly: self.rate.yearly.or(there.rate.yearly),
            },
            optimise: self.optimise.or(there.optimise),
            size: self.size.or(there.size),
        }
    }

    /// Reads a `photos` table.
    pub fn photos(section: &Section<'_>) -> Self {
        Self {
            on: section.switch("icloud_photos"),
            rate: RateSheet::read(section),
            optimise: section.switch("optimise"),
            size: section.size("size"),
        }
    }

    /// Reads a `messages` table.
    pub fn messages(section: &Section<'_>) -> Self {
        Self {
            on: section.switch("in_icloud"),
            rate: RateSheet::read(section),
            size: section.size("size"),
            optimise: None,
        }
    }

    fn plain(section: &Section<'_>) -> Self {
        Self { on: section.switch("on"), rate: RateSheet::read(section), ..Self::default() }
    }
}

impl CleaningSheet {
    fn read(section: &Section<'_>) -> Self {
        let habit = Self {
            every: section.duration("every"),
            share: section.share("share"),
            span: section.span.clone(),
        };
        section.require("every", &say!("scenario-how-often"));
        section.require("share", &say!("scenario-how-much-goes"));
        habit
    }
}

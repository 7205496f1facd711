//! The kinds of data (categories), arrays with one entry a category, and how data grow: a level drawn once a
//! replicate, times factors drawn every day.

use super::LevelId;
use crate::laws::{DayLaw, Law};
use crate::units::ExactRate;

/// A category of data on a device, in the order the rules take them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Local {
    /// App data in the device backup.
    Apps,
    /// App data left out of the device backup by the user.
    AppsLeftOut,
    /// Settings, home screen, Health and whatever else a typed backup size holds; does not grow.
    Settings,
    /// Messages, while not in iCloud.
    Messages,
    /// Camera photos, while not in iCloud Photos.
    CameraPhotos,
    /// Camera videos, while not in iCloud Photos.
    CameraVideos,
    /// WhatsApp's message databases.
    WhatsAppText,
    /// WhatsApp photos.
    WhatsAppPhotos,
    /// WhatsApp voice messages.
    WhatsAppVoice,
    /// WhatsApp documents.
    WhatsAppDocuments,
    /// WhatsApp videos.
    WhatsAppVideos,
}

impl Local {
    /// Every category, in order.
    pub const ALL: [Self; 11] = [
        Self::Apps,
        Self::AppsLeftOut,
        Self::Settings,
        Self::Messages,
        Self::CameraPhotos,
        Self::CameraVideos,
        Self::WhatsAppText,
        Self::WhatsAppPhotos,
        Self::WhatsAppVoice,
        Self::WhatsAppDocuments,
        Self::WhatsAppVideos,
    ];

    /// The position in arrays of [`PerLocal`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is one of WhatsApp's.
    pub const fn is_whatsapp(self) -> bool {
        self.index() >= Self::WhatsAppText.index()
    }

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apps => "apps",
            Self::AppsLeftOut => "apps left out of the backup",
            Self::Settings => "settings and other",
            Self::Messages => "messages",
            Self::CameraPhotos => "camera photos",
            Self::CameraVideos => "camera videos",
            Self::WhatsAppText => "WhatsApp chats",
            Self::WhatsAppPhotos => "WhatsApp photos",
            Self::WhatsAppVoice => "WhatsApp voice messages",
            Self::WhatsAppDocuments => "WhatsApp documents",
            Self::WhatsAppVideos => "WhatsApp videos",
        }
    }
}

/// A category of a WhatsApp account's data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Chat {
    /// Message databases.
    Text,
    /// Photos.
    Photos,
    /// Voice messages.
    Voice,
    /// Documents.
    Documents,
    /// Videos.
    Videos,
}

impl Chat {
    /// Every category, in order.
    pub const ALL: [Self; 5] = [Self::Text, Self::Photos, Self::Voice, Self::Documents, Self::Videos];

    /// The position in arrays of [`PerChat`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The category of the device these bytes live in.
    pub const fn local(self) -> Local {
        match self {
            Self::Text => Local::WhatsAppText,
            Self::Photos => Local::WhatsAppPhotos,
            Self::Voice => Local::WhatsAppVoice,
            Self::Documents => Local::WhatsAppDocuments,
            Self::Videos => Local::WhatsAppVideos,
        }
    }
}

/// A category of data that syncs with iCloud.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Synced {
    /// Camera photos in iCloud Photos.
    Photos,
    /// Camera videos in iCloud Photos.
    Videos,
    /// Messages in iCloud.
    Messages,
    /// iCloud Drive.
    Drive,
    /// iCloud Mail.
    Mail,
    /// What a person's typed total holds beyond its parts; does not grow.
    Other,
}

impl Synced {
    /// Every category, in order.
    pub const ALL: [Self; 6] =
        [Self::Photos, Self::Videos, Self::Messages, Self::Drive, Self::Mail, Self::Other];

    /// The position in arrays of [`PerSynced`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Where these bytes live on a device while they do not sync; `None` where they are in no device backup.
    pub const fn local(self) -> Option<Local> {
        match self {
            Self::Photos => Some(Local::CameraPhotos),
            Self::Videos => Some(Local::CameraVideos),
            Self::Messages => Some(Local::Messages),
            Self::Drive | Self::Mail | Self::Other => None,
        }
    }

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Photos => "photos",
            Self::Videos => "videos",
            Self::Messages => "messages",
            Self::Drive => "Drive",
            Self::Mail => "mail",
            Self::Other => "other",
        }
    }
}

/// One value for each [`Local`] category.
pub type PerLocal<T> = [T; Local::ALL.len()];
/// One value for each [`Chat`] category.
pub type PerChat<T> = [T; Chat::ALL.len()];
/// One value for each [`Synced`] category.
pub type PerSynced<T> = [T; Synced::ALL.len()];

/// An uncertain quantity, drawn once a replicate and then fixed.
#[derive(Clone, PartialEq, Debug)]
pub struct Level {
    /// Names the quantity by whose it is and what it is, never by its place in the file
    /// (`Parent A/whatsapp/videos growth`): the draw is keyed by this text.
    pub path: String,
    /// Its law.
    pub law: Law,
}

impl Level {
    /// The same level held at a place of its law, 0 to 1: what a swing of it takes.
    pub fn fixed_at(&self, share: f64) -> Self {
        Self { path: self.path.clone(), law: Law::Certain(self.law.at(share)) }
    }
}

/// Where a growth rate comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Stated by the user: net of what they delete.
    Stated,
    /// Measured from two or more readings: net as well.
    Measured,
    /// The person's profile: gross, so that cleaning habits apply.
    Profile,
    /// A default of the program.
    Default,
}

/// Whose random number of the day a day factor takes: parts of one stated rate take the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayDraw {
    /// The category's own.
    Own,
    /// That of a synced category of the same person.
    OfSynced(Synced),
    /// That of a category of the same WhatsApp account.
    OfChat(Chat),
}

impl DayDraw {
    /// The synced category whose number serves one of them.
    pub const fn synced(self, own: Synced) -> Synced {
        if let Self::OfSynced(other) = self { other } else { own }
    }

    /// The chat category whose number serves one of them.
    pub const fn chat(self, own: Chat) -> Chat {
        if let Self::OfChat(other) = self { other } else { own }
    }
}

/// How one category grows.
///
/// Bytes of a day = `coefficient` x product of `factors` x drift x season x event factor x day factor.
#[derive(Clone, PartialEq, Debug)]
pub struct Growth {
    /// Bytes a day where every factor is 1.
    pub coefficient: f64,
    /// Levels the coefficient is multiplied by; shared levels tie categories together.
    pub factors: Vec<LevelId>,
    /// The same rate with every level at its median, exact: what a certain run adds up.
    pub certain: ExactRate,
    /// Relative growth of the rate itself each year: 0.1 is 10 % more a year.
    pub yearly: f64,
    /// The law of the day factor.
    pub day: DayLaw,
    /// Whose random number of the day it takes.
    pub draw: DayDraw,
    /// Whether the months' weights apply (camera photos and videos).
    pub seasonal: bool,
    /// Factor on 31 December.
    pub new_year: f64,
    /// Factor on a day of celebration.
    pub celebration: f64,
    /// Where the rate comes from.
    pub origin: Origin,
}

impl Growth {
    /// No growth at all.
    pub fn none() -> Self {
        Self {
            coefficient: 0.0,
            factors: Vec::new(),
            certain: ExactRate::ZERO,
            yearly: 0.0,
            day: DayLaw::Even,
            draw: DayDraw::Own,
            seasonal: false,
            new_year: 1.0,
            celebration: 1.0,
            origin: Origin::Stated,
        }
    }

    /// Whether this growth never adds anything.
    pub fn is_none(&self) -> bool {
        self.coefficient == 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_follow_the_order_of_the_lists() {
        assert!(Local::ALL.iter().enumerate().all(|(at, kind)| kind.index() == at));
        assert!(Chat::ALL.iter().enumerate().all(|(at, kind)| kind.index() == at));
        assert!(Synced::ALL.iter().enumerate().all(|(at, kind)| kind.index() == at));
    }

    #[test]
    fn chats_live_in_categories_of_their_own() {
        let mut homes = Chat::ALL.map(Chat::local).to_vec();
        homes.dedup();
        assert_eq!(homes.len(), Chat::ALL.len());
        let whatsapp = Local::ALL.into_iter().filter(|kind| kind.is_whatsapp());
        assert_eq!(whatsapp.collect::<Vec<_>>(), homes);
    }
}

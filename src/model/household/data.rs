//! The kinds of data (categories), and arrays with one entry a category.

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

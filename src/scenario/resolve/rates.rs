//! What a profile says of growth: items a day, bytes an item, and the laws of their days.

use crate::catalogue::parameters::{self, data, whatsapp};
use crate::catalogue::profiles::Profile;
use crate::laws::{CountLaw, DayLaw, ItemLaw};
use crate::model::household::{Chat, PerChat};

/// Median of the share of photos and videos that is kept: its law is symmetrical.
const KEPT_MEDIAN: f64 = 0.5;
const SECONDS_A_MINUTE: f64 = 60.0;

/// A kind of data that grows by items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Items {
    /// Camera photos.
    Photos,
    /// Camera videos.
    Videos,
    /// A kind of WhatsApp's data.
    Chat(Chat),
}

/// How a day's growth is made of items.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stream {
    /// Items a day at the median, before any is deleted.
    pub items_a_day: f64,
    /// Mean bytes of an item.
    pub bytes_an_item: f64,
    /// Share of items that is kept, at the median.
    pub kept: f64,
}

impl Stream {
    /// What a profile says of a kind of items.
    pub fn of(profile: &Profile, items: Items) -> Self {
        let (items_a_day, kept) = match items {
            Items::Photos => (profile.photos_per_day, KEPT_MEDIAN),
            Items::Videos => (clips_a_day(profile), KEPT_MEDIAN),
            Items::Chat(chat) => (profile.messages_per_day * message_share(chat), 1.0),
        };
        Self { items_a_day, bytes_an_item: bytes_an_item(profile, items), kept }
    }

    /// Median bytes a day that stay.
    pub fn bytes_a_day(self) -> f64 {
        self.items_a_day * self.bytes_an_item * self.kept
    }

    /// The stream whose median is so many bytes a day, net: as many items of this size as that takes, all kept.
    pub fn carrying(self, bytes_a_day: f64) -> Self {
        Self { items_a_day: bytes_a_day / self.bytes_an_item, kept: 1.0, ..self }
    }

    /// The law of the day factor.
    pub fn day(self, items: Items) -> DayLaw {
        let mean = self.items_a_day;
        if mean <= 0.0 {
            return DayLaw::Even;
        }
        match items {
            Items::Photos => {
                DayLaw::Compound(camera_count(mean), ItemLaw::Lognormal(data::PHOTO_BYTES.sigma))
            }
            Items::Videos => DayLaw::Compound(CountLaw::Poisson { mean }, ItemLaw::Exponential),
            Items::Chat(chat) => DayLaw::Compound(
                CountLaw::NegativeBinomial { mean, shape: whatsapp::DAY_SHAPE.values[0] },
                chat_item(chat),
            ),
        }
    }

    /// Factor on a day of celebration: so many more photos.
    pub fn celebration(self, items: Items) -> f64 {
        if items == Items::Photos && self.items_a_day > 0.0 {
            1.0 + data::CELEBRATION_PHOTOS / self.items_a_day
        } else {
            1.0
        }
    }
}

/// A profile's median bytes a day of each kind of WhatsApp's data.
pub fn chat_rates(profile: &Profile) -> PerChat<f64> {
    Chat::ALL.map(|chat| Stream::of(profile, Items::Chat(chat)).bytes_a_day())
}

/// A profile's median bytes a day of camera photos and of camera videos.
pub fn camera_rates(profile: &Profile) -> [f64; 2] {
    [Items::Photos, Items::Videos].map(|items| Stream::of(profile, items).bytes_a_day())
}

/// Camera photos' share of photos and videos together.
pub fn photos_share(profile: &Profile) -> f64 {
    let [photos, videos] = camera_rates(profile);
    photos / (photos + videos)
}

/// Factor on 31 December.
pub fn new_year(items: Items) -> f64 {
    match items {
        Items::Photos | Items::Videos => 1.0,
        Items::Chat(Chat::Photos) => whatsapp::NEW_YEAR_PHOTOS,
        Items::Chat(Chat::Videos) => whatsapp::NEW_YEAR_VIDEOS,
        Items::Chat(Chat::Text) => whatsapp::NEW_YEAR_MESSAGES,
        Items::Chat(Chat::Voice | Chat::Documents) => whatsapp::NEW_YEAR_OTHER.values[0],
    }
}

fn camera_count(mean: f64) -> CountLaw {
    CountLaw::ZeroInflated { zero: data::photoless_days(mean), mean, shape: data::PHOTO_SHAPE }
}

fn chat_item(chat: Chat) -> ItemLaw {
    match chat {
        Chat::Text => ItemLaw::Fixed,
        Chat::Photos => ItemLaw::Lognormal(whatsapp::PHOTO_BYTES.sigma),
        Chat::Voice => ItemLaw::Lognormal(whatsapp::VOICE_BYTES.sigma),
        Chat::Documents => ItemLaw::Lognormal(whatsapp::DOCUMENT_BYTES.sigma),
        Chat::Videos => ItemLaw::Lognormal(whatsapp::VIDEO_BYTES.sigma),
    }
}

/// All messages leave a row in the database; some bring a file as well.
fn message_share(chat: Chat) -> f64 {
    match chat {
        Chat::Text => 1.0,
        Chat::Photos => whatsapp::PHOTO_SHARE,
        Chat::Voice => whatsapp::VOICE_SHARE,
        Chat::Documents => whatsapp::DOCUMENT_SHARE,
        Chat::Videos => whatsapp::VIDEO_SHARE,
    }
}

fn bytes_an_item(profile: &Profile, items: Items) -> f64 {
    match items {
        Items::Photos => data::PHOTO_BYTES.mean(),
        Items::Videos => profile.video_mb_per_minute * parameters::MB * data::CLIP_SECONDS / SECONDS_A_MINUTE,
        Items::Chat(Chat::Text) => whatsapp::TEXT_BYTES,
        Items::Chat(Chat::Photos) => whatsapp::PHOTO_BYTES.mean(),
        Items::Chat(Chat::Voice) => whatsapp::VOICE_BYTES.mean(),
        Items::Chat(Chat::Documents) => whatsapp::DOCUMENT_BYTES.mean(),
        Items::Chat(Chat::Videos) => whatsapp::VIDEO_BYTES.mean(),
    }
}

fn clips_a_day(profile: &Profile) -> f64 {
    let minutes_a_day = profile.video_minutes_per_month / parameters::DAYS_A_MONTH;
    minutes_a_day * SECONDS_A_MINUTE / data::CLIP_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn average() -> &'static Profile {
        Profile::average()
    }

    #[test]
    fn the_average_person_s_photos_are_six_megabytes_a_day() {
        let stream = Stream::of(average(), Items::Photos);
        // 5.5 photos a day of 2.0 MB x exp(0.45^2 / 2) = 2.2131 MB each, half of them kept.
        assert!((stream.bytes_a_day() - 6_086_108.0).abs() < 100.0, "{}", stream.bytes_a_day());
    }

    #[test]
    fn the_average_person_s_videos_are_minutes_times_a_rate() {
        let stream = Stream::of(average(), Items::Videos);
        // 7 minutes a month of 60 MB each, half kept: 210 MB in 30.4375 days.
        assert!((stream.bytes_a_day() - 210_000_000.0 / 30.4375).abs() < 1.0);
    }

    #[test]
    fn every_message_leaves_a_thousand_bytes() {
        assert_eq!(chat_rates(average())[Chat::Text.index()], 60_000.0);
    }

    #[test]
    fn a_stream_for_other_bytes_has_other_items_of_the_same_size() {
        let stream = Stream::of(average(), Items::Photos).carrying(12e6);
        assert!((stream.bytes_a_day() - 12e6).abs() < 1e-3);
        assert_eq!(stream.bytes_an_item, Stream::of(average(), Items::Photos).bytes_an_item);
        assert!(stream.celebration(Items::Photos) > 3.0);
    }
}

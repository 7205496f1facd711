//! WhatsApp: how many messages, what they bring with them, and how much room a backup wants.

use super::{KB, Lognormal, MB, parameters};

parameters! {
    /// Standard deviation of the logarithm of messages a day, between all users.
    BETWEEN_USERS: 1 = "whatsapp.messages_per_day.between_users", "sigma 0.80" => [0.80];
    /// Shape k of a day's number of messages (negative binomial).
    DAY_SHAPE: 1 = "whatsapp.messages_per_day.day_to_day", "k=1.5" => [1.5];
    /// Share of messages that bring a photo, a voice message, a video, a document.
    TYPE_SHARES: 4 = "whatsapp.type_shares", "photo 0.08, voice 0.07, video 0.02, document 0.015"
        => [0.08, 0.07, 0.02, 0.015];
    /// KB a message leaves in the databases, whatever else it brings.
    TEXT: 1 = "whatsapp.text_bytes", "about 1 KB" => [1.0];
    /// Size of a photo: median in MB, standard deviation of the logarithm.
    PHOTO: 2 = "whatsapp.photo_bytes", "lognormal median 0.18 MB sigma 0.6" => [0.18, 0.6];
    /// Length of a voice message: median in seconds, standard deviation of the logarithm; KB a second.
    VOICE: 3 = "whatsapp.voice_bytes", "length lognormal median 12 s sigma 0.8, times 2.4 KB/s"
        => [12.0, 0.8, 2.4];
    /// Size of a video: median in MB, standard deviation of the logarithm.
    VIDEO: 2 = "whatsapp.video_bytes", "lognormal median 1.8 MB sigma 0.9" => [1.8, 0.9];
    /// Size of a document: median in MB, standard deviation of the logarithm.
    DOCUMENT: 2 = "whatsapp.document_bytes", "lognormal median 0.3 MB sigma 1.3" => [0.3, 1.3];
    /// Factors of 31 December on messages, photos and videos.
    NEW_YEAR: 3 = "whatsapp.new_year_multiplier", "messages x1.5, photos x1.8, videos x2.5" => [1.5, 1.8, 2.5];
    /// The factor of 31 December on voice messages and documents.
    NEW_YEAR_OTHER: 1 = "whatsapp.new_year_other", "voice and documents x1.5" => [1.5];
    /// Room a backup wants, in times its size.
    HEADROOM: 1 = "whatsapp.headroom_factor", "2.05" => [2.05];
}

/// Share of messages that bring a photo.
pub const PHOTO_SHARE: f64 = TYPE_SHARES.values[0];
/// Share of messages that bring a voice message.
pub const VOICE_SHARE: f64 = TYPE_SHARES.values[1];
/// Share of messages that bring a video.
pub const VIDEO_SHARE: f64 = TYPE_SHARES.values[2];
/// Share of messages that bring a document.
pub const DOCUMENT_SHARE: f64 = TYPE_SHARES.values[3];

/// Bytes of a message in the databases.
pub const TEXT_BYTES: f64 = TEXT.values[0] * KB;
/// Bytes of a photo.
pub const PHOTO_BYTES: Lognormal = Lognormal { median: PHOTO.values[0] * MB, sigma: PHOTO.values[1] };
/// Bytes of a voice message: its length times a rate.
pub const VOICE_BYTES: Lognormal =
    Lognormal { median: VOICE.values[0] * VOICE.values[2] * KB, sigma: VOICE.values[1] };
/// Bytes of a video.
pub const VIDEO_BYTES: Lognormal = Lognormal { median: VIDEO.values[0] * MB, sigma: VIDEO.values[1] };
/// Bytes of a document.
pub const DOCUMENT_BYTES: Lognormal =
    Lognormal { median: DOCUMENT.values[0] * MB, sigma: DOCUMENT.values[1] };

/// Factor of 31 December on messages, and so on the databases.
pub const NEW_YEAR_MESSAGES: f64 = NEW_YEAR.values[0];
/// Factor of 31 December on photos.
pub const NEW_YEAR_PHOTOS: f64 = NEW_YEAR.values[1];
/// Factor of 31 December on videos.
pub const NEW_YEAR_VIDEOS: f64 = NEW_YEAR.values[2];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::numbers;

    #[test]
    fn the_model_s_headroom_is_the_stated_one() {
        let (above, below) = crate::model::rules::whatsapp_backup::HEADROOM;
        assert_eq!(HEADROOM.values, [numbers::real(above) / numbers::real(below)]);
    }

    #[test]
    fn items_have_the_sizes_of_the_table() {
        assert_eq!(PHOTO_BYTES.median, 180_000.0);
        assert!((VOICE_BYTES.median - 28_800.0).abs() < 1e-6);
        // The table gives the mean of a video beside its median: 2.7 MB.
        assert!((VIDEO_BYTES.mean() / MB - 2.7).abs() < 0.01);
    }
}

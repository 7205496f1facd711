//! The numbers that stand in where the file says nothing, each in the unit the model wants.

/// Bytes of a decimal megabyte.
pub const MB: f64 = 1e6;
/// Bytes of a decimal gigabyte.
pub const GB: f64 = 1e9;
/// Days of a month.
pub const DAYS_A_MONTH: f64 = 365.25 / 12.0;
/// Seconds of a minute.
pub const SECONDS_A_MINUTE: f64 = 60.0;

/// Shape k of a day's number of messages.
pub const MESSAGES_SHAPE: f64 = 1.5;
/// Standard deviation of the logarithm of messages a day between users.
pub const MESSAGES_BETWEEN_USERS: f64 = 0.80;
/// The same of photos a day.
pub const PHOTOS_BETWEEN_USERS: f64 = 1.0;
/// The same of video minutes a month.
pub const VIDEO_BETWEEN_USERS: f64 = 1.2;
/// Part of the spread between users that is left among people of one profile.
pub const LEVEL_SPREAD: f64 = 0.5;
/// Messages that bring a photo.
pub const SHARE_PHOTO: f64 = 0.08;
/// Messages that bring a voice message.
pub const SHARE_VOICE: f64 = 0.07;
/// Messages that bring a video.
pub const SHARE_VIDEO: f64 = 0.02;
/// Messages that bring a document.
pub const SHARE_DOCUMENT: f64 = 0.015;
/// Bytes of a message in the database.
pub const TEXT_BYTES: f64 = 1000.0;
/// WhatsApp photo: median bytes, standard deviation of the logarithm.
pub const CHAT_PHOTO: (f64, f64) = (0.18 * MB, 0.6);
/// WhatsApp voice message: 12 s at 2.4 KB/s.
pub const CHAT_VOICE: (f64, f64) = (12.0 * 2400.0, 0.8);
/// WhatsApp video.
pub const CHAT_VIDEO: (f64, f64) = (1.8 * MB, 0.9);
/// WhatsApp document.
pub const CHAT_DOCUMENT: (f64, f64) = (0.3 * MB, 1.3);
/// Factor on messages on 31 December.
pub const NEW_YEAR_MESSAGES: f64 = 1.5;
/// Factor on WhatsApp photos on 31 December.
pub const NEW_YEAR_PHOTOS: f64 = 1.8;
/// Factor on WhatsApp videos on 31 December.
pub const NEW_YEAR_VIDEOS: f64 = 2.5;

/// Median bytes of a camera photo.
pub const PHOTO_MEDIAN_BYTES: f64 = 2.0 * MB;
/// Standard deviation of the logarithm of a camera photo's size.
pub const PHOTO_SIGMA: f64 = 0.45;
/// Share of days without a photo, for the median user.
pub const PHOTO_ZERO_SHARE: f64 = 0.6;
/// Photos a day of the median user.
pub const PHOTOS_MEDIAN_USER: f64 = 3.6;
/// Shape k of photos a day.
pub const PHOTO_SHAPE: f64 = 0.8;
/// Photos more on a day of celebration.
pub const EVENT_PHOTOS: f64 = 23.0;
/// Beta shapes of the share of photos and videos kept.
pub const SHARE_KEPT: (f64, f64) = (4.0, 4.0);
/// Its median.
pub const SHARE_KEPT_MEDIAN: f64 = 0.5;
/// Seconds of a camera video.
pub const CLIP_SECONDS: f64 = 56.0;

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

/// Growth of messages, bytes a day.
pub const MESSAGES_GROWTH: f64 = 60.0 * MB / DAYS_A_MONTH;
/// Growth of Drive, bytes a day.
pub const DRIVE_GROWTH: f64 = 20.0 * MB / DAYS_A_MONTH;
/// Growth of mail, bytes a day.
pub const MAIL_GROWTH: f64 = 15.0 * MB / DAYS_A_MONTH;
/// Growth of app data: median bytes a day, standard deviation of the logarithm.
pub const APPS_GROWTH: (f64, f64) = (0.10 * GB / DAYS_A_MONTH, 0.9);
/// Shape of the day factor of messages, Drive, mail and app data.
pub const DAY_SHAPE: f64 = 1.5;
/// Share of app data rewritten each day.
pub const APPS_REWRITTEN: f64 = 0.02;

/// Days of the profile's growth that are there at the start: 36 months.
pub const DAYS_AT_START: f64 = 36.0 * DAYS_A_MONTH;
/// Messages at the start.
pub const MESSAGES_AT_START: f64 = 2.0 * GB;
/// Drive at the start.
pub const DRIVE_AT_START: f64 = GB;
/// Mail at the start.
pub const MAIL_AT_START: f64 = GB;
/// The device backup without iCloud Photos at the start: median, standard deviation of the logarithm.
pub const APPS_AT_START: (f64, f64) = (6.0 * GB, 0.8);

/// Probability of Wi-Fi at home.
pub const WIFI_HOME: f64 = 0.98;
/// The same without Wi-Fi at home.
pub const WIFI_NONE: f64 = 0.05;
/// Probability that a phone is locked.
pub const LOCK: f64 = 0.98;
/// Sum of the Beta shapes of power between devices.
pub const POWER_SHAPES: f64 = 6.3;
/// Persistence of nights.
pub const PERSISTENCE: f64 = 0.07;
/// Probability that a teenager's phone is used in the night.
pub const NIGHT_USE_TEEN: f64 = 0.52;
/// The same of anybody else's.
pub const NIGHT_USE: f64 = 0.25;
/// Earliest and latest start of the window, hours after midnight.
pub const WINDOW_START_HOURS: (f64, f64) = (22.0, 26.0);
/// Longest window.
pub const LONGEST_WINDOW_HOURS: f64 = 11.0;
/// Factor on Wi-Fi's probability while travelling.
pub const TRAVEL_WIFI: f64 = 0.5;

/// Standard deviation of the logarithm of line rates.
pub const UPLOAD_SIGMA: f64 = 0.9;
/// Share of the line rate that a backup reaches.
pub const EFFICIENCY: (f64, f64) = (0.3, 0.7);
/// Standard deviation of the logarithm of the night factor.
pub const NIGHT_SIGMA: f64 = 0.3;

/// Days a stored backup is kept.
pub const RETENTION_DAYS: i32 = 180;
/// Days deleted data keep counting.
pub const RECENTLY_DELETED_DAYS: i32 = 30;
/// Days without a backup until it is called failing.
pub const FAILING_DAYS: i32 = 14;
/// Days of outage a year.
pub const OUTAGES_A_YEAR: f64 = 0.0;

/// Trips a year of those who travel.
pub const TRIPS_A_YEAR: f64 = 3.0;
/// Mean nights of a trip.
pub const TRIP_NIGHTS: f64 = 5.1;
/// Share of people who do not travel.
pub const NO_TRIPS: f64 = 0.36;
/// Weibull shape and scale in years of the age at replacement.
pub const REPLACEMENT: (f64, f64) = (2.2, 2.9);

/// Hours of an eligible night: probability and hours, linear between.
pub fn window_quantiles() -> Vec<(f64, f64)> {
    vec![
        (0.0, 0.1),
        (0.10, 0.5),
        (0.25, 1.0),
        (0.50, 2.5),
        (0.75, 5.5),
        (0.90, 9.0),
        (0.95, 11.0),
        (1.0, 11.0),
    ]
}

/// Weights of the months, of mean 1.
pub fn season() -> [f64; 12] {
    let weights = [0.75, 0.76, 0.83, 0.95, 1.00, 1.11, 1.44, 1.42, 1.10, 0.95, 0.77, 0.92];
    let mean = weights.iter().sum::<f64>() / 12.0;
    weights.map(|weight| weight / mean)
}

/// Median line rate of a region, Mbit/s.
pub fn upload_median(region: &str) -> f64 {
    match region {
        "US" => 22.6,
        "GB" => 18.4,
        _ => 52.8,
    }
}

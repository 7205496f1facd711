//! What is there on the first day where nobody says, and how it grows: photos and videos of the camera (how
//! many, how large, how many are kept, and when in the year), and what is not counted in items.

use super::{GB, Lognormal, MB, parameters};
use crate::units::{Bytes, ExactRate};

parameters! {
    /// Months of the profile's growth that photos, videos and WhatsApp hold.
    HISTORY: 1 = "start.size", "36 months" => [36.0];
    /// The whole device backup with iCloud Photos on: median in GB, standard deviation of the logarithm.
    BACKUP: 2 = "start.apps", "lognormal median 6 GB sigma 0.8" => [6.0, 0.8];
    /// GB of Drive, mail and messages.
    SYNCED: 3 = "start.drive_and_mail", "Drive 1 GB, mail 1 GB, messages 2 GB" => [1.0, 1.0, 2.0];
    /// Photos a day between all users: median, standard deviation of the logarithm.
    PHOTOS_A_DAY: 2 = "photos.per_day.between_users", "lognormal median 3.6 sigma 1.0" => [3.6, 1.0];
    /// The median user's share of days without a photo, shape k of the others, more photos on a day of celebration.
    PHOTO_DAYS: 3 = "photos.per_day.day_to_day",
        "zero on 0.6 of days for the median user, else negative binomial k=0.8; event days +23"
        => [0.6, 0.8, 23.0];
    /// The share of days without a photo for others: its base, and the photos a day of the median user.
    PHOTOLESS_DAYS: 2 = "photos.days_without", "0.6^(m/3.6)" => [0.6, 3.6];
    /// Shapes of the share of photos and videos that is kept.
    KEPT: 2 = "photos.share_kept", "Beta(4, 4)" => [4.0, 4.0];
    /// Size of a photo: median in MB, standard deviation of the logarithm.
    PHOTO: 2 = "photos.bytes", "HEIC lognormal median 2.0 MB sigma 0.45" => [2.0, 0.45];
    /// Weights of the months, January first.
    MONTHS: 12 = "photos.month_weight",
        "Jan 0.75 Feb 0.76 Mar 0.83 Apr 0.95 May 1.00 Jun 1.11 Jul 1.44 Aug 1.42 Sep 1.10 Oct 0.95 Nov 0.77 Dec 0.92"
        => [0.75, 0.76, 0.83, 0.95, 1.00, 1.11, 1.44, 1.42, 1.10, 0.95, 0.77, 0.92];
    /// Minutes filmed a month between all users: median, standard deviation of the logarithm.
    VIDEO_MINUTES: 2 = "video.minutes_per_month", "lognormal median 3.4 sigma 1.2" => [3.4, 1.2];
    /// Seconds of a clip.
    CLIP: 1 = "video.minutes_per_month", "clip about 56 s" => [56.0];
    /// What remains of the spread between all users within one profile.
    LEVEL_SPREAD: 1 = "profile.level_spread", "0.5 times" => [0.5];
    /// App data: median in GB a month, standard deviation of the logarithm.
    APPS: 2 = "backup.app_data_growth", "lognormal median 0.10 GB/month sigma 0.9" => [0.10, 0.9];
    /// Messages in MB a month.
    MESSAGES: 1 = "messages.growth", "60 MB/month" => [60.0];
    /// Drive and mail in MB a month.
    DRIVE_AND_MAIL: 2 = "drive.growth", "20 MB/month; mail 15 MB/month" => [20.0, 15.0];
    /// Shape of the day factor of what is not counted in items.
    DAY: 1 = "day.gamma_shape", "1.5" => [1.5];
    /// Share of the last backup that is rewritten a day: databases, apps, media.
    REWRITTEN: 3 = "rewritten.share_a_day", "1 for messages' and WhatsApp's databases, 0.02 for apps, 0 for media"
        => [1.0, 0.02, 0.0];
}

/// Months of the profile's growth that photos, videos and WhatsApp hold.
pub const HISTORY_MONTHS: f64 = HISTORY.values[0];
/// Bytes of the whole device backup with iCloud Photos on, less what is modelled apart.
pub const BACKUP_BYTES: Lognormal = Lognormal { median: BACKUP.values[0] * GB, sigma: BACKUP.values[1] };

/// Bytes of iCloud Drive.
pub fn drive_at_start() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[0])
}

/// Bytes of mail.
pub fn mail_at_start() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[1])
}

/// Bytes of messages.
pub fn messages_at_start() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[2])
}

/// Standard deviation of the logarithm of photos a day, between all users.
pub const PHOTOS_BETWEEN_USERS: f64 = PHOTOS_A_DAY.values[1];
/// Standard deviation of the logarithm of minutes filmed, between all users.
pub const VIDEO_BETWEEN_USERS: f64 = VIDEO_MINUTES.values[1];
/// Shape k of the number of photos on days with photos.
pub const PHOTO_SHAPE: f64 = PHOTO_DAYS.values[1];
/// Photos more on a day of celebration.
pub const CELEBRATION_PHOTOS: f64 = PHOTO_DAYS.values[2];
/// Bytes of a photo.
pub const PHOTO_BYTES: Lognormal = Lognormal { median: PHOTO.values[0] * MB, sigma: PHOTO.values[1] };
/// Beta shapes of the share of photos and videos that is kept.
pub const SHARE_KEPT_SHAPES: (f64, f64) = (KEPT.values[0], KEPT.values[1]);
/// Seconds of a clip.
pub const CLIP_SECONDS: f64 = CLIP.values[0];

/// Standard deviation of the logarithm of a level among people of one profile, from that between all users.
pub const fn within_a_profile(between_users: f64) -> f64 {
    between_users * LEVEL_SPREAD.values[0]
}

/// Share of days without a photo for a user of so many photos a day.
pub fn photoless_days(photos_a_day: f64) -> f64 {
    let [base, median_user] = PHOTOLESS_DAYS.values;
    libm::pow(base, photos_a_day / median_user)
}

/// Weights of the months scaled to mean 1.
pub fn scaled(weights: [f64; 12]) -> [f64; 12] {
    let mean = weights.iter().sum::<f64>() / 12.0;
    weights.map(|weight| weight / mean)
}

/// Growth of app data in bytes a month.
pub const APPS_BYTES_A_MONTH: Lognormal = Lognormal { median: APPS.values[0] * GB, sigma: APPS.values[1] };
/// Gamma shape of the day factor of messages, Drive, mail and app data.
pub const DAY_SHAPE: f64 = DAY.values[0];
/// Share of databases rewritten a day.
pub const DATABASES_REWRITTEN: f64 = REWRITTEN.values[0];
/// Share of app data rewritten a day.
pub const APPS_REWRITTEN: f64 = REWRITTEN.values[1];

/// Growth of app data at its median.
pub fn apps() -> ExactRate {
    a_month(APPS_BYTES_A_MONTH.median)
}

/// Growth of messages.
pub fn messages() -> ExactRate {
    a_month(MESSAGES.values[0] * MB)
}

/// Growth of iCloud Drive.
pub fn drive() -> ExactRate {
    a_month(DRIVE_AND_MAIL.values[0] * MB)
}

/// Growth of mail.
pub fn mail() -> ExactRate {
    a_month(DRIVE_AND_MAIL.values[1] * MB)
}

/// So many bytes a month, exact where they are whole.
fn a_month(bytes: f64) -> ExactRate {
    let (days, per) = ExactRate::MONTH;
    ExactRate::new(i128::from(crate::units::numbers::round_half_up(bytes)) * per, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_at_the_start_are_decimal() {
        assert_eq!(
            [drive_at_start(), mail_at_start(), messages_at_start()].map(Bytes::count),
            [1_000_000_000, 1_000_000_000, 2_000_000_000]
        );
        assert_eq!(BACKUP_BYTES.median, 6e9);
    }

    #[test]
    fn the_seasons_even_out() {
        let season = scaled(MONTHS.values);
        assert!((season.iter().sum::<f64>() - 12.0).abs() < 1e-12);
        assert!(season.iter().all(|weight| *weight <= season[6]));
    }

    #[test]
    fn the_median_user_has_the_stated_days_without_photos() {
        assert!((photoless_days(PHOTOS_A_DAY.values[0]) - PHOTO_DAYS.values[0]).abs() < 1e-12);
        assert!(photoless_days(18.0) < 0.1);
    }

    #[test]
    fn a_profile_narrows_the_spread() {
        assert_eq!(within_a_profile(PHOTOS_BETWEEN_USERS), 0.5);
        assert_eq!(within_a_profile(VIDEO_BETWEEN_USERS), 0.6);
    }

    #[test]
    fn four_years_of_months_add_up_to_the_byte() {
        for (rate, megabytes) in [(apps(), 100), (messages(), 60), (drive(), 20), (mail(), 15)] {
            assert_eq!(rate.cumulative(1461), 48 * megabytes * 1_000_000);
        }
    }
}

//! How what is not counted in items grows, and how unevenly.

use super::{GB, Lognormal, MB, parameters};
use crate::units::ExactRate;

parameters! {
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

/// Growth of app data in bytes a month.
pub const APPS_BYTES_A_MONTH: Lognormal = Lognormal { median: APPS.values[0] * GB, sigma: APPS.values[1] };
/// Gamma shape of the day factor of messages, Drive, mail and app data.
pub const DAY_SHAPE: f64 = DAY.values[0];
/// Share of databases rewritten a day.
pub const DATABASES_REWRITTEN: f64 = REWRITTEN.values[0];
/// Share of app data rewritten a day.
pub const APPS_REWRITTEN: f64 = REWRITTEN.values[1];
/// Share of photos, videos and other media rewritten a day.
pub const MEDIA_REWRITTEN: f64 = REWRITTEN.values[2];

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
    fn four_years_of_months_add_up_to_the_byte() {
        for (rate, megabytes) in [(apps(), 100), (messages(), 60), (drive(), 20), (mail(), 15)] {
            assert_eq!(rate.cumulative(1461), 48 * megabytes * 1_000_000);
        }
    }
}

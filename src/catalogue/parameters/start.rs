//! What is there on the first day, where nobody says.

use super::{GB, Lognormal, parameters};
use crate::units::Bytes;

parameters! {
    /// Months of the profile's growth that photos, videos and WhatsApp hold.
    HISTORY: 1 = "start.size", "36 months" => [36.0];
    /// The whole device backup with iCloud Photos on: median in GB, standard deviation of the logarithm.
    BACKUP: 2 = "start.apps", "lognormal median 6 GB sigma 0.8" => [6.0, 0.8];
    /// GB of Drive, mail and messages.
    SYNCED: 3 = "start.drive_and_mail", "Drive 1 GB, mail 1 GB, messages 2 GB" => [1.0, 1.0, 2.0];
}

/// Months of the profile's growth that photos, videos and WhatsApp hold.
pub const HISTORY_MONTHS: f64 = HISTORY.values[0];
/// Bytes of the whole device backup with iCloud Photos on, less what is modelled apart.
pub const BACKUP_BYTES: Lognormal = Lognormal { median: BACKUP.values[0] * GB, sigma: BACKUP.values[1] };

/// Bytes of iCloud Drive.
pub fn drive() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[0])
}

/// Bytes of mail.
pub fn mail() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[1])
}

/// Bytes of messages.
pub fn messages() -> Bytes {
    Bytes::GB.scaled(SYNCED.values[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_at_the_start_are_decimal() {
        assert_eq!(
            [drive(), mail(), messages()].map(Bytes::count),
            [1_000_000_000, 1_000_000_000, 2_000_000_000]
        );
        assert_eq!(BACKUP_BYTES.median, 6e9);
    }
}

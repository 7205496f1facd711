//! Numbers of the service itself: how long it keeps things, how often it backs up, when failing begins.

use super::parameters;

parameters! {
    /// Days a stored device backup is kept.
    RETENTION: 1 = "backup.retention", "180" => [180.0];
    /// Days between two device backups.
    INTERVAL: 1 = "backup.interval", "1" => [1.0];
    /// Days that deleted photos and files go on counting.
    RECENTLY_DELETED: 1 = "recently_deleted.days", "30" => [30.0];
    /// Days without a backup that make a spell known.
    THRESHOLD: 1 = "failing.threshold", "14" => [14.0];
    /// Age of a phone when it is replaced: Weibull shape and scale in years.
    REPLACEMENT: 2 = "phone.replacement", "Weibull shape 2.2 scale 2.9" => [2.2, 2.9];
}

/// Days a stored device backup is kept.
pub const RETENTION_DAYS: i32 = 180;
/// Days between two device backups.
pub const INTERVAL_DAYS: i32 = 1;
/// Days that deleted photos and files go on counting.
pub const RECENTLY_DELETED_DAYS: i32 = 30;
/// Days without a backup that make a spell known.
pub const FAILING_THRESHOLD_DAYS: i32 = 14;
/// Weibull shape of the age of a phone when it is replaced.
pub const REPLACEMENT_SHAPE: f64 = REPLACEMENT.values[0];
/// Its scale in years.
pub const REPLACEMENT_SCALE_YEARS: f64 = REPLACEMENT.values[1];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_days_are_the_stated_ones() {
        let stated = [RETENTION, INTERVAL, RECENTLY_DELETED, THRESHOLD].map(|parameter| parameter.values[0]);
        let whole = [RETENTION_DAYS, INTERVAL_DAYS, RECENTLY_DELETED_DAYS, FAILING_THRESHOLD_DAYS];
        assert_eq!(stated, whole.map(f64::from));
    }
}

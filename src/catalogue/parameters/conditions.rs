//! What a backup meets with: nights (power, Wi-Fi and lock, and how long they hold together), the home's line,
//! and the service, its outages, how long it keeps things and how often it backs up.

use super::{Lognormal, parameters};

parameters! {
    /// Sum of the shapes of the Beta law of power between devices.
    SHAPE_SUM: 1 = "eligible_day.between_devices", "shape sum 6.3" => [6.3];
    /// The same as a pessimist would have it: both shapes.
    PESSIMISTIC: 2 = "eligible_day.between_devices", "pessimistic Beta(0.45, 0.45)" => [0.45, 0.45];
    /// Persistence rho from one night to the next.
    RHO: 1 = "eligible_day.persistence", "rho 0.07" => [0.07];
    /// Probability of Wi-Fi with and without Wi-Fi at home.
    WIFI: 2 = "wifi.probability", "0.98 at home, 0.05 without home Wi-Fi" => [0.98, 0.05];
    /// Probability of the lock.
    LOCK: 1 = "lock.probability", "0.98" => [0.98];
    /// Hours of the window at six probabilities (in per cent, then hours), then the least with its probability,
    /// and the most.
    HOURS: 15 = "eligible_hours",
        "10/25/50/75/90/95 %: 0.5/1.0/2.5/5.5/9.0/11.0 h, linear between them, 0.1 h at 0, 11 h above"
        => [10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 0.5, 1.0, 2.5, 5.5, 9.0, 11.0, 0.1, 0.0, 11.0];
    /// Earliest and latest start of the window, hours of the clock.
    START: 2 = "eligible_start_hour", "from 22 h to 02 h" => [22.0, 2.0];
    /// Probability that a teenager's and anybody else's phone is used in the night.
    NIGHT_USE: 2 = "night.interruption", "teen 0.52, adult 0.25" => [0.52, 0.25];
    /// What travel leaves of Wi-Fi's probability.
    TRAVEL: 1 = "travel.eligibility_factor", "0.5 times home" => [0.5];
    /// Typical trips a year, their mean nights, and the share of people who never travel.
    TRIPS: 3 = "travel", "3 trips a year, nights geometric mean 5.1; 0.36 of people none" => [3.0, 5.1, 0.36];
    /// Upload rates between homes: standard deviation of the logarithm, medians in Mbit/s of the US, the UK and
    /// the world.
    LINE: 4 = "upload.line_rate", "sigma 0.9, median US 22.6, UK 18.4, world 52.8" => [0.9, 22.6, 18.4, 52.8];
    /// Least and greatest share of the line rate a backup reaches.
    REACHED: 2 = "upload.icloud_efficiency", "uniform 0.3 to 0.7" => [0.3, 0.7];
    /// Standard deviation of the logarithm of the factor from night to night; its mean is 1.
    NIGHT: 1 = "upload.night_factor", "sigma 0.3" => [0.3];
    /// Outages a year by default and as a pessimist would have them.
    OUTAGES: 2 = "outage.rate", "0 by default; pessimistic Poisson 0.5/year" => [0.0, 0.5];
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

/// Persistence from one night to the next.
pub const PERSISTENCE: f64 = RHO.values[0];
/// Probability of Wi-Fi at home.
pub const WIFI_AT_HOME: f64 = WIFI.values[0];
/// Probability of Wi-Fi without Wi-Fi at home.
pub const WIFI_WITHOUT_HOME: f64 = WIFI.values[1];
/// Probability of the lock.
pub const LOCKED: f64 = LOCK.values[0];
/// Probability that a teenager's phone is used in the night.
pub const TEEN_NIGHT_USE: f64 = NIGHT_USE.values[0];
/// Probability that an adult's phone is used in the night.
pub const ADULT_NIGHT_USE: f64 = NIGHT_USE.values[1];
/// What travel leaves of Wi-Fi's probability.
pub const TRAVEL_WIFI_FACTOR: f64 = TRAVEL.values[0];
/// Longest window in hours.
pub const LONGEST_WINDOW_HOURS: f64 = HOURS.values[14];

/// Earliest and latest start of a night's window, in hours after the midnight before the night's first noon.
pub const START_HOURS: (f64, f64) = (START.values[0], START.values[1] + 24.0);

/// Quantiles of the window: (probability, hours) from 0 to 1, linear between them.
pub fn window_quantiles() -> Vec<(f64, f64)> {
    let [_, _, _, _, _, _, _, _, _, _, _, _, least, least_at, most] = HOURS.values;
    let (percents, rest) = HOURS.values.split_at(6);
    let stated = percents.iter().zip(rest).map(|(percent, hours)| (percent / 100.0, *hours));
    std::iter::once((least_at, least)).chain(stated).chain([(1.0, most)]).collect()
}

/// The Beta shapes of a probability of power with this mean, between devices.
pub const fn power_shapes(mean: f64) -> (f64, f64) {
    let sum = SHAPE_SUM.values[0];
    (mean * sum, (1.0 - mean) * sum)
}

/// Share of the line rate a backup reaches: uniform between these.
pub const EFFICIENCY_RANGE: (f64, f64) = (REACHED.values[0], REACHED.values[1]);
/// Standard deviation of the logarithm of the factor from night to night.
pub const NIGHT_SIGMA: f64 = NIGHT.values[0];
/// Outages a year by default.
pub const OUTAGES_A_YEAR: f64 = OUTAGES.values[0];

/// Upload rate in Mbit/s of homes in a region, by its code.
pub fn upload_megabits(region: &str) -> Lognormal {
    let [sigma, us, uk, world] = LINE.values;
    let median = match region {
        "US" => us,
        "GB" => uk,
        _ => world,
    };
    Lognormal { median, sigma }
}

/// Days a stored device backup is kept.
pub const RETENTION_DAYS: i32 = 180;
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
    fn windows_run_from_the_least_to_the_most() {
        let quantiles = window_quantiles();
        assert_eq!(quantiles.first(), Some(&(0.0, 0.1)));
        assert_eq!(quantiles.get(3), Some(&(0.5, 2.5)));
        assert_eq!(quantiles.last(), Some(&(1.0, 11.0)));
        assert_eq!(quantiles.len(), 8);
        assert!(quantiles.is_sorted());
    }

    #[test]
    fn nights_begin_around_midnight() {
        assert_eq!(START_HOURS, (22.0, 26.0));
        assert_eq!(LONGEST_WINDOW_HOURS, 11.0);
    }

    #[test]
    fn shapes_have_the_mean_and_the_sum() {
        let (a, b) = power_shapes(0.8);
        assert!((a / (a + b) - 0.8).abs() < 1e-12 && (a + b - 6.3).abs() < 1e-12);
    }

    #[test]
    fn upload_rates_differ_from_region_to_region() {
        let medians = ["US", "GB", "EU"].map(|region| upload_megabits(region).median);
        assert_eq!(medians, [22.6, 18.4, 52.8]);
    }

    #[test]
    fn whole_days_are_the_stated_ones() {
        let stated = [RETENTION, RECENTLY_DELETED, THRESHOLD].map(|parameter| parameter.values[0]);
        let whole = [RETENTION_DAYS, RECENTLY_DELETED_DAYS, FAILING_THRESHOLD_DAYS];
        assert_eq!(stated, whole.map(f64::from));
    }
}

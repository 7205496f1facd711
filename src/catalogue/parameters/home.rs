//! The home's line, and outages of the service.

use super::{Lognormal, parameters};

parameters! {
    /// Upload rates between homes: standard deviation of the logarithm, medians in Mbit/s of the US, the UK and
    /// the world.
    LINE: 4 = "upload.line_rate", "sigma 0.9, median US 22.6, UK 18.4, world 52.8" => [0.9, 22.6, 18.4, 52.8];
    /// Least and greatest share of the line rate a backup reaches.
    REACHED: 2 = "upload.icloud_efficiency", "uniform 0.3 to 0.7" => [0.3, 0.7];
    /// Standard deviation of the logarithm of the factor from night to night; its mean is 1.
    NIGHT: 1 = "upload.night_factor", "sigma 0.3" => [0.3];
    /// Outages a year by default and as a pessimist would have them.
    OUTAGES: 2 = "outage.rate", "0 by default; pessimistic Poisson 0.5/year" => [0.0, 0.5];
}

/// Share of the line rate a backup reaches: uniform between these.
pub const EFFICIENCY_RANGE: (f64, f64) = (REACHED.values[0], REACHED.values[1]);
/// Standard deviation of the logarithm of the factor from night to night.
pub const NIGHT_SIGMA: f64 = NIGHT.values[0];
/// Outages a year by default.
pub const OUTAGES_A_YEAR: f64 = OUTAGES.values[0];
/// Outages a year as a pessimist would have them.
pub const PESSIMISTIC_OUTAGES_A_YEAR: f64 = OUTAGES.values[1];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upload_rates_differ_from_region_to_region() {
        let medians = ["US", "GB", "EU"].map(|region| upload_megabits(region).median);
        assert_eq!(medians, [22.6, 18.4, 52.8]);
    }
}

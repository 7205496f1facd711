//! JSON as people like to read it, and numbers with no more digits than they need.

use serde::Serialize;

use super::ReportError;
use crate::analysis::findings::{Arrival, DateEstimate};
use crate::units::numbers;

/// What stands for a date that does not come.
const BEYOND: &str = "not within the horizon";

/// A date estimate as it stands in `summary.json`.
#[derive(Serialize)]
pub struct Estimate {
    pub p05: String,
    p25: String,
    pub p50: String,
    p75: String,
    pub p95: String,
    standard_error_days: Option<f64>,
    standard_errors_days: [Option<f64>; 5],
    probability: f64,
    probability_error: f64,
}

impl From<&DateEstimate> for Estimate {
    fn from(estimate: &DateEstimate) -> Self {
        let [p05, p25, p50, p75, p95] = estimate.quantiles.map(date);
        Self {
            p05,
            p25,
            p50,
            p75,
            p95,
            standard_error_days: estimate.standard_error_days.map(|days| rounded(days, 100.0)),
            standard_errors_days: estimate
                .standard_errors_days
                .map(|error| error.map(|days| rounded(days, 100.0))),
            probability: share(estimate.probability),
            probability_error: share(estimate.probability_error),
        }
    }
}

/// A value as indented JSON with a line feed at its end.
pub fn json_bytes<T: Serialize>(file: &str, value: &T) -> Result<Vec<u8>, ReportError> {
    let failed =
        |error: serde_json::Error| ReportError::Format { file: file.to_owned(), reason: error.to_string() };
    let mut bytes = serde_json::to_vec_pretty(value).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A share to the millionth.
pub fn share(value: f64) -> f64 {
    rounded(value, 1e6)
}

/// A number to one over `scale`.
pub fn rounded(value: f64, scale: f64) -> f64 {
    numbers::real(numbers::round_half_up(value * scale)) / scale
}

fn date(arrival: Arrival) -> String {
    match arrival {
        Arrival::On(day) => day.to_string(),
        Arrival::Beyond => BEYOND.to_owned(),
    }
}

//! What a peer found and how long it took, and whether two of them found the same.

use headroom::units::numbers;
use serde_json::{Map, Value, json};

/// One replicate, as every peer tells it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Life {
    /// First day of the first failing spell, counted from 0; the number of days where there is none.
    pub first: f64,
    /// Backups that ever fail.
    pub failing: f64,
    /// Share of backup-days whose newest backup is at most a week old.
    pub protected: f64,
    /// Share of device-days whose newest backup is at most a day old.
    pub to_a_day: f64,
}

/// A value and its Monte Carlo standard error.
pub type Estimate = [f64; 2];

/// What a peer prints.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// Which peer.
    pub name: &'static str,
    /// Simulated days times devices.
    pub device_days: f64,
    /// Wall clock, set-up included.
    pub seconds: f64,
    /// What it found, by name.
    pub found: Vec<(&'static str, Estimate)>,
}

impl Summary {
    /// The summary of lives, and of the bytes used at the end (median and error).
    pub fn of(name: &'static str, days: usize, devices: usize, lives: &[Life], used: Estimate) -> Self {
        let column = |of: &dyn Fn(&Life) -> f64| lives.iter().map(of).collect::<Vec<_>>();
        let end = numbers::real_count(days);
        let first = column(&|life| life.first);
        let found = vec![
            ("share failing", mean(&column(&|life| f64::from(u8::from(life.first < end))))),
            ("mean first failing day", mean(&first)),
            ("median first failing day", median(first)),
            ("backups that fail", mean(&column(&|life| life.failing))),
            ("share of days protected", mean(&column(&|life| life.protected))),
            ("share of days protected to a day", mean(&column(&|life| life.to_a_day))),
            ("median GB used at the end", used.map(|bytes| bytes / 1e9)),
        ];
        let device_days = end * numbers::real_count(devices) * numbers::real_count(lives.len());
        Self { name, device_days, seconds: 0.0, found }
    }

    /// One line of JSON.
    pub fn as_json(&self) -> Value {
        let found: Map<String, Value> =
            self.found.iter().map(|(name, estimate)| ((*name).to_owned(), json!(estimate))).collect();
        json!({
            "name": self.name,
            "device_days": self.device_days,
            "seconds": self.seconds,
            "summary": found,
        })
    }
}

/// Stops where two summaries differ by more than four standard errors.
pub fn assert_agreement(one: &Summary, other: &Summary) {
    for ((name, [a, ea]), (_, [b, eb])) in one.found.iter().zip(&other.found) {
        let bound = 4.0 * ea.hypot(*eb) + 1e-9;
        assert!((a - b).abs() <= bound, "{name}: {} {a} ± {ea}, {} {b} ± {eb}", one.name, other.name);
    }
}

fn mean(values: &[f64]) -> Estimate {
    let count = numbers::real_count(values.len());
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    [mean, (squares / (count - 1.0).max(1.0) / count).sqrt()]
}

/// The median, and half the distance between the ranks a standard error to either side.
pub fn median(mut values: Vec<f64>) -> Estimate {
    values.sort_by(f64::total_cmp);
    let count = numbers::real_count(values.len());
    let spread = (0.25 / count).sqrt();
    let rank = |share: f64| {
        let at = numbers::index(numbers::floor(libm::ceil(share * count - 1e-9)) - 1);
        values[at.min(values.len() - 1)]
    };
    [rank(0.5), (rank(0.5 + spread) - rank(0.5 - spread)) / 2.0]
}

//! The tests' oracle as a program: the model written plainly, one replicate after the other, one struct a device.

use std::time::Instant;

use headroom::model::household::{Action, Household};
use headroom::units::numbers;

use crate::reference::{Day, Dice, live};
use crate::summary::{Life, Summary, median};

/// Runs the household.
pub fn run(household: &Household, replicates: u32, seed: u64) -> Summary {
    let started = Instant::now();
    let stepped =
        household.horizon.len() + usize::try_from(household.rules.failing_threshold_days).unwrap() - 1;
    let live_one = |replicate: u32| {
        let dice = Dice::seeded(seed.wrapping_mul(1 << 32).wrapping_add(u64::from(replicate)));
        told(household, &live(household, dice, i32::try_from(stepped).unwrap()))
    };
    let (lives, used): (Vec<Life>, Vec<f64>) = (0..replicates).map(live_one).unzip();
    let seconds = started.elapsed().as_secs_f64();
    let (days, devices) = (household.horizon.len(), household.devices.len());
    Summary { seconds, ..Summary::of("oracle", days, devices, &lives, median(used)) }
}

/// What a life comes to, and what is used at the end of the horizon.
fn told(household: &Household, lived: &[Day]) -> (Life, f64) {
    let (days, accounts) = (household.horizon.len(), household.accounts.len());
    let lines = accounts + household.devices.len();
    let end = numbers::real_count(days);
    let firsts: Vec<f64> =
        (0..lines).map(|line| first_failing(household, lived, line).unwrap_or(end)).collect();
    let week: usize = (0..lines).map(|line| protected(household, lived, line, 7)).sum();
    let day: usize = (accounts..lines).map(|line| protected(household, lived, line, 1)).sum();
    let life = Life {
        first: firsts.iter().copied().fold(end, f64::min),
        failing: numbers::real_count(firsts.iter().filter(|day| **day < end).count()),
        protected: numbers::real_count(week) / (numbers::real_count(lines) * end),
        to_a_day: numbers::real_count(day) / (numbers::real_count(household.devices.len()) * end),
    };
    (life, numbers::real(lived[days - 1].used[0]))
}

/// The first day of the first failing spell: it is known on the last day of its threshold.
fn first_failing(household: &Household, lived: &[Day], line: usize) -> Option<f64> {
    let failing = |day: &Day| !["", "lapse"].contains(&day.known[line]);
    let known = i32::try_from(lived.iter().position(failing)?).unwrap();
    let since = known - (household.rules.failing_threshold_days - 1);
    (since < i32::try_from(household.horizon.len()).unwrap()).then_some(f64::from(since))
}

/// Days within the horizon whose newest backup is at most so old; a new device has none.
fn protected(household: &Household, lived: &[Day], line: usize, oldest: i32) -> usize {
    let device = line.checked_sub(household.accounts.len());
    let replaced = |day: &Day| {
        let mut events = household.events.iter().filter(|event| event.on == day.date);
        events
            .any(|event| matches!(&event.action, Action::ReplaceDevice(id, _) if Some(id.index()) == device))
    };
    let (mut age, mut count) = (Some(0), 0);
    for day in lived.iter().take(household.horizon.len()) {
        age = if replaced(day) { None } else { age.map(|age: i32| age + 1) };
        age = if day.outcomes[line] == "completed" { Some(0) } else { age };
        count += usize::from(age.is_some_and(|age| age <= oldest));
    }
    count
}

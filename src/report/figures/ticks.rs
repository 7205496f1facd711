//! Ticks as people read them: round amounts, years, quarters and months.

use crate::calendar::{Day, Horizon};
use crate::units::numbers;

/// A labelled place on an axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tick<At> {
    /// Where.
    pub at: At,
    /// What stands there.
    pub label: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// How much a tick weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// The start of a year.
    Strong,
    /// Anything else.
    Normal,
}

/// Days of a horizon up to which weeks, months, quarters and years are labelled.
const WEEKS_UP_TO: usize = 62;
const MONTHS_UP_TO: usize = 500;
const QUARTERS_UP_TO: usize = 1900;

/// Round amounts from the foot of an axis to its top.
pub fn amount_ticks(foot: f64, top: f64) -> Vec<f64> {
    let step = round_step((top - foot) / 5.0);
    let first = numbers::round_half_up(libm::ceil(foot / step - 1e-9));
    let last = numbers::floor(top / step + 1e-9);
    (first..=last).map(|count| numbers::real(count) * step).collect()
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below the wish.
pub fn round_step(wish: f64) -> f64 {
    let wish = wish.max(1e-6);
    let power = libm::pow(10.0, libm::floor(libm::log10(wish)));
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.iter().map(|step| step * power).find(|step| *step >= wish - 1e-9).unwrap_or(10.0 * power)
}

/// Ticks of time: weeks, months, quarters or years, as the horizon allows.
pub fn time_ticks(horizon: Horizon) -> Vec<Tick<Day>> {
    match horizon.len() {
        short if short <= WEEKS_UP_TO => weeks(horizon),
        months if months <= MONTHS_UP_TO => every_months(horizon, 1),
        quarters if quarters <= QUARTERS_UP_TO => every_months(horizon, 3),
        years => every_months(horizon, if years <= 5500 { 12 } else { 60 }),
    }
}

fn weeks(horizon: Horizon) -> Vec<Tick<Day>> {
    let label = |day: Day| day.date().strftime("%-d %b").to_string();
    horizon.days().step_by(7).map(|day| Tick { at: day, label: label(day), weight: Weight::Normal }).collect()
}

fn every_months(horizon: Horizon, months: i16) -> Vec<Tick<Day>> {
    let starts = horizon.days().filter(|day| day.date().day() == 1);
    let counted = |day: &Day| 12 * day.date().year() + i16::from(day.date().month()) - 1;
    starts.filter(|day| counted(day) % months == 0).map(month_tick).collect()
}

fn month_tick(at: Day) -> Tick<Day> {
    if at.date().month() == 1 {
        return Tick { at, label: at.date().year().to_string(), weight: Weight::Strong };
    }
    Tick { at, label: at.date().strftime("%b").to_string(), weight: Weight::Normal }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::day;

    #[test]
    fn amounts_are_round_and_hold_the_ceiling_of_a_plan() {
        assert_eq!(amount_ticks(100.0, 212.0), [100.0, 125.0, 150.0, 175.0, 200.0]);
        assert_eq!(amount_ticks(0.0, 5.6), [0.0, 2.0, 4.0]);
    }

    #[test]
    fn three_years_read_in_quarters() {
        let ticks = time_ticks(Horizon { first: day(2026, 12, 1), last: day(2029, 11, 30) });
        let labels: Vec<_> = ticks.iter().take(5).map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["2027", "Apr", "Jul", "Oct", "2028"]);
    }

    #[test]
    fn every_length_of_horizon_has_a_handful_of_ticks() {
        for days in [20, 90, 400, 1096, 3650, 20_000] {
            let first = day(2026, 12, 1);
            let ticks = time_ticks(Horizon { first, last: first + days });
            assert!((2..=20).contains(&ticks.len()), "{days} days: {}", ticks.len());
        }
    }
}

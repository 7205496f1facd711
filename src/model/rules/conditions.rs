//! Power, Wi-Fi and lock: three two-state chains over the nights, and trips (MODEL: eligibility).

use crate::calendar::DAYS_A_YEAR;
use crate::lanes::any;
use crate::model::draws::{DeviceSlot, PersonSlot};
use crate::model::household::{Condition, PersonId, Trips};
use crate::model::state::{Block, PersonLanes};
use crate::model::world::{DayFacts, World};
use crate::units::numbers;

/// Draws each device's day: plugged in, on Wi-Fi, locked. One draw of Wi-Fi serves the day and its night.
#[inline(always)]
pub fn draw<const W: usize>(world: &World, block: &mut Block<W>, today: &DayFacts) {
    draw_outages(world, block);
    for at in 0..block.people.len() {
        draw_trip(world, block, at);
    }
    for at in 0..block.devices.len() {
        draw_nights(world, block, at, today);
    }
}

/// Probability that a condition holds tonight, given last night.
///
/// P(yes|yes) = p + rho (1 - p), P(yes|no) = p (1 - rho): p in the long run whatever rho.
#[inline(always)]
pub fn given_last_night(p: f64, rho: f64, held_last_night: bool) -> f64 {
    p * (1.0 - rho) + if held_last_night { rho } else { 0.0 }
}

#[inline(always)]
fn draw_outages<const W: usize>(world: &World, block: &mut Block<W>) {
    let chance = world.household.rules.outages_a_year / DAYS_A_YEAR;
    block.down_today = block.outage;
    if world.certain() || chance == 0.0 {
        return;
    }
    for (down, bits) in block.down_today.iter_mut().zip(block.draws.outage()) {
        *down |= numbers::unit_interval(*bits) < chance;
    }
}

#[inline(always)]
fn draw_trip<const W: usize>(world: &World, block: &mut Block<W>, at: usize) {
    let Trips::Typical { travels, a_year, mean_nights } = world.household.people[at].trips else {
        return;
    };
    if world.certain() {
        return;
    }
    let begins = block.draws.person(at, PersonSlot::TripBegins);
    let length = block.draws.person(at, PersonSlot::TripLength);
    let (nights, levels) = (&mut block.people[at].trip_nights_left, &block.levels[travels.index()]);
    let mut departs = [false; W];
    for lane in 0..W {
        nights[lane] = (nights[lane] - 1).max(0);
        let chance = levels[lane] * a_year / DAYS_A_YEAR;
        departs[lane] = (nights[lane] == 0) & (numbers::unit_interval(begins[lane]) < chance);
    }
    if any(&departs) {
        for lane in (0..W).filter(|lane| departs[*lane]) {
            nights[lane] = trip_nights(mean_nights, numbers::unit_interval(length[lane]));
        }
    }
}

/// Nights of a trip: geometric from 1 on.
fn trip_nights(mean: f64, u: f64) -> i64 {
    1 + numbers::floor(libm::log(u) / libm::log(1.0 - 1.0 / mean.max(1.0 + 1e-9)))
}

#[inline(always)]
fn draw_nights<const W: usize>(world: &World, block: &mut Block<W>, at: usize, today: &DayFacts) {
    let device = &world.household.devices[at];
    let (nights, first) = (&device.nights, today.number == 1);
    let travel = travel_factors(world, &block.people[device.person.index()]);
    let all = [1.0; W];
    let lanes = &mut block.devices[at];
    let (levels, draws, certain) = (&block.levels, &block.draws, world.certain());
    let step = |condition: &Condition, slot: DeviceSlot, factor: &[f64; W], state: &mut [bool; W]| {
        let p = &levels[condition.probability.index()];
        let chain = Chain { p, factor, rho: if first { 0.0 } else { condition.persistence }, certain };
        chain.step(draws.device(at, slot), state);
    };
    step(&nights.power, DeviceSlot::Power, &all, &mut lanes.power);
    step(&nights.wifi, DeviceSlot::Wifi, &travel, &mut lanes.wifi);
    step(&nights.lock, DeviceSlot::Lock, &all, &mut lanes.lock);
}

#[inline(always)]
fn travel_factors<const W: usize>(world: &World, person: &PersonLanes<W>) -> [f64; W] {
    let mut factors = [1.0; W];
    for (lane, factor) in factors.iter_mut().enumerate() {
        if person.travels(lane) {
            *factor = world.household.rules.travel_wifi_factor;
        }
    }
    factors
}

/// One condition of one device; rho is 0 on the first day, which draws from the stationary law.
struct Chain<'a, const W: usize> {
    p: &'a [f64; W],
    factor: &'a [f64; W],
    rho: f64,
    certain: bool,
}

impl<const W: usize> Chain<'_, W> {
    #[inline(always)]
    fn step(&self, bits: &[u32; W], state: &mut [bool; W]) {
        for lane in 0..W {
            let p = self.p[lane] * self.factor[lane];
            let chance = given_last_night(p, self.rho, state[lane]);
            let drawn = numbers::unit_interval(bits[lane]) < chance;
            state[lane] = if self.certain { p > 0.0 } else { drawn };
        }
    }
}

/// Whether one of a person's devices reaches the internet today; a person without one always does.
#[inline(always)]
pub fn has_network<const W: usize>(world: &World, block: &Block<W>, person: PersonId) -> [bool; W] {
    let devices = &world.devices_of[person.index()];
    let mut reaches = [devices.is_empty(); W];
    for device in devices.iter().map(|at| &block.devices[*at]) {
        for lane in 0..W {
            reaches[lane] |= device.wifi[lane] | device.left_on_power[lane] | device.cellular[lane];
        }
    }
    reaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_keeps_its_long_run_probability() {
        for (p, rho) in [(0.7, 0.07), (0.2, 0.5), (0.98, 0.0)] {
            let after = p * given_last_night(p, rho, true) + (1.0 - p) * given_last_night(p, rho, false);
            assert!((after - p).abs() < 1e-12);
            let stay_without = 1.0 - given_last_night(p, rho, false);
            assert!((stay_without - (1.0 - p * (1.0 - rho))).abs() < 1e-12);
        }
    }

    #[test]
    fn trips_last_at_least_a_night_and_have_their_mean() {
        let count = 100_000;
        let total: i64 = (0..count).map(|i| trip_nights(5.1, (f64::from(i) + 0.5) / f64::from(count))).sum();
        let mean = numbers::real(total) / f64::from(count);
        assert!((mean - 5.1).abs() < 0.01, "mean {mean}");
        assert_eq!(trip_nights(5.1, 0.999_999), 1);
    }
}

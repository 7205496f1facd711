//! The reference household as a good programmer writes it at the first go in Rust: one struct a person, `f64`,
//! `StdRng` and `rand_distr`, one replicate after the other, nothing allocated in a day.
//!
//! It knows the rules that the reference scenario brings into play, as the Python peers do.

mod laws;
mod person;

use std::time::Instant;

use headroom::model::household::Household;
use headroom::units::numbers;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::summary::{Life, Summary, median};
use laws::Draw;
use person::Person;

/// Days, seasons and the pool: what the people of a household share.
pub struct House<'a> {
    pub household: &'a Household,
    pub days: i32,
    pub quota: f64,
    pub used: f64,
    pub outage: bool,
    pub levels: Vec<f64>,
    pub night: Draw,
}

/// Runs the household.
pub fn run(household: &Household, replicates: u32, seed: u64) -> Summary {
    let started = Instant::now();
    let mut rng = StdRng::seed_from_u64(seed);
    let (lives, used): (Vec<Life>, Vec<f64>) = (0..replicates).map(|_| live(household, &mut rng)).unzip();
    let seconds = started.elapsed().as_secs_f64();
    let (days, devices) = (household.horizon.len(), household.devices.len());
    Summary { seconds, ..Summary::of("plain Rust", days, devices, &lives, median(used)) }
}

fn live(household: &Household, rng: &mut StdRng) -> (Life, f64) {
    let pool = &household.pools[0];
    let mut house = House {
        household,
        days: i32::try_from(household.horizon.len()).unwrap(),
        quota: household.plans[pool.plan.index()].quota.real(),
        used: pool.other.real(),
        outage: false,
        levels: household.levels.iter().map(|level| Draw::of_level(&level.law).sample(rng)).collect(),
        night: Draw::of_night(household.upload.night),
    };
    let mut people: Vec<Person> = (0..household.people.len()).map(|at| Person::new(&mut house, at)).collect();
    let mut old: Vec<(i32, f64)> = household
        .disused
        .iter()
        .map(|backup| (backup.last.days_since(household.horizon.first), backup.stored.real()))
        .collect();
    house.used += old.iter().map(|(_, stored)| stored).sum::<f64>();
    let mut at_the_end = 0.0;
    for day in 0..house.days + household.rules.failing_threshold_days - 1 {
        step(&mut house, &mut people, &mut old, day, rng);
        at_the_end = if day == house.days - 1 { house.used } else { at_the_end };
    }
    (told(&house, &people), at_the_end)
}

fn step(house: &mut House<'_>, people: &mut [Person], old: &mut [(i32, f64)], day: i32, rng: &mut StdRng) {
    let rules = &house.household.rules;
    people.iter_mut().for_each(|person| person.morning(house, day));
    for (made, stored) in old {
        if day - *made > rules.retention_days {
            house.used -= std::mem::take(stored);
        }
    }
    house.outage = rng.random::<f64>() < rules.outages_a_year / 365.25;
    for person in people.iter_mut() {
        person.draw_conditions(house, day, rng);
        person.grow(house, day, rng);
        person.clean(house, day, rng);
    }
    people.iter_mut().for_each(|person| person.sync(house));
    // At most eight people: two attempts each, in the order of their starts.
    let (mut order, count) = ([(0.0, 0); 16], 2 * people.len());
    for (at, slot) in order.iter_mut().enumerate().take(count) {
        let person = at % people.len();
        let start =
            if at < people.len() { 12.0 + 24.0 * rng.random::<f64>() } else { people[person].start(rng) };
        *slot = (start, at);
    }
    order[..count].sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, at) in &order[..count] {
        let person = at % people.len();
        match *at < people.len() {
            true => people[person].attempt_chats(house, day),
            false => people[person].attempt_device(house, day, rng),
        }
    }
}

fn told(house: &House<'_>, people: &[Person]) -> Life {
    let firsts = || people.iter().flat_map(|person| &person.spells).map(|spell| f64::from(spell.first));
    let (days, count) = (f64::from(house.days), numbers::real_count(people.len()));
    let sum = |of: &dyn Fn(&Person) -> u32| people.iter().map(|person| f64::from(of(person))).sum::<f64>();
    Life {
        first: firsts().fold(days, f64::min),
        failing: numbers::real_count(firsts().filter(|first| *first < days).count()),
        protected: sum(&|person| person.protected) / (2.0 * count * days),
        to_a_day: sum(&|person| person.to_a_day) / (count * days),
    }
}

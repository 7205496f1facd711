//! The limit: drawing and summing the random numbers that the model needs, and nothing else.
//!
//! Every variate of a day is drawn as the program draws it, from its generator and its tables, in lanes, with the
//! widest instructions there are; the sum keeps the work from being left out. No model in which these numbers are
//! random can be faster without drawing fewer of them.

use std::hint::black_box;
use std::time::Instant;

use headroom::lanes::{Loops, wide};
use headroom::laws::QuantileTable;
use headroom::model::household::{Cleaning, Household, Trips};
use headroom::model::world::{Window, World};
use headroom::streams::{Lanes, StreamKey};
use headroom::units::numbers;

use crate::summary::Summary;

const WIDTH: usize = 64;

/// One device's person, device and chats: a stream, and for each variate its table (none: a plain uniform number).
struct Source<'w> {
    stream: Lanes<WIDTH>,
    variates: Vec<Option<&'w QuantileTable>>,
}

struct Day<'a, 'w> {
    sources: &'a mut [Source<'w>],
    sum: &'a mut [f64; WIDTH],
}

impl Loops for Day<'_, '_> {
    #[inline(always)]
    fn run(self) {
        for source in self.sources {
            for table in &source.variates {
                let bits = source.stream.next();
                let values = match table {
                    Some(table) => table.at_all(&bits),
                    None => bits.map(numbers::unit_interval),
                };
                for lane in 0..WIDTH {
                    self.sum[lane] += values[lane];
                }
            }
        }
    }
}

/// Draws and sums for so many replicates.
pub fn run(household: Household, replicates: u32, seed: u64) -> Summary {
    let started = Instant::now();
    let world = World::new(household, seed);
    let days = world.household.horizon.len();
    let devices = world.household.devices.len();
    let (mut sum, mut variates, mut lives) = ([0.0; WIDTH], 0, 0);
    for first in (0..replicates).step_by(WIDTH) {
        let mut sources: Vec<Source<'_>> = (0..devices).map(|at| source(&world, at, first)).collect();
        variates = sources.iter().map(|source| source.variates.len()).sum();
        (0..days).for_each(|_| wide(Day { sources: &mut sources, sum: &mut sum }));
        lives += WIDTH;
    }
    black_box(sum);
    let device_days = numbers::real_count(days * devices * lives);
    let each = numbers::real_count(variates) / numbers::real_count(devices);
    let found = vec![("variates a device-day", [each, 0.0])];
    Summary { name: "limit", device_days, seconds: started.elapsed().as_secs_f64(), found }
}

/// What the model draws for one device, its person and its chats.
fn source(world: &World, at: usize, first: u32) -> Source<'_> {
    let (household, person) = (&world.household, &world.household.people[at]);
    let mut variates = Vec::new();
    let mut drawn = Vec::new();
    for (kind, growth) in person.growth.iter().enumerate().filter(|(_, growth)| !growth.is_none()) {
        // Categories that share a day's number are drawn once.
        if !drawn.contains(&growth.draw) || growth.draw == headroom::model::household::DayDraw::Own {
            variates.push(Some(world.table(world.people[at][kind])));
        }
        drawn.push(growth.draw);
    }
    let chats = household.accounts[at].growth.iter().enumerate().filter(|(_, growth)| !growth.is_none());
    variates.extend(chats.map(|(kind, _)| Some(world.table(world.accounts[at][kind]))));
    variates.push(Some(world.table(world.devices[at].apps)));
    variates.push(Some(&world.upload));
    if let Window::Nightly { table, .. } = &world.devices[at].window {
        variates.push(Some(table));
    }
    // Power, Wi-Fi, lock, the window's start, the night's use, WhatsApp's hour.
    let mut plain = 6;
    plain += usize::from(matches!(person.trips, Trips::Typical { .. }));
    plain += usize::from(matches!(person.cleaning, Cleaning::Now { .. }));
    variates.extend(std::iter::repeat_n(None, plain));
    let key = StreamKey::new(&person.name, &household.devices[at].name);
    Source { stream: Lanes::seeded(world.seed, key, first), variates }
}

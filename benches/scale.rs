//! How the cost of a run grows with replicates, days, devices and categories of the reference scenario.
//!
//! usage: cargo bench --bench scale [-- --svg docs/images/scale.svg]
//!
//! One thread; each point is the shortest of several runs, the points taken in turns so that a noisy machine disturbs
//! all of them alike. Prints seconds and nanoseconds a device-day, and draws them where a file is named.
#![allow(clippy::unwrap_used, reason = "a bench may fail where it stands")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use headroom::engine::run;
use headroom::model::household::{AccountId, DeviceId, Growth, Home, Household, PersonId};
use headroom::model::world::World;
use headroom::scenario::{Overrides, check};
use headroom::units::numbers;

const REFERENCE: &str = include_str!("../scenarios/reference.toml");
const ROUNDS: usize = 3;

/// One point of a series: how many units there are, and a run of them.
struct Point {
    units: usize,
    household: Household,
    replicates: usize,
    best: f64,
}

/// One thing that is varied while the rest stays.
struct Series {
    varies: &'static str,
    points: Vec<Point>,
}

fn reference() -> Household {
    let checked = check("reference.toml", REFERENCE, &Overrides::default());
    checked.unwrap_or_else(|_| panic!("the reference scenario is valid")).household
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let trial = arguments.iter().any(|word| word == "--test");
    let svg = arguments.iter().position(|word| word == "--svg").map(|at| arguments[at + 1].clone());
    let scale = if trial { 1 } else { 8 };
    let mut all = [replicates(scale), days(scale), devices(scale), categories(scale)];
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    for _ in 0..if trial { 1 } else { ROUNDS } {
        all.iter_mut().flat_map(|series| &mut series.points).for_each(Point::measure);
    }
    all.iter().for_each(print);
    if let Some(file) = svg {
        std::fs::write(&file, picture(&all)).unwrap();
        println!("\n{file} drawn");
    }
}

impl Point {
    fn new(units: usize, household: Household, replicates: usize) -> Self {
        Self { units, household, replicates, best: f64::INFINITY }
    }

    fn measure(&mut self) {
        let world = World::new(self.household.clone(), 1);
        let started = Instant::now();
        let found = run(black_box(&world), self.replicates, &|_| {});
        self.best = self.best.min(started.elapsed().as_secs_f64());
        assert_eq!(found.futures.failing[0].len(), self.replicates);
    }

    fn nanoseconds_a_device_day(&self) -> f64 {
        let days = self.household.horizon.len() * self.household.devices.len() * self.replicates;
        self.best * 1e9 / numbers::real_count(days)
    }
}

fn replicates(scale: usize) -> Series {
    let point = |n: usize| Point::new(n * scale, reference(), n * scale);
    Series { varies: "replicates", points: [16, 32, 64, 128, 192, 256].map(point).into() }
}

fn days(scale: usize) -> Series {
    let point = |years: i32| {
        let mut household = reference();
        household.horizon.last = household.horizon.first + (years * 365 - 1);
        Point::new(household.horizon.len(), household, 64 * scale)
    };
    Series { varies: "days", points: [1, 2, 4, 6, 8, 10].map(point).into() }
}

fn devices(scale: usize) -> Series {
    let point = |devices: usize| Point::new(devices, with_devices(devices), 4 * scale);
    Series { varies: "devices", points: [1, 4, 8, 16, 32, 64].map(point).into() }
}

fn categories(scale: usize) -> Series {
    let point = |each: usize| Point::new(each, with_categories(each), 64 * scale);
    Series { varies: "growing categories a device", points: [1, 3, 5, 7, 9, 11].map(point).into() }
}

/// People, their phones and chats again and again until there are so many; the plan grows with them.
fn with_devices(devices: usize) -> Household {
    let once = reference();
    let people = once.people.len();
    let mut household = once.clone();
    (household.people, household.devices, household.accounts) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..devices {
        let mut person = once.people[at % people].clone();
        person.name = format!("{} {at}", person.name);
        person.home = person.home.map(|home| match home {
            Home::Device(_) => Home::Device(DeviceId::new(at)),
            Home::Nowhere => Home::Nowhere,
        });
        let mut device = once.devices[at % people].clone();
        device.person = PersonId::new(at);
        let mut account = once.accounts[at % people].clone();
        (account.person, account.device) = (PersonId::new(at), DeviceId::new(at));
        household.people.push(person);
        household.devices.push(device);
        household.accounts.push(account);
    }
    let plan = household.pools[0].plan.index();
    household.plans[plan].quota = once.plans[plan].quota.scaled(numbers::real_count(devices) / 4.0);
    household
}

/// The reference household of which only so many categories a device grow: of a person, of apps, of chats.
fn with_categories(each: usize) -> Household {
    let mut household = reference();
    for at in 0..household.devices.len() {
        let account = AccountId::new(at).index();
        let synced = household.people[at].growth.iter_mut();
        let chats = household.accounts[account].growth.iter_mut();
        let all = synced.chain(chats).chain([&mut household.devices[at].apps]);
        all.filter(|growth| !growth.is_none()).skip(each).for_each(|growth| *growth = Growth::none());
    }
    household
}

fn print(series: &Series) {
    println!("\n| {} | seconds | ns a device-day |\n|---:|---:|---:|", series.varies);
    for point in &series.points {
        println!("| {} | {:.3} | {:.1} |", point.units, point.best, point.nanoseconds_a_device_day());
    }
}

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 210.0;
const MARGIN: f64 = 44.0;

/// Four small plots side by side, each from zero: what is linear is a straight line.
fn picture(all: &[Series]) -> String {
    let (width, height) = (WIDTH * 2.0, HEIGHT * 2.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Inter, sans-serif\" font-size=\"11\" fill=\"#333\">\n\
         <title>Seconds of a run against its size</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (at, series) in all.iter().enumerate() {
        let (column, row) = (numbers::real_count(at % 2), numbers::real_count(at / 2));
        let _ = writeln!(svg, "<g transform=\"translate({} {})\">", column * WIDTH, row * HEIGHT);
        svg.push_str(&panel(series));
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(series: &Series) -> String {
    let units = |point: &Point| numbers::real_count(point.units);
    let (most, longest) = (units(series.points.last().unwrap()), 1.1 * longest(series));
    let (bottom, right) = (HEIGHT - MARGIN, WIDTH - 24.0);
    let x = |value: f64| MARGIN + (right - MARGIN) * value / most;
    let y = |seconds: f64| bottom - (bottom - 20.0) * seconds / longest;
    let places: Vec<(f64, f64)> =
        series.points.iter().map(|point| (x(units(point)), y(point.best))).collect();
    let mut svg = format!(
        "<path d=\"M{MARGIN} 20V{bottom}H{right}\" fill=\"none\" stroke=\"#999\"/>\n\
         <text x=\"{MARGIN}\" y=\"14\">seconds</text>\n\
         <text x=\"{right}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
        bottom + 32.0,
        series.varies
    );
    let line: String = places.iter().map(|(x, y)| format!(" {x:.1},{y:.1}")).collect();
    let _ =
        writeln!(svg, "<polyline points=\"{line}\" fill=\"none\" stroke=\"#0b66c3\" stroke-width=\"1.5\"/>");
    for (x, y) in places {
        let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0b66c3\"/>");
    }
    let ends = [(MARGIN, bottom + 16.0, "0".to_owned()), (right, bottom + 16.0, format!("{most}"))];
    let top = (MARGIN - 6.0, y(longest / 1.1) + 4.0, format!("{:.2}", longest / 1.1));
    for (x, y, text) in ends.into_iter().chain([top]) {
        let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{text}</text>");
    }
    svg
}

fn longest(series: &Series) -> f64 {
    series.points.iter().map(|point| point.best).fold(0.0, f64::max)
}

//! Every table of every shipped household against the law it stands for, worked out another way: |F(q(u)) - u| at most
//! 1e-4, the mean to 1e-4, atoms exact, tails that reach one number in 2^32.
//!
//! Sums of items come from Panjer's recursion on one fine grid, where the tables come from Fourier transforms on a
//! ladder of grids: the two share nothing but the law.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::collections::BTreeMap;

use headroom::laws::special::{Beta, Gamma, normal_cdf};
use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law, QuantileTable, nightly};
use headroom::model::household::{NightFactor, WindowLaw};
use headroom::model::world::{Window, World};
use headroom::units::numbers;
use support::{SHIPPED, shipped};

/// How far a distribution function may be off.
const CLOSE: f64 = 1e-4;
/// The same where the quantiles have corners: the piece of the table that holds a corner is one straight line.
const CLOSE_AT_CORNERS: f64 = 2e-4;

/// A distribution function, up to where it is known.
type Known = Box<dyn Fn(f64) -> Option<f64>>;

/// A table and the law it stands for.
struct Case {
    table: QuantileTable,
    law: Known,
    /// Its probability of exactly nothing.
    zero: f64,
    /// Its mean, where it must be met.
    mean: Option<f64>,
    /// How far a value may lie from the law's own: half an item where a day brings thousands of the same size, which
    /// the table takes as a continuum.
    slack: f64,
}

/// Every distinct law that is drawn day by day or night by night in a shipped household.
fn cases() -> BTreeMap<String, Case> {
    let mut cases = BTreeMap::new();
    for (name, _) in SHIPPED {
        let scenario = shipped(name);
        let world = World::new(scenario.household, scenario.seed);
        let household = &world.household;
        let people = household.people.iter().zip(&world.people);
        let accounts = household.accounts.iter().zip(&world.accounts);
        let growth = people.flat_map(|(person, tables)| person.growth.iter().zip(tables));
        let growth = growth.chain(accounts.flat_map(|(account, tables)| account.growth.iter().zip(tables)));
        for (growth, table) in growth {
            cases
                .entry(format!("{:?}", growth.day))
                .or_insert_with(|| of_day(&growth.day, world.table(*table)));
        }
        for (device, tables) in household.devices.iter().zip(&world.devices) {
            let day = &device.apps.day;
            cases.entry(format!("{day:?}")).or_insert_with(|| of_day(day, world.table(tables.apps)));
            if let Window::Nightly { table, .. } = &tables.window {
                let law = &device.nights.window;
                cases.entry(format!("{law:?}")).or_insert_with(|| of_window(law, table));
            }
        }
        let night = household.upload.night;
        cases.entry(format!("{night:?}")).or_insert_with(|| of_night(night, &world.upload));
    }
    cases
}

fn of_day(law: &DayLaw, table: &QuantileTable) -> Case {
    let (known, zero): (Known, f64) = match *law {
        DayLaw::Even => (step_at(1.0), 0.0),
        DayLaw::Gamma(shape) => (always(move |x| Gamma::new(shape).cdf(x * shape)), 0.0),
        DayLaw::Drawn(law) => (always(move |x| below(&law, x * law.mean())), 0.0),
        DayLaw::Compound(count, item) => (sum_of_items(count, item), days_without(count)),
    };
    let slack =
        if let DayLaw::Compound(count, ItemLaw::Fixed) = law { half_an_item(*count, &known) } else { 0.0 };
    Case { table: table.clone(), law: known, zero, mean: Some(1.0), slack }
}

fn of_window(law: &WindowLaw, table: &QuantileTable) -> Case {
    let known: Known = match law.clone() {
        WindowLaw::Quantiles(points) => always(move |x| share_below(&points, x)),
        WindowLaw::Lognormal { median, sigma } => always(move |x| normal_cdf((x / median).ln() / sigma)),
        WindowLaw::Level(_) => panic!("a level has no table"),
    };
    Case { table: table.clone(), law: known, zero: 0.0, mean: None, slack: 0.0 }
}

fn of_night(law: NightFactor, table: &QuantileTable) -> Case {
    let (known, mean): (Known, _) = match law {
        NightFactor::Uneven(sigma) => (always(move |x| normal_cdf(x.ln() / sigma + 0.5 * sigma)), Some(1.0)),
        NightFactor::Drawn(law) => (always(move |x| below(&law, x * law.median())), None),
    };
    Case { table: table.clone(), law: known, zero: 0.0, mean, slack: 0.0 }
}

/// Half an item, where days with more than 4,096 are not beyond what a number of 32 bits can tell.
fn half_an_item(count: CountLaw, law: &Known) -> f64 {
    const WHOLE_UP_TO: f64 = 4096.0;
    let day = moments(count).0;
    let beyond = law(WHOLE_UP_TO / day).map_or(1.0, |below| 1.0 - below);
    if beyond > 1e-11 { 0.5 / day } else { 0.0 }
}

fn always(law: impl Fn(f64) -> f64 + 'static) -> Known {
    Box::new(move |x| Some(law(x)))
}

/// A single value's law says nothing at the value itself.
fn step_at(value: f64) -> Known {
    Box::new(move |x| if x == value { None } else { Some(f64::from(u8::from(x > value))) })
}

fn below(law: &Law, x: f64) -> f64 {
    match *law {
        Law::Lognormal { median, sigma } => normal_cdf((x / median).ln() / sigma),
        Law::Normal { mean, deviation } => {
            let cut = normal_cdf(-mean / deviation);
            (normal_cdf((x - mean) / deviation) - cut) / (1.0 - cut)
        }
        Law::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
        Law::Beta { a, b } => Beta::new(a, b).cdf(x),
        Law::Certain(_) | Law::Chance(_) => panic!("no shipped household draws {law:?} day by day"),
    }
}

/// The share below `x` of a law that is linear between its quantiles.
fn share_below(points: &[(f64, f64)], x: f64) -> f64 {
    let pieces = points.windows(2).map(|pair| (pair[0], pair[1]));
    let shares = pieces.map(|((p, low), (q, high))| match x {
        x if x >= high => q - p,
        x if x <= low => 0.0,
        x => (q - p) * (x - low) / (high - low),
    });
    points[0].0 + shares.sum::<f64>()
}

/// Mean, variance and the shape of a count before anything is cut or added.
fn moments(count: CountLaw) -> (f64, f64) {
    match count {
        CountLaw::Poisson { mean } => (mean, mean),
        CountLaw::NegativeBinomial { mean, shape } | CountLaw::ZeroInflated { mean, shape, .. } => {
            (mean, mean + mean * mean / shape)
        }
    }
}

/// The probability of a day without items.
fn days_without(count: CountLaw) -> f64 {
    match count {
        CountLaw::Poisson { mean } => (-mean).exp(),
        CountLaw::NegativeBinomial { mean, shape } => (1.0 + mean / shape).powf(-shape),
        CountLaw::ZeroInflated { zero, .. } => zero,
    }
}

/// The law of the sum of a day's items over its mean, by Panjer's recursion.
fn sum_of_items(count: CountLaw, item: ItemLaw) -> Known {
    let (base, cut) = match count {
        CountLaw::ZeroInflated { zero, mean, shape } => {
            let mean = before_cut(mean / (1.0 - zero), shape);
            (CountLaw::NegativeBinomial { mean, shape }, Some(zero))
        }
        base => (base, None),
    };
    let (day, variance) = (moments(count).0, moments(base).1);
    // Small items of a skew law bend its distribution function sharply: a finer grid, and a longer one.
    let (step, points) = match item {
        ItemLaw::Fixed => (1.0, 8192),
        ItemLaw::Lognormal(sigma) if sigma > 1.0 => (0.003, 16_384),
        _ => ((variance.sqrt() / 200.0).clamp(0.006, 0.25), 8192),
    };
    let sums = panjer(base, item, step, points);
    let none = days_without(base);
    Box::new(move |x| {
        // On the grid of whole numbers, the law jumps at them and is level between them.
        let (at, level) =
            if item == ItemLaw::Fixed { (x * day, true) } else { (x * day / step - 0.5, false) };
        let (low, high, share) = if at < 0.0 {
            (none, sums[0], 2.0 * (at + 0.5))
        } else {
            let index = numbers::index(numbers::floor(at));
            (*sums.get(index)?, *sums.get(index + 1)?, if level { 0.0 } else { at.fract() })
        };
        let value = low + share * (high - low);
        Some(cut.map_or(value, |zero| zero + (1.0 - zero) * (value - none) / (1.0 - none)))
    })
}

/// P(sum <= (j + 1/2) step), items rounded to the nearest multiple of the step.
fn panjer(count: CountLaw, item: ItemLaw, step: f64, points: usize) -> Vec<f64> {
    let up_to = |j: usize| item_below(item, (numbers::real_count(j) + 0.5) * step);
    let mut masses: Vec<f64> = (1..points).map(|j| up_to(j) - up_to(j - 1)).collect();
    masses.insert(0, up_to(0));
    let (a, b, first) = match count {
        CountLaw::Poisson { mean } => (0.0, mean, (-mean * (1.0 - masses[0])).exp()),
        CountLaw::NegativeBinomial { mean, shape } => {
            let odds = mean / shape;
            let a = odds / (1.0 + odds);
            (a, (shape - 1.0) * a, (1.0 + odds * (1.0 - masses[0])).powf(-shape))
        }
        CountLaw::ZeroInflated { .. } => panic!("cut laws come from those that are not"),
    };
    let mut sums = vec![first];
    for k in 1..points {
        let of_k = b / numbers::real_count(k);
        let terms = masses[1..=k].iter().zip(sums.iter().rev());
        let sum: f64 = (1..).zip(terms).map(|(j, (mass, sum))| (a + of_k * f64::from(j)) * mass * sum).sum();
        sums.push(sum / (1.0 - a * masses[0]));
    }
    let mut total = 0.0;
    sums.iter()
        .map(|mass| {
            total += mass;
            total
        })
        .collect()
}

fn item_below(item: ItemLaw, size: f64) -> f64 {
    match item {
        ItemLaw::Fixed => f64::from(u8::from(size >= 1.0)),
        ItemLaw::Lognormal(sigma) => normal_cdf(size.ln() / sigma + 0.5 * sigma),
        ItemLaw::Exponential => 1.0 - (-size).exp(),
    }
}

/// The mean of the negative binomial whose mean without its zeros is `wanted`.
fn before_cut(wanted: f64, shape: f64) -> f64 {
    let (mut low, mut high) = (0.0, wanted);
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        let some = 1.0 - (1.0_f64 + middle / shape).powf(-shape);
        if middle / some < wanted { low = middle } else { high = middle }
    }
    high
}

/// Numbers all over the range, dense at both ends.
fn places() -> impl Iterator<Item = u32> {
    (0..4001_u32)
        .map(|n| n * 1_073_741 + 99)
        .chain((0..1000).map(|n| n * n))
        .chain((0..1000).map(|n| u32::MAX - n * n))
}

/// Where a law jumps, u lies between F just below and F at the value; the unit that makes the mean 1 is right to a
/// few millionths.
fn off(case: &Case, bits: u32) -> f64 {
    let (value, u) = (case.table.at(bits), numbers::unit_interval(bits));
    if value == 0.0 && case.zero > 0.0 {
        return (u - case.zero).max(0.0);
    }
    let around =
        [value * (1.0 - 1e-5) - case.slack, value * (1.0 + 1e-5) + case.slack].map(|x| (case.law)(x));
    let [Some(low), Some(high)] = around else { return 0.0 };
    (low - u).max(u - high).max(0.0)
}

#[test]
fn every_table_has_the_distribution_function_of_its_law() {
    let cases = cases();
    assert!(cases.len() >= 15, "{} laws", cases.len());
    for (name, case) in &cases {
        let worst = places().map(|bits| off(case, bits)).fold(0.0, f64::max);
        let limit = if name.starts_with("Quantiles") { CLOSE_AT_CORNERS } else { CLOSE };
        assert!(worst <= limit, "{name}: {worst}");
    }
}

#[test]
fn every_table_has_the_atom_and_the_mean_of_its_law() {
    for (name, case) in cases() {
        let apart = (case.table.zero_probability() - case.zero).abs();
        assert!(apart < 1e-9, "{name}: {apart}");
        // Not by the table's own integral: by drawing it at so many even places that what lies between does not count.
        let count = 1_u32 << 22;
        let sum: f64 = (0..count).map(|n| case.table.at((n << 10) | 0x200)).sum();
        let mean = sum / f64::from(count);
        if let Some(wanted) = case.mean {
            assert!((mean - wanted).abs() <= CLOSE * wanted, "{name}: mean {mean}");
        }
        assert!((case.table.mean() / mean - 1.0).abs() < CLOSE, "{name}: {mean}");
    }
}

/// The largest and the smallest number give what the law gives at half a number from its ends, within a tenth.
#[test]
fn no_tail_stops_short() {
    let end = numbers::unit_interval(0);
    for sigma in [0.3, 0.6, 1.3] {
        let table = nightly::lognormal(1.0, sigma);
        for (value, share) in [(table.at(0), end), (table.at(u32::MAX), 1.0 - end)] {
            let exact = Law::Lognormal { median: 1.0, sigma }.at(share);
            assert!((value / exact - 1.0).abs() < 0.1, "{sigma}: {value} {exact}");
        }
    }
    for (name, case) in cases() {
        let values = [0, 1, 3, 10].map(|n| case.table.at(u32::MAX - n));
        assert!(values.is_sorted_by(|a, b| a >= b), "{name}");
        let tail = case.table.at(u32::MAX - 1000);
        let single = name.contains("Even") || name.contains("Quantiles") || name.contains("Uniform");
        assert!(single || values[0] > tail, "{name}: level from one in four million on");
    }
}

//! Laws against the data they were fitted to. Seeds are fixed; each bound is at least four standard errors wide
//! at the stated sample size, so that a correct program fails by chance less than once in ten thousand seeds.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::calendar::{Arrival, Day};
use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law, nightly};
use headroom::model::household::{Condition, DeviceId, Replacement};
use headroom::model::rules::{conditions, growth, replacement};
use headroom::model::state::Block;
use headroom::model::world::World;
use headroom::units::numbers;
use support::{Builder, GB, daily, first};

const REPLICATES: u32 = 3200;

/// Nights of one device with power of this law and persistence: one row a replicate.
fn nights(law: Law, persistence: f64, days: i32) -> Vec<Vec<bool>> {
    let mut builder = Builder::new(100 * GB, days).random();
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", GB);
    let probability = builder.level("A/iPhone/power", law);
    builder.nights(device).power = Condition { probability, persistence };
    let world = World::new(builder.household, 20261201);
    let mut rows = Vec::new();
    for first in (0..REPLICATES).step_by(16) {
        let mut block: Block<16> = Block::new(&world, first);
        let mut lanes = vec![Vec::new(); 16];
        for today in world.days.iter().take(days as usize) {
            block.draws.advance();
            conditions::draw(&world, &mut block, today);
            lanes.iter_mut().zip(block.devices[0].power).for_each(|(lane, power)| lane.push(power));
        }
        rows.extend(lanes);
    }
    rows
}

/// Pooled P(yes | yes) and P(yes | no) of consecutive nights.
fn transitions(rows: &[Vec<bool>]) -> (f64, f64) {
    let mut counts = [[0.0_f64; 2]; 2];
    for pair in rows.iter().flat_map(|row| row.windows(2)) {
        counts[usize::from(pair[0])][usize::from(pair[1])] += 1.0;
    }
    (counts[1][1] / (counts[1][0] + counts[1][1]), counts[0][1] / (counts[0][0] + counts[0][1]))
}

/// How many runs of exactly 1, 2, ... 7 nights without there are, not counting runs cut by the ends.
fn runs_without(rows: &[Vec<bool>]) -> [f64; 7] {
    let mut runs = [0.0; 7];
    for row in rows {
        for run in row.chunk_by(|a, b| a == b).skip(1).filter(|run| !run[0]) {
            if let Some(count) = runs.get_mut(run.len() - 1) {
                *count += 1.0;
            }
        }
    }
    runs
}

#[test]
fn charging_of_29_students_is_reproduced() {
    // 45.5 days a person as in the study (1,320 days of 29 people), 3,200 people: standard errors below 0.005.
    let rows = nights(Law::Beta { a: 5.2, b: 1.1 }, 0.07, 46);
    let share = rows.iter().flatten().filter(|yes| **yes).count() as f64 / (rows.len() * 46) as f64;
    assert!((share - 5.2 / 6.3).abs() < 0.02, "share {share}");
    let (after_yes, after_no) = transitions(&rows);
    assert!((after_yes - 0.86).abs() < 0.015, "P(1|1) {after_yes}, observed 0.887");
    assert!((after_no - 0.66).abs() < 0.025, "P(1|0) {after_no}, observed 0.667");
    let runs = runs_without(&rows);
    let scale = 133.0 / runs.iter().sum::<f64>();
    let shape = runs.map(|count| count * scale);
    for (got, expected) in shape.into_iter().zip([93.0, 26.0, 8.7, 3.3, 1.4]) {
        assert!((got - expected).abs() < 0.06 * expected + 1.0, "runs {shape:?}");
    }
}

#[test]
fn joint_eligibility_of_723_phones_is_reproduced() {
    let rows = nights(Law::Beta { a: 0.45, b: 0.45 }, 0.0, 4);
    let (after_yes, after_no) = transitions(&rows);
    assert!((after_yes - 0.76).abs() < 0.02, "P(1|1) {after_yes}");
    assert!((after_no - 0.24).abs() < 0.02, "P(1|0) {after_no}");
    // Observed: 34 % every day, 23 % never; the symmetric law puts 28.5 % at either end.
    let all = rows.iter().filter(|row| row.iter().all(|yes| *yes)).count() as f64 / rows.len() as f64;
    let none = rows.iter().filter(|row| row.iter().all(|yes| !*yes)).count() as f64 / rows.len() as f64;
    assert!((all - 0.285).abs() < 0.035 && (none - 0.285).abs() < 0.035, "{all} {none}");
    assert!((all + none - 0.57).abs() < 0.04);
}

#[test]
fn a_fixed_probability_is_kept_whatever_the_persistence() {
    for persistence in [0.0, 0.07, 0.5] {
        let rows = nights(Law::Certain(6.0 / 7.0), persistence, 100);
        let share = rows.iter().flatten().filter(|yes| **yes).count() as f64 / (rows.len() * 100) as f64;
        assert!((share - 6.0 / 7.0).abs() < 0.005, "share {share} at {persistence}");
        let first = rows.iter().filter(|row| row[0]).count() as f64 / rows.len() as f64;
        assert!((first - 6.0 / 7.0).abs() < 0.025, "the first night is stationary: {first}");
    }
}

#[test]
fn runs_without_are_geometric() {
    let (p, rho) = (0.6, 0.2);
    let rows = nights(Law::Certain(p), rho, 200);
    let runs = runs_without(&rows);
    let stay = 1.0 - p * (1.0 - rho);
    for pair in runs.windows(2).take(4) {
        assert!((pair[1] / pair[0] - stay).abs() < 0.02, "{runs:?}, stay {stay}");
    }
}

#[test]
fn eligible_hours_have_the_published_quantiles() {
    let points =
        [(0.0, 0.1), (0.1, 0.5), (0.25, 1.0), (0.5, 2.5), (0.75, 5.5), (0.9, 9.0), (0.95, 11.0), (1.0, 11.0)];
    let table = nightly::through(&points);
    let count = 1 << 16;
    let mut hours: Vec<f64> = (0..count).map(|i: u32| table.at((i << 16) | 0x8000)).collect();
    hours.sort_by(f64::total_cmp);
    for (p, expected) in points {
        let at = (p * f64::from(count)) as usize;
        let got = hours[at.min(hours.len() - 1)];
        assert!((got - expected).abs() < 0.02, "{p}: {got} v. {expected}");
    }
}

/// Sums of `days` days of a growth, one a replicate, in bytes.
fn sums(law: DayLaw, days: i32) -> Vec<f64> {
    let mut builder = Builder::new(100_000 * GB, days).random();
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 0);
    builder.household.devices[device.index()].apps = daily(100_000_000, law);
    let world = World::new(builder.household, 7);
    let mut sums = Vec::new();
    for first in (0..REPLICATES).step_by(16) {
        let mut block: Block<16> = Block::new(&world, first);
        for today in world.days.iter().take(days as usize) {
            block.draws.advance();
            growth::grow(&world, &mut block, today);
        }
        sums.extend(block.grown.map(|bytes| bytes.real()));
    }
    sums
}

fn mean_and_variance(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0))
}

#[test]
fn compound_growth_has_the_mean_and_variance_of_the_formula() {
    // Compound Poisson(lambda), items of mean m and second moment s: n days have mean lambda n m, variance lambda n s.
    let (lambda, sigma, days) = (0.8, 0.9_f64, 30);
    let law = DayLaw::Compound(CountLaw::Poisson { mean: lambda }, ItemLaw::Lognormal(sigma));
    let (mean, variance) = mean_and_variance(&sums(law, days));
    let day = 100_000_000.0;
    let expected_mean = day * f64::from(days);
    // s / m² of a lognormal is exp(sigma²).
    let expected_variance = day * day * f64::from(days) * (sigma * sigma).exp() / lambda;
    let error = (expected_variance / f64::from(REPLICATES)).sqrt();
    assert!((mean - expected_mean).abs() < 4.0 * error, "mean {mean} v. {expected_mean}");
    assert!((variance / expected_variance - 1.0).abs() < 0.25, "variance {variance} v. {expected_variance}");
}

#[test]
fn negative_binomial_days_have_their_variance() {
    // N of mean m and variance m + m²/k, items of squared coefficient of variation c: Var/mean² = 1/k + (1 + c)/m.
    let (mean_items, shape, sigma) = (4.8, 1.5, 0.6_f64);
    let law =
        DayLaw::Compound(CountLaw::NegativeBinomial { mean: mean_items, shape }, ItemLaw::Lognormal(sigma));
    let (mean, variance) = mean_and_variance(&sums(law, 20));
    let squared = 1.0 / shape + (sigma * sigma).exp() / mean_items;
    let expected = squared / 20.0;
    let error = (expected / f64::from(REPLICATES)).sqrt();
    assert!((mean / 2.0e9 - 1.0).abs() < 4.0 * error, "mean {mean}");
    assert!((variance / (mean * mean) / expected - 1.0).abs() < 0.15, "variance {variance}");
}

#[test]
fn a_level_is_drawn_once_and_a_day_every_day() {
    // The variance of a sum of n days is n² Var(level) + n Var(day): the level's part must not average out.
    let mut builder = Builder::new(100_000 * GB, 50).random();
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", 0);
    let level = builder.level("A/iPhone/apps", Law::Lognormal { median: 1.0, sigma: 0.4 });
    let apps = &mut builder.household.devices[device.index()].apps;
    *apps = daily(100_000_000, DayLaw::Gamma(1.5));
    apps.factors = vec![level];
    let world = World::new(builder.household, 3);
    let mut totals = Vec::new();
    for first in (0..REPLICATES).step_by(16) {
        let mut block: Block<16> = Block::new(&world, first);
        for today in world.days.iter().take(50) {
            block.draws.advance();
            growth::grow(&world, &mut block, today);
        }
        totals.extend(block.grown.map(|bytes| bytes.real().ln()));
    }
    totals.sort_by(f64::total_cmp);
    let at = |q: f64| totals[(q * numbers::real_count(totals.len())) as usize];
    // Day-to-day noise of 50 gamma days has a standard deviation of log of about 0.115 beside the level's 0.4.
    let sigma = (at(0.841) - at(0.159)) / 2.0;
    assert!((sigma - (0.16_f64 + 0.0133).sqrt()).abs() < 0.03, "sigma of the log of the sum {sigma}");
}

/// Shape and scale in years of the law of a phone's life (FACTS D13).
const LIFE: (f64, f64) = (2.2, 2.9);

/// Share of lives that are longer than so many years.
fn survivors(years: f64) -> f64 {
    let (shape, scale) = LIFE;
    (-(years / scale).powf(shape)).exp()
}

/// The integral of [`survivors`] from 0 to so many years, by the rule of midpoints.
fn survived(years: f64) -> f64 {
    let step = years / 4000.0;
    (0..4000).map(|at| survivors((f64::from(at) + 0.5) * step) * step).sum()
}

/// A device that is replaced as is typical, in blocks of 16 replicates.
fn replaced_as_typical() -> (World, Vec<Block<16>>) {
    let mut builder = Builder::new(100 * GB, 4000).random();
    let person = builder.person("A");
    let device = builder.device(person, "iPhone", GB);
    let (shape, scale_years) = LIFE;
    builder.household.devices[device.index()].replacement = Replacement::Typical { shape, scale_years };
    let world = World::new(builder.household, 20261201);
    let blocks = (0..REPLICATES).step_by(16).map(|first| Block::new(&world, first)).collect();
    (world, blocks)
}

/// Holds the share of lives of at most so many years against the law, at several ages.
fn assert_lives(lives: &[i32], what: &str, share: impl Fn(f64) -> f64) {
    for years in [0.5, 1.0, 2.0, 3.0, 4.0, 5.0] {
        let (days, count) = ((years * 365.25) as i32, lives.len() as f64);
        let seen = lives.iter().filter(|life| **life <= days).count() as f64 / count;
        // A life is rounded to the nearest day.
        let expected = share((f64::from(days) + 0.5) / 365.25);
        let bound = 4.0 * (expected * (1.0 - expected) / count).sqrt();
        assert!((seen - expected).abs() < bound, "{what}: {seen} within {years} years, not {expected}");
    }
}

/// Days from one day to a replacement without a date.
fn days_until(next: Arrival, from: Day) -> i32 {
    next.day().unwrap().days_since(from)
}

#[test]
fn a_phone_in_use_is_replaced_as_one_met_at_a_random_moment_and_its_successor_lives_a_whole_life() {
    let (world, blocks) = replaced_as_typical();
    let (mut in_use, mut successors) = (Vec::new(), Vec::new());
    for mut block in blocks {
        let firsts = block.devices[0].next_replacement;
        in_use.extend(firsts.map(|next| days_until(next, first())));
        let last = firsts.into_iter().max().and_then(Arrival::day).unwrap();
        let mut seconds = [0; 16];
        for day in (first().number()..=last.number()).map(Day::from_number) {
            replacement::replace_at_random(&world, &mut block, day);
            for lane in (0..16).filter(|lane| firsts[*lane] == Arrival::On(day)) {
                seconds[lane] = days_until(block.devices[0].next_replacement[lane], day);
            }
        }
        successors.extend(seconds);
    }
    let mean = survived(20.0);
    assert_lives(&in_use, "in use", |years| survived(years) / mean);
    assert_lives(&successors, "successor", |years| 1.0 - survivors(years));
}

#[test]
fn a_device_that_is_new_on_a_date_lives_a_whole_life_from_that_day() {
    let (world, blocks) = replaced_as_typical();
    // The file knows of no dated one here: those without a date have left room for it.
    let (day, mut lives) = (first() + 1, Vec::new());
    for mut block in blocks {
        (0..16).for_each(|lane| replacement::replace(&world, &mut block, DeviceId::new(0), day, lane));
        lives.extend(block.devices[0].next_replacement.map(|next| days_until(next, day)));
    }
    assert_lives(&lives, "new on a date", |years| 1.0 - survivors(years));
}

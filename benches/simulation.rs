//! How fast a household is simulated: one day, one replicate, a batch, and reading a scenario.
//!
//! Every bench asserts its answer once, so that it cannot time an empty loop.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use headroom::analysis::compare::{compare, contest, plans_on_sale, present, with_plan};
use headroom::engine::{LANES, run, trace};
use headroom::model::household::PoolId;
use headroom::model::state::Block;
use headroom::model::step::step;
use headroom::model::world::World;
use headroom::scenario::{Overrides, Scenario, check};
use headroom::units::Money;
use std::hint::black_box;
use std::time::Instant;

const FAMILY: &str = include_str!("../scenarios/family.toml");

fn family() -> Scenario {
    check("family.toml", FAMILY, &Overrides::default())
        .unwrap_or_else(|_| panic!("the family scenario is valid"))
}

fn world() -> World {
    World::new(family().household, 20_261_201)
}

fn one_day(bench: &mut Criterion) {
    let world = world();
    let devices = u64::try_from(world.household.devices.len() * LANES).unwrap_or(1);
    let mut block: Block<LANES> = Block::new(&world, 0);
    world.days.iter().take(30).for_each(|today| step(&world, &mut block, today));
    assert!(block.pools[0].used[0].count() > 0 && block.grown[0].count() > 0);
    let mut group = bench.benchmark_group("day");
    group.throughput(Throughput::Elements(devices));
    let today = &world.days[30];
    group.bench_function("step a block", |b| {
        b.iter_batched_ref(
            || block.clone(),
            |block| step(&world, black_box(block), today),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn one_replicate(bench: &mut Criterion) {
    let world = world();
    let entries = trace(&world, 0);
    assert!(entries.len() > 1096 * world.lines.len());
    let mut group = bench.benchmark_group("replicate");
    group.throughput(Throughput::Elements(
        u64::try_from(world.days.len() * world.household.devices.len()).unwrap_or(1),
    ));
    group.bench_function("trace one", |b| b.iter(|| trace(black_box(&world), 0)));
    group.finish();
}

fn a_batch(bench: &mut Criterion) {
    let world = world();
    let replicates = 64;
    let result = run(&world, replicates, &|_| {});
    assert_eq!(result.futures.failing[0].len(), replicates);
    let days = world.household.horizon.len() * world.household.devices.len() * replicates;
    let mut group = bench.benchmark_group("batch");
    group.sample_size(10);
    group.throughput(Throughput::Elements(u64::try_from(days).unwrap_or(1)));
    group.bench_function("64 replicates of the family", |b| {
        b.iter(|| run(black_box(&world), replicates, &|_| {}))
    });
    group.finish();
}

/// A comparison of six plans beside one run of as many replicates: plans share a life until one of them lacks room.
fn six_plans(bench: &mut Criterion) {
    let world = world();
    let replicates = 64;
    let household = &world.household;
    let pool = PoolId::new(0);
    let others = plans_on_sale(household).into_iter().filter_map(|plan| with_plan(household, pool, plan));
    let all: Vec<_> = std::iter::once(present(household, pool)).chain(others).collect();
    assert_eq!(all.len(), 6);
    let compare_all = || {
        let contenders = contest(all.clone(), 20_261_201, replicates, &|_| {});
        compare(household.horizon, &contenders, Money(99))
    };
    assert_eq!(compare_all().rows.len(), 6);
    let (one, six) = (seconds(&|| drop(run(&world, replicates, &|_| {}))), seconds(&|| drop(compare_all())));
    println!("six plans take {:.2} times one run of the family: plans share what they can", six / one);
    let mut group = bench.benchmark_group("compare");
    group.sample_size(10);
    group
        .bench_function("64 replicates of the family, once", |b| b.iter(|| run(&world, replicates, &|_| {})));
    group.bench_function("64 replicates of the family on six plans", |b| b.iter(compare_all));
    group.finish();
}

/// The shortest of three times.
fn seconds(work: &dyn Fn()) -> f64 {
    let once = || {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn reading(bench: &mut Criterion) {
    assert_eq!(family().household.people.len(), 4);
    let mut group = bench.benchmark_group("scenario");
    group.throughput(Throughput::Bytes(u64::try_from(FAMILY.len()).unwrap_or(1)));
    group.bench_function("check the family", |b| {
        b.iter(|| check("family.toml", black_box(FAMILY), &Overrides::default()).is_ok())
    });
    group.bench_function("tables and world", |b| {
        b.iter_batched(|| family().household, |household| World::new(household, 1), BatchSize::SmallInput);
    });
    group.finish();
}

criterion_group!(benches, one_day, one_replicate, a_batch, six_plans, reading);
criterion_main!(benches);

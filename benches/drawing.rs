//! How fast charts are drawn: from figures to the bytes of PNG, SVG and tables, in the light theme at 1600x900.
//!
//! What is aimed at: what a run draws unasked takes under half a second, so that nobody waits for a picture. Machines
//! differ, so that the time is printed beside the aim and never asserted.

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use headroom::analysis::analyse;
use headroom::analysis::compare::{Comparison, compare, contest, plans_on_sale, present, with_plan};
use headroom::analysis::findings::Findings;
use headroom::analysis::sensitivity::{Sensitivity, sensitivity};
use headroom::engine::run;
use headroom::model::household::PoolId;
use headroom::model::world::World;
use headroom::report::charts::{Look, Print};
use headroom::report::compare::Compared;
use headroom::report::figures::{Chart, ChartName, alternatives, charts, tornado};
use headroom::report::files::OutputFile;
use headroom::report::imprint::Imprint;
use headroom::report::pictures::{self, Drawing};
use headroom::report::{Context, Fullness, Run, Tax};
use headroom::scenario::{Overrides, Scenario, check};
use headroom::units::Money;

const FAMILY: &str = include_str!("../scenarios/family.toml");
/// Futures the charts are of; how many there are hardly matters to the drawing.
const FUTURES: usize = 64;
/// What drawing the charts of a default run is to take at most, in milliseconds.
const AIM: f64 = 500.0;

/// The family, lived, compared and swung.
struct Lived {
    world: World,
    findings: Findings,
    comparison: Comparison,
    sensitivity: Sensitivity,
    context: Context,
    region: String,
}

impl Lived {
    fn new() -> Self {
        let scenario = check("family.toml", FAMILY, &Overrides::default())
            .unwrap_or_else(|_| panic!("the family scenario is valid"));
        let (context, region) = (context(&scenario), scenario.region.clone());
        let world = World::new(scenario.household, scenario.seed);
        let lived = run(&world, FUTURES, &|_| {});
        Self {
            findings: analyse(&world, &lived),
            comparison: plans(&world),
            sensitivity: sensitivity(&world, &lived, 16, &|_| {}),
            context,
            region,
            world,
        }
    }

    fn run(&self) -> Run<'_> {
        Run { household: &self.world.household, findings: &self.findings, context: &self.context }
    }

    /// The charts that no run draws by itself.
    fn others(&self) -> Vec<Chart> {
        let compared = Compared {
            household: &self.world.household,
            comparison: &self.comparison,
            context: &self.context,
            seed: self.findings.seed,
            region: &self.region,
        };
        let tornado = tornado(self.run(), &self.sensitivity).map(Chart::Tornado);
        std::iter::once(Chart::Compare(alternatives(compared))).chain(tornado).collect()
    }
}

fn plans(world: &World) -> Comparison {
    let (household, pool) = (&world.household, PoolId::new(0));
    let others = plans_on_sale(household).into_iter().filter_map(|plan| with_plan(household, pool, plan));
    let all = std::iter::once(present(household, pool)).chain(others).collect();
    compare(household.horizon, &contest(all, world.seed, 16, &|_| {}), Money(99))
}

fn context(scenario: &Scenario) -> Context {
    Context {
        title: scenario.title.clone(),
        scenario_name: "family".to_owned(),
        scenario_hash: scenario.hash(),
        seed: scenario.seed,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        read_on: scenario.read_on,
        fullness: Fullness::Typed,
        typed_share: scenario.typed_share,
        growth_rates: [2, 7],
        price_as_of: scenario.price_as_of,
        tax: Tax::Before,
        notes: Vec::new(),
        units_line: "Figures of iCloud's screens are read as binary (1 GB = 2³⁰ bytes).".into(),
        rounds: None,
        output_dir_shown: "out/family/".to_owned(),
    }
}

fn drawn(lived: &Lived, names: &[ChartName], others: &[Chart]) -> Vec<OutputFile> {
    let drawing = Drawing {
        charts: names.to_vec(),
        look: Look::default(),
        print: Print::default(),
        command: Vec::new(),
    };
    let all: Vec<Chart> = charts(lived.run(), names).into_iter().chain(others.iter().cloned()).collect();
    let imprint = Imprint::of_run(lived.run(), &drawing.command);
    pictures::files(&|| all.clone(), (&drawing, &imprint), "charts.json")
        .unwrap_or_else(|error| panic!("the family's charts can be drawn: {error}"))
}

fn drawing(bench: &mut Criterion) {
    let lived = Lived::new();
    let others = lived.others();
    let default = || drawn(&lived, &[ChartName::Forecast], &[]);
    let all = || drawn(&lived, &ChartName::ALL, &others);
    let pngs = |files: &[OutputFile]| files.iter().filter(|file| file.name.ends_with(".png")).count();
    // Forecast, survival, storage, a calendar each of four devices, comparison, tornado.
    assert_eq!((pngs(&default()), pngs(&all())), (1, 9));
    for (what, seconds) in [("a run draws unasked", seconds(&default)), ("there are", seconds(&all))] {
        println!("the charts {what} take {:.0} ms; aim: {AIM:.0} ms unasked", 1000.0 * seconds);
    }
    let mut group = bench.benchmark_group("draw");
    group.sample_size(10);
    group.bench_function("what a run of the family draws unasked", |b| b.iter(|| black_box(default())));
    group.bench_function("all six kinds of charts of the family", |b| b.iter(|| black_box(all())));
    group.finish();
}

/// The shortest of three times.
fn seconds(work: &dyn Fn() -> Vec<OutputFile>) -> f64 {
    let once = || {
        let started = Instant::now();
        black_box(work());
        started.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

criterion_group!(benches, drawing);
criterion_main!(benches);

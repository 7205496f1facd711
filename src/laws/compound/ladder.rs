//! Grids, finest first, joined to one distribution function.

use super::{Counts, Item};
use crate::laws::fourier::{Complex, transform};
use crate::units::numbers;

/// The distribution function of a sum that is not 0, at increasing points.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::laws) struct Tabulated {
    /// Sizes in units of an item's mean.
    points: Vec<f64>,
    /// P(sum <= point), given that there is an item.
    cumulative: Vec<f64>,
}

/// One grid: masses at 0, `step`, 2 `step` ...
#[derive(Clone, Copy, PartialEq, Debug)]
struct Grid {
    step: f64,
    len: usize,
}

/// Points of a grid for a tail, and of the smallest one for the body.
const SHORT: usize = 1 << 12;
/// Points of the largest grid.
const LONG: usize = 1 << 15;
/// How much longer the step of the next grid is.
const RUNG: f64 = 16.0;
/// Grids at most.
const RUNGS: usize = 6;
/// The tail probability that the last grid must reach.
const DEEPEST: f64 = 1e-10;
/// How strongly masses are tilted over a grid: what folds back is damped by the exponential of this.
const TILT: f64 = 6.0;
/// A grid hands over to the next this far from its end.
const HANDOVER: f64 = 0.9;

/// The law of the sum; `None` where no grid of reasonable length resolves it, because there are too many items.
pub(in crate::laws) fn tabulated(counts: &Counts, item: Item) -> Option<Tabulated> {
    let mut grid = body(counts, item)?;
    let mut law = Tabulated { points: vec![0.0], cumulative: vec![0.0] };
    for _ in 0..RUNGS {
        law.extend(&grid, &grid.distribution(counts, item));
        if law.cumulative.last().is_some_and(|reached| 1.0 - reached < DEEPEST) {
            break;
        }
        grid = Grid { step: grid.step * RUNG, len: SHORT };
    }
    Some(law)
}

/// The grid of the body: it must resolve a single item where days with few items are common, the whole sum
/// otherwise, and keep the variance that rounding to it adds below a part in ten thousand.
fn body(counts: &Counts, item: Item) -> Option<Grid> {
    const ERROR: f64 = 1e-4;
    let mean = counts.mean();
    let variance = mean * item.variance() + counts.variance();
    let few = few_items(counts);
    let single = (4.0 * ERROR / (item.steepest() * few)).sqrt();
    let step = single.min(variance.sqrt() / 100.0).min((12.0 * ERROR * variance / mean).sqrt());
    let reach = mean / (1.0 - counts.zero) + 8.0 * (variance / (1.0 - counts.zero)).sqrt();
    let wanted = numbers::index(numbers::floor(reach / step)).clamp(SHORT, LONG);
    let len = wanted.next_power_of_two();
    let shortest = reach / numbers::real_count(len);
    (shortest < 3.0 * step).then_some(Grid { step: step.max(shortest), len })
}

/// The probability of at most three items on a day with items, but never so small that the grid gets coarse.
fn few_items(counts: &Counts) -> f64 {
    let (first, cumulative) = counts.cumulative();
    let share = 3_usize.checked_sub(first).map_or(0.0, |three| cumulative.get(three).copied().unwrap_or(1.0));
    share.max(1e-6)
}

impl Grid {
    /// The distribution function of a sum that is not 0, halfway between the grid's points.
    fn distribution(&self, counts: &Counts, item: Item) -> Vec<f64> {
        let tilt = TILT / numbers::real_count(self.len);
        let mut masses = self.item_masses(item, libm::exp(-tilt));
        transform(&mut masses);
        pass_through(&mut masses, |point| counts.generating(point));
        transform(&mut masses);
        let untilt = libm::exp(tilt);
        let mut weight = 1.0 / (numbers::real_count(self.len) * (1.0 - counts.zero));
        let mut sum = -counts.zero / (1.0 - counts.zero);
        let running = masses.iter().map(|mass| {
            sum += mass.re * weight;
            weight *= untilt;
            sum
        });
        running.collect()
    }

    /// An item's probabilities of rounding to each of the grid's points, the j-th times `damping` to the j.
    fn item_masses(&self, item: Item, damping: f64) -> Vec<Complex> {
        let mut masses = vec![Complex::default(); self.len];
        let (mut below, mut weight, mut edge) = (0.0, 1.0, 0.5);
        for mass in &mut masses {
            let up_to = item.cdf(edge * self.step);
            mass.re = (up_to - below) * weight;
            if up_to >= 1.0 {
                break;
            }
            (below, weight, edge) = (up_to, weight * damping, edge + 1.0);
        }
        masses
    }
}

/// Applies `function` to a transform of real numbers: its second half mirrors the first, before and after.
///
/// The result is left conjugated, which is what makes the next forward transform an inverse one.
fn pass_through(points: &mut [Complex], function: impl Fn(Complex) -> Complex) {
    let len = points.len();
    for at in 0..=len / 2 {
        let value = function(points[at]);
        points[(len - at) % len] = value;
        points[at] = value.conjugate();
    }
}

impl Tabulated {
    /// The quantile function, to be asked in increasing order.
    pub(in crate::laws) fn quantiles(&self) -> impl FnMut(f64) -> f64 + '_ {
        let mut at = 1;
        move |probability| {
            let last = self.points.len() - 1;
            while at < last && self.cumulative[at] < probability {
                at += 1;
            }
            between(self, at.min(last), probability)
        }
    }

    /// A law from its points and its distribution function there; the first entry must be (lowest value, 0).
    pub(in crate::laws) fn new(points: Vec<f64>, cumulative: Vec<f64>) -> Self {
        Self { points, cumulative }
    }

    /// Adds what a coarser grid knows beyond the points so far.
    fn extend(&mut self, grid: &Grid, distribution: &[f64]) {
        let (mut reached, mut highest) = self.end();
        let usable = numbers::index(numbers::floor(numbers::real_count(grid.len) * HANDOVER));
        for (index, value) in distribution.iter().enumerate().take(usable) {
            let point = (numbers::real_count(index) + 0.5) * grid.step;
            if point > reached {
                (reached, highest) = (point, value.clamp(highest, 1.0));
                self.points.push(reached);
                self.cumulative.push(highest);
            }
        }
    }

    fn end(&self) -> (f64, f64) {
        (self.points.last().copied().unwrap_or(0.0), self.cumulative.last().copied().unwrap_or(0.0))
    }
}

/// Linear interpolation between point `at` and the one before it.
fn between(law: &Tabulated, at: usize, probability: f64) -> f64 {
    let before = at.saturating_sub(1);
    let (low, high) = (law.cumulative[before], law.cumulative[at]);
    let share = if high > low { ((probability - low) / (high - low)).clamp(0.0, 1.0) } else { 1.0 };
    law.points[before] + share * (law.points[at] - law.points[before])
}

//! The sum of a random number of random items, as a distribution function on a ladder of grids.
//!
//! A grid turns an item's law into masses at multiples of a step; the Fourier transform of the masses goes through
//! the count's generating function, and back comes the law of the sum, exact but for the step. Exponential tilting
//! keeps what lies beyond the grid from folding back into it (Grübel and Hermesmeier 1999). One step cannot serve
//! both the small sums and a heavy tail, so each next grid has a step 32 times as long and takes over where the one
//! before ends.

mod counts;

use super::ItemLaw;
use super::fourier::{Complex, transform};
use super::special::{normal_cdf, normal_density};
use crate::units::numbers;

pub(super) use counts::Counts;

/// The distribution function of a sum that is not 0, at increasing points.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Tabulated {
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
    rounding: Rounding,
}

/// Where an item's size between two of a grid's points goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rounding {
    /// To the nearer one: a single item's law is exact halfway between the points. For steps short beside an item.
    Nearest,
    /// To both, so that the mean stays: for steps as long as an item or longer.
    BothSides,
}

/// Points of a grid for a tail, and of the smallest one for the body.
const SHORT: usize = 1 << 11;
/// Points of the largest grid.
const LONG: usize = 1 << 15;
/// How much longer the step of the next grid is.
const RUNG: f64 = 32.0;
/// Grids at most.
const RUNGS: usize = 6;
/// The tail probability that the last grid must reach.
const DEEPEST: f64 = 1e-10;
/// How strongly masses are tilted over a grid: what folds back is damped by the exponential of this.
const TILT: f64 = 6.0;

/// The law of the sum; `None` where no grid of reasonable length resolves it, because there are too many items.
pub(super) fn tabulated(counts: &Counts, item: Item) -> Option<Tabulated> {
    let mut grid = body(counts, item)?;
    let mut law = Tabulated { points: vec![0.0], cumulative: vec![0.0] };
    for _ in 0..RUNGS {
        law.extend(&grid, &grid.distribution(counts, item));
        if law.cumulative.last().is_some_and(|reached| 1.0 - reached < DEEPEST) {
            break;
        }
        grid = Grid { step: grid.step * RUNG, len: SHORT, rounding: Rounding::BothSides };
    }
    Some(law)
}

/// The grid of the body: it must resolve a single item where days with few items are common, the whole sum
/// otherwise, and keep the variance that its cells add below a part in two thousand.
fn body(counts: &Counts, item: Item) -> Option<Grid> {
    const ERROR: f64 = 5e-5;
    const VARIANCE_ERROR: f64 = 4e-4;
    let variance = counts.sum_variance(item.variance());
    let (mean, square) = counts.given_items(variance);
    let deviation = square.sqrt();
    let single = (8.0 * ERROR / (item.steepest() * counts.at_most_three().max(1e-6))).sqrt();
    let cells = (6.0 * VARIANCE_ERROR * variance / counts.mean()).sqrt();
    let whole = cells.min(deviation / 100.0);
    let (step, rounding) =
        if single < whole { (single, Rounding::Nearest) } else { (whole, Rounding::BothSides) };
    let reach = mean + 8.0 * deviation;
    // The nearest power of two, rather than the next: the step may be 1.4 times as long as asked for.
    let wanted = numbers::index(numbers::floor(0.7 * reach / step)).clamp(SHORT, LONG);
    let len = wanted.next_power_of_two();
    let shortest = reach / numbers::real_count(len);
    (shortest < 2.0 * step).then_some(Grid { step: step.max(shortest), len, rounding })
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

    /// An item's law as masses at the grid's points, the j-th times `damping` to the j; what lies beyond the grid
    /// is left out.
    fn item_masses(&self, item: Item, damping: f64) -> Vec<Complex> {
        let mut masses = match self.rounding {
            Rounding::Nearest => self.nearest(item),
            Rounding::BothSides => self.both_sides(item),
        };
        let mut weight = 1.0;
        for mass in &mut masses {
            mass.re *= weight;
            weight *= damping;
        }
        masses
    }

    fn nearest(&self, item: Item) -> Vec<Complex> {
        let mut below = 0.0;
        let mass = |at| {
            let up_to = item.below((numbers::real_count(at) + 0.5) * self.step).probability;
            Complex::real(up_to - std::mem::replace(&mut below, up_to))
        };
        (0..self.len).map(mass).collect()
    }

    fn both_sides(&self, item: Item) -> Vec<Complex> {
        let mut masses = vec![Complex::default(); self.len];
        let mut below = Below::default();
        for at in 1..self.len {
            let (left, right) = (numbers::real_count(at - 1), numbers::real_count(at));
            let up_to = item.below(right * self.step);
            let probability = up_to.probability - below.probability;
            let to_right = (up_to.mean - below.mean) / self.step - left * probability;
            masses[at - 1].re += probability - to_right;
            masses[at].re += to_right;
            below = up_to;
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
    pub(super) fn quantiles(&self) -> impl FnMut(f64) -> f64 + '_ {
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
    pub(super) fn new(points: Vec<f64>, cumulative: Vec<f64>) -> Self {
        Self { points, cumulative }
    }

    /// Adds what a coarser grid knows beyond the points so far.
    fn extend(&mut self, grid: &Grid, distribution: &[f64]) {
        let (mut reached, mut highest) = self.end();
        for (index, value) in distribution.iter().enumerate().take(grid.len - 1) {
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

/// An item law that has a density; its mean is 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Item {
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
    /// Exponential.
    Exponential,
}

/// The part of an item law up to some size.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Below {
    /// P(item <= size).
    pub probability: f64,
    /// The mean of the items up to the size, larger ones counted as 0.
    pub mean: f64,
}

/// Below this deviation all items count as the same size.
const NARROW: f64 = 0.01;
/// Beyond this one a mean says nothing about the sizes seen; wider laws are cut to it.
const WIDE: f64 = 3.0;

impl Item {
    /// The law; `None` where all items are the same.
    pub(super) fn new(law: ItemLaw) -> Option<Self> {
        match law {
            ItemLaw::Fixed => None,
            ItemLaw::Exponential => Some(Self::Exponential),
            ItemLaw::Lognormal(sigma) => (sigma > NARROW).then(|| Self::Lognormal(sigma.min(WIDE))),
        }
    }

    /// What lies below a size.
    fn below(self, size: f64) -> Below {
        match self {
            Self::Lognormal(sigma) => {
                let z = libm::log(size) / sigma;
                Below { probability: normal_cdf(z + 0.5 * sigma), mean: normal_cdf(z - 0.5 * sigma) }
            }
            Self::Exponential => {
                let above = libm::exp(-size);
                Below { probability: -libm::expm1(-size), mean: -libm::expm1(-size) - size * above }
            }
        }
    }

    /// Variance of the size.
    pub(super) fn variance(self) -> f64 {
        match self {
            Self::Lognormal(sigma) => libm::expm1(sigma * sigma),
            Self::Exponential => 1.0,
        }
    }

    /// The steepest change of the density: how finely a grid must cut the sizes.
    fn steepest(self) -> f64 {
        match self {
            Self::Lognormal(sigma) => {
                // Where the second derivative vanishes, in deviations from the median's logarithm less 2 sigma.
                let at = 0.5 * (sigma - (sigma * sigma + 4.0).sqrt());
                normal_density(at) * (1.0 - at / sigma) * libm::exp(3.0 * sigma * sigma) / sigma
            }
            Self::Exponential => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::CountLaw;
    use crate::laws::special::Gamma;

    /// The exact law of a Poisson number of exponential items, given that there is one.
    fn poisson_of_exponentials(mean: f64, x: f64) -> f64 {
        let terms = (1..200).scan(libm::exp(-mean), |mass, n| {
            *mass *= mean / f64::from(n);
            Some(*mass * Gamma::new(f64::from(n)).cdf(x))
        });
        terms.sum::<f64>() / -libm::expm1(-mean)
    }

    fn assert_close(mean: f64, accuracy: f64) {
        let counts = Counts::new(CountLaw::Poisson { mean }).unwrap();
        let law = tabulated(&counts, Item::Exponential).unwrap();
        let every = law.points.len() / 150;
        for (point, cumulative) in law.points.iter().zip(&law.cumulative).step_by(every) {
            let exact = poisson_of_exponentials(mean, *point);
            assert!((cumulative - exact).abs() < accuracy, "{mean} {point} {cumulative} {exact}");
        }
    }

    #[test]
    fn few_items_agree_with_the_closed_form() {
        assert_close(0.01, 5e-5);
        assert_close(0.8, 5e-5);
    }

    #[test]
    fn more_items_agree_with_the_closed_form() {
        assert_close(6.0, 5e-5);
        assert_close(70.0, 1e-4);
    }

    #[test]
    fn a_single_item_keeps_its_law_through_grid_and_table() {
        for sigma in [0.2, 0.45, 0.9, 1.3] {
            let item = Item::Lognormal(sigma);
            let counts = Counts::new(CountLaw::Poisson { mean: 2e-5 }).unwrap();
            let law = tabulated(&counts, item).unwrap();
            let table = crate::laws::QuantileTable::smooth(0.0, law.quantiles());
            for bits in (0..4000_u32).map(|n| n * 1_073_741 + 12_345) {
                let error = item.below(table.at(bits)).probability - numbers::unit_interval(bits);
                assert!(error.abs() < 1e-4, "{sigma} {bits} {error}");
            }
        }
    }

    #[test]
    fn the_far_tail_is_there_and_right() {
        let counts = Counts::new(CountLaw::Poisson { mean: 0.8 }).unwrap();
        let law = tabulated(&counts, Item::Exponential).unwrap();
        let far = law.quantiles()(1.0 - 1e-8);
        let tail = (1.0 - poisson_of_exponentials(0.8, far)) / 1e-8;
        assert!((tail - 1.0).abs() < 0.02, "{tail}");
    }

    #[test]
    fn a_heavy_tail_is_one_large_item() {
        let counts = Counts::new(CountLaw::Poisson { mean: 0.05 }).unwrap();
        let item = Item::new(crate::laws::ItemLaw::Lognormal(1.3)).unwrap();
        let far = tabulated(&counts, item).unwrap().quantiles()(1.0 - 1e-7);
        let tail = (1.0 - item.below(far - 0.05).probability) * 0.05 / -libm::expm1(-0.05) / 1e-7;
        assert!((tail - 1.0).abs() < 0.02, "{tail}");
    }

    #[test]
    fn too_many_items_are_left_to_others() {
        let counts = Counts::new(CountLaw::Poisson { mean: 100_000.0 }).unwrap();
        assert_eq!(tabulated(&counts, Item::Exponential), None);
    }

    /// Mean and variance from the distribution function, by summing the upper tail.
    fn moments(item: Item) -> (f64, f64) {
        let step = 0.001;
        let mids = (0..200_000).map(|n: u32| (f64::from(n) + 0.5) * step);
        let (mean, half_square) = mids.fold((0.0, 0.0), |(mean, square), x| {
            let tail = (1.0 - item.below(x).probability) * step;
            (mean + tail, square + x * tail)
        });
        (mean, 2.0 * half_square - mean * mean)
    }

    #[test]
    fn means_are_one_and_variances_as_stated() {
        for item in [Item::Lognormal(0.45), Item::Lognormal(0.8), Item::Exponential] {
            let (mean, variance) = moments(item);
            assert!((mean - 1.0).abs() < 1e-5, "{item:?} {mean}");
            assert!((variance / item.variance() - 1.0).abs() < 1e-4, "{item:?} {variance}");
        }
    }

    #[test]
    fn partial_means_grow_by_size_times_density() {
        for item in [Item::Lognormal(0.45), Item::Exponential] {
            let (low, high) = (item.below(1.2999), item.below(1.3));
            let expected = (high.probability - low.probability) * 1.299_95;
            assert!((high.mean - low.mean - expected).abs() < 1e-12, "{item:?}");
            assert!((item.below(200.0).mean - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_steepest_slope_is_found() {
        for sigma in [0.3, 1.3] {
            let item = Item::Lognormal(sigma);
            let slope = |x: f64| {
                let h = 1e-3 * x;
                let [low, middle, high] = [x - h, x, x + h].map(|x| item.below(x).probability);
                (low - 2.0 * middle + high) / (h * h)
            };
            let steepest = (1..3000).map(|n| slope(f64::from(n) * 0.001)).fold(0.0, f64::max);
            assert!((steepest / item.steepest() - 1.0).abs() < 0.01, "{sigma} {steepest}");
        }
    }

    #[test]
    fn equal_items_have_no_density() {
        assert_eq!(Item::new(ItemLaw::Fixed), None);
        assert_eq!(Item::new(ItemLaw::Lognormal(0.0)), None);
        assert_eq!(Item::new(ItemLaw::Lognormal(f64::NAN)), None);
    }
}

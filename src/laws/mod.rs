//! Probability laws: what is drawn once a replicate (levels: their median, mean and quantile function), and
//! what is drawn every day (the day factor: how one day's bytes compare with the mean day's).
//!
//! Every law is drawn by inverse transform, one random number a variate. Levels are rare and go through their
//! quantile function ([`Law::at`]); daily and nightly laws go through a [`table::QuantileTable`] built once.

mod compound;
mod fourier;
pub mod nightly;
pub mod special;
pub mod table;

use self::compound::{Counts, Item, Tabulated, tabulated};
use self::special::{Beta, Gamma, inside, normal_cdf, normal_density, normal_quantile};
use crate::units::numbers;

pub use table::QuantileTable;

/// The law of a level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Law {
    /// A known value.
    Certain(f64),
    /// Lognormal; `sigma` is the standard deviation of the logarithm.
    Lognormal {
        /// The median.
        median: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// Normal, truncated at zero.
    Normal {
        /// Mean before truncation.
        mean: f64,
        /// Standard deviation before truncation.
        deviation: f64,
    },
    /// Uniform between two values.
    Uniform {
        /// Smallest value.
        low: f64,
        /// Largest value.
        high: f64,
    },
    /// 1 with this probability, else 0.
    Chance(f64),
    /// Beta with shapes `a` and `b`.
    Beta {
        /// First shape.
        a: f64,
        /// Second shape.
        b: f64,
    },
}

/// The law of a day factor: always of mean 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DayLaw {
    /// The same every day.
    Even,
    /// Gamma with this shape.
    Gamma(f64),
    /// A random number of items, each of a random size.
    Compound(CountLaw, ItemLaw),
    /// What somebody says of a day, in any unit: the law divided by its mean.
    Drawn(Law),
}

/// How many items a day brings.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum CountLaw {
    /// Poisson.
    Poisson {
        /// Mean items a day.
        mean: f64,
    },
    /// Negative binomial: variance = mean + mean² / `shape`.
    NegativeBinomial {
        /// Mean items a day.
        mean: f64,
        /// Shape k.
        shape: f64,
    },
    /// No item with probability `zero`; otherwise a negative binomial that is not 0.
    ZeroInflated {
        /// Probability of a day without any item.
        zero: f64,
        /// Mean items a day, over all days.
        mean: f64,
        /// Shape k of the days with items.
        shape: f64,
    },
}

/// How large an item is, relative to any unit: only the form matters to a day factor.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ItemLaw {
    /// All the same.
    Fixed,
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
    /// Exponential.
    Exponential,
}

impl Law {
    /// The median: what a certain run uses in place of the level.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Certain(value) => value,
            Self::Lognormal { median, sigma } => median * libm::exp(0.5 * sigma * sigma),
            Self::Normal { mean, deviation } => truncated_mean(mean, deviation),
            Self::Uniform { low, high } => 0.5 * (low + high),
            Self::Chance(probability) => probability,
            Self::Beta { a, b } => a / (a + b),
        }
    }

    /// The level that belongs to a uniform number in (0, 1): the quantile function.
    pub fn at(&self, uniform: f64) -> f64 {
        match *self {
            Self::Certain(value) => value,
            Self::Lognormal { median, sigma } => median * libm::exp(sigma * normal_quantile(uniform)),
            Self::Normal { mean, deviation } => truncated_quantile(mean, deviation, inside(uniform)),
            Self::Uniform { low, high } => low + (high - low) * inside(uniform),
            Self::Chance(probability) => f64::from(u8::from(uniform > 1.0 - probability)),
            Self::Beta { a, b } => Beta::new(a, b).quantile(uniform),
        }
    }
}

/// So many deviations below zero, a truncated normal is an exponential law to double precision's reach.
const FAR_BELOW: f64 = -30.0;

/// The quantile of a normal law given that it is positive, from its upper tail so that nothing cancels.
fn truncated_quantile(mean: f64, deviation: f64, uniform: f64) -> f64 {
    if deviation <= 0.0 {
        return mean.max(0.0);
    }
    let start = mean / deviation;
    if start < FAR_BELOW {
        return -libm::log1p(-uniform) * deviation / -start;
    }
    (mean - deviation * normal_quantile((1.0 - uniform) * normal_cdf(start))).max(0.0)
}

fn truncated_mean(mean: f64, deviation: f64) -> f64 {
    if deviation <= 0.0 {
        return mean.max(0.0);
    }
    let start = mean / deviation;
    if start < FAR_BELOW {
        return deviation / -start;
    }
    mean + deviation * normal_density(start) / normal_cdf(start)
}

/// Counts up to here are tabulated as whole numbers; larger ones are so dense that their steps do not matter.
const LARGEST_LATTICE: usize = 4096;
/// Beyond so many items a day, or an over-dispersion as large, a gamma law stands for the sum.
const MANY: f64 = 10_000.0;

/// The table of a day factor, of mean 1.
///
/// A law that has no positive mean, or parameters that make no sense, is taken as the same every day.
pub fn day_factor(law: &DayLaw) -> QuantileTable {
    let table = match *law {
        DayLaw::Even => None,
        DayLaw::Gamma(shape) => gamma(0.0, shape),
        DayLaw::Compound(counts, item) => compound(counts, item),
        DayLaw::Drawn(law) => Some(nightly::of(&law)),
    };
    table.map_or_else(|| QuantileTable::constant(1.0), |table| table.with_mean(1.0))
}

fn compound(law: CountLaw, item: ItemLaw) -> Option<QuantileTable> {
    let counts = Counts::new(law)?;
    let item = Item::new(item);
    if counts.mean() > MANY || counts.variance() / counts.mean() > MANY {
        return same_moments(&counts, item);
    }
    match item {
        None => Some(whole(&counts)),
        Some(item) => match tabulated(&counts, item) {
            Some(law) => Some(QuantileTable::smooth(counts.zero, law.quantiles())),
            None => same_moments(&counts, Some(item)),
        },
    }
}

/// The law of the count itself, where all items are the same.
fn whole(counts: &Counts) -> QuantileTable {
    let (first, cumulative) = counts.cumulative();
    if first + cumulative.len() <= LARGEST_LATTICE {
        return QuantileTable::lattice(counts.zero, first, &cumulative);
    }
    let points = (first..=first + cumulative.len()).map(|count| numbers::real_count(count) - 0.5).collect();
    let from_zero = std::iter::once(0.0).chain(cumulative).collect();
    QuantileTable::smooth(counts.zero, Tabulated::new(points, from_zero).quantiles())
}

/// The gamma law with the mean and the variance of a sum of very many items, beside its days without any.
fn same_moments(counts: &Counts, item: Option<Item>) -> Option<QuantileTable> {
    let variance = counts.sum_variance(item.map_or(0.0, Item::variance));
    let (mean, variance) = counts.given_items(variance);
    gamma(counts.zero, mean * mean / variance)
}

fn gamma(zero: f64, shape: f64) -> Option<QuantileTable> {
    if !(shape.is_finite() && shape > 0.0) {
        return None;
    }
    let law = Gamma::new(shape);
    let mut last = None;
    Some(QuantileTable::smooth(zero, |probability| {
        let value =
            last.map_or_else(|| law.quantile(probability), |near| law.quantile_near(probability, near));
        last = Some(value);
        value
    }))
}

#[cfg(test)]
mod tests {
    use rand::Rng;
    use rand_distr::{Distribution, Exp1, Gamma as GammaDraw, LogNormal, Poisson};
    use rand_xoshiro::Xoshiro256PlusPlus;
    use rand_xoshiro::rand_core::SeedableRng;

    use super::*;

    const LAWS: [Law; 8] = [
        Law::Certain(4.0),
        Law::Lognormal { median: 2.0, sigma: 0.5 },
        Law::Normal { mean: 1.0, deviation: 0.3 },
        Law::Normal { mean: -1.0, deviation: 1.0 },
        Law::Normal { mean: -40.0, deviation: 1.0 },
        Law::Uniform { low: 0.3, high: 0.7 },
        Law::Beta { a: 5.2, b: 1.1 },
        Law::Beta { a: 0.45, b: 0.45 },
    ];

    #[test]
    fn a_chance_is_one_as_often_as_it_says() {
        let law = Law::Chance(0.25);
        assert_eq!([0.1, 0.7, 0.76, 0.99].map(|uniform| law.at(uniform)), [0.0, 0.0, 1.0, 1.0]);
        assert_eq!((law.mean(), law.median(), Law::Chance(0.64).median()), (0.25, 0.0, 1.0));
        assert_eq!([Law::Chance(0.0).at(0.999), Law::Chance(1.0).at(0.001)], [0.0, 1.0]);
    }

    #[test]
    fn means_are_the_integral_of_the_quantiles() {
        for law in LAWS {
            let count = 20_000;
            let sum: f64 = (0..count).map(|n| law.at((f64::from(n) + 0.5) / f64::from(count))).sum();
            assert!((sum / f64::from(count) / law.mean() - 1.0).abs() < 2e-3, "{law:?}");
        }
    }

    #[test]
    fn quantiles_rise() {
        for law in LAWS {
            assert!((0..=1000).map(|n| law.at(f64::from(n) / 1000.0)).is_sorted(), "{law:?}");
        }
    }

    #[test]
    fn medians() {
        assert_eq!(Law::Lognormal { median: 2.0, sigma: 0.5 }.median(), 2.0);
        assert!((Law::Uniform { low: 0.3, high: 0.7 }.median() - 0.5).abs() < 1e-15);
        assert!((Law::Beta { a: 4.0, b: 4.0 }.median() - 0.5).abs() < 1e-13);
    }

    #[test]
    fn a_truncated_normal_has_half_of_what_is_left_below_its_median() {
        let median = Law::Normal { mean: 1.0, deviation: 1.0 }.median();
        let below = (normal_cdf(median - 1.0) - normal_cdf(-1.0)) / normal_cdf(1.0);
        assert!((below - 0.5).abs() < 1e-14);
        assert!(median > 1.0);
    }

    #[test]
    fn far_below_zero_the_two_forms_of_a_truncated_normal_meet() {
        let (near, far) = (truncated_quantile(-29.99, 1.0, 0.7), truncated_quantile(-30.01, 1.0, 0.7));
        assert!((near / far - 1.0).abs() < 2e-3);
        assert_eq!(truncated_quantile(-2.0, 0.0, 0.7), 0.0);
        assert_eq!(truncated_mean(3.0, 0.0), 3.0);
    }

    #[test]
    fn levels_are_pinned() {
        let drawn = LAWS.map(|law| crate::units::numbers::round_half_up(law.at(0.9) * 1e6));
        assert_eq!(drawn, [4_000_000, 3_795_905, 1_384_539, 1_147_782, 57_565, 660_000, 974_224, 982_337]);
    }

    const DAYS: usize = 30_000;
    /// Two samples of n values each from one law lie within this times sqrt(2 / n) in 9,999 of 10,000 cases
    /// (Kolmogorov and Smirnov); atoms only make that safer.
    const ONE_IN_10_000: f64 = 2.225;

    /// A count law, written a second time as a recipe for drawing from it.
    #[derive(Clone, Copy)]
    struct Recipe {
        law: CountLaw,
        mean_before_cut: f64,
        items: ItemLaw,
    }

    fn recipes() -> [Recipe; 7] {
        let recipe = |law, mean_before_cut, items| Recipe { law, mean_before_cut, items };
        let binomial = |mean| CountLaw::NegativeBinomial { mean, shape: 1.5 };
        let cut = 4.0 / (1.0 - (1.0_f64 + 5.0).powf(-0.8));
        let inflated = CountLaw::ZeroInflated { zero: 0.6, mean: 0.4 * cut, shape: 0.8 };
        [
            recipe(binomial(12.0), 12.0, ItemLaw::Fixed),
            recipe(CountLaw::Poisson { mean: 0.4 }, 0.4, ItemLaw::Fixed),
            recipe(binomial(4.8), 4.8, ItemLaw::Lognormal(0.6)),
            recipe(binomial(0.9), 0.9, ItemLaw::Lognormal(1.3)),
            recipe(CountLaw::Poisson { mean: 0.25 }, 0.25, ItemLaw::Exponential),
            recipe(CountLaw::Poisson { mean: 40.0 }, 40.0, ItemLaw::Lognormal(0.45)),
            recipe(inflated, 4.0, ItemLaw::Lognormal(0.45)),
        ]
    }

    impl Recipe {
        /// One day's sum by the definition, items one by one.
        fn draw(&self, rng: &mut impl Rng) -> f64 {
            (0..self.count(rng)).map(|_| self.item(rng)).sum()
        }

        fn count(&self, rng: &mut impl Rng) -> u64 {
            match self.law {
                CountLaw::Poisson { .. } => poisson(self.mean_before_cut, rng),
                CountLaw::NegativeBinomial { shape, .. } => self.mixed(shape, rng),
                CountLaw::ZeroInflated { zero, shape, .. } if uniform(rng) >= zero => loop {
                    let count = self.mixed(shape, rng);
                    if count > 0 {
                        return count;
                    }
                },
                CountLaw::ZeroInflated { .. } => 0,
            }
        }

        fn mixed(&self, shape: f64, rng: &mut impl Rng) -> u64 {
            let mean = GammaDraw::new(shape, self.mean_before_cut / shape).unwrap().sample(rng);
            poisson(mean, rng)
        }

        fn item(&self, rng: &mut impl Rng) -> f64 {
            match self.items {
                ItemLaw::Fixed => 1.0,
                ItemLaw::Exponential => Exp1.sample(rng),
                ItemLaw::Lognormal(sigma) => LogNormal::new(-0.5 * sigma * sigma, sigma).unwrap().sample(rng),
            }
        }

        /// Mean and variance of a day's sum, exactly.
        fn moments(&self) -> (f64, f64) {
            let counts = Counts::new(self.law).unwrap();
            (counts.mean(), counts.sum_variance(Item::new(self.items).map_or(0.0, Item::variance)))
        }

        fn table(&self) -> QuantileTable {
            day_factor(&DayLaw::Compound(self.law, self.items))
        }
    }

    fn poisson(mean: f64, rng: &mut impl Rng) -> u64 {
        let count: f64 = Poisson::new(mean.max(1e-12)).unwrap().sample(rng);
        u64::try_from(numbers::floor(count)).unwrap()
    }

    fn uniform(rng: &mut impl Rng) -> f64 {
        numbers::unit_interval(rng.next_u32())
    }

    fn distance(mut one: Vec<f64>, mut other: Vec<f64>) -> f64 {
        one.sort_by(f64::total_cmp);
        other.sort_by(f64::total_cmp);
        let share = |sample: &[f64], x: f64| {
            // Whole numbers times a unit differ in their last digits: equal within a millionth is equal.
            let below = sample.partition_point(|&y| y <= x * (1.0 + 1e-6));
            numbers::real_count(below) / numbers::real_count(sample.len())
        };
        let points = one.iter().chain(&other);
        points.map(|&x| (share(&one, x) - share(&other, x)).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn single_days_have_the_exact_compound_law() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        for (number, recipe) in recipes().iter().enumerate() {
            let (mean, table) = (recipe.moments().0, recipe.table());
            let exact: Vec<f64> = (0..DAYS).map(|_| recipe.draw(&mut rng) / mean).collect();
            let fast: Vec<f64> = (0..DAYS).map(|_| table.at(rng.next_u32())).collect();
            let limit = ONE_IN_10_000 * (2.0 / numbers::real_count(DAYS)).sqrt();
            let found = distance(exact, fast);
            assert!(found < limit, "recipe {number}: {found} of {limit}");
        }
    }

    #[test]
    fn sums_of_thirty_days_are_indistinguishable() {
        let months = 3000;
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(2);
        for (number, recipe) in recipes().iter().enumerate() {
            let (mean, table) = (recipe.moments().0, recipe.table());
            let exact = (0..months).map(|_| (0..30).map(|_| recipe.draw(&mut rng) / mean).sum()).collect();
            let fast = (0..months).map(|_| (0..30).map(|_| table.at(rng.next_u32())).sum()).collect();
            let limit = ONE_IN_10_000 * (2.0 / numbers::real_count(months)).sqrt();
            let found = distance(exact, fast);
            assert!(found < limit, "recipe {number}: {found} of {limit}");
        }
    }

    /// The variance of a table over evenly spaced numbers, the upper tail in steps a thousand times finer.
    fn variance(table: &QuantileTable) -> f64 {
        let square = |bits: u32| (table.at(bits) - 1.0).powi(2);
        let (coarse, fine) = (1_u32 << 12, 1_u32 << 2);
        let tail = u32::MAX - (1 << 21) + 1;
        let body: f64 = (0..tail / coarse).map(|n| square(n * coarse + coarse / 2)).sum();
        let top: f64 = (0..(1 << 21) / fine).map(|n| square(tail + n * fine + fine / 2)).sum();
        (body * f64::from(coarse) + top * f64::from(fine)) / 4_294_967_296.0
    }

    #[test]
    fn means_are_one_and_variances_exact_to_a_thousandth() {
        for (number, recipe) in recipes().iter().enumerate() {
            let (mean, square) = recipe.moments();
            let table = recipe.table();
            assert!((table.mean() - 1.0).abs() < 1e-12);
            let relative = variance(&table) * mean * mean / square;
            assert!((relative - 1.0).abs() < 1e-3, "recipe {number}: {relative}");
        }
    }

    #[test]
    fn variates_never_fall() {
        for recipe in recipes() {
            let table = recipe.table();
            let numbers = (0..100_000_u32).map(|n| n * 42_949);
            assert!(numbers.map(|bits| table.at(bits)).is_sorted());
        }
    }

    #[test]
    fn days_without_items_are_exact() {
        let table = day_factor(&DayLaw::Compound(CountLaw::Poisson { mean: 0.25 }, ItemLaw::Exponential));
        assert!((table.zero_probability() - libm::exp(-0.25)).abs() < 1e-9);
        let inflated = CountLaw::ZeroInflated { zero: 0.6, mean: 3.6, shape: 0.8 };
        assert!(
            (day_factor(&DayLaw::Compound(inflated, ItemLaw::Fixed)).zero_probability() - 0.6).abs() < 1e-9
        );
    }

    #[test]
    fn gamma_tables_invert_the_distribution_function() {
        for shape in [0.5, 1.5, 40.0] {
            let (table, law) = (day_factor(&DayLaw::Gamma(shape)), Gamma::new(shape));
            for bits in (0..2000_u32).map(|n| n * 2_147_483 + 99) {
                let found = law.cdf(table.at(bits) * shape);
                assert!((found - numbers::unit_interval(bits)).abs() < 1e-4, "{shape} {bits}");
            }
        }
    }

    #[test]
    fn a_stated_day_has_its_quantiles_relative_to_its_mean() {
        let range = Law::Lognormal { median: 300e6, sigma: libm::log(2.0) / 1.644_853_626_951_472_2 };
        for law in
            [range, Law::Normal { mean: 120e6, deviation: 36e6 }, Law::Normal { mean: 5.0, deviation: 5.0 }]
        {
            let table = day_factor(&DayLaw::Drawn(law));
            assert!((table.mean() - 1.0).abs() < 1e-12);
            for bits in (0..2000_u32).map(|n| n * 2_147_483 + 99) {
                let exact = law.at(numbers::unit_interval(bits)) / law.mean();
                assert!((table.at(bits) - exact).abs() < 2e-4 * (1.0 + exact), "{law:?} {bits}");
            }
        }
        assert!((range.at(0.05) - 150e6).abs() < 1.0 && (range.at(0.95) - 600e6).abs() < 1.0);
        assert_eq!(day_factor(&DayLaw::Drawn(Law::Certain(7.0))).at(99), 1.0);
    }

    #[test]
    fn very_many_items_have_the_right_spread() {
        let counts = CountLaw::NegativeBinomial { mean: 1e6, shape: 1.5 };
        let table = day_factor(&DayLaw::Compound(counts, ItemLaw::Exponential));
        assert!((variance(&table) * 1.5 - 1.0).abs() < 1e-3);
        let dense = CountLaw::Poisson { mean: 5000.0 };
        assert!(
            (variance(&day_factor(&DayLaw::Compound(dense, ItemLaw::Fixed))) * 5000.0 - 1.0).abs() < 1e-3
        );
    }

    #[test]
    fn nonsense_is_the_same_every_day() {
        let nothing = CountLaw::Poisson { mean: 0.0 };
        for law in [
            DayLaw::Even,
            DayLaw::Gamma(-1.0),
            DayLaw::Gamma(f64::NAN),
            DayLaw::Compound(nothing, ItemLaw::Fixed),
        ] {
            assert_eq!(day_factor(&law).at(12_345), 1.0, "{law:?}");
        }
    }

    #[test]
    fn quantiles_are_pinned() {
        let places = [1 << 30, 1 << 31, 3 << 30, u32::MAX];
        let pinned = recipes().map(|recipe| {
            let table = recipe.table();
            places.map(|bits| numbers::round_half_up(table.at(bits) * 1e6))
        });
        assert_eq!(
            pinned,
            [
                [333_333, 750_000, 1_416_667, 17_333_333],
                [0, 0, 2_500_000, 22_500_000],
                [273_422, 731_414, 1_435_874, 19_981_069],
                [0, 34_076, 964_447, 1_771_403_807],
                [0, 0, 0, 94_036_992],
                [878_645, 993_744, 1_114_529, 2_346_667],
                [0, 0, 1_206_260, 57_342_170],
            ]
        );
    }
}

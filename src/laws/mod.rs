//! Probability laws: what is drawn once a replicate, and what is drawn every day.
//!
//! Every law is drawn by inverse transform, one random number a variate. Levels are rare and go through their
//! quantile function ([`Law::at`]); daily and nightly laws go through a [`table::QuantileTable`] built once.

mod compound;
pub mod day_factor;
mod fourier;
mod level;
pub mod nightly;
pub mod special;
pub mod table;

pub use day_factor::day_factor;
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

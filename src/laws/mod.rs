//! Probability laws: what is drawn once a replicate, and what is drawn every day.

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

#[derive(Clone, Debug)]
pub struct QuantileTable { q: Vec<f64> }
impl QuantileTable { pub fn at(&self, bits: u32) -> f64 { self.q[(bits >> 22) as usize] } pub fn from(f: impl Fn(f64) -> f64) -> Self { Self { q: (0..1024).map(|i| f((f64::from(i) + 0.5) / 1024.0)).collect() } } }
pub fn day_factor(law: &DayLaw) -> QuantileTable { match law { DayLaw::Even => QuantileTable::from(|_| 1.0), _ => QuantileTable::from(|u| -libm::log(1.0 - u)) } }
fn z(p: f64) -> f64 { let t = libm::sqrt(-2.0 * libm::log(p.min(1.0 - p))); let v = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1.0 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t); if p < 0.5 { -v } else { v } }
pub fn lognormal_table(m: f64, s: f64) -> QuantileTable { QuantileTable::from(|u| m * libm::exp(s * z(u))) }
pub fn window_table(points: &[(f64, f64)]) -> QuantileTable { QuantileTable::from(|u| { let i = points.partition_point(|p| p.0 < u).clamp(1, points.len() - 1); let (a, b) = (points[i - 1], points[i]); a.1 + (b.1 - a.1) * (u - a.0) / (b.0 - a.0) }) }
pub fn gamma_quantile(_a: f64, u: f64) -> f64 { -libm::log(1.0 - u) }
impl Law { pub fn median(&self) -> f64 { self.at(0.5) } pub fn at(&self, u: f64) -> f64 { match *self { Law::Certain(v) => v, Law::Lognormal { median, sigma } => median * libm::exp(sigma * z(u)), Law::Normal { mean, deviation } => (mean + deviation * z(u)).max(0.0), Law::Uniform { low, high } => low + (high - low) * u, Law::Beta { a, b } => a / (a + b) } } }

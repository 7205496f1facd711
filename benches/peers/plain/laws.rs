//! Laws as the textbook draws them, their constants worked out once.

use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law};
use headroom::model::household::{NightFactor, WindowLaw};
use rand::RngExt;
use rand::rngs::StdRng;
use rand_distr::{Beta, Distribution, Exp1, Gamma, LogNormal, Normal, Poisson};

/// A law ready to be drawn from.
pub enum Draw {
    Certain(f64),
    Gamma(Gamma<f64>),
    Lognormal(LogNormal<f64>),
    Positive(Normal<f64>),
    Uniform(f64, f64),
    Chance(f64),
    Beta(Beta<f64>),
    Through(Vec<(f64, f64)>),
    Divided(Box<Draw>, f64),
    Sum { count: Count, item: ItemLaw, lognormal: LogNormal<f64>, mean: f64 },
}

/// How many items there are.
pub enum Count {
    Poisson(Poisson<f64>),
    Mixed(Gamma<f64>),
    /// With this probability none; else a mixed number that is not 0.
    Inflated(f64, Gamma<f64>),
}

impl Draw {
    pub fn of_level(law: &Law) -> Self {
        match *law {
            Law::Certain(value) => Self::Certain(value),
            Law::Lognormal { median, sigma } => Self::Lognormal(LogNormal::new(median.ln(), sigma).unwrap()),
            Law::Normal { mean, deviation } => Self::Positive(Normal::new(mean, deviation).unwrap()),
            Law::Uniform { low, high } => Self::Uniform(low, high),
            Law::Chance(probability) => Self::Chance(probability),
            Law::Beta { a, b } => Self::Beta(Beta::new(a, b).unwrap()),
        }
    }

    pub fn of_day(law: &DayLaw) -> Self {
        match *law {
            DayLaw::Even => Self::Certain(1.0),
            DayLaw::Gamma(shape) => Self::Gamma(Gamma::new(shape, 1.0 / shape).unwrap()),
            DayLaw::Drawn(law) => Self::Divided(Box::new(Self::of_level(&law)), law.mean()),
            DayLaw::Compound(count, item) => {
                let sigma = if let ItemLaw::Lognormal(sigma) = item { sigma } else { 0.0 };
                let lognormal = LogNormal::new(-sigma * sigma / 2.0, sigma).unwrap();
                let (count, mean) = Count::of(count);
                Self::Sum { count, item, lognormal, mean }
            }
        }
    }

    pub fn of_night(law: NightFactor) -> Self {
        match law {
            NightFactor::Uneven(sigma) => {
                Self::Lognormal(LogNormal::new(-sigma * sigma / 2.0, sigma).unwrap())
            }
            NightFactor::Drawn(law) => Self::Divided(Box::new(Self::of_level(&law)), law.median()),
        }
    }

    pub fn of_window(law: &WindowLaw, levels: &[f64]) -> Self {
        match law {
            WindowLaw::Level(id) => Self::Certain(levels[id.index()]),
            WindowLaw::Quantiles(points) => Self::Through(points.clone()),
            WindowLaw::Lognormal { median, sigma } => {
                Self::Lognormal(LogNormal::new(median.ln(), *sigma).unwrap())
            }
        }
    }

    pub fn sample(&self, rng: &mut StdRng) -> f64 {
        match self {
            Self::Certain(value) => *value,
            Self::Gamma(law) => law.sample(rng),
            Self::Lognormal(law) => law.sample(rng),
            Self::Uniform(low, high) => low + (high - low) * rng.random::<f64>(),
            Self::Chance(probability) => f64::from(u8::from(rng.random::<f64>() < *probability)),
            Self::Beta(law) => law.sample(rng),
            Self::Divided(law, by) => law.sample(rng) / by,
            Self::Through(points) => through(points, rng.random()),
            Self::Positive(law) => loop {
                let value = law.sample(rng);
                if value >= 0.0 {
                    return value;
                }
            },
            Self::Sum { count, item, lognormal, mean } => {
                let items = count.sample(rng);
                let sum: f64 = match item {
                    ItemLaw::Fixed => f64::from(items),
                    ItemLaw::Lognormal(_) => (0..items).map(|_| lognormal.sample(rng)).sum(),
                    ItemLaw::Exponential => (0..items).map(|_| -> f64 { Exp1.sample(rng) }).sum(),
                };
                sum / mean
            }
        }
    }
}

fn through(points: &[(f64, f64)], share: f64) -> f64 {
    let after = points.iter().position(|(p, _)| *p >= share).unwrap_or(points.len() - 1).max(1);
    let ((p, low), (q, high)) = (points[after - 1], points[after]);
    low + (high - low) * (share - p) / (q - p)
}

impl Count {
    fn of(law: CountLaw) -> (Self, f64) {
        let mixed = |mean: f64, shape: f64| Gamma::new(shape, mean / shape).unwrap();
        match law {
            CountLaw::Poisson { mean } => (Self::Poisson(Poisson::new(mean).unwrap()), mean),
            CountLaw::NegativeBinomial { mean, shape } => (Self::Mixed(mixed(mean, shape)), mean),
            CountLaw::ZeroInflated { zero, mean, shape } => {
                let inner = mean_before_truncation(mean / (1.0 - zero), shape);
                (Self::Inflated(zero, mixed(inner, shape)), mean)
            }
        }
    }

    fn sample(&self, rng: &mut StdRng) -> u32 {
        match self {
            Self::Poisson(law) => law.sample(rng) as u32,
            Self::Mixed(rate) => poisson(rate.sample(rng), rng),
            Self::Inflated(zero, _) if rng.random::<f64>() < *zero => 0,
            Self::Inflated(_, rate) => loop {
                let count = poisson(rate.sample(rng), rng);
                if count > 0 {
                    return count;
                }
            },
        }
    }
}

fn poisson(rate: f64, rng: &mut StdRng) -> u32 {
    if rate > 0.0 { Poisson::new(rate).unwrap().sample(rng) as u32 } else { 0 }
}

/// The mean of the negative binomial whose mean without its zeros is `wanted`.
fn mean_before_truncation(wanted: f64, shape: f64) -> f64 {
    let (mut low, mut high) = (1e-9, wanted);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let zero = (shape / (shape + middle)).powf(shape);
        if middle / (1.0 - zero) < wanted { low = middle } else { high = middle }
    }
    high
}

//! Dice: the laws of the model drawn directly, by the textbook.

use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rand_distr::{Beta, Distribution, Exp1, Gamma, Geometric, LogNormal, Normal, Poisson};

/// Either certain values or random ones.
pub enum Dice {
    Certain,
    Random(Box<StdRng>, Means),
}

/// Means before truncation that were worked out: (wanted mean, shape) and what it is.
type Means = Vec<((f64, f64), f64)>;

impl Dice {
    pub fn seeded(seed: u64) -> Self {
        Self::Random(Box::new(StdRng::seed_from_u64(seed)), Vec::new())
    }

    pub fn is_certain(&self) -> bool {
        matches!(self, Self::Certain)
    }

    /// Uniform in (0, 1); a half where nothing is random.
    pub fn uniform(&mut self) -> f64 {
        match self {
            Self::Certain => 0.5,
            Self::Random(rng, _) => rng.random::<f64>(),
        }
    }

    /// Whether something of this probability happens; in a certain world, unless it is impossible.
    pub fn happens(&mut self, probability: f64) -> bool {
        match self {
            Self::Certain => probability > 0.0,
            Self::Random(rng, _) => rng.random::<f64>() < probability,
        }
    }

    pub fn level(&mut self, law: &Law) -> f64 {
        let Self::Random(rng, _) = self else { return law.median() };
        match *law {
            Law::Certain(value) => value,
            Law::Lognormal { median, sigma } => LogNormal::new(median.ln(), sigma).unwrap().sample(rng),
            Law::Uniform { low, high } => low + (high - low) * rng.random::<f64>(),
            Law::Chance(probability) => f64::from(u8::from(rng.random::<f64>() < probability)),
            Law::Beta { a, b } => Beta::new(a, b).unwrap().sample(rng),
            Law::Normal { mean, deviation } => {
                let normal = Normal::new(mean, deviation).unwrap();
                std::iter::repeat_with(|| normal.sample(rng)).find(|value| *value >= 0.0).unwrap()
            }
        }
    }

    /// A day factor of mean 1.
    pub fn day(&mut self, law: &DayLaw) -> f64 {
        let Self::Random(rng, means) = self else { return 1.0 };
        match *law {
            DayLaw::Even => 1.0,
            DayLaw::Gamma(shape) => Gamma::new(shape, 1.0 / shape).unwrap().sample(rng),
            DayLaw::Compound(count, item) => {
                let (items, mean) = draw_count(rng, means, count);
                (0..items).map(|_| draw_item(rng, item)).sum::<f64>() / mean
            }
            DayLaw::Drawn(law) => self.level(&law) / law.mean(),
        }
    }

    pub fn trip_nights(&mut self, mean: f64) -> i64 {
        match self {
            Self::Certain => 0,
            Self::Random(rng, _) => {
                1 + i64::try_from(Geometric::new(1.0 / mean).unwrap().sample(rng)).unwrap()
            }
        }
    }

    pub fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        match self {
            Self::Certain => median,
            Self::Random(rng, _) => LogNormal::new(median.ln(), sigma).unwrap().sample(rng),
        }
    }
}

fn negative_binomial(rng: &mut StdRng, mean: f64, shape: f64) -> u64 {
    let rate = Gamma::new(shape, mean / shape).unwrap().sample(rng);
    if rate <= 0.0 { 0 } else { Poisson::new(rate).unwrap().sample(rng) as u64 }
}

fn draw_count(rng: &mut StdRng, means: &mut Means, law: CountLaw) -> (u64, f64) {
    match law {
        CountLaw::Poisson { mean } => (Poisson::new(mean).unwrap().sample(rng) as u64, mean),
        CountLaw::NegativeBinomial { mean, shape } => (negative_binomial(rng, mean, shape), mean),
        CountLaw::ZeroInflated { zero, mean, shape } => {
            if rng.random::<f64>() < zero {
                return (0, mean);
            }
            let inner = remembered(means, mean / (1.0 - zero), shape);
            let draws = std::iter::repeat_with(|| negative_binomial(rng, inner, shape));
            (draws.into_iter().find(|count| *count > 0).unwrap(), mean)
        }
    }
}

fn remembered(means: &mut Means, wanted: f64, shape: f64) -> f64 {
    let known = means.iter().find(|(key, _)| *key == (wanted, shape)).map(|(_, mean)| *mean);
    known.unwrap_or_else(|| {
        let mean = mean_before_truncation(wanted, shape);
        means.push(((wanted, shape), mean));
        mean
    })
}

/// The mean of the negative binomial whose mean without its zeros is `wanted`, by bisection.
fn mean_before_truncation(wanted: f64, shape: f64) -> f64 {
    let (mut low, mut high) = (1e-9, wanted);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        let zero = (shape / (shape + middle)).powf(shape);
        if middle / (1.0 - zero) < wanted { low = middle } else { high = middle }
    }
    high
}

fn draw_item(rng: &mut StdRng, law: ItemLaw) -> f64 {
    match law {
        ItemLaw::Fixed => 1.0,
        ItemLaw::Lognormal(sigma) => LogNormal::new(-sigma * sigma / 2.0, sigma).unwrap().sample(rng),
        ItemLaw::Exponential => Exp1.sample(rng),
    }
}

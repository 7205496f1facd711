//! How many items a day brings: moments, generating function, probabilities.

use crate::laws::CountLaw;
use crate::laws::fourier::Complex;
use crate::laws::special::ln_gamma;
use crate::units::numbers;

/// A count law in one form: 0 with probability `zero`, otherwise `weight` times the base law's probability.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::laws) struct Counts {
    base: Base,
    /// Probability of no item.
    pub zero: f64,
    /// What the base law's probabilities of one item and more are multiplied by.
    weight: f64,
    /// What the law's probability of no item exceeds the weighted base law's by.
    offset: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Base {
    /// Always one item.
    One,
    Poisson {
        mean: f64,
    },
    NegativeBinomial {
        mean: f64,
        shape: f64,
    },
}

/// Above this shape a negative binomial is a Poisson law to a part in a million.
const NEARLY_POISSON: f64 = 1e6;

impl Counts {
    /// The law in this form; `None` where it has no positive mean.
    pub(in crate::laws) fn new(law: CountLaw) -> Option<Self> {
        match law {
            CountLaw::Poisson { mean } => Self::plain(Base::Poisson { mean: usable(mean)? }),
            CountLaw::NegativeBinomial { mean, shape } => {
                Self::plain(Base::new(usable(mean)?, usable(shape)?))
            }
            CountLaw::ZeroInflated { zero, mean, shape } => {
                Self::inflated(zero.clamp(0.0, 0.999_999), usable(mean)?, usable(shape)?)
            }
        }
    }

    /// Mean items a day.
    pub(in crate::laws) fn mean(&self) -> f64 {
        self.weight * self.base.mean()
    }

    /// Variance of the items a day.
    pub(in crate::laws) fn variance(&self) -> f64 {
        let base_square = self.base.variance() + self.base.mean() * self.base.mean();
        self.weight * base_square - self.mean() * self.mean()
    }

    /// Variance of the sum of items of mean 1 and this variance.
    pub(in crate::laws) fn sum_variance(&self, item_variance: f64) -> f64 {
        self.mean() * item_variance + self.variance()
    }

    /// Mean and variance of a sum on days with items, from its variance over all days; an item's mean is 1.
    pub(in crate::laws) fn given_items(&self, variance: f64) -> (f64, f64) {
        let (mean, some) = (self.mean(), 1.0 - self.zero);
        let square = (variance + mean * mean) / some;
        (mean / some, (square - mean * mean / (some * some)).max(0.0))
    }

    /// The probability generating function: the mean of `point` to the power of the count.
    pub(super) fn generating(&self, point: Complex) -> Complex {
        self.base.generating(point).times(self.weight) + Complex::real(self.offset)
    }

    /// The smallest count of one or more that is worth tabulating, and the distribution function from there on,
    /// given that there is an item at all.
    pub(in crate::laws) fn cumulative(&self) -> (usize, Vec<f64>) {
        let (first, masses) = self.base.masses();
        let total: f64 = masses.iter().sum();
        let running = masses.iter().scan(0.0, |sum, mass| {
            *sum += mass / total;
            Some(*sum)
        });
        (first, running.collect())
    }

    /// The probability of one to three items, given that there is an item at all.
    pub(super) fn at_most_three(&self) -> f64 {
        match self.base {
            Base::One => 1.0,
            base => {
                [1.0, 2.0, 3.0].map(|count| libm::exp(base.ln_mass(count))).iter().sum::<f64>() / base.some()
            }
        }
    }

    fn plain(base: Base) -> Option<Self> {
        Some(Self { base, zero: base.none(), weight: 1.0, offset: 0.0 })
    }

    /// No item with probability `zero`, otherwise a base law that is cut at zero and keeps the overall mean.
    fn inflated(zero: f64, mean: f64, shape: f64) -> Option<Self> {
        let mean_with_items = mean / (1.0 - zero);
        // A day with items has at least one: a smaller mean can only be met by fewer such days.
        if mean_with_items <= 1.0 + 1e-6 {
            let weight = mean.min(1.0);
            return Some(Self { base: Base::One, zero: 1.0 - weight, weight, offset: 1.0 - weight });
        }
        let base = Base::new(mean_before_cut(mean_with_items, shape), shape);
        let weight = (1.0 - zero) / base.some();
        Some(Self { base, zero, weight, offset: zero - weight * base.none() })
    }
}

impl Base {
    fn new(mean: f64, shape: f64) -> Self {
        if shape > NEARLY_POISSON * mean.max(1.0) {
            Self::Poisson { mean }
        } else {
            Self::NegativeBinomial { mean, shape }
        }
    }

    fn mean(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Poisson { mean } | Self::NegativeBinomial { mean, .. } => mean,
        }
    }

    fn variance(self) -> f64 {
        match self {
            Self::One => 0.0,
            Self::Poisson { mean } => mean,
            Self::NegativeBinomial { mean, shape } => mean + mean * mean / shape,
        }
    }

    /// Probability of one item or more, accurate where it is small.
    fn some(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Poisson { mean } => -libm::expm1(-mean),
            Self::NegativeBinomial { mean, shape } => -libm::expm1(-shape * libm::log1p(mean / shape)),
        }
    }

    /// Probability of no item.
    fn none(self) -> f64 {
        1.0 - self.some()
    }

    fn generating(self, point: Complex) -> Complex {
        let missing = Complex::real(1.0) - point;
        match self {
            Self::One => point,
            Self::Poisson { mean } => missing.times(-mean).exponential(),
            Self::NegativeBinomial { mean, shape } => {
                (Complex::real(1.0) + missing.times(mean / shape)).logarithm().times(-shape).exponential()
            }
        }
    }

    /// Probabilities of one item and more: the smallest count kept, and one probability a count from there on.
    fn masses(self) -> (usize, Vec<f64>) {
        match self {
            Self::One => (1, vec![1.0]),
            Self::Poisson { mean } => around(libm::floor(mean), |n| mean / n, self),
            Self::NegativeBinomial { mean, shape } => {
                let odds = mean / (mean + shape);
                let mode = libm::floor(((shape - 1.0) * odds / (1.0 - odds)).max(0.0));
                around(mode, |n| odds * (n - 1.0 + shape) / n, self)
            }
        }
    }

    fn ln_mass(self, count: f64) -> f64 {
        match self {
            Self::One => 0.0,
            Self::Poisson { mean } => count * libm::log(mean) - mean - ln_gamma(count + 1.0),
            Self::NegativeBinomial { mean, shape } => {
                ln_gamma(count + shape)
                    - ln_gamma(shape)
                    - ln_gamma(count + 1.0)
                    - shape * libm::log1p(mean / shape)
                    - count * libm::log1p(shape / mean)
            }
        }
    }
}

/// Probabilities from the mode outwards, until they no longer matter; `ratio(n)` is that of n to that of n - 1.
fn around(mode: f64, ratio: impl Fn(f64) -> f64, base: Base) -> (usize, Vec<f64>) {
    const NEGLIGIBLE: f64 = 1e-15;
    let peak_at = mode.max(1.0);
    let peak = libm::exp(base.ln_mass(peak_at));
    let mut masses = vec![peak];
    let mut count = peak_at;
    while count > 1.0 && masses[masses.len() - 1] > NEGLIGIBLE * peak {
        masses.push(masses[masses.len() - 1] / ratio(count));
        count -= 1.0;
    }
    masses.reverse();
    let first = numbers::index(numbers::floor(count));
    let mut mass = peak;
    let mut count = peak_at;
    while mass > NEGLIGIBLE * peak {
        count += 1.0;
        mass *= ratio(count);
        masses.push(mass);
    }
    (first, masses)
}

/// The mean that a negative binomial must have so that, cut at zero, its mean is `target` > 1.
fn mean_before_cut(target: f64, shape: f64) -> f64 {
    let (mut low, mut high) = (0.0, target);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if middle / Base::new(middle, shape).some() < target {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The parameter, where it is a positive number.
fn usable(parameter: f64) -> Option<f64> {
    (parameter.is_finite() && parameter > 1e-9).then(|| parameter.min(1e12))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAWS: [CountLaw; 5] = [
        CountLaw::Poisson { mean: 0.3 },
        CountLaw::Poisson { mean: 900.0 },
        CountLaw::NegativeBinomial { mean: 45.0, shape: 1.5 },
        CountLaw::ZeroInflated { zero: 0.6, mean: 3.6, shape: 0.8 },
        CountLaw::ZeroInflated { zero: 0.2, mean: 0.9, shape: 3.0 },
    ];

    #[test]
    fn moments_follow_from_the_probabilities() {
        for law in LAWS {
            let counts = Counts::new(law).unwrap();
            let (first, masses) = counts.base.masses();
            let values = (first..).map(numbers::real_count);
            let moment = |power| -> f64 {
                let terms = values.clone().zip(&masses).map(|(n, mass)| n.powi(power) * mass);
                counts.weight * terms.sum::<f64>()
            };
            assert!((moment(0) + counts.zero - 1.0).abs() < 1e-10, "{law:?}");
            assert!((moment(1) / counts.mean() - 1.0).abs() < 1e-10, "{law:?}");
            let variance = moment(2) - moment(1) * moment(1);
            assert!((variance / counts.variance() - 1.0).abs() < 1e-8, "{law:?}");
        }
    }

    #[test]
    fn generating_functions_agree_with_the_probabilities() {
        for law in LAWS {
            let counts = Counts::new(law).unwrap();
            assert!((counts.generating(Complex::real(1.0)).re - 1.0).abs() < 1e-12);
            assert!((counts.generating(Complex::real(0.0)).re - counts.zero).abs() < 1e-12);
            let slope = (counts.generating(Complex::real(1.0)).re
                - counts.generating(Complex::real(1.0 - 1e-7)).re)
                / 1e-7;
            assert!((slope / counts.mean() - 1.0).abs() < 1e-3, "{law:?}");
        }
    }

    #[test]
    fn inflated_laws_keep_both_the_zeros_and_the_mean() {
        let counts = Counts::new(LAWS[3]).unwrap();
        assert!((counts.zero - 0.6).abs() < 1e-15);
        assert!((counts.mean() - 3.6).abs() < 1e-12);
    }

    #[test]
    fn too_small_a_mean_takes_fewer_days_with_one_item_each() {
        let counts = Counts::new(CountLaw::ZeroInflated { zero: 0.5, mean: 0.2, shape: 1.0 }).unwrap();
        assert_eq!((counts.mean(), counts.zero, counts.cumulative()), (0.2, 0.8, (1, vec![1.0])));
    }

    #[test]
    fn laws_without_items_are_none() {
        for mean in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Counts::new(CountLaw::Poisson { mean }), None);
        }
    }
}

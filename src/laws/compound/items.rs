//! How large an item is, in units of its mean.

use crate::laws::ItemLaw;
use crate::laws::special::{normal_cdf, normal_density};

/// An item law that has a density; its mean is 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::laws) enum Item {
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
    /// Exponential.
    Exponential,
}

/// The part of an item law up to some size.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Below {
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
    pub(in crate::laws) fn new(law: ItemLaw) -> Option<Self> {
        match law {
            ItemLaw::Fixed => None,
            ItemLaw::Exponential => Some(Self::Exponential),
            ItemLaw::Lognormal(sigma) => (sigma > NARROW).then(|| Self::Lognormal(sigma.min(WIDE))),
        }
    }

    /// What lies below a size.
    pub(super) fn below(self, size: f64) -> Below {
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
    pub(in crate::laws) fn variance(self) -> f64 {
        match self {
            Self::Lognormal(sigma) => libm::expm1(sigma * sigma),
            Self::Exponential => 1.0,
        }
    }

    /// The steepest change of the density: how finely a grid must cut the sizes.
    pub(super) fn steepest(self) -> f64 {
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

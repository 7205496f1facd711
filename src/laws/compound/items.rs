//! How large an item is, in units of its mean.

use crate::laws::ItemLaw;
use crate::laws::special::normal_cdf;

/// An item law that has a density; its mean is 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::laws) enum Item {
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
    /// Exponential.
    Exponential,
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

    /// P(size <= x).
    pub(super) fn cdf(self, x: f64) -> f64 {
        match self {
            Self::Lognormal(sigma) => normal_cdf(libm::log(x) / sigma + 0.5 * sigma),
            Self::Exponential => -libm::expm1(-x),
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
            // 0.24 is the largest slope of the standard normal density; the exponent moves it to the mode.
            Self::Lognormal(sigma) => 0.24 / (sigma * sigma) * libm::exp(2.5 * sigma * sigma),
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
            let tail = (1.0 - item.cdf(x)) * step;
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
    fn equal_items_have_no_density() {
        assert_eq!(Item::new(ItemLaw::Fixed), None);
        assert_eq!(Item::new(ItemLaw::Lognormal(0.0)), None);
        assert_eq!(Item::new(ItemLaw::Lognormal(f64::NAN)), None);
    }
}

//! The gamma law with scale 1.

use super::root::{Local, ln_gamma, root};
use super::{inside, normal_quantile};

/// Above this shape the cube-root normal approximation is right to 1e-6 in probability.
const LARGE: f64 = 1000.0;

/// A gamma law of scale 1: mean and variance are both its shape.
#[derive(Clone, Copy, Debug)]
pub struct Gamma {
    shape: f64,
    ln_gamma: f64,
}

impl Gamma {
    /// The law with this shape; shapes that are not positive are taken as the smallest sensible one.
    pub fn new(shape: f64) -> Self {
        let shape = shape.max(1e-3);
        Self { shape, ln_gamma: ln_gamma(shape) }
    }

    /// P(X <= x): the regularised incomplete gamma function.
    pub fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x < self.shape + 1.0 {
            self.series(x)
        } else {
            1.0 - self.fraction(x)
        }
    }

    /// The density at x > 0.
    pub fn density(&self, x: f64) -> f64 {
        self.power(x) / x
    }

    /// The x with P(X <= x) = `probability`.
    pub fn quantile(&self, probability: f64) -> f64 {
        let probability = inside(probability);
        self.quantile_near(probability, self.guess(probability))
    }

    /// As [`Gamma::quantile`], from a starting point that is already near.
    pub fn quantile_near(&self, probability: f64, start: f64) -> f64 {
        if self.shape > LARGE {
            return self.cube_root_normal(probability);
        }
        root(start, (0.0, f64::INFINITY), |x| Local {
            excess: self.cdf(x) - probability,
            density: self.density(x),
            bend: (self.shape - 1.0) / x - 1.0,
        })
    }

    /// x^shape exp(-x) / gamma(shape).
    fn power(&self, x: f64) -> f64 {
        libm::exp(self.shape * libm::log(x) - x - self.ln_gamma)
    }

    /// Lower tail by its power series: fast below the mean.
    fn series(&self, x: f64) -> f64 {
        let mut term = 1.0 / self.shape;
        let mut sum = term;
        let mut next = self.shape;
        while term > sum * 1e-17 {
            next += 1.0;
            term *= x / next;
            sum += term;
        }
        sum * self.power(x)
    }

    /// Upper tail by its continued fraction (Lentz's method): fast above the mean.
    fn fraction(&self, x: f64) -> f64 {
        let mut odd = x + 1.0 - self.shape;
        let mut c = 1e300;
        let mut d = 1.0 / odd;
        let mut value = d;
        for step in 1..2000 {
            let step = f64::from(step);
            let even = step * (self.shape - step);
            odd += 2.0;
            d = 1.0 / (even * d + odd);
            c = odd + even / c;
            value *= c * d;
            if (c * d - 1.0).abs() < 1e-15 {
                break;
            }
        }
        value * self.power(x)
    }

    /// The cube root of a gamma variate is nearly normal (Wilson and Hilferty 1931); small probabilities of small
    /// shapes follow the density's leading power instead.
    fn guess(&self, probability: f64) -> f64 {
        let power = libm::exp((libm::log(probability) + ln_gamma(self.shape + 1.0)) / self.shape);
        if power < 0.2 * (self.shape + 1.0) { power } else { self.cube_root_normal(probability) }
    }

    fn cube_root_normal(&self, probability: f64) -> f64 {
        let ninth = 1.0 / (9.0 * self.shape);
        let root = 1.0 - ninth + normal_quantile(probability) * ninth.sqrt();
        self.shape * root * root * root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_one_is_exponential() {
        let law = Gamma::new(1.0);
        for x in [0.01, 0.5, 1.9, 2.1, 20.0] {
            assert!((law.cdf(x) + libm::expm1(-x)).abs() < 1e-14, "{x}");
        }
        assert!((law.quantile(0.5) - std::f64::consts::LN_2).abs() < 1e-13);
    }

    #[test]
    fn a_half_is_a_squared_normal() {
        let law = Gamma::new(0.5);
        assert!((law.cdf(0.5) - 0.682_689_492_137_085_9).abs() < 1e-13);
    }

    #[test]
    fn quantile_and_distribution_function_are_inverse() {
        for shape in [0.05, 0.8, 1.5, 30.0, 400.0] {
            let law = Gamma::new(shape);
            for u in [1e-9, 1e-3, 0.2, 0.5, 0.9, 1.0 - 1e-9] {
                assert!((law.cdf(law.quantile(u)) - u).abs() < 1e-12, "{shape} {u}");
            }
        }
    }

    #[test]
    fn large_shapes_are_near_the_exact_law() {
        let law = Gamma::new(1500.0);
        for u in [1e-4, 0.1, 0.5, 0.9, 0.9999] {
            assert!((law.cdf(law.quantile(u)) - u).abs() < 2e-6, "{u} {}", law.cdf(law.quantile(u)));
        }
    }

    #[test]
    fn nonsense_shapes_do_no_harm() {
        for shape in [0.0, -1.0, f64::NAN] {
            assert!(Gamma::new(shape).quantile(0.5).is_finite());
        }
    }
}

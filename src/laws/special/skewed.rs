//! The gamma law with scale 1, and the beta law.

use super::{Local, inside, ln_gamma, normal_quantile, root};

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

/// A beta law: a probability that differs between devices, a share that differs between people.
#[derive(Clone, Copy, Debug)]
pub struct Beta {
    a: f64,
    b: f64,
    /// Logarithm of the beta function of the shapes.
    ln_beta: f64,
}

impl Beta {
    /// The law with these two shapes; shapes that are not positive are taken as the smallest sensible one.
    pub fn new(a: f64, b: f64) -> Self {
        let (a, b) = (a.max(1e-3), b.max(1e-3));
        Self { a, b, ln_beta: ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b) }
    }

    /// P(X <= x): the regularised incomplete beta function.
    pub fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x >= 1.0 {
            1.0
        } else {
            self.tail_from_power(x, self.power(x))
        }
    }

    /// The x with P(X <= x) = `probability`.
    pub fn quantile(&self, probability: f64) -> f64 {
        let probability = inside(probability);
        root(self.guess(probability), (0.0, 1.0), |x| {
            let power = self.power(x);
            Local {
                excess: self.tail_from_power(x, power) - probability,
                density: power / (x * (1.0 - x)),
                bend: (self.a - 1.0) / x - (self.b - 1.0) / (1.0 - x),
            }
        })
    }

    /// x^a (1 - x)^b / beta(a, b).
    fn power(&self, x: f64) -> f64 {
        libm::exp(self.a * libm::log(x) + self.b * libm::log1p(-x) - self.ln_beta)
    }

    /// The distribution function, from the smaller of the two tails.
    fn tail_from_power(&self, x: f64, power: f64) -> f64 {
        if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            power * fraction(self.a, self.b, x) / self.a
        } else {
            1.0 - power * fraction(self.b, self.a, 1.0 - x) / self.b
        }
    }

    fn guess(&self, probability: f64) -> f64 {
        if self.a >= 1.0 && self.b >= 1.0 {
            self.near_normal(probability)
        } else {
            self.leading_power(probability)
        }
    }

    /// Half the logarithm of the odds is nearly normal (Abramowitz and Stegun 26.5.22).
    fn near_normal(&self, probability: f64) -> f64 {
        let z = normal_quantile(probability);
        let skew = (z * z - 3.0) / 6.0;
        let (lower, upper) = (1.0 / (2.0 * self.a - 1.0), 1.0 / (2.0 * self.b - 1.0));
        let harmonic = 2.0 / (lower + upper);
        let odds = z * (harmonic + skew).max(0.0).sqrt() / harmonic
            + (upper - lower) * (skew + 5.0 / 6.0 - 2.0 / (3.0 * harmonic)).min(f64::MAX);
        1.0 / (1.0 + self.b / self.a * libm::exp(-2.0 * odds))
    }

    /// Each end alone, as the density's leading power there.
    fn leading_power(&self, probability: f64) -> f64 {
        let lower = libm::exp(self.a * libm::log(self.a / (self.a + self.b))) / self.a;
        let upper = libm::exp(self.b * libm::log(self.b / (self.a + self.b))) / self.b;
        let share = lower / (lower + upper);
        if probability < share {
            libm::pow(probability / share, 1.0 / self.a) * self.a / (self.a + self.b)
        } else {
            1.0 - libm::pow((1.0 - probability) / (1.0 - share), 1.0 / self.b) * self.b / (self.a + self.b)
        }
    }
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// Keeps a denominator of the continued fraction usable.
fn away_from_zero(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
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
    fn the_gamma_quantile_and_distribution_function_are_inverse() {
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
    fn a_nonsense_gamma_shape_does_no_harm() {
        for shape in [0.0, -1.0, f64::NAN] {
            assert!(Gamma::new(shape).quantile(0.5).is_finite());
        }
    }

    #[test]
    fn closed_forms() {
        let square = Beta::new(2.0, 1.0);
        assert!((square.cdf(0.3) - 0.09).abs() < 1e-15);
        assert!((square.quantile(0.09) - 0.3).abs() < 1e-13);
        let arcsine = Beta::new(0.5, 0.5);
        assert!((arcsine.cdf(0.25) - 1.0 / 3.0).abs() < 1e-14);
    }

    #[test]
    fn the_beta_quantile_and_distribution_function_are_inverse() {
        for (a, b) in [(5.2, 1.1), (0.45, 0.45), (4.0, 4.0), (0.2, 6.1), (300.0, 2.0), (1.0, 1.0)] {
            let law = Beta::new(a, b);
            for u in [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999] {
                assert!((law.cdf(law.quantile(u)) - u).abs() < 1e-12, "{a} {b} {u}");
            }
        }
    }

    #[test]
    fn symmetric_laws_have_their_median_in_the_middle() {
        for shape in [0.45, 1.0, 4.0, 50.0] {
            assert!((Beta::new(shape, shape).quantile(0.5) - 0.5).abs() < 1e-13, "{shape}");
        }
    }

    #[test]
    fn nonsense_beta_shapes_do_no_harm() {
        let law = Beta::new(-1.0, f64::NAN);
        assert!((0.0..=1.0).contains(&law.quantile(0.3)));
    }
}

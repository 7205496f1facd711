//! The beta law.

use super::root::{Local, ln_gamma, root};
use super::{inside, normal_quantile};

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
    fn closed_forms() {
        let square = Beta::new(2.0, 1.0);
        assert!((square.cdf(0.3) - 0.09).abs() < 1e-15);
        assert!((square.quantile(0.09) - 0.3).abs() < 1e-13);
        let arcsine = Beta::new(0.5, 0.5);
        assert!((arcsine.cdf(0.25) - 1.0 / 3.0).abs() < 1e-14);
    }

    #[test]
    fn quantile_and_distribution_function_are_inverse() {
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
    fn nonsense_shapes_do_no_harm() {
        let law = Beta::new(-1.0, f64::NAN);
        assert!((0.0..=1.0).contains(&law.quantile(0.3)));
    }
}

//! One safeguarded root finder for all quantile functions.

/// The natural logarithm of the gamma function at a positive argument.
pub fn ln_gamma(argument: f64) -> f64 {
    libm::lgamma(argument)
}

/// A distribution function at a point, as the root finder wants it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Local {
    /// Distribution function less the probability looked for.
    pub excess: f64,
    /// Density.
    pub density: f64,
    /// Derivative of the density's logarithm.
    pub bend: f64,
}

/// Relative accuracy of a root: quantiles are read as lengths, not as probabilities.
const TOLERANCE: f64 = 1e-13;

/// The point between `low` and `high` where the excess vanishes, by Halley's steps inside a shrinking bracket.
pub(super) fn root(start: f64, bracket: (f64, f64), mut local: impl FnMut(f64) -> Local) -> f64 {
    let (mut low, mut high) = bracket;
    let mut x = if low < start && start < high { start } else { between(low, high) };
    for _ in 0..200 {
        let here = local(x);
        if here.excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = here.excess / here.density;
        let step = newton / (1.0 - (0.5 * newton * here.bend).clamp(-0.5, 0.5));
        if step.abs() <= TOLERANCE * x.abs() {
            return x - step;
        }
        x = if low < x - step && x - step < high { x - step } else { between(low, high) };
    }
    x
}

/// A point well inside a bracket that may have no upper end.
fn between(low: f64, high: f64) -> f64 {
    match high.is_finite() {
        true if low > 0.0 && high > 4.0 * low => (low * high).sqrt(),
        true => 0.5 * (low + high),
        false => 2.0 * low.max(0.5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exponential(probability: f64) -> impl Fn(f64) -> Local {
        move |x| {
            let density = libm::exp(-x);
            Local { excess: 1.0 - density - probability, density, bend: -1.0 }
        }
    }

    #[test]
    fn finds_a_root_from_either_side() {
        for start in [1e-6, 0.1, 30.0] {
            let x = root(start, (0.0, f64::INFINITY), exponential(0.9));
            assert!((x - libm::log(10.0)).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn a_start_outside_the_bracket_does_no_harm() {
        let x = root(-3.0, (0.0, 50.0), exponential(0.5));
        assert!((x - libm::log(2.0)).abs() < 1e-12);
    }

    #[test]
    fn ln_gamma_of_whole_numbers_is_a_factorial() {
        assert!((ln_gamma(6.0) - libm::log(120.0)).abs() < 1e-14);
        assert!((ln_gamma(0.5) - 0.5 * libm::log(std::f64::consts::PI)).abs() < 1e-14);
    }
}

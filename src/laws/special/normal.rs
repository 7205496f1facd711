//! The standard normal law.

use std::f64::consts::FRAC_1_SQRT_2;

use super::inside;

/// 1 / sqrt(2 pi).
const PEAK: f64 = 0.398_942_280_401_432_7;

/// P(Z <= z) of a standard normal Z.
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The density of a standard normal.
pub fn normal_density(z: f64) -> f64 {
    PEAK * libm::exp(-0.5 * z * z)
}

/// The z with P(Z <= z) = `probability`: Wichura's algorithm AS 241 (1988), relative error about 1e-16.
///
/// Probabilities outside (0, 1) are taken as the nearest one inside.
pub fn normal_quantile(probability: f64) -> f64 {
    let probability = inside(probability);
    let centred = probability - 0.5;
    if centred.abs() <= 0.425 {
        let r = 0.180_625 - centred * centred;
        return centred * ratio(&CENTRE, r);
    }
    let tail = if centred < 0.0 { probability } else { 1.0 - probability };
    let r = libm::sqrt(-libm::log(tail));
    let size = if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    size.copysign(centred)
}

/// Numerator and denominator of a rational approximation, lowest power first.
struct Rational {
    over: [f64; 8],
    under: [f64; 8],
}

fn ratio(rational: &Rational, at: f64) -> f64 {
    polynomial(&rational.over, at) / polynomial(&rational.under, at)
}

fn polynomial(coefficients: &[f64; 8], at: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * at + coefficient)
}

/// |p - 1/2| <= 0.425.
const CENTRE: Rational = Rational {
    over: [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    under: [
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ],
};

/// Tails down to exp(-25).
const MIDDLE: Rational = Rational {
    over: [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    under: [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ],
};

/// Beyond.
const FAR: Rational = Rational {
    over: [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    under: [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_quantiles() {
        for (probability, z) in [
            (0.5, 0.0),
            (0.95, 1.644_853_626_951_472_7),
            (0.975, 1.959_963_984_540_054),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!((normal_quantile(probability) - z).abs() < 1e-13, "{probability}");
        }
    }

    #[test]
    fn quantile_and_distribution_function_are_inverse() {
        for z in (-75..=75).map(|tenths| 0.1 * f64::from(tenths)) {
            let tail = normal_cdf(-z.abs());
            let back = normal_quantile(tail);
            assert!((back + z.abs()).abs() < 1e-12, "{z} {back}");
        }
    }

    #[test]
    fn the_ends_stay_finite() {
        for probability in [0.0, 1.0, -3.0, f64::NAN] {
            assert!(normal_quantile(probability).is_finite());
        }
    }

    #[test]
    fn density_is_the_slope() {
        let slope = (normal_cdf(0.7 + 1e-6) - normal_cdf(0.7 - 1e-6)) / 2e-6;
        assert!((slope - normal_density(0.7)).abs() < 1e-9);
    }
}

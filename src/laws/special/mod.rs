//! Distribution functions and their inverses, in `libm` alone so that every machine gets the same bits: the
//! standard normal law, and one safeguarded root finder for the quantile functions of all others.

mod skewed;

use std::f64::consts::FRAC_1_SQRT_2;

pub use skewed::{Beta, Gamma};

/// The probability as a number strictly inside (0, 1), so that no quantile is asked for at an end.
pub fn inside(probability: f64) -> f64 {
    if probability.is_nan() { 0.5 } else { probability.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0) }
}

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
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    under: [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
};

/// Tails down to exp(-25).
const MIDDLE: Rational = Rational {
    over: [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    under: [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
};

/// Beyond.
const FAR: Rational = Rational {
    over: [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    under: [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_7e-15,
    ],
};

/// The natural logarithm of the gamma function at a positive argument.
pub fn ln_gamma(argument: f64) -> f64 {
    libm::lgamma(argument)
}

/// A distribution function at a point, as the root finder wants it.
#[derive(Clone, Copy, Debug)]
struct Local {
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
fn root(start: f64, bracket: (f64, f64), mut local: impl FnMut(f64) -> Local) -> f64 {
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

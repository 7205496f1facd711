//! Distribution functions and their inverses, in `libm` alone so that every machine gets the same bits.

mod beta;
mod gamma;
mod normal;
mod root;

pub use beta::Beta;
pub use gamma::Gamma;
pub use normal::{normal_cdf, normal_density, normal_quantile};
pub use root::ln_gamma;

/// The probability as a number strictly inside (0, 1), so that no quantile is asked for at an end.
pub fn inside(probability: f64) -> f64 {
    if probability.is_nan() { 0.5 } else { probability.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0) }
}

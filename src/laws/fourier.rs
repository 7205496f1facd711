//! The discrete Fourier transform of a power-of-two number of points.

use std::f64::consts::TAU;
use std::ops::{Add, Mul, Sub};

/// A complex number.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

impl Complex {
    /// A real number.
    pub(super) const fn real(re: f64) -> Self {
        Self { re, im: 0.0 }
    }

    /// The mirror image in the real axis.
    pub(super) const fn conjugate(self) -> Self {
        Self { re: self.re, im: -self.im }
    }

    /// This number times a real one.
    pub(super) fn times(self, factor: f64) -> Self {
        Self { re: self.re * factor, im: self.im * factor }
    }

    /// e to the power of this number.
    pub(super) fn exponential(self) -> Self {
        let (sin, cos) = libm::sincos(self.im);
        Self { re: cos, im: sin }.times(libm::exp(self.re))
    }

    /// The logarithm with its imaginary part in (-pi, pi].
    pub(super) fn logarithm(self) -> Self {
        let square = self.re * self.re + self.im * self.im;
        Self { re: 0.5 * libm::log(square), im: libm::atan2(self.im, self.re) }
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { re: self.re + other.re, im: self.im + other.im }
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { re: self.re - other.re, im: self.im - other.im }
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self { re: self.re * other.re - self.im * other.im, im: self.re * other.im + self.im * other.re }
    }
}

/// Replaces the points x(j) by X(k) = sum over j of x(j) exp(-2 pi i j k / n).
///
/// The number of points must be a power of two; any other is left as it is.
pub(super) fn transform(points: &mut [Complex]) {
    let count = points.len();
    if !count.is_power_of_two() || count < 2 {
        return;
    }
    reverse_bits(points);
    let roots = roots(count);
    let mut half = 1;
    while half < count {
        for block in points.chunks_exact_mut(2 * half) {
            butterflies(block, &roots[half - 1..]);
        }
        half *= 2;
    }
}

/// One block of one round: the sums go to its first half, the differences to its second.
fn butterflies(block: &mut [Complex], roots: &[Complex]) {
    let (front, back) = block.split_at_mut(block.len() / 2);
    for ((a, b), root) in front.iter_mut().zip(back).zip(roots) {
        let turned = *b * *root;
        (*a, *b) = (*a + turned, *a - turned);
    }
}

/// The roots of unity of every round, one round after the other: 1, 2, 4 ... of them.
fn roots(count: usize) -> Vec<Complex> {
    let mut roots = Vec::with_capacity(count);
    let mut half = 1;
    let mut step = -TAU / 2.0;
    while half < count {
        push_round(&mut roots, half, step);
        half *= 2;
        step *= 0.5;
    }
    roots
}

/// exp(i k step) for k below `half`: every doubling turns the ones before by one new angle, so that rounding
/// grows with the logarithm of their number only.
fn push_round(roots: &mut Vec<Complex>, half: usize, step: f64) {
    let first = roots.len();
    roots.push(Complex::real(1.0));
    let mut angle = step * 0.5 * crate::units::numbers::real_count(half);
    let mut stride = half;
    roots.resize(first + half, Complex::real(1.0));
    let round = &mut roots[first..];
    while stride > 1 {
        let turn = Complex { re: 0.0, im: angle }.exponential();
        for at in (0..half).step_by(stride) {
            round[at + stride / 2] = round[at] * turn;
        }
        stride /= 2;
        angle *= 0.5;
    }
}

/// Moves every point to the place whose binary digits are its own in reverse.
fn reverse_bits(points: &mut [Complex]) {
    let shift = usize::BITS - points.len().trailing_zeros();
    for at in 0..points.len() {
        let partner = at.reverse_bits() >> shift;
        if at < partner {
            points.swap(at, partner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slow(points: &[Complex]) -> Vec<Complex> {
        let count = points.len();
        let turn = |j: usize, k: usize| {
            let angle = -TAU * crate::units::numbers::real_count(j * k % count)
                / crate::units::numbers::real_count(count);
            Complex { re: 0.0, im: angle }.exponential()
        };
        let sum = |k| (0..count).fold(Complex::default(), |sum, j| sum + points[j] * turn(j, k));
        (0..count).map(sum).collect()
    }

    fn sample(count: u32) -> Vec<Complex> {
        (0..count).map(|n| Complex { re: f64::from(n * n % 17), im: f64::from(n % 5) }).collect()
    }

    #[test]
    fn agrees_with_the_definition() {
        for count in [1, 2, 4, 32, 64] {
            let mut points = sample(count);
            let expected = slow(&points);
            transform(&mut points);
            for (fast, slow) in points.iter().zip(expected) {
                assert!((*fast - slow).re.abs() < 1e-11 && (*fast - slow).im.abs() < 1e-11);
            }
        }
    }

    #[test]
    fn twice_is_the_mirror_image() {
        let mut points = sample(4096);
        transform(&mut points);
        transform(&mut points);
        let back = points[4096 - 9].times(1.0 / 4096.0) - sample(10)[9];
        assert!(back.re.abs() < 1e-12 && back.im.abs() < 1e-12);
    }

    #[test]
    fn odd_lengths_are_left_alone() {
        let mut points = sample(3);
        transform(&mut points);
        assert_eq!(points, sample(3));
    }

    #[test]
    fn exponential_and_logarithm_are_inverse() {
        let number = Complex { re: 0.3, im: -1.2 };
        let back = number.exponential().logarithm() - number;
        assert!(back.re.abs() < 1e-15 && back.im.abs() < 1e-15);
    }
}

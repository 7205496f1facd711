//! A whole number of bytes shared out without losing one.

use crate::units::Bytes;

/// Shares a size out by weight; what rounding leaves goes to the heaviest. Without any weight the first takes all.
pub fn apportion<const N: usize>(size: Bytes, weights: [f64; N]) -> [Bytes; N] {
    let whole: f64 = weights.iter().sum();
    let mut shares = weights.map(|weight| {
        if whole > 0.0 { Bytes::rounded_down(size.real() * (weight / whole)) } else { Bytes::ZERO }
    });
    let left = size - shares.iter().sum();
    if let Some(share) = shares.get_mut(heaviest(&weights)) {
        *share += left;
    }
    shares
}

fn heaviest(weights: &[f64]) -> usize {
    let better = |best: usize, at: usize| if weights[at] > weights[best] { at } else { best };
    (0..weights.len()).fold(0, better)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_is_lost() {
        let shares = apportion(Bytes::new(100), [1.0, 1.0, 1.0]);
        assert_eq!(shares.map(Bytes::count), [34, 33, 33]);
        assert_eq!(apportion(Bytes::new(7), [0.0, 0.0]).map(Bytes::count), [7, 0]);
        assert_eq!(apportion(Bytes::ZERO, [1.0, 5.0]).map(Bytes::count), [0, 0]);
    }
}

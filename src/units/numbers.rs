//! Conversions between number types, in one place: everything else works on values that carry a unit.

/// 1.5 x 2^52: numbers near it are whole ones, in their lowest bits.
const ANCHOR: f64 = 6_755_399_441_055_744.0;

/// Rounds to the nearest whole number, halves up.
#[inline(always)]
pub fn round_half_up(value: f64) -> i64 {
    floor(value + 0.5)
}

/// The largest whole number not above the value; values beyond the range give its end.
#[inline(always)]
pub fn floor(value: f64) -> i64 {
    let towards_zero = value as i64;
    towards_zero.saturating_sub(i64::from(towards_zero as f64 > value))
}

/// [`floor`] of many values at once, without a conversion that has to be made one by one: adding 1.5 x 2^52 rounds a
/// number below 2^51 to a whole one and leaves it in the lowest bits.
#[inline(always)]
pub fn floor_all<const W: usize>(values: &[f64; W]) -> [i64; W] {
    const LIMIT: f64 = 2_251_799_813_685_248.0;
    let (mut floors, mut within) = ([0; W], true);
    for lane in 0..W {
        let value = values[lane];
        let anchored = value + ANCHOR;
        let nearest = anchored.to_bits().wrapping_sub(ANCHOR.to_bits()).cast_signed();
        floors[lane] = nearest - i64::from(anchored - ANCHOR > value);
        within &= value.abs() < LIMIT;
    }
    if within { floors } else { values.map(floor) }
}

/// A whole number as a real one (exact below 2^53).
#[inline(always)]
pub const fn real(value: i64) -> f64 {
    value as f64
}

/// [`real`] of many numbers at once, without a conversion that has to be made one by one: below 2^51 a number is laid into
/// the lowest bits of 1.5 x 2^52, which is then taken away.
#[inline(always)]
pub fn real_all<const W: usize>(values: &[i64; W]) -> [f64; W] {
    const LIMIT: i64 = 1 << 51;
    let (mut reals, mut within) = ([0.0; W], true);
    for lane in 0..W {
        let laid = ANCHOR.to_bits().wrapping_add(values[lane].cast_unsigned());
        reals[lane] = f64::from_bits(laid) - ANCHOR;
        within &= (values[lane] < LIMIT) & (values[lane] > -LIMIT);
    }
    if within { reals } else { values.map(real) }
}

/// A count as a real number.
#[inline]
pub const fn real_count(value: usize) -> f64 {
    value as f64
}

/// A real number in single precision, to the nearest: for tables that should stay small in the cache.
#[inline]
pub const fn single(value: f64) -> f32 {
    value as f32
}

/// A wide whole number as a real one.
#[inline]
pub const fn real_wide(value: i128) -> f64 {
    value as f64
}

/// The lower and the upper 32 bits.
#[inline(always)]
pub const fn halves(word: u64) -> [u32; 2] {
    [word as u32, (word >> u32::BITS) as u32]
}

/// A 32-bit random number as a real one in (0, 1): the middle of its cell.
#[inline(always)]
pub fn unit_interval(bits: u32) -> f64 {
    (f64::from(bits) + 0.5) * (1.0 / 4_294_967_296.0)
}

/// The upper 52 bits of a random number as a real one in (0, 1): the middle of its cell.
#[inline]
pub fn unit_interval_52(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

/// A real number in [0, 1] as a threshold for 32-bit random numbers: `bits < threshold` has that probability.
#[inline]
pub fn threshold_32(probability: f64) -> u64 {
    floor(probability.clamp(0.0, 1.0) * 4_294_967_296.0 + 0.5).cast_unsigned()
}

/// A whole number as an index; negative numbers give 0.
#[inline]
pub fn index(value: i64) -> usize {
    usize::try_from(value).unwrap_or(0)
}

/// A number without a sign as an index.
#[inline(always)]
pub const fn position(value: u64) -> usize {
    value as usize
}

/// An index as a whole number.
#[inline]
pub fn whole(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// A whole number cut to 32 bits at the ends of their range.
#[inline]
pub fn narrow(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up_on_both_sides_of_zero() {
        assert_eq!([round_half_up(0.5), round_half_up(-0.5), round_half_up(1.49)], [1, 0, 1]);
    }

    #[test]
    fn floors_are_below_on_both_sides_of_zero() {
        assert_eq!([floor(2.9), floor(-2.1), floor(-2.0), floor(0.0)], [2, -3, -2, 0]);
        assert_eq!(floor(1e300), i64::MAX);
    }

    #[test]
    fn floors_of_many_are_those_of_each() {
        let ordinary = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.9, -2.1, 1e-300, 12_345.678, -9e14, 2.1e15];
        assert_eq!(floor_all(&ordinary), ordinary.map(floor));
        let extreme = [f64::NAN, f64::INFINITY, -1e300, 2_251_799_813_685_248.0, 9e15, -9e18];
        assert_eq!(floor_all(&extreme), extreme.map(floor));
        let near = [0.999_999_999_999_999_9, 4_503_599_627_370_495.5, -0.000_000_1, 1_125_899_906_842_624.9];
        assert_eq!(floor_all(&near), near.map(floor));
    }

    #[test]
    fn real_ones_of_many_are_those_of_each() {
        let ordinary = [0, 1, -1, 123_456_789, (1 << 51) - 1, 1 - (1 << 51)];
        assert_eq!(real_all(&ordinary), ordinary.map(real));
        let extreme = [1 << 51, -(1 << 51), i64::MAX, i64::MIN];
        assert_eq!(real_all(&extreme), extreme.map(real));
    }

    #[test]
    fn uniforms_stay_inside_the_open_interval() {
        assert!(unit_interval(0) > 0.0 && unit_interval(u32::MAX) < 1.0);
        assert!(unit_interval_52(0) > 0.0 && unit_interval_52(u64::MAX) < 1.0);
    }

    #[test]
    fn thresholds_are_exact_at_the_ends() {
        assert_eq!(threshold_32(0.0), 0);
        assert_eq!(threshold_32(1.0), 1 << 32);
        assert_eq!(threshold_32(0.25), 1 << 30);
    }

    #[test]
    fn a_word_has_two_halves() {
        assert_eq!(halves(0x0123_4567_89ab_cdef), [0x89ab_cdef, 0x0123_4567]);
    }

    #[test]
    fn conversions_saturate() {
        assert_eq!(narrow(i64::MAX), i32::MAX);
        assert_eq!(narrow(i64::MIN), i32::MIN);
        assert_eq!(index(-3), 0);
    }
}

//! Loops over lanes, run with the widest instructions the machine has.
//!
//! A loop that does the same to every lane is written as one, and [`wide`] compiles it several times: for plain
//! x86-64 (or whatever the machine is), for AVX2, for AVX-512. Which of them runs is found out at run time. All give
//! the same bits: lanes never mix, nothing is reordered and no multiplication is fused with an addition.
//!
//! Only what is inlined into [`Loops::run`] is compiled so: functions with hot loops are marked `#[inline(always)]`.

use pulp::{Arch, NullaryFnOnce};

/// Work that consists of loops over lanes.
pub trait Loops {
    /// Does it; to be marked `#[inline(always)]`.
    fn run(self);
}

/// Does the work with the widest instructions there are.
#[inline]
pub fn wide(loops: impl Loops) {
    Arch::new().dispatch(Inlined(loops));
}

struct Inlined<L>(L);

impl<L: Loops> NullaryFnOnce for Inlined<L> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.0.run();
    }
}

/// One value of each lane where a condition holds, the other elsewhere.
#[inline(always)]
pub fn select<T: Copy, const W: usize>(condition: &[bool; W], then: &[T; W], otherwise: &[T; W]) -> [T; W] {
    let mut chosen = *otherwise;
    for lane in 0..W {
        chosen[lane] = if condition[lane] { then[lane] } else { otherwise[lane] };
    }
    chosen
}

/// Whether a condition holds in any lane.
#[inline(always)]
pub fn any<const W: usize>(condition: &[bool; W]) -> bool {
    condition.iter().fold(false, |any, holds| any | holds)
}

/// Whether a condition holds in all lanes.
#[inline(always)]
pub fn all<const W: usize>(condition: &[bool; W]) -> bool {
    condition.iter().fold(true, |all, holds| all & holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Halves<'a, const W: usize>(&'a mut [f64; W]);

    impl<const W: usize> Loops for Halves<'_, W> {
        #[inline(always)]
        fn run(self) {
            for lane in 0..W {
                self.0[lane] = self.0[lane] * 0.5 + 0.1;
            }
        }
    }

    #[test]
    fn wide_loops_give_the_bits_of_narrow_ones() {
        let mut lanes: [f64; 37] =
            std::array::from_fn(|lane| 1.0 / (f64::from(u32::try_from(lane).unwrap()) + 3.0));
        let narrow = lanes.map(|lane| (lane * 0.5 + 0.1).to_bits());
        wide(Halves(&mut lanes));
        assert_eq!(lanes.map(f64::to_bits), narrow);
    }

    #[test]
    fn a_choice_is_made_lane_by_lane() {
        assert_eq!(select(&[true, false, true], &[1, 2, 3], &[7, 8, 9]), [1, 8, 3]);
    }

    #[test]
    fn one_lane_is_any_and_every_lane_is_all() {
        assert_eq!((any(&[false, true]), any(&[false, false])), (true, false));
        assert_eq!((all(&[true, true]), all(&[false, true])), (true, false));
    }
}

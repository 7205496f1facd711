//! Loops over lanes, run with the widest instructions the machine has.
//!
//! A loop that does the same to every lane is written as one, and [`wide`] compiles it several times: for plain
//! x86-64 (or whatever the machine is), for AVX2, for AVX-512. Which of them runs is found out at run time. All give
//! the same bits: lanes never mix, nothing is reordered and no multiplication is fused with an addition.
//!
//! Only what is inlined into [`Loops::run`] is compiled so: functions with hot loops are marked `#[inline(always)]`.
//!
//! [`at_most`] holds a process back from the widest instructions. It is there for tests, which compare what each path
//! gives to the bit, and for measurements; no result depends on it.

use std::sync::atomic::{AtomicU8, Ordering};

use pulp::{Arch, NullaryFnOnce};

/// Which instructions loops are compiled for, each set holding the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Instructions {
    /// Those that every machine of its kind has.
    Plain,
    /// AVX2: four numbers of 64 bits at once.
    Avx2,
    /// AVX-512: eight at once.
    Avx512,
}

impl Instructions {
    /// All sets, narrow ones first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Avx2, Self::Avx512];

    /// The set's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
        }
    }

    const fn rank(self) -> u8 {
        self as u8
    }
}

/// The rank of the widest set that may be used.
static WIDEST: AtomicU8 = AtomicU8::new(Instructions::Avx512.rank());

/// Lets the loops of this process use so wide instructions at most.
pub fn at_most(instructions: Instructions) {
    WIDEST.store(instructions.rank(), Ordering::Relaxed);
}

/// The instructions that loops use now: what the machine has, as far as they may.
pub fn in_use() -> Instructions {
    Instructions::ALL[usize::from(rank_of(arch()))]
}

/// Chosen anew each time: two loads from memory, beside a whole day's loops.
#[inline]
fn arch() -> Arch {
    narrowed(Arch::new(), WIDEST.load(Ordering::Relaxed))
}

#[cfg(target_arch = "x86_64")]
#[inline]
fn narrowed(arch: Arch, widest: u8) -> Arch {
    match arch {
        Arch::V4(_) if widest < Instructions::Avx512.rank() => {
            narrowed(pulp::x86::V3::try_new().map_or(Arch::Scalar, Arch::V3), widest)
        }
        Arch::V3(_) if widest < Instructions::Avx2.rank() => Arch::Scalar,
        within => within,
    }
}

#[cfg(target_arch = "x86_64")]
fn rank_of(arch: Arch) -> u8 {
    match arch {
        Arch::V4(_) => Instructions::Avx512.rank(),
        Arch::V3(_) => Instructions::Avx2.rank(),
        _ => Instructions::Plain.rank(),
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn narrowed(arch: Arch, widest: u8) -> Arch {
    if widest == Instructions::Plain.rank() { Arch::Scalar } else { arch }
}

/// Other machines' wide instructions have no name here.
#[cfg(not(target_arch = "x86_64"))]
fn rank_of(_: Arch) -> u8 {
    Instructions::Plain.rank()
}

/// Work that consists of loops over lanes.
pub trait Loops {
    /// Does it; to be marked `#[inline(always)]`.
    fn run(self);
}

/// Does the work with the widest instructions there are.
#[inline]
pub fn wide(loops: impl Loops) {
    arch().dispatch(Inlined(loops));
}

struct Inlined<L>(L);

impl<L: Loops> NullaryFnOnce for Inlined<L> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.0.run();
    }
}

/// What a function makes of each lane's value. Unlike the arrays' own `map` it is sure to be inlined.
#[inline(always)]
pub fn each<T: Copy, U: Copy, const W: usize>(lanes: &[T; W], of: impl Fn(T) -> U) -> [U; W] {
    let mut made = [of(lanes[0]); W];
    // From 0 all the same: a loop of 32 rounds is compiled for wide instructions, one of 31 is not.
    for lane in 0..W {
        made[lane] = of(lanes[lane]);
    }
    made
}

/// One value of each lane where a condition holds, the other elsewhere.
#[inline(always)]
pub fn select<T: Copy, const W: usize>(condition: &[bool; W], then: &[T; W], otherwise: &[T; W]) -> [T; W] {
    let mut chosen = *otherwise;
    for lane in 0..W {
        // Both are read before one is chosen: else a branch decides which to read.
        let (then, otherwise) = (then[lane], otherwise[lane]);
        chosen[lane] = if condition[lane] { then } else { otherwise };
    }
    chosen
}

/// A condition in each lane as a mask: every bit set where it holds, none elsewhere. Made once, it chooses among many
/// arrays of numbers of 64 bits at an instruction or two each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mask<const W: usize>([u64; W]);

impl<const W: usize> Mask<W> {
    /// Where a condition holds.
    #[inline(always)]
    pub fn of(condition: &[bool; W]) -> Self {
        Self(each(condition, |holds| u64::from(holds).wrapping_neg()))
    }

    /// The bits of a lane.
    #[inline(always)]
    pub const fn bits(&self, lane: usize) -> u64 {
        self.0[lane]
    }
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
    fn each_lane_gives_its_own_value() {
        assert_eq!(each(&[1, 2, 3], |value| value * 2), [2, 4, 6]);
        assert_eq!(each(&[7], |value| value > 7), [false]);
    }

    #[test]
    fn a_mask_has_all_bits_or_none() {
        let mask = Mask::of(&[true, false]);
        assert_eq!([mask.bits(0), mask.bits(1)], [u64::MAX, 0]);
    }

    #[test]
    fn one_lane_is_any_and_every_lane_is_all() {
        assert_eq!((any(&[false, true]), any(&[false, false])), (true, false));
        assert_eq!((all(&[true, true]), all(&[false, true])), (true, false));
    }
}

//! What the fuzz target `day` does with bytes: they are the dice by which a household is drawn, which then lives.

use headroom::model::world::World;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::reference::agree_to_the_byte;
use crate::support::households::households;
use crate::support::invariants::{conservation, quota_helps};

/// Draws a household, lives it, and holds what must hold in every one: conservation, more quota that helps, and the
/// engine's agreement with the plain model.
pub fn day(bytes: &[u8]) {
    let dice = TestRng::from_seed(RngAlgorithm::PassThrough, &with_a_tail(bytes));
    let mut runner = TestRunner::new_with_rng(Config::default(), dice);
    let Ok(drawn) = households().new_tree(&mut runner) else { return };
    let household = drawn.current();
    let more = i64::from(bytes.first().copied().unwrap_or_default()) + 1;
    let held =
        conservation(&World::new(household.clone(), 11)).and_then(|()| quota_helps(household.clone(), more));
    assert!(held.is_ok(), "{held:?} in {household:?}");
    agree_to_the_byte("drawn from bytes", household);
}

/// Dice that come after the given ones and follow from them: behind its last byte a generator that passes bytes through
/// gives zeros, of which a draw that may not be zero would wait for another without end.
fn with_a_tail(bytes: &[u8]) -> Vec<u8> {
    const TAIL: usize = 1024;
    let mut state = bytes.iter().fold(0x9e37_79b9_7f4a_7c15, |state, byte| mixed(state ^ u64::from(*byte)));
    let tail = (0..TAIL).flat_map(|_| {
        state = mixed(state);
        state.to_le_bytes()
    });
    bytes.iter().copied().chain(tail).collect()
}

/// A step of a linear congruential generator, its upper half folded into the lower.
const fn mixed(state: u64) -> u64 {
    let next = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    next ^ (next >> 32)
}

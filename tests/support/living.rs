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
    let dice = TestRng::from_seed(RngAlgorithm::PassThrough, bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), dice);
    let Ok(drawn) = households().new_tree(&mut runner) else { return };
    let household = drawn.current();
    let more = i64::from(bytes.first().copied().unwrap_or_default()) + 1;
    let held =
        conservation(&World::new(household.clone(), 11)).and_then(|()| quota_helps(household.clone(), more));
    assert!(held.is_ok(), "{held:?} in {household:?}");
    agree_to_the_byte("drawn from bytes", household);
}

//! The engine and the plain model side by side: every backup and every pool on every day of a certain run.

use headroom::model::household::{Chance, Household};
use headroom::model::outcome::{Cause, Outcome};
use headroom::model::rules::spells::Known;
use headroom::model::state::{Block, PoolLanes};
use headroom::model::step::step;
use headroom::model::world::World;

use super::{Day, Dice, live};

/// An outcome in the plain model's words.
pub fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Off => "off",
        Outcome::NotDue => "not_due",
        Outcome::Restricted => "restricted",
        Outcome::AccountBlocked(_) => "account_blocked",
        Outcome::ServiceOutage => "service_outage",
        Outcome::Missing { .. } => "missing",
        Outcome::Corrupt => "corrupt",
        Outcome::Fault => "fault",
        Outcome::PhoneFull => "phone_full",
        Outcome::OverQuota => "over_quota",
        Outcome::InProgress => "in_progress",
        Outcome::Completed => "completed",
    }
}

/// What is known of a spell, in the reference's words.
fn known(known: Known) -> &'static str {
    match known {
        Known::NotYet => "",
        Known::Lapse => "lapse",
        Known::Failing(Cause::Restricted) => "restricted",
        Known::Failing(Cause::AccountBlocked) => "account_blocked",
        Known::Failing(Cause::ServiceOutage) => "service_outage",
        Known::Failing(Cause::Corrupt) => "corrupt",
        Known::Failing(Cause::Fault) => "fault",
        Known::Failing(Cause::PhoneFull) => "phone_full",
        Known::Failing(Cause::OverQuota) => "over_quota",
        Known::Failing(Cause::NeverFinishing) => "in_progress",
        Known::Failing(Cause::NoEligibleNight) => "a lapse is not failing",
    }
}

/// A block's day in the reference's terms.
fn as_told(world: &World, block: &Block<1>) -> Day {
    let attempts = || world.lines.iter().map(|line| block.attempt(*line));
    let of_pools = |what: &dyn Fn(&PoolLanes<1>) -> i64| block.pools.iter().map(what).collect();
    let devices = block.devices.iter().map(|device| device.stored[0]);
    let accounts = block.accounts.iter().map(|account| account.stored[0]);
    Day {
        date: block.day,
        outcomes: attempts().map(|attempt| word(attempt.outcome[0].outcome())).collect(),
        next: attempts().map(|attempt| attempt.next_size[0].count()).collect(),
        stored: accounts.chain(devices).map(|stored| stored.count()).collect(),
        known: world.lines.iter().map(|line| known(block.spell(*line).known(0))).collect(),
        used: of_pools(&|pool| pool.used[0].count()),
        quota: of_pools(&|pool| pool.quota[0].count()),
        paid: of_pools(&|pool| pool.paid[0].0),
    }
}

/// Every backup and every pool on every day of a certain run, in both programs.
pub fn agree_to_the_byte(name: &str, mut household: Household) {
    household.chance = Chance::Certain;
    let days = i32::try_from(household.horizon.len()).unwrap();
    let plain = live(&household, Dice::Certain, days);
    let world = World::new(household, 1);
    let mut block: Block<1> = Block::new(&world, 0);
    for (today, plain) in world.days.iter().zip(plain) {
        step(&world, &mut block, today);
        assert_eq!(as_told(&world, &block), plain, "{name}");
    }
}

//! Growth: what a day adds, and where it lands (MODEL: growth).

use crate::calendar::DAYS_A_YEAR;
use crate::lanes::{Mask, any, each, select};
use crate::model::draws::{AccountSlot, DeviceSlot, PersonSlot};
use crate::model::household::{Chat, Growth, Home, Local, Origin, Synced};
use crate::model::state::Block;
use crate::model::world::{DayFacts, TableId, World};
use crate::units::{Bytes, ExactRate};

/// Adds the day's growth of every category.
#[inline(always)]
pub fn grow<const W: usize>(world: &World, block: &mut Block<W>, today: &DayFacts) {
    for at in 0..block.people.len() {
        for kind in Synced::ALL {
            grow_synced(world, block, at, kind, today);
        }
    }
    for at in 0..block.devices.len() {
        grow_apps(world, block, at, today);
    }
    for at in 0..block.accounts.len() {
        for kind in Chat::ALL {
            grow_chat(world, block, at, kind, today);
        }
    }
}

/// The most that a category grows in a day, in bytes: far more than anybody's, and so little that the categories of two hundred
/// people add up over a hundred years.
pub const MOST_A_DAY: f64 = 50e9;

/// A category's growth today in every lane.
struct Flow<'a> {
    growth: &'a Growth,
    table: TableId,
    today: &'a DayFacts,
}

impl Flow<'_> {
    #[inline(always)]
    fn amounts<const W: usize>(
        &self,
        world: &World,
        rates: &[f64; W],
        bits: &[u32; W],
        celebrates: &[bool; W],
    ) -> [Bytes; W] {
        if world.certain() {
            return [certain(self.growth, self.today); W];
        }
        let plain = world.factor(self.growth, self.today, false);
        let factors = world.table(self.table).at_all(bits);
        let mut amounts = [0.0; W];
        for lane in 0..W {
            let amount = rates[lane] * plain * factors[lane];
            amounts[lane] = if amount < MOST_A_DAY { amount } else { MOST_A_DAY };
        }
        let amounts = Bytes::all_rounded(&amounts);
        if self.growth.celebration == 1.0 || !any(celebrates) {
            return amounts;
        }
        let celebrated =
            |amount: Bytes| Bytes::rounded((amount.real() * self.growth.celebration).min(MOST_A_DAY));
        select(celebrates, &each(&amounts, celebrated), &amounts)
    }
}

/// Certain growth of a day: floor(G(n)) - floor(G(n - 1)), so that nothing is lost to rounding.
pub fn certain(growth: &Growth, today: &DayFacts) -> Bytes {
    let until = |days: i64| match growth.yearly {
        0.0 => growth.certain.cumulative(days),
        yearly => drifting(growth.certain, yearly, days),
    };
    Bytes::new(until(today.number).saturating_sub(until(today.number - 1))).min(Bytes::rounded(MOST_A_DAY))
}

/// Growth until a day at a rate that itself grows: a geometric sum.
fn drifting(rate: ExactRate, yearly: f64, days: i64) -> i64 {
    let daily = libm::pow(1.0 + yearly, 1.0 / DAYS_A_YEAR);
    let days = crate::units::numbers::real(days);
    crate::units::numbers::floor(rate.real() * (libm::pow(daily, days) - 1.0) / (daily - 1.0))
}

#[inline(always)]
fn grow_synced<const W: usize>(
    world: &World,
    block: &mut Block<W>,
    at: usize,
    kind: Synced,
    today: &DayFacts,
) {
    let person = &world.household.people[at];
    let growth = &person.growth[kind.index()];
    if growth.is_none() {
        return;
    }
    let flow = Flow { growth, table: world.people[at][kind.index()], today };
    let lanes = &block.people[at];
    let bits = block.draws.person(at, PersonSlot::Growth(growth.draw.synced(kind)));
    let amounts = flow.amounts(world, &lanes.rates[kind.index()], bits, &lanes.celebrates);
    land_synced(block, at, kind, person.home[kind.index()], &amounts);
    if growth.origin == Origin::Profile {
        add(&mut block.people[at].uncleaned[kind.index()], &amounts);
    }
}

/// Puts new bytes of a category that may sync where they belong: waiting to go up, or on the category's home.
/// What neither syncs nor has a home is nobody's.
#[inline(always)]
pub fn land_synced<const W: usize>(
    block: &mut Block<W>,
    person: usize,
    kind: Synced,
    home: Home,
    amounts: &[Bytes; W],
) {
    let lanes = &mut block.people[person];
    let Some(local) = kind.local() else {
        add(&mut lanes.backlog[kind.index()], amounts);
        add(&mut block.grown, amounts);
        return;
    };
    let waits = Bytes::within(amounts, &Mask::of(&lanes.syncs[kind.index()]));
    add(&mut lanes.backlog[kind.index()], &waits);
    let Home::Device(id) = home else {
        add(&mut block.grown, &waits);
        return;
    };
    let device = &mut block.devices[id.index()];
    let mut stays = *amounts;
    take(&mut stays, &waits);
    add(&mut device.bytes[local.index()], &stays);
    take(&mut device.phone_free, amounts);
    add(&mut block.grown, amounts);
}

#[inline(always)]
fn grow_apps<const W: usize>(world: &World, block: &mut Block<W>, at: usize, today: &DayFacts) {
    let growth = &world.household.devices[at].apps;
    if growth.is_none() {
        return;
    }
    let flow = Flow { growth, table: world.devices[at].apps, today };
    let bits = block.draws.device(at, DeviceSlot::Apps);
    let amounts = flow.amounts(world, &block.devices[at].apps_rate, bits, &[false; W]);
    land_local(block, at, Local::Apps, &amounts);
}

#[inline(always)]
fn grow_chat<const W: usize>(world: &World, block: &mut Block<W>, at: usize, kind: Chat, today: &DayFacts) {
    let account = &world.household.accounts[at];
    let growth = &account.growth[kind.index()];
    if growth.is_none() {
        return;
    }
    let flow = Flow { growth, table: world.accounts[at][kind.index()], today };
    let bits = block.draws.account(at, AccountSlot::Growth(growth.draw.chat(kind)));
    let amounts = flow.amounts(world, &block.accounts[at].rates[kind.index()], bits, &[false; W]);
    land_local(block, account.device.index(), kind.local(), &amounts);
    if growth.origin == Origin::Profile {
        add(&mut block.people[account.person.index()].uncleaned_chats[kind.index()], &amounts);
    }
}

#[inline(always)]
fn land_local<const W: usize>(block: &mut Block<W>, device: usize, kind: Local, amounts: &[Bytes; W]) {
    let device = &mut block.devices[device];
    add(&mut device.bytes[kind.index()], amounts);
    take(&mut device.phone_free, amounts);
    add(&mut block.grown, amounts);
}

#[inline(always)]
fn add<const W: usize>(to: &mut [Bytes; W], amounts: &[Bytes; W]) {
    for lane in 0..W {
        to[lane] += amounts[lane];
    }
}

#[inline(always)]
fn take<const W: usize>(from: &mut [Bytes; W], amounts: &[Bytes; W]) {
    for lane in 0..W {
        from[lane] -= amounts[lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn day(number: i64) -> DayFacts {
        DayFacts { day: Day::from_number(0), number, month: 0, new_year: false, years: 0.0 }
    }

    #[test]
    fn certain_growth_adds_up_whatever_the_step() {
        let growth = Growth { coefficient: 1.0, certain: ExactRate::new(7, 3), ..Growth::none() };
        let total: Bytes = (1..=300).map(|n| certain(&growth, &day(n))).sum();
        assert_eq!(total, Bytes::new(700));
    }

    #[test]
    fn a_drifting_rate_doubles_in_a_year() {
        let growth =
            Growth { coefficient: 1.0, certain: ExactRate::new(1_000_000, 1), yearly: 1.0, ..Growth::none() };
        let (first, later) = (certain(&growth, &day(1)), certain(&growth, &day(1462)));
        assert!((later.real() / first.real() - 15.97).abs() < 0.1, "{}", later.real() / first.real());
    }
}

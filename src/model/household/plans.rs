//! Pools of storage, the plans they can have, and prices over time.

use crate::calendar::Day;
use crate::units::{Bytes, Money};

use super::PlanId;

/// An account's or a family's quota. One that nobody is in (yet) is not paid for.
#[derive(Clone, PartialEq, Debug)]
pub struct Pool {
    /// `family`, or the name of the person whose own it is.
    pub name: String,
    /// The plan at the start.
    pub plan: PlanId,
    /// First day of a billing month; later ones fall on the same day of the month.
    pub billed_on: Day,
    /// What the phone shows as used beyond the parts that are known; does not grow.
    pub other: Bytes,
}

/// A storage plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// As it is sold: `200 GB`.
    pub name: String,
    /// Its size.
    pub quota: Bytes,
    /// What it costs.
    pub price: Price,
}

/// What a plan costs a month.
#[derive(Clone, PartialEq, Debug)]
pub enum Price {
    /// Not known: the plan is in no price list and the file names no price.
    Unknown,
    /// Dated prices, the first valid from the start.
    Known(Vec<PriceStep>),
}

/// A price from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PriceStep {
    /// First day of this price.
    pub from: Day,
    /// A month's price.
    pub monthly: Money,
}

impl Price {
    /// The monthly price on a day; nothing where it is not known.
    pub fn on(&self, day: Day) -> Money {
        match self {
            Self::Unknown => Money::ZERO,
            Self::Known(steps) => {
                let valid = steps.iter().rev().find(|step| step.from <= day);
                valid.or(steps.first()).map_or(Money::ZERO, |step| step.monthly)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_holds_until_the_next_one() {
        let day = Day::from_number(100);
        let steps = vec![
            PriceStep { from: day, monthly: Money(299) },
            PriceStep { from: day + 10, monthly: Money(399) },
        ];
        let price = Price::Known(steps);
        assert_eq!(price.on(day + 9), Money(299));
        assert_eq!(price.on(day + 10), Money(399));
        assert_eq!(price.on(day - 50), Money(299));
        assert_eq!(Price::Unknown.on(day), Money::ZERO);
    }
}

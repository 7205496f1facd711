//! The storage plans on sale and what they cost, region by region.

use std::collections::BTreeMap;

use super::table::{self, Table};
use crate::calendar::Day;
use crate::units::{Bytes, Currency, Money};

const PRICES: &str = include_str!("data/icloud_plus_prices.csv");

/// What every account has without paying (FACTS Q2).
const FREE_GB: i64 = 5;
/// The table writes 2 TB as 2000 GB; the plan itself is 2 x 2^40 bytes (Q3).
const GB_A_TB: i64 = 1000;
const GIB_A_TIB: i64 = 1024;

/// A storage plan on sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoragePlan {
    /// As it is sold: `200 GB`, `2 TB`.
    pub name: String,
    /// Its size; units are binary (FACTS Q3).
    pub quota: Bytes,
    /// A month's price in the region's currency; nothing for the free plan.
    pub monthly: Money,
    /// The day the price was read off the list.
    pub as_of: Day,
}

/// The plans of one region, smallest first, with its name and currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PriceList {
    pub country: &'static str,
    pub currency: Currency,
    pub plans: Vec<StoragePlan>,
}

/// Every region's price list by its code, and how many rows could not be read.
pub(super) fn price_lists() -> (BTreeMap<&'static str, PriceList>, usize) {
    let table = rows();
    let mut lists = BTreeMap::new();
    for row in table.rows {
        let list = lists.entry(row.region).or_insert_with(|| PriceList {
            country: row.country,
            currency: row.currency,
            plans: vec![plan(FREE_GB, Money::ZERO, row.as_of)],
        });
        list.plans.push(plan(row.quota_gb, row.monthly, row.as_of));
    }
    for list in lists.values_mut() {
        list.plans.sort_by_key(|plan| plan.quota);
    }
    (lists, table.rejected)
}

struct PriceRow {
    region: &'static str,
    country: &'static str,
    currency: Currency,
    quota_gb: i64,
    monthly: Money,
    as_of: Day,
}

fn rows() -> Table<PriceRow> {
    table::read(PRICES, |row| {
        let currency = Currency::new(row.text(2)?);
        let monthly = currency.parse(row.text(4)?)?;
        let (region, country) = (row.text(0)?, row.text(1)?);
        Some(PriceRow { region, country, currency, quota_gb: row.number(3)?, monthly, as_of: row.day(5)? })
    })
}

fn plan(quota_gb: i64, monthly: Money, as_of: Day) -> StoragePlan {
    let name = match quota_gb % GB_A_TB {
        0 => format!("{} TB", quota_gb / GB_A_TB),
        _ => format!("{quota_gb} GB"),
    };
    StoragePlan { name, quota: quota(quota_gb), monthly, as_of }
}

/// The size of a plan of so many GB of a table.
pub(super) fn quota(quota_gb: i64) -> Bytes {
    let gib = if quota_gb % GB_A_TB == 0 { quota_gb / GB_A_TB * GIB_A_TIB } else { quota_gb };
    Bytes::new(gib * Bytes::GIB.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_of_the_list_is_read() {
        let table = rows();
        assert_eq!((table.rows.len(), table.rejected), (360, 0));
        assert!(table.rows.iter().all(|row| row.monthly > Money::ZERO));
    }

    #[test]
    fn every_region_sells_the_same_sizes() {
        let (lists, _) = price_lists();
        assert_eq!(lists.len(), 72);
        for (code, list) in &lists {
            let names: Vec<&str> = list.plans.iter().map(|plan| plan.name.as_str()).collect();
            assert_eq!(names, ["5 GB", "50 GB", "200 GB", "2 TB", "6 TB", "12 TB"], "{code}");
            assert!(list.plans.is_sorted_by(|smaller, larger| smaller.monthly < larger.monthly), "{code}");
        }
    }

    #[test]
    fn sizes_are_binary() {
        let day = Day::from_number(0);
        assert_eq!(plan(50, Money::ZERO, day).quota, Bytes::new(53_687_091_200));
        assert_eq!(plan(12_000, Money::ZERO, day).quota, Bytes::new(12 << 40));
    }

    #[test]
    fn whole_currencies_have_whole_prices() {
        let (lists, _) = price_lists();
        let korea = lists.get("KR").unwrap();
        assert_eq!(korea.currency.decimals(), 0);
        assert_eq!(korea.plans.get(1).map(|plan| plan.monthly), Some(Money(1100)));
    }
}

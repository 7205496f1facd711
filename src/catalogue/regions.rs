//! Price regions, found by the names people give them, and the storage plans on sale in each.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::table::{self, Table, folded, nearest};
use crate::calendar::Day;
use crate::units::{Bytes, Currency, Money};

const ALIASES: &str = include_str!("data/region_aliases.csv");

/// A region with one price list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// Two letters: `GB`; `EU` for the euro area.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// The currency of its prices.
    pub currency: Currency,
    /// The plans on sale, the free one first, then by size.
    pub plans: Vec<StoragePlan>,
}

impl Region {
    /// The plan of a size, if one is on sale: of its binary size, or of its decimal one.
    pub fn plan_of(&self, quota: Bytes) -> Option<&StoragePlan> {
        self.plans.iter().find(|plan| plan.quota == quota || in_decimal(plan.quota) == quota)
    }

    /// The day the oldest of its prices was read off the list; `None` without any price.
    pub fn as_of(&self) -> Option<Day> {
        self.plans.iter().map(|plan| plan.as_of).min()
    }
}

/// Whether a region's list prices are before tax.
pub fn is_before_tax(code: &str) -> bool {
    code == "US"
}

/// No region has such a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownRegion {
    /// What was typed.
    pub typed: String,
    /// Names that come close, best first; may be empty.
    pub suggestions: Vec<&'static str>,
}

impl fmt::Display for UnknownRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no prices are known for a region \"{}\"", self.typed)?;
        match self.suggestions.as_slice() {
            [] => Ok(()),
            names => write!(f, "; did you mean {}?", names.join(" or ")),
        }
    }
}

impl std::error::Error for UnknownRegion {}

/// Every region, by code.
pub fn all() -> &'static [Region] {
    &ATLAS.regions
}

/// The region of a code, a name or an alias: `DE`, `UK`, `Germany`, `cote d'ivoire`.
///
/// # Errors
/// Where no region has such a name, with the nearest ones.
pub fn find_region(text: &str) -> Result<&'static Region, UnknownRegion> {
    let found = ATLAS.by_name.get(&folded(text)).and_then(|at| ATLAS.regions.get(*at));
    found.ok_or_else(|| {
        let names = ATLAS.names.iter().copied().filter(|name| name.len() > 2);
        UnknownRegion { typed: text.to_owned(), suggestions: nearest(text, names) }
    })
}

/// The regions and every name they answer to.
struct Atlas {
    regions: Vec<Region>,
    names: Vec<&'static str>,
    by_name: BTreeMap<String, usize>,
}

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let regions: Vec<Region> = price_lists()
        .0
        .into_iter()
        .map(|(code, list)| Region { code, name: list.country, currency: list.currency, plans: list.plans })
        .collect();
    let own = regions.iter().flat_map(|region| [(region.code, region.code), (region.name, region.code)]);
    let named: Vec<_> = own.chain(aliases().rows).collect();
    let position = |code: &str| regions.iter().position(|region| region.code == code);
    let by_name = named.iter().filter_map(|(name, code)| Some((folded(name), position(code)?))).collect();
    Atlas { names: named.iter().map(|(name, _)| *name).collect(), by_name, regions }
});

fn aliases() -> table::Table<(&'static str, &'static str)> {
    table::read(ALIASES, |row| Some((row.text(0)?, row.text(1)?)))
}

const PRICES: &str = include_str!("data/icloud_plus_prices.csv");

/// What every account has without paying (rule Q2).
const FREE_GB: i64 = 5;
/// The table writes 2 TB as 2000 GB; the plan itself is 2 x 2^40 bytes (Q3).
const GB_A_TB: i64 = 1000;
const GIB_A_TIB: i64 = 1024;

/// A storage plan on sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoragePlan {
    /// As it is sold: `200 GB`, `2 TB`.
    pub name: String,
    /// Its size; units are binary (rule Q3).
    pub quota: Bytes,
    /// A month's price in the region's currency; nothing for the free plan.
    pub monthly: Money,
    /// The day the price was read off the list.
    pub as_of: Day,
}

/// The plans of one region, smallest first, with its name and currency.
#[derive(Clone, PartialEq, Eq, Debug)]
struct PriceList {
    pub country: &'static str,
    pub currency: Currency,
    pub plans: Vec<StoragePlan>,
}

/// Every region's price list by its code, and how many rows could not be read.
fn price_lists() -> (BTreeMap<&'static str, PriceList>, usize) {
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

/// A plan's size where every GB is read as 10^9 bytes, and every TB as 10^12.
pub fn in_decimal(quota: Bytes) -> Bytes {
    let gib = quota.count() / Bytes::GIB.count();
    let gigabytes = if gib % GIB_A_TIB == 0 { gib / GIB_A_TIB * GB_A_TB } else { gib };
    Bytes::new(gigabytes * Bytes::GB.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        find_region(text).ok().map(|region| region.code)
    }

    #[test]
    fn regions_are_found_as_people_write_them() {
        for (text, expected) in [
            ("DE", "EU"),
            ("germany", "EU"),
            ("UK", "GB"),
            ("u.k.", "GB"),
            ("Great Britain", "GB"),
            ("usa", "US"),
            ("Côte d'Ivoire", "CI"),
            ("cote d'ivoire", "CI"),
            ("Ivory Coast", "CI"),
            ("turkiye", "TR"),
            (" japan ", "JP"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_name_means_two_regions_and_every_alias_means_one() {
        let aliases = aliases();
        assert_eq!(aliases.rejected, 0);
        let named = all().iter().flat_map(|region| [(region.code, region.code), (region.name, region.code)]);
        for (name, expected) in named.chain(aliases.rows) {
            assert_eq!(code(name), Some(expected), "{name}");
        }
    }

    #[test]
    fn unknown_names_bring_the_nearest() {
        let error = find_region("Germny").unwrap_err();
        assert_eq!(error.suggestions, ["Germany"]);
        assert!(error.to_string().ends_with("did you mean Germany?"));
        assert!(find_region("").unwrap_err().suggestions.is_empty());
        assert!(find_region("Atlantis").is_err());
    }

    #[test]
    fn a_plan_is_found_by_its_size() {
        let britain = find_region("UK").unwrap();
        let plan = britain.plan_of(Bytes::new(200 << 30)).unwrap();
        assert_eq!((plan.name.as_str(), britain.currency.code()), ("200 GB", "GBP"));
        assert!(britain.plan_of(Bytes::new(100 << 30)).is_none());
        let decimal = britain.plan_of(Bytes::new(2_000_000_000_000)).map(|plan| plan.name.as_str());
        assert_eq!(decimal, Some("2 TB"));
        assert_eq!(britain.plan_of(Bytes::new(5 << 30)).map(|plan| plan.monthly), Some(Money::ZERO));
    }

    #[test]
    fn prices_carry_the_day_they_were_read() {
        let day = |text| find_region(text).ok().and_then(Region::as_of).map(|day| day.to_string());
        assert_eq!(day("US").as_deref(), Some("2026-08-17"));
        assert_eq!(day("France").as_deref(), Some("2025-09-11"));
    }

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

//! Price regions, found by the names people give them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::names::{folded, nearest};
use super::storage_plans::{StoragePlan, price_lists};
use super::table;
use crate::calendar::Day;
use crate::units::{Bytes, Currency};

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
    /// The plan of a size, if one is on sale.
    pub fn plan_of(&self, quota: Bytes) -> Option<&StoragePlan> {
        self.plans.iter().find(|plan| plan.quota == quota)
    }

    /// The day the oldest of its prices was read off the list; `None` without any price.
    pub fn as_of(&self) -> Option<Day> {
        self.plans.iter().map(|plan| plan.as_of).min()
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Money;

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
        assert_eq!(britain.plan_of(Bytes::new(5 << 30)).map(|plan| plan.monthly), Some(Money::ZERO));
    }

    #[test]
    fn prices_carry_the_day_they_were_read() {
        let day = |text| find_region(text).ok().and_then(Region::as_of).map(|day| day.to_string());
        assert_eq!(day("US").as_deref(), Some("2026-08-17"));
        assert_eq!(day("France").as_deref(), Some("2025-09-11"));
    }
}

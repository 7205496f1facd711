//! Apple One: bundles of services that bring a storage plan, with their prices where they are known (rule Q7).

use std::sync::LazyLock;

use super::regions::quota;
use super::table::{self, Table};
use crate::units::{Bytes, Currency, Money};

const PRICES: &str = include_str!("data/apple_one.csv");

/// A bundle on sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bundle {
    /// Code of the region: `US`.
    pub region: &'static str,
    /// As it is sold: `Individual`.
    pub tier: &'static str,
    /// The storage it brings.
    pub quota: Bytes,
    /// A month's price in the region's currency.
    pub monthly: Money,
    /// The month the price was read: `2026-05`.
    pub as_of: &'static str,
}

/// The bundles of a region, smallest first; none where their prices are not known.
pub fn in_region(code: &str) -> Vec<&'static Bundle> {
    TABLE.rows.iter().filter(|bundle| bundle.region == code).collect()
}

static TABLE: LazyLock<Table<Bundle>> = LazyLock::new(|| {
    table::read(PRICES, |row| {
        Some(Bundle {
            region: row.text(0)?,
            tier: row.text(1)?,
            quota: quota(row.number(2)?),
            monthly: Currency::new(row.text(3)?).parse(row.text(4)?)?,
            as_of: row.text(5)?.get(..7)?,
        })
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_bundles_are_known_in_the_united_states_and_none_elsewhere() {
        let known: Vec<(&str, Money)> =
            in_region("US").into_iter().map(|bundle| (bundle.tier, bundle.monthly)).collect();
        let expected = [("Individual", Money(1995)), ("Family", Money(2595)), ("Premier", Money(3795))];
        assert_eq!((known.as_slice(), TABLE.rejected), (&expected[..], 0));
        assert_eq!(in_region("US").last().map(|bundle| bundle.quota), Some(Bytes::new(2 << 40)));
        assert!(in_region("DE").is_empty());
    }
}

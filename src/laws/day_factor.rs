//! The day factor: how one day's bytes compare with the mean day's.

use super::compound::{Counts, Item, Tabulated, tabulated};
use super::special::Gamma;
use super::{CountLaw, DayLaw, ItemLaw, QuantileTable};
use crate::units::numbers;

/// Counts up to here are tabulated as whole numbers; larger ones are so dense that their steps do not matter.
const LARGEST_LATTICE: usize = 4096;
/// Beyond so many items a day, or an over-dispersion as large, a gamma law stands for the sum.
const MANY: f64 = 10_000.0;

/// The table of a day factor, of mean 1.
///
/// A law that has no positive mean, or parameters that make no sense, is taken as the same every day.
pub fn day_factor(law: &DayLaw) -> QuantileTable {
    let table = match *law {
        DayLaw::Even => None,
        DayLaw::Gamma(shape) => gamma(shape),
        DayLaw::Compound(counts, item) => compound(counts, item),
    };
    table.map_or_else(|| QuantileTable::constant(1.0), |table| table.with_mean(1.0))
}

fn compound(law: CountLaw, item: ItemLaw) -> Option<QuantileTable> {
    let counts = Counts::new(law)?;
    let item = Item::new(item);
    if counts.mean() > MANY || counts.variance() / counts.mean() > MANY {
        return same_moments(&counts, item);
    }
    match item {
        None => Some(whole(&counts)),
        Some(item) => match tabulated(&counts, item) {
            Some(law) => Some(QuantileTable::smooth(counts.zero, law.quantiles())),
            None => same_moments(&counts, Some(item)),
        },
    }
}

/// The law of the count itself, where all items are the same.
fn whole(counts: &Counts) -> QuantileTable {
    let (first, cumulative) = counts.cumulative();
    if first + cumulative.len() <= LARGEST_LATTICE {
        return QuantileTable::lattice(counts.zero, first, &cumulative);
    }
    let points = (first..=first + cumulative.len()).map(|count| numbers::real_count(count) - 0.5).collect();
    let from_zero = std::iter::once(0.0).chain(cumulative).collect();
    QuantileTable::smooth(counts.zero, Tabulated::new(points, from_zero).quantiles())
}

/// The gamma law with the mean and the variance of a sum of very many items.
fn same_moments(counts: &Counts, item: Option<Item>) -> Option<QuantileTable> {
    let spread = item.map_or(0.0, Item::variance);
    let variance = counts.mean() * spread + counts.variance();
    gamma(counts.mean() * counts.mean() / variance)
}

fn gamma(shape: f64) -> Option<QuantileTable> {
    if !(shape.is_finite() && shape > 0.0) {
        return None;
    }
    let law = Gamma::new(shape);
    let mut last = None;
    Some(QuantileTable::smooth(0.0, |probability| {
        let value = last.map_or_else(|| law.quantile(probability), |near| law.quantile_near(probability, near));
        last = Some(value);
        value
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder() {
        let poisson = CountLaw::Poisson { mean: 0.9 };
        let table = day_factor(&DayLaw::Compound(poisson, ItemLaw::Lognormal(1.3)));
        assert!((table.mean() - 1.0).abs() < 1e-12);
    }
}

//! Straight lines that round to the quantiles of a whole number.

use super::{PIECES, Piece, lower_end};
use crate::units::numbers;

/// The pieces of the law with values `first`, `first` + 1 ... and this distribution function.
pub(super) fn pieces(first: usize, cumulative: &[f64]) -> Vec<Piece> {
    // The last value has no jump after it, wherever rounding left its entry.
    let jumps = &cumulative[..cumulative.len().saturating_sub(1)];
    let mut passed = 0;
    (0..PIECES)
        .map(|index| {
            let (low, high) = (lower_end(index), lower_end(index + 1));
            passed += jumps[passed..].iter().take_while(|&&jump| jump <= low).count();
            let within = jumps[passed..].iter().take_while(|&&jump| jump < high).count();
            let lowest = numbers::real_count(first + passed);
            let place = |jump: f64| (jump - low) / (high - low);
            line(lowest, jumps[passed..passed + within].iter().copied().map(place))
        })
        .collect()
}

/// A line over a piece that starts at the value `lowest` and jumps by one at each of these places.
///
/// One or two jumps are met exactly; more are so close that the line between the first and the last meets the rest.
fn line(lowest: f64, mut places: impl ExactSizeIterator<Item = f64> + DoubleEndedIterator) -> Piece {
    let count = numbers::real_count(places.len());
    match (places.next(), places.next_back()) {
        (None, _) => piece(lowest, lowest),
        (Some(place), None) => piece(lowest + 0.5 - 0.5 * place, lowest + 1.0 - 0.5 * place),
        (Some(first), Some(last)) => {
            let slope = (count - 1.0) / (last - first);
            let start = (lowest + 0.5 - slope * first).max(lowest - 0.49);
            let end = (lowest + 0.5 + slope * (1.0 - first)).min(lowest + count + 0.49);
            piece(start, end)
        }
    }
}

fn piece(start: f64, end: f64) -> Piece {
    Piece { start: numbers::single(start), rise: numbers::single(end - start) }
}

/// The mean over a piece of its line rounded to whole numbers.
pub(super) fn average(piece: Piece) -> f64 {
    let (start, rise) = (f64::from(piece.start), f64::from(piece.rise));
    let (lowest, highest) = (numbers::round_half_up(start), numbers::round_half_up(start + rise));
    let share_above = |value: i64| 1.0 - (numbers::real(value) - 0.5 - start) / rise;
    numbers::real(lowest) + (lowest + 1..=highest).map(share_above).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use crate::laws::table::QuantileTable;

    /// 1, 2, 3 with probabilities 0.5, 0.3, 0.2.
    fn small() -> QuantileTable {
        QuantileTable::lattice(0.0, 1, &[0.5, 0.8, 1.0])
    }

    /// The largest number at which the table still gives no more than `value`, as a probability.
    fn jump_after(table: &QuantileTable, value: f64) -> f64 {
        let (mut low, mut high) = (0_u32, u32::MAX);
        while low < high {
            let middle = low + (high - low) / 2;
            if table.at(middle) > value { high = middle } else { low = middle + 1 }
        }
        f64::from(low) / 4_294_967_296.0
    }

    #[test]
    fn jumps_stand_where_the_law_has_them() {
        let table = small();
        assert!((jump_after(&table, 1.0) - 0.5).abs() < 1e-8);
        assert!((jump_after(&table, 2.0) - 0.8).abs() < 1e-8);
        assert!((table.mean() - 1.7).abs() < 1e-8);
    }

    #[test]
    fn values_are_whole_and_never_fall() {
        let table = small();
        let values: Vec<f64> = (0..4096_u32).map(|n| table.at(n << 20)).collect();
        assert!(values.is_sorted() && values.iter().all(|value| value.fract() == 0.0));
        assert_eq!(table.at(u32::MAX), 3.0);
    }

    #[test]
    fn many_small_jumps_are_met_closely() {
        let cumulative: Vec<f64> = (1..=3000).map(|n| f64::from(n) / 3000.0).collect();
        let table = QuantileTable::lattice(0.0, 1, &cumulative);
        for value in [10.0, 77.0, 1234.0, 2990.0] {
            assert!((jump_after(&table, value) - value / 3000.0).abs() < 1e-6, "{value}");
        }
        assert!((table.mean() - 1500.5).abs() < 1e-3);
    }

    #[test]
    fn an_atom_takes_its_share_first() {
        let table = QuantileTable::lattice(0.5, 1, &[0.5, 1.0]);
        assert_eq!(table.at((1 << 31) - 1), 0.0);
        assert!((jump_after(&table, 1.0) - 0.75).abs() < 1e-8);
    }

    #[test]
    fn one_value_alone() {
        assert_eq!(QuantileTable::lattice(0.0, 1, &[1.0]).at(u32::MAX), 1.0);
        assert_eq!(QuantileTable::lattice(0.0, 1, &[]).at(5), 1.0);
    }
}

//! What a backup comes to a day of use: sums over sums, with what the error of such a ratio is made of.
//!
//! The error of a ratio is made of what every replicate is off from the ratio of all, which is known only in the end. Up
//! to [`KEPT`] replicates all amounts are kept for that. Beyond, they are folded into moments about the ratio of the
//! first [`KEPT`] replicates, from which those about the ratio of all follow; as the two ratios are close, nothing is
//! lost but the last digits of an error. The ratio itself is the same sum in the same order either way.

use super::record::Record;
use crate::units::numbers;

/// Up to this many replicates every amount is kept. What is counted from here on never depends on rounds or threads.
pub const KEPT: usize = 1 << 13;

/// Something that is told by the day of use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Daily {
    /// Days whose newest backup was at most 1, 7 or 14 days old, by place.
    Protected(usize),
    /// Age of the newest backup.
    Age,
    /// Bytes without a surviving copy.
    AtRisk,
}

/// How many of them there are.
const AMOUNTS: usize = 5;

impl Daily {
    const fn place(self) -> usize {
        match self {
            Self::Protected(limit) => limit,
            Self::Age => 3,
            Self::AtRisk => 4,
        }
    }
}

/// A sum over a sum, and the squares of what each replicate is off from that ratio.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Ratio {
    /// How many replicates.
    pub count: usize,
    /// The sum above.
    pub above: f64,
    /// The sum below.
    pub below: f64,
    /// Sum of the squares of what is above less the ratio times what is below, replicate by replicate.
    pub off: f64,
}

impl Ratio {
    /// Of one pair a replicate; nothing is off where nothing is below.
    pub fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let start = Self::default();
        let sums = pairs.clone().fold(start, |sums, pair| sums.with(pair));
        let off = match sums.value() {
            Some(value) => pairs.map(|(a, b)| (a - value * b) * (a - value * b)).sum(),
            None => 0.0,
        };
        Self { off, ..sums }
    }

    /// Sum over sum; `None` where nothing is below.
    pub fn value(&self) -> Option<f64> {
        (self.below > 0.0).then(|| self.above / self.below)
    }

    fn with(self, (a, b): (f64, f64)) -> Self {
        Self { count: self.count + 1, above: self.above + a, below: self.below + b, ..self }
    }
}

/// A replicate's amounts and days in use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Amounts {
    days: i32,
    protected: [i32; 3],
    age_sum: i64,
    at_risk_sum: i64,
}

impl Amounts {
    const fn of(record: &Record) -> Self {
        Self {
            days: record.days,
            protected: record.protected,
            age_sum: record.age_sum,
            at_risk_sum: record.at_risk_sum,
        }
    }

    fn pair(&self, of: Daily) -> (f64, f64) {
        let above = match of {
            Daily::Protected(limit) => i64::from(self.protected[limit]),
            Daily::Age => self.age_sum,
            Daily::AtRisk => self.at_risk_sum,
        };
        (numbers::real(above), f64::from(self.days))
    }
}

/// The amounts of a backup over replicates.
#[derive(Clone, PartialEq, Debug)]
pub enum Ratios {
    /// All of them.
    Kept(KeptAmounts),
    /// Beyond [`KEPT`] replicates: their moments.
    Folded(Box<[Moments; AMOUNTS]>),
}

/// Amounts, replicate by replicate.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct KeptAmounts(Vec<Amounts>);

/// Sums about a ratio close to that of all.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Moments {
    sums: Ratio,
    /// The ratio they are taken about.
    about: f64,
    /// Sums of what a replicate is off from that ratio times its days, and of its days' squares.
    off_days: f64,
    days_squared: f64,
}

impl Moments {
    fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let about = Ratio::of(pairs.clone()).value().unwrap_or(0.0);
        let none = Self { sums: Ratio::default(), about, off_days: 0.0, days_squared: 0.0 };
        pairs.fold(none, Self::with)
    }

    fn with(self, (a, b): (f64, f64)) -> Self {
        let off = a - self.about * b;
        let sums = self.sums.with((a, b));
        Self {
            sums: Ratio { off: sums.off + off * off, ..sums },
            off_days: self.off_days + off * b,
            days_squared: self.days_squared + b * b,
            ..self
        }
    }

    /// The same about the ratio of all.
    fn ratio(&self) -> Ratio {
        let moved = self.sums.value().map_or(0.0, |value| value - self.about);
        let off = self.sums.off - moved * (2.0 * self.off_days - moved * self.days_squared);
        Ratio { off: off.max(0.0), ..self.sums }
    }
}

/// What can be told by the day, by place.
const DAILY: [Daily; AMOUNTS] =
    [Daily::Protected(0), Daily::Protected(1), Daily::Protected(2), Daily::Age, Daily::AtRisk];

impl Default for Ratios {
    /// Of no replicate yet.
    fn default() -> Self {
        Self::Kept(KeptAmounts::default())
    }
}

impl Ratios {
    /// Makes room for so many more replicates.
    pub(super) fn reserve(&mut self, more: usize) {
        if let Self::Kept(kept) = self {
            kept.0.reserve_exact(more.min(KEPT - kept.0.len()));
        }
    }

    /// Takes in the next replicate.
    pub(super) fn take(&mut self, record: &Record) {
        if let Self::Kept(kept) = self {
            if kept.0.len() < KEPT {
                kept.0.push(Amounts::of(record));
                return;
            }
            *self = Self::Folded(Box::new(kept.folded()));
        }
        let amounts = Amounts::of(record);
        if let Self::Folded(moments) = self {
            for (moments, of) in moments.iter_mut().zip(DAILY) {
                *moments = moments.with(amounts.pair(of));
            }
        }
    }

    /// Something a day of use.
    pub fn of(&self, of: Daily) -> Ratio {
        match self {
            Self::Kept(kept) => Ratio::of(kept.pairs(of)),
            Self::Folded(moments) => moments[of.place()].ratio(),
        }
    }
}

impl KeptAmounts {
    fn pairs(&self, of: Daily) -> impl Iterator<Item = (f64, f64)> + Clone + '_ {
        self.0.iter().map(move |amounts| amounts.pair(of))
    }

    fn folded(&self) -> [Moments; AMOUNTS] {
        DAILY.map(|of| Moments::of(self.pairs(of)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records that differ, with fewer days in use now and then.
    fn record(at: usize) -> Record {
        let varied = numbers::narrow(numbers::whole(at * 2_654_435_761 % 1_000));
        let days = if at.is_multiple_of(7) { 500 } else { 1826 };
        Record {
            days,
            protected: [days / 2 - varied / 10, days - varied / 5, days - varied / 9],
            age_sum: i64::from(days * 3 + varied),
            at_risk_sum: i64::from(varied) * 987_654_321_012,
            ..Record::default()
        }
    }

    #[test]
    fn what_is_folded_gives_the_same_ratio_and_the_error_but_for_its_last_digits() {
        let mut ratios = Ratios::default();
        let (mut all, more) = (KeptAmounts::default(), 40_000);
        for at in 0..KEPT + more {
            ratios.take(&record(at));
            all.0.push(Amounts::of(&record(at)));
        }
        assert!(matches!(ratios, Ratios::Folded(_)));
        for of in DAILY {
            let (folded, exact) = (ratios.of(of), Ratio::of(all.pairs(of)));
            assert_eq!((folded.count, folded.above, folded.below), (exact.count, exact.above, exact.below));
            assert!((folded.off / exact.off - 1.0).abs() < 1e-9, "{of:?}: {folded:?} {exact:?}");
        }
    }

    #[test]
    fn all_amounts_are_kept_up_to_a_number_of_replicates() {
        let mut ratios = Ratios::default();
        (0..KEPT).for_each(|at| ratios.take(&record(at)));
        assert!(matches!(&ratios, Ratios::Kept(kept) if kept.0.len() == KEPT));
    }

    #[test]
    fn what_is_proportional_is_off_by_nothing_in_moments_too() {
        let pairs = [(2.0, 4.0), (1.0, 2.0), (10.0, 20.0)].into_iter();
        assert_eq!((Moments::of(pairs.clone()).ratio().off, Ratio::of(pairs).off), (0.0, 0.0));
        assert_eq!(Ratio::of(std::iter::empty()).value(), None);
    }
}

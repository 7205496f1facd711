//! Exact counts of whole numbers and of days: quantiles and sums at no loss, in memory that grows with how far the
//! numbers lie apart and not with how many were counted.

use crate::calendar::{Arrival, Day};
use crate::units::numbers;

/// How often each whole number came. Equal counts are equal values, in whatever order they were counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// The smallest number that came.
    least: i32,
    /// How often it and each following one came, up to the largest.
    times: Vec<u32>,
    total: usize,
}

impl Counts {
    /// Counts a number.
    pub fn count(&mut self, number: i32) {
        if self.times.is_empty() {
            self.least = number;
        }
        if number < self.least {
            let more = self.place(self.least) - self.place(number);
            self.times.splice(0..0, std::iter::repeat_n(0, numbers::index(more)));
            self.least = number;
        }
        let at = numbers::index(self.place(number));
        if at >= self.times.len() {
            self.times.resize(at + 1, 0);
        }
        self.times[at] += 1;
        self.total += 1;
    }

    /// How many were counted.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// How often a number came.
    pub fn of(&self, number: i32) -> usize {
        let at = usize::try_from(self.place(number)).ok();
        at.and_then(|at| self.times.get(at)).map_or(0, |times| of(*times))
    }

    /// How often numbers below this one came.
    pub fn below(&self, number: i32) -> usize {
        let smaller = numbers::index(self.place(number).max(0)).min(self.times.len());
        self.times[..smaller].iter().map(|times| of(*times)).sum()
    }

    /// The number of a rank, from 0; `None` where fewer were counted.
    pub fn ranked(&self, rank: usize) -> Option<i32> {
        let mut below = 0;
        for (number, times) in (self.least..).zip(&self.times) {
            below += of(*times);
            if rank < below {
                return Some(number);
            }
        }
        None
    }

    /// Where a number stands, from the smallest on.
    fn place(&self, number: i32) -> i64 {
        i64::from(number) - i64::from(self.least)
    }
}

/// A count as a number of replicates.
fn of(times: u32) -> usize {
    usize::try_from(times).unwrap_or(usize::MAX)
}

/// How often each day came, and how often none did within the horizon.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DayCounts {
    came: Counts,
    beyond: usize,
}

impl DayCounts {
    /// Counts a date.
    pub fn count(&mut self, date: Arrival) {
        match date {
            Arrival::On(day) => self.came.count(day.number()),
            Arrival::Beyond => self.beyond += 1,
        }
    }

    /// How many dates were counted.
    pub const fn len(&self) -> usize {
        self.came.total() + self.beyond
    }

    /// Whether none was counted.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of them came within the horizon.
    pub const fn came(&self) -> usize {
        self.came.total()
    }

    /// How many came on a day.
    pub fn on(&self, day: Day) -> usize {
        self.came.of(day.number())
    }

    /// How many came before a day.
    pub fn before(&self, day: Day) -> usize {
        self.came.below(day.number())
    }

    /// The date of a rank, from 0; those beyond the horizon come last. `None` where fewer were counted.
    pub fn ranked(&self, rank: usize) -> Option<Arrival> {
        let came = self.came.ranked(rank).map(|number| Arrival::On(Day::from_number(number)));
        came.or((rank < self.len()).then_some(Arrival::Beyond))
    }
}

impl FromIterator<Arrival> for DayCounts {
    fn from_iter<I: IntoIterator<Item = Arrival>>(dates: I) -> Self {
        let mut counts = Self::default();
        dates.into_iter().for_each(|date| counts.count(date));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [i32; 8] = [40, -3, 40, 43, 7, -900, 43, 40];

    fn counted(numbers: impl Iterator<Item = i32>) -> Counts {
        let mut counts = Counts::default();
        numbers.for_each(|number| counts.count(number));
        counts
    }

    #[test]
    fn ranks_are_those_of_the_sorted_numbers() {
        let (counts, mut sorted) = (counted(NUMBERS.into_iter()), NUMBERS);
        sorted.sort_unstable();
        let ranked: Vec<i32> = (0..=NUMBERS.len()).filter_map(|rank| counts.ranked(rank)).collect();
        assert_eq!(ranked, sorted);
        assert_eq!((counts.of(40), counts.of(41), counts.of(-901), counts.of(i32::MAX)), (3, 0, 0, 0));
        assert_eq!([-900, -899, 40, 41, i32::MAX].map(|number| counts.below(number)), [0, 1, 3, 6, 8]);
    }

    #[test]
    fn the_order_of_counting_never_shows() {
        assert_eq!(counted(NUMBERS.into_iter()), counted(NUMBERS.into_iter().rev()));
        assert_eq!((Counts::default().ranked(0), Counts::default().below(5)), (None, 0));
    }

    #[test]
    fn what_never_comes_is_ranked_last() {
        let on = |day| Arrival::On(Day::from_number(day));
        let dates: DayCounts = [Arrival::Beyond, on(5), on(2), Arrival::Beyond, on(5)].into_iter().collect();
        let ranked: Vec<_> = (0..6).map(|rank| dates.ranked(rank)).collect();
        let sorted = [on(2), on(5), on(5), Arrival::Beyond, Arrival::Beyond].map(Some);
        assert_eq!((&ranked[..5], ranked[5]), (&sorted[..], None));
        assert_eq!((dates.len(), dates.came(), dates.before(Day::from_number(5))), (5, 3, 1));
        assert_eq!(dates.on(Day::from_number(5)), 2);
    }
}

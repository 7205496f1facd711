//! Which change stands before which, and which are dominated.

use std::cmp::Ordering;

use super::change::Change;
use super::lives::{Lives, Outlook};
use super::wish::Promise;
use super::won::Won;
use crate::analysis::remedies::{Effort, Remedy};
use crate::engine::Run;
use crate::units::{Money, numbers};

/// A change and what came of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Advised {
    /// What is done.
    pub change: Change,
    /// How the household fares with it.
    pub outlook: Outlook,
    /// How it fares without it, in as many futures.
    pub without: Outlook,
    /// Futures that fail without it and do not with it.
    pub spared: usize,
    /// Months won against the same futures without it; `None` where none of them fails.
    pub won: Option<Won>,
    /// Mean paid over the horizon, more than without it.
    pub money: Money,
    /// Whether something loses its last copy on the day, in any future of the search.
    pub last_copy_goes: bool,
    /// Whether it keeps the promise.
    pub sufficient: bool,
    /// Whether it was lived on all futures, and not only on those of the search.
    pub verified: bool,
    /// Where the change stands in the ranking that is no worse in anything and better in something, where there is one.
    pub dominated_by: Option<usize>,
    /// Its futures.
    pub lives: Lives,
    /// What was found of them: they can be lived on from there.
    pub run: Run,
}

/// What a change loses, costs and asks: smaller sorts first.
pub type Price = (bool, bool, Money, Effort, usize, Money, Vec<Remedy>);

impl Advised {
    /// No last copy lost, no data deleted, no money, least effort, fewest steps; then what saves, then the list's order.
    pub fn price(&self) -> Price {
        let change = &self.change;
        let spent = self.money.max(Money::ZERO);
        let remedies = change.remedies().collect();
        let (deletes, effort) = (change.deletes_data(), change.effort());
        (self.last_copy_goes, deletes, spent, effort, change.steps.len(), self.money, remedies)
    }

    /// Whether it fails less often than without it, or leaves shorter gaps where those are what is wrong.
    pub fn helps(&self, without: &Outlook, promise: &Promise) -> bool {
        let fewer = self.outlook.failing < without.failing;
        let gaps = promise.breaks_by_gaps(without) && self.outlook.lapsed < 0.5 * without.lapsed;
        let as_often = self.outlook.failing <= without.failing;
        fewer || (gaps && as_often) || self.won.is_some_and(|won| won.median_is(1))
    }

    /// Whether what it does shows beyond the noise of the futures it was found on: it keeps the promise, surely fewer of
    /// them fail, the first failing comes a month later as a rule, or gaps that are what is wrong are less than half.
    pub fn shows(&self, promise: &Promise) -> bool {
        let gaps = promise.breaks_by_gaps(&self.without) && self.outlook.lapsed < 0.5 * self.without.lapsed;
        self.sufficient || self.surely_spares() || gaps || self.won.is_some_and(|won| won.median_is(1))
    }

    /// Whether fewer futures fail with it by more than two standard errors, future by future. A single future has none.
    pub fn surely_spares(&self) -> bool {
        let fewer = self.without.failing.saturating_sub(self.outlook.failing);
        surely_spares(self.outlook.futures, fewer, self.spared)
    }

    /// Whether it is worth telling beside another: it takes no last copy, nothing dominates it, and it makes up for at
    /// least half of what the other does.
    pub fn is_an_alternative_to(&self, best: &Self, without: &Outlook, promise: &Promise) -> bool {
        let half = self.does_half_of(best, without);
        let half = half && (self.sufficient || self.puts_off_half_of(best, without, promise));
        half && !self.last_copy_goes && self.dominated_by.is_none()
    }

    /// Whether it makes up for at least half of what another does for gaps, where those are what is wrong, or of the months
    /// it wins, where it spares no future.
    fn puts_off_half_of(&self, best: &Self, without: &Outlook, promise: &Promise) -> bool {
        let months = |of: &Self| of.won.map_or(0.0, |won| won.median.months);
        let gaps = |of: &Self| without.lapsed - of.outlook.lapsed;
        match promise.breaks_by_gaps(without) {
            true => gaps(self) >= 0.5 * gaps(best),
            false => best.outlook.chance() < without.chance() || months(self) >= 0.5 * months(best),
        }
    }

    /// Whether it keeps the promise, or makes up for at least half of what another does.
    pub fn does_half_of(&self, best: &Self, without: &Outlook) -> bool {
        let won = |of: &Self| without.chance() - of.outlook.chance();
        self.sufficient || won(self) >= 0.5 * won(best)
    }

    /// No worse in chance and date, months won as they are told, gaps, money, effort and what is lost, and better in one
    /// of them.
    fn dominates(&self, other: &Self) -> bool {
        let futures = self.outlook.futures.min(other.outlook.futures);
        let (a, b) = (self.facts(futures), other.facts(futures));
        a != b && a.iter().zip(b).all(|(mine, theirs)| *mine <= theirs)
    }

    /// What counts against it, each the smaller the better.
    fn facts(&self, futures: usize) -> [i64; 8] {
        let outlook = self.lives.outlook(futures);
        let months = self.won.map_or(0, |won| won.median.whole());
        let effort = match self.change.effort() {
            Effort::Wait => 0,
            Effort::Taps => 1,
            Effort::Evening => 2,
            Effort::Habit => 3,
        };
        [
            numbers::whole(outlook.failing),
            -outlook.good_days,
            -months,
            numbers::round_half_up(outlook.lapsed * 1e3),
            self.money.0,
            effort,
            i64::from(self.last_copy_goes),
            i64::from(self.change.deletes_data()),
        ]
    }
}

/// Puts the best first: what takes a last copy behind everything else; then what keeps the promise, the smallest change
/// first; then the rest, the least often failing first.
pub fn rank(all: &mut [Advised]) {
    all.sort_by(|a, b| {
        let key = |of: &Advised| (of.last_copy_goes, !of.sufficient);
        key(a).cmp(&key(b)).then_with(|| fails_less(a, b)).then_with(|| a.price().cmp(&b.price()))
    });
    mark_dominated(all);
}

/// Of two that do not keep the promise, the one that fails in fewer futures first, then the one that fails later.
fn fails_less(a: &Advised, b: &Advised) -> Ordering {
    if a.sufficient && b.sufficient {
        return Ordering::Equal;
    }
    let (a, b) = (&a.outlook, &b.outlook);
    let share = |of: &Outlook, count: i64, by: &Outlook| {
        count.saturating_mul(numbers::whole(by.futures.max(1))).saturating_mul(i64::from(of.futures > 0))
    };
    let failing = |of: &Outlook, by: &Outlook| share(of, numbers::whole(of.failing), by);
    let good = |of: &Outlook, by: &Outlook| share(of, of.good_days, by);
    failing(a, b).cmp(&failing(b, a)).then(good(b, a).cmp(&good(a, b)))
}

fn mark_dominated(all: &mut [Advised]) {
    let by: Vec<Option<usize>> =
        all.iter().map(|of| all.iter().position(|other| other.dominates(of))).collect();
    all.iter_mut().zip(by).for_each(|(of, by)| of.dominated_by = by);
}

/// Whether so many fewer of the futures fail by more than two standard errors, where so many are spared: the others that
/// differ fail with the change alone.
fn surely_spares(futures: usize, fewer: usize, spared: usize) -> bool {
    let differing = spared + spared.saturating_sub(fewer);
    fewer > 0 && (futures == 1 || fewer * fewer > 4 * differing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spares_a_few_futures_is_noise() {
        // Errors of the difference: 1, 2, root 5 (2.24), root 13 (3.6).
        assert!(!surely_spares(100, 1, 1) && !surely_spares(100, 4, 4) && surely_spares(100, 5, 5));
        assert!(!surely_spares(100, 5, 9) && !surely_spares(100, 0, 3));
        assert!(surely_spares(1, 1, 1), "a single future has no noise");
    }
}

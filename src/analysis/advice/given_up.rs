//! Trials that are given up: as soon as it is certain that a change does not help, its futures are lived no further.
//!
//! Where a backup is failing in as many futures as without the change, and in at least half of them less than a month
//! later, nothing that is still to come makes the change one that helps: neither can it be told, nor does it count. But for
//! one thing: it might be no worse in anything than something that helps by putting failures off alone, which would then
//! be told behind others. Where that is possible, it is lived to the end after all.

use super::change::Change;
use super::lives::{Lives, Outlook, fared};
use super::rank::Advised;
use super::wish::Promise;
use super::won::wins_a_month;
use crate::calendar::{Arrival, Horizon};

/// What a change has to do better than.
#[derive(Clone, Copy)]
pub struct Bar<'a> {
    /// First failing days without any change, in the futures of the search.
    without: &'a [Arrival],
    outlook: Outlook,
    promise: Promise,
    horizon: Horizon,
}

/// A change that does not help.
pub struct GivenUp {
    /// What is done.
    pub change: Change,
    /// Futures of the search that fail, at least.
    failing: usize,
    /// Days before the first failing one in all of them, at most.
    good_days: i64,
}

impl<'a> Bar<'a> {
    /// The bar in the first so many futures; `None` where a change may help by what its last day decides: where gaps are
    /// what is wrong, or where so few of these futures fail that it may be enough and save money.
    pub fn of(without: &'a Lives, promise: Promise, futures: usize, horizon: Horizon) -> Option<Self> {
        let outlook = without.outlook(futures);
        let certain = !promise.breaks_by_gaps(&outlook) && outlook.chance() >= promise.limit;
        let first = &without.first[..outlook.futures];
        certain.then_some(Self { without: first, outlook, promise, horizon })
    }

    /// Whether it is certain that a change does not help as far as a block goes, from the first replicate's number on: by
    /// the first failing days so far.
    pub fn is_missed(&self, first: usize, with: &[Arrival]) -> bool {
        let fails = |(without, _): &(&Arrival, &Arrival)| **without != Arrival::Beyond;
        let (mut failing, mut soon) = (0_usize, 0_usize);
        for (without, with) in self.without[first..].iter().zip(with).filter(fails) {
            if *with == Arrival::Beyond {
                return false;
            }
            failing += 1;
            soon += usize::from(!wins_a_month(without, with, self.horizon));
        }
        2 * soon >= failing
    }

    /// A change that missed it, by its first failing days up to then.
    pub fn given_up(&self, change: Change, with: &[Arrival]) -> GivenUp {
        let (failing, good_days) = fared(with, self.horizon);
        GivenUp { change, failing, good_days }
    }

    /// Of what was given up, what may be no worse in anything than something that helps.
    pub fn in_doubt(&self, given_up: Vec<GivenUp>, lived: &[Advised]) -> Vec<Change> {
        let put_off = |of: &&Advised| {
            of.outlook.failing >= self.outlook.failing && of.helps(&self.outlook, &self.promise)
        };
        let put_off: Vec<&Advised> = lived.iter().filter(put_off).collect();
        let may_dominate = |up: &GivenUp| put_off.iter().any(|of| up.may_dominate(of));
        given_up.into_iter().filter(may_dominate).map(|up| up.change).collect()
    }
}

impl GivenUp {
    fn may_dominate(&self, of: &Advised) -> bool {
        let (outlook, change) = (&of.outlook, &of.change);
        self.failing <= outlook.failing
            && self.good_days >= outlook.good_days
            && self.change.effort() <= change.effort()
            && self.change.deletes_data() <= change.deletes_data()
    }
}

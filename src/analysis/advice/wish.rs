//! What is asked of advice: the promise to keep, how much effort, and how hard to search.

use super::lives::Outlook;
use crate::analysis::findings::LAPSES_LEAD;
use crate::analysis::remedies::Effort;

/// What has to hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Promise {
    /// The chance that a backup is failing within the horizon stays below this, 0 to 1.
    pub limit: f64,
}

/// How much effort is welcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Willing {
    /// Whatever helps.
    Anything,
    /// Neither evenings of sorting nor habits.
    LittleEffort,
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wish {
    /// What has to hold.
    pub promise: Promise,
    /// How much effort is welcome.
    pub willing: Willing,
}

impl Promise {
    /// Whether an outlook keeps it: few enough futures fail, and no backup spends more than a tenth of its days in
    /// gaps.
    pub fn is_kept(&self, outlook: &Outlook) -> bool {
        outlook.chance() < self.limit && !self.breaks_by_gaps(outlook)
    }

    /// Whether gaps alone break it.
    pub fn breaks_by_gaps(&self, outlook: &Outlook) -> bool {
        outlook.lapsed > LAPSES_LEAD
    }
}

impl Default for Promise {
    fn default() -> Self {
        Self { limit: 0.05 }
    }
}

impl Willing {
    /// Whether so much effort is welcome.
    pub fn accepts(self, effort: Effort) -> bool {
        self == Self::Anything || effort <= Effort::Taps
    }
}

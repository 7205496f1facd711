//! The search: everything alone on few futures, the best in pairs, the finalists on all.

use rayon::prelude::*;

use super::candidates::{Candidates, candidates};
use super::change::{Change, Step};
use super::copies::Copies;
use super::given_up::{Bar, GivenUp};
use super::lives::{Lives, Outlook};
use super::rank::{Advised, rank};
use super::wish::Wish;
use super::won::won;
use crate::analysis::remedies::Remedy;
use crate::analysis::situation::{Divisible, STEP, Situation, smallest};
use crate::calendar::{Arrival, Day};
use crate::engine::{Keep, LANES, Run, Runner, Trunk};
use crate::model::household::PlanId;
use crate::model::world::World;
use crate::units::{Bytes, numbers};

/// How hard to search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Depth {
    /// Futures of the search.
    pub few: usize,
    /// Futures the finalists are lived on.
    pub all: usize,
    /// How many finalists there are.
    pub finalists: usize,
    /// How many of the best are tried with each other.
    pub paired: usize,
    /// Whether amounts are sought.
    pub amounts: bool,
    /// Whether plans over time are sought.
    pub schedules: bool,
    /// Whether what does not help is lived to the end too, to be told.
    pub idle: bool,
}

/// How many times the best are tried with one thing more; more than once only while nothing is enough.
const ROUNDS: usize = 3;
/// Steps by which an amount found on few futures may move on all.
const AMOUNT_STEPS: usize = 8;

/// A household in which somebody is to act on a day.
pub struct Search<'a> {
    /// The household, with spare pools.
    pub world: &'a World,
    /// What is asked.
    pub wish: Wish,
    /// How hard to search.
    pub depth: Depth,
    /// The day from which on failing counts as after the act.
    pub on: Day,
    /// The futures without any change.
    pub without: &'a Lives,
    /// Is told how many futures were lived.
    pub progress: &'a (dyn Fn(usize) + Sync),
}

/// What every trial begins with.
#[derive(Clone, Copy)]
struct Ground<'a> {
    /// The household on the evenings before anything is done.
    trunk: &'a Trunk<'a>,
    /// What has a copy in the days after.
    copies: &'a Copies<'a>,
}

impl Search<'_> {
    /// Everything that was tried: the finalists first, lived on all futures, best first; then the rest.
    pub fn everything(&self, now: Situation<'_>) -> Vec<Advised> {
        let candidates = candidates(now, self.on);
        let trunk = self.trunk(&candidates);
        let ground = Ground { trunk: &trunk, copies: &Copies::of(&trunk, self.depth.few) };
        let mut tried = self.alone(&candidates, ground);
        if self.depth.amounts {
            tried.extend(self.in_part(now, &candidates.divisible, ground));
        }
        for round in 0..ROUNDS {
            let enough = tried.iter().any(|of| of.sufficient && !of.last_copy_goes);
            if self.depth.paired > 0 && (round == 0 || !enough) {
                let more = self.with_one_more(&mut tried, ground);
                tried.extend(more);
            }
        }
        if self.depth.amounts && tried.iter().all(|of| !of.sufficient || of.last_copy_goes) {
            let more = self.in_part_with(now, &mut tried, &candidates.divisible, ground);
            tried.extend(more);
        }
        rank(&mut tried);
        self.with_finalists_first(tried, ground)
    }

    /// The household on the evenings before anything is done.
    fn trunk(&self, candidates: &Candidates) -> Trunk<'_> {
        let changes = candidates.plain.iter().chain(candidates.ladders.iter().flatten());
        let days = changes.flat_map(|change| change.steps.iter().map(|step| step.on)).chain([self.on]);
        let root = Runner::acting_on(self.on, self.world, Keep::FUTURES);
        Trunk::new(root, days, self.depth.few, self.depth.all)
    }

    /// Lives the futures of a change.
    fn tried(&self, change: Change, futures: usize, ground: Ground<'_>) -> Advised {
        let (world, run) = ground.trunk.run(&change.events(), futures, self.progress);
        self.advised(change, &world, run, ground)
    }

    /// Lives the futures of a change on, after those that were lived of it already.
    fn tried_on(&self, of: &Advised, futures: usize, ground: Ground<'_>) -> Advised {
        let (world, run) = ground.trunk.run_on(&of.change.events(), &of.run, futures, self.progress);
        self.advised(of.change.clone(), &world, run, ground)
    }

    /// Lives the search's futures of a change, for as long as it may help.
    fn tried_for(&self, bar: Bar<'_>, change: Change, ground: Ground<'_>) -> Result<Advised, GivenUp> {
        let missed = |first: usize, with: &[Arrival; LANES]| bar.is_missed(first, with);
        match ground.trunk.run_unless(&change.events(), self.depth.few, &missed, self.progress) {
            Ok((world, run)) => Ok(self.advised(change, &world, run, ground)),
            Err(with) => Err(bar.given_up(change, &with)),
        }
    }

    /// What came of a change.
    fn advised(&self, change: Change, world: &World, run: Run, ground: Ground<'_>) -> Advised {
        let lives = Lives::from_run(world, &run);
        let futures = lives.first.len();
        let (outlook, without) = (lives.all(), self.without.outlook(futures));
        let horizon = self.world.household.horizon;
        let is_spared = |(without, with): &(&Arrival, &Arrival)| {
            **without != Arrival::Beyond && **with == Arrival::Beyond
        };
        Advised {
            spared: self.without.first.iter().zip(&lives.first).filter(is_spared).count(),
            without,
            won: won(&self.without.first, &lives.first, horizon.first, horizon.last),
            money: outlook.paid - without.paid,
            last_copy_goes: ground.copies.last_goes(&change),
            sufficient: self.wish.promise.is_kept(&outlook) && !self.takes_room(&change, &lives),
            verified: false,
            dominated_by: None,
            change,
            outlook,
            lives,
            run,
        }
    }

    /// Whether a change chooses a plan that is too small for what is stored or should go up, more often than the promise
    /// allows; of one that is no smaller plan, also more often than without the change.
    fn takes_room(&self, change: &Change, lives: &Lives) -> bool {
        let futures = lives.first.len();
        let smaller = change.remedies().any(|remedy| remedy == Remedy::Downgrade);
        change.plans().any(|(pool, _)| {
            let [with, without] = [lives, self.without].map(|lives| lives.short_of_room(pool, futures));
            let share = numbers::real_count(with) / numbers::real_count(futures.max(1));
            share >= self.wish.promise.limit && (smaller || with > without)
        })
    }

    fn is_welcome(&self, change: &Change) -> bool {
        self.wish.willing.accepts(change.effort())
    }

    /// Everything without an amount, alone; of what comes in sizes, no larger one once a size is enough or no longer
    /// helps.
    fn alone(&self, candidates: &Candidates, ground: Ground<'_>) -> Vec<Advised> {
        let welcome: Vec<Change> =
            candidates.plain.iter().filter(|change| self.is_welcome(change)).cloned().collect();
        let bar = self.bar();
        let up = candidates.ladders.par_iter().map(|ladder| self.up(ladder, ground));
        // The ladders first: each is climbed step by step, while the rest can go on beside it.
        let (ladders, (mut tried, given_up)): (Vec<Vec<Advised>>, _) =
            rayon::join(|| up.collect(), || self.plain(bar, welcome, ground));
        tried.extend(ladders.into_iter().flatten());
        let doubtful = bar.map(|bar| bar.in_doubt(given_up, &tried)).unwrap_or_default();
        tried.extend(self.plain(None, doubtful, ground).0);
        tried.retain(|of| !self.changes_nothing(of));
        tried
    }

    /// What has to be done better; `None` where everything is to be lived to the end.
    fn bar(&self) -> Option<Bar<'_>> {
        let horizon = self.world.household.horizon;
        Bar::of(self.without, self.wish.promise, self.depth.few, horizon).filter(|_| !self.depth.idle)
    }

    /// What is done or not, as long as it may help; and what was given up.
    fn plain(
        &self,
        bar: Option<Bar<'_>>,
        changes: Vec<Change>,
        ground: Ground<'_>,
    ) -> (Vec<Advised>, Vec<GivenUp>) {
        let tried = changes.into_par_iter().map(|change| match bar {
            Some(bar) => self.tried_for(bar, change, ground),
            None => Ok(self.tried(change, self.depth.few, ground)),
        });
        let (mut lived, mut given_up) = (Vec::new(), Vec::new());
        for of in tried.collect::<Vec<_>>() {
            match of {
                Ok(of) => lived.push(of),
                Err(of) => given_up.push(of),
            }
        }
        (lived, given_up)
    }

    fn up(&self, ladder: &[Change], ground: Ground<'_>) -> Vec<Advised> {
        let mut tried: Vec<Advised> = Vec::new();
        for (at, change) in ladder.iter().enumerate() {
            let (next, no_larger) = self.tried_beside(change, ladder.get(at + 1), ground);
            let idle = tried.last().is_some_and(|last| last.lives.first == next.lives.first);
            let enough = next.sufficient;
            if !idle {
                tried.push(next);
            }
            if idle || enough || no_larger {
                break;
            }
        }
        tried
    }

    /// Lives the search's futures of a plan; tells whether it is certain that the larger one would be idle.
    fn tried_beside(&self, change: &Change, larger: Option<&Change>, ground: Ground<'_>) -> (Advised, bool) {
        let quota = |plan: PlanId| self.world.household.plans[plan.index()].quota;
        match larger.and_then(Change::plan) {
            None => (self.tried(change.clone(), self.depth.few, ground), false),
            Some((pool, plan)) => {
                let (events, beside) = (change.events(), (pool, quota(plan)));
                let (world, run, alike) =
                    ground.trunk.run_beside(&events, self.depth.few, beside, self.progress);
                (self.advised(change.clone(), &world, run, ground), alike)
            }
        }
    }

    fn changes_nothing(&self, of: &Advised) -> bool {
        let same = |a: &Lives, b: &Lives| a.first.iter().eq(b.first.iter().take(a.first.len()));
        let gaps = (of.lives.lapsed - self.without.lapsed).abs() > 0.02;
        same(&of.lives, self.without) && of.money.0 == 0 && !gaps
    }

    /// The smallest amount of each thing that is enough.
    fn in_part(&self, now: Situation<'_>, divisible: &[Divisible], ground: Ground<'_>) -> Vec<Advised> {
        let none = Change { steps: Vec::new() };
        let found = divisible.par_iter().filter_map(|of| self.smallest(now, &none, *of, ground));
        found.collect()
    }

    /// The smallest amount that is enough together with one of the best.
    fn in_part_with(
        &self,
        now: Situation<'_>,
        tried: &mut [Advised],
        divisible: &[Divisible],
        ground: Ground<'_>,
    ) -> Vec<Advised> {
        let best = self.best(tried);
        let pairs = best.into_iter().flat_map(|of| divisible.iter().map(move |part| (of, *part)));
        let pairs: Vec<(&Advised, Divisible)> = pairs.collect();
        pairs.into_par_iter().filter_map(|(of, part)| self.smallest(now, &of.change, part, ground)).collect()
    }

    fn smallest(
        &self,
        now: Situation<'_>,
        beside: &Change,
        of: Divisible,
        ground: Ground<'_>,
    ) -> Option<Advised> {
        let change = |bytes: Bytes| {
            let part = Change { steps: vec![Step { on: self.on, proposal: of.proposal(bytes) }] };
            Change::both(beside, &part)
        };
        if !self.is_welcome(&change(STEP)) || !beside.goes_with(&change(STEP)) {
            return None;
        }
        let enough = |bytes: Bytes| {
            Some(self.tried(change(bytes), self.depth.few, ground)).filter(|advised| advised.sufficient)
        };
        smallest(of.most(now.block), enough)
    }

    /// What helps most without losing anything and is not enough, the least often failing first.
    fn best<'t>(&self, tried: &'t mut [Advised]) -> Vec<&'t Advised> {
        let without = self.without.outlook(self.depth.few);
        rank(tried);
        let helps = |of: &&Advised| {
            let good = of.helps(&without, &self.wish.promise) && of.dominated_by.is_none();
            good && !of.last_copy_goes && !of.sufficient
        };
        tried.iter().filter(helps).take(self.depth.paired).collect()
    }

    /// The best with one thing more, where both together are better than either; and plans of two pools, of which neither
    /// need help where both pools are too small.
    fn with_one_more(&self, tried: &mut [Advised], ground: Ground<'_>) -> Vec<Advised> {
        let best: Vec<Advised> = self.best(tried).into_iter().cloned().collect();
        let single = |of: &&Advised| of.change.steps.len() == 1 && !of.sufficient && !of.last_copy_goes;
        let singles: Vec<&Advised> = tried.iter().filter(single).collect();
        let mut pairs: Vec<(&Advised, &Advised, Change)> = Vec::new();
        let plans: Vec<&Advised> = singles.iter().copied().filter(|of| of.change.plan().is_some()).collect();
        let of_plans = plans.iter().flat_map(|first| plans.iter().map(move |second| (*first, *second)));
        let with_best = best.iter().flat_map(|first| singles.iter().map(move |of| (first, *of)));
        for (first, second) in with_best.chain(of_plans) {
            let both = Change::both(&first.change, &second.change);
            let mut known = pairs.iter().map(|(.., change)| change).chain(tried.iter().map(|of| &of.change));
            let known = known.any(|change| *change == both);
            if first.change.goes_with(&second.change) && !known {
                pairs.push((first, second, both));
            }
        }
        let of_pair = |(first, second, change): (&Advised, &Advised, Change)| {
            let both = self.tried(change, self.depth.few, ground);
            let fewer = both.outlook.failing < first.outlook.failing.min(second.outlook.failing);
            let gaps = both.outlook.lapsed < 0.5 * first.outlook.lapsed.min(second.outlook.lapsed);
            (fewer || (gaps && both.sufficient)).then_some(both)
        };
        pairs.into_par_iter().filter_map(of_pair).collect()
    }

    /// Lives the best on all futures and ranks them before the rest.
    fn with_finalists_first(&self, mut tried: Vec<Advised>, ground: Ground<'_>) -> Vec<Advised> {
        let without = self.without.outlook(self.depth.few);
        let finalists = self.finalists(&mut tried, &without);
        let mut verified: Vec<Advised> =
            finalists.into_par_iter().map(|of| self.verified(of, ground)).collect();
        rank(&mut verified);
        rank(&mut tried);
        let offset = verified.len();
        tried.iter_mut().for_each(|of| of.dominated_by = of.dominated_by.map(|at| at + offset));
        verified.extend(tried);
        verified
    }

    /// Takes the finalists out of what was tried: what takes no last copy, what does at least half of what the best
    /// does, and what nothing dominates come first.
    fn finalists(&self, tried: &mut Vec<Advised>, without: &Outlook) -> Vec<Advised> {
        let helps = |of: &Advised| of.helps(without, &self.wish.promise) || (of.sufficient && of.money.0 < 0);
        let mut order: Vec<usize> = (0..tried.len()).filter(|at| helps(&tried[*at])).collect();
        let best = order.iter().map(|at| &tried[*at]).find(|of| !of.last_copy_goes);
        let falls_short = |of: &Advised| best.is_some_and(|best| !of.does_half_of(best, without));
        let key = |at: &usize| {
            let of = &tried[*at];
            (of.last_copy_goes, falls_short(of), of.dominated_by.is_some(), *at)
        };
        order.sort_by_key(key);
        order.truncate(self.depth.finalists);
        order.sort_unstable_by_key(|at| std::cmp::Reverse(*at));
        order.into_iter().map(|at| tried.remove(at)).collect()
    }

    /// A change on all futures, its amount moved until it is just enough there.
    fn verified(&self, of: Advised, ground: Ground<'_>) -> Advised {
        let all = |change: Change| self.tried(change, self.depth.all, ground);
        let mut found = self.tried_on(&of, self.depth.all, ground);
        let up = of.sufficient && !found.sufficient;
        let by = if up { STEP } else { Bytes::ZERO - STEP };
        for _ in 0..AMOUNT_STEPS {
            if !of.sufficient || (up && found.sufficient) {
                break;
            }
            let Some(next) = found.change.with_amounts_changed(by).map(all) else { break };
            if !up && !next.sufficient {
                break;
            }
            found = next;
        }
        Advised { verified: true, ..found }
    }
}

//! Alternatives on the same futures, side by side: what each holds and costs, and what of the difference is sure.
//!
//! Streams are keyed by names, so a replicate of one alternative and the replicate of the same number of another
//! live the same nights and the same growth. Every difference is taken replicate by replicate before it is averaged.

mod alternatives;
mod contender;
mod regret;
mod rows;

pub use alternatives::{Alternative, Change, Title, family_pool, moves, plans_on_sale, present, with_plan};
pub use contender::{Contender, FirstToFail, Outcomes, contest, first_to_fail};
pub use regret::{PriceRange, Regret};
pub use rows::{Comparison, Difference, Row, Verdict, compare};

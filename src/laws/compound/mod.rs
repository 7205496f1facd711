//! The sum of a random number of random items, as a distribution function on a ladder of grids.
//!
//! A grid turns an item's law into masses at multiples of a step; the Fourier transform of the masses goes through
//! the count's generating function, and back comes the law of the sum, exact but for the step. Exponential tilting
//! keeps what lies beyond the grid from folding back into it (Grübel and Hermesmeier 1999). One step cannot serve
//! both the small sums and a heavy tail, so each next grid has a step 32 times as long and takes over where the one
//! before ends.

mod counts;
mod items;
mod ladder;

pub(super) use counts::Counts;
pub(super) use items::Item;
pub(super) use ladder::{Tabulated, tabulated};

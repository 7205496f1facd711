//! The oracle: the model written a second time, plainly, one replicate at a time, with dice of its own.
//!
//! Nothing of the plain model is shared with the engine but the household it reads: no tables, no lanes, no streams. Where
//! nothing is random the two must agree to the byte; where something is, within Monte Carlo error.
#![allow(dead_code, unused_imports, reason = "each test binary uses its own part")]

mod agreement;
mod dice;
mod life;

pub use agreement::{agree_to_the_byte, word};
pub use dice::Dice;
pub use life::{Day, live};

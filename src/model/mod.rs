//! The model: what one simulated day means. Pure: it opens no file, prints nothing and reads no clock.
//!
//! [`household`] is what a scenario says, [`world`] that household made ready to run, [`state`] a block of
//! replicates side by side, [`rules`] one file a rule, and [`step`] the order of a day.

pub mod draws;
pub mod household;
pub mod outcome;
pub mod rules;
pub mod state;
pub mod step;
pub mod world;

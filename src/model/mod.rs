//! The model: what one simulated day means. Pure: it opens no file, prints nothing and reads no clock.

pub mod household;
pub mod outcome;

//! What the program knows of the world, to be looked up: price lists, and where facts come from.

pub mod plans;
pub mod sources;

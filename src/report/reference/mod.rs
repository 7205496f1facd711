//! What the program knows of the world, to be looked up: price lists, and where facts come from.

pub mod lists;
pub mod plans;
pub mod sources;

//! When will a family's iCloud backups start failing, why, and what is the smallest thing to do about it?

pub mod analysis;
pub mod calendar;
pub mod catalogue;
pub mod engine;
pub mod laws;
pub mod model;
pub mod scenario;
pub mod streams;
pub mod units;

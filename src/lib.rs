//! When will a family's iCloud backups start failing, why, and what is the smallest thing to do about it?

pub mod analysis;
pub mod calendar;
pub mod laws;
pub mod model;
pub mod report;
pub mod units;

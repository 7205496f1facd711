//! What the program knows of the world: prices, profiles, defaults, alerts, and where each comes from.
//!
//! The tables are embedded as they stand in `data/` and read once. A number that a run uses is a typed
//! constant in [`parameters`], tied to the words of the row it comes from: a test reads both and compares.

pub mod alerts;
pub mod apple_one;
pub mod parameters;
pub mod profiles;
pub mod regions;
pub mod sources;
mod table;

pub use regions::{Region, StoragePlan, UnknownRegion, find_region};

//! When will a family's iCloud backups start failing, why, and what is the smallest thing to do about it?
//!
//! The life of a scenario, in reading order: [`start`] makes a first one from questions; [`scenario`] checks a text and resolves it into a
//! [`model::household::Household`]; [`model::world::World`] makes that household ready to run; [`engine`] lives
//! it many times over, block by block; [`analysis`] turns what was recorded into findings; [`report`] turns
//! findings into an answer, files and figures; [`cli`] is the command `simulate`.
//!
//! ```
//! use headroom::{analysis, engine, model::world::World, scenario};
//!
//! let text = r#"
//!     read_on = 2026-11-28
//!     region = "GB"
//!     [plan]
//!     size = "200 GB"
//!     used = "168.4 GB"
//!     [[person]]
//!     name = "Parent A"
//!     icloud = { photos = "61.2 GB", backups = "20.7 GB" }
//! "#;
//! let scenario = scenario::check("mine.toml", text, &scenario::Overrides::default()).unwrap();
//! let world = World::new(scenario.household, scenario.seed);
//! let run = engine::run(&world, 32, &|_| {});
//! let findings = analysis::analyse(&world, &run);
//! assert_eq!(findings.pools[0].days.len(), 1096);
//! ```

pub mod analysis;
pub mod calendar;
pub mod catalogue;
pub mod cli;
pub mod engine;
pub mod lanes;
pub mod language;
pub mod laws;
pub mod letters;
pub mod model;
pub mod quantity;
pub mod report;
pub mod scenario;
pub mod start;
pub mod streams;
pub mod units;

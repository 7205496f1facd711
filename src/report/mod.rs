//! What people get to see: the answer in words, the files, the pictures. All of it follows from one
//! [`Run`]: the household, what was found out about it, and a few facts about the run itself.

pub mod advice;
pub mod charts;
mod context;
mod ending;
pub mod explain;
pub mod figures;
pub mod files;
#[cfg(test)]
mod fixture;
mod headline;
mod outputs;
mod run;
pub mod sure;
pub mod text;
mod words;

pub use context::{Context, Fullness, Tax};
pub use headline::{Headline, News};
pub use outputs::{Outputs, Pictures, outputs};
pub use run::Run;

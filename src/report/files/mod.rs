//! The files of a run: what is in them, byte for byte, and how they reach the disk.

mod charts;
mod csv;
mod error;
mod failures;
mod forecast;
mod json;
mod kinds;
mod summary;
mod trace;
mod write;

pub use charts::charts_json;
pub use csv::csv_bytes;
pub use error::ReportError;
pub use failures::failures_csv;
pub use forecast::forecast_csv;
pub use json::{json_bytes, share};
pub use kinds::outcome as outcome_word;
pub use summary::summary_json;
pub use trace::trace_csv;
pub use write::{OutputFile, Replace, make_folder, sha256, write_outputs};

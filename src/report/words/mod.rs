//! How numbers, dates and names read in plain English: shared by the answer and the pictures.

mod causes;
mod dates;
mod names;
pub mod remedies;
mod shares;
mod sizes;

pub use causes::{cause_phrase, missing_phrase, outcome_phrase};
pub use dates::{horizon_in_words, month_span, range_phrase, stops_phrase, when};
pub use names::{backup_name, backup_name_short, belonging, capitalised, clean};
pub use shares::{error_phrase, futures_phrase, one_in, thousands};
pub use sizes::{Shortfall, SizeUnit};

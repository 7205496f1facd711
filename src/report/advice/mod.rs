//! `simulate advise`: what to do, ranked, as a page, a table and JSON; and the lines of it in the answer.

mod files;
mod page;
pub mod words;

pub use files::{advice_csv, advice_json};
pub(in crate::report) use page::in_short;
pub use page::{Told, page};

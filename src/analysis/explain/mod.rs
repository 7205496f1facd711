//! One future explained: who holds what, why a spell came about, what would have helped, a day's ledger.

mod future;
mod holdings;
mod ledger;
mod questions;
mod spells;
mod trials;

pub use crate::engine::{BackupRow, Entry, Who};
pub use future::{Evening, Future, last_backup};
pub use holdings::{Change, Holdings, Item, items};
pub use ledger::{DayLedger, DeviceChange, Kept, Night};
pub use questions::*;
pub use spells::{SpellStory, Waiting, is_lapse, line_of, stories, waiting};
pub use trials::{Trial, Trials, awaited_cure};

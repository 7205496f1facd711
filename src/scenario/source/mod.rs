//! The text of a scenario, and the tree it parses to, with the place of everything in it.

mod overrides;
mod parse;
mod texts;
mod tree;

pub use overrides::Overrides;
pub use parse::{Parsed, parse};
pub use texts::{Place, Span, Texts};
pub use tree::{Entry, Node, Table, Value};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 << 20;

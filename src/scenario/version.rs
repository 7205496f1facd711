//! Which language a file is written in. A file without `version` is of the first one; an older file is always read.

use super::problem::{Code, Problem};
use super::source::{Node, Value};

/// The version this program writes and reads.
pub const VERSION: i64 = 1;

/// A file of a newer language: nothing else of it can be judged.
pub fn newer(root: &Node) -> Option<Problem> {
    let Value::Table(table) = &root.value else { return None };
    let node = table.get("version")?;
    let Value::Whole(version) = node.value else { return None };
    (version > VERSION).then(|| {
        Problem::new(Code::VersionNewer, "this file was written for a newer program", node.span.clone())
            .expected(format!("version {VERSION}, the newest this program knows"))
            .help("take a newer program; one that knows this version can read older files too")
    })
}

//! Which language a file is written in. A file without `version` is of the first one; an older file is always read.

use super::problem::{Code, Problem};
use super::source::{Node, Value};
use crate::language::say;

/// The version this program writes and reads.
pub const VERSION: i64 = 1;

/// A file of a newer language: nothing else of it can be judged.
pub fn newer(root: &Node) -> Option<Problem> {
    let Value::Table(table) = &root.value else { return None };
    let node = table.get("version")?;
    let Value::Whole(version) = node.value else { return None };
    (version > VERSION).then(|| {
        Problem::new(Code::VersionNewer, say!("scenario-this-file-was-written"), node.span.clone())
            .expected(say!("scenario-version-version-the-newest", version = VERSION))
            .help(say!("scenario-take-a-newer-program"))
    })
}

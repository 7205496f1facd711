//! Why a command did not do what it was asked.

use std::io;
use std::path::Path;

use crate::report::files::ReportError;

/// A failure, with the text people read.
#[derive(Debug)]
pub enum Failure {
    /// A problem with the input: exit code 2.
    Input(String),
    /// Anything else: exit code 3.
    Other(String),
    /// A problem with the input that the answer itself tells: exit code 2.
    Told,
    /// The reader of the output closed it.
    ReaderGone,
}

impl Failure {
    /// A scenario file that could not be read.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        let name = path.display();
        Self::Input(match error.kind() {
            io::ErrorKind::NotFound => format!(
                "error: there is no file `{name}`\n  help: check the spelling; shipped examples are in `scenarios/`"
            ),
            io::ErrorKind::PermissionDenied => {
                format!("error: `{name}` may not be read\n  help: check its permissions")
            }
            io::ErrorKind::IsADirectory => format!(
                "error: `{name}` is a folder, not a scenario file\n  help: name a file in it, such as `{name}/family.toml`"
            ),
            io::ErrorKind::InvalidData => {
                format!("error: `{name}` is not text in UTF-8\n  help: save it as plain text (UTF-8)")
            }
            _ => format!("error: `{name}` cannot be read: {error}"),
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Other(format!("error: the output cannot be written: {error}")),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::Other(format!("error: {error}"))
    }
}

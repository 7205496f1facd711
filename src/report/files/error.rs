//! What can go wrong between findings and files.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why an output could not be made or written.
#[derive(Debug)]
pub enum ReportError {
    /// A table or a JSON text could not be put together.
    Format {
        /// Which file.
        file: String,
        /// What the library says.
        reason: String,
    },
    /// A picture could not be drawn.
    Picture {
        /// Which picture.
        figure: String,
        /// What the library says.
        reason: String,
    },
    /// A file of that name is there and was not written by this program.
    NotOurs(PathBuf),
    /// The folder of the outputs is there, but it is a file.
    NotAFolder(PathBuf),
    /// The disk refused.
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// What was to be done: `write`, `create`, `remove`.
        verb: &'static str,
        /// What the system says.
        source: io::Error,
    },
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format { file, reason } => write!(f, "cannot put {file} together: {reason}"),
            Self::Picture { figure, reason } => write!(f, "cannot draw {figure}: {reason}"),
            Self::NotOurs(path) => write!(
                f,
                "{} is there already and was not written by an earlier run; move it away, \
                 choose another folder with --out, or write --force to replace it",
                path.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "{} is a file, but a folder is needed there; move it away or choose another with --out",
                path.display()
            ),
            Self::Disk { path, verb, source } => {
                write!(f, "cannot {verb} {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            Self::Format { .. } | Self::Picture { .. } | Self::NotOurs(_) | Self::NotAFolder(_) => None,
        }
    }
}

//! The files of a run.

use std::path::Path;

use super::arguments::RunArguments;
use super::failure::Failure;
use crate::report::files::{self, OutputFile, Replace};
use crate::report::{Pictures, Run, outputs};
use crate::scenario::Scenario;

/// Makes the folder before the long work, so that a place that cannot be written to is known at once.
pub fn prepare(folder: &Path) -> Result<(), Failure> {
    Ok(files::make_folder(folder)?)
}

/// Writes every file of a run, `summary.json` last; gives the bytes of that one.
pub fn write(
    run: Run,
    scenario: &Scenario,
    folder: &Path,
    arguments: &RunArguments,
) -> Result<Vec<u8>, Failure> {
    let resolved = OutputFile::new("scenario.resolved.toml", scenario.resolved_text().into_bytes());
    let pictures = if arguments.no_charts { Pictures::LeftOut } else { Pictures::Drawn };
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    let outputs = outputs(run, vec![resolved], pictures)?;
    files::write_outputs(folder, &outputs.files, &outputs.summary, replace)?;
    Ok(outputs.summary.bytes)
}

//! The files of a run: what is in them, byte for byte, and how they reach the disk.
//!
//! Here is what they share: what can go wrong, the forms of CSV and JSON, and the words for kinds, outcomes and causes.

mod staged;
mod summary;
mod survival;
mod tables;
mod write;

pub use staged::abandon;
pub(super) use summary::{Estimate, PROGRAM, date, rounded};
pub use summary::{Head, hashes, share, summary_json};
pub use survival::survival_csv;
pub use tables::{charts_json, failures_csv, forecast_csv, trace_csv};
pub use write::{OutputFile, Replace, make_folder, sha256, write_alone, write_outputs};

use std::borrow::Cow;
use std::path::PathBuf;
use std::{fmt, io};

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use super::words::clean;
use crate::analysis::findings::{Kind, TodayState};
use crate::language::say;
use crate::letters;
use crate::model::outcome::{Cause, Outcome};

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
            Self::Format { file, reason } => {
                write!(f, "{}", say!("files-cannot-put-file-together", file = file, reason = reason))
            }
            Self::Picture { figure, reason } => {
                write!(f, "{}", say!("files-cannot-draw-figure-reason", figure = figure, reason = reason))
            }
            Self::NotOurs(path) => {
                write!(f, "{}", say!("files-display-is-there-already", path = path.display().to_string()))
            }
            Self::NotAFolder(path) => {
                write!(f, "{}", say!("files-display-is-a-file", path = path.display().to_string()))
            }
            Self::Disk { path, verb, source } => {
                write!(
                    f,
                    "{}",
                    say!(
                        "files-cannot-verb-display-source",
                        verb = verb,
                        path = path.display().to_string(),
                        source = source.to_string()
                    )
                )
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

/// A table as bytes. Spreadsheets take a text that begins with certain signs for a formula: it gets an apostrophe in
/// front, which they take for the sign of a text.
///
/// # Errors
/// Where a row has another number of fields than the header.
pub fn csv_bytes<H, R, F>(
    file: &str,
    header: &[H],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, ReportError>
where
    H: AsRef<[u8]>,
    R: IntoIterator<Item = F>,
    F: AsRef<[u8]>,
{
    let failed = |reason: String| ReportError::Format { file: file.to_owned(), reason };
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(header).map_err(|error| failed(error.to_string()))?;
    for row in rows {
        row.into_iter()
            .try_for_each(|field| {
                let field = seen(field.as_ref());
                match is_formula(&field) {
                    true => writer.write_field([b"'", &*field].concat()),
                    false => writer.write_field(&*field),
                }
            })
            .and_then(|()| writer.write_record(None::<&[u8]>))
            .map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

/// A field without letters that steer whatever shows it.
fn seen(field: &[u8]) -> Cow<'_, [u8]> {
    // Nearly all fields are numbers and plain words.
    if field.iter().fold(true, |plain, letter| plain & matches!(letter, b' '..=b'~')) {
        return Cow::Borrowed(field);
    }
    match std::str::from_utf8(field) {
        Ok(text) if text.contains(letters::steers) => Cow::Owned(clean(text).into_bytes()),
        _ => Cow::Borrowed(field),
    }
}

/// Whether a spreadsheet would calculate a field instead of showing it. Numbers may begin with a sign.
fn is_formula(field: &[u8]) -> bool {
    let begins = matches!(field.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'));
    begins && !std::str::from_utf8(field).is_ok_and(|text| text.parse::<f64>().is_ok())
}

/// An outcome; missing conditions are joined with `+` in the order power, Wi-Fi, lock.
pub fn outcome_word(outcome: Outcome) -> String {
    let word = match outcome {
        Outcome::Off => "off",
        Outcome::NotDue => "not_due",
        Outcome::Restricted => "restricted",
        Outcome::AccountBlocked(_) => "account_blocked",
        Outcome::ServiceOutage => "service_outage",
        Outcome::Missing { power, wifi, lock } => return missing([power, wifi, lock]),
        Outcome::Corrupt => "corrupt",
        Outcome::Fault => "fault",
        Outcome::PhoneFull => "phone_full",
        Outcome::OverQuota => "over_quota",
        Outcome::InProgress => "in_progress",
        Outcome::Completed => "completed",
    };
    word.to_owned()
}

/// A value as indented JSON with a line feed at its end.
pub(super) fn json_bytes<T: Serialize>(file: &str, value: &T) -> Result<Vec<u8>, ReportError> {
    let failed =
        |error: serde_json::Error| ReportError::Format { file: file.to_owned(), reason: error.to_string() };
    let text = serde_json::to_string_pretty(value).map_err(failed)?;
    Ok(format!("{}\n", letters::escaped(&text)).into_bytes())
}

/// `device` or `whatsapp`.
const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Device { .. } => "device",
        Kind::WhatsApp(_) => "whatsapp",
    }
}

/// How a backup stands.
pub(super) const fn state_word(state: TodayState) -> &'static str {
    match state {
        TodayState::Works => "works",
        TodayState::Failing { .. } => "failing",
        TodayState::NeverWorked { .. } => "never worked",
        TodayState::Off => "off",
    }
}

/// Why a spell came about.
pub(in crate::report) const fn cause_word(cause: Cause) -> &'static str {
    match cause {
        Cause::Restricted => "restricted",
        Cause::AccountBlocked => "account_blocked",
        Cause::ServiceOutage => "service_outage",
        Cause::Corrupt => "corrupt",
        Cause::Fault => "fault",
        Cause::PhoneFull => "phone_full",
        Cause::OverQuota => "over_quota",
        Cause::NeverFinishing => "never_finishing",
        Cause::NoEligibleNight => "no_eligible_night",
    }
}

fn missing(conditions: [bool; 3]) -> String {
    let names = ["no_power", "no_wifi", "unlocked"];
    let missing = names.into_iter().zip(conditions).filter(|(_, missing)| *missing);
    missing.map(|(name, _)| name).collect::<Vec<_>>().join("+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::BlockReason;

    #[test]
    fn commas_and_quotes_in_names_are_quoted() {
        let bytes = csv_bytes("t", &["a", "b"], [["x,y", "say \"hi\""]]).unwrap();
        assert_eq!(bytes, b"a,b\n\"x,y\",\"say \"\"hi\"\"\"\n");
    }

    #[test]
    fn no_name_is_a_formula_and_numbers_stay_numbers() {
        let rows = [["=1+1", "-5.5"], ["@SUM(A1)", "+3e2"], ["-2+3", "+x"], ["a=b", ""]];
        let bytes = csv_bytes("t", &["a", "b"], rows).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "a,b\n'=1+1,-5.5\n'@SUM(A1),+3e2\n'-2+3,'+x\na=b,\n");
    }

    #[test]
    fn a_row_of_another_length_is_an_error() {
        let error = csv_bytes("t.csv", &["a", "b"], [["x"]]).unwrap_err();
        assert!(error.to_string().starts_with("cannot put t.csv together"));
    }

    #[test]
    fn missing_conditions_are_joined_in_their_order() {
        let both = Outcome::Missing { power: true, wifi: false, lock: true };
        assert_eq!(outcome_word(both), "no_power+unlocked");
        let blocked = Outcome::AccountBlocked(BlockReason::PasswordChanged);
        assert_eq!(outcome_word(blocked), "account_blocked");
    }
}

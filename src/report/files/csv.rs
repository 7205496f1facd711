//! Tables as CSV: a header, then rows, with `\n` at every line's end on every system.

use csv::{Terminator, WriterBuilder};

use super::ReportError;

/// A table as bytes.
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
        writer.write_record(row).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_quotes_in_names_are_quoted() {
        let bytes = csv_bytes("t", &["a", "b"], [["x,y", "say \"hi\""]]).unwrap();
        assert_eq!(bytes, b"a,b\n\"x,y\",\"say \"\"hi\"\"\"\n");
    }

    #[test]
    fn a_row_of_another_length_is_an_error() {
        let error = csv_bytes("t.csv", &["a", "b"], [["x"]]).unwrap_err();
        assert!(error.to_string().starts_with("cannot put t.csv together"));
    }
}

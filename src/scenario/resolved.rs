//! The file as run: every value filled in, every line saying where it came from. It is a scenario itself and
//! resolves to the same household.

use sha2::{Digest, Sha256};

use super::ledger::{Line, Provenance};

/// The resolved file, each value commented.
pub fn resolved_text(lines: &[Line]) -> String {
    let head = "# The scenario as it was run. Every value is filled in and says where it came from;\n\
                # this file can be run in place of the one it was made from.\n\n";
    let body = lines.iter().map(|line| match line {
        Line::Table(header) => format!("\n{header}\n"),
        Line::Entry(entry) => format!("{} = {}  # {}\n", entry.key, entry.value, comment(entry)),
    });
    std::iter::once(head.to_owned()).chain(body).collect()
}

/// A hash of what the file says, whatever its comments and its layout.
pub fn hash(lines: &[Line]) -> String {
    let mut hasher = Sha256::new();
    for line in lines {
        match line {
            Line::Table(header) => hasher.update(format!("{header}\n")),
            Line::Entry(entry) => hasher.update(format!("{} = {}\n", entry.key, entry.value)),
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every value with its source, without the layout.
pub fn provenance(lines: &[Line]) -> Vec<Provenance> {
    let entries = lines.iter().filter_map(|line| match line {
        Line::Table(_) => None,
        Line::Entry(entry) => Some(entry.clone()),
    });
    entries.collect()
}

/// One line whatever was typed.
fn comment(entry: &Provenance) -> String {
    let said = match entry.meaning.as_str() {
        "" => entry.source.to_string(),
        meaning => format!("{}: {meaning}", entry.source),
    };
    said.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

//! Names of backups, and text of strangers made fit to print.

use crate::analysis::findings::{BackupName, Kind};

/// `Parent A's WhatsApp backup`, `Parent A's iPhone backup`.
pub fn backup_name(name: &BackupName) -> String {
    format!("{} backup", backup_name_short(name))
}

/// `Parent A's WhatsApp`, `Parent A's iPhone`.
pub fn backup_name_short(name: &BackupName) -> String {
    let what = match name.kind {
        Kind::Device { .. } => clean(&name.device_name),
        Kind::WhatsApp(_) => "WhatsApp".to_owned(),
    };
    format!("{} {what}", possessive(&name.person_name))
}

/// `Parent A's`; `the rest of us'`.
pub fn possessive(name: &str) -> String {
    let name = clean(name);
    let ending = if name.ends_with(" us") { "'" } else { "'s" };
    format!("{name}{ending}")
}

/// Text without control characters, line breaks and marks that turn its direction: a name in a
/// scenario file must not be able to steer a terminal or a picture.
pub fn clean(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let spaced: String = text.chars().map(|c| if steers(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_steer_a_terminal() {
        assert_eq!(clean("Eve\u{1b}[31m\r\nroot\u{202e}x"), "Eve [31m root x");
        assert_eq!(possessive("James"), "James's");
    }
}

//! Names of backups, and text of strangers made fit to print.

use crate::analysis::findings::{BackupName, Kind};

/// `Parent A's WhatsApp backup`, `Parent A's iPhone backup`, `the iPhone backup of the rest of us`.
pub fn backup_name(name: &BackupName) -> String {
    belonging(&name.person_name, &format!("{} backup", what(name)))
}

/// `Parent A's WhatsApp`, `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn backup_name_short(name: &BackupName) -> String {
    belonging(&name.person_name, &what(name))
}

fn what(name: &BackupName) -> String {
    match name.kind {
        Kind::Device { .. } => clean(&name.device_name),
        Kind::WhatsApp(_) => "WhatsApp".to_owned(),
    }
}

/// What belongs to somebody: `Parent A's iPhone`, `the iPhone of the rest of us`.
pub fn belonging(owner: &str, what: &str) -> String {
    let owner = clean(owner);
    if owner.ends_with(" us") { format!("the {what} of {owner}") } else { format!("{owner}'s {what}") }
}

/// A sentence with a capital at its start.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
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
    }

    #[test]
    fn things_belong_to_people_in_plain_english() {
        assert_eq!(belonging("James", "iPhone"), "James's iPhone");
        assert_eq!(belonging("the rest of us", "iPhone backup"), "the iPhone backup of the rest of us");
        assert_eq!(capitalised("the iPhone"), "The iPhone");
    }
}

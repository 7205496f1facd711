//! Where values came from, and the hash of what a file says.

use super::{alone, checked, shipped_file};
use crate::scenario::{Provenance, Source};

fn entry(text: &str, path: &str) -> Provenance {
    let found = checked(text).provenance().into_iter().find(|entry| entry.path == path);
    found.unwrap_or_else(|| panic!("{path} has no entry"))
}

#[test]
fn typed_values_keep_their_text_and_line() {
    let entry = entry(&alone("mail = { growth = \"9  MB/month\" }"), "person.A.mail.growth");
    assert_eq!((entry.value.as_str(), entry.source), ("\"9  MB/month\"", Source::Typed(6)));
}

#[test]
fn profiles_defaults_and_totals_are_named() {
    let text = shipped_file("family");
    let source = |path: &str| entry(&text, path).source;
    assert_eq!(source("person.\"Parent B\".photos.growth"), Source::Profile("light"));
    assert_eq!(source("person.Teenager.icloud.drive"), Source::Reconciled);
    assert_eq!(source("home.outages"), Source::Default(Some("outage.rate")));
    assert_eq!(source("rules.retention.days"), Source::Default(Some("backup.retention")));
}

#[test]
fn what_a_word_stands_for_is_said() {
    let entry = entry(&alone(""), "person.A.messages.growth");
    assert_eq!(
        (entry.value.as_str(), entry.meaning.as_str()),
        ("\"typical\"", "60.0 MB (decimal) a month at the median")
    );
}

#[test]
fn every_default_row_exists_in_the_catalogue() {
    for (_, text) in super::shipped() {
        for entry in checked(&text).provenance() {
            if let Source::Default(Some(row)) = entry.source {
                assert!(crate::catalogue::sources::default_row(row).is_some(), "{row}");
            }
        }
    }
}

#[test]
fn a_hash_ignores_comments_and_layout_and_nothing_else() {
    let text = alone("");
    let commented = format!("# a comment\n{}", text.replace(" = ", "   =  "));
    assert_eq!(checked(&text).hash(), checked(&commented).hash());
    assert_ne!(checked(&text).hash(), checked(&text.replace("\"50 GB\"", "\"200 GB\"")).hash());
    assert_eq!(checked(&text).hash().len(), 64);
}

#[test]
fn odd_names_survive() {
    let text = alone("").replace("\"A\"", "\"A \\\"x\\\" = # [b] \\\\ é\"");
    super::round_trips(&text);
}

//! Where facts come from: rules with what they rest on, the pages and data sets they were read in, and defaults.

use serde_json::{Value, json};

use crate::catalogue::sources::{DefaultRow, Rule, Source, defaults, rules, sources};
use crate::language::say;
use crate::report::explain::{Page, Section};

/// The groups of rules, by the first letter of their ids.
fn groups() -> [(char, String); 3] {
    [
        ('D', say!("reference-device-backup")),
        ('Q', say!("reference-the-quota-and-its")),
        ('W', say!("reference-whatsapps-own-backup")),
    ]
}

/// Everything: rules, sources, and the names of the defaults.
pub fn everything() -> Page {
    let mut sections: Vec<Section> = groups().iter().map(|(letter, title)| group(*letter, title)).collect();
    let mut pages = Section::new(say!("reference-sources"));
    for source in sources() {
        pages.say(source.id, described(source));
    }
    let mut numbers = Section::new(say!("reference-defaults-what-is-taken"));
    for row in defaults() {
        numbers.go_on(format!("{}: {}", row.parameter, row.confidence));
    }
    numbers.say(say!("reference-one"), say!("reference-simulate-sources-for-upload"));
    sections.extend([pages, numbers]);
    Page { sections }
}

fn group(letter: char, title: &str) -> Section {
    let mut section = Section::new(title);
    for rule in rules().iter().filter(|rule| rule.id.starts_with(letter)) {
        let ids: Vec<&str> = rule.sources().iter().map(|source| source.id).collect();
        let read_in = if ids.is_empty() { String::new() } else { format!(": {}", ids.join(", ")) };
        section.say(rule.id, format!("{} [{}{read_in}]", rule.statement, rule.basis));
    }
    section
}

/// One rule with its sources.
pub fn of_rule(rule: &Rule) -> Section {
    let mut section = Section::new(format!("{}: {}", rule.id, rule.statement));
    section.say(say!("reference-rests-on"), format!("{}.", rule.basis));
    for source in rule.sources() {
        section.say(source.id, described(source));
    }
    section
}

/// One source with the rules it supports.
pub fn of_source(source: &Source) -> Section {
    let mut section = Section::new(format!("{}: {}", source.id, described(source)));
    for rule in rules().iter().filter(|rule| source.supports.contains(&rule.id)) {
        section.say(rule.id, rule.statement);
    }
    section
}

/// A default: its value, its source and how sure it is.
pub fn of_default(row: &DefaultRow) -> Section {
    let mut section = Section::new(row.parameter);
    section.say(say!("reference-value"), format!("{} ({})", row.value, row.unit));
    section.say(say!("reference-source"), row.source).say(say!("reference-sure"), row.confidence);
    section
}

fn described(source: &Source) -> String {
    let publisher = match source.publisher {
        "third" => say!("reference-a-third-party"),
        "data" => say!("reference-a-data-set"),
        other => other.to_owned(),
    };
    format!("{publisher}, \"{}\", {}, {}; {}.", source.title, source.place, source.page_date, source.how)
}

/// Rules, sources and defaults for programs.
pub fn as_json(rules: &[&Rule], sources: &[&Source], defaults: &[&DefaultRow]) -> Value {
    let rules = rules.iter().map(|rule| {
        let ids: Vec<&str> = rule.sources().iter().map(|source| source.id).collect();
        json!({ "id": rule.id, "statement": rule.statement, "basis": rule.basis, "sources": ids })
    });
    let sources = sources.iter().map(|source| {
        json!({
            "id": source.id,
            "publisher": source.publisher,
            "title": source.title,
            "place": source.place,
            "page_date": source.page_date,
            "how": source.how,
            "supports": source.supports,
        })
    });
    let defaults = defaults.iter().map(|row| {
        json!({
            "parameter": row.parameter,
            "value": row.value,
            "unit": row.unit,
            "source": row.source,
            "confidence": row.confidence,
        })
    });
    json!({
        "schema_version": 1,
        "rules": rules.collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
        "defaults": defaults.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sources::{default_row, rule, source};

    #[test]
    fn a_rule_names_the_pages_it_was_read_in() {
        let text = Page { sections: vec![of_rule(rule("D10").unwrap())] }.render(false);
        assert!(text.starts_with("D10: A backup is kept for 180 days"), "{text}");
        for wanted in ["Rests on", "S1 ", "S15", "What is iCloud Backup?", "Apple, "] {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
    }

    #[test]
    fn everything_is_there_once_and_fits_the_screen() {
        let text = everything().render(false);
        for rule in rules() {
            assert_eq!(text.matches(&format!("\n  {:<10}", rule.id)).count(), 1, "{}", rule.id);
        }
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        assert!(sources().iter().all(|source| text.contains(&format!("\n  {:<10}", source.id))));
        assert!(defaults().iter().all(|row| text.contains(row.parameter)));
    }

    #[test]
    fn a_source_names_its_rules_and_a_default_its_value() {
        let page = Page { sections: vec![of_source(source("S13").unwrap())] }.render(false);
        assert!(page.contains("  Q3        iCloud counts a GB as 2^30 bytes"), "{page}");
        let page = Page { sections: vec![of_default(default_row("whatsapp.headroom_factor").unwrap())] };
        assert!(page.render(false).contains("  Value     2.05 (times"), "{}", page.render(false));
    }
}

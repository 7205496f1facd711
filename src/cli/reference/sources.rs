//! `simulate sources`: what stands behind a rule, a page, a default or a key of a scenario.

use super::{SourcesArguments, pretty, print};
use crate::catalogue::profiles::Profile;
use crate::catalogue::sources::{
    DefaultRow, Rule, Source, default_row, defaults, rule, rules, source, sources as all_sources,
};
use crate::cli::arguments::Format;
use crate::cli::{Failure, terminal};
use crate::language::say;
use crate::report::explain::{Page, Section};
use crate::report::reference::sources as told;
use crate::scenario::{self, Overrides, Provenance, nearest};

/// A household of which nothing is said: what it resolves to shows which default stands behind which key.
const BARE: &str = "read_on = 2026-11-30\nregion = \"US\"\n[plan]\nsize = \"200 GB\"\n[[person]]\nname = \"x\"\n\
                    has = [\"iphone\", \"whatsapp\"]\n";
/// What paths of that household hold beside keys.
const NAMES: [&str; 2] = ["x", "iPhone"];

/// What was found.
#[derive(Default)]
struct Found {
    rules: Vec<&'static Rule>,
    sources: Vec<&'static Source>,
    defaults: Vec<&'static DefaultRow>,
    /// What is to be said of a key that stands behind no row.
    keys: Vec<(String, String)>,
}

/// Tells where facts come from.
pub fn sources(arguments: &SourcesArguments) -> Result<(), Failure> {
    let found = arguments.of.as_deref().map(find).transpose()?;
    if arguments.look.format == Format::Json {
        let found = found.unwrap_or_else(everything);
        return terminal::answer(&pretty(&told::as_json(&found.rules, &found.sources, &found.defaults)));
    }
    print(&found.map_or_else(told::everything, |found| page(&found)), arguments.look)
}

fn everything() -> Found {
    Found {
        rules: rules().iter().collect(),
        sources: all_sources().iter().collect(),
        defaults: defaults().iter().collect(),
        keys: Vec::new(),
    }
}

fn page(found: &Found) -> Page {
    let rules = found.rules.iter().map(|rule| told::of_rule(rule));
    let sources = found.sources.iter().map(|source| told::of_source(source));
    let defaults = found.defaults.iter().map(|row| told::of_default(row));
    let keys = found.keys.iter().map(|(key, said)| {
        let mut section = Section::new(key);
        section.say("Default", said);
        section
    });
    Page { sections: rules.chain(sources).chain(keys).chain(defaults).collect() }
}

fn find(what: &str) -> Result<Found, Failure> {
    if let Some(rule) = rule(what) {
        return Ok(Found { rules: vec![rule], ..Found::default() });
    }
    if let Some(source) = source(&what.to_uppercase()) {
        return Ok(Found { sources: vec![source], ..Found::default() });
    }
    if let Some(row) = default_row(what) {
        return Ok(Found { defaults: vec![row], ..Found::default() });
    }
    let found = of_key(what);
    if found.keys.is_empty() { Err(unknown(what)) } else { Ok(found) }
}

/// Everything a key, or a table of keys, rests on where a scenario does not type it.
fn of_key(typed: &str) -> Found {
    let mut found = Found::default();
    for value in bare() {
        let key = without_names(&value.path);
        if key == typed || key.ends_with(&format!(".{typed}")) || key.starts_with(&format!("{typed}.")) {
            let said = match value.meaning.as_str() {
                "" => format!("{}, {}", value.value, value.source),
                meaning => format!("{}, {}: {meaning}", value.value, value.source),
            };
            found.keys.push((key, said));
            found.defaults.extend(rows(&value).into_iter().filter(|row| !row.parameter.is_empty()));
        }
    }
    found.defaults.sort_by_key(|row| row.parameter);
    found.defaults.dedup();
    found
}

/// The rows of the catalogue behind a value: its own, or those a profile is made of.
fn rows(value: &Provenance) -> Vec<&'static DefaultRow> {
    match &value.source {
        scenario::Source::Default(Some(row)) => default_row(row).into_iter().collect(),
        scenario::Source::Profile(_) if value.path.contains("whatsapp") => of_profile(&["whatsapp."]),
        scenario::Source::Profile(_) if value.path.contains("photos") => of_profile(&["photos.", "video."]),
        scenario::Source::Profile(_) => of_profile(&["eligible_day."]),
        scenario::Source::Default(None) => of_profile(&[&format!("{}.growth", last_table(&value.path))]),
        _ => Vec::new(),
    }
}

fn of_profile(beginnings: &[&str]) -> Vec<&'static DefaultRow> {
    let begins = |row: &&DefaultRow| beginnings.iter().any(|start| row.parameter.starts_with(start));
    defaults().iter().filter(begins).collect()
}

/// `messages` of `person.x.messages.growth`.
fn last_table(path: &str) -> &str {
    path.rsplit('.').nth(1).unwrap_or(path)
}

fn bare() -> Vec<Provenance> {
    scenario::check("bare.toml", BARE, &Overrides::default())
        .map(|bare| bare.provenance())
        .unwrap_or_default()
}

/// A path as a table of keys: `person.device.night.power`.
fn without_names(path: &str) -> String {
    path.split('.').filter(|part| !NAMES.contains(part)).collect::<Vec<_>>().join(".")
}

fn unknown(what: &str) -> Failure {
    let keys: Vec<String> = bare().iter().map(|value| without_names(&value.path)).collect();
    let rows = defaults().iter().map(|row| row.parameter);
    let profiles = Profile::all().iter().map(|profile| profile.name);
    let known =
        rows.chain(rules().iter().map(|rule| rule.id)).chain(profiles).chain(keys.iter().map(String::as_str));
    let help = match nearest(what, known) {
        Some(name) => say!("cli-did-you-mean-name", name = name),
        None => say!("cli-rules-are-d1-to"),
    };
    Failure::Input(say!("cli-error-for-nothing-is", what = what, help = help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(what: &str) -> Vec<&'static str> {
        find(what).unwrap().defaults.iter().map(|row| row.parameter).collect()
    }

    #[test]
    fn rules_sources_and_defaults_are_found_by_name() {
        assert_eq!(find("d10").unwrap().rules[0].id, "D10");
        assert_eq!(find("s13").unwrap().sources[0].id, "S13");
        assert_eq!(parameters("upload.line_rate"), ["upload.line_rate"]);
    }

    #[test]
    fn keys_lead_to_the_defaults_they_rest_on() {
        assert_eq!(parameters("home.upload"), ["upload.line_rate"]);
        assert_eq!(parameters("rules.retention.days"), ["backup.retention"]);
        assert_eq!(parameters("person.device.night.wifi"), ["wifi.probability"]);
        assert_eq!(parameters("night.wifi"), ["wifi.probability"], "the end of a path is enough");
        assert_eq!(parameters("messages.growth"), ["messages.growth"]);
        assert!(parameters("person.photos.growth").contains(&"photos.per_day.between_users"));
        assert!(find("home").unwrap().keys.len() >= 5, "a table leads to all of its keys");
    }

    #[test]
    fn what_nobody_knows_is_asked_about() {
        let told = |what: &str| match find(what) {
            Err(Failure::Input(text)) => text,
            _ => panic!("{what} is known"),
        };
        assert!(told("home.uplod").ends_with("did you mean `home.upload`?"));
        assert!(told("zebra").contains("D1 to D15"));
    }
}

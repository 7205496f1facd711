//! What the program is built from: permissive licences, one source, no system library, and a reason for each dependency.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Licences that permit use without giving away one's own source: the list of `deny.toml`.
fn licences() -> Vec<String> {
    let rules: toml::Table = std::fs::read_to_string("deny.toml").unwrap().parse().unwrap();
    let listed = rules["licenses"]["allow"].as_array().unwrap();
    listed.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Two versions of these are built, because two dependencies ask for different ones.
const TWICE: [&str; 3] = ["miniz_oxide", "syn", "unicode-width"];

/// Everything that is built on this machine, tests and benches included.
fn packages() -> Vec<Value> {
    let host = Command::new("rustc").args(["-vV"]).output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> String {
    format!("{} {}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap())
}

/// Whether a licence expression can be met from the list: of alternatives one is enough, of a conjunction all are needed.
fn permitted(expression: &str, licences: &[String]) -> bool {
    let alternatives = |part: &str| {
        let part = part.trim_matches(['(', ')', ' ']).replace('/', " OR ");
        part.split(" OR ").any(|licence| licences.iter().any(|allowed| allowed == licence.trim()))
    };
    expression.split(" AND ").all(alternatives)
}

#[test]
fn licences_are_permissive() {
    let licences = licences();
    let refused: Vec<String> = packages()
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(|of| permitted(of, &licences)))
        .map(|package| format!("{}: {}", name(package), package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn everything_comes_from_one_registry_and_nothing_links_a_system_library() {
    let packages = packages();
    let mut sources: Vec<&str> = packages.iter().filter_map(|package| package["source"].as_str()).collect();
    sources.dedup();
    assert!(sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
    assert_eq!(sources.iter().collect::<std::collections::BTreeSet<_>>().len(), 1);
    let linking: Vec<String> =
        packages.iter().filter(|package| package["links"].is_string()).map(name).collect();
    // Rayon's core says so only to keep two of itself out of one program.
    assert!(linking.iter().all(|name| name.starts_with("rayon-core ")), "{linking:?}");
}

#[test]
fn nothing_is_built_in_two_versions_but_what_is_named_here() {
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();
    for package in packages() {
        *versions.entry(package["name"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let twice: Vec<String> =
        versions.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect();
    assert_eq!(twice, TWICE);
}

#[test]
fn each_dependency_has_a_reason_in_the_map() {
    let map = std::fs::read_to_string("ARCHITECTURE.md").unwrap();
    let table = map.split("## Dependencies, and why").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let told: Vec<&str> = rows.flat_map(|names| names.split(", ")).collect();
    let ours = packages().into_iter().find(|package| package["name"] == "headroom").unwrap();
    for dependency in ours["dependencies"].as_array().unwrap() {
        let name = dependency["name"].as_str().unwrap();
        assert!(told.contains(&name), "{name} has no line");
    }
}

#[test]
fn expressions_are_read_as_their_authors_mean_them() {
    let licences = licences();
    for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(permitted(good, &licences), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "", "MPL-2.0 OR AGPL-3.0"] {
        assert!(!permitted(bad, &licences), "{bad}");
    }
}

//! What is looked up: prices, sources, schemas, completions, the manual page.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[path = "support/command.rs"]
mod command;

/// Standard output, standard error and exit code.
fn outcome(arguments: &[&str]) -> (String, String, i32) {
    let output = command::simulate().env("NO_COLOR", "1").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn answer(arguments: &[&str]) -> String {
    let (answer, told, code) = outcome(arguments);
    assert_eq!((told.as_str(), code), ("", 0), "{arguments:?}");
    answer
}

#[test]
fn prices_are_listed_with_their_days() {
    let all = answer(&["plans"]);
    assert!(all.contains("Germany") || all.contains("Euro"), "{all}");
    let britain = answer(&["plans", "--region", "uk"]);
    assert!(britain.contains("United Kingdom (GB), as listed on 17 Aug 2026"), "{britain}");
    let json: serde_json::Value =
        serde_json::from_str(&answer(&["plans", "--region", "GB", "--format", "json"])).unwrap();
    assert_eq!(json["regions"][0]["plans"][2]["monthly_price"], "2.99");
    assert!(answer(&["plans", "--region", "FR", "--format", "markdown"]).contains("| 200 GB | 2.99 EUR |"));
    let (_, told, code) = outcome(&["plans", "--region", "Germny"]);
    assert!(code == 2 && told.contains("did you mean Germany?"), "{told}");
}

#[test]
fn sources_are_found_for_rules_pages_defaults_and_keys() {
    let everything = answer(&["sources"]);
    assert!(everything.contains("D10") && everything.contains("whatsapp.headroom_factor"));
    assert!(answer(&["sources", "--for", "D10"]).contains("What is iCloud Backup?"));
    assert!(answer(&["sources", "--for", "home.upload"]).contains("Ookla"));
    let json: serde_json::Value =
        serde_json::from_str(&answer(&["sources", "--for", "w2", "--format", "json"])).unwrap();
    assert_eq!(json["rules"][0]["id"], "W2");
    let (_, told, code) = outcome(&["sources", "--for", "home.uplod"]);
    assert!(code == 2 && told.contains("did you mean `home.upload`?"), "{told}");
}

#[test]
fn every_shell_has_its_completions_and_every_command_its_page() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = answer(&["completions", shell]);
        assert!(script.contains("simulate") && script.contains("template"), "{shell}");
    }
    let page = answer(&["man"]);
    assert!(page.starts_with(".ie") || page.contains(".TH simulate 1"), "{page}");
    for command in ["advise", "init", "plans", "show"] {
        let page = answer(&["man", command]);
        assert!(page.contains(&format!("simulate\\-{command}")), "{page}");
    }
    let (_, told, code) = outcome(&["man", "advice"]);
    assert!(code == 2 && told.contains("did you mean `advise`?"), "{told}");
    assert_eq!(outcome(&["completions", "dos"]).2, 2);
}

//! Files over files, versions, and readings at the edge of what is measured.

use super::{alone, checked, refused};
use crate::model::household::Origin;
use crate::scenario::layers::nothing_else;
use crate::scenario::source::Overrides;
use crate::scenario::{Problems, Scenario, Source, check_over};
use crate::units::Bytes;

const FAMILY: &str = "title = \"Ours\"\ncase = \"7\"\nread_on = 2026-11-30\nregion = \"US\"\n\
                      [plan]\nsize = \"200 GB\"\nused = \"90 GB\"\nprice = \"9 USD per month\"\n\
                      [[person]]\nname = \"A\"\nicloud = { photos = \"40 GB\", backups = \"9 GB\" }\n\
                      device = [{ name = \"iPhone\", backup_size = \"9 GB\" }]\n\
                      [[person]]\nname = \"B\"\nicloud = \"20 GB\"\n\
                      [[event]]\non = 2027-01-01\nwhat = \"celebration\"\nwho = \"A\"\n";

/// Checks a file over others, by their paths.
fn over(text: &str, others: &[(&str, &str)]) -> Result<Scenario, Problems> {
    let open = |path: &str| {
        let found = others.iter().find(|(name, _)| *name == path);
        found.map_or_else(|| nothing_else(path), |(_, text)| Ok(text.as_bytes().to_owned()))
    };
    check_over("mine.toml", text, &Overrides::default(), &open)
}

fn told(text: &str, others: &[(&str, &str)]) -> Vec<(&'static str, String, String)> {
    let problems = over(text, others).err().unwrap_or_else(|| panic!("nothing is wrong with {text}"));
    let of = |problem: &crate::scenario::Problem| {
        let place = problems.texts.place(&problem.span).map(|place| format!("{}:{}", place.name, place.line));
        (problem.code.name(), place.unwrap_or_default(), problem.message.clone())
    };
    problems.problems.iter().map(of).collect()
}

#[test]
fn what_is_typed_above_replaces_what_is_typed_beneath() {
    let text = "extends = \"family.toml\"\nhorizon = \"1 year\"\n[plan]\nused = \"95 GB\"\n";
    let (below, above) = (checked(FAMILY), over(text, &[("family.toml", FAMILY)]).unwrap());
    assert_eq!((above.title.as_str(), above.case.as_deref()), ("mine", None));
    assert_eq!((below.household.horizon.len(), above.household.horizon.len()), (1096, 365));
    assert_eq!((above.read_on, above.household.people.len()), (below.read_on, 2));
    let typed = |path: &str| {
        let found = above.provenance().into_iter().find(|value| value.path == path).unwrap();
        (found.value, found.source)
    };
    assert_eq!(typed("plan.used"), ("\"95 GB\"".to_owned(), Source::Typed(4)));
    assert_eq!(
        typed("plan.size"),
        ("\"200 GB\"".to_owned(), Source::Beneath { file: "family.toml".to_owned(), line: 6 })
    );
    assert_eq!(typed("plan.price").0, "\"9 USD per month\"");
    assert!(above.resolved_text().contains("size = \"200 GB\"  # typed, line 6 of family.toml"));
}

#[test]
fn people_and_devices_are_found_by_name_and_events_are_added() {
    let text = "extends = \"family.toml\"\n[[person]]\nname = \"A\"\nicloud = { photos = \"50 GB\" }\n\
                [[person.device]]\nname = \"iPhone\"\nlast_backup = 2026-11-20\n\
                [[person.device]]\nname = \"iPad\"\n\
                [[person]]\nname = \"C\"\n[[event]]\non = 2027-02-01\nwhat = \"celebration\"\nwho = \"A\"\n";
    let scenario = over(text, &[("family.toml", FAMILY)]).unwrap();
    let household = &scenario.household;
    let names: Vec<&str> = household.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!((names, household.devices.len()), (vec!["A", "B", "C"], 4));
    let photos: Bytes = household.people[0].synced[..2].iter().sum();
    assert_eq!(photos, Bytes::new(50 << 30));
    let held: Bytes = household.devices[0].backup.held.iter().sum();
    assert_eq!(held, Bytes::new(9 << 30), "backup_size is still that of the file beneath");
    let begins = household.events.iter().filter(|event| !event.label.is_empty());
    let days: Vec<String> = begins.map(|event| event.on.to_string()).collect();
    assert_eq!(days, ["2027-01-01", "2027-02-01"]);
}

#[test]
fn another_size_of_plan_drops_the_price_of_the_old_one() {
    let with = |plan: &str| {
        let text = format!("extends = \"family.toml\"\nplan = {plan}\n");
        let scenario = over(&text, &[("family.toml", FAMILY)]).unwrap();
        scenario.provenance().iter().any(|value| value.path == "plan.price")
    };
    assert!(!with("{ size = \"2 TB\" }") && with("{ used = \"91 GB\" }"));
    assert!(with("{ size = \"2 TB\", price = \"8 USD per month\" }"));
}

#[test]
fn a_file_over_a_file_over_a_file_is_the_same_as_all_in_one() {
    let middle = "extends = \"base/family.toml\"\n[plan]\nused = \"91 GB\"\n";
    let top = "extends = \"middle.toml\"\ntitle = \"Ours\"\ncase = \"7\"\n[plan]\nused = \"92 GB\"\n";
    let stacked = over(top, &[("middle.toml", middle), ("base/family.toml", FAMILY)]).unwrap();
    let flat = checked(&FAMILY.replace("90 GB", "92 GB"));
    assert_eq!((&stacked.household, stacked.hash()), (&flat.household, flat.hash()));
    let again = checked(&stacked.resolved_text());
    assert_eq!((&again.household, again.hash()), (&flat.household, flat.hash()));
}

#[test]
fn every_mistake_is_told_in_the_file_it_stands_in() {
    let broken = FAMILY.replace("used = \"90 GB\"", "usd = \"90 GB\"");
    let text = "extends = \"family.toml\"\nregoin = \"GB\"\n";
    let told = told(text, &[("family.toml", &broken)]);
    let places: Vec<(&str, &str)> = told.iter().map(|(code, place, _)| (*code, place.as_str())).collect();
    assert_eq!(places, [("key.unknown", "mine.toml:2"), ("key.unknown", "family.toml:7")]);
    let syntax = self::told("extends = \"family.toml\"\n", &[("family.toml", "read_on = = 1\n")]);
    assert_eq!((syntax[0].0, syntax[0].1.as_str()), ("syntax.equals", "family.toml:1"));
}

#[test]
fn circles_missing_files_and_too_many_are_refused() {
    let one = "extends = \"two.toml\"\n";
    let circle = told(one, &[("two.toml", "extends = \"mine.toml\"\n")]);
    assert!(circle.iter().any(|(code, place, message)| *code == "extends.cycle"
        && place == "two.toml:1"
        && message == "mine.toml extends two.toml extends mine.toml again"));
    assert!(
        told("extends = \"./mine.toml\"\n", &[])
            .iter()
            .any(|(_, _, told)| told == "mine.toml extends itself")
    );
    let missing = told(one, &[]);
    assert!(
        missing
            .iter()
            .any(|(code, _, told)| *code == "extends.unread" && told.contains("there is no file `two.toml`"))
    );
    assert!(told("extends = 7\n", &[]).iter().any(|(code, ..)| *code == "value.wrong_kind"));
    let files: Vec<(String, String)> =
        (0..20).map(|at| (format!("{at}.toml"), format!("extends = \"{}.toml\"\n", at + 1))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert!(told("extends = \"0.toml\"\n", &files).iter().any(|(code, ..)| *code == "extends.cycle"));
    assert!(
        refused("extends = \"family.toml\"\n")
            .problems
            .iter()
            .any(|problem| problem.code.name() == "extends.unread")
    );
}

#[test]
fn a_file_outside_the_folder_is_said_to_be_one() {
    let scenario = over("extends = \"../family.toml\"\n", &[("../family.toml", FAMILY)]).unwrap();
    let note = scenario.notes.iter().find(|note| note.code.name() == "extends.outside").unwrap();
    assert_eq!(note.message, "`extends` leads out of this file's folder, to ../family.toml.");
    let inside = over("extends = \"family.toml\"\n", &[("family.toml", FAMILY)]).unwrap();
    assert!(inside.notes.iter().all(|note| note.code.name() != "extends.outside"));
}

#[test]
fn a_file_of_a_newer_language_is_refused_and_nothing_else_is_said_of_it() {
    let newer = refused("version = 2\nplna = 1\n");
    assert_eq!(newer.problems.len(), 1);
    assert_eq!(newer.problems[0].message, "this file was written for a newer program");
    assert_eq!(checked(&format!("version = 1\n{}", alone(""))).household, checked(&alone("")).household);
    assert_eq!(refused(&format!("version = 0\n{}", alone(""))).problems[0].code.name(), "value.wrong_kind");
    let beneath = told("extends = \"family.toml\"\n", &[("family.toml", &format!("version = 9\n{FAMILY}"))]);
    assert_eq!((beneath[0].0, beneath[0].1.as_str()), ("version.newer", "family.toml:1"));
}

#[test]
fn readings_measure_from_28_days_on_to_the_byte() {
    let apart = |second: &str| {
        alone(&format!(
            "[[reading]]\non = 2026-10-01\nicloud = {{ A = {{ drive = \"2 GB\" }} }}\n\
             [[reading]]\non = {second}\nicloud = {{ A = {{ drive = \"4.8 GB\" }} }}\n"
        ))
    };
    let close = refused(&apart("2026-10-28"));
    assert_eq!(close.problems[0].message, "these readings are 27 days apart");
    assert_eq!(close.problems[0].expected.as_deref(), Some("at least 28 days: 1 are missing"));
    assert_eq!(close.problems[0].help.as_deref(), Some("read again on 29 Oct 2026 or later"));
    let drive = &checked(&apart("2026-10-29")).household.people[0].growth[3];
    assert_eq!(drive.origin, Origin::Measured);
    let (first, last) = (Bytes::new(2 << 30), Bytes::rounded(4.8 * 1_073_741_824.0));
    assert_eq!(drive.certain.cumulative(28), (last - first).count(), "28 days bring what they brought");
}

//! Answers as a scenario file: every figure under its key with the screen it stands on, and every unknown one as a
//! comment that says what is taken in its place.

mod page;
mod person;

use self::page::Page;
use super::answers::Answers;
use super::contradictions::known;
use super::questions::{Field, question};
use crate::calendar::Day;
use crate::catalogue::find_region;
use crate::language::{Spoken, say};
use crate::scenario::{self, Limits, Overrides, Problems, Scenario};
use crate::units::Bytes;

/// Whether chats are taken to be in the device backups as well, where nobody said so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Copies {
    /// As is usual, unless a figure shows that they cannot be.
    Usual,
    /// They are not: with them the parts would be above what is used.
    None,
}

/// The scenario file of the answers, and the scenario it says.
///
/// # Errors
/// Where the scenario checker finds something that the questions did not: all of it.
pub fn scenario(
    answers: &Answers,
    read_on: Day,
    name: &str,
    limits: Limits,
) -> Result<(String, Scenario), Box<Problems>> {
    let of = |copies| {
        let text = text(answers, read_on, name, copies);
        let checked = scenario::check(name, &text, &Overrides { limits, ..Overrides::default() });
        checked.map(|scenario| (text, scenario)).map_err(Box::new)
    };
    of(Copies::Usual).or_else(|problems| of(Copies::None).map_err(|_| problems))
}

fn text(answers: &Answers, read_on: Day, name: &str, copies: Copies) -> String {
    let mut page = Page::default();
    head(&mut page, read_on, name);
    page.text("title", &title(answers), "");
    page.entry("read_on", read_on.to_string(), &say!("start-the-day-you-looked"));
    match answers.of_all(Field::Region) {
        Some(region) => page.text("region", region, &say!("start-whose-prices")),
        None => unknown(&mut page, "region", Field::Region),
    }
    plan(&mut page, answers);
    for (number, person) in answers.everybody().enumerate() {
        person::write(&mut page, number, person, (read_on, copies));
    }
    page.render()
}

fn head(page: &mut Page, read_on: Day, name: &str) {
    page.note(&say!("start-what-the-phones-showed", long = read_on.in_words()));
    page.note("");
    page.note(&say!("start-run-it-simulate-name", name = name));
    page.note(&say!("start-look-into-it-simulate", name = name));
    page.note(&say!("start-simulate-show-name-every", name = name));
    page.note("");
    page.note(&say!("start-lines-that-begin-with"));
    page.gap();
}

/// What the answer is headed.
fn title(answers: &Answers) -> String {
    let first = answers.person(0).and_then(|person| person.get(Field::Name));
    match (answers.people(), first) {
        (0 | 1, first) if first.is_none_or(|name| name == (question(Field::Name).unknown)()) => {
            say!("start-my-icloud")
        }
        (0 | 1, Some(name)) => say!("start-name-s-icloud", name = name),
        _ => say!("start-our-familys-icloud"),
    }
}

fn plan(page: &mut Page, answers: &Answers) {
    page.table(0, "[plan]", &say!("start-settings-your-name-icloud"));
    match answers.of_all(Field::PlanSize) {
        Some(size) => page.text("size", size, ""),
        None => {
            let comment = say!("start-not-known-question", question = (question(Field::PlanSize).unknown)());
            page.text("size", &smallest_plan(answers), &comment);
        }
    }
    match answers.of_all(Field::PlanUsed) {
        Some(used) => page.text("used", used, &say!("start-what-the-parts-do")),
        None => unknown(page, "used", Field::PlanUsed),
    }
}

/// The smallest plan on sale that holds what is used, as far as that is known.
fn smallest_plan(answers: &Answers) -> String {
    let parts: Bytes = answers.everybody().map(known).sum();
    let needed = answers.size_of_all(Field::PlanUsed).unwrap_or(parts);
    let region = answers.of_all(Field::Region).and_then(|name| find_region(name).ok());
    let region = region.or_else(|| find_region("US").ok());
    let plans = region.map_or(&[][..], |region| region.plans.as_slice());
    let holds = plans.iter().find(|plan| plan.quota >= needed).or(plans.last());
    holds.map_or_else(|| "5 GB".to_owned(), |plan| plan.name.clone())
}

/// A key nobody could fill, with its question's example.
fn unknown(page: &mut Page, key: &'static str, field: Field) {
    let question = question(field);
    page.unknown(key, page::quoted(&(question.example)()), &(question.unknown)());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::Interview;
    use crate::start::interview::BACK;
    use proptest::prelude::*;

    fn read_on() -> Day {
        Day::from_ymd(2026, 11, 30).unwrap()
    }

    fn answered(lines: &[&str]) -> Answers {
        let mut interview = Interview::new(read_on());
        for line in lines {
            interview.take(line).unwrap_or_else(|told| panic!("{line}: {told}"));
        }
        assert_eq!(interview.question(), None);
        interview.answers().clone()
    }

    fn family() -> Answers {
        answered(&[
            "GB",
            "200 GB",
            "168.4 GB",
            "Parent A",
            "61.2 GB",
            "4.2 GB",
            "?",
            "none",
            "20.7 GB",
            "15.0 GB",
            "Sam",
            "67.3 GB",
            "",
            "yesterday",
            "?",
            "",
            "14.8 GB",
            "daily",
            "yes",
            "6",
            "no",
        ])
    }

    #[test]
    fn a_family_becomes_a_file_that_says_what_is_known_and_what_is_not() {
        let (text, scenario) = scenario(&family(), read_on(), "family.toml", Limits::default()).unwrap();
        insta::assert_snapshot!("family", text);
        assert_eq!((scenario.read_on, scenario.region.as_str()), (read_on(), "GB"));
        let again =
            crate::scenario::check("x.toml", &scenario.resolved_text(), &Overrides::default()).unwrap();
        assert_eq!((&again.household, again.hash()), (&scenario.household, scenario.hash()));
        let household = &scenario.household;
        assert_eq!((household.people.len(), household.devices.len(), household.accounts.len()), (2, 2, 1));
        assert_eq!(household.plans[household.pools[0].plan.index()].quota, Bytes::new(200 << 30));
    }

    #[test]
    fn nothing_known_is_still_a_scenario() {
        let nothing = answered(&["?"; 16]);
        let (text, scenario) = scenario(&nothing, read_on(), "x.toml", Limits::default()).unwrap();
        assert!(text.contains("size = \"5 GB\""), "{text}");
        assert_eq!(scenario.fullness, scenario::Fullness::Unknown);
    }

    #[test]
    fn a_plan_nobody_knew_is_the_smallest_that_holds_what_is_used() {
        let with_used = |used: &str| {
            let mut lines = vec!["?", "?", used];
            lines.extend(["?"; 13]);
            smallest_plan(&answered(&lines))
        };
        assert_eq!([with_used("4 GB"), with_used("51 GB"), with_used("3 TB")], ["5 GB", "200 GB", "6 TB"]);
    }

    #[test]
    fn what_is_not_in_the_list_switches_it_off() {
        let lines = [
            "IE", "free", "3 GB", "Mia", "none", "none", "none", "none", "none", "none", "", "yes", "4 GB",
            "yes", "1.2 GB", "off", "no", "7",
        ];
        let (text, scenario) = scenario(&answered(&lines), read_on(), "x.toml", Limits::default()).unwrap();
        for wanted in [
            "icloud_photos = false",
            "in_icloud = false",
            "drive = \"0 GB\"",
            "last_backup = \"never\"",
            "frequency      = \"off\"",
            "power = \"always\"",
        ] {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
        assert_eq!(scenario.household.people[0].syncs[..3], [false, false, false]);
    }

    #[test]
    fn chats_that_cannot_be_in_the_device_backup_are_left_out_of_it() {
        let lines = [
            "GB",
            "200 GB",
            "100 GB",
            "",
            "50 GB",
            "4 GB",
            "3 GB",
            "1 GB",
            "12 GB",
            "20 GB",
            "",
            "today",
            "0.4 GB",
            "Old iPad",
            "2026-10-01",
            "5 GB",
            "20 GB",
            "weekly",
            "no",
            "7",
        ];
        let (text, _) = scenario(&answered(&lines), read_on(), "x.toml", Limits::default()).unwrap();
        assert!(text.contains("in_device_backup = false"), "{text}");
        assert!(text.contains("in_use      = false"), "{text}");
    }

    /// What somebody may type at any question, some of it nonsense there.
    fn typed() -> impl Strategy<Value = String> {
        let size = (1_u32..3000).prop_map(|tenths| format!("{}.{} GB", tenths / 10, tenths % 10));
        let small = (1_u32..900).prop_map(|size| format!("{size} MB"));
        let words = prop::sample::select(vec![
            "?",
            "none",
            "",
            "yes",
            "no",
            "daily",
            "off",
            "never",
            "yesterday",
            "40 days ago",
            "Anna",
            "Old phone",
            "5",
            "200",
            "2",
            "GB",
            "always",
            "0",
            BACK,
        ]);
        prop_oneof![3 => size, 1 => small, 4 => words.prop_map(str::to_owned), 1 => "\\PC{1,20}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn whatever_is_taken_makes_a_file_the_checker_accepts(lines in prop::collection::vec(typed(), 60..200)) {
            let mut interview = Interview::new(read_on());
            for line in &lines {
                let _ = interview.take(line);
            }
            while interview.question().is_some() {
                prop_assert_eq!(interview.take("?"), Ok(()));
            }
            let made = scenario(interview.answers(), read_on(), "x.toml", Limits::default());
            prop_assert!(made.is_ok(), "{:?}\n{:#?}", interview.answers(), made.err().map(|of| of.problems));
        }
    }
}

//! Scenario files to begin with, each about one question people ask; their dates follow the day they are taken.

use crate::calendar::Day;
use crate::language::say;

/// A file to begin with.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// What it is asked for by: `old-phone`.
    pub name: &'static str,
    /// The question it answers, in a line.
    pub question: fn() -> String,
    text: &'static str,
}

macro_rules! template {
    ($name:literal, $question:expr) => {
        Template { name: $name, question: $question, text: include_str!(concat!($name, ".toml")) }
    };
}

/// Every template, in the order they are listed.
pub const TEMPLATES: [Template; 10] = [
    template!("already-failing", || say!("start-template-already-failing")),
    template!("new-phone", || say!("start-template-new-phone")),
    template!("old-phone", || say!("start-template-old-phone")),
    template!("whatsapp-too-big", || say!("start-template-whatsapp-too-big")),
    template!("family-full", || say!("start-template-family-full")),
    template!("free-5gb", || say!("start-template-free-5gb")),
    template!("downgrade", || say!("start-template-downgrade")),
    template!("never-plugged-in", || say!("start-template-never-plugged-in")),
    template!("slow-upload", || say!("start-template-slow-upload")),
    template!("own-plan", || say!("start-template-own-plan")),
];

/// The template of a name.
pub fn find(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name.eq_ignore_ascii_case(name))
}

impl Template {
    /// The file, with its figures read on this day.
    pub fn text(&self, read_on: Day) -> String {
        let mut parts = self.text.split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once('}').and_then(|(mark, rest)| Some((dated(mark, read_on)?, rest))) {
                Some((date, rest)) => text.extend([date.as_str(), rest]),
                None => text.extend(["{", part]),
            }
        }
        text
    }
}

/// `day-88` as TOML has it, `date-88` as people read it: so many days from the day the figures were read.
fn dated(mark: &str, read_on: Day) -> Option<String> {
    let of = |word: &str| {
        mark.strip_prefix(word).and_then(|days| days.parse::<i32>().ok()).map(|days| read_on + days)
    };
    of("day").map(|day| day.to_string()).or_else(|| of("date").map(Day::long))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Overrides, check};

    #[test]
    fn marks_become_days_and_other_braces_stay() {
        let text = "on = {day+20}  # {date-88}\nicloud = { photos = \"1 GB\" } {x}";
        let template = Template { name: "x", question: String::new, text };
        let made = template.text(Day::from_ymd(2026, 11, 30).unwrap());
        assert_eq!(made, "on = 2026-12-20  # 3 September 2026\nicloud = { photos = \"1 GB\" } {x}");
    }

    #[test]
    fn every_template_checks_clean_whatever_the_day_and_says_its_question() {
        for template in &TEMPLATES {
            for read_on in [(2026, 11, 30), (2027, 2, 28), (2028, 2, 29), (2027, 7, 1)] {
                let read_on = Day::from_ymd(read_on.0, read_on.1, read_on.2).unwrap();
                let text = template.text(read_on);
                let scenario = check("x.toml", &text, &Overrides::default())
                    .unwrap_or_else(|problems| panic!("{}: {:?}", template.name, problems.problems));
                assert_eq!(scenario.read_on, read_on);
                assert!(text.starts_with("# The question: ") && !text.contains("{d"), "{text}");
            }
            assert!(template.text(Day::from_number(20_000)).lines().all(|line| line.chars().count() <= 132));
            assert!(template.name.len() + (template.question)().len() < 80);
        }
    }

    #[test]
    fn names_are_found_in_capitals_too() {
        assert_eq!(find("Old-Phone").map(|template| template.name), Some("old-phone"));
        assert!(find("zebra").is_none());
    }
}

//! Whose names a sheet shows: a page on a fridge or in a mail need not tell who lives here.

use crate::analysis::findings::{BackupName, Findings};
use crate::language::say;
use crate::model::household::{Action, Household};
use crate::report::{Context, Run};

/// Whose names are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Names {
    /// As the file has them.
    Shown,
    /// Their first letters.
    Initials,
    /// None: people are numbered, devices are called by what they are.
    Hidden,
}

/// A run under other names.
pub struct Renamed {
    household: Household,
    findings: Findings,
    context: Context,
}

impl Renamed {
    /// A run with its names as wanted.
    pub fn of(run: Run, names: Names) -> Self {
        let mut renamed = Self {
            household: run.household.clone(),
            findings: run.findings.clone(),
            context: run.context.clone(),
        };
        if names != Names::Shown {
            renamed.rename(&Veil::over(run.household, names), names);
        }
        renamed
    }

    /// The run under its new names.
    pub const fn run(&self) -> Run<'_> {
        Run { household: &self.household, findings: &self.findings, context: &self.context }
    }

    fn rename(&mut self, veil: &Veil, names: Names) {
        veil.household(&mut self.household);
        veil.findings(&mut self.findings);
        let context = &mut self.context;
        context.title = match names {
            Names::Hidden => say!("pages-icloud-backups"),
            Names::Shown | Names::Initials => veil.text(&context.title),
        };
        // A file is often called after those it is about; its hash tells which it was all the same.
        context.scenario_name = context.scenario_hash.chars().take(8).collect();
    }
}

/// What stands in place of every name.
struct Veil {
    people: Vec<(String, String)>,
    names: Names,
}

impl Veil {
    fn over(household: &Household, names: Names) -> Self {
        let mut people: Vec<(String, String)> = Vec::new();
        for (at, person) in household.people.iter().enumerate() {
            let wanted = match names {
                Names::Hidden => say!("pages-person-at", at = at + 1),
                Names::Shown | Names::Initials => initials(&person.name),
            };
            let same = people.iter().filter(|(_, before)| before.starts_with(&wanted)).count();
            let told = if same == 0 { wanted } else { format!("{wanted} {}", same + 1) };
            people.push((person.name.clone(), told));
        }
        Self { people, names }
    }

    fn person(&self, name: &str) -> String {
        let found = self.people.iter().find(|(of, _)| of == name);
        found.map_or_else(|| name.to_owned(), |(_, told)| told.clone())
    }

    /// Every name within a text, the longest first: one may be part of another.
    fn text(&self, text: &str) -> String {
        let mut people: Vec<&(String, String)> =
            self.people.iter().filter(|(of, _)| !of.is_empty()).collect();
        people.sort_by_key(|(of, _)| std::cmp::Reverse(of.len()));
        people.iter().fold(text.to_owned(), |text, (of, told)| text.replace(of.as_str(), told))
    }

    fn device(&self, name: &str) -> String {
        match self.names {
            Names::Hidden => kind_of_device(name).to_owned(),
            Names::Shown | Names::Initials => self.text(name),
        }
    }

    fn household(&self, household: &mut Household) {
        let devices: Vec<String> = household.devices.iter().map(|device| device.name.clone()).collect();
        for event in &mut household.events {
            event.label = self.label(&event.label, &devices);
            if let Action::ReplaceDevice(_, name) = &mut event.action {
                event.label = event.label.replace(name.as_str(), &self.device(name));
                *name = self.device(name);
            }
        }
        household.people.iter_mut().for_each(|person| person.name = self.person(&person.name));
        household.pools.iter_mut().for_each(|pool| pool.name = self.person(&pool.name));
        household.devices.iter_mut().for_each(|device| device.name = self.device(&device.name));
        household.disused.iter_mut().for_each(|device| device.name = self.device(&device.name));
    }

    /// What an event is called, without the names of people and devices.
    fn label(&self, label: &str, devices: &[String]) -> String {
        let label = self.text(label);
        let named = devices.iter().filter(|name| !name.is_empty());
        named.fold(label, |label, name| label.replace(&self.text(name), &self.device(name)))
    }

    fn findings(&self, findings: &mut Findings) {
        findings.today.iter_mut().for_each(|backup| self.backup(&mut backup.name));
        for backup in &mut findings.backups {
            self.backup(&mut backup.name);
            let freed = backup.recovery.as_mut().and_then(|recovery| recovery.freed_by.as_mut());
            freed.into_iter().for_each(|name| self.backup(name));
        }
        findings.pools.iter_mut().for_each(|pool| pool.name = self.person(&pool.name));
    }

    fn backup(&self, name: &mut BackupName) {
        name.person_name = self.person(&name.person_name);
        name.device_name = self.device(&name.device_name);
    }
}

/// `P. A.` of `Parent A`; who is called after what they are to each other (`the rest of us`) has no name to hide.
fn initials(name: &str) -> String {
    if name.ends_with(" us") {
        return name.to_owned();
    }
    let letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let initials: Vec<String> = letters.map(|letter| format!("{}.", letter.to_uppercase())).collect();
    if initials.is_empty() { "N.".to_owned() } else { initials.join(" ") }
}

/// What a device is, where its name says so.
fn kind_of_device(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let known = [("ipad", "iPad"), ("ipod", "iPod"), ("iphone", "iPhone")];
    known.into_iter().find(|(word, _)| name.contains(word)).map_or("device", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::report::text::{Answer, Style};

    #[test]
    fn hidden_and_initials_leave_no_name_in_the_answer() {
        let mut family = fixture::family();
        family.context.title = "Parent A and the Teenager".to_owned();
        for (names, told) in [(Names::Initials, "P. A.'s WhatsApp"), (Names::Hidden, "Person 1's WhatsApp")] {
            let renamed = Renamed::of(family.run(), names);
            let answer = Answer::of(renamed.run()).render(Style::Plain);
            assert!(answer.contains(told), "{answer}");
            assert!(!answer.contains("Parent") && !answer.contains("Teenager"), "{answer}");
        }
    }

    #[test]
    fn equal_initials_are_numbered() {
        let mut family = fixture::family();
        family.household.people.iter_mut().for_each(|person| person.name = format!("Ann {}", person.name));
        family.household.people[0].name = "Ann Bee".to_owned();
        family.household.people[1].name = "Ada Bell".to_owned();
        let veil = Veil::over(&family.household, Names::Initials);
        let told: Vec<&str> = veil.people.iter().map(|(_, told)| told.as_str()).take(2).collect();
        assert_eq!(told, ["A. B.", "A. B. 2"]);
        assert_eq!(
            [initials("the rest of us"), initials("  "), initials("zoë")],
            ["the rest of us", "N.", "Z."]
        );
    }
}

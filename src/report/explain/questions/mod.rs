//! The ten questions people ask, answered with this household's numbers.

mod nights;
mod plans;
mod room;

use super::{Explained, Section, backup, today};
use crate::analysis::findings::{Kind, TodayState};
use crate::analysis::today as state_today;
use crate::model::household::PersonId;
use crate::report::locale::Dated;
use crate::report::words::{capitalised, listed};
use crate::units::Bytes;

/// The questions, in their order.
pub const QUESTIONS: [&str; 10] = [
    "Why does my backup need more room than I have?",
    "I have free space: why does it say there is not enough?",
    "My old phone's backup is still there: when does it go, what do I win by deleting it?",
    "WhatsApp takes my whole iCloud: is it counted twice, and why does it want double?",
    "Plugged in every night and still no backup: which condition failed?",
    "One of us fills the family plan: who, and when do the others stop?",
    "Will this backup ever finish at my upload speed?",
    "Which plan is enough, and for how long?",
    "What breaks if I downgrade?",
    "I have ignored \"not backed up\": what would I lose today?",
];

/// What there is to say to a question.
enum Answer {
    /// Paragraphs.
    Says(Vec<String>),
    /// Nothing, and why.
    DoesNotArise(&'static str),
}

impl Answer {
    /// What is said; where that is nothing, why the question does not arise.
    fn of(paragraphs: Vec<String>, else_because: &'static str) -> Self {
        if paragraphs.is_empty() { Self::DoesNotArise(else_because) } else { Self::Says(paragraphs) }
    }
}

/// The answer to a question, 1 to 10; `None` for other numbers.
pub fn section(explained: Explained<'_>, number: usize) -> Option<Section> {
    let paragraphs = match answer(explained, number) {
        Answer::Says(paragraphs) => paragraphs,
        Answer::DoesNotArise(why) => vec![format!("Does not arise here: {why}.")],
    };
    said(number, &paragraphs)
}

/// The answers to all ten, and one line for those that do not arise.
pub fn all(explained: Explained<'_>) -> Vec<Section> {
    let (mut sections, mut idle) = (Vec::new(), Vec::new());
    for number in 1..=QUESTIONS.len() {
        match answer(explained, number) {
            Answer::Says(paragraphs) => sections.extend(said(number, &paragraphs)),
            Answer::DoesNotArise(_) => idle.push(number.to_string()),
        }
    }
    sections.extend(not_arising(&idle));
    sections
}

/// `Questions 1, 2 and 6 do not arise here`.
fn not_arising(numbers: &[String]) -> Option<Section> {
    let title = match numbers {
        [] => return None,
        [one] => format!("Question {one} does not arise here"),
        several => format!("Questions {} do not arise here", listed(several)),
    };
    let mut section = Section::new(title);
    section.say("", format!("`--question {}` says what it is, and why.", numbers[0]));
    Some(section)
}

fn said(number: usize, paragraphs: &[String]) -> Option<Section> {
    let question = QUESTIONS.get(number.checked_sub(1)?)?;
    let mut section = Section::new(format!("{number}. {question}"));
    for text in paragraphs {
        section.say("", text);
    }
    Some(section)
}

fn answer(explained: Explained<'_>, number: usize) -> Answer {
    match number {
        1 => room::needs_more(explained),
        2 => room::free_and_refused(explained),
        3 => room::old(explained),
        4 => Answer::of(today::chats(explained), "nobody uses WhatsApp"),
        5 => Answer::Says(nights::conditions(explained)),
        6 => room::who_fills(explained),
        7 => Answer::Says(nights::uploads(explained)),
        8 => Answer::Says(plans::plans(explained)),
        9 => plans::smaller_plan(explained),
        _ => Answer::Says(lost_today(explained)),
    }
}

fn lost_today(explained: Explained<'_>) -> Vec<String> {
    let days = explained.world.household.rules.retention_days;
    let lines = state_today::of(explained.world).into_iter().filter_map(|backup_today| {
        let Kind::Device { .. } = backup_today.name.kind else { return None };
        let unit = explained.unit(backup_today.name.pool);
        let last = match backup_today.state {
            TodayState::Failing { since, .. } => Some(since - 1),
            _ => None,
        };
        let goes = last.filter(|_| days < i32::MAX).map_or(String::new(), |day| {
            format!(
                " Its only backup, of {}, is deleted on {} if nothing changes.",
                day.in_short(),
                (day + days + 1).in_short()
            )
        });
        let lost = match backup_today.at_risk {
            Bytes::ZERO => "nothing: all of it has another copy".to_owned(),
            bytes => match chats_at_risk(explained, backup_today.name.person) {
                chats if chats >= Bytes::MB => {
                    format!("{}, {} of it chats", unit.show(bytes), unit.show(chats))
                }
                _ => unit.show(bytes),
            },
        };
        Some(format!(
            "{}: {lost}.{goes}",
            capitalised(&crate::report::words::backup_name_short(&backup_today.name))
        ))
    });
    lines.collect()
}

/// Of what would be lost with a person's phone, the part that is WhatsApp's.
fn chats_at_risk(explained: Explained<'_>, person: PersonId) -> Bytes {
    let today = state_today::of(explained.world);
    let chats = today
        .iter()
        .find(|backup| backup.name.person == person && matches!(backup.name.kind, Kind::WhatsApp(_)));
    chats.map_or(Bytes::ZERO, |backup| backup.at_risk)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::Lived;

    /// The answer to a question, its lines joined.
    pub fn answer(lived: &Lived, number: usize) -> String {
        let sections = vec![section(lived.explained(), number).unwrap()];
        Page { sections }.render(false).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_question_has_an_answer_and_others_have_none() {
        let lived = Lived::of("");
        for number in 1..=QUESTIONS.len() {
            assert!(answer(&lived, number).contains(&format!("{number}. ")), "{number}");
        }
        assert!(section(lived.explained(), 0).is_none() && section(lived.explained(), 11).is_none());
    }

    #[test]
    fn what_does_not_arise_says_why() {
        let text = answer(&Lived::of(""), 3);
        assert!(text.ends_with("no backup of a device out of use is stored."), "{text}");
    }

    #[test]
    fn what_does_not_arise_is_one_line_of_the_page() {
        let lived = Lived::of("");
        let sections = all(lived.explained());
        let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles.last(), Some(&"Questions 1, 2 and 3 do not arise here"), "{titles:?}");
        assert!(titles.len() == QUESTIONS.len() - 3 + 1);
        assert_eq!(not_arising(&[]), None);
    }
}

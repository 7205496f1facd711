//! The ten questions people ask, answered with this household's numbers.

mod nights;
mod plans;
mod room;

use super::{Explained, Section, backup, today};
use crate::analysis::findings::{Kind, TodayState};
use crate::analysis::today as state_today;
use crate::language::say;
use crate::model::household::PersonId;
use crate::report::locale::Dated;
use crate::report::words::{capitalised, listed};
use crate::units::Bytes;

/// How many questions there are.
pub const QUESTIONS: usize = 10;

/// The questions, in their order.
fn questions() -> [String; QUESTIONS] {
    [
        say!("explain-why-does-my-backup"),
        say!("explain-i-have-free-space"),
        say!("explain-my-old-phones-backup"),
        say!("explain-whatsapp-takes-my-whole"),
        say!("explain-plugged-in-every-night"),
        say!("explain-one-of-us-fills"),
        say!("explain-will-this-backup-ever"),
        say!("explain-which-plan-is-enough"),
        say!("explain-what-breaks-if-i"),
        say!("explain-i-have-ignored-not"),
    ]
}

/// What there is to say to a question.
enum Answer {
    /// Paragraphs.
    Says(Vec<String>),
    /// Nothing, and why.
    DoesNotArise(String),
}

impl Answer {
    /// What is said; where that is nothing, why the question does not arise.
    fn of(paragraphs: Vec<String>, else_because: String) -> Self {
        if paragraphs.is_empty() { Self::DoesNotArise(else_because) } else { Self::Says(paragraphs) }
    }
}

/// The answer to a question, 1 to 10; `None` for other numbers.
pub fn section(explained: Explained<'_>, number: usize) -> Option<Section> {
    let paragraphs = match answer(explained, number) {
        Answer::Says(paragraphs) => paragraphs,
        Answer::DoesNotArise(why) => vec![say!("explain-does-not-arise-here", why = why)],
    };
    said(number, &paragraphs)
}

/// The answers to all ten, and one line for those that do not arise.
pub fn all(explained: Explained<'_>) -> Vec<Section> {
    let (mut sections, mut idle) = (Vec::new(), Vec::new());
    for number in 1..=QUESTIONS {
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
        [one] => say!("explain-question-one-does-not", one = one),
        several => say!("explain-questions-listed-do-not", listed = listed(several)),
    };
    let mut section = Section::new(title);
    section.say("", say!("explain-question-what-says-what", what = numbers[0]));
    Some(section)
}

fn said(number: usize, paragraphs: &[String]) -> Option<Section> {
    let questions = questions();
    let question = questions.get(number.checked_sub(1)?)?;
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
        4 => Answer::of(today::chats(explained), say!("explain-nobody-uses-whatsapp")),
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
            say!("explain-its-only-backup-of", in_short = day.in_short(), day = (day + days + 1).in_short())
        });
        let lost = match backup_today.at_risk {
            Bytes::ZERO => say!("explain-nothing-all-of-it"),
            bytes => match chats_at_risk(explained, backup_today.name.person) {
                chats if chats >= Bytes::MB => {
                    say!("explain-unit-show-of-it", unit = unit.show(bytes), show = unit.show(chats))
                }
                _ => unit.show(bytes),
            },
        };
        Some(format!(
            "{}: {lost}.{goes}",
            capitalised(crate::report::words::backup_name_short(&backup_today.name))
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
        for number in 1..=QUESTIONS {
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
        assert_eq!(titles.last(), Some(&say!("explain-questions-1-2-and").as_str()), "{titles:?}");
        assert!(titles.len() == QUESTIONS - 3 + 1);
        assert_eq!(not_arising(&[]), None);
    }
}

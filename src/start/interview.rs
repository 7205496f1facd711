//! One question after the other: what is asked next, what an answer does, and the way back.

use super::answers::Answers;
use super::checking::{Said, read};
use super::contradictions::contradictions;
use super::questions::{Field, Step, question, steps};
use crate::calendar::Day;
use crate::language::say;
use crate::units::Bytes;

/// Goes one question back.
pub const BACK: &str = "back";

/// An interview on its way.
#[derive(Clone, Debug)]
pub struct Interview {
    answers: Answers,
    asked: usize,
    read_on: Day,
    /// An answer that was doubted: typed again, it is taken.
    doubted: Option<String>,
}

/// A question as it is put.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Its number, from 1.
    pub number: usize,
    /// About how many there are.
    pub of: usize,
    /// The question.
    pub ask: String,
    /// Where to tap.
    pub taps: String,
    /// An answer as somebody would type it.
    pub example: String,
}

impl Interview {
    /// An interview about the figures of a day.
    pub fn new(read_on: Day) -> Self {
        Self { answers: Answers::default(), asked: 0, read_on, doubted: None }
    }

    /// The question to be answered now; `None` when all are.
    pub fn question(&self) -> Option<Asked> {
        let steps = steps(&self.answers);
        let step = steps.get(self.asked)?;
        Some(Asked {
            number: self.asked + 1,
            of: steps.len(),
            ask: step.ask(&self.answers),
            taps: step.taps(&self.answers),
            example: step.example(),
        })
    }

    /// What was answered.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Takes a line that was typed: an answer, `?`, or `back`.
    ///
    /// # Errors
    /// Where it cannot be taken, with what to write; the same question is then asked again.
    pub fn take(&mut self, typed: &str) -> Result<(), String> {
        let Some(step) = self.current() else { return Ok(()) };
        if [BACK, "zurück"].iter().any(|word| typed.trim().to_lowercase() == *word) {
            return self.back();
        }
        match read(step.kind(), typed, self.read_on)? {
            Said::Value(value) => self.note(step, value)?,
            // A name comes first of each person: without one they are not known at all.
            Said::Unknown if step.field == Field::Name && step.person == Some(0) => {
                self.note(step, (question(Field::Name).unknown)())?;
            }
            Said::Unknown | Said::Nothing => {}
        }
        self.asked += 1;
        self.doubted = None;
        Ok(())
    }

    /// Goes one question back and forgets its answer.
    ///
    /// # Errors
    /// At the first question there is nothing to go back to.
    pub fn back(&mut self) -> Result<(), String> {
        self.asked = self.asked.checked_sub(1).ok_or(say!("start-this-is-the-first"))?;
        self.doubted = None;
        if let Some(step) = self.current() {
            self.answers.forget(step);
        }
        Ok(())
    }

    fn current(&self) -> Option<Step> {
        steps(&self.answers).get(self.asked).copied()
    }

    /// Notes a value unless it contradicts another.
    fn note(&mut self, step: Step, value: String) -> Result<(), String> {
        self.answers.set(step, value.clone());
        let told = contradictions(&self.answers).into_iter().next().or_else(|| self.doubt(step, &value));
        match told {
            None => Ok(()),
            Some(told) => {
                self.answers.forget(step);
                Err(told)
            }
        }
    }

    /// What is possible but more often a slip has to be typed twice.
    fn doubt(&mut self, step: Step, value: &str) -> Option<String> {
        if step.field != Field::PlanUsed || self.doubted.as_deref() == Some(value) {
            return None;
        }
        let (plan, used) =
            (self.answers.size_of_all(Field::PlanSize)?, self.answers.size_of_all(step.field)?);
        let above = used > plan && plan > Bytes::ZERO;
        above.then(|| {
            self.doubted = Some(value.to_owned());
            say!("start-that-is-more-than")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start::answers::YES;

    fn interview() -> Interview {
        Interview::new(Day::from_ymd(2026, 11, 30).unwrap())
    }

    /// Answers that must all be taken.
    fn answered(lines: &[&str]) -> Interview {
        let mut interview = interview();
        for line in lines {
            interview.take(line).unwrap_or_else(|told| panic!("{line}: {told}"));
        }
        interview
    }

    const TO_THE_LIST: [&str; 10] =
        ["GB", "200 GB", "168.4 GB", "", "61.2 GB", "4.2 GB", "?", "none", "20.7 GB", "15.0 GB"];

    #[test]
    fn an_interview_ends_when_all_is_answered() {
        let rest = ["Sam", "67.3 GB", "", "yesterday", "?", "", "14.8 GB", "daily", "yes", "6", "no"];
        let interview = answered(&[&TO_THE_LIST[..], &rest].concat());
        assert_eq!(interview.question(), None);
        let answers = interview.answers();
        let (me, sam) = (answers.person(0).unwrap(), answers.person(1).unwrap());
        assert_eq!((me.get(Field::Name), me.get(Field::Drive)), (Some("Me"), None));
        assert_eq!((me.get(Field::LastBackup), me.get(Field::Videos)), (Some("2026-11-29"), Some(YES)));
        assert_eq!((sam.get(Field::Total), answers.people()), (Some("67.3 GB"), 2));
    }

    #[test]
    fn a_question_says_where_it_stands_and_where_to_tap() {
        let asked = answered(&["GB"]).question().unwrap();
        assert_eq!((asked.number, asked.ask.starts_with("How large is your iCloud plan?")), (2, true));
        assert!(asked.taps.starts_with("Settings > your name > iCloud"));
        let asked = answered(&[&TO_THE_LIST[..], &["Sam"]].concat()).question().unwrap();
        assert_eq!(asked.ask, "How much does Sam use, all in all?");
    }

    #[test]
    fn back_forgets_and_asks_again() {
        let mut interview = answered(&TO_THE_LIST);
        let before = interview.clone();
        for line in ["Sam", "67.3 GB", "back", "back"] {
            interview.take(line).unwrap();
        }
        assert_eq!(interview.answers(), before.answers());
        assert_eq!(interview.question(), before.question());
        for _ in 0..TO_THE_LIST.len() {
            interview.take("BACK").unwrap();
        }
        assert_eq!(interview.answers().of_all(Field::Region), None);
        assert_eq!(interview.take("back").unwrap_err(), "This is the first question.");
    }

    #[test]
    fn back_after_nobody_more_comes_to_the_family_again() {
        let mut interview = answered(&[&TO_THE_LIST[..], &["Sam", "67.3 GB", ""]].concat());
        interview.take("back").unwrap();
        assert_eq!(interview.question().unwrap().ask, "Who else? Enter alone for nobody more.");
        interview.take("back").unwrap();
        assert_eq!(interview.question().unwrap().ask, "How much does Sam use, all in all?");
    }

    #[test]
    fn what_makes_no_sense_is_asked_again() {
        let mut interview = answered(&TO_THE_LIST[..4]);
        assert!(interview.take("61.2").unwrap_err().contains("no unit"));
        assert!(interview.take("612 GB").unwrap_err().contains("168.4 GB"));
        assert_eq!(interview.question().unwrap().number, 5);
        interview.take("61.2 GB").unwrap();
        assert_eq!(interview.question().unwrap().number, 6);
    }

    #[test]
    fn more_than_the_plan_holds_is_taken_when_typed_again() {
        let mut interview = answered(&["?", "50 GB"]);
        assert!(interview.take("61 GB").is_err());
        assert!(interview.take("62 GB").is_err(), "another figure is doubted anew");
        interview.take("62 GB").unwrap();
        assert_eq!(interview.answers().of_all(Field::PlanUsed), Some("62 GB"));
    }

    #[test]
    fn everything_may_be_unknown() {
        let mut interview = interview();
        for _ in 0..60 {
            if interview.question().is_none() {
                return;
            }
            interview.take("?").unwrap();
        }
        panic!("it never ends");
    }
}

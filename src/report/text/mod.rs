//! The answer: what a run means for the people it is about, in plain words.
//!
//! It is built as [`Line`]s first; how they are broken, coloured or spelled comes after.

mod ahead;
mod layout;
mod money;
mod notes;
mod plain;
mod reasons;
mod today;
mod todo;

pub use layout::Style;
pub(crate) use layout::{COLUMNS, wrap};
pub(crate) use plain::ascii;

use super::Run;
use super::context::Fullness;
use super::words::clean;

/// The answer of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Its lines in order.
    pub lines: Vec<Line>,
}

/// One sentence or two of an answer, starting on a line of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What stands before it.
    pub label: Label,
    /// The text, not yet broken into lines.
    pub text: String,
}

/// What stands before a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// Nothing: the title above everything.
    Title,
    /// `Today`: how it stands on the day the numbers were read.
    Today,
    /// `First`: what happens first.
    First,
    /// `Then`: what follows.
    Then,
    /// `Why`: the causes.
    Why,
    /// `Also`: what is not failing but worth knowing.
    Also,
    /// `Do now`: what to do about what fails already.
    DoNow,
    /// `Do`: what to do about what will fail.
    Do,
    /// `Or`: another way.
    Or,
    /// `Sure?`: how far to trust it.
    Sure,
    /// `Plan`: a change of plan to come.
    Plan,
    /// `Pays`: what it costs.
    Pays,
    /// `Note`: what was not checked, and how figures were read.
    Note,
    /// Nothing, indented: goes on with the line before.
    More,
    /// Nothing: the last line, about the run itself.
    Closing,
}

impl Line {
    /// A line; characters that could steer a terminal are taken out.
    pub fn new(label: Label, text: &str) -> Self {
        Self { label, text: clean(text) }
    }
}

impl Answer {
    /// The answer of a run.
    pub fn of(run: Run) -> Self {
        let mut lines = heading(run);
        lines.extend(today::lines(run));
        lines.extend(ahead::lines(run));
        lines.extend(todo::lines(run));
        lines.extend(money::lines(run));
        lines.push(Line::new(Label::Sure, &super::sure::sentence(run)));
        lines.extend(notes::lines(run));
        Self { lines }
    }
}

/// Sentences under one label: the first carries it, the others go on.
fn labelled(label: Label, sentences: Vec<String>) -> impl Iterator<Item = Line> {
    let labels = std::iter::once(label).chain(std::iter::repeat(Label::More));
    labels.zip(sentences).map(|(label, sentence)| Line::new(label, &sentence))
}

fn heading(run: Run) -> Vec<Line> {
    let context = run.context;
    let title = format!("{}, as read on {}", context.title, context.read_on.short());
    let rough = "ROUGH: nothing in this file says how full your iCloud is";
    match context.fullness {
        Fullness::Typed => vec![Line::new(Label::Title, &title)],
        Fullness::Guessed => vec![Line::new(Label::Title, &title), Line::new(Label::Title, rough)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::Chance;
    use crate::report::fixture;

    fn printed(fixture: &fixture::Fixture) -> String {
        Answer::of(fixture.run()).render(Style::Plain)
    }

    #[test]
    fn the_whole_answer_of_a_family() {
        let expected = "\
Family on one 200 GB plan, as read on 30 Nov 2026

  Today     All backups work. 150.6 of 200 GB used, 49.4 free.
            Does your phone say so too? If not, correct `used`.

  First     Parent A's WhatsApp backup stops in August 2027
            (9 futures in 10: May 2027 to January 2028).
            It wants 2.05 times its 17.4 GB free, 35.7 GB; 34.9 GB are free.
            The chats are still in the iPhone's own backup: nothing lost yet.
  Then      Parent A's iPhone backup stops in October 2028
            (9 futures in 10: March 2028 to after November 2029).
            It then needs 1.9 GB; 0.4 GB are free: 1.5 GB short.
  Why       no room in iCloud 97, other 3 of 100 failures
  Also      Teenager's iPhone: about 2 gaps of two weeks a year, not plugged in

  Pays      2.99 USD a month before tax, 107.64 in 3 years (prices 17 Aug 2026)
  Note      Room on the phones themselves was not checked: no capacity is given.
            Figures of iCloud's screens are read as binary (1 GB = 2³⁰ bytes).
  2,000 futures, seed 20261201, error at most 1 in 100. out/family/
";
        assert_eq!(printed(&fixture::family()), expected);
    }

    #[test]
    fn no_line_is_wider_than_a_terminal() {
        let mut family = fixture::failing_today();
        family.context.title = "A very long title ".repeat(12);
        family.context.notes = vec!["word ".repeat(60)];
        assert!(printed(&family).lines().all(|line| line.chars().count() <= 80));
    }

    #[test]
    fn a_file_without_fullness_is_headed_rough() {
        let mut family = fixture::family();
        family.context.fullness = Fullness::Guessed;
        let answer = printed(&family);
        assert!(answer.contains("\nROUGH: nothing in this file says how full your iCloud is\n"));
        assert!(!answer.contains("Does your phone say so too"));
    }

    #[test]
    fn a_certain_run_knows_no_futures() {
        let mut family = fixture::family();
        family.household.chance = Chance::Certain;
        let answer = printed(&family);
        assert!(answer.contains("Parent A's WhatsApp backup stops on 10 August 2027.\n"));
        assert!(!answer.contains("future"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let mut family = fixture::family();
        family.findings.backups[0].name.person_name = "\u{1b}[2JEve\n".to_owned();
        let answer = printed(&family);
        assert!(answer.contains("[2JEve's WhatsApp backup") && !answer.contains('\u{1b}'));
    }
}

//! The answer: what a run means for the people it is about, in plain words.
//!
//! It is built as [`Line`]s first; how they are broken, coloured or spelled comes after; here it is spelled in ASCII.

mod ahead;
mod closing;
mod draw;
mod layout;
mod off;
mod reasons;
mod today;
mod todo;

pub use draw::{Letters, drawn};
pub use layout::Style;
pub(crate) use layout::{COLUMNS, wrap};
pub(in crate::report) use today::ask_the_phone;
pub(in crate::report) use todo::{effect, first_thing};

use super::locale::Dated;
use super::words::clean;
use super::{Fullness, Run};
use crate::language::say;

/// Heads an answer where nothing is known about how full iCloud is.
pub(in crate::report) fn rough() -> String {
    say!("answer-rough-nothing-in-this")
}

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

/// A line with those that go on with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What stands before it.
    pub label: Label,
    /// Its sentences, one or two each.
    pub texts: Vec<String>,
}

impl Answer {
    /// Its lines, each with those that go on with it.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for line in &self.lines {
            match groups.last_mut() {
                Some(group) if line.label == Label::More => group.texts.push(line.text.clone()),
                _ => groups.push(Group { label: line.label, texts: vec![line.text.clone()] }),
            }
        }
        groups
    }

    /// The answer of a run.
    pub fn of(run: Run) -> Self {
        let mut lines = heading(run);
        lines.extend(today::lines(run));
        lines.extend(ahead::lines(run));
        let to_do = todo::lines(run);
        lines.extend(if to_do.is_empty() { off::lines(run) } else { to_do });
        lines.extend(closing::lines(run));
        Self { lines }
    }

    /// The same answer with every character beyond ASCII replaced by what comes nearest.
    pub fn in_ascii(&self) -> Self {
        let lines = self.lines.iter();
        Self { lines: lines.map(|line| Line { label: line.label, text: ascii(&line.text) }).collect() }
    }
}

/// Text in ASCII: signs by their nearest, common accents by their letter, anything else by `?`.
pub fn ascii(text: &str) -> String {
    text.chars().map(replaced).collect()
}

/// Sentences under one label: the first carries it, the others go on.
fn labelled(label: Label, sentences: Vec<String>) -> impl Iterator<Item = Line> {
    let labels = std::iter::once(label).chain(std::iter::repeat(Label::More));
    labels.zip(sentences).map(|(label, sentence)| Line::new(label, &sentence))
}

fn heading(run: Run) -> Vec<Line> {
    let context = run.context;
    let title = say!("answer-title-as-read-on", title = context.title, in_short = context.read_on.in_short());
    match context.fullness {
        Fullness::Typed => vec![Line::new(Label::Title, &title)],
        Fullness::Guessed => vec![Line::new(Label::Title, &title), Line::new(Label::Title, &rough())],
    }
}

fn replaced(c: char) -> String {
    let nearest = match c {
        c if c.is_ascii() => return c.to_string(),
        '±' => "+-",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '…' => "...",
        '–' | '—' | '−' | '‐' | '‑' => "-",
        '‘' | '’' | '′' => "'",
        '“' | '”' | '″' | '«' | '»' => "\"",
        '\u{a0}' | '\u{202f}' | '\u{2009}' => " ",
        '→' => "->",
        '·' | '•' => "*",
        '€' => "EUR",
        '£' => "GBP",
        '²' => "^2",
        '³' => "^3",
        '⁰' => "0",
        '⁴' => "^4",
        '⁹' => "^9",
        '¹' => "^1",
        other => return letter(other),
    };
    nearest.to_owned()
}

fn letter(c: char) -> String {
    let plain = match c {
        'à'..='å' => "a".to_owned(),
        'À'..='Å' => "A".to_owned(),
        'æ' => "ae".to_owned(),
        'Æ' => "Ae".to_owned(),
        'ç' | 'č' | 'ć' => "c".to_owned(),
        'Ç' | 'Č' | 'Ć' => "C".to_owned(),
        'è'..='ë' | 'ę' | 'ě' => "e".to_owned(),
        'È'..='Ë' => "E".to_owned(),
        'ì'..='ï' | 'ı' => "i".to_owned(),
        'Ì'..='Ï' => "I".to_owned(),
        'ñ' | 'ń' => "n".to_owned(),
        'Ñ' => "N".to_owned(),
        'ò'..='ö' | 'ø' => "o".to_owned(),
        'Ò'..='Ö' | 'Ø' => "O".to_owned(),
        'ß' => "ss".to_owned(),
        'š' | 'ś' | 'ş' => "s".to_owned(),
        'Š' => "S".to_owned(),
        'ù'..='ü' => "u".to_owned(),
        'Ù'..='Ü' => "U".to_owned(),
        'ý' | 'ÿ' => "y".to_owned(),
        'ž' | 'ź' | 'ż' => "z".to_owned(),
        'ł' => "l".to_owned(),
        'ğ' => "g".to_owned(),
        _ => "?".to_owned(),
    };
    plain.to_owned()
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
  Why       no room in iCloud 97, a fault that a restart or an update cures 3 of
            100 failures
  Also      Teenager's iPhone: about 2 gaps of two weeks a year, not plugged in

  Pays      2.99 USD a month before tax, 107.64 in 3 years (prices 17 Aug 2026)
  Sure?     Fair. 7 of 9 growth rates are guesses.
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
        family.context.notes = vec![crate::report::Told::from("word ".repeat(60).as_str())];
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

    #[test]
    fn signs_and_letters_have_neighbours_in_ascii() {
        assert_eq!(ascii("Zoë’s 120 MB ± 30 % – 2³⁰"), "Zoe's 120 MB +- 30 % - 2^30");
        assert_eq!(ascii("家"), "?");
    }

    #[test]
    fn an_ascii_answer_is_ascii() {
        let mut family = fixture::family();
        family.context.title = "Familie Müller – 200 GB".to_owned();
        let answer = Answer::of(family.run()).in_ascii();
        assert!(answer.printed().iter().all(|row| row.is_ascii()));
    }
}

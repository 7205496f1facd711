//! Breaking an answer into lines of 80 columns, plain or coloured.

use super::{Answer, Label, Line};
use crate::language::say;

/// Columns of a terminal, as narrow as it may be.
pub(crate) const COLUMNS: usize = 80;
/// Columns before the text of a labelled line.
const INDENT: usize = 12;
/// Columns before a label, and before the closing line.
const MARGIN: usize = 2;
/// The word that stands out where something fails today.
pub(super) fn failing() -> String {
    say!("answer-failing")
}

/// How an answer is dressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Text alone.
    Plain,
    /// Bold labels and a red `FAILING.`, by ANSI escape codes.
    Colour,
}

impl Answer {
    /// The answer as text, every line with its line feed.
    pub fn render(&self, style: Style) -> String {
        self.rows(style).iter().map(|row| format!("{row}\n")).collect()
    }

    /// The printed lines without colour, as they also stand in `summary.json`.
    pub fn printed(&self) -> Vec<String> {
        self.rows(Style::Plain)
    }

    fn rows(&self, style: Style) -> Vec<String> {
        let mut rows = Vec::new();
        let mut group = 0;
        for line in &self.lines {
            let next = line.label.group().unwrap_or(group);
            if next != group {
                rows.push(String::new());
            }
            group = next;
            rows.extend(line.rows(style));
        }
        rows
    }
}

impl Line {
    fn rows(&self, style: Style) -> Vec<String> {
        let indent = self.label.indent();
        let broken = wrap(&self.text, COLUMNS - indent);
        let first = self.label.lead(style);
        let leads = std::iter::once(first).chain(std::iter::repeat(" ".repeat(indent)));
        let rows = leads.zip(broken).map(|(lead, text)| lead + &emphasised(&text, style));
        rows.map(|row| row.trim_end().to_owned()).collect()
    }
}

impl Label {
    /// The word itself.
    pub fn word(self) -> String {
        match self {
            Self::Today => say!("answer-today"),
            Self::First => say!("answer-first"),
            Self::Then => say!("answer-then"),
            Self::Why => say!("answer-why"),
            Self::Also => say!("answer-also"),
            Self::DoNow => say!("answer-do-now"),
            Self::Do => say!("answer-do"),
            Self::Or => say!("answer-or"),
            Self::Sure => say!("answer-sure"),
            Self::Plan => say!("answer-plan"),
            Self::Pays => say!("answer-pays"),
            Self::Note => say!("answer-note"),
            Self::Title | Self::More | Self::Closing => String::new(),
        }
    }

    /// Which block the line belongs to; a blank line stands between blocks. `None`: that of the line before.
    const fn group(self) -> Option<u8> {
        match self {
            Self::Title => Some(0),
            Self::Today => Some(1),
            Self::First | Self::Then | Self::Why | Self::Also => Some(2),
            Self::DoNow | Self::Do | Self::Or => Some(3),
            Self::Plan | Self::Pays | Self::Sure | Self::Note | Self::Closing => Some(4),
            Self::More => None,
        }
    }

    const fn indent(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Closing => MARGIN,
            _ => INDENT,
        }
    }

    fn lead(self, style: Style) -> String {
        let word = self.word();
        let padding = " ".repeat(self.indent().saturating_sub(MARGIN + word.chars().count()));
        let margin = " ".repeat(MARGIN.min(self.indent()));
        match style {
            Style::Colour if !word.is_empty() => format!("{margin}\u{1b}[1m{word}\u{1b}[0m{padding}"),
            Style::Plain | Style::Colour => format!("{margin}{word}{padding}"),
        }
    }
}

fn emphasised(text: &str, style: Style) -> String {
    let failing = failing();
    match (style, text.strip_prefix(&failing)) {
        (Style::Colour, Some(rest)) => format!("\u{1b}[1;31m{failing}\u{1b}[0m{rest}"),
        _ => text.to_owned(),
    }
}

/// Breaks text at spaces; a word longer than a line is cut.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, width)) {
        let row = rows.last().map_or(0, |row| row.chars().count());
        let fits = row + 1 + word.chars().count() <= width;
        match rows.last_mut() {
            Some(row) if row.is_empty() => row.push_str(&word),
            Some(row) if fits => {
                row.push(' ');
                row.push_str(&word);
            }
            _ => rows.push(word),
        }
    }
    rows
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_spaces_and_long_words_are_cut() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn colour_adds_nothing_but_escape_codes() {
        let answer = Answer { lines: vec![Line::new(Label::Today, "FAILING. The iPhone.")] };
        let coloured = answer.render(Style::Colour);
        assert!(coloured.contains("\u{1b}[1mToday\u{1b}[0m     \u{1b}[1;31mFAILING.\u{1b}[0m The"));
        let bare = coloured.replace("\u{1b}[1m", "").replace("\u{1b}[1;31m", "").replace("\u{1b}[0m", "");
        assert_eq!(bare, answer.render(Style::Plain));
    }
}
